//! The overlays of a framework: a school's, a trust's or a union's own records, changes and withdrawals, with the
//! overlay that each of them comes from.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Index;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::about::Section;
use super::id::Id;
use super::place::{Place, Step, within};
use super::table::{Entity, Keyed};

/// The heading of an overlay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    /// Its title: "Hillside Primary: our courses".
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its date.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
    /// What it is for, and how certain it is, in the publisher's words.
    #[serde(default)]
    pub text: Option<String>,
}

impl Overlay {
    /// The section for its records that do not name one: its title as an id.
    pub fn section(&self) -> Option<Id<Section>> {
        self.title.parse().ok()
    }

    /// Its date for readers: “1 September 2026”.
    pub fn day(&self) -> impl fmt::Display {
        self.date.strftime("%-d %B %Y")
    }
}

impl fmt::Display for Overlay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, {})", self.title, self.publisher, self.day())
    }
}

/// What an overlay did at one place.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// It added something.
    Added,
    /// It changed something; the earlier value as text, if there was one.
    Changed(Option<String>),
    /// It withdrew something; the reason, in the publisher's words.
    Withdrawn(String),
}

/// All overlays of a framework, and what each of them did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overlays {
    overlays: Vec<Overlay>,
    deeds: BTreeMap<Place, Vec<(usize, Deed)>>,
    /// What was added to lists of names and ids, by its place.
    names: BTreeMap<Place, String>,
    /// The texts that overlays wrote, by where they did.
    texts: BTreeMap<Place, Vec<String>>,
}

/// Something an overlay did to a record.
#[derive(Debug, Clone, Copy)]
pub struct Touch<'a> {
    /// The overlay.
    pub overlay: &'a Overlay,
    /// Where in the record; no steps for the record itself.
    pub steps: &'a [Step],
    /// What it did.
    pub deed: &'a Deed,
    /// The name or id that it added to a list of those.
    pub name: Option<&'a str>,
}

impl Touch<'_> {
    /// The part of the record in words: "credits", "CPD suggestion 9".
    pub fn part(&self) -> String {
        part(self.steps, self.name)
    }

    /// What was done, after a colon or at the beginning of a line: "added by …", "credits changed by …: was 2".
    pub fn words(&self) -> String {
        let brief = self.brief();
        match self.deed {
            Deed::Added => brief,
            Deed::Changed(Some(was)) => format!("{brief}: was {was}"),
            Deed::Changed(None) => format!("{brief}: was not given"),
            Deed::Withdrawn(reason) => format!("{brief}: {reason}"),
        }
    }

    /// As [`Touch::words`], but without the earlier value or the reason.
    pub fn brief(&self) -> String {
        let part = if self.steps.is_empty() { String::new() } else { format!("{} ", self.part()) };
        let done = match self.deed {
            Deed::Added => "added",
            Deed::Changed(_) => "changed",
            Deed::Withdrawn(_) => "withdrawn",
        };
        format!("{part}{done} by {}", self.overlay)
    }
}

/// A place in words, with entries of lists counted from 1: "CPD suggestion 1 of role ta1".
pub fn told(place: &Place) -> String {
    let record = place.record();
    let name = match &record.0[..] {
        [Step::Key(table), Step::Key(id), ..] => format!("{} {id}", one_of(table)),
        _ => record.to_string(),
    };
    let steps = &place.0[record.0.len()..];
    if steps.is_empty() { name } else { format!("{} of {name}", part(steps, None)) }
}

/// The part of a record in words: "credits", "CPD suggestion 9"; or, with a name, "unit equality-l2".
fn part(steps: &[Step], name: Option<&str>) -> String {
    let word = |n: usize| match &steps[n] {
        Step::Key(key) if key == "cpd" => "CPD".into(),
        Step::Key(key) if matches!(steps.get(n + 1), Some(Step::Index(_))) => one_of(key),
        Step::Key(key) => key.replace('_', " "),
        Step::Index(index) => match name.filter(|_| n + 1 == steps.len()) {
            Some(name) => name.to_owned(),
            None => (index + 1).to_string(),
        },
    };
    (0..steps.len()).map(word).collect::<Vec<_>>().join(" ")
}

