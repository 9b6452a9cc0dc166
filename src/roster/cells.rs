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
}

impl At<'_> {
    /// The value in the column with that meaning, and the position of the column.
    pub(super) fn value(&self, meaning: &Meaning) -> (&Value, usize) {
        match self.header.place(meaning) {
            Some(column) => (self.row.get(column), column),
            None => (&Value::Empty, 0),
        }
    }

    /// The same as text; `None` if there is none, or if the spreadsheet shows an error.
    pub(super) fn text(&self, meaning: &Meaning) -> Option<SmolStr> {
        let (value, _) = self.value(meaning);
        (!value.is_empty() && !matches!(value, Value::Fault(_))).then(|| value.words())
    }

    /// The text of the first such column that is not empty: a preferred name, or else the legal one.
    pub(super) fn first_text(&self, meaning: &Meaning) -> Option<SmolStr> {
        let values = self.header.places(meaning).map(|column| self.row.get(column));
        let mut texts = values.filter(|value| !value.is_empty() && !matches!(value, Value::Fault(_)));
        texts.next().map(Value::words)
    }

    /// The role or job title. In a column of levels, `3` stands for TA 3; where roles are called bands, `4` below “Band”
    /// stands for Band 4.
    pub(super) fn job(&self) -> Option<SmolStr> {
        let job = self.text(&Meaning::Role)?;
        let level = job.trim_start_matches(|c: char| !c.is_ascii_digit());
        let before = job[..job.len() - level.len()].trim_matches(|c: char| !c.is_alphanumeric());
        let is_number = !level.is_empty() && level.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || !(before.is_empty() || before.eq_ignore_ascii_case("level")) {
            return Some(job);
        }
        let heading = self.header.columns[self.header.place(&Meaning::Role)?].heading.as_str();
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

/// `Smith, Amy` in spoken order: `Amy Smith`.
pub(super) fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.contains(',') && !first.trim().is_empty() => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.to_owned(),
    }
}
