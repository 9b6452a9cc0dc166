//! `roster init`: a staff list to fill in.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::ValueHint;

use super::super::{HELP, written};
use crate::files;
use crate::framework::Framework;
use crate::record::Refused;
use crate::report::{Document, Line, Report};
use crate::roster;

const EXAMPLES: &str = "\
Examples:
  tacareer roster init staff.xlsx   with lists of roles and units to choose from
  tacareer roster init staff.csv    the headings alone, as text";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// A file that does not exist yet, ending in .xlsx or .csv
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,
}

pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let ending = args.file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let file = args.file.display().to_string();
    let bytes = match ending.as_deref() {
        Some("xlsx") => roster::template_workbook(framework)?,
        Some("csv") => format!("\u{feff}{}", roster::template_text(framework)).into_bytes(),
        _ => {
            let hint = "end its name in .xlsx for a workbook, or in .csv for text".into();
            return Err(Refused::new(format!("{file} does not end like a staff list"), [hint]).into());
        }
    };
    files::write_new_private(&args.file, &bytes).with_context(|| format!("can't write {file}"))?;
    let mut document = Document::new(format!("{file}: a staff list to fill in was written"));
    document.text("Open it in a spreadsheet and fill in a row for each person; only the name is needed.");
    document.facts([
        ("How it is read", Some(Line::new().id(format!("tacareer roster check {file}")))),
        ("What it answers", Some(Line::new().id(format!("tacareer team {file}")))),
    ]);
    Ok(written(document, file, "a staff list to fill in"))
}
