//! What places in the data are about: records, and statements of roles.

pub use crate::place::{Place, Step, within};

use super::contents::Contents;
use super::table::{Entity, Keyed};

impl Place {
    /// The place of a statement of a role by its id as it is shown: `ta3.duty.7a`, `ta2.cpd.5`; of an option or an
    /// example that of what it belongs to.
    pub fn of_statement(id: &str) -> Option<Self> {
        let (before, number) = id.rsplit_once('.')?;
        let (role, part) = before.rsplit_once('.')?;
        let place = Self::of("roles").key(role);
        let list = match part {
            "duty" => place.key("duties"),
            "knowledge" | "expects" => place.key(part),
            "cpd" => place.key("cpd").key("suggestions"),
            _ => return None,
        };
        let number: usize = number.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().ok()?;
        Some(list.index(number.checked_sub(1)?))
    }

    /// The record that the place is in: a table and a key; or the key of what there is one of.
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
    /// Where the record stands in the data.
    pub fn place(&self) -> Place {
        Place::of(T::TABLE).key(&self.id)
    }
}
