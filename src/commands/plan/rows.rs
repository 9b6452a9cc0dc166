//! The rows of a plan, one per step.

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
    PlanRow(planned: &Planned<'_>, place: usize, step: &Step<'_>, slot: Option<Slot>) {
        number place "Step": usize = place,
        id id "Id": String = step.key.clone(),
        id role "Towards": String = planned.plan.stage(step).role.id.to_string(),
        text kind "Kind": &'static str = step.task.kind(),
        text text "What to do": String = words::title(planned.framework, step),
        text parts "In it": Vec<String> =
            words::parts(planned.framework, step).into_iter().map(|part| part.label).collect(),
        text status "Status": &'static str = if step.begun { "in progress" } else { "to do" },
        id serves "Serves": Vec<String> =
            step.serves.iter().map(|place| format!("{}.expects.{place}", planned.plan.stage(step).role.id)).collect(),
        text why "Why": String = words::why(planned.framework, planned.plan.stage(step), step),
        number hours "Hours": Option<u32> = step.hours,
        text when "When": Option<String> = words::when(slot),
        text first_day "First day": Option<Date> = days(slot).map(|(first, _)| first),
        text last_day "Last day": Option<Date> = days(slot).map(|(_, last)| last),
        text target "Target": Option<Date> = target(slot),
        text available "Where to get it": Vec<String> =
            [words::courses(planned.framework, step), words::places(planned.framework, step)].concat(),
        text evidence "Evidence to keep": String = words::evidence(planned.framework, step),
        number after "After steps": Vec<String> = step.needs.iter().map(|n| (n + 1).to_string()).collect(),
    }
}

pub(super) fn of(planned: &Planned<'_>) -> Vec<(Vec<Subject>, PlanRow)> {
    let steps = (1..).zip(&planned.plan.steps).zip(&planned.schedule.slots);
    steps.map(|((place, step), slot)| (about(planned, step), PlanRow::of(planned, place, step, *slot))).collect()
}

/// The first and last day of a step, if it has dates.
fn days(slot: Option<Slot>) -> Option<(Date, Date)> {
    if let Some(Slot::Weeks { days, .. }) = slot { days } else { None }
}

/// The target date of a step, if it has one.
fn target(slot: Option<Slot>) -> Option<Date> {
    if let Some(Slot::Target(day)) = slot { Some(day) } else { None }
}

/// The subjects of a step, with all its parts.
fn about(planned: &Planned<'_>, step: &Step<'_>) -> Vec<Subject> {
    let role = planned.plan.stage(step).role;
    let parts = parts(planned.framework, role, step).into_iter().map(|place| Subject::from(place).by_name());
    let serves = step.serves.iter().flat_map(|place| expectation::about(planned.framework, role, *place).split_off(1));
    task(step).into_iter().chain(parts).chain(names(planned.framework, step)).chain(serves).collect()
}

/// The subjects that are named in a step: a group of standards, courses, and where to get it.
pub(super) fn names(framework: &Framework, step: &Step<'_>) -> Vec<Subject> {
    let mut places: Vec<Place> = step.courses.iter().map(|course| course.resource.place()).collect();
    match &step.task {
        Task::Skill(skill) => {
            places.extend(words::skill_courses(framework, skill).map(|course| course.place().key("title")));
        }
        Task::Unit(_, Some(one)) | Task::Stage(one) | Task::Optional(one) | Task::Qualification(one) => {
            places.extend(one.awarding.iter().map(|id| framework.resources.known(id).place().key("title")));
        }
        Task::Evidence(group, _) => places.push(group.place().key("title")),
        _ => {}
    }
    places.into_iter().map(|place| Subject::from(place).by_name()).collect()
}

/// The subject that the title of a step names.
pub(super) fn task(step: &Step<'_>) -> Option<Subject> {
    match &step.task {
        Task::Unit(left, _) => Some(left.unit.place().into()),
        Task::Stage(one) | Task::Optional(one) | Task::Qualification(one) => Some(one.place().into()),
        Task::Additional(bridge) => Some(bridge.to.place().into()),
        Task::Activity(_, role, place, _) => Some(suggestion::about(role, *place)),
        _ => None,
    }
}

/// The places of the parts of a step in the data, in order.
pub(super) fn parts(framework: &Framework, role: &Keyed<Role>, step: &Step<'_>) -> Vec<Place> {
    match &step.task {
        Task::Modules(_, modules) => modules.iter().map(|one| one.place()).collect(),
        Task::Evidence(_, standards) => standards.iter().map(|one| one.place()).collect(),
        Task::Professional(_, standards) => {
            standards.iter().filter_map(|one| professional_place(framework, one.number)).collect()
        }
        Task::Optional(one) => words::optional_units(framework, one).map(Keyed::place).collect(),
        Task::Additional(bridge) => bridge.units.iter().map(|left| left.unit.place()).collect(),
        Task::Duties(_, own) => {
            let lines = duties(role);
            let place = |label: &str| lines.iter().find(|line| line.label == label).map(|line| line.place.clone());
            own.iter().filter_map(|duty| place(&duty.label)).collect()
        }
        _ => Vec::new(),
    }
}
