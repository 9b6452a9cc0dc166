//! `unit`: one unit whole.

use anyhow::Result;
use serde::Serialize;

use super::marks::{Kept, Marks, fact, remark};
use super::provenance::{changes, misprints};
use super::units::UnitRow;
use super::{HELP, find, overlaid};
use crate::framework::qualification::Unit;
use crate::framework::{Framework, Keyed};
use crate::report::{Document, Item, Line, Report, Table};

const EXAMPLES: &str = "\
Examples:
  tacareer unit positive-behaviour-l2
  tacareer unit T/601/7407                 by its reference in the register
  tacareer unit \"TDA 2.1\"                  by its code
  tacareer unit \"Safeguarding the welfare of children and young people\"";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A unit: its id, its reference, its code or its exact title
    #[arg(required = true)]
    unit: Vec<String>,
}

/// One unit, or the units of one title at several levels.
#[derive(Serialize)]
pub(super) struct Units<'a> {
    units: Vec<UnitRow>,
    #[serde(skip)]
    records: Vec<&'a Keyed<Unit>>,
    #[serde(skip)]
    marks: Marks<'a>,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework, kept: Option<Kept<'a>>) -> Result<Units<'a>> {
    let first = find(&framework.units, &args.unit.join(" "), "units")?;
    // A title may stand for a unit at each of two levels; an id, a code or a reference stands for one.
    let same_title = |unit: &&Keyed<Unit>| unit.id == first.id || by_title(args, unit);
    let records: Vec<&Keyed<Unit>> = framework.units.iter().filter(same_title).collect();
    let marks = Marks::of(framework, kept);
    let units = records.iter().map(|unit| UnitRow::of(framework, &marks, unit)).collect();
    Ok(Units { units, records, marks, framework })
}

fn by_title(args: &Args, unit: &Unit) -> bool {
    crate::framework::squash(&args.unit.join(" ")) == crate::framework::squash(&unit.title)
}

impl Units<'_> {
    fn whole(&self, document: &mut Document, unit: &Keyed<Unit>) {
        let framework = self.framework;
        let numbers = unit.code.is_some() || unit.reference.is_some() || unit.credits.is_some();
        let source = if numbers { "Source of the numbers" } else { "Source" };
        let known = |value: Option<String>| Some(Line::from(value.unwrap_or_else(|| "not known".into())));
        document.facts([
            ("Unit", Some(Line::new().id(unit.id.as_str()))),
            ("In the record", fact(self.marks.unit(&unit.id))),
            ("Level", Some(unit.level.to_string().into())),
            ("Code", unit.code.as_ref().map(Line::from)),
            ("Reference", known(unit.reference.clone())),
            ("Credits", known(unit.credits.map(|credits| credits.to_string()))),
            ("Guided learning hours", known(unit.guided_learning_hours.map(|hours| hours.to_string()))),
            ("Listed in", unit.section.as_ref().map(|section| framework.cite(section).into())),
            (source, unit.source.as_ref().map(Line::from)),
            ("Note", unit.note.as_ref().map(Line::from)),
        ]);
        overlaid::record(document, framework, unit);
        document.heading("Standards it draws on");
        match unit.no_standard {
            Some(reason) => document.text(format!("None: {}.", reason.words())),
            None => document.list(unit.standards.iter().map(|number| self.standard(*number)).collect()),
        }
        document.heading("Qualifications it is part of");
        let contained = framework.qualifications_of_unit(&unit.id);
        if contained.is_empty() {
            document.text("No qualification that the framework describes lists it.");
        }
        document.list(
            contained
                .iter()
                .map(|contained| {
                    let through = contained.through.map_or_else(
                        || format!(" ({})", contained.listing.part.words()),
                        |other| format!(" (incorporates the {})", other.title),
                    );
                    Item::new(
                        Line::new()
                            .id(contained.qualification.id.as_str())
                            .and(format!(" {}", contained.qualification.title))
                            .quiet(through),
                    )
                    .remarks(remark(self.marks.qualification(&contained.qualification.id)))
                })
                .collect(),
        );
        self.roles(document, unit);
        let modules = framework.modules_of_unit(&unit.id);
        let modules: Vec<Item> = modules
            .map(|module| Item::new(Line::new().id(module.id.as_str()).and(format!(" {}", module.title))))
            .collect();
        if !modules.is_empty() {
            document.heading("Essential training modules on the same subject");
            document.list(modules);
        }
        misprints(document, framework, &unit.errata);
        changes(document, framework, &unit.changes);
    }

    fn standard(&self, number: crate::framework::StandardNumber) -> Item {
        let title = self.framework.standards.get(&number).and_then(|standard| standard.title.as_deref());
        Item::new(
            Line::new().id(self.framework.code(number)).and(format!(" {}", title.unwrap_or("(title not confirmed)"))),
        )
        .remarks(remark(self.marks.standard(number)))
    }

    fn roles(&self, document: &mut Document, unit: &Keyed<Unit>) {
        document.heading("Roles it serves");
        let roles = self.framework.roles_of_unit(&unit.id);
        if roles.is_empty() {
            return document.text("No role profile looks for a qualification that lists it.");
        }
        let line = |role: &&Keyed<_>| -> Item { Item::new(super::expectation::named(role)) };
        document.list(roles.iter().map(line).collect());
    }
}

impl Report for Units<'_> {
    fn document(&self) -> Document {
        let title = |unit: &Unit| format!("{} (level {} unit)", unit.title, unit.level);
        let mut document = match self.records[..] {
            [unit] => Document::new(title(unit)),
            ref several => Document::new(format!("{}: {} units, one at each level", several[0].title, several.len())),
        };
        self.marks.opening(&mut document);
        for unit in &self.records {
            if self.records.len() > 1 {
                document.heading(title(unit));
            }
            self.whole(&mut document, unit);
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.units, "No unit.")
    }

    fn ids(&self) -> Vec<String> {
        self.units.iter().map(|unit| unit.id.clone()).collect()
    }
}