/// What one item of the list with this key is called.
fn one_of(key: &str) -> String {
    let plural = key.replace('_', " ");
    match key {
        "aliases" => "alias".into(),
        "expects" => "expectation".into(),
        "shows" => "thing to show".into(),
        _ => match (plural.strip_suffix("ies"), plural.strip_suffix('s')) {
            (Some(stem), _) => format!("{stem}y"),
            (None, Some(stem)) => stem.into(),
            (None, None) => plural,
        },
    }
}

impl Overlays {
    /// Adds an overlay on top of the others; returns the number that [`Overlays::note`] takes.
    pub fn push(&mut self, overlay: Overlay) -> usize {
        self.overlays.push(overlay);
        self.overlays.len() - 1
    }

    /// Notes what an overlay did at a place.
    pub fn note(&mut self, overlay: usize, place: Place, deed: Deed) {
        self.deeds.entry(place).or_default().push((overlay, deed));
    }

    /// Notes the name or id that an overlay added to a list of those.
    pub fn name(&mut self, place: Place, name: String) {
        self.names.insert(place, name);
    }

    /// Notes which texts an overlay wrote at a place.
    pub fn wrote(&mut self, place: Place, texts: Vec<String>) {
        self.texts.insert(place, texts);
    }

    /// The texts that overlays wrote, by where they did.
    pub fn texts(&self) -> &BTreeMap<Place, Vec<String>> {
        &self.texts
    }

    /// Forgets what was done at a place and within it, because it is gone or has been replaced.
    pub fn forget(&mut self, place: &Place) {
        let gone: Vec<Place> = within(&self.deeds, place).map(|(at, _)| at.clone()).collect();
        for at in gone {
            self.deeds.remove(&at);
            self.names.remove(&at);
            self.texts.remove(&at);
        }
    }

    /// The overlays, lowest first.
    pub fn list(&self) -> &[Overlay] {
        &self.overlays
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.overlays.is_empty()
    }

    /// What an overlay (by its number) did, and where.
    pub fn deeds(&self, overlay: usize) -> impl Iterator<Item = (&Place, &Deed)> {
        let by = move |(place, deeds)| {
            let deeds: &Vec<(usize, Deed)> = deeds;
            deeds.iter().filter(move |(by, _)| *by == overlay).map(move |(_, deed)| (place, deed))
        };
        self.deeds.iter().flat_map(by)
    }

    /// What was done to a record or a part of it.
    pub fn of<T: Entity>(&self, record: &Keyed<T>) -> Vec<Touch<'_>> {
        if self.is_empty() { Vec::new() } else { self.at(&record.place()) }
    }

    /// What was done at a place or within it.
    pub fn at(&self, place: &Place) -> Vec<Touch<'_>> {
        let length = place.0.len();
        within(&self.deeds, place)
            .flat_map(|(at, deeds)| deeds.iter().map(move |(by, deed)| self.touch(at, length, *by, deed)))
            .collect()
    }

    /// What was done to anything that encloses a place: who added the record, who changed the list it is in.
    pub fn around(&self, place: &Place) -> Vec<Touch<'_>> {
        let record = place.record().0.len();
        let known =
            (record..place.0.len()).filter_map(|length| self.deeds.get_key_value(&Place(place.0[..length].to_vec())));
        known.flat_map(|(at, deeds)| deeds.iter().map(move |(by, deed)| self.touch(at, record, *by, deed))).collect()
    }

    /// Everything that was done, each with its place; the steps of a touch begin at its record.
    pub fn all(&self) -> impl Iterator<Item = (&Place, Touch<'_>)> {
        let touches = self.deeds.iter().flat_map(|(at, deeds)| deeds.iter().map(move |deed| (at, deed)));
        touches.map(|(at, (by, deed))| (at, self.touch(at, at.record().0.len(), *by, deed)))
    }

    fn touch<'a>(&'a self, at: &'a Place, from: usize, by: usize, deed: &'a Deed) -> Touch<'a> {
        let name = self.names.get(at).map(String::as_str);
        Touch { overlay: &self.overlays[by], steps: &at.0[from.min(at.0.len())..], deed, name }
    }
}

impl Index<usize> for Overlays {
    type Output = Overlay;

    fn index(&self, number: usize) -> &Overlay {
        &self.overlays[number]
    }
}
