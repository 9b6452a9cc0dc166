//! One entry of any list of a record, and how it is written in the file.

use jiff::civil::Date;
use serde::ser::{Serialize, Serializer};
use serde_yaml::{Mapping, Value};

use super::hours::Hours;
use super::{Activity, Award, Equivalent, Evidence, Held, Record, Skill};
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::training::Module;
use crate::yaml;

/// A list of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Units.
    Units,
    /// Qualifications.
    Qualifications,
    /// Qualifications that are not in the framework.
    Others,
    /// Professional status.
    Statuses,
    /// English, maths and ICT.
    BasicSkills,
    /// Essential training modules.
    Modules,
    /// Evidence against standards.
    Evidence,
    /// Other CPD.
    Cpd,
    /// Experience deemed equivalent.
    Equivalents,
}

impl List {
    /// All lists, in the order in which entries are numbered.
    pub const ALL: [Self; 9] = [
        Self::Units,
        Self::Qualifications,
        Self::Others,
        Self::Statuses,
        Self::BasicSkills,
        Self::Modules,
        Self::Evidence,
        Self::Cpd,
        Self::Equivalents,
    ];

    /// Its key in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Qualifications => "qualifications",
            Self::Others => "other_qualifications",
            Self::Statuses => "statuses",
            Self::BasicSkills => "basic_skills",
            Self::Modules => "modules",
            Self::Evidence => "evidence",
            Self::Cpd => "cpd",
            Self::Equivalents => "equivalents",
        }
    }

    /// What one entry is called, which is also its name on the command line.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Units => "unit",
            Self::Qualifications => "qualification",
            Self::Others => "other",
            Self::Statuses => "status",
            Self::BasicSkills => "skill",
            Self::Modules => "module",
            Self::Evidence => "evidence",
            Self::Cpd => "cpd",
            Self::Equivalents => "equivalent",
        }
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A unit.
    Unit(Held<Unit>),
    /// A qualification.
    Qualification(Held<Qualification>),
    /// A qualification that is not in the framework.
    Other(Award),
    /// A professional status.
    Status(Award),
    /// A level of English, maths or ICT.
    Skill(Skill),
    /// An essential training module.
    Module(Held<Module>),
    /// A piece of evidence.
    Evidence(Evidence),
    /// Other CPD.
    Cpd(Activity),
    /// Experience deemed equivalent.
    Equivalent(Equivalent),
}

impl Entry {
    /// The list it belongs to.
    pub fn list(&self) -> List {
        match self {
            Self::Unit(_) => List::Units,
            Self::Qualification(_) => List::Qualifications,
            Self::Other(_) => List::Others,
            Self::Status(_) => List::Statuses,
            Self::Skill(_) => List::BasicSkills,
            Self::Module(_) => List::Modules,
            Self::Evidence(_) => List::Evidence,
            Self::Cpd(_) => List::Cpd,
            Self::Equivalent(_) => List::Equivalents,
        }
    }

    /// Its date.
    pub fn on(&self) -> Option<Date> {
        match self {
            Self::Unit(held) => held.on,
            Self::Qualification(held) => held.on,
            Self::Module(held) => held.on,
            Self::Other(award) | Self::Status(award) => award.on,
            Self::Skill(skill) => skill.on,
            Self::Evidence(evidence) => evidence.on,
            Self::Cpd(activity) => activity.on,
            Self::Equivalent(equivalent) => equivalent.on,
        }
    }

    /// How long it took, if that is recorded.
    pub fn hours(&self) -> Option<Hours> {
        if let Self::Cpd(activity) = self { activity.hours } else { None }
    }

    /// The entry as lines of YAML: `- id: equality-l2`. Empty if it can't be written.
    pub fn yaml(&self) -> Vec<String> {
        let lines = serde_yaml::to_value(self).ok().and_then(|value| Some(fields(value.as_mapping()?)));
        let mark = |(n, line): (usize, String)| match n {
            0 => format!("- {line}"),
            _ if line.is_empty() => line,
            _ => format!("  {line}"),
        };
        lines.unwrap_or_default().into_iter().enumerate().map(mark).collect()
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unit(unit) => unit.serialize(serializer),
            Self::Qualification(qualification) => qualification.serialize(serializer),
            Self::Other(award) | Self::Status(award) => award.serialize(serializer),
            Self::Skill(skill) => skill.serialize(serializer),
            Self::Module(module) => module.serialize(serializer),
            Self::Evidence(evidence) => evidence.serialize(serializer),
            Self::Cpd(activity) => activity.serialize(serializer),
            Self::Equivalent(equivalent) => equivalent.serialize(serializer),
        }
    }
}

