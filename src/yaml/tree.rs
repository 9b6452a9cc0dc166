//! A text as a tree: values that know where they are written.

use std::num::NonZeroU64;

use serde_yaml::Value as Typed;
use smol_str::SmolStr;

use super::scalar;
use crate::place::Step;

/// Where something is written: the number of a source, and a line and column in characters, both from 1.
///
/// Packed into one word, because a framework of a million values has a million of these.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At(NonZeroU64);

/// The number of bits for a line and for a column.
const BITS: u64 = 24;
const MASK: u64 = (1 << BITS) - 1;

impl At {
    /// A place in a source. Lines and columns beyond 16 million are capped.
    pub(crate) fn new(source: usize, line: usize, column: usize) -> Self {
        let part = |number: usize| (number as u64).clamp(1, MASK);
        let packed = ((source as u64) << (2 * BITS)) | (part(line) << BITS) | part(column);
        Self(NonZeroU64::new(packed).unwrap_or(NonZeroU64::MIN))
    }

    /// The number of the source among those that were read.
    pub(crate) fn source(self) -> usize {
        usize::try_from(self.0.get() >> (2 * BITS)).unwrap_or(usize::MAX)
    }

    /// The line, from 1.
    pub fn line(self) -> usize {
        usize::try_from((self.0.get() >> BITS) & MASK).unwrap_or(usize::MAX)
    }

    /// The column in characters, from 1.
    pub fn column(self) -> usize {
        usize::try_from(self.0.get() & MASK).unwrap_or(usize::MAX)
    }
}

impl std::fmt::Debug for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.source(), self.line(), self.column())
    }
}

/// A value and where it is written; nowhere if the program made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it begins.
    pub at: Option<At>,
    /// The value itself.
    pub value: Value,
}

/// What a node holds. Scalars keep their text, because its meaning depends on what belongs in the place.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// An unquoted scalar: text, a number, `true`, or empty.
    Plain(SmolStr),
    /// A quoted or block scalar, which is text whatever it looks like.
    Quoted(SmolStr),
    /// A list.
    List(Vec<Node>),
    /// The fields in the order in which they are written; no two share a name.
    Map(Vec<Field>),
}

/// A field of a mapping.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name.
    pub key: SmolStr,
    /// Where the name begins.
    pub at: Option<At>,
    /// Its value.
    pub node: Node,
}

impl Node {
    /// An empty mapping that is not written anywhere.
    pub fn empty_map() -> Self {
        Self { at: None, value: Value::Map(Vec::new()) }
    }

    /// A text that is not written anywhere.
    pub fn text(text: &str) -> Self {
        Self { at: None, value: Value::Quoted(text.into()) }
    }

    /// Whether the node is null: empty, or an unquoted `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Plain(text) if scalar::is_null(text))
    }

    /// The text of a scalar, as it is written.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Plain(text) | Value::Quoted(text) => Some(text),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// The entries of a list.
    pub fn entries(&self) -> Option<&[Self]> {
        if let Value::List(entries) = &self.value { Some(entries) } else { None }
    }

    /// The fields of a mapping.
    pub fn fields(&self) -> Option<&[Field]> {
        if let Value::Map(fields) = &self.value { Some(fields) } else { None }
    }

    /// The field with that name.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields()?.iter().find(|field| field.key == key)
    }

    /// The field with that name, mutable.
    pub fn field_mut(&mut self, key: &str) -> Option<&mut Field> {
        if let Value::Map(fields) = &mut self.value { fields.iter_mut().find(|field| field.key == key) } else { None }
    }

    /// Removes a field and returns it.
    pub fn take(&mut self, key: &str) -> Option<Field> {
        let Value::Map(fields) = &mut self.value else { return None };
        let place = fields.iter().position(|field| field.key == key)?;
        Some(fields.remove(place))
    }

    /// The part at the end of the steps.
    pub fn part(&self, steps: &[Step]) -> Option<&Self> {
        steps.iter().try_fold(self, |node, step| match step {
            Step::Key(key) => Some(&node.field(key)?.node),
            Step::Index(index) => node.entries()?.get(*index),
        })
    }

    /// Where the part at the end of the steps is written, or the last step that exists; `around` if none does.
    pub fn locate(&self, steps: &[Step], around: Option<At>) -> Option<At> {
        let (mut node, mut here) = (self, around);
        for step in steps {
            match step {
                Step::Key(key) => {
                    let Some(field) = node.field(key) else { break };
                    (here, node) = (field.shown_at(), &field.node);
                }
                Step::Index(index) => {
                    let Some(entry) = node.entries().and_then(|entries| entries.get(*index)) else { break };
                    (here, node) = (entry.at, entry);
                }
            }
        }
        here
    }

    /// The first place where the value or a part of it is written.
    pub fn first_place(&self) -> Option<At> {
        self.at.or_else(|| match &self.value {
            Value::Plain(_) | Value::Quoted(_) => None,
            Value::List(entries) => entries.iter().find_map(Self::first_place),
            Value::Map(fields) => fields.iter().find_map(|field| field.at.or_else(|| field.node.first_place())),
        })
    }
}

impl Field {
    /// Which place to show for the value: that of the name for a mapping, that of the value itself for anything else.
    pub fn shown_at(&self) -> Option<At> {
        match &self.node.value {
            Value::Map(_) => self.at.or(self.node.at),
            _ if self.node.is_null() => self.node.at.or(self.at),
            _ => self.node.at,
        }
    }
}

/// Turns a value of the program into a tree that is not written anywhere.
impl From<&Typed> for Node {
    fn from(typed: &Typed) -> Self {
        let value = match typed {
            Typed::Null => Value::Plain(SmolStr::default()),
            Typed::Bool(yes) => Value::Plain(SmolStr::new(if *yes { "true" } else { "false" })),
            Typed::Number(number) => Value::Plain(number.to_string().into()),
            Typed::String(text) => Value::Quoted(text.as_str().into()),
            Typed::Sequence(values) => Value::List(values.iter().map(Self::from).collect()),
            Typed::Mapping(fields) => Value::Map(fields.iter().map(field).collect()),
            Typed::Tagged(tagged) => return Self::from(&tagged.value),
        };
        Self { at: None, value }
    }
}

fn field((key, value): (&Typed, &Typed)) -> Field {
    let key = Node::from(key).as_text().unwrap_or_default().into();
    Field { key, at: None, node: Node::from(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_as_it_was_packed() {
        let at = At::new(65_000, 250_000, 8_000_000);
        assert_eq!((at.source(), at.line(), at.column()), (65_000, 250_000, 8_000_000));
        assert_eq!(At::new(0, usize::MAX, 1).line(), 16_777_215);
        assert_eq!(size_of::<Option<At>>(), 8);
    }
}
