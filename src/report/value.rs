//! A report: its page, its table, and the fields of its value.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::document::Document;
use super::event::Calendar;
use super::page::Page;
use super::table::{Cell, Table};

/// The answer to a question.
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of the answer, and none rules out another")]
pub struct Report {
    /// The answer to be read: on a terminal, as plain text, on a page.
    pub document: Document,
    /// The answer as one table. The keys of its columns are the names of the fields in the value.
    pub table: Table,
    /// The answer as a value: its fields, in order.
    pub fields: Vec<(&'static str, Value)>,
    /// The value, where it has a form of its own instead.
    pub own: Option<Box<dyn erased_serde::Serialize>>,
    /// What else is known of what the answer shows and no row of it says; none where nobody has asked.
    pub notes: Option<Vec<Note>>,
    /// The ids of what was found, one a line with `--ids`, to be typed again.
    pub ids: Vec<String>,
    /// The page for a browser, where it is more than the document.
    pub page: Option<String>,
    /// What of the answer has dates.
    pub calendar: Calendar,
    /// Whether a person's record is to be looked up for what the answer shows; an answer that is about a record, or
    /// about nothing that a record could speak of, does without.
    pub asks_record: bool,
    /// Whether the answer means that something is wrong, though it could be given (problems in checked data).
    pub is_bad_news: bool,
    /// Whether the value is what people ask for, so that it is written as JSON unless something else is wanted.
    pub is_for_programs: bool,
    /// Whether the answer tells of a change to a file, which stays made even if the answer can't be written.
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

/// What else is known of something that an answer shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Note {
    /// The way to what it is about.
    pub about: String,
    /// What kind of note it is: "overlay", "withdrawn", "record", "misprint", "since".
    pub kind: &'static str,
    /// The note.
    pub text: String,
}

impl Report {
    /// A page and a table; the value has no field yet.
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

    /// Names what was found.
    #[must_use]
    pub fn ids(self, ids: Vec<String>) -> Self {
        Self { ids, ..self }
    }

    /// Names what was found by a column of the table.
    #[must_use]
    pub fn ids_of(self, column: &str) -> Self {
        let ids = self.table.column(column);
        self.ids(ids)
    }

    /// Says that no record is to be looked up for it.
    #[must_use]
    pub fn without_record(self) -> Self {
        Self { asks_record: false, ..self }
    }

    /// Says that it tells of a change to a file, which has been made.
    #[must_use]
    pub fn of_a_change(self) -> Self {
        Self { is_of_a_change: true, ..self }
    }

    /// The tables that programs read: its own, and those in its value.
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
