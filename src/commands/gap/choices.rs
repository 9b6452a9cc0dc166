//! The qualifications of which any one will do, on the page of a gap: which is counted, and its units.

use crate::framework::Framework;
use crate::progress::{Choice, Gap, Toward, UnitLeft};
use crate::report::{Document, Item, Line, Subject, Table, row};

use crate::words::named;
use crate::words::standing::{because, stands};
use crate::words::toward::{credit_rule, length, listed_in_part, units_held};

/// The qualifications of which any one will do, and which of them is counted.
pub(super) fn choices(document: &mut Document, framework: &Framework, gap: &Gap<'_>, choice: &Choice<'_>) {
    let aimed = choice.aim().qualification;
    let item = |route: &Toward<'_>| {
        let mut line =
            Line::new().id(route.qualification.id.to_string()).and(format!(" {}: ", route.qualification.title));
        line = line.and(stands(&route.standing));
        if !route.standing.is_settled() && !route.units.is_empty() {
            line = line.and(format!("; {}", units_held(route)));
        }
        if route.alternative {
            line = line.and("; an alternative");
        }
        let mut item = Item::new(line).about(route.qualification.place());
        if route.qualification.id == aimed.id && !route.standing.is_settled() {
            item = item.remarks(listed_in_part(framework, route.qualification));
            let changes = named::changes(framework, &route.qualification.changes);
            item.about.extend(changes.into_iter().map(|place| Subject::from(place).by_name()));
        }
        item
    };
    if choice.routes.len() > 1 {
        document.text("Any one of these:");
    }
    document.list(choice.routes.iter().map(item).collect());
    let open = choice.routes.iter().all(|route| !route.standing.is_settled());
    for above in gap.held_above(choice).into_iter().filter(|_| open) {
        document.quiet(format!(
            "{}: {}, at a higher level. The guidance does not say whether it counts here: ask whether it is deemed equivalent.",
            above.title,
            stands(&gap.standing_of(above))
        ));
    }
    if open && choice.routes.len() > 1 {
        let aim = choice.aim();
        let why = if !aim.standing.is_missing() || (aim.alternative && !aim.begun.is_empty()) {
            "which is begun"
        } else if choice.routes.iter().any(|route| route.alternative) {
            "which has the fewest listed units missing of the qualifications named first"
        } else {
            "which has the fewest listed units missing"
        };
        let rest = "An alternative, or one without listed units, is counted once it is begun.";
        let line = Line::from("Counted below, and in a plan: ").id(aimed.id.to_string());
        document.quiet(line.and(format!(", {why}. {rest}")));
    }
}

row! {
    /// A unit of a qualification, with how it stands.
    UnitRow(left: &UnitLeft<'_>) {
        id id "Unit": String = left.unit.id.to_string(),
        text title "Title": String = left.unit.title.clone(),
        text status "Status": &'static str = left.standing.words(),
        text because "Because": Option<String> = because(&left.standing),
        number credits "Credits": Option<u16> = left.unit.credits,
    }
}

/// The units of a qualification, with what is left of them.
pub(super) fn units(document: &mut Document, framework: &Framework, toward: &Toward<'_>) {
    let row = |left: &UnitLeft<'_>| (vec![left.unit.place().into()], UnitRow::of(left));
    let table =
        Table::about(toward.units.iter().map(row), "The guidance lists no unit that it can't be gained without.");
    let plain = toward.units.iter().all(|left| because(&left.standing).is_none());
    document.table(if plain { table.only(&["id", "title", "status", "credits"]) } else { table });
    if toward.left().next().is_some() {
        document.quiet(format!("Left of these: {}.", length(framework, toward)));
        let rule = credit_rule(framework).filter(|_| toward.credits_left() > 0);
        let carried = "Units are carried forward between qualifications.";
        document.quiet(rule.map_or_else(|| carried.to_owned(), |rule| format!("{rule} {carried}")));
    }
}
