//! How something with fields is written, for somebody who wrote only a text in its place.

use super::scalar;
use super::schema::{Field, Schema, Shape};
use super::text::shortened;

/// The longest given text that an example repeats, in characters.
const LONGEST: usize = 40;

/// Fields as they would be written, each as `name: value`: those that are needed, with the given text in the first one
/// that can hold it. Fields named in `filled` are left out.
pub(super) fn fields(schema: &Schema, known: &[Field], given: &str, filled: Option<&str>) -> Vec<String> {
    let fits = |field: &&Field| match schema.get(field.shape) {
        Shape::Text(text) => !text.one_letter && field.name != "section" && field.name != "source",
        Shape::Number { .. } => scalar::number(given).is_ok(),
        Shape::Word(words) => words.iter().any(|word| word == given),
        _ => false,
    };
    let needed = || known.iter().filter(|field| field.needed && Some(field.name.as_str()) != filled);
    let holder = needed().find(fits).or_else(|| known.iter().find(fits));
    let is_holder = |field: &Field| holder.is_some_and(|holder| holder.name == field.name);
    let extra = holder.filter(|holder| !holder.needed);
    extra
        .into_iter()
        .chain(needed())
        .map(|field| {
            let value = if is_holder(field) { written(given) } else { example(schema.get(field.shape)) };
            format!("{}: {value}", field.name)
        })
        .collect()
}

fn example(shape: &Shape) -> String {
    match shape {
        Shape::Number { .. } => "1".into(),
        Shape::YesOrNo => "true".into(),
        Shape::List { .. } => "[…]".into(),
        Shape::Record(_) | Shape::Table { .. } => "{…}".into(),
        Shape::Word(words) => words.first().map_or_else(|| "…".into(), Clone::clone),
        Shape::Text(_) | Shape::Anything => "…".into(),
    }
}

/// A text as it is written within braces.
fn written(text: &str) -> String {
    let text = shortened(text, LONGEST);
    if text.contains([',', ':', '{', '}', '[', ']', '#', '"']) {
        format!("\"{}\"", text.replace('"', "\\\""))
    } else {
        text
    }
}
