//! What of a record counts on a day, and what ran out before it: an entry may have a last day on which it counts.

use jiff::civil::Date;

use super::{Activity, Award, Entry, Held, Record, Status};

/// An entry with a last day.
trait Lasting {
    fn last_day(&self) -> Option<Date>;
}

impl<T> Lasting for Held<T> {
    fn last_day(&self) -> Option<Date> {
        self.expires
    }
}

impl Lasting for Award {
    fn last_day(&self) -> Option<Date> {
        self.expires
    }
}

impl Lasting for Activity {
    fn last_day(&self) -> Option<Date> {
        self.expires
    }
}

impl Record {
    /// The record as it counts on a day: without the entries whose last day was before it.
    #[must_use]
    pub fn in_force(&self, on: Date) -> Self {
        let mut record = self.clone();
        keep(&mut record.units, on);
        keep(&mut record.qualifications, on);
        keep(&mut record.other_qualifications, on);
        keep(&mut record.statuses, on);
        keep(&mut record.modules, on);
        keep(&mut record.cpd, on);
        record
    }

    /// Whether the last day of any entry is before that day.
    pub fn has_run_out(&self, on: Date) -> bool {
        is_any_over(&self.units, on)
            || is_any_over(&self.qualifications, on)
            || is_any_over(&self.other_qualifications, on)
            || is_any_over(&self.statuses, on)
            || is_any_over(&self.modules, on)
            || is_any_over(&self.cpd, on)
    }

    /// What ran out before that day and was not renewed.
    pub fn ran_out(&self, on: Date) -> Vec<Entry> {
        let all = self.entries();
        let is_in_force = |entry: &Entry| entry.status() == Status::Held && !entry.ran_out(on);
        let is_renewed = |one: &Entry| all.iter().any(|(_, other)| is_in_force(other) && other.is_same_thing(one));
        let mut lost: Vec<Entry> = Vec::new();
        // Of several that ran out, the last one tells until when it was held.
        for (_, entry) in all.iter().filter(|(_, entry)| entry.ran_out(on) && !is_renewed(entry)) {
            match lost.iter_mut().find(|known| known.is_same_thing(entry)) {
                Some(known) if known.expires() < entry.expires() => *known = entry.clone(),
                Some(_) => {}
                None => lost.push(entry.clone()),
            }
        }
        lost
    }
}

impl Entry {
    /// The last day on which it counts.
    pub fn expires(&self) -> Option<Date> {
        match self {
            Self::Unit(held) => held.expires,
            Self::Qualification(held) => held.expires,
            Self::Module(held) => held.expires,
            Self::Other(award) | Self::Status(award) => award.expires,
            Self::Cpd(activity) => activity.expires,
            Self::Skill(_) | Self::Evidence(_) | Self::Equivalent(_) => None,
        }
    }

    /// The person's own words about it.
    pub fn note(&self) -> Option<&str> {
        let note = match self {
            Self::Unit(held) => &held.note,
            Self::Qualification(held) => &held.note,
            Self::Module(held) => &held.note,
            Self::Other(award) | Self::Status(award) => &award.note,
            Self::Skill(skill) => &skill.note,
            Self::Cpd(activity) => &activity.note,
            Self::Evidence(evidence) => &evidence.note,
            Self::Equivalent(equivalent) => &equivalent.note,
        };
        note.as_deref()
    }

    /// Whether it was held, and ran out before that day.
    pub fn ran_out(&self, on: Date) -> bool {
        self.status() == Status::Held && is_over(self.expires(), on)
    }

    /// Whether it is about the same thing as another: a renewal, perhaps.
    fn is_same_thing(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unit(one), Self::Unit(other)) => one.id == other.id,
            (Self::Qualification(one), Self::Qualification(other)) => one.id == other.id,
            (Self::Module(one), Self::Module(other)) => one.id == other.id,
            (Self::Other(one), Self::Other(other)) | (Self::Status(one), Self::Status(other)) => {
                one.title.eq_ignore_ascii_case(&other.title)
            }
            (Self::Cpd(one), Self::Cpd(other)) => one.title.eq_ignore_ascii_case(&other.title),
            _ => false,
        }
    }
}

fn keep(entries: &mut Vec<impl Lasting>, on: Date) {
    entries.retain(|entry| !is_over(entry.last_day(), on));
}

fn is_any_over(entries: &[impl Lasting], on: Date) -> bool {
    entries.iter().any(|entry| is_over(entry.last_day(), on))
}

fn is_over(expires: Option<Date>, on: Date) -> bool {
    expires.is_some_and(|last| last < on)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::record::Held;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn until(text: &str) -> Held<crate::framework::qualification::Unit> {
        Held { expires: text.parse().ok(), ..Held::new("equality-l2".parse().expect("an id"), Status::Held) }
    }

    #[test]
    fn the_last_day_still_counts() {
        let record = Record { units: vec![until("2025-09-01")], ..Record::default() };
        assert_eq!(record.in_force(day("2025-09-01")), record);
        assert_eq!(record.ran_out(day("2025-09-01")), []);
        assert_eq!(record.in_force(day("2025-09-02")), Record::default());
        assert_eq!(record.ran_out(day("2025-09-02")), [Entry::Unit(until("2025-09-01"))]);
    }

    #[test]
    fn an_entry_counts_on_its_last_day() {
        let certificate = |last: &str| Award { expires: last.parse().ok(), ..Award::new("First aid", Status::Held) };
        let all = vec![certificate("never"), certificate("2026-08-31")];
        let record = Record { other_qualifications: all, ..Record::default() };
        assert_eq!(record.in_force(day("2026-08-31")), record);
        assert_eq!(record.in_force(day("2026-09-01")).other_qualifications, [certificate("never")]);
    }

    #[test]
    fn what_was_renewed_did_not_run_out() {
        let record = Record { units: vec![until("2025-09-01"), until("2028-09-01")], ..Record::default() };
        assert_eq!(record.in_force(day("2026-09-01")).units, [until("2028-09-01")]);
        assert_eq!(record.ran_out(day("2026-09-01")), []);
        assert_eq!(record.ran_out(day("2030-09-01")), [Entry::Unit(until("2028-09-01"))]);
    }
}
