//! `record add`: what somebody holds, has done or is working on, named as forgivingly as everywhere.

use anyhow::Result;
use clap::Subcommand;
use jiff::civil::Date;

use super::super::{HELP, find};
use super::entry::{EntryRow, refuse_twice};
use super::{Changed, Done, named};
use crate::framework::{Framework, Id};
use crate::record::date::{NotADate, date};
use crate::record::{
    Activity, Edit, Entry, Equivalent, Evidence, Held, Location, Refused, Skill, Status, To, are_hours,
};
use crate::report::Report;

const EXAMPLES: &str = "\
Examples:
  tacareer record add unit equality-l2 --on 30/6/2022
  tacareer record add unit T/601/7407 --in-progress
  tacareer record add qualification \"L2 Certificate STL\" --on \"30 June 2022\"
  tacareer record add skill maths level-2 --provider \"Oldham College\"
  tacareer record add module safeguarding --file certificate.pdf
  tacareer record add evidence \"Lesson observation\" --nos 19 --nos 20 --hlta 11
  tacareer record add cpd \"Autism awareness\" --hours 6 --on 2023-02-14
  tacareer record add equivalent --unit equality-l2 --agreed-by \"J. Smith\"

A date is 2022-06-30, 30/6/2022 or \"30 June 2022\".";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A unit that you hold or are working on
    #[command(help_template = HELP)]
    Unit(HeldArgs),
    /// A qualification that you hold or are working on
    #[command(help_template = HELP, visible_alias = "qual")]
    Qualification(HeldArgs),
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
struct HeldArgs {
    /// Its id, or one of its other names
    #[arg(required = true)]
    name: Vec<String>,
    #[command(flatten)]
    how: How,
}

#[derive(Debug, clap::Args)]
struct SkillArgs {
    /// The subject, and the level in the framework’s chart: maths level-2, english entry-3
    #[arg(required = true, value_name = "SUBJECT LEVEL")]
    skill: Vec<String>,
    #[command(flatten)]
    how: How,
}

#[derive(Debug, clap::Args)]
struct How {
    /// Not achieved yet; --on is then when it was begun
    #[arg(long)]
    in_progress: bool,
    /// Where, or with whom
    #[arg(long, value_name = "WORDS", value_parser = words)]
    provider: Option<String>,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, clap::Args)]
struct Common {
    /// When: 2022-06-30, 30/6/2022 or "30 June 2022"
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,
    /// Words of your own
    #[arg(long, value_name = "WORDS", value_parser = words)]
    note: Option<String>,
    /// A file or link that shows it (can be repeated)
    #[arg(long = "file", value_name = "FILE", value_parser = words)]
    files: Vec<String>,
}

impl HeldArgs {
    fn name(&self) -> String {
        self.name.join(" ")
    }

    fn held<T>(&self, id: &Id<T>) -> Held<T> {
        self.how.held(id)
    }
}

impl How {
    fn held<T>(&self, id: &Id<T>) -> Held<T> {
        Held {
            id: id.clone(),
            status: status(self.in_progress),
            on: self.common.on,
            provider: self.provider.clone(),
            note: self.common.note.clone(),
            files: self.common.files.clone(),
        }
    }
}

/// Words, and not only spaces.
fn words(typed: &str) -> Result<String, Refused> {
    title(&[typed.to_owned()])
}

fn day(typed: &str) -> Result<Date, NotADate> {
    date(typed)
}

#[derive(Debug, clap::Args)]
struct EvidenceArgs {
    /// What it is
    #[arg(required = true)]
    title: Vec<String>,
    /// A National Occupational Standard it serves (can be repeated)
    #[arg(long, value_name = "NUMBER")]
    nos: Vec<String>,
    /// A professional (HLTA) standard it serves (can be repeated)
    #[arg(long, value_name = "NUMBER")]
    hlta: Vec<String>,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, clap::Args)]
struct CpdArgs {
    /// What it was
    #[arg(required = true)]
    title: Vec<String>,
    /// How long it took: 6 or 1.5
    #[arg(long, value_name = "HOURS", value_parser = hours)]
    hours: Option<f64>,
    /// Where, or with whom
    #[arg(long, value_name = "WORDS", value_parser = words)]
    provider: Option<String>,
    /// A suggestion of the framework that it answers: ta2.cpd.3 (can be repeated)
    #[arg(long = "suggestion", value_name = "ID")]
    suggestions: Vec<String>,
    /// Not finished yet; --on is then when it was begun
    #[arg(long)]
    in_progress: bool,
    #[command(flatten)]
    common: Common,
}

