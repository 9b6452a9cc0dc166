//! The page of a plan: in short, what it is for, the steps, and lines to sign.

use crate::progress::{Gap, Slot, Step, Task, Thing, Verdict};
use crate::report::{Document, Item, Line};

use super::super::count;
use super::super::expectation::{Titles, named, words as expected_words};
use super::super::provenance::{cited, quoted};
use super::super::standing::{NOT_EVERY_ONE, asks_for_a_level, behind, credit_rule, listed_in_part, opening, so_far};
use super::{PlanReport, words};

pub(super) fn document(report: &PlanReport<'_>) -> Document {
    let mut document = Document::new(format!("Plan towards {}", named(report.plan.goal().role)));
    opening(&mut document, report.framework, report.kept);
    if let Some(behind) = behind(report.plan.goal()) {
        document.text(behind);
    }
    if report.steps.is_empty() {
        document.text("Nothing is left to plan: the record has all that the profile names.");
        besides(&mut document, report);
        return document;
    }
    way(&mut document, report);
    summary(&mut document, report);
    purpose(&mut document, report);
    steps(&mut document, report);
    besides(&mut document, report);
    document.heading("Agreed");
    document.blanks(&[
        &["Name", "Signature", "Date"],
        &["Line manager", "Signature", "Date"],
        &["Agreed date of the next review"],
    ]);
    document
}

/// The roles on the way, and what a plan leaves out.
fn way(document: &mut Document, report: &PlanReport<'_>) {
    let plan = &report.plan;
    let goal = plan.goal();
    if plan.stages.len() > 1 {
        let roles: Vec<&str> = plan.stages.iter().map(|gap| gap.role.short.as_str()).collect();
        let others = match plan.other_routes {
            0 => String::new(),
            others => format!(" {} as short: see “tacareer path”.", count(others, "other route")),
        };
        document.text(format!("The way, role after role: {}.{others}", roles.join(", ")));
    } else if goal.present.is_none() && goal.role.follows.is_some() {
        document.quiet("The record names no present role, so the roles below this one are left out.");
    }
}

fn summary(document: &mut Document, report: &PlanReport<'_>) {
    let (plan, schedule) = (&report.plan, &report.schedule);
    let (unknown, least) = (plan.unknown(), plan.hours_at_least());
    let known = plan.steps.len() - unknown;
    let length = match (known, unknown) {
        (0, _) => "not known for any step".to_owned(),
        (_, 0) => format!("{} hours", plan.hours()),
        (known, unknown) => format!("{} hours for {}; not known for {unknown}", plan.hours(), count(known, "step")),
    };
    let start = if schedule.is_latest_start { "Latest start" } else { "Start" };
    let weeks = schedule.weeks.filter(|weeks| *weeks > 0);
    let standards = plan.steps.iter().flat_map(|step| &step.covers);
    let standards =
        standards.filter(|item| matches!(item.thing, Thing::Standard(_)) && item.standing.is_to_begin()).count();
    let of_a_level = plan.stages.iter().any(asks_for_a_level);
    let not_every_one = if of_a_level { format!("; {NOT_EVERY_ONE}") } else { String::new() };
    let evidence = (standards > 0).then(|| Line::from(standards.to_string()).quiet(not_every_one));
    document.heading("In short");
    document.facts([
        ("Steps", Some(plan.steps.len().to_string().into())),
        ("Standards to evidence", evidence),
        ("Length", Some(length.into())),
        ("At least", Some(least).filter(|least| *least > plan.hours()).map(|least| format!("{least} hours").into())),
        ("Hours a week", report.hours_per_week.map(|hours| hours.to_string().into())),
        ("Weeks", weeks.map(|weeks| format!("{weeks} for what has a known length").into())),
        (start, schedule.from.map(|day| day.to_string().into())),
        ("Terms of school", terms(report).map(Line::from)),
        ("To be done by", schedule.by.map(|day| day.to_string().into())),
    ]);
    if let Some(verdict) = verdict(report) {
        document.text(verdict);
    }
    if schedule.by.is_some() && schedule.from.is_some() && report.hours_per_week.is_none() {
        document.quiet("Target dates are spread evenly over the time, whatever the step: they are no estimates.");
    }
    let by_credits =
        |step: &Step<'_>| matches!(step.task, Task::Unit(..)) && step.hours.is_some() && !step.hours_of_courses;
    if let Some(rule) = credit_rule(report.framework).filter(|_| plan.steps.iter().any(by_credits)) {
        document.quiet(rule);
    }
    if unknown > 0 && report.hours_per_week.is_some() {
        let what = count(unknown, "step");
        let have = if unknown == 1 { "has" } else { "have" };
        document.quiet(format!(
            "{what} {have} no date, because the length is not known: each has its place in the order and will push back what follows."
        ));
    }
}

