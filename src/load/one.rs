//! One file of any kind that is read whole: its value and all that is wrong with its shape, or with what it means.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::census::{self, Budget, Census};
use super::gather::last;
use super::problem::{Problem, Problems};
use super::repair::{MAX_IN_RECORD, Repair};
use super::seek::{Seeker, Spot};
use super::source::{self, Source};
use super::wording::Found;
use super::wording::quoted;
use super::{guard, syntax};
use crate::framework::Place;

/// What a file says, and the text it says it in.
#[derive(Debug, Clone)]
pub struct One<T> {
    /// What it says.
    pub value: T,
    /// Its name and text.
    pub source: Source,
}

/// Reads one file, with the same guards as the files of a framework.
///
/// # Errors
///
/// All that is wrong with its shape; or that it can't be read.
pub fn read_one<T: DeserializeOwned>(file: &Path) -> Result<One<T>, Problems> {
    let source = source::read_file(file).map_err(|problem| Problems(vec![problem]))?;
    parse_one(source)
}

/// Reads the text of one file.
///
/// # Errors
///
/// All that is wrong with its shape.
pub fn parse_one<T: DeserializeOwned>(source: Source) -> Result<One<T>, Problems> {
    match parse(&source.text) {
        Ok(value) => Ok(One { value, source }),
        Err(wrong) => {
            let mut seeker = Seeker::new(std::slice::from_ref(&source));
            let mut problems: Vec<Problem> =
                wrong.into_iter().map(|(spot, found)| located(&source, &mut seeker, &spot, found)).collect();
            problems.sort_by_key(|problem| (problem.line.is_none(), problem.line, problem.column));
            Err(Problems(problems))
        }
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Vec<(Spot, Found)>> {
    if let Some(((line, column), message, hint)) = guard::refused(text) {
        return Err(vec![(Spot::At(line, column), Found { hint: Some(hint.into()), ..Found::new(message) })]);
    }
    // A file of comments alone says what an empty list of fields says.
    let text = if guard::is_empty(text) { "{}" } else { text };
    let (census, walked) = Census::of(text, &mut Budget::default());
    if let Err(error) = walked {
        return Err(vec![syntax::explained(text, &error, &census.place)]);
    }
    let twins = census.twins.iter().take(MAX_IN_RECORD).map(|twin| {
        let message = format!("{} stands here a second time", quoted(&last(&twin.place)));
        let hint = Some("put both together, or leave one out".into());
        (Spot::Key(twin.place.clone(), twin.nth), Found { hint, ..Found::new(message) })
    });
    let mut wrong: Vec<(Spot, Found)> = twins.collect();
    let tree = Census::with_tree(text).tree;
    let written = census::written(text, &tree);
    let mut repair = Repair::of(Place(Vec::new()), tree, &written, None);
    let value = repair.run(MAX_IN_RECORD);
    repair.put_together();
    wrong.append(&mut repair.wrong);
    value.filter(|_| wrong.is_empty()).ok_or(wrong)
}

fn located(source: &Source, seeker: &mut Seeker<'_>, spot: &Spot, found: Found) -> Problem {
    let problem = match seeker.seek(0, spot) {
        Some(at) => Problem::at(&source.name, seeker.line(0, at.0), at, found.message),
        None => Problem::of_file(&source.name, found.message),
    };
    match found.hint {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

impl<T> One<T> {
    /// Where a value stands; where it is a list below its key, that is its first entry. Line and column in characters,
    /// both from 1.
    pub fn value_at(&self, place: &Place) -> Option<(usize, usize)> {
        Seeker::new(std::slice::from_ref(&self.source)).seek(0, &Spot::Value(place.clone()))
    }

    /// Where the key that leads to a place stands; somewhere else where there is no such key.
    pub fn key_at(&self, place: &Place) -> Option<(usize, usize)> {
        Seeker::new(std::slice::from_ref(&self.source)).seek(0, &Spot::Key(place.clone(), 1))
    }

    /// A problem with the value that stands at a place of this file.
    pub fn problem(&self, place: &Place, message: impl Into<String>, hint: Option<String>) -> Problem {
        let found = Found { hint, ..Found::new(message) };
        located(&self.source, &mut Seeker::new(std::slice::from_ref(&self.source)), &Spot::Value(place.clone()), found)
    }
}
