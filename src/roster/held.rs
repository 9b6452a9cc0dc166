//! Reads what somebody holds: from one column for each thing, from a list in one cell, or from one row for each
//! certificate.

use super::cells::At;
use super::columns::Meaning;
use super::mark;
use super::rows::Reading;
use super::sheet::Value;
use super::things::{self, Mark, Thing};
use crate::record::{Hours, Status, date};

impl Reading<'_> {
    /// Reads the columns of a row that say what is held.
    pub(super) fn take_marks(&mut self, at: &At<'_>, n: usize) {
        for (column, one) in at.header.columns.iter().enumerate() {
            if one.read() == Some(&Meaning::Items) {
                self.take_items(&at.row.get(column).words(), n);
                continue;
            }
            let (thing, is_expiry) = match one.read() {
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
            match self.mark(value) {
                Ok(None) => {}
                Ok(Some(mark)) => things::put(&mut self.people.all[n].record, thing, mark),
                Err(mark::Unclear(why)) => self.unclear(at, column, &why, &value.words()),
            }
        }
    }

    /// Reads the list in a cell. A title may contain commas, so the other separators are tried first. What is not in
    /// the framework is kept as it is.
    fn take_items(&mut self, cell: &str, n: usize) {
        for part in cell.split([';', '\n', '|']).map(str::trim).filter(|part| !part.is_empty()) {
            let is_known = |name: &str| matches!(self.names.find(name), [_]);
            let parts: Vec<&str> = part.split(',').map(str::trim).collect();
            let parts = if is_known(part) || !parts.iter().any(|part| is_known(part)) { vec![part] } else { parts };
            for item in parts.into_iter().filter(|item| !item.is_empty()) {
                let record = &mut self.people.all[n].record;
                if let [thing] = self.names.find(item) {
                    things::put(record, thing, Mark::default());
                } else {
                    things::put_other(record, item);
                }
            }
        }
    }

    fn unclear(&mut self, at: &At<'_>, column: usize, why: &str, text: &str) {
        let hint = format!("it is read as not held; write the date, yes, booked or no, or say --map \"{text}=held\"");
        self.findings.add("unclear-mark", at.place(column), why, hint);
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
        if !status.is_empty() {
            match self.mark(status) {
                Ok(Some(said)) => mark.status = said.status,
                Ok(None) => return,
                Err(mark::Unclear(why)) => return self.unclear(at, place, &why, &status.words()),
            }
        } else if let (Some(on), Some(as_of)) = (mark.on, self.as_of)
            && on > as_of
        {
            mark.status = Status::InProgress;
        }
        let things = self.names.find(&item);
        let thing = match (self.map.column(&item), things) {
            (Some(Meaning::Ignored), _) => return,
            (Some(Meaning::Thing(thing)), _) | (_, [thing]) => thing.clone(),
            (_, []) => Thing::Cpd(item.to_string()),
            (_, several) => {
                let several: Vec<String> = several.iter().map(Thing::words).collect();
                let message = format!("“{item}” is the name of {}: the row is not read", several.join(" and of "));
                let hint = "write the id, or add the level: “… level 3”";
                return self.findings.add("which-thing", at.place(column), message, hint);
            }
        };
        things::put(&mut self.people.all[n].record, &thing, mark);
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
