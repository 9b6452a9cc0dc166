//! Role profiles: purpose, duties, knowledge, what a role is expected to hold, and its CPD suggestions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Note, Quote, Section};
use super::basic_skills::{BasicSkill, SkillCourse};
pub use super::expectation::{Expectation, Sense, Show, ShowKind};
use super::id::{Id, StandardNumber};
use super::qualification::{Qualification, Unit};
use super::resource::Resource;
use super::table::{Entity, Keyed};
use super::training::Module;

/// A family of roles, whose profiles form a ladder (teaching assistants, additional support needs assistants).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Its name in the plural: "Teaching assistants".
    pub title: String,
    /// What the family is, in our words.
    pub text: String,
    /// Where the publication introduces it.
    pub section: Id<Section>,
}

impl Entity for Family {
    type Key = Id<Family>;
    const TABLE: &str = "families";
    const NOUN: &'static str = "family of roles";

    fn names(&self) -> Vec<&str> {
        vec![&self.title]
    }
}

/// One role profile, with what the framework ties to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The short name: `TA3`.
    pub short: String,
    /// The title: "Teaching Assistant Level 3".
    pub title: String,
    /// Other names a person may type.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The family whose ladder it stands on.
    pub family: Id<Family>,
    /// The role one step below on the ladder; the lowest has none.
    #[serde(default)]
    pub follows: Option<Id<Role>>,
    /// Roles of other families that expect the same, as far as the profiles show.
    #[serde(default)]
    pub alongside: Vec<Alongside>,
    /// Where the role is described.
    pub section: Id<Section>,
    /// The role purpose, word for word.
    pub purpose: Quote,
    /// Where the key duties stand.
    pub duties_section: Id<Section>,
    /// The key duties, in order.
    pub duties: Vec<Duty>,
    /// The indicative knowledge, skills and experience, word for word, in order.
    pub knowledge: Vec<Quote>,
    /// What somebody in the role is expected to hold, and in which sense.
    #[serde(default)]
    pub expects: Vec<Expectation>,
    /// What the profile expects to be shown at work, which no unit and no qualification answers.
    #[serde(default)]
    pub shows: Vec<Show>,
    /// The suggestions for continuing professional development.
    #[serde(default)]
    pub cpd: Cpd,
    /// What a reader of the profile should know; our words.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
    /// Misprints in the profile.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Entity for Role {
    type Key = Id<Role>;
    const TABLE: &str = "roles";
    const NOUN: &'static str = "role profile";

    fn names(&self) -> Vec<&str> {
        let own = [self.short.as_str(), self.title.as_str()];
        own.into_iter().chain(self.aliases.iter().map(String::as_str)).collect()
    }
}

/// A role of another family that stands level with this one. The publication names no such pairs: they rest on
/// what the profiles have in common.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alongside {
    /// The other role.
    pub role: Id<Role>,
    /// What the two profiles have in common; our words.
    pub why: String,
}

/// A numbered key duty, word for word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its number in the profile, from 1.
    pub number: u8,
    /// The exact words.
    pub text: String,
    /// How many of the options are expected at the least; none where there are no options.
    #[serde(default)]
    pub at_least: Option<u8>,
    /// The lettered options below the duty.
    #[serde(default)]
    pub options: Vec<DutyOption>,
    /// Misprints in the duty.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

/// A lettered option of a duty, word for word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyOption {
    /// Its letter: `a`.
    pub letter: char,
    /// The exact words.
    pub text: String,
}

impl Keyed<Role> {
    /// The id of one of its suggestions, by its place from 0: `ta3.cpd.1` is the first.
    pub fn suggestion_id(&self, place: usize) -> String {
        format!("{}.cpd.{}", self.id, place + 1)
    }
}

/// The suggestions for continuing professional development of one role.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cpd {
    /// The role whose suggestions hold here too ("In addition to the suggestions for TA 4").
    #[serde(default)]
    pub in_addition_to: Option<Id<Role>>,
    /// The exact words around the suggestions, where they say something themselves.
    #[serde(default)]
    pub introduction: Option<Quote>,
    /// The suggestions, in order.
    #[serde(default)]
    pub suggestions: Vec<Suggestion>,
}

