//! Families of roles.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Erratum, Section};
use super::contents::Contents;
use super::id::Id;
use super::table::{Entity, Keyed, Table};
use super::walk::{At, Called, Visit};

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
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Entity for Family {
    type Key = Id<Family>;
    const TABLE: &str = "families";
    const NOUN: &'static str = "family of roles";

    fn names(&self) -> Vec<&str> {
        vec![&self.title]
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.families
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self { title, text, section, errata } = &**record;
        visitor.part(at, || Called::new(Self::NOUN, &record.id, title, "level"));
        visitor.words(&at.key("title"), title);
        visitor.words(&at.key("text"), text);
        visitor.section(at, Some(section));
        visitor.errata(at, errata);
    }
}
