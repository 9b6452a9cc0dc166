//! `roster records`: a record for each person of a staff list.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::ValueHint;

use super::super::HELP;
use crate::files::{self, Readers};
use crate::framework::role::Role;
use crate::framework::{Framework, Id};
use crate::record;
use crate::record::date::{self, Moment};
use crate::report::{Document, Line, Report, Table, row};
use crate::roster::{self, Person, Progress, Sources};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  tacareer roster records records staff.xlsx              a file for each person in the folder “records”
  tacareer gap ta3 --record records/amy-smith.yaml        what one of them has still to gain
  tacareer team records                                   the whole folder is a staff list again";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// A folder that does not exist yet, or is empty
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: PathBuf,
    /// Staff lists, and folders of records
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::AnyPath)]
    pub(super) files: Vec<PathBuf>,
    /// The meaning of a column, job title or mark, such as "Job Description=role", or a file of meanings (can
    /// be repeated)
    #[arg(long, value_name = "NAME=MEANING")]
    map: Vec<String>,
    /// Leave out people who left before that day or begin after it
    #[arg(long, value_name = "DATE", value_parser = date::first_day)]
    as_of: Option<Moment>,
}

row! {
    /// A record that was written.
    RecordRow(file: &str, person: &Person) {
        id file "File": String = file.to_owned(),
        text name "Name": String = person.name.to_string(),
        text role "Role": Option<String> = person.record.role.as_ref().map(Id::<Role>::to_string),
        number entries "Entries": usize = person.record.entries().len(),
    }
}

pub(super) fn report(args: &Args, framework: &Framework, progress: Progress<'_>) -> Result<Report> {
    let sources = Sources {
        paths: args.files.clone(),
        map: args.map.clone(),
        as_of: args.as_of.as_ref().map(|moment| moment.date),
    };
    let roster = roster::read(framework, &sources, progress)?;
    let mut taken = BTreeSet::new();
    let mut all = Vec::new();
    for person in &roster.people {
        let text = record::written(&person.record).with_context(|| format!("the record of {}", person.place))?;
        all.push((file_name(person, &mut taken), text));
    }
    let folder = args.folder.display().to_string();
    files::write_folder(&args.folder, &all, Readers::Owner).with_context(|| format!("can't write to {folder}"))?;
    let rows = all.iter().zip(&roster.people).map(|((file, _), person)| RecordRow::of(file, person));
    let table = Table::of(rows, "The list names nobody.");
    let mut document = Document::new(format!("{folder}: {} written", count(all.len(), "record")));
    document.text("Only you may read the folder. The records are theirs: give each person their own.");
    document.table(table.clone());
    let number = |number: usize| (number > 0).then(|| Line::from(number.to_string()));
    let leaving = roster.people.iter().filter(|person| person.leaves.is_some()).count();
    let leaving = (args.as_of.is_none() && leaving > 0).then(|| {
        Line::from(format!("{}, some of whom may have left; this leaves those out: ", count(leaving, "record")))
            .id("--as-of DATE")
    });
    document.facts([
        ("Have left, no record written", number(roster.left)),
        ("Begin later, no record written", number(roster.to_begin)),
        ("Of people with a last day", leaving),
        (
            "Ask one of them",
            all.first().map(|(file, _)| {
                Line::new().id(format!("tacareer record show --record {}", args.folder.join(file).display()))
            }),
        ),
    ]);
    Ok(Report::new(document, table).rows("records").ids_of("file").of_a_change())
}

/// A file name that no other person has, made from the code or else the name.
fn file_name(person: &Person, taken: &mut BTreeSet<String>) -> String {
    let plain = |text: &str| {
        let letters =
            text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect::<String>();
        letters.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
    };
    let name = plain(&person.name);
    let name = if name.is_empty() { "person".to_owned() } else { name };
    let names = (1..).map(|n| if n == 1 { format!("{name}.yaml") } else { format!("{name}-{n}.yaml") });
    let mut free = names.filter(|name| !taken.contains(name));
    let name = free.next().unwrap_or_default();
    taken.insert(name.clone());
    name
}
