//! A problem in a file: where it is, what is wrong, and what to do.

use std::fmt;

use serde::Serialize;

use super::code::Code;
use super::source::Source;
use super::text::{shortened, window};
use super::tree::At;
use crate::visible::visible;

/// The longest message or hint, in characters: the data may put any amount of text into one.
const LONGEST: usize = 600;

/// The longest piece of text from the data that a message quotes, in characters.
const LONGEST_QUOTE: usize = 60;

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The name of the file, as the user gave it.
    pub file: String,
    /// The line, from 1; `None` if the problem is with the file itself.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// What kind of problem it is: a name that does not change between versions.
    pub code: &'static str,
    /// The line without its line end; of a long line, the part around the column.
    pub excerpt: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do about it, or what was probably meant.
    pub hint: Option<String>,
    /// How many characters of the excerpt come before the column.
    #[serde(skip)]
    before: usize,
}

impl Problem {
    /// A problem with a whole file or folder.
    pub(crate) fn of_file(file: &str, code: Code, message: impl AsRef<str>) -> Self {
        let message = shortened(message.as_ref(), LONGEST);
        let (file, code) = (file.into(), code.name());
        Self { file, line: None, column: None, code, excerpt: None, message, hint: None, before: 0 }
    }

    /// Sets the line and column; `text` is that line.
    #[must_use]
    pub(crate) fn at(self, text: &str, line: usize, column: usize) -> Self {
        let (excerpt, before) = window(text, column);
        Self { line: Some(line), column: Some(column), excerpt: Some(excerpt), before, ..self }
    }

    /// Adds what to do about it.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl AsRef<str>) -> Self {
        self.hint = Some(shortened(hint.as_ref(), LONGEST));
        self
    }

    /// Where it is: `roles/ta3.yaml:4:18`.
    pub fn location(&self) -> String {
        let numbers = [self.line, self.column].into_iter().flatten().map(|number| format!(":{number}"));
        std::iter::once(self.file.clone()).chain(numbers).collect()
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", visible(&self.location()), visible(&self.message))?;
        if let (Some(line), Some(excerpt)) = (self.line, &self.excerpt) {
            write!(f, "\n  {line} | {excerpt}\n  {:1$} | {2:3$}^", "", line.to_string().len(), "", self.before)?;
        }
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {}", visible(hint)),
            None => Ok(()),
        }
    }
}

/// All problems that were found, by file and line; never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.0 {
            writeln!(f, "{problem}\n")?;
        }
        let is_unread = |problem: &Problem| problem.code == Code::Unreadable.name();
        match self.0.len() {
            // What was not read at all says nothing about the data.
            1 if self.0.iter().all(is_unread) => f.write_str("it was not read"),
            1 => f.write_str("1 problem in the data"),
            count => write!(f, "{count} problems in the data"),
        }
    }
}

impl std::error::Error for Problems {}

/// A problem before its file and line have been looked up.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    /// Where it is; `None` if what is wrong is not written in any file.
    pub(crate) at: Option<At>,
    /// What kind of problem it is.
    pub(crate) code: &'static str,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) hint: Option<String>,
    /// Where the same thing is first written; the hint then begins with that.
    pub(crate) first: Option<At>,
}

impl Finding {
    /// A finding at a place.
    pub(crate) fn new(at: Option<At>, code: Code, message: impl Into<String>) -> Self {
        Self { at, code: code.name(), message: message.into(), hint: None, first: None }
    }

    /// Adds what to do about it.
    #[must_use]
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Adds the place where the same thing is first written.
    #[must_use]
    pub(crate) fn first(self, first: Option<At>) -> Self {
        Self { first, ..self }
    }

    /// Looks up the file and line. What is not written anywhere becomes a problem of `whole`.
    pub(crate) fn located(&self, sources: &[Source], whole: &str) -> Problem {
        let file = |at: At| sources.get(at.source()).map_or(whole, |source| source.name.as_str());
        let problem = Problem {
            file: self.at.map_or(whole, file).into(),
            line: None,
            column: None,
            code: self.code,
            excerpt: None,
            message: shortened(&self.message, LONGEST),
            hint: None,
            before: 0,
        };
        let problem = match self.at.and_then(|at| Some((at, sources.get(at.source())?))) {
            Some((at, source)) => problem.at(source.line(at.line()), at.line(), at.column()),
            None => problem,
        };
        let first = self.first.map(|first| {
            let elsewhere = self.at.is_none_or(|at| at.source() != first.source());
            let other = if elsewhere { format!("{}, ", file(first)) } else { String::new() };
            format!("it is in {other}line {}; ", first.line())
        });
        match &self.hint {
            Some(hint) => problem.hint(first.unwrap_or_default() + hint),
            None => problem,
        }
    }
}

/// Sorts problems by file and line; those without a line come last.
pub(crate) fn in_order(problems: &mut Vec<Problem>) {
    problems.sort_by_key(|problem| (problem.file.clone(), problem.line.is_none(), problem.line, problem.column));
    problems.dedup();
}

/// Text from the data in quotation marks, shortened if it is long.
pub(crate) fn quoted(text: &str) -> String {
    format!("“{}”", shortened(text, LONGEST_QUOTE))
}
