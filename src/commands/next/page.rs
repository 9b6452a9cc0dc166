//! The page of what to do next.

use super::super::compare::statement;
use super::super::expectation;
use super::super::marks::remark;
use super::super::provenance::{changes, cited};
use super::super::{count, overlaid, suggestion, units};
use super::{Next, Step, Suggested, labels, rows, texts};
use crate::framework::compare::{Pair, wording};
use crate::framework::role::{Destination, Role, RouteStep};
use crate::framework::standard::Standard;
use crate::framework::{Framework, Keyed};
use crate::progress::Thing;
use crate::report::{Document, Item, Line, Tone};

/// How many standards are named one by one in what a suggestion closes.
const NAMED: usize = 4;

pub(super) fn document(next: &Next<'_>) -> Document {
    let mut document = Document::new(format!("What next for {}", expectation::named(next.present)));
    document.quiet(next.indicative);
    next.marks.opening(&mut document);
    let roles = std::iter::once(next.present).chain(next.steps.iter().map(|step| step.role));
    overlaid::roles(&mut document, next.framework, roles);
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
    changes(&mut document, next.framework, &next.present.changes);
    document
}

/// What closes a gap, then the rest, a list for each role whose suggestions hold.
fn suggestions(document: &mut Document, next: &Next<'_>) {
    let (closing, rest): (Vec<_>, Vec<_>) = next.suggested.iter().partition(|one| !one.closes.is_empty());
    let now = format!("Now, as {}", next.present.short);
    if !closing.is_empty() {
        document.heading(format!("{now}: what closes a gap"));
        document.list(closing.iter().map(|one| item(next, one)).collect());
    }
    for role in next.framework.suggesting(next.present) {
        let own = role.id == next.present.id;
        let whose = if own { String::new() } else { format!(", from {}", role.short) };
        let others = if closing.iter().any(|one| one.role.id == role.id) { "the other " } else { "" };
        let heading = lower_first(&suggestion::heading(next.framework, role));
        let items = rest.iter().filter(|one| one.role.id == role.id).map(|one| item(next, one));
        let items: Vec<Item> = items.collect();
        if items.is_empty() && !others.is_empty() {
            continue;
        }
        document.heading(format!("{now}: {others}{heading}{whose}"));
        if items.is_empty() {
            document.text("The framework suggests nothing for this role.");
        }
        document.list(items);
    }
}

fn item(next: &Next<'_>, one: &Suggested<'_>) -> Item {
    let item = suggestion::item(next.framework, &next.marks, one.role, one.place, one.suggestion);
    let closes = one.closes.iter().map(|(role, things)| {
        let (standards, others): (Vec<_>, Vec<_>) =
            things.iter().partition(|thing| matches!(thing, Thing::Standard(_)));
        let few = standards.len() <= NAMED;
        let named = others.into_iter().chain(standards.iter().filter(|_| few).copied());
        let mut line = Line::new().strong("Closes").and(format!(" for {}: ", role.short));
        line = line.ids(named.clone().map(|thing| rows::name(next.framework, thing)));
        if !few {
            let and = if named.count() == 0 { "" } else { ", and " };
            line = line.and(format!("{and}{}", count(standards.len(), "standard")));
        }
        line
    });
    Item { remarks: closes.chain(item.remarks).collect(), ..item }
}

fn step(document: &mut Document, next: &Next<'_>, step: &Step<'_>) {
    let (framework, role) = (next.framework, step.role);
    let place = cited(framework, &role.duties_section);
    document.heading(format!("Towards {}: duties that are new or changed {place}", role.short));
    let duties = duties(framework, step, next.present);
    if duties.is_empty() {
        document.text("None: the duties are the same.");
    } else {
        let marks = Line::from("In a changed duty, ").run("these words", Tone::Dropped);
        let marks = marks.and(format!(" are {}’s and ", next.present.short)).run("these", Tone::Added);
        document.quiet(marks.and(format!(" are {}’s.", role.short)));
    }
    document.list(duties);
    document.heading(format!("Towards {}: what it expects", role.short));
    document.list(expectation::items(framework, &next.marks, role));
    document.heading(format!("Towards {}: units to gain", role.short));
    document.table(units::brief(framework, &next.marks, &step.units, "None that the framework lists."));
    overlaid::records(document, framework, step.units.iter().copied());
    if !step.units.is_empty() && framework.lists_only_some_units(role) {
        document.quiet("Units of any of those qualifications, as far as they are listed. Optional ones are a choice and not among them.");
    }
    let title = |standard: &&Keyed<Standard>| {
        let title = standard.title.as_deref().unwrap_or("(title not confirmed)");
        let item = Item::new(Line::new().id(framework.code(standard.id)).and(format!(" {title}")));
        item.remarks(remark(next.marks.standard(standard.id)))
    };
    if !step.standards.is_empty() {
        document.heading(format!("Towards {}: standards to gain", role.short));
        document.list(step.standards.iter().map(title).collect());
        overlaid::records(document, framework, step.standards.iter().copied());
    }
}

/// The new and the changed duties of a step, with the words that changed.
fn duties(framework: &Framework, step: &Step<'_>, from: &Role) -> Vec<Item> {
    let (old, new) = (texts(from), texts(step.role));
    let labels = labels(step.role);
    let touched = |n: usize| {
        let sentences = overlaid::statement(framework, &format!("{}.duty.{}", step.role.id, labels[n]));
        sentences.into_iter().map(Line::from)
    };
    let item = |pair: &Pair| match pair {
        Pair::Changed(m, n) => {
            let line = wording(old[*m], new[*n]).into_iter().fold(Line::new(), statement);
            Some(Item::labelled(labels[*n].as_str(), line).remark("changed").remarks(touched(*n)))
        }
        Pair::Added(n) => Some(Item::labelled(labels[*n].as_str(), new[*n]).remark("new").remarks(touched(*n))),
        Pair::Same(..) | Pair::Dropped(_) => None,
    };
    step.duties.iter().filter_map(item).collect()
}

fn beyond(document: &mut Document, next: &Next<'_>, destination: &Keyed<Destination>) {
    let place = cited(next.framework, &destination.section);
    document.heading(format!("Beyond the role profiles: {} {place}", destination.title));
    let step = |(n, step): (usize, &RouteStep)| {
        let line = Line::new().strong(step.title.as_str()).and(format!(": {}", step.text));
        Item::labelled(n.to_string(), line)
    };
    document.list((1..).zip(&destination.steps).map(step).collect());
    overlaid::record(document, next.framework, destination);
    if let Some(note) = &destination.note {
        document.quiet(note);
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
