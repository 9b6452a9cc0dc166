//! Completions for the names of records: ids, with their titles.

use std::ffi::OsStr;

use clap_complete::engine::CompletionCandidate;

use crate::embedded;
use crate::framework::{Entity, Keyed, Table};

/// Roles, by their ids.
pub fn roles(typed: &OsStr) -> Vec<CompletionCandidate> {
    of(&embedded::framework().roles, typed, |role| role.title.as_str())
}

/// Units, by their ids.
pub fn units(typed: &OsStr) -> Vec<CompletionCandidate> {
    of(&embedded::framework().units, typed, |unit| unit.title.as_str())
}

/// Qualifications, by their ids.
pub fn qualifications(typed: &OsStr) -> Vec<CompletionCandidate> {
    of(&embedded::framework().qualifications, typed, |one| one.title.as_str())
}

/// Essential training modules, by their ids.
pub fn modules(typed: &OsStr) -> Vec<CompletionCandidate> {
    of(&embedded::framework().modules, typed, |module| module.title.as_str())
}

/// National Occupational Standards, by their numbers.
pub fn standards(typed: &OsStr) -> Vec<CompletionCandidate> {
    of(&embedded::framework().standards, typed, |one| one.title.as_deref().unwrap_or_default())
}

/// Sections of the guidance, by their numbers.
pub fn sections(typed: &OsStr) -> Vec<CompletionCandidate> {
    of(&embedded::framework().sections, typed, |section| section.title.as_str())
}

/// The records whose ids begin with what was typed.
fn of<T: Entity>(table: &Table<T>, typed: &OsStr, title: impl Fn(&Keyed<T>) -> &str) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else { return Vec::new() };
    let named = table.iter().map(|record| (record.id.to_string(), title(record)));
    let meant = named.filter(|(id, _)| id.starts_with(&typed.to_lowercase()));
    meant.map(|(id, title)| CompletionCandidate::new(id).help(Some(title.to_owned().into()))).collect()
}
