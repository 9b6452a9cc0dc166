//! What an overlay changes in records that are there: each is merged, read again, and put in the place of what it was.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};

use super::gather::{Finding, Gathered};
use super::merge::{Mark, Merge, words};
use super::overlay::{ADD_TO, File, Laying, at_home};
use super::repair::Repair;
use super::seek::Spot;
use super::shape::wrap;
use super::wording::Found;
use crate::framework::Contents;
use crate::framework::check::Place;
use crate::framework::overlay::Deed;

/// How many problems of one changed record are looked for.
const MAX_IN_CHANGE: usize = 100;

/// Something that was changed before: by which file, where, and to what.
#[derive(Debug, Clone)]
pub(super) struct Changed {
    source: usize,
    written: Place,
    now: Value,
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
            let Some((key, mut record)) = self.record(&table, &id, file, &written) else { continue };
            let place = if single { Place::of(&table) } else { Place::of(&table).key(&key) };
            let mut merge = Merge::new(directive == ADD_TO);
            merge.merge(&mut record, patch, &place, &written);
            at_home(&table, &mut record, &laying.section);
            self.stale_source(file.source, &place, &record, &merge.marks);
            for (written, found) in merge.wrong {
                self.found(file.source, Spot::Key(written, 1), found);
            }
            let whole = if single { record } else { Mapping::from_iter([(key.as_str().into(), record)]).into() };
            self.changed_record(file, laying, (&place, &written), wrap(&table, whole), merge.marks);
        }
    }

    /// Reads a record with its changes, and puts it in the place of what was.
    fn changed_record(
        &mut self,
        file: &File,
        laying: &Laying,
        (place, written): (&Place, &Place),
        whole: Value,
        marks: Vec<Mark>,
    ) {
        let texts = texts_of(&file.written, &marks);
        let mut repair = Repair::of(place.clone(), whole, &texts, Some(&laying.section));
        let read = repair.run::<Contents>(MAX_IN_CHANGE);
        repair.put_together();
        let wrong = repair.wrong;
        if let Some(contents) = read.filter(|_| wrong.is_empty()) {
            self.contents.replace(contents);
            for mark in marks {
                self.note_change(file.source, laying.number, mark);
            }
            return;
        }
        self.wrong.insert(place.clone());
        for (spot, found) in wrong {
            let spot = match spot {
                Spot::Key(at, nth) => Spot::Key(as_written(&at, &marks).unwrap_or_else(|| written.clone()), nth),
                Spot::Value(at) => as_written(&at, &marks).map_or_else(|| Spot::Key(written.clone(), 1), Spot::Value),
                spot => spot,
            };
            self.found(file.source, spot, found);
        }
    }

    /// Notes where something that a source stood for is changed, and the source is not.
    fn stale_source(&mut self, source: usize, place: &Place, record: &Value, marks: &[Mark]) {
        let fields = ["title", "code", "reference", "credits", "guided_learning_hours"];
        let is = |mark: &Mark, field: &str| mark.place == place.key(field);
        if record.get("source").is_none_or(Value::is_null) || marks.iter().any(|mark| is(mark, "source")) {
            return;
        }
        if let Some(mark) = marks.iter().find(|mark| mark.was.is_some() && fields.iter().any(|field| is(mark, field))) {
            self.doubts.push(Finding {
                source: Some(source),
                spot: Spot::Value(mark.written.clone()),
                message: format!("the source of {place} stays as it was, and may not say this"),
                hint: Some("change “source” as well, to the page that says it".into()),
                first: None,
            });
        }
    }

    fn note_change(&mut self, source: usize, number: usize, mark: Mark) {
        let Mark { place, written, was, now } = mark;
        self.origins.insert(place.clone(), (source, written.clone()));
        let Some(was) = was else {
            return self.overlays.note(number, place, Deed::Added);
        };
        let before = (1..=place.0.len()).find_map(|length| self.changed.get(&Place(place.0[..length].to_vec())));
        let within = self.changed.range(place.clone()..).next().filter(|(at, _)| at.0.starts_with(&place.0));
        if let Some(other) = before.or(within.map(|(_, other)| other)).filter(|other| other.now != now) {
            self.doubts.push(Finding {
                source: Some(source),
                spot: Spot::Value(written.clone()),
                message: format!("{place} was changed before, to {}; this change wins", words(&other.now)),
                hint: Some("the later of two overlays wins; leave one of the changes out if that is not meant".into()),
                first: Some((other.source, Spot::Value(other.written.clone()))),
            });
        }
        self.changed.insert(place.clone(), Changed { source, written, now });
        self.overlays.note(number, place, Deed::Changed((!was.is_null()).then(|| words(&was))));
    }
}

/// The texts of numbers in an overlay, at the places they have in the changed record.
fn texts_of(written: &BTreeMap<Place, String>, marks: &[Mark]) -> BTreeMap<Place, String> {
    let of = |mark: &Mark| {
        let (from, to) = (mark.written.clone(), mark.place.clone());
        let length = from.0.len();
        let below = written.range(from.clone()..).take_while(move |(at, _)| at.0.starts_with(&from.0));
        let moved =
            below.map(move |(at, text)| (Place(to.0.iter().chain(&at.0[length..]).cloned().collect()), text.clone()));
        moved.collect::<Vec<_>>()
    };
    marks.iter().flat_map(of).collect()
}

/// Where a place of a changed record is written in the overlay; none where the overlay does not write it.
fn as_written(place: &Place, marks: &[Mark]) -> Option<Place> {
    let mark = marks.iter().filter(|mark| place.0.starts_with(&mark.place.0)).max_by_key(|mark| mark.place.0.len())?;
    Some(Place(mark.written.0.iter().chain(&place.0[mark.place.0.len()..]).cloned().collect()))
}
