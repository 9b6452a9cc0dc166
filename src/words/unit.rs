//! Units in a list.

use crate::framework::qualification::{NoStandard, Unit};
use crate::framework::{Framework, Keyed};
use crate::report::{Cell, Table, row};

use super::ids;

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
