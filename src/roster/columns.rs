//! Finds the header of a sheet and the meaning of each column. Columns without a known meaning are not read.

use super::headings::{DATED, EXPIRING, known};
use super::map::Map;
use super::meaning::Meaning;
use super::sheet::{Row, Sheet, Value};
use super::subjects;
use super::things::{Names, Thing};
use super::{alike, employment};
use crate::framework::{Framework, squash};

/// How many rows are searched for the header.
const LOOKED_AT: usize = 40;

/// How many rows below the header are looked at, to see what is in a column.
const LOOKED_INTO: usize = 1_000;

/// What is known about words in a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) framework: &'a Framework,
    pub(super) names: &'a Names,
    pub(super) map: &'a Map,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading, as it is written.
    pub heading: String,
    /// What it contains; `None` if that is not known.
    pub meaning: Option<Meaning>,
    /// Why a column with a known heading is not read.
    pub aside: Option<String>,
    /// Whether it is read where the cell of another column with the same meaning is empty.
    pub is_second: bool,
}

impl Column {
    /// Its meaning, if it is read.
    pub fn read(&self) -> Option<&Meaning> {
        self.meaning.as_ref().filter(|meaning| self.aside.is_none() && meaning.is_read())
    }
}

/// The header of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The positions, among the sheet's rows, of the first row of the header and of the first row after it.
    pub rows: std::ops::Range<usize>,
}

impl Header {
    /// Finds the header: one or two rows in which most cells are known headings, and one of these says who a person is.
    pub(super) fn of(sheet: &Sheet, words: Words<'_>) -> Option<Self> {
        let mut best: Option<((usize, std::cmp::Reverse<usize>), Self)> = None;
        for first in 0..sheet.rows.len().min(LOOKED_AT) {
            for length in [1, 2] {
                let Some(rows) = sheet.rows.get(first..first + length) else { continue };
                let is_of_text = |row: &Row| row.cells.iter().all(|cell| matches!(cell, Value::Text(_) | Value::Empty));
                if !rows.iter().all(is_of_text) || matches!(rows, [upper, lower] if !is_of_two(upper, lower, words)) {
                    continue;
                }
                let columns = columns(rows, words);
                let score = columns.iter().filter(|column| column.meaning.is_some()).count();
                // A code may be that of anything, unless something else is said about it.
                let read: Vec<&Meaning> =
                    columns.iter().filter_map(|one| one.meaning.as_ref()).filter(|one| one.is_read()).collect();
                let is_who = |one: &&Meaning| one.is_of_who() && (**one != Meaning::Key || read.len() > 1);
                let names_people = read.iter().any(is_who);
                // A title above the headings is not part of the header.
                let rank = (score, std::cmp::Reverse(length));
                let is_a_row = rows[length - 1].cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
                if names_people && is_a_row && best.as_ref().is_none_or(|(known, _)| rank > *known) {
                    best = Some((rank, Self { columns, rows: first..first + length }));
                }
            }
        }
        let (_, mut header) = best?;
        header.look_into(sheet, words);
        header.set_aside();
        Some(header)
    }

