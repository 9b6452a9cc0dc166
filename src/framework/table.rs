//! A table: the records of one kind, in the order of the data, each under its own key.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// What a table holds.
pub trait Record {
    /// The key of the record in its table.
    type Key: Clone + Ord + fmt::Display + fmt::Debug + Serialize + DeserializeOwned;

    /// What one of these is called, in the words of the field: "unit", "role profile".
    const NOUN: &'static str;

    /// What a person may call this record other than by its key, the usual name first.
    fn names(&self) -> Vec<&str>;
}

/// A record together with its key.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyed<T: Record> {
    /// The key: unique in its table.
    pub id: T::Key,
    record: T,
}

impl<T: Record> Keyed<T> {
    /// Puts a record under a key.
    pub fn new(id: T::Key, record: T) -> Self {
        Self { id, record }
    }
}

impl<T: Record> Deref for Keyed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.record
    }
}

/// Records in the order of the data, found by key without a walk.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<T: Record> {
    records: Vec<Keyed<T>>,
    /// Places in `records`, sorted by key.
    by_key: Vec<u32>,
}

impl<T: Record> Default for Table<T> {
    fn default() -> Self {
        Self { records: Vec::new(), by_key: Vec::new() }
    }
}

impl<T: Record> Table<T> {
    /// The record of that key.
    pub fn get(&self, key: &T::Key) -> Option<&Keyed<T>> {
        let found = self.by_key.binary_search_by(|&place| self.at(place).id.cmp(key)).ok()?;
        Some(self.at(self.by_key[found]))
    }

    /// The records in the order of the data.
    pub fn iter(&self) -> std::slice::Iter<'_, Keyed<T>> {
        self.records.iter()
    }

    /// The record at a place in the order of the data, from 0.
    pub fn nth(&self, place: usize) -> Option<&Keyed<T>> {
        self.records.get(place)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Adds the records of `other` behind these. Those whose key is taken are left out and handed back.
    pub fn append(&mut self, other: Self) -> Vec<T::Key> {
        let mut refused = Vec::new();
        for keyed in other.records {
            if self.get(&keyed.id).is_some() {
                refused.push(keyed.id);
            } else {
                self.push(keyed);
            }
        }
        refused
    }

    fn push(&mut self, keyed: Keyed<T>) {
        let place = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
        let rank = self.by_key.partition_point(|&other| self.at(other).id < keyed.id);
        self.by_key.insert(rank, place);
        self.records.push(keyed);
    }

    fn at(&self, place: u32) -> &Keyed<T> {
        &self.records[place as usize]
    }
}

impl<T: Record> FromIterator<Keyed<T>> for Table<T> {
    /// Of two records with one key the first stays.
    fn from_iter<I: IntoIterator<Item = Keyed<T>>>(records: I) -> Self {
        let records: Vec<_> = records.into_iter().collect();
        let count = u32::try_from(records.len()).unwrap_or(u32::MAX);
        let mut by_key: Vec<u32> = (0..count).collect();
        by_key.sort_by(|&a, &b| records[a as usize].id.cmp(&records[b as usize].id));
        let before = by_key.len();
        by_key.dedup_by(|b, a| records[*b as usize].id == records[*a as usize].id);
        if by_key.len() == before {
            return Self { records, by_key };
        }
        let mut first_only = Self::default();
        first_only.append(Self { records, by_key: Vec::new() });
        first_only
    }
}

impl<'a, T: Record> IntoIterator for &'a Table<T> {
    type Item = &'a Keyed<T>;
    type IntoIter = std::slice::Iter<'a, Keyed<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Record + Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.records.len()))?;
        for keyed in &self.records {
            map.serialize_entry(&keyed.id, &keyed.record)?;
        }
        map.end()
    }
}

impl<'de, T: Record + Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Record + Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Table<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "one {} after another, each below its own id", T::NOUN)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Table<T>, A::Error> {
                let mut records = Vec::with_capacity(map.size_hint().unwrap_or(0).min(4096));
                while let Some((id, record)) = map.next_entry()? {
                    records.push(Keyed { id, record });
                }
                Ok(records.into_iter().collect())
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}
