//! What the next role adds: units and standards, as far as its profile names them.

use std::collections::BTreeSet;

use super::made_of::required;
use crate::framework::qualification::Unit;
use crate::framework::role::{Role, Sense};
use crate::framework::standard::Standard;
use crate::framework::{Framework, Keyed, StandardNumber};

/// What one role expects and another does not. Alternatives and optional units are left out, because they are a choice;
/// so is what a role only *may be* working towards.
#[derive(Debug, Clone, Default)]
pub struct Ahead<'a> {
    /// The units, in the order of the qualifications.
    pub units: Vec<&'a Keyed<Unit>>,
    /// The standards that those units draw on and none of the other role's units do, by number.
    pub standards: Vec<&'a Keyed<Standard>>,
}

impl<'a> Ahead<'a> {
    /// What `to` adds to `from`.
    pub fn between(framework: &'a Framework, from: &Role, to: &Role) -> Self {
        let (before, after) = (expected(framework, from), expected(framework, to));
        let known: BTreeSet<StandardNumber> = drawn_on(&before);
        let added = drawn_on(&after).into_iter().filter(|number| !known.contains(number));
        let is_new = |unit: &&'a Keyed<Unit>| !before.iter().any(|held| held.id == unit.id);
        Self {
            standards: added.map(|number| framework.standards.known(&number)).collect(),
            units: after.iter().filter(|unit| is_new(unit)).copied().collect(),
        }
    }
}

/// The required units of the qualifications that a role names first.
fn expected<'a>(framework: &'a Framework, role: &Role) -> Vec<&'a Keyed<Unit>> {
    let mut units: Vec<&'a Keyed<Unit>> = Vec::new();
    for expectation in role.expects.iter().filter(|one| one.sense != Sense::MayBeWorkingTowards) {
        for id in &expectation.qualifications {
            for unit in required(framework, framework.qualifications.known(id)).map(|listed| listed.unit) {
                if units.iter().all(|known| known.id != unit.id) {
                    units.push(unit);
                }
            }
        }
    }
    units
}

fn drawn_on(units: &[&Keyed<Unit>]) -> BTreeSet<StandardNumber> {
    units.iter().flat_map(|unit| unit.standards.iter().copied()).collect()
}
