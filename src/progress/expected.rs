//! An expectation of a role, its standing, and whether it is satisfied.

use super::part::Part;
use super::standing::Standing;
use crate::framework::role::{Expectation, Sense};

/// An expectation and its standing.
#[derive(Debug, Clone)]
pub struct Expected<'a> {
    /// Its place in the profile, from 1.
    pub place: usize,
    /// What is expected.
    pub expectation: &'a Expectation,
    /// What it is made of.
    pub parts: Vec<Part<'a>>,
    /// The standing of the expectation as a whole.
    pub standing: Standing<'a>,
}

/// Whether an expectation is satisfied. [`Sense`] quotes the profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// The role only *may be* working towards it, in order to progress (section 4); never counted.
    Optional,
    /// It is not satisfied.
    Open,
    /// It is begun, and the profile itself says "towards".
    WorkingTowards,
    /// It is held or deemed equivalent.
    Met,
}

/// How many of a role's expectations are satisfied, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All expectations that are not optional.
    pub firm: usize,
    /// Held or deemed equivalent.
    pub met: usize,
    /// Begun, where the profile itself says "towards".
    pub towards: usize,
    /// Optional expectations, which are not included in the other numbers.
    pub optional: usize,
}

impl<'a> Expected<'a> {
    pub(super) fn of(place: usize, expectation: &'a Expectation, parts: Vec<Part<'a>>) -> Self {
        let mut standings: Vec<Standing<'_>> = parts.iter().map(Part::standing).collect();
        // Among several reasons, that of a named qualification is the most informative.
        let under_way = |part: &Part<'_>| matches!(part, Part::OneOf(choice) if choice.is_under_way());
        if let Some(place) = parts.iter().position(under_way) {
            standings.swap(0, place);
        }
        // What a role may be working towards is a choice: "QCF Level 3 and/or National Occupational Standards".
        let standing = if expectation.sense == Sense::MayBeWorkingTowards {
            Standing::furthest(standings.into_iter())
        } else {
            Standing::together(standings.into_iter())
        };
        // English and maths alone do not count as working towards the professional standards.
        let is_begun = parts.iter().any(Part::is_under_way);
        let standing =
            if is_begun || standing.is_settled() || !is_in_progress(&standing) { standing } else { Standing::Missing };
        Self { place, expectation, parts, standing }
    }

    /// Whether the role only *may be* working towards it, so that it is never counted.
    pub fn is_optional(&self) -> bool {
        self.expectation.sense == Sense::MayBeWorkingTowards
    }

    /// Whether and how the record satisfies it.
    pub fn answer(&self) -> Answer {
        if self.is_optional() {
            Answer::Optional
        } else if self.standing.is_settled() {
            Answer::Met
        } else if self.expectation.sense.accepts_towards() && self.is_under_way() {
            Answer::WorkingTowards
        } else {
            Answer::Open
        }
    }

    /// Whether something in it is held, deemed equivalent or in progress at its level.
    pub fn is_under_way(&self) -> bool {
        self.parts.iter().any(Part::is_under_way)
    }

    /// Whether the answer depends on our reading, for example that a qualification at a higher level counts.
    pub fn rests_on_our_reading(&self) -> bool {
        self.standing.is_our_reading()
            || self.parts.iter().flat_map(Part::standings).any(|standing| standing.is_our_reading())
    }

    /// The standing in a word or two.
    pub fn words(&self) -> &'static str {
        match self.answer() {
            Answer::WorkingTowards => "worked towards",
            _ => self.standing.words(),
        }
    }
}

fn is_in_progress(standing: &Standing<'_>) -> bool {
    matches!(standing, Standing::InProgress(_))
}

impl Counts {
    pub(super) fn of(all: &[Expected<'_>]) -> Self {
        let count = |wanted| all.iter().filter(|expected| expected.answer() == wanted).count();
        let optional = count(Answer::Optional);
        Self { firm: all.len() - optional, met: count(Answer::Met), towards: count(Answer::WorkingTowards), optional }
    }
}
