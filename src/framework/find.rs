//! Look-ups of what a person typed: one lenient rule for every kind of record, and similar names if nothing matches.

use std::collections::BTreeSet;
use std::fmt;

pub use crate::near::{is_same_name, nearest, squash};

use super::numbers::{NoNumbers, numbers};
use super::standard::Standard;
use super::table::{Entity, Keyed, Table};
use super::{Framework, StandardNumber};

/// The name that was asked for is not that of any record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What was asked for: "unit".
    pub noun: String,
    /// The name as typed.
    pub typed: String,
    /// Similar names, nearest first, as they can be typed.
    pub nearest: Vec<String>,
    /// What there is, in a few words: "the standards run from STL1 to STL69".
    pub known: Option<String>,
    /// The command that lists what there is, without the program's name.
    pub list: Option<String>,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no {} “{}”", self.noun, self.typed)
    }
}

impl std::error::Error for Unknown {}

impl Unknown {
    /// Nothing of that kind has that name.
    pub fn new(noun: &str, typed: &str) -> Self {
        Self { noun: noun.into(), typed: typed.into(), nearest: Vec::new(), known: None, list: None }
    }

    /// Offers similar names, from pairs of (name to compare, name to offer).
    #[must_use]
    pub fn offering<'a>(mut self, names: impl Iterator<Item = (&'a str, String)>) -> Self {
        self.nearest = nearest(&self.typed, names);
        self
    }

    /// Sets the command that lists what there is.
    #[must_use]
    pub fn listed_by(mut self, command: &str) -> Self {
        self.list = Some(command.into());
        self
    }
}

impl<T: Entity> Table<T> {
    /// The record that a person means: by key or by one of its names, ignoring case, spaces and punctuation.
    pub fn find(&self, typed: &str) -> Result<&Keyed<T>, Unknown> {
        let wanted = squash(typed);
        let by_key = self.iter().find(|record| squash(&record.id.to_string()) == wanted);
        let found = by_key.or_else(|| self.iter().find(|record| record.names().iter().any(|n| squash(n) == wanted)));
        match found.or_else(|| self.formerly(|name| squash(name) == wanted)) {
            Some(record) if !wanted.is_empty() => Ok(record),
            _ => Err(self.no_such(typed)),
        }
    }

    /// The error for a name that no record has: the record was withdrawn, or similar names.
    pub(super) fn no_such(&self, typed: &str) -> Unknown {
        let (wanted, unknown) = (squash(typed), Unknown::new(T::NOUN, typed));
        let is = |record: &Keyed<T>| {
            squash(&record.id.to_string()) == wanted || record.names().iter().any(|name| squash(name) == wanted)
        };
        match self.withdrawn().find(|(record, _)| is(record)) {
            Some((_, why)) => Unknown { known: Some(format!("it was {why}")), ..unknown },
            None => unknown.offering(self.offers()),
        }
    }

    /// Every name with the key it stands for.
    pub fn offers(&self) -> impl Iterator<Item = (&str, String)> {
        self.iter().flat_map(|record| record.names().into_iter().map(|name| (name, record.id.to_string())))
    }
}

/// Several numbers or a range, as people type them: `3 5 7`, `3,5`, `3-5`. `None` for any other text.
pub fn typed_numbers(typed: &str) -> Option<Vec<u16>> {
    numbers(typed, &[]).ok()
}

impl Framework {
    /// The standards that a person means: `19`, `STL19`, `19, 22 and 30`, `3-5`, or one by its exact title.
    ///
    /// # Errors
    ///
    /// When one of them does not exist, or a range runs backwards.
    pub fn standards_named(&self, typed: &str) -> Result<Vec<&Keyed<Standard>>, Unknown> {
        let prefixes =
            self.suite.iter().flat_map(|suite| &suite.prefixes).map(|prefix| squash(prefix)).collect::<Vec<_>>();
        match numbers(typed, &prefixes) {
            Ok(numbers) => {
                numbers.into_iter().map(|number| self.standard_numbered(StandardNumber(number), typed)).collect()
            }
            Err(NoNumbers::Backwards { from, to }) => Err(backwards(&self.standards.no_such(typed), from, to)),
            Err(NoNumbers::Other) => {
                let wanted = squash(typed);
                let is = |standard: &&Keyed<Standard>| standard.names().iter().any(|name| squash(name) == wanted);
                let titled = self.standards.iter().find(is).filter(|_| !wanted.is_empty());
                titled.map(|standard| vec![standard]).ok_or_else(|| self.standards.no_such(typed))
            }
        }
    }

