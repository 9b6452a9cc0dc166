//! Which level a qualification in English, maths or ICT counts as, according to the chart of levels (section 3.1.1):
//! "GCSE maths grade C" is Level 2 maths.

use super::about::Section;
use super::basic_skills::{BasicSkills, Equivalent, LaterEquivalent, Measure, SkillCourse, SkillLevel, Subject};
use super::id::Id;
use super::table::Keyed;
use super::{Framework, squash};

/// A qualification in English, maths or ICT, and the level that it counts as.
#[derive(Debug, Clone, Copy)]
pub struct SkillRead<'a> {
    /// The subject.
    pub subject: Subject,
    /// The level.
    pub level: &'a SkillLevel,
    /// The evidence for it.
    pub by: By<'a>,
}

/// The evidence that a qualification counts as a level.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// A cell of the chart.
    Chart(&'a Equivalent),
    /// An equivalent introduced after the publication, with its source.
    Later(&'a LaterEquivalent),
    /// A course offered at this level, which is part of its name.
    Course(&'a Keyed<SkillCourse>),
}

/// Why text that names a subject and a qualification of the chart does not give a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotRead {
    /// It names more than one subject.
    SeveralSubjects,
    /// It has no grade or level; it needs one of these.
    NoGrade(Vec<String>),
}

/// The grades of the chart, highest first.
const GRADES: [&str; 9] = ["a*", "a", "b", "c", "d", "e", "f", "g", "u"];

/// Words that say nothing about the level.
const FILLERS: [&str; 14] = [
    "grade",
    "at",
    "in",
    "a",
    "an",
    "the",
    "of",
    "with",
    "and",
    "language",
    "qualification",
    "pass",
    "passed",
    "grades",
];

/// Words for kinds of qualifications, which say nothing about the level either.
const KINDS: [&str; 4] = ["adult", "award", "certificate", "skills"];

impl Framework {
    /// The subject and level that a qualification counts as; `None` if the text is not about such a qualification.
    ///
    /// # Errors
    ///
    /// When it is about one, but does not say enough.
    pub fn skill_read(&self, typed: &str) -> Option<Result<SkillRead<'_>, NotRead>> {
        let chart = self.basic_skills.as_ref()?;
        let mut words = words(typed);
        let mut subjects: Vec<Subject> = Vec::new();
        words.retain(|word| match subject(word) {
            Some(subject) => {
                subjects.push(subject);
                false
            }
            // In “GCSE maths A”, “A” is a grade; in “a GCSE in maths” it is not.
            None => {
                !FILLERS.contains(&word.as_str())
                    || (word == "a" && !typed.trim_start().to_lowercase().starts_with("a "))
            }
        });
        subjects.dedup();
        let [subject] = subjects[..] else {
            let is_named = subjects.len() > 1 && chart.level_of(&words).is_some();
            return is_named.then_some(Err(NotRead::SeveralSubjects));
        };
        let course = || {
            self.skill_courses
                .iter()
                .find_map(|course| Some((course.level_of(&words, subject, chart)?, By::Course(course))))
        };
        // The chart may be of some of the subjects only: what it puts beside a level says nothing of the others.
        let is_charted = chart.is_of_subject(subject);
        let charted = if is_charted { chart.level_of(&words) } else { None };
        if let Some((level, by)) = charted.or_else(course) {
            return Some(Ok(SkillRead { subject, level, by }));
        }
        let grades = if is_charted { chart.grades_of(&words) } else { Vec::new() };
        (!grades.is_empty()).then_some(Err(NotRead::NoGrade(grades)))
    }

    /// The subject and level that a qualification has by its own name, with the section that has levels of that subject:
    /// “Level 2 maths”, “Adult numeracy, level 1”. `None` if the name says anything else.
    pub fn skill_by_level(&self, typed: &str) -> Option<(Subject, &SkillLevel, &Id<Section>)> {
        let chart = self.basic_skills.as_ref()?;
        let (subjects, words): (Vec<String>, Vec<String>) =
            words(typed).into_iter().partition(|word| subject(word).is_some());
        let subject = subject(subjects.first().filter(|_| subjects.len() == 1)?)?;
        let words = words.iter().filter(|word| !FILLERS.contains(&word.as_str()) && !KINDS.contains(&word.as_str()));
        let said: String = words.map(String::as_str).collect();
        let level = chart.levels.iter().find(|level| squash(&level.title) == said)?;
        let mut courses = self.skill_courses.iter();
        let is_of = |course: &&Keyed<SkillCourse>| {
            course.subjects.contains(&subject) && (course.levels.is_empty() || course.levels.contains(&level.id))
        };
        Some((subject, level, courses.find(is_of).map_or(&chart.section, |course| &course.section)))
    }
}