/// Fields as lines of YAML. Numbers of standards go on one line, as people write them.
fn fields(fields: &Mapping) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, value) in fields {
        let name = key.as_str().unwrap_or_default();
        match value {
            Value::Sequence(numbers) if numbers.iter().all(Value::is_number) => {
                let numbers: Vec<String> = numbers.iter().filter_map(|number| text_of(number).pop()).collect();
                lines.push(format!("{name}: [{}]", numbers.join(", ")));
            }
            Value::Mapping(inner) => {
                lines.push(format!("{name}:"));
                lines.extend(self::fields(inner).into_iter().map(|line| format!("  {line}")));
            }
            Value::Sequence(_) => {
                lines.push(format!("{name}:"));
                lines.extend(text_of(value).into_iter().map(|line| format!("  {line}")));
            }
            Value::Number(number) => lines.push(format!("{name}: {}", number_words(number))),
            _ => lines.extend(text_of(&Mapping::from_iter([(key.clone(), value.clone())]).into())),
        }
    }
    lines
}

/// A number as people write it: 6 hours, not 6.0.
fn number_words(number: &serde_yaml::Number) -> String {
    let text = number.to_string();
    text.strip_suffix(".0").map_or(text.clone(), Into::into)
}

fn text_of(value: &Value) -> Vec<String> {
    yaml::to_text(value).unwrap_or_default().lines().map(Into::into).collect()
}

/// A value as it is written after its key.
pub(super) fn written_behind(key: &str, text: &str) -> String {
    let lines = text_of(&Mapping::from_iter([(key.into(), text.into())]).into()).join("\n");
    lines.trim_start_matches(key).trim_start_matches(": ").to_owned()
}

impl Record {
    /// How many entries a list has.
    pub fn count(&self, list: List) -> usize {
        match list {
            List::Units => self.units.len(),
            List::Qualifications => self.qualifications.len(),
            List::Others => self.other_qualifications.len(),
            List::Statuses => self.statuses.len(),
            List::BasicSkills => self.basic_skills.len(),
            List::Modules => self.modules.len(),
            List::Evidence => self.evidence.len(),
            List::Cpd => self.cpd.len(),
            List::Equivalents => self.equivalents.len(),
        }
    }

    /// All entries of all lists in the order of their numbers, each with its position in its list.
    pub fn entries(&self) -> Vec<(usize, Entry)> {
        fn all<T: Clone>(list: &[T], entry: fn(T) -> Entry) -> impl Iterator<Item = (usize, Entry)> {
            list.iter().cloned().map(entry).enumerate()
        }
        all(&self.units, Entry::Unit)
            .chain(all(&self.qualifications, Entry::Qualification))
            .chain(all(&self.other_qualifications, Entry::Other))
            .chain(all(&self.statuses, Entry::Status))
            .chain(all(&self.basic_skills, Entry::Skill))
            .chain(all(&self.modules, Entry::Module))
            .chain(all(&self.evidence, Entry::Evidence))
            .chain(all(&self.cpd, Entry::Cpd))
            .chain(all(&self.equivalents, Entry::Equivalent))
            .collect()
    }

    /// Adds an entry at the end of its list.
    pub(super) fn push(&mut self, entry: Entry) {
        match entry {
            Entry::Unit(unit) => self.units.push(unit),
            Entry::Qualification(qualification) => self.qualifications.push(qualification),
            Entry::Other(award) => self.other_qualifications.push(award),
            Entry::Status(award) => self.statuses.push(award),
            Entry::Skill(skill) => self.basic_skills.push(skill),
            Entry::Module(module) => self.modules.push(module),
            Entry::Evidence(evidence) => self.evidence.push(evidence),
            Entry::Cpd(activity) => self.cpd.push(activity),
            Entry::Equivalent(equivalent) => self.equivalents.push(equivalent),
        }
    }

    /// Puts an entry in the place of another one of its list, if that exists.
    pub(super) fn replace(&mut self, place: usize, entry: Entry) {
        fn put<T>(list: &mut [T], place: usize, new: T) {
            if let Some(old) = list.get_mut(place) {
                *old = new;
            }
        }
        match entry {
            Entry::Unit(unit) => put(&mut self.units, place, unit),
            Entry::Qualification(qualification) => put(&mut self.qualifications, place, qualification),
            Entry::Other(award) => put(&mut self.other_qualifications, place, award),
            Entry::Status(award) => put(&mut self.statuses, place, award),
            Entry::Skill(skill) => put(&mut self.basic_skills, place, skill),
            Entry::Module(module) => put(&mut self.modules, place, module),
            Entry::Evidence(evidence) => put(&mut self.evidence, place, evidence),
            Entry::Cpd(activity) => put(&mut self.cpd, place, activity),
            Entry::Equivalent(equivalent) => put(&mut self.equivalents, place, equivalent),
        }
    }

    /// Removes an entry, if it exists.
    pub(super) fn take(&mut self, list: List, place: usize) {
        if place >= self.count(list) {
            return;
        }
        match list {
            List::Units => drop(self.units.remove(place)),
            List::Qualifications => drop(self.qualifications.remove(place)),
            List::Others => drop(self.other_qualifications.remove(place)),
            List::Statuses => drop(self.statuses.remove(place)),
            List::BasicSkills => drop(self.basic_skills.remove(place)),
            List::Modules => drop(self.modules.remove(place)),
            List::Evidence => drop(self.evidence.remove(place)),
            List::Cpd => drop(self.cpd.remove(place)),
            List::Equivalents => drop(self.equivalents.remove(place)),
        }
    }
}
