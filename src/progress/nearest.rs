//! What is closest: the qualification to aim at next, and the single unit of it that helps most.
//!
//! The answer looks towards a role: the one that is named or else, from the present role in the record upwards, the
//! first with a qualification that is not satisfied yet. It considers the qualifications that this role names, and puts
//! the one that a plan aims at first. Without a role, it considers all qualifications above those held, and calls one
//! the closest only if the record gives a reason: those in progress come first, then those of which a unit is begun or to
//! which additional units lead on (section 3.2.4), each ordered by level and size (section 3.2.2). How many units happen to be listed does not matter.
//!
//! It only looks upwards: a qualification that is not above the highest one held is set aside.
//!
//! The units are the required ones of the closest qualification. The most helpful comes first, with one point for each
//! standard that nothing evidences yet, each qualification not yet held that the unit counts towards, and each role
//! that expects one of those and for which nothing that is held will do. Ties are decided by the number of those
//! standards, then by that of those qualifications; then units in progress come first, then those with fewer credits
//! (unknown ones last), then the order of the data.

use super::choice::{Bridge, Choice};
use super::expected::Answer;
use super::gap::Gap;
use super::help::Help;
use super::holdings::Holdings;
use super::made_of::incorporated;
use super::part::Part;
use super::reflected::Reflected;
use super::toward::Toward;
use crate::framework::qualification::{Qualification, Size};
use crate::framework::role::Role;
use crate::framework::{Framework, Keyed};
use crate::record::Record;

/// What is closest to a record.
#[derive(Debug, Clone)]
pub struct Nearest<'a> {
    /// The role it looks towards, and why that role.
    pub direction: Direction<'a>,
    /// What can be said about it.
    pub outcome: Outcome,
    /// The qualifications that are considered, closest first; none of them is held or deemed equivalent.
    pub qualifications: Vec<Closeness<'a>>,
    /// Qualifications that are not held but not above one that is; they are never proposed.
    pub set_aside: Vec<&'a Keyed<Qualification>>,
    /// The remaining units of the closest qualification, most helpful first.
    pub units: Vec<Help<'a>>,
}

/// The role that an answer looks towards.
#[derive(Debug, Clone, Copy)]
pub enum Direction<'a> {
    /// The role that was named.
    Named(&'a Keyed<Role>),
    /// The first role, from the present one in the record upwards, with a qualification that is not satisfied; or the
    /// last on the ladder if there is none.
    Recorded(&'a Keyed<Role>),
    /// No role: none was named, and the record does not name one of the framework.
    Anywhere,
}

/// What can be said about the closest qualification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The framework has no qualifications.
    NothingToMeasure,
    /// The role does not name a qualification, as from TA4 on (section 4.4.2).
    NothingNamed,
    /// What is held already satisfies the role.
    Answered,
    /// No qualification is above those held.
    NothingAbove,
    /// There is no role, and nothing in the record favours one qualification over another.
    NothingSpeaks,
    /// The first of the qualifications is the closest.
    Closest,
}

/// How close a qualification is.
#[derive(Debug, Clone)]
pub struct Closeness<'a> {
    /// The qualification with its units.
    pub toward: Toward<'a>,
    /// The additional units that lead to it from one that is held and shares units with it.
    pub bridge: Option<Bridge<'a>>,
    /// How many of its required, listed units are held or deemed equivalent.
    pub held: usize,
    /// How many of them are not.
    pub left: usize,
    /// The qualifications it incorporates that are not held and have no listed units, so that the number of their units
    /// is not known.
    pub unlisted: Vec<&'a Keyed<Qualification>>,
}

impl<'a> Nearest<'a> {
    /// What is closest for a record, towards a role if one is named.
    pub fn of(framework: &'a Framework, record: &'a Record, named: Option<&'a Keyed<Role>>) -> Self {
        let holdings = Holdings::of(framework, record);
        let direction = direction(framework, record, named);
        let role = match direction {
            Direction::Named(role) | Direction::Recorded(role) => Some(role),
            Direction::Anywhere => None,
        };
        let highest = holdings.settled().map(|one| (one.level, one.size)).max();
        let set_aside: Vec<_> = framework
            .qualifications
            .iter()
            .filter(|one| !holdings.qualification(&one.id).is_settled() && !is_above(one, highest))
            .collect();
        let (outcome, mut qualifications) = match role {
            _ if framework.qualifications.is_empty() => (Outcome::NothingToMeasure, Vec::new()),
            Some(role) => towards(framework, &holdings, &Gap::of(framework, record, role)),
            None => anywhere(framework, &holdings, highest),
        };
        qualifications.retain(|close| {
            close.bridge.is_some() || !set_aside.iter().any(|aside| aside.id == close.toward.qualification.id)
        });
        let outcome =
            if outcome == Outcome::Closest && qualifications.is_empty() { Outcome::NothingAbove } else { outcome };
        let closest = qualifications.first().filter(|_| outcome == Outcome::Closest);
        let units = closest.map_or_else(Vec::new, |close| Help::all(framework, &holdings, &close.toward));
        let is_proposed =
            |one: &Keyed<Qualification>| qualifications.iter().any(|close| close.toward.qualification.id == one.id);
        let set_aside = set_aside.into_iter().filter(|one| !is_proposed(one)).collect();
        Self { direction, outcome, qualifications, set_aside, units }
    }
}

/// Whether a qualification is above the highest one held.
fn is_above(one: &Qualification, highest: Option<(u8, Size)>) -> bool {
    highest.is_none_or(|highest| (one.level, one.size) > highest)
}

