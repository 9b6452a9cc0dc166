//! All that decides how a record stands: the same for two that say the same in other words or another order.

use crate::framework::basic_skills::Subject;
use crate::framework::role::Role;
use crate::framework::{Entity, Framework, Id, Keyed, Table, squash};
use crate::record::{Held, Record};

/// What a record says, as far as the framework knows of it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Said {
    role: Option<usize>,
    /// What each entry is about, by its position, and whether it is held.
    entries: Vec<(Kind, u32, bool)>,
    /// Statuses by name, which the framework need not have.
    statuses: Vec<(String, bool)>,
}

/// The kind of a thing that an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Unit,
    Qualification,
    Module,
    /// A level of this subject.
    Skill(Subject),
}

impl Said {
    /// What a record says; none where it has evidence or agreements, which are a person's own.
    pub(super) fn by(framework: &Framework, record: &Record) -> Option<Self> {
        if !record.evidence.is_empty() || !record.equivalents.is_empty() {
            return None;
        }
        let role = record.role.as_ref().and_then(|id: &Id<Role>| framework.roles.get(id)).map(Keyed::position);
        let count = record.units.len() + record.qualifications.len() + record.modules.len();
        let mut entries = Vec::with_capacity(count + record.basic_skills.len());
        take(&mut entries, &framework.units, &record.units, Kind::Unit);
        take(&mut entries, &framework.qualifications, &record.qualifications, Kind::Qualification);
        take(&mut entries, &framework.modules, &record.modules, Kind::Module);
        for skill in &record.basic_skills {
            let mut levels = framework.basic_skills.iter().flat_map(|chart| &chart.levels);
            // A level that is not in the chart serves for nothing.
            let place = levels.position(|level| level.id == skill.level);
            entries.extend(place.map(|place| (Kind::Skill(skill.subject), short(place), skill.status.is_held())));
        }
        entries.sort_unstable();
        entries.dedup();
        let mut statuses: Vec<(String, bool)> =
            record.statuses.iter().map(|award| (squash(&award.title), award.status.is_held())).collect();
        statuses.sort_unstable();
        statuses.dedup();
        Some(Self { role, entries, statuses })
    }
}

/// Takes what the framework has of the entries of a kind.
fn take<T: Entity<Key = Id<T>>>(entries: &mut Vec<(Kind, u32, bool)>, table: &Table<T>, held: &[Held<T>], kind: Kind) {
    let known =
        held.iter().filter_map(|held| Some((kind, short(table.get(&held.id)?.position()), held.status.is_held())));
    entries.extend(known);
}

/// A position in half the room: there is one for every entry of everybody.
pub(super) fn short(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
