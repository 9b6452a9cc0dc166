//! The byte ranges of comments, values and bracketed lists in a text. Code that edits a text relies on them, so that it
//! does not mistake a `#` in a title for a comment, or a bracket in one for the end of a list.

use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// The byte ranges of the parts of a text.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// The comments, each from its `#` to the end of the line.
    pub comments: Vec<Range<usize>>,
    /// The fields of the outermost mapping.
    pub fields: Vec<FieldLayout>,
    /// The bracketed lists, by the byte where they begin.
    brackets: HashMap<usize, Brackets>,
}

/// Where a field of the outermost mapping is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldLayout {
    /// Its name, including quotes if it has any.
    pub key: Range<usize>,
    /// Its value; `None` if the field is empty. Of a block scalar, or of a list or mapping on lines of its own, only
    /// the start is reliable.
    pub value: Option<ValueLayout>,
}

/// Where a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueLayout {
    /// From its first byte to just after its last.
    pub range: Range<usize>,
    /// Whether it is on its own lines below the key.
    pub is_below: bool,
}

/// A bracketed list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brackets {
    /// The byte after the closing bracket.
    pub end: usize,
    /// Its entries.
    pub entries: Vec<Range<usize>>,
}

impl Layout {
    /// The layout of a text; `None` if it is not valid YAML.
    pub fn of(text: &str) -> Option<Self> {
        let mut making =
            Making { text, bytes: bytes(text), layout: Self::default(), open: Vec::new(), texts: Vec::new() };
        let mut parser = Parser::new_from_str(text);
        while let Some(event) = parser.next_event() {
            let (event, span) = event.ok()?;
            making.take(&event, span);
        }
        let comments = comments(text, &making.texts);
        Some(Self { comments, ..making.layout })
    }

    /// The field with that name in the outermost mapping.
    pub fn field(&self, text: &str, key: &str) -> Option<&FieldLayout> {
        self.fields.iter().find(|field| text[field.key.clone()].trim_matches(['"', '\'']) == key)
    }

    /// The bracketed list that begins at a byte.
    pub fn brackets(&self, start: usize) -> Option<&Brackets> {
        self.brackets.get(&start)
    }

    /// Whether a comment begins within the range.
    pub fn has_comment(&self, range: &Range<usize>) -> bool {
        self.comments.iter().any(|comment| range.contains(&comment.start))
    }

    /// The comma that separates two entries: the first in the range that is not in a comment.
    pub fn comma(&self, text: &str, range: Range<usize>) -> Option<usize> {
        let commas = text[range.clone()].match_indices(',').map(|(at, _)| range.start + at);
        commas.filter(|at| !self.comments.iter().any(|comment| comment.contains(at))).min()
    }
}

/// A layout while it is built.
struct Making<'a> {
    text: &'a str,
    /// The byte offset of each character; `None` if the text is ASCII.
    bytes: Option<Vec<usize>>,
    layout: Layout,
    open: Vec<Open>,
    /// Quoted texts and block scalars, in which a `#` does not begin a comment.
    texts: Vec<Range<usize>>,
}

/// A list or mapping that is still open.
struct Open {
    start: usize,
    is_mapping: bool,
    entries: Vec<Range<usize>>,
}

impl Making<'_> {
    fn take(&mut self, event: &Event<'_>, span: Span) {
        let mut range = self.byte(span.start.index())..self.byte(span.end.index());
        match event {
            Event::Scalar(_, style, ..) => {
                // The parser's span runs past the closing quotation mark, even over comments.
                if let Some(end) = closed(&self.text[range.start..], *style) {
                    range.end = range.start + end;
                }
                if !matches!(style, ScalarStyle::Plain) {
                    self.texts.push(range.clone());
                }
                self.value(range);
            }
            Event::Alias(_) => self.value(range),
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                let is_mapping = matches!(event, Event::MappingStart(..));
                self.open.push(Open { start: range.start, is_mapping, entries: Vec::new() });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                // The parser's span may run over a comment after the bracket.
                let bracket = if matches!(event, Event::SequenceEnd) { ']' } else { '}' };
                let is_bracket = self.text[range.start..].starts_with(bracket);
                self.close(if is_bracket { range.start + 1 } else { range.end });
            }
            _ => {}
        }
    }

    fn close(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        let is_bracket = self.text[open.start..].starts_with('[') && !open.is_mapping;
        if is_bracket {
            self.layout.brackets.insert(open.start, Brackets { end, entries: open.entries.clone() });
        }
        if self.open.is_empty() && open.is_mapping {
            self.layout.fields = open.entries.chunks_exact(2).map(|pair| self.field(&pair[0], &pair[1])).collect();
        }
        self.value(open.start..end);
    }

    fn value(&mut self, range: Range<usize>) {
        if let Some(open) = self.open.last_mut() {
            open.entries.push(range);
        }
    }

    fn field(&self, key: &Range<usize>, value: &Range<usize>) -> FieldLayout {
        let between = &self.text[key.end..value.start.max(key.end)];
        let is_below = between.contains(['\n', '|', '>']);
        let value = (!value.is_empty()).then(|| ValueLayout { range: value.clone(), is_below });
        FieldLayout { key: key.clone(), value }
    }

    fn byte(&self, index: usize) -> usize {
        self.bytes
            .as_ref()
            .map_or(index, |bytes| bytes.get(index).copied().unwrap_or(self.text.len()))
            .min(self.text.len())
    }
}

