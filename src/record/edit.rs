//! Changes the text of a record without touching what a person has written: comments, order, blank lines, quotes.
//!
//! The places to change come from the parser, and the new text is read again: unless it has exactly the wanted content,
//! with every comment still there and in order, nothing is changed. So this module may try what is likely to be right,
//! and need not handle all of YAML.

use std::fmt;

use super::entry::{Entry, List, written_behind};
use super::text::{Lines, flow, indent_of};
use super::{Field, Record, parse};
use crate::framework::Place;
use crate::yaml::{Document, Layout, Source, ValueLayout};

/// Why a change or question about a record is refused, and what to do instead. Nothing has been written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What can't be done, and why.
    pub message: String,
    /// What to do instead, one line each.
    pub lines: Vec<String>,
}

impl Refused {
    /// A refusal, and what to do instead.
    pub fn new(message: impl Into<String>, lines: impl IntoIterator<Item = String>) -> Self {
        Self { message: message.into(), lines: lines.into_iter().collect() }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refused {}

/// A text after a change.
#[derive(Debug)]
pub struct Changed {
    /// The new text and its value.
    pub one: Document<Record>,
    /// The line (from 1) of what was added or removed.
    pub line: Option<usize>,
    /// The lines that were removed.
    pub taken: Vec<String>,
}

/// Adds an entry at the end of its list.
///
/// # Errors
///
/// When that can't be done without changing something else.
pub fn add(one: &Document<Record>, entry: &Entry) -> Result<Changed, Refused> {
    let list = entry.list();
    let place = one.value.count(list);
    let mut wanted = one.value.clone();
    wanted.push(entry.clone());
    let texts = Editing::of(one, list.key()).map_or_else(Vec::new, |editing| editing.added(entry, place));
    let Some(one) = accepted(one, texts, &wanted, &[]) else {
        let paste = entry.yaml().into_iter().map(|line| indented("    ", &line));
        let key = format!("  {}:", list.key());
        return Err(Refused::new(
            "the entry can't be added without changing something else in the file",
            [
                "nothing has been written; to add it by hand, put this into the list, or at the end of the file:"
                    .into(),
                key,
            ]
            .into_iter()
            .chain(paste),
        ));
    };
    let line = one.value_at(&Place::of(list.key()).index(place)).map(|(line, _)| line);
    Ok(Changed { one, line, taken: Vec::new() })
}

/// Puts an entry in the place of another one of its list; all comments stay.
///
/// # Errors
///
/// As above.
pub fn replace(one: &Document<Record>, place: usize, entry: &Entry) -> Result<Changed, Refused> {
    let list = entry.list();
    let mut wanted = one.value.clone();
    wanted.replace(place, entry.clone());
    let at = |one: &Document<Record>| one.value_at(&Place::of(list.key()).index(place)).map(|(line, _)| line);
    let editing = Editing::of(one, list.key());
    let texts = editing.map_or_else(Vec::new, |editing| editing.replaced(entry, place, one.value.count(list)));
    match accepted(one, texts, &wanted, &[]) {
        Some(one) => Ok(Changed { line: at(&one), one, taken: Vec::new() }),
        None => Err(by_hand("the entry can't be changed without changing something else in the file", at(one))),
    }
}

/// Removes an entry; comments on lines of their own stay.
///
/// # Errors
///
/// As above.
pub fn remove(one: &Document<Record>, list: List, place: usize) -> Result<Changed, Refused> {
    let mut wanted = one.value.clone();
    wanted.take(list, place);
    let at = one.value_at(&Place::of(list.key()).index(place)).map(|(line, _)| line);
    let editing = Editing::of(one, list.key());
    let (texts, taken) = editing.map_or_else(Default::default, |editing| editing.removed(place, one.value.count(list)));
    match accepted(one, texts, &wanted, &taken) {
        Some(one) => Ok(Changed { one, line: at, taken }),
        None => Err(by_hand("the entry can't be removed without changing something else in the file", at)),
    }
}

/// Sets or empties a field that holds a single value.
///
/// # Errors
///
/// As above.
pub fn set(one: &Document<Record>, field: &Field) -> Result<Changed, Refused> {
    let mut wanted = one.value.clone();
    let value = field.put(&mut wanted);
    let key = field.key();
    let texts = Editing::of(one, key).map_or_else(Vec::new, |editing| editing.set(value.as_deref()));
    let line = |one: &Document<Record>| one.key_at(key).map(|(line, _)| line);
    match accepted(one, texts, &wanted, &[]) {
        Some(one) => Ok(Changed { line: line(&one), one, taken: Vec::new() }),
        None => {
            Err(by_hand(&format!("“{key}” can't be changed without changing something else in the file"), line(one)))
        }
    }
}

fn by_hand(message: &str, line: Option<usize>) -> Refused {
    let line = line.map_or_else(String::new, |line| format!(", in line {line}"));
    Refused::new(message, [format!("nothing has been written; change it by hand{line}")])
}

/// The first text that has the wanted content and all comments in order, except those at the end of removed lines.
fn accepted(
    before: &Document<Record>,
    texts: Vec<String>,
    wanted: &Record,
    taken: &[String],
) -> Option<Document<Record>> {
    let mut kept = comments(&before.source.text)?;
    for line in taken {
        // A comment after a value is removed with it, and is shown with the line.
        if let Some(place) = kept.iter().position(|comment| line.trim_start() != *comment && line.ends_with(comment)) {
            kept.remove(place);
        }
    }
    texts.into_iter().find_map(|text| {
        let one: Document<Record> = parse(Source::new(before.source.name.clone(), text)).ok()?;
        (one.value == *wanted && comments(&one.source.text)? == kept).then_some(one)
    })
}

/// All comments of a text, in order.
fn comments(text: &str) -> Option<Vec<&str>> {
    let comments = Layout::of(text)?.comments.into_iter();
    Some(comments.map(|comment| text[comment].trim_end()).collect())
}

/// A text, and the key to be changed in it.
struct Editing<'a> {
    one: &'a Document<Record>,
    text: &'a str,
    lines: Lines<'a>,
    layout: Layout,
    key: &'static str,
    /// The line of the key, from 0, if it is there.
    at: Option<usize>,
}

impl<'a> Editing<'a> {
    fn of(one: &'a Document<Record>, key: &'static str) -> Option<Self> {
        let text = &one.source.text;
        let layout = Layout::of(text)?;
        let lines = Lines::of(text, &layout.comments)?;
        let at = layout.field(text, key).map(|field| lines.line_at(field.key.start));
        Some(Self { one, text, lines, layout, key, at })
    }

