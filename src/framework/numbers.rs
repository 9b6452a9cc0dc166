//! Numbers as people type them: one, several or a range, with or without the letters of their suite.

use std::collections::HashSet;

use crate::near::squash;

/// Why text does not name numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoNumbers {
    /// It is some other text, such as a title.
    Other,
    /// A range that begins with its higher number.
    Backwards {
        /// The lower number.
        from: u16,
        /// The higher number.
        to: u16,
    },
}

/// A part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Number(u16),
    /// A word or dash between the first and the last number of a range.
    To,
    /// A word or mark between two numbers.
    And,
}

/// The numbers that a text names, in order, without repeats: `19`, `STL19`, `19, 22 and 30`, `1 3 7`, `STL 3 to 5`.
///
/// The `prefixes` are the letters that may precede a number, in lower case.
pub(super) fn numbers(typed: &str, prefixes: &[String]) -> Result<Vec<u16>, NoNumbers> {
    let parts = parts(typed, prefixes).ok_or(NoNumbers::Other)?;
    let mut numbers = Vec::new();
    let mut rest = &parts[..];
    loop {
        rest = match rest {
            [Part::Number(from), Part::To, Part::Number(to), rest @ ..] => {
                if from > to {
                    return Err(NoNumbers::Backwards { from: *to, to: *from });
                }
                numbers.extend(*from..=*to);
                rest
            }
            [Part::Number(one), rest @ ..] => {
                numbers.push(*one);
                rest
            }
            _ => return Err(NoNumbers::Other),
        };
        rest = match rest {
            [] => break,
            [Part::And, rest @ ..] => rest,
            // Numbers with only a space between them.
            [Part::Number(_), ..] => rest,
            _ => return Err(NoNumbers::Other),
        };
    }
    let mut seen = HashSet::new();
    numbers.retain(|number| seen.insert(*number));
    Ok(numbers)
}

fn parts(typed: &str, prefixes: &[String]) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = typed.trim_start();
    while let Some(c) = rest.chars().next() {
        let length = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        if c.is_ascii_digit() {
            let (digits, after) = rest.split_at(length(|c| c.is_ascii_digit()));
            // “19a” and “1.5” are names, not a number followed by something.
            let goes_on = after.starts_with(char::is_alphanumeric) || starts_fraction(after);
            parts.push(Part::Number(digits.parse().ok().filter(|_| !goes_on)?));
            rest = after;
        } else if c.is_alphabetic() {
            let (word, after) = rest.split_at(length(char::is_alphabetic));
            let word = squash(word);
            match word.as_str() {
                "and" | "or" => parts.push(Part::And),
                "to" => parts.push(Part::To),
                // “Standard 19”: what the numbers are of.
                "standard" | "standards" | "number" | "numbers" | "no" if parts.last() != Some(&Part::To) => {}
                // A prefix belongs to the number after it.
                _ if prefixes.contains(&word) => {
                    let after = after.trim_start_matches(|c: char| c.is_whitespace() || "-–—.:#".contains(c));
                    after.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
                    rest = after;
                    continue;
                }
                _ => return None,
            }
            rest = after;
        } else if rest.starts_with("..") {
            parts.push(Part::To);
            rest = rest.trim_start_matches('.');
        } else {
            match c {
                '-' | '–' | '—' | '‐' | '‑' | '−' => parts.push(Part::To),
                ',' | ';' | '&' | '/' | '+' => parts.push(Part::And),
                _ if c.is_whitespace() => {}
                _ => return None,
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    // “19, and 22” has two separators between its numbers, and a comma may end a list.
    parts.dedup_by(|one, other| *one == Part::And && *other == Part::And);
    if parts.last() == Some(&Part::And) {
        parts.pop();
    }
    Some(parts).filter(|parts| !parts.is_empty())
}

fn starts_fraction(after: &str) -> bool {
    after.strip_prefix('.').is_some_and(|fraction| fraction.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<Vec<u16>, NoNumbers> {
        numbers(typed, &["stl".to_owned(), "nos".to_owned()])
    }

    #[test]
    fn one_number() {
        for typed in ["19", "STL19", "stl 19", "nos-19", "STL.19", " 19 ", "19,"] {
            assert_eq!(read(typed), Ok(vec![19]), "{typed}");
        }
    }

    #[test]
    fn several_numbers_are_never_joined() {
        for typed in
            ["1 3 7", "1,3,7", "1, 3 and 7", "1, 3, and 7", "STL1 STL3 STL7", "1;3/7", "stl 1 & 3 & 7", "1 3 7 3"]
        {
            assert_eq!(read(typed), Ok(vec![1, 3, 7]), "{typed}");
        }
        assert_eq!(read("1 2"), Ok(vec![1, 2]));
    }

    #[test]
    fn a_range_has_all_between() {
        for typed in ["3-5", "3..5", "standards 3 to 5", "3 – 5", "3 to 5", "STL3-STL5", "STL 3 to STL 5", "3—5"] {
            assert_eq!(read(typed), Ok(vec![3, 4, 5]), "{typed}");
        }
        assert_eq!(read("1-3, 7"), Ok(vec![1, 2, 3, 7]));
        assert_eq!(read("5-3"), Err(NoNumbers::Backwards { from: 3, to: 5 }));
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for typed in
            ["", "-", "STL", "19a", "HLTA 3", "1.5", "3-", "-3", "1--3", "1-2-3", "Support 2 children", "70000", "a"]
        {
            assert_eq!(read(typed), Err(NoNumbers::Other), "{typed}");
        }
    }
}
