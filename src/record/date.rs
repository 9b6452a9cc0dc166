//! Dates as people write them: `2022-06-30`, `30 June 2022`, `30/6/22`; and periods: `June 2022`, `autumn 2024`,
//! `2024/25`.
//!
//! Day comes before month, as is usual in the United Kingdom. If the other order would also be a date, or if a period
//! stands for one of its days, the reader is shown how it was read.

use std::fmt;

use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error};

use crate::framework::{Form, Misfit};

/// The years that a record may use; others are slips.
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

/// Text that does not name a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADate {
    /// The text.
    pub typed: String,
    /// Why not.
    pub why: Why,
}

/// Why text does not name a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It can't be understood as a date.
    Nothing,
    /// It is not a school year, although one is asked for.
    NoSchoolYear,
    /// It names a day relative to today, and the program does not use the clock.
    Today,
    /// Its month does not have such a day.
    NoSuchDay,
    /// It is a day of a year that a record can't have.
    Year,
    /// It would be this day if the month came first.
    MonthFirst(Date),
}

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.why == Why::NoSchoolYear {
            let how = "write it as 2025/26, or as 2025, the year in which it begins";
            return write!(f, "“{}” is not a school year: {how}", self.typed);
        }
        if self.why == Why::Year {
            let (first, last) = (YEARS.start(), YEARS.end());
            return write!(f, "“{}” can't be used: the year has to be from {first} to {last}", self.typed);
        }
        write!(f, "“{}” is not a date", self.typed)?;
        match self.why {
            Why::NoSchoolYear | Why::Year => Ok(()),
            Why::Nothing => f.write_str(": write it as 2022-06-30, 30/6/2022, 30 June 2022, June 2022 or autumn 2022"),
            Why::Today => {
                f.write_str(" here: the program does not look at the clock, so write the day, as in 30/6/2022")
            }
            Why::NoSuchDay => f.write_str(": there is no such day in that month, or no such month"),
            Why::MonthFirst(date) => {
                write!(f, " with the day before the month: write {date} if it is {}", words(date))
            }
        }
    }
}

impl std::error::Error for NotADate {}

/// A day, or several in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day, which may be the same one.
    pub last: Date,
    kind: Kind,
}

/// The kind of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Day,
    /// A day that could also be read with the month first.
    DayFirst,
    /// A day whose month is a word, and whose year has two digits.
    ShortYear,
    Month,
    Term,
    Year,
    SchoolYear,
}

impl Period {
    fn day(date: Date) -> Self {
        Self { first: date, last: date, kind: Kind::Day }
    }

    fn month(year: i16, month: i16) -> Option<Self> {
        let first = day_of(year, month, 1)?;
        Some(Self { first, last: first.last_of_month(), kind: Kind::Month })
    }

    /// The school year that begins in September of this year.
    pub fn school_year(begins: i16) -> Option<Self> {
        let last = day_of(begins.checked_add(1)?, 8, 31)?;
        Some(Self { first: day_of(begins, 9, 1)?, last, kind: Kind::SchoolYear })
    }

    /// The school year that a day is in.
    pub fn school_year_of(date: Date) -> Option<Self> {
        Self::school_year(if date.month() >= 9 { date.year() } else { date.year() - 1 })
    }

    /// Whether the period contains a day.
    pub fn contains(&self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }

    /// The period as text: "2024/25", "1 September 2024 to 31 December 2024", "30 June 2022".
    pub fn words(&self) -> String {
        match self.kind {
            Kind::SchoolYear => format!("{}/{:02}", self.first.year(), self.last.year() % 100),
            _ if self.first == self.last => words(self.first),
            _ => format!("{} to {}", words(self.first), words(self.last)),
        }
    }
}

/// A day that was typed, and how it was read if it could be read differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// How it was read: "June 2022 is read as its first day, 1 June 2022".
    pub reading: Option<String>,
}

/// The day that a text names, or the first day of the period that it names.
///
/// # Errors
///
/// When it does not name one.
pub fn first_day(typed: &str) -> Result<Moment, NotADate> {
    period(typed).map(|period| moment(typed, period, period.first, "first"))
}

