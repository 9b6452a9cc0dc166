//! Role profiles: purpose, duties, knowledge, what a role is expected to hold, and its CPD suggestions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Note, Quote, Section};
use super::basic_skills::BasicSkill;
use super::check::Check;
use super::contents::Contents;
pub use super::cpd::{Cpd, Example, Links, Suggestion, SuggestionKind};
pub use super::destination::{Destination, RouteStep};
pub use super::family::Family;
use super::id::Id;
use super::qualification::Qualification;
use super::table::{Entity, Keyed, Table};
use super::walk::{At, Called, Visit};

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
    /// The family whose ladder it is on.
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
    /// The section the key duties are in.
    pub duties_section: Id<Section>,
    /// The key duties, in order.
    pub duties: Vec<Duty>,
    /// The indicative knowledge, skills and experience, word for word, in order.
    pub knowledge: Vec<Quote>,
    /// What somebody in the role is expected to hold, and in which sense.
    #[serde(default)]
    pub expects: Vec<Expectation>,
    /// The suggestions for continuing professional development.
    #[serde(default)]
    pub cpd: Cpd,
    /// What a reader of the profile should know, in our own words.
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

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.roles
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self {
            short,
            title,
            aliases: _,
            family,
            follows,
            alongside,
            section,
            purpose,
            duties_section,
            duties: _,
            knowledge: _,
            expects,
            cpd,
            notes,
            changes,
            errata,
        } = &**record;
        visitor.part(at, || {
            let title = format!("{short}, {title}");
            Called { short: short.clone(), title, ..record.called("level") }
        });
        visitor.words(&at.key("short"), short);
        visitor.words(&at.key("title"), title);
        visitor.words(&at.key("purpose").key("text"), &purpose.text);
        visitor.mention(&purpose.text, Some(section));
        visitor.section(&at.key("purpose"), Some(&purpose.section));
        visitor.section(at, Some(section));
        visitor.refers(&at.key("duties_section"), duties_section);
        visitor.refers(&at.key("family"), family);
        if let Some(below) = follows {
            visitor.refers(&at.key("follows"), below);
        }
        for (n, Alongside { role, why }) in alongside.iter().enumerate() {
            visitor.refers(&at.key("alongside").index(n).key("role"), role);
            visitor.words(&at.key("alongside").index(n).key("why"), why);
        }
        for (n, note) in notes.iter().enumerate() {
            visitor.note(&at.key("notes").index(n), note);
        }
        for (n, expectation) in expects.iter().enumerate() {
            expectation.walk(&at.key("expects").index(n), visitor);
        }
        visitor.changes(at, changes);
        visitor.errata(at, errata);
        record.walk_duties(&at.key("duties"), visitor);
        record.walk_knowledge(&at.key("knowledge"), visitor);
        cpd.walk(record, &at.key("cpd"), visitor);
    }

    fn rules(record: &Keyed<Self>, at: &At<'_>, check: &mut Check<'_>) {
        record.duties_in_order(&at.key("duties"), check);
        for (n, expectation) in record.expects.iter().enumerate() {
            expectation.rules(&at.key("expects").index(n), check);
        }
        for (n, suggestion) in record.cpd.suggestions.iter().enumerate() {
            let cpd = at.key("cpd");
            suggestion.rules(record, &cpd.key("suggestions").index(n), check);
        }
    }
}

/// A role of another family on the same level as this one. The publication names no such pairs: they are based on
/// what the profiles have in common.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Alongside {
    /// The other role.
    pub role: Id<Role>,
    /// What the two profiles have in common, in our own words.
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
    /// How many of the options are expected at least; left out if there are no options.
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

/// Something a role is expected to hold. Indicative: section 3 of every profile says that experience may count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// How the role relates to it.
    pub sense: Sense,
    /// Any one of these qualifications.
    #[serde(default)]
    pub qualifications: Vec<Id<Qualification>>,
    /// Whether the standards that those qualifications reflect are meant, and not the qualifications themselves.
    #[serde(default)]
    pub standards_reflected: bool,
    /// Qualifications the publication names as an alternative to those.
    #[serde(default)]
    pub alternatives: Vec<Id<Qualification>>,
    /// The National Occupational Standards of this level.
    #[serde(default)]
    pub standards_level: Option<u8>,
    /// The professional standards (those for Higher Level Teaching Assistants).
    #[serde(default)]
    pub professional_standards: bool,
    /// Levels of English, maths or ICT.
    #[serde(default)]
    pub basic_skills: Vec<BasicSkill>,
    /// Whether the profile itself says "or equivalent".
    #[serde(default)]
    pub or_equivalent: bool,
    /// What else a reader should know, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// The section it is in.
    pub section: Id<Section>,
}

/// The sense in which a role relates to a qualification or to standards; the publication's own distinctions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sense {
    /// Must have achieved it.
    MustHaveAchieved,
    /// Meeting it.
    Meeting,
    /// Working at it.
    WorkingAt,
    /// Meeting it or working towards it.
    MeetingOrWorkingTowards,
    /// Working at it or towards it.
    WorkingAtOrTowards,
    /// May be working towards it.
    MayBeWorkingTowards,
}

impl Sense {
    /// The words of the publication.
    pub fn words(self) -> &'static str {
        match self {
            Self::MustHaveAchieved => "must have achieved",
            Self::Meeting => "meeting",
            Self::WorkingAt => "working at",
            Self::MeetingOrWorkingTowards => "meeting or working towards",
            Self::WorkingAtOrTowards => "working at or towards",
            Self::MayBeWorkingTowards => "may be working towards",
        }
    }
}

impl Expectation {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        let Self {
            sense: _,
            qualifications,
            standards_reflected: _,
            alternatives,
            standards_level: _,
            professional_standards: _,
            basic_skills,
            or_equivalent: _,
            note: _,
            section,
        } = self;
        visitor.section(at, Some(section));
        visitor.all_refer(&at.key("qualifications"), qualifications);
        visitor.all_refer(&at.key("alternatives"), alternatives);
        visitor.skills(&at.key("basic_skills"), basic_skills);
    }

    fn rules(&self, at: &At<'_>, check: &mut Check<'_>) {
        if self.professional_standards && check.contents().professional_standards.is_none() {
            check.fault(&at.key("professional_standards"), "there are no professional standards in this framework");
        }
        if self.qualifications.is_empty()
            && self.standards_level.is_none()
            && !self.professional_standards
            && self.basic_skills.is_empty()
        {
            check.fault(at, "this expects nothing: name qualifications, standards or basic skills");
        }
    }
}
