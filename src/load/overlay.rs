//! One overlay laid over what is there: records withdrawn, records added, fields changed, lists made longer, each with
//! a note whose it is.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_yaml::{Mapping, Value};

use super::census::{self, Census};
use super::gather::{Finding, Gathered, last};
use super::problem::Problem;
use super::repair::{MAX_IN_RECORD, Repair};
use super::seek::Spot;
use super::shape::{self, wrap};
use super::source;
use super::wording::{Found, quoted};
use crate::framework::overlay::{Deed, Overlay};
use crate::framework::{Contents, nearest};
use crate::framework::{Place, Step};

/// The top-level keys that an overlay has and a framework has not.
pub(super) const HEADING: &str = "overlay";
const WITHDRAW: &str = "withdraw";
pub(super) const CHANGE: &str = "change";
pub(super) const ADD_TO: &str = "add_to";

/// The heading as it stands in a file.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Heading {
    overlay: Overlay,
}

/// A file of an overlay that could be read.
pub(super) struct File {
    pub(super) source: usize,
    /// What it adds.
    adds: Value,
    records: Vec<Place>,
    /// What stands below the keys of an overlay.
    directives: BTreeMap<&'static str, Value>,
    pub(super) written: BTreeMap<Place, String>,
}

/// An overlay while it is laid.
pub(super) struct Laying {
    pub(super) number: usize,
    overlay: Overlay,
    pub(super) section: String,
}

impl Gathered {
    /// Lays an overlay, a file or a folder, over what is there.
    pub(super) fn lay(&mut self, path: &Path) {
        let (sources, unread) = source::read(path);
        let before = self.sources.len();
        let complete = !std::mem::replace(&mut self.incomplete, !unread.is_empty());
        self.unread.extend(unread);
        self.sources.extend(sources);
        let files: Vec<File> = (before..self.sources.len()).filter_map(|source| self.file(source)).collect();
        let (source, overlay) = self.heading(&files).unwrap_or_else(|| {
            // A file that can't be read may hold it.
            if !self.incomplete {
                let message = "no file says what this overlay is";
                let hint = "add a top-level key “overlay” with title, publisher and date; for the files of a framework, name their folder";
                self.unread.push(Problem::of_file(&path.display().to_string(), message).hint(hint));
            }
            self.incomplete = true;
            (before, made_up())
        });
        if self.incomplete && files.iter().any(|file| file.adds.get("about").is_some()) {
            // These are the files of a framework: that they do not fit over another need not be told.
            return;
        }
        self.incomplete |= !complete;
        self.headings.push(source);
        let section = self.own_section(&overlay, &files);
        let laying = Laying { number: self.overlays.push(overlay.clone()), overlay, section };
        for file in &files {
            self.withdraw(file, &laying);
        }
        for file in &files {
            self.add(file, &laying);
        }
        for directive in [CHANGE, ADD_TO] {
            for file in &files {
                self.change(file, &laying, directive);
            }
        }
    }

    fn file(&mut self, source: usize) -> Option<File> {
        let text = std::mem::take(&mut self.sources[source].text);
        let census = self.census(source, &text);
        let file = census.map(|census| {
            self.twins(source, &census);
            let Census { mut tree, mut records, .. } = Census::with_tree(&text);
            let written = census::written(&text, &tree);
            let mut directives = BTreeMap::new();
            for key in [HEADING, WITHDRAW, CHANGE, ADD_TO] {
                if let Some(value) = tree.as_mapping_mut().and_then(|map| map.shift_remove(key)) {
                    directives.insert(key, value);
                }
            }
            records.retain(is_record);
            self.misnamed(source, &mut tree);
            File { source, adds: tree, records, directives, written }
        });
        self.sources[source].text = text;
        file
    }

    /// Top-level keys that are near those of an overlay, and are none: “Change”, and “changes” with kinds of records below.
    fn misnamed(&mut self, source: usize, tree: &mut Value) {
        let Some(keys) = tree.as_mapping_mut() else { return };
        let own = [HEADING, WITHDRAW, CHANGE, ADD_TO];
        let meant = |(key, value): (&Value, &Value)| {
            let name = key.as_str()?;
            let of_tables = |value: &Value| {
                value
                    .as_mapping()
                    .is_some_and(|map| map.keys().any(|key| Contents::is_table(key.as_str().unwrap_or(""))))
            };
            let near = match name {
                "changes" if of_tables(value) => CHANGE.to_owned(),
                name if Contents::keys().contains(&name) => return None,
                name => nearest(name, own.iter().map(|key| (*key, (*key).to_owned()))).into_iter().next()?,
            };
            Some((name.to_owned(), near))
        };
        let wrong: Vec<(String, String)> = keys.iter().filter_map(meant).collect();
        for (name, near) in wrong {
            keys.shift_remove(&name);
            let found = Found {
                hint: Some(format!("did you mean “{near}”?")),
                ..Found::new(format!("there is no field {} here", quoted(&name)))
            };
            self.found(source, Spot::Key(Place::of(&name), 1), found);
        }
    }

