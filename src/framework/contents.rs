//! The contents of a framework as its files hold them: complete or in part, and not yet checked.

use serde::{Deserialize, Serialize};

use super::about::{About, Change, Section};
use super::basic_skills::{BasicSkills, SkillCourse};
use super::qualification::{CreditRules, Qualification, Unit};
use super::resource::Resource;
use super::role::{Destination, Family, Role};
use super::standard::{ProfessionalStandards, Standard, StandardGroup, Suite};
use super::table::Table;
use super::training::{Module, Training};

/// What one file, or all files together, say. The field names are the top-level keys of the data files.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
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
    /// Its groups.
    #[serde(default)]
    pub standard_groups: Table<StandardGroup>,
    /// Its standards.
    #[serde(default)]
    pub standards: Table<Standard>,
    /// The professional standards.
    #[serde(default)]
    pub professional_standards: Option<ProfessionalStandards>,
    /// The essential training materials.
    #[serde(default)]
    pub training: Option<Training>,
    /// Their modules.
    #[serde(default)]
    pub modules: Table<Module>,
    /// The levels of English, maths and ICT.
    #[serde(default)]
    pub basic_skills: Option<BasicSkills>,
    /// Courses in them.
    #[serde(default)]
    pub skill_courses: Table<SkillCourse>,
    /// Where to turn.
    #[serde(default)]
    pub resources: Table<Resource>,
}

impl Contents {
    /// Adds what another file says. What is there already stays, and is handed back as a list of places.
    pub fn append(&mut self, other: Self) -> Vec<super::check::Place> {
        use super::check::Place;
        let mut taken = Vec::new();
        macro_rules! single {
            ($($field:ident),*) => {$(
                if let Some(value) = other.$field {
                    if self.$field.is_some() { taken.push(Place::of(stringify!($field))); } else { self.$field = Some(value); }
                }
            )*};
        }
        macro_rules! table {
            ($($field:ident),*) => {$(
                for key in self.$field.append(other.$field) {
                    taken.push(Place::of(stringify!($field)).key(key));
                }
            )*};
        }
        single!(about, credit, suite, professional_standards, training, basic_skills);
        table!(sections, changes, families, roles, destinations, qualifications, units, standard_groups, standards);
        table!(modules, skill_courses, resources);
        taken
    }
}
