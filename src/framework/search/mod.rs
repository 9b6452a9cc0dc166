//! Finds everything that mentions some words, best matches first, and allows for slips of spelling.

mod typed;
mod words;

use std::collections::HashSet;

use super::about::Section;
use super::id::Id;
use super::place::{Place, Step};
use super::resource::bare_address;
use super::walk::{At, Called, Visit};
use super::{Contents, Framework};
use typed::AsTyped;
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
    /// Whether the text is only searched for: words of the publication that what is told of the part does not have.
    is_sought: bool,
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
    /// The words that were looked for and are found in the entry, as typed or with another ending.
    pub words: Vec<String>,
    /// Whether the entry may be found by its title alone, without its text.
    pub is_in_title: bool,
    /// Words that were typed, each with a similar word of the entry that it was taken for.
    pub taken_for: Vec<(String, String)>,
}

/// What was found.
#[derive(Debug, Clone)]
pub struct Found<'a> {
    /// The entries, best first.
    pub hits: Vec<Hit<'a>>,
    /// Whether each entry has all of the words, or else similar ones.
    pub is_all: bool,
    /// The words that were looked for, without the filler words of a question.
    pub looked_for: Vec<String>,
    /// How many words were ignored because there were too many or they were too long.
    pub left_out: usize,
}

/// The most words that are looked for.
const MOST_WORDS: usize = 24;

/// The longest word that is looked for, in characters.
const LONGEST_WORD: usize = 60;

/// How much more a title counts than a text.
const IN_TITLE: u32 = 3;

/// Filler words, which say nothing about the subject of a question.
const FILLERS: &str = " a about am an and are as at be become by can could do does did for from get go has have how i if in into is it \
    its me much my need needs of on or our shall should so some someone tell that the their them there they this to want was we what \
    when where which who whom whose why will with would you your ";

impl Framework {
    /// The entries that mention all of the words, best first; if there are none, those that mention the most words.
    /// Then a bare number or letter does not count beside words: “grade 4” is not about whatever has the number 4.
    ///
    /// What has the words as they were typed comes before what has them apart; of one expression with signs, such as
    /// “10%”, the words are only looked for if nothing has it.
    pub fn search(&self, query: &str) -> Found<'_> {
        let as_typed = AsTyped::of(bare_address(query.trim()));
        let expression = as_typed.as_ref().and_then(AsTyped::expression);
        if let (Some(typed), Some(expression)) = (&as_typed, expression) {
            let hits = self.entries().into_iter().filter_map(|entry| exact(entry, typed, expression));
            let mut hits: Vec<Hit<'_>> = hits.collect();
            if !hits.is_empty() {
                hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
                return Found { hits, is_all: true, looked_for: vec![expression.to_owned()], left_out: 0 };
            }
        }
        let mut found = self.with_words(query, as_typed.as_ref());
        for hit in found.hits.iter_mut().filter(|_| expression.is_some()) {
            hit.taken_for = hit.words.drain(..).map(|word| (query.trim().to_owned(), word)).collect();
        }
        found
    }

    fn with_words(&self, query: &str, as_typed: Option<&AsTyped>) -> Found<'_> {
        let stems = Stems::new();
        let (wanted, left_out) = wanted(query, &stems);
        let looked_for = wanted.iter().map(|one| one.typed.clone()).collect();
        let mut found = Found { hits: Vec::new(), is_all: true, looked_for, left_out };
        if wanted.is_empty() {
            return found;
        }
        let entries = self.entries();
        let pairs: Vec<Wanted> =
            wanted.windows(2).map(|pair| stems.wanted(&format!("{}{}", pair[0].typed, pair[1].typed))).collect();
        let mut matches: Vec<Match> = Vec::with_capacity(entries.len());
        // The texts of one part share its title.
        for entries in entries.chunk_by(|one, other| one.title == other.title) {
            let scores = |text: &str, weight| scores(text, weight, &wanted, &pairs, &stems);
            let title = scores(&entries[0].title, IN_TITLE);
            matches.extend(entries.iter().map(|entry| Match::of(&title, &scores(entry.text, 1))));
        }
        guess(&entries, &wanted, &mut matches);
        found.is_all = matches.iter().any(|one| one.found.iter().all(|found| *found));
        let is_wordless = wanted.iter().all(|one| words::is_label(&one.typed));
        let counts = |one: &Wanted| found.is_all || is_wordless || !words::is_label(&one.typed);
        let counted: Vec<bool> = wanted.iter().map(counts).collect();
        let words =
            |one: &Match| one.found.iter().zip(&counted).filter(|(found, counted)| **found && **counted).count();
        let most = matches.iter().map(&words).max().unwrap_or(0);
        let hits = entries.into_iter().zip(matches).filter(|(_, one)| most > 0 && words(one) == most);
        found.hits = hits.map(|(entry, one)| one.hit(entry, &wanted)).collect();
        // By its title a part is found anyway.
        found.hits.retain(|hit| !(hit.entry.is_sought && hit.is_in_title));
        for hit in &mut found.hits {
            hit.score += as_typed.map_or(0, |typed| exact_score(&hit.entry, typed));
        }
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
        self.entries.push(Entry { kind, id, title, text, command, section, is_sought: false, place: place.clone() });
    }

    fn sought(&mut self, text: &'a str, section: Option<&'a Id<Section>>) {
        self.mention(text, section);
        if let Some(entry) = self.entries.last_mut() {
            entry.is_sought = true;
        }
    }
}

