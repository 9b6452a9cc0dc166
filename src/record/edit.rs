//! Changes to the text of a record that leave alone what a person has written: comments, order, blank lines, quotes.
//!
//! The places to change come from the parser, and what is made of the text is read again: unless it says exactly what
//! was wanted, with every line of comment still there, nothing is changed. So this file may try what is likely to be
//! right, and need not know all of YAML.

use std::fmt;

use super::entry::{Entry, List, written_behind};
use super::text::{Lines, comments, flow, has_comment, indent_of, split_comment};
use super::{Field, Record, parse};
use crate::framework::Place;
use crate::yaml::{Document, Source};

/// How many brackets are tried for the one that closes a list. Each costs a reading of the file.
const MOST_CLOSINGS: usize = 64;

/// Why something about a record can't be done, and what to do instead. Nothing has been written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What can't be done, and why.
    pub message: String,
    /// What to do instead, a line after another.
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

/// A text that has been changed.
#[derive(Debug)]
pub struct Changed {
    /// The text after the change, and what it says.
    pub one: Document<Record>,
    /// The line of what was added or taken out, from 1.
    pub line: Option<usize>,
    /// The lines that were taken out.
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
    let Some(one) = accepted(one, texts, &wanted) else {
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

/// Takes an entry out; comments that stand on lines of their own stay.
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
    match accepted(one, texts, &wanted) {
        Some(one) => Ok(Changed { one, line: at, taken }),
        None => Err(by_hand("the entry can't be taken out without changing something else in the file", at)),
    }
}

/// Sets a field that has one value, or empties it.
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
    match accepted(one, texts, &wanted) {
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

/// The first text that says what is wanted and has all the comments.
fn accepted(before: &Document<Record>, texts: Vec<String>, wanted: &Record) -> Option<Document<Record>> {
    let kept = comments(&before.source.text);
    texts.into_iter().find_map(|text| {
        let one: Document<Record> = parse(Source::new(before.source.name.clone(), text)).ok()?;
        (one.value == *wanted && comments(&one.source.text) == kept).then_some(one)
    })
}

/// A text, and one key of it.
struct Editing<'a> {
    one: &'a Document<Record>,
    lines: Lines<'a>,
    key: &'static str,
    /// The line of the key, from 0, if it is there.
    at: Option<usize>,
}

impl<'a> Editing<'a> {
    fn of(one: &'a Document<Record>, key: &'static str) -> Option<Self> {
        let lines = Lines::of(&one.source.text)?;
        let at = line_of(one, &lines, key);
        Some(Self { one, lines, key, at })
    }

