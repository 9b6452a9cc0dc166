//! The codes of standards: a number, which letters may precede that belong to the suite. A code in which other letters
//! are written is that of another standard, and is not to be taken for its number.

use super::contents::Contents;
use super::find::squash;
use super::id::StandardNumber;
use super::place::Place;
use super::standard::Standard;
use super::table::Entity;
use super::walk::{At, Key, Visit};

/// Which standards a number is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbered {
    /// Those of the suite.
    Suite,
    /// The professional standards.
    Professional,
}

/// The letters before a number, in the form in which they are compared.
pub(crate) fn letters(written: &str) -> String {
    squash(written.trim().trim_end_matches(|c: char| c.is_ascii_digit()))
}

impl Contents {
    /// Where numbers of standards are, and of which standards.
    pub(crate) fn codes(&self) -> Vec<(Place, Numbered)> {
        let mut codes = Codes { contents: self, found: Vec::new() };
        self.walk(&mut codes);
        let set = self.professional_standards.as_ref();
        let place = Place::of("professional_standards");
        codes.found.push((place.key("basic_skills_standard"), Numbered::Professional));
        for (g, group) in set.iter().flat_map(|set| &set.groups).enumerate() {
            let parts = place.key("groups").index(g).key("parts");
            for (p, part) in group.parts.iter().enumerate() {
                let list = parts.index(p).key("standards");
                let numbers = (0..part.standards.len()).map(|n| (list.index(n).key("number"), Numbered::Professional));
                codes.found.extend(numbers);
            }
        }
        codes.found
    }

    /// What is wrong with the number of a standard as it is written, if letters precede it that do not belong there.
    /// `also` are further letters that may: a suite may have had others before an overlay changed them.
    pub(crate) fn miscoded(&self, kind: Numbered, written: &str, also: &[String]) -> Option<(String, String)> {
        let accepted: Vec<&str> = match kind {
            Numbered::Suite => self.suite.as_ref()?.prefixes.iter().chain(also).map(String::as_str).collect(),
            Numbered::Professional => vec![self.professional_standards.as_ref()?.status.as_str()],
        };
        let letters = letters(written);
        // What has no number is no code of any standard, which is another fault.
        let is_code = !letters.is_empty() && written.parse::<StandardNumber>().is_ok();
        if !is_code || accepted.iter().any(|prefix| squash(prefix) == letters) {
            return None;
        }
        let whose = match kind {
            Numbered::Suite => self.suite.as_ref()?.called(),
            Numbered::Professional => "the professional standards",
        };
        let shown: Vec<&str> = accepted.into_iter().filter(|prefix| !prefix.is_empty()).collect();
        let or_after = match &shown[..] {
            [] => String::new(),
            [only] => format!(", alone or after {only}"),
            [most @ .., last] => format!(", alone or after {} or {last}", most.join(", ")),
        };
        let example = shown.first().map_or_else(String::new, |first| format!(", as in 19 or {first}19"));
        let message = format!("“{}” is not a code of {whose}", written.trim());
        Some((message, format!("write the number of the standard{or_after}{example}")))
    }
}

/// A walk that collects the places of numbers of standards.
struct Codes<'a> {
    contents: &'a Contents,
    found: Vec<(Place, Numbered)>,
}

impl<'a> Visit<'a> for Codes<'a> {
    fn contents(&self) -> &'a Contents {
        self.contents
    }

    fn refers<K: Key>(&mut self, at: &At<'_>, _key: &'a K) {
        if K::Of::TABLE == Standard::TABLE {
            self.found.push((at.place(), Numbered::Suite));
        }
    }

    fn all_refer<K: Key>(&mut self, at: &At<'_>, keys: &'a [K]) {
        if K::Of::TABLE == Standard::TABLE {
            self.found.extend((0..keys.len()).map(|n| (at.index(n).place(), Numbered::Suite)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_are_what_is_before_the_digits() {
        let rows = [("19", ""), (" 19 ", ""), ("STL 19", "stl"), ("SCDHSC0024", "scdhsc"), ("stl19", "stl")];
        for (written, expected) in rows {
            assert_eq!(letters(written), expected, "{written}");
        }
    }
}
