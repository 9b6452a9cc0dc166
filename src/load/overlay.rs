//! Lays one overlay over a framework: withdraws and adds records, changes fields and adds to lists, and notes which
//! overlay did so.

use std::collections::BTreeMap;
use std::path::Path;

use serde_yaml::{Mapping, Value as Typed};

use super::heading;
use super::reading::{Reading, same_id, twice};
use crate::framework::overlay::{Deed, Overlay};
use crate::framework::{Contents, Place, nearest};
use crate::yaml::{At, Code, Field, Finding, Node, Problem, Value, quoted, read_path};

/// The top-level keys that only overlays have.
pub(super) const HEADING: &str = "overlay";
const WITHDRAW: &str = "withdraw";
pub(super) const CHANGE: &str = "change";
pub(super) const ADD_TO: &str = "add_to";
pub(super) const DIRECTIVES: [&str; 4] = [HEADING, WITHDRAW, CHANGE, ADD_TO];

/// A file of an overlay.
pub(super) struct File {
    /// The records it adds; none once they are added.
    pub(super) adds: Node,
    /// The values of the overlay's own keys.
    pub(super) directives: BTreeMap<&'static str, Field>,
}

/// An overlay while it is being applied.
pub(super) struct Laying {
    pub(super) number: usize,
    overlay: Overlay,
    pub(super) section: String,
}

/// A record that is named below one of those keys.
pub(super) struct Named {
    pub(super) table: String,
    /// Its id as written; empty for a key that holds a single record.
    pub(super) id: String,
    pub(super) field: Field,
}

impl Reading {
    /// Applies an overlay (a file or folder) to what has been read.
    pub(super) fn lay(&mut self, path: &Path) {
        let complete = !std::mem::replace(&mut self.incomplete, false);
        let sources = read_path(path, &mut self.budget);
        let mut files: Vec<File> = self.take_sources(sources).filter_map(|number| self.file(number)).collect();
        let heading = files.iter().find_map(|file| file.directives.get(HEADING));
        let about = files.iter().find_map(|file| file.adds.field("about"));
        if let (Some(heading), Some(about)) = (heading, about)
            && files.len() > 1
        {
            let message = "this makes the whole folder an overlay, but there is a framework in it";
            let finding = Finding::new(heading.at, Code::Overlay, message).first(about.at);
            self.found(finding.hint("move this file out of the folder, and name it with --overlay"));
            self.incomplete = true;
            return;
        }
        let (overlay, date) = self.heading(&files).unwrap_or_else(|| {
            // The heading may be in a file that can't be read.
            if !self.incomplete {
                let message = "no file says what this overlay is";
                let hint = "add a top-level key “overlay” with title, publisher and date; for the files of a framework, name their folder";
                let file = path.display().to_string();
                self.unread.push(Problem::of_file(&file, Code::Overlay, message).hint(hint));
            }
            self.incomplete = true;
            (heading::made_up(), None)
        });
        if self.incomplete && files.iter().any(|file| file.adds.field("about").is_some()) {
            // These are the files of a framework, not of an overlay, so further problems would only mislead.
            return;
        }
        if !complete {
            self.incomplete = true;
        }
        self.dates.push(date);
        let section = self.own_section(&overlay, &files);
        let laying = Laying { number: self.overlays.push(overlay.clone()), overlay, section };
        for file in &files {
            self.withdraw(file, &laying);
        }
        for file in &mut files {
            self.add(file, &laying);
        }
        for directive in [CHANGE, ADD_TO] {
            for file in &files {
                for named in self.named_below(file, directive) {
                    if self.is_full() {
                        return;
                    }
                    self.change(named, &laying, directive);
                }
            }
        }
    }

    fn file(&mut self, number: usize) -> Option<File> {
        if self.is_full() {
            return None;
        }
        let mut adds = self.tree(number)?;
        let mut directives = BTreeMap::new();
        for key in DIRECTIVES {
            if let Some(field) = adds.take(key) {
                directives.insert(key, field);
            }
        }
        self.misnamed(&mut adds);
        Some(File { adds, directives })
    }

