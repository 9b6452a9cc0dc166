//! `check`: what is wrong in a folder of data, or what it holds.

use std::path::PathBuf;

use clap::ValueHint;
use jiff::civil::Date;
use serde::Serialize;

use super::HELP;
use super::finding::{self, ProblemRow, rows};
use crate::embedded;
use crate::framework::overlay::{Deed, Overlays};
use crate::load::{self, Base, Loaded};
use crate::places::{self, Chosen};
use crate::report::{Document, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer check my-framework         all problems of all files, or what the folder holds
  tacareer check courses.yaml         an overlay: a file, or a folder of files
  tacareer check my-framework --json  the same for an editor; exit code 1 when there is a problem
  tacareer check                      all that is in use here";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A folder with a framework, or an overlay; all that is in use without
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    path: Option<PathBuf>,
    /// Say as well which overlays are old on that day, such as 2026-09-01
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

row! {
    /// How many records of a kind there are.
    HeldRow {
        text kind "Kind": String,
        number count "Count": usize,
    }
}

row! {
    /// What an overlay does.
    OverlayRow {
        text title "Overlay": String,
        text publisher "Publisher": String,
        text date "Date": String,
        number added "Added": usize,
        number changed "Changed": usize,
        number withdrawn "Withdrawn": usize,
    }
}

/// What was found.
#[derive(Serialize)]
pub(crate) struct Checked {
    checked: String,
    title: Option<String>,
    problems: Vec<ProblemRow>,
    warnings: Vec<ProblemRow>,
    overlays: Vec<OverlayRow>,
    holds: Vec<HeldRow>,
}

/// What the data is like: what the arguments name, or else all that is in use.
pub(crate) fn report(args: &Args, data: Option<&Chosen>, overlays: &[Chosen]) -> Checked {
    let mut overlays: Vec<PathBuf> = overlays.iter().map(|chosen| chosen.path.clone()).collect();
    let mut folder = data.map(|chosen| chosen.path.clone());
    // The user's own folder holds overlays, and is none.
    let path = args.path.as_ref().filter(|path| !places::is_overlay_folder(path));
    if let Some(path) = path {
        if !load::is_overlay(path) {
            folder = Some(path.clone());
        } else if !overlays.iter().any(|known| places::same(known, path)) {
            overlays.push(path.clone());
        }
    }
    let in_use = if overlays.is_empty() { "the built-in framework" } else { "the built-in framework with overlays" };
    let shown = args.path.as_ref().or(folder.as_ref()).map(|path| path.display().to_string());
    let base = folder.as_deref().map_or_else(|| Base::Contents(embedded::contents().into()), Base::Folder);
    let checked = match load::read(base, &overlays) {
        Ok(loaded) => held(&loaded, args.as_of),
        Err(problems) => Checked {
            checked: String::new(),
            title: None,
            problems: rows("error", &problems.0),
            warnings: Vec::new(),
            overlays: Vec::new(),
            holds: Vec::new(),
        },
    };
    Checked { checked: shown.unwrap_or_else(|| in_use.into()), ..checked }
}

/// What a framework holds.
fn held(loaded: &Loaded, as_of: Option<Date>) -> Checked {
    let framework = &loaded.framework;
    let professional = framework.professional_standards.as_ref().map_or(0, |standards| standards.iter().count());
    let counts = [
        ("role profiles", framework.roles.len()),
        ("duties", framework.roles.iter().map(|role| role.duties.len()).sum()),
        ("CPD suggestions", framework.roles.iter().map(|role| role.cpd.suggestions.len()).sum()),
        ("qualifications", framework.qualifications.len()),
        ("units", framework.units.len()),
        ("occupational standards", framework.standards.len()),
        ("professional standards", professional),
        ("training modules", framework.modules.len()),
        ("basic skills courses", framework.skill_courses.len()),
        ("resources", framework.resources.len()),
        ("changes since publication", framework.changes.len()),
        ("misprints", framework.misprints().len()),
    ];
    Checked {
        checked: String::new(),
        title: Some(framework.about().title.clone()),
        problems: Vec::new(),
        warnings: rows("warning", &loaded.doubts(as_of)),
        overlays: (0..framework.overlays.list().len()).map(|n| overlay(&framework.overlays, n)).collect(),
        holds: counts.into_iter().map(|(kind, count)| HeldRow { kind: kind.into(), count }).collect(),
    }
}

fn overlay(overlays: &Overlays, number: usize) -> OverlayRow {
    let one = &overlays[number];
    let count = |wanted: fn(&Deed) -> bool| overlays.deeds(number).filter(|(_, deed)| wanted(deed)).count();
    OverlayRow {
        title: one.title.clone(),
        publisher: one.publisher.clone(),
        date: one.date.to_string(),
        added: count(|deed| matches!(deed, Deed::Added)),
        changed: count(|deed| matches!(deed, Deed::Changed(_))),
        withdrawn: count(|deed| matches!(deed, Deed::Withdrawn(_))),
    }
}

impl Report for Checked {
    fn document(&self) -> Document {
        let warnings = match self.warnings.len() {
            0 => String::new(),
            some => format!(", {}", super::count(some, "warning")),
        };
        if !self.problems.is_empty() {
            let count = super::count(self.problems.len(), "problem");
            let mut document = Document::new(format!("{}: {count}", self.checked));
            document.list(self.problems.iter().map(ProblemRow::item).collect());
            return document;
        }
        let mut document = Document::new(format!("{}: no problem found{warnings}", self.checked));
        document.facts([("Framework", self.title.as_deref().map(Line::from))]);
        if !self.overlays.is_empty() {
            document.heading("Overlays, the lowest first");
            document.table(Table::of(&self.overlays, ""));
        }
        if !self.warnings.is_empty() {
            document.heading("Warnings: no problems, but perhaps not meant");
            document.list(finding::together(&self.warnings));
        }
        document.heading("What there is");
        document.table(Table::of(&self.holds, "Nothing."));
        document
    }

    fn table(&self) -> Table {
        let found: Vec<ProblemRow> = self.problems.iter().chain(&self.warnings).cloned().collect();
        if found.is_empty() { Table::of(&self.holds, "Nothing.") } else { Table::of(&found, "No problem.") }
    }

    fn ids(&self) -> Vec<String> {
        self.problems.iter().chain(&self.warnings).map(ProblemRow::location).collect()
    }

    fn is_bad_news(&self) -> bool {
        !self.problems.is_empty()
    }
}
