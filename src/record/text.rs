//! A text as lines, which can be inserted, removed and replaced without changing the others.

use std::ops::{Range, RangeInclusive};

use serde_yaml::Value;

/// The lines of a text, with their line ends.
pub(super) struct Lines<'a> {
    lines: Vec<&'a str>,
    /// Where each line begins.
    starts: Vec<usize>,
    /// The lines that hold only a comment, in order.
    comments: Vec<usize>,
    end: &'static str,
}

impl<'a> Lines<'a> {
    /// The lines of a text with these comments. `None` if it has line ends that editors do not write.
    pub(super) fn of(text: &'a str, comments: &[Range<usize>]) -> Option<Self> {
        if text.replace("\r\n", "").contains('\r') {
            return None;
        }
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let starts: Vec<usize> =
            lines.iter().scan(0, |start, line| Some(std::mem::replace(start, *start + line.len()))).collect();
        let end = if lines.first().is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" };
        let mut of_lines = Self { lines, starts, comments: Vec::new(), end };
        let begins = |comment: &Range<usize>| {
            let line = of_lines.line_at(comment.start);
            text[of_lines.starts[line]..comment.start].trim().is_empty().then_some(line)
        };
        of_lines.comments = comments.iter().filter_map(begins).collect();
        Some(of_lines)
    }

    /// The line that a byte is in.
    pub(super) fn line_at(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// The line after the last one with content; a line `...` ends a text.
    pub(super) fn end(&self) -> usize {
        self.lines.iter().position(|line| line.trim_end() == "...").unwrap_or(self.lines.len())
    }

    pub(super) fn line(&self, n: usize) -> &'a str {
        self.lines[n]
    }

    pub(super) fn is_comment(&self, n: usize) -> bool {
        self.comments.binary_search(&n).is_ok()
    }

    /// The last line in a range that is neither blank nor a comment.
    pub(super) fn last_content(&self, mut range: Range<usize>) -> Option<usize> {
        range.rfind(|&n| !self.is_comment(n) && !self.lines[n].trim().is_empty())
    }

    /// The text with lines inserted before the n-th.
    pub(super) fn inserted(&self, n: usize, lines: &[String]) -> String {
        self.joined(&self.lines[..n], lines, &self.lines[n..])
    }

    /// The text with some lines replaced.
    pub(super) fn replaced_lines(&self, range: RangeInclusive<usize>, lines: &[String]) -> String {
        self.joined(&self.lines[..*range.start()], lines, &self.lines[range.end() + 1..])
    }

    fn joined(&self, before: &[&str], lines: &[String], after: &[&str]) -> String {
        let mut text = before.concat();
        if !text.is_empty() && !text.ends_with('\n') {
            text += self.end;
        }
        for line in lines {
            text += line;
            text += self.end;
        }
        text + &after.concat()
    }
}

/// The indentation of a line, in bytes.
pub(super) fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// A value on one line, as it is written between brackets.
pub(super) fn flow(value: &Value) -> Option<String> {
    Some(match value {
        Value::String(text) => format!("\"{}\"", text.chars().map(escaped).collect::<String>()),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Sequence(values) => {
            format!("[{}]", values.iter().map(flow).collect::<Option<Vec<_>>>()?.join(", "))
        }
        Value::Mapping(fields) => {
            let field = |(key, value): (&Value, &Value)| Some(format!("{}: {}", key.as_str()?, flow(value)?));
            format!("{{{}}}", fields.iter().map(field).collect::<Option<Vec<_>>>()?.join(", "))
        }
        Value::Null | Value::Tagged(_) => return None,
    })
}

/// A character, escaped for double quotes.
fn escaped(c: char) -> String {
    match c {
        '\\' | '"' => format!("\\{c}"),
        '\n' => "\\n".into(),
        // Line ends of YAML 1.1, and invisible characters.
        '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => format!("\\u{:04x}", u32::from(c)),
        _ if c.is_control() => format!("\\x{:02x}", u32::from(c)),
        _ => c.into(),
    }
}
