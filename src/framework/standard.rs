//! The two suites of standards: occupational (NOS) and professional (HLTA).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Quote, Section};
use super::basic_skills::BasicSkill;
use super::check::Check;
use super::contents::Contents;
use super::find::squash;
use super::id::{Id, StandardNumber};
use super::resource::Resource;
use super::rule::Rule;
use super::table::{Entity, Keyed, Table};
use super::walk::{At, Called, Single, Visit};

/// The suite of National Occupational Standards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suite {
    /// Its title.
    pub title: String,
    /// What its standards are called in a sentence: "National Occupational Standards"; otherwise the title.
    #[serde(default)]
    pub short: Option<String>,
    /// The prefixes of its numbers, the usual one first: `STL` gives `STL19`.
    pub prefixes: Vec<String>,
    /// What the suite is, in the publication's words.
    pub text: String,
    /// The section they are in.
    pub section: Id<Section>,
    /// Web addresses, as printed.
    #[serde(default)]
    pub urls: Vec<String>,
    /// What a reader should know about numbers and levels, in our own words.
    #[serde(default)]
    pub notes: Vec<String>,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Suite {
    /// What its standards are called in a sentence.
    pub fn called(&self) -> &str {
        self.short.as_ref().unwrap_or(&self.title)
    }
}

impl Single for Suite {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        let Self { title, short: _, prefixes: _, text, section, urls: _, notes: _, changes, errata } = self;
        visitor.part(at, || Called::new("standards", "suite", title, "nos"));
        visitor.words(&at.key("title"), title);
        visitor.words(&at.key("text"), text);
        visitor.section(at, Some(section));
        visitor.changes(at, changes);
        visitor.errata(at, errata);
    }
}

/// A group of standards: Level 2, A to E of Level 3.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StandardGroup {
    /// Its title.
    pub title: String,
    /// The level of its standards.
    pub level: u8,
    /// The public page that lists it.
    #[serde(default)]
    pub source: Option<String>,
    /// How reliable it is, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Entity for StandardGroup {
    type Key = Id<StandardGroup>;
    const TABLE: &str = "standard_groups";
    const NOUN: &'static str = "group of standards";

    fn names(&self) -> Vec<&str> {
        vec![&self.title]
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.standard_groups
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self { title, level: _, source: _, note: _, errata } = &**record;
        visitor.part(at, || Called::new(Self::NOUN, &record.id, title, "nos"));
        visitor.words(&at.key("title"), title);
        visitor.errata(at, errata);
    }
}

/// A National Occupational Standard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// The exact title; left out if nothing confirms it.
    #[serde(default)]
    pub title: Option<String>,
    /// Other names a person may type.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The group it is in, and with it the level.
    pub group: Id<StandardGroup>,
    /// The section in which the publication prints the title.
    #[serde(default)]
    pub section: Option<Id<Section>>,
    /// The public page that confirms the title. A title that has only a section is as the publication gives it.
    #[serde(default)]
    pub source: Option<String>,
    /// Resources to turn to: where the standard itself can be read, courses about it.
    #[serde(default)]
    pub resources: Vec<Id<Resource>>,
    /// What a reader should know, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Entity for Standard {
    type Key = StandardNumber;
    const TABLE: &str = "standards";
    const NOUN: &'static str = "standard";

    fn names(&self) -> Vec<&str> {
        self.title.as_deref().into_iter().chain(self.aliases.iter().map(String::as_str)).collect()
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.standards
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self { title, aliases, group, section, source: _, resources, note: _, errata } = &**record;
        let contents = visitor.contents();
        visitor.part(at, || {
            let code = contents.code(record.id);
            let title = format!("{code} {}", title.as_deref().unwrap_or("(title not confirmed)"));
            Called {
                short: record.id.to_string(),
                ..Called::new(Self::NOUN, code, title, format!("nos {}", record.id))
            }
        });
        visitor.mention(contents.standard_groups.get(group).map_or("", |group| &group.title), section.as_ref());
        for alias in aliases {
            visitor.mention(alias, section.as_ref());
        }
        visitor.refers(&at.key("group"), group);
        visitor.all_refer(&at.key("resources"), resources);
        visitor.section(at, section.as_ref());
        visitor.errata(at, errata);
    }
}

