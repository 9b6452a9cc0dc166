//! `plan`: the steps to a role in order, with dates if dates are given, to print, to sign and for a calendar.

mod calendar;
mod page;
mod rows;
mod words;

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use clap_complete::engine::ArgValueCompleter;
use jiff::civil::Date;

use super::{HELP, role_or_present};
use crate::candidates;
use crate::framework::Framework;
use crate::progress::{Gap, Late, Pace, Plan, Schedule, Step, Task, Terms};
use crate::record::date::{self, Moment, NotADate};
use crate::record::{Entry, Record};
use crate::report::{Item, Report, Table};
use crate::words::entry::EntryRow;
use crate::words::numbers::whole;
use crate::words::opening::record_or_empty;
use crate::words::{Kept, expectation, named};

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
holidays: the usual terms of England are assumed, unless --term gives those of your school.";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES, after_help = ORDER)]
pub struct Args {
    /// The role to plan for: ta1 to ta5, asna1 to asna3, hlta; by default, the present role in the record
    #[arg(add = ArgValueCompleter::new(candidates::roles))]
    role: Vec<String>,
    /// The day by which it should be done: 17/7/2026, 2026-07-17 or "July 2028"
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    by: Option<Moment>,
    /// Hours of learning a week, from 1 to 60
    #[arg(long, value_name = "N", value_parser = whole::<1, 60>)]
    hours_per_week: Option<u32>,
    /// The first day: 5/1/2026, 2026-01-05 or "autumn 2026"
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    from: Option<Moment>,
    /// A term of your school, with its first and last day: "3/9/2026 to 18/12/2026"; for each term
    #[arg(long, value_name = "DATES", value_parser = term)]
    term: Vec<(Date, Date)>,
}

impl Args {
    fn terms(&self, framework: &Framework) -> Terms {
        if !self.term.is_empty() {
            Terms::Given(self.term.clone())
        } else if framework.about().in_schools {
            Terms::AssumedOfEngland
        } else {
            Terms::Weekdays
        }
    }
}

/// The first and the last day of a term, with “to” or a dash between them.
fn term(typed: &str) -> Result<(Date, Date), String> {
    let ends = [" to ", " until ", " – ", "–", " - ", ".."].iter().find_map(|between| typed.split_once(between));
    let (first, last) = ends.ok_or("write the first day, “to” and the last day, as in 3/9/2026 to 18/12/2026")?;
    let day = |read: Result<Moment, NotADate>| read.map(|moment| moment.date).map_err(|wrong| wrong.to_string());
    let (first, last) = (day(date::first_day(first))?, day(date::last_day(last))?);
    if last < first {
        return Err(format!("{} is before {}", date::words(last), date::words(first)));
    }
    Ok((first, last))
}

fn first_day(typed: &str) -> Result<Moment, NotADate> {
    date::first_day(typed)
}

fn last_day(typed: &str) -> Result<Moment, NotADate> {
    date::last_day(typed)
}

/// The steps to a role, with their dates, for one person.
struct Planned<'a> {
    plan: Plan<'a>,
    schedule: Schedule,
    hours_per_week: Option<u32>,
    /// How the dates were read, if they could be read differently.
    readings: Vec<String>,
    /// What the record has and the plan does not count, because it runs out.
    run_out: Option<String>,
    kept: Option<Kept<'a>>,
    framework: &'a Framework,
}

/// What the page says if there are no steps.
fn nothing(plan: &Plan<'_>) -> String {
    let goal = plan.goal();
    if goal.expected.iter().all(crate::progress::Expected::is_optional) && goal.shows.is_empty() {
        format!("There is nothing to plan: the profile of {} names nothing to hold or to show.", goal.role.short)
    } else {
        "Nothing is left to plan: the record has all that the profile names.".into()
    }
}

