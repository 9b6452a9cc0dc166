//! A person's record: what they hold, are working on, have evidence for, or has been deemed equivalent. A plain YAML
//! file that belongs to the person.
//!
//! A record keeps what its file says, even if the framework does not have it or no longer has it.

mod achieved;
mod codes;
mod contents;
pub mod date;
pub mod edit;
mod entry;
mod file;
mod hours;
mod in_force;
mod new;
mod qualified;
mod text;
mod undo;
mod unknown;

use jiff::civil::Date;

use crate::framework::role::Role;
use crate::framework::{self, Id};
use crate::shapes;
use crate::yaml::{Document, Form, Problems, Source, parse_document};

pub use codes::with_known_codes;
pub use contents::{Activity, Award, Equivalent, Evidence, Held, Record, Skill, Status, To};
pub use edit::Refused;
pub use entry::{Entry, List};
pub(crate) use file::near_files;
pub use file::{Edit, Location, Why, create, read, read_if_any, replace, text_of};
pub use hours::Hours;
pub use new::{begun, written};
pub use qualified::{Qualified, besides, qualified, status_named};
pub use undo::{TextChange, undo};
pub use unknown::is_suggestion;

/// A field that holds a single value, with its new value; `None` empties it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// Whose record it is.
    Name(Option<String>),
    /// The role the person is in.
    Role(Option<Id<Role>>),
    /// Since when.
    Since(Option<Date>),
}

impl Field {
    /// Its key in the file.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Role(_) => "role",
            Self::Since(_) => "since",
        }
    }

    /// Sets it in a record, and returns the value as it is written.
    fn put(&self, record: &mut Record) -> Option<String> {
        match self {
            Self::Name(name) => record.name.clone_from(name),
            Self::Role(role) => record.role.clone_from(role),
            Self::Since(since) => record.since = *since,
        }
        match self {
            Self::Name(name) => name.clone(),
            Self::Role(role) => role.as_ref().map(ToString::to_string),
            Self::Since(since) => since.map(|date| date.to_string()),
        }
    }
}

/// The forms of text in a record, which its schema names by `format`.
const FORMS: [Form; 3] = {
    let [id, number, _] = framework::FORMS;
    [id, number, date::FORM]
};

/// Reads the text of a record.
///
/// # Errors
///
/// Everything that does not fit, each with its place.
pub fn parse(source: Source) -> Result<Document<Record>, Problems> {
    parse_document(source, &FORMS, &shapes::of_record())
}
