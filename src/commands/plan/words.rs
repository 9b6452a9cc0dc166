//! A step of a plan as text: what it is, why, where to get it, what to keep as evidence.

use std::collections::BTreeSet;

use crate::framework::basic_skills::{BasicSkill, SkillCourse};
use crate::framework::qualification::{self, Qualification, Unit};
use crate::framework::role::Expectation;
use crate::framework::{Framework, Keyed};
use crate::progress::{Course, Duty, Gap, Slot, Step, Task};

use crate::record::date;
use crate::words::expectation::{Titles, skills, words};
use crate::words::statement::standard_title;
use crate::words::{count, named};

/// What there is to do, in one line.
pub(super) fn title(framework: &Framework, step: &Step<'_>) -> String {
    let status = || framework.professional_standards.as_ref().map_or("", |set| set.status.as_str());
    match &step.task {
        Task::Skill(skill) => skills(framework, std::slice::from_ref(*skill)),
        Task::Modules(kind, modules) => {
            format!("Essential training: {}", count(modules.len(), &format!("{} module", kind.words())))
        }
        Task::Unit(left, _) => format!("{} (level {})", left.unit.title, left.unit.level),
        Task::Stage(one) if one.listings.is_empty() => format!("The units of the {}, which are not listed", one.title),
        Task::Stage(one) => format!("On the way: ask whether the {} can be claimed", one.title),
        Task::Qualification(one) => format!("Complete the {}", one.title),
        Task::Optional(one) => format!("Choose and gain optional units of the {}", one.title),
        Task::Additional(bridge) => {
            format!("Gain the additional units, from the {} to the {}", bridge.from.title, bridge.to.title)
        }
        Task::Show(role, shows) => format!("Show at work what {} expects: {}", role.short, count(shows.len(), "thing")),
        Task::Duties(role, duties) => {
            let role = &role.short;
            // A duty and its options count as one duty.
            let numbers: BTreeSet<&str> = duties.iter().map(Duty::number).collect();
            let number = count(numbers.len(), "new or changed duty");
            format!("Experience in {number} of {role}")
        }
        Task::Activity(activity, ..) => format!("Finish: {}", activity.title),
        Task::Evidence(group, standards) => {
            format!("Evidence for {}: {}", count(standards.len(), "standard"), group.title)
        }
        Task::Professional(group, standards) => {
            format!("Evidence for {}: {}", count(standards.len(), &format!("{} standard", status())), group.title)
        }
        Task::Assessment => format!("Have the {} standards assessed", status()),
    }
}

/// A part of a step.
pub(super) struct Part {
    /// Its number or id.
    pub(super) label: String,
    pub(super) text: String,
}

/// The parts of a step, if it has several.
pub(super) fn parts(framework: &Framework, step: &Step<'_>) -> Vec<Part> {
    let part = |label, text: &str| Part { label, text: text.into() };
    match &step.task {
        Task::Modules(_, modules) => modules.iter().map(|one| part(one.id.to_string(), &one.title)).collect(),
        Task::Show(role, shows) => {
            (1..).zip(shows).map(|(n, show): (usize, _)| part(n.to_string(), show.words(role))).collect()
        }
        Task::Optional(one) => {
            optional_units(framework, one).map(|unit| part(unit.id.to_string(), &unit.title)).collect()
        }
        Task::Additional(bridge) => {
            bridge.units.iter().map(|left| part(left.unit.id.to_string(), &left.unit.title)).collect()
        }
        Task::Duties(_, duties) => duties.iter().map(|duty| part(duty.label.clone(), duty.text)).collect(),
        Task::Professional(_, standards) => {
            standards.iter().map(|one| part(one.number.to_string(), &one.text)).collect()
        }
        Task::Evidence(_, standards) => {
            standards.iter().map(|one| part(framework.code(one.id), standard_title(one))).collect()
        }
        Task::Skill(_)
        | Task::Unit(..)
        | Task::Stage(_)
        | Task::Qualification(_)
        | Task::Activity(..)
        | Task::Assessment => Vec::new(),
    }
}

/// The optional units that are listed for a qualification.
pub(super) fn optional_units<'a>(
    framework: &'a Framework,
    one: &'a Qualification,
) -> impl Iterator<Item = &'a Keyed<Unit>> {
    let optional = one.listings.iter().filter(|listing| listing.part == qualification::Part::Optional);
    optional.flat_map(|listing| &listing.units).map(|id| framework.units.known(id))
}

/// Why: the expectations it serves, or another reason for it; with the section.
pub(super) fn why(framework: &Framework, gap: &Gap<'_>, step: &Step<'_>) -> String {
    let serves = |place: &usize| {
        let expectation: &Expectation = gap.expected[place - 1].expectation;
        let words = words(framework, expectation, Titles::Short);
        format!("{} asks for {words} ({})", gap.role.short, framework.cite(&expectation.section))
    };
    let mut reasons: Vec<String> = step.serves.iter().map(serves).collect();
    match &step.task {
        Task::Modules(_, modules) => {
            let section = modules.first().map(|module| framework.cite(&module.section));
            reasons = vec![format!("they can also support the units, if wanted ({})", section.unwrap_or_default())];
            if step.serves.is_empty() {
                reasons = vec![format!("{}’s own suggestions name them", gap.role.short)];
            }
        }
        Task::Stage(one) => {
            reasons = vec![format!(
                "the qualification that comes next takes in its units ({})",
                framework.cite(&one.section)
            )];
        }
        Task::Activity(_, role, place, _) => {
            let section = framework.cite(&role.cpd.suggestions[*place].section);
            reasons = vec![format!("{}, a suggestion for {} ({section})", role.suggestion_id(*place), role.short)];
        }
        Task::Optional(one) => {
            let section = one.optional_units_section.as_ref().map(|section| framework.cite(section));
            reasons.push(format!("optional units belong to it as well ({})", section.unwrap_or_default()));
        }
        Task::Additional(bridge) => {
            let section = framework.cite(&bridge.from.section);
            reasons.push(format!(
                "the one that is held was made for another role ({section}); which units they are is not listed"
            ));
        }
        Task::Show(role, _) => {
            reasons = vec![format!("{}’s profile expects it, and no unit or qualification answers it", role.short)];
        }
        Task::Duties(..) => {
            let section = framework.cite(gap.role.duties_section());
            reasons = vec![format!(
                "duties of {} that the role before it does not have in these words ({section})",
                gap.role.short
            )];
        }
        _ => {}
    }
    reasons.join("; ")
}

