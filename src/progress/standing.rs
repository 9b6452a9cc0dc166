//! How something stands with a person, and why.

use jiff::civil::Date;

use crate::framework::Keyed;
use crate::framework::qualification::{Qualification, Unit};
use crate::record::{Equivalent, Evidence};

/// How something stands with a person.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing<'a> {
    /// Nothing in the record speaks of it.
    Missing,
    /// Begun.
    InProgress(Because<'a>),
    /// Somebody agreed that experience is equivalent to it.
    Deemed(&'a Equivalent),
    /// Achieved or evidenced.
    Held(Because<'a>),
}

/// What in the record says so.
#[derive(Debug, Clone, PartialEq)]
pub enum Because<'a> {
    /// An entry of its own, with its date.
    Entry(Option<Date>),
    /// A qualification that has it in it.
    Qualification(&'a Keyed<Qualification>),
    /// A unit that draws on it.
    Unit(&'a Keyed<Unit>),
    /// A piece of evidence.
    Evidence(&'a Evidence),
}

impl<'a> Standing<'a> {
    /// How far along it is: missing, in progress, deemed equivalent, held.
    fn rank(&self) -> u8 {
        match self {
            Self::Missing => 0,
            Self::InProgress(_) => 1,
            Self::Deemed(_) => 2,
            Self::Held(_) => 3,
        }
    }

    /// Whether it is held or deemed equivalent: nothing of it is left to do.
    pub fn is_settled(&self) -> bool {
        self.rank() >= 2
    }

    /// Whether nothing in the record speaks of it.
    pub fn is_missing(&self) -> bool {
        *self == Self::Missing
    }

    /// Whether what speaks for it is no unit of another level.
    pub(super) fn is_through_level(&self, level: u8) -> bool {
        match self {
            Self::Held(Because::Unit(unit)) | Self::InProgress(Because::Unit(unit)) => unit.level == level,
            Self::Missing => false,
            _ => true,
        }
    }

    /// Takes the other standing where that one is further along.
    pub(super) fn raise(&mut self, other: Self) {
        if other.rank() > self.rank() {
            *self = other;
        }
    }

    /// The same standing for what comes with this, for the reason given; what is deemed stays deemed by the same
    /// agreement.
    pub(super) fn carried(&self, because: Because<'a>) -> Self {
        match self {
            Self::Missing => Self::Missing,
            Self::InProgress(_) => Self::InProgress(because),
            Self::Deemed(equivalent) => Self::Deemed(equivalent),
            Self::Held(_) => Self::Held(because),
        }
    }

    /// The standing of several things together: settled when all are, in progress when any is begun.
    pub(super) fn together<'s>(all: impl Iterator<Item = &'s Self>) -> Self
    where
        'a: 's,
    {
        let all: Vec<&Self> = all.collect();
        let least = all.iter().min_by_key(|standing| standing.rank());
        let most = all.iter().find(|standing| !standing.is_missing());
        match (least, most) {
            (Some(least), _) if least.is_settled() => (*least).clone(),
            (_, Some(Self::InProgress(because) | Self::Held(because))) => Self::InProgress(because.clone()),
            (_, Some(Self::Deemed(_))) => Self::InProgress(Because::Entry(None)),
            _ => Self::Missing,
        }
    }

    /// The standing in a word or two.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::InProgress(_) => "in progress",
            Self::Deemed(_) => "deemed equivalent",
            Self::Held(_) => "held",
        }
    }
}