    /// Reports misspelt overlay keys at the top level: “Change”, or “changes” if it holds kinds of records.
    fn misnamed(&mut self, tree: &mut Node) {
        let Value::Map(fields) = &mut tree.value else { return };
        let mut wrong = Vec::new();
        fields.retain(|field| match meant(field) {
            Some(meant) => {
                let message = format!("there is no field {} here", quoted(&field.key));
                wrong
                    .push(Finding::new(field.at, Code::UnknownField, message).hint(format!("did you mean “{meant}”?")));
                false
            }
            None => true,
        });
        self.found_all(wrong);
    }

    fn add(&mut self, file: &mut File, laying: &Laying) {
        if file.adds.fields().is_some_and(<[Field]>::is_empty) {
            return;
        }
        let mut adds = std::mem::replace(&mut file.adds, Node::empty_map());
        if let Value::Map(tables) = &mut adds.value {
            for table in tables {
                let Value::Map(records) = &mut table.node.value else { continue };
                for record in records {
                    at_home(&table.key, &mut record.node, &laying.section);
                }
            }
        }
        for place in self.add_records(adds, Some(&laying.section)) {
            let mut texts = Vec::new();
            if let Some(written) = self.written.get(&place) {
                texts_in(&written.node, &mut texts);
            }
            self.overlays.wrote(place.clone(), texts);
            self.overlays.note(laying.number, place, Deed::Added);
        }
    }

    fn withdraw(&mut self, file: &File, laying: &Laying) {
        let mut gone: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for Named { table, id, field } in self.named_below(file, WITHDRAW) {
            if self.is_full() {
                break;
            }
            let reason = field.node.as_text().filter(|text| !text.trim().is_empty() && !field.node.is_null());
            let Some(reason) = reason else {
                let finding = Finding::new(field.shown_at(), Code::Overlay, "a reason must be here");
                let hint = "write the reason after the id, as text; it is shown to anybody who looks for the record";
                self.found(finding.hint(hint));
                continue;
            };
            let Some((key, _)) = self.record(&table, &id, field.at) else { continue };
            let place = Place::of(&table).key(&key);
            self.forget(&place);
            self.written.remove(&place);
            self.overlays.note(laying.number, place.clone(), Deed::Withdrawn(reason.into()));
            self.withdrawn.insert(place, field.at);
            gone.entry(table).or_default().insert(key, format!("withdrawn by {}: {reason}", laying.overlay));
        }
        for (table, reasons) in gone {
            self.contents.withdraw(&table, &reasons);
        }
    }

    /// The records that are named below an overlay's key: by id within tables, or without an id for single records.
    fn named_below(&mut self, file: &File, directive: &'static str) -> Vec<Named> {
        let Some(field) = file.directives.get(directive) else { return Vec::new() };
        let Some(tables) = field.node.fields() else {
            let message = "the kinds of records belong below this, such as “units:”";
            self.found(Finding::new(field.shown_at(), Code::WrongType, message));
            return Vec::new();
        };
        let mut all = Vec::new();
        for kind in tables {
            if self.is_full() {
                break;
            }
            let table = kind.key.as_str();
            let is_known = Contents::keys().contains(&table);
            match &kind.node.value {
                _ if !is_known => self.unknown_kind_of_record(kind),
                _ if directive == WITHDRAW && !Contents::is_table(table) => {
                    let message = format!("{} can't be withdrawn: it is not a list of records", quoted(table));
                    self.found(Finding::new(kind.at, Code::Overlay, message));
                }
                _ if !Contents::is_table(table) => {
                    all.push(Named { table: table.into(), id: String::new(), field: kind.clone() });
                }
                Value::Map(records) => self.named_in(table, records, &mut all),
                _ => {
                    let message = if directive == WITHDRAW {
                        "below this there is a line for each id, with the reason after a colon, as in “x: no longer offered”"
                    } else {
                        "below this there is a line for each id, with a colon after it"
                    };
                    self.found(Finding::new(kind.shown_at(), Code::WrongType, message));
                }
            }
        }
        all
    }

