//! The people of a roster, and which rows are about the same person.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use smol_str::SmolStr;

use super::employment::Employment;
use super::names::spoken;
use crate::framework::squash;
use crate::record::{Entry, Record};

/// Somebody on a roster.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// A code that nobody else has, if the list has codes.
    pub key: Option<SmolStr>,
    /// The name as it is written, or the code if the list has no names.
    pub name: SmolStr,
    /// The job title as it is written, whether or not it names a role.
    pub job: Option<SmolStr>,
    /// The school.
    pub school: Option<SmolStr>,
    /// The share of full time, from 0 to 1.
    pub share: Option<f64>,
    /// The last day in the role.
    pub leaves: Option<Date>,
    /// Whether the school is known only from the name of the file.
    pub(super) is_school_of_file: bool,
    /// What a column says of whether they are in post.
    pub(super) employment: Employment,
    /// The title before the name, squashed.
    title: Option<String>,
    /// Other names of theirs: a legal name beside a preferred one, one from before a marriage.
    aliases: Vec<String>,
    /// Whether a staff list or a record of their own names them, and not only a list of certificates.
    pub(super) is_on_staff: bool,
    /// Where the person is first mentioned: `staff.xlsx:Sheet1!A14`.
    pub place: String,
    /// The role, its start, and what is held, as in the person's own record.
    pub record: Record,
    /// What they held that ran out before the day asked about, once [`Roster::lapse`](super::Roster::lapse) has taken it
    /// out of the record.
    pub ran_out: Vec<Entry>,
}

impl Person {
    /// A person of whom only the name is known.
    pub fn new(name: impl Into<SmolStr>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Whether the name typed on the command line is the person's code, name, or first name.
    pub fn is_called(&self, typed: &str) -> bool {
        let wanted = squash(&spoken(typed).name);
        let is_it = |name: &str| squash(name) == wanted;
        !wanted.is_empty()
            && (self.key.as_deref().is_some_and(is_it)
                || is_it(&self.name)
                || self.aliases.iter().any(|name| is_it(name)))
    }

    /// Whether this is the person's first name.
    pub fn is_first_named(&self, typed: &str) -> bool {
        let wanted = squash(typed);
        !wanted.is_empty() && self.name.split_whitespace().next().is_some_and(|first| squash(first) == wanted)
    }

    /// Combines a person's own record with what the list says about them.
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
        // The school's list decides which role somebody is in.
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
    /// The people in the current sheet.
    here: HashSet<usize>,
}

/// The person a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whom {
    /// Somebody not seen before.
    New(usize),
    /// Somebody new with the same name as another person in this list, and no code to tell them apart.
    Namesake(usize),
    /// Somebody known from another sheet.
    Known(usize),
    /// Somebody who is already in this sheet.
    Again(usize),
    /// One of several people with that name; it is not clear which.
    Several,
}

/// How a row identifies a person.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    pub(super) key: Option<SmolStr>,
    pub(super) name: SmolStr,
    /// The title before the name, squashed.
    pub(super) title: Option<String>,
    /// Other names of the person.
    pub(super) aliases: Vec<String>,
    pub(super) school: Option<SmolStr>,
    /// Whether the school is known only from the name of the file.
    pub(super) is_of_the_file: bool,
}

impl People {
    /// Begins another sheet.
    pub(super) fn next_sheet(&mut self) {
        self.here.clear();
    }

    /// The person that a row names. In a list with one row for each certificate, equal names are one person.
    pub(super) fn named(&mut self, named: &Named, is_long: bool) -> Whom {
        if let Some(known) = named.key.as_ref().and_then(|key| self.by_key.get(&squash(key))).copied() {
            self.rename(known, named);
            self.also_called(known, named);
            return self.met(known);
        }
        let same = self.by_name.get(&squash(&named.name)).cloned().unwrap_or_else(|| self.by_alias(named));
        let is_other = |held: Option<&SmolStr>, named: Option<&SmolStr>| {
            held.zip(named).is_some_and(|(held, named)| squash(held) != squash(named))
        };
        let fits = |n: &usize| {
            let person: &Person = &self.all[*n];
            !is_other(person.key.as_ref(), named.key.as_ref())
                && !is_other(person.school.as_ref(), named.school.as_ref())
        };
        let mut fitting: Vec<usize> = same.iter().copied().filter(fits).collect();
        // A title changes, and tells people apart only where nothing else does.
        if let ([_, _, ..], Some(title)) = (fitting.as_slice(), &named.title) {
            let has_it = |n: &usize| self.all[*n].title.as_ref() == Some(title);
            if fitting.iter().filter(|n| has_it(n)).count() == 1 {
                fitting.retain(has_it);
            }
        }
        match fitting.as_slice() {
            [one] if named.key.is_some() && self.here.contains(one) && !is_long => Whom::New(self.add(named)),
            [one] if self.here.contains(one) && !is_long => Whom::Namesake(self.add(named)),
            [one] => {
                if let (Some(key), None) = (&named.key, &self.all[*one].key) {
                    self.by_key.insert(squash(key), *one);
                    self.all[*one].key = Some(key.clone());
                }
                self.also_called(*one, named);
                self.met(*one)
            }
            // People in lists of different schools may share a name; in two lists of one school, it is the same person.
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

    /// Adds the name of somebody of whom only the code was known.
    fn rename(&mut self, known: usize, named: &Named) {
        let person = &mut self.all[known];
        let is_nameless = person.key.as_ref() == Some(&person.name);
        if is_nameless && named.key.as_ref() != Some(&named.name) {
            person.name = named.name.clone();
            person.record.name = None;
            self.by_name.entry(squash(&named.name)).or_default().push(known);
        }
    }

    /// Those whom only a list of certificates names so far, by another name of the same person.
    fn by_alias(&self, named: &Named) -> Vec<usize> {
        let known = named.aliases.iter().filter_map(|name| self.by_name.get(&squash(name))).flatten().copied();
        known.filter(|n| !self.all[*n].is_on_staff).collect()
    }

    /// Adds the other names of somebody who is known already.
    fn also_called(&mut self, known: usize, named: &Named) {
        if named.aliases.is_empty() && named.name == self.all[known].name {
            return;
        }
        for name in named.aliases.iter().map(String::as_str).chain([named.name.as_str()]) {
            let person = &mut self.all[known];
            let is_code = person.key.as_deref() == Some(name);
            let places = self.by_name.entry(squash(name)).or_default();
            if !is_code && !places.contains(&known) {
                places.push(known);
                if squash(name) != squash(&person.name) {
                    person.aliases.push(name.to_owned());
                }
            }
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
        for name in named.aliases.iter().map(String::as_str).chain([named.name.as_str()]) {
            self.by_name.entry(squash(name)).or_default().push(place);
        }
        self.here.insert(place);
        let Named { key, name, title, aliases, school, is_of_the_file } = named.clone();
        let is_school_of_file = is_of_the_file;
        self.all.push(Person { key, name, school, is_school_of_file, title, aliases, ..Person::default() });
        place
    }
}
