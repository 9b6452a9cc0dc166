//! One walk through a text: its records, keys that stand twice, an end to aliases that grow, and its values as a tree if
//! they are wanted.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_yaml::{Mapping, Value};

use crate::framework::standard::Standard;
use crate::framework::{Contents, Entity, Id, StandardNumber};
use crate::framework::{Place, Step};

/// How much texts may grow as their aliases expand: to this many times their own length, and this many bytes more.
pub const MAX_GROWTH: (usize, usize) = (4, 1024 * 1024);

/// The most values (texts, numbers, lists and groups of fields) that are read in all files together.
pub const MAX_VALUES: usize = 1_000_000;

/// The most keys that stand twice that are noted.
const MAX_TWINS: usize = 1_000;

/// What the parser is told to say when a text grows beyond that.
pub(super) const GROWS: &str = "aliases make this text too large";

/// What it is told to say when there are more values than that.
pub(super) const MANY: &str = "too many values";

/// What one walk through a text finds.
#[derive(Debug, Default)]
pub(super) struct Census {
    /// The values, if they were wanted. Of keys that stand twice the first counts.
    pub(super) tree: Value,
    /// Every record as written: its table and key, or the key alone for what there is one of.
    pub(super) records: Vec<Place>,
    /// Keys that stand twice in one mapping.
    pub(super) twins: Vec<Twin>,
    /// Where the walk is, or has ended.
    pub(super) place: Vec<Step>,
    wanted: bool,
    left: Budget,
}

/// What may still be read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    bytes: usize,
    values: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: MAX_GROWTH.1, values: MAX_VALUES }
    }
}

/// A key that stands in one mapping for the second time or more.
#[derive(Debug)]
pub(super) struct Twin {
    /// The first.
    pub(super) first: Place,
    /// This one; another spelling of the same id, perhaps.
    pub(super) place: Place,
    /// How many keys of this very spelling there are up to this one.
    pub(super) nth: usize,
}

impl Census {
    /// Walks through a text as far as it can be read and as the budget reaches.
    pub(super) fn of(text: &str, budget: &mut Budget) -> (Self, Result<(), serde_yaml::Error>) {
        budget.bytes = budget.bytes.saturating_add(text.len().saturating_mul(MAX_GROWTH.0));
        let (census, walked) = Self::walked(text, false, *budget);
        *budget = census.left;
        (census, walked)
    }

    /// Walks through a text that has been walked through before, and keeps its values.
    pub(super) fn with_tree(text: &str) -> Self {
        let budget = Budget { bytes: usize::MAX, ..Budget::default() };
        Self::walked(text, true, budget).0
    }

    fn walked(text: &str, wanted: bool, left: Budget) -> (Self, Result<(), serde_yaml::Error>) {
        let mut census = Self { wanted, left, ..Self::default() };
        let walked = Walk(&mut census).deserialize(serde_yaml::Deserializer::from_str(text));
        let walked = walked.map(|tree| census.tree = tree);
        (census, walked)
    }

    /// Counts the bytes of a text.
    fn spend<E: de::Error>(&mut self, bytes: usize) -> Result<(), E> {
        self.left.bytes = self.left.bytes.checked_sub(bytes).ok_or_else(|| E::custom(GROWS))?;
        Ok(())
    }

    /// Counts a value.
    fn count<E: de::Error>(&mut self) -> Result<(), E> {
        self.left.values = self.left.values.checked_sub(1).ok_or_else(|| E::custom(MANY))?;
        Ok(())
    }

    /// Notes the key at the place where the walk is; whether it is the first of its name.
    fn note(&mut self, keys: &mut HashMap<String, Vec<String>>, key: &str) -> bool {
        let place = Place(self.place.clone());
        // The ids of records may be written in more than one way.
        let name = match &self.place[..] {
            [Step::Key(table), _] | [_, Step::Key(table), _] if Contents::is_table(table) => same_id(table, key),
            _ => key.to_owned(),
        };
        let known = keys.entry(name).or_default();
        match known.first() {
            None if place.0.len() <= 2 => self.records.push(place),
            None => {}
            Some(_) if self.twins.len() >= MAX_TWINS => return false,
            Some(first) => {
                let first = Place(self.place[..self.place.len() - 1].to_vec()).key(first);
                let nth = 1 + known.iter().filter(|spelling| *spelling == key).count();
                self.twins.push(Twin { first, place, nth });
            }
        }
        known.push(key.to_owned());
        known.len() == 1
    }
}

