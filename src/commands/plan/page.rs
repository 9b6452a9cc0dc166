//! The page of a plan: a summary, what it is for, the steps, and lines to sign.

use crate::progress::{Gap, Slot, Step, Task, Thing, Verdict};
use crate::report::{Document, Item, Line};

use crate::framework::Keyed;
use crate::framework::qualification::Qualification;
use crate::record::date;
use crate::words::opening::{opening, titled, to_sign};
use crate::words::standing::{asks_for_a_level, behind, so_far};
use crate::words::toward::{credit_rule, listed_in_part};
use crate::words::{capital, count, expectation, named, source, standing};

use super::{Planned, nothing, rows, words};

pub(super) fn document(planned: &Planned<'_>) -> Document {
    let goal = planned.plan.goal();
    let mut document = Document::new(titled(&format!("Plan towards {}", named::role(goal.role)), planned.kept));
    opening(&mut document, planned.framework, planned.kept);
    let present = goal.present.filter(|present| present.id != goal.role.id);
    let roles = planned.plan.stages.iter().map(|gap| gap.role).chain(present);
    document.beside(roles.map(Keyed::place));
    // That the goal is the present role can be read above; what is left for it is the answer.
    let is_present = goal.present.is_some_and(|present| present.id == goal.role.id);
    if let Some(behind) =
        behind(planned.framework, goal, "plan").filter(|_| !is_present || planned.plan.steps.is_empty())
    {
        document.text(behind);
    }
    if planned.plan.steps.is_empty() {
        document.text(nothing(&planned.plan));
        besides(&mut document, planned);
        return document;
    }
    way(&mut document, planned);
    summary(&mut document, planned);
    purpose(&mut document, planned);
    steps(&mut document, planned);
    besides(&mut document, planned);
    document.details("Other ways to units and qualifications", planned.offered_through());
    document.heading("Agreed");
    document.blanks(to_sign(planned.kept));
    document
}

/// The roles on the way, and what the plan leaves out.
fn way(document: &mut Document, planned: &Planned<'_>) {
    let plan = &planned.plan;
    let goal = plan.goal();
    if plan.stages.len() > 1 {
        let roles: Vec<&str> = plan.stages.iter().map(|gap| gap.role.short.as_str()).collect();
        let others = match plan.other_routes {
            0 => String::new(),
            others => format!(" {} as short: see “tacareer path”.", count(others, "other route")),
        };
        document.text(format!("The way, role after role: {}.{others}", roles.join(", ")));
    } else if goal.present.is_none() && goal.role.follows.is_some() {
        let whose =
            if planned.kept.is_some() { "The record names no present role" } else { "No present role is known" };
        document.quiet(format!("{whose}, so the roles below this one are left out."));
    }
}

