//! Reads what somebody holds: from one column for each thing, from a list in one cell, or from one row for each
//! certificate.

use smol_str::SmolStr;

use super::cells::At;
use super::columns::Words;
use super::mark::{self, Meant, Unclear};
use super::meaning::Meaning;
use super::rows::{MOST_MARKS, Reading};
use super::sheet::Value;
use super::subjects;
use super::things::{self, Mark, Thing};
use crate::framework::basic_skills::Subject;
use crate::record::{Hours, Skill, Status, date};

/// Whether a text names a level or a grade, which can't be a mark for all columns.
fn names_a_level(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["level", "grade", "gcse"].iter().any(|word| lower.contains(word))
        || lower.len() == 2 && lower.starts_with('l') && lower.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a text is long enough to name a level: most cells are marks and dates.
fn may_name_a_level(text: &str) -> bool {
    text.contains([' ', '-']) || text.len() == 2 && text.ends_with(|c: char| c.is_ascii_digit())
}

/// A sentence with a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Reading<'_> {
    /// Reads the columns of a row that say what is held.
    pub(super) fn take_marks(&mut self, at: &At<'_>, n: usize) {
        for (column, one) in at.header.columns.iter().enumerate() {
            let meaning = if one.is_second && at.is_first_empty(column) { one.meaning.as_ref() } else { one.read() };
            if meaning == Some(&Meaning::Items) {
                self.take_items(at, column, n);
                continue;
            }
            if let Some(Meaning::Subject(subject, heading)) = meaning {
                self.take_grade(at, column, (*subject, heading), n);
                continue;
            }
            let (thing, is_expiry) = match meaning {
                Some(Meaning::Thing(thing)) => (thing, false),
                Some(Meaning::Expiry(thing)) => (thing, true),
                _ => continue,
            };
            let value = at.row.get(column);
            if value.is_empty() {
                continue;
            }
            if is_expiry {
                let last = if let Value::Day(date) = value {
                    Ok(*date)
                } else {
                    date::last_day(&value.words()).map(|moment| moment.date)
                };
                match last {
                    Ok(date) => things::expire(&mut self.people.all[n].record, thing, date),
                    Err(refused) => {
                        let hint = "write the day as 30/6/2022; until then, the cell counts as empty";
                        self.findings.add("no-date", at.place(column), refused.to_string(), hint);
                    }
                }
                continue;
            }
            if let Thing::Skill(subject, _) = thing
                && may_name_a_level(&value.words())
                && self.map.mark(&value.words()).is_none()
                && let Some(skill) =
                    self.skill(column, &value.words(), |words, text| subjects::levelled(words, *subject, text))
            {
                things::put_skill(&mut self.people.all[n].record, skill);
                continue;
            }
            match self.mark(value) {
                Ok(None) => {}
                Ok(Some(mark)) => self.put(at, column, n, thing, mark),
                Err(unclear) if matches!(thing, Thing::Skill(..)) && !unclear.is_of_a_date => {
                    let hint = "it is read as not held; write yes, the date, the level, or the grade as in GCSE C";
                    self.findings.add("unclear-mark", at.place(column), unclear.why, hint);
                }
                Err(unclear) => self.unclear(at, column, &unclear, &value.words()),
            }
        }
    }

    /// Adds a thing to the record of a person. Evidence that is not there yet is said and not read.
    fn put(&mut self, at: &At<'_>, column: usize, n: usize, thing: &Thing, mark: Mark) {
        if thing.is_evidence() && mark.status == Status::InProgress {
            let message = format!("{} is not there yet: nothing is read", thing.words());
            let hint = "evidence is there or not: write the date once it is";
            self.findings.add("no-evidence-yet", at.place(column), capital(&message), hint);
        }
        things::put(&mut self.people.all[n].record, thing, mark);
    }

    /// Reads a grade or a level in a subject.
    fn take_grade(&mut self, at: &At<'_>, column: usize, (subject, heading): (Subject, &str), n: usize) {
        let value = at.row.get(column);
        let text = value.words();
        if value.is_empty() || matches!(self.mark(value), Ok(None)) {
            return;
        }
        if let Some(skill) = self.skill(column, &text, |words, text| subjects::graded(words, subject, heading, text)) {
            return things::put_skill(&mut self.people.all[n].record, skill);
        }
        let message = format!("“{text}” below “{heading}” does not say which level it is");
        let hint = "write the level or the grade, such as Level 2 or GCSE C; until then, it counts as not held";
        self.findings.add("which-level", at.place(column), message, hint);
    }

    /// The level in a cell. Cells of one column are mostly alike, so that answers are kept.
    fn skill(
        &mut self,
        column: usize,
        text: &SmolStr,
        read: impl Fn(Words<'_>, &str) -> Option<Skill>,
    ) -> Option<Skill> {
        let words = Words { framework: self.framework, names: self.names, map: self.map };
        let key = (self.sheets.len(), column, text.clone());
        if self.levels.len() >= MOST_MARKS {
            self.levels.clear();
        }
        self.levels.entry(key).or_insert_with(|| read(words, text)).clone()
    }

    fn unclear(&mut self, at: &At<'_>, column: usize, unclear: &Unclear, text: &str) {
        let hint = if unclear.is_of_a_date {
            "write the day as 30/6/2022; until then, it counts as not held".to_owned()
        } else if names_a_level(text) {
            "it is read as not held; write the date, yes, booked or no".to_owned()
        } else {
            format!("it is read as not held; write the date, yes, booked or no, or say --map \"{text}=held\"")
        };
        self.findings.add("unclear-mark", at.place(column), unclear.why.as_str(), hint);
    }

    /// Reads a row in a list with one row for each certificate.
    pub(super) fn take_item(&mut self, at: &At<'_>, n: usize) {
        let Some(item) = at.text(&Meaning::Item) else { return };
        let (_, column) = at.value(&Meaning::Item);
        let mut mark =
            Mark { provider: at.text(&Meaning::Provider).map(|provider| provider.to_string()), ..Mark::default() };
        mark.on = self.day(at, &Meaning::On, date::first_day);
        mark.expires = self.day(at, &Meaning::Expires, date::last_day);
        mark.hours = self.hours(at);
        let (status, place) = at.value(&Meaning::Status);
        let words = status.words();
        if !status.is_empty() {
            match self.mark(status) {
                Ok(Some(said)) => mark.status = said.status,
                Ok(None) => return,
                Err(unclear) => return self.unclear(at, place, &unclear, &words),
            }
        }
        match at.text(&Meaning::ItemGrade).and_then(|grade| mark::word(&grade)) {
            Some(Meant::Nothing) => return,
            Some(Meant::InProgress) => mark.status = Status::InProgress,
            Some(Meant::Held) | None => {}
        }
        if let Some(on) = mark.on
            && (mark::is_booking(&words) || status.is_empty() && self.as_of.is_some_and(|as_of| on > as_of))
        {
            mark = Mark { on: None, ..mark }.booked(on);
        }
        let (item, skill) = match self.map.column(&item) {
            Some(_) => (item.to_string(), None),
            None => self.item(at, &item),
        };
        if let Some(skill) = skill {
            let Mark { status, on, provider, note, .. } = mark;
            let skill = Skill { status, on, provider, note, ..skill };
            return things::put_skill(&mut self.people.all[n].record, skill);
        }
        if let Some((code, message, hint)) = self.unclear_subject(at, &item) {
            self.findings.add(code, at.place(column), message, hint);
        }
        let things = self.names.find(&item);
        let thing = match (self.map.column(&item), things) {
            (Some(Meaning::Ignored), _) => return,
            (Some(Meaning::Thing(thing)), _) | (_, [thing]) => thing.clone(),
            (_, []) => self.qualification(&item).unwrap_or_else(|| {
                if let Some(why) = self.names.gone(&item) {
                    let hint = "it is kept as other CPD, which answers no expectation";
                    self.findings.add("withdrawn", at.place(column), format!("“{item}” is not in use: {why}"), hint);
                } else if let Some(("which-level", message, hint)) = self.unclear_name(&item) {
                    self.findings.add("which-level", at.place(column), message, hint);
                }
                Thing::Cpd(item.clone())
            }),
            (_, several) => {
                let several: Vec<String> = several.iter().map(Thing::words).collect();
                let message = format!("“{item}” is the name of {}: the row is not read", several.join(" and of "));
                let hint = "write the id, or add the level: “… level 3”";
                return self.findings.add("which-thing", at.place(column), message, hint);
            }
        };
        self.put(at, column, n, &thing, mark);
    }

    fn hours(&mut self, at: &At<'_>) -> Option<Hours> {
        let (value, column) = at.value(&Meaning::Hours);
        let text = value.words();
        if text.is_empty() {
            return None;
        }
        let read = Hours::typed(&text);
        if let Err(refused) = &read {
            let hint = "write a number, such as 1.5; until then, the cell counts as empty";
            self.findings.add("no-hours", at.place(column), refused.as_str(), hint);
        }
        read.ok()
    }
}
