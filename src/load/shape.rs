//! All that is wrong with the shape of a file, record by record.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

use super::repair::{MAX_IN_RECORD, Repair};
use super::seek::Spot;
use super::wording::Found;
use crate::framework::Contents;
use crate::framework::Place;

/// How many values are read again at the most for the problems of one record.
const MAX_READ_AGAIN: usize = 1_000_000;

/// What a text says as far as its shape is right, and what is wrong with it.
#[derive(Default)]
pub(super) struct Shape {
    /// What could be read; something made up stands where something was wrong.
    pub(super) contents: Contents,
    /// What is wrong, and in which record.
    pub(super) wrong: Vec<(Spot, Place, Found)>,
    /// Whether something had to be left out that other records may refer to.
    pub(super) incomplete: bool,
    /// Whether there may be more that is wrong.
    pub(super) more: bool,
}

/// Reads the values of a text record by record, until `room` problems have been found. Where a `section` is named,
/// records that leave theirs out stand in it.
pub(super) fn read(tree: &Value, written: &BTreeMap<Place, String>, section: Option<&str>, room: usize) -> Shape {
    let mut shape = Shape::default();
    let Some(top) = tree.as_mapping() else {
        let found = Found::new("a file of a framework begins with a key such as “roles:” or “units:”");
        shape.wrong.push((Spot::Value(Place(Vec::new())), Place(Vec::new()), found));
        shape.incomplete = true;
        return shape;
    };
    for (key, value) in top {
        if shape.is_full(room) {
            break;
        }
        let name = key.as_str().unwrap_or_default();
        let place = Place::of(name);
        match value {
            Value::Mapping(records) if Contents::is_table(name) => {
                for (id, record) in records {
                    if shape.is_full(room) {
                        break;
                    }
                    let whole = Mapping::from_iter([(id.clone(), record.clone())]);
                    let place = place.key(id.as_str().unwrap_or_default());
                    shape.record(place, wrap(name, whole.into()), written, section);
                }
            }
            _ => shape.record(place, wrap(name, value.clone()), written, section),
        }
    }
    shape
}

pub(super) fn wrap(key: &str, value: Value) -> Value {
    Mapping::from_iter([(key.into(), value)]).into()
}

impl Shape {
    /// Whether enough has been found.
    fn is_full(&mut self, room: usize) -> bool {
        // A branch, for the reason that is told in `Gathered::is_full`.
        if self.wrong.len() < room {
            return false;
        }
        self.more = true;
        self.incomplete = true;
        true
    }

    fn record(&mut self, record: Place, whole: Value, written: &BTreeMap<Place, String>, section: Option<&str>) {
        let most = (MAX_READ_AGAIN / size(&whole)).clamp(4, MAX_IN_RECORD);
        let mut repair = Repair::of(record, whole, written, section);
        match repair.run::<Contents>(most) {
            Some(contents) => drop(self.contents.append(contents)),
            None => repair.incomplete = true,
        }
        self.more |= repair.wrong.len() >= most;
        repair.put_together();
        // All records look at what there is one of.
        self.incomplete |= repair.incomplete || (repair.record.0.len() < 2 && !repair.wrong.is_empty());
        self.wrong.extend(repair.wrong.into_iter().map(|(spot, found)| (spot, repair.record.clone(), found)));
    }
}

/// How many values there are in a value, itself among them.
fn size(value: &Value) -> usize {
    match value {
        Value::Mapping(fields) => 1 + fields.values().map(size).sum::<usize>(),
        Value::Sequence(values) => 1 + values.iter().map(size).sum::<usize>(),
        _ => 1,
    }
}
