//! `check`: what is wrong in a folder of data, or else what it holds.

use std::path::{Path, PathBuf};

use clap::ValueHint;
use jiff::civil::Date;

use super::{HELP, problems};
use crate::framework::Framework;
use crate::framework::overlay::{Deed, Overlays};
use crate::load::{self, Base};
use crate::places::{self, Chosen};
use crate::record::date::{self, Moment, NotADate};
use crate::report::{Cell, Document, Line, Report, Table, Value, row};
use crate::words::problem::{ProblemRow, together};
use crate::words::{capital, count};
use crate::yaml::Code;
use crate::{embedded, files};

const EXAMPLES: &str = "\
Examples:
  tacareer check my-framework         all problems of all files, or what the folder holds
  tacareer check courses.yaml         an overlay: a file, or a folder of files
  tacareer check my-framework --json  the same for an editor; exit code 1 when there is a problem
  tacareer check                      all that is in use here";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A folder with a framework, or an overlay; by default, everything in use
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    path: Option<PathBuf>,
    /// Also list overlays that are out of date on that day: 1/9/2026, 2026-09-01 or "September 2026"
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    as_of: Option<Moment>,
}

fn last_day(typed: &str) -> Result<Moment, NotADate> {
    date::last_day(typed)
}

impl Args {
    /// What to check, if it is named.
    pub(crate) fn reads(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

row! {
    /// How many records of a kind there are.
    HeldRow {
        text kind "Kind": &'static str,
        number count "Count": usize,
    }
}

row! {
    /// What an overlay does.
    OverlayRow(overlays: &Overlays, number: usize) {
        text title "Overlay": String = overlays[number].title.clone(),
        text publisher "Publisher": String = overlays[number].publisher.clone(),
        text date "Date": Date = overlays[number].date,
        number added "Added": usize = deeds(overlays, number, |deed| matches!(deed, Deed::Added)),
        number changed "Changed": usize = deeds(overlays, number, |deed| matches!(deed, Deed::Changed(_))),
        number withdrawn "Withdrawn": usize = deeds(overlays, number, |deed| matches!(deed, Deed::Withdrawn(_))),
    }
}

/// What is wrong in, or else held by, what the arguments name; without them, everything in use.
pub(crate) fn report(args: &Args, data: Option<&Chosen>, overlays: &[Chosen]) -> Report {
    let mut overlays: Vec<PathBuf> = overlays.iter().map(|chosen| chosen.path.clone()).collect();
    let mut folder = data.map(|chosen| chosen.path.clone());
    // The user's own folder holds overlays; it is not one itself.
    let path = args.path.as_ref().filter(|path| !places::is_overlay_folder(path));
    if let Some(path) = path {
        if !load::is_overlay(path) {
            folder = Some(path.clone());
        } else if !overlays.iter().any(|known| files::is_same(known, path)) {
            overlays.push(path.clone());
        }
    }
    let in_use = if overlays.is_empty() { "the built-in framework" } else { "the built-in framework with overlays" };
    let shown = args.path.as_ref().or(folder.as_ref()).map(|path| path.display().to_string());
    let shown = shown.unwrap_or_else(|| in_use.into());
    let base = folder.as_deref().map_or_else(|| Base::Contents(embedded::contents().into()), Base::Folder);
    match load::read(base, &overlays) {
        Ok(loaded) => {
            let warnings = problems("warning", &loaded.doubts(args.as_of.as_ref().map(|moment| moment.date)));
            holding(shown, &loaded.framework, warnings)
        }
        Err(found) => failing(shown, &problems("error", &found.0)),
    }
}

/// Reports what is wrong.
fn failing(checked: String, found: &[ProblemRow]) -> Report {
    let document = match found {
        // What is not there has no problem.
        [only] if only.code == Code::Unreadable.name() && only.file == checked => {
            let mut document = Document::new(format!("{checked}: {}", only.message));
            only.hint.iter().for_each(|hint| document.text(capital(hint)));
            document
        }
        _ => {
            let mut document = Document::new(format!("{checked}: {}", count(found.len(), "problem")));
            document.list(found.iter().map(ProblemRow::item).collect());
            document
        }
    };
    let (overlays, holds) = (Table::of(Vec::<OverlayRow>::new(), ""), Table::of(Vec::<HeldRow>::new(), ""));
    let warnings = Table::of(Vec::<ProblemRow>::new(), "");
    let report = Report::new(document, Table::of(found.to_vec(), "No problem."))
        .with("checked", checked)
        .with("title", Cell::Missing)
        .rows("problems")
        .field("warnings", Value::Rows(warnings))
        .field("overlays", Value::Rows(overlays))
        .field("holds", Value::Rows(holds))
        .ids(found.iter().map(ProblemRow::location).collect());
    Report { is_bad_news: true, ..report }
}

/// Reports what a framework holds.
fn holding(checked: String, framework: &Framework, warnings: Vec<ProblemRow>) -> Report {
    let overlays = (0..framework.overlays.list().len()).map(|n| OverlayRow::of(&framework.overlays, n));
    let overlays = Table::of(overlays, "");
    let holds = Table::of(held(framework), "Nothing.");
    let some = if warnings.is_empty() { String::new() } else { format!(", {}", count(warnings.len(), "warning")) };
    let mut document = Document::new(format!("{checked}: no problem found{some}"));
    document.facts([("Framework", Some(Line::from(&framework.about().title)))]);
    if !overlays.rows.is_empty() {
        document.heading("Overlays, the lowest first");
        document.table(overlays.clone());
    }
    document.section("Warnings: no problems, but perhaps not meant", together(&warnings));
    document.heading("What there is");
    document.table(holds.clone());
    let ids = warnings.iter().map(ProblemRow::location).collect();
    let warnings = Table::of(warnings, "No problem.");
    let table = if warnings.rows.is_empty() { holds.clone() } else { warnings.clone() };
    Report::new(document, table)
        .with("checked", checked)
        .with("title", &framework.about().title)
        .field("problems", Value::Rows(Table::of(Vec::<ProblemRow>::new(), "")))
        .field("warnings", Value::Rows(warnings))
        .field("overlays", Value::Rows(overlays))
        .field("holds", Value::Rows(holds))
        .ids(ids)
}

/// How many records of each kind there are.
fn held(framework: &Framework) -> Vec<HeldRow> {
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
    counts.into_iter().map(|(kind, count)| HeldRow { kind, count }).collect()
}

/// How many things of one kind an overlay did.
fn deeds(overlays: &Overlays, number: usize, is_meant: fn(&Deed) -> bool) -> usize {
    overlays.deeds(number).filter(|(_, deed)| is_meant(deed)).count()
}
