//! `units`: the units that match all the filters.

use anyhow::Result;
use serde::Serialize;

use super::marks::{Kept, Marks, word};
use super::{HELP, count, find, overlaid};
use crate::framework::qualification::Unit;
use crate::framework::{Framework, Keyed, squash};
use crate::report::{Document, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer units                                all of them
  tacareer units --nos 19                       those that draw on standard STL19
  tacareer units --nos 3 --nos 19               those that draw on any of several
  tacareer units --qualification l2-certificate
  tacareer units --level 3 --role ta3
  tacareer units behaviour                      those with that word in the title";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Words of the title; a unit has to have them all
    words: Vec<String>,
    /// Units that draw on this standard (can be repeated: any of them)
    #[arg(long, value_name = "NUMBER")]
    nos: Vec<String>,
    /// Units of this qualification, with those it incorporates
    #[arg(long, visible_alias = "qual", value_name = "ID")]
    qualification: Option<String>,
    /// Units of this level
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(0..=8))]
    level: Option<u8>,
    /// Units of the qualifications this role looks for
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
}

row! {
    /// A unit in a list.
    UnitRow {
        id id "Unit": String,
        text title "Title": String,
        number level "Level": u8,
        text standards "Standards": Vec<String>,
        text no_standard "Why no standard": Option<String>,
        text listed_for "Listed for": Vec<String>,
        text incorporated_in "Incorporated in": Vec<String>,
        text roles "Roles": Vec<String>,
        text code "Code": Option<String>,
        text reference "Reference": Option<String>,
        number credits "Credits": Option<u16>,
        number guided_learning_hours "Guided learning hours": Option<u16>,
        text modules "Essential training": Vec<String>,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
        text source "Source": Option<String>,
        text record "Record": Option<String>,
        text overlays "Overlays": Vec<String>,
    }
}

impl UnitRow {
    pub(super) fn of(framework: &Framework, marks: &Marks<'_>, unit: &Keyed<Unit>) -> Self {
        let contained = framework.qualifications_of_unit(&unit.id);
        let part = |listed: bool| {
            let wanted = contained.iter().filter(|contained| contained.through.is_none() == listed);
            wanted.map(|contained| contained.qualification.id.to_string()).collect()
        };
        Self {
            id: unit.id.to_string(),
            title: unit.title.clone(),
            level: unit.level,
            standards: unit.standards.iter().map(|number| framework.code(*number)).collect(),
            no_standard: unit.no_standard.map(|reason| reason.words().into()),
            listed_for: part(true),
            incorporated_in: part(false),
            roles: super::ids(framework.roles_of_unit(&unit.id)),
            code: unit.code.clone(),
            reference: unit.reference.clone(),
            credits: unit.credits,
            guided_learning_hours: unit.guided_learning_hours,
            modules: super::ids(framework.modules_of_unit(&unit.id)),
            section: unit.section.as_ref().map(ToString::to_string),
            page: unit.section.as_ref().and_then(|section| framework.page(section)),
            source: unit.source.clone(),
            record: word(marks.unit(&unit.id)),
            overlays: overlaid::touches(framework, unit),
        }
    }
}

row! {
    /// A unit among others, for a reader.
    BriefRow {
        id id "Unit": String,
        text title "Title": String,
        number level "Level": u8,
        text standards "Standards": Vec<String>,
        text record "Record": Option<String>,
    }
}

/// Some units for a reader, and what to say when there is none.
pub(super) fn brief(framework: &Framework, marks: &Marks<'_>, units: &[&Keyed<Unit>], empty: &str) -> Table {
    let row = |unit: &&Keyed<Unit>| BriefRow {
        id: unit.id.to_string(),
        title: unit.title.clone(),
        level: unit.level,
        standards: unit.standards.iter().map(|number| framework.code(*number)).collect(),
        record: word(marks.unit(&unit.id)),
    };
    let table = Table::of(&units.iter().map(row).collect::<Vec<_>>(), empty);
    marks.shown(&table, &["id", "title", "level", "standards"])
}

/// The units that match.
#[derive(Serialize)]
pub(super) struct Units<'a> {
    filters: Vec<String>,
    units: Vec<UnitRow>,
    #[serde(skip)]
    records: Vec<&'a Keyed<Unit>>,
    #[serde(skip)]
    marks: Marks<'a>,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework, kept: Option<Kept<'a>>) -> Result<Units<'a>> {
    let marks = Marks::of(framework, kept);
    let mut filters = Vec::new();
    let mut units: Vec<&Keyed<Unit>> = framework.units.iter().collect();
    if !args.nos.is_empty() {
        let wanted = args.nos.iter().map(|typed| framework.standard(typed).map(|standard| standard.id));
        let wanted = wanted.collect::<Result<Vec<_>, _>>().map_err(|unknown| unknown.listed_by("nos"))?;
        let codes: Vec<String> = wanted.iter().map(|number| framework.code(*number)).collect();
        filters.push(format!("drawing on {}", codes.join(" or ")));
        units.retain(|unit| unit.standards.iter().any(|number| wanted.contains(number)));
    }
    if let Some(typed) = &args.qualification {
        let qualification = find(&framework.qualifications, typed, "qualifications")?;
        let part = framework.units_of_qualification(qualification);
        filters.push(format!("of the {}", qualification.title));
        units.retain(|unit| part.iter().any(|(other, _)| other.id == unit.id));
    }
    if let Some(level) = args.level {
        filters.push(format!("at level {level}"));
        units.retain(|unit| unit.level == level);
    }
    if let Some(typed) = &args.role {
        let role = find(&framework.roles, typed, "level")?;
        let serving = framework.units_of_role(role);
        filters.push(format!("of the qualifications that {} looks for", role.short));
        units.retain(|unit| serving.iter().any(|other| other.id == unit.id));
    }
    if !args.words.is_empty() {
        filters.push(format!("with “{}” in the title", args.words.join(" ")));
        units.retain(|unit| args.words.iter().all(|word| squash(&unit.title).contains(&squash(word))));
    }
    let rows = units.iter().map(|unit| UnitRow::of(framework, &marks, unit)).collect();
    Ok(Units { filters, units: rows, records: units, marks, framework })
}

impl Report for Units<'_> {
    fn document(&self) -> Document {
        let filters: String = self.filters.iter().map(|filter| format!(", {filter}")).collect();
        let filters =
            filters.strip_prefix(',').map_or_else(String::new, |filters| filters.replacen(", with", " with", 1));
        let mut document =
            Document::new(format!("{}: {}{filters}", self.framework.about().short, count(self.units.len(), "unit")));
        self.marks.opening(&mut document);
        // A column more would take the room that the titles need.
        let last = self.marks.record().is_none().then_some("listed_for");
        let keys: Vec<&str> = ["id", "title", "level", "standards"].into_iter().chain(last).collect();
        document.table(Table {
            empty: "No listed unit matches. The guidance lists only some of the units of each qualification.".into(),
            ..self.marks.shown(&self.table(), &keys)
        });
        overlaid::records(&mut document, self.framework, self.records.iter().copied());
        overlaid::withdrawn(&mut document, &self.framework.units);
        if !self.units.is_empty() {
            let example = format!("tacareer unit {}", self.units[0].id);
            document.quiet(Line::from("One unit whole: ").id(example));
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.units, "No unit matches all of that.")
    }

    fn ids(&self) -> Vec<String> {
        self.units.iter().map(|unit| unit.id.clone()).collect()
    }
}
