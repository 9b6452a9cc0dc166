//! `check`: what is wrong in a folder of data, or what it holds.

use std::path::{Path, PathBuf};

use clap::ValueHint;
use serde::Serialize;

use super::HELP;
use crate::framework::Framework;
use crate::load::{Problem, Problems};
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer check my-framework         all problems of all files, or what the folder holds
  tacareer check my-framework --json  the same for an editor; exit code 1 when there is a problem
  tacareer check                      what the built-in framework holds";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A folder of YAML files; what --data names, or the built-in framework, without
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: Option<PathBuf>,
}

impl Args {
    /// The folder to check, if one was named here.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }
}

row! {
    /// A problem.
    ProblemRow {
        text file "File": String,
        number line "Line": Option<usize>,
        number column "Column": Option<usize>,
        text message "Problem": String,
        text hint "What to do": Option<String>,
        text excerpt "The line": Option<String>,
    }
}

row! {
    /// How many records of a kind there are.
    HeldRow {
        text kind "Kind": String,
        number count "Count": usize,
    }
}

/// What was found.
#[derive(Serialize)]
pub(crate) struct Checked {
    folder: Option<String>,
    title: Option<String>,
    problems: Vec<ProblemRow>,
    holds: Vec<HeldRow>,
    #[serde(skip)]
    located: Vec<Problem>,
}

/// What a folder's data is like; the built-in data without a folder.
pub(crate) fn report(loaded: &Result<Framework, Problems>, folder: Option<&Path>) -> Checked {
    let mut checked = match loaded {
        Ok(framework) => held(framework),
        Err(problems) => Checked {
            folder: None,
            title: None,
            problems: problems.0.iter().map(row_of).collect(),
            holds: Vec::new(),
            located: problems.0.clone(),
        },
    };
    checked.folder = folder.map(|folder| folder.display().to_string());
    checked
}

fn row_of(problem: &Problem) -> ProblemRow {
    ProblemRow {
        file: problem.file.clone(),
        line: problem.line,
        column: problem.column,
        message: problem.message.clone(),
        hint: problem.hint.clone(),
        excerpt: problem.excerpt.clone(),
    }
}

/// What a framework holds.
pub(crate) fn held(framework: &Framework) -> Checked {
    let professional = framework.professional_standards.as_ref().map_or(0, |standards| standards.iter().count());
    let counts = [
        ("role profiles", framework.roles.len()),
        ("duties", framework.roles.iter().map(|role| role.duties.len()).sum()),
        ("CPD suggestions", framework.roles.iter().map(|role| role.cpd.suggestions.len()).sum()),
        ("qualifications", framework.qualifications.len()),
        ("units", framework.units.len()),
        ("National Occupational Standards", framework.standards.len()),
        ("professional standards", professional),
        ("training modules", framework.modules.len()),
        ("basic skills courses", framework.skill_courses.len()),
        ("resources", framework.resources.len()),
        ("changes since publication", framework.changes.len()),
        ("misprints", framework.misprints().len()),
    ];
    Checked {
        folder: None,
        title: Some(framework.about().title.clone()),
        problems: Vec::new(),
        holds: counts.into_iter().map(|(kind, count)| HeldRow { kind: kind.into(), count }).collect(),
        located: Vec::new(),
    }
}

impl Report for Checked {
    fn document(&self) -> Document {
        let place = self.folder.as_deref().unwrap_or("the built-in framework");
        if self.problems.is_empty() {
            let mut document = Document::new(format!("{place}: no problem found"));
            document.facts([("Framework", self.title.as_deref().map(Line::from))]);
            document.table(Table::of(&self.holds, "It holds nothing."));
            return document;
        }
        let count = super::count(self.problems.len(), "problem");
        let mut document = Document::new(format!("{place}: {count}"));
        let item = |problem: &Problem| {
            let line = Line::new().strong(problem.location()).and(format!(": {}", problem.message));
            let excerpt = problem.excerpt.as_ref().map(|excerpt| Line::from(format!("the line: {}", excerpt.trim())));
            Item::new(line)
                .remarks(excerpt)
                .remarks(problem.hint.iter().map(|hint| Line::from(format!("hint: {hint}"))))
        };
        document.list(self.located.iter().map(item).collect());
        document
    }

    fn table(&self) -> Table {
        if self.problems.is_empty() {
            Table::of(&self.holds, "It holds nothing.")
        } else {
            Table::of(&self.problems, "No problem.")
        }
    }

    fn ids(&self) -> Vec<String> {
        self.located.iter().map(Problem::location).collect()
    }

    fn is_bad_news(&self) -> bool {
        !self.problems.is_empty()
    }
}
