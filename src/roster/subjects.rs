//! Columns about English, maths or ICT whose cells have a level or a grade: `C` below “GCSE English”. What a grade stands
//! for is in the chart of levels.

use jiff::civil::Date;

use super::cells::in_full;
use super::columns::Words;
use super::mark;
use super::things::Thing;
use crate::framework::Id;
use crate::framework::basic_skills::{SkillLevel, Subject};
use crate::record::{Skill, Status, date};

/// What else the heading of such a column may say.
const FILLERS: [&str; 21] = [
    "gcse",
    "gcses",
    "level",
    "levels",
    "grade",
    "grades",
    "qualification",
    "qualifications",
    "result",
    "results",
    "highest",
    "language",
    "functional",
    "skills",
    "fs",
    "held",
    "achieved",
    "or",
    "equivalent",
    "equiv",
    "and",
];

/// The subject of a column, if its heading names one and no level.
pub(super) fn of(heading: &str) -> Option<Subject> {
    let lower = heading.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut subject = None;
    for word in words {
        let named = match word {
            "english" | "literacy" => Subject::English,
            "maths" | "math" | "mathematics" | "numeracy" => Subject::Maths,
            "ict" => Subject::Ict,
            _ if FILLERS.contains(&word) => continue,
            _ => return None,
        };
        if subject.is_some_and(|known| known != named) {
            return None;
        }
        subject = Some(named);
    }
    subject
}

/// The level that a cell names below the heading of its subject.
pub(super) fn graded(words: Words<'_>, subject: Subject, heading: &str, cell: &str) -> Option<Skill> {
    read(words, subject, cell, |cell| {
        let lower = heading.to_lowercase();
        let says = |word: &str| lower.contains(word);
        // A lone 1, 2 or 3 may be a level or a grade, unless the heading says which.
        let is_level = matches!(cell, "1" | "2" | "3") && says("level") && !says("gcse");
        let is_grade = !is_level
            && !says("level")
            && !says("functional")
            && (mark::is_letter_grade(cell) || matches!(cell, "4" | "5" | "6" | "7" | "8" | "9"));
        let level = is_level.then(|| format!("{} level {cell}", subject.words()));
        let grade = is_grade.then(|| format!("GCSE {} {cell}", subject.words()));
        [Some(format!("{heading} {cell}")), level, grade].into_iter().flatten().collect()
    })
}

/// The level that a cell names by itself: `Level 1`, `GCSE C`. A lone letter or number may mean something else.
pub(super) fn levelled(words: Words<'_>, subject: Subject, cell: &str) -> Option<Skill> {
    read(words, subject, cell, |_| Vec::new())
}

fn read(words: Words<'_>, subject: Subject, cell: &str, others: impl Fn(&str) -> Vec<String>) -> Option<Skill> {
    let (status, cell) = begun(cell);
    let (cell, on) = dated(cell);
    let of = |cell: &str| {
        let cell = spelt_out(cell);
        let said = std::iter::once(format!("{} {cell}", subject.words())).chain(others(&cell));
        said.into_iter().find_map(|said| level(words, subject, &said)).filter(|_| !cell.is_empty())
    };
    // The old and the new grade, as in `C/4`, must stand for one level.
    let of_both = || {
        let both: Option<Vec<(Id<SkillLevel>, Option<String>)>> = cell.split('/').map(of).collect();
        both.filter(|both| both.windows(2).all(|two| two[0].0 == two[1].0))?.into_iter().next()
    };
    let (level, qualification) = of(cell).or_else(of_both)?;
    Some(Skill { subject, level, qualification, status, on, provider: None, note: None, files: Vec::new() })
}

/// A level or a grade without abbreviations: `Level 2` for `L2`, `Functional Skills` for `FS`, `C` for `grade C`.
fn spelt_out(cell: &str) -> String {
    let mut words: Vec<String> = in_full(cell).split_whitespace().map(str::to_owned).collect();
    if words.len() > 1 && words[0].eq_ignore_ascii_case("grade") {
        words.remove(0);
    }
    if words.len() > 1 && words[0].eq_ignore_ascii_case("fs") {
        "Functional Skills".clone_into(&mut words[0]);
    }
    words.join(" ")
}

/// The level in a text with its subject, and the qualification if it is one of the chart.
fn level(words: Words<'_>, subject: Subject, said: &str) -> Option<(Id<SkillLevel>, Option<String>)> {
    if let [Thing::Skill(of, level)] = words.names.find(said)
        && *of == subject
    {
        return Some((level.clone(), None));
    }
    let read = words.framework.skill_read(said)?.ok().filter(|read| read.subject == subject)?;
    Some((read.level.id.clone(), Some(said.to_owned())))
}

/// Whether it is only begun, and the rest of the text: `working towards Level 2`.
fn begun(cell: &str) -> (Status, &str) {
    let cell = cell.trim();
    for (end, _) in cell.match_indices([' ', ':', ',']) {
        if mark::is_begun(&cell[..end]) {
            return (Status::InProgress, cell[end + 1..].trim());
        }
    }
    for (start, _) in cell.match_indices([' ', '(', ',']) {
        if mark::is_begun(&cell[start..]) {
            return (Status::InProgress, cell[..start].trim_end_matches([' ', ',']));
        }
    }
    (Status::Held, cell)
}

/// A year at the end, and the text before it: `C (2009)`.
fn dated(cell: &str) -> (&str, Option<Date>) {
    let inner = cell.trim_end_matches([')', ']']);
    let Some((before, year)) = inner.rsplit_once([' ', '(', '[', ',']) else { return (cell, None) };
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    match date::first_day(year).ok().filter(|_| is_year) {
        Some(moment) => (before.trim_end_matches([' ', ',', '(', '[']), Some(moment.date)),
        None => (cell, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_one_subject_and_no_level() {
        for (heading, subject) in [
            ("English", Some(Subject::English)),
            ("GCSE Maths", Some(Subject::Maths)),
            ("Maths GCSE (grade)", Some(Subject::Maths)),
            ("English level", Some(Subject::English)),
            ("English and maths", None),
            ("English Literature", None),
            ("Maths level 2", None),
            ("Grade", None),
        ] {
            assert_eq!(of(heading), subject, "{heading}");
        }
    }

    #[test]
    fn years_and_words_of_progress_are_told_from_the_grade() {
        assert_eq!(spelt_out("FS L2"), "Functional Skills Level 2");
        assert_eq!(spelt_out("grade C"), "C");
        assert_eq!(dated("C (2009)").0, "C");
        assert_eq!(dated("Level 2, 2014").0, "Level 2");
        assert_eq!(dated("GCSE C").0, "GCSE C");
        assert_eq!(begun("working towards Level 2"), (Status::InProgress, "Level 2"));
        assert_eq!(begun("Level 2 (in progress)"), (Status::InProgress, "Level 2"));
        assert_eq!(begun("Level 2"), (Status::Held, "Level 2"));
    }
}
