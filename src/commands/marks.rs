//! What a person's record says of what an answer shows, in the words "held", "in progress", "deemed equivalent",
//! "evidenced" and "done": a column of a table, a remark of an item. Without a record there is none of it.

use crate::framework::qualification::{Qualification, Unit};
use crate::framework::role::Role;
use crate::framework::{Framework, Id, Keyed, StandardNumber};
use crate::progress::{Gap, Holdings, Standing};
use crate::record::{Record, Status};
use crate::report::{Cell, Document, Line, Table};

use super::standing::{evidenced, so_far, stands};

/// A person's record, and the file it is from.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'a> {
    /// What the record says.
    pub record: &'a Record,
    /// The name of its file.
    pub file: &'a str,
    /// Where the file is, by a name that no other file has.
    pub place: &'a str,
}

/// What a record says, to be looked up for one thing after the other.
pub(super) struct Marks<'a> {
    framework: &'a Framework,
    known: Option<(Kept<'a>, Holdings<'a>)>,
}

/// What a record says of one thing.
pub(super) struct Mark {
    /// A word or two, for a column.
    pub(super) word: String,
    /// The same with the reason: "held, through the L2 Certificate STL".
    words: String,
}

impl Mark {
    /// Whether nothing of it is left to do.
    pub(super) fn is_done(&self) -> bool {
        !matches!(self.word.as_str(), "in progress" | "at a lower level" | "worked towards")
    }
}

impl<'a> Marks<'a> {
    pub(super) fn of(framework: &'a Framework, kept: Option<Kept<'a>>) -> Self {
        Self { framework, known: kept.map(|kept| (kept, Holdings::of(framework, kept.record))) }
    }

    /// The record, if there is one.
    pub(super) fn record(&self) -> Option<&'a Record> {
        self.known.as_ref().map(|(kept, _)| kept.record)
    }

    /// Says whose record it is: by name, or else by file.
    pub(super) fn opening(&self, document: &mut Document) {
        if let Some((kept, _)) = &self.known {
            let whose = kept.record.name.as_ref().map_or_else(|| kept.file.to_owned(), |name| format!("of {name}"));
            document.quiet(format!("With the record {whose}."));
        }
    }

    /// A table for a reader: those columns, and one for the marks where there is a record. No mark says that there is
    /// none, not that it is not known.
    pub(super) fn shown(&self, table: &Table, keys: &[&str]) -> Table {
        let own = self.known.as_ref().map(|_| "record");
        let mut table = table.only(&keys.iter().copied().chain(own).collect::<Vec<_>>());
        for row in &mut table.rows {
            if let Some(mark) = row.last_mut().filter(|mark| own.is_some() && **mark == Cell::Missing) {
                *mark = Cell::List(Vec::new());
            }
        }
        table
    }

    pub(super) fn unit(&self, id: &Id<Unit>) -> Option<Mark> {
        self.mark(|holdings| holdings.unit(id))
    }

    pub(super) fn qualification(&self, id: &Id<Qualification>) -> Option<Mark> {
        self.mark(|holdings| holdings.qualification(id))
    }

    pub(super) fn standard(&self, number: StandardNumber) -> Option<Mark> {
        self.evidence(|holdings| holdings.standard(number))
    }

    pub(super) fn professional(&self, number: StandardNumber) -> Option<Mark> {
        self.evidence(|holdings| holdings.professional(number))
    }

    /// What a role expects, one mark an expectation, as a gap tells it.
    pub(super) fn expectations(&self, role: &'a Keyed<Role>) -> Vec<Option<Mark>> {
        let Some(record) = self.record() else { return role.expects.iter().map(|_| None).collect() };
        let gap = Gap::of(self.framework, record, role);
        let mark = |expected: &crate::progress::Expected<'_>| {
            let word = expected.words().to_owned();
            (!expected.standing.is_missing()).then(|| Mark { word, words: so_far(expected) })
        };
        gap.expected.iter().map(mark).collect()
    }

    /// How many of a role's expectations are answered, as a gap counts them; nothing where there is none.
    pub(super) fn met(&self, role: &'a Keyed<Role>) -> Option<String> {
        let gap = Gap::of(self.framework, self.record()?, role);
        let counts = gap.counts();
        (counts.firm > 0).then(|| super::standing::met(counts))
    }

    /// Whether a suggestion, by its id, has been followed.
    pub(super) fn suggestion(&self, id: &str) -> Option<Mark> {
        let named = self.framework.roles.iter().find_map(|role| {
            (0..role.cpd.suggestions.len())
                .find(|n| role.suggestion_id(*n) == id)
                .map(|n| &role.cpd.suggestions[n].links)
        });
        if let Some(standing) = named.and_then(|links| self.known.as_ref()?.1.of_links(links)) {
            let word = if standing.is_settled() { "done" } else { standing.words() };
            return Some(Mark { word: word.into(), words: stands(&standing) });
        }
        let answers = self.record()?.cpd.iter().filter(|activity| activity.suggestions.iter().any(|own| own == id));
        let activity = answers.min_by_key(|activity| activity.status != Status::Held)?;
        let word = if activity.status.is_held() { "done" } else { "in progress" };
        let on = activity.on.map_or_else(String::new, |on| format!(", {on}"));
        Some(Mark { word: word.into(), words: format!("{word}, as “{}”{on}", activity.title) })
    }

    fn mark(&self, standing: impl Fn(&Holdings<'a>) -> Standing<'a>) -> Option<Mark> {
        let standing = standing(&self.known.as_ref()?.1);
        (!standing.is_missing()).then(|| Mark { word: standing.words().into(), words: stands(&standing) })
    }

    fn evidence(&self, standing: impl Fn(&Holdings<'a>) -> Standing<'a>) -> Option<Mark> {
        let standing = standing(&self.known.as_ref()?.1);
        let word = if matches!(standing, Standing::Held(_)) { "evidenced" } else { standing.words() };
        (!standing.is_missing()).then(|| Mark { word: word.into(), words: evidenced(&standing) })
    }
}

/// The word of a mark, for a row.
pub(super) fn word(mark: Option<Mark>) -> Option<String> {
    mark.map(|mark| mark.word)
}

/// A mark with its reason, as a fact below the name "In the record".
pub(super) fn fact(mark: Option<Mark>) -> Option<Line> {
    mark.map(|mark| Line::new().strong(mark.words))
}

/// A mark with its reason, for an item.
pub(super) fn remark(mark: Option<Mark>) -> Option<Line> {
    mark.map(|mark| Line::from("In the record: ").strong(mark.words))
}
