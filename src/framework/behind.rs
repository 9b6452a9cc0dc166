//! The units and the standards behind a role, and how firmly they stand there: expected by name, by what it looks for,
//! or only by an alternative or an optional unit of it.

use std::collections::{BTreeMap, BTreeSet};

use super::about::Section;
use super::id::{Id, StandardNumber};
use super::made_of::Listed;
use super::qualification::{Part, Unit};
use super::role::{Expectation, Role, Sense};
use super::standard::Standard;
use super::table::Keyed;
use super::{Framework, resolved};

/// A unit behind a role.
#[derive(Debug, Clone, Copy)]
pub struct RoleUnit<'a> {
    /// The unit.
    pub unit: &'a Keyed<Unit>,
    /// How it is listed for the qualification that the role looks for; none where the role names the unit itself.
    pub listed: Option<Listed<'a>>,
    /// Whether the publication names that qualification only as an alternative.
    pub is_alternative: bool,
}

/// A standard behind a role.
#[derive(Debug, Clone, Copy)]
pub struct RoleStandard<'a> {
    /// The standard.
    pub standard: &'a Keyed<Standard>,
    /// The firmest of the units that draw on it; none where the role names the standard itself.
    pub through: Option<RoleUnit<'a>>,
    /// The section that says so.
    pub section: Option<&'a Id<Section>>,
}

impl RoleUnit<'_> {
    /// Whether somebody who holds what the role looks for can do without it.
    pub fn is_optional(&self) -> bool {
        self.listed.is_some_and(|listed| listed.contained.part == Part::Optional)
    }

    /// What is expected without a choice comes first.
    fn looseness(&self) -> (bool, bool) {
        (self.is_alternative, self.is_optional())
    }
}

/// What a role expects, without what it only *may be* working towards.
fn firm(role: &Role) -> impl Iterator<Item = &Expectation> {
    role.expects.iter().filter(|expectation| expectation.sense != Sense::MayBeWorkingTowards)
}

impl Framework {
    /// The units a role expects, and those of the qualifications it expects, each with its part in them.
    pub fn units_behind<'a>(&'a self, role: &'a Role) -> Vec<RoleUnit<'a>> {
        let mut units = Vec::new();
        for expectation in firm(role) {
            let named = expectation.units.iter().map(|id| self.units.known(id));
            units.extend(named.map(|unit| RoleUnit { unit, listed: None, is_alternative: false }));
            let both = [(&expectation.qualifications, false), (&expectation.alternatives, true)];
            for (id, is_alternative) in both.into_iter().flat_map(|(ids, is)| ids.iter().map(move |id| (id, is))) {
                let listed = self.units_of_qualification(self.qualifications.known(id));
                units.extend(listed.map(|one| RoleUnit { unit: one.unit, listed: Some(one), is_alternative }));
            }
        }
        let mut seen = BTreeSet::new();
        units.retain(|one| seen.insert(&one.unit.id));
        units
    }

    /// The same without their parts.
    pub fn units_of_role<'a>(&'a self, role: &'a Role) -> Vec<&'a Keyed<Unit>> {
        self.units_behind(role).into_iter().map(|one| one.unit).collect()
    }

    /// The standards a role names, and those that its units draw on, by number.
    pub fn standards_behind<'a>(&'a self, role: &'a Role) -> Vec<RoleStandard<'a>> {
        let mut found: BTreeMap<StandardNumber, (Option<RoleUnit<'a>>, Option<&'a Id<Section>>)> = BTreeMap::new();
        let mut units = self.units_behind(role);
        units.sort_by_key(RoleUnit::looseness);
        for expectation in firm(role) {
            found.extend(expectation.standards.iter().map(|number| (*number, (None, Some(&expectation.section)))));
        }
        for one in units {
            let listing = one.listed.and_then(|listed| listed.contained.listing.section.as_ref());
            let section = listing.or(one.unit.section.as_ref());
            for number in &one.unit.standards {
                found.entry(*number).or_insert((Some(one), section));
            }
        }
        let standard = |number: &StandardNumber| resolved(self.standards.get(number));
        found
            .iter()
            .map(|(number, (through, section))| RoleStandard {
                standard: standard(number),
                through: *through,
                section: *section,
            })
            .collect()
    }
}
