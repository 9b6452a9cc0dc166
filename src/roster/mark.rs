//! Reads from a cell whether something is held: a date, yes, a tick, booked.

use jiff::civil::Date;

use super::sheet::Value;
use super::things::Mark;
use crate::framework::squash;
use crate::record::{Status, date};

/// The meaning of a mark in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    /// It is held.
    Held,
    /// It is booked or begun.
    InProgress,
    /// It is not held.
    Nothing,
}

impl Meant {
    /// The words for these meanings in a map.
    pub(super) const NAMED: [(&'static str, Self); 3] =
        [("held", Self::Held), ("in-progress", Self::InProgress), ("none", Self::Nothing)];
}

/// What people write, without case, spaces and punctuation.
const HELD: [&str; 16] = [
    "y",
    "yes",
    "held",
    "pass",
    "passed",
    "achieved",
    "complete",
    "completed",
    "done",
    "attended",
    "gained",
    "awarded",
    "true",
    "current",
    "valid",
    "trained",
];
const IN_PROGRESS: [&str; 16] = [
    "booked",
    "inprogress",
    "studyingtowards",
    "currentlystudying",
    "currentlyworkingtowards",
    "nearingcompletion",
    "enrolled",
    "started",
    "begun",
    "workingtowards",
    "underway",
    "ongoing",
    "registered",
    "oncourse",
    "studying",
    "planned",
];
const NOTHING: [&str; 15] = [
    "n",
    "no",
    "none",
    "nil",
    "na",
    "notheld",
    "notstarted",
    "notcompleted",
    "fail",
    "notapplicable",
    "false",
    "failed",
    "withdrawn",
    "cancelled",
    "notattended",
];
const TICKS: [&str; 4] = ["✓", "✔", "☑", "✅"];
const CROSSES: [&str; 8] = ["✗", "✘", "☐", "❌", "-", "–", "—", "/"];
const EXPIRES: [&str; 8] = ["expires on", "expires", "expiry", "expiring", "exp.", "exp", "valid until", "valid to"];

/// A cell that can be read in several ways, or not at all: a question for the person who keeps the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unclear {
    /// What is unclear.
    pub(super) why: String,
    /// Whether it is a date, with a slip in it.
    pub(super) is_of_a_date: bool,
}

/// Whether the words say that something is begun: `working towards`.
pub(super) fn is_begun(words: &str) -> bool {
    word(words) == Some(Meant::InProgress)
}

/// Whether the words say that something is to come, so that its date is not when it began.
pub(super) fn is_booking(words: &str) -> bool {
    ["booked", "planned", "registered"].contains(&squash(words).as_str())
}

/// What the words say of how far something has come, and no more; `None` if they say something else.
pub(super) fn word(words: &str) -> Option<Meant> {
    let known = squash(words);
    let of = |all: &[&str], meant: Meant| all.contains(&known.as_str()).then_some(meant);
    of(&HELD, Meant::Held).or_else(|| of(&IN_PROGRESS, Meant::InProgress)).or_else(|| of(&NOTHING, Meant::Nothing))
}

/// Whether it is a grade, from A* to U.
pub(super) fn is_letter_grade(text: &str) -> bool {
    const GRADES: [&str; 9] = ["a*", "a", "b", "c", "d", "e", "f", "g", "u"];
    GRADES.contains(&text.to_lowercase().as_str())
}

/// The meaning of a cell; `None` if it says that the thing is not held. `meant` is the meaning of the mark according to
/// the map. A date after `as_of` is in the future.
pub(super) fn read(
    value: &Value,
    as_of: Option<Date>,
    meant: impl Fn(&str) -> Option<Meant>,
) -> Result<Option<Mark>, Unclear> {
    let on = |date: Date| {
        let is_to_come = as_of.is_some_and(|today| date > today);
        Some(if is_to_come { Mark::default().booked(date) } else { Mark { on: Some(date), ..Mark::default() } })
    };
    let words = value.words();
    let text = words.trim();
    let unclear = |why: &str| Err(Unclear { why: format!("“{text}” {why}"), is_of_a_date: false });
    let either = || unclear("may mean that it is held or that it is not");
    if let Some(meant) = meant(text) {
        return Ok(of(meant));
    }
    match value {
        Value::Empty | Value::Flag(false) => return Ok(None),
        Value::Flag(true) => return Ok(of(Meant::Held)),
        Value::Day(date) => return Ok(on(*date)),
        Value::Fault(_) => return unclear("is an error of the spreadsheet"),
        Value::Text(_) | Value::Number(_) => {}
    }
    // “Yes?” is a question, not an answer.
    if text.contains('?') {
        return either();
    }
    let lower = text.to_lowercase();
    if let Some(rest) = EXPIRES.iter().find_map(|start| lower.strip_prefix(start)) {
        let last = date::last_day(rest.trim_matches([' ', ':']));
        return last.map_or_else(
            |_| unclear("names no date on which it runs out"),
            |moment| Ok(Some(Mark { expires: Some(moment.date), ..Mark::default() })),
        );
    }
    let known = squash(text);
    if HELD.contains(&known.as_str()) || TICKS.contains(&text) {
        return Ok(of(Meant::Held));
    }
    if IN_PROGRESS.contains(&known.as_str()) {
        return Ok(of(Meant::InProgress));
    }
    if NOTHING.contains(&known.as_str()) || CROSSES.contains(&text) {
        return Ok(None);
    }
    // “achieved 2019”, “booked 12/1/2027”.
    if let Some((word, day)) = text.split_once([' ', ':'])
        && let Ok(moment) = date::first_day(day)
    {
        if is_booking(word) {
            return Ok(Some(Mark::default().booked(moment.date)));
        }
        let word = squash(word);
        if HELD.contains(&word.as_str()) {
            return Ok(on(moment.date));
        }
        if IN_PROGRESS.contains(&word.as_str()) {
            return Ok(Some(Mark { status: Status::InProgress, on: Some(moment.date), ..Mark::default() }));
        }
    }
    match date::first_day(text) {
        Ok(moment) => Ok(on(moment.date)),
        Err(refused) if matches!(refused.why, date::Why::NoSuchDay | date::Why::MonthFirst(_)) => {
            Err(Unclear { why: refused.to_string(), is_of_a_date: true })
        }
        Err(_) => either(),
    }
}

fn of(meant: Meant) -> Option<Mark> {
    match meant {
        Meant::Held => Some(Mark::default()),
        Meant::InProgress => Some(Mark { status: Status::InProgress, ..Mark::default() }),
        Meant::Nothing => None,
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn plain(text: &str) -> Result<Option<Mark>, Unclear> {
        read(&Value::of_text(text), None, |_| None)
    }

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn what_people_write_is_read() {
        for text in ["Y", "yes", "✓", "Held", "PASSED"] {
            assert_eq!(plain(text), Ok(Some(Mark::default())), "{text}");
        }
        for text in ["", "n", "No", "–", "n/a"] {
            assert_eq!(plain(text), Ok(None), "{text}");
        }
        let booked = Mark { status: Status::InProgress, ..Mark::default() };
        assert_eq!(plain("Booked"), Ok(Some(booked)));
    }

    #[test]
    fn a_date_is_when_it_was_achieved_and_an_expiry_when_it_runs_out() {
        let on = Mark { on: Some(day("2026-09-07")), ..Mark::default() };
        assert_eq!(plain("07/09/2026"), Ok(Some(on.clone())));
        assert_eq!(read(&Value::Day(day("2026-09-07")), None, |_| None), Ok(Some(on)));
        let expires = Mark { expires: Some(day("2027-03-31")), ..Mark::default() };
        assert_eq!(plain("expires March 2027"), Ok(Some(expires)));
    }

    #[test]
    fn a_word_may_stand_before_the_date() {
        let on = |status, text: &str| Some(Mark { status, on: Some(day(text)), ..Mark::default() });
        assert_eq!(plain("achieved 2019"), Ok(on(Status::Held, "2019-01-01")));
        assert_eq!(plain("Started 12/1/2027"), Ok(on(Status::InProgress, "2027-01-12")));
        assert_eq!(plain("Booked 12/1/2027"), Ok(Some(Mark::default().booked(day("2027-01-12")))));
    }

    #[test]
    fn a_day_to_come_is_a_booking() {
        let read = read(&Value::Day(day("2026-09-07")), Some(day("2026-09-01")), |_| None);
        assert_eq!(read.map(|mark| mark.map(|mark| mark.status)), Ok(Some(Status::InProgress)));
    }

    #[test]
    fn a_day_that_does_not_exist_is_named_as_such() {
        let why = plain("2024-02-30").map_err(|unclear| (unclear.why, unclear.is_of_a_date));
        let said = "“2024-02-30” is not a date: there is no such day in that month, or no such month";
        assert_eq!(why, Err((said.to_owned(), true)));
    }

    #[test]
    fn what_may_mean_either_is_asked() {
        for text in ["x", "1", "3", "maybe", "#N/A", "Yes?", "Y?", "no?", "booked?", "?", "Pending", "TBC"] {
            assert!(plain(text).is_err(), "{text}");
        }
        assert_eq!(read(&Value::of_text("x"), None, |_| Some(Meant::Held)), Ok(Some(Mark::default())));
    }
}
