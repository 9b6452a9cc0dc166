//! Finds what in the framework a column heading or a list item means. Only exact names count, because the name of one
//! unit may be very similar to that of another.

use std::collections::HashMap;

use jiff::civil::Date;

use super::entries::{add, to_expire};
use crate::framework::basic_skills::{SkillLevel, Subject};
use crate::framework::qualification::{Qualification, Unit};
use crate::framework::training::Module;
use crate::framework::{Entity, Framework, Id, StandardNumber, Table, squash};
use crate::record::{Activity, Award, Evidence, Held, Hours, Record, Skill, Status, date};

/// Something that a person can hold or be working on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// A unit.
    Unit(Id<Unit>),
    /// A qualification.
    Qualification(Id<Qualification>),
    /// An essential training module.
    Module(Id<Module>),
    /// A level of English, maths or ICT.
    Skill(Subject, Id<SkillLevel>),
    /// A professional status, by its name.
    Status(String),
    /// Evidence for a National Occupational Standard, with its code.
    Standard(StandardNumber, String),
    /// Evidence for a professional standard, with its name.
    Professional(StandardNumber, String),
    /// The school's own course, by its name.
    Cpd(String),
}

impl Thing {
    /// A description for a reader: "unit equality-l2".
    pub fn words(&self) -> String {
        match self {
            Self::Unit(id) => format!("unit {id}"),
            Self::Qualification(id) => format!("qualification {id}"),
            Self::Module(id) => format!("training module {id}"),
            Self::Skill(subject, level) => format!("{} at {level}", subject.words()),
            Self::Status(name) => format!("{name} status"),
            Self::Standard(_, code) | Self::Professional(_, code) => format!("evidence for {code}"),
            Self::Cpd(name) => format!("other CPD, “{name}”"),
        }
    }

    /// Whether it is evidence, which is there or not, and does not run out.
    pub fn is_evidence(&self) -> bool {
        matches!(self, Self::Standard(..) | Self::Professional(..))
    }
}

/// What a cell or row says about somebody's progress with a thing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mark {
    /// Held or in progress.
    pub status: Status,
    /// When.
    pub on: Option<Date>,
    /// The last day on which it counts.
    pub expires: Option<Date>,
    /// Where.
    pub provider: Option<String>,
    /// How long it took.
    pub hours: Option<Hours>,
    /// For when it is booked, in words.
    pub note: Option<String>,
}

impl Mark {
    /// The same for something that is booked for a day.
    pub(super) fn booked(self, on: Date) -> Self {
        Self { status: Status::InProgress, on: None, note: Some(format!("{BOOKED}{}", date::words(on))), ..self }
    }
}

/// The beginning of a note that says for when something is booked.
pub const BOOKED: &str = "booked for ";

/// Adds a thing to a record, unless the record already has exactly that. Evidence that is not there yet is not added: a
/// record has no place for it.
pub fn put(record: &mut Record, thing: &Thing, mark: Mark) {
    let Mark { status, on, expires, provider, hours, note } = mark;
    match thing {
        Thing::Unit(id) => {
            add(&mut record.units, Held { on, expires, provider, note, ..Held::new(id.clone(), status) });
        }
        Thing::Qualification(id) => {
            add(&mut record.qualifications, Held { on, expires, provider, note, ..Held::new(id.clone(), status) });
        }
        Thing::Module(id) => {
            add(&mut record.modules, Held { on, expires, provider, note, ..Held::new(id.clone(), status) });
        }
        Thing::Skill(subject, level) => add(
            &mut record.basic_skills,
            Skill {
                subject: *subject,
                level: level.clone(),
                qualification: None,
                status,
                on,
                provider,
                note,
                files: Vec::new(),
            },
        ),
        Thing::Status(title) => {
            add(&mut record.statuses, Award { on, expires, provider, note, ..Award::new(title, status) });
        }
        Thing::Standard(number, code) | Thing::Professional(number, code) if status == Status::Held => {
            let mut evidence = Evidence {
                title: format!("Evidence for {code}"),
                standards: Vec::new(),
                professional_standards: Vec::new(),
                on,
                note: None,
                files: Vec::new(),
            };
            let is_professional = matches!(thing, Thing::Professional(..));
            let list = if is_professional { &mut evidence.professional_standards } else { &mut evidence.standards };
            list.push(*number);
            add(&mut record.evidence, evidence);
        }
        Thing::Standard(..) | Thing::Professional(..) => {}
        Thing::Cpd(title) => add(
            &mut record.cpd,
            Activity {
                title: title.clone(),
                status,
                on,
                expires,
                hours,
                provider,
                suggestions: Vec::new(),
                note,
                files: Vec::new(),
            },
        ),
    }
}

/// Adds a level of English, maths or ICT to a record.
pub(super) fn put_skill(record: &mut Record, skill: Skill) {
    add(&mut record.basic_skills, skill);
}

/// Adds a qualification that is not in the framework to a record, as it is.
pub(super) fn put_other(record: &mut Record, title: &str, mark: Mark) {
    let Mark { status, on, note, .. } = mark;
    add(&mut record.other_qualifications, Award { on, note, ..Award::new(title, status) });
}

