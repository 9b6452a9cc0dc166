//! What a record holds: the types that its file is read into.
//!
//! The build reads these as well, to work out what belongs in the file.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date;
use super::hours::Hours;
use crate::framework::basic_skills::{BasicSkill, SkillLevel, Subject};
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::Role;
use crate::framework::training::Module;
use crate::framework::{Id, StandardNumber};

/// The contents of a person's file. The field names are the keys of the file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Record {
    /// Whose record it is, if the person wants to say so.
    pub name: Option<String>,
    /// What identifies the record in calendars, even if it is renamed or moved.
    pub key: Option<String>,
    /// The role the person is in.
    pub role: Option<Id<Role>>,
    /// Since when; a month stands for its first day.
    #[serde(deserialize_with = "date::read")]
    #[schemars(with = "Option<String>", extend("format" = "day"))]
    pub since: Option<Date>,
    /// Units.
    pub units: Vec<Held<Unit>>,
    /// Qualifications.
    pub qualifications: Vec<Held<Qualification>>,
    /// Qualifications that are not in the framework, as they are called.
    pub other_qualifications: Vec<Award>,
    /// Professional status that was awarded, such as HLTA status.
    pub statuses: Vec<Award>,
    /// English, maths and ICT.
    pub basic_skills: Vec<Skill>,
    /// Essential training modules.
    pub modules: Vec<Held<Module>>,
    /// Evidence against standards: one piece may serve several standards.
    pub evidence: Vec<Evidence>,
    /// Other continuing professional development.
    pub cpd: Vec<Activity>,
    /// Experience that was deemed equivalent, which the guidance allows (section 4).
    pub equivalents: Vec<Equivalent>,
}

impl Record {
    /// The keys that a file may have.
    pub const KEYS: [&str; 13] = [
        "name",
        "key",
        "role",
        "since",
        "units",
        "qualifications",
        "other_qualifications",
        "statuses",
        "basic_skills",
        "modules",
        "evidence",
        "cpd",
        "equivalents",
    ];
}

/// The progress of an entry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Achieved; the default for an entry without a status.
    #[default]
    Held,
    /// Begun but not yet achieved.
    InProgress,
}

impl Status {
    /// Whether it is achieved.
    pub fn is_held(&self) -> bool {
        *self == Self::Held
    }

    /// The status in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::InProgress => "in progress",
        }
    }
}

/// A unit, qualification or module of the framework that a person holds or is working on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(bound = "", rename = "Held")]
pub struct Held<T> {
    /// Its id in the framework.
    #[serde(bound = "")]
    pub id: Id<T>,
    /// Whether it is achieved or in progress.
    #[serde(default, skip_serializing_if = "Status::is_held")]
    pub status: Status,
    /// When it was achieved or, if it is in progress, begun.
    #[serde(default, deserialize_with = "date::read", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "day"))]
    pub on: Option<Date>,
    /// The last day on which it counts, if it expires, as a first aid certificate does.
    #[serde(default, deserialize_with = "date::read", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "day"))]
    pub expires: Option<Date>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The person's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Files or links that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
}

impl<T> Held<T> {
    /// An entry with no more than a status.
    pub fn new(id: Id<T>, status: Status) -> Self {
        Self { id, status, on: None, expires: None, provider: None, note: None, files: Vec::new() }
    }
}

/// A qualification that is not in the framework, or a professional status, in the person's words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Award {
    /// What it is called: "NVQ 3 in Supporting Teaching and Learning", "HLTA".
    pub title: String,
    /// Whether it is achieved or in progress.
    #[serde(default, skip_serializing_if = "Status::is_held")]
    pub status: Status,
    /// When it was achieved or, if it is in progress, begun.
    #[serde(default, deserialize_with = "date::read", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "day"))]
    pub on: Option<Date>,
    /// The last day on which it counts, if it expires, as a first aid certificate does.
    #[serde(default, deserialize_with = "date::read", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "day"))]
    pub expires: Option<Date>,
    /// Where, or by whom it was awarded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The person's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Files or links that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
}

impl Award {
    /// An entry with no more than a status.
    pub fn new(title: impl Into<String>, status: Status) -> Self {
        Self { title: title.into(), status, on: None, expires: None, provider: None, note: None, files: Vec::new() }
    }
}

/// A level of English, maths or ICT.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    /// The subject.
    pub subject: Subject,
    /// The level in the framework's chart.
    pub level: Id<SkillLevel>,
    /// The qualification that shows it, in the person's words: "GCSE maths grade C".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualification: Option<String>,
    /// Whether it is achieved or in progress.
    #[serde(default, skip_serializing_if = "Status::is_held")]
    pub status: Status,
    /// When it was achieved or, if it is in progress, begun.
    #[serde(default, deserialize_with = "date::read", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "day"))]
    pub on: Option<Date>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The person's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Files or links that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
}

impl Skill {
    /// What tells it apart from others: the subject, the level, and the qualification that shows it.
    pub fn names(&self) -> String {
        let by = self.qualification.as_ref().map_or_else(String::new, |by| format!(", by {by}").to_lowercase());
        format!("{} {}{by}", self.subject.words(), self.level)
    }
}

/// A piece of evidence against National Occupational Standards, professional (HLTA) standards, or both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is: "Lesson observation, phonics group".
    pub title: String,
    /// The National Occupational Standards it serves, by number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standards: Vec<StandardNumber>,
    /// The professional (HLTA) standards it serves, by number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub professional_standards: Vec<StandardNumber>,
    /// Its date.
    #[serde(default, deserialize_with = "date::read", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "day"))]
    pub on: Option<Date>,
    /// The person's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The files or links themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
}

/// A course, a visit, some shadowing: CPD that does not belong to another list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// What it was.
    pub title: String,
    /// Whether it is done or in progress.
    #[serde(default, skip_serializing_if = "Status::is_held")]
    pub status: Status,
    /// When.
    #[serde(default, deserialize_with = "date::read", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "day"))]
    pub on: Option<Date>,
    /// The last day on which it counts, if it expires, as a first aid certificate does.
    #[serde(default, deserialize_with = "date::read", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "day"))]
    pub expires: Option<Date>,
    /// How long it took, in hours; halves and quarters may be written as `1.5`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// Where, or with whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The suggestions of the framework that it follows, by id: `ta2.cpd.3`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<String>,
    /// The person's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Files or links that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
}

/// Knowledge and experience that somebody has deemed equivalent, with who and when. "It may be that knowledge and
/// experience is deemed to be equivalent" (section 4 of the guidance).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Equivalent {
    /// To what: a qualification, a unit, standards, or a level of English, maths or ICT.
    pub to: To,
    /// Who agreed it.
    pub agreed_by: String,
    /// When.
    #[serde(default, deserialize_with = "date::read", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "day"))]
    pub on: Option<Date>,
    /// What the experience is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Files or links that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
}

/// What experience is equivalent to. Exactly one field must be given.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct To {
    /// A qualification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualification: Option<Id<Qualification>>,
    /// A unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id<Unit>>,
    /// The National Occupational Standards of a level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standards_level: Option<u8>,
    /// National Occupational Standards, by number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub standards: Vec<StandardNumber>,
    /// Professional (HLTA) standards, by number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub professional_standards: Vec<StandardNumber>,
    /// A level of English, maths or ICT.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basic_skill: Option<BasicSkill>,
}
