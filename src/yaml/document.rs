//! One file that is read as a single value, with a tree that records where each part of it is written.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::budget::Budget;
use super::code::Code;
use super::parse::parse;
use super::problem::{Finding, Problem, Problems};
use super::schema::Schema;
use super::source::{Source, read_file};
use super::tree::Node;
use super::walk::{Form, MAX_IN_RECORD, Walk};
use crate::place::Place;

/// The value that a file holds, with the text and the tree it was read from.
#[derive(Debug, Clone)]
pub struct Document<T> {
    /// The value.
    pub value: T,
    /// Its name and text.
    pub source: Source,
    /// The text as a tree.
    pub tree: Node,
}

/// Reads one file whole.
///
/// # Errors
///
/// Everything that does not fit the type, each with its place; or that the file can't be read.
pub fn read_document<T: DeserializeOwned>(
    file: &Path,
    forms: &[Form],
    schema: &Schema,
) -> Result<Document<T>, Problems> {
    let source = read_file(file, &mut Budget::default()).map_err(|problem| Problems(vec![problem]))?;
    parse_document(source, forms, schema)
}

/// Parses the text of one file.
///
/// # Errors
///
/// Everything that does not fit the type, each with its place.
pub fn parse_document<T: DeserializeOwned>(
    source: Source,
    forms: &[Form],
    schema: &Schema,
) -> Result<Document<T>, Problems> {
    match read(&source, forms, schema) {
        Ok((value, tree)) => Ok(Document { value, source, tree }),
        Err(findings) => {
            let sources = std::slice::from_ref(&source);
            let mut problems: Vec<Problem> =
                findings.iter().map(|finding| finding.located(sources, &source.name)).collect();
            problems.sort_by_key(|problem| (problem.line.is_none(), problem.line, problem.column));
            Err(Problems(problems))
        }
    }
}

fn read<T: DeserializeOwned>(source: &Source, forms: &[Form], schema: &Schema) -> Result<(T, Node), Vec<Finding>> {
    let (mut tree, mut findings) = parse(0, source, &mut Budget::default()).map_err(|finding| vec![finding])?;
    if tree.is_null() {
        // A file that holds only comments counts as an empty mapping.
        tree = Node { at: tree.at, ..Node::empty_map() };
    }
    let mut walk = Walk::new(schema, forms, MAX_IN_RECORD);
    let value = walk.whole(&tree);
    findings.append(&mut walk.findings);
    if !findings.is_empty() {
        return Err(findings);
    }
    let read = serde_yaml::from_value(value);
    read.map(|value| (value, tree.clone())).map_err(|error| vec![Finding::new(tree.at, Code::Form, error.to_string())])
}

impl<T> Document<T> {
    /// Where a value, or else what encloses it, is written: line and column in characters, both from 1.
    pub fn value_at(&self, place: &Place) -> Option<(usize, usize)> {
        self.tree.locate(&place.0, self.tree.at).map(|at| (at.line(), at.column()))
    }

    /// Where a top-level key is written.
    pub fn key_at(&self, key: &str) -> Option<(usize, usize)> {
        self.tree.field(key)?.at.map(|at| (at.line(), at.column()))
    }

    /// A problem with the value at a place.
    pub fn problem(&self, place: &Place, code: &'static str, message: &str, hint: Option<String>) -> Problem {
        let at = self.tree.locate(&place.0, self.tree.at);
        let finding = Finding { at, code, message: message.into(), hint, first: None };
        finding.located(std::slice::from_ref(&self.source), &self.source.name)
    }
}
