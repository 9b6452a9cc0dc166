//! What of a plan belongs in a calendar: its start, its steps with dates, its end.

use crate::framework::squash;
use crate::progress::Slot;
use crate::report::Event;

use super::super::count;
use super::{PlanReport, words};

pub(super) fn events(report: &PlanReport<'_>) -> Vec<Event> {
    let (plan, schedule) = (&report.plan, &report.schedule);
    let role = plan.goal().role;
    // The same step of the same person's plan is the same event, whatever its dates.
    let person = person(report);
    let key = |step: &str| format!("tacareer-plan-{}{person}-{step}@tacareer", role.id);
    let whose = report.name.map_or_else(String::new, |name| format!("{name}, "));
    let single = |step: &str, title: String, day| Event {
        key: key(step),
        title,
        details: vec![report.indicative.to_owned()],
        first: day,
        last: day,
    };
    let mut events = Vec::new();
    let start = if schedule.is_latest_start { "latest start of the plan" } else { "start of the plan" };
    events.extend(schedule.from.map(|day| single("start", format!("{whose}{}: {start}", role.short), day)));
    for (row, (step, slot)) in report.steps.iter().zip(plan.steps.iter().zip(&schedule.slots)) {
        let (first, last, mark) = match slot {
            Some(Slot::Weeks { days: Some((first, last)), .. }) => (*first, *last, ""),
            Some(Slot::Target(day)) => (*day, *day, " (target)"),
            _ => continue,
        };
        events.push(Event {
            key: key(&step.key),
            title: format!("{whose}{}: {}{mark}", plan.stage(step).role.short, row.text),
            details: vec![
                format!("Why: {}", row.why),
                format!("Length: {}", words::length(step)),
                format!("Evidence to keep: {}", row.evidence),
            ],
            first,
            last,
        });
    }
    events.extend(schedule.by.map(|day| single("end", format!("{whose}{}: review of the plan", role.short), day)));
    events
}

/// Whose plan it is, for the names of events: the person's name; where the record has none, a number that stands for
/// where the record is, so that the plans of two people stay apart. Nothing without a record.
fn person(report: &PlanReport<'_>) -> String {
    let name = report.name.map(squash).filter(|name| !name.is_empty()).map(|name| format!("-{name}"));
    let place = || report.kept.map(|kept| format!("-{:016x}", hash(report.name.unwrap_or(kept.place))));
    name.or_else(place).unwrap_or_default()
}

/// A number for a text, the same on every machine (FNV-1a).
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// How many steps are not in the calendar, since they have no date; nothing where all are.
pub(super) fn left_out(report: &PlanReport<'_>) -> Option<String> {
    let dated = |slot: &&Option<Slot>| matches!(slot, Some(Slot::Target(_) | Slot::Weeks { days: Some(_), .. }));
    let steps = report.schedule.slots.len();
    let left = steps - report.schedule.slots.iter().filter(dated).count();
    let have = if left == 1 { "has" } else { "have" };
    (left > 0).then(|| {
        format!(
            "{left} of the {} {have} no date and {} left out: “tacareer plan {}” has them all.",
            count(steps, "step"),
            if left == 1 { "is" } else { "are" },
            report.role
        )
    })
}
