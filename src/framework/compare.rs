//! Compares two lists of statements: which are the same, which have changed, and which are in only one list.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};
use similar::ChangeTag;

use super::difference::steps;

/// How similar two statements must be for one to count as a changed form of the other: the share of words they have in
/// common, in order, from 0 to 1.
///
/// Chosen so that the role profiles are paired as a reader would pair them.
const ALIKE: f32 = 0.55;

/// How much two statements must have in common to be taken to be about the same subject: the weight of the words they
/// share divided by that of all their words, from 0 to 1. Rare words weigh more.
///
/// Chosen so that the role profiles give only pairs that a reader would also make; some such pairs are missed.
const ABOUT_THE_SAME: f32 = 0.25;

/// How much of the shorter statement must be in the longer one for that to count as [`ABOUT_THE_SAME`], although the
/// longer one says more: the weight of the words they share divided by that of all words of the shorter.
const MOST_OF_IT: f32 = 0.6;

/// How much such statements must have in common nevertheless: a few common words are in many statements.
const AT_LEAST: f32 = 0.15;

/// A statement of the first list, of the second, or of both.
#[derive(Debug, Clone, PartialEq)]
pub enum Pair {
    /// Word for word in both: the positions in the two lists.
    Same(usize, usize),
    /// In both, with different wording.
    Changed(usize, usize),
    /// One in each list; they seem to be about the same subject, which is a guess.
    Near(usize, usize),
    /// In the first only.
    Dropped(usize),
    /// In the second only.
    Added(usize),
}

/// A run of words in a statement that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wording {
    /// In both.
    Kept,
    /// In the first only.
    Dropped,
    /// In the second only.
    Added,
}

/// Pairs the statements of two lists: identical ones first, then the most similar. The pairs are in the order of the
/// second list; statements that are only in the first come last.
pub fn pair<S: AsRef<str>>(first: &[S], second: &[S]) -> Vec<Pair> {
    let (mut used, mut of_second) = the_same(first, second);
    let free = |taken: &[bool]| (0..taken.len()).filter(|&n| !taken[n]).collect::<Vec<_>>();
    let taken: Vec<bool> = of_second.iter().map(Option::is_some).collect();
    let (before, after) = (all_words(first), all_words(second));
    for (m, n) in most_alike(&free(&used), &free(&taken), ALIKE, |m, n| before[m].likeness(&after[n])) {
        used[m] = true;
        of_second[n] = Some(m);
    }
    listed(first, second, &used, &of_second)
}

/// Pairs positions of two lists, the most alike first, each at most once, and only above a threshold.
fn most_alike(
    first: &[usize],
    second: &[usize],
    threshold: f32,
    likeness: impl Fn(usize, usize) -> f32,
) -> Vec<(usize, usize)> {
    let all = first.iter().flat_map(|&m| second.iter().map(move |&n| (m, n)));
    let mut alike: Vec<(f32, usize, usize)> = all.map(|(m, n)| (likeness(m, n), m, n)).collect();
    alike.retain(|(ratio, ..)| *ratio >= threshold);
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut used, mut found) = ((BTreeSet::new(), BTreeSet::new()), Vec::new());
    for (_, m, n) in alike {
        if !used.0.contains(&m) && !used.1.contains(&n) {
            used.0.insert(m);
            used.1.insert(n);
            found.push((m, n));
        }
    }
    found
}

/// How rare each word is in a set of statements. Used to guess whether two differently worded statements are about the
/// same subject.
#[derive(Debug, Clone, Default)]
pub struct Subjects {
    /// The number of statements each stem occurs in.
    found_in: BTreeMap<String, usize>,
    statements: usize,
}

impl Subjects {
    /// Counts the words of a set of statements.
    pub fn of<'a>(statements: impl IntoIterator<Item = &'a str>) -> Self {
        let mut subjects = Self::default();
        for statement in statements {
            subjects.statements += 1;
            for stem in stems(statement) {
                *subjects.found_in.entry(stem).or_default() += 1;
            }
        }
        subjects
    }

    /// Pairs statements as [`pair`] does, then pairs the remaining ones that seem to be about the same subject. The
    /// order is that of [`pair`].
    pub fn pair<S: AsRef<str>>(&self, first: &[S], second: &[S]) -> Vec<Pair> {
        let mut pairs = pair(first, second);
        let dropped: Vec<usize> =
            pairs.iter().filter_map(|pair| if let Pair::Dropped(m) = pair { Some(*m) } else { None }).collect();
        let added: Vec<usize> =
            pairs.iter().filter_map(|pair| if let Pair::Added(n) = pair { Some(*n) } else { None }).collect();
        let near =
            most_alike(&dropped, &added, ABOUT_THE_SAME, |m, n| self.in_common(first[m].as_ref(), second[n].as_ref()));
        for (m, n) in near {
            pairs.retain(|pair| *pair != Pair::Dropped(m));
            pairs.iter_mut().filter(|pair| **pair == Pair::Added(n)).for_each(|pair| *pair = Pair::Near(m, n));
        }
        pairs
    }

    /// The weight of the words that two statements share, divided by that of all their words; no less than
    /// [`ABOUT_THE_SAME`] if one says most of what the other says.
    fn in_common(&self, first: &str, second: &str) -> f32 {
        let (first, second) = (stems(first), stems(second));
        let weight = |stems: &mut dyn Iterator<Item = &String>| stems.map(|stem| self.weight(stem)).sum::<f32>();
        let (shared, all) = (weight(&mut first.intersection(&second)), weight(&mut first.union(&second)));
        if all <= 0.0 {
            return 0.0;
        }
        let shorter = weight(&mut first.iter()).min(weight(&mut second.iter()));
        let says_most = shared >= MOST_OF_IT * shorter && shared >= AT_LEAST * all;
        if says_most { (shared / all).max(ABOUT_THE_SAME) } else { shared / all }
    }

    /// How much a word says about the subject of a statement: nothing if every statement has it.
    #[expect(clippy::cast_precision_loss, reason = "counts of statements are small")]
    fn weight(&self, stem: &str) -> f32 {
        let found_in = self.found_in.get(stem).copied().unwrap_or(1);
        (self.statements.max(found_in) as f32 / found_in as f32).ln()
    }
}

