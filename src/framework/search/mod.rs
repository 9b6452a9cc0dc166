//! Finds everything that mentions some words, best matches first, and allows for slips of spelling.

mod words;

use std::collections::HashSet;

use super::about::Section;
use super::id::Id;
use super::place::{Place, Step};
use super::walk::{At, Called, Visit};
use super::{Contents, Framework};
use words::{Likeness, Stems, Wanted};

/// Among equally good entries, those of these top-level keys come first or last; the others keep the order of the data.
/// People look for roles more often than for the rest.
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
    /// The section it is in.
    pub section: Option<&'a Id<Section>>,
    place: Place,
}

impl Entry<'_> {
    /// The place in the data that it is about.
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
    /// Words of the entry that were taken for a word that was typed, because they are similar.
    pub taken_for: Vec<String>,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Found<'a> {
    /// The entries, best first.
    pub hits: Vec<Hit<'a>>,
    /// The words that were looked for, without the filler words of a question.
    pub looked_for: Vec<String>,
    /// How many words were ignored because there were too many or they were too long.
    pub left_out: usize,
}

/// The most words that are looked for.
const MOST_WORDS: usize = 24;

/// The longest word that is looked for, in characters.
const LONGEST_WORD: usize = 60;

/// Filler words, which say nothing about the subject of a question.
const FILLERS: &str = " a about am an and are as at be become by can could do does did for from get go has have how i if in into is it \
    its me much my need needs of on or our shall should so some someone tell that the their them there they this to want was we what \
    when where which who whom whose why will with would you your ";

impl Framework {
    /// The entries that mention all of the words, best first; if there are none, those that mention the most words.
    pub fn search(&self, query: &str) -> Found<'_> {
        let stems = Stems::new();
        let (wanted, left_out) = wanted(query, &stems);
        let looked_for = wanted.iter().map(|one| one.typed.clone()).collect();
        let mut found = Found { hits: Vec::new(), looked_for, left_out };
        if wanted.is_empty() {
            return found;
        }
        let entries = self.entries();
        let mut matches: Vec<Match> = entries.iter().map(|entry| Match::of(entry, &wanted, &stems)).collect();
        guess(&entries, &wanted, &mut matches);
        let most = matches.iter().map(|one| one.words).max().unwrap_or(0);
        let hits = entries.into_iter().zip(matches).filter(|(_, one)| one.words == most && most > 0);
        found.hits = hits.map(|(entry, one)| Hit { entry, score: one.score, taken_for: one.taken_for }).collect();
        // If the words are found as typed, guesses are left out.
        if found.hits.iter().any(|hit| hit.taken_for.is_empty()) {
            found.hits.retain(|hit| hit.taken_for.is_empty());
        }
        found.hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        found
    }

    /// Everything that can be found.
    fn entries(&self) -> Vec<Entry<'_>> {
        let mut index = Index { contents: &self.contents, part: None, entries: Vec::new() };
        self.contents.walk(&mut index);
        index.entries.sort_by_key(Entry::rank);
        index.entries
    }
}

/// Collects entries on a walk.
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

/// The words to look for, without repeats, and how many are ignored.
fn wanted(query: &str, stems: &Stems) -> (Vec<Wanted>, usize) {
    let mut typed: Vec<String> = Vec::new();
    let mut compounds: Vec<String> = Vec::new();
    for raw in query.split_whitespace() {
        let mut parts = Vec::new();
        words::each(raw, |word| parts.push(word.to_owned()));
        // A compound is looked for as one word, and a code as it was typed: their parts alone are not what was meant.
        let joined = if parts.len() > 2 && !words::is_number(&parts[0]) { parts.pop() } else { None };
        match joined {
            Some(joined) => compounds.push(joined),
            None => typed.extend(parts.into_iter().next()),
        }
    }
    typed.extend(compounds);
    let is_filler = |word: &String| FILLERS.contains(&format!(" {word} "));
    if typed.iter().any(|word| !is_filler(word)) {
        typed.retain(|word| !is_filler(word));
    }
    let mut seen = HashSet::new();
    typed.retain(|word| seen.insert(word.clone()));
    let all = typed.len();
    typed.retain(|word| word.chars().count() <= LONGEST_WORD);
    typed.truncate(MOST_WORDS);
    let left_out = all - typed.len();
    (typed.iter().map(|word| stems.wanted(word)).collect(), left_out)
}

/// How well an entry fits.
#[derive(Debug, Default)]
struct Match {
    /// How many of the words it mentions.
    words: usize,
    score: u32,
    /// Which of the words it mentions.
    found: Vec<bool>,
    taken_for: Vec<String>,
}

impl Match {
    fn of(entry: &Entry<'_>, wanted: &[Wanted], stems: &Stems) -> Self {
        let mut best = vec![0; wanted.len()];
        for (text, weight) in [(entry.title.as_str(), 3), (entry.text, 1)] {
            words::each(text, |word| {
                for (best, wanted) in best.iter_mut().zip(wanted) {
                    let score = stems.likeness(word, wanted).map_or(0, Likeness::score) * weight;
                    *best = score.max(*best);
                }
            });
        }
        let found: Vec<bool> = best.iter().map(|best| *best > 0).collect();
        let words = found.iter().filter(|found| **found).count();
        Self { words, score: best.iter().sum(), found, taken_for: Vec::new() }
    }
}

/// Words that no entry has may be slips, so similar words are looked for.
fn guess(entries: &[Entry<'_>], wanted: &[Wanted], matches: &mut [Match]) {
    for (n, wanted) in wanted.iter().enumerate() {
        if matches.iter().any(|one| one.found[n]) {
            continue;
        }
        for (entry, one) in entries.iter().zip(matches.iter_mut()) {
            let mut taken_for: Option<String> = None;
            for text in [entry.title.as_str(), entry.text] {
                words::each(text, |word| {
                    if taken_for.is_none() && words::is_slip(&wanted.typed, word) {
                        taken_for = Some(word.to_owned());
                    }
                });
            }
            if let Some(word) = taken_for {
                one.words += 1;
                one.score += 1;
                one.taken_for.push(word);
            }
        }
    }
}
