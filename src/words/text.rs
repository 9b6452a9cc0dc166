//! Numbers and capital letters in text.

use crate::framework::{Entity, Keyed};

/// "1 unit", "2 units", "3 duties".
pub(crate) fn count(number: usize, noun: &str) -> String {
    match noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        _ if number == 1 => format!("1 {noun}"),
        Some(stem) => format!("{number} {stem}ies"),
        None => format!("{number} {noun}s"),
    }
}

/// The ids of records, as text.
pub(crate) fn ids<'a, T: Entity + 'a>(records: impl IntoIterator<Item = &'a Keyed<T>>) -> Vec<String> {
    records.into_iter().map(|record| record.id.to_string()).collect()
}

/// The text with its first letter in upper case.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The text with its first letter in lower case.
pub(crate) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
