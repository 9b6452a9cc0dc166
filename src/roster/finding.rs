//! Things in the lists that somebody should look at, each with its cell.

use std::collections::BTreeMap;

/// The most places that are kept for one finding; the rest are only counted.
const MOST_PLACES: usize = 20;

/// Something that could not be read, or may be unintended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of its kind, which does not change between versions.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// The first places where it was found.
    pub places: Vec<String>,
    /// The number of places.
    pub count: usize,
}

/// All findings in the order in which they were found; those with the same message are combined.
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
