//! One walk over everything in the data, which checks, misprints and search use as visitors.
//!
//! Each kind of record visits its own fields in [`Entity::walk`], and destructures itself without `..`, so that a new
//! field does not compile until it is visited or left out on purpose.

use std::fmt::Display;

use super::about::{Change, Erratum, Note, Quote, Section};
use super::basic_skills::{BasicSkill, SkillLevel};
use super::check::Check;
use super::contents::Contents;
use super::id::{Id, StandardNumber};
use super::place::{Place, Step};
use super::standard::Standard;
use super::table::{Entity, Keyed, Table};

/// Where a walk has got to. The place is only built when it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct At<'p> {
    parent: Option<&'p At<'p>>,
    step: Here<'p>,
}

#[derive(Debug, Clone, Copy)]
enum Here<'p> {
    Key(&'p str),
    Index(usize),
}

impl<'p> At<'p> {
    /// At a top-level key.
    pub fn top(key: &'p str) -> Self {
        Self { parent: None, step: Here::Key(key) }
    }

    /// At a key of the mapping at this place.
    #[must_use]
    pub fn key(&'p self, key: &'p str) -> Self {
        Self { parent: Some(self), step: Here::Key(key) }
    }

    /// At an item, from 0, of the list at this place.
    #[must_use]
    pub fn index(&'p self, index: usize) -> Self {
        Self { parent: Some(self), step: Here::Index(index) }
    }

    /// The place.
    pub fn place(&self) -> Place {
        let mut steps = Vec::new();
        let mut here = Some(self);
        while let Some(At { parent, step }) = here {
            steps.push(match step {
                Here::Key(key) => Step::Key((*key).into()),
                Here::Index(index) => Step::Index(*index),
            });
            here = *parent;
        }
        steps.reverse();
        Place(steps)
    }
}

/// What a part of the data is called when it is listed.
#[derive(Debug, Clone)]
pub struct Called {
    /// What it is: "unit", "duty".
    pub noun: &'static str,
    /// Its id as it can be typed: `ta3.duty.7a`.
    pub id: String,
    /// A short title: "TA3 duty 7a".
    pub short: String,
    /// What a reader would call it: "TA3, Teaching Assistant Level 3".
    pub title: String,
    /// The command that shows it, without the program's name.
    pub command: String,
}

impl Called {
    /// Something whose short title is its full title.
    pub fn new(noun: &'static str, id: impl Display, title: impl Into<String>, command: impl Into<String>) -> Self {
        let title = title.into();
        Self { noun, id: id.to_string(), short: title.clone(), title, command: command.into() }
    }
}

/// The key of a record, whose type says what kind of record it belongs to.
pub trait Key: Display + Ord {
    /// The kind of record.
    type Of: Entity<Key = Self>;
}

impl<T: Entity<Key = Self>> Key for Id<T> {
    type Of = T;
}

impl Key for StandardNumber {
    type Of = Standard;
}

