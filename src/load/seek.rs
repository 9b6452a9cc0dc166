//! Where a value stands in a text: a walk to one place that fails there on purpose, so that the parser's error
//! tells line and column. It costs one parse, and runs only when a problem is reported.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::framework::check::{Place, Step};

/// Line and column, from 1, of the value at a place; of the nearest place around it when it is not there.
pub(super) fn value(text: &str, place: &Place) -> (usize, usize) {
    let whole = (0..=place.0.len()).rev().find_map(|length| locate(text, &place.0[..length], Target::Value));
    whole.unwrap_or((1, 1))
}

/// Line and column of the key at a place; of its value when there is no such key.
pub(super) fn key(text: &str, place: &Place) -> (usize, usize) {
    locate(text, &place.0, Target::Key(1)).unwrap_or_else(|| value(text, place))
}

/// Line and column of the second key of that name in one mapping.
pub(super) fn twin(text: &str, place: &Place) -> (usize, usize) {
    locate(text, &place.0, Target::Key(2)).unwrap_or_else(|| key(text, place))
}

/// The text of a plain value as written: `4.10`, where a parser would say 4.1.
pub(super) fn written(text: &str, place: &Place) -> Option<String> {
    let mut found = None;
    let seeker = Seeker { steps: &place.0, target: Target::Text, found: &mut found };
    let _ = seeker.deserialize(serde_yaml::Deserializer::from_str(text));
    found
}

fn locate(text: &str, steps: &[Step], target: Target) -> Option<(usize, usize)> {
    let mut found = None;
    let seeker = Seeker { steps, target, found: &mut found };
    let error = seeker.deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    found?;
    let location = error.location()?;
    Some((location.line(), location.column()))
}

#[derive(Clone, Copy)]
enum Target {
    Value,
    /// The n-th key of the last step's name.
    Key(usize),
    Text,
}

struct Seeker<'a> {
    steps: &'a [Step],
    target: Target,
    found: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for Seeker<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match (self.steps, self.target) {
            ([], Target::Text) => *self.found = Some(<String as de::Deserialize>::deserialize(deserializer)?),
            ([], _) => return deserializer.deserialize_any(self),
            ([Step::Key(_), ..], _) => return deserializer.deserialize_map(self),
            ([Step::Index(_), ..], _) => return deserializer.deserialize_seq(self),
        }
        Ok(())
    }
}

impl Seeker<'_> {
    fn here<E: de::Error>(self) -> Result<(), E> {
        *self.found = Some(String::new());
        Err(E::custom("here"))
    }
}

impl<'de> Visitor<'de> for Seeker<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the place that is looked for")
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        self.here()
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        self.here()
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        self.here()
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        self.here()
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<(), E> {
        self.here()
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.here()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Some((Step::Index(index), rest)) = self.steps.split_first() else { return self.here() };
        for _ in 0..*index {
            if list.next_element::<IgnoredAny>()?.is_none() {
                return Ok(());
            }
        }
        list.next_element_seed(Seeker { steps: rest, target: self.target, found: self.found })?;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((Step::Key(wanted), rest)) = self.steps.split_first() else { return self.here() };
        let mut seen = 0;
        loop {
            let stop = match self.target {
                Target::Key(nth) if rest.is_empty() => Some(nth),
                _ => None,
            };
            let seed = KeySeeker { wanted, stop, seen: &mut seen, found: &mut *self.found };
            match map.next_key_seed(seed)? {
                None => return Ok(()),
                Some(true) if stop.is_none() => {
                    map.next_value_seed(Seeker { steps: rest, target: self.target, found: &mut *self.found })?;
                }
                Some(_) => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
    }
}

/// Reads a key and says whether it is the one; fails there when it is the n-th that is looked for.
struct KeySeeker<'a> {
    wanted: &'a str,
    stop: Option<usize>,
    seen: &'a mut usize,
    found: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for KeySeeker<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeeker<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<bool, E> {
        if key != self.wanted {
            return Ok(false);
        }
        *self.seen += 1;
        if self.stop == Some(*self.seen) {
            *self.found = Some(String::new());
            return Err(E::custom("here"));
        }
        Ok(true)
    }
}
