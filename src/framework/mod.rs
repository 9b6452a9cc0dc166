//! The meaning of the data: records, look-ups and relations, independent of YAML, the command line and how answers
//! look.
//!
//! A [`Framework`] is complete and checked: every reference in it is valid. [`Framework::new`] makes it from
//! [`Contents`], which come from files and may be partial or faulty.

pub mod about;
pub mod basic_skills;
mod behind;
pub mod check;
pub(crate) mod codes;
pub mod compare;
mod contents;
mod cpd;
mod credit;
mod destination;
pub mod difference;
pub mod equivalents;
mod expectation;
mod family;
mod find;
mod forms;
mod id;
pub mod job_title;
mod made_of;
pub mod misprints;
mod named;
mod numbers;
pub mod overlay;
mod place;
pub mod qualification;
mod relations;
pub mod resource;
pub mod role;
pub mod route;
mod rule;
pub mod search;
pub mod standard;
pub mod statement;
mod table;
pub mod training;
mod unit;
pub mod walk;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

pub use behind::{RoleStandard, RoleUnit};
pub use contents::{Contents, Withdrawn};
pub use find::{Unknown, is_same_name, nearest, squash, typed_numbers};
pub use forms::{FORMS, Form, Misfit};
pub use id::{Id, NotANumber, NotAnId, StandardNumber};
pub use made_of::Listed;
pub use named::NamedIn;
pub use place::{Place, Step, within};
pub use relations::{Contained, LooksFor};
pub use rule::Rule;
pub use table::{Entity, Keyed, Table};

use about::{About, Section};
use check::Fault;
use overlay::Overlays;
use relations::Relations;
use role::Role;
use standard::{Standard, StandardGroup};

/// A complete framework in which every reference is valid.
#[derive(Debug, Clone)]
pub struct Framework {
    contents: Contents,
    /// The overlays, and what each of them changed.
    pub overlays: Overlays,
    relations: OnceCell<Relations>,
}

impl Deref for Framework {
    type Target = Contents;

    fn deref(&self) -> &Contents {
        &self.contents
    }
}

impl Framework {
    /// Checks the contents. The error holds all faults.
    pub fn new(contents: Contents, overlays: Overlays) -> Result<Self, Vec<Fault>> {
        let faults = check::faults(&contents);
        if faults.is_empty() { Ok(Self { overlays, ..Self::checked_before(contents).arranged() }) } else { Err(faults) }
    }

    /// What the publication is called in a sentence: "the guidance".
    pub fn called(&self) -> &str {
        self.about().called()
    }

    /// What the occupational standards are called in a sentence.
    pub fn suite_name(&self) -> &str {
        self.suite.as_ref().map_or("occupational standards", |suite| suite.called())
    }

    /// Puts the roles in the order of their families and ladders, whatever order the files had.
    fn arranged(mut self) -> Self {
        let family: BTreeMap<_, usize> = self.families.iter().map(|family| &family.id).zip(0..).collect();
        let mut rungs = BTreeMap::new();
        let mut ranks: BTreeMap<Id<Role>, (Option<usize>, usize)> = BTreeMap::new();
        for role in &self.roles {
            ranks.insert(role.id.clone(), (family.get(&role.family).copied(), self.rung_of(role, &mut rungs)));
        }
        self.contents.roles.sort_by_rank(|id| ranks.get(id).copied());
        self
    }

    /// Takes contents that [`Framework::new`] accepted at build time, when they were packed into the program.
    pub(crate) fn checked_before(contents: Contents) -> Self {
        Self { contents, overlays: Overlays::default(), relations: OnceCell::new() }
    }

    /// What is valid but may be unintended: a unit in no qualification, a suggestion that leads to nothing.
    pub fn doubts(&self) -> Vec<Fault> {
        check::doubts(self)
    }

    /// What the framework is.
    ///
    /// # Panics
    ///
    /// Never: a framework without it is not accepted.
    pub fn about(&self) -> &About {
        #[expect(clippy::expect_used, reason = "the check refuses contents without it")]
        self.contents.about.as_ref().expect("a checked framework says what it is")
    }

    /// The page a section begins on, from the table of contents; a subsection has the page of the section around it.
    pub fn page(&self, section: &Id<Section>) -> Option<u16> {
        let own = self.sections.get(section).and_then(|found| found.page);
        own.or_else(|| self.page(&section.parent()?))
    }