/// A visitor. It implements the methods it needs.
pub trait Visit<'a>: Sized {
    /// The contents that are walked over.
    fn contents(&self) -> &'a Contents;

    /// A part of the data with a name of its own. Later calls, up to the next part, are about it.
    fn part(&mut self, _at: &At<'_>, _called: impl FnOnce() -> Called) {}

    /// Text that must not be empty.
    fn words(&mut self, _at: &At<'_>, _text: &'a str) {}

    /// Text that can be searched for; with "", only the title of the part can.
    fn mention(&mut self, _text: &'a str, _section: Option<&'a Id<Section>>) {}

    /// Words by which people look for the part, which are not in what is told of it.
    fn sought(&mut self, _text: &'a str, _section: Option<&'a Id<Section>>) {}

    /// A reference to a record.
    fn refers<K: Key>(&mut self, _at: &At<'_>, _key: &'a K) {}

    /// References to different records.
    fn all_refer<K: Key>(&mut self, _at: &At<'_>, _keys: &'a [K]) {}

    /// A reference to a level of English, maths or ICT.
    fn skill_level(&mut self, _at: &At<'_>, _level: &'a Id<SkillLevel>) {}

    /// A misprint.
    fn erratum(&mut self, _at: &At<'_>, _erratum: &'a Erratum) {}

    /// Text that must not be empty and can be searched for.
    fn text(&mut self, at: &At<'_>, text: &'a str, section: Option<&'a Id<Section>>) {
        self.words(at, text);
        self.mention(text, section);
    }

    /// The section that something is in.
    fn section(&mut self, at: &At<'_>, section: Option<&'a Id<Section>>) {
        if let Some(section) = section {
            self.refers(&at.key("section"), section);
        }
    }

    /// Exact words, and the section they are in.
    fn quote(&mut self, at: &At<'_>, quote: &'a Quote) {
        let Quote { text, section } = quote;
        self.text(&at.key("text"), text, Some(section));
        self.section(at, Some(section));
    }

    /// A list of quotes.
    fn quotes(&mut self, at: &At<'_>, quotes: &'a [Quote]) {
        for (n, quote) in quotes.iter().enumerate() {
            self.quote(&at.index(n), quote);
        }
    }

    /// A note in our own words, and the section it is based on.
    fn note(&mut self, at: &At<'_>, note: &'a Note) {
        let Note { text, section } = note;
        self.words(&at.key("text"), text);
        self.section(at, Some(section));
    }

    /// The field `changes` of this place.
    fn changes(&mut self, at: &At<'_>, changes: &'a [Id<Change>]) {
        self.all_refer(&at.key("changes"), changes);
    }

    /// The field `errata` of this place.
    fn errata(&mut self, at: &At<'_>, errata: &'a [Erratum]) {
        for (n, erratum) in errata.iter().enumerate() {
            let list = at.key("errata");
            let here = list.index(n);
            let Erratum { printed, should_be: _, note: _, section, source: _ } = erratum;
            self.words(&here.key("printed"), printed);
            self.section(&here, section.as_ref());
            self.erratum(&here, erratum);
        }
    }

    /// Levels of English, maths or ICT.
    fn skills(&mut self, at: &At<'_>, skills: &'a [BasicSkill]) {
        for (n, skill) in skills.iter().enumerate() {
            let BasicSkill { subject: _, level, or_above: _ } = skill;
            self.skill_level(&at.index(n).key("level"), level);
        }
    }
}

/// A single record, which has a top-level key of its own: `about`, `suite`.
pub trait Single {
    /// Visits everything in it.
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V);

    /// The rules that only it must keep.
    fn rules(&self, _at: &At<'_>, _check: &mut Check<'_>) {}
}

/// The value of a top-level key, as a walk sees it.
pub(super) trait Walked {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V);
    fn rules(&self, at: &At<'_>, check: &mut Check<'_>);
}

impl<T: Entity> Walked for Table<T> {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        for record in self {
            T::walk(record, &at.key(&record.id.to_string()), visitor);
        }
    }

    fn rules(&self, at: &At<'_>, check: &mut Check<'_>) {
        for record in self {
            T::rules(record, &at.key(&record.id.to_string()), check);
        }
    }
}

impl<T: Single> Walked for Option<T> {
    fn walk<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        if let Some(one) = self {
            one.walk(at, visitor);
        }
    }

    fn rules(&self, at: &At<'_>, check: &mut Check<'_>) {
        if let Some(one) = self {
            one.rules(at, check);
        }
    }
}

impl<T: Entity> Keyed<T> {
    /// The record as a part that is called by its title and shown by a command that takes its id.
    pub(super) fn called(&self, command: &str) -> Called {
        let title = self.names().first().map_or_else(String::new, |name| (*name).to_owned());
        Called::new(T::NOUN, &self.id, title, format!("{command} {}", self.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_knows_its_place() {
        let (top, index) = (At::top("roles"), 6);
        let (role, list) = (top.key("ta3"), "duties");
        assert_eq!(role.key(list).index(index).key("text").place().to_string(), "roles.ta3.duties[6].text");
        assert_eq!(top.place(), Place::of("roles"));
    }
}