    /// The value of the key, if it has one.
    fn value(&self) -> Option<&ValueLayout> {
        self.layout.field(self.text, self.key)?.value.as_ref()
    }

    /// The texts that adding an entry may result in, likeliest first.
    fn added(&self, entry: &Entry, count: usize) -> Vec<String> {
        let yaml = entry.yaml();
        let Some(at) = self.at else {
            let mut lines = vec![format!("{}:", self.key)];
            lines.extend(yaml.iter().map(|line| indented("  ", line)));
            return self.at_the_end(&lines);
        };
        if let Some(texts) = self.added_in_brackets(entry) {
            return texts;
        }
        if count == 0 {
            let Some(text) = self.with_value("") else { return Vec::new() };
            let lines: Vec<String> = yaml.iter().map(|line| indented("  ", line)).collect();
            // Below a block scalar, an indented comment would become part of the text.
            let set_in = |n: &usize| self.lines.is_comment(*n) && indent_of(self.lines.line(*n)) > 0;
            let passed = |n: &usize| set_in(n) || self.lines.line(*n).trim().is_empty();
            let below = (at + 1..self.lines.end()).take_while(passed).filter(set_in).last().unwrap_or(at);
            return Lines::of(&text, &[])
                .map_or_else(Vec::new, |text| [at, below].into_iter().map(|n| text.inserted(n + 1, &lines)).collect());
        }
        let Some((start, indent)) = self.entry(count - 1) else { return Vec::new() };
        let bound = self.bound(at);
        let last = self.lines.last_content(start..bound).unwrap_or(start);
        let own =
            (last + 1..bound).take_while(|&n| self.lines.is_comment(n) && indent_of(self.lines.line(n)) > indent.len());
        let after = own.last().unwrap_or(last) + 1;
        let lines: Vec<String> = yaml.iter().map(|line| indented(indent, line)).collect();
        [after, bound].into_iter().map(|n| self.lines.inserted(n, &lines)).collect()
    }

    /// As [`Editing::added`], for a list in brackets; `None` for any other list, and for empty brackets on one line.
    fn added_in_brackets(&self, entry: &Entry) -> Option<Vec<String>> {
        let list = &self.value()?.range;
        let brackets = self.layout.brackets(list.start)?;
        let inner = list.start + 1..brackets.end.saturating_sub(1);
        let is_plain = self.text[inner.clone()].trim().is_empty() && !self.text[inner].contains('\n');
        if brackets.entries.is_empty() && is_plain {
            return None;
        }
        let flow = serde_yaml::to_value(entry).ok().and_then(|value| flow(&value))?;
        // Directly after the last entry, so that a comment after the comma stays there.
        Some(vec![match brackets.entries.last() {
            Some(last) => self.cut(last.end..last.end, &format!(", {flow}")),
            None => self.cut(list.start + 1..list.start + 1, &flow),
        }])
    }