/// What else would do in place of training modules: the suggestion that names them may name units or standards as well.
pub(super) fn instead_of_modules(gap: &Gap<'_>) -> Option<String> {
    let links = gap.role.cpd.suggestions.iter().map(|one| &one.links).find(|links| !links.modules.is_empty())?;
    let names_more = !links.units.is_empty() || !links.standards.is_empty();
    let role = &gap.role.short;
    names_more
        .then(|| format!("{role}’s suggestions name units, standards or these modules: not all of them are needed."))
}

/// Where to get it, as far as the framework says.
pub(super) fn places(framework: &Framework, step: &Step<'_>) -> Vec<String> {
    match &step.task {
        Task::Skill(skill) => skill_courses(framework, skill)
            .map(|course| named::conditional(&course.title, course.condition.as_ref()))
            .collect(),
        Task::Modules(..) => framework.training.iter().flat_map(|training| training.urls.clone()).collect(),
        Task::Unit(_, Some(one)) | Task::Stage(one) | Task::Optional(one) | Task::Qualification(one) => {
            named::awarding(framework, one)
        }
        Task::Additional(bridge) => named::awarding(framework, bridge.to),
        Task::Evidence(..) => framework.suite.iter().flat_map(|suite| suite.urls.clone()).collect(),
        Task::Activity(activity, ..) => activity.provider.iter().cloned().collect(),
        Task::Unit(_, None) | Task::Duties(..) | Task::Show(..) | Task::Professional(..) | Task::Assessment => {
            Vec::new()
        }
    }
}

/// The courses in English, maths or ICT that lead to a level.
pub(super) fn skill_courses<'a>(
    framework: &'a Framework,
    skill: &'a BasicSkill,
) -> impl Iterator<Item = &'a Keyed<SkillCourse>> {
    framework.skill_courses.iter().filter(|course| {
        let level = course.levels.is_empty() || course.levels.contains(&skill.level);
        course.subjects.contains(&skill.subject) && level && !course.phased_out
    })
}

/// The courses for it: "Phonics refresher (6 hours, Stonebridge)".
pub(super) fn courses(framework: &Framework, step: &Step<'_>) -> Vec<String> {
    let words = |course: &Course<'_>| {
        let resource = course.resource;
        let hours = resource.hours.map(|hours| count(hours.into(), "hour"));
        let provider = resource.provider.as_ref().map(|id| framework.resources.known(id).title.clone());
        let facts: Vec<String> = hours.into_iter().chain(provider).collect();
        let facts = if facts.is_empty() { String::new() } else { format!(" ({})", facts.join(", ")) };
        format!("{}{facts}", resource.title)
    };
    step.courses.iter().map(words).collect()
}

/// What to keep as evidence, in our own words.
pub(super) fn evidence(framework: &Framework, step: &Step<'_>) -> String {
    match &step.task {
        Task::Skill(_) | Task::Stage(_) | Task::Qualification(_) => "the certificate".into(),
        Task::Activity(..) => "the certificate or a note of it, with its date".into(),
        Task::Modules(..) => "the date of each module, and a line on what it changed".into(),
        Task::Optional(_) | Task::Additional(_) => "the certificates of the units".into(),
        Task::Unit(left, _) if left.unit.standards.is_empty() => "the certificate of the unit".into(),
        Task::Unit(left, _) => {
            let codes: Vec<String> = left.unit.standards.iter().map(|number| framework.code(*number)).collect();
            format!("the certificate of the unit, and work that shows {}", codes.join(", "))
        }
        Task::Show(..) => "what shows it, with its date and who saw it".into(),
        Task::Duties(..) => "what was done and when, in a few lines, and who saw it".into(),
        Task::Evidence(..) | Task::Professional(..) => {
            "for each, a piece of work, an observation or a witness’s words, with its date".into()
        }
        Task::Assessment => "what was decided, by whom and when".into(),
    }
}

/// How long it takes, if that is known.
pub(super) fn length(step: &Step<'_>) -> String {
    let whose = if step.hours_of_courses { ", by the course" } else { "" };
    step.hours.map_or_else(|| "not known".into(), |hours| format!("{}{whose}", count(hours as usize, "hour")))
}

/// When it is; `None` if that is not known.
pub(super) fn when(slot: Option<Slot>) -> Option<String> {
    Some(match slot? {
        Slot::Weeks { first, last, days } => {
            let weeks = if first == last { format!("week {first}") } else { format!("weeks {first} to {last}") };
            match days {
                Some((start, end)) => format!("{weeks}, {} to {}", date::words(start), date::words(end)),
                None => weeks,
            }
        }
        Slot::Target(day) => format!("target date {}", date::words(day)),
    })
}
