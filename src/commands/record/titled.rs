//! `record add`: a title as people type it, with the date and the hours that they write at its end. Nothing that was
//! meant for an option becomes part of a title.

use crate::framework::Framework;
use crate::record::date::{Moment, Period, first_day, period};
use crate::record::{Hours, Refused};

/// Text that is not only spaces.
pub(super) fn words(typed: &str) -> Result<String, Refused> {
    title(&[typed.to_owned()])
}

pub(super) fn title(words: &[String]) -> Result<String, Refused> {
    let title = words.join(" ").trim().to_owned();
    if title.is_empty() { Err(Refused::new("some text is needed here", [])) } else { Ok(title) }
}

/// A title, and what was written at its end.
#[derive(Debug, Default)]
pub(super) struct Titled {
    pub(super) title: Vec<String>,
    pub(super) on: Option<Moment>,
    pub(super) hours: Option<Hours>,
}

impl Titled {
    /// `Makaton 3 hours`, `"Makaton on 3/4/2024"`, `Makaton (3hrs)`: the date and the hours at the end of a title, in any
    /// order. Hours are only looked for if they are asked for.
    pub(super) fn of(words: &[String], has_hours: bool) -> Result<Self, Refused> {
        let mut titled = Self { title: words.to_vec(), ..Self::default() };
        while titled.takes_date()? || (has_hours && titled.takes_hours()) {}
        Ok(titled)
    }

    /// The date of the option, or the one at the end of the title.
    pub(super) fn on(&self, option: Option<&Moment>) -> Result<Option<Moment>, Refused> {
        match (&self.on, option) {
            (Some(read), Some(option)) if read.date != option.date => {
                Err(two_values("date", &crate::record::date::words(read.date), "--on"))
            }
            (read, option) => Ok(option.or(read.as_ref()).cloned()),
        }
    }

    /// The hours of the option, or those at the end of the title.
    pub(super) fn hours(&self, option: Option<Hours>) -> Result<Option<Hours>, Refused> {
        match (self.hours, option) {
            (Some(read), Some(option)) if read != option => Err(two_values("time", &read.words(), "--hours")),
            (read, option) => Ok(option.or(read)),
        }
    }

    fn takes_date(&mut self) -> Result<bool, Refused> {
        if self.on.is_some() {
            return Ok(false);
        }
        for (rest, tail) in self.ends() {
            let before = rest.split_whitespace().last().unwrap_or_default().to_lowercase();
            let is_introduced = matches!(before.as_str(), "on" | "in" | "since");
            let is_day = |period: &Period| period.first == period.last;
            let is_month = |period: &Period| is_introduced && tail.contains(char::is_alphabetic) && !is_day(period);
            match period(&tail) {
                Ok(period) if is_day(&period) || is_month(&period) => {
                    self.on = first_day(&tail).ok();
                    self.shorten(&rest, &["on", "in", "since", "dated"]);
                    return Ok(true);
                }
                Err(refused) if is_written_as_date(&tail) => return Err(Refused::new(refused.to_string(), [])),
                _ => {}
            }
        }
        Ok(false)
    }

    fn takes_hours(&mut self) -> bool {
        if self.hours.is_some() {
            return false;
        }
        for (rest, tail) in self.ends() {
            let before = rest.split_whitespace().last().unwrap_or_default().to_lowercase();
            // “The first 24 hours” is not how long it took.
            let is_of_title = matches!(before.as_str(), "first" | "last" | "the" | "within" | "after" | "of" | "every");
            let has_unit = tail.contains(char::is_alphabetic);
            if let Some(hours) = Hours::typed(&tail).ok().filter(|_| has_unit && !is_of_title) {
                self.hours = Some(hours);
                self.shorten(&rest, &["for", "lasting"]);
                return true;
            }
        }
        false
    }

    /// Every way to take some words off the end, the most first; something has to be left.
    fn ends(&self) -> Vec<(String, String)> {
        let whole = self.title.join(" ");
        let words: Vec<&str> = whole.split_whitespace().collect();
        let most = words.len().saturating_sub(1).min(5);
        let tail = |n: usize| {
            let (rest, tail) = words.split_at(words.len() - n);
            let tail = tail.join(" ");
            (rest.join(" "), tail.trim_matches(|c| matches!(c, '(' | ')' | ',' | ';')).to_owned())
        };
        (1..=most).rev().map(tail).collect()
    }

    /// Leaves the rest as title, without the words that introduced what was taken.
    fn shorten(&mut self, rest: &str, introductions: &[&str]) {
        let rest = rest.trim_end_matches([',', ';', ' ', '(', '–', '-']);
        let introduction = introductions.iter().find_map(|word| rest.strip_suffix(&format!(" {word}")));
        let rest = introduction.unwrap_or(rest).trim_end_matches([',', ';', ' ', '(', '–', '-']);
        let mut left = rest.split_whitespace().count();
        // What was typed as one text stays one: its numbers belong to it.
        let mut title = Vec::new();
        for typed in &self.title {
            let words: Vec<&str> = typed.split_whitespace().take(left).collect();
            left -= words.len();
            if !words.is_empty() {
                title.push(words.join(" ").trim_end_matches([',', ';', '(', '–', '-']).trim_end().to_owned());
            }
        }
        self.title = title;
    }
}

