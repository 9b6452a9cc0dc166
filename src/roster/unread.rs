//! What seems to hold people but can't be read: sheets without known headings, lists with the people side by side, roles
//! in a column of another name.

use super::alike;
use super::columns::{Column, Header, Words};
use super::headings::known;
use super::meaning::Meaning;
use super::sheet::{Row, Sheet, Value};
use super::template;
use super::things::Thing;
use crate::framework::qualification::Unit;
use crate::framework::{Keyed, squash};

/// How many rows are looked at.
const LOOKED_AT: usize = 200;

/// Words in the heading of a column that may have the role.
const OF_ROLES: [&str; 8] = ["role", "job", "post", "position", "title", "level", "grade", "band"];

/// Something that is not read, where, and what to do.
pub(super) struct Unread {
    /// The number of the row, and the column.
    pub(super) at: (usize, usize),
    pub(super) message: String,
    pub(super) hint: String,
}

/// Whether the headings of a list are below one another, and the people side by side.
pub(super) fn across(sheet: &Sheet, header: Option<&Header>, words: Words<'_>) -> Option<Unread> {
    let meaning = |row: &Row| -> Option<Meaning> {
        let text = row.get(0).words();
        words.map.column(&text).or_else(|| known(&text).map(|(meaning, _)| meaning)).cloned()
    };
    let mut found: Vec<Meaning> = Vec::new();
    for meaning in sheet.rows.iter().take(LOOKED_AT).filter_map(meaning) {
        if !found.contains(&meaning) {
            found.push(meaning);
        }
    }
    let of_header = header.map_or(0, |header| header.columns.iter().filter(|one| one.meaning.is_some()).count());
    if found.len() < 2 || found.len() <= of_header || !found.iter().any(Meaning::is_of_who) {
        return None;
    }
    let at = (sheet.rows.first().map_or(1, |row| row.number), 0);
    let message = format!("{}: the people are side by side, a column for each, which can't be read", sheet.title());
    let hint = "a staff list has a row for each person: copy the cells, and paste them with “Transpose”".into();
    Some(Unread { at, message, hint })
}

/// A sheet without a header that seems to hold people.
pub(super) fn sheet(sheet: &Sheet, words: Words<'_>) -> Option<Unread> {
    let filled = |row: &&Row| row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let start = sheet.rows.iter().position(|row| filled(&row))?;
    let (headings, below) = (&sheet.rows[start], &sheet.rows[start + 1..]);
    let below: Vec<&Row> = below.iter().filter(filled).take(LOOKED_AT).collect();
    let is_ignored = |cell: &Value| words.map.column(&cell.words()) == Some(&Meaning::Ignored);
    if below.is_empty() || template::is_of_choices(headings) || headings.cells.iter().any(is_ignored) {
        return None;
    }
    let is_of = |n: usize, is: &dyn Fn(&str) -> bool| {
        let cells: Vec<&Value> = below.iter().map(|row| row.get(n)).filter(|cell| !cell.is_empty()).collect();
        cells.len() * 2 >= below.len() && cells.iter().filter(|cell| is(&cell.words())).count() * 2 > cells.len()
    };
    let columns = || 0..headings.cells.len();
    let named = columns().find(|n| is_of(*n, &is_name));
    let is_role = |text: &str| alike::role(words, text).is_some();
    let column = named.or_else(|| columns().find(|n| is_of(*n, &is_role)))?;
    let is_about_somebody = headings.cells.iter().any(|cell| is_role(&cell.words()));
    let number = below.len() + usize::from(is_about_somebody);
    let rows = if number == 1 { "1 row".to_owned() } else { format!("{number} rows") };
    let heading = headings.get(column).words();
    let (why, hint) = if is_about_somebody {
        ("it has no row of headings", "write headings above it, such as “Name”, “Job title”, “Start date”".to_owned())
    } else if named.is_some() {
        let hint = format!(
            "if “{heading}” is the name: --map \"{heading}=name\"; if it is no staff list: --map \"{heading}=ignore\""
        );
        ("no heading in it says who a row is about", hint)
    } else {
        let hint =
            format!("name a column with --map \"HEADING=name\"; if it is no staff list: --map \"{heading}=ignore\"");
        ("no heading in it says who a row is about", hint)
    };
    let message = format!("{} is not read ({rows}): {why}", sheet.title());
    Some(Unread { at: (headings.number, column), message, hint })
}

