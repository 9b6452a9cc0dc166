//! Where something stands in a text: a walk to one place that fails there on purpose, so that the parser's error
//! tells line and column. It costs one parse, and runs only when a problem is reported.

use std::cell::OnceCell;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::problem::lines;
use super::slice::Slices;
use super::source::Source;
use crate::framework::{Place, Step};

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

/// Looks for places in texts until too much has been read.
pub(super) struct Seeker<'a> {
    texts: Vec<Text<'a>>,
    left: usize,
}

struct Text<'a> {
    whole: &'a str,
    slices: Slices<'a>,
    /// Its lines, once one of them is asked for.
    lines: OnceCell<Vec<&'a str>>,
}

impl<'a> Seeker<'a> {
    pub(super) fn new(sources: &'a [Source]) -> Self {
        let text =
            |source: &'a Source| Text { whole: &source.text, slices: Slices::of(&source.text), lines: OnceCell::new() };
        Self { texts: sources.iter().map(text).collect(), left: MAX_SOUGHT_BYTES }
    }

    /// A line of the n-th text, from 1.
    pub(super) fn line(&self, text: usize, line: usize) -> &'a str {
        let text = &self.texts[text];
        let lines = text.lines.get_or_init(|| lines(text.whole).collect());
        lines.get(line.saturating_sub(1)).copied().unwrap_or_default()
    }

    /// Line and column in the n-th text, from 1; none when it is not there or too much has been read.
    pub(super) fn seek(&mut self, text: usize, spot: &Spot) -> Option<(usize, usize)> {
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

    /// Walks through the lines around a place, or else through the whole text.
    fn walk(&mut self, text: usize, steps: &[Step], key: Option<usize>) -> Option<End> {
        let Text { whole, slices, .. } = &mut self.texts[text];
        let key_of = |step: &'_ Step| match step {
            Step::Key(key) => Some(key.clone()),
            Step::Index(_) => None,
        };
        let keys: Vec<String> = steps.iter().map_while(key_of).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        // The n-th of that name is looked for where all of them stand, if it is deeper than slices are.
        let at_key = |depth: usize| key.map(|nth| if depth + 1 == steps.len() { 1 } else { nth });
        let sliced = slices.around(&keys, if keys.len() == steps.len() { key.unwrap_or(1) } else { 1 });
        if let Some((slice, depth)) = sliced {
            let part = slice.text(whole);
            self.left = self.left.checked_sub(part.len())?;
            if let Some(end) = End::of(part, &steps[depth..], at_key(depth)) {
                let at = (end.at.0 + slice.before, end.at.1);
                return Some(End { at, depth: end.depth + depth, ..end });
            }
        }
        self.left = self.left.checked_sub(whole.len())?;
        End::of(whole, steps, key)
    }
}

/// Where a walk has come to its end.
struct End {
    at: (usize, usize),
    /// How many steps it took.
    depth: usize,
    mapping: bool,
    /// Whether the walk ended on purpose, and not because the text can't be read.
    meant: bool,
}

impl End {
    /// Walks through a text as far as the steps lead.
    fn of(text: &str, steps: &[Step], key: Option<usize>) -> Option<Self> {
        let mut end = Self { at: (1, 1), depth: 0, mapping: false, meant: false };
        let walk = Walk { steps, key, end: &mut end };
        let error = walk.deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
        let location = error.location()?;
        end.at = (location.line(), location.column());
        end.meant.then_some(end)
    }
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
        self.end.meant = true;
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

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what is looked for")
    }

    fn visit_bool<E: de::Error>(mut self, _: bool) -> Result<(), E> {
        self.stop(false)
    }

    fn visit_i64<E: de::Error>(mut self, _: i64) -> Result<(), E> {
        self.stop(false)
    }

    fn visit_u64<E: de::Error>(mut self, _: u64) -> Result<(), E> {
        self.stop(false)
    }

    fn visit_f64<E: de::Error>(mut self, _: f64) -> Result<(), E> {
        self.stop(false)
    }

    fn visit_str<E: de::Error>(mut self, _: &str) -> Result<(), E> {
        self.stop(false)
    }

    fn visit_unit<E: de::Error>(mut self) -> Result<(), E> {
        self.stop(false)
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
        let mut key = Key { wanted, stop_at: self.key.filter(|_| rest.is_empty()), met: false };
        loop {
            let next = map.next_key_seed(&mut key);
            self.end.meant |= key.met;
            match next? {
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
    /// Whether that was reached.
    met: bool,
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
            Some(1) => {
                self.met = true;
                Err(E::custom("here"))
            }
            Some(nth) => {
                *nth -= 1;
                Ok(false)
            }
        }
    }
}