/// The professional standards, which denote a status and not a qualification.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfessionalStandards {
    /// The title: "Professional standards for Higher Level Teaching Assistants".
    pub title: String,
    /// The status: "HLTA".
    pub status: String,
    /// The words that every group begins with.
    pub stem: String,
    /// The section they are in.
    pub section: Id<Section>,
    /// What the publication says of them and of their assessment, word for word.
    #[serde(default)]
    pub remarks: Vec<Quote>,
    /// Levels of English and maths that the status requires.
    #[serde(default)]
    pub basic_skills: Vec<BasicSkill>,
    /// Where the publication requires them; left out if only the standards do.
    #[serde(default)]
    pub basic_skills_section: Option<Id<Section>>,
    /// The standard that requires the same, so that meeting it and having those levels imply each other.
    #[serde(default)]
    pub basic_skills_standard: Option<StandardNumber>,
    /// The groups, in order.
    pub groups: Vec<ProfessionalGroup>,
    /// What a reader should know, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
    /// Misprints about them.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl ProfessionalStandards {
    /// Whether a title is that of the status: `HLTA`, `HLTA status`.
    pub fn is_status(&self, title: &str) -> bool {
        let (title, status) = (squash(title), squash(&self.status));
        title == status || title.strip_suffix("status") == Some(&status)
    }

    /// Every standard with its group and part, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&ProfessionalGroup, &ProfessionalPart, &ProfessionalStandard)> {
        self.groups.iter().flat_map(|group| {
            group.parts.iter().flat_map(move |part| part.standards.iter().map(move |standard| (group, part, standard)))
        })
    }
}

impl Single for ProfessionalStandards {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        let Self {
            title,
            status,
            stem,
            section,
            remarks,
            basic_skills,
            basic_skills_section,
            basic_skills_standard: _,
            groups,
            note: _,
            changes,
            errata,
        } = self;
        visitor.part(at, || Called::new("standards", status, title, "hlta"));
        for (key, text) in [("title", title), ("status", status), ("stem", stem)] {
            visitor.words(&at.key(key), text);
        }
        visitor.section(at, Some(section));
        visitor.skills(&at.key("basic_skills"), basic_skills);
        if let Some(section) = basic_skills_section {
            visitor.refers(&at.key("basic_skills_section"), section);
        }
        visitor.changes(at, changes);
        visitor.errata(at, errata);
        for (g, ProfessionalGroup { title, introduction: _, parts }) in groups.iter().enumerate() {
            let list = at.key("groups");
            let group = list.index(g);
            visitor.words(&group.key("title"), title);
            for (p, ProfessionalPart { title: _, standards }) in parts.iter().enumerate() {
                for (n, ProfessionalStandard { number, text }) in standards.iter().enumerate() {
                    visitor.part(at, || {
                        let title = format!("{status} standard {number}");
                        Called::new("professional standard", number, title, format!("hlta {number}"))
                    });
                    visitor.text(
                        &group.key("parts").index(p).key("standards").index(n).key("text"),
                        text,
                        Some(section),
                    );
                }
            }
        }
        visitor.part(at, || Called::new("professional standard", status, title, "hlta"));
        visitor.quotes(&at.key("remarks"), remarks);
    }

    fn rules(&self, at: &At<'_>, check: &mut Check<'_>) {
        if let Some(number) = self.basic_skills_standard
            && !self.iter().any(|(_, _, standard)| standard.number == number)
        {
            check.fault(&at.key("basic_skills_standard"), Rule::Reference, format!("there is no standard {number}"));
        }
        let mut expected = 1;
        for (g, group) in self.groups.iter().enumerate() {
            for (p, part) in group.parts.iter().enumerate() {
                for (n, standard) in part.standards.iter().enumerate() {
                    if standard.number.0 != expected {
                        let list = at.key("groups");
                        let here = list.index(g);
                        let message = format!("standard {} is where {expected} belongs", standard.number);
                        check.fault(
                            &here.key("parts").index(p).key("standards").index(n).key("number"),
                            Rule::Order,
                            message,
                        );
                    }
                    expected += 1;
                }
            }
        }
    }
}

/// A group of professional standards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfessionalGroup {
    /// Its title: "Professional skills".
    pub title: String,
    /// The words with which the publication introduces the group.
    #[serde(default)]
    pub introduction: Option<String>,
    /// Its parts, in order; a group without subheadings has one.
    pub parts: Vec<ProfessionalPart>,
}

/// The standards under one subheading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfessionalPart {
    /// The subheading, if there is one: "Planning and expectations".
    #[serde(default)]
    pub title: Option<String>,
    /// The standards, in order.
    pub standards: Vec<ProfessionalStandard>,
}

/// A professional standard, word for word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfessionalStandard {
    /// Its number; numbers run from 1 through all groups.
    pub number: StandardNumber,
    /// The exact words.
    pub text: String,
}
