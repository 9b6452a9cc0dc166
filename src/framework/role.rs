//! Role profiles: purpose, duties, knowledge, what a role is expected to hold, and its CPD suggestions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Note, Quote, Section};
use super::check::{Check, Fault};
use super::contents::Contents;
pub use super::cpd::{Cpd, Example, Links, Suggestion, SuggestionKind};
pub use super::destination::{Destination, RouteStep};
pub use super::expectation::{Expectation, Sense, Show, ShowKind};
pub use super::family::Family;
use super::id::Id;
use super::rule::Rule;
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
    /// Other roles from which it can be reached as well: ladders may join.
    #[serde(default)]
    pub also_follows: Vec<Id<Role>>,
    /// Roles of other families that expect the same, as far as the profiles show.
    #[serde(default)]
    pub alongside: Vec<Alongside>,
    /// Where the role is described.
    pub section: Id<Section>,
    /// The role purpose, word for word.
    pub purpose: Quote,
    /// The section the key duties are in, if it is not that of the role.
    #[serde(default)]
    pub duties_section: Option<Id<Section>>,
    /// The key duties, in order.
    #[serde(default)]
    pub duties: Vec<Duty>,
    /// The indicative knowledge, skills and experience, word for word, in order.
    #[serde(default)]
    pub knowledge: Vec<Knowledge>,
    /// What somebody in the role is expected to hold, and in which sense.
    #[serde(default)]
    pub expects: Vec<Expectation>,
    /// What the profile expects to be shown at work; no unit or qualification can show it.
    #[serde(default)]
    pub shows: Vec<Show>,
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
            also_follows,
            alongside,
            section,
            purpose,
            duties_section,
            duties: _,
            knowledge: _,
            expects,
            shows,
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
        if let Some(duties_section) = duties_section {
            visitor.refers(&at.key("duties_section"), duties_section);
        }
        visitor.refers(&at.key("family"), family);
        if let Some(below) = follows {
            visitor.refers(&at.key("follows"), below);
        }
        visitor.all_refer(&at.key("also_follows"), also_follows);
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
        for (n, show) in shows.iter().enumerate() {
            show.walk(&at.key("shows").index(n), visitor);
        }
        visitor.changes(at, changes);
        visitor.errata(at, errata);
        record.walk_duties(&at.key("duties"), visitor);
        record.walk_knowledge(&at.key("knowledge"), visitor);
        cpd.walk(record, &at.key("cpd"), visitor);
    }

    fn rules(record: &Keyed<Self>, at: &At<'_>, check: &mut Check<'_>) {
        record.duties_in_order(&at.key("duties"), check);
        record.follows_in_order(at, check);
        record.references_hold(at, check);
        for (n, expectation) in record.expects.iter().enumerate() {
            expectation.rules(record, &at.key("expects").index(n), check);
        }
        for (n, show) in record.shows.iter().enumerate() {
            show.rules(record, &at.key("shows").index(n), check);
        }
        for (n, suggestion) in record.cpd.suggestions.iter().enumerate() {
            let cpd = at.key("cpd");
            suggestion.rules(record, &cpd.key("suggestions").index(n), check);
        }
    }
}

impl Role {
    /// The section the key duties are in.
    pub fn duties_section(&self) -> &Id<Section> {
        self.duties_section.as_ref().unwrap_or(&self.section)
    }

    /// The roles that it follows directly, the one on its own ladder first.
    pub fn below(&self) -> impl Iterator<Item = &Id<Self>> {
        self.follows.iter().chain(&self.also_follows)
    }

    /// The first role that it follows is in `follows`, and none of them is named twice.
    fn follows_in_order(&self, at: &At<'_>, check: &mut Check<'_>) {
        let also = at.key("also_follows");
        match &self.follows {
            None if !self.also_follows.is_empty() => {
                let fault =
                    Fault::new(also.place(), Rule::Needed, "this role also follows others, but “follows” is missing");
                check.push(fault.hint("name the role on its own ladder in “follows”, and only the others here"));
            }
            Some(first) if self.also_follows.contains(first) => {
                check.fault(&also, Rule::NamedTwice, format!("{first} is in “follows” already"));
            }
            _ => {}
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
    /// The heading it is under, as printed.
    #[serde(default)]
    pub under: Option<String>,
    /// The least number of options expected; left out if there are no options.
    #[serde(default)]
    pub at_least: Option<u8>,
    /// The lettered options below the duty.
    #[serde(default)]
    pub options: Vec<DutyOption>,
    /// Statements of this or another role that it refers to: `ta2.duty.7`.
    #[serde(default)]
    pub refers_to: Vec<String>,
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

/// A point of the knowledge, skills and experience that a role asks for, word for word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Knowledge {
    /// The exact words.
    pub text: String,
    /// What kind of statement it is, where the publication tells them apart.
    #[serde(default)]
    pub kind: Option<KnowledgeKind>,
    /// The heading it is under, as printed.
    #[serde(default)]
    pub under: Option<String>,
    /// Statements of this or another role that it refers to: `ta2.duty.7`.
    #[serde(default)]
    pub refers_to: Vec<String>,
    /// The section it is in.
    pub section: Id<Section>,
}

/// What a person in a role knows, can do, brings with them, or how they conduct themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KnowledgeKind {
    /// What they know.
    Knowledge,
    /// What they can do.
    Skill,
    /// How they conduct themselves.
    Behaviour,
    /// What they have done.
    Experience,
}

impl KnowledgeKind {
    /// The kind in one word.
    pub fn words(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::Skill => "skill",
            Self::Behaviour => "behaviour",
            Self::Experience => "experience",
        }
    }
}