fn direction<'a>(framework: &'a Framework, record: &'a Record, named: Option<&'a Keyed<Role>>) -> Direction<'a> {
    if let Some(role) = named {
        return Direction::Named(role);
    }
    let Some(mut role) = record.role.as_ref().and_then(|id| framework.roles.get(id)) else {
        return Direction::Anywhere;
    };
    for _ in 0..framework.roles.len() {
        let gap = Gap::of(framework, record, role);
        let is_open = |(answer, _)| answer == Answer::Open;
        if choices(&gap).any(|choice| choice.answered_by().is_none()) || reflecting(&gap).is_some_and(is_open) {
            break;
        }
        let Some(above) = framework.above(role).first().copied() else { break };
        role = above;
    }
    Direction::Recorded(role)
}

/// The choices of qualifications that a role names, except those it only *may be* working towards.
fn choices<'g, 'a>(gap: &'g Gap<'a>) -> impl Iterator<Item = &'g Choice<'a>> {
    let firm = gap.expected.iter().filter(|expected| !expected.is_optional());
    firm.flat_map(|expected| &expected.parts).filter_map(|part| match part {
        Part::OneOf(choice) => Some(choice),
        _ => None,
    })
}

/// The qualification that is the way to the standards that a role asks for, where it reflects them and some are open;
/// with the answer to that expectation, since a profile may say "towards".
fn reflecting<'g, 'a>(gap: &'g Gap<'a>) -> Option<(Answer, &'g Reflected<'a>)> {
    let parts = gap.expected.iter().flat_map(|expected| expected.parts.iter().map(|part| (expected.answer(), part)));
    let reflected = parts.filter(|(answer, _)| *answer != Answer::Optional).find_map(|(answer, part)| match part {
        Part::Reflected(reflected) if !part.standing().is_settled() => Some((answer, reflected)),
        _ => None,
    });
    reflected.filter(|(_, reflected)| !reflected.toward.standing.is_settled())
}

/// The qualifications of a role's first open choice: the one to aim at first, less suited ones last.
fn towards<'a>(framework: &'a Framework, holdings: &Holdings<'a>, gap: &Gap<'a>) -> (Outcome, Vec<Closeness<'a>>) {
    let Some(choice) = choices(gap).find(|choice| choice.answered_by().is_none()) else {
        let outcome = if choices(gap).next().is_some() { Outcome::Answered } else { Outcome::NothingNamed };
        return reflecting(gap).map_or((outcome, Vec::new()), |(_, Reflected { toward, bridge, .. })| {
            let bridge = bridge.clone().filter(|bridge| bridge.to.id == toward.qualification.id);
            (Outcome::Closest, vec![Closeness::of(framework, holdings, toward.clone(), bridge)])
        });
    };
    if let Some(beyond) = choice.aim_beyond() {
        return (Outcome::Closest, vec![Closeness::of(framework, holdings, beyond.clone(), None)]);
    }
    let to = choice.bridge.as_ref().filter(|_| choice.is_bridged()).map(|bridge| &bridge.to.id);
    let aim = to.unwrap_or(&choice.aim().qualification.id);
    let mut routes: Vec<&Toward<'a>> = choice.routes.iter().filter(|route| !route.standing.is_settled()).collect();
    routes.sort_by_key(|route| (route.qualification.id != *aim, route.alternative, route.less_suited));
    let close = |route: &Toward<'a>| {
        let bridge = choice.bridge.as_ref().filter(|one| one.to.id == route.qualification.id && choice.holds(one.from));
        Closeness::of(framework, holdings, route.clone(), bridge.cloned())
    };
    (Outcome::Closest, routes.into_iter().map(close).collect())
}

/// All qualifications above those held, and those to which additional units lead on from one that is held: first those
/// that the record favours, then by level and size.
fn anywhere<'a>(
    framework: &'a Framework,
    holdings: &Holdings<'a>,
    highest: Option<(u8, Size)>,
) -> (Outcome, Vec<Closeness<'a>>) {
    let is_as_high = |one: &Keyed<Qualification>| highest.is_none_or(|(level, _)| one.level >= level);
    let mut all: Vec<Closeness<'a>> = Vec::new();
    for one in framework.qualifications.iter().filter(|one| !holdings.of_qualification(one).is_settled()) {
        let toward = Toward::of(framework, holdings, one);
        let bridge = Bridge::from_held(framework, holdings, &toward).filter(|_| is_as_high(one));
        if bridge.is_some() || is_above(one, highest) {
            all.push(Closeness::of(framework, holdings, toward, bridge));
        }
    }
    let is_favoured = |close: &Closeness<'a>| close.toward.under_way || close.bridge.is_some();
    let rank = |close: &Closeness<'a>| {
        let toward = &close.toward;
        (toward.standing.is_missing(), !is_favoured(close), toward.qualification.level, toward.qualification.size)
    };
    all.sort_by_key(rank);
    let outcome = match all.first() {
        None => Outcome::NothingAbove,
        Some(first) if is_favoured(first) => Outcome::Closest,
        Some(_) => Outcome::NothingSpeaks,
    };
    (outcome, all)
}

impl<'a> Closeness<'a> {
    fn of(framework: &'a Framework, holdings: &Holdings<'a>, toward: Toward<'a>, bridge: Option<Bridge<'a>>) -> Self {
        let left = toward.left().count();
        let is_unlisted = |lower: &&'a Keyed<Qualification>| {
            lower.listings.is_empty() && !holdings.of_qualification(lower).is_settled()
        };
        let unlisted = incorporated(framework, toward.qualification).filter(is_unlisted).collect();
        Self { held: toward.units.len() - left, left, unlisted, bridge, toward }
    }

    /// Whether it lists required units of its own; otherwise it is not known how much of it is left.
    pub fn is_comparable(&self) -> bool {
        self.toward.units.iter().any(|unit| unit.is_own)
    }
}
