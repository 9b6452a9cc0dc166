//! What is closest: the qualification that asks for least beyond what is held, and the single unit that helps most.
//!
//! Qualifications are in this order: those that list units of their own that can't be left out before those that do
//! not, which can't be compared; then fewer listed units left, where a qualification that is taken in and lists none
//! counts as one unit, since it has at least one; fewer confirmed credits left; those begun first; more units held; the lower
//! level; the smaller size; the order of the data. Optional units are not counted: only some are listed.
//!
//! Units are in this order: more that they help with, which is one point each for a standard that nothing evidences
//! yet, a qualification not yet held that the unit counts towards, and a role that expects one of those and for which none
//! that is held will do; then more of
//! these standards; more of these qualifications; those begun first; fewer credits, with unknown ones last; the order of the
//! data.

use std::cmp::Reverse;

use super::holdings::{Holdings, incorporated};
use super::part::Toward;
use super::standing::Standing;
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::{Expectation, Role, Sense};
use crate::framework::standard::Standard;
use crate::framework::{Framework, Id, Keyed};
use crate::record::Record;

/// What is closest to a record.
#[derive(Debug, Clone)]
pub struct Nearest<'a> {
    /// The qualifications that are neither held nor deemed equivalent, nearest first.
    pub qualifications: Vec<Closeness<'a>>,
    /// The units that are neither, the most helpful first.
    pub units: Vec<Help<'a>>,
}

/// How close a qualification is.
#[derive(Debug, Clone)]
pub struct Closeness<'a> {
    /// The qualification with its units.
    pub toward: Toward<'a>,
    /// How many of its listed units are held or deemed equivalent.
    pub held: usize,
    /// How many are not.
    pub left: usize,
    /// The qualifications whose units it incorporates that are not held and of which no unit is listed: how many units
    /// they add is not known.
    pub unlisted: Vec<&'a Keyed<Qualification>>,
}

/// What a unit helps with.
#[derive(Debug, Clone)]
pub struct Help<'a> {
    /// The unit.
    pub unit: &'a Keyed<Unit>,
    /// How it stands: missing or in progress.
    pub standing: Standing<'a>,
    /// The standards that it would evidence and that nothing does yet.
    pub standards: Vec<&'a Keyed<Standard>>,
    /// The qualifications not yet held that it counts towards.
    pub qualifications: Vec<&'a Keyed<Qualification>>,
    /// The roles that expect one of those, without those that only *may be* working towards it and those for which
    /// another that is held will do.
    pub roles: Vec<&'a Keyed<Role>>,
}

impl<'a> Nearest<'a> {
    /// What is closest to a record.
    pub fn of(framework: &'a Framework, record: &'a Record) -> Self {
        let holdings = Holdings::of(framework, record);
        let mut qualifications: Vec<Closeness<'a>> = framework
            .qualifications
            .iter()
            .map(|qualification| Closeness::of(framework, &holdings, qualification))
            .filter(|close| !close.toward.standing.is_settled())
            .collect();
        qualifications.sort_by_key(Closeness::rank);
        let mut units: Vec<Help<'a>> = framework
            .units
            .iter()
            .map(|unit| Help::of(framework, &holdings, unit))
            .filter(|help| !help.standing.is_settled())
            .collect();
        units.sort_by_key(Help::rank);
        Self { qualifications, units }
    }
}

impl<'a> Closeness<'a> {
    fn of(framework: &'a Framework, holdings: &Holdings<'a>, qualification: &'a Keyed<Qualification>) -> Self {
        let toward = Toward::of(framework, holdings, qualification, false);
        let left = toward.left().count();
        let mut unlisted = incorporated(framework, qualification);
        unlisted.retain(|lower| lower.listings.is_empty() && !holdings.qualification(&lower.id).is_settled());
        Self { held: toward.units.len() - left, left, unlisted, toward }
    }

    /// Whether it lists units of its own that can't be left out; without, nobody can say how much of it is left.
    pub fn is_comparable(&self) -> bool {
        self.toward.units.iter().any(|unit| unit.contained.through.is_none())
    }

    fn rank(&self) -> impl Ord + use<> {
        let qualification = self.toward.qualification;
        (
            !self.is_comparable(),
            self.left + self.unlisted.len(),
            self.toward.credits_left(),
            self.toward.standing.is_missing(),
            Reverse(self.held),
            qualification.level,
            qualification.size,
        )
    }
}

impl<'a> Help<'a> {
    fn of(framework: &'a Framework, holdings: &Holdings<'a>, unit: &'a Keyed<Unit>) -> Self {
        let mut standards: Vec<_> = unit.standards.iter().map(|number| framework.standards.known(number)).collect();
        standards.retain(|standard| !holdings.standard(standard.id).is_settled());
        let mut qualifications: Vec<&Keyed<Qualification>> =
            framework.qualifications_of_unit(&unit.id).into_iter().map(|contained| contained.qualification).collect();
        qualifications.retain(|qualification| !holdings.qualification(&qualification.id).is_settled());
        let looks = |role: &&Keyed<Role>| {
            let firm = role.expects.iter().filter(|one| one.sense != Sense::MayBeWorkingTowards);
            let open = firm.filter(|one| !any_of(one).any(|id| holdings.qualification(id).is_settled()));
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
