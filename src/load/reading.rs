//! The combined contents of all files, and the problems with them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_yaml::{Mapping, Value as Typed};

use super::MAX_PROBLEMS;
use super::change::Changed;
use super::codes::Coded;
use super::overlay::DIRECTIVES;
use crate::framework::codes::letters;
use crate::framework::overlay::Overlays;
use crate::framework::standard::Standard;
use crate::framework::{Contents, Entity, FORMS, Id, Place, StandardNumber};
use crate::shapes;
use crate::yaml::{
    At, Budget, Code, Field, Finding, MAX_IN_RECORD, Node, Problem, Problems, Schema, Source, Sources, Value, Walk,
    in_order, parse, quoted,
};

/// How many records of a table are turned into values at a time.
const AT_A_TIME: usize = 1_000;

/// A record as a file has it.
#[derive(Debug, Clone)]
pub(super) struct Written {
    /// Where its id is written; `None` for a built-in record that an overlay changed.
    pub(super) key: Option<At>,
    pub(super) node: Node,
}

/// The combined contents of the files read so far.
pub(super) struct Reading {
    /// The name for problems without a file: the folder that was given.
    pub(super) name: String,
    pub(super) sources: Vec<Source>,
    pub(super) budget: Budget,
    pub(super) schema: Schema,
    /// Files that could not be read.
    pub(super) unread: Vec<Problem>,
    pub(super) contents: Contents,
    pub(super) overlays: Overlays,
    /// The records that files give in whole or in part, including what overlays did to them.
    pub(super) written: HashMap<Place, Written>,
    /// The records that overlays withdrew, and where they did.
    pub(super) withdrawn: BTreeMap<Place, Option<At>>,
    /// What still refers to a withdrawn record, by record.
    pub(super) needed: BTreeMap<Place, Vec<String>>,
    /// What the overlays have changed so far.
    pub(super) changed: BTreeMap<Place, Changed>,
    /// Where each overlay gives its date.
    pub(super) dates: Vec<Option<At>>,
    pub(super) findings: Vec<Finding>,
    /// What is valid but may be unintended.
    pub(super) doubts: Vec<Finding>,
    /// Records with an invalid field.
    pub(super) wrong: BTreeSet<Place>,
    /// The keys of standards that are written with letters.
    pub(super) coded: Vec<Coded>,
    /// The letters before the numbers of standards that overlays have replaced.
    pub(super) replaced_prefixes: Vec<String>,
    /// The numbers of standards with letters that do not belong there.
    pub(super) miscoded: BTreeSet<Place>,
    /// Whether some record could not be read.
    pub(super) incomplete: bool,
    /// Whether there may be more problems than were reported.
    pub(super) more: bool,
}

impl Reading {
    pub(super) fn new(name: String, contents: Contents) -> Self {
        Self {
            name,
            sources: Vec::new(),
            budget: Budget::default(),
            schema: shapes::of_framework(),
            unread: Vec::new(),
            contents,
            overlays: Overlays::default(),
            written: HashMap::new(),
            withdrawn: BTreeMap::new(),
            needed: BTreeMap::new(),
            changed: BTreeMap::new(),
            dates: Vec::new(),
            findings: Vec::new(),
            doubts: Vec::new(),
            wrong: BTreeSet::new(),
            coded: Vec::new(),
            replaced_prefixes: Vec::new(),
            miscoded: BTreeSet::new(),
            incomplete: false,
            more: false,
        }
    }

    /// How many more problems may be reported.
    pub(super) fn room(&self) -> usize {
        MAX_PROBLEMS.saturating_sub(self.findings.len())
    }

    /// Whether enough problems have been found, so that the rest is skipped.
    pub(super) fn is_full(&mut self) -> bool {
        // Written as a branch because rustc 1.95 miscompiles `let full = self.room() == 0; self.more |= full; …` when
        // optimising.
        if self.findings.len() < MAX_PROBLEMS {
            return false;
        }
        self.more = true;
        self.incomplete = true;
        true
    }

    pub(super) fn found(&mut self, finding: Finding) {
        if !self.is_full() {
            self.findings.push(finding);
        }
    }

    pub(super) fn found_all(&mut self, findings: impl IntoIterator<Item = Finding>) {
        for finding in findings {
            self.found(finding);
        }
    }

    /// Adds a doubt, up to [`MAX_PROBLEMS`] of them.
    pub(super) fn doubt(&mut self, finding: Finding) {
        if self.doubts.len() < MAX_PROBLEMS {
            self.doubts.push(finding);
        }
    }

    /// Adds the records of a framework's files.
    pub(super) fn add_files(&mut self, sources: Sources) {
        for number in self.take_sources(sources) {
            if self.is_full() {
                break;
            }
            if let Some(tree) = self.tree(number) {
                self.add_records(tree, None);
            }
        }
    }