/// The day that a text names, or the last day of the period that it names.
///
/// # Errors
///
/// When it does not name one.
pub fn last_day(typed: &str) -> Result<Moment, NotADate> {
    period(typed).map(|period| moment(typed, period, period.last, "last"))
}

fn moment(typed: &str, period: Period, date: Date, which: &str) -> Moment {
    let (typed, day) = (typed.trim(), words(date));
    let reading = match period.kind {
        Kind::Day => None,
        Kind::DayFirst => Some(format!("{typed} is read as {day}, with the day before the month.")),
        Kind::Term => Some(format!(
            "{typed} is read as its {which} day, {day}: that the term is from {} is our assumption.",
            period.words()
        )),
        Kind::ShortYear => Some(format!("{typed} is read as {day}.")),
        Kind::Month | Kind::Year | Kind::SchoolYear => Some(format!("{typed} is read as its {which} day, {day}.")),
    };
    Moment { date, reading }
}

/// A school year, "2025/26" or "25/26"; a single year is the one in which the school year begins.
///
/// # Errors
///
/// When it is not a school year.
pub fn in_school_year(typed: &str) -> Result<Period, NotADate> {
    let refused = || NotADate { typed: typed.trim().into(), why: Why::NoSchoolYear };
    let parts: Vec<&str> = typed.trim().split(['/', '-', '–']).map(str::trim).collect();
    let year = |part: &str| {
        let number: i16 = part.parse().ok().filter(|_| part.chars().all(|c| c.is_ascii_digit()))?;
        match part.len() {
            4 => Some(number),
            2 => Some(2000 + number),
            _ => None,
        }
    };
    let begins = match parts[..] {
        [begins] if begins.len() == 4 => year(begins),
        [begins, ends] => year(begins).filter(|begins| year(ends) == Some(begins + 1)),
        _ => None,
    };
    begins.and_then(Period::school_year).ok_or_else(refused)
}

/// The day or period that a text names.
///
/// # Errors
///
/// When it does not name one.
pub fn period(typed: &str) -> Result<Period, NotADate> {
    let refused = |why| Err(NotADate { typed: typed.trim().into(), why });
    let lower = typed.to_lowercase();
    let parts: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || "/.-–,".contains(c))
        .filter(|part| !part.is_empty() && !matches!(*part, "of" | "the" | "term") && !is_weekday(part))
        .collect();
    if matches!(parts[..], ["today" | "yesterday" | "tomorrow" | "now"]) {
        return refused(Why::Today);
    }
    if let Some(period) = term(&parts).or_else(|| school_year(&lower, &parts)) {
        return Ok(period);
    }
    let month = parts.iter().position(|part| month_of(part).is_some());
    let numbers: Option<Vec<i16>> =
        parts.iter().map(|part| month_of(part).map(i16::from).or_else(|| number(part))).collect();
    let Some(numbers) = numbers else { return refused(Why::Nothing) };
    let day = |year, month, day| day_of(year, month, day).map(Period::day);
    let read = match (&numbers[..], month) {
        ([_], None) if is_year(parts[0]) => year(numbers[0]),
        // The year first, as in ISO 8601; nobody writes year, day, month.
        ([year, month, of_month], None | Some(1)) if is_year(parts[0]) => day(*year, *month, *of_month),
        ([year, month], None) if is_year(parts[0]) => Period::month(*year, *month),
        ([month, year], _) if is_year(parts[1]) => Period::month(*year, *month),
        // As spreadsheets write them: 1-Mar-21, Sep-24.
        ([month, year], Some(0)) if is_short_year(parts[1]) => Period::month(full_year(parts[1], *year), *month),
        ([of_month, month, year], Some(1)) if is_short_year(parts[2]) => {
            let read = day(full_year(parts[2], *year), *month, *of_month);
            read.map(|read| Period { kind: Kind::ShortYear, ..read })
        }
        ([of_month, month, year], Some(1)) if is_year(parts[2]) => day(*year, *month, *of_month),
        ([month, of_month, year], Some(0)) if is_year(parts[2]) => day(*year, *month, *of_month),
        ([of_month, month, year], None) => {
            let year = full_year(parts[2], *year);
            let month_first = day_of(year, *of_month, *month);
            match (day_of(year, *month, *of_month), month_first) {
                (None, Some(other)) => return refused(Why::MonthFirst(other)),
                (Some(read), other) => {
                    let is_plain = is_year(parts[2]) && other.is_none_or(|other| other == read);
                    Some(Period { kind: if is_plain { Kind::Day } else { Kind::DayFirst }, ..Period::day(read) })
                }
                (None, None) => None,
            }
        }
        _ => None,
    };
    let is_outside = |(part, number): (&&str, &i16)| is_year(part) && !YEARS.contains(number);
    if read.is_none() && parts.iter().zip(&numbers).any(is_outside) {
        return refused(Why::Year);
    }
    let is_of_three = numbers.len() == 3 && numbers.iter().any(|number| YEARS.contains(number));
    read.map_or_else(|| refused(if is_of_three { Why::NoSuchDay } else { Why::Nothing }), Ok)
}

