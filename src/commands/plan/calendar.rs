//! The calendar of a plan: its start, its steps with dates, its end.

use crate::files::fingerprint;
use crate::framework::squash;
use crate::progress::Slot;
use crate::report::{Calendar, Event};
use crate::words::{count, expectation};

use super::{Planned, words};

pub(super) fn of(planned: &Planned<'_>) -> Calendar {
    Calendar { events: events(planned), note: left_out(planned) }
}

fn events(planned: &Planned<'_>) -> Vec<Event> {
    let (plan, schedule) = (&planned.plan, &planned.schedule);
    let role = plan.goal().role;
    // The same step of the same person's plan stays the same event, whatever its dates.
    let person = person(planned);
    let key = |step: &str| format!("tacareer-plan-{}{person}-{step}@tacareer", role.id);
    let whose = planned.name().map_or_else(String::new, |name| format!("{name}, "));
    let single = |step: &str, title: String, day| Event {
        key: key(step),
        title,
        details: vec![expectation::caveat(planned.framework.about()).to_owned()],
        first: day,
        last: day,
    };
    let mut events = Vec::new();
    let start = if schedule.is_latest_start { "latest start of the plan" } else { "start of the plan" };
    events.extend(schedule.from.map(|day| single("start", format!("{whose}{}: {start}", role.short), day)));
    for (step, slot) in plan.steps.iter().zip(&schedule.slots) {
        let (first, last, mark) = match slot {
            Some(Slot::Weeks { days: Some((first, last)), .. }) => (*first, *last, ""),
            Some(Slot::Target(day)) => (*day, *day, " (target)"),
            _ => continue,
        };
        events.push(Event {
            key: key(&step.key),
            title: format!("{whose}{}: {}{mark}", plan.stage(step).role.short, words::title(planned.framework, step)),
            details: vec![
                format!("Why: {}", words::why(planned.framework, plan.stage(step), step)),
                format!("Length: {}", words::length(step)),
                format!("Evidence to keep: {}", words::evidence(planned.framework, step)),
            ],
            first,
            last,
        });
    }
    events.extend(schedule.by.map(|day| single("end", format!("{whose}{}: review of the plan", role.short), day)));
    events
}

/// Identifies the person in the keys of events: the key of the record, or else the person's name, or else a number
/// derived from the place of the record, so that the plans of two people stay apart. Empty without a record.
fn person(planned: &Planned<'_>) -> String {
    let key = planned.kept.and_then(|kept| kept.record.key.as_deref()).map(squash).filter(|key| !key.is_empty());
    if let Some(key) = key {
        return format!("-{key}");
    }
    let name = planned.name().map(squash).filter(|name| !name.is_empty()).map(|name| format!("-{name}"));
    let place =
        || planned.kept.map(|kept| format!("-{:016x}", fingerprint(planned.name().unwrap_or(kept.place).as_bytes())));
    name.or_else(place).unwrap_or_default()
}

/// How many steps are not in the calendar, because they have no date; `None` if all are.
fn left_out(planned: &Planned<'_>) -> Option<String> {
    let dated = |slot: &&Option<Slot>| matches!(slot, Some(Slot::Target(_) | Slot::Weeks { days: Some(_), .. }));
    let steps = planned.schedule.slots.len();
    let left = steps - planned.schedule.slots.iter().filter(dated).count();
    let have = if left == 1 { "has" } else { "have" };
    (left > 0).then(|| {
        format!(
            "{left} of the {} {have} no date and {} left out: “tacareer plan {}” has them all.",
            count(steps, "step"),
            if left == 1 { "is" } else { "are" },
            planned.plan.goal().role.id
        )
    })
}
