//! `gap`: what a role's profile names and a person's record does not, expectation by expectation.

mod choices;
mod page;
mod rows;

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::{HELP, role_or_present};
use crate::candidates;
use crate::framework::Framework;
use crate::progress::Gap;
use crate::report::{Report, Table};
use crate::words::opening::record_or_empty;
use crate::words::{Kept, expectation};

const EXAMPLES: &str = "\
Examples:
  tacareer gap ta3                      against a record, if there is one
  tacareer gap ta3 --record sam.yaml    against the record in a file
  tacareer gap ta3 --format csv         for a spreadsheet";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// The role to look towards: ta1 to ta5, asna1 to asna3, hlta; by default, the present role in the record
    #[arg(add = ArgValueCompleter::new(candidates::roles))]
    role: Vec<String>,
}

pub(super) fn report(args: &Args, framework: &Framework, kept: Option<Kept<'_>>) -> Result<Report> {
    let role = role_or_present(framework, &args.role, kept)?;
    let gap = Gap::of(framework, record_or_empty(kept), role);
    let measure = gap.measure();
    let credits = measure.known_credits();
    let rows = rows::of(framework, &gap);
    let open = rows.iter().filter(|row| row.is_open()).map(|row| row.cells.id.clone()).collect();
    let rows = rows.into_iter().map(|row| (row.about, row.cells));
    let table = Table::about(rows, "The framework names nothing that somebody in this role is expected to hold.");
    let document = page::document(framework, &gap, kept);
    let caveats = document.caveats();
    Ok(Report::new(document, table)
        .with("role", role.id.as_str())
        .with("title", &role.title)
        .with("present_role", gap.present.map(|present| present.id.to_string()))
        .with("indicative", expectation::caveat(framework.about()))
        .with("missing", measure.missing)
        .with("credits_left", credits)
        .with("hours_left", credits.and_then(|credits| gap.hours(credits)))
        .with("units_of_unknown_length", measure.unknown)
        .rows("items")
        .with("caveats", caveats)
        .ids(open)
        .without_record())
}
