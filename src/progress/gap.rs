//! The gap between a record and a role: each expectation, and how large the gap is.
//!
//! Expectations are indicative, not mandatory, and experience may count (section 4 of the guidance). A gap says what
//! the profile names and the record does not, never that somebody may not do the role.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use super::choice::Bridge;
use super::duty::{Duty, new_duties};
use super::expected::{Counts, Expected};
use super::holdings::Holdings;
use super::part::Part;
use super::standing::Standing;
use super::toward::UnitLeft;
use crate::framework::basic_skills::BasicSkill;
use crate::framework::qualification::Qualification;
use crate::framework::role::{Expectation, Role, Sense, Show};
use crate::framework::standard::{ProfessionalGroup, ProfessionalStandard, Standard};
use crate::framework::{Framework, Id, Keyed, StandardNumber};
use crate::record::Record;

/// What a role's profile names and a record does not have.
#[derive(Debug, Clone)]
pub struct Gap<'a> {
    /// The role.
    pub role: &'a Keyed<Role>,
    /// The role the person is in, if the record names one of the framework.
    pub present: Option<&'a Keyed<Role>>,
    /// What the role is expected to hold, in the order of the profile.
    pub expected: Vec<Expected<'a>>,
    /// What the profile expects to be shown at work: evidence for the employer, which no unit or qualification
    /// provides. A record has no place for it, so it always remains to be shown.
    pub shows: &'a [Show],
    /// The role whose duties the person knows, if any.
    from: Option<&'a Keyed<Role>>,
    pub(super) framework: &'a Framework,
    pub(super) holdings: Holdings<'a>,
}

