//! How the people of a team are shown: by name or, in anonymous answers, as numbers of which small ones are hidden.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{lapsed, members};
use crate::framework::Framework;
use crate::progress::{Aim, Covered, Risk, Team};
use crate::record::date::{self, Moment};
use crate::report::{Cell, Document, Line, Table};
use crate::roster::{Person, Roster};
use crate::words::{count, expectation};

/// What stands in place of a school that is not known.
pub(super) const NO_SCHOOL: &str = "no school is named";

/// The smallest number that anonymous answers show.
pub(super) const SMALLEST: usize = 3;

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

/// The people of each school, in the order of the schools' names; those whose school is not known come last.
pub(super) fn by_school(roster: &Roster) -> Vec<(String, Roster)> {
    let mut schools: BTreeMap<(bool, String), Roster> = BTreeMap::new();
    for person in &roster.people {
        let school = person.school.as_ref().map_or_else(|| NO_SCHOOL.to_owned(), ToString::to_string);
        schools.entry((person.school.is_none(), school)).or_default().people.push(person.clone());
    }
    schools.into_iter().map(|((_, school), roster)| (school, roster)).collect()
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

    pub(super) fn is_shown(&self, number: usize, of: usize) -> bool {
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

    /// How many things a member has still to gain, and how many of them are begun; `None` if it is not measured.
    pub(super) fn to_gain(&self, member: usize) -> Option<(usize, usize)> {
        self.team.case(member).aim?;
        let (left, measure) = self.team.distance(member);
        Some((left, left - measure.missing))
    }

    /// A table with a column for schools only if somebody's school is known.
    pub(super) fn of_schools(&self, table: Table) -> Table {
        let is_known = self.roster.people.iter().any(|person| person.school.is_some());
        if is_known { table } else { table.without("school") }
    }

    /// The same question about the people of one school.
    pub(super) fn at<'b>(&'b self, roster: &'b Roster, aim: Aim<'b>) -> Asked<'b> {
        let everybody = self.roster.people.iter().zip(&self.namesakes);
        let shared: HashSet<&str> =
            everybody.filter(|(_, shared)| **shared).map(|(person, _)| person.name.as_str()).collect();
        Asked {
            framework: self.framework,
            roster,
            team: Team::of(self.framework, members(&roster.people), aim),
            files: self.files.clone(),
            namesakes: roster.people.iter().map(|person| shared.contains(person.name.as_str())).collect(),
            anonymous: self.anonymous,
            as_of: self.as_of,
        }
    }

    /// How many members there are.
    pub(super) fn size(&self) -> usize {
        self.team.members.len()
    }

    /// The opening of every answer: that expectations are indicative, and what is hidden.
    pub(super) fn opening(&self, document: &mut Document) {
        document.quiet(expectation::caveat(self.framework.about()));
        let unread: Vec<&str> =
            self.roster.sheets.iter().filter(|sheet| sheet.holds_people).map(|sheet| sheet.title.as_str()).collect();
        if !unread.is_empty() {
            let (number, is) = (unread.len(), if unread.len() == 1 { "is" } else { "are" });
            let what = if self.anonymous { count(number, "list") } else { unread.join("; ") };
            let line = Line::from(format!("{what} {is} not read, although people seem to be in it"));
            let line = if self.anonymous {
                line.and(".")
            } else {
                line.and(": ").id(format!("tacareer roster check {}", self.files))
            };
            document.text(line);
        }
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
            ("Ran out before", lapsed::people(self).map(Into::into)),
            ("Not measured", (!aside.is_empty()).then(|| aside.join("; ").into())),
        ]);
        lapsed::told(self, document);
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
