//! Resources to turn to: awarding organisations, providers, apprenticeships, health guidance, web sites.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Section};
use super::contents::Contents;
use super::id::Id;
use super::table::{Entity, Keyed, Table};
use super::walk::{At, Called, Visit};

/// An organisation, document or web site the framework points to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Its name, as printed.
    pub title: String,
    /// What it is about.
    pub topic: Topic,
    /// What the publication says about it, word for word.
    #[serde(default)]
    pub text: Option<String>,
    /// Its level, for apprenticeships.
    #[serde(default)]
    pub level: Option<u8>,
    /// Who offers it, for courses.
    #[serde(default)]
    pub provider: Option<Id<Resource>>,
    /// How many hours it takes, for courses.
    #[serde(default)]
    pub hours: Option<u16>,
    /// How many months it usually takes, for apprenticeships and long courses.
    #[serde(default)]
    pub months: Option<u16>,
    /// Web addresses, as printed.
    #[serde(default)]
    pub urls: Vec<String>,
    /// What a reader should know, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// The section it is in.
    pub section: Id<Section>,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Entity for Resource {
    type Key = Id<Resource>;
    const TABLE: &str = "resources";
    const NOUN: &'static str = "resource";

    fn names(&self) -> Vec<&str> {
        vec![&self.title]
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.resources
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self {
            title,
            topic,
            text,
            level: _,
            provider,
            hours: _,
            months: _,
            urls,
            note: _,
            section,
            changes,
            errata,
        } = &**record;
        visitor.part(at, || {
            let command = format!("resources --topic {}", topic.words());
            Called::new(Self::NOUN, &record.id, title, command)
        });
        visitor.words(&at.key("title"), title);
        visitor.mention(text.as_deref().unwrap_or(""), Some(section));
        // Some texts have the address in them.
        let said = text.as_deref().unwrap_or_default();
        for url in urls.iter().map(|url| bare_address(url)).filter(|url| !said.contains(url)) {
            visitor.sought(url, Some(section));
        }
        visitor.section(at, Some(section));
        if let Some(provider) = provider {
            visitor.refers(&at.key("provider"), provider);
        }
        visitor.changes(at, changes);
        visitor.errata(at, errata);
    }
}

/// An address without its scheme and without `www`, which are typed or not.
pub(super) fn bare_address(url: &str) -> &str {
    let bare = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    bare.strip_prefix("www.").unwrap_or(bare)
}

/// What a resource is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Role profiles and their background.
    Profiles,
    /// Occupational standards and training materials.
    Standards,
    /// Awarding organisations.
    Awarding,
    /// Online and home learning, and courses.
    Learning,
    /// Apprenticeships.
    Apprenticeships,
    /// Routes into teaching.
    Teaching,
    /// Supporting pupils with health needs.
    Health,
    /// Careers services and advice.
    Careers,
    /// Research and useful web sites.
    Websites,
    /// Courses that a school, a trust or an authority offers.
    Courses,
}

impl Topic {
    /// All topics, in the order they are shown.
    pub const ALL: [Self; 10] = [
        Self::Profiles,
        Self::Standards,
        Self::Awarding,
        Self::Learning,
        Self::Apprenticeships,
        Self::Teaching,
        Self::Health,
        Self::Careers,
        Self::Websites,
        Self::Courses,
    ];

    /// The topic as one word, as a person types it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Profiles => "profiles",
            Self::Standards => "standards",
            Self::Awarding => "awarding",
            Self::Learning => "learning",
            Self::Apprenticeships => "apprenticeships",
            Self::Teaching => "teaching",
            Self::Health => "health",
            Self::Careers => "careers",
            Self::Websites => "websites",
            Self::Courses => "courses",
        }
    }
}