fn summary(document: &mut Document, planned: &Planned<'_>) {
    let (plan, schedule) = (&planned.plan, &planned.schedule);
    let (unknown, least) = (plan.unknown(), plan.hours_at_least());
    let known = plan.steps.len() - unknown;
    let length = match (known, unknown) {
        (0, _) => "not known for any step".to_owned(),
        (_, 0) => format!("{} hours", plan.hours()),
        (known, unknown) => {
            format!("{} hours for {}; not known for the {unknown} that say none", plan.hours(), count(known, "step"))
        }
    };
    let (from, by) = (schedule.from.map(date::words), schedule.by.map(date::words));
    let (start, dates) = match (from, by) {
        (Some(from), Some(by)) if !schedule.is_latest_start => ("Dates", (Some(format!("{from} to {by}")), None)),
        (from, by) if schedule.is_latest_start => ("Latest start", (from, by)),
        (from, by) => ("Start", (from, by)),
    };
    let weeks = schedule.weeks.filter(|weeks| *weeks > 0);
    let covered = || plan.steps.iter().flat_map(|step| &step.covers).filter(|item| item.standing.is_to_begin());
    let standards = covered().filter(|item| matches!(item.thing, Thing::Standard(_))).count();
    let professional = covered().filter(|item| matches!(item.thing, Thing::Professional(..))).count();
    let of_a_level = plan.stages.iter().any(asks_for_a_level);
    let not_every_one =
        if of_a_level { format!("; {}", standing::not_every_one(planned.framework)) } else { String::new() };
    let evidence = (standards > 0).then(|| Line::from(standards.to_string()).quiet(not_every_one));
    for reading in &planned.readings {
        document.text(reading.as_str());
    }
    document.heading("In short");
    document.facts([
        ("Steps", Some(plan.steps.len().to_string().into())),
        ("Not counted", planned.run_out.as_deref().map(Line::from)),
        (start, dates.0.map(Line::from)),
        ("To be done by", dates.1.map(Line::from)),
        ("Standards to evidence", evidence),
        ("Professional standards", (professional > 0).then(|| format!("{professional} to evidence").into())),
        ("Length", Some(length.into())),
        ("At least", Some(least).filter(|least| *least > plan.hours()).map(|least| format!("{least} hours").into())),
        ("Hours a week", planned.hours_per_week.map(|hours| hours.to_string().into())),
        ("Weeks", weeks.map(|weeks| format!("{weeks} for what has a known length").into())),
        ("Terms of school", terms(planned).map(Line::from)),
    ]);
    if let Some(verdict) = verdict(planned) {
        document.text(verdict);
    }
    if schedule.by.is_some() && schedule.from.is_some() && planned.hours_per_week.is_none() {
        document.quiet("Target dates are spread evenly over the time, whatever the step: they are no estimates.");
    }
    let by_credits =
        |step: &Step<'_>| matches!(step.task, Task::Unit(..)) && step.hours.is_some() && !step.hours_of_courses;
    if let Some(rule) = credit_rule(planned.framework).filter(|_| plan.steps.iter().any(by_credits)) {
        document.quiet(rule);
    }
    if unknown > 0 && planned.hours_per_week.is_some() {
        let what = count(unknown, "step");
        let have = if unknown == 1 { "has" } else { "have" };
        document.quiet(format!(
            "{what} {have} no date, because the length is not known: each has its place in the order and will push back what follows."
        ));
    }
}

/// What is assumed about school terms; `None` if no date depends on it.
fn terms(planned: &Planned<'_>) -> Option<&'static str> {
    let dated = |slot: &Option<Slot>| matches!(slot, Some(Slot::Target(_) | Slot::Weeks { days: Some(_), .. }));
    let rests = planned.schedule.terms_are_assumed && planned.schedule.slots.iter().any(dated);
    rests.then_some("the usual ones of England, which are assumed; --term gives those of your school")
}

/// Where to find the suggestions that close nothing and so are not steps.
fn besides(document: &mut Document, planned: &Planned<'_>) {
    let role = planned.plan.goal().role;
    if !role.cpd.suggestions.is_empty() {
        let line = Line::from(format!("Other suggestions for {}, which are no gap and so no steps: ", role.short));
        document.quiet(line.id(format!("tacareer next {}", role.id)));
    }
}

/// Whether it can be done in time.
fn verdict(planned: &Planned<'_>) -> Option<Line> {
    let (hours, by) = (planned.plan.hours_at_least(), date::words(planned.schedule.by?));
    let unknown = planned.plan.unknown();
    let rest = if unknown > 0 { ", without the steps whose length is not known" } else { "" };
    let untold = format!("can’t be told: the length of {} is not known", count(unknown, "step"));
    let amount = if hours > planned.plan.hours() { format!("at least {hours}") } else { hours.to_string() };
    let given = planned.hours_per_week.unwrap_or(1);
    let Some(from) = planned.schedule.from.map(date::words) else {
        return planned.hours_per_week.filter(|_| unknown > 0).map(|_| format!("When to start {untold}.").into());
    };
    Some(match planned.schedule.verdict {
        Verdict::Fits => format!("The {hours} hours fit between {from} and {by}.").into(),
        Verdict::KnownFit => {
            format!("Whether it can be done by {by} {untold}. The other {amount} hours would fit.").into()
        }
        Verdict::TooLittle { needed } => {
            let weeks = count(hours.div_ceil(given) as usize, "week");
            let line = Line::new().strong(format!("Not by {by} at {given} hours a week: "));
            line.and(format!("{amount} hours take {weeks} so. It takes {needed} hours a week{rest}."))
        }
        Verdict::NoRoom { days: 0 } => {
            format!("Not from {from} to {by}: no day of school lies between them, and it takes {amount} hours.").into()
        }
        Verdict::NoRoom { days } => {
            let days = count(days, "day");
            format!("Not from {from} to {by}: with {days} of school between them, there is no time for {amount} hours.")
                .into()
        }
        Verdict::Needs(0) => return None,
        Verdict::Needs(needed) => {
            format!("From {from} to {by} it takes at least {} a week{rest}.", count(needed as usize, "hour")).into()
        }
        Verdict::Unknown if planned.schedule.is_latest_start => {
            format!("At {given} hours a week, {from} is the last day to start on{rest}.").into()
        }
        Verdict::Unknown if planned.hours_per_week.is_some() => {
            format!("Whether it can be done by {by} {untold}.").into()
        }
        Verdict::Unknown => format!("How many hours a week it takes {untold}.").into(),
    })
}

/// The expectations that the steps serve.
fn purpose(document: &mut Document, planned: &Planned<'_>) {
    for gap in &planned.plan.stages {
        purpose_of(document, planned, gap);
    }
}

/// The expectations of one role on the way.
fn purpose_of(document: &mut Document, planned: &Planned<'_>, gap: &Gap<'_>) {
    let framework = planned.framework;
    let item = |expected: &crate::progress::Expected<'_>| {
        let item = Item::labelled(expected.place.to_string(), expectation::sentence(framework, expected.expectation));
        let about = expectation::about(framework, gap.role, expected.place);
        Item { about, ..item.remark(format!("Now: {}", so_far(expected))) }
    };
    document.detail(format!("What {} is expected to hold", gap.role.short));
    document.list(gap.expected.iter().filter(|expected| !expected.is_optional()).map(item).collect());
}

