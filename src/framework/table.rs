//! A table: the records of one kind, in the order of the data, each with its own key.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;

use foldhash::fast::RandomState;
use indexmap::IndexMap;
use indexmap::map::{Entry, Values};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::check::Check;
use super::contents::Contents;
use super::walk::{At, Visit};

/// What a table holds: one kind of record.
pub trait Entity: Sized {
    /// The key of the record in its table.
    type Key: Clone + Ord + Hash + FromStr + fmt::Display + fmt::Debug + Serialize + DeserializeOwned + JsonSchema;

    /// The top-level key of the data that holds the records.
    const TABLE: &'static str;

    /// What one of these records is called: "unit", "role profile".
    const NOUN: &'static str;

    /// What a person may call this record other than by its key, the usual name first.
    fn names(&self) -> Vec<&str>;

    /// The table of these records.
    fn table(contents: &Contents) -> &Table<Self>;

    /// Visits everything in a record.
    fn walk<'a, V: Visit<'a>>(record: &'a Keyed<Self>, at: &At<'_>, visitor: &mut V);

    /// The rules that only records of this kind must keep.
    fn rules(_record: &Keyed<Self>, _at: &At<'_>, _check: &mut Check<'_>) {}
}

/// A record together with its key.
#[derive(Debug, Clone)]
pub struct Keyed<T: Entity> {
    /// The key: unique in its table.
    pub id: T::Key,
    position: usize,
    record: T,
}

impl<T: Entity> Keyed<T> {
    /// Puts a record under a key.
    pub fn new(id: T::Key, record: T) -> Self {
        Self { id, position: 0, record }
    }

    /// Its position in its table, from 0: what is worked out for all records of a kind can be found by it.
    pub fn position(&self) -> usize {
        self.position
    }
}

/// Where a record stands says nothing of it.
impl<T: Entity + PartialEq> PartialEq for Keyed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.record == other.record
    }
}

impl<T: Entity> Deref for Keyed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.record
    }
}

/// Records in the order of the data, which can be looked up by key.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<T: Entity> {
    // Keys are short and looked up often, which the usual hasher is slow at.
    records: IndexMap<T::Key, Keyed<T>, RandomState>,
    /// Records that overlays have withdrawn, each with the reason; only their names are used.
    withdrawn: Vec<(Keyed<T>, String)>,
    /// Names that records had before overlays changed them.
    former: Vec<(String, T::Key)>,
}

impl<T: Entity> Default for Table<T> {
    fn default() -> Self {
        Self { records: IndexMap::default(), withdrawn: Vec::new(), former: Vec::new() }
    }
}

impl<T: Entity> Table<T> {
    /// The record with that key.
    pub fn get(&self, key: &T::Key) -> Option<&Keyed<T>> {
        self.records.get(key)
    }

    /// The records in the order of the data.
    pub fn iter(&self) -> Values<'_, T::Key, Keyed<T>> {
        self.records.values()
    }

    /// The record at a position in the order of the data, from 0.
    pub fn nth(&self, position: usize) -> Option<&Keyed<T>> {
        self.records.get_index(position).map(|(_, record)| record)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Adds the records of `other` after these. A record whose key is taken is skipped, and its key returned.
    pub fn append(&mut self, other: Self) -> Vec<T::Key> {
        let mut refused = Vec::new();
        for (key, keyed) in other.records {
            match self.records.entry(key) {
                Entry::Occupied(taken) => refused.push(taken.key().clone()),
                Entry::Vacant(free) => {
                    let position = free.index();
                    free.insert(Keyed { position, ..keyed });
                }
            }
        }
        refused
    }

    /// Replaces records by those of `other` that have the same keys.
    pub fn replace(&mut self, other: Self) {
        for (key, keyed) in other.records {
            if let Some(known) = self.records.get_mut(&key) {
                let names = keyed.names();
                let gone = known.names().into_iter().filter(|name| !names.contains(name));
                self.former.extend(gone.map(|name| (name.to_owned(), key.clone())));
                *known = Keyed { position: known.position, ..keyed };
            }
        }
    }

    /// The record that had a name before an overlay changed it, if only one had.
    pub(super) fn formerly(&self, is: impl Fn(&str) -> bool) -> Option<&Keyed<T>> {
        let mut keys: Vec<&T::Key> = self.former.iter().filter(|(name, _)| is(name)).map(|(_, key)| key).collect();
        keys.dedup();
        if let [key] = keys[..] { self.get(key) } else { None }
    }

    /// Withdraws records, and remembers the reasons.
    pub fn withdraw(&mut self, reasons: &BTreeMap<T::Key, String>) {
        for (key, keyed) in self.records.extract_if(.., |key, _| reasons.contains_key(key)) {
            self.withdrawn.retain(|(known, _)| known.id != key);
            self.withdrawn.push((keyed, reasons.get(&key).cloned().unwrap_or_default()));
        }
        self.number();
    }

    /// Tells the records their positions.
    fn number(&mut self) {
        for (position, keyed) in self.records.values_mut().enumerate() {
            keyed.position = position;
        }
    }

    /// The withdrawn records, each with the reason.
    pub fn withdrawn(&self) -> impl Iterator<Item = &(Keyed<T>, String)> {
        // A record that was added again after it was withdrawn is not withdrawn.
        self.withdrawn.iter().filter(|(record, _)| self.get(&record.id).is_none())
    }

    /// Puts the records in the order of their ranks. Records with equal ranks keep their order.
    pub(super) fn sort_by_rank<R: Ord>(&mut self, rank: impl Fn(&T::Key) -> R) {
        self.records.sort_by_cached_key(|key, _| rank(key));
        self.number();
    }
}

