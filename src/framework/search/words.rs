//! Words as search compares them: regardless of case, kinds of apostrophes and hyphens, endings, and British or
//! American spelling. Numbers must match exactly.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use crate::near::unaccented;

/// How many letters two words must share at the beginning before the rest is compared.
const BEGINNING: usize = 2;

/// How well a word of the text matches the word that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The word begins with it.
    Beginning,
    /// The same word with another ending.
    Stem,
    /// The same word.
    Same,
}

impl Likeness {
    /// The score for it.
    pub(super) fn score(self) -> u32 {
        match self {
            Self::Beginning => 6,
            Self::Stem => 8,
            Self::Same => 10,
        }
    }
}

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    /// As it was typed, in lower case.
    pub(super) typed: String,
    /// With British and American spelling made the same.
    folded: String,
    /// Where the letters of that end that words must share at the beginning.
    beginning: usize,
    stem: String,
}

impl Wanted {
    /// The letters that words must share at the beginning.
    fn beginning(&self) -> &str {
        &self.folded[..self.beginning]
    }

    /// Whether it is two words of a text written as one: healthcare is health care.
    pub(super) fn is_both(&self, before: &str, word: &str) -> bool {
        let long = before.len() + word.len();
        long == self.typed.len() && self.typed.starts_with(before) && self.typed.ends_with(word) && !is_number(word)
    }

    /// Whether any word of a text may match; a quick check that leaves most texts out.
    pub(super) fn may_be_in(&self, text: &str) -> bool {
        let typed = self.typed.as_bytes();
        let beginnings = [self.beginning().as_bytes(), &typed[..typed.len().min(BEGINNING)]];
        // Words are compared without their apostrophes, and other letters in lower case.
        let is_plain = text.is_ascii() && !text.contains('\'');
        if !is_plain || !beginnings.concat().iter().all(u8::is_ascii_alphabetic) {
            return true;
        }
        let begin = |rest: &[u8]| {
            // A compound whose first part is one letter is also one word: r-l is rl.
            let is_letter = !rest.get(1).is_some_and(u8::is_ascii_alphanumeric);
            let most = if is_letter { 1 } else { BEGINNING };
            let starts = |one: &[u8]| rest.get(..one.len()).is_some_and(|own| own.eq_ignore_ascii_case(one));
            beginnings.iter().any(|one| starts(&one[..one.len().min(most)]))
        };
        let (text, mut is_inside) = (text.as_bytes(), false);
        (0..text.len()).any(|n| {
            let is_first = !is_inside;
            is_inside = text[n].is_ascii_alphanumeric();
            is_first && is_inside && begin(&text[n..])
        })
    }
}

/// Stems words; made once for many words.
pub(super) struct Stems(Stemmer);

impl Stems {
    pub(super) fn new() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }

    fn of<'w>(&self, word: &'w str) -> Cow<'w, str> {
        self.0.stem(word)
    }

    /// A word to look for.
    pub(super) fn wanted(&self, word: &str) -> Wanted {
        let folded = folded(word);
        let beginning = folded.char_indices().nth(BEGINNING).map_or(folded.len(), |(end, _)| end);
        Wanted { typed: word.to_owned(), stem: self.of(&folded).into_owned(), folded, beginning }
    }

    /// How well a word matches a wanted one; `None` if it does not.
    pub(super) fn likeness(&self, word: &str, wanted: &Wanted) -> Option<Likeness> {
        if word == wanted.typed {
            return Some(Likeness::Same);
        }
        // Words with the same stem, and variants, begin alike: this quick check skips most other words.
        if !word.starts_with(wanted.beginning()) {
            return None;
        }
        // A number only matches itself.
        if is_number(word) || is_number(&wanted.typed) {
            return None;
        }
        let word = folded(word);
        if word == wanted.folded {
            Some(Likeness::Same)
        } else if self.of(&word) == wanted.stem.as_str() {
            Some(Likeness::Stem)
        } else if wanted.folded.chars().count() >= 3 && word.starts_with(&wanted.folded) {
            Some(Likeness::Beginning)
        } else {
            None
        }
    }
}

/// Whether a word is a number, or a code with a number: `19`, `stl19`, `1:1`, `3.2.3`.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a word only labels something, and says nothing about it: the 4 of “duty 4”, the C of “group C”.
pub(super) fn is_label(word: &str) -> bool {
    !word.chars().any(char::is_alphabetic) || word.chars().count() == 1
}

/// Whether a word may be a slip for another one: long enough, with the same first letter, and one or two letters
/// different.
pub(super) fn is_slip(wanted: &str, word: &str) -> bool {
    const SHORTEST: usize = 6;
    const LONGEST: usize = 40;
    let long = wanted.chars().count();
    if !(SHORTEST..=LONGEST).contains(&long) || is_number(wanted) || wanted.chars().next() != word.chars().next() {
        return false;
    }
    let length = word.chars().count();
    let allowed = if long >= 9 { 2 } else { 1 };
    length.abs_diff(long) <= allowed && strsim::damerau_levenshtein(wanted, word) <= allowed
}

