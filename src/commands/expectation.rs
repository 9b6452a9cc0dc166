//! What a role is expected to hold, in words.

use crate::framework::about::About;
use crate::framework::basic_skills::BasicSkill;
use crate::framework::role::{Expectation, Role};
use crate::framework::{Framework, Keyed};
use crate::report::{Item, Line};

use super::marks::{Marks, remark};
use super::provenance::cited;

/// How the titles of qualifications are given.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Titles {
    /// "L2 Certificate STL", for tables.
    Short,
    /// As in the publication.
    Full,
}

/// The expectation in one phrase: "working at the Level 2 Certificate …, or equivalent".
pub(super) fn words(framework: &Framework, expectation: &Expectation, titles: Titles) -> String {
    let title = |id| {
        let qualification = framework.qualifications.known(id);
        if titles == Titles::Short { qualification.short.clone() } else { format!("the {}", qualification.title) }
    };
    let mut parts: Vec<String> = Vec::new();
    if let Some(level) = expectation.standards_level {
        parts.push(format!("National Occupational Standards at level {level}"));
    }
    if !expectation.qualifications.is_empty() {
        let all: Vec<String> = expectation.qualifications.iter().map(title).collect();
        let reflected = if expectation.standards_reflected { "the standards reflected in " } else { "" };
        parts.push(format!("{reflected}{}", any_of(&all)));
    }
    if let Some(standards) = framework.professional_standards.as_ref().filter(|_| expectation.professional_standards) {
        parts.push(match titles {
            Titles::Short => format!("{} standards", standards.status),
            Titles::Full => format!("the {}", lower_first(&standards.title)),
        });
    }
    if !expectation.basic_skills.is_empty() {
        parts.push(skills(framework, &expectation.basic_skills));
    }
    let mut words = format!("{} {}", expectation.sense.words(), parts.join(" and/or "));
    if !expectation.alternatives.is_empty() {
        let all: Vec<String> = expectation.alternatives.iter().map(title).collect();
        words = format!("{words} (alternative: {})", any_of(&all));
    }
    if expectation.or_equivalent {
        words += ", or equivalent";
    }
    words
}

/// "A, B or C".
fn any_of(all: &[String]) -> String {
    match all {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// "Level 2 or above in English and maths".
pub(super) fn skills(framework: &Framework, skills: &[BasicSkill]) -> String {
    let level = |skill: &BasicSkill| {
        let levels = framework.basic_skills.iter().flat_map(|skills| &skills.levels);
        let title = levels.clone().find(|level| level.id == skill.level).map_or("", |level| level.title.as_str());
        format!("{title}{}", if skill.or_above { " or above" } else { "" })
    };
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for skill in skills {
        let subject = skill.subject.words();
        match groups.iter_mut().find(|(known, _)| *known == level(skill)) {
            Some((_, subjects)) => subjects.push(subject),
            None => groups.push((level(skill), vec![subject])),
        }
    }
    let phrases = groups.iter().map(|(level, subjects)| format!("{level} in {}", subjects.join(" and ")));
    phrases.collect::<Vec<_>>().join(", ")
}

/// All that a role is expected to hold, as items with their sources.
pub(super) fn items<'a>(framework: &Framework, marks: &Marks<'a>, role: &'a Keyed<Role>) -> Vec<Item> {
    let item = |(expectation, mark): (&Expectation, _)| {
        let words = upper_first(&words(framework, expectation, Titles::Full));
        let line = Line::new().and(words).quiet(format!(" {}", cited(framework, &expectation.section)));
        Item::new(line).remarks(expectation.note.iter().map(Line::from)).remarks(remark(mark))
    };
    role.expects.iter().zip(marks.expectations(role)).map(item).collect()
}

/// The caveat that reports on expectations open with.
pub(super) fn caveat(about: &About) -> &str {
    &about.indicative
}

/// A role as it is named in running text: "TA3, Teaching Assistant Level 3".
pub(super) fn named(role: &Keyed<Role>) -> String {
    format!("{}, {}", role.short, role.title)
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
