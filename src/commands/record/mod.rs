//! `record`: a person's own record of what they hold, kept in a file that belongs to them.

mod add;
mod check;
mod edit;
mod init;
mod made;
mod named;
mod remove;
mod set;
mod show;
mod titled;

use anyhow::Result;
use clap::Subcommand;

use super::HELP;
use crate::framework::Framework;
use crate::record::{Edit, Location, TextChange, read, undo};
use crate::report::{Document, Item, Report, Table, row};
use crate::words::entry::EntryRow;
pub(crate) use edit::Editor;

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
    /// Set your role, its start, or your name
    Set(set::Args),
    /// Show the record; what “record” alone does
    Show(show::Args),
    /// Remove an entry
    Remove(remove::Args),
    /// Undo the last change that this program made to the record; a second undo makes it again
    Undo(PathArgs),
    /// Edit the whole file in your editor; it is checked before it replaces the record
    Edit(edit::Args),
    /// Check the file, and show what is wrong and what is not in the framework
    Check(check::Args),
    /// Show where the file is, and why
    Path(PathArgs),
}

#[derive(Debug, clap::Args)]
#[command(help_template = HELP)]
struct PathArgs {}

impl Args {
    /// Whether the record is to be shown.
    pub(crate) fn is_question(&self) -> bool {
        matches!(self.action, None | Some(Action::Show(_)))
    }
}

/// Carries out a command on the record at that place.
pub(crate) fn report(args: &Args, framework: &Framework, location: &Location, editor: Editor<'_>) -> Result<Report> {
    match &args.action {
        None => Ok(show::report(&show::Args::default(), framework, &read(location, framework)?.value, location)),
        Some(Action::Show(args)) => Ok(show::report(args, framework, &args.read(location, framework)?, location)),
        Some(Action::Init(_)) => init::report(framework, location),
        Some(Action::Edit(_)) => edit::report(location, editor),
        Some(Action::Add(args)) => add::report(args, framework, Edit::of(location)?, location),
        Some(Action::Set(args)) => set::report(args, framework, Edit::of(location)?, location),
        Some(Action::Remove(args)) => remove::report(args, framework, Edit::of(location)?, location),
        Some(Action::Undo(_)) => Ok(undone(&undo(location)?, location)),
        Some(Action::Check(_)) => check::report(framework, location),
        Some(Action::Path(_)) => Ok(place(location)),
    }
}

/// What was undone.
fn undone(undone: &TextChange, location: &Location) -> Report {
    let file = location.shown();
    let mut document = Document::new(format!("undone: the last change to {file}"));
    let items = |lines: &[String]| lines.iter().map(|line| Item::new(line.trim())).collect::<Vec<_>>();
    document.section("Restored lines", items(&undone.added));
    document.section("Removed lines", items(&undone.dropped));
    document.quiet("Another undo makes the change again.");
    Report::new(document, Table::of(Vec::<EntryRow>::new(), "An undone change is told in lines."))
        .with("done", "undone")
        .with("file", file)
        .with("back", undone.added.clone())
        .with("gone", undone.dropped.clone())
        .of_a_change()
}

row! {
    /// Where a record is.
    PlaceRow {
        id file "File": String,
        text why "Why": &'static str,
        text exists "There": bool,
    }
}

/// Where the record is, and how that was found.
fn place(location: &Location) -> Report {
    let (file, why, exists) = (location.shown(), location.why.words(), location.file.exists());
    let mut document = Document::new(file.as_str());
    document.facts([
        ("Why there", Some(why.into())),
        ("Is it there", Some(if exists { "yes" } else { "no: “tacareer record init” begins it" }.into())),
    ]);
    Report::new(document, Table::of([PlaceRow { file: file.clone(), why, exists }], ""))
        .with("file", &file)
        .with("why", why)
        .with("exists", exists)
        .ids(vec![file])
}

/// What was changed in a record.
struct Changed {
    done: Done,
    /// How the command was understood.
    understood: Vec<String>,
    /// The entry, if it was about one.
    entry: Option<EntryRow>,
    file: String,
    /// The line of what was added or set, or where the removed lines were.
    line: Option<usize>,
    /// The lines that were removed.
    lines: Vec<String>,
    /// What else a person may want to know: how something was read.
    notes: Vec<String>,
}

/// What was done to a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Added,
    Removed,
    Set,
}

impl Changed {
    fn report(self) -> Report {
        let (done, title, written) = match self.done {
            Done::Added => ("added", "Understood", "Written to"),
            Done::Set => ("set", "Understood", "Written to"),
            Done::Removed => ("removed", "Removed", "It was in"),
        };
        let mut document = Document::new(format!("{title}: {}", self.understood.join("; ")));
        let line = self.line.map_or_else(String::new, |line| format!(", line {line}"));
        let written = if self.understood.len() > 1 && self.done == Done::Removed { "They were in" } else { written };
        document.text(format!("{written} {}{line}.", self.file));
        if !self.lines.is_empty() {
            document.quiet("Removed lines:");
            document.list(self.lines.iter().map(|line| Item::new(line.trim())).collect());
        }
        for note in &self.notes {
            document.text(note.as_str());
        }
        let table = Table::of(self.entry, "No entry of a list was changed.");
        Report::new(document, table)
            .with("done", done)
            .with("understood", self.understood)
            .rows("entries")
            .with("file", self.file)
            .with("line", self.line)
            .with("lines", self.lines)
            .with("notes", self.notes)
            .ids_of("id")
            .of_a_change()
    }
}
