//! A problem in the data: where it is, what is wrong, and what to do.

use std::fmt;

use serde::Serialize;

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1; none where the problem is the file itself.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// The line itself, without its line end.
    pub excerpt: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do about it, or what is near.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem of a whole file or folder.
    pub(super) fn of_file(file: &str, message: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, column: None, excerpt: None, message: message.into(), hint: None }
    }

    /// A problem at a line and column of a text.
    pub(super) fn at(file: &str, text: &str, (line, column): (usize, usize), message: impl Into<String>) -> Self {
        let excerpt = text.split('\n').nth(line.saturating_sub(1)).map(|line| line.trim_end_matches('\r').to_owned());
        Self { line: Some(line), column: Some(column), excerpt, ..Self::of_file(file, message) }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
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
        write!(f, "{}: {}", self.location(), self.message)?;
        if let (Some(line), Some(column), Some(excerpt)) = (self.line, self.column, &self.excerpt) {
            let (shown, before) = window(excerpt, column);
            write!(f, "\n  {line} | {shown}\n  {:1$} | {2:3$}^", "", line.to_string().len(), "", before)?;
        }
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}

/// How much of a line is shown around the column.
const SHOWN: usize = 100;

/// The part of a line around a column, with what cannot be printed made visible, and where in it the column is.
fn window(line: &str, column: usize) -> (String, usize) {
    let from = column.saturating_sub(SHOWN / 2);
    let cut = if line.chars().count() > SHOWN { from } else { 0 };
    let visible = |c: char| {
        if c == '\t' {
            ' '
        } else if c.is_control() {
            '\u{fffd}'
        } else {
            c
        }
    };
    let shown = line.chars().skip(cut).take(SHOWN).map(visible).collect();
    (shown, column.saturating_sub(1).saturating_sub(cut))
}

/// All problems that were found; never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.0 {
            writeln!(f, "{problem}\n")?;
        }
        match self.0.len() {
            1 => f.write_str("1 problem in the data"),
            count => write!(f, "{count} problems in the data"),
        }
    }
}

impl std::error::Error for Problems {}
