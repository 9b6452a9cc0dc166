//! One record that can't be read as it is. The parser stops at the first wrong field, so a wrong one is noted,
//! something of the right type is put in its place, and the record is read again, until it can be read.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};

use super::seek::Spot;
use super::wording::{self, Found, explain};
use crate::framework::{Place, Step, within};

/// How many problems of one record, or of a file that is read whole, are looked for at the most.
pub(super) const MAX_IN_RECORD: usize = 100;

pub(super) struct Repair<'a> {
    pub(super) record: Place,
    whole: Value,
    written: &'a BTreeMap<Place, String>,
    pub(super) wrong: Vec<(Spot, Found)>,
    /// The fields, by the keys that lead to them, whose numbers have been put back as they were written.
    rewritten: BTreeSet<Vec<String>>,
    /// Values of our own, with how many kinds have been tried.
    ours: Vec<(Place, usize)>,
    /// The section that records stand in where they name none.
    section: Option<&'a str>,
    pub(super) incomplete: bool,
}

impl<'a> Repair<'a> {
    pub(super) fn of(
        record: Place,
        whole: Value,
        written: &'a BTreeMap<Place, String>,
        section: Option<&'a str>,
    ) -> Self {
        Self {
            record,
            whole,
            written,
            wrong: Vec::new(),
            rewritten: BTreeSet::new(),
            ours: Vec::new(),
            section,
            incomplete: false,
        }
    }

    /// Reads the record again and again until nothing in it is wrong; gives up when `most` problems are found.
    pub(super) fn run<T: DeserializeOwned>(&mut self, most: usize) -> Option<T> {
        while self.wrong.len() < most {
            let error = match serde_path_to_error::deserialize::<_, T>(&self.whole) {
                Ok(read) => return Some(read),
                Err(error) => error,
            };
            let found = explain(&error.inner().to_string());
            if !self.repair(&place_of(error.path()), found) {
                return None;
            }
        }
        None
    }

    /// Notes what was found and puts something else in its place; false when there is no more to be done.
    fn repair(&mut self, at: &Place, found: Found) -> bool {
        if at.0.len() < self.record.0.len() && found.field.is_none() {
            return self.repair_key(found);
        }
        let place = match &found.field {
            Some(field) if at.0.last() != Some(&Step::Key(field.clone())) => at.key(field),
            _ => at.clone(),
        };
        let of_section = matches!(place.0.last(), Some(Step::Key(key)) if key == "section" || key == "duties_section");
        if let Some(section) = self.section.filter(|_| of_section && !found.at_key)
            && fill(&mut self.whole, &place.0, section)
        {
            return true;
        }
        if let Some(ours) = self.ours.iter().position(|(ours, _)| *ours == place) {
            self.ours[ours].1 += 1;
            let other = replacement(&found, self.ours[ours].1);
            return if other.is_some() { put(&mut self.whole, &place.0, other) } else { self.give_up() };
        }
        // What is wrong inside a value of our own is our own doing.
        if self.ours.iter().any(|(ours, _)| place.0.starts_with(&ours.0)) {
            return self.give_up();
        }
        if found.wants_text && self.written.contains_key(&place) && self.rewrite(&place) {
            return true;
        }
        self.replace(&place, found)
    }

    /// Puts the numbers of a field back as they are written, in all places of the record that the same keys lead to;
    /// false when that has been done before.
    fn rewrite(&mut self, place: &Place) -> bool {
        let field = keys(place);
        if !self.rewritten.insert(field.clone()) {
            return false;
        }
        let in_record = within(self.written, &self.record);
        for (at, text) in in_record.filter(|(at, _)| keys(at) == field) {
            put(&mut self.whole, &at.0, Some(text.as_str().into()));
        }
        true
    }

    fn replace(&mut self, place: &Place, found: Found) -> bool {
        let spot = match (found.at_key, &found.field) {
            (true, _) => Spot::Key(place.clone(), 1),
            // A missing field is missing in what is around it.
            (false, Some(_)) => Spot::Value(Place(place.0[..place.0.len() - 1].to_vec())),
            (false, None) => Spot::Value(place.clone()),
        };
        let other = if found.at_key { None } else { replacement(&found, 0) };
        self.wrong.push((spot, found));
        if other.is_some() {
            self.ours.push((place.clone(), 0));
        }
        put(&mut self.whole, &place.0, other) || self.give_up()
    }

