//! `training`: the essential training modules, or one of them.

use anyhow::Result;
use serde::Serialize;

use super::provenance::{changes, misprints};
use super::{HELP, find, ids, overlaid};
use crate::framework::Framework;
use crate::framework::Keyed;
use crate::framework::training::{Module, ModuleKind};
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer training                the modules, and the units on the same subjects
  tacareer training safeguarding   one of them";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A module: its id or its exact title; all of them without
    module: Vec<String>,
}

row! {
    /// A module.
    ModuleRow {
        id id "Module": String,
        text title "Title": String,
        text kind "Kind": String,
        id units "Units on the subject": Vec<String>,
        text section "Section": String,
        number page "From page": Option<u16>,
        text note "Note": Option<String>,
        text overlays "Overlays": Vec<String>,
    }
}

/// The modules that were asked for.
#[derive(Serialize)]
pub(super) struct Modules<'a> {
    modules: Vec<ModuleRow>,
    #[serde(skip)]
    one: Option<&'a Keyed<Module>>,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework) -> Result<Modules<'a>> {
    let one =
        if args.module.is_empty() { None } else { Some(find(&framework.modules, &args.module.join(" "), "training")?) };
    let wanted = framework.modules.iter().filter(|module| one.is_none_or(|one| one.id == module.id));
    let modules = wanted.map(|module| ModuleRow {
        id: module.id.to_string(),
        title: module.title.clone(),
        kind: module.kind.words().into(),
        units: module.units.iter().map(ToString::to_string).collect(),
        section: module.section.to_string(),
        page: framework.page(&module.section),
        note: module.note.clone(),
        overlays: overlaid::touches(framework, module),
    });
    Ok(Modules { modules: modules.collect(), one, framework })
}

impl Report for Modules<'_> {
    fn document(&self) -> Document {
        let framework = self.framework;
        let Some(module) = self.one else { return self.all() };
        let mut document = Document::new(format!("{} (essential training module)", module.title));
        document.facts([
            ("Module", Some(Line::new().id(module.id.as_str()))),
            ("Kind", Some(module.kind.words().into())),
            ("Listed in", Some(framework.cite(&module.section).into())),
            ("Note", module.note.as_ref().map(Line::from)),
        ]);
        overlaid::record(&mut document, framework, module);
        document.heading("Units on the same subject");
        let units = module.units.iter().map(|id| framework.units.known(id));
        let item = |unit: &Keyed<crate::framework::qualification::Unit>| {
            Item::new(Line::new().id(unit.id.as_str()).and(format!(" {} (level {})", unit.title, unit.level)))
        };
        let units: Vec<Item> = units.map(item).collect();
        if units.is_empty() {
            document.text("None of the listed units is on the same subject.");
        }
        document.list(units);
        misprints(&mut document, framework, &module.errata);
        changes(&mut document, framework, framework.training.iter().flat_map(|training| &training.changes));
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.modules, "This framework names no training module.")
    }

    fn ids(&self) -> Vec<String> {
        if let Some(module) = self.one { vec![module.id.to_string()] } else { ids(&self.framework.modules) }
    }
}

impl Modules<'_> {
    fn all(&self) -> Document {
        let framework = self.framework;
        let Some(training) = &framework.training else {
            return Document::new("This framework names no training materials.");
        };
        let cited = framework.cite(&training.section);
        let mut document =
            Document::new(format!("{}: {} ({cited})", training.title, super::count(self.modules.len(), "module")));
        document.text(&training.text);
        for (kind, heading) in [(ModuleKind::Core, "Core modules"), (ModuleKind::Optional, "Optional modules")] {
            let rows: Vec<ModuleRow> = self.modules.iter().filter(|row| row.kind == kind.words()).cloned().collect();
            document.heading(heading);
            document.table(Table::of(&rows, "None is named.").only(&["id", "title", "units"]));
        }
        overlaid::records(&mut document, framework, &framework.modules);
        overlaid::withdrawn(&mut document, &framework.modules);
        overlaid::single(&mut document, framework, "training");
        document.facts([
            ("Note", training.note.as_ref().map(Line::from)),
            ("On the web", (!training.urls.is_empty()).then(|| training.urls.join(", ").into())),
        ]);
        misprints(
            &mut document,
            framework,
            training.errata.iter().chain(framework.modules.iter().flat_map(|module| &module.errata)),
        );
        changes(&mut document, framework, &training.changes);
        document
    }
}
