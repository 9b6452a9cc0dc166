//! A calendar as in RFC 5545: all-day events, one after another.
//!
//! There is no clock here either: the time stamp that the format requires is constant, and a changed event gets a
//! higher sequence number than in the calendar that is replaced.

use std::collections::HashMap;
use std::fmt::Write;

use anyhow::{Result, bail};
use jiff::civil::Date;

use crate::report::{Calendar, Event};
use crate::visible::visible;

/// How every calendar of this program begins, and no other: it says what has made it.
pub(super) const BEGINNING: &str =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tacareer//career framework navigator//EN\r\n";

/// The longest line, in bytes, without its line end (section 3.1 of the RFC).
const LONGEST: usize = 75;

/// The time stamp of every event. Calendars compare it only if the sequence numbers are equal.
const STAMP: &str = "20150101T000000Z";

/// Writes a calendar. An event that has changed since `earlier` gets the next sequence number, so that calendars that
/// have imported it move it.
pub(super) fn render(calendar: &Calendar, earlier: &str) -> Result<String> {
    if calendar.events.is_empty() {
        bail!("this answer has no dates to put in a calendar; “tacareer plan ROLE --from DATE --by DATE” has");
    }
    let earlier = states(earlier);
    let mut page = BEGINNING.to_owned();
    put(&mut page, "CALSCALE:GREGORIAN");
    if let Some(note) = &calendar.note {
        put(&mut page, &format!("X-WR-CALDESC:{}", text(note)));
    }
    for event in &calendar.events {
        let lines = lines(event);
        let sequence = match earlier.get(&lines[0]) {
            Some(earlier) if earlier.lines == lines => earlier.sequence,
            Some(earlier) => earlier.sequence + 1,
            None => 0,
        };
        put(&mut page, BEGIN);
        for line in &lines {
            put(&mut page, line);
        }
        put(&mut page, &format!("{SEQUENCE}{sequence}"));
        put(&mut page, END);
    }
    put(&mut page, "END:VCALENDAR");
    Ok(page)
}

const BEGIN: &str = "BEGIN:VEVENT";
const SEQUENCE: &str = "SEQUENCE:";
const END: &str = "END:VEVENT";

/// The lines of an event without its sequence number; its key comes first.
fn lines(event: &Event) -> Vec<String> {
    let mut lines = vec![
        format!("UID:{}", text(&event.key)),
        format!("DTSTAMP:{STAMP}"),
        format!("DTSTART;VALUE=DATE:{}", day(event.first)),
    ];
    // The end is the day after the last one, except for the last date that can be represented.
    lines.extend(event.last.tomorrow().map(|after| format!("DTEND;VALUE=DATE:{}", day(after))));
    lines.push(format!("SUMMARY:{}", text(&event.title)));
    if !event.details.is_empty() {
        let details: Vec<String> = event.details.iter().map(|line| text(line)).collect();
        lines.push(format!("DESCRIPTION:{}", details.join("\\n")));
    }
    lines.push("TRANSP:TRANSPARENT".to_owned());
    lines
}

/// What a calendar says about an event.
#[derive(Debug, Default)]
struct State {
    lines: Vec<String>,
    sequence: u32,
}

/// The events of one of our calendars by the line with their key. Other calendars have no relevant events.
fn states(calendar: &str) -> HashMap<String, State> {
    let unfolded = calendar.replace("\r\n ", "");
    let mut states = HashMap::new();
    let mut state = State::default();
    for line in unfolded.lines() {
        match line {
            BEGIN => state = State::default(),
            END => {
                let ended = std::mem::take(&mut state);
                if let Some(key) = ended.lines.first() {
                    states.insert(key.clone(), ended);
                }
            }
            _ => match line.strip_prefix(SEQUENCE) {
                Some(number) => state.sequence = number.parse().unwrap_or(0),
                None => state.lines.push(line.to_owned()),
            },
        }
    }
    states
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Escapes characters that have a meaning in a calendar.
fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        if matches!(c, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Adds a line, folded if it is too long: continuation lines begin with a space. Characters are never split.
fn put(page: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST {
            page.push_str("\r\n ");
            length = 1;
        }
        page.push(c);
        length += c.len_utf8();
    }
    let _ = write!(page, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(title: &str, day: i8) -> Calendar {
        let first = jiff::civil::date(2026, 9, day);
        let key = "one@tacareer".to_owned();
        let event = Event { key, title: title.to_owned(), details: vec!["a; b".repeat(40)], first, last: first };
        Calendar { events: vec![event], note: None }
    }

    fn sequence(calendar: &str) -> Option<&str> {
        calendar.lines().find_map(|line| line.strip_prefix(SEQUENCE))
    }

    #[test]
    fn an_event_that_moves_is_a_later_state_of_itself() -> Result<()> {
        let first = render(&calendar("Start", 1), "")?;
        assert_eq!(sequence(&first), Some("0"));
        let same = render(&calendar("Start", 1), &first)?;
        assert_eq!(same, first);
        let moved = render(&calendar("Start", 8), &first)?;
        assert_eq!(sequence(&moved), Some("1"));
        let renamed = render(&calendar("The start", 8), &moved)?;
        assert_eq!(sequence(&renamed), Some("2"));
        Ok(())
    }

    #[test]
    fn another_calendar_is_simply_replaced() -> Result<()> {
        let written = render(&calendar("Start", 1), "BEGIN:VEVENT\r\nSEQUENCE:x\r\nEND:VEVENT\r\nnot a calendar");
        assert_eq!(sequence(&written?), Some("0"));
        Ok(())
    }
}