    /// An id is wrong; or it is a number, which is a text to us as all keys are.
    fn repair_key(&mut self, found: Found) -> bool {
        let [Step::Key(table), Step::Key(id)] = &self.record.0[..] else { return false };
        let records = self.whole.get_mut(table).and_then(Value::as_mapping_mut);
        let number = id.parse::<u64>().ok().filter(|_| self.rewritten.insert(keys(&self.record)));
        if let (Some(records), Some(number)) = (records, number) {
            let record = records.remove(id).unwrap_or_default();
            records.insert(number.into(), record);
            return true;
        }
        self.wrong.push((Spot::Key(self.record.clone(), 1), found));
        self.give_up()
    }

    /// Leaves the whole record out.
    fn give_up(&mut self) -> bool {
        self.incomplete = true;
        put(&mut self.whole, &self.record.0, None)
    }

    /// A field that is missing because its name is misspelt is no problem of its own; others that are missing in one
    /// place are one problem.
    pub(super) fn put_together(&mut self) {
        let around = |place: &Place| Place(place.0[..place.0.len().saturating_sub(1)].to_vec());
        let misspelt: BTreeSet<(Place, String)> = (self.wrong.iter())
            .filter_map(|(spot, found)| match spot {
                Spot::Key(place, _) => Some((around(place), found.near.clone()?)),
                _ => None,
            })
            .collect();
        let mut missing: BTreeMap<Place, Vec<String>> = BTreeMap::new();
        self.wrong.retain(|(spot, found)| match (spot, &found.field) {
            (Spot::Value(place), Some(field)) => {
                let here = |name: &str| misspelt.contains(&(place.clone(), name.into()));
                if !here(field) && !here("<<") {
                    missing.entry(place.clone()).or_default().push(field.clone());
                }
                false
            }
            _ => true,
        });
        for (place, fields) in missing {
            let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
            let spot = match place.0.last() {
                Some(Step::Key(_)) => Spot::Key(place, 1),
                _ => Spot::Value(place),
            };
            self.wrong.push((spot, Found::new(wording::missing(&fields))));
        }
    }
}

/// The keys that lead to a place, without indexes.
fn keys(place: &Place) -> Vec<String> {
    let key = |step: &Step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Index(_) => None,
    };
    place.0.iter().filter_map(key).collect()
}

/// Puts a field into all mappings that lack it and that the same keys lead to; whether there was one.
fn fill(here: &mut Value, steps: &[Step], text: &str) -> bool {
    match (steps, here) {
        ([Step::Key(field)], Value::Mapping(map)) if map.get(field).is_none_or(Value::is_null) => {
            map.insert(field.as_str().into(), text.into());
            true
        }
        ([Step::Key(key), rest @ ..], Value::Mapping(map)) if !rest.is_empty() => {
            map.iter_mut().find(|(k, _)| is(k, key)).is_some_and(|(_, value)| fill(value, rest, text))
        }
        ([Step::Index(_), rest @ ..], Value::Sequence(values)) => {
            values.iter_mut().fold(false, |any, value| fill(value, rest, text) | any)
        }
        _ => false,
    }
}

/// Something that fits: one of the words that are allowed, or else another type each time.
fn replacement(found: &Found, tried: usize) -> Option<Value> {
    if let Some(choice) = found.choices.first() {
        return Some(choice.as_str().into());
    }
    let others = ["x".into(), 1.into(), Value::Sequence(Vec::new()), Mapping::new().into(), false.into(), Value::Null];
    others.into_iter().nth(tried)
}

/// Puts a value at a place, or takes it away; false when there is no such place.
fn put(whole: &mut Value, steps: &[Step], value: Option<Value>) -> bool {
    let Some((last, before)) = steps.split_last() else { return false };
    let mut here = whole;
    for step in before {
        let next = match (step, here) {
            (Step::Key(key), Value::Mapping(map)) => map.iter_mut().find(|(k, _)| is(k, key)).map(|(_, value)| value),
            (Step::Index(index), Value::Sequence(values)) => values.get_mut(*index),
            _ => None,
        };
        let Some(next) = next else { return false };
        here = next;
    }
    // Nothing can stand for no fields.
    if here.is_null() && matches!(last, Step::Key(_)) {
        *here = Mapping::new().into();
    }
    match (last, here, value) {
        (Step::Key(key), Value::Mapping(map), value) => {
            let known = map.keys().find(|k| is(k, key)).cloned();
            match value {
                Some(value) => drop(map.insert(known.unwrap_or_else(|| key.as_str().into()), value)),
                None => return known.is_some_and(|known| map.shift_remove(&known).is_some()),
            }
            true
        }
        (Step::Index(index), Value::Sequence(values), Some(value)) => {
            values.get_mut(*index).map(|old| *old = value).is_some()
        }
        _ => false,
    }
}

fn is(key: &Value, wanted: &str) -> bool {
    match key {
        Value::String(text) => text == wanted,
        Value::Number(number) => number.to_string() == wanted,
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