pub(super) fn report(args: &Args, framework: &Framework, kept: Option<Kept<'_>>) -> Result<Report> {
    let role = role_or_present(framework, &args.role, kept)?;
    let record = record_or_empty(kept);
    let day = |moment: &Option<Moment>| moment.as_ref().map(|moment| moment.date);
    let (from, by) = (day(&args.from), day(&args.by));
    let pace = Pace { from, by, hours_per_week: args.hours_per_week, terms: args.terms(framework) };
    match pace.check(record) {
        Ok(()) => {}
        Err(Late::BeforeStart { from, by }) => {
            bail!("a plan can't end before it begins: {} is before {}", date::words(by), date::words(from))
        }
        Err(Late::BeforeRecord { last, by }) => {
            bail!("{} is past: the record has something of {}", date::words(by), date::words(last))
        }
    }
    // What runs out before the plan ends is no part of what is held then.
    let counted = by.or(from).map_or_else(|| record.clone(), |day| record.in_force(day));
    let plan = Plan::of(Gap::of(framework, &counted, role));
    let hours_per_week = args.hours_per_week;
    let schedule = Schedule::of(&plan, &pace);
    let mut readings: Vec<String> =
        [&args.from, &args.by].into_iter().flatten().filter_map(|moment| moment.reading.clone()).collect();
    readings.dedup();
    let run_out = by.or(from).and_then(|day| run_out(framework, record, day));
    let planned = Planned { plan, schedule, hours_per_week, readings, run_out, kept, framework };
    let (plan, schedule) = (&planned.plan, &planned.schedule);
    let document = page::document(&planned);
    let caveats = document.caveats();
    let offered = planned.offered_through();
    let least = plan.hours_at_least();
    let report = Report::new(document, Table::about(rows::of(&planned), nothing(plan)))
        .with("role", role.id.as_str())
        .with("title", &role.title)
        .with("name", planned.name())
        .with("present_role", plan.goal().present.map(|present| present.id.to_string()))
        .with("indicative", expectation::caveat(framework.about()))
        .with("from", from)
        .with("latest_start", schedule.from.filter(|_| schedule.is_latest_start))
        .with("by", by)
        .with("hours_per_week", hours_per_week)
        .with("hours", plan.known_hours())
        .with("hours_at_least", Some(least).filter(|least| *least > 0 || plan.unknown() == 0))
        .with("weeks", schedule.weeks.filter(|_| plan.known_hours().is_some()))
        .with("steps_of_unknown_length", plan.unknown())
        .with("in_time", schedule.verdict.in_time())
        .with("hours_per_week_needed", schedule.verdict.needed())
        .rows("steps")
        .with("other_ways", offered.iter().map(|item| item.text.plain()).collect::<Vec<_>>())
        .with("not_counted", planned.run_out.clone())
        .with("caveats", caveats)
        .ids_of("id")
        .without_record();
    Ok(Report { calendar: calendar::of(&planned), ..report })
}

/// What in the record no longer counts on a day, and was not renewed.
fn run_out(framework: &Framework, record: &Record, day: Date) -> Option<String> {
    let ended = |entry: &Entry| {
        let title = EntryRow::of(framework, 0, entry).title?;
        Some(format!("{title} ({})", date::words(entry.expires()?)))
    };
    let ended: Vec<String> = record.ran_out(day).iter().filter_map(ended).collect();
    (!ended.is_empty()).then(|| format!("{}, since it runs out before {}", ended.join("; "), date::words(day)))
}

impl<'a> Planned<'a> {
    /// Where else its units and qualifications are offered; empty if it has none.
    fn offered_through(&self) -> Vec<Item> {
        let level = |step: &Step<'_>| match &step.task {
            Task::Unit(left, _) => Some(left.unit.level),
            Task::Stage(one) | Task::Optional(one) | Task::Qualification(one) => Some(one.level),
            Task::Additional(bridge) => Some(bridge.to.level),
            _ => None,
        };
        let levels: BTreeSet<u8> = self.plan.steps.iter().filter_map(level).collect();
        if levels.is_empty() { Vec::new() } else { named::offered_through(self.framework, |one| levels.contains(&one)) }
    }

    /// The name in the record, if there is one.
    fn name(&self) -> Option<&'a str> {
        self.kept.and_then(|kept| kept.record.name.as_deref())
    }
}