    /// Collects the records of one table; an id that occurs in two spellings is reported.
    fn named_in(&mut self, table: &str, records: &[Field], all: &mut Vec<Named>) {
        let mut seen: BTreeMap<String, Option<At>> = BTreeMap::new();
        for record in records {
            if self.has_wrong_code(table, record) {
                continue;
            }
            if let Some(first) = seen.insert(same_id(table, &record.key), record.at) {
                self.found(twice(record, first));
                continue;
            }
            all.push(Named { table: table.into(), id: record.key.to_string(), field: record.clone() });
        }
    }

    fn unknown_kind_of_record(&mut self, kind: &Field) {
        let keys = Contents::keys().iter();
        let near = nearest(&kind.key, keys.map(|key| (*key, (*key).to_owned())));
        let message = format!("there is no kind of record {} here", quoted(&kind.key));
        let finding = Finding::new(kind.at, Code::UnknownField, message);
        self.found(Finding { hint: near.first().map(|near| format!("did you mean “{near}”?")), ..finding });
    }

    /// An existing record, with its id in normalised form.
    pub(super) fn only(&self, table: &str, id: &str) -> Option<(String, Typed)> {
        let mut whole = self.contents.only(table, id).and_then(|only| serde_yaml::to_value(only).ok())?;
        let below = whole.get_mut(table)?.as_mapping_mut()?;
        if !Contents::is_table(table) {
            return Some((String::new(), Typed::Mapping(std::mem::take(below))));
        }
        let (key, record) = std::mem::take(below).into_iter().next()?;
        let key = key.as_str().map(str::to_owned).or_else(|| key.as_u64().map(|number| number.to_string()))?;
        Some((key, record))
    }

    /// An existing record; reports if there is none.
    pub(super) fn record(&mut self, table: &str, id: &str, at: Option<At>) -> Option<(String, Typed)> {
        if let Some(found) = self.only(table, id) {
            return Some(found);
        }
        // If something could not be read, it may be the record that is meant.
        if !self.incomplete && !self.wrong.contains(&Place::of(table).key(same_id(table, id))) {
            let unknown = self.contents.unknown(table, id);
            let message = if id.is_empty() { format!("there is no {table} to change") } else { unknown.to_string() };
            let near = (!unknown.nearest.is_empty()).then(|| format!("did you mean {}?", unknown.nearest.join(", ")));
            let finding = Finding::new(at, Code::UnknownRecord, message);
            self.found(Finding { hint: unknown.known.or(near), ..finding });
        }
        None
    }
}

/// The overlay key that a top-level key was probably meant to be.
fn meant(field: &Field) -> Option<String> {
    let of_tables = || field.node.fields().is_some_and(|below| below.iter().any(|one| Contents::is_table(&one.key)));
    match field.key.as_str() {
        "changes" if of_tables() => Some(CHANGE.to_owned()),
        key if Contents::keys().contains(&key) => None,
        key => nearest(key, DIRECTIVES.iter().map(|one| (*one, (*one).to_owned()))).into_iter().next(),
    }
}

/// Gives units and listings of an overlay that have neither section nor source the overlay's own section.
pub(super) fn at_home(table: &str, record: &mut Node, section: &str) {
    match table {
        "units" => put_in_section(record, section),
        "qualifications" => {
            if let Some(Value::List(listings)) = record.field_mut("listings").map(|field| &mut field.node.value) {
                for listing in listings {
                    put_in_section(listing, section);
                }
            }
        }
        _ => {}
    }
}

fn put_in_section(node: &mut Node, section: &str) {
    let says = |key| node.field(key).is_some_and(|field| !field.node.is_null());
    if says("section") || says("source") {
        return;
    }
    node.take("section");
    let at = node.at;
    if let Value::Map(fields) = &mut node.value {
        fields.push(Field { key: "section".into(), at, node: Node { at, ..Node::text(section) } });
    }
}

/// All texts in a record as it is written.
fn texts_in(node: &Node, texts: &mut Vec<String>) {
    match &node.value {
        Value::Plain(text) | Value::Quoted(text) => texts.push(text.to_string()),
        Value::List(entries) => entries.iter().for_each(|entry| texts_in(entry, texts)),
        Value::Map(fields) => fields.iter().for_each(|field| texts_in(&field.node, texts)),
    }
}

pub(super) fn wrap(key: &str, value: Typed) -> Typed {
    Mapping::from_iter([(key.into(), value)]).into()
}
