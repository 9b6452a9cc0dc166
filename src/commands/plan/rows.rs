//! The rows of a plan, a step each.

use jiff::civil::Date;

use crate::framework::Framework;
use crate::progress::{Plan, Schedule, Slot, Step};
use crate::report::row;

use super::words;

row! {
    /// A step of a plan.
    PlanRow {
        number place "Step": usize,
        id id "Id": String,
        id role "Towards": String,
        text kind "Kind": String,
        text text "What to do": String,
        text parts "In it": Vec<String>,
        text status "Status": String,
        id serves "Serves": Vec<String>,
        text why "Why": String,
        number hours "Hours": Option<u32>,
        text when "When": Option<String>,
        text first_day "First day": Option<String>,
        text last_day "Last day": Option<String>,
        text target "Target": Option<String>,
        text available "Where to get it": Vec<String>,
        text evidence "Evidence to keep": String,
        number after "After steps": Vec<String>,
    }
}

pub(super) fn of(framework: &Framework, plan: &Plan<'_>, schedule: &Schedule) -> Vec<PlanRow> {
    let steps = (1..).zip(&plan.steps).zip(&schedule.slots);
    steps.map(|((place, step), slot)| row(framework, plan, place, step, *slot)).collect()
}

fn row(framework: &Framework, plan: &Plan<'_>, place: usize, step: &Step<'_>, slot: Option<Slot>) -> PlanRow {
    let days = if let Some(Slot::Weeks { days, .. }) = slot { days } else { None };
    let target: Option<Date> = if let Some(Slot::Target(day)) = slot { Some(day) } else { None };
    PlanRow {
        place,
        id: step.key.clone(),
        role: plan.stage(step).role.id.to_string(),
        kind: step.task.kind().into(),
        text: words::title(framework, step),
        parts: words::parts(framework, step).into_iter().map(|(id, _)| id).collect(),
        status: if step.begun { "in progress".into() } else { "to do".into() },
        serves: step.serves.iter().map(|place| format!("{}.expects.{place}", plan.stage(step).role.id)).collect(),
        why: words::why(framework, plan.stage(step), step),
        hours: step.hours,
        when: words::when(slot),
        first_day: days.map(|(first, _)| first.to_string()),
        last_day: days.map(|(_, last)| last.to_string()),
        target: target.map(|day| day.to_string()),
        available: [words::courses(framework, step), words::places(framework, step)].concat(),
        evidence: words::evidence(framework, step),
        after: step.needs.iter().map(|n| (n + 1).to_string()).collect(),
    }
}
