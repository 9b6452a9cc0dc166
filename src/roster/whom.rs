//! Who a row is about, and which rows are about nobody.

use smol_str::{SmolStr, ToSmolStr};

use super::cells::At;
use super::employment::{self, Employment};
use super::meaning::Meaning;
use super::names::{Kind, Spoken, kind, spoken};
use super::person::Named;
use super::rows::Reading;
use super::sheet::Value;
use crate::framework::{is_same_name, squash};

/// The names in a row.
struct Written {
    /// The one to call the person by; empty if there is none.
    name: String,
    /// Others: a legal name beside a preferred one.
    others: Vec<String>,
}

impl Reading<'_> {
    /// Who a row is about; `None` if it is not about a person.
    pub(super) fn whom(&mut self, at: &At<'_>, school: Option<&str>) -> Option<Named> {
        let key = at.text(&Meaning::Key);
        let Written { mut name, others } = written(at);
        let first = at.row.cells.iter().find(|cell| !cell.is_empty()).map_or_else(SmolStr::default, Value::words);
        let (of_name, of_first) = (kind(&name), kind(&first));
        if of_name == Kind::Total || of_first == Kind::Total {
            self.skipped.totals += 1;
            return None;
        }
        let is_vacant = employment::read(&at.value(&Meaning::Employment).0.words()) == Some(Employment::Vacant);
        if of_name == Kind::Vacancy || is_vacant && (name.is_empty() || of_name == Kind::Nobody) {
            self.skipped.vacancies += 1;
            return None;
        }
        if is_header(at) {
            self.skipped.headers += 1;
            return None;
        }
        if of_name == Kind::Note || of_first == Kind::Note {
            let text = if of_name == Kind::Note { &name } else { first.as_str() };
            let message = format!("“{text}” is read as a note, not as a person");
            let hint = "if it is a person, write the name without what is not part of it";
            return self.nobody(at, "no-person", message, hint);
        }
        if of_name == Kind::Ditto {
            let message = format!("“{name}” stands for the name above, and the row is not read");
            return self.nobody(at, "ditto", message, "write the name or the staff code in each row");
        }
        if of_name == Kind::Nobody {
            name.clear();
        }
        let filled = at.row.cells.iter().filter(|cell| !cell.is_empty()).count();
        if name.is_empty() && key.is_none() {
            // A line of text below a list is a remark; a row with a job lacks a name.
            if filled > 1 {
                let hint = "add the name or the staff code, or remove the row";
                return self.nobody(at, "no-name", "the row names nobody, and is not read".into(), hint);
            }
            self.skipped.nameless += 1;
            return None;
        }
        // A remark below a list, or the name of a group of staff, is alone in its row.
        let is_remark = |text: &str| at.header.place(&Meaning::Role).is_some() || self.is_group(text);
        let is_sentence = |text: &str| text.split_whitespace().count() > 2;
        let remark = match &key {
            None => Some(name.as_str()).filter(|name| is_remark(name)),
            Some(key) => Some(key.as_str()).filter(|key| is_sentence(key)),
        };
        if let Some(remark) = remark.filter(|_| filled == 1) {
            let message = format!("“{remark}” is alone in its row, which is not read");
            return self.nobody(at, "name-alone", message, "if it is a person, write the job title beside the name");
        }
        // A list with roles belongs to one school; a list of certificates may include anybody.
        let of_file = school.filter(|_| at.header.place(&Meaning::Role).is_some());
        let own = at.text(&Meaning::School);
        let is_of_the_file = own.is_none() && of_file.is_some();
        let school = own.or_else(|| of_file.map(SmolStr::from));
        if name.is_empty() {
            return Some(Named {
                name: key.clone().unwrap_or_default(),
                key,
                school,
                is_of_the_file,
                ..Named::default()
            });
        }
        let Spoken { name, title, maiden } = spoken(&name);
        let others = others.iter().map(|other| spoken(other).name).chain(maiden);
        let aliases = others.filter(|other| squash(other) != squash(&name)).collect();
        Some(Named { key, name: name.to_smolstr(), title, aliases, school, is_of_the_file })
    }

    /// Says that a row is about nobody.
    fn nobody(&mut self, at: &At<'_>, code: &'static str, message: String, hint: &str) -> Option<Named> {
        self.findings.add(code, at.place(at.name_column()), message, hint);
        self.skipped.nameless += 1;
        None
    }

    /// Whether a text is the name of a group of staff, not a person: "Teaching Assistants", "Lunchtime staff".
    fn is_group(&self, name: &str) -> bool {
        const GROUPS: [&str; 8] =
            ["staff", "assistants", "supervisors", "team", "department", "teachers", "mentors", "class"];
        let last = name.split_whitespace().last().map(squash).unwrap_or_default();
        GROUPS.contains(&last.as_str()) || self.framework.job_titles.find(name).is_ok()
    }
}

/// Whether the row repeats the headings.
fn is_header(at: &At<'_>) -> bool {
    let cells = at.header.columns.iter().zip(&at.row.cells);
    let again = cells.filter(|(column, cell)| !cell.is_empty() && is_same_name(&cell.words(), &column.heading));
    again.count() > 1
}

/// The names in a row. One word in a column of whole names is a first name, if the surname is elsewhere: `Rob` known as
/// such, of `Robert Jones`.
fn written(at: &At<'_>) -> Written {
    let is_name = |text: &SmolStr| kind(text) != Kind::Nobody;
    let mut wholes: Vec<SmolStr> = at.texts(&Meaning::Name).collect();
    let (firsts, lasts): (Vec<SmolStr>, Vec<SmolStr>) =
        (at.texts(&Meaning::First).filter(is_name).collect(), at.texts(&Meaning::Last).filter(is_name).collect());
    let parted = |first: &SmolStr, last: &SmolStr| format!("{first} {last}");
    let mut all: Vec<String> = match (firsts.as_slice(), lasts.as_slice()) {
        ([], lasts) => lasts.iter().map(ToString::to_string).collect(),
        (firsts, []) => firsts.iter().map(ToString::to_string).collect(),
        (firsts, lasts) => firsts.iter().flat_map(|first| lasts.iter().map(move |last| parted(first, last))).collect(),
    };
    if wholes.is_empty() {
        let name = if all.is_empty() { String::new() } else { all.remove(0) };
        return Written { name, others: all };
    }
    let called = wholes.remove(0);
    let is_one_word = !called.trim().contains([' ', ',']);
    let is_last = |last: &&SmolStr| squash(last) != squash(&called);
    let surname = || {
        let last = lasts.first().filter(is_last).map(SmolStr::to_string);
        let of_whole =
            || wholes.iter().find_map(|whole| spoken(whole).name.split_once(' ').map(|(_, rest)| rest.to_owned()));
        last.or_else(of_whole)
    };
    let name = match surname().filter(|_| is_one_word && kind(&called) == Kind::Name) {
        Some(surname) => format!("{called} {surname}"),
        None if is_one_word
            && !firsts.is_empty()
            && lasts.first().is_some_and(|last| squash(last) == squash(&called)) =>
        {
            all.first().cloned().unwrap_or_default()
        }
        None => called.to_string(),
    };
    all.retain(|_| !firsts.is_empty() && !lasts.is_empty());
    all.extend(wholes.iter().filter(|whole| whole.contains([' ', ','])).map(ToString::to_string));
    Written { name, others: all }
}
