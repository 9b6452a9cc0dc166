//! Reads what somebody holds from the words of a cell: several things in one, each with how far it has come and when;
//! or one thing, whose subject, level and grade may be beside it.

use jiff::civil::Date;

use super::cells::At;
use super::mark::{self, Meant};
use super::meaning::Meaning;
use super::rows::{MOST_MARKS, Reading};
use super::subjects;
use super::things::{self, Mark, Thing};
use crate::framework::basic_skills::{SkillLevel, Subject};
use crate::framework::equivalents::NotRead;
use crate::framework::squash;
use crate::record::{Qualified, Skill, Status, besides, date, qualified};

/// Words for what was begun, behind the name of a qualification. A course that must be attended is another matter.
const UNFINISHED: [&str; 5] = ["notcompleted", "notyetcompleted", "incomplete", "uncompleted", "notfinished"];

/// What a name stands for.
#[derive(Debug, Clone)]
pub(super) enum Read {
    /// Something of the framework, or its like.
    Thing(Thing),
    /// A qualification that counts as a level of English, maths or ICT.
    Skill(Skill),
    /// Nothing that is known: it is kept as it is.
    Other,
    /// It can't be told what it stands for, for this reason; what to do.
    Unclear(&'static str, String, String),
}

/// One thing of a list in a cell: its name, how far it has come, and when.
struct Part<'c> {
    name: &'c str,
    /// `None` if it is said not to be held.
    status: Option<Status>,
    on: Option<Date>,
}

