//! All that decides how a record stands: the same for two that say the same in other words or another order.

use crate::framework::basic_skills::{SkillLevel, Subject};
use crate::framework::role::Role;
use crate::framework::{Entity, Framework, Id, Keyed, Table, squash};
use crate::record::{Held, Record, Status};

/// What a record says, as far as the framework knows of it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Said<'a> {
    role: Option<usize>,
    entries: Vec<(Entry<'a>, bool)>,
}

/// What an entry is about, by its position.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Entry<'a> {
    Unit(usize),
    Qualification(usize),
    Module(usize),
    Status(String),
    Skill(Subject, &'a Id<SkillLevel>),
}

impl<'a> Said<'a> {
    /// What a record says; none where it has evidence or agreements, which are a person's own.
    pub(super) fn by(framework: &Framework, record: &'a Record) -> Option<Self> {
        if !record.evidence.is_empty() || !record.equivalents.is_empty() {
            return None;
        }
        let role = record.role.as_ref().and_then(|id: &Id<Role>| framework.roles.get(id)).map(Keyed::position);
        let count = record.units.len() + record.qualifications.len() + record.modules.len();
        let mut entries = Vec::with_capacity(count + record.statuses.len() + record.basic_skills.len());
        take(&mut entries, &framework.units, &record.units, Entry::Unit);
        take(&mut entries, &framework.qualifications, &record.qualifications, Entry::Qualification);
        take(&mut entries, &framework.modules, &record.modules, Entry::Module);
        let statuses = record.statuses.iter();
        entries.extend(statuses.map(|award| (Entry::Status(squash(&award.title)), award.status.is_held())));
        let skills = record.basic_skills.iter();
        entries.extend(skills.map(|skill| (Entry::Skill(skill.subject, &skill.level), skill.status.is_held())));
        entries.sort_unstable();
        entries.dedup();
        Some(Self { role, entries })
    }
}

/// Takes what the framework has of the entries of a kind.
fn take<'a, T: Entity<Key = Id<T>>>(
    entries: &mut Vec<(Entry<'a>, bool)>,
    table: &Table<T>,
    held: &[Held<T>],
    entry: fn(usize) -> Entry<'a>,
) {
    let known = held.iter().filter_map(|held| Some((table.get(&held.id)?.position(), &held.status)));
    entries.extend(known.map(|(position, status)| (entry(position), Status::is_held(status))));
}
