//! What a line, a row or a value is about.

use std::fmt;

/// What something on a page is about, as a path such as `units/equality-l2` or `roles/ta3/duties/6`.
///
/// This module does not know what the path leads through; the code that adds notes to a report does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    path: String,
    /// How it is shown.
    pub shown: Shown,
}

/// How a subject is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// The line or the row is about it.
    Itself,
    /// The line or row is about it and shows it whole: with its misprints, and what has changed since.
    Whole,
    /// It is only named in a line or row about something else, so a note must say what it refers to.
    ByName,
}

impl Subject {
    /// A subject that a line or row is about.
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), shown: Shown::Itself }
    }

    /// The same subject, shown whole.
    #[must_use]
    pub fn whole(self) -> Self {
        Self { shown: Shown::Whole, ..self }
    }

    /// The same subject, only named.
    #[must_use]
    pub fn by_name(self) -> Self {
        Self { shown: Shown::ByName, ..self }
    }

    /// The path to it.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}
