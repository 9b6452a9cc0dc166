//! The whole framework as one page for a browser: every question's own answer, one after another, with links between
//! them. What is on it is what the program says; nothing here tells of the framework in words of its own.

mod chapters;
mod page;

pub use chapters::{Chapter, Entry, chapters};
pub(crate) use page::page;
