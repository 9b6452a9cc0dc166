//! What overlays did to a record, said where the record is shown: "Added by …", "Credits changed by …: was 2".

use crate::framework::check::Place;
use crate::framework::overlay::Touch;
use crate::framework::{Framework, Keyed, Record, Table};
use crate::report::{Document, Item, Line};

/// What was done to a record, a sentence each; for rows.
pub(super) fn touches<T: Record>(framework: &Framework, record: &Keyed<T>) -> Vec<String> {
    sentences(&framework.overlays.of(record))
}

/// The same for any place.
pub(super) fn at(framework: &Framework, place: &Place) -> Vec<String> {
    if framework.overlays.is_empty() { Vec::new() } else { sentences(&framework.overlays.at(place)) }
}

/// The same for a part of a record, with whose the record is.
pub(super) fn around(framework: &Framework, place: &Place) -> Vec<String> {
    if framework.overlays.is_empty() { Vec::new() } else { sentences(&framework.overlays.around(place)) }
}

fn sentences(touches: &[Touch<'_>]) -> Vec<String> {
    touches.iter().map(|touch| capital(&touch.words())).collect()
}

/// What was done to a record, as remarks of its item.
pub(super) fn remarks<T: Record>(framework: &Framework, record: &Keyed<T>) -> Vec<Line> {
    touches(framework, record).into_iter().map(Line::from).collect()
}

/// What was done to the record that a page is about, below its facts.
pub(super) fn record<T: Record>(document: &mut Document, framework: &Framework, record: &Keyed<T>) {
    document.list(touches(framework, record).into_iter().map(Item::new).collect());
}

/// What was done to what there is one of.
pub(super) fn single(document: &mut Document, framework: &Framework, key: &str) {
    document.list(at(framework, &Place::of(key)).into_iter().map(Item::new).collect());
}

/// What was done to the records of a table or a page, each with its id before it.
pub(super) fn records<'a, T: Record + 'a>(
    document: &mut Document,
    framework: &Framework,
    records: impl IntoIterator<Item = &'a Keyed<T>>,
) {
    if framework.overlays.is_empty() {
        return;
    }
    let line = |id: &T::Key, words: String| Item::new(Line::new().id(id.to_string()).and(format!(": {words}")));
    let of = |record: &Keyed<T>| {
        let touches = framework.overlays.of(record);
        touches.iter().map(|touch| line(&record.id, touch.words())).collect::<Vec<_>>()
    };
    document.list(records.into_iter().flat_map(of).collect());
}

/// What was withdrawn from a table.
pub(super) fn withdrawn<T: Record>(document: &mut Document, table: &Table<T>) {
    let item = |(record, why): &(Keyed<T>, String)| {
        let title = record.names().first().map_or_else(String::new, |name| format!(" {name}"));
        Item::new(Line::new().id(record.id.to_string()).and(format!("{title}: {why}")))
    };
    document.list(table.withdrawn().map(item).collect());
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
