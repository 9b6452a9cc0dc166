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
    use super::*;

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
