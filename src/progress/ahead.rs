//! What the next role adds: units and standards, as far as its profile names them.

use std::collections::BTreeSet;

use super::made_of::required;
use crate::framework::qualification::Unit;
use crate::framework::role::{Expectation, Role, Sense};
use crate::framework::standard::Standard;
use crate::framework::{Framework, Keyed, StandardNumber};

/// What one role expects and another does not. Alternatives and optional units are left out, because they are a choice;
/// so is what a role only *may be* working towards.
#[derive(Debug, Clone, Default)]
pub struct Ahead<'a> {
    /// The units, in the order of the qualifications.
    pub units: Vec<&'a Keyed<Unit>>,
    /// The standards that it names or those units draw on, and that the other role neither names nor draws on, by
    /// number.
    pub standards: Vec<&'a Keyed<Standard>>,
}

impl<'a> Ahead<'a> {
    /// What `to` adds to `from`.
    pub fn between(framework: &'a Framework, from: &Role, to: &Role) -> Self {
        let (before, after) = (expected(framework, from), expected(framework, to));
        let known: BTreeSet<StandardNumber> = named(from).chain(drawn_on(&before)).collect();
        let all: BTreeSet<StandardNumber> = named(to).chain(drawn_on(&after)).collect();
        let added = all.into_iter().filter(|number| !known.contains(number));
        let is_new = |unit: &&'a Keyed<Unit>| !before.iter().any(|held| held.id == unit.id);
        Self {
            standards: added.map(|number| framework.standards.known(&number)).collect(),
            units: after.iter().filter(|unit| is_new(unit)).copied().collect(),
        }
    }
}

/// The units that a role names, and the required ones of the qualifications that it names first.
fn expected<'a>(framework: &'a Framework, role: &Role) -> Vec<&'a Keyed<Unit>> {
    let mut units: Vec<&'a Keyed<Unit>> = Vec::new();
    for expectation in firm(role) {
        units.extend(expectation.units.iter().map(|id| framework.units.known(id)));
        for id in &expectation.qualifications {
            units.extend(required(framework, framework.qualifications.known(id)).map(|listed| listed.unit));
        }
    }
    let mut seen = BTreeSet::new();
    units.retain(|unit| seen.insert(&unit.id));
    units
}

fn firm(role: &Role) -> impl Iterator<Item = &Expectation> {
    role.expects.iter().filter(|one| one.sense != Sense::MayBeWorkingTowards)
}

/// The standards that a role names.
fn named(role: &Role) -> impl Iterator<Item = StandardNumber> {
    firm(role).flat_map(|one| one.standards.iter().copied())
}

fn drawn_on(units: &[&Keyed<Unit>]) -> impl Iterator<Item = StandardNumber> {
    units.iter().flat_map(|unit| unit.standards.iter().copied())
}
