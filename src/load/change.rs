//! What an overlay changes in records that are there: each is merged, read again, and put in the place of what it was.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

use super::gather::{Finding, Gathered};
use super::merge::{Mark, Merge, at, words};
use super::overlay::{ADD_TO, File, Laying, at_home};
use super::repair::{MAX_IN_RECORD, Repair};
use super::seek::Spot;
use super::shape::wrap;
use super::wording::Found;
use crate::framework::Contents;
use crate::framework::overlay::Deed;
use crate::framework::{Place, within};

/// Something that an overlay changed or added: by which file, where, and to what.
#[derive(Debug, Clone)]
pub(super) struct Changed {
    source: usize,
    overlay: usize,
    written: Place,
    now: Value,
}

/// A record while it is changed.
struct Record {
    /// The table, or the key of what there is one of.
    table: String,
    /// Where it is in the framework.
    place: Place,
    /// Where its changes are written.
    written: Place,
    /// What it was.
    before: Value,
}

impl Gathered {
    /// Changes records, or makes their lists longer.
    pub(super) fn change(&mut self, file: &File, laying: &Laying, directive: &'static str) {
        for (table, id, patch) in self.records_below(file, directive) {
            if self.is_full() {
                break;
            }
            let single = !Contents::is_table(&table);
            let top = Place::of(directive).key(&table);
            let written = if single { top } else { top.key(&id) };
            if !patch.is_mapping() {
                let found = Found::new("the fields that change must stand here, each with its value");
                self.found(file.source, Spot::Value(written), found);
                continue;
            }
            let Some((key, before)) = self.record(&table, &id, file, &written) else { continue };
            let place = if single { Place::of(&table) } else { Place::of(&table).key(&key) };
            let (mut merge, mut after) = (Merge::new(directive == ADD_TO), before.clone());
            merge.merge(&mut after, patch, &place, &written);
            at_home(&table, &mut after, &laying.section);
            for (written, found) in std::mem::take(&mut merge.wrong) {
                self.found(file.source, Spot::Key(written, 1), found);
            }
            let record = Record { table, place, written, before };
            self.changed_record(file, laying, &record, after, merge.marks);
        }
    }

    /// Reads a record with its changes, and puts it in the place of what was.
    fn changed_record(&mut self, file: &File, laying: &Laying, record: &Record, after: Value, marks: Vec<Mark>) {
        let key = record.place.0.get(1).map(ToString::to_string);
        let whole = key.as_deref().map_or(after.clone(), |key| Mapping::from_iter([(key.into(), after)]).into());
        let texts = texts_of(&file.written, &marks);
        let mut repair = Repair::of(record.place.clone(), wrap(&record.table, whole), &texts, Some(&laying.section));
        let read = repair.run::<Contents>(MAX_IN_RECORD);
        repair.put_together();
        let wrong = repair.wrong;
        let Some(contents) = read.filter(|_| wrong.is_empty()) else {
            self.wrong.insert(record.place.clone());
            for (spot, found) in wrong {
                self.found(file.source, as_written(spot, record, &marks), found);
            }
            return;
        };
        self.contents.replace(contents);
        // What counts is what was read: `4.10` is a text, and a list that was empty is no change when it is.
        let (_, after) = self.only(&record.table, key.as_deref().unwrap_or_default()).unwrap_or_default();
        let mut noted = Vec::new();
        for mut mark in marks {
            let way = &mark.place.0[record.place.0.len()..];
            let now = at(&after, way).cloned().unwrap_or_default();
            mark.was = mark.was.map(|_| at(&record.before, way).cloned().unwrap_or_default());
            if mark.was.as_ref() != Some(&now) {
                noted.push(Mark { now, ..mark });
            }
        }
        self.stale_source(file.source, record, &noted);
        for mark in noted {
            self.note_change(file.source, laying.number, mark);
        }
    }

    /// Notes where something that a source stood for is changed, and the source is not.
    fn stale_source(&mut self, source: usize, record: &Record, marks: &[Mark]) {
        let fields = ["title", "code", "reference", "credits", "guided_learning_hours"];
        let is = |mark: &Mark, field: &str| mark.place == record.place.key(field);
        if record.before.get("source").is_none_or(Value::is_null) || marks.iter().any(|mark| is(mark, "source")) {
            return;
        }
        if let Some(mark) = marks.iter().find(|mark| mark.was.is_some() && fields.iter().any(|field| is(mark, field))) {
            self.doubt(Finding {
                source: Some(source),
                spot: Spot::Value(mark.written.clone()),
                message: format!("the source of {} stays as it was, and may not say this", record.place),
                hint: Some("change “source” as well, to the page that says it".into()),
                first: None,
            });
        }
    }

