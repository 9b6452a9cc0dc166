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

impl<T: Entity> Keyed<T> {
    /// The place of the record in the data.
    pub fn place(&self) -> Place {
        Place::of(T::TABLE).key(&self.id)
    }
}
