//! A table: columns with a key and a heading, and rows of cells that know what they are about.

use jiff::civil::Date;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::subject::Subject;

/// Rows below columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Cells>,
    /// What to say if there are no rows.
    pub empty: String,
    /// Whether its rows have subjects.
    pub is_about: bool,
    /// In which rows the columns of exact words are in those of the publication.
    pub quoted: QuotedRows,
}

/// In which rows the columns of exact words are in those of the publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotedRows {
    /// In all of them.
    All,
    /// In some; an overlay wrote the others.
    Some,
    /// In none: an overlay wrote them all.
    None,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Cells {
    /// The cells, one for each column.
    pub cells: Vec<Cell>,
    /// What it is about.
    pub about: Vec<Subject>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its key for programs: the name of the field in the value.
    pub key: &'static str,
    /// Its heading for people.
    pub heading: &'static str,
    /// What its cells hold.
    pub kind: Kind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something to be typed or looked up; never shortened.
    Id,
    /// Text.
    Text,
    /// The exact words of the publication.
    Quote,
    /// Numbers.
    Number,
    /// Numbers of people or things, to be compared with each other; with colour, larger ones are tinted.
    Count,
}

impl Kind {
    /// Whether its cells are text, whoever wrote it.
    pub fn is_of_text(self) -> bool {
        matches!(self, Self::Text | Self::Quote)
    }

    /// Whether its cells are numbers.
    pub fn is_of_numbers(self) -> bool {
        matches!(self, Self::Number | Self::Count)
    }
}

/// A value. The renderer turns it into text.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Not known: shown as a dash, empty in files.
    Missing,
    /// Text.
    Text(String),
    /// A whole number.
    Number(u64),
    /// A number with a fraction, such as hours.
    Decimal(f64),
    /// Whether something is true.
    Flag(bool),
    /// The same, shown as yes or no.
    YesNo(bool),
    /// A day.
    Date(Date),
    /// Several texts.
    List(Vec<String>),
    /// An empty list, and the reason for readers in a few words.
    NoneOf(&'static str),
}

/// A row whose fields are the columns of a table.
pub trait Row {
    /// The columns, one for each field.
    const COLUMNS: &'static [Column];

    /// The cells, one for each field.
    fn cells(self) -> Vec<Cell>;
}

/// Declares a [`Row`]. Each line has the kind of column, the field, the heading and the type; with `of`, also the
/// expression for the cell, using the parameters in brackets.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident($($of:ident: $type:ty),*) { $($kind:ident $field:ident $heading:literal: $cell:ty = $from:expr,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct $name(Vec<$crate::report::Cell>);

        impl $name {
            fn of($($of: $type),*) -> Self {
                Self(vec![$({
                    let cell: $cell = $from;
                    cell.into()
                },)*])
            }
        }

        impl $crate::report::Row for $name {
            const COLUMNS: &'static [$crate::report::Column] =
                &[$($crate::report::Column::$kind(stringify!($field), $heading),)*];

            fn cells(self) -> Vec<$crate::report::Cell> {
                self.0
            }
        }
    };
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $kind:ident $field:ident $heading:literal: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) struct $name { $($(#[$doc])* pub(crate) $field: $type,)* }

        impl $crate::report::Row for $name {
            const COLUMNS: &'static [$crate::report::Column] =
                &[$($crate::report::Column::$kind(stringify!($field), $heading),)*];

            fn cells(self) -> Vec<$crate::report::Cell> {
                vec![$(self.$field.into(),)*]
            }
        }
    };
}
pub(crate) use row;

impl Column {
    /// A column of ids.
    pub const fn id(key: &'static str, heading: &'static str) -> Self {
        Self { key, heading, kind: Kind::Id }
    }

    /// A column of text.
    pub const fn text(key: &'static str, heading: &'static str) -> Self {
        Self { key, heading, kind: Kind::Text }
    }

    /// A column of exact words of the publication.
    pub const fn quote(key: &'static str, heading: &'static str) -> Self {
        Self { key, heading, kind: Kind::Quote }
    }

    /// A column of numbers.
    pub const fn number(key: &'static str, heading: &'static str) -> Self {
        Self { key, heading, kind: Kind::Number }
    }

    /// A column of numbers to be compared.
    pub const fn count(key: &'static str, heading: &'static str) -> Self {
        Self { key, heading, kind: Kind::Count }
    }
}

impl Table {
    /// Rows without subjects, and what to say if there are none.
    pub fn of<R: Row>(rows: impl IntoIterator<Item = R>, empty: impl Into<String>) -> Self {
        let rows = rows.into_iter().map(|row| Cells { cells: row.cells(), about: Vec::new() }).collect();
        Self { columns: R::COLUMNS.to_vec(), rows, empty: empty.into(), is_about: false, quoted: QuotedRows::All }
    }

    /// Rows with their subjects, and what to say if there are none.
    pub fn about<R: Row>(rows: impl IntoIterator<Item = (Vec<Subject>, R)>, empty: impl Into<String>) -> Self {
        let rows = rows.into_iter().map(|(about, row)| Cells { cells: row.cells(), about }).collect();
        Self { columns: R::COLUMNS.to_vec(), rows, empty: empty.into(), is_about: true, quoted: QuotedRows::All }
    }

    /// Only the columns with those keys, in that order.
    #[must_use]
    pub fn only(&self, keys: &[&str]) -> Self {
        let places: Vec<usize> = keys.iter().filter_map(|key| self.place(key)).collect();
        let columns = places.iter().map(|&n| self.columns[n]).collect();
        let row = |row: &Cells| Cells {
            cells: places.iter().map(|&n| row.cells[n].clone()).collect(),
            about: row.about.clone(),
        };
        Self { columns, rows: self.rows.iter().map(row).collect(), empty: self.empty.clone(), ..*self }
    }

    /// All columns but the one with that key: what nobody has is not shown to anybody.
    #[must_use]
    pub fn without(&self, key: &str) -> Self {
        let keys: Vec<&str> = self.columns.iter().map(|column| column.key).filter(|one| *one != key).collect();
        self.only(&keys)
    }

    /// The rows whose positions pass a test.
    #[must_use]
    pub fn filtered(&self, is_wanted: impl Fn(usize) -> bool) -> Self {
        let rows = self.rows.iter().enumerate().filter(|(n, _)| is_wanted(*n)).map(|(_, row)| row.clone());
        Self { columns: self.columns.clone(), rows: rows.collect(), empty: self.empty.clone(), ..*self }
    }

    /// The same table with another text for no rows.
    #[must_use]
    pub fn or_else(self, empty: impl Into<String>) -> Self {
        Self { empty: empty.into(), ..self }
    }

    /// The texts of one column, without missing cells.
    pub fn column(&self, key: &str) -> Vec<String> {
        let Some(n) = self.place(key) else { return Vec::new() };
        let known = self.rows.iter().filter(|row| row.cells[n] != Cell::Missing);
        known.map(|row| row.cells[n].words("")).collect()
    }

    /// Whether the table is for comparing numbers.
    pub fn is_of_counts(&self) -> bool {
        self.columns.iter().any(|column| column.kind == Kind::Count)
    }

    /// Adds a column on the right.
    pub fn push(&mut self, column: Column, mut cell: impl FnMut(&Cells) -> Cell) {
        self.columns.push(column);
        for row in &mut self.rows {
            let cell = cell(row);
            row.cells.push(cell);
        }
    }

    /// The rows as they appear in a value: the cells by the keys of their columns.
    pub fn records(&self) -> Vec<Fields<'_>> {
        self.rows.iter().map(|row| Fields { columns: &self.columns, cells: &row.cells }).collect()
    }

    /// The position of the column with that key.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}

/// A row as it appears in a value.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'a> {
    columns: &'a [Column],
    cells: &'a [Cell],
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.cells.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            map.serialize_entry(column.key, cell)?;
        }
        map.end()
    }
}

