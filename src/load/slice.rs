//! The lines of a text in which a record stands, found without a parser, so that looking for many places of a large
//! file does not read it many times. A hint, no more: a slice is read by the parser, and when that can't read it, the
//! whole text is asked.

use std::collections::HashMap;
use std::rc::Rc;

/// How many keys deep slices are cut: `change`, `units`, `equality-l2`.
const DEEPEST: usize = 3;

/// A part of a text, from the beginning of a line to the end of another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slice {
    start: usize,
    end: usize,
    /// How many lines stand before it.
    pub(super) before: usize,
}

impl Slice {
    pub(super) fn text(self, whole: &str) -> &str {
        &whole[self.start..self.end]
    }
}

/// The slices of one text, cut when they are asked for.
pub(super) struct Slices<'a> {
    text: &'a str,
    /// Whether lines end as everywhere; a text with other ends is not cut.
    ordinary: bool,
    cut: HashMap<Vec<String>, Rc<Children>>,
}

/// The slices of the fields in one slice, each with all that have its name.
type Children = HashMap<String, Vec<Slice>>;

impl<'a> Slices<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let other = |c| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
        let ordinary = !text.contains(other) && text.matches('\r').count() == text.matches("\r\n").count();
        Self { text, ordinary, cut: HashMap::new() }
    }

    /// The smallest slice around a place that is reached by keys, and how many of the keys it is inside of. Where the
    /// last of them stands more than once, the `nth` is meant.
    pub(super) fn around(&mut self, keys: &[&str], nth: usize) -> Option<(Slice, usize)> {
        let mut found = None;
        let mut here = Slice { start: 0, end: self.text.len(), before: 0 };
        for depth in 0..keys.len().min(DEEPEST) {
            let nth = if depth + 1 == keys.len() { nth } else { 1 };
            let children = self.children(&keys[..depth], here);
            let Some(child) = children.get(keys[depth]).and_then(|all| all.get(nth - 1)) else { break };
            here = *child;
            found = Some((here, depth));
        }
        found
    }

    fn children(&mut self, keys: &[&str], slice: Slice) -> Rc<Children> {
        let keys: Vec<String> = keys.iter().map(|&key| key.to_owned()).collect();
        if let Some(known) = self.cut.get(&keys) {
            return Rc::clone(known);
        }
        let children = if self.ordinary { children(self.text, slice, keys.is_empty()) } else { Children::new() };
        let children = Rc::new(children);
        self.cut.insert(keys, Rc::clone(&children));
        children
    }
}

/// The fields whose lines begin in the column of the first of them.
fn children(text: &str, slice: Slice, top: bool) -> Children {
    let mut children = Children::new();
    let mut open: Option<(String, Slice)> = None;
    let mut column = None;
    let mut start = slice.start;
    for (n, line) in slice.text(text).split_inclusive('\n').enumerate() {
        let (here, indent) = (start, line.len() - line.trim_start_matches(' ').len());
        start += line.len();
        let blank = line.trim().is_empty() || line.trim_start().starts_with('#');
        // The first line of a field's slice is the field itself.
        if blank || (n == 0 && !top) {
            continue;
        }
        let column = *column.get_or_insert(indent);
        // A list may begin in the column of its key.
        if indent > column || begins_entry(line) {
            continue;
        }
        if let Some((key, child)) = open.take() {
            children.entry(key).or_default().push(Slice { end: here, ..child });
        }
        let begins = Slice { start: here, end: slice.end, before: slice.before + n };
        open = key_of(line).filter(|_| indent == column).map(|key| (key.to_owned(), begins));
    }
    if let Some((key, child)) = open {
        children.entry(key).or_default().push(child);
    }
    children
}

/// Whether a line begins an entry of a list.
fn begins_entry(line: &str) -> bool {
    line.trim_start().strip_prefix('-').is_some_and(|rest| rest.trim().is_empty() || rest.starts_with(' '))
}

/// The key a line begins with, if it is written in a simple way.
fn key_of(line: &str) -> Option<&str> {
    let line = line.trim();
    let (key, rest) = match line.chars().next()? {
        quote @ ('"' | '\'') => line[1..].split_once(quote)?,
        _ => line.find(": ").or_else(|| line.ends_with(':').then(|| line.len() - 1)).map(|at| line.split_at(at))?,
    };
    rest.starts_with(':').then_some(key)
}
