//! One file a subcommand: its arguments (the doc comments are the help), the question it asks of the framework, and
//! the faces of its report.

mod about;
mod basic_skills;
pub(crate) mod check;
mod compare;
pub(crate) mod data;
mod errata;
mod expectation;
mod finding;
mod gap;
mod hlta;
mod level;
mod marks;
mod nearest;
mod next;
mod nos;
mod overlaid;
pub(crate) mod overlay;
mod path;
pub(crate) mod paths;
mod plan;
mod provenance;
mod qualifications;
pub(crate) mod record;
mod resources;
pub(crate) mod schema;
mod search;
mod standing;
mod suggestion;
mod training;
mod unit;
mod units;

use anyhow::Result;
use clap::Subcommand;

pub use marks::Kept;

use crate::framework::{Entity, Framework, Keyed, Table, Unknown};
use crate::report::Report;

/// How a help page is laid out: what it is for, examples, usage, options.
pub(crate) const HELP: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

/// What can be asked for, in the order it is listed in the help.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// A question to the framework.
    #[command(flatten)]
    Question(Question),
    /// Check a folder of data or an overlay, and say what is wrong or what it holds
    Check(check::Args),
    /// Keep a record of your own CPD: units, evidence, courses and more
    Record(record::Args),
    /// Make an overlay: courses, roles and corrections of your own
    Overlay(overlay::Args),
    /// Write the built-in data out as files to edit
    Data(data::Args),
    /// Print the JSON Schema of the data files or of an overlay, for editors
    Schema(schema::Args),
    /// Say which files are in use, and why
    Paths(paths::Args),
}

/// The questions to a framework.
///
/// Their arguments are defined when they are called: a start should not pay for fifteen others.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Question {
    /// Show the role profiles, or one of them whole
    #[command(visible_aliases = ["levels", "role"], aliases = ["roles"])]
    Level(level::Args),
    /// Suggest CPD for a role, and show what the next role adds
    Next(next::Args),
    /// Show what a role's profile names and a person's record does not
    Gap(gap::Args),
    /// Show which qualification is closest to a person's record, and which unit helps most
    Nearest(nearest::Args),
    /// Make a plan to a role from a person's record, to print, sign and put in a calendar
    Plan(plan::Args),
    /// Show what changes from one role to another
    Compare(compare::Args),
    /// Show the steps from one role to another, or to teaching
    Path(path::Args),
    /// List the units, by standard, qualification, level, role or words
    Units(units::Args),
    /// Show one unit
    Unit(unit::Args),
    /// List the National Occupational Standards, or show one
    #[command(aliases = ["standard", "standards"])]
    Nos(nos::Args),
    /// List the qualifications, or show one whole
    #[command(visible_aliases = ["quals"], aliases = ["qualification", "qual"])]
    Qualifications(qualifications::Args),
    /// List the professional standards for higher level teaching assistants, or show one
    Hlta(hlta::Args),
    /// List the essential training modules, or show one
    #[command(aliases = ["modules", "module"])]
    Training(training::Args),
    /// Show levels of English, maths and ICT across the UK, and courses
    #[command(aliases = ["skills"])]
    BasicSkills(basic_skills::Args),
    /// List organisations, providers, guidance and web sites
    #[command(aliases = ["resource"])]
    Resources(resources::Args),
    /// Find everything that mentions some words
    #[command(aliases = ["find"])]
    Search(search::Args),
    /// Say what the framework is, what it is not, and what has changed since
    About(about::Args),
    /// List the misprints in the printed guidance
    Errata(errata::Args),
}

impl Question {
    /// Whether a person's record has a say in the answer.
    pub fn asks_a_record(&self) -> bool {
        match self {
            Self::Level(args) => args.is_of_one(),
            Self::Next(_)
            | Self::Gap(_)
            | Self::Nearest(_)
            | Self::Plan(_)
            | Self::Path(_)
            | Self::Units(_)
            | Self::Unit(_)
            | Self::Nos(_)
            | Self::Qualifications(_)
            | Self::Hlta(_) => true,
            Self::Compare(_)
            | Self::Training(_)
            | Self::BasicSkills(_)
            | Self::Resources(_)
            | Self::Search(_)
            | Self::About(_)
            | Self::Errata(_) => false,
        }
    }

    /// Asks the question, of a framework and a person's record where there is one.
    ///
    /// # Errors
    ///
    /// When something is named that the framework does not have.
    pub fn report<'a>(&'a self, framework: &'a Framework, kept: Option<Kept<'a>>) -> Result<Box<dyn Report + 'a>> {
        Ok(match self {
            Self::Level(args) => level::report(args, framework, kept)?,
            Self::Next(args) => Box::new(next::report(args, framework, kept)?),
            Self::Gap(args) => Box::new(gap::report(args, framework, kept)?),
            Self::Nearest(args) => Box::new(nearest::report(args, framework, kept)?),
            Self::Plan(args) => Box::new(plan::report(args, framework, kept)?),
            Self::Compare(args) => Box::new(compare::report(args, framework)?),
            Self::Path(args) => Box::new(path::report(args, framework, kept)?),
            Self::Units(args) => Box::new(units::report(args, framework, kept)?),
            Self::Unit(args) => Box::new(unit::report(args, framework, kept)?),
            Self::Nos(args) => nos::report(args, framework, kept)?,
            Self::Qualifications(args) => qualifications::report(args, framework, kept)?,
            Self::Hlta(args) => Box::new(hlta::report(args, framework, kept)?),
            Self::Training(args) => Box::new(training::report(args, framework)?),
            Self::BasicSkills(args) => Box::new(basic_skills::report(args, framework)?),
            Self::Resources(args) => Box::new(resources::report(args, framework)),
            Self::Search(args) => Box::new(search::report(args, framework)),
            Self::About(_) => Box::new(about::report(framework)),
            Self::Errata(_) => Box::new(errata::report(framework)),
        })
    }
}

/// The record a person means; `list` is the command that shows what there is.
fn find<'a, T: Entity>(table: &'a Table<T>, typed: &str, list: &str) -> Result<&'a Keyed<T>, Unknown> {
    table.find(typed).map_err(|unknown| unknown.listed_by(list))
}

/// The ids of records, as text.
fn ids<'a, T: Entity + 'a>(records: impl IntoIterator<Item = &'a Keyed<T>>) -> Vec<String> {
    records.into_iter().map(|record| record.id.to_string()).collect()
}

/// "1 unit", "2 units".
fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
