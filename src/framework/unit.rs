//! The units that qualifications are made of.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::{Change, Erratum, Section};
use super::check::{Check, Fault};
use super::contents::Contents;
use super::id::{Id, StandardNumber};
use super::rule::Rule;
use super::table::{Entity, Keyed, Table};
use super::walk::{At, Called, Visit};

/// A unit. Units with the same title at two levels are different units.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The exact title.
    pub title: String,
    /// Other names a person may type: an earlier title, the name used in a school.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Its level.
    pub level: u8,
    /// The National Occupational Standards it draws on, by number.
    #[serde(default)]
    pub standards: Vec<StandardNumber>,
    /// Why there are no standards, if there are none.
    #[serde(default)]
    pub no_standard: Option<NoStandard>,
    /// The section that lists it; left out if only a public page does.
    #[serde(default)]
    pub section: Option<Id<Section>>,
    /// Its code: "TDA 2.1".
    #[serde(default)]
    pub code: Option<String>,
    /// Its reference in the register of regulated qualifications: "T/601/3325".
    #[serde(default)]
    pub reference: Option<String>,
    /// Its credits, if confirmed.
    #[serde(default)]
    pub credits: Option<u16>,
    /// Its guided learning hours, if confirmed.
    #[serde(default)]
    pub guided_learning_hours: Option<u16>,
    /// The public page that the code, reference, credits and hours come from.
    #[serde(default)]
    pub source: Option<String>,
    /// What else a reader should know, in our own words.
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
        let numbers = [self.reference.as_deref(), self.code.as_deref()].into_iter().flatten();
        let others = self.aliases.iter().map(String::as_str);
        std::iter::once(self.title.as_str()).chain(numbers).chain(others).collect()
    }

    fn table(contents: &Contents) -> &Table<Self> {
        &contents.units
    }

    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V) {
        let Self {
            title,
            aliases,
            level,
            standards,
            no_standard: _,
            section,
            code,
            reference,
            credits: _,
            guided_learning_hours: _,
            source: _,
            note: _,
            changes,
            errata,
        } = &**record;
        visitor.part(at, || {
            let code = code.as_ref().map_or_else(String::new, |code| format!(" ({code})"));
            let title = format!("{title} (level {level}){code}");
            Called { short: record.id.to_string(), title, ..record.called("unit") }
        });
        visitor.words(&at.key("title"), title);
        visitor.mention(reference.as_deref().unwrap_or(""), section.as_ref());
        for alias in aliases {
            visitor.mention(alias, section.as_ref());
        }
        visitor.section(at, section.as_ref());
        visitor.all_refer(&at.key("standards"), standards);
        visitor.changes(at, changes);
        visitor.errata(at, errata);
    }

    fn rules(record: &Keyed<Self>, at: &At<'_>, check: &mut Check<'_>) {
        check.level(&at.key("level"), record.level);
        match (record.standards.is_empty(), record.no_standard) {
            (true, None) => {
                let fault =
                    Fault::new(at.place(), Rule::Contradiction, "this unit draws on no standard and does not say why");
                check.push(
                    fault.hint("list its standards, or say no_standard: none-drawn-on, left-blank or not-stated"),
                );
            }
            (false, Some(_)) => {
                check.fault(
                    &at.key("no_standard"),
                    Rule::Contradiction,
                    "this unit has standards: no_standard does not fit",
                );
            }
            _ => {}
        }
        if record.section.is_none() && record.source.is_none() {
            check.fault(at, Rule::Source, "a unit needs the section that lists it or its source");
        }
    }
}

/// Why a unit has no standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoStandard {
    /// The publication says that the unit draws on no specific standard.
    NoneDrawnOn,
    /// The publication leaves it blank.
    LeftBlank,
    /// The unit is not in the publication, and no public page says.
    NotStated,
}

impl NoStandard {
    /// The reason as a reader is shown it.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoneDrawnOn => "no specific occupational standard drawn on",
            Self::LeftBlank => "left blank in the publication",
            Self::NotStated => "not stated",
        }
    }

    /// The reason, for a column of standards.
    pub fn brief(self) -> &'static str {
        match self {
            Self::NoneDrawnOn => "no specific standard",
            Self::LeftBlank => "left blank",
            Self::NotStated => "not stated",
        }
    }
}
