//! What the parser says about a wrong field, in the words of somebody who edits data.

use super::problem::shortened;
use crate::framework::nearest;

/// The longest word of the data that a message repeats, in characters.
const LONGEST_WORD: usize = 60;

/// A message, and what the repair of a file needs to know of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Found {
    /// What is wrong.
    pub(super) message: String,
    /// What to do about it.
    pub(super) hint: Option<String>,
    /// Whether the key is at fault and not its value.
    pub(super) at_key: bool,
    /// The field that is unknown or missing.
    pub(super) field: Option<String>,
    /// The field that was meant, perhaps.
    pub(super) near: Option<String>,
    /// The words that are allowed.
    pub(super) choices: Vec<String>,
    /// Whether a text was expected where something else stands.
    pub(super) wants_text: bool,
}

impl Found {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }
}

/// What a message of the parser means.
pub(super) fn explain(message: &str) -> Found {
    let mut quoted = message.split('`').skip(1).step_by(2).map(str::to_owned);
    if let Some(rest) = message.strip_prefix("unknown field `") {
        let (field, known) = choice(rest);
        unknown_field(field, &known)
    } else if let Some(rest) = message.strip_prefix("unknown variant `") {
        let (word, known) = choice(rest);
        unknown_word(&word, known)
    } else if message.starts_with("missing field") {
        let field = quoted.next().unwrap_or_default();
        Found { field: Some(field.clone()), ..Found::new(missing(&[&field])) }
    } else if let Some(rest) = message.strip_prefix("invalid length ") {
        wrong_length(rest)
    } else if let Some(rest) = message.strip_prefix("invalid type: ").or(message.strip_prefix("invalid value: ")) {
        wrong_type(rest)
    } else if ["year", "month", "day", "date"].iter().any(|word| message.contains(word)) {
        // A date is the one thing that another crate reads, in words of its own.
        let hint = "write the year, the month and the day as in 2026-09-01".into();
        Found { hint: Some(hint), choices: vec!["2000-01-01".into()], ..Found::new("this is no date") }
    } else {
        Found::new(message)
    }
}

/// The word that is wrong, and those that are known.
fn choice(rest: &str) -> (String, Vec<String>) {
    let (word, known) = rest.rsplit_once("`, expected ").unwrap_or((rest, ""));
    (word.into(), known.split('`').skip(1).step_by(2).map(str::to_owned).collect())
}

/// What is said of fields that are missing in one place.
pub(super) fn missing(fields: &[&str]) -> String {
    let quoted: Vec<String> = fields.iter().map(|field| format!("“{field}”")).collect();
    match &quoted[..] {
        [one] => format!("the field {one} is missing"),
        [before @ .., last] => format!("the fields {} and {last} are missing", before.join(", ")),
        [] => String::new(),
    }
}

fn near(word: &str, known: &[String]) -> Option<String> {
    // Nobody means a name by a whole text, and comparing one takes long.
    if word.len() > 2 * LONGEST_WORD {
        return None;
    }
    nearest(word, known.iter().map(|name| (name.as_str(), name.clone()))).into_iter().next()
}

/// A word of the data in quotation marks.
pub(super) fn quoted(word: &str) -> String {
    format!("“{}”", shortened(word, LONGEST_WORD))
}

fn unknown_field(field: String, known: &[String]) -> Found {
    // A “<<” stands for fields, whichever they are.
    let near = if field == "<<" { Some(field.clone()) } else { near(&field, known) };
    let hint = match &near {
        _ if field == "<<" => "write the fields out: “<<” does not copy them here".into(),
        Some(near) => format!("did you mean “{near}”?"),
        None => format!("the fields here are {}", known.join(", ")),
    };
    let message = format!("there is no field {} here", quoted(&field));
    Found { hint: Some(hint), at_key: true, field: Some(field), near, ..Found::new(message) }
}

fn unknown_word(word: &str, choices: Vec<String>) -> Found {
    let known = choices.join(", ");
    let hint = match near(word, &choices) {
        Some(near) => format!("did you mean “{near}”? The words are {known}"),
        None => format!("the words are {known}"),
    };
    let message = if word.is_empty() {
        "one of the words for this must stand here".into()
    } else {
        format!("{} is none of the words for this", quoted(word))
    };
    Found { hint: Some(hint), choices, ..Found::new(message) }
}

/// `string "three", expected u16`.
fn wrong_type(rest: &str) -> Found {
    let (found, expected) = rest.rsplit_once(", expected ").unwrap_or((rest, "something else"));
    let wants_text = is_text(expected) && !found.starts_with("string");
    let hint = match (expected, found.split(' ').next().unwrap_or_default()) {
        ("a sequence", "map") => Some("put “- ” before the first of the fields that belong together"),
        ("a sequence", _) => Some("write it as a list: [one, two], or each on a line of its own after “- ”"),
        (_, "map") if wants_text => Some("words that hold “: ” or begin with “{” go in quotes"),
        (_, "sequence") if wants_text => Some("words that begin with “[” or “- ” go in quotes"),
        ("a boolean", _) => Some("write true or false, without quotes"),
        ("a date string", _) => Some("write the year, the month and the day as in 2026-09-01"),
        (_, "string") if is_number(expected) => Some("write digits alone, without quotes"),
        (_, "sequence" | "string") if expected.contains("below its own id") => {
            Some("write each id with “:” behind it, and its fields indented on the lines below")
        }
        (_, "string") if expected.starts_with("struct ") => {
            Some("write each field on a line of its own, as “name: value”")
        }
        _ => None,
    };
    let wanted = expected_words(expected);
    let message = match found {
        "unit value" => format!("{wanted} must stand here"),
        _ => format!("this must be {wanted}, not {}", found_words(found)),
    };
    Found { hint: hint.map(Into::into), wants_text, ..Found::new(message) }
}

/// `3, expected an array of length 2`.
fn wrong_length(rest: &str) -> Found {
    let (found, expected) = rest.split_once(", expected ").unwrap_or((rest, ""));
    let wanted: String = expected.chars().filter(char::is_ascii_digit).collect();
    Found::new(format!("this list must have {wanted} entries, not {found}"))
}

fn is_text(expected: &str) -> bool {
    matches!(expected, "a string" | "string" | "an id" | "a character" | "a Value::Tagged enum")
}

fn is_number(expected: &str) -> bool {
    matches!(expected, "u8" | "u16" | "u32" | "u64" | "usize" | "f64")
}

fn expected_words(expected: &str) -> String {
    match expected {
        "u8" => format!("a whole number from 0 to {}", u8::MAX),
        "u16" => format!("a whole number from 0 to {}", u16::MAX),
        "f64" => "a number".into(),
        _ if is_number(expected) => "a whole number".into(),
        "a string" | "string" => "words".into(),
        "a Value::Tagged enum" => "one of the words for this".into(),
        "a sequence" => "a list".into(),
        "a boolean" => "true or false".into(),
        "a date string" => "a date".into(),
        "a character" => "one letter".into(),
        _ if expected.starts_with("struct ") => "fields".into(),
        _ if expected.starts_with("an array") => "a list".into(),
        other => other.into(),
    }
}

fn found_words(found: &str) -> String {
    let (kind, inner) = found.split_once(' ').unwrap_or((found, ""));
    let inner = inner.trim_start_matches("point ").replace("\\\"", "\"").replace("\\\\", "\\");
    match kind {
        "string" | "integer" | "boolean" | "character" | "floating" => quoted(inner.trim_matches(['"', '`'])),
        "map" => "fields".into(),
        "sequence" => "a list".into(),
        _ => found.into(),
    }
}
