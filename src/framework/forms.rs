//! The forms of texts that the data use, which schemas name by `format`, and how a text is known to be of one.

use jiff::civil::Date;

use super::id::{Id, StandardNumber};

/// What is wrong with a text that is not of a form, and what to do about it.
pub type Misfit = (String, Option<String>);

/// A form by its name, and how to tell whether a text is of it.
pub type Form = (&'static str, fn(&str) -> Result<(), Misfit>);

/// All of them.
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
    // Of the forms that a date may have, only the usual one is read by everybody: 20260901 may be a number.
    let usual = text.len() == 10 && text.parse::<Date>().is_ok();
    if usual { Ok(()) } else { Err(("this is no date".into(), Some(hint.into()))) }
}
