//! A calendar, as RFC 5545 has it: an event after another, on whole days.
//!
//! There is no clock here either: the stamp that the form asks for is the first day of the first event, so that the
//! same answer is the same file.

use std::fmt::Write;

use anyhow::{Result, bail};
use jiff::civil::Date;

use crate::report::Calendar;
use crate::visible::visible;

/// The longest line, in bytes, without its end (section 3.1 of the RFC).
const LONGEST: usize = 75;

pub(super) fn render(calendar: &Calendar) -> Result<String> {
    let Some(first) = calendar.events.iter().map(|event| event.first).min() else {
        bail!("this answer has no dates to put in a calendar; “tacareer plan ROLE --from DATE --by DATE” has");
    };
    let mut page = String::new();
    put(&mut page, "BEGIN:VCALENDAR");
    put(&mut page, "VERSION:2.0");
    put(&mut page, "PRODID:-//tacareer//career framework navigator//EN");
    put(&mut page, "CALSCALE:GREGORIAN");
    if let Some(note) = &calendar.note {
        put(&mut page, &format!("X-WR-CALDESC:{}", text(note)));
    }
    for event in &calendar.events {
        put(&mut page, "BEGIN:VEVENT");
        put(&mut page, &format!("UID:{}", text(&event.key)));
        put(&mut page, &format!("DTSTAMP:{}T000000Z", day(first)));
        put(&mut page, &format!("DTSTART;VALUE=DATE:{}", day(event.first)));
        // The end is the day after the last, but for the last day that a calendar has.
        if let Ok(after) = event.last.tomorrow() {
            put(&mut page, &format!("DTEND;VALUE=DATE:{}", day(after)));
        }
        put(&mut page, &format!("SUMMARY:{}", text(&event.title)));
        if !event.details.is_empty() {
            let lines: Vec<String> = event.details.iter().map(|line| text(line)).collect();
            put(&mut page, &format!("DESCRIPTION:{}", lines.join("\\n")));
        }
        put(&mut page, "TRANSP:TRANSPARENT");
        put(&mut page, "END:VEVENT");
    }
    put(&mut page, "END:VCALENDAR");
    Ok(page)
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A text with a backslash before what has a meaning in a calendar.
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

/// Adds a line, folded where it is too long: what goes on begins with a space. No character is taken apart.
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