    /// Adds files, and returns their numbers.
    pub(super) fn take_sources(&mut self, sources: Sources) -> std::ops::Range<usize> {
        if !sources.problems.is_empty() {
            self.incomplete = true;
        }
        self.unread.extend(sources.problems);
        let before = self.sources.len();
        self.sources.extend(sources.read);
        before..self.sources.len()
    }

    /// The tree of a file; `None` if it is empty or is not valid YAML, which is reported.
    pub(super) fn tree(&mut self, number: usize) -> Option<Node> {
        match parse(number, &self.sources[number], &mut self.budget) {
            Ok((tree, twins)) => {
                if twins.len() > self.room() {
                    self.more = true;
                }
                self.found_all(twins);
                self.doubt_curly(&tree);
                (!tree.is_null()).then_some(tree)
            }
            Err(finding) => {
                self.incomplete = true;
                self.found(finding);
                None
            }
        }
    }

    /// Doubts texts in curly quotation marks, which are then part of them.
    fn doubt_curly(&mut self, node: &Node) {
        match &node.value {
            Value::Plain(text) => {
                let inner = text.strip_prefix(['“', '”', '„']).and_then(|text| text.strip_suffix(['“', '”']));
                if inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(['“', '”', '„'])) {
                    let message = "the curly quotation marks around this are part of the text";
                    let finding = Finding::new(node.at, Code::Form, message);
                    self.doubt(finding.hint("if they only mark where it begins and ends, leave them out"));
                }
            }
            Value::Quoted(_) => {}
            Value::List(entries) => entries.iter().for_each(|entry| self.doubt_curly(entry)),
            Value::Map(fields) => fields.iter().for_each(|field| self.doubt_curly(&field.node)),
        }
    }

    /// Adds the records of a tree, and returns the places of those added. Records without a section are put in
    /// `section`, if given.
    pub(super) fn add_records(&mut self, tree: Node, section: Option<&str>) -> Vec<Place> {
        let Value::Map(fields) = tree.value else {
            let message = "a file of a framework begins with a key such as “roles:” or “units:”";
            self.found(Finding::new(tree.at, Code::WrongType, message));
            self.incomplete = true;
            return Vec::new();
        };
        let (mut whole, mut written, mut added) = (Mapping::new(), HashMap::new(), Vec::new());
        for field in fields {
            if self.is_full() {
                break;
            }
            let key = field.key.to_string();
            let Some(member) = self.schema.member(&key) else {
                let mut walk = Walk::new(&self.schema, &FORMS, 1);
                walk.unknown_member(&field);
                let findings = if section.is_none() && DIRECTIVES.contains(&key.as_str()) {
                    vec![only_in_overlays(&field)]
                } else {
                    walk.findings
                };
                self.incomplete = true;
                self.found_all(findings);
                continue;
            };
            if field.node.is_null() {
                // A key without a value adds nothing.
                continue;
            }
            if !Contents::is_table(&key) || field.node.fields().is_none() {
                let place = Place::of(&key);
                if let Some(value) = self.fitting(member, &field, &place, section) {
                    whole.insert(key.into(), value);
                    written.insert(place, Written { key: field.at, node: field.node });
                }
            } else if let Value::Map(records) = field.node.value {
                let table_key = Written { key: field.at, node: Node::empty_map() };
                self.written.entry(Place::of(&key)).or_insert(table_key);
                added.extend(self.add_table(&key, member, records, section));
            }
        }
        added.extend(self.append(whole, written));
        added
    }

    /// Adds the records of a table, some at a time: as values they take several times the room of their text.
    fn add_table(&mut self, table: &str, member: usize, records: Vec<Field>, section: Option<&str>) -> Vec<Place> {
        let Some(shape) = self.schema.record_of(member) else { return Vec::new() };
        let (mut values, mut written, mut added) = (Mapping::new(), HashMap::new(), Vec::new());
        let mut seen: HashMap<String, Option<At>> = HashMap::with_capacity(records.len());
        for record in records {
            if self.is_full() {
                break;
            }
            let id = same_id(table, &record.key);
            if self.has_wrong_code(table, &record) {
                self.wrong.insert(Place::of(table).key(&id));
                continue;
            }
            let first = seen.insert(id.clone(), record.at);
            let twin = first.map(|first| twice(&record, first));
            let is_twin = twin.is_some();
            if table == Standard::TABLE && !letters(&record.key).is_empty() {
                self.coded.push(Coded { key: record.key.clone(), at: record.at, twin });
            } else if let Some(twin) = twin {
                self.found(twin);
            }
            if is_twin {
                continue;
            }
            let place = Place::of(table).key(&id);
            let mut walk = Walk::new(&self.schema, &FORMS, 1);
            walk.id_in(member, &record);
            if let Some(finding) = walk.findings.pop() {
                self.wrong.insert(place);
                self.incomplete = true;
                self.found(finding);
                continue;
            }
            if let Some(value) = self.fitting(shape, &record, &place, section) {
                values.insert(id.into(), value);
                written.insert(place, Written { key: record.at, node: record.node });
            }
            if values.len() >= AT_A_TIME {
                let values = std::mem::take(&mut values);
                added.extend(self.append(table_of(table, values), std::mem::take(&mut written)));
            }
        }
        added.extend(self.append(table_of(table, values), written));
        added
    }

    /// The value of a record; `None` if it does not fit, which is reported.
    pub(super) fn fitting(
        &mut self,
        shape: usize,
        record: &Field,
        place: &Place,
        section: Option<&str>,
    ) -> Option<Typed> {
        let most = self.room().min(MAX_IN_RECORD);
        let mut walk = Walk::new(&self.schema, &FORMS, most).in_section(section);
        let value = walk.value(shape, &record.node, record.shown_at());
        let findings = std::mem::take(&mut walk.findings);
        if findings.is_empty() {
            return Some(value);
        }
        if findings.len() >= most {
            self.more = true;
        }
        // Every record depends on the single records.
        if place.0.len() < 2 {
            self.incomplete = true;
        }
        self.wrong.insert(place.clone());
        self.found_all(findings);
        None
    }

    /// Adds records to the existing ones; returns the places of those added.
    fn append(&mut self, whole: Mapping, mut written: HashMap<Place, Written>) -> Vec<Place> {
        let contents: Contents = match serde_yaml::from_value(whole.into()) {
            Ok(contents) => contents,
            Err(error) => {
                let at = written.values().filter_map(|written| written.key).min();
                self.found(Finding::new(at, Code::Form, error.to_string()));
                self.incomplete = true;
                return Vec::new();
            }
        };
        for taken in self.contents.append(contents) {
            let key = written.remove(&taken).and_then(|written| written.key);
            self.taken(&taken, key);
        }
        let added = written.keys().cloned().collect();
        self.written.extend(written);
        added
    }

    fn taken(&mut self, taken: &Place, at: Option<At>) {
        let hint = match (self.overlays.is_empty(), taken.0.len()) {
            (true, 1) => "there can be only one: merge the two",
            (true, _) => "give this one another name, or leave it out",
            (false, _) => {
                "to change what is there, write the fields that change below “change”; “tacareer paths” says what is in use"
            }
        };
        let finding = Finding::new(at, Code::TakenId, format!("{} is taken", quoted(&last(taken)))).hint(hint);
        self.found(finding.first(self.written.get(taken).and_then(|written| written.key)));
    }

    /// All problems with their lines, in order.
    pub(super) fn problems(&mut self) -> Problems {
        let findings = std::mem::take(&mut self.findings);
        let mut problems = std::mem::take(&mut self.unread);
        problems.extend(self.located(&findings));
        in_order(&mut problems);
        if self.more {
            let more = Problem::of_file(&self.name, Code::TooMuch, "there may be more problems than these");
            problems.push(more.hint("correct these, and check again"));
        }
        Problems(problems)
    }

    /// Looks up the files and lines of findings.
    pub(super) fn located(&self, findings: &[Finding]) -> Vec<Problem> {
        findings.iter().map(|finding| finding.located(&self.sources, &self.name)).collect()
    }
}

