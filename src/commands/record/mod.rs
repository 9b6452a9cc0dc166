//! `record`: a person's own record of what they hold, kept in a file of theirs.

mod add;
mod check;
mod entry;
mod init;
mod named;
mod remove;
mod set;
mod show;

use anyhow::Result;
use clap::Subcommand;
use serde::Serialize;

use super::HELP;
use crate::framework::Framework;
use crate::record::{Edit, Location, read};
use crate::report::{Document, Line, Report, Table, row};
use entry::EntryRow;

const EXAMPLES: &str = "\
Examples:
  tacareer record init                           begin a record
  tacareer record set role ta2 --since 2021-09-01
  tacareer record add unit equality-l2 --on 30/6/2022
  tacareer record add evidence \"Lesson observation\" --nos 19 --hlta 11
  tacareer record add --help                     what else can be added, and how
  tacareer record show --output my-cpd.html      to print, or for a review
  tacareer record remove 3                       as “show” numbers the entries
  tacareer record show --record school/cpd.yaml  another file

The record is a file of your own, and nothing of it leaves this computer.";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Begin a record: a short file with comments
    Init(init::Args),
    /// Add something that you hold, have done or are working on
    Add(add::Args),
    /// Set your role, since when, or your name
    Set(set::Args),
    /// Show the record; what “record” alone does
    Show(show::Args),
    /// Take an entry out
    Remove(remove::Args),
    /// Check the file, and say what is wrong and what the framework does not have
    Check(check::Args),
    /// Say where the file is, and why there
    Path(PathArgs),
}

#[derive(Debug, clap::Args)]
#[command(help_template = HELP)]
struct PathArgs {}

/// Does what is asked with the record at that place.
pub(crate) fn report<'a>(args: &Args, framework: &'a Framework, location: &Location) -> Result<Box<dyn Report + 'a>> {
    Ok(match &args.action {
        None => Box::new(show::report(&show::Args::default(), framework, &read(location)?.value, location)),
        Some(Action::Show(args)) => Box::new(show::report(args, framework, &args.read(location)?, location)),
        Some(Action::Init(_)) => Box::new(init::report(location)?),
        Some(Action::Add(args)) => Box::new(add::report(args, framework, Edit::of(location)?, location)?),
        Some(Action::Set(args)) => Box::new(set::report(args, framework, Edit::of(location)?, location)?),
        Some(Action::Remove(args)) => Box::new(remove::report(args, framework, Edit::of(location)?, location)?),
        Some(Action::Check(_)) => Box::new(check::report(framework, location)?),
        Some(Action::Path(_)) => {
            Box::new(Place { file: location.shown(), why: location.why.words(), exists: location.file.exists() })
        }
    })
}

row! {
    /// Where a record is.
    PlaceRow {
        id file "File": String,
        text why "Why": String,
        text exists "There": String,
    }
}

/// Where the record is, and why there.
#[derive(Serialize)]
struct Place {
    file: String,
    why: &'static str,
    exists: bool,
}

impl Place {
    fn row(&self) -> PlaceRow {
        PlaceRow { file: self.file.clone(), why: self.why.into(), exists: self.exists.to_string() }
    }
}

impl Report for Place {
    fn document(&self) -> Document {
        let mut document = Document::new(self.file.as_str());
        document.facts([
            ("Why there", Some(self.why.into())),
            ("Is it there", Some(if self.exists { "yes" } else { "no: “tacareer record init” begins it" }.into())),
        ]);
        document
    }

    fn table(&self) -> Table {
        Table::of(&[self.row()], "")
    }

    fn ids(&self) -> Vec<String> {
        vec![self.file.clone()]
    }
}

/// What was changed in a record.
#[derive(Serialize)]
struct Changed {
    /// What was done: "added", "removed", "set".
    done: &'static str,
    /// What was understood, in words.
    understood: Vec<String>,
    /// The entry, if it is one.
    entries: Vec<EntryRow>,
    file: String,
    /// The line of what was added or set; where what was taken out had stood.
    line: Option<usize>,
    /// The lines that were taken out.
    lines: Vec<String>,
    /// What a person may want to know besides.
    note: Option<String>,
}

impl Report for Changed {
    fn document(&self) -> Document {
        let taken = self.done == "removed";
        let understood = self.understood.join("; ");
        let mut document = Document::new(format!("{}: {understood}", if taken { "Taken out" } else { "Understood" }));
        let line = self.line.map_or_else(String::new, |line| format!(", line {line}"));
        let done = if taken { "It stood in" } else { "Written to" };
        document.text(format!("{done} {}{line}.", self.file));
        if !self.lines.is_empty() {
            document.quiet("These lines went:");
            document.list(self.lines.iter().map(|line| crate::report::Item::new(Line::from(line.trim()))).collect());
        }
        if let Some(note) = &self.note {
            document.quiet(note.as_str());
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.entries, "No entry of a list was changed.")
    }

    fn ids(&self) -> Vec<String> {
        self.entries.iter().filter_map(|entry| entry.id.clone()).collect()
    }
}
