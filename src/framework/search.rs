//! Finds everything that mentions some words, best first, and forgives typos.

use super::about::Section;
use super::id::Id;
use super::place::{Place, Step};
use super::walk::{At, Called, Visit};
use super::{Contents, Framework};

/// Among equally good entries, those of these top-level keys come first or last; the others keep the order of the data
/// between them. People look for roles more often than for what surrounds them.
const FIRST: [&str; 3] = ["roles", "qualifications", "credit"];
const LAST: [&str; 4] = ["destinations", "resources", "about", "changes"];

/// Something that can be found.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// What it is: "duty", "unit".
    pub kind: &'static str,
    /// Its id, as it can be typed after a command.
    pub id: String,
    /// What a reader would call it.
    pub title: String,
    /// The text that is searched in addition to the title.
    pub text: &'a str,
    /// The command that shows it, without the program's name.
    pub command: String,
    /// The section it stands in.
    pub section: Option<&'a Id<Section>>,
    place: Place,
}

impl Entry<'_> {
    /// The place in the data that it stands for.
    pub fn place(&self) -> Place {
        self.place.clone()
    }

    /// Its rank among equally good entries.
    fn rank(&self) -> usize {
        let Some(Step::Key(key)) = self.place.0.first() else { return FIRST.len() };
        let first = FIRST.iter().position(|one| one == key);
        let last = LAST.iter().position(|one| one == key).map(|n| FIRST.len() + 1 + n);
        first.or(last).unwrap_or(FIRST.len())
    }
}

/// An entry that mentions the words.
#[derive(Debug, Clone)]
pub struct Hit<'a> {
    /// The entry.
    pub entry: Entry<'a>,
    /// How well it fits; higher is better.
    pub score: u32,
    /// Words of the entry that matched the wanted words only nearly.
    pub taken_for: Vec<String>,
}

impl Framework {
    /// The entries that mention all of the words, best first. If there are none, those that mention most of them.
    pub fn search(&self, query: &str) -> Vec<Hit<'_>> {
        let wanted = words(query);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<(usize, Hit<'_>)> =
            self.entries().into_iter().filter_map(|entry| hit(entry, &wanted)).collect();
        let most = hits.iter().map(|(found, _)| *found).max().unwrap_or(0);
        hits.retain(|(found, _)| *found == most);
        let mut hits: Vec<Hit<'_>> = hits.into_iter().map(|(_, hit)| hit).collect();
        // If the words are there as typed, near matches are left out.
        if hits.iter().any(|hit| hit.taken_for.is_empty()) {
            hits.retain(|hit| hit.taken_for.is_empty());
        }
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        hits
    }

    /// Everything that can be found.
    fn entries(&self) -> Vec<Entry<'_>> {
        let mut index = Index { contents: &self.contents, part: None, entries: Vec::new() };
        self.contents.walk(&mut index);
        index.entries.sort_by_key(Entry::rank);
        index.entries
    }
}

/// Gathers entries on a walk.
struct Index<'a> {
    contents: &'a Contents,
    /// The part of the data that the walk is in, and its place.
    part: Option<(Called, Place)>,
    entries: Vec<Entry<'a>>,
}

impl<'a> Visit<'a> for Index<'a> {
    fn contents(&self) -> &'a Contents {
        self.contents
    }

    fn part(&mut self, at: &At<'_>, called: impl FnOnce() -> Called) {
        self.part = Some((called(), at.place()));
    }

    fn mention(&mut self, text: &'a str, section: Option<&'a Id<Section>>) {
        let Some((part, place)) = &self.part else { return };
        let Called { noun: kind, id, short: _, title, command } = part.clone();
        self.entries.push(Entry { kind, id, title, text, command, section, place: place.clone() });
    }
}

/// How many of the wanted words an entry mentions, and how well.
fn hit<'a>(entry: Entry<'a>, wanted: &[String]) -> Option<(usize, Hit<'a>)> {
    let (title, text) = (words(&entry.title), words(entry.text));
    let (mut found, mut score, mut taken_for) = (0, 0, Vec::new());
    for word in wanted {
        let in_title = title.iter().map(|other| (likeness(word, other) * 3, other)).max();
        let in_text = text.iter().map(|other| (likeness(word, other), other)).max();
        let Some((best, other)) = in_title.max(in_text).filter(|(best, _)| *best > 0) else { continue };
        found += 1;
        score += best;
        if !other.starts_with(word.as_str()) && !other.contains(word.as_str()) {
            taken_for.push(other.clone());
        }
    }
    (found > 0).then_some((found, Hit { entry, score, taken_for }))
}

/// How well a word matches another: it is the same, or its beginning, or within it, or the same but for a typo.
fn likeness(wanted: &str, other: &str) -> u32 {
    let long = wanted.chars().count();
    if wanted == other {
        10
    } else if long >= 3 && other.starts_with(wanted) {
        7
    } else if long >= 4 && other.contains(wanted) {
        4
    } else if long >= 4 && typo(wanted, other, if long >= 8 { 2 } else { 1 }) {
        2
    } else {
        0
    }
}

/// Whether the word differs from the other, or from its beginning of the same length, by at most `allowed` letters.
fn typo(wanted: &str, other: &str, allowed: usize) -> bool {
    if wanted.chars().next() != other.chars().next() {
        return false;
    }
    let beginning: String = other.chars().take(wanted.chars().count()).collect();
    [other, beginning.as_str()].iter().any(|form| strsim::damerau_levenshtein(wanted, form) <= allowed)
}

/// The words of a text in lower case.
fn words(text: &str) -> Vec<String> {
    let letters = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
    let word = |word: &str| word.trim_matches(['\'', '’']).to_lowercase();
    text.split(|c| !letters(c)).map(word).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_likened_whole_then_at_its_start_then_within() {
        assert_eq!(likeness("mentor", "mentor"), 10);
        assert_eq!(likeness("mentor", "mentoring"), 7);
        assert_eq!(likeness("school", "preschool"), 4);
        assert_eq!(likeness("behavior", "behaviour"), 2);
        assert_eq!(likeness("cat", "bobcat"), 0);
    }

    #[test]
    fn words_are_split_at_marks_but_not_at_apostrophes() {
        assert_eq!(words("Children’s safety (STL3): “first aid”"), ["children’s", "safety", "stl3", "first", "aid"]);
    }
}
