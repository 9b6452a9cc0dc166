//! What two lists of statements have in common: the same, changed, or only in one of them.

use similar::{ChangeTag, TextDiff};

/// How alike two statements must be for one to count as a changed form of the other, from 0 to 1.
///
/// Set so that the pairs a reader would make in the role profiles are made, and no others.
const ALIKE: f32 = 0.55;

/// A statement of the first list, of the second, or of both.
#[derive(Debug, Clone, PartialEq)]
pub enum Pair {
    /// Word for word in both (their places in the two lists).
    Same(usize, usize),
    /// In both, with other words.
    Changed(usize, usize),
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

/// Pairs the statements of two lists: the same words first, then the most alike. In the order of the second list;
/// what is only in the first comes last.
pub fn pair<S: AsRef<str>>(first: &[S], second: &[S]) -> Vec<Pair> {
    let mut of_second: Vec<Option<usize>> = vec![None; second.len()];
    let mut used = vec![false; first.len()];
    for (n, text) in second.iter().enumerate() {
        let same = first.iter().enumerate().position(|(m, other)| !used[m] && plain(other.as_ref()) == plain(text.as_ref()));
        if let Some(m) = same {
            of_second[n] = Some(m);
            used[m] = true;
        }
    }
    let mut alike: Vec<(f32, usize, usize)> = Vec::new();
    for (m, a) in first.iter().enumerate().filter(|(m, _)| !used[*m]) {
        for (n, b) in second.iter().enumerate().filter(|(n, _)| of_second[*n].is_none()) {
            let ratio = TextDiff::from_words(a.as_ref(), b.as_ref()).ratio();
            if ratio >= ALIKE {
                alike.push((ratio, m, n));
            }
        }
    }
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, m, n) in alike {
        if !used[m] && of_second[n].is_none() {
            used[m] = true;
            of_second[n] = Some(m);
        }
    }
    let paired = of_second.iter().enumerate().map(|(n, found)| match found {
        Some(m) if plain(first[*m].as_ref()) == plain(second[n].as_ref()) => Pair::Same(*m, n),
        Some(m) => Pair::Changed(*m, n),
        None => Pair::Added(n),
    });
    let dropped = used.iter().enumerate().filter(|(_, used)| !**used).map(|(m, _)| Pair::Dropped(m));
    paired.chain(dropped).collect()
}

/// The words of two statements in one line of runs: kept, dropped, added.
pub fn wording(first: &str, second: &str) -> Vec<(Wording, String)> {
    let mut runs: Vec<(Wording, String)> = Vec::new();
    for change in TextDiff::from_words(first, second).iter_all_changes() {
        let wording = match change.tag() {
            ChangeTag::Equal => Wording::Kept,
            ChangeTag::Delete => Wording::Dropped,
            ChangeTag::Insert => Wording::Added,
        };
        match runs.last_mut() {
            Some((last, text)) if *last == wording => text.push_str(change.value()),
            _ => runs.push((wording, change.value().to_owned())),
        }
    }
    runs
}

/// A statement without its final full stop, which the publication prints or leaves out at will.
fn plain(text: &str) -> &str {
    text.trim_end_matches('.')
}
