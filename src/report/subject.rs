//! What a line, a row or a value is about.

use std::fmt;

/// What something shown is about: the way to it, such as `units/equality-l2` or `roles/ta3/duties/6`.
///
/// Nothing here knows what the way leads through; whoever adds notes to a report does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    path: String,
    /// How it is shown.
    pub shown: Shown,
}

/// How much of a subject is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// The line or the row is about it.
    Itself,
    /// The line or the row is about it, and gives it whole: with its misprints, and what has become of it.
    Whole,
    /// It is named in a line or row that is about something else: what is said of it must say of what.
    ByName,
}

impl Subject {
    /// What a line or a row is about.
    pub fn new(path: impl Into<String>) -> Self {
        Self { path: path.into(), shown: Shown::Itself }
    }

    /// The same, shown whole.
    #[must_use]
    pub fn whole(self) -> Self {
        Self { shown: Shown::Whole, ..self }
    }

    /// The same, named in what is about something else.
    #[must_use]
    pub fn by_name(self) -> Self {
        Self { shown: Shown::ByName, ..self }
    }

    /// The way to it.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}
