//! `record remove`: removes one entry, named as it was added or by its number.

use anyhow::Result;

use super::super::HELP;
use super::{Changed, Done};
use crate::framework::{Framework, squash, typed_numbers};
use crate::record::{Edit, Field, List, Location, Refused};
use crate::report::Report;
use crate::words::entry::{EntryRow, Numbered, names, numbered};

const EXAMPLES: &str = "\
Examples:
  tacareer record remove 3                        the entry that “record show” numbers so
  tacareer record remove 3 5 7-9                  several at once
  tacareer record remove unit T/601/3325
  tacareer record remove evidence \"Lesson observation\"
  tacareer record remove since                    leaves role, since or name empty";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// An entry: its number, or its kind and name, or its name alone
    #[arg(required = true, value_name = "ENTRY")]
    entry: Vec<String>,
}

/// Words before a name that say which list is meant.
const KINDS: [(&str, List); 18] = [
    ("unit", List::Units),
    ("units", List::Units),
    ("qualification", List::Qualifications),
    ("qualifications", List::Qualifications),
    ("qual", List::Qualifications),
    ("other", List::Others),
    ("others", List::Others),
    ("status", List::Statuses),
    ("statuses", List::Statuses),
    ("skill", List::BasicSkills),
    ("skills", List::BasicSkills),
    ("module", List::Modules),
    ("modules", List::Modules),
    ("training", List::Modules),
    ("evidence", List::Evidence),
    ("cpd", List::Cpd),
    ("equivalent", List::Equivalents),
    ("equivalents", List::Equivalents),
];

pub(super) fn report(args: &Args, framework: &Framework, mut edit: Edit, location: &Location) -> Result<Report> {
    let field = match &args.entry[..] {
        [one] => match squash(one).as_str() {
            "name" => Some(Field::Name(None)),
            "role" => Some(Field::Role(None)),
            "since" => Some(Field::Since(None)),
            _ => None,
        },
        _ => None,
    };
    let removed = |understood, line, lines, entry| {
        let file = location.shown();
        Changed { done: Done::Removed, understood: vec![understood], entry, file, line, lines, notes: Vec::new() }
            .report()
    };
    if let Some(field) = field {
        let line = edit.set(&field)?;
        edit.write()?;
        return Ok(removed(format!("“{}”, which is empty now", field.key()), line, Vec::new(), None));
    }
    let entries = numbered(edit.record());
    if let Some(several) = several(&args.entry, &entries)? {
        return all_of(several, framework, edit, location);
    }
    let found = meant(&args.entry, framework, entries)?;
    let (line, lines) = edit.remove(found.entry.list(), found.place)?;
    edit.write()?;
    let row = EntryRow::of(framework, found.number, &found.entry);
    Ok(removed(row.words(), line, lines, Some(row)))
}

/// The entries that several numbers name; `None` if the input is anything else, or a single number.
fn several(typed: &[String], entries: &[Numbered]) -> Result<Option<Vec<Numbered>>, Refused> {
    let numbers = typed_numbers(&typed.join(" ")).filter(|numbers| numbers.len() > 1);
    let one = |number: u16| {
        let found = entries.iter().find(|entry| entry.number == usize::from(number)).cloned();
        let message = || format!("there is no entry {number}: the record has {}", entries.len());
        found.ok_or_else(|| Refused::new(message(), ["nothing has been removed".to_owned()]))
    };
    numbers.map(|numbers| numbers.into_iter().map(one).collect()).transpose()
}

/// Removes several entries in one change, the last first, so that the positions of the others do not change.
fn all_of(mut several: Vec<Numbered>, framework: &Framework, mut edit: Edit, location: &Location) -> Result<Report> {
    several.sort_by_key(|entry| std::cmp::Reverse(entry.number));
    let mut lines = Vec::new();
    for found in &several {
        let (_, taken) = edit.remove(found.entry.list(), found.place)?;
        lines.splice(0..0, taken);
    }
    edit.write()?;
    let words = |found: &Numbered| EntryRow::of(framework, found.number, &found.entry).words();
    let understood = several.iter().rev().map(words).collect();
    let file = location.shown();
    let changed = Changed { done: Done::Removed, understood, entry: None, file, line: None, lines, notes: Vec::new() };
    Ok(changed.report())
}

/// The one entry that a person means.
fn meant(typed: &[String], framework: &Framework, entries: Vec<Numbered>) -> Result<Numbered, Refused> {
    let all = typed.join(" ");
    let show = "“tacareer record show” shows the entries with their numbers";
    if let Ok(number) = all.trim().parse::<usize>() {
        let count = entries.len();
        let found = entries.into_iter().find(|entry| entry.number == number);
        let last = || format!("there is no entry {number}: the record has {count}");
        return found.ok_or_else(|| Refused::new(last(), [show.into()]));
    }
    let kind = typed.first().and_then(|word| KINDS.iter().find(|(kind, _)| *kind == squash(word)));
    let (list, name) = match kind {
        Some((_, list)) if typed.len() > 1 => (Some(*list), typed[1..].join(" ")),
        _ => (None, all),
    };
    let wanted = squash(&name);
    let of_kind: Vec<Numbered> =
        entries.into_iter().filter(|entry| list.is_none_or(|list| entry.entry.list() == list)).collect();
    let fits = |fit: &dyn Fn(&str) -> bool| -> Vec<Numbered> {
        of_kind.iter().filter(|entry| names(framework, &entry.entry).iter().any(|name| fit(name))).cloned().collect()
    };
    let mut found = fits(&|name| name == wanted);
    if found.is_empty() && wanted.chars().count() > 2 {
        found = fits(&|name| name.contains(&wanted));
    }
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(Refused::new(format!("the record has no entry “{name}”"), [show.into()])),
        several => {
            let line = |entry: &Numbered| {
                let words = EntryRow::of(framework, entry.number, &entry.entry).words();
                format!("{}: {words}", entry.number)
            };
            let hint = format!("name one by its number, as in “tacareer record remove {}”", found[0].number);
            let message = format!("{several} entries may be meant by “{name}”");
            Err(Refused::new(message, found.iter().map(line).chain([hint])))
        }
    }
}
