//! Turns rows into people: who a row is about, and what it says about them.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use smol_str::SmolStr;

use super::alike;
use super::cells::{At, turned};
use super::columns::{Header, Words};
use super::finding::Findings;
use super::map::Map;
use super::mark::{self, Unclear};
use super::meaning::Meaning;
use super::person::{Named, People, Whom};
use super::sheet::{Sheet, Value};
use super::things::{Mark, Names};
use super::unread::{self, Unread};
use super::{Progress, Roster, Skipped, Understood, UnknownTitle};
use crate::framework::role::Role;
use crate::framework::{Framework, Id, is_same_name, squash};
use crate::record::{Record, Skill, date};
use crate::yaml::Document;

/// After how many rows progress is reported.
const TOLD: usize = 4_096;

/// How many different marks are remembered.
pub(super) const MOST_MARKS: usize = 10_000;

/// What takes the place of a name in rows that are not about a person.
const TOTALS: [&str; 8] = ["total", "totals", "grandtotal", "subtotal", "average", "count", "sum", "totalfte"];
const VACANCIES: [&str; 8] =
    ["vacancy", "vacant", "vacantpost", "vacantposition", "tba", "tbc", "tobeappointed", "unfilled"];

/// The state of reading lists.
pub(super) struct Reading<'a> {
    pub(super) framework: &'a Framework,
    pub(super) names: &'a Names,
    pub(super) map: &'a Map,
    pub(super) as_of: Option<Date>,
    pub(super) people: People,
    pub(super) roles: HashMap<SmolStr, Option<Id<Role>>>,
    /// The levels of English, maths or ICT in cells, by sheet, column and text.
    pub(super) levels: HashMap<(usize, usize, SmolStr), Option<Skill>>,
    /// The marks read so far: a long list repeats a few of them.
    marks: HashMap<SmolStr, Result<Option<Mark>, Unclear>>,
    pub(super) sheets: Vec<Understood>,
    pub(super) records: usize,
    pub(super) skipped: Skipped,
    pub(super) findings: Findings,
    pub(super) rows: usize,
    pub(super) progress: Progress<'a>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        framework: &'a Framework,
        names: &'a Names,
        map: &'a Map,
        as_of: Option<Date>,
        progress: Progress<'a>,
    ) -> Self {
        Self {
            framework,
            names,
            map,
            as_of,
            people: People::default(),
            roles: HashMap::new(),
            levels: HashMap::new(),
            marks: HashMap::new(),
            sheets: Vec::new(),
            records: 0,
            skipped: Skipped::default(),
            findings: Findings::default(),
            rows: 0,
            progress,
        }
    }

    /// Begins a list or a folder of records, within which people with equal names are different people.
    pub(super) fn begin(&mut self) {
        self.people.next_sheet();
    }

    /// Adds a person's own record.
    pub(super) fn take_record(&mut self, one: Document<Record>) {
        self.records += 1;
        let file = one.source.name;
        let stem =
            || std::path::Path::new(&file).file_stem().map_or(file.clone(), |stem| stem.to_string_lossy().into_owned());
        let name = one.value.name.clone().unwrap_or_else(stem);
        let named = Named { name: name.as_str().into(), ..Named::default() };
        let n = match self.people.named(&named, false) {
            Whom::New(n) => return self.own(n, file, one.value),
            Whom::Namesake(n) => {
                self.same_name(&name, file.clone());
                return self.own(n, file, one.value);
            }
            Whom::Known(n) | Whom::Again(n) => n,
            Whom::Several => {
                let hint =
                    "name the records by the staff code, in the field “name”, or take one of the two out of the list";
                return self.findings.add("which-person", file, format!("several people are called {name}"), hint);
            }
        };
        self.people.all[n].join(one.value);
    }

    /// Adds somebody who has a record but is in no list.
    fn own(&mut self, n: usize, file: String, record: Record) {
        self.people.all[n].place = file;
        self.people.all[n].record = record;
    }

    fn same_name(&mut self, name: &str, place: String) {
        let message = format!("“{name}” occurs more than once: each is read as a different person");
        let hint = "is it one person? Then keep one of the two; otherwise a column with a staff code tells them apart";
        self.findings.add("same-name", place, message, hint);
    }

    /// Reads a sheet; `school` is for people whose rows do not name one.
    pub(super) fn take_sheet(&mut self, mut sheet: Sheet, school: Option<&str>) {
        let words = Words { framework: self.framework, names: self.names, map: self.map };
        let header = Header::of(&sheet, words);
        let across = unread::across(&sheet, header.as_ref(), words);
        let header = header.filter(|_| across.is_none());
        let mut understood =
            Understood { title: sheet.title(), header: None, header_row: None, rows: 0, holds_people: false };
        if let Some(header) = header {
            self.begin();
            self.look_at("rows-above", &sheet, unread::above(&sheet, &header, words));
            understood.header_row = sheet.rows.get(header.rows.start).map(|row| row.number);
            let without_role = unread::role(&sheet, &header, words);
            // Each row makes room for the person it is about.
            let rows = std::mem::take(&mut sheet.rows).into_iter().skip(header.rows.end);
            if !header.is_long() {
                self.people.all.reserve(rows.len());
            }
            for row in rows {
                self.rows += 1;
                if self.rows.is_multiple_of(TOLD) {
                    (self.progress)(self.rows);
                }
                let at = At { sheet: &sheet, header: &header, row: &row };
                understood.rows += usize::from(self.take_row(&at, school));
            }
            if understood.rows > 0 {
                self.look_at("no-role", &sheet, without_role);
            }
            understood.header = Some(header);
        } else {
            let code = if across.is_some() { "people-across" } else { "sheet-not-read" };
            let unread = across.or_else(|| unread::sheet(&sheet, words));
            understood.holds_people = unread.is_some();
            self.look_at(code, &sheet, unread);
        }
        self.sheets.push(understood);
    }

    fn look_at(&mut self, code: &'static str, sheet: &Sheet, unread: Option<Unread>) {
        if let Some(Unread { at: (row, column), message, hint }) = unread {
            self.findings.add(code, sheet.place(row, column), message, hint);
        }
    }

    /// Reads a row; false if it is not about a person.
    fn take_row(&mut self, at: &At<'_>, school: Option<&str>) -> bool {
        let Some(named) = self.whom(at, school) else { return false };
        let is_long = at.header.is_long();
        let (n, is_first) = match self.people.named(&named, is_long) {
            Whom::New(n) => (n, true),
            Whom::Namesake(n) => {
                self.same_name(&named.name, at.place(at.name_column()));
                (n, true)
            }
            Whom::Known(n) => (n, false),
            Whom::Again(n) => {
                if !is_long {
                    self.take_contract(at, n);
                    return true;
                }
                (n, false)
            }
            Whom::Several => {
                let message = format!("several people are called “{}”: the row is not read", named.name);
                let hint = "a column with the staff code in both lists says which of them is meant";
                self.findings.add("which-person", at.place(at.name_column()), message, hint);
                self.skipped.nameless += 1;
                return false;
            }
        };
        if is_first {
            self.people.all[n].place = at.place(at.name_column());
        }
        self.take_job(at, n);
        self.take_marks(at, n);
        if is_long {
            self.take_item(at, n);
        }
        true
    }

    /// Who a row is about; `None` if it is not about a person.
    fn whom(&mut self, at: &At<'_>, school: Option<&str>) -> Option<Named> {
        let parts = [Meaning::First, Meaning::Last].iter().filter_map(|meaning| at.first_text(meaning));
        let name =
            at.first_text(&Meaning::Name).map_or_else(|| parts.collect::<Vec<_>>().join(" "), |name| name.to_string());
        let key = at.text(&Meaning::Key);
        let first = at.row.cells.iter().find(|cell| !cell.is_empty()).map_or_else(SmolStr::default, Value::words);
        let is_one_of = |all: &[&str], text: &str| all.iter().any(|one| is_same_name(one, text));
        let begins = |text: &str, start: &str| {
            text.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start))
        };
        if is_one_of(&TOTALS, &name) || is_one_of(&TOTALS, &first) || begins(&first, "total ") {
            self.skipped.totals += 1;
            return None;
        }
        if is_one_of(&VACANCIES, &name) || begins(&name, "vacancy ") || begins(&name, "vacant ") {
            self.skipped.vacancies += 1;
            return None;
        }
        let again = at
            .header
            .columns
            .iter()
            .zip(&at.row.cells)
            .filter(|(column, cell)| !cell.is_empty() && is_same_name(&cell.words(), &column.heading));
        if again.count() > 1 {
            self.skipped.headers += 1;
            return None;
        }
        if name.is_empty() && key.is_none() {
            // A line of text below a list is a remark; a row with a job lacks a name.
            if at.row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1 {
                let column = at.name_column();
                let hint = "add the name or the staff code, or remove the row";
                self.findings.add("no-name", at.place(column), "the row names nobody, and is not read", hint);
            }
            self.skipped.nameless += 1;
            return None;
        }
        // A remark below a list, or the name of a group of staff, is alone in the column of names.
        let is_alone = at.row.cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
        let is_remark = at.header.place(&Meaning::Role).is_some() || self.is_group(&name);
        if is_alone && key.is_none() && is_remark {
            let message = format!("“{name}” is alone in its row, which is not read");
            let hint = "if it is a person, write the job title beside the name";
            self.findings.add("name-alone", at.place(at.name_column()), message, hint);
            self.skipped.nameless += 1;
            return None;
        }
        // A list with roles belongs to one school; a list of certificates may include anybody.
        let of_file = school.filter(|_| at.header.place(&Meaning::Role).is_some());
        let own = at.text(&Meaning::School);
        let is_of_the_file = own.is_none() && of_file.is_some();
        let school = own.or_else(|| of_file.map(SmolStr::from));
        let name = if name.is_empty() { key.clone().unwrap_or_default() } else { turned(&name).into() };
        Some(Named { key, name, school, is_of_the_file })
    }

    /// Whether a text is the name of a group of staff, not a person: "Teaching Assistants", "Lunchtime staff".
    fn is_group(&self, name: &str) -> bool {
        const GROUPS: [&str; 8] =
            ["staff", "assistants", "supervisors", "team", "department", "teachers", "mentors", "class"];
        let last = name.split_whitespace().last().map(squash).unwrap_or_default();
        GROUPS.contains(&last.as_str()) || self.framework.job_titles.find(name).is_ok()
    }

    /// Reads what a row says about somebody's job.
    fn take_job(&mut self, at: &At<'_>, n: usize) {
        if let Some(job) = at.job() {
            let role = self.role(&job);
            let person = &mut self.people.all[n];
            let was = person.record.role.clone();
            if person.job.is_none() {
                person.job = Some(job);
            }
            match (was, role) {
                (None, role) => person.record.role = role,
                (Some(was), Some(role)) if was != role => self.two_roles(at, n, &was, &role),
                _ => {}
            }
        }
        let since = self.day(at, &Meaning::Since, date::first_day);
        let leaves = self.day(at, &Meaning::Leaves, date::last_day);
        let share = self.share(at);
        let school = at.text(&Meaning::School);
        let person = &mut self.people.all[n];
        person.record.since = person.record.since.or(since);
        person.leaves = person.leaves.or(leaves);
        person.share = person.share.or(share);
        if person.school.is_none() {
            person.school = school;
        }
        if person.record.name.is_none() && !person.name.is_empty() {
            person.record.name = Some(person.name.to_string());
        }
    }

    /// A second row for a person in a list with one row per person: another contract, or a duplicate.
    fn take_contract(&mut self, at: &At<'_>, n: usize) {
        let role = at.job().and_then(|job| self.role(&job));
        let share = self.share(at);
        self.take_marks(at, n);
        let was = self.people.all[n].record.role.clone();
        if let (Some(was), Some(role)) = (&was, &role)
            && was != role
        {
            self.two_roles(at, n, was, role);
            let person = &mut self.people.all[n];
            person.share = person.share.map(|known| (known + share.unwrap_or_default()).min(1.0)).or(share);
            return;
        }
        let message = format!("{} occurs more than once: the first row counts", self.people.all[n].name);
        let hint = "remove the other row; or, if it is another contract, add its hours to the first one";
        self.findings.add("twice", at.place(at.name_column()), message, hint);
    }

    fn two_roles(&mut self, at: &At<'_>, n: usize, first: &Id<Role>, other: &Id<Role>) {
        let name = &self.people.all[n].name;
        let message = format!("{name} has two roles, {first} and {other}: {first} counts");
        let (_, column) = at.value(&Meaning::Role);
        let hint = "put the row with the role that should count first";
        self.findings.add("two-roles", at.place(column), message, hint);
    }

    /// The role for a job title; `None` if no role has that title.
    fn role(&mut self, job: &SmolStr) -> Option<Id<Role>> {
        if let Some(known) = self.roles.get(job) {
            return known.clone();
        }
        let words = Words { framework: self.framework, names: self.names, map: self.map };
        let found = alike::role(words, job);
        self.roles.insert(job.clone(), found.clone());
        found
    }

    /// What a mark in a cell means.
    pub(super) fn mark(&mut self, value: &Value) -> Result<Option<Mark>, Unclear> {
        let read = |value: &Value| mark::read(value, self.as_of, |text| self.map.mark(text));
        let Value::Text(text) = value else { return read(value) };
        if let Some(known) = self.marks.get(text) {
            return known.clone();
        }
        let mark = read(value);
        if self.marks.len() < MOST_MARKS {
            self.marks.insert(text.clone(), mark.clone());
        }
        mark
    }

    /// The date in a cell; adds a finding if it is not a date.
    pub(super) fn day(
        &mut self,
        at: &At<'_>,
        meaning: &Meaning,
        read: fn(&str) -> Result<date::Moment, date::NotADate>,
    ) -> Option<Date> {
        let (value, column) = at.value(meaning);
        if let Value::Day(date) = value {
            return Some(*date);
        }
        let text = value.words();
        let is_nothing = text.is_empty()
            || ["n/a", "-", "–", "permanent", "ongoing", "none"].contains(&text.to_lowercase().as_str());
        if is_nothing {
            return None;
        }
        let read = read(&text);
        if let Err(refused) = &read {
            let hint = "write the day as 30/6/2022; until then, the cell counts as empty";
            self.findings.add("no-date", at.place(column), refused.to_string(), hint);
        }
        read.ok().map(|moment| moment.date)
    }

    /// The share of full time: `0.6`, `60%`.
    fn share(&mut self, at: &At<'_>) -> Option<f64> {
        let (value, column) = at.value(&Meaning::Share);
        let text = value.words();
        let number = text.trim_end_matches(['%', ' ']).replace(',', ".").parse::<f64>().ok();
        let share = number.map(|number| if text.contains('%') { number / 100.0 } else { number });
        let fits = share.filter(|share| (0.0..=1.0).contains(share));
        if fits.is_none() && !text.is_empty() {
            let hint =
                "write it as a share of full time from 0 to 1, such as 0.6; until then, the cell counts as empty";
            self.findings.add("no-share", at.place(column), format!("“{text}” is not a share of full time"), hint);
        }
        fits
    }

    /// The roster, once everything has been read.
    pub(super) fn roster(self) -> Roster {
        let Self { framework, mut people, sheets, records, skipped, findings, as_of, .. } = self;
        let mut roster = Roster { sheets, records, skipped, findings: findings.into_all(), ..Roster::default() };
        let schools = people.all.iter().filter(|person| person.is_school_of_file).map(|person| &person.school);
        let is_one_school = schools.collect::<HashSet<_>>().len() == 1;
        people.all.retain_mut(|person| {
            // If there is only one staff list, its file name is not used as the school.
            if is_one_school && person.is_school_of_file {
                person.school = None;
            }
            let has_left = person.leaves.zip(as_of).is_some_and(|(leaves, day)| leaves < day);
            let is_to_begin = person.record.since.zip(as_of).is_some_and(|(since, day)| since > day);
            roster.left += usize::from(has_left);
            roster.to_begin += usize::from(is_to_begin && !has_left);
            if has_left || is_to_begin {
                return false;
            }
            if let (Some(job), None) = (&person.job, &person.record.role) {
                let title = roster.titles.entry(squash(job)).or_insert_with(|| unknown(framework, job));
                title.count += 1;
            }
            true
        });
        roster.people = people.all;
        roster
    }
}

fn unknown(framework: &Framework, job: &str) -> UnknownTitle {
    let near = alike::near(framework, job);
    let known = framework.job_titles.find(job).ok();
    let known = known.map(|title| format!("{} ({})", title.text.trim_end_matches('.'), framework.cite(&title.section)));
    UnknownTitle { title: job.to_owned(), count: 0, near, known }
}
