//! A table: columns with a key and a heading, and rows of cells.

/// Rows of cells below columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// What to say when there is no row.
    pub empty: String,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its key for machines: the name of the field in the value.
    pub key: &'static str,
    /// Its heading for people.
    pub heading: &'static str,
    /// What its cells hold.
    pub kind: Kind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something to be typed or looked up: never cut.
    Id,
    /// Words.
    Text,
    /// Numbers.
    Number,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known: shown as a dash, written as nothing.
    Missing,
    /// Words.
    Text(String),
    /// A number.
    Number(u64),
    /// Several values.
    List(Vec<String>),
}

/// A row whose fields are the columns of a table and, under the same names, the fields of a value.
pub trait Row {
    /// The columns, one a field.
    const COLUMNS: &'static [Column];

    /// The cells, one a field.
    fn cells(&self) -> Vec<Cell>;
}

/// Declares a [`Row`]: the kind of column, the field, the heading and the type, a line a field.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $kind:ident $field:ident $heading:literal: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        pub(crate) struct $name { $($(#[$doc])* pub(crate) $field: $type,)* }

        impl $crate::report::Row for $name {
            const COLUMNS: &'static [$crate::report::Column] =
                &[$($crate::report::Column::$kind(stringify!($field), $heading),)*];

            fn cells(&self) -> Vec<$crate::report::Cell> {
                vec![$(self.$field.clone().into(),)*]
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

    /// A column of words.
    pub const fn text(key: &'static str, heading: &'static str) -> Self {
        Self { key, heading, kind: Kind::Text }
    }

    /// A column of numbers.
    pub const fn number(key: &'static str, heading: &'static str) -> Self {
        Self { key, heading, kind: Kind::Number }
    }
}

impl Table {
    /// A table of those columns and rows, and what to say when there is no row.
    pub fn new(columns: &[Column], rows: Vec<Vec<Cell>>, empty: impl Into<String>) -> Self {
        debug_assert!(rows.iter().all(|row| row.len() == columns.len()), "a row has a cell for every column");
        Self { columns: columns.to_vec(), rows, empty: empty.into() }
    }

    /// The rows of a table, and what to say when there is none.
    pub fn of<R: Row>(rows: &[R], empty: impl Into<String>) -> Self {
        Self::new(R::COLUMNS, rows.iter().map(Row::cells).collect(), empty)
    }

    /// The columns of those keys alone, in that order, for a reader; machines get them all.
    #[must_use]
    pub fn only(&self, keys: &[&str]) -> Self {
        let places: Vec<usize> =
            keys.iter().filter_map(|key| self.columns.iter().position(|column| column.key == *key)).collect();
        let columns = places.iter().map(|&n| self.columns[n]).collect();
        let rows = self.rows.iter().map(|row| places.iter().map(|&n| row[n].clone()).collect()).collect();
        Self { columns, rows, empty: self.empty.clone() }
    }
}

impl Cell {
    /// The cell as text, with `missing` where nothing is known.
    pub fn words(&self, missing: &str) -> String {
        match self {
            Self::Missing => missing.into(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::List(values) if values.is_empty() => missing.into(),
            Self::List(values) if values.iter().any(|value| value.contains(',')) => values.join("; "),
            Self::List(values) => values.join(", "),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<u16> for Cell {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<u8> for Cell {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}

impl From<Vec<String>> for Cell {
    fn from(values: Vec<String>) -> Self {
        Self::List(values)
    }
}

impl From<&[String]> for Cell {
    fn from(values: &[String]) -> Self {
        Self::List(values.to_vec())
    }
}
