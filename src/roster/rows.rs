//! Turns rows into people: who a row is about, and what it says about them.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use smol_str::SmolStr;

use super::alike;
use super::cells::At;
use super::columns::{Header, Words};
use super::finding::Findings;
use super::items::Read;
use super::jobs;
use super::map::Map;
use super::mark::{self, Unclear};
use super::names::{self, Spoken};
use super::person::{Named, People, Whom};
use super::sheet::{Sheet, Value};
use super::things::{Mark, Names};
use super::unlisted;
use super::unread::{self, Unread};
use super::{Progress, Roster, Skipped, Understood, UnknownTitle};
use crate::framework::role::Role;
use crate::framework::{Framework, Id, squash};
use crate::record::{Record, Skill};
use crate::yaml::Document;

/// After how many rows progress is reported.
const TOLD: usize = 4_096;

/// How many different marks are remembered.
pub(super) const MOST_MARKS: usize = 10_000;

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
    /// What names of qualifications stand for.
    pub(super) read_names: RefCell<HashMap<SmolStr, Read>>,
    /// The marks read so far: a long list repeats a few of them.
    marks: HashMap<SmolStr, Result<Option<Mark>, Unclear>>,
    pub(super) sheets: Vec<Understood>,
    pub(super) records: usize,
    /// Whether any list says who is on the staff.
    has_staff: bool,
    pub(super) skipped: Skipped,
    /// How many earlier or later posts there are of people whose post that counts is another.
    pub(super) other_posts: usize,
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
            read_names: RefCell::default(),
            marks: HashMap::new(),
            sheets: Vec::new(),
            records: 0,
            has_staff: false,
            skipped: Skipped::default(),
            other_posts: 0,
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
        let Spoken { name: spoken, title, maiden } = names::spoken(&name);
        let named = Named { name: spoken.into(), title, aliases: maiden.into_iter().collect(), ..Named::default() };
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
        self.people.all[n].is_on_staff = true;
        self.people.all[n].join(one.value);
    }

    /// Adds somebody who has a record but is in no list.
    fn own(&mut self, n: usize, file: String, record: Record) {
        self.people.all[n].place = file;
        self.people.all[n].is_on_staff = true;
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
            let is_of_staff = header.is_of_staff();
            self.has_staff |= is_of_staff;
            for question in unread::either(&sheet, &header, words) {
                self.look_at("which-thing", &sheet, Some(question));
            }
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
                let at = At { sheet: &sheet, header: &header, row: &row, is_of_staff };
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
        self.people.all[n].is_on_staff |= at.is_of_staff;
        if at.header.columns.iter().any(|column| column.is_second) {
            self.ask_of_twins(at);
        }
        self.take_job(at, n);
        self.take_marks(at, n);
        if is_long {
            self.take_item(at, n);
        }
        true
    }

    /// The role for a job title; `None` if no role has that title.
    pub(super) fn role(&mut self, job: &SmolStr) -> Option<Id<Role>> {
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

    /// The roster, once everything has been read.
    pub(super) fn roster(self) -> Roster {
        let Self { framework, mut people, sheets, records, skipped, other_posts, mut findings, as_of, .. } = self;
        if self.has_staff {
            unlisted::ask(&people.all, &mut findings);
        }
        let findings = findings.into_all();
        let mut roster = Roster { sheets, records, findings, skipped, other_posts, ..Roster::default() };
        let schools = people.all.iter().filter(|person| person.is_school_of_file).map(|person| &person.school);
        let is_one_school = schools.collect::<HashSet<_>>().len() == 1;
        people.all.retain_mut(|person| {
            // If there is only one staff list, its file name is not used as the school.
            if is_one_school && person.is_school_of_file {
                person.school = None;
            }
            let time = jobs::time(person);
            let (has_left, is_to_begin) = (time.is_over(as_of), time.is_to_come(as_of));
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
