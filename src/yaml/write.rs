//! Writes values as YAML that every reader interprets alike: text that some program would read as a number, a date or a
//! boolean is quoted.

use serde::Serialize;
use serde_yaml::Value;

use super::scalar::is_ambiguous;

/// The fields whose dates are not quoted: reading them as dates is correct.
const DATES: [&str; 4] = ["on", "since", "expires", "date"];

/// A value as YAML.
///
/// # Errors
///
/// When the value can't be put into YAML, such as a mapping with a mapping for a key.
pub fn to_text<T: Serialize + ?Sized>(value: &T) -> Result<String, serde_yaml::Error> {
    let mut text = String::new();
    write(&serde_yaml::to_value(value)?, 0, &mut text)?;
    Ok(text)
}

/// Writes a value; the caller has already begun its first line.
fn write(value: &Value, indent: usize, text: &mut String) -> Result<(), serde_yaml::Error> {
    match value {
        Value::Mapping(fields) if !fields.is_empty() => {
            for (n, (key, value)) in fields.iter().enumerate() {
                if n > 0 {
                    text.push_str(&" ".repeat(indent));
                }
                text.push_str(name(key)?.trim_end());
                text.push(':');
                match (key.as_str(), value) {
                    (Some(field), Value::String(date)) if DATES.contains(&field) && is_date(date) => {
                        text.push_str(&format!(" {date}\n"));
                    }
                    _ => write_behind_key(value, indent, text)?,
                }
            }
        }
        Value::Sequence(values) if !values.is_empty() => {
            for (n, value) in values.iter().enumerate() {
                if n > 0 {
                    text.push_str(&" ".repeat(indent));
                }
                text.push_str("- ");
                write(value, indent + 2, text)?;
            }
        }
        _ => write_scalar(value, indent.saturating_sub(2), text)?,
    }
    Ok(())
}

fn write_behind_key(value: &Value, indent: usize, text: &mut String) -> Result<(), serde_yaml::Error> {
    let inner = match value {
        Value::Mapping(fields) if !fields.is_empty() => indent + 2,
        Value::Sequence(values) if !values.is_empty() => indent,
        _ => {
            text.push(' ');
            return write_scalar(value, indent, text);
        }
    };
    text.push('\n');
    text.push_str(&" ".repeat(inner));
    write(value, inner, text)
}

/// Writes a scalar, which may span several lines.
fn write_scalar(value: &Value, indent: usize, text: &mut String) -> Result<(), serde_yaml::Error> {
    for (n, line) in scalar(value)?.lines().enumerate() {
        if n > 0 && !line.is_empty() {
            text.push_str(&" ".repeat(indent));
        }
        text.push_str(line);
        text.push('\n');
    }
    Ok(())
}

/// The name of a field. Some of the program's own names (`on`) are special in YAML 1.1, and still stay unquoted.
fn name(key: &Value) -> Result<String, serde_yaml::Error> {
    if matches!(key.as_str(), Some("<<" | "=")) { scalar(key) } else { serde_yaml::to_string(key) }
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

fn scalar(value: &Value) -> Result<String, serde_yaml::Error> {
    match value {
        Value::String(text) if text.contains(LINE_ENDS) => Ok(format!("{}\n", escaped(text))),
        Value::String(text) if is_ambiguous(text) => Ok(format!("'{text}'\n")),
        _ => serde_yaml::to_string(value),
    }
}

/// Characters that end a line in YAML 1.1 but not in YAML 1.2.
const LINE_ENDS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

/// Text in double quotes, on one line.
fn escaped(text: &str) -> String {
    let character = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        _ if LINE_ENDS.contains(&c) || c.is_control() => format!("\\u{:04x}", u32::from(c)),
        _ => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(character).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_disagree_on_is_in_quotes() {
        let value =
            serde_json::json!({"a": "no", "b": ["12:30:45", "2024-01-31"], "c": {"<<": "1_000", "on": "2024-01-31"}});
        let expected = "a: 'no'\nb:\n- '12:30:45'\n- '2024-01-31'\nc:\n  '<<': '1_000'\n  on: 2024-01-31\n";
        assert_eq!(to_text(&value).unwrap_or_default(), expected);
    }

    #[test]
    fn everything_else_is_as_serde_yaml_writes_it() {
        let value = serde_json::json!({
            "text": "one\ntwo\n\nthree", "empty": [], "none": {}, "null": null, "quote": "it's: so", "number": 1.5,
            "list": [{"a": 1, "b": [1, 2]}, ["x", ["z"]], "several\nlines", [], {}],
        });
        assert_eq!(to_text(&value).unwrap_or_default(), serde_yaml::to_string(&value).unwrap_or_default());
    }
}
