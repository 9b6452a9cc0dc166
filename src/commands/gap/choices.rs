//! The choice between qualifications on the page of a gap: which is counted, and its units.

use crate::framework::qualification::Qualification;
use crate::framework::{Framework, Keyed};
use crate::progress::{Choice, Standing, Toward, UnitLeft};
use crate::report::{Document, Item, Line, Subject, Table, row};

use crate::words::standing::{because, stands};
use crate::words::toward::{credit_rule, length, listed_in_part, units_held};
use crate::words::{capital, cited, named};

/// A choice between qualifications, and which of them is counted.
pub(super) fn choices(document: &mut Document, framework: &Framework, choice: &Choice<'_>) {
    let aimed = choice.aim().qualification;
    let item = |route: &Toward<'_>| {
        let is_beyond = choice.aim_beyond().is_some_and(|beyond| beyond.qualification.id == route.qualification.id);
        let ours = if is_beyond { " (of a higher level: our reading)" } else { "" };
        let mut line =
            Line::new().id(route.qualification.id.to_string()).and(format!(" {}{ours}: ", route.qualification.title));
        line = line.and(stands(&route.standing));
        if !route.standing.is_settled() && !route.units.is_empty() || !route.optional.is_empty() {
            line = line.and(format!("; {}", units_held(route)));
        }
        if route.alternative {
            line = line.and("; an alternative");
        }
        if let Some(from) = choice.uncounted(route) {
            line = line.and(format!(
                "; not counted here: additional units lead on from the {} ({})",
                from.short,
                framework.cite(&from.section)
            ));
        }
        let mut item = Item::new(line).about(route.qualification.place());
        if route.less_suited {
            let remarks = route.qualification.remarks.iter();
            let quoted = |quote: &crate::framework::about::Quote| {
                Line::new().quoted(&quote.text).quiet(format!(" {}", cited(framework, &quote.section)))
            };
            item = item.remarks(remarks.map(quoted));
        }
        if route.qualification.id == aimed.id && !route.standing.is_settled() {
            item = item.remarks(listed_in_part(framework, route.qualification));
            let changes = named::changes(framework, &route.qualification.changes);
            item.about.extend(changes.into_iter().map(|place| Subject::from(place).by_name()));
        }
        item
    };
    let routes: Vec<&Toward<'_>> = choice.aim_beyond().into_iter().chain(&choice.routes).collect();
    if routes.len() > 1 {
        document.text("Any one of these:");
    }
    document.list(routes.into_iter().map(item).collect());
    let beyond = choice.beyond.iter().filter(|beyond| beyond.qualification.id != aimed.id);
    for beyond in beyond.filter(|_| choice.answered_by().is_none()) {
        document.quiet(format!(
            "{} is begun ({}), at a higher level. That it counts here is our reading.",
            beyond.qualification.title,
            units_held(beyond)
        ));
        document.beside([beyond.qualification.place()]);
    }
    if let Some(above) = choice.above.filter(|_| choice.routes.iter().all(|route| !route.standing.is_settled())) {
        of_a_higher_level(document, framework, above);
    }
    if let Some(bridge) = &choice.bridge {
        let may_be = if choice.is_bridged() {
            "; those below that are not held may be among them, which is our reading"
        } else {
            ""
        };
        document.text(format!(
            "From the {} to the {}: additional units, {}. {} does not list them{may_be}.",
            bridge.from.title,
            bridge.to.title,
            framework.cite(&bridge.from.section),
            capital(framework.called())
        ));
    }
    let is_a_choice = choice.routes.len() > 1 || choice.aim_beyond().is_some();
    let counted = choice.answered_by().is_none() && !choice.is_bridged() && is_a_choice;
    if counted {
        let aim = choice.aim();
        let why = if choice.aim_beyond().is_some() {
            "which has less left to gain than those that are asked for"
        } else if !aim.standing.is_missing() || (aim.alternative && !aim.begun.is_empty()) {
            "which is begun"
        } else {
            "which has the fewest listed units missing of those named first"
        };
        let rest = format!(
            "An alternative, one without listed units, or one that {} calls less suited is counted once it is begun.",
            framework.called()
        );
        document.quiet(format!("Counted below, and in a plan: the {}, {why}. {rest}", aimed.title));
    }
}

/// Says that a qualification at a higher level is held, and that it is our reading that it answers.
pub(super) fn of_a_higher_level(
    document: &mut Document,
    framework: &Framework,
    (above, standing): (&Keyed<Qualification>, Standing<'_>),
) {
    document.quiet(format!(
        "{} is {}, at a higher level. That it answers is our reading: {} does not say so, and the employer decides what is deemed equivalent.",
        above.title,
        standing.words(),
        framework.called()
    ));
}

row! {
    /// A unit of a qualification, and its standing.
    UnitRow(left: &UnitLeft<'_>) {
        id id "Unit": String = left.unit.id.to_string(),
        text title "Title": String = left.unit.title.clone(),
        text status "Status": &'static str = left.standing.words(),
        text because "Because": Option<String> = because(&left.standing),
        number credits "Credits": Option<u16> = left.unit.credits,
    }
}

/// Units of a qualification, and how long the remaining ones take.
pub(super) fn units(document: &mut Document, framework: &Framework, units: &[UnitLeft<'_>]) {
    let row = |left: &UnitLeft<'_>| (vec![left.unit.place().into()], UnitRow::of(left));
    let none = format!("{} lists no unit that it requires.", capital(framework.called()));
    let table = Table::about(units.iter().map(row), none);
    let plain = units.iter().all(|left| because(&left.standing).is_none());
    document.table(if plain { table.only(&["title", "id", "status", "credits"]) } else { table });
    let left = || units.iter().filter(|left| !left.standing.is_settled());
    if left().next().is_some() {
        document.quiet(format!("Left of these: {}.", length(framework, left())));
        let known = left().any(|left| left.unit.credits.is_some());
        let carried = framework.credit.as_ref().map(|_| "Units are carried forward between qualifications.".to_owned());
        let said: Vec<String> = credit_rule(framework).filter(|_| known).into_iter().chain(carried).collect();
        if !said.is_empty() {
            document.quiet(said.join(" "));
        }
    }
}

/// What the publication says about optional units of a qualification.
pub(super) fn optional(document: &mut Document, framework: &Framework, toward: &Toward<'_>) {
    if let Some(section) = toward.optional_section() {
        let own = toward.own_optional();
        let listed = match own.listed {
            0 => "none is listed".to_owned(),
            listed => format!("{listed} are listed, {} of them held", own.settled),
        };
        document.text(format!("Optional units belong to it as well ({}): {listed}.", framework.cite(section)));
    }
}
