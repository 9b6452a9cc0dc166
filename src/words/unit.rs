//! Units in a list.

use crate::framework::qualification::{Listing, NoStandard, Unit};
use crate::framework::{Framework, Keyed, RoleUnit};
use crate::report::{Cell, Column, Item, Line, Table, row};

use super::{capital, cited, ids};

row! {
    /// A unit in a list.
    UnitRow(framework: &Framework, unit: &Keyed<Unit>) {
        id id "Unit": String = unit.id.to_string(),
        quote title "Title": String = unit.title.clone(),
        number level "Level": u8 = unit.level,
        text standards "Standards": Cell = standards(framework, unit),
        text no_standard "Why no standard": Option<&'static str> = unit.no_standard.map(NoStandard::words),
        text listed_for "Listed for": Vec<String> = qualifications(framework, unit, true),
        text incorporated_in "Incorporated in": Vec<String> = qualifications(framework, unit, false),
        text roles "Roles": Vec<String> = ids(framework.roles_of_unit(&unit.id)),
        text code "Code": Option<String> = unit.code.clone(),
        text reference "Reference": Option<String> = unit.reference.clone(),
        number credits "Credits": Option<u16> = unit.credits,
        number guided_learning_hours "Guided learning hours": Option<u16> = unit.guided_learning_hours,
        text modules "Training modules": Vec<String> = ids(framework.modules_of_unit(&unit.id)),
        text section "Section": Option<String> = unit.section.as_ref().map(ToString::to_string),
        number page "From page": Option<u16> = unit.section.as_ref().and_then(|section| framework.page(section)),
        text source "Source": Option<String> = unit.source.clone(),
        text note "Note": Option<String> = unit.note.clone(),
    }
}

/// The standards that a unit draws on, or why there are none.
pub(crate) fn standards(framework: &Framework, unit: &Unit) -> Cell {
    match unit.no_standard {
        Some(why) if unit.standards.is_empty() => Cell::NoneOf(why.brief()),
        _ => Cell::List(unit.standards.iter().map(|number| framework.code(*number)).collect()),
    }
}

/// The qualifications that list a unit, or else those that incorporate its units.
fn qualifications(framework: &Framework, unit: &Keyed<Unit>, are_listing: bool) -> Vec<String> {
    let contained = framework.qualifications_of_unit(&unit.id).into_iter();
    let wanted = contained.filter(|contained| contained.through.is_none() == are_listing);
    wanted.map(|contained| contained.qualification.id.to_string()).collect()
}

/// Units with everything that is known about them.
pub(crate) fn table<'a>(framework: &Framework, units: impl IntoIterator<Item = &'a Keyed<Unit>>, empty: &str) -> Table {
    let row = |unit: &Keyed<Unit>| (vec![unit.place().into()], UnitRow::of(framework, unit));
    Table::about(units.into_iter().map(row), empty)
}

/// The units behind a role with everything that is known about them, and the part that each has in what the role looks
/// for.
pub(crate) fn table_behind(framework: &Framework, units: &[RoleUnit<'_>]) -> Table {
    let mut table = table(framework, units.iter().map(|one| one.unit), "");
    let mut push = |column, cell: fn(&RoleUnit<'_>) -> Cell| {
        let mut cells = units.iter().map(cell);
        table.push(column, |_| cells.next().unwrap_or(Cell::Missing));
    };
    push(Column::text("part", "Part"), |one| one.listed.map(|listed| listed.contained.part.words()).into());
    push(Column::id("part_of", "Part of"), |one| {
        one.listed.map(|listed| listed.contained.qualification.id.to_string()).into()
    });
    push(Column::text("alternative", "Alternative"), |one| one.is_alternative.into());
    table
}

row! {
    /// A unit behind a role, for a reader.
    BehindRow(framework: &Framework, one: &RoleUnit<'_>) {
        quote title "Title": String = one.unit.title.clone(),
        id id "Unit": String = one.unit.id.to_string(),
        text part "Part": String = part(one),
        number level "Level": u8 = one.unit.level,
        text standards "Standards": Cell = standards(framework, one.unit),
    }
}

/// The units behind a role for a reader.
pub(crate) fn brief_behind(framework: &Framework, units: &[RoleUnit<'_>]) -> Table {
    let row = |one: &RoleUnit<'_>| (vec![one.unit.place().into()], BehindRow::of(framework, one));
    let table = Table::about(units.iter().map(row), "");
    // Units that the profile itself names have no part in anything.
    if units.iter().all(|one| one.listed.is_none()) { table.without("part") } else { table }
}

/// The part that a unit has in what a role looks for: "core", "optional, alternative".
fn part(one: &RoleUnit<'_>) -> String {
    let part = one.listed.map_or("named in the profile", |listed| listed.contained.part.words());
    format!("{part}{}", if one.is_alternative { ", alternative" } else { "" })
}

/// How a unit that a role does not simply ask for is tied to it: "an optional unit of an alternative, the Level 2 …". None
/// for a unit that the role names, or that belongs to what it looks for first and can't be left out.
pub(crate) fn loosely(one: &RoleUnit<'_>) -> Option<String> {
    let title = &one.listed?.contained.qualification.title;
    let optional = if one.is_optional() { "an optional unit" } else { "a unit" };
    match (one.is_alternative, one.is_optional()) {
        (true, _) => Some(format!("{optional} of an alternative, the {title}")),
        (false, true) => Some(format!("{optional} of the {title}")),
        (false, false) => None,
    }
}

/// The lists that the units behind a role come from: for which qualification, and whether they are complete.
pub(crate) fn lists_behind(framework: &Framework, units: &[RoleUnit<'_>]) -> Vec<Item> {
    let mut seen: Vec<&Listing> = Vec::new();
    let mut items = Vec::new();
    for one in units {
        let Some(listed) = one.listed else { continue };
        let contained = &listed.contained;
        if seen.iter().any(|known| std::ptr::eq(*known, contained.listing)) {
            continue;
        }
        seen.push(contained.listing);
        let source = contained.through.unwrap_or(contained.qualification);
        let alternative = if one.is_alternative { ", an alternative" } else { "" };
        items.push(listing(framework, contained.listing, &format!(" of the {}{alternative}", source.title)));
    }
    items
}

/// Where a list of units comes from, and whether it is complete.
pub(crate) fn listing(framework: &Framework, listing: &Listing, whose: &str) -> Item {
    let whole = if listing.complete { "all of them" } else { "only some of them" };
    let from = listing.section.as_ref().map(|section| cited(framework, section));
    let from = from.or_else(|| listing.source.clone()).unwrap_or_default();
    let line = format!("{} units{whose}: {whole} {from}", capital(listing.part.words()));
    Item::new(line).remarks(listing.note.iter().map(Line::from))
}

row! {
    /// A unit among others, for a reader.
    BriefRow(framework: &Framework, unit: &Keyed<Unit>) {
        quote title "Title": String = unit.title.clone(),
        id id "Unit": String = unit.id.to_string(),
        number level "Level": u8 = unit.level,
        text standards "Standards": Cell = standards(framework, unit),
    }
}

/// Units for a reader.
pub(crate) fn brief<'a>(framework: &Framework, units: impl IntoIterator<Item = &'a Keyed<Unit>>, empty: &str) -> Table {
    let row = |unit: &Keyed<Unit>| (vec![unit.place().into()], BriefRow::of(framework, unit));
    Table::about(units.into_iter().map(row), empty)
}
