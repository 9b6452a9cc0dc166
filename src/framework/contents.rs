//! The contents of a framework as its files give them: complete or partial, and not yet checked.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{About, Change, Section};
use super::basic_skills::{BasicSkills, SkillCourse};
use super::check::Check;
use super::credit::CreditRules;
use super::destination::Destination;
use super::family::Family;
use super::find::Unknown;
use super::id::StandardNumber;
use super::job_title::JobTitle;
use super::place::Place;
use super::qualification::Qualification;
use super::resource::Resource;
use super::role::Role;
use super::standard::{ProfessionalStandards, Standard, StandardGroup, Suite};
use super::table::{Entity, Table};
use super::training::{Module, Training};
use super::unit::Unit;
use super::walk::{At, Visit, Walked};

/// The contents of one file, or of all files together. The field names are the top-level keys of the data files.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    /// What the framework is.
    #[serde(default)]
    pub about: Option<About>,
    /// The rules of credit and size.
    #[serde(default)]
    pub credit: Option<CreditRules>,
    /// The sections of the publication.
    #[serde(default)]
    pub sections: Table<Section>,
    /// What has changed since it was published.
    #[serde(default)]
    pub changes: Table<Change>,
    /// Families of roles.
    #[serde(default)]
    pub families: Table<Family>,
    /// Role profiles.
    #[serde(default)]
    pub roles: Table<Role>,
    /// Titles of jobs that have no role profile of their own.
    #[serde(default)]
    pub job_titles: Table<JobTitle>,
    /// Where routes lead beyond the roles.
    #[serde(default)]
    pub destinations: Table<Destination>,
    /// Qualifications.
    #[serde(default)]
    pub qualifications: Table<Qualification>,
    /// Units.
    #[serde(default)]
    pub units: Table<Unit>,
    /// The suite of National Occupational Standards.
    #[serde(default)]
    pub suite: Option<Suite>,
    /// The groups of the suite.
    #[serde(default)]
    pub standard_groups: Table<StandardGroup>,
    /// The standards of the suite.
    #[serde(default)]
    pub standards: Table<Standard>,
    /// The professional standards.
    #[serde(default)]
    pub professional_standards: Option<ProfessionalStandards>,
    /// The essential training materials.
    #[serde(default)]
    pub training: Option<Training>,
    /// The modules of the training materials.
    #[serde(default)]
    pub modules: Table<Module>,
    /// The levels of English, maths and ICT.
    #[serde(default)]
    pub basic_skills: Option<BasicSkills>,
    /// Courses in English, maths and ICT.
    #[serde(default)]
    pub skill_courses: Table<SkillCourse>,
    /// Organisations, documents and web sites to turn to.
    #[serde(default)]
    pub resources: Table<Resource>,
}

/// Passes the names of all fields to a macro.
macro_rules! each {
    ($with:ident) => {
        $with! {
            about credit sections changes families roles job_titles destinations qualifications units suite standard_groups
            standards professional_standards training modules basic_skills skill_courses resources
        }
    };
}

impl Contents {
    /// Whether a top-level key holds records by their ids, not a single record.
    pub fn is_table(key: &str) -> bool {
        let single = ["about", "credit", "suite", "professional_standards", "training", "basic_skills"];
        Self::keys().contains(&key) && !single.contains(&key)
    }

