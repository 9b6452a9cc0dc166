//! What a role is expected to hold, as text.

use crate::framework::about::About;
use crate::framework::basic_skills::BasicSkill;
use crate::framework::role::{Expectation, Role};
use crate::framework::{Framework, Keyed, Place};
use crate::report::{Item, Line, Subject};

use super::{capital, cited, lower_first};

/// Which titles of qualifications are used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Titles {
    /// Short titles, for tables: "L2 Certificate STL".
    Short,
    /// Full titles, as in the publication.
    Full,
}

/// The expectation in one phrase: "working at the Level 2 Certificate …, or equivalent".
pub(crate) fn words(framework: &Framework, expectation: &Expectation, titles: Titles) -> String {
    let title = |id| {
        let qualification = framework.qualifications.known(id);
        if titles == Titles::Short { qualification.short.clone() } else { format!("the {}", qualification.title) }
    };
    let mut parts: Vec<String> = Vec::new();
    if !expectation.units.is_empty() {
        let unit = |id| {
            let unit = framework.units.known(id);
            format!("“{}” (level {})", unit.title, unit.level)
        };
        let units: Vec<String> = expectation.units.iter().map(unit).collect();
        let noun = if units.len() == 1 { "unit" } else { "units" };
        parts.push(format!("the {noun} {}", listed(&units, "and")));
    }
    let at_level = expectation.standards_level.map_or_else(String::new, |level| format!(" at level {level}"));
    if !expectation.standards.is_empty() {
        let codes: Vec<String> = expectation.standards.iter().map(|number| framework.code(*number)).collect();
        parts.push(format!("{} {}{at_level}", framework.suite_name(), listed(&codes, "and")));
    } else if expectation.standards_level.is_some() {
        parts.push(format!("{}{at_level}", framework.suite_name()));
    }
    if !expectation.qualifications.is_empty() {
        let all: Vec<String> = expectation.qualifications.iter().map(title).collect();
        let reflected = if expectation.standards_reflected { "the standards reflected in " } else { "" };
        parts.push(format!("{reflected}{}", listed(&all, "or")));
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
        words = format!("{words} (alternative: {})", listed(&all, "or"));
    }
    if expectation.or_equivalent {
        words += ", or equivalent";
    }
    words
}

/// "A, B or C".
fn listed(all: &[String], last_word: &str) -> String {
    match all {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {last_word} {last}", most.join(", ")),
    }
}

/// "Level 2 or above in English and maths".
pub(crate) fn skills(framework: &Framework, skills: &[BasicSkill]) -> String {
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

/// An expectation as a sentence, with its section.
pub(crate) fn sentence(framework: &Framework, expectation: &Expectation) -> Line {
    let words = capital(&words(framework, expectation, Titles::Full));
    Line::from(words).quiet(format!(" {}", cited(framework, &expectation.section)))
}

/// What an expectation of a role (by its number from 1) is about: itself, and the things it names.
pub(crate) fn about(framework: &Framework, role: &Keyed<Role>, number: usize) -> Vec<Subject> {
    let expectation = &role.expects[number - 1];
    let mut about = vec![Subject::from(role.place().key("expects").index(number - 1))];
    for id in expectation.qualifications.iter().chain(&expectation.alternatives) {
        let place = framework.qualifications.known(id).place();
        about.extend(["title", "short"].map(|field| Subject::from(place.key(field)).by_name()));
    }
    about.extend(expectation.units.iter().map(|id| Subject::from(framework.units.known(id).place()).by_name()));
    about.extend(expectation.standards.iter().map(|id| Subject::from(framework.standards.known(id).place()).by_name()));
    if expectation.professional_standards {
        let place = Place::of("professional_standards");
        about.extend(["title", "status"].map(|field| Subject::from(place.key(field)).by_name()));
    }
    about
}

/// The things that the expectations of a role name.
pub(crate) fn names(framework: &Framework, role: &Keyed<Role>) -> Vec<Subject> {
    (1..=role.expects.len()).flat_map(|number| about(framework, role, number).split_off(1)).collect()
}

/// All expectations of a role, as items with their sources.
pub(crate) fn items(framework: &Framework, role: &Keyed<Role>) -> Vec<Item> {
    let item = |(number, expectation): (usize, &Expectation)| {
        let remarks = expectation.note.iter().map(Line::from);
        Item { about: about(framework, role, number), ..Item::new(sentence(framework, expectation)).remarks(remarks) }
    };
    (1..).zip(&role.expects).map(item).collect()
}

/// The caveat at the top of reports on expectations.
pub(crate) fn caveat(about: &About) -> &str {
    &about.indicative
}
