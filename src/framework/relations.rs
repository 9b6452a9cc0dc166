//! Which records refer to which: units by standard, qualifications by unit, roles by qualification, and so on.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::contents::Contents;
use super::id::{Id, StandardNumber};
use super::made_of::Made;
use super::qualification::{Listing, Part, Qualification, Unit};
use super::role::{Expectation, Role};
use super::standard::Standard;
use super::table::{Entity, Keyed, Table};
use super::training::Module;
use super::{Framework, resolved};

/// The positions of records by what they refer to; computed once, when first needed.
#[derive(Debug, Clone, Default)]
pub(super) struct Relations {
    /// What each qualification is made of.
    pub(super) made: Vec<OnceCell<Made>>,
    standards_of_level: BTreeMap<u8, Vec<usize>>,
    /// By the position of the standard.
    units_of_standard: Vec<Vec<usize>>,
    listings_of_unit: BTreeMap<Id<Unit>, Vec<(usize, usize)>>,
    incorporating: BTreeMap<Id<Qualification>, Vec<usize>>,
    roles_of_qualification: BTreeMap<Id<Qualification>, Vec<(usize, usize)>>,
    modules_of_unit: BTreeMap<Id<Unit>, Vec<usize>>,
}

impl Relations {
    pub(super) fn of(contents: &Contents) -> Self {
        let mut found = Self {
            made: vec![OnceCell::new(); contents.qualifications.len()],
            units_of_standard: vec![Vec::new(); contents.standards.len()],
            ..Self::default()
        };
        for (n, standard) in contents.standards.iter().enumerate() {
            let level = resolved(contents.standard_groups.get(&standard.group)).level;
            found.standards_of_level.entry(level).or_default().push(n);
        }
        for (n, unit) in contents.units.iter().enumerate() {
            for standard in &unit.standards {
                found.units_of_standard[contents.standards.known(standard).position()].push(n);
            }
        }
        for (n, qualification) in contents.qualifications.iter().enumerate() {
            for (m, listing) in qualification.listings.iter().enumerate() {
                for unit in &listing.units {
                    found.listings_of_unit.entry(unit.clone()).or_default().push((n, m));
                }
            }
            for other in &qualification.incorporates {
                found.incorporating.entry(other.clone()).or_default().push(n);
            }
        }
        for (n, role) in contents.roles.iter().enumerate() {
            for (m, expectation) in role.expects.iter().enumerate() {
                for qualification in expectation.qualifications.iter().chain(&expectation.alternatives) {
                    found.roles_of_qualification.entry(qualification.clone()).or_default().push((n, m));
                }
            }
        }
        for (n, module) in contents.modules.iter().enumerate() {
            for unit in &module.units {
                found.modules_of_unit.entry(unit.clone()).or_default().push(n);
            }
        }
        found
    }
}

/// A unit as part of a qualification.
#[derive(Debug, Clone, Copy)]
pub struct Contained<'a> {
    /// The qualification.
    pub qualification: &'a Keyed<Qualification>,
    /// The part the unit has in the qualification that lists it.
    pub part: Part,
    /// The qualification that lists the unit, if this one only incorporates that one's units.
    pub through: Option<&'a Keyed<Qualification>>,
    /// The listing.
    pub listing: &'a Listing,
}

/// A role that expects a qualification.
#[derive(Debug, Clone, Copy)]
pub struct LooksFor<'a> {
    /// The role.
    pub role: &'a Keyed<Role>,
    /// What it expects.
    pub expectation: &'a Expectation,
    /// Whether the qualification is only named as an alternative.
    pub alternative: bool,
}

impl Framework {
    /// The units that draw on a standard.
    pub fn units_of_standard(&self, number: StandardNumber) -> impl Iterator<Item = &Keyed<Unit>> {
        self.standards.get(&number).into_iter().flat_map(|standard| self.units_drawing_on(standard))
    }

    /// The same for a standard that was found already.
    pub fn units_drawing_on(&self, standard: &Keyed<Standard>) -> impl Iterator<Item = &Keyed<Unit>> {
        self.relations().units_of_standard[standard.position()].iter().map(|n| resolved(self.units.nth(*n)))
    }

    /// The standards of a level.
    pub fn standards_of_level(&self, level: u8) -> impl Iterator<Item = &Keyed<Standard>> {
        let places = self.relations().standards_of_level.get(&level);
        places.into_iter().flatten().filter_map(|&n| self.standards.nth(n))
    }

