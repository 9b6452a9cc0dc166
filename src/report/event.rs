//! A calendar: what in an answer is on a day or on several.

use jiff::civil::Date;

/// What of an answer belongs in a calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The events, in order.
    pub events: Vec<Event>,
    /// What the calendar says of itself; nothing where its events say all.
    pub note: Option<String>,
}

/// Something that is on a day or on several days in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What no other event has, and what the same event has each time it is written: calendars go by it.
    pub key: String,
    /// What it is, in one line.
    pub title: String,
    /// More about it, in lines.
    pub details: Vec<String>,
    /// The first day.
    pub first: Date,
    /// The last day, which may be the same.
    pub last: Date,
}
