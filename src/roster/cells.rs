//! The cells of a row, by what their columns mean.

use smol_str::SmolStr;

use super::columns::{Header, Meaning};
use super::sheet::{Row, Sheet, Value};

/// A row, and what is known of its columns.
pub(super) struct At<'s> {
    pub(super) sheet: &'s Sheet,
    pub(super) header: &'s Header,
    pub(super) row: &'s Row,
}

impl At<'_> {
    /// What stands in the column of that meaning, and which it is.
    pub(super) fn value(&self, meaning: &Meaning) -> (&Value, usize) {
        match self.header.place(meaning) {
            Some(column) => (self.row.get(column), column),
            None => (&Value::Empty, 0),
        }
    }

    /// The same as text; nothing where there is none, or an error of the spreadsheet.
    pub(super) fn text(&self, meaning: &Meaning) -> Option<SmolStr> {
        let (value, _) = self.value(meaning);
        (!value.is_empty() && !matches!(value, Value::Fault(_))).then(|| value.words())
    }

    /// A cell of the row as it is named.
    pub(super) fn place(&self, column: usize) -> String {
        self.sheet.place(self.row.number, column)
    }

    /// The column that says who it is.
    pub(super) fn name_column(&self) -> usize {
        let who = [Meaning::Name, Meaning::First, Meaning::Last, Meaning::Key];
        who.iter().find_map(|meaning| self.header.place(meaning)).unwrap_or_default()
    }
}

/// `Smith, Amy` the way it is said: `Amy Smith`.
pub(super) fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.contains(',') && !first.trim().is_empty() => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.to_owned(),
    }
}
