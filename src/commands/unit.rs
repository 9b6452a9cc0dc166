//! `unit`: one unit with everything about it.

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::HELP;
use crate::candidates;
use crate::framework::qualification::Unit;
use crate::framework::role::Role;
use crate::framework::training::Module;
use crate::framework::{Contained, Framework, Keyed, squash};
use crate::report::{Document, Item, Line, Report};
use crate::words::by_words::find_or_only;
use crate::words::{named, statement, unit};

const EXAMPLES: &str = "\
Examples:
  tacareer unit positive-behaviour-l2
  tacareer unit T/601/3325                 by its reference in the register
  tacareer unit \"Safeguarding the welfare of children and young people\"";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A unit: its id, its reference, its code or its exact title
    #[arg(required = true)]
    #[arg(add = ArgValueCompleter::new(candidates::units))]
    unit: Vec<String>,
}

/// One unit, or the units that share a title.
pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let typed = args.unit.join(" ");
    let first = find_or_only(&framework.units, &typed, "units", |unit| unit.level)?;
    // A title may belong to a unit at each of two levels; an id, a code or a reference belongs to only one.
    let is_meant = |unit: &&Keyed<Unit>| unit.id == first.id || squash(&typed) == squash(&unit.title);
    let units: Vec<&Keyed<Unit>> = framework.units.iter().filter(is_meant).collect();
    let table = unit::table(framework, units.iter().copied(), "No unit.");
    Ok(Report::new(document(framework, &units), table).rows("units").ids_of("id"))
}

fn document(framework: &Framework, units: &[&Keyed<Unit>]) -> Document {
    let title = |unit: &Unit| format!("{} (level {} unit)", unit.title, unit.level);
    let mut document = match units {
        [unit] => Document::new(title(unit)),
        several => Document::new(format!("{}: {} units, one at each level", several[0].title, several.len())),
    };
    for unit in units {
        if units.len() > 1 {
            document.heading(title(unit));
        }
        facts(&mut document, framework, unit);
        relations(&mut document, framework, unit);
        document.whole(unit.place());
    }
    document
}

fn facts(document: &mut Document, framework: &Framework, unit: &Keyed<Unit>) {
    let numbers = unit.code.is_some() || unit.reference.is_some() || unit.credits.is_some();
    let source = if numbers { "Source of the numbers" } else { "Source" };
    let known = |value: Option<String>| Some(Line::from(value.unwrap_or_else(|| "not known".into())));
    document.facts([
        ("Unit", Some(Line::new().id(unit.id.as_str()))),
        ("Level", Some(unit.level.to_string().into())),
        ("Code", unit.code.as_ref().map(Line::from)),
        ("Reference", known(unit.reference.clone())),
        ("Credits", known(unit.credits.map(|credits| credits.to_string()))),
        ("Guided learning hours", known(unit.guided_learning_hours.map(|hours| hours.to_string()))),
        ("Listed in", unit.section.as_ref().map(|section| framework.cite(section).into())),
        (source, unit.source.as_ref().map(Line::from)),
        ("Note", unit.note.as_ref().map(Line::from)),
    ]);
    document.about(unit.place());
}

/// The standards, qualifications, roles and modules that a unit is related to.
fn relations(document: &mut Document, framework: &Framework, unit: &Keyed<Unit>) {
    document.heading("Standards it draws on");
    if let Some(reason) = unit.no_standard {
        document.text(format!("None: {}.", reason.words()));
    }
    let standards = unit.standards.iter().map(|number| framework.standards.known(number));
    document.list(standards.map(|standard| statement::standard_item(framework, standard)).collect());
    document.heading("Qualifications it is part of");
    let contained = framework.qualifications_of_unit(&unit.id);
    if contained.is_empty() {
        document.text("No qualification that the framework describes lists it.");
    }
    document.list(contained.iter().map(qualification).collect());
    document.heading("Roles it serves");
    let roles = framework.roles_of_unit(&unit.id);
    if roles.is_empty() {
        document.text("No role profile looks for a qualification that lists it.");
    }
    let item = |role: &Keyed<Role>| {
        let behind = framework.units_behind(role).into_iter().find(|one| one.unit.id == unit.id);
        named::role_item(role).remarks(behind.as_ref().and_then(unit::loosely).map(|how| format!("As {how}.").into()))
    };
    document.list(roles.into_iter().map(item).collect());
    let module = |module: &Keyed<Module>| Item::new(named::titled(module, &module.title)).about(module.place());
    let modules = framework.modules_of_unit(&unit.id).map(module).collect();
    document.section("Training modules on the same subject", modules);
}

fn qualification(contained: &Contained<'_>) -> Item {
    let through = match contained.through {
        Some(other) => format!(" (incorporates the {})", other.title),
        None => format!(" ({})", contained.listing.part.words()),
    };
    let item = named::qualification_item("", contained.qualification);
    Item { text: item.text.quiet(through), ..item }
}
