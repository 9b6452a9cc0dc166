//! What was in progress becomes held: the new entry with all that the old one says and the new one does not.

use super::{Activity, Award, Entry, Held, Skill, Status};

impl Entry {
    /// Whether it is achieved; evidence and what was agreed always are.
    pub fn status(&self) -> Status {
        match self {
            Self::Unit(held) => held.status,
            Self::Qualification(held) => held.status,
            Self::Module(held) => held.status,
            Self::Other(award) | Self::Status(award) => award.status,
            Self::Skill(skill) => skill.status,
            Self::Cpd(activity) => activity.status,
            Self::Evidence(_) | Self::Equivalent(_) => Status::Held,
        }
    }

    /// The entry for something that is now held, with the notes, files and so on of the entry for the same thing in
    /// progress; `None` unless it was in progress and is held now. The date of an entry in progress is when it was
    /// begun, so it is not kept.
    #[must_use]
    pub fn achieved_after(&self, begun: &Self) -> Option<Self> {
        if begun.status() != Status::InProgress || self.status() != Status::Held {
            return None;
        }
        Some(match (self, begun) {
            (Self::Unit(new), Self::Unit(old)) => Self::Unit(held(new, old)),
            (Self::Qualification(new), Self::Qualification(old)) => Self::Qualification(held(new, old)),
            (Self::Module(new), Self::Module(old)) => Self::Module(held(new, old)),
            (Self::Other(new), Self::Other(old)) => Self::Other(award(new, old)),
            (Self::Status(new), Self::Status(old)) => Self::Status(award(new, old)),
            (Self::Skill(new), Self::Skill(old)) => Self::Skill(Skill {
                provider: either(new.provider.as_ref(), old.provider.as_ref()),
                note: both(new.note.as_ref(), old.note.as_ref()),
                files: all(&new.files, &old.files),
                ..new.clone()
            }),
            (Self::Cpd(new), Self::Cpd(old)) => Self::Cpd(Activity {
                title: old.title.clone(),
                expires: new.expires.or(old.expires),
                hours: new.hours.or(old.hours),
                provider: either(new.provider.as_ref(), old.provider.as_ref()),
                suggestions: all(&new.suggestions, &old.suggestions),
                note: both(new.note.as_ref(), old.note.as_ref()),
                files: all(&new.files, &old.files),
                ..new.clone()
            }),
            _ => return None,
        })
    }
}

fn held<T>(new: &Held<T>, old: &Held<T>) -> Held<T> {
    Held {
        id: old.id.clone(),
        status: new.status,
        on: new.on,
        expires: new.expires.or(old.expires),
        provider: either(new.provider.as_ref(), old.provider.as_ref()),
        note: both(new.note.as_ref(), old.note.as_ref()),
        files: all(&new.files, &old.files),
    }
}

fn award(new: &Award, old: &Award) -> Award {
    Award {
        title: old.title.clone(),
        status: new.status,
        on: new.on,
        expires: new.expires.or(old.expires),
        provider: either(new.provider.as_ref(), old.provider.as_ref()),
        note: both(new.note.as_ref(), old.note.as_ref()),
        files: all(&new.files, &old.files),
    }
}

fn either(new: Option<&String>, old: Option<&String>) -> Option<String> {
    new.or(old).cloned()
}

/// Both notes, the earlier one first.
fn both(new: Option<&String>, old: Option<&String>) -> Option<String> {
    match (old, new) {
        (Some(old), Some(new)) if old != new => Some(format!("{}\n{new}", old.trim_end())),
        (old, new) => new.or(old).cloned(),
    }
}

/// The old ones, and those of the new ones that are not among them.
fn all(new: &[String], old: &[String]) -> Vec<String> {
    old.iter().chain(new.iter().filter(|one| !old.contains(one))).cloned().collect()
}