impl Cell {
    /// The cell for readers: a dash if it is not known, a reason if it is known to be empty.
    pub fn read(&self) -> String {
        match self {
            Self::List(values) if values.is_empty() => "none".into(),
            Self::NoneOf(why) => (*why).into(),
            Self::Date(date) => date.strftime("%-d %B %Y").to_string(),
            _ => self.words("–"),
        }
    }

    /// The cell as text; `missing` if it is empty.
    pub fn words(&self, missing: &str) -> String {
        match self {
            Self::Missing | Self::NoneOf(_) => missing.into(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::Flag(is) => is.to_string(),
            Self::YesNo(is) => yes_no(*is).into(),
            Self::Date(date) => date.to_string(),
            Self::List(values) if values.is_empty() => missing.into(),
            Self::List(values) if values.iter().any(|value| value.contains(',')) => values.join("; "),
            Self::List(values) => values.join(", "),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Missing => serializer.serialize_none(),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number),
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number below 1e9")]
            Self::Decimal(number) if number.fract() == 0.0 && (0.0..1e9).contains(number) => {
                serializer.serialize_u64(*number as u64)
            }
            Self::Decimal(number) => serializer.serialize_f64(*number),
            Self::Flag(is) => serializer.serialize_bool(*is),
            Self::YesNo(is) => serializer.serialize_str(yes_no(*is)),
            Self::Date(date) => serializer.collect_str(date),
            Self::List(values) => values.serialize(serializer),
            Self::NoneOf(_) => [(); 0].serialize(serializer),
        }
    }
}

/// A truth value, shown as yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yes(pub bool);

fn yes_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// The types that a cell can be made from, and how.
macro_rules! cells {
    ($($type:ty => $cell:expr,)*) => {
        $(impl From<$type> for Cell {
            fn from(value: $type) -> Self {
                #[allow(clippy::redundant_closure_call, reason = "one line a type")]
                ($cell)(value)
            }
        })*
    };
}

cells! {
    &str => |text: &str| Self::Text(text.into()),
    String => Self::Text,
    &String => |text: &String| Self::Text(text.clone()),
    u8 => |number: u8| Self::Number(number.into()),
    u16 => |number: u16| Self::Number(number.into()),
    u32 => |number: u32| Self::Number(number.into()),
    usize => |number: usize| Self::Number(number as u64),
    f64 => Self::Decimal,
    bool => Self::Flag,
    Yes => |yes: Yes| Self::YesNo(yes.0),
    Date => Self::Date,
    Vec<String> => Self::List,
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}
