//! Qualifications and the units they are made of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Quote, Section};
use super::id::{Id, StandardNumber};
use super::resource::Resource;
use super::table::Entity;

/// The rules of credit and size (section 3.2.2 of the guidance for the QCF).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditRules {
    /// Hours of learning and assessment that one credit stands for, on average.
    pub hours_per_credit: u16,
    /// The sizes, smallest first.
    pub sizes: Vec<SizeRule>,
    /// The lowest and highest level there is, as words: "Entry level", "level 8".
    pub levels: [String; 2],
    /// The exact words of the rules.
    pub rules: Vec<Quote>,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
}

/// How many credits make a qualification of one size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SizeRule {
    /// The size.
    pub size: Size,
    /// Its name as printed: "Award".
    pub title: String,
    /// The fewest credits.
    pub from_credits: u16,
    /// The most credits; none where there is no upper end.
    #[serde(default)]
    pub to_credits: Option<u16>,
    /// The exact words.
    pub text: String,
}

/// The size of a qualification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// The smallest.
    Award,
    /// The middle one.
    Certificate,
    /// The largest.
    Diploma,
}

impl Size {
    /// The size in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Award => "award",
            Self::Certificate => "certificate",
            Self::Diploma => "diploma",
        }
    }
}

/// A qualification.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Qualification {
    /// The full title.
    pub title: String,
    /// A short name for tables: "L2 Certificate STL".
    pub short: String,
    /// Other titles it goes by, in print or in speech.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its level.
    pub level: u8,
    /// Its size.
    pub size: Size,
    /// The points of its description, word for word.
    pub description: Vec<String>,
    /// Where the description stands.
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
    /// Where the publication says that optional units belong to it, listed or not.
    #[serde(default)]
    pub optional_units_section: Option<Id<Section>>,
    /// Categories of its optional units, as printed.
    #[serde(default)]
    pub categories: Vec<String>,
    /// Where the categories stand.
    #[serde(default)]
    pub categories_section: Option<Id<Section>>,
    /// The fewest credits it takes, where a public page confirms it.
    #[serde(default)]
    pub minimum_credits: Option<Confirmed>,
    /// Organisations that offer it, as far as the publication says.
    #[serde(default)]
    pub awarding: Vec<Id<Resource>>,
    /// What a reader should know; our words.
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
}

/// A number that a public page confirms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirmed {
    /// The number.
    pub value: u16,
    /// The page.
    pub source: String,
    /// What else the page says; our words.
    #[serde(default)]
    pub note: Option<String>,
}

/// Units that are listed together for a qualification.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// What part they play.
    pub part: Part,
    /// The units, in the order of the list.
    pub units: Vec<Id<Unit>>,
    /// Whether these are all the units of that part, as far as the source says.
    pub complete: bool,
    /// What else a reader should know; our words.
    #[serde(default)]
    pub note: Option<String>,
    /// Where the list stands in the publication.
    #[serde(default)]
    pub section: Option<Id<Section>>,
    /// The public page, where the list is not from the publication.
    #[serde(default)]
    pub source: Option<String>,
}

/// The part a unit plays in a qualification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Mandatory.
    Mandatory,
    /// Core.
    Core,
    /// Additional to the units of a qualification that is incorporated.
    Additional,
    /// Optional.
    Optional,
}

impl Part {
    /// The part in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::Core => "core",
            Self::Additional => "additional",
            Self::Optional => "optional",
        }
    }
}

/// A unit. Two units of one title at two levels are two units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The exact title.
    pub title: String,
    /// Its level.
    pub level: u8,
    /// The National Occupational Standards it draws on, by number.
    #[serde(default)]
    pub standards: Vec<StandardNumber>,
    /// Why there are no standards, where there are none.
    #[serde(default)]
    pub no_standard: Option<NoStandard>,
    /// Where the publication lists it; none where only a public page does.
    #[serde(default)]
    pub section: Option<Id<Section>>,
    /// Its code: "TDA 2.1".
    #[serde(default)]
    pub code: Option<String>,
    /// Its reference in the register of regulated qualifications: "H/601/3305".
    #[serde(default)]
    pub reference: Option<String>,
    /// Its credits, where confirmed.
    #[serde(default)]
    pub credits: Option<u16>,
    /// Its guided learning hours, where confirmed.
    #[serde(default)]
    pub guided_learning_hours: Option<u16>,
    /// The public page that code, reference, credits and hours are from.
    #[serde(default)]
    pub source: Option<String>,
    /// What else a reader should know; our words.
    #[serde(default)]
    pub note: Option<String>,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Entity for Unit {
    type Key = Id<Unit>;
    const TABLE: &str = "units";
    const NOUN: &'static str = "unit";

    fn names(&self) -> Vec<&str> {
        let numbers = [self.reference.as_deref(), self.code.as_deref()];
        std::iter::once(self.title.as_str()).chain(numbers.into_iter().flatten()).collect()
    }
}

/// Why a unit has no standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoStandard {
    /// The publication says that no specific standard is drawn on.
    NoneDrawnOn,
    /// The publication leaves the place empty.
    LeftBlank,
    /// The unit is not in the publication, and no page says.
    NotStated,
}

impl NoStandard {
    /// The reason in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoneDrawnOn => "no specific occupational standard drawn on",
            Self::LeftBlank => "the guidance leaves this blank",
            Self::NotStated => "not stated",
        }
    }
}
