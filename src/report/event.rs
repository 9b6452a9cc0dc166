//! A calendar: what in an answer has dates.

use jiff::civil::Date;

/// The calendar of an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The events, in order.
    pub events: Vec<Event>,
    /// A note on the calendar itself, if its events do not say everything.
    pub note: Option<String>,
}

/// Something on one day or on several consecutive days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// A key that no other event has, and that stays the same each time the event is written: calendars rely on it.
    pub key: String,
    /// What it is, in one line.
    pub title: String,
    /// More about it, in lines.
    pub details: Vec<String>,
    /// The first day.
    pub first: Date,
    /// The last day, which may be the same one.
    pub last: Date,
}
