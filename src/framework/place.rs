//! What places in the data refer to: records, and statements of roles.

pub use crate::place::{Place, Step, within};

use super::contents::Contents;
use super::table::{Entity, Keyed};

impl Place {
    /// The record that the place is in: a table and a key, or the key of a single record.
    #[must_use]
    pub fn record(&self) -> Self {
        let length = match &self.0[..] {
            [Step::Key(key), ..] if !Contents::is_table(key) => 1,
            _ => 2,
        };
        Self(self.0.iter().take(length).cloned().collect())
    }
}

impl Place {
    /// The entry of a list that the place is in, as a reader would name it: the list if the entries are only ids, the
    /// record if it is in no list.
    #[must_use]
    pub fn entry(&self) -> Self {
        let record = self.record().0.len();
        let index = self.0.iter().skip(record).position(|step| matches!(step, Step::Index(_)));
        let end = index.map_or(record, |n| record + n + 1);
        Self(self.0[..if end == self.0.len() && index.is_some() { end - 1 } else { end }].to_vec())
    }
}

impl<T: Entity> Keyed<T> {
    /// The place of the record in the data.
    pub fn place(&self) -> Place {
        Place::of(T::TABLE).key(&self.id)
    }
}
