//! The fields of an overlay put into a record: a mapping field by field, everything else as a whole (as in RFC 7396);
//! or entries put behind those that a list has.

use serde_yaml::{Mapping, Value};

use super::wording::{Found, quoted};
use crate::framework::{Place, Step};

/// Something that was put into a record.
#[derive(Debug)]
pub(super) struct Mark {
    /// Where in the record.
    pub(super) place: Place,
    /// Where it is written in the overlay.
    pub(super) written: Place,
    /// What stood there before; none where it is a new entry of a list.
    pub(super) was: Option<Value>,
    /// What stands there now.
    pub(super) now: Value,
}

/// A record's changes.
pub(super) struct Merge {
    /// Whether entries are added to lists.
    adds: bool,
    pub(super) marks: Vec<Mark>,
    pub(super) wrong: Vec<(Place, Found)>,
}

impl Merge {
    pub(super) fn new(adds: bool) -> Self {
        Self { adds, marks: Vec::new(), wrong: Vec::new() }
    }

    /// Puts what an overlay says into a record.
    pub(super) fn merge(&mut self, record: &mut Value, patch: Value, place: &Place, written: &Place) {
        match (record, patch) {
            (Value::Mapping(record), Value::Mapping(patch)) => {
                for (key, value) in patch {
                    let name = key.as_str().map_or_else(String::new, str::to_owned);
                    let (place, written) = (place.key(&name), written.key(&name));
                    if value.is_null() && !self.adds && record.contains_key(&key) {
                        let was = record.shift_remove(&key);
                        self.marks.push(Mark { place, written, was, now: value });
                        continue;
                    }
                    let there = record.entry(key).or_insert(Value::Null);
                    self.merge(there, value, &place, &written);
                }
            }
            (record @ Value::Null, Value::Mapping(patch)) if self.adds => {
                *record = Mapping::new().into();
                self.merge(record, patch.into(), place, written);
            }
            (record @ (Value::Sequence(_) | Value::Null), Value::Sequence(entries)) if self.adds => {
                if record.is_null() {
                    *record = Value::Sequence(Vec::new());
                }
                let Value::Sequence(list) = record else { return };
                for (n, entry) in entries.into_iter().enumerate() {
                    let (place, written) = (place.index(list.len()), written.index(n));
                    self.marks.push(Mark { place, written, was: None, now: entry.clone() });
                    list.push(entry);
                }
            }
            (_, _) if self.adds => {
                let field = match written.0.last() {
                    Some(Step::Key(key)) => key.as_str(),
                    _ => "this",
                };
                let hint = Some("to change a field, write it below “change”".into());
                let message = format!("{} is no list, and nothing can be added to it", quoted(field));
                self.wrong.push((written.clone(), Found { hint, ..Found::new(message) }));
            }
            (record, patch) => {
                if *record != patch {
                    let was = Some(std::mem::replace(record, patch.clone()));
                    self.marks.push(Mark { place: place.clone(), written: written.clone(), was, now: patch });
                }
            }
        }
    }
}

/// The value that some steps lead to.
pub(super) fn at<'a>(value: &'a Value, steps: &[Step]) -> Option<&'a Value> {
    steps.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key.as_str()),
        Step::Index(index) => value.get(*index),
    })
}

/// A value in words, for somebody who wants to know what stood there; no word for nothing.
pub(super) fn words(value: &Value) -> String {
    match value {
        Value::Null | Value::Bool(false) => String::new(),
        Value::Bool(true) => "yes".into(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("“{text}”"),
        Value::Sequence(values) => values.iter().map(words).collect::<Vec<_>>().join(", "),
        Value::Mapping(fields) => {
            let told = fields.iter().map(|(key, value)| (key.as_str().unwrap_or_default(), words(value)));
            let told = told.filter(|(_, words)| !words.is_empty()).map(|(key, words)| format!("{key} {words}"));
            format!("({})", told.collect::<Vec<_>>().join("; "))
        }
        Value::Tagged(tagged) => words(&tagged.value),
    }
}
