//! What still counts on a day: an entry may have a last day on which it does.

use jiff::civil::Date;

use super::{Activity, Award, Held, Record};

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
}

fn keep(entries: &mut Vec<impl Lasting>, on: Date) {
    entries.retain(|entry| entry.last_day().is_none_or(|last| last >= on));
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::record::Status;

    #[test]
    fn an_entry_counts_on_its_last_day() {
        let certificate = |last| Award { expires: last, ..Award::new("First aid", Status::Held) };
        let all = vec![certificate(None), certificate(Some(date(2026, 8, 31)))];
        let record = Record { other_qualifications: all, ..Record::default() };
        assert_eq!(record.in_force(date(2026, 8, 31)), record);
        assert_eq!(record.in_force(date(2026, 9, 1)).other_qualifications, [certificate(None)]);
    }
}
