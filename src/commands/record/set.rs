//! `record set`: the role, since when, and the name.

use anyhow::Result;
use clap::Subcommand;
use jiff::civil::Date;

use super::super::{HELP, find};
use super::{Changed, Done};
use crate::framework::Framework;
use crate::record::date::{NotADate, date_or_month, words};
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
        role: Vec<String>,
        /// Since when: 2021-09-01, 1/9/2021, or a month
        #[arg(long, value_name = "DATE", value_parser = since)]
        since: Option<Since>,
    },
    /// Since when you are in the role
    #[command(help_template = HELP)]
    Since {
        /// 2021-09-01, 1/9/2021, or a month
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

/// A day, and whether it was said as a month.
#[derive(Debug, Clone, Copy)]
struct Since {
    date: Date,
    month: bool,
}

fn since(typed: &str) -> Result<Since, NotADate> {
    date_or_month(typed).map(|(date, month)| Since { date, month })
}

impl Since {
    fn words(self) -> String {
        let month = if self.month { ", the first day of that month" } else { "" };
        format!("since {} ({}{month})", self.date, words(self.date))
    }
}

pub(super) fn report(args: &Args, framework: &Framework, mut edit: Edit, location: &Location) -> Result<Report> {
    let mut note = None;
    let (understood, line) = match &args.what {
        What::Role { role, since } => {
            let role = find(&framework.roles, &role.join(" "), "level")?;
            let before = edit.record().since;
            let line = edit.set(&Field::Role(Some(role.id.clone())))?;
            let mut understood = vec![format!("role {}, {}", role.id, role.title)];
            if let Some(since) = since {
                edit.set(&Field::Since(Some(since.date)))?;
                understood.push(since.words());
            } else if let Some(before) = before {
                note = Some(format!("“since” is still {before}; “tacareer record set since DATE” changes it."));
            }
            (understood, line)
        }
        What::Since { date } => {
            let since = since(&date.join(" "))?;
            (vec![since.words()], edit.set(&Field::Since(Some(since.date)))?)
        }
        What::Name { name } => {
            let name = name.join(" ").trim().to_owned();
            if name.is_empty() {
                let hint = "“tacareer record remove name” leaves it empty";
                return Err(Refused::new("there must be words here", [hint.into()]).into());
            }
            (vec![format!("name {name}")], edit.set(&Field::Name(Some(name)))?)
        }
    };
    edit.write()?;
    let file = location.shown();
    Ok(Changed { done: Done::Set, understood, entry: None, file, line, lines: Vec::new(), note }.report())
}
