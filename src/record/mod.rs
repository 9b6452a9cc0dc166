//! A person's record: what somebody holds, is working on, has evidence for, or has been deemed to have. A plain YAML
//! file that belongs to the person.
//!
//! A record is true to its file: it may name what a framework does not have, or no longer has. Nothing is dropped for
//! that.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::framework::basic_skills::{SkillLevel, Subject};
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::Role;
use crate::framework::training::Module;
use crate::framework::{Id, StandardNumber};

/// What a person's file says. The field names are the keys of the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Record {
    /// Whose record it is, if the person wants it said.
    pub name: Option<String>,
    /// The role the person is in.
    pub role: Option<Id<Role>>,
    /// Since when.
    pub since: Option<Date>,
    /// Units.
    pub units: Vec<Held<Unit>>,
    /// Qualifications.
    pub qualifications: Vec<Held<Qualification>>,
    /// English, maths and ICT.
    pub basic_skills: Vec<Skill>,
    /// Essential training modules.
    pub modules: Vec<Held<Module>>,
    /// Evidence against standards: one piece may serve several.
    pub evidence: Vec<Evidence>,
    /// Other continuing professional development.
    pub cpd: Vec<Activity>,
    /// Experience that was deemed equivalent, which the guidance allows (section 4).
    pub equivalents: Vec<Equivalent>,
}

/// How far something has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Achieved; what an entry means that does not say.
    #[default]
    Held,
    /// Begun and not yet achieved.
    InProgress,
}

/// A unit, qualification or module of the framework that a person holds or is working on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held<T> {
    /// Its id in the framework.
    #[serde(bound = "")]
    pub id: Id<T>,
    /// How far it has come.
    #[serde(default)]
    pub status: Status,
    /// When it was achieved; or begun, where it is in progress.
    #[serde(default)]
    pub on: Option<Date>,
    /// Where.
    #[serde(default)]
    pub provider: Option<String>,
    /// The person's own words.
    #[serde(default)]
    pub note: Option<String>,
    /// Files or links that show it.
    #[serde(default)]
    pub files: Vec<String>,
}

/// A level of English, maths or ICT.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// The subject.
    pub subject: Subject,
    /// The level in the framework's chart.
    pub level: Id<SkillLevel>,
    /// How far it has come.
    #[serde(default)]
    pub status: Status,
    /// When it was achieved; or begun, where it is in progress.
    #[serde(default)]
    pub on: Option<Date>,
    /// Where.
    #[serde(default)]
    pub provider: Option<String>,
    /// The person's own words.
    #[serde(default)]
    pub note: Option<String>,
    /// Files or links that show it.
    #[serde(default)]
    pub files: Vec<String>,
}

/// A piece of evidence against National Occupational Standards, professional (HLTA) standards, or both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is: "Lesson observation, phonics group".
    pub title: String,
    /// The National Occupational Standards it serves, by number.
    #[serde(default)]
    pub standards: Vec<StandardNumber>,
    /// The professional (HLTA) standards it serves, by number.
    #[serde(default)]
    pub professional_standards: Vec<StandardNumber>,
    /// When it is from.
    #[serde(default)]
    pub on: Option<Date>,
    /// The person's own words.
    #[serde(default)]
    pub note: Option<String>,
    /// The files or links themselves.
    #[serde(default)]
    pub files: Vec<String>,
}

/// A course, a visit, some shadowing: CPD that is none of the above.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// What it was.
    pub title: String,
    /// How far it has come.
    #[serde(default)]
    pub status: Status,
    /// When.
    #[serde(default)]
    pub on: Option<Date>,
    /// How long it took, in hours; halves and quarters may be written as `1.5`.
    #[serde(default)]
    pub hours: Option<f64>,
    /// Where, or with whom.
    #[serde(default)]
    pub provider: Option<String>,
    /// The suggestions of the framework that it answers, as printed: `ta2.cpd.3`.
    #[serde(default)]
    pub suggestions: Vec<String>,
    /// The person's own words.
    #[serde(default)]
    pub note: Option<String>,
    /// Files or links that show it.
    #[serde(default)]
    pub files: Vec<String>,
}

/// Knowledge and experience that somebody has deemed equivalent, who, and when. "It may be that knowledge and
/// experience is deemed to be equivalent" (section 4 of the guidance).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Equivalent {
    /// To what: a qualification, a unit, or a number of standards.
    pub to: To,
    /// Who agreed it.
    pub agreed_by: String,
    /// When.
    #[serde(default)]
    pub on: Option<Date>,
    /// What the experience is.
    #[serde(default)]
    pub note: Option<String>,
    /// Files or links that show it.
    #[serde(default)]
    pub files: Vec<String>,
}

/// What experience is equivalent to; exactly one field says it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct To {
    /// A qualification.
    pub qualification: Option<Id<Qualification>>,
    /// A unit.
    pub unit: Option<Id<Unit>>,
    /// The National Occupational Standards of a level.
    pub standards_level: Option<u8>,
    /// National Occupational Standards, by number.
    pub standards: Vec<StandardNumber>,
    /// Professional (HLTA) standards, by number.
    pub professional_standards: Vec<StandardNumber>,
    /// A level of English, maths or ICT.
    pub basic_skill: Option<crate::framework::basic_skills::BasicSkill>,
}
