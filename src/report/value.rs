//! A report: its page, its table, and the fields of its value.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::document::Document;
use super::event::Calendar;
use super::page::Page;
use super::table::{Cell, Table};

/// The answer to a question.
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of the answer, and none rules out another")]
pub struct Report {
    /// The answer as a page: on a terminal, as plain text or in a browser.
    pub document: Document,
    /// The answer as one table. The keys of its columns are the names of the fields in the value.
    pub table: Table,
    /// The answer as a value: its fields, in order.
    pub fields: Vec<(&'static str, Value)>,
    /// The value, if it is not made of fields.
    pub own: Option<Box<dyn erased_serde::Serialize>>,
    /// Notes on what the answer shows that are in none of its rows; `None` if none were looked for.
    pub notes: Option<Vec<Note>>,
    /// The ids of what was found, for `--ids`: one per line, to be used in another command.
    pub ids: Vec<String>,
    /// The page for a browser, if it is more than the document.
    pub page: Option<String>,
    /// The parts of the answer that have dates.
    pub calendar: Calendar,
    /// Whether to look up what the answer shows in a person's record. Not needed for an answer that is itself about a
    /// record, or about something that is never in a record.
    pub asks_record: bool,
    /// Whether the answer means that something is wrong, although it could be given (problems in checked data).
    pub is_bad_news: bool,
    /// Whether people usually want the value, so that JSON is the default format.
    pub is_for_programs: bool,
    /// Whether the answer reports a change to a file, which has been made even if the answer can't be written.
    pub is_of_a_change: bool,
}

/// A field of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A single value.
    Cell(Cell),
    /// The rows of the report's own table.
    Table,
    /// One row, as fields.
    Row(Table),
    /// Other rows.
    Rows(Table),
}

/// A note: something else that is known about what an answer shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Note {
    /// The path of its subject.
    pub about: String,
    /// What kind of note it is: "overlay", "withdrawn", "record", "misprint", "since".
    pub kind: &'static str,
    /// The note.
    pub text: String,
}

impl Report {
    /// A page and a table; the value has no fields yet.
    pub fn new(document: Document, table: Table) -> Self {
        Self {
            document,
            table,
            fields: Vec::new(),
            own: None,
            notes: None,
            ids: Vec::new(),
            page: None,
            calendar: Calendar::default(),
            asks_record: true,
            is_bad_news: false,
            is_for_programs: false,
            is_of_a_change: false,
        }
    }

    /// Adds a field to the value.
    #[must_use]
    pub fn with(self, key: &'static str, cell: impl Into<Cell>) -> Self {
        self.field(key, Value::Cell(cell.into()))
    }

    /// Adds the rows of the table to the value.
    #[must_use]
    pub fn rows(self, key: &'static str) -> Self {
        self.field(key, Value::Table)
    }

    /// Adds a field of any kind to the value.
    #[must_use]
    pub fn field(mut self, key: &'static str, value: Value) -> Self {
        self.fields.push((key, value));
        self
    }

    /// Sets the ids of what was found.
    #[must_use]
    pub fn ids(self, ids: Vec<String>) -> Self {
        Self { ids, ..self }
    }

    /// Takes the ids of what was found from a column of the table.
    #[must_use]
    pub fn ids_of(self, column: &str) -> Self {
        let ids = self.table.column(column);
        self.ids(ids)
    }

    /// Says that no record needs to be looked up.
    #[must_use]
    pub fn without_record(self) -> Self {
        Self { asks_record: false, ..self }
    }

    /// Says that it reports a change to a file, which has been made.
    #[must_use]
    pub fn of_a_change(self) -> Self {
        Self { is_of_a_change: true, ..self }
    }

    /// The tables for programs: its own, and those in its value.
    pub fn tables(&mut self) -> Vec<&mut Table> {
        let mut tables = vec![&mut self.table];
        for (_, value) in &mut self.fields {
            if let Value::Row(table) | Value::Rows(table) = value {
                tables.push(table);
            }
        }
        tables
    }
}

impl Report {
    /// The tables whose rows are in the value.
    fn told(&self) -> Vec<&Table> {
        let values = self.fields.iter().map(|(_, value)| value);
        let tables = values.filter_map(|value| match value {
            Value::Table => Some(&self.table),
            Value::Row(table) | Value::Rows(table) => Some(table),
            Value::Cell(_) => None,
        });
        tables.collect()
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(own) = &self.own {
            return erased_serde::serialize(own.as_ref(), serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in &self.fields {
            match value {
                Value::Cell(cell) => map.serialize_entry(key, cell)?,
                Value::Table => map.serialize_entry(key, &self.table.records())?,
                Value::Row(table) => map.serialize_entry(key, &table.records().first())?,
                Value::Rows(table) => map.serialize_entry(key, &table.records())?,
            }
        }
        if let Some(notes) = &self.notes {
            map.serialize_entry("notes", notes)?;
        }
        if let Some(origin) = &self.document.origin {
            map.serialize_entry("publication", origin)?;
            map.serialize_entry("source_line", &origin.whole())?;
            map.serialize_entry("document", &Page { document: &self.document, told: self.told() })?;
        }
        map.end()
    }
}