/// Records the last day on which something counts.
pub(super) fn expire(record: &mut Record, thing: &Thing, date: Date) {
    let held = match thing {
        Thing::Unit(id) => to_expire(&mut record.units, |one| &mut one.expires, |one| one.id == *id),
        Thing::Qualification(id) => to_expire(&mut record.qualifications, |one| &mut one.expires, |one| one.id == *id),
        Thing::Module(id) => to_expire(&mut record.modules, |one| &mut one.expires, |one| one.id == *id),
        Thing::Status(title) => to_expire(&mut record.statuses, |one| &mut one.expires, |one| one.title == *title),
        Thing::Cpd(title) => to_expire(&mut record.cpd, |one| &mut one.expires, |one| one.title == *title),
        Thing::Standard(..) | Thing::Professional(..) => return,
        Thing::Skill(..) => None,
    };
    match held {
        Some(expires) => *expires = Some(date),
        // An expiry date implies that it is held.
        None => put(record, thing, Mark { expires: Some(date), ..Mark::default() }),
    }
}

/// Everything that can be held, by all its names.
#[derive(Debug, Default)]
pub struct Names {
    known: HashMap<String, Vec<Thing>>,
    /// What an overlay withdrew: by whom, and why.
    gone: HashMap<String, String>,
}

impl Names {
    /// The names in a framework.
    pub fn of(framework: &Framework) -> Self {
        let mut names = Self::default();
        for unit in &framework.units {
            let thing = Thing::Unit(unit.id.clone());
            names.add(unit.id.as_str(), &thing);
            names.add(&unit.title, &thing);
            for level in [format!("level {}", unit.level), format!("L{}", unit.level)] {
                names.add(&format!("{} {level}", unit.title), &thing);
                names.add(&format!("{level} {}", unit.title), &thing);
            }
            for number in [&unit.reference, &unit.code].into_iter().flatten() {
                names.add(number, &thing);
                names.add(&format!("{number} {}", unit.title), &thing);
            }
        }
        for one in &framework.qualifications {
            let thing = Thing::Qualification(one.id.clone());
            let short = [one.id.as_str(), one.title.as_str(), one.short.as_str()];
            for name in short.into_iter().chain(one.aliases.iter().map(String::as_str)) {
                names.add(name, &thing);
                let name = spelt_out(name);
                names.add(&name, &thing);
                if let Some(name) = name.strip_suffix(" in schools") {
                    names.add(name, &thing);
                }
            }
        }
        for module in &framework.modules {
            let thing = Thing::Module(module.id.clone());
            names.add(module.id.as_str(), &thing);
            names.add(&module.title, &thing);
            names.add(&format!("{} module", module.title), &thing);
        }
        for level in framework.basic_skills.iter().flat_map(|chart| &chart.levels) {
            for (subject, words) in SUBJECTS {
                let thing = Thing::Skill(subject, level.id.clone());
                for (word, level) in words.iter().flat_map(|word| {
                    let short = level.title.replace("Level ", "L");
                    [level.id.to_string(), level.title.clone(), short].map(|level| (word, level))
                }) {
                    names.add(&format!("{word} {level}"), &thing);
                    names.add(&format!("{level} {word}"), &thing);
                }
            }
        }
        if let Some(set) = &framework.professional_standards {
            let thing = Thing::Status(set.status.clone());
            names.add(&set.status, &thing);
            names.add(&format!("{} status", set.status), &thing);
            for (_, _, standard) in set.iter() {
                let code = format!("{} {}", set.status, standard.number);
                let thing = Thing::Professional(standard.number, code.clone());
                names.add(&code, &thing);
                names.add(&format!("{} standard {}", set.status, standard.number), &thing);
            }
        }
        for standard in &framework.standards {
            let thing = Thing::Standard(standard.id, framework.code(standard.id));
            for prefix in framework.suite.iter().flat_map(|suite| &suite.prefixes) {
                names.add(&format!("{prefix}{}", standard.id), &thing);
            }
        }
        names.all_gone(&framework.units);
        names.all_gone(&framework.qualifications);
        names.all_gone(&framework.modules);
        names
    }

    fn all_gone<T: Entity>(&mut self, table: &Table<T>) {
        for (record, why) in table.withdrawn() {
            let names = record.names().into_iter().map(squash).chain([squash(&record.id.to_string())]);
            self.gone.extend(names.map(|name| (name, format!("it was {why}"))));
        }
    }

    /// By whom and why something with this name was withdrawn, if nothing else has the name.
    pub(super) fn gone(&self, name: &str) -> Option<&str> {
        self.gone.get(&squash(name)).filter(|_| self.find(name).is_empty()).map(String::as_str)
    }

    fn add(&mut self, name: &str, thing: &Thing) {
        let things = self.known.entry(squash(name)).or_default();
        if !things.contains(thing) {
            things.push(thing.clone());
        }
    }

    /// Everything with this name: units at two levels may share a title.
    pub fn find(&self, name: &str) -> &[Thing] {
        let of = |name: &str| self.known.get(&squash(name));
        of(name).or_else(|| if name.contains(' ') { of(&spelt_out(name)) } else { None }).map_or(&[], Vec::as_slice)
    }
}

/// A name without abbreviations, in lower case: `level 2 certificate` for `L2 Cert`.
fn spelt_out(name: &str) -> String {
    let lower = name.to_lowercase().replace('&', " and ");
    let word = |word: &str| match word {
        "cert" | "cert." => "certificate".to_owned(),
        "dip" | "dip." => "diploma".to_owned(),
        word => match word.strip_prefix('l') {
            Some(level) if level.len() == 1 && level.as_bytes()[0].is_ascii_digit() => format!("level {level}"),
            _ => word.to_owned(),
        },
    };
    lower.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

/// The names for the subjects of the chart.
const SUBJECTS: [(Subject, &[&str]); 3] =
    [(Subject::English, &["English"]), (Subject::Maths, &["maths", "mathematics"]), (Subject::Ict, &["ICT"])];
