//! Ids and numbers: how a record is named in the data, at the prompt and in the output.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};
use smol_str::SmolStr;

/// The id of a `T`: lower-case letters, digits, `-` and `.`; unique among the records of its kind.
///
/// Parsing is lenient (`TA 3` gives `ta-3`), so that the same name works in a file and at the prompt.
pub struct Id<T>(SmolStr, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text has no letter or digit, so it can't be an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id needs at least one letter or digit")
    }
}

impl<T> FromStr for Id<T> {
    type Err = NotAnId;

    fn from_str(typed: &str) -> Result<Self, NotAnId> {
        let mut id = String::with_capacity(typed.len());
        for c in typed.chars() {
            if c.is_alphanumeric() {
                id.extend(c.to_lowercase());
            } else if c == '.' && !id.is_empty() && !id.ends_with(['.', '-']) {
                id.push('.');
            } else if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        }
        id.truncate(id.trim_end_matches(['-', '.']).len());
        if id.is_empty() { Err(NotAnId) } else { Ok(Self(id.into(), PhantomData)) }
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

// Derived impls would put the same bounds on `T`, which an id does not contain.
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Ids that were packed at build time are already normalised.
        let final_form = !deserializer.is_human_readable();
        deserializer.deserialize_str(IdVisitor { final_form, of: PhantomData })
    }
}

struct IdVisitor<T> {
    final_form: bool,
    of: PhantomData<fn() -> T>,
}

impl<T> Visitor<'_> for IdVisitor<T> {
    type Value = Id<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Id<T>, E> {
        if self.final_form { Ok(Id(SmolStr::new(text), self.of)) } else { text.parse().map_err(E::custom) }
    }
}

/// The number of a standard in its suite: 1 to 69 in the National Occupational Standards, 1 to 33 in the professional
/// standards. In a file, it may have a prefix: `19` and `STL19` are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct StandardNumber(pub u16);

/// Text that is not the number of a standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a standard is named by its number")
    }
}

impl FromStr for StandardNumber {
    type Err = NotANumber;

    fn from_str(typed: &str) -> Result<Self, NotANumber> {
        let digits = typed.trim().trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim_start();
        digits.parse().map(Self).map_err(|_| NotANumber)
    }
}

impl fmt::Display for StandardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<'de> Deserialize<'de> for StandardNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(NumberVisitor)
        } else {
            u16::deserialize(deserializer).map(Self)
        }
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = StandardNumber;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the number of a standard")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<StandardNumber, E> {
        u16::try_from(number).map(StandardNumber).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<StandardNumber, E> {
        Err(E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<StandardNumber, E> {
        text.parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// Text, or a number that is taken as it is written.
impl<T> JsonSchema for Id<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number"], "format": "id" })
    }
}

impl JsonSchema for StandardNumber {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "StandardNumber".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["integer", "string"],
            "format": "standard-number",
            "pattern": "^[A-Za-z]*\\s*[0-9]+$",
            "minimum": 0,
            "maximum": u16::MAX
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(typed: &str) -> Option<String> {
        typed.parse().ok().map(|id: Id<()>| id.to_string())
    }

    #[test]
    fn ids_forgive_case_spaces_and_marks() {
        for typed in ["TA 3", "ta-3", " ta__3 ", "(TA/3)"] {
            assert_eq!(id(typed).as_deref(), Some("ta-3"), "{typed}");
        }
        assert_eq!(id("TA3").as_deref(), Some("ta3"));
    }

    #[test]
    fn points_part_numbers_and_end_nothing() {
        assert_eq!(id("4.3.1").as_deref(), Some("4.3.1"));
        assert_eq!(id("4.3.").as_deref(), Some("4.3"));
    }

    #[test]
    fn an_id_needs_a_letter_or_a_digit() {
        for typed in ["", " ", "-.-", "“”"] {
            assert_eq!(id(typed), None, "{typed}");
        }
    }

    #[test]
    fn letters_may_stand_before_the_number_of_a_standard() {
        for typed in ["19", "STL19", "stl 19", " 19 "] {
            assert_eq!(typed.parse(), Ok(StandardNumber(19)), "{typed}");
        }
        for typed in ["", "STL", "19a", "1 9", "-19", "70000"] {
            assert_eq!(typed.parse::<StandardNumber>(), Err(NotANumber), "{typed}");
        }
    }
}