    /// The texts that another entry in the place of one may result in, likeliest first.
    fn replaced(&self, entry: &Entry, place: usize, count: usize) -> Vec<String> {
        let Some(at) = self.at else { return Vec::new() };
        let brackets = self.value().and_then(|value| self.layout.brackets(value.range.start));
        if let Some(old) = brackets.and_then(|brackets| brackets.entries.get(place)) {
            let flow = serde_yaml::to_value(entry).ok().and_then(|value| flow(&value));
            return flow.map(|flow| self.cut(old.clone(), &flow)).into_iter().collect();
        }
        let Some((start, indent)) = self.entry(place) else { return Vec::new() };
        let end = self.entry(place + 1).filter(|_| place + 1 < count).map_or_else(|| self.bound(at), |(next, _)| next);
        let last = self.lines.last_content(start..end).unwrap_or(start);
        let yaml: Vec<String> = entry.yaml().iter().map(|line| indented(indent, line)).collect();
        let comment = |n: usize| self.layout.comments.iter().find(|comment| self.lines.line_at(comment.start) == n);
        // A comment stays where it is if the line that it is on or above stays as it is.
        let mut lines: Vec<String> = Vec::new();
        let mut rest = &yaml[..];
        let mut above: Vec<String> = Vec::new();
        for n in start..=last {
            let line = self.lines.line(n).trim_end();
            let value = comment(n).map_or(line, |_| line.split(" #").next().unwrap_or(line).trim_end());
            if self.lines.is_comment(n) {
                above.push(line.to_owned());
            } else if let Some(same) = rest.iter().position(|new| new == value) {
                lines.extend(rest[..same].iter().cloned());
                lines.append(&mut above);
                lines.push(line.to_owned());
                rest = &rest[same + 1..];
            } else if let Some(comment) = comment(n) {
                above.push(format!("{indent}  {}", self.text[comment.clone()].trim_end()));
            }
        }
        lines.append(&mut above);
        lines.extend(rest.iter().cloned());
        let comments = (start..=last).filter_map(comment);
        let mut plain: Vec<String> = yaml.clone();
        plain.extend(comments.map(|comment| format!("{indent}  {}", self.text[comment.clone()].trim_end())));
        [lines, plain].into_iter().map(|lines| self.lines.replaced_lines(start..=last, &lines)).collect()
    }

    /// The texts that removing an entry may result in, and the lines removed.
    fn removed(&self, place: usize, count: usize) -> (Vec<String>, Vec<String>) {
        let Some(at) = self.at else { return Default::default() };
        if let Some(texts) = self.removed_in_brackets(place) {
            return (texts, Vec::new());
        }
        let Some((start, indent)) = self.entry(place) else { return Default::default() };
        let end = self.entry(place + 1).filter(|_| place + 1 < count).map_or_else(|| self.bound(at), |(next, _)| next);
        let last = self.lines.last_content(start..end).unwrap_or(start);
        let (kept, taken): (Vec<usize>, Vec<usize>) = (start..=last).partition(|&n| self.lines.is_comment(n));
        let taken = taken.into_iter().map(|n| self.lines.line(n).trim_end().to_owned()).collect();
        let as_it_is = |n: &usize| self.lines.line(*n).trim_end().to_owned();
        let kept_at = |indent: &str| kept.iter().map(|&n| format!("{indent}{}", self.lines.line(n).trim())).collect();
        // With more indentation, a comment might become part of the text of the entry above.
        let all_kept: [Vec<String>; 3] = [kept.iter().map(as_it_is).collect(), kept_at(indent), kept_at("")];
        // Blank lines below stay, unless they would become part of a text above.
        let blank = (last + 1..end).take_while(|&n| self.lines.line(n).trim().is_empty()).last().unwrap_or(last);
        let key = self.layout.field(self.text, self.key).map_or(0, |field| field.key.end);
        let colon = self.text[key..].find(':').map(|colon| key + colon + 1);
        let text = |to: usize, kept: &[String]| {
            let text = self.lines.replaced_lines(start..=to, kept);
            if count > 1 { Some(text) } else { Some(format!("{} []{}", &text[..colon?], &text[colon?..])) }
        };
        let texts = [last, blank].into_iter().flat_map(|to| all_kept.iter().filter_map(move |kept| text(to, kept)));
        (texts.collect(), taken)
    }