/// The stems of the words of a statement.
fn stems(statement: &str) -> BTreeSet<String> {
    let stemmer = Stemmer::create(Algorithm::English);
    let words = statement.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| stemmer.stem(&word.to_lowercase()).into_owned()).collect()
}

/// Pairs only identical statements.
pub fn pair_exactly<S: AsRef<str>>(first: &[S], second: &[S]) -> Vec<Pair> {
    let (used, of_second) = the_same(first, second);
    listed(first, second, &used, &of_second)
}

/// Which statements of the first list are paired, and for each statement of the second the position it is paired with.
fn the_same<S: AsRef<str>>(first: &[S], second: &[S]) -> (Vec<bool>, Vec<Option<usize>>) {
    let mut used = vec![false; first.len()];
    let mut same = |text: &S| {
        let found = (0..first.len()).find(|&m| !used[m] && plain(first[m].as_ref()) == plain(text.as_ref()))?;
        used[found] = true;
        Some(found)
    };
    let of_second = second.iter().map(&mut same).collect();
    (used, of_second)
}

fn listed<S: AsRef<str>>(first: &[S], second: &[S], used: &[bool], of_second: &[Option<usize>]) -> Vec<Pair> {
    let paired = of_second.iter().enumerate().map(|(n, found)| match found {
        Some(m) if plain(first[*m].as_ref()) == plain(second[n].as_ref()) => Pair::Same(*m, n),
        Some(m) => Pair::Changed(*m, n),
        None => Pair::Added(n),
    });
    let dropped = used.iter().enumerate().filter(|(_, used)| !**used).map(|(m, _)| Pair::Dropped(m));
    paired.chain(dropped).collect()
}

fn all_words<S: AsRef<str>>(statements: &[S]) -> Vec<Words<'_>> {
    statements.iter().map(|text| Words::of(text.as_ref())).collect()
}

/// The words of a statement, in their order and sorted.
struct Words<'a> {
    in_order: Vec<&'a str>,
    sorted: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn of(statement: &'a str) -> Self {
        let in_order: Vec<&str> = words(statement);
        let mut sorted = in_order.clone();
        sorted.sort_unstable();
        Self { in_order, sorted }
    }

    /// An upper limit of the likeness, which ignores the order of the words.
    fn at_most(&self, other: &Self) -> f32 {
        let (mut rest, mut common) = (other.sorted.iter().peekable(), 0);
        for word in &self.sorted {
            while rest.next_if(|other| *other < word).is_some() {}
            common += usize::from(rest.next_if_eq(&word).is_some());
        }
        share(common, self.in_order.len() + other.in_order.len())
    }

    /// The share of words that two statements have in common, in order. It is slow to compute, so it is skipped where
    /// it can't reach [`ALIKE`].
    fn likeness(&self, other: &Self) -> f32 {
        if self.at_most(other) < ALIKE {
            return 0.0;
        }
        let steps = steps(&self.in_order, &other.in_order);
        similar::diff_ratio(&steps, self.in_order.len(), other.in_order.len())
    }
}

#[expect(clippy::cast_precision_loss, reason = "statements have few words")]
fn share(common: usize, words: usize) -> f32 {
    if words == 0 { 1.0 } else { 2.0 * common as f32 / words as f32 }
}

