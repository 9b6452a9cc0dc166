//! Finds the header of a sheet and the meaning of each column. Columns without a known meaning are not read.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::map::Map;
use super::sheet::{Row, Sheet, Value};
use super::things::{Names, Thing};
use crate::framework::squash;

/// How many rows are searched for the header.
const LOOKED_AT: usize = 40;

/// What a column contains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A code that nobody else has.
    Key,
    /// The whole name.
    Name,
    /// The first name.
    First,
    /// The last name.
    Last,
    /// The role, or the title of the job.
    Role,
    /// The school.
    School,
    /// The share of full time.
    Share,
    /// The start of the role.
    Since,
    /// The last day.
    Leaves,
    /// What a row is about, in a list with one row for each certificate.
    Item,
    /// Several things that are held, in one cell.
    Items,
    /// Whether it is held or in progress.
    Status,
    /// When it was achieved.
    On,
    /// The last day on which it counts.
    Expires,
    /// Where.
    Provider,
    /// How many hours it took.
    Hours,
    /// Whether this thing is held: there is one such column for each thing.
    Thing(Thing),
    /// The last day on which this thing counts.
    Expiry(Thing),
    /// Something personal that no answer depends on; never read.
    Private,
    /// Pay, which says nothing about a role; never read.
    Pay,
    /// A column that the user's map says to ignore.
    Ignored,
}

impl Meaning {
    /// The words for meanings in a map.
    pub(super) const NAMED: [(&'static str, Self); 18] = [
        ("key", Self::Key),
        ("name", Self::Name),
        ("first-name", Self::First),
        ("last-name", Self::Last),
        ("role", Self::Role),
        ("school", Self::School),
        ("fte", Self::Share),
        ("start", Self::Since),
        ("end", Self::Leaves),
        ("item", Self::Item),
        ("items", Self::Items),
        ("status", Self::Status),
        ("date", Self::On),
        ("expires", Self::Expires),
        ("provider", Self::Provider),
        ("hours", Self::Hours),
        ("cpd", Self::Thing(Thing::Cpd(String::new()))),
        ("ignore", Self::Ignored),
    ];

    /// The meaning of a word in a map.
    pub(super) fn named(word: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| squash(known) == squash(word)).map(|(_, meaning)| meaning.clone())
    }

    /// The meaning in words.
    pub fn words(&self) -> Cow<'static, str> {
        match self {
            Self::Thing(thing) => thing.words().into(),
            Self::Expiry(thing) => format!("{}: last day on which it counts", thing.words()).into(),
            Self::Private => "not read: personal, and nothing here depends on it".into(),
            Self::Pay => "not read: no role is read from pay".into(),
            Self::Key => "staff code".into(),
            Self::Name => "name".into(),
            Self::First => "first name".into(),
            Self::Last => "last name".into(),
            Self::Role => "role, or job title".into(),
            Self::School => "school".into(),
            Self::Share => "share of full time (FTE)".into(),
            Self::Since => "in the role since".into(),
            Self::Leaves => "last day in the role".into(),
            Self::Item => "unit, qualification or course, a row for each".into(),
            Self::Items => "what is held, several things in one cell".into(),
            Self::Status => "how far it has come".into(),
            Self::On => "date".into(),
            Self::Expires => "last day on which it counts".into(),
            Self::Provider => "provider".into(),
            Self::Hours => "hours of CPD".into(),
            Self::Ignored => "not read, as the map says".into(),
        }
    }

    /// Whether its cells are read.
    pub fn is_read(&self) -> bool {
        !matches!(self, Self::Private | Self::Pay | Self::Ignored)
    }

    /// Whether it only makes sense in a list with one row for each certificate.
    fn is_of_an_item(&self) -> bool {
        matches!(self, Self::Status | Self::On | Self::Expires | Self::Provider | Self::Hours)
    }
}