    /// Removes an entry and one comma from a list in brackets; comments stay.
    fn removed_in_brackets(&self, place: usize) -> Option<Vec<String>> {
        let brackets = self.layout.brackets(self.value()?.range.start)?;
        let entry = brackets.entries.get(place)?;
        let next = brackets.entries.get(place + 1).map_or(brackets.end - 1, |next| next.start);
        let comma_behind = self.layout.comma(self.text, entry.end..next);
        let before = place.checked_sub(1).and_then(|before| brackets.entries.get(before));
        let comma_before = before.and_then(|before| self.layout.comma(self.text, before.end..entry.start));
        // Including what separates the entry from the next, unless there is a comment in between.
        let whole = entry.start..next;
        Some(match (comma_behind, comma_before) {
            (Some(_), _) if place + 1 < brackets.entries.len() && !self.layout.has_comment(&whole) => {
                vec![self.cut(whole, "")]
            }
            (Some(comma), _) => vec![self.cut_two(entry.clone(), comma..comma + 1)],
            (None, Some(comma)) if !self.layout.has_comment(&(comma..entry.end)) => {
                vec![self.cut(comma..entry.end, "")]
            }
            (None, Some(comma)) => vec![self.cut_two(comma..comma + 1, entry.clone())],
            (None, None) => vec![self.cut(entry.clone(), "")],
        })
    }

    fn set(&self, value: Option<&str>) -> Vec<String> {
        let written = value.map_or_else(String::new, |value| written_behind(self.key, value));
        if self.at.is_some() {
            return self.with_any_value(&written).into_iter().collect();
        }
        let value = if written.is_empty() { written } else { format!(" {written}") };
        self.at_the_end(&[format!("{}:{value}", self.key)])
    }

    /// The text with a new value for the key, if the old value is empty.
    fn with_value(&self, written: &str) -> Option<String> {
        let old = self.value().map_or("", |value| &self.text[value.range.clone()]);
        let old: String = old.split_whitespace().collect();
        matches!(old.as_str(), "" | "[]" | "~" | "null" | "Null" | "NULL")
            .then(|| self.with_any_value(written))
            .flatten()
    }

    /// The text with a new value for the key; `None` if the old value is on lines of its own.
    fn with_any_value(&self, written: &str) -> Option<String> {
        let field = self.layout.field(self.text, self.key)?;
        let colon = field.key.end + self.text[field.key.end..].find(':')? + 1;
        let behind = if written.is_empty() { String::new() } else { format!(" {written}") };
        match &field.value {
            Some(value) if value.is_below => None,
            Some(value) => Some(self.cut(colon..value.range.end, &behind)),
            None => Some(self.cut(colon..colon, &behind)),
        }
    }

    /// The text with some bytes replaced.
    fn cut(&self, range: std::ops::Range<usize>, words: &str) -> String {
        [&self.text[..range.start], words, &self.text[range.end..]].concat()
    }

    /// The text without two parts, of which `one` comes first.
    fn cut_two(&self, one: std::ops::Range<usize>, other: std::ops::Range<usize>) -> String {
        [&self.text[..one.start], &self.text[one.end..other.start], &self.text[other.end..]].concat()
    }

    /// The text with new lines at the end, with or without a blank line before them.
    fn at_the_end(&self, lines: &[String]) -> Vec<String> {
        let end = self.lines.end();
        let apart: Vec<String> = [String::new()].into_iter().chain(lines.iter().cloned()).collect();
        let blank = end == 0 || self.lines.line(end - 1).trim().is_empty();
        let near = self.lines.inserted(end, lines);
        // A single field goes directly below the others.
        if blank || lines.len() == 1 { vec![near] } else { vec![self.lines.inserted(end, &apart), near] }
    }

    /// The line on which a list entry begins with a dash, and its indentation.
    fn entry(&self, place: usize) -> Option<(usize, &'a str)> {
        let (line, _) = self.one.value_at(&Place::of(self.key).index(place))?;
        let dashed = |n: &usize| self.lines.line(*n).trim_start().starts_with('-');
        let start = (self.at? + 1..line).rev().find(dashed)?;
        let line = self.lines.line(start);
        Some((start, &line[..indent_of(line)]))
    }

    /// The line of the next key, or the end of the text.
    fn bound(&self, at: usize) -> usize {
        let others = self.layout.fields.iter().map(|field| self.lines.line_at(field.key.start));
        others.filter(|other| *other > at).min().unwrap_or(self.lines.end())
    }
}

fn indented(indent: &str, line: &str) -> String {
    if line.is_empty() { String::new() } else { format!("{indent}{line}") }
}