/// Some records of a table, as a file has them.
fn table_of(table: &str, records: Mapping) -> Mapping {
    Mapping::from_iter([(table.into(), records.into())])
}

/// The finding that a key of overlays is in a file of a framework.
fn only_in_overlays(field: &Field) -> Finding {
    let message = format!("{} belongs in an overlay, and not in the files of a framework", quoted(&field.key));
    let finding = Finding::new(field.at, Code::UnknownField, message);
    finding.hint(match field.key.as_str() {
        "overlay" => "move this file out of the folder, and name it with --overlay",
        _ => "change the record itself; or put this in a file of its own, with “overlay” at its top, and name it with --overlay",
    })
}

/// The finding that an id occurs twice, in two spellings.
pub(super) fn twice(record: &Field, first: Option<At>) -> Finding {
    let message = format!("{} is here a second time", quoted(&record.key));
    let finding = Finding::new(record.at, Code::DuplicateKey, message).first(first);
    finding.hint("merge the two, or rename one")
}

/// An id in normalised form.
pub(super) fn same_id(table: &str, key: &str) -> String {
    match key.parse::<StandardNumber>() {
        Ok(number) if table == Standard::TABLE => number.to_string(),
        _ => key.parse::<Id<()>>().map_or_else(|_| key.to_owned(), |id| id.to_string()),
    }
}

/// The last step of a place.
fn last(place: &Place) -> String {
    place.0.last().map(ToString::to_string).unwrap_or_default()
}
