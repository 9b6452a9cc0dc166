//! `plan`: the steps to a role in order, with dates where dates are given, to print, to sign and for a calendar.

mod calendar;
mod page;
mod rows;
mod words;

use anyhow::{Result, bail};
use jiff::civil::Date;
use serde::Serialize;

use super::marks::Kept;
use super::{HELP, expectation, find, standing};
use crate::framework::Framework;
use crate::progress::{Gap, Late, Pace, Plan, Schedule, Terms};
use crate::report::{Document, Event, Report, Table};

use rows::PlanRow;

const EXAMPLES: &str = "\
Examples:
  tacareer plan ta3                                         the steps in order
  tacareer plan ta3 --hours-per-week 3                      in weeks from the start
  tacareer plan ta3 --from 2026-01-05 --by 2026-07-17       with target dates
  tacareer plan ta3 --hours-per-week 3 --by 2026-07-17      when to start at the latest
  tacareer plan ta3 -o plan.html                            to print and to sign
  tacareer plan ta3 --from 2026-01-05 --by 2026-07-17 -o plan.ics   for a calendar";

const ORDER: &str = "\
With a present role in the record, a plan goes from role to role on the way. Order for each: English, maths and ICT; \
training modules that the role's suggestions name; units, then the qualification they complete, a lower one before the one \
that takes in its units; experience; evidence for standards that no unit covers; what is to be shown at work; HLTA last. Only \
units have a known length, where their credits are confirmed. With hours a week, what has no known length gets no date; with a start and an end alone, every step gets a target date. \
What has no known length can still take longer than a plan says. No step begins, ends or is due at a weekend or in the \
holidays: the usual terms of England are assumed.";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES, after_help = ORDER)]
pub struct Args {
    /// The role one plans towards: ta1 to ta5, asna1 to asna3, hlta
    #[arg(required = true)]
    role: Vec<String>,
    /// The day by which it should be done: 2026-07-17
    #[arg(long, value_name = "DATE", value_parser = date)]
    by: Option<Date>,
    /// Hours of learning a week, from 1 to 60
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=60))]
    hours_per_week: Option<u32>,
    /// The first day: 2026-01-05
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Option<Date>,
}

/// A date as it is typed. There is no clock, so there is no "today".
fn date(typed: &str) -> Result<Date, String> {
    let date: Option<Date> = typed.parse().ok().filter(|date: &Date| date.year() >= 1);
    date.ok_or_else(|| "a date is written with year, month and day, as in 2026-07-17".into())
}

/// The steps to a role.
#[derive(Serialize)]
pub(super) struct PlanReport<'a> {
    role: String,
    title: &'a str,
    name: Option<&'a str>,
    present_role: Option<String>,
    indicative: &'a str,
    from: Option<Date>,
    latest_start: Option<Date>,
    by: Option<Date>,
    hours_per_week: Option<u32>,
    hours: Option<u32>,
    hours_at_least: Option<u32>,
    weeks: Option<u32>,
    steps_of_unknown_length: usize,
    in_time: Option<bool>,
    hours_per_week_needed: Option<u32>,
    steps: Vec<PlanRow>,
    #[serde(skip)]
    plan: Plan<'a>,
    #[serde(skip)]
    schedule: Schedule,
    #[serde(skip)]
    kept: Option<Kept<'a>>,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework, kept: Option<Kept<'a>>) -> Result<PlanReport<'a>> {
    let role = find(&framework.roles, &args.role.join(" "), "level")?;
    let record = standing::record_or_empty(kept);
    let pace =
        Pace { from: args.from, by: args.by, hours_per_week: args.hours_per_week, terms: Terms::AssumedOfEngland };
    match pace.check(record) {
        Ok(()) => {}
        Err(Late::BeforeStart { from, by }) => {
            bail!("a plan can't end before it begins: --by {by} is before --from {from}")
        }
        Err(Late::BeforeRecord { last, by }) => {
            bail!("--by {by} is past: the record has something of {last}")
        }
    }
    let plan = Plan::of(Gap::of(framework, record, role));
    let schedule = Schedule::of(&plan, &pace);
    Ok(PlanReport {
        role: role.id.to_string(),
        title: &role.title,
        name: kept.and_then(|kept| kept.record.name.as_deref()),
        present_role: plan.goal().present.map(|present| present.id.to_string()),
        indicative: expectation::caveat(framework.about()),
        from: args.from,
        latest_start: schedule.from.filter(|_| schedule.is_latest_start),
        by: args.by,
        hours_per_week: args.hours_per_week,
        hours: plan.known_hours(),
        hours_at_least: Some(plan.hours_at_least()).filter(|hours| *hours > 0 || plan.unknown() == 0),
        weeks: schedule.weeks.filter(|_| plan.known_hours().is_some()),
        steps_of_unknown_length: plan.unknown(),
        in_time: schedule.verdict.in_time(),
        hours_per_week_needed: schedule.verdict.needed(),
        steps: rows::of(framework, &plan, &schedule),
        plan,
        schedule,
        kept,
        framework,
    })
}

impl Report for PlanReport<'_> {
    fn document(&self) -> Document {
        page::document(self)
    }

    fn table(&self) -> Table {
        Table::of(&self.steps, "Nothing is left to plan: the record has all that the profile names.")
    }

    fn ids(&self) -> Vec<String> {
        self.steps.iter().map(|step| step.id.clone()).collect()
    }

    fn events(&self) -> Vec<Event> {
        calendar::events(self)
    }

    fn calendar_note(&self) -> Option<String> {
        calendar::left_out(self)
    }
}
