//! What must hold in a framework: references, order, ladders without a circle. Every fault is found, none twice.

use std::collections::{BTreeMap, BTreeSet};

use super::contents::Contents;
use super::find::nearest;
use super::id::Id;
use super::place::Place;
use super::role::{Destination, Role};
use super::table::{Entity, Table};

mod doubts;
mod records;

/// After so many faults no near names are looked for: looking through all records for each would take too long.
const MAX_OFFERED: usize = 200;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do about it, or what is near.
    pub hint: Option<String>,
    /// The record that is named here and is not there.
    pub names: Option<Place>,
}

impl Fault {
    fn new(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), hint: None, names: None }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// All that does not hold in `contents`.
pub(super) fn faults(contents: &Contents) -> Vec<Fault> {
    let mut check = Check { contents, faults: Vec::new() };
    check.whole();
    check.records();
    check.faults
}

/// What holds, and may still not be meant.
pub(super) use doubts::doubts;

/// The faults found so far.
struct Check<'a> {
    contents: &'a Contents,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, place: Place, message: impl Into<String>) {
        self.faults.push(Fault::new(place, message));
    }

    fn whole(&mut self) {
        if self.contents.about.is_none() {
            let fault = Fault::new(Place::of("about"), "no file says what this framework is");
            self.faults.push(fault.hint("add a top-level key “about” with title, short, year, rights and indicative"));
        }
        if !self.contents.standards.is_empty() && self.contents.suite.is_none() {
            let fault =
                Fault::new(Place::of("standards"), "there are standards, but no file says which suite they are");
            self.faults.push(fault.hint("add a top-level key “suite” with title, prefixes, text and section"));
        }
        self.ladders();
    }

    /// Nobody can follow himself, however long the way round.
    fn ladders(&mut self) {
        let follows: BTreeMap<&Id<Role>, &Id<Role>> =
            self.contents.roles.iter().filter_map(|role| Some((&role.id, role.follows.as_ref()?))).collect();
        // 1: being walked, 2: known to end.
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
                self.fault(Place::of("roles").key(here).key("follows"), message);
            }
            for role in walked {
                known.insert(role, 2);
            }
        }
    }

    /// A reference to a record that must be there.
    fn refers<T: Entity>(&mut self, place: Place, key: &T::Key, table: &Table<T>) {
        if table.get(key).is_some() {
            return;
        }
        let names = Some(Place::of(T::TABLE).key(key));
        let fault = Fault { names, ..Fault::new(place, format!("there is no {} “{key}”", T::NOUN)) };
        if self.faults.len() >= MAX_OFFERED {
            return self.faults.push(fault);
        }
        let typed = key.to_string();
        let near = nearest(&typed, table.offers().chain(table.iter().map(|r| ("", r.id.to_string()))));
        self.faults.push(match near.first() {
            Some(_) => fault.hint(format!("did you mean {}?", near.join(", "))),
            None => fault,
        });
    }

    /// References to records that must be there.
    fn all_refer<T: Entity>(&mut self, place: &Place, keys: &[T::Key], table: &Table<T>) {
        let mut seen = BTreeSet::new();
        for (n, key) in keys.iter().enumerate() {
            if table.get(key).is_none() {
                self.refers(place.index(n), key, table);
            }
            if !seen.insert(key) {
                self.fault(place.index(n), format!("{key} is named twice in this list"));
            }
        }
    }

    /// Words that must be there.
    fn says(&mut self, place: Place, text: &str) {
        // A field without a value is read as one of these where words belong.
        if matches!(text.trim(), "" | "~" | "null") {
            self.fault(place, "there must be words here");
        }
    }

    fn destination(&mut self, place: &Place, destination: &Destination) {
        self.section(place, Some(&destination.section));
        self.says(place.key("title"), &destination.title);
        self.all_refer(&place.key("open_to"), &destination.open_to, &self.contents.families);
        self.all_refer(&place.key("suggested_to"), &destination.suggested_to, &self.contents.roles);
        self.errata(place, &destination.errata);
        if destination.steps.is_empty() {
            self.fault(place.key("steps"), "a destination needs at least one step");
        }
        for (n, step) in destination.steps.iter().enumerate() {
            self.section(&place.key("steps").index(n), Some(&step.section));
        }
    }
}
