//! The parser's messages in the words of somebody who edits data.

use crate::framework::nearest;

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
    /// The words that are allowed.
    pub(super) choices: Vec<String>,
    /// Whether a text was expected where something else stands.
    pub(super) wants_text: bool,
}

/// What a message of the parser means.
pub(super) fn explain(message: &str) -> Found {
    // The parser says the path first; the place says it better.
    let start =
        ["unknown field", "missing field", "unknown variant", "invalid type", "invalid value", "duplicate field"]
            .iter()
            .filter_map(|words| message.find(words))
            .min();
    let message = &message[start.unwrap_or(0)..];
    let quoted: Vec<String> = message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    if message.starts_with("unknown field") {
        unknown_field(quoted)
    } else if message.starts_with("missing field") {
        let field = quoted.first().cloned().unwrap_or_default();
        Found { message: format!("the field “{field}” is missing"), field: Some(field), ..Found::default() }
    } else if message.starts_with("unknown variant") {
        unknown_word(quoted)
    } else if let Some(rest) =
        message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "))
    {
        wrong_type(rest)
    } else {
        syntax(message)
    }
}

fn unknown_field(mut quoted: Vec<String>) -> Found {
    let field = if quoted.is_empty() { String::new() } else { quoted.remove(0) };
    let near = nearest(&field, quoted.iter().map(|name| (name.as_str(), name.clone())));
    let known = quoted.join(", ");
    let hint = match near.first() {
        Some(near) => format!("did you mean “{near}”? The fields here are {known}"),
        None => format!("the fields here are {known}"),
    };
    Found {
        message: format!("there is no field “{field}” here"),
        hint: Some(hint),
        at_key: true,
        field: Some(field),
        ..Found::default()
    }
}

fn unknown_word(mut quoted: Vec<String>) -> Found {
    let word = if quoted.is_empty() { String::new() } else { quoted.remove(0) };
    let near = nearest(&word, quoted.iter().map(|name| (name.as_str(), name.clone())));
    let known = quoted.join(", ");
    let hint = match near.first() {
        Some(near) => format!("did you mean “{near}”? It can be {known}"),
        None => format!("it can be {known}"),
    };
    Found {
        message: format!("“{word}” is not one of the words for this"),
        hint: Some(hint),
        choices: quoted,
        ..Found::default()
    }
}

/// `string "three", expected u16`.
fn wrong_type(rest: &str) -> Found {
    let (found, expected) = rest.rsplit_once(", expected ").unwrap_or((rest, "something else"));
    let wants_text = matches!(expected, "a string" | "a borrowed string" | "string") && !found.starts_with("string");
    let hint = match (found, expected) {
        (_, "a sequence") if !found.starts_with("map") => {
            Some("write it as a list: [one, two], or one a line after “- ”")
        }
        _ if wants_text && (found.starts_with("map") || found.starts_with("sequence")) => {
            Some("text that holds “: ” or begins with a mark goes in quotes")
        }
        _ => None,
    };
    let message = format!("this must be {}, not {}", expected_words(expected), found_words(found));
    Found { message, hint: hint.map(Into::into), wants_text, ..Found::default() }
}

fn expected_words(expected: &str) -> String {
    match expected {
        "u8" => "a whole number from 0 to 255".into(),
        "u16" | "u32" | "u64" | "usize" => "a whole number".into(),
        "a string" | "a borrowed string" | "string" => "words".into(),
        "a sequence" => "a list".into(),
        "a boolean" => "true or false".into(),
        "a character" => "one letter".into(),
        "a map" => "fields".into(),
        other if other.starts_with("struct ") => "fields, one a line".into(),
        other => other.into(),
    }
}

fn found_words(found: &str) -> String {
    let inner = found.split_once(' ').map_or("", |(_, rest)| rest).trim_matches(|c| c == '"' || c == '`').to_owned();
    match found.split(' ').next().unwrap_or_default() {
        "string" | "integer" | "boolean" | "character" => format!("“{inner}”"),
        "floating" => format!("“{}”", inner.trim_start_matches("point ").trim_matches('`')),
        "map" => "fields".into(),
        "sequence" => "a list".into(),
        "unit" => "empty".into(),
        _ => found.into(),
    }
}

/// What is not YAML at all; the parser's own words, with the usual cause.
fn syntax(message: &str) -> Found {
    let hint = if message.contains("mapping values are not allowed") {
        Some("text that holds “: ” goes in quotes, or on lines of its own after “>-”")
    } else if message.contains("tab character") {
        Some("indent with spaces")
    } else if message.contains("did not find expected key") || message.contains("block mapping") {
        Some("lines that belong together begin in the same column")
    } else if message.contains("quoted scalar") {
        Some("a quotation mark is not closed")
    } else if message.contains("more than one document") {
        Some("leave out the line “---” between documents, or make two files")
    } else if message.contains("aliases") || message.contains("repetition limit") {
        Some("write the text out instead of “*name”")
    } else {
        None
    };
    Found { message: message.into(), hint: hint.map(Into::into), ..Found::default() }
}
