//! What must be true of a framework: references point to records, lists are in order, ladders have no circles. All
//! faults are found, each once.

use std::collections::{BTreeMap, BTreeSet};

use super::about::Section;
use super::basic_skills::SkillLevel;
use super::contents::Contents;
use super::find::{nearest, squash};
use super::id::Id;
use super::place::Place;
use super::qualification::Qualification;
use super::role::Role;
use super::rule::Rule;
use super::table::{Entity, Table};
use super::walk::{At, Key, Visit};

mod doubts;

/// Stop looking for similar names after this many faults: each search goes through all records, which takes too long.
const MAX_OFFERED: usize = 200;

/// Something that is wrong in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// The rule that is broken.
    pub rule: Rule,
    /// What is wrong.
    pub message: String,
    /// What to do about it, or similar names.
    pub hint: Option<String>,
    /// The record that is named here but does not exist.
    pub names: Option<Place>,
}

impl Fault {
    pub(crate) fn new(place: Place, rule: Rule, message: impl Into<String>) -> Self {
        Self { place, rule, message: message.into(), hint: None, names: None }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Everything that is wrong in `contents`.
pub(super) fn faults(contents: &Contents) -> Vec<Fault> {
    let mut check = Check { contents, faults: Vec::new() };
    check.whole();
    contents.walk(&mut check);
    contents.rules(&mut check);
    check.faults
}

/// What is valid but may be unintended.
pub(super) use doubts::doubts;

/// A walk that looks for faults, and the faults found so far.
#[derive(Debug)]
pub struct Check<'a> {
    contents: &'a Contents,
    faults: Vec<Fault>,
}

impl<'a> Check<'a> {
    /// What is checked.
    pub(super) fn contents(&self) -> &'a Contents {
        self.contents
    }

    pub(super) fn fault(&mut self, at: &At<'_>, rule: Rule, message: impl Into<String>) {
        self.push(Fault::new(at.place(), rule, message));
    }

