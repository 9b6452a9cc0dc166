//! A table: the records of one kind, in the order of the data, each under its own key.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// What a table holds.
pub trait Record {
    /// The key of the record in its table.
    type Key: Clone + Ord + FromStr + fmt::Display + fmt::Debug + Serialize + DeserializeOwned + JsonSchema;

    /// The top-level key of the data below which the records stand.
    const TABLE: &'static str;

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
    /// Records that an overlay has withdrawn, and the reason in words. They are known by name alone.
    withdrawn: Vec<(Keyed<T>, String)>,
}

impl<T: Record> Default for Table<T> {
    fn default() -> Self {
        Self { records: Vec::new(), by_key: Vec::new(), withdrawn: Vec::new() }
    }
}

impl<T: Record> Table<T> {
    /// The record of that key.
    pub fn get(&self, key: &T::Key) -> Option<&Keyed<T>> {
        Some(self.at(self.by_key[self.rank(key).ok()?]))
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
        // One record is put in its place in the order of keys; many are sorted in together.
        let few = other.len() * 16 < self.len();
        let before = self.len();
        let mut refused = Vec::new();
        for keyed in other.records {
            let Err(rank) = self.rank(&keyed.id) else {
                refused.push(keyed.id);
                continue;
            };
            if few {
                self.by_key.insert(rank, place(self.records.len()));
            }
            self.records.push(keyed);
        }
        if self.len() > before && !few {
            self.sort();
        }
        refused
    }

    /// The rank of a key among those of the table, or the one it would have.
    fn rank(&self, key: &T::Key) -> Result<usize, usize> {
        self.by_key.binary_search_by(|&place| self.at(place).id.cmp(key))
    }

    /// Puts the records of `other` in the place of those with their keys.
    pub fn replace(&mut self, other: Self) {
        for keyed in other.records {
            if let Ok(found) = self.rank(&keyed.id) {
                let place = self.by_key[found] as usize;
                self.records[place] = keyed;
            }
        }
    }

    /// Takes records away, and keeps why.
    pub fn withdraw(&mut self, reasons: &BTreeMap<T::Key, String>) {
        let (gone, kept): (Vec<Keyed<T>>, _) =
            std::mem::take(&mut self.records).into_iter().partition(|one| reasons.contains_key(&one.id));
        self.records = kept;
        for record in gone {
            let why = reasons.get(&record.id).cloned().unwrap_or_default();
            self.withdrawn.retain(|(known, _)| known.id != record.id);
            self.withdrawn.push((record, why));
        }
        self.sort();
    }

    /// What has been withdrawn, and the reason in words.
    pub fn withdrawn(&self) -> impl Iterator<Item = &(Keyed<T>, String)> {
        // One that was added again after it was withdrawn is there.
        self.withdrawn.iter().filter(|(record, _)| self.get(&record.id).is_none())
    }

    /// Puts the records in an order, given as their places now.
    pub(super) fn arrange(&mut self, order: &[usize]) {
        let mut records: Vec<Option<Keyed<T>>> = std::mem::take(&mut self.records).into_iter().map(Some).collect();
        self.records = order.iter().filter_map(|&n| records.get_mut(n)?.take()).collect();
        self.sort();
    }

    fn sort(&mut self) {
        let mut by_key: Vec<u32> = (0..place(self.records.len())).collect();
        by_key.sort_by(|&a, &b| self.at(a).id.cmp(&self.at(b).id));
        self.by_key = by_key;
    }

    fn at(&self, place: u32) -> &Keyed<T> {
        &self.records[place as usize]
    }
}

/// A place in a table in the form it is kept in.
fn place(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl<T: Record> FromIterator<Keyed<T>> for Table<T> {
    /// Of two records with one key the first stays.
    fn from_iter<I: IntoIterator<Item = Keyed<T>>>(records: I) -> Self {
        let mut table = Self { records: records.into_iter().collect(), ..Self::default() };
        table.sort();
        let twins = table.by_key.windows(2).any(|pair| table.at(pair[0]).id == table.at(pair[1]).id);
        if !twins {
            return table;
        }
        let mut seen = BTreeSet::new();
        table.records.retain(|record| seen.insert(record.id.clone()));
        table.sort();
        table
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

/// A mapping of ids to records.
impl<T: Record + JsonSchema> JsonSchema for Table<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::TABLE.into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let ids = generator.subschema_for::<T::Key>();
        json_schema!({
            "type": "object",
            "title": T::NOUN,
            "propertyNames": { "format": ids.get("format") },
            "additionalProperties": generator.subschema_for::<T>()
        })
    }
}