impl Reading<'_> {
    /// Reads the list in a cell. What is not in the framework is kept as it is.
    pub(super) fn take_items(&mut self, at: &At<'_>, column: usize, n: usize) {
        let cell = at.row.get(column).words();
        for text in cell.split([';', '\n', '|']).map(str::trim).filter(|part| !part.is_empty()) {
            for text in self.parted(text) {
                let part = part(text);
                let Some(status) = part.status.filter(|_| !part.name.is_empty()) else { continue };
                let mark = Mark { status, on: part.on, ..Mark::default() };
                match self.named(part.name) {
                    Read::Thing(thing) => things::put(&mut self.people.all[n].record, &thing, mark),
                    Read::Skill(skill) => {
                        let skill = Skill { status, on: mark.on, ..skill };
                        things::put_skill(&mut self.people.all[n].record, skill);
                    }
                    read => {
                        if let Read::Unclear(code, message, hint) = read {
                            self.findings.add(code, at.place(column), message, hint);
                        }
                        things::put_other(&mut self.people.all[n].record, part.name, mark);
                    }
                }
            }
        }
    }

    /// A text with commas as one thing or as several: a title may contain them.
    fn parted<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let is_known = |text: &str| {
            let one = part(text);
            one.status.is_none() || one.name.is_empty() || !matches!(self.named(one.name), Read::Other)
        };
        let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        let is_one = parts.len() < 2 || !matches!(self.names.find(part(text).name), []);
        if is_one || !parts.iter().any(|part| is_known(part)) { vec![text] } else { parts }
    }

    /// What a name stands for. Cells repeat a few names, and to look for what is near one takes long.
    fn named(&self, name: &str) -> Read {
        if let Some(known) = self.read_names.borrow().get(name) {
            return known.clone();
        }
        let read = self.looked_up(name);
        let mut known = self.read_names.borrow_mut();
        if known.len() >= MOST_MARKS {
            known.clear();
        }
        known.insert(name.into(), read.clone());
        read
    }

    fn looked_up(&self, name: &str) -> Read {
        match self.names.find(name) {
            [] => {}
            [thing] => return Read::Thing(thing.clone()),
            several => {
                let several: Vec<String> = several.iter().map(Thing::words).collect();
                let message = format!("“{name}” is the name of {}", several.join(" and of "));
                let hint = "write the id, or add the level: “… level 3”".to_owned();
                return Read::Unclear("which-thing", message, hint);
            }
        }
        match qualified(self.framework, name) {
            Qualified::Known(one) | Qualified::Awarded(one, _) => Read::Thing(Thing::Qualification(one.id.clone())),
            Qualified::Status(status) => Read::Thing(Thing::Status(status.to_owned())),
            Qualified::Skill(read) => Read::Skill(skill(read.subject, read.level, Some(name.to_owned()))),
            Qualified::Level(subject, level, _) => Read::Skill(skill(subject, level, besides(name, subject, level))),
            Qualified::Unread(why) => {
                let (why, hint) = match why {
                    NotRead::SeveralSubjects => ("names several subjects", "name one after the other".to_owned()),
                    NotRead::NoGrade(grades) => {
                        ("has no grade or level that is known", format!("add it: {}", grades.join(", ")))
                    }
                };
                Read::Unclear(
                    "which-level",
                    format!("“{name}” {why}"),
                    format!("{hint}; until then, it answers no expectation"),
                )
            }
            Qualified::Misspelt(unknown) => {
                let hint = format!("did you mean {}? Until then, it is kept as it is", unknown.nearest.join(", "));
                Read::Unclear("which-thing", unknown.to_string(), hint)
            }
            Qualified::Other => Read::Other,
        }
    }

    /// What a name in a list of certificates stands for, with the subject, the level and the grade beside it.
    pub(super) fn item(&self, at: &At<'_>, item: &str) -> (String, Option<Skill>) {
        let text = |meaning: Meaning| at.text(&meaning);
        let (subject, level, grade) = (text(Meaning::ItemSubject), text(Meaning::ItemLevel), text(Meaning::ItemGrade));
        let is_mark = |grade: &str| !matches!(mark::word(grade), None | Some(Meant::Nothing));
        let grade = grade.filter(|grade| !is_mark(grade));
        let level = level.map(|level| level.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned());
        let subject = subject.unwrap_or_default();
        let with = |words: &[&str]| words.iter().copied().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let mut said = Vec::new();
        if let Some(grade) = &grade {
            said.push(with(&[item, &subject, grade]));
        }
        if let Some(level) = level.filter(|level| !level.is_empty()) {
            said.push(with(&[item, "level", &level, &subject]));
            said.push(with(&[item, &subject, "level", &level]));
        }
        said.push(with(&[item, &subject]));
        for name in &said {
            match self.named(name) {
                Read::Skill(skill) => return (name.clone(), Some(skill)),
                Read::Thing(_) => return (name.clone(), None),
                Read::Other | Read::Unclear(..) => {}
            }
        }
        let whole = if subject.is_empty() { item.to_owned() } else { said.swap_remove(0) };
        (whole, None)
    }

    /// Why it can't be told what the name of a qualification stands for; with its code, and what to do.
    pub(super) fn unclear_name(&self, name: &str) -> Option<(&'static str, String, String)> {
        match self.named(name) {
            Read::Unclear(code, message, hint) => Some((code, message, hint)),
            _ => None,
        }
    }

    /// What is unclear about a qualification in English, maths or ICT whose subject is beside it.
    pub(super) fn unclear_subject(&self, at: &At<'_>, name: &str) -> Option<(&'static str, String, String)> {
        let subject = at.text(&Meaning::ItemSubject)?;
        subjects::of(&subject).filter(|_| matches!(self.named(name), Read::Other))?;
        let hint = "write the level or the grade, such as Level 2 or GCSE C; until then, it answers no expectation";
        Some(("which-level", format!("“{name}” does not say which level it is"), hint.to_owned()))
    }

    /// A qualification or a status by a name that is not its own.
    pub(super) fn qualification(&self, name: &str) -> Option<Thing> {
        match self.named(name) {
            Read::Thing(thing) => Some(thing),
            _ => None,
        }
    }
}

fn skill(subject: Subject, level: &SkillLevel, qualification: Option<String>) -> Skill {
    Skill {
        subject,
        level: level.id.clone(),
        qualification,
        status: Status::Held,
        on: None,
        provider: None,
        note: None,
        files: Vec::new(),
    }
}

