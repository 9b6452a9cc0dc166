//! The duties of a role that somebody in another one does not have in the same words.

use crate::framework::Keyed;
use crate::framework::compare::{Pair, pair};
use crate::framework::role::Role;

/// A duty of a role, or an option of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty<'a> {
    /// Its number in the profile: `7`, `7a`.
    pub label: String,
    /// Its text.
    pub text: &'a str,
    /// How it differs.
    pub change: Novelty<'a>,
}

/// How a duty differs from those of another role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Novelty<'a> {
    /// The other role has it in the same words.
    Same,
    /// The other role has nothing in these or similar words.
    New,
    /// The other role has it in these words.
    From(&'a str),
}

/// The duties of a role that another does not have in the same words. A duty with options, of which at least one is
/// expected, comes whole: an option alone would look like a requirement.
pub fn new_duties<'a>(from: &'a Keyed<Role>, to: &'a Keyed<Role>) -> Vec<Duty<'a>> {
    let (old, new): (Vec<_>, Vec<_>) = (from.duties_and_options().collect(), to.duties_and_options().collect());
    let before: Vec<&str> = old.iter().map(|one| one.text).collect();
    let after: Vec<&str> = new.iter().map(|one| one.text).collect();
    let mut changes = vec![Novelty::Same; new.len()];
    for pair in pair(&before, &after) {
        match pair {
            Pair::Added(n) => changes[n] = Novelty::New,
            Pair::Changed(m, n) => changes[n] = Novelty::From(old[m].text),
            Pair::Same(..) | Pair::Near(..) | Pair::Dropped(_) => {}
        }
    }
    let mut duties: Vec<Duty<'a>> = Vec::new();
    let all = new.into_iter().zip(changes).map(|(one, change)| Duty { label: one.label, text: one.text, change });
    let all: Vec<Duty<'a>> = all.collect();
    for whole in all.chunk_by(|one, next| one.number() == next.number()) {
        if whole.iter().any(|one| one.change != Novelty::Same) {
            duties.extend_from_slice(whole);
        }
    }
    duties
}

impl Duty<'_> {
    /// The number of the duty that it is, or that it is an option of.
    pub fn number(&self) -> &str {
        self.label.trim_end_matches(char::is_alphabetic)
    }
}
