//! Which of two posts counts that a list gives one person: start and end dates say so, or nothing does.

use jiff::civil::Date;

use super::employment::Employment;

/// When somebody is in a post, as far as a row says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) since: Option<Date>,
    pub(super) until: Option<Date>,
    /// What a column says of it. A date says more.
    pub(super) employment: Employment,
}

/// Which of two posts counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    First,
    Second,
    /// The dates do not say so: both may be held at once.
    Both,
}

/// Where a day is in the time of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum On {
    Over,
    Now,
    ToCome,
}

impl Time {
    fn on(self, day: Date) -> On {
        if self.until.is_some_and(|until| until < day) {
            On::Over
        } else if self.since.is_some_and(|since| since > day) {
            On::ToCome
        } else {
            match self.employment {
                Employment::Left if self.until.is_none() => On::Over,
                Employment::ToBegin if self.since.is_none() => On::ToCome,
                _ => On::Now,
            }
        }
    }

    /// Whether somebody has left, on a day or as far as the list says.
    pub(super) fn is_over(self, day: Option<Date>) -> bool {
        day.map_or(self.employment == Employment::Left, |day| self.on(day) == On::Over)
    }

    /// Whether somebody has not begun, on a day or as far as the list says.
    pub(super) fn is_to_come(self, day: Option<Date>) -> bool {
        day.map_or(self.employment == Employment::ToBegin, |day| self.on(day) == On::ToCome)
    }

    /// Whether it is over before the other begins.
    fn is_before(self, other: Self) -> bool {
        self.until.zip(other.since).is_some_and(|(until, since)| until < since)
            || self.is_over(None) && !other.is_over(None)
    }

    /// Whether only this one has no end.
    pub(super) fn outlasts(self, other: Self) -> bool {
        self.until.is_none() && other.until.is_some()
    }
}

/// Which of two posts counts: on a day, the one that is held then; otherwise the later one.
pub(super) fn which(first: Time, second: Time, day: Option<Date>) -> Counts {
    let Some(day) = day else {
        return match (first.is_before(second), second.is_before(first)) {
            (true, _) => Counts::Second,
            (_, true) => Counts::First,
            _ => Counts::Both,
        };
    };
    let is_second = match (first.on(day), second.on(day)) {
        (On::Now, On::Now) => return Counts::Both,
        (On::Over, On::Over) => second.until > first.until,
        (On::ToCome, On::ToCome) => second.since < first.since,
        // Somebody who has left and comes back begins later.
        (_, On::Now) | (On::Over, On::ToCome) => true,
        (On::Now, _) | (On::ToCome, On::Over) => false,
    };
    if is_second { Counts::Second } else { Counts::First }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(since: &str, until: &str) -> Time {
        Time { since: since.parse().ok(), until: until.parse().ok(), ..Time::default() }
    }

    #[test]
    fn the_post_of_the_day_counts() {
        let (before, after) = (time("2019-09-01", "2022-08-31"), time("2022-09-01", ""));
        for (day, counts) in [
            ("2018-09-01", Counts::First),
            ("2020-09-01", Counts::First),
            ("2022-08-31", Counts::First),
            ("2022-09-01", Counts::Second),
            ("", Counts::Second),
        ] {
            assert_eq!(which(before, after, day.parse().ok()), counts, "{day}");
        }
        assert_eq!(which(after, before, "2026-09-01".parse().ok()), Counts::First);
        let gone = time("2023-09-01", "2024-08-31");
        assert_eq!(which(before, gone, "2026-09-01".parse().ok()), Counts::Second);
        assert_eq!(which(before, gone, "2023-01-01".parse().ok()), Counts::Second, "away, and to begin again");
    }

    #[test]
    fn two_posts_at_once_are_not_decided() {
        let (one, other) = (time("2019-09-01", "2027-08-31"), time("2022-09-01", ""));
        assert_eq!(which(one, other, None), Counts::Both);
        assert_eq!(which(one, other, "2026-09-01".parse().ok()), Counts::Both);
        assert_eq!(which(Time::default(), Time::default(), "2026-09-01".parse().ok()), Counts::Both);
        assert!(other.outlasts(one) && !one.outlasts(other));
    }
}
