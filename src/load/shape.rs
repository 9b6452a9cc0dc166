//! All that is wrong with the shape of a file. The parser stops at the first wrong field, so a wrong one is noted,
//! something of the right type is put in its place, and the file is read again, until it can be read.

use std::collections::BTreeSet;

use serde_yaml::Value;

use super::problem::Problem;
use super::seek;
use super::wording::{Found, explain};
use crate::framework::Contents;
use crate::framework::check::{Place, Step};

/// A file larger than this is not read again: its first problem is reported alone.
const MAX_REREAD_BYTES: usize = 1024 * 1024;

/// How often a file is read again at the most.
const MAX_READINGS: usize = 2_000;

/// All problems of shape in a file that the parser refuses with `first`.
pub(super) fn problems(file: &str, text: &str, first: &serde_yaml::Error) -> Vec<Problem> {
    let found = match serde_yaml::from_str::<Value>(text) {
        Ok(whole) if text.len() <= MAX_REREAD_BYTES => Repair::of(text, whole).run(),
        _ => Vec::new(),
    };
    if found.is_empty() {
        return vec![of_error(file, text, first)];
    }
    let problem = |(place, found): &(Place, Found)| {
        let at = if found.at_key { seek::key(text, place) } else { seek::value(text, place) };
        let problem = Problem::at(file, text, at, &found.message);
        match &found.hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        }
    };
    found.iter().map(problem).collect()
}

/// A problem as the parser reports it, at its own line and column.
pub(super) fn of_error(file: &str, text: &str, error: &serde_yaml::Error) -> Problem {
    let mut message = error.to_string();
    let problem = if let Some(location) = error.location() {
        let (line, column) = (location.line(), location.column());
        message = message.replace(&format!(" at line {line} column {column}"), "");
        let found = explain(&message);
        (Problem::at(file, text, (line, column), found.message), found.hint)
    } else {
        let found = explain(&message);
        (Problem::of_file(file, found.message), found.hint)
    };
    match problem {
        (problem, Some(hint)) => problem.hint(hint),
        (problem, None) => problem,
    }
}

struct Repair<'a> {
    text: &'a str,
    whole: Value,
    found: Vec<(Place, Found)>,
    /// Plain values that were a number to the parser and have been put back as they were written.
    rewritten: BTreeSet<Place>,
    /// Values of our own, with how many kinds have been tried.
    ours: Vec<(Place, usize)>,
}

impl<'a> Repair<'a> {
    fn of(text: &'a str, whole: Value) -> Self {
        Self { text, whole, found: Vec::new(), rewritten: BTreeSet::new(), ours: Vec::new() }
    }

    fn run(mut self) -> Vec<(Place, Found)> {
        for _ in 0..MAX_READINGS {
            let read: Result<Contents, _> = serde_path_to_error::deserialize(&self.whole);
            let Err(error) = read else { break };
            let place = place_of(error.path());
            let found = explain(&error.inner().to_string());
            if !self.repair(place, found) {
                break;
            }
        }
        self.found
    }

    /// Notes what was found and puts something else in its place; false when there is no more to be done.
    fn repair(&mut self, place: Place, found: Found) -> bool {
        let place = match &found.field {
            Some(field) if place.0.last() != Some(&Step::Key(field.clone())) => place.key(field),
            _ => place,
        };
        if let Some((_, tried)) = self.ours.iter_mut().find(|(ours, _)| *ours == place) {
            *tried += 1;
            let (place, tried) = (place.clone(), *tried);
            return match replacement(&found, tried) {
                Some(value) => put(&mut self.whole, &place.0, Some(value)),
                None => self.give_up(&place),
            };
        }
        // What is wrong inside a value of our own is our own doing.
        if self.ours.iter().any(|(ours, _)| place.0.starts_with(&ours.0)) {
            return self.give_up(&place);
        }
        if found.wants_text && self.rewritten.insert(place.clone()) {
            if let Some(written) = seek::written(self.text, &place) {
                return put(&mut self.whole, &place.0, Some(Value::String(written)));
            }
        }
        let unknown = found.at_key && found.field.is_some();
        let value = if unknown { None } else { replacement(&found, 0) };
        self.found.push((place.clone(), found));
        if unknown {
            return put(&mut self.whole, &place.0, None);
        }
        self.ours.push((place.clone(), 0));
        put(&mut self.whole, &place.0, value)
    }

    /// Leaves the whole record out.
    fn give_up(&mut self, place: &Place) -> bool {
        let record = place.0.len().min(2);
        put(&mut self.whole, &place.0[..record], None)
    }
}

/// Something of another type, until one fits.
fn replacement(found: &Found, tried: usize) -> Option<Value> {
    let mut values: Vec<Value> =
        found.choices.first().map(|choice| Value::String(choice.clone())).into_iter().collect();
    values.extend([
        Value::String("x".into()),
        Value::Number(1.into()),
        Value::Sequence(Vec::new()),
        Value::Mapping(serde_yaml::Mapping::new()),
        Value::Bool(false),
    ]);
    values.into_iter().nth(tried)
}

/// Puts a value at a place, or takes it away; false when there is no such place.
fn put(whole: &mut Value, steps: &[Step], value: Option<Value>) -> bool {
    let Some((last, way)) = steps.split_last() else { return false };
    let mut here = whole;
    for step in way {
        let next = match (step, here) {
            (Step::Key(key), Value::Mapping(map)) => map.iter_mut().find(|(k, _)| is(k, key)).map(|(_, value)| value),
            (Step::Index(index), Value::Sequence(list)) => list.get_mut(*index),
            _ => None,
        };
        let Some(next) = next else { return false };
        here = next;
    }
    match (last, here, value) {
        (Step::Key(key), Value::Mapping(map), Some(value)) => {
            let known = map.keys().find(|k| is(k, key)).cloned();
            map.insert(known.unwrap_or_else(|| Value::String(key.clone())), value);
            true
        }
        (Step::Key(key), Value::Mapping(map), None) => match map.keys().find(|k| is(k, key)).cloned() {
            Some(known) => map.shift_remove(&known).is_some(),
            None => false,
        },
        (Step::Index(index), Value::Sequence(list), Some(value)) => {
            list.get_mut(*index).map(|old| *old = value).is_some()
        }
        _ => false,
    }
}

fn is(key: &Value, wanted: &str) -> bool {
    match key {
        Value::String(text) => text == wanted,
        Value::Number(number) => number.to_string() == wanted,
        Value::Bool(value) => value.to_string() == wanted,
        _ => false,
    }
}

fn place_of(path: &serde_path_to_error::Path) -> Place {
    use serde_path_to_error::Segment;
    let step = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(Step::Index(*index)),
        Segment::Map { key } => Some(Step::Key(key.clone())),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    Place(path.iter().filter_map(step).collect())
}
