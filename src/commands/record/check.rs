//! `record check`: what is wrong in the file, and what it names that the framework does not have.

use std::fs;

use anyhow::Result;
use serde::Serialize;

use super::super::finding::{ProblemRow, rows};
use super::super::{HELP, count};
use crate::framework::Framework;
use crate::framework::check::Fault;
use crate::record::{Location, Record, read};
use crate::report::{Document, Report, Table};
use crate::yaml::{self, Problem, Problems};

const EXAMPLES: &str = "\
Examples:
  tacareer record check           exit code 1 when something is wrong
  tacareer record check --json    the same for an editor";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {}

/// What was found in a record.
#[derive(Serialize)]
pub(super) struct Checked {
    file: String,
    /// How many entries there are, where the file can be read.
    entries: Option<usize>,
    problems: Vec<ProblemRow>,
    warnings: Vec<ProblemRow>,
}

pub(super) fn report(framework: &Framework, location: &Location) -> Result<Checked> {
    let file = location.shown();
    let one = match read(location) {
        Ok(one) => one,
        Err(error) => {
            let Problems(problems) = error.downcast::<Problems>()?;
            // A file that is not there or may not be read is no wrong record.
            if fs::metadata(&location.file).is_err() {
                return Err(Problems(problems).into());
            }
            return Ok(Checked::of(file, None, &problems, &[]));
        }
    };
    let located =
        |faults: Vec<Fault>| -> Vec<Problem> { faults.into_iter().map(|fault| problem(&one, fault)).collect() };
    let warnings = one.value.unknown(framework).into_iter().chain(one.value.twice()).collect();
    let (problems, warnings) = (located(one.value.unclear()), located(warnings));
    Ok(Checked::of(file, Some(one.value.entries().len()), &problems, &warnings))
}

fn problem(one: &yaml::Document<Record>, fault: Fault) -> Problem {
    one.problem(&fault.place, "rule", &fault.message, fault.hint)
}

impl Checked {
    fn of(file: String, entries: Option<usize>, problems: &[Problem], warnings: &[Problem]) -> Self {
        Self { file, entries, problems: rows("error", problems), warnings: rows("warning", warnings) }
    }

    fn all(&self) -> impl Iterator<Item = &ProblemRow> {
        self.problems.iter().chain(&self.warnings)
    }
}

impl Report for Checked {
    fn document(&self) -> Document {
        let found = match (self.problems.len(), self.warnings.len()) {
            (0, 0) => "no problem found".to_owned(),
            (0, some) => format!("no problem found, {}", count(some, "warning")),
            (some, 0) => count(some, "problem"),
            (some, more) => format!("{}, {}", count(some, "problem"), count(more, "warning")),
        };
        let mut document = Document::new(format!("{}: {found}", self.file));
        document.facts([("Entries", self.entries.map(|number| number.to_string().into()))]);
        document.list(self.problems.iter().map(ProblemRow::item).collect());
        if !self.warnings.is_empty() {
            document.heading("Warnings: no problems, but perhaps not meant");
            document.list(self.warnings.iter().map(ProblemRow::item).collect());
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.all().cloned().collect::<Vec<_>>(), "No problem.")
    }

    fn ids(&self) -> Vec<String> {
        self.all().map(ProblemRow::location).collect()
    }

    fn is_bad_news(&self) -> bool {
        !self.problems.is_empty()
    }
}
