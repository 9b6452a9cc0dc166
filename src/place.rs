//! Places in the data: the keys and indexes that lead from the top of the files to a value.

use std::collections::BTreeMap;
use std::fmt::{self, Display};

/// A place in the data: the keys and indexes that lead to a value from the top of the files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(pub Vec<Step>);

/// One step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a mapping, by key.
    Key(String),
    /// Into a list, by index from 0.
    Index(usize),
}

impl Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => f.write_str(key),
            Self::Index(index) => index.fmt(f),
        }
    }
}

impl Place {
    /// A place at the top.
    pub fn of(key: &str) -> Self {
        Self(vec![Step::Key(key.into())])
    }

    /// A step into a mapping.
    #[must_use]
    pub fn key(&self, key: impl Display) -> Self {
        self.step(Step::Key(key.to_string()))
    }

    /// A step into a list.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    /// Whether this is the other place or is inside it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    fn step(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }
}

impl Display for Place {
    /// As in `units.equality-l2.standards[1]`, with indexes from 0 as YAML tools count.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if n == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// The entries of a map for a place and all places inside it.
pub fn within<'a, 'b, T>(
    map: &'a BTreeMap<Place, T>,
    place: &'b Place,
) -> impl Iterator<Item = (&'a Place, &'a T)> + use<'a, 'b, T> {
    map.range(place.clone()..).take_while(move |(at, _)| at.is_within(place))
}