fn year(year: i16) -> Option<Period> {
    Some(Period { first: day_of(year, 1, 1)?, last: day_of(year, 12, 31)?, kind: Kind::Year })
}

/// `autumn 2024`. Terms differ from school to school; these are whole months.
fn term(parts: &[&str]) -> Option<Period> {
    let [name, year] = parts else { return None };
    let year: i16 = year.parse().ok().filter(|_| is_year(year))?;
    let (from, to) = match *name {
        "autumn" => (9, 12),
        "spring" => (1, 3),
        "summer" => (4, 7),
        _ => return None,
    };
    let last = day_of(year, to, 1)?.last_of_month();
    Some(Period { first: day_of(year, from, 1)?, last, kind: Kind::Term })
}

/// `2024/25`, `2024-25`, `2024/2025`. With a hyphen, `2009-10` is a month, as in ISO 8601.
fn school_year(typed: &str, parts: &[&str]) -> Option<Period> {
    let [begins, ends] = parts else { return None };
    let begins: i16 = begins.parse().ok().filter(|_| is_year(begins))?;
    let follows = |ends: i16| ends == begins + 1 || (ends < 100 && ends == (begins + 1) % 100);
    let ends: i16 = ends.parse().ok().filter(|ends| follows(*ends))?;
    let is_month = typed.contains('-') && ends <= 12;
    if is_month { None } else { Period::school_year(begins) }
}

/// A date in words: "30 June 2022".
pub fn words(date: Date) -> String {
    let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
    format!("{} {}{} {}", date.day(), month[..1].to_uppercase(), &month[1..], date.year())
}

fn day_of(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    YEARS.contains(&year).then_some(date)
}

/// The number of a month that is written as a word: `june`, `jun`, `sept`.
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

/// A day of the week says nothing that the date does not.
fn is_weekday(part: &str) -> bool {
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|day| part.len() >= 3 && day.starts_with(part))
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_short_year(part: &str) -> bool {
    part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// A two-digit year belongs to this century up to 49, and to the last one from 50: nobody plans so far ahead, and some
/// began so long ago.
fn full_year(part: &str, year: i16) -> i16 {
    match year {
        0..=49 if part.len() == 2 => 2000 + year,
        50..=99 if part.len() == 2 => 1900 + year,
        _ => year,
    }
}

/// Reads a date in a file as leniently as one that is typed.
pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let typed: Option<String> = Option::deserialize(deserializer)?;
    typed.map(|typed| first_day(&typed).map(|moment| moment.date).map_err(D::Error::custom)).transpose()
}

/// The form of dates in a record, with its name in the schema.
pub(super) const FORM: Form = ("day", day);

fn day(text: &str) -> Result<(), Misfit> {
    period(text).map(drop).map_err(|refused| (refused.to_string(), None))
}