    /// Finds the meanings that depend on the cells: grades in a subject, whether somebody is in post, and roles that
    /// are called like a grade of pay.
    fn look_into(&mut self, sheet: &Sheet, words: Words<'_>) {
        let is_long = self.is_long();
        // A grade beside a subject is not one of pay.
        let is_graded = is_long && self.columns.iter().any(|one| is_one_of(&one.heading, &["subject", "subjectarea"]));
        for (n, column) in self.columns.iter_mut().enumerate() {
            let below = sheet.rows.iter().skip(self.rows.end).take(LOOKED_INTO);
            let mut cells = below.map(|row| row.get(n)).filter(|cell| !cell.is_empty());
            match &column.meaning {
                None if is_long && is_one_of(&column.heading, &["subject", "subjectarea"]) => {
                    column.meaning = Some(Meaning::ItemSubject);
                }
                None if is_long
                    && is_one_of(&column.heading, &["level", "qualificationlevel", "courselevel", "awardlevel"]) =>
                {
                    column.meaning = Some(Meaning::ItemLevel);
                }
                Some(Meaning::Pay) if is_graded && is_one_of(&column.heading, &["grade"]) => {
                    column.meaning = Some(Meaning::ItemGrade);
                }
                None => {
                    let Some(subject) = subjects::of(&column.heading) else { continue };
                    let is_graded =
                        |cell: &Value| subjects::graded(words, subject, &column.heading, &cell.words()).is_some();
                    if cells.any(is_graded) {
                        column.meaning = Some(Meaning::Subject(subject, column.heading.clone()));
                    } else {
                        column.aside = Some("not read: no cell below it has a level or a grade".into());
                    }
                }
                // “ICT” is the name of a training module too.
                Some(Meaning::Thing(Thing::Module(_))) => {
                    let Some(subject) = subjects::of(&column.heading) else { continue };
                    let is_graded =
                        |cell: &Value| subjects::graded(words, subject, &column.heading, &cell.words()).is_some();
                    if words.map.column(&column.heading).is_none() && cells.any(is_graded) {
                        column.meaning = Some(Meaning::Subject(subject, column.heading.clone()));
                    }
                }
                Some(Meaning::Status) if !is_long => {
                    let (known, others): (Vec<&Value>, Vec<&Value>) =
                        cells.partition(|cell| employment::read(&cell.words()).is_some());
                    if known.len() > others.len() {
                        column.meaning = Some(Meaning::Employment);
                    }
                }
                Some(Meaning::Pay) if alike::begins_a_role(words.framework, &column.heading) => {
                    let is_role = |cell: &Value| alike::role(words, &spelt(&column.heading, &cell.words())).is_some();
                    let (roles, others): (Vec<&Value>, Vec<&Value>) = cells.partition(|cell| is_role(cell));
                    if roles.len() > others.len() {
                        column.meaning = Some(Meaning::Role);
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// The position of the column that is read for this meaning.
    pub(super) fn place(&self, wanted: &Meaning) -> Option<usize> {
        self.columns.iter().position(|column| column.read() == Some(wanted))
    }

    /// The positions of all columns with this meaning. The one that is read comes first; another is used if its cell is
    /// empty.
    pub(super) fn places<'h>(&'h self, wanted: &'h Meaning) -> impl Iterator<Item = usize> + 'h {
        let meant = |column: &Column| column.meaning.as_ref() == Some(wanted);
        let others = self.columns.iter().enumerate().filter(move |(_, column)| column.is_second && meant(column));
        self.place(wanted).into_iter().chain(others.map(|(n, _)| n))
    }

    /// Whether the sheet has one row for each certificate.
    pub fn is_long(&self) -> bool {
        self.place(&Meaning::Item).is_some()
    }

    /// Whether the sheet says who is on the staff: it has a row for each person, and is no mere list of certificates.
    pub(super) fn is_of_staff(&self) -> bool {
        let is_thing = |column: &Column| matches!(column.read(), Some(Meaning::Thing(_) | Meaning::Items));
        !self.is_long() && (self.place(&Meaning::Role).is_some() || !self.columns.iter().any(is_thing))
    }

    /// Chooses one of several columns with the same meaning, and sets the others aside.
    fn set_aside(&mut self) {
        let is_long = self.is_long();
        for column in &mut self.columns {
            if is_long && may_be_of_a_course(column) {
                column.aside = Some("not read: it may say when the course was, or the job".into());
            }
            if !is_long && column.meaning.as_ref().is_some_and(Meaning::is_of_an_item) {
                column.aside = Some("not read: nothing says which unit, qualification or course it is about".into());
            }
        }
        for n in 0..self.columns.len() {
            let Some(meaning) = self.columns[n].read().filter(|one| **one != Meaning::Items).cloned() else { continue };
            let is_same = |one: &usize| self.columns[*one].read() == Some(&meaning);
            let all: Vec<usize> = (0..self.columns.len()).filter(is_same).collect();
            let Some(chosen) = all.iter().copied().min_by_key(|one| (rank(&self.columns[*one]), *one)) else {
                continue;
            };
            let heading = self.columns[chosen].heading.clone();
            for other in all.into_iter().filter(|other| *other != chosen) {
                let is_twin = self.columns[other].heading == heading;
                let why =
                    if is_twin { "an earlier column of this name".to_owned() } else { format!("“{heading}”") };
                // A code of another kind might be that of somebody else.
                self.columns[other].is_second = meaning != Meaning::Key;
                self.columns[other].aside = Some(if meaning == Meaning::Key {
                    format!("not read: {why} is read instead; --map picks another")
                } else {
                    format!("{}, read where {why} is empty", meaning.words())
                });
            }
        }
    }
}

fn is_one_of(heading: &str, all: &[&str]) -> bool {
    all.contains(&squash(heading).as_str())
}

/// Whether a column of a list of certificates may have the dates of a course as well as those of a job.
fn may_be_of_a_course(column: &Column) -> bool {
    const EITHER: [&str; 11] =
        ["startdate", "datestarted", "started", "start", "enddate", "end", "from", "to", "until", "lastday", "since"];
    matches!(column.meaning, Some(Meaning::Since | Meaning::Leaves))
        && EITHER.contains(&squash(&column.heading).as_str())
}

/// The position of a heading among the known ones with the same meaning. Headings that only a map names come first.
fn rank(column: &Column) -> usize {
    known(&column.heading).filter(|(meaning, _)| column.meaning.as_ref() == Some(meaning)).map_or(0, |(_, rank)| rank)
}

/// A role that is called like its column: `4` below `Band` is `Band 4`.
pub(super) fn spelt(heading: &str, cell: &str) -> String {
    let is_number = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { format!("{heading} {cell}") } else { cell.to_owned() }
}

/// Whether two rows may be one header. Where the upper row says who a person is, or which role they are in, the lower
/// one must be empty or a heading too; otherwise it is about a person.
fn is_of_two(upper: &Row, lower: &Row, words: Words<'_>) -> bool {
    let is_heading = |text: &str| {
        let mapped = words.map.column(text).is_some_and(|meaning| !matches!(meaning, Meaning::Thing(_)));
        mapped || known(text).is_some()
    };
    let is_fit = |(n, cell): (usize, &Value)| {
        let upper = upper.get(n).words();
        let meaning = if upper.is_empty() { None } else { meaning(&upper, words) };
        let says_who = meaning.is_some_and(|meaning| meaning.is_of_who() || meaning == Meaning::Role);
        !says_who || cell.is_empty() || is_heading(&cell.words())
    };
    lower.number == upper.number + 1 && lower.cells.iter().enumerate().all(is_fit)
}

/// The columns under one or two rows of headings. A heading above several columns is in the first of them.
fn columns(rows: &[Row], words: Words<'_>) -> Vec<Column> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let mut above = String::new();
    let mut columns = Vec::new();
    for n in 0..width {
        let own: Vec<String> = rows.iter().map(|row| row.get(n).words().to_string()).collect();
        let (upper, lower) =
            if let [upper, lower] = own.as_slice() { (upper.as_str(), lower.as_str()) } else { ("", own[0].as_str()) };
        if !upper.is_empty() {
            upper.clone_into(&mut above);
        }
        let carried = if lower.is_empty() { upper } else { above.as_str() };
        let heading = [carried, lower].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
        let candidates = if rows.len() == 1 { vec![heading.as_str()] } else { vec![heading.as_str(), lower, upper] };
        let meaning = candidates.into_iter().filter(|one| !one.is_empty()).find_map(|one| meaning(one, words));
        let gone = if meaning.is_none() { words.names.gone(&heading) } else { None };
        let aside = gone.map(|why| format!("not read: {why}"));
        columns.push(Column { heading, meaning, aside, is_second: false });
    }
    columns
}

/// The meaning of a heading.
fn meaning(heading: &str, words: Words<'_>) -> Option<Meaning> {
    let known = known(heading).map(|(meaning, _)| meaning);
    if known == Some(&Meaning::Private) {
        return known.cloned();
    }
    if let Some(mapped) = words.map.column(heading) {
        return Some(mapped.clone());
    }
    let one = |name: &str| one(name, words.names);
    known.cloned().or_else(|| one(heading).map(Meaning::Thing)).or_else(|| {
        let lower = heading.to_lowercase();
        let before = |ends: &[&str]| ends.iter().find_map(|end| lower.strip_suffix(end)).and_then(one);
        let expiring = before(&EXPIRING).filter(|thing| !thing.is_evidence());
        expiring.map(Meaning::Expiry).or_else(|| before(&DATED).map(Meaning::Thing))
    })
}

/// The thing with this name, if there is only one.
fn one(name: &str, names: &Names) -> Option<Thing> {
    if let [thing] = names.find(name) { Some(thing.clone()) } else { None }
}
