//! What overlays did to a record, said where the record is shown: "Added by …", "Credits changed by …: was 2".

use crate::framework::Place;
use crate::framework::overlay::Touch;
use crate::framework::role::Role;
use crate::framework::{Entity, Framework, Keyed, Table, Withdrawn, squash};
use crate::report::{Document, Item, Line};

/// What was done to a record, a sentence each; for rows.
pub(super) fn touches<T: Entity>(framework: &Framework, record: &Keyed<T>) -> Vec<String> {
    sentences(&framework.overlays.of(record))
}

/// The same for any place.
pub(super) fn at(framework: &Framework, place: &Place) -> Vec<String> {
    if framework.overlays.is_empty() { Vec::new() } else { sentences(&framework.overlays.at(place)) }
}

/// The same for a part of a record, with whose the record is.
pub(super) fn around(framework: &Framework, place: &Place) -> Vec<String> {
    if framework.overlays.is_empty() {
        return Vec::new();
    }
    let around = framework.overlays.around(place);
    around.iter().map(|touch| capital(&touch.brief())).chain(at(framework, place)).collect()
}

fn sentences(touches: &[Touch<'_>]) -> Vec<String> {
    touches.iter().map(|touch| capital(&touch.words())).collect()
}

/// The same for a statement of a role, by its id: `ta3.duty.7a`.
pub(super) fn statement(framework: &Framework, id: &str) -> Vec<String> {
    Place::of_statement(id).map_or_else(Vec::new, |place| around(framework, &place))
}

/// What was done to a record, as remarks of its item.
pub(super) fn remarks<T: Entity>(framework: &Framework, record: &Keyed<T>) -> Vec<Line> {
    touches(framework, record).into_iter().map(Line::from).collect()
}

/// What was done to the record that a page is about, below its facts.
pub(super) fn record<T: Entity>(document: &mut Document, framework: &Framework, record: &Keyed<T>) {
    document.list(touches(framework, record).into_iter().map(Item::new).collect());
}

/// What was done to what there is one of.
pub(super) fn single(document: &mut Document, framework: &Framework, key: &str) {
    document.list(at(framework, &Place::of(key)).into_iter().map(Item::new).collect());
}

/// What was done to the records of a table or a page, each with its id before it.
pub(super) fn records<'a, T: Entity + 'a>(
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

/// What was done to roles that a page only touches on, without what was there before.
pub(super) fn roles<'a>(
    document: &mut Document,
    framework: &Framework,
    roles: impl IntoIterator<Item = &'a Keyed<Role>>,
) {
    let of = |role: &'a Keyed<Role>| {
        let touches = framework.overlays.of(role);
        let line = |touch: &Touch<'_>| Item::new(Line::new().id(role.id.as_str()).and(format!(": {}", touch.brief())));
        touches.iter().map(line).collect::<Vec<_>>()
    };
    document.list(roles.into_iter().flat_map(of).collect());
}

/// What was withdrawn of all records that have such a name.
pub(super) fn withdrawn_named(document: &mut Document, framework: &Framework, query: &str) {
    let wanted = squash(query);
    let is = |gone: &Withdrawn<'_>| !wanted.is_empty() && gone.names.iter().any(|name| squash(name).contains(&wanted));
    let all = framework.withdrawn();
    document.list(all.iter().filter(|gone| is(gone)).map(withdrawn_item).collect());
}

/// Something that was withdrawn, by its id and its title, and why.
pub(super) fn withdrawn_item(gone: &Withdrawn<'_>) -> Item {
    let title = gone.names.get(1).map_or_else(String::new, |name| format!(" {name}"));
    Item::new(Line::new().id(gone.names[0].as_str()).and(format!("{title} ({}): {}", gone.noun, gone.why)))
}

/// What was withdrawn from a table.
pub(super) fn withdrawn<T: Entity>(document: &mut Document, table: &Table<T>) {
    withdrawn_if(document, table, |_| true);
}

/// What was withdrawn from a table, of some records alone.
pub(super) fn withdrawn_if<T: Entity>(document: &mut Document, table: &Table<T>, shown: impl Fn(&T) -> bool) {
    let item = |(record, why): &(Keyed<T>, String)| {
        let title = record.names().first().map_or_else(String::new, |name| format!(" {name}"));
        Item::new(Line::new().id(record.id.to_string()).and(format!("{title}: {why}")))
    };
    document.list(table.withdrawn().filter(|(record, _)| shown(record)).map(item).collect());
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