    fn note_change(&mut self, source: usize, overlay: usize, mark: Mark) {
        let Mark { place, written, was, now } = mark;
        if was.is_some() {
            self.overrides(source, overlay, &place, &written, &now);
            // Who changed the same field before is still told; what was within it is gone.
            let within: Vec<Place> = within(&self.origins, &place).map(|(at, _)| at.clone()).collect();
            within.iter().filter(|at| **at != place).for_each(|at| self.forget(at));
        }
        self.origins.insert(place.clone(), (source, written.clone()));
        self.changed.insert(place.clone(), Changed { source, overlay, written, now });
        let deed = match was {
            None => Deed::Added,
            Some(was) => Deed::Changed((!words(&was).is_empty()).then(|| words(&was))),
        };
        self.overlays.note(overlay, place, deed);
    }

    /// Notes what was changed or added before, and is something else now.
    fn overrides(&mut self, source: usize, overlay: usize, place: &Place, written: &Place, now: &Value) {
        let around = (1..=place.0.len()).rev().find_map(|length| {
            let part = Place(place.0[..length].to_vec());
            let other = self.changed.get(&part)?;
            Some((place.clone(), other.clone(), at(&other.now, &place.0[length..])?.clone(), now.clone()))
        });
        let below = within(&self.changed, place).map(|(part, other)| {
            let here = at(now, &part.0[place.0.len()..]).cloned().unwrap_or_default();
            (part.clone(), other.clone(), other.now.clone(), here)
        });
        let all: Vec<_> = around.into_iter().chain(below).collect();
        if let Some((part, other, then, _)) = all.into_iter().find(|(_, _, then, now)| then != now) {
            let hint = if other.overlay == overlay {
                "one overlay changes this twice: leave one of the changes out"
            } else {
                "the later of two overlays wins; leave one of the changes out if that is not meant"
            };
            let then = if words(&then).is_empty() { "nothing".into() } else { words(&then) };
            self.doubt(Finding {
                source: Some(source),
                spot: Spot::Value(written.clone()),
                message: format!("{part} was made {then} before; this change wins"),
                hint: Some(hint.into()),
                first: Some((other.source, Spot::Value(other.written))),
            });
        }
    }

    /// Forgets what overlays did at a place and within it: something else stands there now.
    pub(super) fn forget(&mut self, place: &Place) {
        self.overlays.forget(place);
        for at in within(&self.origins, place).map(|(at, _)| at.clone()).collect::<Vec<_>>() {
            self.origins.remove(&at);
        }
        for at in within(&self.changed, place).map(|(at, _)| at.clone()).collect::<Vec<_>>() {
            self.changed.remove(&at);
        }
    }
}

/// The texts of numbers in an overlay, at the places they have in the changed record.
fn texts_of(written: &BTreeMap<Place, String>, marks: &[Mark]) -> BTreeMap<Place, String> {
    let of = |mark: &Mark| {
        let below = within(written, &mark.written);
        below.map(|(at, text)| (at.rebased(&mark.written, &mark.place), text.clone())).collect::<Vec<_>>()
    };
    marks.iter().flat_map(of).collect()
}

/// Where a spot of a changed record is written in the overlay: at the change it is within, or that is within it; else at
/// the record.
fn as_written(spot: Spot, record: &Record, marks: &[Mark]) -> Spot {
    let seek = |place: &Place| {
        let around = marks.iter().filter(|mark| place.is_within(&mark.place)).max_by_key(|mark| mark.place.0.len());
        let below = || {
            let mark = marks.iter().find(|mark| mark.place.is_within(place))?;
            let deeper = mark.place.0.len() - place.0.len();
            Some(Place(mark.written.0[..mark.written.0.len() - deeper].to_vec()))
        };
        around.map(|mark| place.rebased(&mark.place, &mark.written)).or_else(below)
    };
    match spot {
        Spot::Key(at, nth) => Spot::Key(seek(&at).unwrap_or_else(|| record.written.clone()), nth),
        Spot::Value(at) => seek(&at).map_or_else(|| Spot::Key(record.written.clone(), 1), Spot::Value),
        spot => spot,
    }
}
