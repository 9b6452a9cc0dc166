//! `roster`: staff lists in spreadsheets, and what is read from them.

mod check;
mod init;
mod records;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Subcommand;

use super::HELP;
use crate::framework::Framework;
use crate::report::Report;
use crate::roster::Progress;

const EXAMPLES: &str = "\
Examples:
  tacareer roster check staff.xlsx        how the list is read
  tacareer roster check staff.csv --map \"Learning Mentor=ta3\"
  tacareer roster init staff.xlsx         a list to fill in
  tacareer roster records DIR staff.xlsx  a record for each person of the list
  tacareer team staff.xlsx                the questions, asked of the list

A staff list is a workbook (.xlsx) or a text file (.csv) with a row of
headings, or a folder of records. Nothing of it leaves this computer; birth
dates, addresses, pay and health are never read.";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Show how staff lists are read: header, columns, roles, and what is unclear
    Check(check::Args),
    /// Write a staff list to fill in: a workbook with lists to choose from, or text
    Init(init::Args),
    /// Write a record for each person of a staff list into a new folder
    Records(records::Args),
}

impl Args {
    /// The input files and folders.
    pub(crate) fn reads(&self) -> Vec<&Path> {
        let paths: &[PathBuf] = match &self.action {
            Action::Check(args) => &args.files,
            Action::Records(args) => &args.files,
            Action::Init(_) => &[],
        };
        paths.iter().map(PathBuf::as_path).collect()
    }
}

/// Carries out a command.
pub(crate) fn report(args: &Args, framework: &Framework, progress: Progress<'_>) -> Result<Report> {
    match &args.action {
        Action::Check(args) => check::report(args, framework, progress),
        Action::Init(args) => init::report(args, framework),
        Action::Records(args) => records::report(args, framework, progress),
    }
}