/// One suggestion, word for word, with its kind and what it names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suggestion {
    /// The exact words.
    pub text: String,
    /// What kind of development it is.
    pub kind: SuggestionKind,
    /// The words the suggestion stands under ("Other areas for CPD may include:").
    #[serde(default)]
    pub under: Option<String>,
    /// What the publication adds about it, word for word.
    #[serde(default)]
    pub detail: Option<String>,
    /// Nested examples, in order.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// What it names or leads to.
    #[serde(default)]
    pub links: Links,
    /// What a reader should know; our words.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it stands.
    pub section: Id<Section>,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
    /// Misprints in the suggestion.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

/// An example nested below a suggestion, word for word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The exact words.
    pub text: String,
    /// What kind of development it is.
    pub kind: SuggestionKind,
}

/// The kinds of development the suggestions name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SuggestionKind {
    /// A whole qualification.
    Qualification,
    /// Training based on QCF units, standards or essential training modules.
    UnitBasedTraining,
    /// English, maths or ICT.
    BasicSkills,
    /// A course.
    Course,
    /// Training in the specialism of the role.
    SpecialistTraining,
    /// Training based on the duties of the role.
    DutyBasedTraining,
    /// A topic to know about.
    KnowledgeTopic,
    /// A skill to practise.
    PracticalSkill,
    /// First aid, child protection: the safety of pupils.
    Safety,
    /// Leading, managing or mentoring colleagues.
    Leadership,
    /// Training to be a teacher.
    Teaching,
}

impl SuggestionKind {
    /// The kind in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Qualification => "qualification",
            Self::UnitBasedTraining => "unit-based training",
            Self::BasicSkills => "basic skills",
            Self::Course => "course",
            Self::SpecialistTraining => "specialist training",
            Self::DutyBasedTraining => "duty-based training",
            Self::KnowledgeTopic => "knowledge topic",
            Self::PracticalSkill => "practical skill",
            Self::Safety => "safety",
            Self::Leadership => "leadership",
            Self::Teaching => "teaching",
        }
    }
}

/// What a suggestion names or leads to.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Links {
    /// Qualifications.
    #[serde(default)]
    pub qualifications: Vec<Id<Qualification>>,
    /// Units.
    #[serde(default)]
    pub units: Vec<Id<Unit>>,
    /// National Occupational Standards, by number.
    #[serde(default)]
    pub standards: Vec<StandardNumber>,
    /// Essential training modules.
    #[serde(default)]
    pub modules: Vec<Id<Module>>,
    /// English, maths or ICT at a level.
    #[serde(default)]
    pub basic_skills: Vec<BasicSkill>,
    /// Courses in English, maths or ICT.
    #[serde(default)]
    pub courses: Vec<Id<SkillCourse>>,
    /// Providers, guidance and web sites.
    #[serde(default)]
    pub resources: Vec<Id<Resource>>,
    /// Duties of the same role that it is about, as printed: `7`, `7a`.
    #[serde(default)]
    pub duties: Vec<String>,
    /// Where it leads beyond the role profiles.
    #[serde(default)]
    pub destinations: Vec<Id<Destination>>,
}

impl Links {
    /// Whether nothing is named.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Somewhere a route leads that is not a role profile: becoming a teacher.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Destination {
    /// Its title: "Qualified teacher".
    pub title: String,
    /// Other names a person may type.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Families of roles the publication opens it to, whatever the level.
    pub open_to: Vec<Id<Family>>,
    /// Roles to which the publication itself suggests it, or next to which it stands on the ladder.
    #[serde(default)]
    pub suggested_to: Vec<Id<Role>>,
    /// The steps, in order.
    pub steps: Vec<RouteStep>,
    /// What the publication does not say; our words.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it stands.
    pub section: Id<Section>,
    /// Web addresses, as printed.
    #[serde(default)]
    pub urls: Vec<String>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Entity for Destination {
    type Key = Id<Destination>;
    const TABLE: &str = "destinations";
    const NOUN: &'static str = "destination";

    fn names(&self) -> Vec<&str> {
        std::iter::once(self.title.as_str()).chain(self.aliases.iter().map(String::as_str)).collect()
    }
}

/// A step of a route to a destination.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RouteStep {
    /// What is to be done: "Foundation Degree".
    pub title: String,
    /// The publication's words about it.
    pub text: String,
    /// Where they stand.
    pub section: Id<Section>,
}
