//! What people are called at work: job titles that do not give a level.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::Section;
use super::contents::Contents;
use super::family::Family;
use super::id::Id;
use super::qualification::Qualification;
use super::table::{Entity, Keyed, Table};
use super::walk::{At, Visit};

/// A job title without a role profile of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobTitle {
    /// The title: "learning support assistant".
    pub title: String,
    /// Other names a person may type.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What the publication says about it, in our own words; of a title that it does not mention, that it does not.
    pub text: String,
    /// The section that says so, or that says most about such work.
    pub section: Id<Section>,
    /// The family of roles that covers it, or comes closest; left out if none does.
    #[serde(default)]
    pub family: Option<Id<Family>>,
    /// Qualifications that are designed for it.
    #[serde(default)]
    pub qualifications: Vec<Id<Qualification>>,
}

impl Entity for JobTitle {
    type Key = Id<JobTitle>;
    const TABLE: &str = "job_titles";
    const NOUN: &'static str = "job title";

    fn names(&self) -> Vec<&str> {
        std::iter::once(self.title.as_str()).chain(self.aliases.iter().map(String::as_str)).collect()
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.job_titles
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self { title, aliases: _, text, section, family, qualifications } = &**record;
        visitor.part(at, || record.called("level"));
        visitor.words(&at.key("title"), title);
        visitor.text(&at.key("text"), text, Some(section));
        visitor.section(at, Some(section));
        if let Some(family) = family {
            visitor.refers(&at.key("family"), family);
        }
        visitor.all_refer(&at.key("qualifications"), qualifications);
    }
}
