//! Qualifications, and which units are listed for each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Quote, Section};
use super::check::Check;
use super::contents::Contents;
pub use super::credit::{CreditRules, Size, SizeRule};
use super::id::Id;
use super::resource::Resource;
use super::rule::Rule;
use super::table::{Entity, Keyed, Table};
pub use super::unit::{NoStandard, Unit};
use super::walk::{At, Visit};

/// A qualification.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Qualification {
    /// The full title.
    pub title: String,
    /// A short name for tables: "L2 Certificate STL".
    pub short: String,
    /// Other titles, in print or in speech.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its level.
    pub level: u8,
    /// Its size.
    pub size: Size,
    /// The points of its description, word for word.
    pub description: Vec<String>,
    /// The section the description is in.
    pub section: Id<Section>,
    /// Qualifications whose units it incorporates.
    #[serde(default)]
    pub incorporates: Vec<Id<Qualification>>,
    /// Qualifications it shares some units with, without incorporating them.
    #[serde(default)]
    pub shares_units_with: Vec<Id<Qualification>>,
    /// The units that are listed for it.
    #[serde(default)]
    pub listings: Vec<Listing>,
    /// The section in which the publication says that optional units belong to it, listed or not.
    #[serde(default)]
    pub optional_units_section: Option<Id<Section>>,
    /// Categories of its optional units, as printed.
    #[serde(default)]
    pub categories: Vec<String>,
    /// The section the categories are in.
    #[serde(default)]
    pub categories_section: Option<Id<Section>>,
    /// The fewest credits it takes, if a public page confirms it.
    #[serde(default)]
    pub minimum_credits: Option<Confirmed>,
    /// Organisations that offer it, as far as the publication says.
    #[serde(default)]
    pub awarding: Vec<Id<Resource>>,
    /// What a reader should know, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// More of the publication's words about it.
    #[serde(default)]
    pub remarks: Vec<Quote>,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Entity for Qualification {
    type Key = Id<Qualification>;
    const TABLE: &str = "qualifications";
    const NOUN: &'static str = "qualification";

    fn names(&self) -> Vec<&str> {
        let own = [self.title.as_str(), self.short.as_str()];
        own.into_iter().chain(self.aliases.iter().map(String::as_str)).collect()
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.qualifications
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self {
            title,
            short,
            aliases: _,
            level: _,
            size: _,
            description,
            section,
            incorporates,
            shares_units_with,
            listings,
            categories,
            categories_section,
            optional_units_section,
            minimum_credits: _,
            awarding,
            note: _,
            remarks,
            changes,
            errata,
        } = &**record;
        visitor.part(at, || record.called("qualifications"));
        visitor.words(&at.key("title"), title);
        visitor.words(&at.key("short"), short);
        visitor.mention("", Some(section));
        for (key, texts) in [("description", description), ("categories", categories)] {
            for (n, text) in texts.iter().enumerate() {
                visitor.text(&at.key(key).index(n), text, Some(section));
            }
        }
        visitor.quotes(&at.key("remarks"), remarks);
        visitor.section(at, Some(section));
        if let Some(section) = categories_section {
            visitor.refers(&at.key("categories_section"), section);
        }
        if let Some(section) = optional_units_section {
            visitor.refers(&at.key("optional_units_section"), section);
        }
        visitor.all_refer(&at.key("incorporates"), incorporates);
        visitor.all_refer(&at.key("shares_units_with"), shares_units_with);
        visitor.all_refer(&at.key("awarding"), awarding);
        for (n, listing) in listings.iter().enumerate() {
            let list = at.key("listings");
            let here = list.index(n);
            let Listing { part: _, units, complete: _, note: _, section, source: _ } = listing;
            visitor.all_refer(&here.key("units"), units);
            visitor.section(&here, section.as_ref());
        }
        visitor.changes(at, changes);
        visitor.errata(at, errata);
    }

    fn rules(record: &Keyed<Self>, at: &At<'_>, check: &mut Check<'_>) {
        check.level(&at.key("level"), record.level);
        for (n, listing) in record.listings.iter().enumerate() {
            if listing.section.is_none() && listing.source.is_none() {
                check.fault(
                    &at.key("listings").index(n),
                    Rule::Source,
                    "a list of units needs its section or its source",
                );
            }
        }
        if let Some(message) = record.credits_against_size(check.contents()) {
            check.fault(&at.key("minimum_credits").key("value"), Rule::Contradiction, message);
        }
    }
}

impl Qualification {
    /// What is wrong, if the credits of the qualification do not fit its size.
    fn credits_against_size(&self, contents: &Contents) -> Option<String> {
        let credits = self.minimum_credits.as_ref()?.value;
        let rule = contents.credit.as_ref()?.sizes.iter().find(|rule| rule.size == self.size)?;
        if credits >= rule.from_credits && rule.to_credits.is_none_or(|most| credits <= most) {
            return None;
        }
        let size = self.size.words();
        let article = if self.size == Size::Award { "an" } else { "a" };
        let range = match rule.to_credits {
            Some(most) => format!("{} to {most}", rule.from_credits),
            None => format!("{} or more", rule.from_credits),
        };
        Some(format!("{credits} credits do not make {article} {size}, which has {range}"))
    }
}

/// A number that a public page confirms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmed {
    /// The number.
    pub value: u16,
    /// The page.
    pub source: String,
    /// What else the page says, in our own words.
    #[serde(default)]
    pub note: Option<String>,
}

/// Units that are listed together for a qualification.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// The part the units have in the qualification.
    pub part: Part,
    /// The units, in the order of the list.
    pub units: Vec<Id<Unit>>,
    /// Whether these are all the units of that part, as far as the source says.
    pub complete: bool,
    /// What else a reader should know, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// The section of the publication that the list is in.
    #[serde(default)]
    pub section: Option<Id<Section>>,
    /// The public page, if the list is not from the publication.
    #[serde(default)]
    pub source: Option<String>,
}

/// The part a unit has in a qualification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Mandatory.
    Mandatory,
    /// Core.
    Core,
    /// Additional to the units of an incorporated qualification.
    Additional,
    /// Optional.
    Optional,
}

impl Part {
    /// The name of the part.
    pub fn words(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::Core => "core",
            Self::Additional => "additional",
            Self::Optional => "optional",
        }
    }
}
