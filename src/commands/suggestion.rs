//! A CPD suggestion as `level` and `next` show it: the exact words, the kind, what it names, where it stands.

use crate::framework::role::{Links, Role, Suggestion};
use crate::framework::{Framework, Keyed};
use crate::report::{Item, Line};

use super::expectation::skills;
use super::marks::{Marks, remark};
use super::overlaid;
use super::provenance::{changed, cited, misprint_line};

/// The suggestion of that place (from 0) in the role's list.
pub(super) fn item(
    framework: &Framework,
    marks: &Marks<'_>,
    role: &Keyed<Role>,
    place: usize,
    suggestion: &Suggestion,
) -> Item {
    let examples = suggestion.examples.iter().enumerate().map(|(n, example)| {
        let line = Line::from(&example.text).quiet(format!(" ({})", example.kind.words()));
        Item::labelled(letter(n), line)
    });
    let kind = Line::from(format!("Kind: {}. ", suggestion.kind.words())).quiet(format!(
        "{}: {}",
        id(role, place),
        framework.cite(&suggestion.section)
    ));
    let mut item =
        Item::labelled((place + 1).to_string(), &suggestion.text).remarks(suggestion.detail.iter().map(Line::from));
    item = item.remark(kind).remarks(links(framework, &suggestion.links));
    item = item.remarks(suggestion.note.iter().map(Line::from)).remarks(changed(framework, &suggestion.changes));
    item = item.remarks(suggestion.errata.iter().map(|erratum| misprint_line(framework, erratum)));
    item = item.remarks(remark(marks.suggestion(&id(role, place))));
    let place = role.place().key("cpd").key("suggestions").index(place);
    item.remarks(overlaid::at(framework, &place).into_iter().map(Line::from)).items(examples)
}

/// The id of a suggestion: `ta3.cpd.1`.
pub(super) fn id(role: &Keyed<Role>, place: usize) -> String {
    role.suggestion_id(place)
}

/// The letter of an example: `a`.
pub(super) fn letter(place: usize) -> String {
    ('a'..='z').nth(place).map_or_else(|| (place + 1).to_string(), String::from)
}

/// What a suggestion names or leads to, a line a kind.
fn links(framework: &Framework, links: &Links) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |name: &str, ids: Vec<String>| {
        if !ids.is_empty() {
            lines.push(Line::from(format!("{name}: ")).ids(ids));
        }
    };
    add("Leads to", links.destinations.iter().map(ToString::to_string).collect());
    add("Qualifications", links.qualifications.iter().map(ToString::to_string).collect());
    add("Units", links.units.iter().map(ToString::to_string).collect());
    add("Standards", links.standards.iter().map(|number| framework.code(*number)).collect());
    add("Essential training modules", links.modules.iter().map(ToString::to_string).collect());
    add("Courses", links.courses.iter().map(|id| framework.skill_courses.known(id).title.clone()).collect());
    add("Where to turn", links.resources.iter().map(|id| framework.resources.known(id).title.clone()).collect());
    add("Duties of this role", links.duties.clone());
    if !links.basic_skills.is_empty() {
        add("Basic skills", vec![skills(framework, &links.basic_skills)]);
    }
    lines
}

/// The same as a list of ids, for tables.
pub(super) fn linked(framework: &Framework, links: &Links) -> Vec<String> {
    let mut ids: Vec<String> = links.destinations.iter().map(ToString::to_string).collect();
    ids.extend(links.qualifications.iter().map(ToString::to_string));
    ids.extend(links.units.iter().map(ToString::to_string));
    ids.extend(links.standards.iter().map(|number| framework.code(*number)));
    ids.extend(links.modules.iter().map(ToString::to_string));
    ids.extend(links.courses.iter().map(ToString::to_string));
    ids.extend(links.resources.iter().map(ToString::to_string));
    ids.extend(links.basic_skills.iter().map(|skill| format!("{} {}", skill.subject.words(), skill.level)));
    ids
}

/// The section of a list of suggestions, for its heading.
pub(super) fn heading(framework: &Framework, role: &Role) -> String {
    let section = role.cpd.suggestions.first().map(|suggestion| &suggestion.section);
    let cited = section.map_or_else(String::new, |section| format!(" {}", cited(framework, section)));
    format!("Suggestions for continuing professional development{cited}")
}
