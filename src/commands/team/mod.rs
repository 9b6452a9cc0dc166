//! `team`: what the people of a school need, cover and are close to.

mod coverage;
mod lapsed;
mod needs;
mod overview;
mod own;
mod ready;
mod shown;
mod what_if;
mod who;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Subcommand, ValueHint};

use super::HELP;
use crate::framework::{Framework, nearest};
use crate::progress::{Aim, Member, Team};
use crate::record::Refused;
use crate::record::date::{self, Moment};
use crate::report::{Report, Value};
use crate::roster::{self, Person, Progress, Roster, Sources};
use crate::words::source;
use shown::Asked;

const EXAMPLES: &str = "\
Examples:
  tacareer team staff.xlsx                      who is where, what stands out
  tacareer team needs staff.xlsx                what several people have to gain
  tacareer team coverage staff.xlsx             who holds what, and who alone
  tacareer team staff.xlsx who nos 19           who has evidence for a standard
  tacareer team staff.xlsx ready hlta           who is closest to a role
  tacareer team what-if staff.xlsx --leave sam  what would be different
  tacareer team north.csv south.csv --by school several schools
  tacareer team needs staff.xlsx -o needs.xlsx  a workbook
  tacareer team needs staff.xlsx --anonymous    without names or small numbers

How the list is read: tacareer roster check staff.xlsx
Nothing of it leaves this computer.";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES, subcommand_precedence_over_arg = true)]
pub struct Args {
    #[command(flatten)]
    lists: Lists,
    /// Staff lists (.xlsx or .csv), and folders of records
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    files: Vec<PathBuf>,
    /// A row for each school
    #[arg(long, value_name = "school", value_parser = ["school"], hide_possible_values = true)]
    by: Option<String>,
    #[command(subcommand)]
    view: Option<View>,
}

// The options of every view. A doc comment would replace the help of the command itself.
#[derive(Debug, clap::Args)]
struct Lists {
    /// A staff list or a folder of records; may come anywhere on the line (can be repeated)
    #[arg(long = "roster", value_name = "FILE", global = true, value_hint = ValueHint::AnyPath)]
    roster: Vec<PathBuf>,
    /// The meaning of a column, job title or mark, such as "Job Description=role", or a file of meanings (can
    /// be repeated)
    #[arg(long, value_name = "NAME=MEANING", global = true)]
    map: Vec<String>,
    /// Leave out people who left before that day or begin after it, and what ran out
    #[arg(long, value_name = "DATE", global = true, value_parser = date::first_day)]
    as_of: Option<Moment>,
    /// Leave out names, codes and files, and hide numbers below 3
    #[arg(long, global = true)]
    anonymous: bool,
}

#[derive(Debug, Subcommand)]
enum View {
    /// Show what people still have to gain for their roles, by how many need it
    Needs(needs::Args),
    /// Show who holds each unit, standard or module, and what rests on one person
    Coverage(coverage::Args),
    /// Show who holds one unit, qualification, standard or module
    Who(who::Args),
    /// Show who is closest to a role, and what each has left to gain
    Ready(ready::Args),
    /// Show what would change if somebody were promoted, left, began or were trained
    WhatIf(what_if::Args),
}

impl Args {
    /// The files and folders that are read.
    pub(crate) fn reads(&self) -> Vec<&Path> {
        let (after, words): (&[PathBuf], &[String]) = match &self.view {
            Some(View::Needs(args)) => (&args.files, &[]),
            Some(View::Coverage(args)) => (&args.files, &[]),
            Some(View::WhatIf(args)) => (&args.files, &[]),
            Some(View::Who(args)) => (&[], &args.what),
            Some(View::Ready(args)) => (&[], &args.role),
            None => (&[], &[]),
        };
        let among = words.iter().filter(|word| is_list(word)).map(Path::new);
        self.files.iter().chain(after).chain(&self.lists.roster).map(PathBuf::as_path).chain(among).collect()
    }

    /// Whether the answer has rows for each school.
    fn is_by_school(&self) -> Result<bool, Refused> {
        let of_view = match &self.view {
            Some(View::Needs(args)) => args.by.is_some(),
            Some(View::Coverage(args)) => args.is_by_school(),
            Some(View::Ready(args)) => args.by.is_some(),
            Some(View::Who(_) | View::WhatIf(_)) if self.by.is_some() => {
                let hint = "“team”, “team needs”, “team coverage” and “team LIST ready” do".to_owned();
                return Err(Refused::new("this answer has no rows for each school", [hint]));
            }
            _ => false,
        };
        Ok(of_view || self.by.is_some())
    }

