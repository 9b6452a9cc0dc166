//! Builds a tree from a text. Depth, the number of values and what aliases repeat are limited while it is built.
//! Duplicate keys are found here too.

use std::collections::{HashMap, HashSet};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span};
use smol_str::SmolStr;

use super::budget::{Budget, MAX_VALUES, Size};
use super::code::Code;
use super::diagnose::{self, Stop};
use super::problem::{Finding, quoted};
use super::source::Source;
use super::tree::{At, Field, Node, Value};

/// How deeply values may be nested.
pub const MAX_DEPTH: usize = 64;

/// The most duplicate keys that are reported for one text.
const MAX_TWINS: usize = 500;

/// The number of fields from which a mapping looks up its keys in a set.
const MANY_FIELDS: usize = 16;

/// The tree of a text, and its duplicate keys, of which the first counts. A text without content becomes an empty
/// scalar.
pub(crate) fn parse(number: usize, source: &Source, budget: &mut Budget) -> Result<(Node, Vec<Finding>), Finding> {
    if let Some(finding) = diagnose::before_parsing(number, source) {
        return Err(finding);
    }
    let mut builder = Builder::new(number, source, budget);
    let mut parser = Parser::new_from_str(&source.text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, span)) => builder.take(event, span)?,
            Err(error) => return Err(builder.stopped(*error.marker())),
        }
    }
    let nothing = || Node { at: Some(At::new(number, 1, 1)), value: Value::Plain(SmolStr::default()) };
    Ok((builder.root.unwrap_or_else(nothing), builder.twins))
}

/// The tree while it is built.
struct Builder<'a> {
    number: usize,
    source: &'a Source,
    budget: &'a mut Budget,
    /// The lists and mappings that are still open, outermost first.
    open: Vec<Open>,
    root: Option<Node>,
    /// What the anchors stand for, by the parser's numbers.
    anchors: HashMap<usize, (Node, Size)>,
    twins: Vec<Finding>,
    /// The last scalar, used to explain an error after it.
    last: Option<(Span, ScalarStyle)>,
    /// Where the current event ends.
    here: At,
}

/// A list or mapping that has begun.
struct Open {
    at: At,
    anchor: usize,
    size: Size,
    inside: Inside,
}

enum Inside {
    List(Vec<Node>),
    Map(Fields),
}

/// The fields of a mapping while it is read.
#[derive(Default)]
struct Fields {
    fields: Vec<Field>,
    /// The keys, once there are many of them.
    keys: HashSet<SmolStr>,
    /// The key whose value comes next.
    key: Option<(SmolStr, At)>,
    /// Whether that key is a duplicate, so that its value is ignored.
    again: bool,
}

