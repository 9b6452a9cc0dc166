//! The page of what to do next.

use super::{Next, Step, Suggested, rows};
use crate::framework::Keyed;
use crate::framework::role::{Destination, RouteStep};
use crate::progress::{Novelty, Thing};
use crate::report::{Document, Item, Line};
use crate::words::{cited, count, expectation, lower_first, named, statement, suggestion, unit};

/// How many of the standards that a suggestion closes are named one by one.
const NAMED: usize = 4;

pub(super) fn document(next: &Next<'_>) -> Document {
    let mut document = Document::new(format!("What next for {}", named::role(next.present)));
    document.quiet(expectation::caveat(next.framework.about()));
    let roles = std::iter::once(next.present).chain(next.steps.iter().map(|step| step.role));
    document.beside(roles.map(Keyed::place));
    suggestions(&mut document, next);
    for above in &next.steps {
        step(&mut document, next, above);
    }
    if next.steps.is_empty() {
        document.heading("The next role");
        document.text(format!("{} is the last of its ladder: no profile stands above it.", next.present.short));
    }
    for destination in &next.beyond {
        beyond(&mut document, next, destination);
    }
    document.whole(next.present.place().key("changes"));
    document
}

/// The suggestions that close a gap, then the rest, with one list for each role whose suggestions apply.
fn suggestions(document: &mut Document, next: &Next<'_>) {
    let (closing, rest): (Vec<_>, Vec<_>) = next.suggested.iter().partition(|one| !one.closes.is_empty());
    let now = format!("Now, as {}", next.present.short);
    if !closing.is_empty() {
        document.heading(format!("{now}: what counts for something still to gain"));
        document.list(closing.iter().map(|one| unnumbered(item(next, one))).collect());
    }
    for role in next.framework.suggesting(next.present) {
        let own = role.id == next.present.id;
        let is_rest = closing.iter().any(|one| one.role.id == role.id);
        let others = match (own, is_rest) {
            (true, false) => String::new(),
            (true, true) => "the other ".into(),
            (false, false) => format!("{}'s ", role.short),
            (false, true) => format!("{}'s other ", role.short),
        };
        let heading = lower_first(&suggestion::heading(next.framework, role));
        let items = rest.iter().filter(|one| one.role.id == role.id).map(|one| item(next, one));
        let items: Vec<Item> = if is_rest { items.map(unnumbered).collect() } else { items.collect() };
        if items.is_empty() && is_rest {
            continue;
        }
        document.heading(format!("{now}: {others}{heading}"));
        if items.is_empty() {
            document.text("The framework suggests nothing for this role.");
        }
        document.list(items);
    }
}

/// Numbers that do not follow one another only confuse; the id has them as well.
fn unnumbered(item: Item) -> Item {
    Item { label: None, ..item }
}

fn item(next: &Next<'_>, one: &Suggested<'_>) -> Item {
    let item = suggestion::item(next.framework, one.role, one.place);
    let closes = one.closes.iter().map(|(role, things)| {
        let is_standard = |thing: &&Thing<'_>| matches!(thing, Thing::Standard(_));
        let is_of_one = |thing: &&Thing<'_>| matches!(thing, Thing::Qualification(_) | Thing::Optional(_));
        let names = |wanted: &dyn Fn(&&Thing<'_>) -> bool| {
            let mut names: Vec<String> =
                things.iter().filter(wanted).map(|thing| rows::name(next.framework, thing)).collect();
            // A qualification and its optional units share one name.
            names.dedup();
            names
        };
        let (standards, any_of) = (names(&is_standard), names(&is_of_one));
        let few = standards.len() <= NAMED;
        let mut all = names(&|thing| !is_standard(thing) && !is_of_one(thing));
        let counted = (!few).then(|| count(standards.len(), "standard"));
        all.extend(standards.into_iter().filter(|_| few));
        let mut line = Line::new().strong(format!("Counts for {}", role.short)).and(", once gained: ");
        let mut and = "";
        if !all.is_empty() {
            (line, and) = (line.ids(all), "; ");
        }
        if let Some(counted) = counted {
            (line, and) = (line.and(format!("{and}{counted}")), "; ");
        }
        match any_of.len() {
            0 => line,
            1 => line.and(and).ids(any_of),
            _ => line.and(format!("{and}any one of ")).ids(any_of),
        }
    });
    Item { remarks: closes.chain(item.remarks).collect(), ..item }
}

fn step(document: &mut Document, next: &Next<'_>, step: &Step<'_>) {
    let (framework, role) = (next.framework, step.role);
    let place = cited(framework, role.duties_section());
    document.heading(format!("Towards {}: duties that are new or changed {place}", role.short));
    if role.duties.is_empty() {
        document.text("None: the profile states no duties.");
    } else if step.duties.is_empty() {
        document.text("None: the duties are the same.");
    } else if step.duties.iter().any(|(_, change)| matches!(change, Novelty::From(_))) {
        document.quiet(statement::changed_key(next.present, role));
    }
    document.list(statement::duty_items(step.duties.iter().map(|(duty, change)| (duty, *change))));
    document.heading(format!("Towards {}: what it expects", role.short));
    if role.expects.is_empty() && role.shows.is_empty() {
        document.text("Nothing, as far as the profile says.");
    }
    document.list(expectation::items(framework, role));
    let present = &next.present.short;
    document.detail(format!("Towards {}: units it adds", role.short));
    let none = if framework.units_of_role(role).is_empty() {
        format!("None: the profile of {} names no qualification with listed units.", role.short)
    } else {
        format!("None, as far as units are listed: {present} looks for the same.")
    };
    document.table(unit::brief(framework, step.units.iter().copied(), &none));
    if !step.units.is_empty() && framework.lists_only_some_units(role) {
        document.quiet("Units of any of those qualifications, as far as they are listed. Optional ones are a choice and not among them.");
    }
    let standards = step.standards.iter().map(|standard| statement::standard_item(framework, standard));
    let heading = format!("Towards {}: standards it adds", role.short);
    document.details(heading, standards.collect());
}

fn beyond(document: &mut Document, next: &Next<'_>, destination: &Keyed<Destination>) {
    let place = cited(next.framework, &destination.section);
    document.heading(format!("Beyond the role profiles: {} {place}", destination.title));
    let step = |(n, step): (usize, &RouteStep)| {
        let line = Line::new().strong(step.title.as_str()).and(": ").quoted(&step.text);
        Item::labelled(n.to_string(), line)
    };
    document.list((1..).zip(&destination.steps).map(step).collect());
    document.about(destination.place());
    if let Some(note) = &destination.note {
        document.quiet(note);
    }
}