impl<T: Entity> FromIterator<Keyed<T>> for Table<T> {
    /// If two records have the same key, the first one stays.
    fn from_iter<I: IntoIterator<Item = Keyed<T>>>(records: I) -> Self {
        let records = records.into_iter();
        let mut table = Self::default();
        table.records.reserve(records.size_hint().0);
        for keyed in records {
            let entry = table.records.entry(keyed.id.clone());
            let position = entry.index();
            entry.or_insert(Keyed { position, ..keyed });
        }
        table
    }
}

impl<'a, T: Entity> IntoIterator for &'a Table<T> {
    type Item = &'a Keyed<T>;
    type IntoIter = Values<'a, T::Key, Keyed<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Entity + Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.records.len()))?;
        for keyed in self {
            map.serialize_entry(&keyed.id, &keyed.record)?;
        }
        map.end()
    }
}

impl<'de, T: Entity + Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Entity + Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Table<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "one {} after another, each below its own id", T::NOUN)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Table<T>, A::Error> {
                let mut table = Table::default();
                // A file must not be able to reserve unlimited memory by claiming to hold many records.
                table.records.reserve(map.size_hint().unwrap_or(0).min(4096));
                while let Some((id, record)) = map.next_entry::<T::Key, T>()? {
                    // Of two records with one key the first stays; the loader reports the second.
                    let entry = table.records.entry(id.clone());
                    let position = entry.index();
                    entry.or_insert(Keyed { id, position, record });
                }
                Ok(table)
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

/// A mapping of ids to records.
impl<T: Entity + JsonSchema> JsonSchema for Table<T> {
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

#[cfg(test)]
mod tests {
    use super::super::about::Section;
    use super::super::id::Id;
    use super::*;

    fn table(ids: &[&str]) -> Table<Section> {
        ids.iter().filter_map(|id| Some(Keyed::new(id.parse().ok()?, Section::titled(id)))).collect()
    }

    fn ids(table: &Table<Section>) -> Vec<&str> {
        table.iter().map(|section| section.id.as_str()).collect()
    }

    #[test]
    fn records_keep_the_order_of_the_data() {
        let table = table(&["4.2", "1", "4.1"]);
        assert_eq!(ids(&table), ["4.2", "1", "4.1"]);
        assert_eq!(table.nth(1).map(|section| section.id.as_str()), Some("1"));
        assert_eq!(table.nth(3), None);
    }

    #[test]
    fn of_two_records_with_one_key_the_first_stays() {
        let table = table(&["Appendix 2", "appendix-2"]);
        assert_eq!(table.iter().map(|section| section.title.as_str()).collect::<Vec<_>>(), ["Appendix 2"]);
    }

    #[test]
    fn what_is_taken_is_handed_back() {
        let mut one = table(&["1", "2"]);
        let refused = one.append(table(&["3", "2"]));
        assert_eq!(ids(&one), ["1", "2", "3"]);
        assert_eq!(refused.iter().map(Id::as_str).collect::<Vec<_>>(), ["2"]);
    }

    #[test]
    fn a_replaced_record_keeps_its_position() {
        let mut one = table(&["1", "2"]);
        let changed = table(&["1"])
            .iter()
            .map(|one| Keyed::new(one.id.clone(), Section { page: Some(7), ..(**one).clone() }))
            .collect();
        one.replace(changed);
        assert_eq!(ids(&one), ["1", "2"]);
        assert_eq!(one.nth(0).and_then(|section| section.page), Some(7));
    }

    #[test]
    fn every_record_knows_its_position() {
        let mut one = table(&["1", "2", "3"]);
        let in_order = |table: &Table<Section>| {
            table.iter().enumerate().all(|(n, section)| section.position() == n && table.nth(n) == Some(section))
        };
        assert!(in_order(&one));
        one.replace(table(&["3"]));
        one.append(table(&["2", "4"]));
        assert!(in_order(&one));
        one.sort_by_rank(|id| std::cmp::Reverse(id.clone()));
        assert!(in_order(&one) && ids(&one) == ["4", "3", "2", "1"]);
        one.withdraw(&one.iter().take(2).map(|section| (section.id.clone(), String::new())).collect());
        assert!(in_order(&one) && ids(&one) == ["2", "1"]);
    }

    #[test]
    fn what_is_withdrawn_is_remembered_until_it_is_added_again() {
        let mut one = table(&["1", "2"]);
        let reasons = one.iter().take(1).map(|section| (section.id.clone(), "old".to_owned())).collect();
        one.withdraw(&reasons);
        assert_eq!(ids(&one), ["2"]);
        assert_eq!(
            one.withdrawn().map(|(section, why)| (section.id.as_str(), why.as_str())).collect::<Vec<_>>(),
            [("1", "old")]
        );
        one.append(table(&["1"]));
        assert_eq!((ids(&one), one.withdrawn().count()), (vec!["2", "1"], 0));
    }
}
