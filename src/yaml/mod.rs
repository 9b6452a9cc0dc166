//! Reads and writes YAML; values know where they are written. This is the only module that uses a YAML parser.
//!
//! A text becomes a tree of nodes (`parse`), within limits on everything that is read (`budget`). One walk along the
//! JSON Schema of a type (`walk`) finds everything that does not fit and builds the value that serde deserialises.
//! Problems know their line and say what to do (`problem`, `diagnose`).

mod budget;
mod code;
mod diagnose;
mod document;
mod expected;
mod kind;
mod layout;
mod parse;
mod problem;
mod sample;
mod scalar;
mod schema;
mod source;
mod text;
mod tree;
mod walk;
mod write;

pub use budget::{MAX_BYTES, MAX_GROWTH, MAX_VALUES};
pub use code::Code;
pub use document::{Document, parse_document, read_document};
pub use kind::FileKind;
pub use layout::{Layout, ValueLayout};
pub use parse::MAX_DEPTH;
pub use problem::{Problem, Problems};
pub use schema::Schema;
pub use source::{MAX_ENTRIES, MAX_FILE_BYTES, MAX_FILES, MAX_FOLDERS, Source};
pub use tree::{At, Field, Node, Value};
pub use walk::{Form, Misfit};
pub use write::to_text;

pub(crate) use budget::Budget;
pub(crate) use parse::parse;
pub(crate) use problem::{Finding, in_order, quoted};
pub(crate) use source::{Sources, read_folder, read_path};
pub(crate) use walk::{MAX_IN_RECORD, Walk};