    /// The heading, which stands in one of the files.
    fn heading(&mut self, files: &[File]) -> Option<(usize, Overlay)> {
        let mut heading: Option<(usize, Option<Overlay>)> = None;
        for file in files {
            let Some(value) = file.directives.get(HEADING) else { continue };
            let place = Place::of(HEADING);
            if let Some((first, _)) = heading {
                self.findings.push(Finding {
                    source: Some(file.source),
                    spot: Spot::Key(place.clone(), 1),
                    message: "“overlay” is taken".into(),
                    hint: Some("there can be one only: put both together".into()),
                    first: Some((first, Spot::Key(place, 1))),
                });
                continue;
            }
            let mut repair = Repair::of(place, wrap(HEADING, value.clone()), &file.written, None);
            let read = repair.run::<Heading>(MAX_IN_RECORD).map(|heading| heading.overlay);
            repair.put_together();
            let right = repair.wrong.is_empty();
            for (spot, found) in repair.wrong {
                self.found(file.source, spot, found);
            }
            let nameless = |overlay: &Overlay| overlay.title.trim().is_empty() || overlay.section().is_none();
            if let Some(overlay) = read.as_ref().filter(|overlay| right && nameless(overlay)) {
                let found = Found::new(format!("{} is no title", quoted(&overlay.title)));
                self.found(file.source, Spot::Value(Place::of(HEADING).key("title")), found);
            }
            heading = Some((file.source, read));
        }
        // What could not be read is made up, so that the rest can be looked through; the problem is told.
        heading.map(|(source, read)| (source, read.unwrap_or_else(made_up)))
    }

    /// The section in which records stand that name none: one of the overlay's title, unless it has that itself, or
    /// shares it with another overlay of that title.
    fn own_section(&mut self, overlay: &Overlay, files: &[File]) -> String {
        let mut id = overlay.section().map_or_else(|| HEADING.to_owned(), |id| id.to_string());
        let own = |file: &File| {
            let sections = file.adds.get("sections").and_then(Value::as_mapping);
            let same = |key: &Value| key.as_str().is_some_and(|key| census::same_id("sections", key) == id);
            sections.is_some_and(|sections| sections.keys().any(same))
        };
        if files.iter().any(own) {
            return id;
        }
        while let Some((_, known)) = self.only("sections", &id) {
            if known.get("title").and_then(Value::as_str) == Some(&overlay.title) {
                return id;
            }
            id = format!("overlay-{id}");
        }
        let heading = Mapping::from_iter([("title".into(), overlay.title.as_str().into())]);
        let tree = Mapping::from_iter([(id.as_str().into(), heading.into())]);
        let read: Result<Contents, _> = serde_yaml::from_value(wrap("sections", tree.into()));
        self.contents.append(read.unwrap_or_default());
        id
    }

    fn add(&mut self, file: &File, laying: &Laying) {
        if file.adds.as_mapping().is_some_and(Mapping::is_empty) {
            return;
        }
        let mut adds = file.adds.clone();
        for (table, records) in adds.as_mapping_mut().into_iter().flatten() {
            for record in records.as_mapping_mut().into_iter().flat_map(Mapping::values_mut) {
                at_home(table.as_str().unwrap_or_default(), record, &laying.section);
            }
        }
        let shape = shape::read(&adds, &file.written, Some(&laying.section), self.room());
        let contents = self.shaped(file.source, shape);
        for place in self.append(file.source, contents, file.records.clone()) {
            self.overlays.note(laying.number, place, Deed::Added);
        }
    }

    fn withdraw(&mut self, file: &File, laying: &Laying) {
        let mut gone: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for (table, id, reason) in self.records_below(file, WITHDRAW) {
            if self.is_full() {
                break;
            }
            let written = Place::of(WITHDRAW).key(&table).key(&id);
            let Some(words) = reason.as_str().filter(|words| !words.trim().is_empty()) else {
                let hint = "write the reason behind the id, as words; it is shown to whoever looks for the record";
                let found = Found { hint: Some(hint.into()), ..Found::new("a reason must stand here") };
                self.found(file.source, Spot::Value(written), found);
                continue;
            };
            let Some((key, _)) = self.record(&table, &id, file, &written) else { continue };
            let place = Place::of(&table).key(&key);
            self.forget(&place);
            self.overlays.note(laying.number, place.clone(), Deed::Withdrawn(words.into()));
            self.withdrawn.insert(place, (file.source, written));
            gone.entry(table).or_default().insert(key, format!("withdrawn by {}: {words}", laying.overlay));
        }
        for (table, reasons) in gone {
            self.contents.withdraw(&table, &reasons);
        }
    }