/// Something to gain.
#[derive(Debug, Clone)]
pub enum Thing<'a> {
    /// A level of English, maths or ICT.
    Skill(&'a BasicSkill),
    /// A unit, with the qualification it is listed for.
    Unit(UnitLeft<'a>),
    /// A qualification.
    Qualification(&'a Keyed<Qualification>),
    /// The optional units of a qualification: the publication says that they belong to it, but not which to take.
    Optional(&'a Keyed<Qualification>),
    /// The additional units that lead from a qualification to the expected one that it shares units with.
    Additional(Bridge<'a>),
    /// Evidence for a National Occupational Standard.
    Standard(&'a Keyed<Standard>),
    /// Evidence for a professional standard.
    Professional(&'a ProfessionalGroup, &'a ProfessionalStandard),
}

/// What tells one thing to gain from another, in one framework: its kind, and its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Which<'a> {
    Skill(&'a BasicSkill),
    Unit(usize),
    Qualification(usize),
    Optional(usize),
    Additional(usize),
    Standard(usize),
    Professional(StandardNumber),
}

impl<'a> Thing<'a> {
    /// Which thing it is.
    pub(super) fn which(&self) -> Which<'a> {
        match self {
            Self::Skill(skill) => Which::Skill(skill),
            Self::Unit(left) => Which::Unit(left.unit.position()),
            Self::Qualification(qualification) => Which::Qualification(qualification.position()),
            Self::Optional(qualification) => Which::Optional(qualification.position()),
            Self::Additional(bridge) => Which::Additional(bridge.to.position()),
            Self::Standard(standard) => Which::Standard(standard.position()),
            Self::Professional(_, standard) => Which::Professional(standard.number),
        }
    }

    /// A name that nothing else in a gap has: the kind, then the id as it can be typed.
    pub fn key(&self) -> (&'static str, String) {
        match self {
            Self::Skill(skill) => {
                let only = if skill.or_above { "" } else { " only" };
                ("basic skills", format!("{} {}{only}", skill.subject.words(), skill.level))
            }
            Self::Unit(left) => ("unit", left.unit.id.to_string()),
            Self::Qualification(qualification) => ("qualification", qualification.id.to_string()),
            Self::Optional(qualification) => ("optional units", qualification.id.to_string()),
            Self::Additional(bridge) => ("additional units", bridge.to.id.to_string()),
            Self::Standard(standard) => ("standard", standard.id.to_string()),
            Self::Professional(_, standard) => ("professional standard", standard.number.to_string()),
        }
    }
}

/// Something to gain, its standing, and the expectations that ask for it.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The thing.
    pub thing: Thing<'a>,
    /// Its standing: missing or in progress.
    pub standing: Standing<'a>,
    /// The numbers of the expectations it serves, from 1.
    pub serves: Vec<usize>,
}

/// How large a gap is. Smaller is nearer: first by what is missing, then by what is left to finish.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measure {
    /// How many things are missing: not held, not deemed equivalent, and not begun at the expected level.
    pub missing: usize,
    /// The confirmed credits of the units that are missing or in progress.
    pub credits: u32,
    /// How many of those units have no confirmed credits.
    pub unknown: usize,
    /// How many sets of additional units are left, of which the publication lists no units (section 3.2.4).
    pub unlisted: usize,
}

impl Measure {
    /// The size of a gap with these items.
    pub(super) fn of<'t, 'a: 't>(things: impl Iterator<Item = (&'t Thing<'a>, bool)>) -> Self {
        let mut measure = Self::default();
        for (thing, is_to_begin) in things {
            measure.missing += usize::from(is_to_begin);
            if let Thing::Unit(left) = thing {
                measure.credits += left.unit.credits.map_or(0, u32::from);
                measure.unknown += usize::from(left.unit.credits.is_none());
            }
            measure.unlisted += usize::from(matches!(thing, Thing::Additional(_)));
        }
        measure
    }

    /// The confirmed credits; `None` if there are units but none has confirmed credits.
    pub fn known_credits(self) -> Option<u32> {
        (self.credits > 0 || self.unknown + self.unlisted == 0).then_some(self.credits)
    }
}

impl<'a> Gap<'a> {
    /// The gap between a record and a role.
    pub fn of(framework: &'a Framework, record: &'a Record, role: &'a Keyed<Role>) -> Self {
        let present = record.role.as_ref().and_then(|id: &Id<Role>| framework.roles.get(id));
        Self::after(framework, record, present, role)
    }

    /// The gap for somebody who comes from another role on the way: new duties are relative to that one.
    pub(super) fn after(
        framework: &'a Framework,
        record: &'a Record,
        from: Option<&'a Keyed<Role>>,
        role: &'a Keyed<Role>,
    ) -> Self {
        Self::made_of(framework, record, from, role, Part::all)
    }

    /// The same for who only counts: what is optional is never counted, and its parts are left out.
    pub(super) fn counted(framework: &'a Framework, record: &'a Record, role: &'a Keyed<Role>) -> Self {
        Self::made_of(framework, record, None, role, |framework, holdings, role, expectation| {
            let is_firm = expectation.sense != Sense::MayBeWorkingTowards;
            if is_firm { Part::all(framework, holdings, role, expectation) } else { Vec::new() }
        })
    }

    fn made_of(
        framework: &'a Framework,
        record: &'a Record,
        from: Option<&'a Keyed<Role>>,
        role: &'a Keyed<Role>,
        parts: impl Fn(&'a Framework, &Holdings<'a>, &Role, &'a Expectation) -> Vec<Part<'a>>,
    ) -> Self {
        let holdings = Holdings::of(framework, record);
        let expected = (1..).zip(&role.expects).map(|(place, expectation)| {
            Expected::of(place, expectation, parts(framework, &holdings, role, expectation))
        });
        let expected = expected.collect();
        let present = record.role.as_ref().and_then(|id: &Id<Role>| framework.roles.get(id));
        Self { role, present, expected, shows: &role.shows, from, framework, holdings }
    }

    /// The duties that the present role does not have in the same words; empty without a present role.
    pub fn duties(&self) -> Vec<Duty<'a>> {
        self.from.map_or_else(Vec::new, |from| new_duties(from, self.role))
    }

    /// How many expectations are satisfied.
    pub fn counts(&self) -> Counts {
        Counts::of(&self.expected)
    }

    /// What is still to gain, each thing once, in the order of the expectations and without optional ones.
    ///
    /// For a choice of qualifications, this is the one that is aimed at, with its units. For standards that a
    /// qualification reflects, it includes the units that lead to them.
    pub fn items(&self) -> Vec<Item<'a>> {
        let mut items: Vec<Item<'a>> = Vec::new();
        let mut places: HashMap<Which<'a>, usize, RandomState> = HashMap::default();
        self.each_open(|expected, thing, standing| {
            let place = *places.entry(thing.which()).or_insert(items.len());
            let Some(known) = items.get_mut(place) else {
                return items.push(Item { thing, standing, serves: vec![expected.place] });
            };
            if !known.serves.contains(&expected.place) {
                known.serves.push(expected.place);
            }
            // A standard may be known at one level and begun at another.
            if standing.is_to_begin() {
                known.standing = standing;
            }
        });
        items
    }

    /// Goes through what each expectation leaves to gain; a thing that several ask for comes several times.
    pub(super) fn each_open(&self, mut found: impl FnMut(&Expected<'a>, Thing<'a>, Standing<'a>)) {
        for expected in self.expected.iter().filter(|expected| !expected.is_optional()) {
            for part in &expected.parts {
                part.each_thing(&mut |thing, standing| {
                    if !standing.is_settled() {
                        found(expected, thing, standing);
                    }
                });
            }
        }
    }

    /// How large it is.
    pub fn measure(&self) -> Measure {
        Measure::of(self.items().iter().map(|item| (&item.thing, item.standing.is_to_begin())))
    }

    /// Whether the role is the present one or below it on the same ladder.
    pub fn is_behind(&self) -> bool {
        self.present.is_some_and(|present| self.framework.leads_to(self.role, present))
    }

    /// The standing of a qualification.
    pub fn standing_of(&self, qualification: &Keyed<Qualification>) -> Standing<'a> {
        self.holdings.of_qualification(qualification)
    }

    /// The hours of learning for a number of credits (section 3.2.2); `None` if the framework has no such rule.
    pub fn hours(&self, credits: u32) -> Option<u32> {
        hours(self.framework, credits)
    }
}