    /// How a section is cited, with its page: "section 4.3.1, from page 18"; by its title if it has no number.
    pub fn cite(&self, section: &Id<Section>) -> String {
        let citation = section.citation();
        match (self.page(section), citation, self.sections.get(section)) {
            (page, None, Some(found)) => on_page(found.title.clone(), page),
            (page, citation, _) => on_page(citation.unwrap_or_else(|| section.to_string()), page),
        }
    }

    /// The lowest and the highest number of a standard.
    pub fn standard_range(&self) -> Option<(StandardNumber, StandardNumber)> {
        let numbers = || self.standards.iter().map(|standard| standard.id);
        Some((numbers().min()?, numbers().max()?))
    }

    /// The group of a standard.
    ///
    /// # Panics
    ///
    /// Never: a framework is not accepted if a standard names a group that does not exist.
    pub fn group(&self, standard: &Standard) -> &Keyed<StandardGroup> {
        resolved(self.standard_groups.get(&standard.group))
    }

    /// The roles of a family, from the lowest up. Roles on one rung keep the order of the data.
    pub fn ladder(&self, family: &Id<role::Family>) -> Vec<&Keyed<Role>> {
        let mut roles: Vec<&Keyed<Role>> = self.roles.iter().filter(|role| role.family == *family).collect();
        roles.sort_by_cached_key(|role| self.rung(role));
        roles
    }

    /// How many steps lead up to this role, by the longest way.
    pub fn rung(&self, role: &Keyed<Role>) -> usize {
        self.rung_of(role, &mut BTreeMap::new())
    }

    /// Does the work of [`Framework::rung`], and remembers results. Ladders may be long, so it does not call itself.
    fn rung_of<'a>(&'a self, role: &'a Keyed<Role>, known: &mut BTreeMap<&'a Id<Role>, usize>) -> usize {
        let mut open = vec![role];
        while let Some(&here) = open.last() {
            let unknown = here.below().filter(|below| !known.contains_key(below));
            let unknown: Vec<&Keyed<Role>> = unknown.map(|below| resolved(self.roles.get(below))).collect();
            if unknown.is_empty() {
                let rung = here.below().filter_map(|below| known.get(below)).map(|rung| rung + 1).max();
                known.insert(&here.id, rung.unwrap_or(0));
                open.pop();
            }
            open.extend(unknown);
        }
        known[&role.id]
    }

    /// Whether a role is the other one, or below it.
    pub fn leads_to(&self, role: &Keyed<Role>, other: &Keyed<Role>) -> bool {
        let mut known = BTreeSet::from([&other.id]);
        let mut open = vec![&other.id];
        while let Some(here) = open.pop() {
            open.extend(resolved(self.roles.get(here)).below().filter(|below| known.insert(below)));
        }
        known.contains(&role.id)
    }

    /// The roles one step above.
    pub fn above(&self, role: &Keyed<Role>) -> Vec<&Keyed<Role>> {
        self.roles.iter().filter(|other| other.below().any(|below| *below == role.id)).collect()
    }

    /// The roles whose suggestions apply to this one: the role itself, then those whose suggestions its own add to.
    pub fn suggesting<'a>(&'a self, role: &'a Keyed<Role>) -> Vec<&'a Keyed<Role>> {
        let mut roles = vec![role];
        while let Some(other) = roles[roles.len() - 1].cpd.in_addition_to.as_ref() {
            let other = self.roles.known(other);
            if roles.iter().any(|known| known.id == other.id) {
                break;
            }
            roles.push(other);
        }
        roles
    }

    fn relations(&self) -> &Relations {
        self.relations.get_or_init(|| Relations::of(&self.contents))
    }
}

fn on_page(citation: String, page: Option<u16>) -> String {
    match page {
        Some(page) => format!("{citation}, from page {page}"),
        None => citation,
    }
}

/// What a reference in a checked framework leads to.
fn resolved<T: Entity>(found: Option<&Keyed<T>>) -> &Keyed<T> {
    #[expect(clippy::expect_used, reason = "the check refuses references that do not hold")]
    found.expect("every reference in a checked framework holds")
}