/// What is assumed of the terms of school; nothing where no date rests on it.
fn terms(report: &PlanReport<'_>) -> Option<&'static str> {
    let dated = |slot: &Option<Slot>| matches!(slot, Some(Slot::Target(_) | Slot::Weeks { days: Some(_), .. }));
    let rests = report.schedule.terms_are_assumed && report.schedule.slots.iter().any(dated);
    rests.then_some("the usual ones of England, which are assumed: your school’s may differ")
}

/// Where the suggestions are that close nothing: they are no gap, and no step.
fn besides(document: &mut Document, report: &PlanReport<'_>) {
    let role = report.plan.goal().role;
    if !role.cpd.suggestions.is_empty() {
        let line = Line::from(format!("Other suggestions for {}, which are no gap and so no steps: ", role.short));
        document.quiet(line.id(format!("tacareer next {}", role.id)));
    }
}

/// Whether it can be done in time, in words.
fn verdict(report: &PlanReport<'_>) -> Option<Line> {
    let (hours, by) = (report.plan.hours_at_least(), report.schedule.by?);
    let unknown = report.plan.unknown();
    let rest = if unknown > 0 { ", without the steps whose length is not known" } else { "" };
    let untold = format!("can’t be told: the length of {} is not known", count(unknown, "step"));
    let amount = if hours > report.plan.hours() { format!("at least {hours}") } else { hours.to_string() };
    let given = report.hours_per_week.unwrap_or(1);
    let Some(from) = report.schedule.from else {
        return report.hours_per_week.filter(|_| unknown > 0).map(|_| format!("When to start {untold}.").into());
    };
    Some(match report.schedule.verdict {
        Verdict::Fits => format!("The {hours} hours fit between {from} and {by}.").into(),
        Verdict::KnownFit => {
            format!("Whether it can be done by {by} {untold}. The other {amount} hours would fit.").into()
        }
        Verdict::TooLittle { needed } => {
            let weeks = count(hours.div_ceil(given) as usize, "week");
            let line = Line::new().strong(format!("Not by {by} at {given} hours a week: "));
            line.and(format!("{amount} hours take {weeks} so. It takes {needed} hours a week{rest}."))
        }
        Verdict::Needs(0) => return None,
        Verdict::Needs(needed) => {
            format!("From {from} to {by} it takes at least {} a week{rest}.", count(needed as usize, "hour")).into()
        }
        Verdict::Unknown if report.schedule.is_latest_start => {
            format!("At {given} hours a week, {from} is the last day to start on{rest}.").into()
        }
        Verdict::Unknown if report.hours_per_week.is_some() => {
            format!("Whether it can be done by {by} {untold}.").into()
        }
        Verdict::Unknown => format!("How many hours a week it takes {untold}.").into(),
    })
}

/// The expectations that the steps serve.
fn purpose(document: &mut Document, report: &PlanReport<'_>) {
    for gap in &report.plan.stages {
        purpose_of(document, report, gap);
    }
}

/// The expectations of one role on the way.
fn purpose_of(document: &mut Document, report: &PlanReport<'_>, gap: &Gap<'_>) {
    let framework = report.framework;
    let item = |expected: &crate::progress::Expected<'_>| {
        let words = expected_words(framework, expected.expectation, Titles::Full);
        let line = Line::from(words[..1].to_uppercase() + &words[1..]);
        let line = line.quiet(format!(" {}", cited(framework, &expected.expectation.section)));
        Item::labelled(expected.place.to_string(), line).remark(format!("Now: {}", so_far(expected)))
    };
    document.heading(format!("What {} is expected to hold", gap.role.short));
    document.list(gap.expected.iter().filter(|expected| !expected.is_optional()).map(item).collect());
}

fn steps(document: &mut Document, report: &PlanReport<'_>) {
    let mut items: Vec<Item> = Vec::new();
    let mut phase: Option<String> = None;
    for (place, step) in (1..).zip(&report.plan.steps) {
        let towards = match report.plan.stages.len() {
            1 => String::new(),
            _ => format!("Towards {}: ", report.plan.stage(step).role.short),
        };
        let own = format!("{towards}{}", self::phase(step));
        if phase.as_ref() != Some(&own) {
            document.list(std::mem::take(&mut items));
            document.heading(&own);
            head(document, report, step);
            phase = Some(own);
        }
        items.push(item(report, place, step));
    }
    document.list(items);
}

