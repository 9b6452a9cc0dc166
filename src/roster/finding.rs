//! What was found in the lists that somebody should look at: each with the cell it is in.

use std::collections::BTreeMap;

/// The most places that are kept of one kind of finding; the rest are counted.
const MOST_PLACES: usize = 20;

/// Something that could not be read as it stands, or that may not be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A name for its kind that stays the same from version to version.
    pub code: &'static str,
    /// What is the matter.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Where, the first of them.
    pub places: Vec<String>,
    /// In how many places.
    pub count: usize,
}

/// All findings, those that say the same together, in the order in which they were found.
#[derive(Debug, Clone, Default)]
pub(super) struct Findings {
    all: Vec<Finding>,
    known: BTreeMap<(&'static str, String), usize>,
}

impl Findings {
    /// Adds one.
    pub(super) fn add(
        &mut self,
        code: &'static str,
        place: String,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let message = message.into();
        let n = *self.known.entry((code, message.clone())).or_insert_with(|| {
            self.all.push(Finding { code, message, hint: hint.into(), places: Vec::new(), count: 0 });
            self.all.len() - 1
        });
        self.all[n].count += 1;
        if self.all[n].places.len() < MOST_PLACES {
            self.all[n].places.push(place);
        }
    }

    pub(super) fn into_all(self) -> Vec<Finding> {
        self.all
    }
}
