//! The whole framework as one page for a browser: the program's own answers to every question, one after another, with
//! links between them. Nothing here adds text of its own about the framework.

//!
//! A page with the navigator is the handbook with the program in it, which answers questions there as on a command line.

mod app;
mod base64;
mod chapters;
mod forms;
mod page;

pub(crate) use app::{BUILT_IN, Edition, app, is_module};
pub use chapters::{Chapter, Entry, chapters};
pub(crate) use page::page;
