//! `record init`: a new record with comments that explain how to write it.

use anyhow::Result;

use super::super::HELP;
use crate::framework::Framework;
use crate::record::{self, Location, create};
use crate::report::{Document, Item, Line, Report, Table, row};
use crate::words::named;

const EXAMPLES: &str = "\
Examples:
  tacareer record init                          in the usual place
  tacareer record init --record school/cpd.yaml in a file of your choice";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {}

row! {
    /// A record that was begun.
    BegunRow {
        id file "File": String,
    }
}

pub(super) fn report(framework: &Framework, location: &Location) -> Result<Report> {
    let place = std::path::absolute(&location.file).unwrap_or_else(|_| location.file.clone());
    create(location, &record::begun(&place.to_string_lossy()))?;
    let file = location.shown();
    let mut document = Document::new(format!("New record: {file}"));
    document.text("It is a text file of your own. Nothing of it leaves this computer.");
    document.text("Next:");
    document.list(next(framework).into_iter().map(|command| Item::new(Line::new().id(command))).collect());
    Ok(Report::new(document, Table::of([BegunRow { file }], "")).rows("begun").ids_of("file").of_a_change())
}

/// What to type next, with names that the framework has.
fn next(framework: &Framework) -> Vec<String> {
    let unit = framework.units.nth(0).map(|unit| format!("tacareer record add unit {} --on 2022-06-30", unit.id));
    let mut next = vec![format!("tacareer record set role {} --since 2021-09-01", named::example_role(framework))];
    next.extend(unit);
    next.push("tacareer record add cpd \"First aid\" --hours 6 --on 2023-02-14".into());
    next.push("tacareer record show".into());
    next
}
