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
    /// How it stands: missing or in progress.
    pub standing: Standing<'a>,
    /// The standards that it would evidence at its level and that nothing does yet.
    pub standards: Vec<&'a Keyed<Standard>>,
    /// The qualifications not yet held that it counts towards.
    pub qualifications: Vec<&'a Keyed<Qualification>>,
    /// The roles that expect one of those, without those that only *may be* working towards it and those for which
    /// another that is held will do.
    pub roles: Vec<&'a Keyed<Role>>,
}

impl<'a> Help<'a> {
    /// The units of a qualification that are left, the most helpful first.
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

    /// How much it helps with: standards, qualifications and roles together.
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

/// The qualifications of which any one will do.
fn any_of(expectation: &Expectation) -> impl Iterator<Item = &Id<Qualification>> {
    expectation.qualifications.iter().chain(&expectation.alternatives)
}
