//! `map`: how the role profiles lead to one another and beyond, as a list of steps and as a picture.

mod ladders;
mod pathways;

use super::HELP;
use crate::framework::Framework;
use crate::report::Report;

const EXAMPLES: &str = "\
Examples:
  tacareer map                the steps from each role profile, in words
  tacareer map -o map.html    a page with the picture, and the same in words
  tacareer map -o map.svg     the picture alone, for a document or a web site
  tacareer map -o map.mmd     the same for Mermaid; map.dot for Graphviz";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {}

pub(super) fn report(_: &Args, framework: &Framework) -> Report {
    pathways::report(framework)
}
