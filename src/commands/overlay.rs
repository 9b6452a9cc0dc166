//! `overlay init`: an example of an overlay, to be adapted.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::{Subcommand, ValueHint};

use super::{HELP, written};
use crate::files;
use crate::framework::Framework;
use crate::report::{Document, Line, Report};
use crate::words::named;

const EXAMPLES: &str = "\
Examples:
  tacareer overlay init courses.yaml           an example with remarks, to change
  tacareer check courses.yaml                  whether it holds together
  tacareer next ta2 --overlay courses.yaml     the questions, asked with it";

/// The example for the built-in framework. A test checks it.
const EXAMPLE: &str = include_str!("overlay.yaml");

/// A shorter example for any other, which names nothing of it but a role.
const ELSEWHERE: &str = include_str!("overlay-elsewhere.yaml");

/// The role in the shorter example.
const ROLE: &str = "ROLE";

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
pub(crate) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let What::Init { file } = &args.what;
    let role = named::example_role(framework);
    let text = if has_all(framework) { EXAMPLE.to_owned() } else { ELSEWHERE.replace(ROLE, &role) };
    files::write_new(file, text.as_bytes()).with_context(|| format!("can't write {}", file.display()))?;
    let file = file.display().to_string();
    let mut document = Document::new(format!("{file}: an example of an overlay was written"));
    document.text("Change it in a text editor: its remarks say what each part does.");
    document.facts([
        ("Check it", Some(Line::new().id(format!("tacareer check {file}")))),
        ("Use it", Some(Line::new().id(format!("tacareer next {role} --overlay {file}")))),
    ]);
    Ok(written(document, file, "an example of an overlay"))
}

/// Whether a framework has all that the example for the built-in one names.
fn has_all(framework: &Framework) -> bool {
    ["ta2", "ta3"].iter().all(|role| framework.roles.find(role).is_ok())
        && framework.units.find("positive-behaviour-l3").is_ok()
        && framework.modules.find("safeguarding").is_ok()
        && framework.standards.find("19").is_ok()
}