    fn roster(&self, framework: &Framework, progress: Progress<'_>) -> Result<Roster> {
        let paths: Vec<PathBuf> = self.reads().into_iter().map(Path::to_owned).collect();
        if paths.is_empty() {
            let hints = [
                "name one, as in “tacareer team needs staff.xlsx”, or with --roster staff.xlsx".to_owned(),
                "“tacareer roster init staff.xlsx” writes a list to fill in".to_owned(),
            ];
            return Err(Refused::new("no staff list is named", hints).into());
        }
        if let Some(refused) = self.files.iter().find_map(|file| misspelt(file)) {
            return Err(refused.into());
        }
        let as_of = self.lists.as_of.as_ref().map(|moment| moment.date);
        roster::read(framework, &Sources { paths, map: self.lists.map.clone(), as_of }, progress)
    }
}

/// Answers the question.
///
/// # Errors
///
/// When a list can't be read, or something that is named does not exist in the framework or the list.
pub(crate) fn report(args: &Args, framework: &Framework, progress: Progress<'_>) -> Result<Report> {
    // Names are looked up first, because a long list takes time to read.
    let aim = match &args.view {
        Some(View::Needs(needs)) => needs.aim(framework)?,
        Some(View::Ready(ready)) => Aim::Role(ready.role(framework)?),
        _ => Aim::Present,
    };
    let by_school = args.is_by_school()?;
    let mut roster = args.roster(framework, progress)?;
    if let Some(moment) = &args.lists.as_of {
        roster.lapse(moment.date);
    }
    let schools = if by_school { shown::by_school(&roster) } else { Vec::new() };
    let asked = Asked {
        framework,
        roster: &roster,
        team: Team::of(framework, members(&roster.people), aim),
        files: args.reads().into_iter().map(typed).collect::<Vec<_>>().join(" "),
        namesakes: shown::namesakes(&roster.people),
        anonymous: args.lists.anonymous,
        as_of: args.lists.as_of.as_ref(),
    };
    let parts: Vec<(&str, Asked<'_>)> =
        schools.iter().map(|(school, roster)| (school.as_str(), asked.at(roster, aim))).collect();
    let report = match &args.view {
        None => overview::report(&asked, &parts),
        Some(View::Needs(args)) => needs::report(args, &asked, by_school),
        Some(View::Coverage(args)) => coverage::report(args, &asked, &parts),
        Some(View::Who(args)) => who::report(args, &asked)?,
        Some(View::Ready(_)) => ready::report(&asked, aim, &parts),
        Some(View::WhatIf(args)) => what_if::report(args, &asked)?,
    };
    let mut report = report.field("ran_out", Value::Rows(lapsed::table(&asked)));
    report.document.origin = Some(source::origin(framework, report.document.quoted()));
    Ok(report.without_record())
}

/// Explains why the first word can't be read, if it looks like a misspelt view: `team nedes staff.xlsx`.
fn misspelt(file: &Path) -> Option<Refused> {
    let typed = file.to_str().filter(|_| !file.exists() && file.extension().is_none())?;
    let views = ["needs", "coverage", "who", "ready", "what-if"];
    let near = nearest(typed, views.iter().map(|view| (*view, (*view).to_owned())));
    (!near.is_empty()).then(|| {
        Refused::new(format!("there is no view and no list “{typed}”"), [format!("did you mean {}?", near.join(", "))])
    })
}

/// Whether a word is the name of a staff list; nothing in a framework has such an extension.
fn is_list(word: &str) -> bool {
    let ending = Path::new(word).extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ending == "xlsx" || ending == "csv")
}

/// The words that do not name a staff list.
fn others(words: &[String]) -> Vec<String> {
    words.iter().filter(|word| !is_list(word)).cloned().collect()
}

/// A path, quoted for a shell where necessary.
fn typed(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(char::is_whitespace) { format!("\"{path}\"") } else { path }
}

/// The people of a list as members of a team.
fn members<'p>(people: &'p [Person]) -> Vec<Member<'p>> {
    let member = |Person { share, leaves, record, .. }: &'p Person| Member { record, share: *share, leaves: *leaves };
    people.iter().map(member).collect()
}
