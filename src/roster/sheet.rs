//! A sheet: rows of values that know their place, for any kind of file.

use jiff::civil::Date;
use smol_str::SmolStr;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: u64 = 100 * 1024 * 1024;

/// The most rows of a sheet.
pub const MOST_ROWS: usize = 350_000;

/// The most columns of a sheet.
pub const MOST_COLUMNS: usize = 1_000;

/// The most non-empty cells in all sheets of a file.
pub const MOST_CELLS: usize = 12_000_000;

/// The longest text in a cell, in characters, as in Excel.
const LONGEST: usize = 32_767;

/// What spreadsheets show when they can't calculate a cell, and save as text.
const FAULTS: [&str; 8] = ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"];

/// The contents of a cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text, without surrounding blanks.
    Text(SmolStr),
    /// A number that is not a date.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// A date; the time of day is left out.
    Day(Date),
    /// What a spreadsheet shows when it can't calculate a cell: `#N/A`.
    Fault(SmolStr),
}

impl Value {
    /// Text without surrounding blanks and invisible characters, cut to the length that a spreadsheet allows; empty if
    /// nothing is left.
    pub(super) fn of_text(text: &str) -> Self {
        let text = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end]);
        let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
        match text {
            "" => Self::Empty,
            text if FAULTS.contains(&text) => Self::Fault(text.into()),
            text => Self::Text(text.into()),
        }
    }

    /// Whether the cell is empty.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// The value as text, as a spreadsheet would show it.
    pub fn words(&self) -> SmolStr {
        match self {
            Self::Empty => SmolStr::default(),
            Self::Text(text) | Self::Fault(text) => text.clone(),
            Self::Number(number) => number.to_string().into(),
            Self::Flag(true) => "TRUE".into(),
            Self::Flag(false) => "FALSE".into(),
            Self::Day(date) => date.to_string().into(),
        }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number as a spreadsheet shows it, from 1.
    pub number: usize,
    /// Its cells from the first column to the last non-empty one.
    pub cells: Vec<Value>,
}

impl Row {
    /// The value in a column, from 0.
    pub fn get(&self, column: usize) -> &Value {
        self.cells.get(column).unwrap_or(&Value::Empty)
    }

    /// Whether all its cells are empty.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(Value::is_empty)
    }
}

/// A sheet of a workbook, or a whole text file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// The file, as it was named.
    pub file: String,
    /// The name of the sheet, if the file has several.
    pub name: Option<String>,
    /// The non-empty rows, in order.
    pub rows: Vec<Row>,
    /// Whether the workbook hides it, so that its rows are not read.
    pub is_hidden: bool,
}

impl Sheet {
    /// The title of the sheet: `staff.csv`, `staff.xlsx, sheet “Autumn”`.
    pub fn title(&self) -> String {
        match &self.name {
            Some(name) => format!("{}, sheet “{name}”", self.file),
            None => self.file.clone(),
        }
    }

    /// The name of a cell, for display: `staff.csv:D14`, `staff.xlsx:Sheet1!D14`, `staff.xlsx:'Summer term'!D14`.
    pub fn place(&self, row: usize, column: usize) -> String {
        let cell = format!("{}{row}", letters(column));
        match &self.name {
            Some(name) if name.chars().all(char::is_alphanumeric) => format!("{}:{name}!{cell}", self.file),
            Some(name) => format!("{}:'{}'!{cell}", self.file, name.replace('\'', "''")),
            None => format!("{}:{cell}", self.file),
        }
    }
}

/// The letters of a column, from 0: A to Z, then AA.
pub fn letters(column: usize) -> String {
    let mut left = column + 1;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or_default()));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let named = [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")];
        for (column, name) in named {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn a_cell_is_named_as_in_a_formula() {
        let sheet =
            |name: Option<&str>| Sheet { file: "a.xlsx".into(), name: name.map(Into::into), ..Sheet::default() };
        assert_eq!(sheet(None).place(3, 1), "a.xlsx:B3");
        assert_eq!(sheet(Some("Sheet1")).place(3, 1), "a.xlsx:Sheet1!B3");
        assert_eq!(sheet(Some("Sam's list")).place(3, 1), "a.xlsx:'Sam''s list'!B3");
    }

    #[test]
    fn blanks_around_a_text_are_no_text() {
        assert_eq!(Value::of_text(" \u{a0}\t"), Value::Empty);
        assert_eq!(Value::of_text("\u{a0}TA3 "), Value::Text("TA3".into()));
    }
}