fn steps(document: &mut Document, planned: &Planned<'_>) {
    let mut items: Vec<Item> = Vec::new();
    let mut phase: Option<String> = None;
    for (place, step) in (1..).zip(&planned.plan.steps) {
        let towards = match planned.plan.stages.len() {
            1 => String::new(),
            _ => format!("Towards {}: ", planned.plan.stage(step).role.short),
        };
        let own = format!("{towards}{}", self::phase(planned, step));
        if phase.as_ref() != Some(&own) {
            document.list(std::mem::take(&mut items));
            document.heading(&own);
            head(document, planned, step);
            phase = Some(own);
        }
        items.push(item(planned, place, step));
    }
    document.list(items);
}

/// Whether a qualification is itself a step. If it is not, its units are only needed for their standards.
fn is_a_step(planned: &Planned<'_>, one: &Keyed<Qualification>) -> bool {
    let same =
        |step: &Step<'_>| matches!(step.task, Task::Qualification(other) | Task::Stage(other) if other.id == one.id);
    planned.plan.steps.iter().any(same)
}

/// The heading that a step is under.
fn phase(planned: &Planned<'_>, step: &Step<'_>) -> String {
    match &step.task {
        Task::Unit(_, Some(one)) if !is_a_step(planned, one) => "Units that draw on the standards".into(),
        Task::Skill(_) => "English, maths and ICT".into(),
        Task::Modules(..) => "Training modules".into(),
        Task::Unit(_, None) => "Units".into(),
        Task::Unit(_, Some(one)) | Task::Stage(one) | Task::Optional(one) | Task::Qualification(one) => {
            one.title.clone()
        }
        Task::Additional(bridge) => bridge.to.title.clone(),
        Task::Show(..) => "To show at work".into(),
        Task::Duties(..) => "Experience".into(),
        Task::Activity(..) => "Other CPD that is begun".into(),
        Task::Evidence(..) => "Evidence for standards".into(),
        Task::Professional(..) | Task::Assessment => "Professional standards".into(),
    }
}

/// What applies to all steps of a phase: where to get them, and what is not listed.
fn head(document: &mut Document, planned: &Planned<'_>, step: &Step<'_>) {
    let framework = planned.framework;
    let places = words::places(framework, step);
    if !places.is_empty() && !matches!(step.task, Task::Skill(_) | Task::Activity(..)) {
        document.text(format!("Where to get it: {}.", places.join(", ")));
    }
    match &step.task {
        Task::Modules(..) => {
            if let Some(words) = words::instead_of_modules(planned.plan.stage(step)) {
                document.quiet(words);
            }
        }
        Task::Unit(_, Some(one)) | Task::Qualification(one) if is_a_step(planned, one) => {
            for line in listed_in_part(framework, one) {
                document.quiet(line);
            }
            document.beside(named::changes(framework, &one.changes));
        }
        Task::Evidence(..) if asks_for_a_level(planned.plan.stage(step)) => {
            document.quiet(format!(
                "{} does not say that one person needs every one of them: agree which the role needs.",
                capital(framework.called())
            ));
        }
        Task::Professional(..) => {
            let remarks = framework.professional_standards.iter().flat_map(|set| &set.remarks);
            document.list(remarks.map(|quote| source::quoted(framework, quote)).collect());
        }
        _ => {}
    }
}