/// Whether a role expects this qualification and accepts no other for it.
pub(super) fn asks_for(role: &Role, id: &Id<Qualification>) -> bool {
    let mut firm =
        role.expects.iter().filter(|one| one.sense != Sense::MayBeWorkingTowards && !one.standards_reflected);
    firm.any(|one| one.alternatives.is_empty() && one.qualifications.len() == 1 && one.qualifications.contains(id))
}

/// The hours of learning for a number of credits.
pub(super) fn hours(framework: &Framework, credits: u32) -> Option<u32> {
    framework.credit.as_ref().map(|rules| credits.saturating_mul(rules.hours_per_credit.into()))
}

impl<'a> Gap<'a> {
    /// The record.
    pub(super) fn record(&self) -> &'a Record {
        self.holdings.record()
    }

    /// The roles whose suggestions may help: those that apply to the role, then those that apply to the present one.
    pub(super) fn suggesting(&self) -> Vec<&'a Keyed<Role>> {
        let mut roles: Vec<&'a Keyed<Role>> = Vec::new();
        for first in std::iter::once(self.role).chain(self.present) {
            roles.extend(self.framework.suggesting(first));
        }
        let mut seen = BTreeSet::new();
        roles.retain(|role| seen.insert(&role.id));
        roles
    }

    /// The suggestion with that id, if one of those roles makes it.
    pub fn suggestion(&self, id: &str) -> Option<(&'a Keyed<Role>, usize)> {
        let own = |role: &&'a Keyed<Role>| (0..role.cpd.suggestions.len()).find(|n| role.suggestion_id(*n) == id);
        self.suggesting().into_iter().find_map(|role| own(&role).map(|n| (role, n)))
    }
}