/// Headings as school systems and spreadsheets have them. If several columns have the same meaning, the one whose
/// heading is listed first is read.
static KNOWN: [(Meaning, &str); 18] = [
    (
        Meaning::Items,
        "qualifications; qualifications held; certificates; certificates held; units; units held; training completed; \
         training undertaken; courses completed; courses attended; CPD completed",
    ),
    (
        Meaning::Key,
        "staff code; payroll number; payroll no; payroll ref; employee number; employee no; employee id; \
         employee code; staff id; staff number; staff no; staff ref; personnel number; person id; worker id; \
         emp no; emp id; assignment number; pay number; id; ref; code; key; reference; arbor ID; SIMS ID; \
         bromcom ID; MIS ID; scholarpack ID; HR number; HR ref; person number; payroll ID; staff member ID; \
         contract number",
    ),
    (
        Meaning::Name,
        "preferred name; name; full name; staff name; employee name; employee; staff member; member of staff; \
         display name; known as; name of employee; name of staff member; legal name; full legal name; staff; \
         colleague; person; TA name",
    ),
    (
        Meaning::First,
        "preferred first name; preferred forename; preferred given name; first name; firstname; forename; \
         forenames; given name; given names; first names; legal first name; legal forename; first",
    ),
    (
        Meaning::Last,
        "preferred surname; preferred last name; preferred family name; surname; last name; lastname; family \
         name; legal surname; legal last name; legal family name; last",
    ),
    (
        Meaning::Role,
        "role profile; framework role; TA role; TA level; role; current role; job title; current job title; \
         position title; position; post title; post; business role; job role; role title; job; post name; job \
         name; title of post; role name; current post; present post; present role; current position; job role \
         title; designation; occupation",
    ),
    (
        Meaning::School,
        "school; school name; academy; academy name; establishment; establishment name; site; setting; \
         workplace; work location; location; base",
    ),
    (
        Meaning::Share,
        "FTE; contract FTE; actual FTE; total FTE; full time equivalent; FTE %; WTE; proportion of full time",
    ),
    (
        Meaning::Since,
        "in role since; date in role; role start date; position start date; post start date; contract start \
         date; contract start; start date; date started; started; start; date of appointment; appointment \
         date; employment start date; date joined; joined; join date; commencement date; since; from; date of \
         joining",
    ),
    (
        Meaning::Leaves,
        "leaving date; date left; date of leaving; leaver date; employment end date; contract end date; \
         contract end; end date; end/leaving date; fixed term end date; termination date; last day; last \
         working day; leaves; end; until; left; to",
    ),
    (
        Meaning::Item,
        "item; certificate; qualification; qualification name; qualification title; course; course name; \
         course title; training; training course; training title; training name; unit; unit title; award; \
         CPD; CPD activity; activity; event; learning; certification; competency",
    ),
    (Meaning::Status, "status; training status; completion status; result; outcome; progress; completed?; achieved?"),
    (
        Meaning::On,
        "date completed; completion date; completed on; date achieved; date awarded; award date; achievement \
         date; date passed; completed; achieved; awarded; date of training; training date; course date; date \
         attended; attended; date obtained; date gained; date",
    ),
    (
        Meaning::Expires,
        "expiry date; expiry; expires; expires on; date of expiry; expiration date; renewal date; renew by; \
         renewal due; valid until; valid to; due",
    ),
    (Meaning::Provider, "provider; training provider; awarding body; awarding organisation; trainer; delivered by"),
    (Meaning::Hours, "hours; CPD hours; duration (hours); hours of CPD; length (hours)"),
    (
        Meaning::Private,
        "NI number; NI no; NINO; national insurance number; national insurance no; national insurance; NI; \
         date of birth; DOB; D.O.B.; birth date; birthdate; birthday; age; gender; sex; ethnicity; ethnic \
         origin; ethnic group; religion; belief; disability; disabled; nationality; sexual orientation; \
         marital status; address; home address; address line 1; address line 2; town; postcode; post code; \
         phone; phone number; telephone; telephone number; mobile; mobile number; email; e-mail; email \
         address; work email; home email; personal email; next of kin; emergency contact; bank account; \
         account number; sort code; passport; passport number; visa; right to work; DBS; DBS number; DBS \
         date; DBS check; DBS disclosure number; TRN; teacher reference number; sickness; sick days; absence; \
         absences; days absent; medical; health; pronouns; salutation; union; union member; appraisal; \
         performance",
    ),
    (
        Meaning::Pay,
        "grade; pay grade; grade/scale; scale; pay scale; scale point; spine point; spinal point; spinal \
         column point; SCP; pay point; pay band; band; salary; annual salary; FTE salary; actual salary; pay; \
         hourly rate; rate of pay; NJC grade; NJC point; allowances; allowance",
    ),
];

