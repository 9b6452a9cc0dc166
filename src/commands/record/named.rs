//! Names that people type and that a look-up in one table can't resolve.

use std::collections::HashSet;

use anyhow::{Result, bail};

use crate::framework::about::Section;
use crate::framework::basic_skills::{SkillLevel, Subject};
use crate::framework::equivalents::{By, NotRead, SkillRead};
use crate::framework::qualification::Unit;
use crate::framework::{Framework, Id, Keyed, StandardNumber, squash};
use crate::record::{Refused, besides, is_suggestion, status_named};
use crate::words::by_words::find_or_only;
use crate::words::typed;

/// A unit. A title that units at two levels share is not the name of either.
pub(super) fn unit<'a>(framework: &'a Framework, typed: &str) -> Result<&'a Keyed<Unit>> {
    let by_words = || find_or_only(&framework.units, typed, "units", |unit| unit.level);
    // Several units in one go would need a date, a provider and so on for each.
    let first = match framework.units.find(typed) {
        Ok(found) => found,
        Err(_) if are_several(framework, typed) => {
            let message = format!("“{typed}” names several units");
            return Err(Refused::new(message, ["add one after the other".to_owned()]).into());
        }
        Err(_) => by_words()?,
    };
    let wanted = squash(typed);
    let same: Vec<&Keyed<Unit>> = framework.units.iter().filter(|unit| squash(&unit.title) == wanted).collect();
    if squash(first.id.as_str()) != wanted && same.len() > 1 {
        let lines = same.iter().map(|unit| format!("{} is the one at level {}", unit.id, unit.level));
        return Err(Refused::new(format!("{} units have the title “{typed}”", same.len()), lines).into());
    }
    Ok(first)
}

/// Whether a text is the names of several units.
fn are_several(framework: &Framework, typed: &str) -> bool {
    let mut names = typed.split([' ', ',', ';']).filter(|name| !name.is_empty());
    names.clone().count() > 1 && names.all(|name| framework.units.find(name).is_ok())
}

/// A subject and a level, and the qualification that shows it, if one was named.
pub(super) struct Skilled {
    pub(super) subject: Subject,
    pub(super) level: Id<SkillLevel>,
    pub(super) qualification: Option<String>,
}

/// A subject and a level in either order (`maths level-2`, `level 2 numeracy`, `English entry 3`) or a qualification of
/// the chart (`GCSE maths C`), with how it was read if that needs saying.
pub(super) fn skill(framework: &Framework, typed: &str) -> Result<(Skilled, Option<String>)> {
    match framework.skill_read(typed) {
        Some(Ok(read)) => {
            let (read, note) = of_the_chart(framework, typed, &read);
            return Ok((read, Some(note)));
        }
        Some(Err(why)) => return Err(unread(typed, why).into()),
        None => {}
    }
    let keep = format!("“tacareer record add qualification \"{typed}\"” keeps it as it is");
    if let Some(grades) = grades_of(framework, typed) {
        let message = format!("the grade of “{typed}” is not in the chart of levels: {}", grades.join(", "));
        return Err(Refused::new(message, [keep]).into());
    }
    let is_plain = apart(typed).is_some_and(|(_, level)| typed::level_named(framework, &level).is_ok());
    if let Some(read) = framework.skill_by_level(typed).filter(|_| !is_plain) {
        let (read, note) = of_a_level(framework, typed, read);
        return Ok((read, Some(note)));
    }
    let Some((subject, level)) = apart(typed) else {
        let hint = "name the subject and the level, as in: maths level-2";
        return Err(Refused::new(format!("“{typed}” does not name English, maths or ICT"), [hint.into()]).into());
    };
    if level.is_empty() {
        let hint = format!("name it after the subject, as in: {} level-2", subject.words());
        return Err(Refused::new(format!("“{typed}” has no level"), [hint]).into());
    }
    match typed::level_named(framework, &level) {
        Ok(level) => Ok((Skilled { subject, level: level.id.clone(), qualification: None }, None)),
        // One word after the subject can only be a level.
        Err(unknown) if !level.contains(' ') => Err(unknown),
        Err(unknown) => Err(Refused::new(unknown.to_string(), [keep]).into()),
    }
}

/// The subject that a text begins or ends with, and the rest of it: `maths level-2`, `level 2 numeracy`.
fn apart(typed: &str) -> Option<(Subject, String)> {
    let subject = |word: &str| match squash(word).as_str() {
        "english" | "literacy" => Some(Subject::English),
        "maths" | "math" | "mathematics" | "numeracy" => Some(Subject::Maths),
        "ict" | "it" | "computing" => Some(Subject::Ict),
        _ => None,
    };
    let words: Vec<&str> = typed.split_whitespace().collect();
    let (first, last) = (words.first()?, words.last()?);
    if let Some(subject) = subject(first) {
        return Some((subject, words[1..].join(" ")));
    }
    let rest = &words[..words.len() - 1];
    // “Level 2 in maths”.
    let rest = rest.strip_suffix(&["in"]).unwrap_or(rest);
    subject(last).map(|subject| (subject, rest.join(" ")))
}