    /// All top-level keys.
    pub fn keys() -> &'static [&'static str] {
        macro_rules! names {
            ($($field:ident)*) => { &[$(stringify!($field)),*] };
        }
        each!(names)
    }

    /// Adds the contents of another file. What is already there stays; the places that the other file repeats are
    /// returned.
    pub fn append(&mut self, other: Self) -> Vec<Place> {
        let mut taken = Vec::new();
        macro_rules! append {
            ($($field:ident)*) => {$(
                self.$field.add(other.$field, &Place::of(stringify!($field)), &mut taken);
            )*};
        }
        each!(append);
        taken
    }

    /// Replaces existing records.
    pub fn replace(&mut self, other: Self) {
        macro_rules! replace {
            ($($field:ident)*) => {$( self.$field.put(other.$field); )*};
        }
        each!(replace);
    }

    /// Only the record with that id below a top-level key, or only the one value of the key; `None` if there is none.
    pub fn only(&self, key: &str, id: &str) -> Option<Self> {
        macro_rules! only {
            ($($field:ident)*) => {
                match key {
                    $(stringify!($field) => Some(Self { $field: self.$field.only(id)?, ..Self::default() }),)*
                    _ => None,
                }
            };
        }
        each!(only)
    }

    /// Withdraws records from a table, each with the reason.
    pub fn withdraw(&mut self, key: &str, reasons: &BTreeMap<String, String>) {
        macro_rules! withdraw {
            ($($field:ident)*) => {
                match key { $(stringify!($field) => self.$field.take_away(reasons),)* _ => {} }
            };
        }
        each!(withdraw);
    }

    /// All records that overlays have withdrawn.
    pub fn withdrawn(&self) -> Vec<Withdrawn<'_>> {
        let mut gone = Vec::new();
        macro_rules! gone {
            ($($field:ident)*) => {$( self.$field.gone(&mut gone); )*};
        }
        each!(gone);
        gone
    }

    /// Visits everything in the contents, in the order of the fields.
    pub(super) fn walk<'a, V: Visit<'a>>(&'a self, visitor: &mut V) {
        macro_rules! walk {
            ($($field:ident)*) => {$( self.$field.walk(&At::top(stringify!($field)), visitor); )*};
        }
        each!(walk);
    }

    /// Checks the rules that only one kind of record has.
    pub(super) fn rules(&self, check: &mut Check<'_>) {
        macro_rules! rules {
            ($($field:ident)*) => {$( self.$field.rules(&At::top(stringify!($field)), check); )*};
        }
        each!(rules);
    }

    /// A standard's number as it is cited: "STL19".
    pub fn code(&self, number: StandardNumber) -> String {
        let prefix = self.suite.as_ref().and_then(|suite| suite.prefixes.first());
        format!("{}{number}", prefix.map_or("", String::as_str))
    }

    /// The error for a record that does not exist, with similar names.
    pub fn unknown(&self, key: &str, id: &str) -> Unknown {
        macro_rules! unknown {
            ($($field:ident)*) => {
                match key { $(stringify!($field) => self.$field.unknown(id),)* _ => Unknown::new("record", id) }
            };
        }
        each!(unknown)
    }
}

/// A record that an overlay has withdrawn.
#[derive(Debug, Clone)]
pub struct Withdrawn<'a> {
    /// What kind of record it was: "unit".
    pub noun: &'static str,
    /// Where it was in the data.
    pub place: Place,
    /// Its id, then its other names.
    pub names: Vec<String>,
    /// By whom and why: "withdrawn by …: …".
    pub why: &'a str,
}

/// The value of a top-level key: a table, or a single record.
trait Slot: Sized {
    fn add(&mut self, other: Self, at: &Place, taken: &mut Vec<Place>);
    fn put(&mut self, other: Self);
    fn only(&self, id: &str) -> Option<Self>;
    fn take_away(&mut self, reasons: &BTreeMap<String, String>);
    fn unknown(&self, id: &str) -> Unknown;
    fn gone<'a>(&'a self, gone: &mut Vec<Withdrawn<'a>>);
}

impl<T: Entity + Clone> Slot for Table<T> {
    fn add(&mut self, other: Self, at: &Place, taken: &mut Vec<Place>) {
        taken.extend(self.append(other).into_iter().map(|key| at.key(key)));
    }

    fn put(&mut self, other: Self) {
        self.replace(other);
    }

    fn only(&self, id: &str) -> Option<Self> {
        self.get(&id.parse().ok()?).cloned().map(|record| std::iter::once(record).collect())
    }

    fn take_away(&mut self, reasons: &BTreeMap<String, String>) {
        let known = reasons.iter().filter_map(|(id, why)| Some((id.parse().ok()?, why.clone())));
        self.withdraw(&known.collect());
    }

    fn unknown(&self, id: &str) -> Unknown {
        self.no_such(id)
    }

    fn gone<'a>(&'a self, gone: &mut Vec<Withdrawn<'a>>) {
        gone.extend(self.withdrawn().map(|(record, why)| {
            let names = record.names().into_iter().map(str::to_owned);
            let names = std::iter::once(record.id.to_string()).chain(names).collect();
            Withdrawn { noun: T::NOUN, place: record.place(), names, why }
        }));
    }
}

impl<T: Clone> Slot for Option<T> {
    fn add(&mut self, other: Self, at: &Place, taken: &mut Vec<Place>) {
        match other {
            Some(_) if self.is_some() => taken.push(at.clone()),
            Some(value) => *self = Some(value),
            None => {}
        }
    }

    fn put(&mut self, other: Self) {
        if other.is_some() {
            *self = other;
        }
    }

    fn only(&self, _: &str) -> Option<Self> {
        self.is_some().then(|| self.clone())
    }

    fn take_away(&mut self, _: &BTreeMap<String, String>) {}

    fn unknown(&self, id: &str) -> Unknown {
        Unknown::new("record", id)
    }

    fn gone<'a>(&'a self, _: &mut Vec<Withdrawn<'a>>) {}
}
