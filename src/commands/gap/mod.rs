//! `gap`: what a role's profile names and a person's record does not, expectation by expectation.

mod choices;
mod page;
mod rows;

use anyhow::Result;
use serde::Serialize;

use super::marks::Kept;
use super::{HELP, expectation, find, standing};
use crate::framework::Framework;
use crate::progress::Gap;
use crate::report::{Document, Report, Table};

use rows::GapRow;

const EXAMPLES: &str = "\
Examples:
  tacareer gap ta3                      against a record, if there is one
  tacareer gap ta3 --record sam.yaml    against the record in a file
  tacareer gap ta3 --format csv         for a spreadsheet";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// The role one looks towards: ta1 to ta5, asna1 to asna3, hlta
    #[arg(required = true)]
    role: Vec<String>,
}

/// What is held and what is still to gain for a role.
#[derive(Serialize)]
pub(super) struct GapReport<'a> {
    role: String,
    title: &'a str,
    present_role: Option<String>,
    indicative: &'a str,
    missing: usize,
    credits_left: Option<u32>,
    hours_left: Option<u32>,
    units_of_unknown_length: usize,
    items: Vec<GapRow>,
    #[serde(skip)]
    gap: Gap<'a>,
    #[serde(skip)]
    kept: Option<Kept<'a>>,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework, kept: Option<Kept<'a>>) -> Result<GapReport<'a>> {
    let role = find(&framework.roles, &args.role.join(" "), "level")?;
    let gap = Gap::of(framework, standing::record_or_empty(kept), role);
    let measure = gap.measure();
    let credits = measure.known_credits();
    Ok(GapReport {
        role: role.id.to_string(),
        title: &role.title,
        present_role: gap.present.map(|present| present.id.to_string()),
        indicative: expectation::caveat(framework.about()),
        missing: measure.missing,
        credits_left: credits,
        hours_left: credits.and_then(|credits| gap.hours(credits)),
        units_of_unknown_length: measure.unknown,
        items: rows::of(framework, &gap),
        gap,
        kept,
        framework,
    })
}

impl Report for GapReport<'_> {
    fn document(&self) -> Document {
        page::document(self)
    }

    fn table(&self) -> Table {
        Table::of(&self.items, "The framework names nothing that somebody in this role is expected to hold.")
    }

    fn ids(&self) -> Vec<String> {
        let open = self
            .items
            .iter()
            .filter(|row| matches!(row.status.as_str(), "missing" | "at a lower level" | "in progress"));
        open.filter(|row| row.part != "expectation" && row.part != "duty").map(|row| row.id.clone()).collect()
    }
}
