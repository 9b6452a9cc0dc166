//! `record check`: what is wrong in the file, and what it names that is not in the framework.

use std::fs;

use anyhow::Result;

use super::super::{HELP, problems};
use crate::framework::Framework;
use crate::framework::check::Fault;
use crate::record::{Location, Record, read};
use crate::report::{Document, Report, Table, Value};
use crate::words::count;
use crate::words::problem::ProblemRow;
use crate::yaml::{self, Problem, Problems};

const EXAMPLES: &str = "\
Examples:
  tacareer record check           exit code 1 when something is wrong
  tacareer record check --json    the same for an editor";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {}

pub(super) fn report(framework: &Framework, location: &Location) -> Result<Report> {
    let file = location.shown();
    let one = match read(location, framework) {
        Ok(one) => one,
        Err(error) => {
            let Problems(problems) = error.downcast::<Problems>()?;
            // A file that does not exist or can't be read is not an invalid record.
            if fs::metadata(&location.file).is_err() {
                return Err(Problems(problems).into());
            }
            return Ok(checked(file, None, &problems, &[]));
        }
    };
    let located =
        |faults: Vec<Fault>| -> Vec<Problem> { faults.into_iter().map(|fault| problem(&one, fault)).collect() };
    let warnings = one.value.unknown(framework).into_iter().chain(one.value.twice()).collect();
    let (problems, warnings) = (located(one.value.unclear()), located(warnings));
    Ok(checked(file, Some(one.value.entries().len()), &problems, &warnings))
}

fn problem(one: &yaml::Document<Record>, fault: Fault) -> Problem {
    one.problem(&fault.place, fault.rule.name(), &fault.message, fault.hint)
}

/// What was found, and how many entries there are if the file can be read.
fn checked(file: String, entries: Option<usize>, found: &[Problem], warnings: &[Problem]) -> Report {
    let (found, warnings) = (problems("error", found), problems("warning", warnings));
    let title = match (found.len(), warnings.len()) {
        (0, 0) => "no problem found".to_owned(),
        (0, some) => format!("no problem found, {}", count(some, "warning")),
        (some, 0) => count(some, "problem"),
        (some, more) => format!("{}, {}", count(some, "problem"), count(more, "warning")),
    };
    let mut document = Document::new(format!("{file}: {title}"));
    document.facts([("Entries", entries.map(|number| number.to_string().into()))]);
    document.list(found.iter().map(ProblemRow::item).collect());
    let items = warnings.iter().map(ProblemRow::item).collect();
    document.section("Warnings: no problems, but perhaps not meant", items);
    let all = [found.as_slice(), &warnings].concat();
    let ids = all.iter().map(ProblemRow::location).collect();
    let is_bad_news = !found.is_empty();
    let report = Report::new(document, Table::of(all, "No problem."))
        .with("file", file)
        .with("entries", entries)
        .field("problems", Value::Rows(Table::of(found, "")))
        .field("warnings", Value::Rows(Table::of(warnings, "")))
        .ids(ids);
    Report { is_bad_news, ..report }
}
