//! Terms: the days on which something in a plan can begin, end or be due.

use jiff::Span;
use jiff::civil::{Date, Weekday, date};

/// When a school, or another place of work, is open; never at weekends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Terms {
    /// The usual terms in England. This is an assumption, because each school and authority sets its own. Closed from
    /// 21 July to 2 September, from 20 December to 4 January, in the week before Easter Sunday and the one after, in
    /// the weeks of the third Monday in February, the last Monday in May and the last Monday in October, and on the
    /// first Monday in May.
    #[default]
    AssumedOfEngland,
    /// Terms that were given, each with its first and last day.
    Given(Vec<(Date, Date)>),
    /// Every day but weekends, outside of schools.
    Weekdays,
}

impl Terms {
    /// Whether the terms are an assumption, which has to be said.
    pub fn are_assumed(&self) -> bool {
        *self == Self::AssumedOfEngland
    }

    /// Whether school is open on a day.
    pub fn is_open(&self, day: Date) -> bool {
        let weekday = !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        weekday
            && match self {
                Self::AssumedOfEngland => !is_holiday(day),
                Self::Weekdays => true,
                Self::Given(terms) => terms.iter().any(|(first, last)| (*first..=*last).contains(&day)),
            }
    }

    /// The open days from a day onwards.
    pub(super) fn from(&self, day: Date) -> impl Iterator<Item = Date> {
        std::iter::successors(Some(day), |day| day.tomorrow().ok()).filter(|day| self.is_open(*day))
    }

    /// The open days from a day backwards.
    pub(super) fn back_from(&self, day: Date) -> impl Iterator<Item = Date> {
        std::iter::successors(Some(day), |day| day.yesterday().ok()).filter(|day| self.is_open(*day))
    }

    /// The open days between two days, including both.
    pub(super) fn between(&self, from: Date, by: Date) -> Vec<Date> {
        self.from(from).take_while(|day| *day <= by).collect()
    }
}

fn is_holiday(day: Date) -> bool {
    match (day.month(), day.day()) {
        (7, 21..) | (8, _) | (9, ..=2) | (12, 20..) | (1, ..=4) => true,
        (2 | 5 | 10, _) => is_half_term(day),
        (3 | 4, _) => {
            let easter = easter(day.year());
            (easter.saturating_sub(Span::new().days(6))..=easter.saturating_add(Span::new().days(5))).contains(&day)
        }
        _ => false,
    }
}

/// Whether a weekday is in a half-term week or is May Day.
fn is_half_term(day: Date) -> bool {
    let monday = day.saturating_sub(Span::new().days(day.weekday().to_monday_zero_offset()));
    match day.month() {
        2 => monday.month() == 2 && (15..=21).contains(&monday.day()),
        5 if day == monday && day.day() <= 7 => true,
        _ => monday.month() == day.month() && monday.day() > monday.days_in_month() - 7,
    }
}

/// Easter Sunday of a year, by the Gregorian computus of Meeus, Jones and Butcher.
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let correction = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * correction + 114;
    let whole = |number: i32| i8::try_from(number).unwrap_or(1);
    date(i16::try_from(year).unwrap_or(i16::MAX), whole(days / 31), whole(days % 31 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Easter in some early and late years, from published tables.
    #[test]
    fn easter_is_where_calendars_have_it() {
        for (year, month, day) in
            [(2008, 3, 23), (2011, 4, 24), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)]
        {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    /// School is closed at weekends, in August, at Christmas, at Easter, in half terms and on May Day.
    #[test]
    fn holidays_are_closed() {
        let closed =
            [(2026, 8, 12), (2026, 9, 1), (2026, 12, 25), (2026, 1, 1), (2026, 4, 3), (2026, 4, 6), (2026, 2, 18)];
        let more = [(2026, 10, 28), (2026, 5, 27), (2026, 5, 4), (2026, 6, 6), (2026, 6, 7), (2026, 7, 21)];
        for (year, month, day) in closed.into_iter().chain(more) {
            assert!(!Terms::default().is_open(date(year, month, day)), "{year}-{month}-{day}");
        }
        for (year, month, day) in
            [(2026, 1, 5), (2026, 7, 17), (2026, 9, 3), (2026, 5, 11), (2026, 10, 23), (2026, 12, 18)]
        {
            assert!(Terms::default().is_open(date(year, month, day)), "{year}-{month}-{day}");
        }
    }

    /// Terms that are given replace the assumed ones.
    #[test]
    fn given_terms_count() {
        let terms = Terms::Given(vec![(date(2026, 8, 17), date(2026, 10, 9))]);
        assert!(terms.is_open(date(2026, 8, 18)) && !terms.is_open(date(2026, 10, 12)) && !terms.are_assumed());
        assert!(!terms.is_open(date(2026, 8, 22)), "a Saturday");
    }
}
