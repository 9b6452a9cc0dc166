//! The types that a person's record is read into.

#[path = "../src/record/contents.rs"]
mod contents;
#[path = "../src/record/date.rs"]
pub mod date;
#[path = "../src/record/hours.rs"]
mod hours;

pub use contents::Record;
