//! Wording that several commands share for things in the framework and in a record: an expectation, a suggestion, a
//! unit in a list, a standing.

pub(crate) mod by_words;
pub(crate) mod entry;
pub(crate) mod expectation;
pub(crate) mod named;
pub(crate) mod numbers;
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
