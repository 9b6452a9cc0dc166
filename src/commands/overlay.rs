//! `overlay init`: an example of an overlay, to be adapted.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Subcommand, ValueHint};

use super::{HELP, written};
use crate::files;
use crate::report::{Document, Line, Report};

const EXAMPLES: &str = "\
Examples:
  tacareer overlay init courses.yaml           an example with remarks, to change
  tacareer check courses.yaml                  whether it holds together
  tacareer next ta2 --overlay courses.yaml     the questions, asked with it";

/// The example. A test checks it.
const EXAMPLE: &str = include_str!("overlay.yaml");

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write an example with comments to a new file
    #[command(help_template = HELP, before_help = EXAMPLES)]
    Init {
        /// A file that does not exist yet
        #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
}

/// Writes the example.
///
/// # Errors
///
/// When the file already exists, or can't be written.
pub(crate) fn report(args: &Args) -> Result<Report> {
    let What::Init { file } = &args.what;
    files::write_new(file, EXAMPLE.as_bytes()).with_context(|| format!("can't write {}", file.display()))?;
    let file = file.display().to_string();
    let mut document = Document::new(format!("{file}: an example of an overlay was written"));
    document.text("Change it in a text editor: its remarks say what each part does.");
    document.facts([
        ("Check it", Some(Line::new().id(format!("tacareer check {file}")))),
        ("Use it", Some(Line::new().id(format!("tacareer next ta2 --overlay {file}")))),
    ]);
    Ok(written(document, file, "an example of an overlay"))
}
