//! Records as they are named in running text and in lists, with what they are about.

use crate::framework::about::Change;
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::Role;
use crate::framework::{Entity, Framework, Id, Keyed, Place, Table, Withdrawn};
use crate::report::{Item, Line, Subject};

/// A role as it is named in running text: "TA3, Teaching Assistant Level 3".
pub(crate) fn role(role: &Keyed<Role>) -> String {
    format!("{}, {}", role.short, role.title)
}

/// What a name of a role is about: not the whole profile, but what is in the name.
pub(crate) fn role_name(role: &Keyed<Role>) -> Vec<Subject> {
    let field = |key: &str| Subject::from(role.place().key(key));
    vec![field("short"), field("title")]
}

/// A role as an item of a list.
pub(crate) fn role_item(one: &Keyed<Role>) -> Item {
    Item { about: role_name(one), ..Item::new(role(one)) }
}

/// A record by its title and its id.
pub(crate) fn titled<T: Entity>(record: &Keyed<T>, title: &str) -> Line {
    Line::from(format!("{title} ")).id(record.id.to_string())
}

/// A qualification as an item of a list, after some words.
pub(crate) fn qualification_item(before: &str, one: &Keyed<Qualification>) -> Item {
    Item::new(Line::from(before).line(titled(one, &one.title))).about(one.place())
}

/// A unit as an item of a list.
pub(crate) fn unit_item(unit: &Keyed<Unit>) -> Item {
    let title = format!("{} (level {})", unit.title, unit.level);
    Item::new(titled(unit, &title)).about(unit.place())
}

/// What has changed since, to be told beside the few words for it.
pub(crate) fn changes(framework: &Framework, ids: &[Id<Change>]) -> Vec<Place> {
    ids.iter().map(|id| framework.changes.known(id).place()).collect()
}

/// What was withdrawn from a table, to be told beside its records.
pub(crate) fn withdrawn<T: Entity>(table: &Table<T>) -> impl Iterator<Item = Subject> + use<'_, T> {
    table.withdrawn().map(|(record, _)| record.place().into())
}

/// What was withdrawn of all records for which a test holds.
pub(crate) fn withdrawn_if(framework: &Framework, is_meant: impl Fn(&Withdrawn<'_>) -> bool) -> Vec<Subject> {
    framework.withdrawn().iter().filter(|gone| is_meant(gone)).map(|gone| gone.place.clone().into()).collect()
}
