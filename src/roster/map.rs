//! What the user adds to a list that can't be seen in it: the meaning of columns and marks, and the roles of job
//! titles. It does not name any people, so a trust can share it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::map_file::MapFile;
use super::mark::Meant;
use super::meaning::Meaning;
use super::things::{Names, Thing};
use crate::framework::role::Role;
use crate::framework::{Framework, Id, nearest, squash};
use crate::record::Refused;
use crate::shapes;
use crate::yaml::read_document;

/// The entries of a map, by squashed name.
#[derive(Debug, Default)]
pub struct Map {
    /// Meanings of column headings, and of items in lists.
    columns: BTreeMap<String, Meaning>,
    /// Roles of job titles.
    roles: BTreeMap<String, Id<Role>>,
    /// Meanings of marks in cells.
    marks: BTreeMap<String, Meant>,
}

impl Map {
    /// Reads a map from the command line: pairs such as `Job Description=role`, and names of files.
    ///
    /// # Errors
    ///
    /// When a pair can't be understood, or a file can't be read.
    pub fn of(framework: &Framework, names: &Names, said: &[String]) -> Result<Self> {
        let mut map = Self::default();
        for said in said {
            if let Some((name, meaning)) = said.rsplit_once('=') {
                let (name, meaning) = (name.trim(), meaning.trim());
                // A word may be the name of both a role and a status: job titles are looked up among roles, headings
                // among statuses.
                let read = [
                    map.add_mark(name, meaning),
                    map.add_column(names, name, meaning),
                    map.add_role(framework, name, meaning),
                ];
                if !read.contains(&true) {
                    return Err(unknown(framework, name, meaning).into());
                }
                continue;
            }
            let file: MapFile = read_document(Path::new(said), &[], &shapes::of_map())?.value;
            let columns =
                file.columns.iter().map(|(name, meaning)| (map.add_column(names, name, meaning), name, meaning));
            let mut read: Vec<(bool, &String, &String)> = columns.collect();
            read.extend(file.roles.iter().map(|(name, role)| (map.add_role(framework, name, role), name, role)));
            read.extend(file.marks.iter().map(|(name, mark)| (map.add_mark(name, mark), name, mark)));
            if let Some((_, name, meaning)) = read.into_iter().find(|(is_read, ..)| !is_read) {
                return Err(unknown(framework, name, meaning).into());
            }
        }
        Ok(map)
    }

    /// Sets the meaning of a column or an item; false if the meaning is unknown.
    fn add_column(&mut self, names: &Names, name: &str, meaning: &str) -> bool {
        let column = match (Meaning::named(meaning), names.find(meaning)) {
            (Some(Meaning::Thing(_)), _) => Meaning::Thing(Thing::Cpd(name.to_owned())),
            (Some(column), _) => column,
            (None, [thing]) => Meaning::Thing(thing.clone()),
            (None, _) => return false,
        };
        self.columns.insert(squash(name), column);
        true
    }

    /// Sets the role of a job title; false if there is no such role.
    fn add_role(&mut self, framework: &Framework, name: &str, role: &str) -> bool {
        let role = framework.roles.find(role).ok();
        role.is_some_and(|role| {
            self.roles.insert(squash(name), role.id.clone());
            true
        })
    }

    /// Sets the meaning of a mark; false if the meaning is unknown.
    fn add_mark(&mut self, name: &str, meaning: &str) -> bool {
        let meant = Meant::NAMED.iter().find(|(known, _)| *known == meaning);
        meant.is_some_and(|(_, meant)| {
            self.marks.insert(mark_key(name), *meant);
            true
        })
    }

    /// The meaning of a column or item with that name.
    pub(super) fn column(&self, name: &str) -> Option<&Meaning> {
        self.columns.get(&squash(name)).filter(|_| !name.is_empty())
    }

    /// The role of a job title.
    pub(super) fn role(&self, title: &str) -> Option<&Id<Role>> {
        self.roles.get(&squash(title))
    }

    /// The meaning of a mark.
    pub(super) fn mark(&self, mark: &str) -> Option<Meant> {
        self.marks.get(&mark_key(mark)).copied()
    }
}

/// A mark in the form in which it is compared. It may consist only of punctuation.
fn mark_key(mark: &str) -> String {
    let key = squash(mark);
    // “Yes?” is another mark than “Yes”.
    let key = if key.is_empty() || !mark.contains('?') { key } else { format!("{key}?") };
    if key.is_empty() { mark.to_owned() } else { key }
}

fn unknown(framework: &Framework, name: &str, meaning: &str) -> Refused {
    let columns = Meaning::NAMED.map(|(word, _)| word);
    let marks = Meant::NAMED.map(|(word, _)| word);
    let words = columns.iter().chain(&marks).map(|word| (*word, (*word).to_owned()));
    let near = nearest(meaning, words.chain(framework.roles.offers()).chain(framework.units.offers()));
    let near = (!near.is_empty()).then(|| format!("did you mean {}?", near.join(", ")));
    let known = format!(
        "a column is {}, or the id of a unit, qualification or module; a job title is a role; a mark is {}",
        columns.join(", "),
        marks.join(", ")
    );
    Refused::new(
        format!("“{name}” can't be read as “{meaning}”: nothing is called that"),
        near.into_iter().chain([known]),
    )
}
