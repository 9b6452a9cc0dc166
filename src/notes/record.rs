//! What a person's record says about a place in the data: "held", "in progress", "deemed equivalent", "evidenced" or
//! "done".

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::framework::basic_skills::SkillLevel;
use crate::framework::role::Role;
use crate::framework::{Framework, Id, Keyed, Place};
use crate::progress::{Expected, Gap, Holdings, Standing};
use crate::record::date;
use crate::record::{Held, Status};
use crate::words::standing::{evidenced, met, so_far, stands};
use crate::words::{Kept, suggestion};

use super::known::role;

/// A record, and what has been worked out from it so far.
pub(super) struct Marks<'a> {
    framework: &'a Framework,
    kept: Kept<'a>,
    holdings: Holdings<'a>,
    gaps: RefCell<BTreeMap<String, Rc<Gap<'a>>>>,
}

/// What a record says about one thing.
pub(super) struct Mark {
    /// A word or two, for a column.
    pub(super) word: String,
    /// The same with the reason: "held, through the L2 Certificate STL".
    pub(super) words: String,
}

impl<'a> Marks<'a> {
    pub(super) fn of(framework: &'a Framework, kept: Kept<'a>) -> Self {
        let holdings = Holdings::of(framework, kept.record);
        Self { framework, kept, holdings, gaps: RefCell::default() }
    }

    /// Whose record it is: by name, or else by file.
    pub(super) fn whose(&self) -> String {
        self.kept.record.name.as_ref().map_or_else(|| self.kept.file.to_owned(), |name| format!("of {name}"))
    }

    /// What the record says about the thing at a place.
    pub(super) fn of_place(&self, place: &Place) -> Option<Mark> {
        let steps: Vec<String> = place.0.iter().map(ToString::to_string).collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        match steps[..] {
            ["units", id] => mark(&self.holdings.unit(&id.parse().ok()?)),
            ["qualifications", id] => mark(&self.holdings.qualification(&id.parse().ok()?)),
            ["modules", id] => self.module(&id.parse().ok()?),
            ["standards", number] => evidence(&self.holdings.standard(number.parse().ok()?)),
            ["professional_standards", "groups", group, "parts", part, "standards", n] => {
                let groups = &self.framework.professional_standards.as_ref()?.groups;
                let part = groups.get(index(group)?)?.parts.get(index(part)?)?;
                evidence(&self.holdings.professional(part.standards.get(index(n)?)?.number))
            }
            ["basic_skills", "levels", n] => {
                let level = &self.framework.basic_skills.as_ref()?.levels.get(index(n)?)?.id;
                self.level(level)
            }
            ["roles", id] => self.met(id),
            ["roles", id, "expects", n] => self.expectation(id, index(n)?),
            ["roles", id, "cpd", "suggestions", n] => {
                let (role, place) = (role(self.framework, id)?, index(n)?);
                if place < role.cpd.suggestions.len() { self.suggestion(role, place) } else { None }
            }
            _ => None,
        }
    }

    fn module(&self, id: &Id<crate::framework::training::Module>) -> Option<Mark> {
        let entries = self.kept.record.modules.iter().filter(|held| held.id == *id);
        let held = entries.min_by_key(|held| held.status != Status::Held)?;
        Some(Mark { word: held.status.words().into(), words: dated(held) })
    }

    /// The subjects in which somebody has a level of English, maths or ICT.
    fn level(&self, level: &Id<SkillLevel>) -> Option<Mark> {
        let skills = || self.kept.record.basic_skills.iter().filter(|skill| skill.level == *level);
        let word = skills().map(|skill| format!("{} {}", skill.subject.words(), skill.status.words()));
        let word: Vec<String> = word.collect();
        let words = skills().map(|skill| {
            let on = skill.on.map_or_else(String::new, |on| format!(", {}", date::words(on)));
            format!("{} {}{on}", skill.subject.words(), skill.status.words())
        });
        let words: Vec<String> = words.collect();
        (!word.is_empty()).then(|| Mark { word: word.join(", "), words: words.join("; ") })
    }

    /// How many of a role's expectations are met, as in a gap; `None` if the role has no expectations.
    fn met(&self, id: &str) -> Option<Mark> {
        let gap = self.gap(id)?;
        let counts = gap.counts();
        let words = met(counts);
        (counts.firm > 0).then(|| Mark { word: words.clone(), words })
    }

    /// The standing of an expectation of a role, as in a gap.
    fn expectation(&self, id: &str, place: usize) -> Option<Mark> {
        let gap = self.gap(id)?;
        // What is optional is marked once it is begun: that something lower is held is no word on it.
        let is_known = |expected: &&Expected<'_>| {
            let is_begun = expected.standing.is_settled() || expected.is_under_way();
            if expected.is_optional() { is_begun } else { !expected.standing.is_missing() }
        };
        let expected = gap.expected.get(place).filter(is_known)?;
        Some(Mark { word: expected.words().into(), words: so_far(expected) })
    }

    fn gap(&self, id: &str) -> Option<Rc<Gap<'a>>> {
        let role = role(self.framework, id)?;
        let mut gaps = self.gaps.borrow_mut();
        let gap = || Rc::new(Gap::of(self.framework, self.kept.record, role));
        Some(Rc::clone(gaps.entry(id.to_owned()).or_insert_with(gap)))
    }

    /// Whether the suggestion at that place of a role's has been followed.
    fn suggestion(&self, role: &Keyed<Role>, place: usize) -> Option<Mark> {
        if let Some(standing) = self.holdings.of_links(&role.cpd.suggestions[place].links) {
            let word = if standing.is_settled() { "done" } else { standing.words() };
            return Some(Mark { word: word.into(), words: stands(&standing) });
        }
        let activity = suggestion::answer(self.framework, self.kept.record, role, place)?;
        let word = if activity.status.is_held() { "done" } else { "in progress" };
        let on = activity.on.map_or_else(String::new, |on| format!(", {}", date::words(on)));
        Some(Mark { word: word.into(), words: format!("{word}, as “{}”{on}", activity.title) })
    }
}

fn index(step: &str) -> Option<usize> {
    step.parse().ok()
}

fn mark(standing: &Standing<'_>) -> Option<Mark> {
    (!standing.is_missing()).then(|| Mark { word: standing.words().into(), words: stands(standing) })
}

fn evidence(standing: &Standing<'_>) -> Option<Mark> {
    let word = if matches!(standing, Standing::Held(_)) { "evidenced" } else { standing.words() };
    (!standing.is_missing()).then(|| Mark { word: word.into(), words: evidenced(standing) })
}

/// "held, since 2022-06-30".
fn dated<T>(held: &Held<T>) -> String {
    let words = held.status.words();
    match (held.on, held.status.is_held()) {
        (Some(on), true) => format!("{words}, since {}", date::words(on)),
        (Some(on), false) => format!("{words}, begun on {}", date::words(on)),
        (None, _) => words.into(),
    }
}
