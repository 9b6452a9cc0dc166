//! The essential training materials: modules for all support staff.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Section};
use super::id::Id;
use super::qualification::Unit;
use super::table::Entity;

/// The set of modules as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Training {
    /// Its title.
    pub title: String,
    /// What it is; the publication's words.
    pub text: String,
    /// Where they stand.
    pub section: Id<Section>,
    /// How many modules the publication speaks of, by kind, and lists; our words.
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

/// A module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// The exact title.
    pub title: String,
    /// For whom it is.
    pub kind: ModuleKind,
    /// Units on the same subject.
    #[serde(default)]
    pub units: Vec<Id<Unit>>,
    /// Where it is listed.
    pub section: Id<Section>,
    /// What a reader should know; our words.
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
}

/// For whom a module is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ModuleKind {
    /// For all support staff.
    Core,
    /// For staff who support teaching and learning directly.
    Optional,
}

impl ModuleKind {
    /// The kind in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Optional => "optional",
        }
    }
}