    /// What stands below a key of an overlay: tables with ids, or what there is one of, without an id.
    pub(super) fn records_below(&mut self, file: &File, directive: &'static str) -> Vec<(String, String, Value)> {
        let Some(value) = file.directives.get(directive) else { return Vec::new() };
        let mut records = Vec::new();
        let place = Place::of(directive);
        let Some(tables) = value.as_mapping() else {
            let found = Found::new("below this stand the kinds of records, such as “units:”");
            self.found(file.source, Spot::Value(place), found);
            return Vec::new();
        };
        for (table, value) in tables {
            if self.is_full() {
                break;
            }
            let table = table.as_str().unwrap_or_default();
            let here = place.key(table);
            match value {
                _ if directive == WITHDRAW && Contents::keys().contains(&table) && !Contents::is_table(table) => {
                    let found = Found::new(format!("{} can't be withdrawn: it is no list of records", quoted(table)));
                    self.found(file.source, Spot::Key(here, 1), found);
                }
                _ if !Contents::keys().contains(&table) => self.unknown_table(file.source, here, table),
                fields if !Contents::is_table(table) => records.push((table.into(), String::new(), fields.clone())),
                Value::Mapping(ids) => records.extend(
                    ids.iter().map(|(id, value)| (table.into(), id.as_str().unwrap_or_default().into(), value.clone())),
                ),
                _ => {
                    let found = Found::new("below this stand ids, each with “:” behind it");
                    self.found(file.source, Spot::Value(here), found);
                }
            }
        }
        records
    }

    fn unknown_table(&mut self, source: usize, place: Place, table: &str) {
        let keys = Contents::keys().iter();
        let near = nearest(table, keys.map(|key| (*key, (*key).to_owned())));
        let hint = near.first().map(|near| format!("did you mean “{near}”?"));
        let found = Found { hint, ..Found::new(format!("there is no kind of record {} here", quoted(table))) };
        self.found(source, Spot::Key(place, 1), found);
    }

    /// A record that is there, with its id in the final form.
    pub(super) fn only(&self, table: &str, id: &str) -> Option<(String, Value)> {
        let mut whole = self.contents.only(table, id).and_then(|only| serde_yaml::to_value(only).ok())?;
        let below = whole.get_mut(table)?.as_mapping_mut()?;
        if !Contents::is_table(table) {
            return Some((String::new(), Value::Mapping(std::mem::take(below))));
        }
        let (key, record) = std::mem::take(below).into_iter().next()?;
        let key = key.as_str().map(str::to_owned).or_else(|| key.as_u64().map(|number| number.to_string()))?;
        Some((key, record))
    }

    /// A record that is there; otherwise that there is none.
    pub(super) fn record(&mut self, table: &str, id: &str, file: &File, written: &Place) -> Option<(String, Value)> {
        if let Some(found) = self.only(table, id) {
            return Some(found);
        }
        // Where something could not be read, it may be what is meant.
        if !self.incomplete && !self.wrong.contains(&Place::of(table).key(census::same_id(table, id))) {
            let unknown = self.contents.unknown(table, id);
            let message = if id.is_empty() { format!("there is no {table} to change") } else { unknown.to_string() };
            let near = (!unknown.nearest.is_empty()).then(|| format!("did you mean {}?", unknown.nearest.join(", ")));
            let found = Found { hint: unknown.known.or(near), ..Found::new(message) };
            self.found(file.source, Spot::Key(written.clone(), 1), found);
        }
        None
    }
}

/// Units and lists of units stand in a section or have a source; those of an overlay that have neither stand in its own.
pub(super) fn at_home(table: &str, record: &mut Value, section: &str) {
    let stand = |value: &mut Value| {
        let fields = value.as_mapping_mut();
        let told = |fields: &Mapping, key| fields.get(key).is_some_and(|value| !value.is_null());
        if let Some(fields) = fields.filter(|fields| !told(fields, "section") && !told(fields, "source")) {
            fields.insert("section".into(), section.into());
        }
    };
    match table {
        "units" => stand(record),
        "qualifications" => {
            record.get_mut("listings").and_then(Value::as_sequence_mut).into_iter().flatten().for_each(stand);
        }
        _ => {}
    }
}

/// Whether a place is that of a whole record of a framework.
fn is_record(place: &Place) -> bool {
    match &place.0[..] {
        [Step::Key(key)] => !Contents::is_table(key) && Contents::keys().contains(&key.as_str()),
        [Step::Key(table), _] => Contents::is_table(table),
        _ => false,
    }
}

/// What stands for a heading that can't be read.
fn made_up() -> Overlay {
    Overlay { title: last(&Place::of(HEADING)), publisher: String::new(), date: Date::ZERO, text: None }
}
