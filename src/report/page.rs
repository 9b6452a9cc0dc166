//! A document as a value, so that programs get what is on the page.
//!
//! Each block is an object with one field that says what it is: `heading`, `text`, `remark`, `facts`, `items`, `rows`,
//! `to_fill_in`. A table whose rows are among the fields of the answer is not repeated.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::document::{Block, Document, Item, Line, Tone};
use super::table::{Cell, Cells, Table};

/// The blocks of a document, without the tables whose rows the answer already has.
pub(super) struct Page<'a> {
    pub(super) document: &'a Document,
    pub(super) told: Vec<&'a Table>,
}

impl Serialize for Page<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_new = |block: &&Block| match block {
            Block::Table(table) => table.rows.is_empty() || !self.told.iter().any(|told| tells(told, table)),
            Block::Picture(_) | Block::About(_) | Block::Beside(_) => false,
            _ => true,
        };
        let blocks: Vec<Part<'_>> = self.document.blocks.iter().filter(is_new).map(Part).collect();
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("title", &self.document.title)?;
        map.serialize_entry("blocks", &blocks)?;
        map.end()
    }
}

/// The text of a line; if the line shows changes, the earlier text as well.
fn text<M: SerializeMap>(map: &mut M, line: &Line) -> Result<(), M::Error> {
    let without = |tone: Tone| line.0.iter().filter(move |run| run.tone != tone).map(|run| run.text.as_str());
    map.serialize_entry("text", &spaced(without(Tone::Dropped)))?;
    if line.0.iter().any(|run| matches!(run.tone, Tone::Added | Tone::Dropped)) {
        map.serialize_entry("before", &spaced(without(Tone::Added)))?;
    }
    map.serialize_entry("words", line.voice().word())
}

/// Runs as one text, with single spaces where runs were left out.
fn spaced<'a>(runs: impl Iterator<Item = &'a str>) -> String {
    runs.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the rows of `told` include everything in `table`.
fn tells(told: &Table, table: &Table) -> bool {
    let place = |key: &str| told.columns.iter().position(|column| column.key == key);
    let places: Option<Vec<usize>> = table.columns.iter().map(|column| place(column.key)).collect();
    let has = |row: &Cells| {
        let same = |other: &Cells| places.iter().flatten().zip(&row.cells).all(|(&n, cell)| other.cells[n] == *cell);
        told.rows.iter().any(same)
    };
    places.is_some() && table.rows.len() <= MOST_COMPARED && table.rows.iter().all(has)
}

/// The most rows that are compared one by one; longer tables are repeated whole.
const MOST_COMPARED: usize = 2_000;

struct Part<'a>(&'a Block);

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self.0 {
            Block::Heading { text, .. } => map.serialize_entry("heading", text)?,
            Block::Text(line) => text(&mut map, line)?,
            // This remark explains the marks in changed text; the fields take the place of the marks here.
            Block::Quiet(line) if line.0.iter().any(|run| run.tone == Tone::Dropped) => {
                map.serialize_entry(
                    "remark",
                    "Where the words changed, “before” is the first text and “text” the second.",
                )?;
            }
            Block::Quiet(line) => map.serialize_entry("remark", &line.plain())?,
            Block::Facts(facts) => map.serialize_entry("facts", &Facts(facts))?,
            Block::List(items) => map.serialize_entry("items", &Items(items))?,
            Block::Table(table) if table.rows.is_empty() => map.serialize_entry("text", &table.empty)?,
            Block::Table(table) => map.serialize_entry("rows", &Rows(table))?,
            Block::Blanks(rows) => map.serialize_entry("to_fill_in", &rows.concat())?,
            Block::Picture(_) | Block::About(_) | Block::Beside(_) => {}
        }
        map.end()
    }
}

/// Rows as a reader sees them; for an empty list, the reason why it is empty.
struct Rows<'a>(&'a Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut table = self.0.clone();
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if let Cell::NoneOf(why) = cell {
                *cell = Cell::from(*why);
            }
        }
        serializer.collect_seq(table.records())
    }
}

struct Facts<'a>(&'a [(String, Line)]);

impl Serialize for Facts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, line)| (name, line.plain())))
    }
}

struct Items<'a>(&'a [Item]);

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut items = serializer.serialize_seq(Some(self.0.len()))?;
        for item in self.0 {
            items.serialize_element(&One(item))?;
        }
        items.end()
    }
}

struct One<'a>(&'a Item);

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Item { label, text, remarks, items, about: _, is_to_do: _ } = self.0;
        let mut map = serializer.serialize_map(None)?;
        if let Some(label) = label {
            map.serialize_entry("label", label)?;
        }
        self::text(&mut map, text)?;
        if !remarks.is_empty() {
            map.serialize_entry("remarks", &remarks.iter().map(Line::plain).collect::<Vec<_>>())?;
        }
        if !items.is_empty() {
            map.serialize_entry("items", &Items(items))?;
        }
        map.end()
    }
}
