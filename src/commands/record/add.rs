//! `record add`: what somebody holds, has done or is working on, with the same lenient look-up of names as elsewhere.

use anyhow::Result;
use clap::Subcommand;

use super::super::HELP;
use super::made::{Made, made};
use super::titled::words;
use super::{Changed, Done};
use crate::framework::Framework;
use crate::framework::squash;
use crate::record::date::{self, Moment, NotADate, first_day};
use crate::record::{Edit, Hours, Location};
use crate::record::{Entry, Record, Refused};
use crate::report::Report;
use crate::words::entry::{EntryRow, Numbered, numbered};
use crate::words::numbers::level;

const EXAMPLES: &str = "\
Examples:
  tacareer record add unit equality-l2 --on 30/6/2022
  tacareer record add unit T/601/3325 --in-progress
  tacareer record add qualification \"L2 Certificate STL\" --on \"30 June 2022\"
  tacareer record add qualification \"GCSE maths grade C\"     read as Level 2 maths
  tacareer record add qualification \"NVQ 3\"                  kept as it is
  tacareer record add status HLTA --on \"July 2019\"
  tacareer record add skill maths level-2 --provider \"Oldham College\"
  tacareer record add module safeguarding --file certificate.pdf
  tacareer record add evidence \"Lesson observation\" --nos 19,20 --hlta 11
  tacareer record add cpd \"Autism awareness\" --hours 6 --on 2023-02-14
  tacareer record add equivalent --unit equality-l2 --agreed-by \"J. Smith\"

A date is 2022-06-30, 30/6/2022, \"30 June 2022\", \"June 2022\", \"autumn 2022\" or 2022; a period stands for its first day.";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// A unit that you hold or are working on
    #[command(help_template = HELP)]
    Unit(HeldArgs),
    /// A qualification that you hold or are working on: one of the framework, a GCSE, or any other
    #[command(help_template = HELP, visible_alias = "qual")]
    Qualification(HeldArgs),
    /// A qualification that is not in the framework, kept as it is: an NVQ, a degree
    #[command(help_template = HELP)]
    Other(HeldArgs),
    /// A professional status, such as HLTA status
    #[command(help_template = HELP)]
    Status(HeldArgs),
    /// A level of English, maths or ICT
    #[command(help_template = HELP)]
    Skill(SkillArgs),
    /// An essential training module
    #[command(help_template = HELP)]
    Module(HeldArgs),
    /// Evidence against National Occupational Standards, professional (HLTA) standards, or both
    #[command(help_template = HELP)]
    Evidence(EvidenceArgs),
    /// Other CPD: a course, a visit, some shadowing
    #[command(help_template = HELP)]
    Cpd(CpdArgs),
    /// Experience that somebody has deemed equivalent
    #[command(help_template = HELP)]
    Equivalent(EquivalentArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct HeldArgs {
    /// Its id, or one of its other names
    #[arg(required = true)]
    pub(super) name: Vec<String>,
    #[command(flatten)]
    pub(super) how: How,
}

#[derive(Debug, clap::Args)]
pub(super) struct SkillArgs {
    /// The subject, and the level in the framework’s chart: maths level-2, english entry-3
    #[arg(required = true, value_name = "SUBJECT LEVEL")]
    pub(super) skill: Vec<String>,
    #[command(flatten)]
    pub(super) how: How,
}

#[derive(Debug, clap::Args)]
pub(super) struct How {
    /// Not achieved yet; --on is then the date it was begun
    #[arg(long)]
    pub(super) in_progress: bool,
    /// Where, or with whom
    #[arg(long, value_name = "WORDS", value_parser = words)]
    pub(super) provider: Option<String>,
    /// The last day on which it counts, if it expires
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub(super) expires: Option<Moment>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, clap::Args)]
pub(super) struct Common {
    /// When: 2022-06-30, 30/6/2022, "June 2022"
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) on: Option<Moment>,
    /// A note of your own
    #[arg(long, value_name = "WORDS", value_parser = words)]
    pub(super) note: Option<String>,
    /// A file or link that shows it (can be repeated)
    #[arg(long = "file", value_name = "FILE", value_parser = words)]
    pub(super) files: Vec<String>,
}

fn day(typed: &str) -> Result<Moment, NotADate> {
    first_day(typed)
}

fn last_day(typed: &str) -> Result<Moment, NotADate> {
    date::last_day(typed)
}

#[derive(Debug, clap::Args)]
pub(super) struct EvidenceArgs {
    /// What it is
    #[arg(required = true)]
    pub(super) title: Vec<String>,
    /// The National Occupational Standards it serves: 19, or 19,20, or 3-5
    #[arg(long, value_name = "NUMBER")]
    pub(super) nos: Vec<String>,
    /// The professional (HLTA) standards it serves: 11, or 19,22,30
    #[arg(long, value_name = "NUMBER")]
    pub(super) hlta: Vec<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, clap::Args)]