fn hours(typed: &str) -> Result<f64, String> {
    let hours = typed.trim().replace(',', ".").parse().ok().filter(|hours| are_hours(*hours));
    hours.ok_or_else(|| "hours are a number above 0, such as 6 or 1.5".into())
}

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("to").required(true).args(["qualification", "unit", "level", "nos", "hlta", "skill"])))]
struct EquivalentArgs {
    /// To a qualification
    #[arg(long, visible_alias = "qual", value_name = "ID")]
    qualification: Option<String>,
    /// To a unit
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    /// To the National Occupational Standards of a level
    #[arg(long, value_name = "LEVEL", value_parser = clap::value_parser!(u8).range(0..=8))]
    level: Option<u8>,
    /// To a National Occupational Standard (can be repeated)
    #[arg(long, value_name = "NUMBER")]
    nos: Vec<String>,
    /// To a professional (HLTA) standard (can be repeated)
    #[arg(long, value_name = "NUMBER")]
    hlta: Vec<String>,
    /// To a level of English, maths or ICT: "maths level-2"
    #[arg(long, value_name = "SUBJECT LEVEL")]
    skill: Option<String>,
    /// Who agreed it
    #[arg(long, required = true, value_name = "WHO", value_parser = words)]
    agreed_by: String,
    #[command(flatten)]
    common: Common,
}

pub(super) fn report(args: &Args, framework: &Framework, mut edit: Edit, location: &Location) -> Result<Report> {
    let entry = entry(&args.what, framework)?;
    refuse_twice(framework, edit.record(), &entry)?;
    let number =
        1 + super::entry::numbered(edit.record()).iter().filter(|old| old.entry.list() <= entry.list()).count();
    let line = edit.add(&entry)?;
    edit.write()?;
    let row = EntryRow::of(framework, number, &entry);
    let understood = vec![row.words()];
    let file = location.shown();
    let changed =
        Changed { done: Done::Added, understood, entry: Some(row), file, line, lines: Vec::new(), note: None };
    Ok(changed.report())
}

fn entry(what: &What, framework: &Framework) -> Result<Entry> {
    Ok(match what {
        What::Unit(args) => Entry::Unit(args.held(&named::unit(framework, &args.name())?.id)),
        What::Qualification(args) => {
            Entry::Qualification(args.held(&find(&framework.qualifications, &args.name(), "qualifications")?.id))
        }
        What::Module(args) => Entry::Module(args.held(&find(&framework.modules, &args.name(), "training")?.id)),
        What::Skill(args) => {
            let (subject, level) = named::skill(framework, &args.skill.join(" "))?;
            let Held { status, on, provider, note, files, .. } = args.how.held(&level);
            Entry::Skill(Skill { subject, level, status, on, provider, note, files })
        }
        What::Evidence(args) if args.nos.is_empty() && args.hlta.is_empty() => {
            let hint = "name them with --nos and --hlta; what serves none is other CPD: record add cpd";
            return Err(Refused::new("evidence serves at least one standard", [hint.into()]).into());
        }
        What::Evidence(args) => Entry::Evidence(Evidence {
            title: title(&args.title)?,
            standards: named::standards(framework, &args.nos)?,
            professional_standards: named::professional(framework, &args.hlta)?,
            on: args.common.on,
            note: args.common.note.clone(),
            files: args.common.files.clone(),
        }),
        What::Cpd(args) => Entry::Cpd(Activity {
            title: title(&args.title)?,
            status: status(args.in_progress),
            on: args.common.on,
            hours: args.hours,
            provider: args.provider.clone(),
            suggestions: named::suggestions(framework, &args.suggestions)?,
            note: args.common.note.clone(),
            files: args.common.files.clone(),
        }),
        What::Equivalent(args) => Entry::Equivalent(Equivalent {
            to: to(args, framework)?,
            agreed_by: args.agreed_by.clone(),
            on: args.common.on,
            note: args.common.note.clone(),
            files: args.common.files.clone(),
        }),
    })
}

fn status(in_progress: bool) -> Status {
    if in_progress { Status::InProgress } else { Status::Held }
}

fn title(words: &[String]) -> Result<String, Refused> {
    let title = words.join(" ").trim().to_owned();
    if title.is_empty() { Err(Refused::new("there must be words here", [])) } else { Ok(title) }
}

fn to(args: &EquivalentArgs, framework: &Framework) -> Result<To> {
    let mut to = To::default();
    if let Some(typed) = &args.qualification {
        to.qualification = Some(find(&framework.qualifications, typed, "qualifications")?.id.clone());
    }
    if let Some(typed) = &args.unit {
        to.unit = Some(named::unit(framework, typed)?.id.clone());
    }
    if let Some(level) = args.level {
        to.standards_level = Some(named::standards_level(framework, level)?);
    }
    if let Some(typed) = &args.skill {
        let (subject, level) = named::skill(framework, typed)?;
        to.basic_skill = Some(crate::framework::basic_skills::BasicSkill { subject, level, or_above: false });
    }
    to.standards = named::standards(framework, &args.nos)?;
    to.professional_standards = named::professional(framework, &args.hlta)?;
    Ok(to)
}
