//! One file for each subcommand: its arguments (the doc comments are the help), the question it asks of the framework,
//! and its report.

mod about;
mod basic_skills;
pub(crate) mod check;
mod compare;
pub(crate) mod data;
mod errata;
mod gap;
mod guidance;
pub(crate) mod handbook;
mod hlta;
mod level;
mod map;
mod nearest;
mod next;
mod nos;
pub(crate) mod overlay;
mod path;
pub(crate) mod paths;
mod plan;
mod qualifications;
pub(crate) mod record;
mod resources;
pub(crate) mod review;
pub(crate) mod roster;
pub(crate) mod schema;
mod search;
pub(crate) mod team;
mod training;
mod unit;
mod units;

use std::path::Path;

use anyhow::Result;
use clap::Subcommand;

pub use crate::words::Kept;

use crate::framework::role::Role;
use crate::framework::{self, Entity, Framework, Keyed, Unknown};
use crate::notes;
use crate::record::Refused;
use crate::report::{Document, Report, Table, row};
use crate::words::problem::ProblemRow;
use crate::yaml::Problem;

/// The layout of a help page: what the command is for, examples, usage, options.
pub(crate) const HELP: &str = "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}\n\n\
     Options for every command, such as --format and --output: tacareer help options";

/// What can be asked for, in the order it is listed in the help.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// A question to the framework.
    #[command(flatten)]
    Question(Question),
    /// Check a folder of data or an overlay, and show what is wrong or what it holds
    Check(check::Args),
    /// Keep a record of your own CPD: units, evidence, courses and more
    Record(record::Args),
    /// Make a page for a person's performance review, to print, or one each for several people
    #[command(aliases = ["reviews", "appraisal"])]
    Review(review::Args),
    /// Write the whole framework as one page for a browser
    Handbook(handbook::Args),
    /// Read staff lists in spreadsheets, and make a list to fill in
    Roster(roster::Args),
    /// Answer for all staff in a list: what they need, cover and are close to
    Team(team::Args),
    /// Make an overlay: courses, roles and corrections of your own
    Overlay(overlay::Args),
    /// Write the built-in data out as files to edit
    Data(data::Args),
    /// Print the JSON Schema of the data files or of an overlay, for editors
    Schema(schema::Args),
    /// Show which files are in use, and why
    Paths(paths::Args),
}

/// The questions that can be asked of a framework.
///
/// The arguments of a command are only defined when it is called, so that a start does not define those of all the
/// others.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Question {
    /// Show the role profiles, or one of them in full
    #[command(aliases = ["levels", "role", "roles"])]
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
    /// Show how the role profiles lead to one another and to teaching, as a list or a picture
    #[command(aliases = ["maps", "pathways"])]
    Map(map::Args),
    /// List the units, by standard, qualification, level, role or words
    Units(units::Args),
    /// Show one unit
    Unit(unit::Args),
    /// List the National Occupational Standards, or show one
    #[command(aliases = ["standard", "standards"])]
    Nos(nos::Args),
    /// List the qualifications, or show one in full
    #[command(aliases = ["quals", "qualification", "qual"])]
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
    /// Go through the guidance section by section, in our own words
    #[command(aliases = ["section", "sections", "contents"])]
    Guidance(guidance::Args),
    /// Say what the framework is, what it is not, and what has changed since
    About(about::Args),
    /// List the misprints in the printed guidance
    Errata(errata::Args),
}

impl Command {
    /// Whether the answer is for reading, and so may be shortened to a screen. What was done, and everything that is
    /// wrong, is always shown in full.
    pub fn is_question(&self) -> bool {
        match self {
            Self::Question(_) | Self::Team(_) | Self::Review(_) => true,
            Self::Record(args) => args.is_question(),
            _ => false,
        }
    }

    /// The files and folders that the command itself names as input.
    pub fn reads(&self) -> Vec<&Path> {
        match self {
            Self::Check(args) => args.reads().into_iter().collect(),
            Self::Review(args) => args.reads(),
            Self::Handbook(args) => args.reads().into_iter().collect(),
            Self::Roster(args) => args.reads(),
            Self::Team(args) => args.reads(),
            _ => Vec::new(),
        }
    }
}

