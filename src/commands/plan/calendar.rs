//! What of a plan belongs in a calendar: its start, its steps with dates, its end.

use crate::framework::squash;
use crate::progress::Slot;
use crate::report::Event;

use super::{PlanReport, words};

pub(super) fn events(report: &PlanReport<'_>) -> Vec<Event> {
    let (plan, schedule) = (&report.plan, &report.schedule);
    let role = plan.gap.role;
    // The same step of the same person's plan is the same event, whatever its dates.
    let person = report.name.map_or_else(String::new, |name| format!("-{}", squash(name)));
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
            key: key(&step.task.key()),
            title: format!("{whose}{}: {}{mark}", role.short, row.text),
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
