//! `data export`: the built-in framework as files to edit.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Subcommand, ValueHint};

use super::HELP;
use crate::embedded;
use crate::files::{self, Readers};
use crate::report::{Document, Line, Report, Table, row};
use crate::schema::{self, Kind, Schema};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  tacareer data export my-framework   the built-in data as files to edit
  tacareer check my-framework         whether they hold together
  tacareer level --data my-framework  the questions, asked of them";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write the built-in framework to a new folder, with the page that explains its files
    #[command(help_template = HELP, before_help = EXAMPLES)]
    Export {
        /// A folder that does not exist yet, or is empty
        #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
        folder: PathBuf,
    },
}

row! {
    /// A file that was written.
    FileRow {
        id file "File": String,
        number bytes "Bytes": usize,
    }
}

/// Writes the files.
///
/// # Errors
///
/// When the folder is not empty, or can't be written to.
pub(crate) fn report(args: &Args) -> Result<Report> {
    let What::Export { folder } = &args.what;
    let mut all: Vec<(String, String)> =
        embedded::FILES.iter().map(|(name, text)| ((*name).to_owned(), with_schema(name, text))).collect();
    all.push((schema::FRAMEWORK_FILE.into(), Schema::of(Kind::Framework).text()));
    files::write_folder(folder, &all, Readers::Usual)
        .with_context(|| format!("can't write to {}", folder.display()))?;
    let folder = folder.display().to_string();
    let rows = all.iter().map(|(name, text)| FileRow { file: name.clone(), bytes: text.len() });
    let table = Table::of(rows, "Nothing was written.");
    let mut document = Document::new(format!("{folder}: {} written", count(all.len(), "file")));
    document.table(table.clone());
    document.quiet("Overlays are not written out: they stay files of their own.");
    document.text("What the files hold, and how to change them, is told in README.md there.");
    document.quiet(Line::from("After each change: ").id(format!("tacareer check {folder}")));
    Ok(Report::new(document, table).with("folder", folder).rows("files").ids_of("file").of_a_change())
}

/// The text of a data file, with the line that tells editors where its schema is: at the top of the folder.
fn with_schema(name: &str, text: &str) -> String {
    if Path::new(name).extension().is_none_or(|ending| ending != "yaml") {
        return text.to_owned();
    }
    let up = "../".repeat(name.matches('/').count());
    format!("# yaml-language-server: $schema={up}{}\n{text}", schema::FRAMEWORK_FILE)
}
