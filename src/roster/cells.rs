//! The cells of a row, by the meanings of their columns.

use smol_str::SmolStr;

use super::columns::{Header, spelt};
use super::headings::known;
use super::meaning::Meaning;
use super::sheet::{Row, Sheet, Value};
use crate::framework::squash;

/// A row, and what is known about its columns.
pub(super) struct At<'s> {
    pub(super) sheet: &'s Sheet,
    pub(super) header: &'s Header,
    pub(super) row: &'s Row,
    /// Whether the sheet says who is on the staff.
    pub(super) is_of_staff: bool,
}

impl At<'_> {
    /// The value in the column with that meaning, and the position of the column. Another column of the meaning is read
    /// where its cell is empty.
    pub(super) fn value(&self, meaning: &Meaning) -> (&Value, usize) {
        match self.header.place(meaning) {
            Some(column) if !self.row.get(column).is_empty() => (self.row.get(column), column),
            Some(first) => {
                let mut others = self.header.places(meaning).filter(|column| !self.row.get(*column).is_empty());
                let column = others.next().unwrap_or(first);
                (self.row.get(column), column)
            }
            None => (&Value::Empty, 0),
        }
    }

    /// The same as text; `None` if there is none, or if the spreadsheet shows an error.
    pub(super) fn text(&self, meaning: &Meaning) -> Option<SmolStr> {
        let (value, _) = self.value(meaning);
        (!value.is_empty() && !matches!(value, Value::Fault(_))).then(|| value.words())
    }

    /// Whether no earlier column of the meaning of a second one has anything.
    pub(super) fn is_first_empty(&self, second: usize) -> bool {
        let Some(meaning) = &self.header.columns[second].meaning else { return false };
        let before = self.header.places(meaning).take_while(|column| *column != second);
        before.map(|column| self.row.get(column)).all(Value::is_empty)
    }

    /// The texts of all such columns that are not empty: a preferred name, then the legal one.
    pub(super) fn texts<'a>(&'a self, meaning: &'a Meaning) -> impl Iterator<Item = SmolStr> + 'a {
        let values = self.header.places(meaning).map(|column| self.row.get(column));
        values.filter(|value| !value.is_empty() && !matches!(value, Value::Fault(_))).map(Value::words)
    }

    /// The column of the role or job title: of several that are not empty, the first that names a role.
    pub(super) fn job_column(&self, mut is_role: impl FnMut(&SmolStr) -> bool) -> usize {
        let filled = |column: &usize| matches!(self.row.get(*column), Value::Text(_) | Value::Number(_));
        let mut all = self.header.places(&Meaning::Role).filter(filled);
        let Some(first) = all.next() else { return self.value(&Meaning::Role).1 };
        let Some(second) = all.next() else { return first };
        let mut several = [first, second].into_iter().chain(all);
        several.find(|column| self.job(*column).is_some_and(|job| is_role(&job))).unwrap_or(first)
    }

    /// The role or job title in a column. In a column of levels, `3` stands for TA 3; where roles are called bands, `4`
    /// below “Band” stands for Band 4.
    pub(super) fn job(&self, column: usize) -> Option<SmolStr> {
        let value = self.row.get(column);
        let job = Some(value.words()).filter(|_| !value.is_empty() && !matches!(value, Value::Fault(_)))?;
        let level = job.trim_start_matches(|c: char| !c.is_ascii_digit());
        let before = job[..job.len() - level.len()].trim_matches(|c: char| !c.is_alphanumeric());
        let is_number = !level.is_empty() && level.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || !(before.is_empty() || before.eq_ignore_ascii_case("level")) {
            return Some(job);
        }
        let heading = self.header.columns[column].heading.as_str();
        if matches!(known(heading), Some((Meaning::Pay, _))) {
            return Some(spelt(heading, &job).into());
        }
        Some(if level.len() == 1 && squash(heading) == "talevel" { format!("TA {level}").into() } else { job })
    }

    /// The name of a cell in the row, for display.
    pub(super) fn place(&self, column: usize) -> String {
        self.sheet.place(self.row.number, column)
    }

    /// The column that says who the person is.
    pub(super) fn name_column(&self) -> usize {
        let who = [Meaning::Name, Meaning::First, Meaning::Last, Meaning::Key];
        who.iter().find_map(|meaning| self.header.place(meaning)).unwrap_or_default()
    }
}

/// `TA L2` spelt out: `TA Level 2`.
pub(super) fn in_full(job: &str) -> String {
    let is_short = |word: &str| word.len() == 2 && word.starts_with(['L', 'l']) && word.as_bytes()[1].is_ascii_digit();
    let word = |word: &str| if is_short(word) { format!("Level {}", &word[1..]) } else { word.to_owned() };
    job.split_whitespace().map(|one| word(one.trim_matches(['(', ')']))).collect::<Vec<_>>().join(" ")
}