/// Rows above the header that seem to be about people.
pub(super) fn above(sheet: &Sheet, header: &Header, words: Words<'_>) -> Option<Unread> {
    let is_role = |cell: &Value| matches!(cell, Value::Text(text) if alike::role(words, text).is_some());
    let is_person =
        |row: &&Row| row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1 && row.cells.iter().any(is_role);
    let row = sheet.rows[..header.rows.start].iter().find(is_person)?;
    let below = sheet.rows.get(header.rows.start).map_or(0, |row| row.number);
    let message = format!("rows above the headings in row {below} are not read, though a role is named in them");
    let hint = "a sheet has one row of headings, above everybody: move the rows below it, or to another sheet".into();
    Some(Unread { at: (row.number, 0), message, hint })
}

/// In a list that gives nobody a role: a column that may have it.
pub(super) fn role(sheet: &Sheet, header: &Header, words: Words<'_>) -> Option<Unread> {
    if header.is_long() || header.place(&Meaning::Role).is_some() {
        return None;
    }
    let below = || sheet.rows.iter().skip(header.rows.end).take(LOOKED_AT);
    let unknown = |(_, column): &(usize, &Column)| {
        column.aside.is_none() && column.meaning.is_none() && !column.heading.is_empty()
    };
    let columns = || header.columns.iter().enumerate().filter(unknown);
    let names_roles = |(n, _): &(usize, &Column)| {
        let cells: Vec<&Value> = below().map(|row| row.get(*n)).filter(|cell| !cell.is_empty()).collect();
        cells.iter().filter(|cell| alike::role(words, &cell.words()).is_some()).count() * 2 > cells.len()
    };
    let is_headed = |(_, column): &(usize, &Column)| {
        let heading = column.heading.to_lowercase();
        heading.split(|c: char| !c.is_alphanumeric()).any(|word| OF_ROLES.contains(&word))
    };
    let (n, column) = columns().find(names_roles).or_else(|| columns().find(is_headed))?;
    let heading = &column.heading;
    let at = (sheet.rows.get(header.rows.end - 1).map_or(1, |row| row.number), n);
    let message = format!("no column with a known heading says which role anybody is in; “{heading}” may do so");
    let hint = format!("if it does: --map \"{heading}=role\"; otherwise: --map \"{heading}=ignore\"");
    Some(Unread { at, message, hint })
}

/// Columns of training modules that may as well be of units of the same name.
pub(super) fn either<'s>(sheet: &'s Sheet, header: &'s Header, words: Words<'s>) -> impl Iterator<Item = Unread> + 's {
    let row = sheet.rows.get(header.rows.end - 1).map_or(1, |row| row.number);
    header.columns.iter().enumerate().filter_map(move |(n, column)| {
        let heading = &column.heading;
        let Some(Meaning::Thing(Thing::Module(module))) = column.read() else { return None };
        // Somebody who writes the id itself knows which of them it is.
        if words.map.column(heading).is_some() || heading == module.as_str() {
            return None;
        }
        let is_it = |unit: &&Keyed<Unit>| squash(unit.id.as_str()) == format!("{}l{}", squash(heading), unit.level);
        let units: Vec<&str> = words.framework.units.iter().filter(is_it).map(|unit| unit.id.as_str()).collect();
        let first = units.first()?;
        let message = format!("“{heading}” is read as training module {module}; it may be unit {}", units.join(" or "));
        let hint = format!("say which: --map \"{heading}={first}\" or --map \"{heading}={module}\"");
        Some(Unread { at: (row, n), message, hint })
    })
}

/// Whether a text may be the name of a person: two to four words with capitals.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_part = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || "'’-.".contains(c))
    };
    (2..=4).contains(&words.len()) && words.iter().all(is_part) && known(text).is_none() && !squash(text).is_empty()
}