impl BasicSkills {
    /// The level of a qualification, without its subject.
    fn level_of<'a>(&'a self, words: &[String]) -> Option<(&'a SkillLevel, By<'a>)> {
        let in_chart = self.levels.iter().find_map(|level| {
            let cell = level.equivalents.iter().find(|cell| self.is_of(cell, words))?;
            Some((level, By::Chart(cell)))
        });
        in_chart.or_else(|| {
            let later = self.later.iter().find(|later| is_in(&later.value, words))?;
            Some((self.levels.iter().find(|level| level.id == later.level)?, By::Later(later)))
        })
    }

    /// Whether the words name this cell. A level of a qualifications framework needs its letters: “SCQF level 5”.
    fn is_of(&self, cell: &Equivalent, words: &[String]) -> bool {
        let measure = self.measures.iter().find(|measure| measure.id == cell.measure);
        let is_level = cell
            .value
            .split_whitespace()
            .next()
            .is_some_and(|word| matches!(word, "Level" | "Entry" | "Below" | "Pre"));
        if !is_level {
            return is_in(&cell.value, words);
        }
        let Some((letters, rest)) = words.split_first() else { return false };
        let level = squash(&cell.value);
        measure.is_some_and(|measure| measure.letters().any(|known| known == *letters))
            && (squash(&rest.concat()) == level || format!("level{}", rest.concat()) == level)
    }

    /// The cells for a name without a grade: "GCSE A*-C" and "GCSE D-G" for "GCSE".
    fn grades_of(&self, words: &[String]) -> Vec<String> {
        let [name] = words else { return Vec::new() };
        let cells = self.levels.iter().flat_map(|level| level.equivalents.iter().map(move |cell| (level, &cell.value)));
        let later = self
            .later
            .iter()
            .filter_map(|later| Some((self.levels.iter().find(|level| level.id == later.level)?, &later.value)));
        cells
            .chain(later)
            .filter(|(_, value)| value.contains('-') && words_of(value).first() == Some(name))
            .map(|(level, value)| format!("{value} is {}", level.title))
            .collect()
    }
}

impl Measure {
    /// The abbreviations of a qualifications framework: "SCQF".
    fn letters(&self) -> impl Iterator<Item = String> {
        let is_known = |word: &&str| word.len() > 2 && word.chars().all(|c| c.is_ascii_uppercase());
        self.title.split(|c: char| !c.is_alphanumeric()).filter(is_known).map(str::to_lowercase)
    }
}

impl SkillCourse {
    /// The level of this course that the words name, leaving out the subject.
    fn level_of<'a>(&self, words: &[String], of: Subject, chart: &'a BasicSkills) -> Option<&'a SkillLevel> {
        let all = words.concat();
        let names = std::iter::once(&self.title).chain(&self.aliases);
        let mut names = names.map(|name| {
            let words = self::words(name).into_iter();
            words.filter(|word| subject(word).is_none() && !FILLERS.contains(&word.as_str())).collect::<String>()
        });
        let level = names.find_map(|name| {
            all.strip_prefix(&name).filter(|level| !name.is_empty() && !level.is_empty()).map(str::to_owned)
        })?;
        let is_meant = |one: &&SkillLevel| {
            let id = squash(one.id.as_str());
            [id.clone(), squash(&one.title)].contains(&level) || id == format!("level{level}")
        };
        let level = chart.levels.iter().find(is_meant)?;
        let is_offered = self.subjects.contains(&of) && (self.levels.is_empty() || self.levels.contains(&level.id));
        is_offered.then_some(level)
    }
}

fn subject(word: &str) -> Option<Subject> {
    match word {
        "english" | "literacy" => Some(Subject::English),
        "maths" | "math" | "mathematics" | "numeracy" => Some(Subject::Maths),
        "ict" | "computing" => Some(Subject::Ict),
        _ => None,
    }
}

/// The words of a text in lower case; a star stays with its grade.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric() && c != '*').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a cell, with a range of grades as one word: "gcse", "a*-c".
fn words_of(cell: &str) -> Vec<String> {
    cell.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

/// Whether the words name a cell: the same words, or a grade in its range.
fn is_in(cell: &str, words: &[String]) -> bool {
    let (Some((range, name)), Some((grade, named))) =
        (words_of(cell).split_last().map(|(last, rest)| (last.clone(), rest.concat())), words.split_last())
    else {
        return false;
    };
    match range.split_once('-') {
        Some((best, least)) => {
            // “A*-C” is the whole range, or a narrower one: its two ends are in it.
            let ends =
                named.split_last().filter(|(other, rest)| name == rest.concat() && is_between(other, best, least));
            is_between(grade, best, least) && (name == named.concat() || ends.is_some())
        }
        None => squash(cell) == words.concat(),
    }
}

fn is_between(grade: &str, best: &str, least: &str) -> bool {
    let place = |grade: &str| GRADES.iter().position(|known| *known == grade);
    if let (Some(grade), Some(best), Some(least)) = (place(grade), place(best), place(least)) {
        return (best..=least).contains(&grade);
    }
    // Numbered grades are also printed highest first: 9 to 4.
    let number = |grade: &str| grade.parse::<u8>().ok();
    let (grade, best, least) = (number(grade), number(best), number(least));
    grade.zip(best.zip(least)).is_some_and(|(grade, (best, least))| (least..=best).contains(&grade))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_in_their_range() {
        let name = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert!(is_in("GCSE A*-C", &name(&["gcse", "c"])));
        assert!(is_in("GCSE A*-C", &name(&["gcse", "a*"])));
        assert!(!is_in("GCSE A*-C", &name(&["gcse", "d"])));
        assert!(is_in("GCSE A*-C", &name(&["gcse", "a*", "c"])));
        assert!(is_in("GCSE A*-C", &name(&["gcse", "a", "b"])));
        assert!(!is_in("GCSE A*-C", &name(&["gcse", "a*", "d"])));
        assert!(is_in("GCSE 9-4", &name(&["gcse", "9", "4"])));
        assert!(is_in("GCSE 9-4", &name(&["gcse", "4"])));
        assert!(!is_in("GCSE 9-4", &name(&["gcse", "3"])));
        assert!(is_in("National 5", &name(&["national", "5"])));
        assert!(!is_in("National 5", &name(&["national", "4"])));
        assert!(!is_in("GCSE A*-C", &name(&["gcse"])));
    }
}
