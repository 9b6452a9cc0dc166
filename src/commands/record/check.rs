//! `record check`: what is wrong in the file, and what it names that the framework does not have.

use std::fs;

use anyhow::Result;
use serde::Serialize;

use super::super::{HELP, count};
use crate::framework::Framework;
use crate::framework::check::Fault;
use crate::load::{One, Problem, Problems};
use crate::record::{Location, Record, read};
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer record check           exit code 1 when something is wrong
  tacareer record check --json    the same for an editor";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {}

row! {
    /// Something that was found.
    FindingRow {
        text kind "Kind": String,
        text file "File": String,
        number line "Line": Option<usize>,
        number column "Column": Option<usize>,
        text message "Message": String,
        text hint "What to do": Option<String>,
        text excerpt "The line": Option<String>,
    }
}

/// What was found in a record.
#[derive(Serialize)]
pub(super) struct Checked {
    file: String,
    /// How many entries there are, where the file can be read.
    entries: Option<usize>,
    findings: Vec<FindingRow>,
    #[serde(skip)]
    located: Vec<Problem>,
    #[serde(skip)]
    problems: usize,
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
            return Ok(Checked::of(file, None, problems, Vec::new()));
        }
    };
    let located = |faults: Vec<Fault>| faults.into_iter().map(|fault| problem(&one, fault)).collect();
    let warnings = one.value.unknown(framework).into_iter().chain(one.value.twice()).collect();
    let (problems, warnings) = (located(one.value.unclear()), located(warnings));
    Ok(Checked::of(file, Some(one.value.entries().len()), problems, warnings))
}

fn problem(one: &One<Record>, fault: Fault) -> Problem {
    one.problem(&fault.place, fault.message, fault.hint)
}

impl Checked {
    fn of(file: String, entries: Option<usize>, problems: Vec<Problem>, warnings: Vec<Problem>) -> Self {
        let kinds = [("problem", &problems), ("warning", &warnings)];
        let row = |kind: &str, problem: &Problem| FindingRow {
            kind: kind.into(),
            file: problem.file.clone(),
            line: problem.line,
            column: problem.column,
            message: problem.message.clone(),
            hint: problem.hint.clone(),
            excerpt: problem.excerpt.clone(),
        };
        let findings = kinds.iter().flat_map(|(kind, found)| found.iter().map(move |problem| row(kind, problem)));
        let findings = findings.collect();
        let count = problems.len();
        Self { file, entries, findings, problems: count, located: problems.into_iter().chain(warnings).collect() }
    }
}

impl Report for Checked {
    fn document(&self) -> Document {
        let warnings = self.located.len() - self.problems;
        let found = match (self.problems, warnings) {
            (0, 0) => "no problem found".to_owned(),
            (0, some) => format!("no problem, {}", count(some, "warning")),
            (some, 0) => count(some, "problem"),
            (some, more) => format!("{}, {}", count(some, "problem"), count(more, "warning")),
        };
        let mut document = Document::new(format!("{}: {found}", self.file));
        document.facts([("Entries", self.entries.map(|number| number.to_string().into()))]);
        let item = |(row, problem): (&FindingRow, &Problem)| {
            let line = Line::new().strong(problem.location()).and(format!(": {}: {}", row.kind, problem.message));
            let excerpt = problem.excerpt.as_ref().map(|excerpt| Line::from(format!("the line: {}", excerpt.trim())));
            let hint = problem.hint.iter().map(|hint| Line::from(format!("hint: {hint}")));
            Item::new(line).remarks(excerpt).remarks(hint)
        };
        document.list(self.findings.iter().zip(&self.located).map(item).collect());
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.findings, "No problem.")
    }

    fn ids(&self) -> Vec<String> {
        self.located.iter().map(Problem::location).collect()
    }

    fn is_bad_news(&self) -> bool {
        self.problems > 0
    }
}