/// The words to look for, without repeats, and how many are ignored.
fn wanted(query: &str, stems: &Stems) -> (Vec<Wanted>, usize) {
    let mut typed: Vec<String> = Vec::new();
    let mut compounds: Vec<String> = Vec::new();
    for raw in query.split(|c: char| !words::is_of_word(c)) {
        let mut parts = Vec::new();
        words::each(bare_address(raw), |word| parts.push(word.to_owned()));
        // A compound is looked for as one word, and a code as it was typed: their parts alone are not what was meant.
        let is_code = parts.first().is_some_and(|first| words::is_number(first));
        let is_code = is_code && !parts.iter().all(|part| words::is_label(part));
        let joined = if parts.len() > 2 && !is_code { parts.pop() } else { None };
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
#[derive(Debug)]
struct Match {
    score: u32,
    /// Whether all that it mentions is in its title.
    is_in_title: bool,
    /// Which of the words it mentions, as typed or by a guess.
    found: Vec<bool>,
    /// The guesses, each with the position of the word.
    taken_for: Vec<(usize, String)>,
}

impl Match {
    /// From the scores of an entry's title and of its text.
    fn of(title: &[u32], text: &[u32]) -> Self {
        let is_in_title = title.iter().zip(text).all(|(title, text)| *title > 0 || *text == 0);
        let best: Vec<u32> = title.iter().zip(text).map(|(title, text)| *title.max(text)).collect();
        let found = best.iter().map(|best| *best > 0).collect();
        Self { score: best.iter().sum(), is_in_title, found, taken_for: Vec::new() }
    }

    fn hit<'a>(self, entry: Entry<'a>, wanted: &[Wanted]) -> Hit<'a> {
        let typed = |n: usize| wanted[n].typed.clone();
        let is_guess = |n: usize| self.taken_for.iter().any(|(guessed, _)| *guessed == n);
        let words = (0..wanted.len()).filter(|&n| self.found[n] && !is_guess(n)).map(typed).collect();
        let taken_for = self.taken_for.iter().map(|(n, word)| (typed(*n), word.clone())).collect();
        Hit { entry, score: self.score, words, is_in_title: self.is_in_title, taken_for }
    }
}

/// An entry that has an expression as it was typed.
fn exact<'a>(entry: Entry<'a>, typed: &AsTyped, expression: &str) -> Option<Hit<'a>> {
    let score = exact_score(&entry, typed);
    let words = vec![expression.to_owned()];
    let is_in_title = typed.is_in(&entry.title);
    let is_hit = score > 0 && !(entry.is_sought && is_in_title);
    is_hit.then(|| Hit { is_in_title, entry, score, words, taken_for: Vec::new() })
}

/// What it adds to the score of an entry that it has what was typed as it stands.
fn exact_score(entry: &Entry<'_>, typed: &AsTyped) -> u32 {
    let weight = if typed.is_in(&entry.title) { IN_TITLE } else { u32::from(typed.is_in(entry.text)) };
    Likeness::Same.score() * weight
}

/// How well a text fits each of the words. `pairs` are each word and the next as one: health care is healthcare.
fn scores(text: &str, weight: u32, wanted: &[Wanted], pairs: &[Wanted], stems: &Stems) -> Vec<u32> {
    let mut best = vec![0; wanted.len()];
    if !wanted.iter().any(|wanted| wanted.may_be_in(text)) {
        return best;
    }
    let mut before = String::new();
    words::each(text, |word| {
        for (best, wanted) in best.iter_mut().zip(wanted) {
            let both = || wanted.is_both(&before, word).then_some(Likeness::Same);
            let score = stems.likeness(word, wanted).or_else(both).map_or(0, Likeness::score) * weight;
            *best = score.max(*best);
        }
        for (n, pair) in pairs.iter().enumerate() {
            let likeness = stems.likeness(word, pair).filter(|likeness| *likeness >= Likeness::Stem);
            let score = likeness.map_or(0, Likeness::score) * weight;
            best[n..n + 2].iter_mut().for_each(|best| *best = score.max(*best));
        }
        before.clear();
        before.push_str(word);
    });
    best
}

/// Words that no entry has may be slips, so similar words are looked for.
fn guess(entries: &[Entry<'_>], wanted: &[Wanted], matches: &mut [Match]) {
    for (n, wanted) in wanted.iter().enumerate() {
        if matches.iter().any(|one| one.found[n]) {
            continue;
        }
        for (entry, one) in entries.iter().zip(matches.iter_mut()) {
            let near = |text: &str| {
                let mut near: Option<String> = None;
                words::each(text, |word| {
                    if near.is_none() && words::is_slip(&wanted.typed, word) {
                        near = Some(word.to_owned());
                    }
                });
                near
            };
            let titled = near(&entry.title);
            let is_titled = titled.is_some();
            if let Some(word) = titled.or_else(|| near(entry.text)) {
                one.is_in_title &= is_titled;
                one.found[n] = true;
                one.score += 1;
                one.taken_for.push((n, word));
            }
        }
    }
}
