//! Names that are similar to an unknown name.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many similar names are offered.
const NEAREST: usize = 3;

/// The longest name for which similar ones are looked for; nobody mistypes a longer one.
const LONGEST: usize = 200;

/// How similar a name must be to be offered, from 0 to 1.
const ALIKE: f64 = 0.6;

/// A name without case, spaces, punctuation and accents: "TA 3", "ta-3" and "TA3" are equal, and so are "Gŵyl" and "gwyl",
/// since many keyboards have no ŵ.
pub fn squash(name: &str) -> String {
    // Most names need no look into the tables of Unicode.
    if name.is_ascii() { letters(name).collect() } else { unicode(name) }
}

/// Whether two names are equal when they are squashed. Most differ in their first letter, so nothing is written down.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let is_plain = one.is_ascii() && other.is_ascii();
    if is_plain { letters(one).eq(letters(other)) } else { squash(one) == squash(other) }
}

/// The letters and digits of a plain name, in lower case.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase())
}

/// The letters and digits of any name, in lower case and without accents.
fn unicode(name: &str) -> String {
    unaccented(name).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A text without accents.
pub(crate) fn unaccented(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { text.into() } else { text.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect() }
}

/// The names most similar to `typed`, from pairs of (name to compare, name to offer); the name to offer is compared as
/// well.
pub fn nearest<'a>(typed: &str, names: impl Iterator<Item = (&'a str, String)>) -> Vec<String> {
    let wanted = squash(typed);
    if wanted.is_empty() || wanted.len() > LONGEST {
        return Vec::new();
    }
    let mut near: Vec<(f64, String)> = names
        .map(|(name, offer)| (likeness(&wanted, name).max(likeness(&wanted, &offer)), offer))
        .filter(|(alike, _)| *alike >= ALIKE)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut offers: Vec<String> = Vec::new();
    for (_, offer) in near {
        if !offers.contains(&offer) {
            offers.push(offer);
        }
    }
    offers.truncate(NEAREST);
    offers
}

/// How similar a squashed name and another are, from 0 to 1.
fn likeness(wanted: &str, name: &str) -> f64 {
    let name = squash(name);
    let length = wanted.chars().count();
    let is_part = length >= 4 && name.contains(wanted) || length >= 2 && name.starts_with(wanted);
    let part = if is_part { 0.9 } else { 0.0 };
    strsim::jaro_winkler(wanted, &name)
        .min(1.0)
        .mul_add(0.5, 0.5 * strsim::normalized_damerau_levenshtein(wanted, &name))
        .max(part)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The short cuts for plain letters change nothing.
        #[test]
        fn names_are_squashed_as_they_are_compared(one in "([aA1ßİǅΣé. -]|\\PC){0,8}", other in "[aA1ßİ. -]{0,4}") {
            prop_assert_eq!(squash(&one), unicode(&one));
            prop_assert_eq!(squash(&other), unicode(&other));
            prop_assert_eq!(is_same_name(&one, &other), squash(&one) == squash(&other));
            let marked = format!(" {}.", one.to_uppercase());
            prop_assert_eq!(is_same_name(&one, &marked), squash(&one) == squash(&marked));
        }
    }

    fn near(typed: &str, names: &[&'static str]) -> Vec<String> {
        nearest(typed, names.iter().map(|name| (*name, (*name).to_owned())))
    }

    #[test]
    fn a_beginning_is_near() {
        assert_eq!(near("l2", &["l3-award", "l2-award"]), ["l2-award"]);
        assert_eq!(near("t", &["ta1"]), Vec::<String>::new());
    }

    #[test]
    fn the_nearest_comes_first() {
        assert_eq!(near("titel", &["text", "title", "level"]), ["title"]);
        assert_eq!(near("TA 33", &["ta1", "ta3", "asna3"])[0], "ta3");
    }

    #[test]
    fn nothing_is_near_to_nothing() {
        assert_eq!(near("", &["title"]), Vec::<String>::new());
        assert_eq!(near("…", &["title"]), Vec::<String>::new());
        assert_eq!(near("wombat", &["title", "level"]), Vec::<String>::new());
    }
}