/// One thing of a list: `HLTA status (2012)`, `Working towards Level 3 Diploma`, `GCSE maths (failed)`.
fn part(text: &str) -> Part<'_> {
    let (status, name) = progress(text);
    let (name, on) = dated(name);
    // The year may stand before how far it has come, or after it.
    let (status, name) = if status == Some(Status::Held) { progress(name) } else { (status, name) };
    let is_nothing = mark::word(name) == Some(Meant::Nothing) || name.chars().all(|c| !c.is_alphanumeric());
    Part { name, status: status.filter(|_| !is_nothing), on }
}

/// How far a thing has come, by the first or last words, and the rest.
fn progress(text: &str) -> (Option<Status>, &str) {
    let text = text.trim();
    let status = |words: &str| match mark::word(words) {
        _ if UNFINISHED.contains(&squash(words).as_str()) => Some(Some(Status::InProgress)),
        Some(Meant::Held) => Some(Some(Status::Held)),
        Some(Meant::InProgress) => Some(Some(Status::InProgress)),
        Some(Meant::Nothing) => Some(None),
        None => None,
    };
    for (end, separator) in text.match_indices([' ', ':', ',']) {
        // “Current” and “no” alone before a name may be part of it.
        if let Some(Some(Status::InProgress)) = status(&text[..end]).filter(|_| end > 3) {
            return (Some(Status::InProgress), text[end + separator.len()..].trim());
        }
    }
    for (start, separator) in text.match_indices(['(', '[', ',', '-', '–', '—', ':']) {
        let words = &text[start + separator.len()..];
        if !words.contains([',', '(', '['])
            && let Some(found) = status(words)
        {
            return (found, text[..start].trim_end_matches([' ', ',', '-', '–', '—', ':']));
        }
    }
    for (start, _) in text.match_indices(' ') {
        if let Some(found @ (Some(Status::InProgress) | None)) = status(&text[start..]) {
            return (found, text[..start].trim_end());
        }
    }
    (Some(Status::Held), text)
}

/// A date at the end, and the text before it: `HLTA status (2012)`, `NVQ 3, June 2015`.
fn dated(text: &str) -> (&str, Option<Date>) {
    let text = text.trim();
    let inner = text.trim_end_matches([')', ']']);
    if inner.len() < text.len()
        && let Some(start) = inner.rfind(['(', '['])
        && let Ok(moment) = date::first_day(&inner[start + 1..])
    {
        return (text[..start].trim_end_matches([' ', ',', '-', '–']), Some(moment.date));
    }
    let Some((before, last)) = text.rsplit_once([' ', ',']) else { return (text, None) };
    let is_year = last.len() == 4 && (last.starts_with("19") || last.starts_with("20"));
    match date::first_day(last).ok().filter(|_| is_year || last.contains(['/', '-', '.'])) {
        Some(moment) => (before.trim_end_matches([' ', ',', '-', '–']), Some(moment.date)),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_it_has_come_and_when_are_told_from_the_name() {
        let read = |text: &'static str| {
            let part = part(text);
            (part.name, part.status, part.on.map_or(0, Date::year))
        };
        for (text, name, status, year) in [
            ("HLTA status (2012)", "HLTA status", Some(Status::Held), 2012),
            ("NVQ 3 2015", "NVQ 3", Some(Status::Held), 2015),
            ("NVQ 3, 12/6/2015", "NVQ 3", Some(Status::Held), 2015),
            ("Working towards Level 3 Diploma", "Level 3 Diploma", Some(Status::InProgress), 0),
            ("Level 3 Diploma - not completed", "Level 3 Diploma", Some(Status::InProgress), 0),
            ("Level 3 Diploma (in progress)", "Level 3 Diploma", Some(Status::InProgress), 0),
            ("Level 3 Diploma in progress", "Level 3 Diploma", Some(Status::InProgress), 0),
            ("GCSE maths (failed)", "GCSE maths", None, 0),
            ("Level 2 Certificate (passed) 2014", "Level 2 Certificate", Some(Status::Held), 2014),
            ("n/a", "n/a", None, 0),
            ("None", "None", None, 0),
            ("BA History", "BA History", Some(Status::Held), 0),
            ("Self-defence", "Self-defence", Some(Status::Held), 0),
        ] {
            assert_eq!(read(text), (name, status, year), "{text}");
        }
    }
}
