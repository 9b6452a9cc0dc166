//! How records are named in running text and in lists, with what they are about.

use crate::framework::about::Change;
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::resource::Resource;
use crate::framework::role::Role;
use crate::framework::{Entity, Framework, Id, Keyed, Place, Table, Withdrawn};
use crate::report::{Item, Line, Subject};
use crate::words::cited;

/// The id of a role to name in an example; "ROLE" where there is none.
pub(crate) fn example_role(framework: &Framework) -> String {
    let role = framework.roles.nth(1).or_else(|| framework.roles.nth(0));
    role.map_or_else(|| "ROLE".into(), |role| role.id.to_string())
}

/// A role as it is named in running text: "TA3, Teaching Assistant Level 3".
pub(crate) fn role(role: &Keyed<Role>) -> String {
    format!("{}, {}", role.short, role.title)
}

/// What a role's name is about: only the parts of the profile that are in the name.
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

/// A qualification as an item of a list, after an introduction.
pub(crate) fn qualification_item(before: &str, one: &Keyed<Qualification>) -> Item {
    Item::new(Line::from(before).line(titled(one, &one.title))).about(one.place())
}

/// A unit as an item of a list.
pub(crate) fn unit_item(unit: &Keyed<Unit>) -> Item {
    let title = format!("{} (level {})", unit.title, unit.level);
    Item::new(titled(unit, &title)).about(unit.place())
}

/// A resource as an item of a list, with its addresses on the web.
pub(crate) fn resource_item(one: &Keyed<Resource>) -> Item {
    let urls = (!one.urls.is_empty()).then(|| Line::new().ids(one.urls.iter().map(String::as_str)));
    Item::new(titled(one, &one.title)).remarks(urls).about(one.place())
}

/// Who offers a qualification, with the conditions that the publication gives: "OCR (via apprenticeship route only)".
pub(crate) fn awarding(framework: &Framework, one: &Qualification) -> Vec<String> {
    let named = |id| {
        let resource = framework.resources.known(id);
        conditional(&resource.title, resource.text.as_ref())
    };
    one.awarding.iter().map(named).collect()
}

/// Where else units and qualifications are offered, according to the publication; apprenticeships only at some levels.
pub(crate) fn offered_through(framework: &Framework, is_level: impl Fn(u8) -> bool) -> Vec<Item> {
    let ids = framework.credit.iter().flat_map(|credit| &credit.offered_through);
    let all = ids.map(|id| framework.resources.known(id)).filter(|one| one.level.is_none_or(&is_level));
    let mut items: Vec<(&str, Item)> = Vec::new();
    for one in all {
        let text = one.text.as_deref().unwrap_or(&one.title);
        if items.last().is_none_or(|(last, _)| *last != text) {
            let line = Line::new().quoted(text).quiet(format!(" {}", cited(framework, &one.section)));
            items.push((text, Item::new(line)));
        }
        let Some((_, item)) = items.last_mut() else { continue };
        item.about.push(Subject::from(one.place()).by_name());
        item.about.extend(changes(framework, &one.changes).into_iter().map(Subject::from));
        if !text.contains(&one.title) {
            item.items.push(Item::new(one.title.as_str()));
        }
    }
    items.into_iter().map(|(_, item)| item).collect()
}

/// A name with the condition that the publication gives for it.
pub(crate) fn conditional(name: &str, condition: Option<&String>) -> String {
    condition.map_or_else(|| name.to_owned(), |condition| format!("{name} ({condition})"))
}

/// The places of changes, so that notes on them can be shown where they are mentioned.
pub(crate) fn changes(framework: &Framework, ids: &[Id<Change>]) -> Vec<Place> {
    ids.iter().map(|id| framework.changes.known(id).place()).collect()
}

/// What was withdrawn from a table, to be shown beside its records.
pub(crate) fn withdrawn<T: Entity>(table: &Table<T>) -> impl Iterator<Item = Subject> + use<'_, T> {
    table.withdrawn().map(|(record, _)| record.place().into())
}

/// All withdrawn records that pass a test.
pub(crate) fn withdrawn_if(framework: &Framework, is_meant: impl Fn(&Withdrawn<'_>) -> bool) -> Vec<Subject> {
    framework.withdrawn().iter().filter(|gone| is_meant(gone)).map(|gone| gone.place.clone().into()).collect()
}