    /// The qualifications a unit is part of: those that list it, then those that incorporate their units.
    pub fn qualifications_of_unit(&self, unit: &Id<Unit>) -> Vec<Contained<'_>> {
        let mut found: Vec<Contained<'_>> = Vec::new();
        for &(n, m) in self.relations().listings_of_unit.get(unit).into_iter().flatten() {
            let Some(qualification) = self.qualifications.nth(n) else { continue };
            let listing = &qualification.listings[m];
            found.push(Contained { qualification, part: listing.part, through: None, listing });
        }
        let direct = found.len();
        for n in 0..direct {
            let Contained { qualification, part, listing, .. } = found[n];
            for above in self.incorporating(qualification) {
                if !found.iter().any(|known| known.qualification.id == above.id) {
                    found.push(Contained { qualification: above, part, through: Some(qualification), listing });
                }
            }
        }
        found
    }

    /// The qualifications that share units with this one, whichever of the two records it.
    pub fn sharing(&self, qualification: &Keyed<Qualification>) -> Vec<&Keyed<Qualification>> {
        let own = |other: &&Keyed<Qualification>| qualification.shares_units_with.contains(&other.id);
        let says = |other: &&Keyed<Qualification>| other.shares_units_with.contains(&qualification.id);
        self.qualifications.iter().filter(|other| own(other) || says(other)).collect()
    }

    /// The qualifications that incorporate this one's units, directly or through another.
    pub fn incorporating(&self, qualification: &Keyed<Qualification>) -> Vec<&Keyed<Qualification>> {
        let mut found: Vec<&Keyed<Qualification>> = Vec::new();
        let mut seen = BTreeSet::from([&qualification.id]);
        let mut open = vec![&qualification.id];
        while let Some(id) = open.pop() {
            for &n in self.relations().incorporating.get(id).into_iter().flatten() {
                let Some(above) = self.qualifications.nth(n) else { continue };
                if seen.insert(&above.id) {
                    found.push(above);
                    open.push(&above.id);
                }
            }
        }
        found
    }

    /// The roles that look for a qualification, and in which sense.
    pub fn roles_of_qualification<'a>(
        &'a self,
        qualification: &'a Keyed<Qualification>,
    ) -> impl Iterator<Item = LooksFor<'a>> {
        let places = self.relations().roles_of_qualification.get(&qualification.id);
        places.into_iter().flatten().filter_map(move |&(n, m)| {
            let role = self.roles.nth(n)?;
            let expectation = &role.expects[m];
            let alternative = !expectation.qualifications.contains(&qualification.id);
            Some(LooksFor { role, expectation, alternative })
        })
    }

    /// The roles a unit serves: those that expect it, or a qualification it is part of, in the order of the data.
    pub fn roles_of_unit(&self, unit: &Id<Unit>) -> Vec<&Keyed<Role>> {
        let mut ids = BTreeSet::new();
        for contained in self.qualifications_of_unit(unit) {
            ids.extend(self.roles_of_qualification(contained.qualification).map(|looks| looks.role.id.clone()));
        }
        let names = |role: &Keyed<Role>| role.expects.iter().any(|one| one.units.contains(unit));
        self.roles.iter().filter(|role| ids.contains(&role.id) || names(role)).collect()
    }

    /// The roles a standard serves: those that name it, and those served by a unit that draws on it.
    pub fn roles_of_standard(&self, number: StandardNumber) -> Vec<&Keyed<Role>> {
        let served: Vec<&Keyed<Role>> =
            self.units_of_standard(number).flat_map(|unit| self.roles_of_unit(&unit.id)).collect();
        let ids: BTreeSet<&Id<Role>> = served.iter().map(|role| &role.id).collect();
        let names = |role: &Keyed<Role>| role.expects.iter().any(|one| one.standards.contains(&number));
        self.roles.iter().filter(|role| ids.contains(&role.id) || names(role)).collect()
    }

    /// The essential training modules on the subject of a unit.
    pub fn modules_of_unit(&self, unit: &Id<Unit>) -> impl Iterator<Item = &Keyed<Module>> {
        let places = self.relations().modules_of_unit.get(unit);
        places.into_iter().flatten().filter_map(|&n| self.modules.nth(n))
    }

    /// Whether a role expects a qualification whose units are not all listed, or not all needed.
    pub fn lists_only_some_units(&self, role: &Role) -> bool {
        let expected = role.expects.iter().flat_map(|one| one.qualifications.iter().chain(&one.alternatives));
        expected.map(|id| resolved(self.qualifications.get(id))).any(|one| {
            one.listings.is_empty() || one.listings.iter().any(|list| !list.complete || list.part == Part::Optional)
        })
    }
}

impl<T: Entity> Table<T> {
    /// The record with that id, which must come from the same checked framework.
    ///
    /// # Panics
    ///
    /// When the id is from another framework, or from contents that were not checked.
    pub fn known(&self, id: &T::Key) -> &Keyed<T> {
        resolved(self.get(id))
    }
}