/// Whether a text has the form of a day, so that it was meant as one: `31/2/2024`.
fn is_written_as_date(tail: &str) -> bool {
    let parts: Vec<&str> = tail.split(['/', '.', '-']).collect();
    let is_number = |part: &&str| !part.is_empty() && part.len() <= 4 && part.chars().all(|c| c.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number) && (tail.contains('/') || parts.iter().any(|part| part.len() == 4))
}

fn two_values(what: &str, read: &str, option: &str) -> Refused {
    Refused::new(
        format!("the title ends with another {what} than {option}: {read}"),
        [format!("write the {what} once, with {option}")],
    )
}

/// A lone standard was meant for an option, or the title needs quotation marks.
pub(super) fn no_stray_standards<'a>(framework: &Framework, words: &'a [String]) -> Result<&'a [String], Refused> {
    let is_standard = |word: &&String| {
        word.contains(|c: char| c.is_ascii_digit())
            && (framework.standards_named(word).is_ok() || framework.professional_standards_named(word).is_ok())
    };
    let stray: Vec<&str> = words.iter().filter(is_standard).map(String::as_str).collect();
    if stray.is_empty() {
        return Ok(words);
    }
    let commas = "several standards are written with commas: --nos 19,20 --hlta 19,22,30".to_owned();
    let (message, hint) = if stray.len() == words.len() {
        let hint = "what the evidence is comes before --nos: record add evidence \"Lesson observation\" --nos 19";
        (format!("“{}” names a standard, not the evidence", stray.join(" ")), hint.to_owned())
    } else {
        let hint = format!("a title with a standard in it needs quotation marks: \"{}\"", words.join(" "));
        (format!("it is not clear whether “{}” belongs to the title", stray.join(" ")), hint)
    };
    Err(Refused::new(message, [commas, hint]))
}

/// A lone number after a title was meant for an option, or the title needs quotation marks.
pub(super) fn no_stray_numbers(words: &[String]) -> Result<&[String], Refused> {
    let is_number = |word: &&String| {
        word.chars().any(|c| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || ",.-–".contains(c))
    };
    let stray: Vec<&str> = words.iter().filter(is_number).map(String::as_str).collect();
    if words.len() < 2 || stray.is_empty() {
        return Ok(words);
    }
    Err(Refused::new(
        format!("it is not clear whether “{}” belongs to the title", stray.join(" ")),
        [
            "several standards are written with commas: --nos 19,20 --hlta 19,22,30; hours as --hours 3".to_owned(),
            format!("a title with a number needs quotation marks: \"{}\"", words.join(" ")),
        ],
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<(String, Option<String>, Option<f64>), String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let titled = Titled::of(&words, true).map_err(|refused| refused.to_string())?;
        Ok((titled.title.join(" "), titled.on.map(|on| on.date.to_string()), titled.hours.map(Hours::number)))
    }

    #[test]
    fn a_date_and_hours_at_the_end_are_no_title() {
        let day = || Some("2024-04-03".to_owned());
        for (words, on, hours) in [
            (&["Makaton", "3/4/2024"][..], day(), None),
            (&["Makaton on 3/4/2024"], day(), None),
            (&["Makaton", "on", "3", "April", "2024"], day(), None),
            (&["Makaton", "3hrs"], None, Some(3.0)),
            (&["Makaton", "3", "hours"], None, Some(3.0)),
            (&["Makaton (90 minutes)"], None, Some(1.5)),
            (&["Makaton for 1 hour"], None, Some(1.0)),
            (&["Makaton, 3 hrs, 3/4/2024"], day(), Some(3.0)),
            (&["Makaton", "on", "2024-04-03", "for", "1h", "30"], day(), Some(1.5)),
            (&["Makaton in April 2024"], Some("2024-04-01".to_owned()), None),
        ] {
            assert_eq!(read(words), Ok(("Makaton".into(), on, hours)), "{words:?}");
        }
    }

    #[test]
    fn other_numbers_stay_in_the_title() {
        for title in ["Year 6", "The first 24 hours", "Phase 2", "Conference 2023", "3 hours", "1/2", "KCSIE 2024/25"] {
            assert_eq!(read(&[title]), Ok((title.into(), None, None)), "{title}");
        }
    }

    #[test]
    fn what_was_meant_as_a_date_has_to_be_one() {
        let refused = "“31/2/2024” is not a date: there is no such day in that month, or no such month";
        assert_eq!(read(&["Makaton", "31/2/2024"]), Err(refused.to_owned()));
    }
}