/// What may follow the name of a thing in the heading of its column.
const DATED: [&str; 7] = [" date", " completed", " achieved", " awarded", " held", " date achieved", " date completed"];
const EXPIRING: [&str; 6] = [" expiry date", " expiry", " expires", " valid until", " renewal date", " renewal"];

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading, as it is written.
    pub heading: String,
    /// What it contains; `None` if that is not known.
    pub meaning: Option<Meaning>,
    /// Why a column with a known heading is not read.
    pub aside: Option<String>,
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
    pub(super) fn of(sheet: &Sheet, names: &Names, map: &Map) -> Option<Self> {
        let mut best: Option<((usize, std::cmp::Reverse<usize>), Self)> = None;
        for first in 0..sheet.rows.len().min(LOOKED_AT) {
            for length in [1, 2] {
                let Some(rows) = sheet.rows.get(first..first + length) else { continue };
                let is_below = length == 1 || rows[1].number == rows[0].number + 1;
                let is_of_text = |row: &Row| row.cells.iter().all(|cell| matches!(cell, Value::Text(_) | Value::Empty));
                if !is_below || !rows.iter().all(is_of_text) {
                    continue;
                }
                let columns = columns(rows, names, map);
                let score = columns.iter().filter(|column| column.meaning.is_some()).count();
                let names_people = columns.iter().any(|column| {
                    let who = [Meaning::Key, Meaning::Name, Meaning::First, Meaning::Last];
                    column.meaning.as_ref().is_some_and(|meaning| who.contains(meaning))
                });
                // A title above the headings is not part of the header.
                let rank = (score, std::cmp::Reverse(length));
                let is_a_row = rows[length - 1].cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
                if names_people && is_a_row && best.as_ref().is_none_or(|(known, _)| rank > *known) {
                    best = Some((rank, Self { columns, rows: first..first + length }));
                }
            }
        }
        let (_, mut header) = best?;
        header.set_aside();
        Some(header)
    }

    /// The position of the column that is read for this meaning.
    pub(super) fn place(&self, wanted: &Meaning) -> Option<usize> {
        self.columns.iter().position(|column| column.read() == Some(wanted))
    }

    /// The positions of all columns with this meaning. The one that is read comes first; another is used if its cell is
    /// empty.
    pub(super) fn places<'h>(&'h self, wanted: &'h Meaning) -> impl Iterator<Item = usize> + 'h {
        let meant = |column: &Column| column.meaning.as_ref() == Some(wanted);
        let others = self.columns.iter().enumerate().filter(move |(_, column)| meant(column) && column.aside.is_some());
        self.place(wanted).into_iter().chain(others.map(|(n, _)| n))
    }

    /// Whether the sheet has one row for each certificate.
    pub fn is_long(&self) -> bool {
        self.place(&Meaning::Item).is_some()
    }

    /// Chooses one of several columns with the same meaning, and sets the others aside.
    fn set_aside(&mut self) {
        let is_long = self.is_long();
        for column in &mut self.columns {
            if !is_long && column.meaning.as_ref().is_some_and(Meaning::is_of_an_item) {
                column.aside = Some("not read: nothing says which unit, qualification or course it is about".into());
            }
        }
        for n in 0..self.columns.len() {
            let Some(meaning) = self.columns[n].read().cloned() else { continue };
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
                let is_name = matches!(meaning, Meaning::Name | Meaning::First | Meaning::Last);
                self.columns[other].aside = Some(if is_name && !is_twin {
                    format!("{}, read where {why} is empty", meaning.words())
                } else {
                    format!("not read: {why} is read instead; --map picks another")
                });
            }
        }
    }
}

/// The position of a heading among the known ones with the same meaning. Headings that only a map names come first.
fn rank(column: &Column) -> usize {
    known(&column.heading).filter(|(meaning, _)| column.meaning.as_ref() == Some(meaning)).map_or(0, |(_, rank)| rank)
}

/// The known meaning of a heading and its position in the list, with or without a part in brackets.
fn known(heading: &str) -> Option<(&'static Meaning, usize)> {
    static ALL: LazyLock<HashMap<String, (&'static Meaning, usize)>> = LazyLock::new(|| {
        let all = KNOWN
            .iter()
            .flat_map(|(meaning, all)| all.split(';').zip(1..).map(move |(one, rank)| (one, meaning, rank)));
        all.map(|(one, meaning, rank)| (squash(one), (meaning, rank))).collect()
    });
    let plain = heading.split(['(', '[']).next().unwrap_or(heading);
    ALL.get(&squash(heading)).or_else(|| ALL.get(&squash(plain))).copied()
}

/// The columns under one or two rows of headings. A heading above several columns is in the first of them.
fn columns(rows: &[Row], names: &Names, map: &Map) -> Vec<Column> {
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
        let meaning = candidates.into_iter().filter(|one| !one.is_empty()).find_map(|one| meaning(one, names, map));
        columns.push(Column { heading, meaning, aside: None });
    }
    columns
}

/// The meaning of a heading.
fn meaning(heading: &str, names: &Names, map: &Map) -> Option<Meaning> {
    let known = known(heading).map(|(meaning, _)| meaning);
    if known == Some(&Meaning::Private) {
        return known.cloned();
    }
    if let Some(mapped) = map.column(heading) {
        return Some(mapped.clone());
    }
    known.cloned().or_else(|| one(heading, names).map(Meaning::Thing)).or_else(|| {
        let lower = heading.to_lowercase();
        let before =
            |ends: &[&str]| ends.iter().find_map(|end| lower.strip_suffix(end)).and_then(|before| one(before, names));
        before(&EXPIRING).map(Meaning::Expiry).or_else(|| before(&DATED).map(Meaning::Thing))
    })
}

/// The thing with this name, if there is only one.
fn one(name: &str, names: &Names) -> Option<Thing> {
    if let [thing] = names.find(name) { Some(thing.clone()) } else { None }
}