fn item(planned: &Planned<'_>, place: usize, step: &Step<'_>) -> Item {
    let framework = planned.framework;
    let mut line = Line::new().strong(words::title(framework, step));
    if matches!(step.task, Task::Unit(..) | Task::Qualification(_) | Task::Stage(_)) {
        line = line.and(" ").id(step.task.key());
    }
    if step.begun {
        line = line.and(", in progress");
    }
    let length = words::length(step);
    let when = match (words::when(planned.schedule.slots[place - 1]), step.hours.is_some()) {
        (Some(when), true) => Some(format!("When: {when}; {length}")),
        (Some(when), false) => Some(format!("When: {when}")),
        (None, true) => Some(format!("Length: {length}")),
        (None, false) => None,
    };
    let mut item = Item::labelled(place.to_string(), line).remarks(when.map(Line::from));
    item = item.remark(format!("Why: {}", why(planned, step)));
    item = item.remarks(words::courses(framework, step).into_iter().map(|one| format!("Course: {one}").into()));
    let places = words::places(framework, step);
    if matches!(step.task, Task::Skill(_) | Task::Activity(..)) && !places.is_empty() {
        item = item.remark(format!("Where to get it: {}", places.join(", ")));
    }
    item = item.remark(format!("Evidence to keep: {}", words::evidence(framework, step)));
    let about = rows::task(step).into_iter().chain(rows::names(framework, step)).collect();
    Item { about, is_to_do: true, ..item }.items(parts(planned, step))
}

/// The parts of a step.
fn parts(planned: &Planned<'_>, step: &Step<'_>) -> Vec<Item> {
    let mut places = rows::parts(planned.framework, planned.plan.stage(step).role, step).into_iter();
    let item = |part: words::Part| {
        let numbered = |noun: &str| Line::new().strong(format!("{noun} {}", part.label)).and(": ").quoted(&part.text);
        let line = match &step.task {
            Task::Professional(..) => numbered("Standard"),
            Task::Duties(..) => numbered("Duty"),
            Task::Show(..) => Line::new().quoted(&part.text),
            _ => Line::new().id(part.label.as_str()).and(format!(" {}", part.text)),
        };
        let errata = match &step.task {
            Task::Show(role, _) => &role.errata[..],
            Task::Duties(role, _) => role
                .duties
                .iter()
                .find(|duty| duty.number.to_string() == part.label)
                .map_or(&[][..], |duty| &duty.errata),
            _ => &[],
        };
        let misprints = source::misprints_in(planned.framework, errata, &part.text);
        let about = places.next().into_iter().map(Into::into).collect();
        Item { about, ..Item::new(line).remarks(misprints) }
    };
    words::parts(planned.framework, step).into_iter().map(item).collect()
}

/// The expectations a step serves, by their numbers at the top of the page, or else another reason for it.
fn why(planned: &Planned<'_>, step: &Step<'_>) -> String {
    let gap = planned.plan.stage(step);
    let cited = |place: usize| planned.framework.cite(&gap.expected[place - 1].expectation.section);
    // The section is said once for those of the same one that follow each other.
    let serves = step.serves.iter().enumerate().map(|(n, place)| {
        let is_said_later = step.serves.get(n + 1).is_some_and(|next| cited(*next) == cited(*place));
        if is_said_later { place.to_string() } else { format!("{place} ({})", cited(*place)) }
    });
    let serves: Vec<String> = serves.collect();
    let own = matches!(
        step.task,
        Task::Modules(..) | Task::Stage(_) | Task::Duties(..) | Task::Show(..) | Task::Activity(..)
    );
    match &serves[..] {
        _ if own => words::why(planned.framework, gap, step),
        [] => words::why(planned.framework, gap, step),
        [one] => format!("it serves expectation {one}"),
        many => format!("it serves expectations {}", many.join(" and ")),
    }
}