impl Question {
    /// Whether a person's record affects the answer.
    pub fn asks_a_record(&self) -> bool {
        match self {
            Self::Level(args) => args.is_of_one(),
            Self::Map(_) | Self::Resources(_) | Self::Guidance(_) | Self::About(_) | Self::Errata(_) => false,
            _ => true,
        }
    }

    /// Asks the question of a framework, and of a person's record if there is one; adds notes on what the answer shows.
    ///
    /// # Errors
    ///
    /// When something that is named does not exist in the framework.
    pub fn report(&self, framework: &Framework, kept: Option<Kept<'_>>) -> Result<Report> {
        let mut report = match self {
            Self::Level(args) => level::report(args, framework)?,
            Self::Next(args) => next::report(args, framework, kept)?,
            Self::Gap(args) => gap::report(args, framework, kept)?,
            Self::Nearest(args) => nearest::report(args, framework, kept)?,
            Self::Plan(args) => plan::report(args, framework, kept)?,
            Self::Compare(args) => compare::report(args, framework)?,
            Self::Path(args) => path::report(args, framework, kept)?,
            Self::Map(args) => map::report(args, framework)?,
            Self::Units(args) => units::report(args, framework, kept.is_some())?,
            Self::Unit(args) => unit::report(args, framework)?,
            Self::Nos(args) => nos::report(args, framework)?,
            Self::Qualifications(args) => qualifications::report(args, framework)?,
            Self::Hlta(args) => hlta::report(args, framework)?,
            Self::Training(args) => training::report(args, framework)?,
            Self::BasicSkills(args) => basic_skills::report(args, framework)?,
            Self::Resources(args) => resources::report(args, framework),
            Self::Search(args) => search::report(args, framework)?,
            Self::Guidance(args) => guidance::report(args, framework)?,
            Self::About(_) => about::report(framework),
            Self::Errata(_) => errata::report(framework),
        };
        notes::add(&mut report, framework, kept);
        Ok(report)
    }
}

/// The record that a person means; `list` is the command that lists what there is.
fn find<'a, T: Entity>(table: &'a framework::Table<T>, typed: &str, list: &str) -> Result<&'a Keyed<T>, Unknown> {
    table.find(typed).map_err(|unknown| unknown.listed_by(list))
}

/// The role that a person means.
fn role<'a>(framework: &'a Framework, typed: &str) -> Result<&'a Keyed<Role>, Unknown> {
    let in_digits = || {
        let typed = with_digits(typed);
        framework.roles.find(&typed).or_else(|_| framework.roles.find(&level_last(&typed))).map_err(drop)
    };
    find(&framework.roles, typed, "level").or_else(|unknown| in_digits().map_err(|()| unknown)).map_err(|unknown| {
        let known = framework.job_titles.find(typed).map(|job| {
            let family = job.family.as_ref().map(|family| shorts(framework.ladder(family)));
            let name = family.map_or_else(String::new, |roles| format!(" Name one of {roles}."));
            format!("{} ({}).{name}", job.text.trim_end_matches('.'), framework.cite(&job.section))
        });
        let all = || {
            (framework.roles.len() <= MOST_NAMED).then(|| format!("the role profiles are {}", shorts(&framework.roles)))
        };
        let nearest = if known.is_ok() { Vec::new() } else { unknown.nearest.clone() };
        let known = unknown.known.clone().or_else(|| known.ok()).or_else(all);
        Unknown { nearest, known, ..unknown }
    })
}

/// A name with its number in digits: “level three”.
fn with_digits(typed: &str) -> String {
    const NUMBERS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let digit = |word: &str| NUMBERS.iter().position(|number| *number == word.to_lowercase());
    let words = typed.split_whitespace().map(|word| digit(word).map_or_else(|| word.into(), |n| (n + 1).to_string()));
    words.collect::<Vec<_>>().join(" ")
}

