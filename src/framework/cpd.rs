//! The suggestions for continuing professional development (CPD), and what they lead to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Quote, Section};
use super::basic_skills::{BasicSkill, SkillCourse};
use super::check::Check;
use super::destination::Destination;
use super::id::{Id, StandardNumber};
use super::qualification::Qualification;
use super::resource::Resource;
use super::role::Role;
use super::rule::Rule;
use super::statement::Statement;
use super::table::Keyed;
use super::training::Module;
use super::unit::Unit;
use super::walk::{At, Visit};

impl Keyed<Role> {
    /// The id of one of its suggestions, by its position from 0: `ta3.cpd.1` is the first.
    pub fn suggestion_id(&self, place: usize) -> String {
        format!("{}.cpd.{}", self.id, place + 1)
    }
}

/// The suggestions for continuing professional development of one role.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cpd {
    /// The role whose suggestions apply here too ("In addition to the suggestions for TA 4").
    #[serde(default)]
    pub in_addition_to: Option<Id<Role>>,
    /// The exact words that introduce the suggestions, if they say something themselves.
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
    /// The heading the suggestion is under ("Other areas for CPD may include:").
    #[serde(default)]
    pub under: Option<String>,
    /// The level that its words state, for a course or a qualification that is not among the records.
    #[serde(default)]
    pub level: Option<u8>,
    /// What the publication adds about it, word for word.
    #[serde(default)]
    pub detail: Option<String>,
    /// Nested examples, in order.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// What it names or leads to.
    #[serde(default)]
    pub links: Links,
    /// What a reader should know, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// The section it is in.
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
    /// The name of the kind.
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
    /// Whether the links are empty.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Cpd {
    pub(super) fn walk<'a, V: Visit<'a>>(&'a self, role: &'a Keyed<Role>, at: &At<'_>, visitor: &mut V) {
        let Self { in_addition_to, introduction, suggestions } = self;
        if let Some(other) = in_addition_to {
            visitor.refers(&at.key("in_addition_to"), other);
        }
        if let Some(Quote { text, section }) = introduction {
            visitor.words(&at.key("introduction").key("text"), text);
            visitor.section(&at.key("introduction"), Some(section));
        }
        for (n, suggestion) in suggestions.iter().enumerate() {
            let list = at.key("suggestions");
            visitor.part(&list.index(n), || Statement::suggestion(role, n, suggestion).called());
            suggestion.walk(&list.index(n), visitor);
        }
    }
}

impl Suggestion {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        let Self { text, kind: _, under, level: _, detail, examples, links, note: _, section, changes, errata } = self;
        visitor.text(&at.key("text"), text, Some(section));
        if let Some(under) = under {
            visitor.words(&at.key("under"), under);
        }
        if let Some(detail) = detail {
            visitor.text(&at.key("detail"), detail, Some(section));
        }
        for (n, Example { text, kind: _ }) in examples.iter().enumerate() {
            visitor.text(&at.key("examples").index(n).key("text"), text, Some(section));
        }
        visitor.section(at, Some(section));
        links.walk(&at.key("links"), visitor);
        visitor.changes(at, changes);
        visitor.errata(at, errata);
    }

    /// The duties it names must be duties of its role.
    pub(super) fn rules(&self, role: &Keyed<Role>, at: &At<'_>, check: &mut Check<'_>) {
        for (n, named) in self.links.duties.iter().enumerate() {
            if role.duties_and_options().all(|one| one.label != *named) {
                let message = format!("{} has no duty {named}", role.short);
                check.fault(&at.key("links").key("duties").index(n), Rule::Reference, message);
            }
        }
    }
}

impl Links {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        // Duties are not records: `Suggestion::rules` looks them up in the role.
        let Self {
            qualifications,
            units,
            standards,
            modules,
            basic_skills,
            courses,
            resources,
            duties: _,
            destinations,
        } = self;
        visitor.all_refer(&at.key("qualifications"), qualifications);
        visitor.all_refer(&at.key("units"), units);
        visitor.all_refer(&at.key("standards"), standards);
        visitor.all_refer(&at.key("modules"), modules);
        visitor.all_refer(&at.key("courses"), courses);
        visitor.all_refer(&at.key("resources"), resources);
        visitor.all_refer(&at.key("destinations"), destinations);
        visitor.skills(&at.key("basic_skills"), basic_skills);
    }
}
