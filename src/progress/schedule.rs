//! The weeks and dates of a plan's steps. There is no clock: a date appears only when one is given.
//!
//! - With hours per week, the steps of known length follow one another: in weeks from the start, and with dates if the
//!   plan has a start. A step of unknown length has a place in the order but no week or date. It takes no time in the
//!   calculation, so later steps will be later than shown.
//! - A week is five days on which school is open: no step begins, ends or is due at a weekend or in the holidays. The
//!   terms are those of [`Terms`], which are an assumption unless they are given.
//! - With an end but no start, the latest start is calculated from the hours, if any are known.
//! - Whether there is enough time depends on the least hours the plan takes, to which a qualification's minimum credits
//!   can add. What does not fit by that measure does not fit; what fits may still take longer if some lengths are not
//!   known.
//! - With a start and an end but no hours per week, every step gets a target date. Targets are spread evenly over the
//!   school days, whatever the steps are, and are marked as targets.

use jiff::civil::Date;

use super::plan::Plan;
use super::terms::Terms;
use crate::record::Record;

/// School days in a week.
const DAYS: u32 = 5;

/// When a plan begins and ends, and the time available for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pace {
    /// The first day.
    pub from: Option<Date>,
    /// The day by which it should be done.
    pub by: Option<Date>,
    /// Hours a week; at least 1.
    pub hours_per_week: Option<u32>,
    /// When school is open.
    pub terms: Terms,
}

/// Why an end date is impossible. There is no clock, so this only compares it with the plan and the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    /// It would end before it begins.
    BeforeStart {
        /// The first day.
        from: Date,
        /// The day by which it should be done.
        by: Date,
    },
    /// It would end before something that is already in the record.
    BeforeRecord {
        /// The last date in the record.
        last: Date,
        /// The day by which it should be done.
        by: Date,
    },
}

impl Pace {
    /// Checks that the end is not in the past.
    ///
    /// # Errors
    ///
    /// When it is before the start, or before the last date in the record.
    pub fn check(&self, record: &Record) -> Result<(), Late> {
        let Some(by) = self.by else { return Ok(()) };
        if let Some(from) = self.from.filter(|from| by < *from) {
            return Err(Late::BeforeStart { from, by });
        }
        last_date(record).filter(|last| by < *last).map_or(Ok(()), |last| Err(Late::BeforeRecord { last, by }))
    }
}

/// The last date of anything in a record.
fn last_date(record: &Record) -> Option<Date> {
    let dates = record.units.iter().map(|one| one.on);
    let dates = dates.chain(record.qualifications.iter().map(|one| one.on));
    let dates = dates.chain(record.basic_skills.iter().map(|one| one.on));
    let dates = dates.chain(record.modules.iter().map(|one| one.on));
    let dates = dates.chain(record.evidence.iter().map(|one| one.on));
    let dates = dates.chain(record.cpd.iter().map(|one| one.on));
    dates.chain(record.equivalents.iter().map(|one| one.on)).chain([record.since]).flatten().max()
}

/// When the steps of a plan are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// One for each step; `None` if nothing is known.
    pub slots: Vec<Option<Slot>>,
    /// How many weeks the steps of known length take; `None` without hours per week.
    pub weeks: Option<u32>,
    /// The first day: as given, or the latest possible start.
    pub from: Option<Date>,
    /// The day by which it should be done.
    pub by: Option<Date>,
    /// Whether the first day was calculated from the end.
    pub is_latest_start: bool,
    /// Whether the school terms are an assumption, which has to be said wherever a step has dates.
    pub terms_are_assumed: bool,
    /// Whether it can be done in time.
    pub verdict: Verdict,
}

/// When a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The first and last week (from 1, both inclusive), and the dates if the plan has a start.
    Weeks {
        /// The first week.
        first: u32,
        /// The last week.
        last: u32,
        /// The first day of the first week and the last day of the last.
        days: Option<(Date, Date)>,
    },
    /// A target from an even spread, not an estimate.
    Target(Date),
}

/// Whether the known length fits between the start and the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Not known.
    Unknown,
    /// All steps have a known length, and they fit.
    Fits,
    /// The known part of the length fits; the rest is not known.
    KnownFit,
    /// There are too few hours per week.
    TooLittle {
        /// The hours per week needed, rounded up.
        needed: u32,
    },
    /// It has more hours than the days between its dates.
    NoRoom {
        /// The days of school between its dates.
        days: usize,
    },
    /// At least this many hours per week are needed; none were given.
    Needs(u32),
}

impl Verdict {
    /// Whether it can be done in time; `None` if that is not known.
    pub fn in_time(self) -> Option<bool> {
        match self {
            Self::Fits => Some(true),
            Self::TooLittle { .. } | Self::NoRoom { .. } => Some(false),
            Self::Unknown | Self::KnownFit | Self::Needs(_) => None,
        }
    }

    /// The hours per week needed, if they were calculated.
    pub fn needed(self) -> Option<u32> {
        match self {
            Self::TooLittle { needed } | Self::Needs(needed) => Some(needed),
            Self::Unknown | Self::Fits | Self::KnownFit | Self::NoRoom { .. } => None,
        }
    }
}

