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
    if usual { Ok(()) } else { Err(("this is not a date".into(), Some(hint.into()))) }
}
