//! Phrases for what belongs in a place and what is there instead, for somebody who edits data.

use super::problem::quoted;
use super::scalar;
use super::schema::{Shape, Text};
use super::tree::{Node, Value};

/// What belongs in the place.
pub(super) fn words(shape: &Shape) -> String {
    match shape {
        Shape::Anything => "something".into(),
        Shape::Text(Text { one_letter: true, .. }) => "one letter".into(),
        Shape::Text(Text { form, .. }) if form.as_deref() == Some("date") => "a date".into(),
        Shape::Text(_) => "a text".into(),
        Shape::Number { whole: true, or_text: Some(_), .. } => "the number of a standard".into(),
        Shape::Number { whole: true, from, to, .. } if *to <= f64::from(u16::MAX) => {
            format!("a whole number from {from} to {to}")
        }
        Shape::Number { whole: true, .. } => "a whole number".into(),
        Shape::Number { from, to, .. } if *from > 0.0 => format!("a number above 0 and up to {to}"),
        Shape::Number { .. } => "a number".into(),
        Shape::YesOrNo => "true or false".into(),
        Shape::Word(_) => "one of the words for this".into(),
        Shape::List { .. } => "a list".into(),
        Shape::Record(_) => "fields".into(),
        Shape::Table { noun, .. } => format!("one {noun} after another, each below its own id"),
    }
}

/// What was found.
pub(super) fn found(node: &Node) -> String {
    match &node.value {
        Value::Plain(text) | Value::Quoted(text) => quoted(text),
        Value::List(_) => "a list".into(),
        Value::Map(_) => "fields".into(),
    }
}

/// What to write instead.
pub(super) fn hint(shape: &Shape, node: &Node) -> Option<String> {
    let hint = match (shape, &node.value) {
        (Shape::List { .. }, Value::Map(_)) => "put “- ” before the first of the fields that belong together",
        (Shape::List { .. }, _) => "write it as a list: [one, two], or each on a line of its own after “- ”",
        (Shape::Text(_) | Shape::Word(_), Value::Map(_)) => "a text that holds “: ” or begins with “{” goes in quotes",
        (Shape::Text(_) | Shape::Word(_), Value::List(_)) => "a text that begins with “[” or “- ” goes in quotes",
        (Shape::YesOrNo, _) => "write true or false, without quotes",
        (Shape::Number { .. }, Value::Plain(text)) if scalar::number(text).is_ok() => return None,
        (Shape::Number { .. }, Value::Plain(_) | Value::Quoted(_)) => "write only digits, without quotes",
        (Shape::Table { .. }, Value::List(entries)) => return Some(list_for_table(entries)),
        (Shape::Table { .. }, _) => "write each id with “:” after it, and its fields indented on the lines below",
        (Shape::Record(_), Value::Plain(_) | Value::Quoted(_)) => {
            "write each field on a line of its own, as “name: value”"
        }
        (Shape::Record(_), Value::List(_)) => "leave out the “- ” before the fields",
        _ => return None,
    };
    Some(hint.into())
}

/// For readers who write `- id: x` where `x:` belongs.
fn list_for_table(entries: &[Node]) -> String {
    let named = entries.iter().find_map(|entry| entry.field("id")?.node.as_text());
    match named {
        Some(id) => format!("write “{id}:” instead of “- id: {id}”, and the other fields indented on the lines below"),
        None => "write each id with “:” after it, and its fields indented on the lines below".into(),
    }
}