/// The length of a quoted text, including its quotation marks; `None` for other styles.
fn closed(text: &str, style: ScalarStyle) -> Option<usize> {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match (style, c) {
            (ScalarStyle::SingleQuoted, '\'') if chars.next_if(|(_, next)| *next == '\'').is_none() => {
                return Some(at + 1);
            }
            (ScalarStyle::DoubleQuoted, '\\') => drop(chars.next()),
            (ScalarStyle::DoubleQuoted, '"') => return Some(at + 1),
            (ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted, _) => {}
            _ => return None,
        }
    }
    None
}

fn bytes(text: &str) -> Option<Vec<usize>> {
    (!text.is_ascii()).then(|| text.char_indices().map(|(byte, _)| byte).collect())
}

/// The comments: everything from a `#` at the beginning of a line or after a blank, outside quoted texts and block
/// scalars.
fn comments(text: &str, texts: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut texts = texts.iter().peekable();
    let mut at = 0;
    while let Some(next) = text[at..].find('#') {
        let start = at + next;
        while texts.next_if(|text| text.end <= start).is_some() {}
        let is_in_text = texts.peek().is_some_and(|text| text.contains(&start));
        let is_begun =
            text[..start].chars().next_back().is_none_or(|c| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{feff}'));
        if is_in_text || !is_begun {
            at = start + 1;
            continue;
        }
        let end = text[start..].find(['\n', '\r']).map_or(text.len(), |length| start + length);
        found.push(start..end);
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comments_of(text: &str) -> Vec<&str> {
        Layout::of(text)
            .map_or_else(Vec::new, |layout| layout.comments.into_iter().map(|comment| &text[comment]).collect())
    }

    #[test]
    fn a_comment_is_told_from_a_character() {
        assert_eq!(comments_of("a: 'O''Brien # x' # mine\n"), ["# mine"]);
        assert_eq!(comments_of("a: \"q \\\" # z\"\t# tab\n"), ["# tab"]);
        assert_eq!(comments_of("a: b#c # d\n"), ["# d"]);
        assert_eq!(comments_of("é: [1, {a: 'x]# y'}, # in\n  3]\n# own"), ["# in", "# own"]);
        assert_eq!(comments_of("a: | # head\n  x # no\n\n  y\n# c\nb: x >\n  # below\n"), ["# head", "# c", "# below"]);
    }

    #[test]
    fn a_list_in_brackets_ends_where_it_ends() {
        let text = "u: [{see: 'y}', b: 'x]'}, \"]\", c,]\n";
        let layout = Layout::of(text).unwrap_or_default();
        let brackets = layout.brackets(3).cloned().unwrap_or_default();
        assert_eq!(&text[3..brackets.end], "[{see: 'y}', b: 'x]'}, \"]\", c,]");
        let entries: Vec<&str> = brackets.entries.into_iter().map(|entry| &text[entry]).collect();
        assert_eq!(entries, ["{see: 'y}', b: 'x]'}", "\"]\"", "c"]);
    }

    #[test]
    fn fields_know_their_values() {
        let text = "name: 'K' # me\nrole:\nunits:\n  - id: a\nnote: |\n  x\n";
        let layout = Layout::of(text).unwrap_or_default();
        let value = |key| {
            layout
                .field(text, key)
                .and_then(|field| field.value.clone())
                .map(|value| (&text[value.range], value.is_below))
        };
        assert_eq!(value("name"), Some(("'K'", false)));
        assert_eq!(value("role"), None);
        assert!(value("units").is_some_and(|(_, is_below)| is_below));
        assert!(value("note").is_some_and(|(_, is_below)| is_below));
    }
}