pub(super) struct CpdArgs {
    /// What it was
    #[arg(required = true)]
    pub(super) title: Vec<String>,
    /// How long it took: 6, 1.5 or "90 minutes"
    #[arg(long, value_name = "HOURS", value_parser = hours)]
    pub(super) hours: Option<Hours>,
    /// The last day on which it counts, if it expires, as a first aid certificate does
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    pub(super) expires: Option<Moment>,
    /// Where, or with whom
    #[arg(long, value_name = "WORDS", value_parser = words)]
    pub(super) provider: Option<String>,
    /// A suggestion of the framework that it follows: ta2.cpd.3 (can be repeated)
    #[arg(long = "suggestion", value_name = "ID")]
    pub(super) suggestions: Vec<String>,
    /// Not finished yet; --on is then the date it was begun
    #[arg(long)]
    pub(super) in_progress: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

fn hours(typed: &str) -> Result<Hours, String> {
    Hours::typed(typed)
}

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("to").required(true).args(["qualification", "unit", "level", "nos", "hlta", "skill"])))]
pub(super) struct EquivalentArgs {
    /// To a qualification
    #[arg(long, visible_alias = "qual", value_name = "ID")]
    pub(super) qualification: Option<String>,
    /// To a unit
    #[arg(long, value_name = "ID")]
    pub(super) unit: Option<String>,
    /// To the National Occupational Standards of a level
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub(super) level: Option<u8>,
    /// To National Occupational Standards: 19, or 19,20, or 3-5
    #[arg(long, value_name = "NUMBER")]
    pub(super) nos: Vec<String>,
    /// To professional (HLTA) standards: 11, or 19,22,30
    #[arg(long, value_name = "NUMBER")]
    pub(super) hlta: Vec<String>,
    /// To a level of English, maths or ICT: "maths level-2"
    #[arg(long, value_name = "SUBJECT LEVEL")]
    pub(super) skill: Option<String>,
    /// Who agreed it
    #[arg(long, required = true, value_name = "WHO", value_parser = words)]
    pub(super) agreed_by: String,
    #[command(flatten)]
    pub(super) common: Common,
}

pub(super) fn report(args: &Args, framework: &Framework, mut edit: Edit, location: &Location) -> Result<Report> {
    let Made { entry, notes } = made(&args.what, framework)?;
    if let Some(old) = same(edit.record(), &entry) {
        return achieved(framework, edit, location, (&old, &entry), notes);
    }
    let number = 1 + numbered(edit.record()).iter().filter(|old| old.entry.list() <= entry.list()).count();
    let line = edit.add(&entry)?;
    edit.write()?;
    let row = EntryRow::of(framework, number, &entry);
    let understood = vec![row.words()];
    let file = location.shown();
    let changed = Changed { done: Done::Added, understood, entry: Some(row), file, line, lines: Vec::new(), notes };
    Ok(changed.report())
}

/// The entry of the record for the same thing, which may be there once.
fn same(record: &Record, entry: &Entry) -> Option<Numbered> {
    let same = |old: &Entry| match (old, entry) {
        (Entry::Unit(old), Entry::Unit(new)) => old.id == new.id,
        (Entry::Qualification(old), Entry::Qualification(new)) => old.id == new.id,
        (Entry::Module(old), Entry::Module(new)) => old.id == new.id,
        (Entry::Other(old), Entry::Other(new)) | (Entry::Status(old), Entry::Status(new)) => {
            squash(&old.title) == squash(&new.title)
        }
        // Two certificates may show the same level: a GCSE and Functional Skills.
        (Entry::Skill(old), Entry::Skill(new)) => old.names() == new.names(),
        // The same course may be done twice, but what is done now is probably the one that is in progress.
        (Entry::Cpd(old), Entry::Cpd(new)) => {
            !old.status.is_held() && new.status.is_held() && squash(&old.title) == squash(&new.title)
        }
        _ => false,
    };
    numbered(record).into_iter().find(|old| same(&old.entry))
}

/// What was in progress is held now, and keeps its notes and files. Any other second entry for the same thing is
/// refused: the first has to be removed before.
fn achieved(
    framework: &Framework,
    mut edit: Edit,
    location: &Location,
    (old, new): (&Numbered, &Entry),
    mut notes: Vec<String>,
) -> Result<Report> {
    let before = EntryRow::of(framework, old.number, &old.entry).words();
    let Some(entry) = new.achieved_after(&old.entry) else {
        let hint = format!("to change it, remove it with “tacareer record remove {}”, and add it again", old.number);
        let message = format!("the record has this already, as entry {}: {before}", old.number);
        return Err(Refused::new(message, [hint]).into());
    };
    let line = edit.replace(old.place, &entry)?;
    edit.write()?;
    let row = EntryRow::of(framework, old.number, &entry);
    notes.insert(0, format!("Entry {} was {before}. What else it says is kept.", old.number));
    let (understood, file) = (vec![row.words()], location.shown());
    let changed = Changed { done: Done::Set, understood, entry: Some(row), file, line, lines: Vec::new(), notes };
    Ok(changed.report())
}