/// An id in the form that all its spellings share.
pub(super) fn same_id(table: &str, key: &str) -> String {
    match key.parse::<StandardNumber>() {
        Ok(number) if table == Standard::TABLE => number.to_string(),
        _ => key.parse::<Id<()>>().map_or_else(|_| key.to_owned(), |id| id.to_string()),
    }
}

struct Walk<'a>(&'a mut Census);

impl Walk<'_> {
    fn scalar<E: de::Error>(self, value: impl Into<Value>) -> Result<Value, E> {
        self.0.count()?;
        Ok(if self.0.wanted { value.into() } else { Value::Null })
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Value, E> {
        self.scalar(value.to_string())
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Value, E> {
        self.scalar(value.to_string())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        self.scalar(value)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        self.0.spend(text.len())?;
        self.0.count()?;
        Ok(if self.0.wanted { text.into() } else { Value::Null })
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        self.0.count()?;
        let mut values = Vec::new();
        for n in 0.. {
            self.0.place.push(Step::Index(n));
            let value = list.next_element_seed(Walk(self.0))?;
            self.0.place.pop();
            match value {
                Some(value) if self.0.wanted => values.push(value),
                Some(_) => {}
                None => break,
            }
        }
        Ok(Value::Sequence(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        self.0.count()?;
        let mut values = Mapping::new();
        let mut keys = HashMap::new();
        while let Some(key) = map.next_key::<String>()? {
            self.0.spend(key.len())?;
            self.0.place.push(Step::Key(key.clone()));
            let first = self.0.note(&mut keys, &key);
            let value = map.next_value_seed(Walk(self.0))?;
            self.0.place.pop();
            if first && self.0.wanted {
                values.insert(Value::String(key), value);
            }
        }
        Ok(Value::Mapping(values))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let _ = tagged.variant::<IgnoredAny>()?;
        Err(de::Error::custom("words that begin with “!” go in quotes"))
    }
}

/// The texts of all numbers and other plain values as they are written: `4.10`, where a parser would say 4.1.
pub(super) fn written(text: &str, tree: &Value) -> BTreeMap<Place, String> {
    let mut found = BTreeMap::new();
    let copy = Copy { tree, place: &mut Vec::new(), found: &mut found };
    // The text has been read before: it can be read again.
    let _ = copy.deserialize(serde_yaml::Deserializer::from_str(text));
    found
}

struct Copy<'a> {
    tree: &'a Value,
    place: &'a mut Vec<Step>,
    found: &'a mut BTreeMap<Place, String>,
}

impl<'de> DeserializeSeed<'de> for Copy<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.tree {
            Value::Mapping(_) => deserializer.deserialize_map(self),
            Value::Sequence(_) => deserializer.deserialize_seq(self),
            Value::Null | Value::String(_) | Value::Tagged(_) => IgnoredAny::deserialize(deserializer).map(drop),
            Value::Bool(_) | Value::Number(_) => {
                let text = String::deserialize(deserializer)?;
                self.found.insert(Place(self.place.clone()), text);
                Ok(())
            }
        }
    }
}

impl<'de> Visitor<'de> for Copy<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the same text again")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        for (n, tree) in self.tree.as_sequence().into_iter().flatten().enumerate() {
            self.place.push(Step::Index(n));
            list.next_element_seed(Copy { tree, place: self.place, found: self.found })?;
            self.place.pop();
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut rest: HashMap<&str, &Value> = self
            .tree
            .as_mapping()
            .into_iter()
            .flatten()
            .filter_map(|(key, value)| Some((key.as_str()?, value)))
            .collect();
        while let Some(key) = map.next_key::<String>()? {
            let Some(tree) = rest.remove(key.as_str()) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            self.place.push(Step::Key(key));
            map.next_value_seed(Copy { tree, place: self.place, found: self.found })?;
            self.place.pop();
        }
        Ok(())
    }
}
