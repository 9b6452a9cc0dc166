//! A problem in the data: where it is, what is wrong, and what to do.

use std::fmt;

use serde::Serialize;

/// How much of a line is shown around the column, in characters.
const SHOWN: usize = 100;

/// The longest message or hint, in characters: data may put any amount of text into one.
const LONGEST: usize = 600;

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1; none where the problem is the file itself.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// The line itself without its line end; of a long line the part around the column.
    pub excerpt: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do about it, or what is near.
    pub hint: Option<String>,
    /// How many characters of the excerpt stand before the column.
    #[serde(skip)]
    before: usize,
}

impl Problem {
    /// A problem of a whole file or folder.
    pub(super) fn of_file(file: &str, message: impl AsRef<str>) -> Self {
        let (file, message) = (file.into(), shortened(message.as_ref(), LONGEST));
        Self { file, line: None, column: None, excerpt: None, message, hint: None, before: 0 }
    }

    /// A problem at a line and column; `text` is that line.
    pub(super) fn at(file: &str, text: &str, (line, column): (usize, usize), message: impl AsRef<str>) -> Self {
        let (excerpt, before) = window(text, column);
        let problem = Self::of_file(file, message);
        Self { line: Some(line), column: Some(column), excerpt: Some(excerpt), before, ..problem }
    }

    pub(super) fn hint(mut self, hint: impl AsRef<str>) -> Self {
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

/// The lines of a text as YAML counts them, without their ends.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let here = rest?;
        let Some((line, after)) = here.split_once(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) else {
            return rest.take();
        };
        let windows = here[line.len()..].starts_with("\r\n");
        rest = Some(if windows { &after[1..] } else { after });
        Some(line)
    })
}

/// The part of a line around a column, with what cannot be printed made visible, and how much of it stands before
/// the column.
fn window(line: &str, column: usize) -> (String, usize) {
    let before = column.saturating_sub(1);
    if line.chars().nth(SHOWN).is_none() {
        return (visible(line), before);
    }
    let from = before.saturating_sub(SHOWN / 2);
    let mut shown = visible(&line.chars().skip(from).take(SHOWN).collect::<String>());
    if line.chars().nth(from + SHOWN).is_some() {
        shown.push('…');
    }
    if from == 0 { (shown, before) } else { (format!("…{shown}"), before - from + 1) }
}

/// A text, or its beginning when it is long.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into(),
    }
}

/// A text in which nothing drives a terminal or turns the reading direction.
fn visible(text: &str) -> String {
    let turns = |c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown = |c: char| match c {
        '\t' => ' ',
        _ if c.is_control() || turns(c) => '\u{fffd}',
        _ => c,
    };
    text.chars().map(shown).collect()
}

/// All problems that were found, in the order of the files and their lines; never empty.
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