/// The grades of a qualification of the chart that is named with a grade that the chart does not have.
fn grades_of(framework: &Framework, typed: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let (_, name) = words.split_last()?;
    match framework.skill_read(&name.join(" "))? {
        Err(NotRead::NoGrade(grades)) => Some(grades),
        _ => None,
    }
}

/// A qualification that counts as a level of English, maths or ICT, and how it was read.
pub(super) fn of_the_chart(framework: &Framework, typed: &str, read: &SkillRead<'_>) -> (Skilled, String) {
    let level = format!("{} {}", read.level.title, read.subject.words());
    let by = match read.by {
        By::Chart(cell) => {
            let section = framework.basic_skills.as_ref().map(|chart| framework.cite(&chart.section));
            format!("it is “{}” in the chart of {}", cell.value, section.unwrap_or_default())
        }
        By::Later(later) => {
            format!(
                "“{}” stands for it today ({}); the chart of {} does not have it",
                later.value,
                later.source,
                framework.called()
            )
        }
        By::Course(course) => format!("its name says so ({})", framework.cite(&course.section)),
    };
    let typed = typed.trim();
    let skilled =
        Skilled { subject: read.subject, level: read.level.id.clone(), qualification: Some(typed.to_owned()) };
    (skilled, format!("“{typed}” is read as {level}: {by}."))
}

/// The error for a qualification in English, maths or ICT that does not say enough.
pub(super) fn unread(typed: &str, why: NotRead) -> Refused {
    match why {
        NotRead::SeveralSubjects => {
            Refused::new(format!("“{typed}” names several subjects"), ["add one after the other".into()])
        }
        NotRead::NoGrade(grades) => {
            Refused::new(format!("“{typed}” has no known grade or level"), [format!("name it: {}", grades.join(", "))])
        }
    }
}

/// A level of English, maths or ICT by its own name, and how it was read.
pub(super) fn of_a_level(
    framework: &Framework,
    typed: &str,
    (subject, level, section): (Subject, &SkillLevel, &Id<Section>),
) -> (Skilled, String) {
    let note = format!(
        "“{}” is read as {} {}: that is a level of {}.",
        typed.trim(),
        level.title,
        subject.words(),
        framework.cite(section)
    );
    (Skilled { subject, level: level.id.clone(), qualification: besides(typed, subject, level) }, note)
}

/// The professional status of the framework: `HLTA`, `HLTA status`, or in the words of the title of its standards.
pub(super) fn status(framework: &Framework, typed: &str) -> Result<String, Refused> {
    status_named(framework, typed).map(str::to_owned).ok_or_else(|| {
        let known = framework.professional_standards.as_ref();
        let known = known.map(|set| format!("the framework has one: {}", set.status));
        Refused::new(format!("there is no professional status “{typed}”"), known)
    })
}

/// National Occupational Standards, each once: `19`, `19,22`, `3-5`.
pub(super) fn standards(framework: &Framework, typed: &[String]) -> Result<Vec<StandardNumber>> {
    let mut numbers = Vec::new();
    for typed in typed {
        let named = framework.standards_named(typed).map_err(|unknown| unknown.listed_by("nos"))?;
        numbers.extend(named.iter().map(|standard| standard.id));
    }
    Ok(each_once(numbers))
}

/// Professional standards, each once: `11`, `HLTA 11`, `1-3`.
pub(super) fn professional(framework: &Framework, typed: &[String]) -> Result<Vec<StandardNumber>> {
    let mut numbers = Vec::new();
    for typed in typed {
        numbers.extend(framework.professional_standards_named(typed).map_err(|unknown| unknown.listed_by("hlta"))?);
    }
    Ok(each_once(numbers))
}

fn each_once(mut numbers: Vec<StandardNumber>) -> Vec<StandardNumber> {
    let mut seen = HashSet::new();
    numbers.retain(|number| seen.insert(*number));
    numbers
}

/// A level that has National Occupational Standards.
pub(super) fn standards_level(framework: &Framework, level: u8) -> Result<u8> {
    if framework.standard_groups.iter().any(|group| group.level == level) {
        return Ok(level);
    }
    let mut known: Vec<u8> = framework.standard_groups.iter().map(|group| group.level).collect();
    known.sort_unstable();
    known.dedup();
    let known: Vec<String> = known.iter().map(ToString::to_string).collect();
    bail!("there are no {} at level {level}: the levels are {}", framework.suite_name(), known.join(" and "))
}

/// CPD suggestions by their ids.
pub(super) fn suggestions(framework: &Framework, typed: &[String]) -> Result<Vec<String>> {
    let mut ids: Vec<String> = Vec::new();
    for typed in typed {
        let id = typed.trim().to_lowercase();
        if !is_suggestion(framework, &id) {
            let role = id.split('.').next().filter(|role| framework.roles.find(role).is_ok()).unwrap_or("ta2");
            let hint = format!("“tacareer next {role}” shows them with their ids, such as {role}.cpd.1");
            return Err(Refused::new(format!("there is no CPD suggestion “{typed}”"), [hint]).into());
        }
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}
