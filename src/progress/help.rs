//! What a single unit helps with.

use std::cmp::Reverse;

use super::holdings::Holdings;
use super::standing::Standing;
use super::toward::Toward;
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::{Expectation, Role, Sense};
use crate::framework::standard::Standard;
use crate::framework::{Framework, Id, Keyed};

/// What a unit helps with.
#[derive(Debug, Clone)]
pub struct Help<'a> {
    /// The unit.
    pub unit: &'a Keyed<Unit>,
    /// Its standing: missing or in progress.
    pub standing: Standing<'a>,
    /// The standards that it would evidence at its level and that nothing evidences yet.
    pub standards: Vec<&'a Keyed<Standard>>,
    /// The qualifications that it counts towards and that are not held yet.
    pub qualifications: Vec<&'a Keyed<Qualification>>,
    /// The roles that expect one of those qualifications, except roles that only *may be* working towards it, and roles
    /// for which another qualification that is held will do.
    pub roles: Vec<&'a Keyed<Role>>,
}

impl<'a> Help<'a> {
    /// The remaining units of a qualification, most helpful first.
    pub(super) fn all(framework: &'a Framework, holdings: &Holdings<'a>, toward: &Toward<'a>) -> Vec<Self> {
        let mut all: Vec<Self> = toward.left().map(|left| Self::of(framework, holdings, left.unit)).collect();
        all.sort_by_key(Self::rank);
        all
    }

    fn of(framework: &'a Framework, holdings: &Holdings<'a>, unit: &'a Keyed<Unit>) -> Self {
        let mut standards: Vec<_> = unit.standards.iter().map(|number| framework.standards.known(number)).collect();
        standards.retain(|standard| !holdings.standard_at(standard.id, unit.level).is_settled());
        let mut qualifications: Vec<&Keyed<Qualification>> =
            framework.qualifications_of_unit(&unit.id).into_iter().map(|contained| contained.qualification).collect();
        qualifications.retain(|qualification| !holdings.qualification(&qualification.id).is_settled());
        let looks = |role: &&Keyed<Role>| {
            let firm = role.expects.iter().filter(|one| one.sense != Sense::MayBeWorkingTowards);
            let open = firm.filter(|one| !one.qualifications.iter().any(|id| holdings.qualification(id).is_settled()));
            let mut wanted = open.flat_map(any_of);
            wanted.any(|id| qualifications.iter().any(|qualification| qualification.id == *id))
        };
        let roles = framework.roles.iter().filter(looks).collect();
        Self { unit, standing: holdings.unit(&unit.id), standards, qualifications, roles }
    }

    /// How much it helps: the number of standards, qualifications and roles.
    pub fn points(&self) -> usize {
        self.standards.len() + self.qualifications.len() + self.roles.len()
    }

    fn rank(&self) -> impl Ord + use<> {
        (
            Reverse(self.points()),
            Reverse(self.standards.len()),
            Reverse(self.qualifications.len()),
            self.standing.is_missing(),
            self.unit.credits.is_none(),
            self.unit.credits,
        )
    }
}

/// The qualifications any one of which will do.
fn any_of(expectation: &Expectation) -> impl Iterator<Item = &Id<Qualification>> {
    expectation.qualifications.iter().chain(&expectation.alternatives)
}
