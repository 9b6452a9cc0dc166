//! English, maths and ICT for adults: the levels, what they are called across the UK, and the courses.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Quote, Section};
use super::id::Id;
use super::table::Entity;

/// The chart of levels, and the courses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BasicSkills {
    /// The title of the chart.
    pub title: String,
    /// What the publication says about it, word for word.
    pub text: Vec<Quote>,
    /// Where the chart comes from, as printed.
    #[serde(default)]
    pub credit: Option<String>,
    /// Where it stands.
    pub section: Id<Section>,
    /// The columns of the chart.
    pub measures: Vec<Measure>,
    /// The rows, highest level first.
    pub levels: Vec<SkillLevel>,
    /// What a reader should know; our words.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

/// A column of the chart: one way of naming levels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its id, used in `equivalents`.
    pub id: Id<Measure>,
    /// Its heading.
    pub title: String,
    /// The nations it is used in; none for the international levels.
    #[serde(default)]
    pub nations: Vec<Nation>,
}

/// A nation of the United Kingdom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Nation {
    /// England.
    England,
    /// Northern Ireland.
    NorthernIreland,
    /// Scotland.
    Scotland,
    /// Wales.
    Wales,
}

impl Nation {
    /// All of them, by name.
    pub const ALL: [Self; 4] = [Self::England, Self::NorthernIreland, Self::Scotland, Self::Wales];

    /// Its name.
    pub fn words(self) -> &'static str {
        match self {
            Self::England => "England",
            Self::NorthernIreland => "Northern Ireland",
            Self::Scotland => "Scotland",
            Self::Wales => "Wales",
        }
    }
}

/// A row of the chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkillLevel {
    /// Its id: `level-2`, `entry-3`.
    pub id: Id<SkillLevel>,
    /// Its name: "Entry Level 3".
    pub title: String,
    /// What it is called elsewhere. A measure that is not named here has an empty cell in the chart.
    #[serde(default)]
    pub equivalents: Vec<Equivalent>,
}

/// A cell of the chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Equivalent {
    /// The column.
    pub measure: Id<Measure>,
    /// What stands there.
    pub value: String,
}

/// A subject at a level: "Level 2 maths".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BasicSkill {
    /// The subject.
    pub subject: Subject,
    /// The level in the chart.
    pub level: Id<SkillLevel>,
    /// Whether a higher level serves as well, in the publication's own words.
    #[serde(default)]
    pub or_above: bool,
}

/// A subject of the basic skills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// English or literacy.
    English,
    /// Maths or numeracy.
    Maths,
    /// Information and communications technology.
    Ict,
}

impl Subject {
    /// Its name.
    pub fn words(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Maths => "maths",
            Self::Ict => "ICT",
        }
    }
}

/// A course or qualification in basic skills.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SkillCourse {
    /// Its title.
    pub title: String,
    /// Other names it goes by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its subjects.
    pub subjects: Vec<Subject>,
    /// The nations it belongs to; none where it is not tied to any.
    #[serde(default)]
    pub nations: Vec<Nation>,
    /// The levels it comes in; none where the publication does not say.
    #[serde(default)]
    pub levels: Vec<Id<SkillLevel>>,
    /// What the publication says about it, word for word.
    pub text: String,
    /// Where that stands.
    pub section: Id<Section>,
    /// Web addresses, as printed.
    #[serde(default)]
    pub urls: Vec<String>,
    /// What a reader should know; our words.
    #[serde(default)]
    pub note: Option<String>,
    /// Whether the publication itself says it has been phased out.
    #[serde(default)]
    pub phased_out: bool,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
}

impl Entity for SkillCourse {
    type Key = Id<SkillCourse>;
    const TABLE: &str = "skill_courses";
    const NOUN: &'static str = "basic skills course";

    fn names(&self) -> Vec<&str> {
        std::iter::once(self.title.as_str()).chain(self.aliases.iter().map(String::as_str)).collect()
    }
}
