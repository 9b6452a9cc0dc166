//! `training`: the essential training modules, or one of them.

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::{HELP, find};
use crate::candidates;
use crate::framework::training::{Module, ModuleKind};
use crate::framework::{Framework, Keyed, Place};
use crate::report::{Document, Line, Report, Table, row};
use crate::words::{count, named};

const EXAMPLES: &str = "\
Examples:
  tacareer training                the modules, and the units on the same subjects
  tacareer training safeguarding   one of them";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A module: its id or its exact title; by default, all of them
    #[arg(add = ArgValueCompleter::new(candidates::modules))]
    module: Vec<String>,
}

row! {
    /// A module.
    ModuleRow(framework: &Framework, module: &Keyed<Module>) {
        id id "Module": String = module.id.to_string(),
        quote title "Title": String = module.title.clone(),
        text kind "Kind": &'static str = module.kind.words(),
        id units "Units on the subject": Vec<String> = module.units.iter().map(ToString::to_string).collect(),
        text section "Section": String = module.section.to_string(),
        number page "From page": Option<u16> = framework.page(&module.section),
        text note "Note": Option<String> = module.note.clone(),
    }
}

pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let modules: Vec<&Keyed<Module>> = if args.module.is_empty() {
        framework.modules.iter().collect()
    } else {
        vec![find(&framework.modules, &args.module.join(" "), "training")?]
    };
    let row = |module: &&Keyed<Module>| (vec![module.place().into()], ModuleRow::of(framework, module));
    let table = Table::about(modules.iter().map(row), "This framework names no training module.");
    let document =
        if args.module.is_empty() { all(framework, &modules, &table) } else { single(framework, modules[0]) };
    Ok(Report::new(document, table).rows("modules").ids_of("id"))
}

fn single(framework: &Framework, module: &Keyed<Module>) -> Document {
    let mut document = Document::new(format!("{} (training module)", module.title));
    document.facts([
        ("Module", Some(Line::new().id(module.id.as_str()))),
        ("Kind", Some(module.kind.words().into())),
        ("Listed in", Some(framework.cite(&module.section).into())),
        ("Note", module.note.as_ref().map(Line::from)),
    ]);
    document.about(module.place());
    document.heading("Units on the same subject");
    if module.units.is_empty() {
        document.text("None of the listed units is on the same subject.");
    }
    document.list(module.units.iter().map(|id| named::unit_item(framework.units.known(id))).collect());
    document.whole(module.place());
    document.whole(Place::of("training").key("changes"));
    document
}

fn all(framework: &Framework, modules: &[&Keyed<Module>], table: &Table) -> Document {
    let Some(training) = &framework.training else {
        return Document::new("This framework names no training materials.");
    };
    let cited = framework.cite(&training.section);
    let mut document = Document::new(format!("{}: {} ({cited})", training.title, count(modules.len(), "module")));
    document.text(Line::new().quoted(&training.text));
    let table = table.only(&["title", "id", "units"]).or_else("None is named.");
    for (kind, heading) in [(ModuleKind::Core, "Core modules"), (ModuleKind::Optional, "Optional modules")] {
        document.heading(heading);
        document.table(table.filtered(|n| modules[n].kind == kind));
    }
    document.beside(named::withdrawn(&framework.modules));
    document.beside([Place::of("training")]);
    document.facts([
        ("Note", training.note.as_ref().map(Line::from)),
        ("On the web", (!training.urls.is_empty()).then(|| training.urls.join(", ").into())),
    ]);
    document.whole(Place::of("training"));
    for module in modules {
        document.whole(module.place());
    }
    document
}
