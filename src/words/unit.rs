//! Units in a list.

use crate::framework::qualification::{NoStandard, Unit};
use crate::framework::{Framework, Keyed};
use crate::report::{Table, row};

use super::ids;

row! {
    /// A unit in a list.
    UnitRow {
        id id "Unit": String,
        text title "Title": String,
        number level "Level": u8,
        text standards "Standards": Vec<String>,
        text no_standard "Why no standard": Option<&'static str>,
        text listed_for "Listed for": Vec<String>,
        text incorporated_in "Incorporated in": Vec<String>,
        text roles "Roles": Vec<String>,
        text code "Code": Option<String>,
        text reference "Reference": Option<String>,
        number credits "Credits": Option<u16>,
        number guided_learning_hours "Guided learning hours": Option<u16>,
        text modules "Essential training": Vec<String>,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
        text source "Source": Option<String>,
        text note "Note": Option<String>,
    }
}

impl UnitRow {
    fn of(framework: &Framework, unit: &Keyed<Unit>) -> Self {
        let contained = framework.qualifications_of_unit(&unit.id);
        let part = |listed: bool| {
            let wanted = contained.iter().filter(|contained| contained.through.is_none() == listed);
            wanted.map(|contained| contained.qualification.id.to_string()).collect()
        };
        Self {
            id: unit.id.to_string(),
            title: unit.title.clone(),
            level: unit.level,
            standards: unit.standards.iter().map(|number| framework.code(*number)).collect(),
            no_standard: unit.no_standard.map(NoStandard::words),
            listed_for: part(true),
            incorporated_in: part(false),
            roles: ids(framework.roles_of_unit(&unit.id)),
            code: unit.code.clone(),
            reference: unit.reference.clone(),
            credits: unit.credits,
            guided_learning_hours: unit.guided_learning_hours,
            modules: ids(framework.modules_of_unit(&unit.id)),
            section: unit.section.as_ref().map(ToString::to_string),
            page: unit.section.as_ref().and_then(|section| framework.page(section)),
            source: unit.source.clone(),
            note: unit.note.clone(),
        }
    }
}

/// Units with all that is known of them.
pub(crate) fn table<'a>(framework: &Framework, units: impl IntoIterator<Item = &'a Keyed<Unit>>, empty: &str) -> Table {
    let row = |unit: &Keyed<Unit>| (vec![unit.place().into()], UnitRow::of(framework, unit));
    Table::about(units.into_iter().map(row), empty)
}

row! {
    /// A unit among others, for a reader.
    BriefRow {
        id id "Unit": String,
        text title "Title": String,
        number level "Level": u8,
        text standards "Standards": Vec<String>,
    }
}

/// Units for a reader.
pub(crate) fn brief<'a>(framework: &Framework, units: impl IntoIterator<Item = &'a Keyed<Unit>>, empty: &str) -> Table {
    let row = |unit: &Keyed<Unit>| {
        let row = BriefRow {
            id: unit.id.to_string(),
            title: unit.title.clone(),
            level: unit.level,
            standards: unit.standards.iter().map(|number| framework.code(*number)).collect(),
        };
        (vec![unit.place().into()], row)
    };
    Table::about(units.into_iter().map(row), empty)
}
