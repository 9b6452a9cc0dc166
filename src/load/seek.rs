//! Where something stands in a text: a walk to one place that fails there on purpose, so that the parser's error
//! tells line and column. It costs one parse, and runs only when a problem is reported.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::framework::check::{Place, Step};

/// How many bytes are read again at the most to find the lines of problems. Thousands of problems in large files
/// would keep somebody waiting for lines that nobody reads.
pub const MAX_SOUGHT_BYTES: usize = 16 * 1024 * 1024;

/// What to look for in a text.
#[derive(Debug, Clone)]
pub(super) enum Spot {
    /// Nothing: the problem is the file itself.
    File,
    /// A line and column that are known.
    At(usize, usize),
    /// The n-th key of that name.
    Key(Place, usize),
    /// A value; the key that leads to it where the value is a mapping, or is not there.
    Value(Place),
}

/// Looks for places until too much has been read.
pub(super) struct Seeker {
    left: usize,
}

impl Seeker {
    pub(super) fn new() -> Self {
        Self { left: MAX_SOUGHT_BYTES }
    }

    /// Line and column, from 1; none when it is not there or too much has been read.
    pub(super) fn seek(&mut self, text: &str, spot: &Spot) -> Option<(usize, usize)> {
        match spot {
            Spot::File => None,
            Spot::At(line, column) => Some((*line, *column)),
            Spot::Key(place, nth) => self.walk(text, &place.0, Some(*nth)).map(|end| end.at),
            Spot::Value(place) => {
                let end = self.walk(text, &place.0, None)?;
                let reached = &place.0[..end.depth];
                let key = match reached.last() {
                    Some(Step::Key(_)) if end.mapping => self.walk(text, reached, Some(1)),
                    _ => None,
                };
                Some(key.unwrap_or(end).at)
            }
        }
    }

    fn walk(&mut self, text: &str, steps: &[Step], key: Option<usize>) -> Option<End> {
        self.left = self.left.checked_sub(text.len())?;
        let mut end = End { at: (1, 1), depth: 0, mapping: false };
        let walk = Walk { steps, key, end: &mut end };
        let error = walk.deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
        let location = error.location()?;
        end.at = (location.line(), location.column());
        Some(end)
    }
}

/// Where a walk has come to its end.
struct End {
    at: (usize, usize),
    /// How many steps it took.
    depth: usize,
    mapping: bool,
}

struct Walk<'a> {
    steps: &'a [Step],
    /// Whether to stop at the last step's key, and at which one of that name, and not at its value.
    key: Option<usize>,
    end: &'a mut End,
}

impl Walk<'_> {
    fn stop<T, E: de::Error>(&mut self, mapping: bool) -> Result<T, E> {
        self.end.mapping = mapping;
        Err(E::custom("here"))
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    // Whatever is not visited below is refused, and so has its location as well.
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what is looked for")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let Some((Step::Index(index), rest)) = self.steps.split_first() else { return self.stop(false) };
        for _ in 0..*index {
            if list.next_element::<IgnoredAny>()?.is_none() {
                return self.stop(false);
            }
        }
        self.end.depth += 1;
        match list.next_element_seed(Walk { steps: rest, key: self.key, end: self.end })? {
            Some(()) => Ok(()),
            None => self.stop(false),
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let Some((Step::Key(wanted), rest)) = self.steps.split_first() else { return self.stop(true) };
        let mut key = Key { wanted, stop_at: self.key.filter(|_| rest.is_empty()) };
        loop {
            match map.next_key_seed(&mut key)? {
                Some(true) => break,
                Some(false) => map.next_value::<IgnoredAny>()?,
                None => return self.stop(true),
            };
        }
        self.end.depth += 1;
        map.next_value_seed(Walk { steps: rest, key: self.key, end: self.end })
    }
}

/// Reads a key and says whether its value is to be entered; fails at the one to stop at.
struct Key<'a> {
    wanted: &'a str,
    stop_at: Option<usize>,
}

impl<'de> DeserializeSeed<'de> for &mut Key<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for &mut Key<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<bool, E> {
        if key != self.wanted {
            return Ok(false);
        }
        match &mut self.stop_at {
            None => Ok(true),
            Some(1) => Err(E::custom("here")),
            Some(nth) => {
                *nth -= 1;
                Ok(false)
            }
        }
    }
}
