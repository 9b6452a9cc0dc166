//! What is refused before a parser sees it, and what only shows when a text is walked once: bombs and twins.

use std::collections::HashSet;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::framework::check::{Place, Step};

/// The most brackets that may be open at once. Lists in brackets a few deep are the most that anybody writes, and the
/// parser's time grows with the square of the depth.
pub const MAX_BRACKETS: usize = 64;

/// How much a text may grow as its aliases expand: to this many times its own length, and this many bytes more.
pub const MAX_GROWTH: (usize, usize) = (4, 1024 * 1024);

/// The line and column of the bracket that is one too many.
pub(super) fn too_many_brackets(text: &str) -> Option<(usize, usize)> {
    let mut open = 0_usize;
    for (n, line) in text.split('\n').enumerate() {
        if line.trim_start().starts_with('#') {
            continue;
        }
        for (m, c) in line.chars().enumerate() {
            match c {
                '[' | '{' => open += 1,
                ']' | '}' => open = open.saturating_sub(1),
                _ => {}
            }
            if open > MAX_BRACKETS {
                return Some((n + 1, m + 1));
            }
        }
    }
    None
}

/// What one walk through a text finds.
#[derive(Debug, Default)]
pub(super) struct Census {
    /// Every record: its table and key, or the key alone for what there is one of.
    pub(super) records: Vec<Place>,
    /// Keys that stand twice in one mapping.
    pub(super) twins: Vec<Place>,
    place: Vec<Step>,
    left: usize,
}

impl Census {
    /// Walks through a text; the error is that of the parser, or says that the text grows without end.
    pub(super) fn of(text: &str) -> Result<Self, serde_yaml::Error> {
        let left = text.len().saturating_mul(MAX_GROWTH.0).saturating_add(MAX_GROWTH.1);
        let mut census = Self { left, ..Self::default() };
        Walk(&mut census).deserialize(serde_yaml::Deserializer::from_str(text))?;
        Ok(census)
    }

    /// Counts what a value costs.
    fn spend<E: de::Error>(&mut self, bytes: usize) -> Result<(), E> {
        self.left =
            self.left.checked_sub(bytes + 1).ok_or_else(|| E::custom("its aliases make this text too large"))?;
        Ok(())
    }
}

struct Walk<'a>(&'a mut Census);

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        self.0.spend(1)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        self.0.spend(8)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        self.0.spend(8)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        self.0.spend(8)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.0.spend(text.len())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.0.spend(1)
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        self.0.spend(1)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut index = 0;
        loop {
            self.0.place.push(Step::Index(index));
            let more = list.next_element_seed(Walk(self.0))?;
            self.0.place.pop();
            if more.is_none() {
                return Ok(());
            }
            index += 1;
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut keys = HashSet::new();
        while let Some(key) = map.next_key::<Key>()? {
            self.0.spend(key.0.len())?;
            self.0.place.push(Step::Key(key.0.clone()));
            let place = &self.0.place;
            if place.len() <= 2 {
                let place = Place(place.clone());
                self.0.records.push(place);
            }
            if !keys.insert(key.0) {
                let place = Place(self.0.place.clone());
                self.0.twins.push(place);
            }
            map.next_value_seed(Walk(self.0))?;
            self.0.place.pop();
        }
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        let _ = tagged.variant::<IgnoredAny>()?;
        Err(de::Error::custom("tags (words that begin with “!”) have no meaning here"))
    }
}

/// A key of any simple type as text.
pub(super) struct Key(pub(super) String);

impl<'de> de::Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Key)
    }
}