/// Merges two statements into one sequence of runs: words that were kept, dropped or added.
///
/// A single short word between changed words counts as changed too: that both statements have it is chance.
pub fn wording(first: &str, second: &str) -> Vec<(Wording, String)> {
    let (first, second) = (words(first), words(second));
    let mut runs: Vec<(Vec<&str>, Vec<&str>, bool)> = Vec::new();
    for change in steps(&first, &second).iter().flat_map(|step| step.iter_changes(&first[..], &second[..])) {
        let kept = change.tag() == ChangeTag::Equal;
        if runs.last().is_none_or(|run| run.2 != kept) {
            runs.push((Vec::new(), Vec::new(), kept));
        }
        let Some((dropped, added, _)) = runs.last_mut() else { continue };
        if change.tag() != ChangeTag::Insert {
            dropped.push(change.value());
        }
        if change.tag() != ChangeTag::Delete {
            added.push(change.value());
        }
    }
    let chance = |run: &(Vec<&str>, Vec<&str>, bool)| run.2 && matches!(run.0[..], [word] if word.chars().count() <= 4);
    for n in 1..runs.len().saturating_sub(1) {
        if chance(&runs[n]) {
            runs[n].2 = false;
        }
    }
    let merged = runs.chunk_by(|a, b| a.2 == b.2);
    let mut line = Vec::new();
    for chunk in merged {
        let dropped: Vec<&str> = chunk.iter().flat_map(|run| run.0.iter().copied()).collect();
        let added: Vec<&str> = chunk.iter().flat_map(|run| run.1.iter().copied()).collect();
        if chunk[0].2 {
            line.push((Wording::Kept, dropped.join(" ")));
        } else {
            line.extend((!dropped.is_empty()).then(|| (Wording::Dropped, dropped.join(" "))));
            line.extend((!added.is_empty()).then(|| (Wording::Added, added.join(" "))));
        }
    }
    spaced(line)
}

/// Puts a space between the runs.
fn spaced(mut line: Vec<(Wording, String)>) -> Vec<(Wording, String)> {
    let last = line.len().saturating_sub(1);
    for (_, text) in &mut line[..last] {
        text.push(' ');
    }
    line
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// A statement without its final full stop, which the publication prints inconsistently.
fn plain(text: &str) -> &str {
    text.trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Skipping pairs by the upper limit never skips a pair that is alike.
        #[test]
        fn no_two_have_more_in_common_in_order(first in "([a-d] ){0,12}", second in "([a-d] ){0,12}") {
            let (first, second) = (Words::of(&first), Words::of(&second));
            let steps = steps(&first.in_order, &second.in_order);
            let ratio = similar::diff_ratio(&steps, first.in_order.len(), second.in_order.len());
            prop_assert!(ratio <= first.at_most(&second), "{ratio}");
        }
    }

    #[test]
    fn the_same_words_are_paired_first_wherever_they_stand() {
        let (first, second) = (["Help pupils to read", "Mark work"], ["Mark work.", "Help pupils to write"]);
        assert_eq!(pair(&first, &second), [Pair::Same(1, 0), Pair::Changed(0, 1)]);
        assert_eq!(pair_exactly(&first, &second), [Pair::Same(1, 0), Pair::Added(1), Pair::Dropped(0)]);
    }

    #[test]
    fn each_statement_is_paired_once() {
        assert_eq!(pair(&["Mark work", "Mark work"], &["Mark work"]), [Pair::Same(0, 0), Pair::Dropped(1)]);
        assert_eq!(pair(&[] as &[&str], &["Mark work"]), [Pair::Added(0)]);
    }

    #[test]
    fn rare_words_in_common_make_a_guess_and_common_ones_do_not() {
        let first = ["Monitor and record the progress of pupils", "Support pupils with behaviour"];
        let second = ["Keep records of what progress the group made", "Support pupils at lunch"];
        let more = ["Support pupils", "Support the teacher and pupils", "Support pupils in class"];
        let subjects = Subjects::of(first.into_iter().chain(second).chain(more));
        assert_eq!(subjects.pair(&first[..1], &second), [Pair::Near(0, 0), Pair::Added(1)]);
        assert_eq!(subjects.pair(&first[1..], &second[..1]), [Pair::Added(0), Pair::Dropped(0)]);
    }

    #[test]
    fn a_duty_that_says_more_is_near_the_one_that_says_less() {
        let less = ["Support the teacher in monitoring and recording progress"];
        let more = [
            "Monitor and record progress and attainment, as agreed with the teacher, drawing problems which cannot be \
             resolved to the attention of the teacher",
            "Support the teacher",
        ];
        let others = ["Support pupils and the teacher", "Support the teacher in class", "Help the teacher", "Support"];
        let subjects = Subjects::of(less.into_iter().chain(more).chain(others));
        assert_eq!(subjects.pair(&less, &more), [Pair::Near(0, 0), Pair::Added(1)]);
    }

    #[test]
    fn changed_words_are_shown_in_runs() {
        let runs = wording("Help pupils to read", "Help all pupils to write");
        let runs: Vec<(Wording, &str)> = runs.iter().map(|(how, text)| (*how, text.as_str())).collect();
        let expected = [
            (Wording::Kept, "Help "),
            (Wording::Added, "all "),
            (Wording::Kept, "pupils to "),
            (Wording::Dropped, "read "),
            (Wording::Added, "write"),
        ];
        assert_eq!(runs, expected);
    }
}