/// The heading a step stands under.
fn phase(step: &Step<'_>) -> String {
    match &step.task {
        Task::Skill(_) => "English, maths and ICT".into(),
        Task::Modules(..) => "Essential training modules".into(),
        Task::Unit(_, one) | Task::Stage(one) | Task::Optional(one) | Task::Qualification(one) => one.title.clone(),
        Task::Additional(bridge) => bridge.to.title.clone(),
        Task::Show(..) => "To show at work".into(),
        Task::Duties(..) => "Experience".into(),
        Task::Activity(..) => "Other CPD that is begun".into(),
        Task::Evidence(..) => "Evidence for standards".into(),
        Task::Professional(..) | Task::Assessment => "Professional standards".into(),
    }
}

/// What holds for all steps of a phase: where to get them, and what is not listed.
fn head(document: &mut Document, report: &PlanReport<'_>, step: &Step<'_>) {
    let framework = report.framework;
    let places = words::places(framework, step);
    if !places.is_empty() && !matches!(step.task, Task::Skill(_) | Task::Activity(..)) {
        document.text(format!("Where to get it: {}.", places.join(", ")));
    }
    match &step.task {
        Task::Unit(_, one) => {
            for line in listed_in_part(framework, one) {
                document.quiet(line);
            }
        }
        Task::Evidence(..) => {
            document.quiet(
                "The guidance does not say that one person needs every one of them: agree which the role needs.",
            );
        }
        Task::Professional(..) => {
            let remarks = framework.professional_standards.iter().flat_map(|set| &set.remarks);
            document.list(remarks.map(|quote| quoted(framework, quote)).collect());
        }
        _ => {}
    }
}

fn item(report: &PlanReport<'_>, place: usize, step: &Step<'_>) -> Item {
    let row = &report.steps[place - 1];
    let mut line = Line::new().strong(row.text.as_str());
    if matches!(step.task, Task::Unit(..) | Task::Qualification(_) | Task::Stage(_)) {
        line = line.and(" ").id(row.id.as_str());
    }
    if step.begun {
        line = line.and(", in progress");
    }
    let length = words::length(step);
    let when = match &row.when {
        Some(when) if step.hours.is_some() => format!("When: {when}; {length}"),
        Some(when) => format!("When: {when}; length {length}"),
        None => format!("Length: {length}"),
    };
    let mut item = Item::labelled(place.to_string(), line);
    item = item.remark(when);
    item = item.remark(format!("Why: {}", why(report, step)));
    item = item.remarks(words::courses(report.framework, step).into_iter().map(|one| format!("Course: {one}").into()));
    let places = words::places(report.framework, step);
    if matches!(step.task, Task::Skill(_) | Task::Activity(..)) && !places.is_empty() {
        item = item.remark(format!("Where to get it: {}", places.join(", ")));
    }
    item = item.remark(format!("Evidence to keep: {}", row.evidence));
    let part = |(label, text): (String, String)| match &step.task {
        Task::Professional(..) => Item::new(Line::new().strong(format!("Standard {label}")).and(format!(": {text}"))),
        Task::Duties(..) => Item::new(Line::new().strong(format!("Duty {label}")).and(format!(": {text}"))),
        Task::Show(..) => Item::new(text),
        _ => Item::new(Line::new().id(label).and(format!(" {text}"))),
    };
    item.items(words::parts(report.framework, step).into_iter().map(part))
}

/// The expectations a step serves, by their numbers at the head of the page; or what else speaks for it.
fn why(report: &PlanReport<'_>, step: &Step<'_>) -> String {
    let gap = report.plan.stage(step);
    let serves = step.serves.iter().map(|place| {
        let section = &gap.expected[place - 1].expectation.section;
        format!("{place} ({})", report.framework.cite(section))
    });
    let serves: Vec<String> = serves.collect();
    let own = matches!(
        step.task,
        Task::Modules(..) | Task::Stage(_) | Task::Duties(..) | Task::Show(..) | Task::Activity(..)
    );
    match &serves[..] {
        _ if own => words::why(report.framework, gap, step),
        [] => words::why(report.framework, gap, step),
        [one] => format!("it serves expectation {one}"),
        many => format!("it serves expectations {}", many.join(" and ")),
    }
}
