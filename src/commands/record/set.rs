//! `record set`: the role, since when, and the name.

use anyhow::Result;
use clap::Subcommand;
use clap_complete::engine::ArgValueCompleter;

use super::super::{HELP, role as find_role};
use super::{Changed, Done};
use crate::candidates;
use crate::framework::Framework;
use crate::record::date::{Moment, first_day, words};
use crate::record::{Edit, Field, Location, Refused};
use crate::report::Report;

const EXAMPLES: &str = "\
Examples:
  tacareer record set role ta2 --since 2021-09-01
  tacareer record set since \"September 2021\"       a month alone stands for its first day
  tacareer record set name \"Kim Okafor\"
  tacareer record remove name                      leaves it empty again";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The role you are in
    #[command(help_template = HELP)]
    Role {
        /// A role profile: ta2, "TA 2", or its title
        #[arg(required = true)]
        #[arg(add = ArgValueCompleter::new(candidates::roles))]
        role: Vec<String>,
        /// Since when: 2021-09-01, 1/9/2021, "September 2021", "autumn 2021" or 2021
        #[arg(long, value_name = "DATE", value_parser = since)]
        since: Option<Moment>,
    },
    /// Since when you are in the role
    #[command(help_template = HELP)]
    Since {
        /// 2021-09-01, 1/9/2021, "September 2021", "autumn 2021" or 2021
        #[arg(required = true)]
        date: Vec<String>,
    },
    /// Your name, if you want it in the record
    #[command(help_template = HELP)]
    Name {
        /// Your name
        #[arg(required = true)]
        name: Vec<String>,
    },
}

/// The last year in which somebody who writes a record may have begun. The program does not look at the clock, so this
/// only keeps slips out.
const LAST_YEAR: i16 = 2060;

fn since(typed: &str) -> Result<Moment, Refused> {
    let moment = first_day(typed).map_err(|refused| Refused::new(refused.to_string(), []))?;
    if moment.date.year() > LAST_YEAR {
        let message = format!("“{}” is read as {}, when no role has begun yet", typed.trim(), words(moment.date));
        return Err(Refused::new(message, []));
    }
    Ok(moment)
}

fn since_words(since: &Moment) -> String {
    format!("since {}", words(since.date))
}

pub(super) fn report(args: &Args, framework: &Framework, mut edit: Edit, location: &Location) -> Result<Report> {
    let mut notes = Vec::new();
    let (understood, line) = match &args.what {
        What::Role { role, since } => {
            let role = find_role(framework, &role.join(" "))?;
            let before = edit.record().since;
            let line = edit.set(&Field::Role(Some(role.id.clone())))?;
            let mut understood = vec![format!("role {}, {}", role.id, role.title)];
            if let Some(since) = since {
                edit.set(&Field::Since(Some(since.date)))?;
                understood.push(since_words(since));
                notes.extend(since.reading.clone());
            } else if let Some(before) = before {
                notes.push(format!("“since” is still {}; “tacareer record set since DATE” changes it.", words(before)));
            }
            (understood, line)
        }
        What::Since { date } => {
            let since = since(&date.join(" "))?;
            notes.extend(since.reading.clone());
            (vec![since_words(&since)], edit.set(&Field::Since(Some(since.date)))?)
        }
        What::Name { name } => {
            let name = name.join(" ").trim().to_owned();
            if name.is_empty() {
                let hint = "“tacareer record remove name” leaves it empty";
                return Err(Refused::new("some text is needed here", [hint.into()]).into());
            }
            (vec![format!("name {name}")], edit.set(&Field::Name(Some(name)))?)
        }
    };
    edit.write()?;
    let file = location.shown();
    Ok(Changed { done: Done::Set, understood, entry: None, file, line, lines: Vec::new(), notes }.report())
}