    fn standard_numbered(&self, number: StandardNumber, typed: &str) -> Result<&Keyed<Standard>, Unknown> {
        self.standards.get(&number).ok_or_else(|| {
            let unknown = self.standards.no_such(&number.to_string());
            let is_alone = typed.chars().filter(char::is_ascii_digit).count() == number.to_string().len();
            let unknown = Unknown { typed: if is_alone { typed.into() } else { number.to_string() }, ..unknown };
            if unknown.known.is_some() {
                return unknown;
            }
            let range = self.standard_range();
            let known =
                range.map(|(from, to)| format!("the standards run from {} to {}", self.code(from), self.code(to)));
            Unknown { known, nearest: Vec::new(), ..unknown }
        })
    }

    /// The professional standards that a person means: `11`, `HLTA 11`, `1-3`, `19, 22 and 30`.
    ///
    /// # Errors
    ///
    /// When one of them does not exist, or a range runs backwards.
    pub fn professional_standards_named(&self, typed: &str) -> Result<Vec<StandardNumber>, Unknown> {
        let set = self.professional_standards.as_ref();
        let prefixes: Vec<String> = set.iter().map(|set| squash(&set.status)).collect();
        let known: BTreeSet<StandardNumber> =
            set.iter().flat_map(|set| set.iter()).map(|(_, _, standard)| standard.number).collect();
        let unknown = |typed: &str| {
            let range = known.first().zip(known.last());
            let known = range.map(|(from, to)| format!("the professional standards run from {from} to {to}"));
            Unknown { known, ..Unknown::new("professional standard", typed) }
        };
        let found = numbers(typed, &prefixes).map_err(|why| match why {
            NoNumbers::Backwards { from, to } => backwards(&unknown(typed), from, to),
            NoNumbers::Other => unknown(typed),
        })?;
        match found.iter().find(|number| !known.contains(&StandardNumber(**number))) {
            Some(number) => Err(unknown(&number.to_string())),
            None => Ok(found.into_iter().map(StandardNumber).collect()),
        }
    }
}

/// The error for a range that runs backwards, with the correct order.
fn backwards(unknown: &Unknown, from: u16, to: u16) -> Unknown {
    let known = Some(format!("a range begins with its lower number: {from}-{to}"));
    Unknown { known, nearest: Vec::new(), ..unknown.clone() }
}

#[cfg(test)]
mod tests {
    use super::super::about::Section;
    use super::*;

    fn sections() -> Table<Section> {
        let named = [("4.1", "Role profile TA1"), ("4.2", "Role profile TA2"), ("appendix-1", "Apprenticeships")];
        named.iter().filter_map(|(id, title)| Some(Keyed::new(id.parse().ok()?, Section::titled(title)))).collect()
    }

    #[test]
    fn a_record_is_found_by_its_key_or_a_name() {
        let sections = sections();
        for typed in ["appendix-1", "Appendix 1", "APPRENTICESHIPS", " apprentice ships"] {
            assert_eq!(sections.find(typed).map(|section| section.id.as_str()), Ok("appendix-1"), "{typed}");
        }
    }

    #[test]
    fn what_is_not_found_offers_what_is_near() {
        let unknown = sections().find("aprenticeships").err();
        assert_eq!(unknown.as_ref().map(ToString::to_string).as_deref(), Some("there is no section “aprenticeships”"));
        assert_eq!(unknown.map(|unknown| unknown.nearest), Some(vec!["appendix-1".to_owned()]));
    }

    #[test]
    fn nothing_is_near_to_nothing() {
        assert_eq!(sections().find("").map_err(|unknown| unknown.nearest).err(), Some(Vec::new()));
        assert_eq!(sections().find("zzz").map_err(|unknown| unknown.nearest).err(), Some(Vec::new()));
    }

    #[test]
    fn what_was_withdrawn_is_told_with_the_reason() {
        let mut sections = sections();
        let reasons =
            sections.iter().take(1).map(|section| (section.id.clone(), "withdrawn by X: old".to_owned())).collect();
        sections.withdraw(&reasons);
        let known = sections.find("role profile ta1").err().and_then(|unknown| unknown.known);
        assert_eq!(known.as_deref(), Some("it was withdrawn by X: old"));
    }
}
