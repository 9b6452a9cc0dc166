//! What must be true of a framework: references lead to records, lists are in order, ladders have no circles. Every
//! fault is found, and none twice.

use std::collections::{BTreeMap, BTreeSet};

use super::basic_skills::SkillLevel;
use super::contents::Contents;
use super::find::nearest;
use super::id::Id;
use super::place::Place;
use super::role::Role;
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
    /// What is wrong.
    pub message: String,
    /// What to do about it, or similar names.
    pub hint: Option<String>,
    /// The record that is named here but does not exist.
    pub names: Option<Place>,
}

impl Fault {
    pub(super) fn new(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), hint: None, names: None }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
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

/// What is not wrong but may be unintended.
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

    pub(super) fn fault(&mut self, at: &At<'_>, message: impl Into<String>) {
        self.push(Fault::new(at.place(), message));
    }

    pub(super) fn push(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    fn whole(&mut self) {
        if self.contents.about.is_none() {
            let fault = Fault::new(Place::of("about"), "no file says what this framework is");
            self.faults.push(fault.hint("add a top-level key “about” with title, short, year, rights and indicative"));
        }
        if !self.contents.standards.is_empty() && self.contents.suite.is_none() {
            let fault =
                Fault::new(Place::of("standards"), "there are standards, but no file says which suite they belong to");
            self.faults.push(fault.hint("add a top-level key “suite” with title, prefixes, text and section"));
        }
        self.ladders();
    }

    /// No role may follow itself, not even through other roles.
    fn ladders(&mut self) {
        let follows: BTreeMap<&Id<Role>, &Id<Role>> =
            self.contents.roles.iter().filter_map(|role| Some((&role.id, role.follows.as_ref()?))).collect();
        // 1: on the way being walked; 2: known to lead to the foot of a ladder.
        let mut known: BTreeMap<&Id<Role>, u8> = BTreeMap::new();
        for start in follows.keys().copied() {
            let mut walked = Vec::new();
            let mut here = start;
            while !known.contains_key(here) {
                known.insert(here, 1);
                walked.push(here);
                let Some(below) = follows.get(here) else { break };
                here = below;
            }
            if known.get(here) == Some(&1) && walked.contains(&here) && follows.contains_key(here) {
                let at = walked.iter().position(|role| *role == here).unwrap_or(0);
                let circle: Vec<String> = walked[at..].iter().chain([&here]).map(ToString::to_string).collect();
                let message = format!("the progression goes round in a circle: {}", circle.join(" follows "));
                self.push(Fault::new(Place::of("roles").key(here).key("follows"), message));
            }
            for role in walked {
                known.insert(role, 2);
            }
        }
    }

    /// Reports a reference to a record that does not exist.
    fn missing<K: Key>(&mut self, place: Place, key: &K, table: &Table<K::Of>) {
        let names = Some(Place::of(K::Of::TABLE).key(key));
        let fault = Fault { names, ..Fault::new(place, format!("there is no {} “{key}”", K::Of::NOUN)) };
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

impl<'a> Visit<'a> for Check<'a> {
    fn contents(&self) -> &'a Contents {
        self.contents
    }

    fn words(&mut self, at: &At<'_>, text: &'a str) {
        // A field without a value is read as one of these if it should be text.
        if matches!(text.trim(), "" | "~" | "null") {
            self.fault(at, "there must be text here");
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
                self.fault(&at.index(n), format!("{key} is named twice in this list"));
            }
        }
    }

    fn skill_level(&mut self, at: &At<'_>, level: &'a Id<SkillLevel>) {
        let levels = self.contents.basic_skills.as_ref().map_or(&[][..], |skills| &skills.levels);
        if levels.iter().any(|known| known.id == *level) {
            return;
        }
        let known: Vec<&str> = levels.iter().map(|known| known.id.as_str()).collect();
        let fault = Fault::new(at.place(), format!("there is no level {level} of English, maths or ICT"));
        self.push(match known[..] {
            [] => fault,
            _ => fault.hint(format!("there are {}", known.join(", "))),
        });
    }
}
