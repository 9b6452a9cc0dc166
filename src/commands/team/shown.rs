//! How the people of a team are shown: by name or, in anonymous answers, as numbers of which small ones are hidden.

use std::collections::HashMap;

use crate::framework::Framework;
use crate::progress::{Covered, Risk, Team};
use crate::record::date::{self, Moment};
use crate::report::{Cell, Document, Line};
use crate::roster::{Person, Roster};
use crate::words::{count, expectation};

/// The smallest number that anonymous answers show.
const SMALLEST: usize = 3;

/// A question about a team.
pub(super) struct Asked<'a> {
    pub(super) framework: &'a Framework,
    pub(super) roster: &'a Roster,
    pub(super) team: Team<'a>,
    /// The lists as they were named, to be repeated in commands.
    pub(super) files: String,
    /// Which members share their name with somebody else.
    pub(super) namesakes: Vec<bool>,
    pub(super) anonymous: bool,
    pub(super) as_of: Option<&'a Moment>,
}

/// Which people share their name with somebody else.
pub(super) fn namesakes(people: &[Person]) -> Vec<bool> {
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(people.len());
    let mut shared = vec![false; people.len()];
    for (n, person) in people.iter().enumerate() {
        let first = *first.entry(person.name.as_str()).or_insert(n);
        if first != n {
            shared[first] = true;
            shared[n] = true;
        }
    }
    shared
}

impl<'a> Asked<'a> {
    /// The name of a member, with the code or the place if somebody else has the same name.
    pub(super) fn name(&self, member: usize) -> String {
        let person = &self.roster.people[member];
        match &person.key {
            _ if !self.namesakes[member] => person.name.to_string(),
            Some(key) => [&person.name, " (", key, ")"].concat(),
            None => [&person.name, " (", &person.place, ")"].concat(),
        }
    }

    /// The names of members; missing in anonymous answers.
    pub(super) fn names(&self, members: &[usize]) -> Cell {
        if self.anonymous || members.is_empty() {
            return Cell::Missing;
        }
        Cell::List(members.iter().map(|n| self.name(*n)).collect())
    }

    /// A number of people out of `of`.
    pub(super) fn number(&self, number: usize, of: usize) -> Cell {
        if self.is_shown(number, of) { number.into() } else { Cell::Text(self.words(number, of)) }
    }

    /// The number as text. If all but a few people are counted, it would reveal those few, and is hidden too.
    pub(super) fn words(&self, number: usize, of: usize) -> String {
        match number {
            _ if self.is_shown(number, of) => number.to_string(),
            few if few < SMALLEST => format!("fewer than {SMALLEST}"),
            _ => format!("all or all but fewer than {SMALLEST}"),
        }
    }

    fn is_shown(&self, number: usize, of: usize) -> bool {
        !self.anonymous || (number >= SMALLEST && of >= number && (of == number || of - number >= SMALLEST))
    }

    /// A number to sort by, so that the order does not reveal what is hidden.
    pub(super) fn rank(&self, number: usize, of: usize) -> usize {
        match self.is_shown(number, of) {
            true => number,
            false if number < SMALLEST => 0,
            false => usize::MAX,
        }
    }

    /// A number of people: "1 person", "4 people".
    pub(super) fn people(&self, number: usize, of: usize) -> String {
        if number == 1 && !self.anonymous { "1 person".into() } else { format!("{} people", self.words(number, of)) }
    }

    /// How many members there are.
    pub(super) fn size(&self) -> usize {
        self.team.members.len()
    }

    /// The opening of every answer: that expectations are indicative, and what is hidden.
    pub(super) fn opening(&self, document: &mut Document) {
        document.quiet(expectation::caveat(self.framework.about()));
        if self.anonymous {
            document.text(format!(
                "Made to be shared: no names, codes or files, and numbers below {SMALLEST} are hidden, as are those that leave \
                 fewer than {SMALLEST} out."
            ));
        }
    }

    /// The closing of every answer: what it was read from, and who is not included.
    pub(super) fn closing(&self, document: &mut Document) {
        let roster = self.roster;
        let without = roster.people.iter().filter(|person| person.record.role.is_none()).count();
        let mut aside = Vec::new();
        if without > 0 {
            aside.push(format!("{} without a role that is known", self.people(without, self.size())));
        }
        if roster.left > 0 {
            aside.push(format!("{} who left before", self.people(roster.left, roster.left)));
        }
        if roster.to_begin > 0 {
            aside.push(format!("{} who begin later", self.people(roster.to_begin, roster.to_begin)));
        }
        let sheets = roster.sheets.iter().filter(|sheet| sheet.header.is_some()).map(|sheet| sheet.title.clone());
        let records = (roster.records > 0).then(|| count(roster.records, "record"));
        let lists: Vec<String> = sheets.chain(records).collect();
        document.detail("What was read");
        document.facts([
            ("People", Some(self.words(self.size(), self.size()).into())),
            ("Read from", (!self.anonymous).then(|| lists.join("; ").into())),
            ("On", self.as_of.map(|moment| date::words(moment.date).into())),
            ("Not measured", (!aside.is_empty()).then(|| aside.join("; ").into())),
        ]);
        if !roster.findings.is_empty() && !self.anonymous {
            let line = Line::from(format!("{} in the lists to look at: ", count(roster.findings.len(), "question")));
            document.text(line.id(format!("tacareer roster check {}", self.files)));
        }
    }

    /// What may go wrong with something that is covered. Anonymous answers do not say, because it is about few people.
    pub(super) fn risk(&self, covered: &Covered<'a>) -> Option<String> {
        let risk = self.team.risk(covered).filter(|_| !self.anonymous)?;
        Some(match risk {
            Risk::Nobody => "nobody holds it".into(),
            Risk::Leaving(day) => format!("all who hold it leave, the last on {}", date::words(day)),
            Risk::One(None) => "one person alone".into(),
            Risk::One(Some(share)) => format!("one person alone, {share} of full time"),
        })
    }
}
