//! What somebody says of a list that can't be told from it: which column is what, which job is which role, what a mark
//! means. It names no person, so that a trust can share it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use schemars::JsonSchema;
use serde::Deserialize;

use super::columns::Meaning;
use super::mark::Meant;
use super::things::{Names, Thing};
use crate::framework::role::Role;
use crate::framework::{Framework, Id, nearest, squash};
use crate::record::Refused;
use crate::yaml::read_document;

/// What a map says, by the squashed name.
#[derive(Debug, Default)]
pub struct Map {
    /// Headings of columns, and items of lists.
    columns: BTreeMap<String, Meaning>,
    /// Job titles.
    roles: BTreeMap<String, Id<Role>>,
    /// Marks in cells.
    marks: BTreeMap<String, Meant>,
}

/// A map in a file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct File {
    /// What a column is, by its heading.
    columns: BTreeMap<String, String>,
    /// Which role a job title is.
    roles: BTreeMap<String, String>,
    /// What a mark in a cell means: held, in-progress or none.
    marks: BTreeMap<String, String>,
}

impl Map {
    /// Reads what is said on the command line: pairs such as `Job Description=role`, and files.
    ///
    /// # Errors
    ///
    /// When a pair says nothing that is known, and when a file can't be read.
    pub fn of(framework: &Framework, names: &Names, said: &[String]) -> Result<Self> {
        let mut map = Self::default();
        for said in said {
            if let Some((name, meaning)) = said.rsplit_once('=') {
                map.add(framework, names, name.trim(), meaning.trim())?;
                continue;
            }
            let file: File = read_document(Path::new(said), &[])?.value;
            for (name, meaning) in file.columns.iter().chain(&file.roles).chain(&file.marks) {
                map.add(framework, names, name, meaning)?;
            }
        }
        Ok(map)
    }

    fn add(&mut self, framework: &Framework, names: &Names, name: &str, meaning: &str) -> Result<(), Refused> {
        // A mark may be nothing but a sign.
        let key = if squash(name).is_empty() { name.to_owned() } else { squash(name) };
        if let Some((_, meant)) = Meant::NAMED.iter().find(|(known, _)| *known == meaning) {
            self.marks.insert(key, *meant);
        } else if let Some(column) = Meaning::named(meaning) {
            let column = if column == Meaning::Thing(Thing::Cpd(String::new())) {
                Meaning::Thing(Thing::Cpd(name.to_owned()))
            } else {
                column
            };
            self.columns.insert(key, column);
        } else if let [thing] = names.find(meaning) {
            self.columns.insert(key, Meaning::Thing(thing.clone()));
        } else if let Ok(role) = framework.roles.find(meaning) {
            self.roles.insert(key, role.id.clone());
        } else {
            return Err(unknown(framework, name, meaning));
        }
        Ok(())
    }

    /// What a column or an item of that name is.
    pub(super) fn column(&self, name: &str) -> Option<&Meaning> {
        self.columns.get(&squash(name)).filter(|_| !name.is_empty())
    }

    /// Which role a job title is.
    pub(super) fn role(&self, title: &str) -> Option<&Id<Role>> {
        self.roles.get(&squash(title))
    }

    /// What a mark means.
    pub(super) fn mark(&self, mark: &str) -> Option<Meant> {
        let key = squash(mark);
        self.marks.get(if key.is_empty() { mark } else { &key }).copied()
    }
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
