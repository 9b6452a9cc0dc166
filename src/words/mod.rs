//! Things of the framework and of a record in words that several commands share: an expectation, a suggestion, a unit
//! in a list, how something stands with a person.

pub(crate) mod entry;
pub(crate) mod expectation;
pub(crate) mod named;
pub(crate) mod opening;
pub(crate) mod problem;
pub(crate) mod source;
pub(crate) mod standing;
pub(crate) mod statement;
pub(crate) mod subject;
pub(crate) mod suggestion;
pub(crate) mod text;
pub(crate) mod thing;
pub(crate) mod toward;
pub(crate) mod typed;
pub(crate) mod unit;

pub use opening::Kept;
pub(crate) use source::cited;
pub(crate) use text::{capital, count, ids, lower_first};
