//! How an unquoted scalar is read: one set of rules for every reader in this program.
//!
//! YAML 1.1, YAML 1.2 and the programs that read them disagree on many plain scalars: `no` is text to one and "false"
//! to the other; `012` is twelve or ten. So the expected type decides. Where text belongs, every scalar is taken as it
//! is written. Where a number or a boolean belongs, only forms on which all readers agree are accepted; others are
//! rejected with an explanation.

/// Why a scalar is rejected, and what to write instead.
pub(super) struct Refusal {
    pub(super) why: &'static str,
    pub(super) instead: &'static str,
}

/// Whether the scalar is null.
pub(super) fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// `true` or `false`.
pub(super) fn yes_or_no(text: &str) -> Result<bool, Option<Refusal>> {
    match text {
        "true" | "True" | "TRUE" => Ok(true),
        "false" | "False" | "FALSE" => Ok(false),
        _ if is_yaml_1_1_bool(text) => Err(Some(Refusal {
            why: "some programs read this as yes or no, and others as a text",
            instead: "write true or false, without quotes",
        })),
        _ => Err(None),
    }
}

/// A whole number in decimal digits.
pub(super) fn whole_number(text: &str) -> Result<i128, Option<Refusal>> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if is_digits(digits) && (digits.len() == 1 || !digits.starts_with('0')) {
        return text.parse().map_err(|_| None);
    }
    Err(odd_number(text))
}

/// A number in decimal digits, with or without a decimal point.
pub(super) fn number(text: &str) -> Result<f64, Option<Refusal>> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let plain = is_digits(whole) && is_digits(fraction) && (whole.len() == 1 || !whole.starts_with('0'));
    if plain {
        return text.parse().map_err(|_| None);
    }
    Err(odd_number(text))
}

/// Why text that some programs read as a number is rejected.
fn odd_number(text: &str) -> Option<Refusal> {
    let refusal = |why| Some(Refusal { why, instead: "write only decimal digits, such as 12" });
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if unsigned.starts_with("0x") || unsigned.starts_with("0o") || unsigned.starts_with("0b") {
        refusal("programs do not agree on how to read this number")
    } else if unsigned.len() > 1 && unsigned.starts_with('0') && is_digits(unsigned) {
        refusal("some programs read a number that begins with 0 in base 8")
    } else if unsigned.contains(['_', ',']) && unsigned.chars().all(|c| c.is_ascii_digit() || "_,.".contains(c)) {
        refusal("a number is written without marks between its digits")
    } else if text.starts_with('+') && is_digits(unsigned) {
        refusal("a number is written without “+”")
    } else if matches!(unsigned.to_ascii_lowercase().as_str(), ".inf" | ".nan") {
        refusal("this is not an ordinary number")
    } else if is_exponential(unsigned) {
        refusal("a number is written out, without an exponent")
    } else {
        None
    }
}

/// Whether text needs quotes so that every program reads it as text.
pub(super) fn is_ambiguous(text: &str) -> bool {
    is_null(text)
        || yes_or_no(text).is_ok()
        || is_yaml_1_1_bool(text)
        || number(text).is_ok()
        || odd_number(text).is_some()
        || matches!(text, "<<" | "=")
        || is_like_a_date_or_time(text)
}

fn is_yaml_1_1_bool(text: &str) -> bool {
    matches!(text.to_ascii_lowercase().as_str(), "yes" | "no" | "on" | "off" | "y" | "n")
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_exponential(text: &str) -> bool {
    let Some((base, power)) = text.split_once(['e', 'E']) else { return false };
    let base = base.replacen('.', "", 1);
    is_digits(&base) && is_digits(power.strip_prefix(['-', '+']).unwrap_or(power))
}

/// `2024-01-31` and `12:30:45`, which YAML 1.1 reads as a date and as a base-60 number.
fn is_like_a_date_or_time(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || "+-".contains(c))
        && text.contains(|c: char| c.is_ascii_digit())
        && text.contains(['-', ':'])
        && text.chars().all(|c| c.is_ascii_digit() || "-+:._TtZz ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One row per plain scalar: whether it is null, and its value as a boolean, a whole number and a number.
    #[test]
    fn the_table() {
        type Row = (&'static str, bool, Option<bool>, Option<i128>, Option<f64>);
        let rows: &[Row] = &[
            ("", true, None, None, None),
            ("~", true, None, None, None),
            ("null", true, None, None, None),
            ("true", false, Some(true), None, None),
            ("False", false, Some(false), None, None),
            ("yes", false, None, None, None),
            ("no", false, None, None, None),
            ("on", false, None, None, None),
            ("12", false, None, Some(12), Some(12.0)),
            ("-3", false, None, Some(-3), Some(-3.0)),
            ("+3", false, None, None, None),
            ("012", false, None, None, None),
            ("0x10", false, None, None, None),
            ("0o17", false, None, None, None),
            ("1_000", false, None, None, None),
            ("1,000", false, None, None, None),
            ("1e3", false, None, None, None),
            ("1.5", false, None, None, Some(1.5)),
            ("4.10", false, None, None, Some(4.1)),
            (".5", false, None, None, None),
            (".inf", false, None, None, None),
            (".nan", false, None, None, None),
            ("2024-01-31", false, None, None, None),
            ("12:30:45", false, None, None, None),
            ("<<", false, None, None, None),
            ("three", false, None, None, None),
        ];
        for (text, null, boolean, whole, decimal) in rows {
            assert_eq!(is_null(text), *null, "{text}");
            assert_eq!(yes_or_no(text).ok(), *boolean, "{text}");
            assert_eq!(whole_number(text).ok(), *whole, "{text}");
            assert_eq!(number(text).ok(), *decimal, "{text}");
        }
    }

    #[test]
    fn what_readers_disagree_on_is_refused_with_a_sentence() {
        for text in ["012", "0x10", "0o17", "1_000", "1,000", "1e3", "+3", ".inf", ".NaN"] {
            assert!(matches!(whole_number(text), Err(Some(_))), "{text}");
        }
        for text in ["yes", "No", "on", "OFF", "y"] {
            assert!(matches!(yes_or_no(text), Err(Some(_))), "{text}");
        }
        assert!(matches!(whole_number("three"), Err(None)));
    }

    #[test]
    fn what_readers_disagree_on_is_written_in_quotes() {
        for text in ["no", "on", "12:30:45", "2024-01-31", "1_000", "<<", "=", "0x10", "012", "1.10", "~", "true"] {
            assert!(is_ambiguous(text), "{text}");
        }
        for text in ["nobody", "TA1", "2 hours", "L2 Certificate", "-", "a: b"] {
            assert!(!is_ambiguous(text), "{text}");
        }
    }
}
