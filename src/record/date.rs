//! Dates as people write them, where they can mean one day only: `2022-06-30`, `30 June 2022`, `30/6/2022`.
//!
//! Day comes before month, as is usual in the United Kingdom, but where the other order would be a date as well,
//! nobody can tell which was meant, and the date is refused.

use std::fmt;

use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error};

use crate::framework::{Form, Misfit};

/// The years that a record may speak of. Others are slips of the finger.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A text that does not name one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate {
    /// The text.
    pub typed: String,
    /// What it may mean.
    pub means: Meaning,
}

/// What a text may mean that is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing that is known.
    Nothing,
    /// A day that its month does not have.
    NoSuchDay,
    /// A day of a year that is not written in full.
    ShortYear,
    /// One of two days: day before month, and month before day.
    Either(Date, Date),
    /// This day, if the month came first.
    MonthFirst(Date),
    /// Any day of a month, of which this is the first.
    Month(Date),
}

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let typed = &self.typed;
        match self.means {
            Meaning::Nothing => write!(f, "“{typed}” is no date: write it as 2022-06-30 or 30 June 2022"),
            Meaning::NoSuchDay => {
                write!(f, "“{typed}” is no date: there is no such day in that month, or no such month")
            }
            Meaning::ShortYear => write!(f, "“{typed}” is no date: write the year with four digits, as in 30/6/2022"),
            Meaning::Either(day_first, month_first) => write!(
                f,
                "“{typed}” can mean {} or {}: write {day_first} or {month_first}",
                words(day_first),
                words(month_first)
            ),
            Meaning::MonthFirst(date) => {
                write!(f, "“{typed}” is no date with the day before the month: write {date} if it is {}", words(date))
            }
            Meaning::Month(first) => {
                let month = capital(month_name(first));
                write!(f, "“{typed}” is a month: write the day as well, as in {first} for 1 {month} {}", first.year())
            }
        }
    }
}

impl std::error::Error for NotADate {}

/// The day that a text names.
///
/// # Errors
///
/// When it names none, or may name one of two.
pub fn date(typed: &str) -> Result<Date, NotADate> {
    let refused = |means| Err(NotADate { typed: typed.trim().into(), means });
    let lower = typed.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| c.is_whitespace() || "/.-,".contains(c)).filter(|p| !p.is_empty()).collect();
    let month = parts.iter().position(|part| month_of(part).is_some());
    let numbers: Option<Vec<i16>> =
        parts.iter().map(|part| month_of(part).map(i16::from).or_else(|| number(part))).collect();
    let Some(numbers) = numbers else { return refused(Meaning::Nothing) };
    let read = match (&numbers[..], month) {
        // The year first, as in ISO 8601; nobody writes year, day, month.
        ([year, month, day], None | Some(1)) if is_year(parts[0]) => day_of(*year, *month, *day),
        ([year, month], None) if is_year(parts[0]) => return refused(month_alone(*year, *month)),
        ([month, year], _) if is_year(parts[1]) => return refused(month_alone(*year, *month)),
        ([day, month, year], Some(1)) if is_year(parts[2]) => day_of(*year, *month, *day),
        ([month, day, year], Some(0)) if is_year(parts[2]) => day_of(*year, *month, *day),
        ([day, month, year], None) if is_year(parts[2]) => {
            match (day_of(*year, *month, *day), day_of(*year, *day, *month)) {
                (Some(one), Some(other)) if one != other => return refused(Meaning::Either(one, other)),
                (None, Some(other)) => return refused(Meaning::MonthFirst(other)),
                (read, _) => read,
            }
        }
        _ => None,
    };
    let why = match &numbers[..] {
        [_, _, _] if numbers.iter().any(|number| YEARS.contains(number)) => Meaning::NoSuchDay,
        [_, _, _] if parts[0].len() <= 2 && parts[2].len() == 2 => Meaning::ShortYear,
        _ => Meaning::Nothing,
    };
    read.map_or_else(|| refused(why), Ok)
}

/// The day that a text names, or the first day of the month it names, and whether it was a month alone.
///
/// # Errors
///
/// As above.
pub fn date_or_month(typed: &str) -> Result<(Date, bool), NotADate> {
    match date(typed) {
        Err(NotADate { means: Meaning::Month(first), .. }) => Ok((first, true)),
        other => other.map(|date| (date, false)),
    }
}

/// A date as it is said: "30 June 2022".
pub fn words(date: Date) -> String {
    format!("{} {} {}", date.day(), capital(month_name(date)), date.year())
}

fn month_name(date: Date) -> &'static str {
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

fn month_alone(year: i16, month: i16) -> Meaning {
    day_of(year, month, 1).map_or(Meaning::Nothing, Meaning::Month)
}

fn day_of(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    YEARS.contains(&year).then_some(date)
}

/// The number of a month that is named in words: `june`, `jun`, `sept`.
fn month_of(word: &str) -> Option<i8> {
    let named = |month: &str| (word == "sept" && month == "september") || word == month || word == &month[..3];
    let place = MONTHS.iter().position(|month| named(month))?;
    i8::try_from(place + 1).ok()
}

/// `30`, `30th`, `2022`.
fn number(word: &str) -> Option<i16> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a date of a file, as forgivingly as one that is typed.
pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let typed: Option<String> = Option::deserialize(deserializer)?;
    typed.map(|typed| date(&typed).map_err(D::Error::custom)).transpose()
}

/// The same where a month alone is enough.
pub(super) fn read_month<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let typed: Option<String> = Option::deserialize(deserializer)?;
    typed.map(|typed| date_or_month(&typed).map(|(date, _)| date).map_err(D::Error::custom)).transpose()
}

/// The forms in which a record has dates, by the names that its schema has for them.
pub(super) const FORMS: [Form; 2] = [("day", day), ("day-or-month", day_or_month)];

fn day(text: &str) -> Result<(), Misfit> {
    date(text).map(drop).map_err(|refused| (refused.to_string(), None))
}

fn day_or_month(text: &str) -> Result<(), Misfit> {
    date_or_month(text).map(drop).map_err(|refused| (refused.to_string(), None))
}
