//! The rows of a plan, a step each.

use jiff::civil::Date;

use crate::framework::role::Role;
use crate::framework::{Framework, Keyed, Place};
use crate::progress::{Slot, Step, Task};
use crate::report::{Subject, row};
use crate::words::statement::{duties, professional_place};
use crate::words::{expectation, suggestion};

use super::{Planned, words};

row! {
    /// A step of a plan.
    PlanRow {
        number place "Step": usize,
        id id "Id": String,
        text kind "Kind": &'static str,
        text text "What to do": String,
        text parts "In it": Vec<String>,
        text status "Status": &'static str,
        id serves "Serves": Vec<String>,
        text why "Why": String,
        number hours "Hours": Option<u32>,
        text when "When": Option<String>,
        text first_day "First day": Option<Date>,
        text last_day "Last day": Option<Date>,
        text target "Target": Option<Date>,
        text available "Where to get it": Vec<String>,
        text evidence "Evidence to keep": String,
        number after "After steps": Vec<String>,
    }
}

pub(super) fn of(planned: &Planned<'_>) -> Vec<(Vec<Subject>, PlanRow)> {
    let steps = (1..).zip(&planned.plan.steps).zip(&planned.schedule.slots);
    steps.map(|((place, step), slot)| (about(planned, step), row(planned, place, step, *slot))).collect()
}

fn row(planned: &Planned<'_>, place: usize, step: &Step<'_>, slot: Option<Slot>) -> PlanRow {
    let (framework, plan) = (planned.framework, &planned.plan);
    let days = if let Some(Slot::Weeks { days, .. }) = slot { days } else { None };
    let target = if let Some(Slot::Target(day)) = slot { Some(day) } else { None };
    PlanRow {
        place,
        id: step.task.key(),
        kind: step.task.kind(),
        text: words::title(framework, plan, step),
        parts: words::parts(framework, step).into_iter().map(|part| part.label).collect(),
        status: if step.begun { "in progress" } else { "to do" },
        serves: step.serves.iter().map(|place| format!("{}.expects.{place}", plan.gap.role.id)).collect(),
        why: words::why(framework, &plan.gap, step),
        hours: step.hours,
        when: words::when(slot),
        first_day: days.map(|(first, _)| first),
        last_day: days.map(|(_, last)| last),
        target,
        available: [words::courses(framework, step), words::places(framework, step)].concat(),
        evidence: words::evidence(framework, step),
        after: step.needs.iter().map(|n| (n + 1).to_string()).collect(),
    }
}

/// What a step is about, with all its parts.
fn about(planned: &Planned<'_>, step: &Step<'_>) -> Vec<Subject> {
    let parts =
        parts(planned.framework, planned.plan.gap.role, step).into_iter().map(|place| Subject::from(place).by_name());
    let role = planned.plan.gap.role;
    let serves = step.serves.iter().flat_map(|place| expectation::about(planned.framework, role, *place).split_off(1));
    task(step).into_iter().chain(parts).chain(names(planned.framework, step)).chain(serves).collect()
}

/// What is named in the words of a step: a group of standards, courses, and where to get it.
pub(super) fn names(framework: &Framework, step: &Step<'_>) -> Vec<Subject> {
    let mut places: Vec<Place> = step.courses.iter().map(|course| course.resource.place()).collect();
    match &step.task {
        Task::Skill(skill) => {
            places.extend(words::skill_courses(framework, skill).map(|course| course.place().key("title")));
        }
        Task::Unit(_, one) | Task::Stage(one) | Task::Qualification(one) => {
            places.extend(one.awarding.iter().map(|id| framework.resources.known(id).place().key("title")));
        }
        Task::Evidence(group, _) => places.push(group.place().key("title")),
        _ => {}
    }
    places.into_iter().map(|place| Subject::from(place).by_name()).collect()
}

/// What a step is about that its title names.
pub(super) fn task(step: &Step<'_>) -> Option<Subject> {
    match &step.task {
        Task::Unit(left, _) => Some(left.unit.place().into()),
        Task::Stage(one) | Task::Qualification(one) => Some(one.place().into()),
        Task::Activity(_, role, place, _) => Some(suggestion::about(role, *place)),
        _ => None,
    }
}

/// Where the parts of a step stand in the data, in order.
pub(super) fn parts(framework: &Framework, role: &Keyed<Role>, step: &Step<'_>) -> Vec<Place> {
    match &step.task {
        Task::Modules(_, modules) => modules.iter().map(|one| one.place()).collect(),
        Task::Evidence(_, standards) => standards.iter().map(|one| one.place()).collect(),
        Task::Professional(_, standards) => {
            standards.iter().filter_map(|one| professional_place(framework, one.number)).collect()
        }
        Task::Duties(own) => {
            let lines = duties(role);
            let place = |label: &str| lines.iter().find(|line| line.label == label).map(|line| line.place.clone());
            own.iter().filter_map(|duty| place(&duty.label)).collect()
        }
        _ => Vec::new(),
    }
}
