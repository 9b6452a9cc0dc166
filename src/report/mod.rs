//! What an answer looks like whatever the question. Depends on nothing else of the program.
//!
//! A [`Report`] has three faces: a *value* (through serde), one [`Table`], and a [`Document`]. They carry meaning, not
//! looks: that something is an id, quiet or added, not that it is blue. An answer with dates has [`Event`]s as well.

mod document;
mod event;
mod table;

pub use document::{Block, Document, Item, Line, Run, Tone};
pub use event::Event;
pub(crate) use table::row;
pub use table::{Cell, Column, Kind, Row, Table};

/// The answer to a question.
pub trait Report: erased_serde::Serialize {
    /// The answer to be read: on a terminal, as plain text, on a page.
    fn document(&self) -> Document;

    /// The answer as one table. The keys of its columns are the names of the fields in the value.
    fn table(&self) -> Table;

    /// The ids of what was found, one a line with `--ids`, to be typed again.
    fn ids(&self) -> Vec<String>;

    /// What of the answer belongs in a calendar, in order; nothing where it has no dates.
    fn events(&self) -> Vec<Event> {
        Vec::new()
    }

    /// What a calendar of the answer says of itself; nothing where its events say all.
    fn calendar_note(&self) -> Option<String> {
        None
    }

    /// Whether the answer means that something is wrong, though it could be given (problems in checked data).
    fn is_bad_news(&self) -> bool {
        false
    }

    /// Whether the value is what people ask for, so that it is written as JSON unless something else is wanted.
    fn is_for_programs(&self) -> bool {
        false
    }
}

erased_serde::serialize_trait_object!(Report);