    /// The texts that may be what an added entry makes of this one, likeliest first.
    fn added(&self, entry: &Entry, count: usize) -> Vec<String> {
        let yaml = entry.yaml();
        let Some(at) = self.at else {
            let mut lines = vec![format!("{}:", self.key)];
            lines.extend(yaml.iter().map(|line| indented("  ", line)));
            return self.at_the_end(&lines);
        };
        if count == 0 {
            let Some(head) = self.head(at, "") else { return Vec::new() };
            let lines: Vec<String> = yaml.iter().map(|line| indented("  ", line)).collect();
            let text = self.lines.replaced(at..=at, &head, &[]);
            // Below a text in a block, a comment that is set in would become part of it.
            let set_in = |n: &usize| self.lines.is_comment(*n) && indent_of(self.lines.line(*n)) > 0;
            let passed = |n: &usize| set_in(n) || self.lines.line(*n).trim().is_empty();
            let below = (at + 1..self.lines.end()).take_while(passed).filter(set_in).last().unwrap_or(at);
            return Lines::of(&text)
                .map_or_else(Vec::new, |text| [at, below].into_iter().map(|n| text.inserted(n + 1, &lines)).collect());
        }
        if let Some(bracket) = self.bracket() {
            let Some(flow) = serde_yaml::to_value(entry).ok().and_then(|value| flow(&value)) else { return Vec::new() };
            return self.closings(bracket).map(|end| self.lines.cut(end..end, &format!(", {flow}"))).collect();
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

    /// The same for an entry that is taken out, and the lines that go.
    fn removed(&self, place: usize, count: usize) -> (Vec<String>, Vec<String>) {
        let Some(at) = self.at else { return Default::default() };
        if let Some(bracket) = self.bracket() {
            return (self.removed_in_brackets(bracket, place, count), Vec::new());
        }
        let Some((start, indent)) = self.entry(place) else { return Default::default() };
        let end = self.entry(place + 1).filter(|_| place + 1 < count).map_or_else(|| self.bound(at), |(next, _)| next);
        let last = self.lines.last_content(start..end).unwrap_or(start);
        let (kept, taken): (Vec<usize>, Vec<usize>) = (start..=last).partition(|&n| self.lines.is_comment(n));
        let taken = taken.into_iter().map(|n| self.lines.line(n).trim_end().to_owned()).collect();
        let as_it_is = |n: &usize| self.lines.line(*n).trim_end().to_owned();
        let kept_at = |indent: &str| kept.iter().map(|&n| format!("{indent}{}", self.lines.line(n).trim())).collect();
        // Further in, a comment may become words of the entry above.
        let all_kept: [Vec<String>; 3] = [kept.iter().map(as_it_is).collect(), kept_at(indent), kept_at("")];
        // Blank lines below stay, unless they would become part of a text above.
        let blank = (last + 1..end).take_while(|&n| self.lines.line(n).trim().is_empty()).last().unwrap_or(last);
        let text = |to: usize, kept: &[String]| {
            let text = self.lines.replaced_lines(start..=to, kept);
            let lines = Lines::of(&text)?;
            if count > 1 { Some(text.clone()) } else { Some(lines.replaced(at..=at, &self.head(at, " []")?, &[])) }
        };
        let texts = [last, blank].into_iter().flat_map(|to| all_kept.iter().filter_map(move |kept| text(to, kept)));
        (texts.collect(), taken)
    }

    /// Cuts an entry out of a list in brackets, with one comma; not where there is a comment, which may be about another.
    fn removed_in_brackets(&self, bracket: usize, place: usize, count: usize) -> Vec<String> {
        let text = self.lines.text;
        let start = |place: usize| self.lines.byte(self.one.value_at(&Place::of(self.key).index(place))?);
        let Some(from) = start(place) else { return Vec::new() };
        if place + 1 < count {
            let to = start(place + 1).filter(|to| !has_comment(&text[from..*to]));
            return to.map(|to| self.lines.cut(from..to, "")).into_iter().collect();
        }
        let comma = if count > 1 { text[bracket..from].rfind(',').map(|n| bracket + n) } else { Some(from) };
        let Some(from) = comma else { return Vec::new() };
        let ends = self.closings(bracket).filter(|end| *end >= from && !has_comment(&text[from..*end]));
        ends.map(|end| self.lines.cut(from..end, "")).collect()
    }

    fn set(&self, value: Option<&str>) -> Vec<String> {
        let behind = value.map_or_else(String::new, |value| format!(" {}", written_behind(self.key, value)));
        match self.at {
            Some(at) => {
                self.head_of_any(at, &behind).map(|head| self.lines.replaced(at..=at, &head, &[])).into_iter().collect()
            }
            None => self.at_the_end(&[format!("{}:{behind}", self.key)]),
        }
    }

    /// The line of the key with another value behind it, where the value so far is empty.
    fn head(&self, at: usize, value: &str) -> Option<String> {
        let (_, old, _) = self.parts(at)?;
        let empty = matches!(old.replace(' ', "").as_str(), "" | "[]" | "~" | "null");
        empty.then(|| self.head_of_any(at, value)).flatten()
    }

    fn head_of_any(&self, at: usize, value: &str) -> Option<String> {
        let (key, _, comment) = self.parts(at)?;
        Some(format!("{key}{value}{comment}"))
    }

    /// The line of the key: the key with its colon, its value, and a comment with the space before it.
    fn parts(&self, at: usize) -> Option<(&'a str, &'a str, &'a str)> {
        let line = self.lines.line(at).trim_end();
        let colon = line.find(':')? + 1;
        let (value, comment) = split_comment(&line[colon..]);
        Some((&line[..colon], value, comment))
    }

    /// New lines at the end, below a blank line or not.
    fn at_the_end(&self, lines: &[String]) -> Vec<String> {
        let end = self.lines.end();
        let apart: Vec<String> = [String::new()].into_iter().chain(lines.iter().cloned()).collect();
        let blank = end == 0 || self.lines.line(end - 1).trim().is_empty();
        let near = self.lines.inserted(end, lines);
        // A single field stands with the others.
        if blank || lines.len() == 1 { vec![near] } else { vec![self.lines.inserted(end, &apart), near] }
    }

    /// Where the bracket of the list opens, if it is written in brackets.
    fn bracket(&self) -> Option<usize> {
        let byte = self.lines.byte(self.one.value_at(&Place::of(self.key))?)?;
        self.lines.text[byte..].starts_with('[').then_some(byte)
    }

    /// Where it may close, from the last.
    fn closings(&self, bracket: usize) -> impl Iterator<Item = usize> {
        let end = self.at.map_or(0, |at| self.lines.start(self.bound(at)));
        let text = &self.lines.text[bracket..end.max(bracket)];
        text.rmatch_indices(']').take(MOST_CLOSINGS).map(move |(n, _)| bracket + n)
    }

    /// The line on which an entry of a list begins with a dash, and what is before the dash.
    fn entry(&self, place: usize) -> Option<(usize, &'a str)> {
        let (line, _) = self.one.value_at(&Place::of(self.key).index(place))?;
        let dashed = |n: &usize| self.lines.line(*n).trim_start().starts_with('-');
        let start = (self.at? + 1..line).rev().find(dashed)?;
        let line = self.lines.line(start);
        Some((start, &line[..indent_of(line)]))
    }

    /// The line of the next key, or the end.
    fn bound(&self, at: usize) -> usize {
        let others = Record::KEYS.into_iter().filter_map(|key| line_of(self.one, &self.lines, key));
        others.filter(|other| *other > at).min().unwrap_or(self.lines.end())
    }
}

/// The line of a key, from 0.
fn line_of(one: &Document<Record>, lines: &Lines, key: &str) -> Option<usize> {
    let place = one.key_at(key)?;
    let byte = lines.byte(place)?;
    let here = lines.text[byte..].trim_start_matches(['"', '\'']).strip_prefix(key)?;
    here.trim_start_matches(['"', '\'']).trim_start().starts_with(':').then_some(place.0 - 1)
}

fn indented(indent: &str, line: &str) -> String {
    if line.is_empty() { String::new() } else { format!("{indent}{line}") }
}