    pub(super) fn push(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    fn whole(&mut self) {
        if self.contents.about.is_none() {
            let fault = Fault::new(Place::of("about"), Rule::About, "no file says what this framework is");
            self.faults.push(fault.hint("add a top-level key “about” with title, short, year, rights and indicative"));
        }
        if !self.contents.standards.is_empty() && self.contents.suite.is_none() {
            let fault = Fault::new(
                Place::of("standards"),
                Rule::Suite,
                "there are standards, but no file says which suite they belong to",
            );
            self.faults.push(fault.hint("add a top-level key “suite” with title, prefixes, text and section"));
        }
        self.circles();
        self.short_names();
    }

    /// There are no circles: no role follows itself or adds to its own suggestions, and no qualification incorporates
    /// itself, not even through others.
    fn circles(&mut self) {
        let (roles, qualifications) = (&self.contents.roles, &self.contents.qualifications);
        let follows = |role: &'a Role| role.below().collect();
        let adds = |role: &'a Role| role.cpd.in_addition_to.iter().collect();
        let takes_in = |one: &'a Qualification| one.incorporates.iter().collect();
        let found = [
            circles(roles, "follows", "the progression goes round in a circle", " follows ", follows),
            circles(roles, "cpd", "the suggestions go round in a circle", " adds to ", adds),
            circles(qualifications, "incorporates", "the qualifications go round in a circle", " takes in ", takes_in),
        ];
        for fault in found.into_iter().flatten() {
            self.push(fault);
        }
    }

    /// No two roles share a short name.
    fn short_names(&mut self) {
        let mut seen: BTreeMap<String, &Id<Role>> = BTreeMap::new();
        for role in &self.contents.roles {
            if let Some(first) = seen.insert(squash(&role.short), &role.id).filter(|_| !role.short.trim().is_empty()) {
                let message = format!("“{}” is the short name of {first} already", role.short);
                self.push(Fault::new(role.place().key("short"), Rule::TakenName, message));
            }
        }
    }

    /// Reports a level of a unit or qualification that is not among those of the framework.
    pub(super) fn level(&mut self, at: &At<'_>, level: u8) {
        if let Some(message) = self.contents.credit.as_ref().and_then(|credit| credit.beyond(level)) {
            self.fault(at, Rule::Contradiction, message);
        }
    }

    /// Reports, once, that there are no sections at all.
    fn no_sections(&mut self, place: Place, section: &str) {
        let message = format!("there is no section “{section}”, nor any other");
        if self.faults.iter().all(|fault| !fault.message.ends_with(", nor any other")) {
            let fault = Fault::new(place, Rule::Reference, message);
            self.push(
                fault.hint("add a top-level key “sections”; below it, each id with its title: “levels: {title: …}”"),
            );
        }
    }

    /// Reports a reference to a record that does not exist.
    fn missing<K: Key>(&mut self, place: Place, key: &K, table: &Table<K::Of>) {
        if K::Of::TABLE == Section::TABLE && table.is_empty() {
            return self.no_sections(place, &key.to_string());
        }
        let names = Some(Place::of(K::Of::TABLE).key(key));
        let fault =
            Fault { names, ..Fault::new(place, Rule::Reference, format!("there is no {} “{key}”", K::Of::NOUN)) };
        if self.faults.len() >= MAX_OFFERED {
            return self.push(fault);
        }
        let near = nearest(&key.to_string(), table.offers().chain(table.iter().map(|r| ("", r.id.to_string()))));
        self.push(match near.first() {
            Some(_) => fault.hint(format!("did you mean {}?", near.join(", "))),
            None => fault,
        });
    }
}

/// The circles in a table, each reported once, at the step that closes it.
fn circles<'a, T: Entity<Key = Id<T>>>(
    table: &'a Table<T>,
    field: &str,
    message: &str,
    link: &str,
    next: impl Fn(&'a T) -> Vec<&'a Id<T>>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    let open = |id: &Id<T>| table.get(id).map_or_else(Vec::new, |record| next(record));
    // The records from which every step has been followed.
    let mut done: BTreeSet<&Id<T>> = BTreeSet::new();
    for start in table {
        // The way so far, with the steps still to be tried from each record, and the records on it.
        let mut way: Vec<(&Id<T>, Vec<&Id<T>>)> = Vec::new();
        let mut on_way: BTreeSet<&Id<T>> = BTreeSet::new();
        if !done.contains(&start.id) {
            way.push((&start.id, open(&start.id)));
            on_way.insert(&start.id);
        }
        while let Some((last, ahead)) = way.last_mut() {
            let last = *last;
            match ahead.pop() {
                Some(other) if on_way.contains(other) => {
                    let from = way.iter().position(|(id, _)| *id == other).unwrap_or(0);
                    let names = way[from..].iter().map(|(id, _)| *id).chain([other]).map(ToString::to_string);
                    let circle = names.collect::<Vec<_>>().join(link);
                    let place = Place::of(T::TABLE).key(other).key(field);
                    faults.push(Fault::new(place, Rule::Circle, format!("{message}: {circle}")));
                }
                Some(other) if done.contains(other) || table.get(other).is_none() => {}
                Some(other) => {
                    on_way.insert(other);
                    way.push((other, open(other)));
                }
                None => {
                    way.pop();
                    on_way.remove(last);
                    done.insert(last);
                }
            }
        }
    }
    faults
}

impl<'a> Visit<'a> for Check<'a> {
    fn contents(&self) -> &'a Contents {
        self.contents
    }

    fn words(&mut self, at: &At<'_>, text: &'a str) {
        // A field without a value is read as one of these if it should be text.
        if matches!(text.trim(), "" | "~" | "null") {
            self.fault(at, Rule::EmptyText, "there must be text here");
        }
    }

    fn refers<K: Key>(&mut self, at: &At<'_>, key: &'a K) {
        let table = K::Of::table(self.contents);
        if table.get(key).is_none() {
            self.missing(at.place(), key, table);
        }
    }

    fn all_refer<K: Key>(&mut self, at: &At<'_>, keys: &'a [K]) {
        let mut seen = BTreeSet::new();
        for (n, key) in keys.iter().enumerate() {
            self.refers(&at.index(n), key);
            if !seen.insert(key) {
                self.fault(&at.index(n), Rule::NamedTwice, format!("{key} is named twice in this list"));
            }
        }
    }

    fn skill_level(&mut self, at: &At<'_>, level: &'a Id<SkillLevel>) {
        let levels = self.contents.basic_skills.as_ref().map_or(&[][..], |skills| &skills.levels);
        if levels.iter().any(|known| known.id == *level) {
            return;
        }
        let known: Vec<&str> = levels.iter().map(|known| known.id.as_str()).collect();
        let fault =
            Fault::new(at.place(), Rule::Reference, format!("there is no level {level} of English, maths or ICT"));
        self.push(match known[..] {
            [] => fault,
            _ => fault.hint(format!("there are {}", known.join(", "))),
        });
    }
}
