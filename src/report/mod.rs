//! The form of an answer, whatever the question was. Does not depend on the rest of the program.
//!
//! A [`Report`] has three faces: a [`Document`] to be read, one [`Table`], and a *value* of named fields. They carry
//! meaning, not looks: that something is an id, quiet or added, not that it is blue. They also say what each line and
//! row is about ([`Subject`]), so that notes can be added in one place. An answer with dates has [`Event`]s
//! as well, and one that can be drawn has a [`Picture`].

mod document;
mod event;
mod origin;
mod page;
mod picture;
mod subject;
mod table;
mod value;

pub use document::{Block, Document, Item, Line, Run, Tone};
pub use event::{Calendar, Event};
pub use origin::{Origin, Voice};
pub use picture::{Band, Boxed, Flow, Heading, Picture, Tie, Way};
pub use subject::{Shown, Subject};
pub(crate) use table::row;
pub use table::{Cell, Cells, Column, Fields, Kind, QuotedRows, Row, Table, Yes};
pub use value::{Note, Report, Value};
