//! Shell completion and manual pages.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{CommandFactory, ValueHint};
use clap_complete::{CompleteEnv, Shell};

use super::Cli;
use crate::commands::HELP;
use crate::words::count;

const COMPLETIONS: &str = "\
Examples:
  tacareer completions bash > ~/.local/share/bash-completion/completions/tacareer
  tacareer completions fish > ~/.config/fish/completions/tacareer.fish

With ids and what they stand for, in the file that your shell reads when it starts:
  source <(COMPLETE=bash tacareer)    in bash; in zsh the same with zsh
  COMPLETE=fish tacareer | source     in fish";

const MAN: &str = "\
Examples:
  tacareer man ~/.local/share/man/man1    a page for each command";

/// The arguments of `completions`.
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = COMPLETIONS)]
pub(super) struct Args {
    /// The shell: bash, elvish, fish, powershell or zsh
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    shell: Shell,
}

/// The arguments of `man`.
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = MAN)]
pub(super) struct ManArgs {
    /// An existing folder
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: PathBuf,
}

/// Answers a shell that asks what can be typed next, and ends the program; does nothing in any other case.
pub fn complete() {
    CompleteEnv::with_factory(Cli::command).complete();
}

/// The script from which a shell learns the commands and options.
pub(super) fn script(args: &Args) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "tacareer", &mut script);
    script
}

/// Writes a page of the manual for each command, and says what was done.
///
/// # Errors
///
/// When the folder does not exist or can't be written to.
pub(super) fn man(args: &ManArgs) -> Result<String> {
    let folder = args.folder.display();
    if !args.folder.is_dir() {
        bail!("there is no folder {folder}");
    }
    let cannot = || format!("can't write to {folder}");
    clap_mangen::generate_to(Cli::command(), &args.folder).with_context(cannot)?;
    // The global options are hidden from the help of each command, so they go on the first page.
    let mut first = Vec::new();
    clap_mangen::Man::new(Cli::command().mut_args(|arg| arg.hide(false))).render(&mut first).with_context(cannot)?;
    std::fs::write(args.folder.join("tacareer.1"), first).with_context(cannot)?;
    let pages = std::fs::read_dir(&args.folder).with_context(|| format!("can't read {folder}"))?;
    let names = pages.flatten().map(|page| page.file_name().to_string_lossy().into_owned());
    let written = names.filter(|name| name.starts_with("tacareer") && name.ends_with(".1")).count();
    let first = args.folder.join("tacareer.1");
    Ok(format!("{folder}: {} of the manual written. Read one: man {}\n", count(written, "page"), first.display()))
}
