//! The forms of text in the data, which schemas name by `format`, and how to check them.

use jiff::civil::Date;

use super::id::{Id, StandardNumber};

/// What is wrong with text that is not in a form, and what to do about it.
pub type Misfit = (String, Option<String>);

/// The name of a form, and a check whether text has it.
pub type Form = (&'static str, fn(&str) -> Result<(), Misfit>);

/// All forms.
pub const FORMS: [Form; 3] = [("id", id), ("standard-number", standard_number), ("date", date)];

fn id(text: &str) -> Result<(), Misfit> {
    text.parse::<Id<()>>().map(drop).map_err(|problem| (problem.to_string(), None))
}

fn standard_number(text: &str) -> Result<(), Misfit> {
    if text.parse::<StandardNumber>().is_ok() {
        return Ok(());
    }
    let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let hint = (numbers.len() > 1).then(|| format!("put “,” between numbers: [{}]", numbers.join(", ")));
    Err((format!("this must be the number of a standard, not “{text}”"), hint))
}

fn date(text: &str) -> Result<(), Misfit> {
    let hint = "write the year, the month and the day as in 2026-09-01";
    // Of the possible ways to write a date, only this one is unambiguous: 20260901 may be a number.
    let usual = text.len() == 10 && text.parse::<Date>().is_ok();
    if usual { Ok(()) } else { Err((no_date(text).unwrap_or("this is not a date".into()), Some(hint.into()))) }
}

/// What is wrong with a day that is written as it should be, but does not exist.
fn no_date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let is_number = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if !(is_number(year, 4) && is_number(month, 2) && is_number(day, 2)) {
        return None;
    }
    let (year, month): (i16, i8) = (year.parse().ok()?, month.parse().ok()?);
    Some(match Date::new(year, month, 1) {
        Ok(first) => format!("{} has {} days", first.strftime("%B %Y"), first.days_in_month()),
        Err(_) => format!("there is no month {month:02}: a year has 12"),
    })
}