impl Schedule {
    /// The schedule of a plan.
    pub fn of(plan: &Plan<'_>, pace: &Pace) -> Self {
        let per_week = pace.hours_per_week.map(|hours| hours.max(1));
        let weeks = per_week.map(|per_week| plan.hours().div_ceil(per_week));
        let least = per_week.map(|per_week| plan.hours_at_least().div_ceil(per_week)).filter(|weeks| *weeks > 0);
        let start = |(by, weeks): (Date, u32)| pace.terms.back_from(by).nth(whole(DAYS * weeks) - 1);
        let latest = pace.by.zip(least).and_then(start);
        let is_latest_start = pace.from.is_none() && latest.is_some();
        let from = pace.from.or(latest);
        let verdict = verdict(plan, pace);
        // A plan that fits ends on the last day, even in the middle of a week.
        let end = pace.by.filter(|_| matches!(verdict, Verdict::Fits | Verdict::KnownFit));
        let slots = match (per_week, pace.from, pace.by) {
            (Some(per_week), ..) => in_weeks(plan, per_week, &pace.terms, from, end),
            (None, Some(from), Some(by)) => targets(plan.steps.len(), &pace.terms.between(from, by)),
            _ => vec![None; plan.steps.len()],
        };
        Self { slots, weeks, from, by: pace.by, is_latest_start, terms_are_assumed: pace.terms.are_assumed(), verdict }
    }
}

fn in_weeks(plan: &Plan<'_>, per_week: u32, terms: &Terms, from: Option<Date>, end: Option<Date>) -> Vec<Option<Slot>> {
    let mut done = 0_u32;
    let mut open = OpenDays::from(terms, from);
    let mut slots = Vec::new();
    for step in &plan.steps {
        let Some(hours) = step.hours else {
            slots.push(None);
            continue;
        };
        let first = done / per_week + 1;
        done = done.saturating_add(hours);
        let last = done.div_ceil(per_week).max(first);
        let days = open.nth(DAYS.saturating_mul(first - 1)).zip(open.nth(DAYS.saturating_mul(last) - 1));
        let within = |day: Date| end.map_or(day, |end| day.min(end));
        slots.push(Some(Slot::Weeks { first, last, days: days.map(|(start, day)| (start, within(day))) }));
    }
    slots
}

/// The open days from a start, computed when needed. Days are requested in increasing order, except that a step can
/// begin in the last week of the one before.
struct OpenDays<'t> {
    days: Box<dyn Iterator<Item = Date> + 't>,
    /// The days of the most recent weeks; `first` is the index of the first of them.
    kept: std::collections::VecDeque<Date>,
    first: u32,
}

impl<'t> OpenDays<'t> {
    fn from(terms: &'t Terms, from: Option<Date>) -> Self {
        let days = from.into_iter().flat_map(|from| terms.from(from));
        Self { days: Box::new(days), kept: std::collections::VecDeque::new(), first: 0 }
    }

    /// The n-th open day, from 0; `None` after the last possible date.
    fn nth(&mut self, place: u32) -> Option<Date> {
        while self.first + u32::try_from(self.kept.len()).unwrap_or(u32::MAX) <= place {
            self.kept.push_back(self.days.next()?);
            if self.kept.len() > whole(2 * DAYS) {
                self.kept.pop_front();
                self.first += 1;
            }
        }
        self.kept.get(whole(place.checked_sub(self.first)?)).copied()
    }
}

/// One target date per step, spread evenly over the open days, with the last step on the last day; `None` if there are
/// no days.
fn targets(steps: usize, open: &[Date]) -> Vec<Option<Slot>> {
    let place = |n: usize| (open.len() * n).div_ceil(steps).checked_sub(1);
    (1..=steps).map(|n| open.get(place(n)?).copied().map(Slot::Target)).collect()
}

fn verdict(plan: &Plan<'_>, pace: &Pace) -> Verdict {
    let Some((from, by)) = pace.from.zip(pace.by) else { return Verdict::Unknown };
    let (hours, unknown) = (plan.hours_at_least(), plan.unknown());
    if hours == 0 && unknown > 0 {
        return Verdict::Unknown;
    }
    let days = pace.terms.between(from, by).len();
    // So many hours that not even the nights would be enough.
    if hours > 0 && u64::from(hours) > 24 * days as u64 {
        return Verdict::NoRoom { days };
    }
    let days = days.max(1);
    // Part of a week counts proportionally.
    let needed = (u64::from(hours) * u64::from(DAYS)).div_ceil(u64::try_from(days).unwrap_or(u64::MAX));
    let needed = u32::try_from(needed).unwrap_or(u32::MAX);
    match pace.hours_per_week {
        Some(given) if given.max(1) < needed => Verdict::TooLittle { needed },
        Some(_) if unknown > 0 => Verdict::KnownFit,
        Some(_) => Verdict::Fits,
        None => Verdict::Needs(needed),
    }
}

fn whole(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
