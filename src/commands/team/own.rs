//! `team who` of a course or a qualification that only the lists have: the framework knows nothing of it.

use jiff::civil::Date;

use super::shown::Asked;
use crate::framework::squash;
use crate::record::{Entry, Status, date};
use crate::report::{Cell, Document, Item, Report, Table, row};
use crate::roster::BOOKED;

/// Something that somebody holds or has begun.
struct Found {
    member: usize,
    entry: Entry,
}

row! {
    /// Somebody, and their standing on the course.
    OwnRow(asked: &Asked<'_>, found: &Found) {
        id id "Id": String = title(&found.entry).unwrap_or_default().to_owned(),
        text name "Name": String = asked.name(found.member),
        text school "School": Option<String> = asked.roster.people[found.member].school.as_ref().map(ToString::to_string),
        id role "Role": Option<String> = asked.team.case(found.member).role.map(|role| role.id.to_string()),
        text status "How it stands": String = stands(&found.entry),
        text expires "Runs out": Option<Date> = found.entry.expires(),
        text leaves "Leaves": Option<Date> = asked.team.members[found.member].leaves,
    }
}

row! {
    /// How many people hold it.
    OwnCount {
        id id "Id": String,
        count held "Held by": Cell,
        count in_progress "In progress": Cell,
    }
}

/// The title of an entry that is not of the framework.
fn title(entry: &Entry) -> Option<&str> {
    match entry {
        Entry::Cpd(activity) => Some(&activity.title),
        Entry::Other(award) => Some(&award.title),
        _ => None,
    }
}

/// How it stands, as far as the entry says.
fn stands(entry: &Entry) -> String {
    let is_held = entry.status() == Status::Held;
    let mut words = match (is_held, entry.note()) {
        (false, Some(note)) if note.starts_with(BOOKED) => note.to_owned(),
        (true, _) => "held".to_owned(),
        (false, _) => "in progress".to_owned(),
    };
    if let Some(on) = entry.on() {
        words += &format!(", {} {}", if is_held { "since" } else { "begun on" }, date::words(on));
    }
    if let Some(last) = entry.expires() {
        words += &format!(", until {}", date::words(last));
    }
    words
}

/// The titles in the lists that are not of the framework, each once.
pub(super) fn titles(asked: &Asked<'_>) -> Vec<String> {
    let mut seen = std::collections::BTreeMap::new();
    for person in &asked.roster.people {
        let of_record = person.record.entries().into_iter().map(|(_, entry)| entry);
        for entry in of_record.chain(person.ran_out.iter().cloned()) {
            if let Some(title) = title(&entry) {
                seen.entry(squash(title)).or_insert_with(|| title.to_owned());
            }
        }
    }
    seen.into_values().collect()
}

/// Who holds something with that title; `None` if nothing in the lists has it.
pub(super) fn report(typed: &str, asked: &Asked<'_>) -> Option<Report> {
    let wanted = squash(typed);
    let is_it = |entry: &Entry| title(entry).is_some_and(|title| squash(title) == wanted);
    let people = || asked.roster.people.iter().enumerate();
    let mut all: Vec<Found> = Vec::new();
    for (member, person) in people() {
        // A renewal stands before what it renews.
        let entry = person.record.entries().into_iter().map(|(_, entry)| entry).find(|entry| is_it(entry));
        all.extend(entry.map(|entry| Found { member, entry }));
    }
    let ran_out = people().flat_map(|(member, person)| person.ran_out.iter().map(move |entry| (member, entry)));
    let ran_out: Vec<(usize, &Entry)> = ran_out.filter(|(_, entry)| is_it(entry)).collect();
    let entry = all.first().map(|found| &found.entry).or(ran_out.first().map(|(_, entry)| *entry))?;
    let name = title(entry).unwrap_or_default().to_owned();
    let number = |is_held: bool| all.iter().filter(|found| (found.entry.status() == Status::Held) == is_held).count();
    let (held, begun) = (number(true), number(false));
    let mut document = Document::new(format!("Who holds {name}"));
    asked.opening(&mut document);
    document.text("It is in the lists and not in the framework, so that it answers no expectation.");
    let table = if asked.anonymous {
        let (held, in_progress) = (asked.number(held, asked.size()), asked.number(begun, asked.size()));
        let table = Table::of([OwnCount { id: name, held, in_progress }], "Nothing is named.");
        document.table(table.clone());
        table
    } else {
        let table = asked.of_schools(Table::of(all.iter().map(|found| OwnRow::of(asked, found)), "Nobody holds it."));
        let working = if begun == 0 { String::new() } else { format!(", {begun} in progress") };
        document.heading(format!("{name}: held by {}{working}", asked.people(held, asked.size())));
        document.table(asked.of_schools(table.only(&["name", "status", "role", "school", "leaves"])));
        let item = |(member, entry): &(usize, &Entry)| {
            let on = entry.expires().map_or_else(String::new, date::words);
            Item::new(format!("{}: ran out on {on}", asked.name(*member)))
        };
        document.list(ran_out.iter().map(item).collect());
        table
    };
    asked.closing(&mut document);
    let caveats = document.caveats();
    let names = table.column("name");
    Some(Report::new(document, table).rows("who").with("caveats", caveats).ids(names))
}
