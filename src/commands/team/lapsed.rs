//! What people of a team held and that ran out before the day asked about, and when what they hold will.

use jiff::civil::Date;

use super::shown::Asked;
use crate::framework::squash;
use crate::progress::{Covered, Target};
use crate::record::{Entry, Record, Status, date};
use crate::report::{Document, Item, Line, Table, row};
use crate::roster::BOOKED;
use crate::words::entry::EntryRow;
use crate::words::standing;

row! {
    /// Something that somebody held until it ran out.
    LapsedRow(asked: &Asked<'_>, member: usize, entry: &Entry) {
        text name "Name": String = asked.name(member),
        id id "Id": String = named(asked, entry),
        text expires "Ran out": Option<Date> = entry.expires(),
    }
}

/// What ran out and was not renewed; anonymous answers do not say whose.
pub(super) fn table(asked: &Asked<'_>) -> Table {
    let rows = all(asked).filter(|_| !asked.anonymous).map(|(member, entry)| LapsedRow::of(asked, member, entry));
    Table::of(rows.collect::<Vec<_>>(), "Nothing ran out.")
}

/// How many people held something that ran out; `None` if nobody did.
pub(super) fn people(asked: &Asked<'_>) -> Option<String> {
    let number = asked.roster.people.iter().filter(|person| !person.ran_out.is_empty()).count();
    let people = asked.people(number, asked.size());
    (number > 0).then(|| format!("something of {people}, which is not counted"))
}

/// Tells what ran out, and of whom.
pub(super) fn told(asked: &Asked<'_>, document: &mut Document) {
    if asked.anonymous || all(asked).next().is_none() {
        return;
    }
    let item = |(member, entry): (usize, &Entry)| {
        let on = entry.expires().map_or_else(String::new, date::words);
        Item::new(
            Line::from(format!("{}: ", asked.name(member))).id(named(asked, entry)).and(format!(", ran out on {on}")),
        )
    };
    document.details("What ran out before that day, and is not counted", all(asked).map(item).collect());
}

fn all<'b>(asked: &'b Asked<'_>) -> impl Iterator<Item = (usize, &'b Entry)> {
    let people = asked.roster.people.iter().enumerate();
    people.flat_map(|(member, person)| person.ran_out.iter().map(move |entry| (member, entry)))
}

/// The id, or the title of what has none.
fn named(asked: &Asked<'_>, entry: &Entry) -> String {
    let row = EntryRow::of(asked.framework, 0, entry);
    row.id.or(row.title).unwrap_or_default()
}

/// Who held something until it ran out, and holds it in no other way.
pub(super) fn of_target(asked: &Asked<'_>, covered: &Covered<'_>) -> Vec<Item> {
    let lost = all(asked)
        .filter(|(member, entry)| is_of(entry, covered.target) && covered.holders.binary_search(member).is_err());
    let item = |(member, entry): (usize, &Entry)| {
        let on = entry.expires().map_or_else(String::new, date::words);
        Item::new(format!("{}: ran out on {on}", asked.name(member)))
    };
    lost.map(item).collect()
}

/// The last day on which something counts that a record has an entry for, if it runs out.
pub(super) fn runs_out(record: &Record, target: Target<'_>) -> Option<Date> {
    let entries = record.entries();
    let mut held = entries.iter().filter(|(_, entry)| entry.status() == Status::Held && is_of(entry, target));
    // A renewal stands before what it renews.
    held.next().and_then(|(_, entry)| entry.expires())
}

/// How somebody stands on something, with the last day on which it counts, or for when it is booked.
pub(super) fn stands(asked: &Asked<'_>, member: usize, target: Target<'_>) -> String {
    let standing = asked.team.standing(member, target);
    let record = &asked.roster.people[member].record;
    let booked = record.entries().into_iter().find_map(|(_, entry)| {
        let note = entry.note().filter(|note| note.starts_with(BOOKED) && is_of(&entry, target))?;
        Some(note.to_owned())
    });
    booked.filter(|_| !standing.is_settled()).unwrap_or_else(|| standing::stands(&standing))
}

fn is_of(entry: &Entry, target: Target<'_>) -> bool {
    match (entry, target) {
        (Entry::Unit(held), Target::Unit(unit)) => held.id == unit.id,
        (Entry::Qualification(held), Target::Qualification(one)) => held.id == one.id,
        (Entry::Module(held), Target::Module(module)) => held.id == module.id,
        (Entry::Skill(skill), Target::Skill(subject, level)) => skill.subject == subject && skill.level == level.id,
        (Entry::Status(award), Target::Status(name)) => squash(&award.title) == squash(name),
        _ => false,
    }
}
