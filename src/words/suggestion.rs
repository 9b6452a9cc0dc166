//! A CPD suggestion as `level` and `next` show it: the exact words, the kind, what it names, and its section.

use jiff::civil::Date;

use crate::framework::role::{Links, Role};
use crate::framework::{Entity, Framework, Keyed, squash};
use crate::record::{Record, Status};
use crate::report::{Item, Line, Subject};

use super::cited;
use super::expectation::skills;

/// The suggestion at that position (from 0) in the role's list.
pub(crate) fn item(framework: &Framework, role: &Keyed<Role>, place: usize) -> Item {
    let suggestion = &role.cpd.suggestions[place];
    let examples = suggestion.examples.iter().enumerate().map(|(n, example)| {
        let line = Line::new().quoted(&example.text).quiet(format!(" ({})", example.kind.words()));
        Item::labelled(letter(n), line)
    });
    let kind = Line::from(format!("Kind: {}. ", suggestion.kind.words())).quiet(format!(
        "{}: {}",
        role.suggestion_id(place),
        framework.cite(&suggestion.section)
    ));
    let names = names(framework, &suggestion.links);
    let about = std::iter::once(about(role, place).whole()).chain(names).collect();
    let item = Item::labelled((place + 1).to_string(), Line::new().quoted(&suggestion.text))
        .remarks(suggestion.detail.iter().map(|detail| Line::new().quoted(detail)));
    let under = suggestion.under.as_ref().map(|under| format!("Under: “{under}”").into());
    let item = item.remarks(under).remark(kind).remarks(links(framework, &suggestion.links));
    let item = item.remarks(suggestion.note.iter().map(Line::from)).items(examples);
    Item { about, ..item }
}

/// The subject of a suggestion, for notes.
pub(crate) fn about(role: &Keyed<Role>, place: usize) -> Subject {
    role.place().key("cpd").key("suggestions").index(place).into()
}

/// The subjects of the courses and resources that a suggestion links to by name.
fn names(framework: &Framework, links: &Links) -> Vec<Subject> {
    let courses = links.courses.iter().map(|id| framework.skill_courses.known(id).place());
    let resources = links.resources.iter().map(|id| framework.resources.known(id).place());
    courses.chain(resources).map(|place| Subject::from(place.key("title")).by_name()).collect()
}

/// The subject of one of its examples, for notes.
pub(crate) fn example(role: &Keyed<Role>, place: usize, number: usize) -> Subject {
    role.place().key("cpd").key("suggestions").index(place).key("examples").index(number).into()
}

/// What a record has that follows a suggestion.
pub(crate) struct Answer<'a> {
    /// What it is called in the record.
    pub(crate) title: &'a str,
    /// Whether it is done or in progress.
    pub(crate) status: Status,
    /// When.
    pub(crate) on: Option<Date>,
}

/// What in a record follows a suggestion: an activity that says so, or an activity or another qualification of the same
/// name; one that is done is preferred to one in progress.
pub(crate) fn answer<'a>(
    framework: &Framework,
    record: &'a Record,
    role: &Keyed<Role>,
    place: usize,
) -> Option<Answer<'a>> {
    let (suggestion, id) = (&role.cpd.suggestions[place], role.suggestion_id(place));
    let courses = suggestion.links.courses.iter().flat_map(|id| framework.skill_courses.known(id).names());
    let names: Vec<Vec<String>> = std::iter::once(suggestion.text.as_str()).chain(courses).map(name).collect();
    let is_named = |title: &str| {
        let typed = name(title);
        names.iter().any(|name| *name == typed || name.iter().any(|word| is_code(word) && typed.contains(word)))
    };
    let activities = record.cpd.iter().filter(|one| one.suggestions.contains(&id) || is_named(&one.title));
    let activities = activities.map(|one| Answer { title: &one.title, status: one.status, on: one.on });
    let others = record.other_qualifications.iter().filter(|one| is_named(&one.title));
    let others = others.map(|one| Answer { title: &one.title, status: one.status, on: one.on });
    activities.chain(others).min_by_key(|answer| answer.status != Status::Held)
}

/// Words for kinds and levels of courses, which a name may have or leave out.
const KINDS: [&str; 8] = ["certificate", "course", "training", "level", "qualification", "in", "a", "the"];

/// The words of a name by which it is known: “First aid at work” for “First aid at work certificate”.
fn name(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(squash);
    let is_kind = |word: &String| KINDS.contains(&word.as_str()) || word.parse::<u8>().is_ok();
    words.filter(|word| !word.is_empty() && !is_kind(word)).collect()
}

/// Whether a word is the code of a course: “E111”.
fn is_code(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.len() > 3
}

/// The letter of an example: `a`.
pub(crate) fn letter(place: usize) -> String {
    ('a'..='z').nth(place).map_or_else(|| (place + 1).to_string(), String::from)
}

/// What a suggestion names or leads to, one line for each kind.
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
    add("Training modules", links.modules.iter().map(ToString::to_string).collect());
    add("Courses", links.courses.iter().map(|id| framework.skill_courses.known(id).title.clone()).collect());
    add("Where to turn", links.resources.iter().map(|id| framework.resources.known(id).title.clone()).collect());
    add("Duties of this role", links.duties.clone());
    if !links.basic_skills.is_empty() {
        add("Basic skills", vec![skills(framework, &links.basic_skills)]);
    }
    lines
}

/// What it names or leads to as a list of ids, for tables.
pub(crate) fn linked(framework: &Framework, links: &Links) -> Vec<String> {
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
pub(crate) fn heading(framework: &Framework, role: &Role) -> String {
    let section = role.cpd.suggestions.first().map(|suggestion| &suggestion.section);
    let cited = section.map_or_else(String::new, |section| format!(" {}", cited(framework, section)));
    format!("Suggestions for continuing professional development{cited}")
}
