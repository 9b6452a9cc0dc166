//! A text as lines that can be put in, taken out and replaced, with all others left as they are.

use std::ops::{Range, RangeInclusive};

use serde_yaml::Value;

/// The lines of a text with their ends.
pub(super) struct Lines<'a> {
    pub(super) text: &'a str,
    lines: Vec<&'a str>,
    /// Whether a line is part of a text in a block (`|`, `>`), where `#` is a character like others.
    in_block: Vec<bool>,
    end: &'static str,
}

impl<'a> Lines<'a> {
    /// Nothing where lines end in ways that nobody's editor writes.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        if text.replace("\r\n", "").contains(['\r', '\u{85}', '\u{2028}', '\u{2029}']) {
            return None;
        }
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let end = if lines.first().is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" };
        Some(Self { text, in_block: in_block(&lines), lines, end })
    }

    /// The line behind the last that says something; one that says `...` ends a text.
    pub(super) fn end(&self) -> usize {
        self.lines.iter().position(|line| line.trim_end() == "...").unwrap_or(self.lines.len())
    }

    pub(super) fn line(&self, n: usize) -> &'a str {
        self.lines[n]
    }

    pub(super) fn is_comment(&self, n: usize) -> bool {
        !self.in_block[n] && self.lines[n].trim_start().starts_with('#')
    }

    /// The last line in a range that is neither blank nor a comment.
    pub(super) fn last_content(&self, mut range: Range<usize>) -> Option<usize> {
        range.rfind(|&n| !self.is_comment(n) && !self.lines[n].trim().is_empty())
    }

    /// Where a line begins.
    pub(super) fn start(&self, n: usize) -> usize {
        self.lines[..n].iter().map(|line| line.len()).sum()
    }

    /// Where a line and column are, both from 1.
    pub(super) fn byte(&self, (line, column): (usize, usize)) -> Option<usize> {
        let here = self.lines.get(line - 1)?;
        let (byte, _) = here.char_indices().nth(column - 1)?;
        Some(self.start(line - 1) + byte)
    }

    /// The text with lines put in before the n-th.
    pub(super) fn inserted(&self, n: usize, lines: &[String]) -> String {
        self.joined(&self.lines[..n], lines, &self.lines[n..])
    }

    /// The text with other lines in place of some.
    pub(super) fn replaced_lines(&self, range: RangeInclusive<usize>, lines: &[String]) -> String {
        self.joined(&self.lines[..*range.start()], lines, &self.lines[range.end() + 1..])
    }

    /// The text with another first line and more lines in place of some.
    pub(super) fn replaced(&self, range: RangeInclusive<usize>, first: &str, more: &[String]) -> String {
        let lines: Vec<String> = [first.to_owned()].into_iter().chain(more.iter().cloned()).collect();
        self.replaced_lines(range, &lines)
    }

    /// The text with other words in place of some bytes.
    pub(super) fn cut(&self, range: Range<usize>, words: &str) -> String {
        [&self.text[..range.start], words, &self.text[range.end..]].concat()
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

/// How far a line is set in, in bytes of space.
pub(super) fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The comments that have a line of their own, sorted.
pub(super) fn comments(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().collect();
    let in_block = in_block(&lines);
    let free = lines.iter().zip(in_block).filter(|(_, in_block)| !in_block).map(|(line, _)| line.trim());
    let mut found: Vec<&str> = free.filter(|line| line.starts_with('#')).collect();
    found.sort_unstable();
    found
}

/// Which lines are part of a text in a block.
fn in_block(lines: &[&str]) -> Vec<bool> {
    let mut around = None;
    let is_in_block = |line: &&str| {
        let indent = indent_of(line);
        if around.is_some_and(|around| line.trim().is_empty() || indent > around) {
            return true;
        }
        around = opens_block(line).then(|| {
            // The fields of an entry are set in behind its dash.
            let inner = line[indent..].trim_start_matches(['-', ' ']);
            line.len() - inner.len()
        });
        false
    };
    lines.iter().map(is_in_block).collect()
}

/// Whether a line ends in `|` or `>`, perhaps with `-`, `+` or a number.
fn opens_block(line: &str) -> bool {
    if line.trim_start().starts_with('#') {
        return false;
    }
    let line = line.find(" #").map_or(line, |comment| &line[..comment]).trim_end();
    let header = line.trim_end_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
    let before = header.strip_suffix(['|', '>']);
    line.len() - header.len() <= 2 && before.is_some_and(|before| before.ends_with([' ']))
}

/// What is behind a key: its value, and a comment with the space before it.
pub(super) fn split_comment(rest: &str) -> (&str, &str) {
    let start = rest.len() - rest.trim_start().len();
    let quote = rest[start..].chars().next().filter(|c| matches!(c, '"' | '\''));
    let closed = quote.and_then(|quote| {
        let mut escaped = false;
        let closes = |c: char| {
            let closes = c == quote && !escaped;
            escaped = c == '\\' && quote == '"' && !escaped;
            closes
        };
        rest[start + 1..].find(closes).map(|n| start + 1 + n + 1)
    });
    let from = closed.unwrap_or(0);
    let comment = rest[from..].find(" #").map_or(rest.len(), |n| from + n);
    let value = rest[..comment].trim();
    (value, &rest[rest[..comment].trim_end().len()..])
}

/// Whether there is a comment in a part of a list in brackets: a “#” behind a space that is in no quotation marks.
pub(super) fn has_comment(text: &str) -> bool {
    let (mut quote, mut escaped, mut before, mut word) = (None, false, ' ', ' ');
    for c in text.chars() {
        match quote {
            Some(open) => {
                quote = (c != open || escaped).then_some(open);
                escaped = c == '\\' && open == '"' && !escaped;
            }
            // A quotation mark within a word is part of it.
            None if matches!(c, '"' | '\'') && matches!(word, ' ' | '[' | '{' | ',' | ':') => quote = Some(c),
            None if c == '#' && before.is_whitespace() => return true,
            None => {}
        }
        before = c;
        word = if c.is_whitespace() { word } else { c };
    }
    false
}

/// A value on one line, as it stands between brackets.
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

/// A character between double quotes.
fn escaped(c: char) -> String {
    match c {
        '\\' | '"' => format!("\\{c}"),
        '\n' => "\\n".into(),
        _ if c.is_control() => format!("\\x{:02x}", u32::from(c)),
        _ => c.into(),
    }
}