/// Passes the words of a text, in lower case, to a function: a hyphenated compound as its parts and then as one word,
/// whose numbers stay apart (9-4 is not 94); a code as one word and as its letters and its number.
pub(super) fn each(text: &str, mut found: impl FnMut(&str)) {
    let mut lower = String::new();
    for raw in text.split(|c: char| !is_of_word(c)) {
        let raw = raw.trim_matches(|c: char| !c.is_alphanumeric());
        if raw.is_empty() {
            continue;
        }
        lower.clear();
        // Most words are of plain letters alone.
        if raw.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            lower.push_str(raw);
            lower.make_ascii_lowercase();
            found(&lower);
            continue;
        }
        lower.extend(unaccented(raw).chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_lowercase));
        let is_digits = lower.chars().all(|c| c.is_ascii_digit() || ".:/".contains(c));
        if is_digits {
            found(&lower);
            continue;
        }
        let mut is_compound = false;
        for part in lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
            is_compound |= part.len() < lower.len();
            found(part);
            let digits = part.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0);
            if let Some((letters, number)) = digits.map(|at| part.split_at(at)) {
                found(letters);
                found(number);
            }
        }
        // A part of an address may be typed by itself: evidence-research.
        if lower.contains('/') {
            for part in lower.split('/').filter(|part| part.contains(|c: char| !c.is_alphanumeric())) {
                found(&part.chars().filter(|c| c.is_alphanumeric()).collect::<String>());
            }
        }
        if is_compound {
            let is_of_letters = lower.chars().any(char::is_alphabetic);
            let joined: String = if is_of_letters {
                lower.chars().filter(|c| c.is_alphanumeric()).collect()
            } else {
                lower.chars().map(|c| if is_hyphen(c) { '-' } else { c }).collect()
            };
            found(&joined);
        }
    }
}

/// Whether a character is part of a word: letters, digits, apostrophes and hyphens of every kind, and marks within
/// numbers.
pub(super) fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '\'' | '-' | '.' | ':' | '/')
        || !c.is_ascii() && (c.is_alphanumeric() || is_apostrophe(c) || is_hyphen(c))
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '′' | '＇')
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '­')
}

/// A word with British and American spelling made the same.
fn folded(word: &str) -> String {
    let mut folded = word.replace("our", "or").replace("isation", "ization").replace("yse", "yze").replace("ll", "l");
    // Nouns with c whose verbs, or whose American forms, have s. No others: “prices” are no “prises”.
    for (british, one) in [("practic", "practis"), ("licenc", "licens"), ("defenc", "defens"), ("offenc", "offens")] {
        if folded.starts_with(british) {
            folded = folded.replacen(british, one, 1);
        }
    }
    for (british, one) in
        [("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"), ("mme", "m"), ("mmes", "ms")]
    {
        if let Some(beginning) = folded.strip_suffix(british) {
            folded = format!("{beginning}{one}");
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// A text that is left out by its letters has no word that matches, compounds of single letters included.
        #[test]
        fn no_text_is_left_out_wrongly(
            text in prop_oneof!["([aboulrL’'1é-]{0,4}[ .:/-]?){0,6}", "([rlL1][-.:/ ]?){1,5}"],
            typed in prop_oneof!["[aboulré1]{1,4}", "[rl1]{1,4}"],
        ) {
            let stems = Stems::new();
            let wanted = stems.wanted(&typed);
            let mut is_found = false;
            each(&text, |word| is_found |= stems.likeness(word, &wanted).is_some());
            prop_assert!(!is_found || wanted.may_be_in(&text));
        }

        /// Plain words are read like all others.
        #[test]
        fn plain_words_are_words(text in "([a-zA-Z]{1,6} ){0,6}") {
            let lower: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
            prop_assert_eq!(words(&text), lower);
        }
    }

    fn likeness(word: &str, wanted: &str) -> Option<Likeness> {
        let stems = Stems::new();
        stems.likeness(word, &stems.wanted(wanted))
    }

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        each(text, |word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn other_endings_are_the_same_word() {
        for (word, wanted) in [
            ("training", "train"),
            ("train", "trained"),
            ("mentors", "mentor"),
            ("childrens", "children"),
            ("qualifications", "qualification"),
            ("prices", "price"),
            ("experiences", "experience"),
            ("references", "reference"),
        ] {
            assert_eq!(likeness(word, wanted), Some(Likeness::Stem), "{word} {wanted}");
        }
        assert_eq!(likeness("behaviour", "behavior"), Some(Likeness::Same));
        assert_eq!(likeness("organisation", "organization"), Some(Likeness::Same));
        assert_eq!(likeness("programme", "program"), Some(Likeness::Same));
        assert_eq!(likeness("practise", "practice"), Some(Likeness::Same));
        assert_eq!(likeness("licences", "license"), Some(Likeness::Stem));
        assert_eq!(likeness("apprenticeship", "apprentice"), Some(Likeness::Beginning));
        assert_eq!(likeness("behaviour", "behav"), Some(Likeness::Beginning));
        assert_eq!(likeness("wales", "wages"), None);
        assert_eq!(likeness("sensory", "senco"), None);
    }

    #[test]
    fn numbers_are_numbers() {
        assert_eq!(likeness("19", "19"), Some(Likeness::Same));
        assert_eq!(likeness("190", "19"), None);
        assert_eq!(likeness("54", "1:1"), None);
        assert_eq!(likeness("stl19", "stl1"), None);
    }

    #[test]
    fn words_of_every_kind() {
        assert_eq!(
            words("Children’s safety (STL3): “first aid”"),
            ["childrens", "safety", "stl3", "stl", "3", "first", "aid"]
        );
        assert_eq!(
            words("well-being and well‑being"),
            ["well", "being", "wellbeing", "and", "well", "being", "wellbeing"]
        );
        assert_eq!(words("section 3.2.3, 1:1."), ["section", "3.2.3", "1:1"]);
        assert_eq!(words("GCSE 9–4, pages 9 – 4"), ["gcse", "9", "4", "9-4", "pages", "9", "4"]);
    }

    #[test]
    fn a_slip_is_near_and_long() {
        assert!(is_slip("safegaurding", "safeguarding"));
        assert!(is_slip("menotr", "mentor"));
        assert!(!is_slip("wages", "wales"));
        assert!(!is_slip("senco", "senso"));
        assert!(!is_slip(&"a".repeat(10_000), "apprentice"));
    }
}