/// A name with the level at its end: “L3 TA” is “TA 3”.
fn level_last(typed: &str) -> String {
    let lower = typed.to_lowercase();
    let rest = lower.strip_prefix("level").or_else(|| lower.strip_prefix('l')).unwrap_or(&lower).trim_start();
    let (number, name) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
    if number.is_empty() { lower.clone() } else { format!("{} {number}", name.trim()) }
}

/// The most roles that are listed when one is not found.
const MOST_NAMED: usize = 12;

fn shorts<'a>(roles: impl IntoIterator<Item = &'a Keyed<Role>>) -> String {
    roles.into_iter().map(|role| role.short.as_str()).collect::<Vec<_>>().join(", ")
}

/// Names that were typed with commas or words between them: `ta2,ta3`, `ta2 to ta3`, `"ta2 vs ta3"`. What is the name of
/// a role as a whole stays one name; `ta1-ta3` are all roles from the one to the other.
fn named_apart(framework: &Framework, typed: &[String]) -> Vec<String> {
    const BETWEEN: [&str; 10] = ["to", "and", "with", "vs", "versus", "v", "→", "->", "-", "–"];
    let mut names = Vec::new();
    for typed in typed {
        if framework.roles.find(typed).is_ok() || framework.destinations.find(typed).is_ok() {
            names.push(typed.clone());
            continue;
        }
        for part in typed.split([',', ';', '/']) {
            let words: Vec<&str> = part.split_whitespace().collect();
            let apart = words.split(|word| BETWEEN.contains(&word.to_lowercase().as_str()));
            names.extend(apart.filter(|name| !name.is_empty()).flat_map(|name| each_of(framework, &name.join(" "))));
        }
    }
    names
}

/// The roles of a range, `ta1-ta3`, or else the name as it is.
fn each_of(framework: &Framework, name: &str) -> Vec<String> {
    let roles = &framework.roles;
    let ends = name.split_once(['-', '–', '—']).filter(|_| roles.find(name).is_err());
    let ends = ends.and_then(|(from, to)| Some((roles.find(from).ok()?, roles.find(to).ok()?)));
    let Some((from, to)) = ends else { return vec![name.to_owned()] };
    let ladder = framework.ladder(&from.family);
    let place = |role: &Keyed<Role>| ladder.iter().position(|one| one.id == role.id);
    match (place(from), place(to)) {
        (Some(first), Some(last)) if first < last => {
            ladder[first..=last].iter().map(|role| role.id.to_string()).collect()
        }
        _ => vec![from.id.to_string(), to.id.to_string()],
    }
}

/// The role that is named, or else the present role in the record.
fn role_or_present<'a>(framework: &'a Framework, typed: &[String], kept: Option<Kept<'_>>) -> Result<&'a Keyed<Role>> {
    if !typed.is_empty() {
        return Ok(role(framework, &typed.join(" "))?);
    }
    let present = kept.and_then(|kept| kept.record.role.as_ref());
    if let Some(id) = present {
        return Ok(role(framework, id.as_str())?);
    }
    let example = framework.roles.iter().next().map_or("ROLE", |role| role.id.as_str());
    let hints = [
        format!("name one, such as {example}; “tacareer level” lists them"),
        "a record that says which role you are in is asked instead: “tacareer record set role ROLE”".to_owned(),
    ];
    Err(Refused::new("no role is named", hints).into())
}

row! {
    /// A file that was written.
    WrittenRow {
        id file "File": String,
        text what "What it is": &'static str,
    }
}

/// The answer of a command that has written a file for people to edit.
fn written(document: Document, file: String, what: &'static str) -> Report {
    let table = Table::of([WrittenRow { file, what }], "Nothing was written.");
    Report::new(document, table).rows("files").ids_of("file").of_a_change()
}

/// Problems in files as rows.
fn problems(severity: &'static str, problems: &[Problem]) -> Vec<ProblemRow> {
    let row = |problem: &Problem| ProblemRow {
        severity,
        file: problem.file.clone(),
        line: problem.line,
        column: problem.column,
        code: problem.code,
        message: problem.message.clone(),
        hint: problem.hint.clone(),
        excerpt: problem.excerpt.clone(),
    };
    problems.iter().map(row).collect()
}
