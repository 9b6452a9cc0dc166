//! The whole framework as one page for a browser: the program's own answers to every question, one after another, with
//! links between them. Nothing here adds text of its own about the framework.

mod chapters;
mod page;

pub use chapters::{Chapter, Entry, chapters};
pub(crate) use page::page;
