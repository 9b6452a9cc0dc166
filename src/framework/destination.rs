//! Where routes lead beyond the role profiles: becoming a teacher.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Erratum, Section};
use super::check::Check;
use super::contents::Contents;
use super::family::Family;
use super::id::Id;
use super::role::Role;
use super::rule::Rule;
use super::table::{Entity, Keyed, Table};
use super::walk::{At, Called, Visit};

/// Somewhere a route leads that is not a role profile: becoming a teacher.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Destination {
    /// Its title: "Qualified teacher".
    pub title: String,
    /// Other names a person may type.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Families of roles whose members may take this route, at any level, according to the publication.
    pub open_to: Vec<Id<Family>>,
    /// Roles to which the publication itself suggests it, or whose ladder it continues.
    #[serde(default)]
    pub suggested_to: Vec<Id<Role>>,
    /// The steps, in order.
    pub steps: Vec<RouteStep>,
    /// What the publication leaves open, in our own words.
    #[serde(default)]
    pub note: Option<String>,
    /// The section it is in.
    pub section: Id<Section>,
    /// Web addresses, as printed.
    #[serde(default)]
    pub urls: Vec<String>,
    /// Misprints about it.
    #[serde(default)]
    pub errata: Vec<Erratum>,
}

impl Entity for Destination {
    type Key = Id<Destination>;
    const TABLE: &str = "destinations";
    const NOUN: &'static str = "destination";

    fn names(&self) -> Vec<&str> {
        std::iter::once(self.title.as_str()).chain(self.aliases.iter().map(String::as_str)).collect()
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.destinations
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self { title, aliases: _, open_to, suggested_to, steps, note: _, section, urls: _, errata } = &**record;
        visitor.part(at, || record.called("path"));
        visitor.words(&at.key("title"), title);
        visitor.section(at, Some(section));
        visitor.all_refer(&at.key("open_to"), open_to);
        visitor.all_refer(&at.key("suggested_to"), suggested_to);
        visitor.errata(at, errata);
        for (n, step) in steps.iter().enumerate() {
            let list = at.key("steps");
            let here = list.index(n);
            let RouteStep { title: to_do, text, section } = step;
            visitor.part(at, || {
                let from = suggested_to.first().map_or("ta1", |role| role.as_str());
                let command = format!("path {from} {}", record.id);
                Called::new(Self::NOUN, &record.id, format!("{title}: {to_do}"), command)
            });
            visitor.words(&here.key("title"), to_do);
            visitor.text(&here.key("text"), text, Some(section));
            visitor.section(&here, Some(section));
        }
    }

    fn rules(record: &Keyed<Self>, at: &At<'_>, check: &mut Check<'_>) {
        if record.steps.is_empty() {
            check.fault(&at.key("steps"), Rule::Needed, "a destination needs at least one step");
        }
    }
}

/// A step of a route to a destination.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RouteStep {
    /// What is to be done: "Foundation Degree".
    pub title: String,
    /// The publication's words about it.
    pub text: String,
    /// The section they are in.
    pub section: Id<Section>,
}
