//! The weeks and dates of a plan's steps. There is no clock: a date appears only when one is given.
//!
//! - With hours a week, the steps of known length follow one another: weeks from the start, and dates where the plan
//!   has a start. A step of unknown length has its place in the order and neither week nor date; it is not counted, so
//!   it pushes back what follows.
//! - With an end but no start, the last day on which one can start is worked out from the hours; not where no hours are
//!   known.
//! - Whether it can be done in time goes by the hours it takes at least, which a qualification's known minimum of credits
//!   can raise. What does not fit by them does not fit; what does can still take longer while a length is not known.
//! - With a start and an end but no hours a week, every step has a target date. Those are spread evenly over the time,
//!   whatever the steps are, and are marked as targets.

use jiff::Span;
use jiff::civil::Date;

use super::plan::Plan;

/// More days than lie between any two dates.
const MOST_DAYS: i64 = 4_000_000;

/// When a plan begins and ends, and how much time there is for it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pace {
    /// The first day.
    pub from: Option<Date>,
    /// The day by which it should be done.
    pub by: Option<Date>,
    /// Hours a week; at least 1.
    pub hours_per_week: Option<u32>,
}

/// When the steps of a plan are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// One for each step; none where nothing can be said.
    pub slots: Vec<Option<Slot>>,
    /// How many weeks the steps of known length take; none without hours a week.
    pub weeks: Option<u32>,
    /// The first day: the one that was given, or the last on which one can start.
    pub from: Option<Date>,
    /// The day by which it should be done.
    pub by: Option<Date>,
    /// Whether the first day is worked out from the end.
    pub is_latest_start: bool,
    /// Whether it can be done in time.
    pub verdict: Verdict,
}

/// When a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// From one week to another, from 1, both whole; and the days, where the plan has a start.
    Weeks {
        /// The first week.
        first: u32,
        /// The last week.
        last: u32,
        /// The first day of the first week and the last day of the last.
        days: Option<(Date, Date)>,
    },
    /// A target that was spread evenly; no estimate.
    Target(Date),
}

/// Whether what is known of the length fits between the start and the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing can be said.
    Unknown,
    /// They fit, and nothing is of unknown length.
    Fits,
    /// What is known of the length fits; the rest is not known.
    KnownFit,
    /// It does not: it takes these many hours a week instead.
    TooLittle {
        /// The hours a week it takes, rounded up.
        needed: u32,
    },
    /// They need at least these many hours a week; none were named.
    Needs(u32),
}

impl Verdict {
    /// Whether it can be done in time; none where nothing can be said.
    pub fn in_time(self) -> Option<bool> {
        match self {
            Self::Fits => Some(true),
            Self::TooLittle { .. } => Some(false),
            Self::Unknown | Self::KnownFit | Self::Needs(_) => None,
        }
    }

    /// The hours a week it takes, where that is worked out.
    pub fn needed(self) -> Option<u32> {
        match self {
            Self::TooLittle { needed } | Self::Needs(needed) => Some(needed),
            Self::Unknown | Self::Fits | Self::KnownFit => None,
        }
    }
}

impl Schedule {
    /// The schedule of a plan.
    pub fn of(plan: &Plan<'_>, pace: Pace) -> Self {
        let per_week = pace.hours_per_week.map(|hours| hours.max(1));
        let weeks = per_week.map(|per_week| plan.hours().div_ceil(per_week));
        let least = per_week.map(|per_week| plan.hours_at_least().div_ceil(per_week)).filter(|weeks| *weeks > 0);
        let latest = pace.by.zip(least).map(|(by, weeks)| plus_days(by, 1 - 7 * i64::from(weeks)));
        let is_latest_start = pace.from.is_none() && latest.is_some();
        let from = pace.from.or(latest);
        let verdict = verdict(plan, pace);
        // What fits ends with the last day, and not with the week it is in.
        let end = pace.by.filter(|_| matches!(verdict, Verdict::Fits | Verdict::KnownFit));
        let slots = match (per_week, pace.from, pace.by) {
            (Some(per_week), ..) => in_weeks(plan, per_week, from, end),
            (None, Some(from), Some(by)) => targets(plan.steps.len(), from, by),
            _ => vec![None; plan.steps.len()],
        };
        Self { slots, weeks, from, by: pace.by, is_latest_start, verdict }
    }
}

fn in_weeks(plan: &Plan<'_>, per_week: u32, from: Option<Date>, end: Option<Date>) -> Vec<Option<Slot>> {
    let mut done = 0_u32;
    let mut slot = |hours: u32| {
        let first = done / per_week + 1;
        done = done.saturating_add(hours);
        let last = done.div_ceil(per_week).max(first);
        let day = |week: u32| from.map(|from| plus_days(from, 7 * i64::from(week)));
        let days = day(first - 1)
            .zip(day(last).map(|next| plus_days(next, -1)).map(|day| end.map_or(day, |end| day.min(end))));
        Slot::Weeks { first, last, days }
    };
    plan.steps.iter().map(|step| step.hours.map(&mut slot)).collect()
}

/// One date a step, spread evenly, the last one on the last day.
fn targets(steps: usize, from: Date, by: Date) -> Vec<Option<Slot>> {
    let days = days_between(from, by);
    let (count, mut slots) = (i64::try_from(steps).unwrap_or(i64::MAX), Vec::new());
    for n in 1..=count {
        slots.push(Some(Slot::Target(plus_days(from, days * n / count))));
    }
    slots
}

fn verdict(plan: &Plan<'_>, pace: Pace) -> Verdict {
    let Some((from, by)) = pace.from.zip(pace.by) else { return Verdict::Unknown };
    let (hours, unknown) = (plan.hours_at_least(), plan.unknown());
    if hours == 0 && unknown > 0 {
        return Verdict::Unknown;
    }
    let days = u32::try_from(days_between(from, by) + 1).unwrap_or(0).max(1);
    // A part of a week counts as that part.
    let needed = (u64::from(hours) * 7).div_ceil(u64::from(days));
    let needed = u32::try_from(needed).unwrap_or(u32::MAX);
    match pace.hours_per_week {
        Some(given) if given.max(1) < needed => Verdict::TooLittle { needed },
        Some(_) if unknown > 0 => Verdict::KnownFit,
        Some(_) => Verdict::Fits,
        None => Verdict::Needs(needed),
    }
}

/// The days from one date to another.
fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

/// A date some days on, or the last there is.
fn plus_days(date: Date, days: i64) -> Date {
    date.saturating_add(Span::new().days(days.clamp(-MOST_DAYS, MOST_DAYS)))
}
