//! Two columns of one meaning: the second is read where the first is empty. Where both say something else, that is a
//! question.

use super::cells::At;
use super::meaning::Meaning;
use super::rows::Reading;
use super::sheet::Value;
use crate::framework::is_same_name;
use crate::record::date;

impl Reading<'_> {
    /// Asks about columns of one meaning that differ.
    pub(super) fn ask_of_twins(&mut self, at: &At<'_>) {
        for (second, column) in at.header.columns.iter().enumerate().filter(|(_, column)| column.is_second) {
            let Some(meaning) = &column.meaning else { continue };
            let Some(first) = at.header.place(meaning) else { continue };
            let (one, other) = (at.row.get(first), at.row.get(second));
            let heading = &at.header.columns[first].heading;
            let is_one_name = is_same_name(heading, &column.heading);
            if one.is_empty()
                || other.is_empty()
                || !(is_one_name || is_asked(meaning))
                || self.agree(meaning, one, other)
            {
                continue;
            }
            let read = if *meaning == Meaning::Role { at.job_column(|job| self.role(job).is_some()) } else { first };
            let read = &at.header.columns[read].heading;
            let message = format!("“{heading}” and “{}” differ: “{read}” is read", column.heading);
            let hint = if is_one_name {
                "correct or empty the one that is wrong".to_owned()
            } else {
                format!("correct or empty the one that is wrong, or say --map \"{}=ignore\"", column.heading)
            };
            self.findings.add("two-columns", at.place(second), message, hint);
        }
    }

    /// Whether two cells of one meaning say the same.
    fn agree(&mut self, meaning: &Meaning, one: &Value, other: &Value) -> bool {
        if one == other || is_same_name(&one.words(), &other.words()) {
            return true;
        }
        let day = |value: &Value, read: fn(&str) -> Result<date::Moment, date::NotADate>| match value {
            Value::Day(date) => Some(*date),
            value => read(&value.words()).ok().map(|moment| moment.date),
        };
        match meaning {
            Meaning::Role => self.role(&one.words()).is_some_and(|role| self.role(&other.words()) == Some(role)),
            Meaning::Since | Meaning::On => day(one, date::first_day) == day(other, date::first_day),
            Meaning::Leaves | Meaning::Expires | Meaning::Expiry(_) => {
                day(one, date::last_day) == day(other, date::last_day)
            }
            Meaning::Thing(_) | Meaning::Status => self.mark(one) == self.mark(other),
            Meaning::Item => {
                let (one, other) = (self.names.find(&one.words()), self.names.find(&other.words()));
                !one.is_empty() && one == other
            }
            _ => false,
        }
    }
}

/// Whether columns of this meaning that differ contradict one another. A preferred name beside a legal one does not, nor
/// the start of a job beside that of the role.
fn is_asked(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Role
            | Meaning::Leaves
            | Meaning::Item
            | Meaning::Status
            | Meaning::Expires
            | Meaning::Thing(_)
            | Meaning::Expiry(_)
    )
}
