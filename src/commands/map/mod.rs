//! `map`: how the role profiles lead to one another and beyond, and what stands behind them, in words and as pictures.

mod behind;
mod ladders;
mod levels;
mod pathways;
mod spectrum;
mod standards;

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::{HELP, role};
use crate::candidates;
use crate::framework::Framework;
use crate::report::Report;

const EXAMPLES: &str = "\
Examples:
  tacareer map                           the steps from each role profile, in words
  tacareer map -o map.html               a page with the picture, and the same in words
  tacareer map -o map.svg                the picture alone, for a document or a web site
  tacareer map -o map.mmd                the same for Mermaid; map.dot for Graphviz
  tacareer map --standards               qualifications, their units, and the standards behind them
  tacareer map --standards --role ta3    the same for one role, which can be drawn as well
  tacareer map --qualifications          qualifications by level and size, and what stands beside them";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Show the qualifications that the profiles look for, their units, and the standards that the units draw on
    #[arg(long)]
    standards: bool,
    /// Show the qualifications by level and size, and what else stands at each level
    #[arg(long, conflicts_with = "standards")]
    qualifications: bool,
    /// Only those that this role looks for; --standards is then meant
    #[arg(long, value_name = "ROLE", conflicts_with = "qualifications", add = ArgValueCompleter::new(candidates::roles))]
    role: Option<String>,
}

/// The map that is asked for.
///
/// # Errors
///
/// When there is no such role.
pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let only = args.role.as_deref().map(|typed| role(framework, typed)).transpose()?;
    if args.qualifications {
        return Ok(levels::report(framework));
    }
    // Only the map of standards has a part for one role.
    if !args.standards && only.is_none() {
        return Ok(pathways::report(framework));
    }
    Ok(standards::report(framework, only))
}
