//! The essential training materials: modules for all support staff.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Section};
use super::contents::Contents;
use super::id::Id;
use super::table::{Entity, Keyed, Table};
use super::unit::Unit;
use super::walk::{At, Called, Single, Visit};

/// The set of modules as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// Its title.
    pub title: String,
    /// What it is, in the publication's words.
    pub text: String,
    /// The section they are in.
    pub section: Id<Section>,
    /// How many modules of each kind the publication mentions, and how many it lists, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// Web addresses, as printed.
    #[serde(default)]
    pub urls: Vec<String>,
    /// What has changed since.
    #[serde(default)]
    pub changes: Vec<Id<Change>>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Single for Training {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        let Self { title, text, section, note: _, urls: _, changes, errata } = self;
        visitor.part(at, || Called::new("training", "training", title, "training"));
        visitor.words(&at.key("title"), title);
        visitor.words(&at.key("text"), text);
        visitor.section(at, Some(section));
        visitor.changes(at, changes);
        visitor.errata(at, errata);
    }
}

/// A module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// The exact title.
    pub title: String,
    /// Who it is for.
    pub kind: ModuleKind,
    /// Units on the same subject.
    #[serde(default)]
    pub units: Vec<Id<Unit>>,
    /// The section that lists it.
    pub section: Id<Section>,
    /// What a reader should know, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Entity for Module {
    type Key = Id<Module>;
    const TABLE: &str = "modules";
    const NOUN: &'static str = "training module";

    fn names(&self) -> Vec<&str> {
        vec![&self.title]
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.modules
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self { title, kind: _, units, section, note: _, errata } = &**record;
        visitor.part(at, || record.called("training"));
        visitor.words(&at.key("title"), title);
        visitor.mention("", Some(section));
        visitor.section(at, Some(section));
        visitor.all_refer(&at.key("units"), units);
        visitor.errata(at, errata);
    }
}

/// Who a module is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ModuleKind {
    /// For all support staff.
    Core,
    /// For staff who support teaching and learning directly.
    Optional,
}

impl ModuleKind {
    /// The name of the kind.
    pub fn words(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Optional => "optional",
        }
    }
}