impl<'a> Builder<'a> {
    fn new(number: usize, source: &'a Source, budget: &'a mut Budget) -> Self {
        let (open, twins) = (Vec::new(), Vec::new());
        let (anchors, here) = (HashMap::new(), At::new(number, 1, 1));
        Self { number, source, budget, open, root: None, anchors, twins, last: None, here }
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Finding> {
        let at = self.at(span.start);
        self.here = self.at(span.end);
        match event {
            Event::Scalar(_, _, _, Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
                let finding = Finding::new(Some(at), Code::Tag, "a text can't begin with “!”");
                Err(finding.hint("put the text in quotes"))
            }
            Event::Scalar(text, style, anchor, None) => {
                self.last = Some((span, style));
                self.scalar(&text, style, anchor, at)
            }
            Event::SequenceStart(anchor, None) => self.begin(at, anchor, Inside::List(Vec::new())),
            Event::MappingStart(anchor, None) => self.begin(at, anchor, Inside::Map(Fields::default())),
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => self.alias(anchor, at),
            Event::DocumentStart(_) if self.root.is_some() => {
                let finding = Finding::new(Some(at), Code::Syntax, "a second document begins here");
                Err(finding.hint("leave out the line “---”, or make two files"))
            }
            Event::DocumentStart(_) | Event::DocumentEnd | Event::StreamStart | Event::StreamEnd | Event::Nothing => {
                Ok(())
            }
        }
    }

    fn at(&self, marker: Marker) -> At {
        At::new(self.number, marker.line(), marker.col() + 1)
    }

    /// Explains why the parser stopped.
    fn stopped(&self, marker: Marker) -> Finding {
        let bracket = self.open.iter().rev().map(|open| open.at).find(|at| {
            let line = self.source.line(at.line());
            line.chars().nth(at.column() - 1).is_some_and(|c| matches!(c, '[' | '{'))
        });
        let last = self.last.map(|(span, style)| (self.at(span.start), self.at(span.end), style));
        diagnose::stopped(&Stop { source: self.source, at: self.at(marker), bracket, last })
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, anchor: usize, at: At) -> Result<(), Finding> {
        if let Some(Open { inside: Inside::Map(fields), .. }) = self.open.last_mut()
            && fields.key.is_none()
        {
            if text.is_empty() && style == ScalarStyle::Plain {
                return Err(Finding::new(Some(at), Code::Syntax, "a name is missing before “:”"));
            }
            let twin = fields.name(SmolStr::new(text), at);
            if anchor > 0 {
                let node = Node { at: Some(at), value: Value::Quoted(text.into()) };
                self.anchors.insert(anchor, (node, Size { values: 1, bytes: text.len() }));
            }
            self.note(twin);
            return Ok(());
        }
        let value = match style {
            ScalarStyle::Plain => Value::Plain(text.into()),
            _ => Value::Quoted(text.into()),
        };
        self.complete(Node { at: Some(at), value }, anchor, Size { values: 1, bytes: text.len() })
    }

    /// Reports a duplicate key.
    fn note(&mut self, twin: Option<(SmolStr, At, At)>) {
        if let Some((key, first, at)) = twin.filter(|_| self.twins.len() < MAX_TWINS) {
            let finding = Finding::new(Some(at), Code::DuplicateKey, format!("{} is here a second time", quoted(&key)));
            self.twins.push(finding.hint("merge the two, or rename one").first(Some(first)));
        }
    }

    fn begin(&mut self, at: At, anchor: usize, inside: Inside) -> Result<(), Finding> {
        let is_key = matches!(self.open.last(), Some(Open { inside: Inside::Map(fields), .. }) if fields.key.is_none());
        if is_key {
            let finding = Finding::new(Some(at), Code::Syntax, "the name before “:” must be a text");
            return Err(finding.hint("put a name that begins with “[”, “{” or “? ” in quotes"));
        }
        if self.open.len() >= MAX_DEPTH {
            let message = format!("lists and fields are nested more than {MAX_DEPTH} deep here");
            let finding = Finding::new(Some(at), Code::TooMuch, message);
            return Err(
                finding.hint("close each “[” with “]” and each “{” with “}”; put a text that holds them in quotes")
            );
        }
        self.open.push(Open { at, anchor, size: Size { values: 1, bytes: 0 }, inside });
        Ok(())
    }

    fn end(&mut self) -> Result<(), Finding> {
        let Some(Open { at, anchor, size, inside }) = self.open.pop() else { return Ok(()) };
        let value = match inside {
            Inside::List(entries) => Value::List(entries),
            Inside::Map(fields) => Value::Map(fields.fields),
        };
        self.complete(Node { at: Some(at), value }, anchor, size)
    }

    fn alias(&mut self, anchor: usize, at: At) -> Result<(), Finding> {
        let Some((node, size)) = self.anchors.get(&anchor) else {
            let finding = Finding::new(Some(at), Code::Alias, "this repeats what is still open around it");
            return Err(finding.hint("put a text that begins with “*” in quotes"));
        };
        if !self.budget.take_repeated(*size) {
            return Err(grows(Some(at)));
        }
        let (node, size) = (Node { at: Some(at), ..node.clone() }, *size);
        if let Some(Open { inside: Inside::Map(fields), .. }) = self.open.last_mut()
            && fields.key.is_none()
        {
            let Some(text) = node.as_text() else {
                return Err(Finding::new(Some(at), Code::Syntax, "the name before “:” must be a text"));
            };
            let twin = fields.name(SmolStr::new(text), at);
            self.note(twin);
            return Ok(());
        }
        self.complete(node, 0, size)
    }

    /// Puts a finished node into the list or mapping it belongs to.
    fn complete(&mut self, node: Node, anchor: usize, size: Size) -> Result<(), Finding> {
        if !self.budget.take_value() {
            let message = format!("up to here there are more than {MAX_VALUES} values, and no more are read");
            let finding = Finding::new(Some(self.here), Code::TooMuch, message);
            return Err(finding.hint("leave out what is not needed, or make several frameworks of it"));
        }
        if anchor > 0 {
            if !self.budget.take_repeated(size) {
                return Err(grows(node.at));
            }
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(open) => {
                open.size += size;
                match &mut open.inside {
                    Inside::List(entries) => entries.push(node),
                    Inside::Map(fields) => fields.value(node),
                }
            }
        }
        Ok(())
    }
}

/// The finding that aliases repeat more than is allowed.
fn grows(at: Option<At>) -> Finding {
    let message = "this grows too large as “*name” is replaced by what it stands for";
    Finding::new(at, Code::Alias, message).hint("write out what is meant")
}

impl Fields {
    /// Takes the name of the next field; a duplicate is returned with both its places.
    fn name(&mut self, key: SmolStr, at: At) -> Option<(SmolStr, At, At)> {
        if self.fields.len() == MANY_FIELDS {
            self.keys.extend(self.fields.iter().map(|field| field.key.clone()));
        }
        self.again = if self.fields.len() < MANY_FIELDS {
            self.fields.iter().any(|field| field.key == key)
        } else {
            self.keys.contains(&key)
        };
        let first = self.again.then(|| self.fields.iter().find(|field| field.key == key)?.at).flatten();
        self.key = Some((key.clone(), at));
        first.map(|first| (key, first, at))
    }

    /// Takes the value of the last named field.
    fn value(&mut self, node: Node) {
        let Some((key, at)) = self.key.take() else { return };
        if self.again {
            return;
        }
        if self.fields.len() >= MANY_FIELDS {
            self.keys.insert(key.clone());
        }
        self.fields.push(Field { key, at: Some(at), node });
    }
}
