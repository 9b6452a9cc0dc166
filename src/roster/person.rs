//! The people of a roster, and how rows come to be about the same one.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use smol_str::SmolStr;

use crate::framework::squash;
use crate::record::Record;

/// Somebody on a roster.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// A code that nobody else has, where the list has one.
    pub key: Option<SmolStr>,
    /// The name as it is written; the code, where the list has no names.
    pub name: SmolStr,
    /// The title of the job as it is written, whether or not it names a role.
    pub job: Option<SmolStr>,
    /// The school.
    pub school: Option<SmolStr>,
    /// The share of full time, from 0 to 1.
    pub share: Option<f64>,
    /// The last day in the role.
    pub leaves: Option<Date>,
    /// Whether nothing but the name of the file says which school it is.
    pub(super) is_school_of_file: bool,
    /// Where it stands: `staff.xlsx:Sheet1!A14`, the first time.
    pub place: String,
    /// The role, since when, and what is held, as in a record of the person's own.
    pub record: Record,
}

impl Person {
    /// Somebody of whom no more than the name is known.
    pub fn new(name: impl Into<SmolStr>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// By what somebody may be called on the command line: the code, the name, or the first name.
    pub fn is_called(&self, typed: &str) -> bool {
        let wanted = squash(typed);
        !wanted.is_empty()
            && (self.key.as_ref().is_some_and(|key| squash(key) == wanted) || squash(&self.name) == wanted)
    }

    /// Whether the first name is this.
    pub fn is_first_named(&self, typed: &str) -> bool {
        let wanted = squash(typed);
        !wanted.is_empty() && self.name.split_whitespace().next().is_some_and(|first| squash(first) == wanted)
    }

    /// Adds what a person's own record says to what the list says of them.
    pub(super) fn join(&mut self, own: Record) {
        let Record {
            name,
            key,
            role,
            since,
            units,
            qualifications,
            other_qualifications,
            statuses,
            basic_skills,
            modules,
            evidence,
            cpd,
            equivalents,
        } = own;
        let record = &mut self.record;
        record.name = name.or(record.name.take());
        record.key = key.or(record.key.take());
        // The school's list says which role somebody is in.
        record.role = record.role.take().or(role);
        record.since = record.since.or(since);
        record.units.extend(units);
        record.qualifications.extend(qualifications);
        record.other_qualifications.extend(other_qualifications);
        record.statuses.extend(statuses);
        record.basic_skills.extend(basic_skills);
        record.modules.extend(modules);
        record.evidence.extend(evidence);
        record.cpd.extend(cpd);
        record.equivalents.extend(equivalents);
    }
}

/// The people found so far, by code and by name.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) all: Vec<Person>,
    by_key: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    /// Those that the present sheet has named.
    here: HashSet<usize>,
}

/// Whom a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whom {
    /// Somebody who was not there before.
    New(usize),
    /// Somebody new of a name that another person in this list has, without a code to tell them apart.
    Namesake(usize),
    /// Somebody whom another sheet has named.
    Known(usize),
    /// Somebody whom this sheet has named already.
    Again(usize),
    /// One of several people of that name: which, can't be told.
    Several,
}

/// How a row names somebody.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    pub(super) key: Option<SmolStr>,
    pub(super) name: SmolStr,
    pub(super) school: Option<SmolStr>,
    /// Whether nothing but the name of the file says so.
    pub(super) is_of_the_file: bool,
}

impl People {
    /// Begins another sheet.
    pub(super) fn next_sheet(&mut self) {
        self.here.clear();
    }

    /// The person that a row names. In a list with a row for each certificate, equal names are one person.
    pub(super) fn named(&mut self, named: &Named, is_long: bool) -> Whom {
        if let Some(known) = named.key.as_ref().and_then(|key| self.by_key.get(&squash(key))).copied() {
            self.rename(known, named);
            return self.met(known);
        }
        let same = self.by_name.get(&squash(&named.name)).cloned().unwrap_or_default();
        let is_other = |held: Option<&SmolStr>, named: Option<&SmolStr>| {
            held.zip(named).is_some_and(|(held, named)| squash(held) != squash(named))
        };
        let fits = |n: &usize| {
            let person: &Person = &self.all[*n];
            !is_other(person.key.as_ref(), named.key.as_ref())
                && !is_other(person.school.as_ref(), named.school.as_ref())
        };
        let fitting: Vec<usize> = same.iter().copied().filter(fits).collect();
        match fitting.as_slice() {
            [one] if named.key.is_some() && self.here.contains(one) && !is_long => Whom::New(self.add(named)),
            [one] if self.here.contains(one) && !is_long => Whom::Namesake(self.add(named)),
            [one] => {
                if let (Some(key), None) = (&named.key, &self.all[*one].key) {
                    self.by_key.insert(squash(key), *one);
                    self.all[*one].key = Some(key.clone());
                }
                self.met(*one)
            }
            // In a list of another school somebody may be called the same; in another list of one school it is the person.
            [] if named.is_of_the_file
                && same.iter().any(|n| !is_other(self.all[*n].key.as_ref(), named.key.as_ref())) =>
            {
                Whom::Namesake(self.add(named))
            }
            [] => Whom::New(self.add(named)),
            _ if !is_long && fitting.iter().all(|one| self.here.contains(one)) => Whom::Namesake(self.add(named)),
            _ => Whom::Several,
        }
    }

    /// Gives somebody the name whom a list without names has known by the code alone.
    fn rename(&mut self, known: usize, named: &Named) {
        let person = &mut self.all[known];
        let is_nameless = person.key.as_ref() == Some(&person.name);
        if is_nameless && named.key.as_ref() != Some(&named.name) {
            person.name = named.name.clone();
            person.record.name = None;
            self.by_name.entry(squash(&named.name)).or_default().push(known);
        }
    }

    fn met(&mut self, known: usize) -> Whom {
        if self.here.insert(known) { Whom::Known(known) } else { Whom::Again(known) }
    }

    fn add(&mut self, named: &Named) -> usize {
        let place = self.all.len();
        if let Some(key) = &named.key {
            self.by_key.insert(squash(key), place);
        }
        self.by_name.entry(squash(&named.name)).or_default().push(place);
        self.here.insert(place);
        let Named { key, name, school, is_of_the_file } = named.clone();
        self.all.push(Person { key, name, school, is_school_of_file: is_of_the_file, ..Person::default() });
        place
    }
}
