//! From text to [`Framework`]: all the problems of all the files, each with its place, or a framework in which every
//! reference holds. The only folder that reads YAML.
//!
//! The program is built with these very modules (see `build.rs`), so that the data it ships with has passed the same
//! checks as a folder named with `--data`.

mod guard;
mod problem;
mod seek;
mod shape;
mod source;
mod wording;

use std::collections::BTreeMap;
use std::path::Path;

pub use guard::{MAX_BRACKETS, MAX_GROWTH};
pub use problem::{Problem, Problems};
pub use source::{MAX_FILE_BYTES, MAX_FILES, MAX_FOLDERS, Source, read_folder};

use crate::framework::check::{Fault, Place};
use crate::framework::{Contents, Framework};
use guard::Census;

/// Reads the framework that the YAML files of a folder hold.
///
/// # Errors
///
/// All the problems of all the files: first what can't be read, then what has the wrong shape, then what does not
/// hold between records.
pub fn from_folder(folder: &Path) -> Result<Framework, Problems> {
    from_sources(&read_folder(folder).map_err(Problems)?)
}

/// Reads the framework that texts hold, in their order.
///
/// # Errors
///
/// As [`from_folder`].
pub fn from_sources(sources: &[Source]) -> Result<Framework, Problems> {
    let mut problems = Vec::new();
    let mut whole = Contents::default();
    let mut origins: BTreeMap<Place, usize> = BTreeMap::new();
    for (n, source) in sources.iter().enumerate() {
        match read(source) {
            Err(found) => problems.extend(found),
            Ok((contents, records)) => {
                for place in whole.append(contents) {
                    problems.push(taken(source, &place, origins.get(&place).map(|&first| &sources[first])));
                }
                for place in records {
                    origins.entry(place).or_insert(n);
                }
            }
        }
    }
    // A file that could not be read would make every reference to its records a problem too.
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    Framework::new(whole)
        .map_err(|faults| Problems(faults.iter().map(|fault| locate(fault, sources, &origins)).collect()))
}

/// What one text says, with the places of its records.
fn read(source: &Source) -> Result<(Contents, Vec<Place>), Vec<Problem>> {
    let Source { name, text } = source;
    if let Some(at) = guard::too_many_brackets(text) {
        let message = format!("more than {MAX_BRACKETS} brackets are open at once here");
        return Err(vec![Problem::at(name, text, at, message).hint("close them, or put the text in quotes")]);
    }
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Ok((Contents::default(), Vec::new()));
    }
    let census = Census::of(text).map_err(|error| vec![shape::of_error(name, text, &error)])?;
    if !census.twins.is_empty() {
        let twin = |place: &Place| {
            let message = format!("“{}” stands here twice", place.0.last().map_or(String::new(), last_words));
            Problem::at(name, text, seek::twin(text, place), message)
                .hint("put both together, or give one another name")
        };
        return Err(census.twins.iter().map(twin).collect());
    }
    let contents = serde_yaml::from_str(text).map_err(|error| shape::problems(name, text, &error))?;
    Ok((contents, census.records))
}

fn last_words(step: &crate::framework::check::Step) -> String {
    match step {
        crate::framework::check::Step::Key(key) => key.clone(),
        crate::framework::check::Step::Index(index) => index.to_string(),
    }
}

/// A record whose id another file, or another spelling in the same file, has taken.
fn taken(source: &Source, place: &Place, first: Option<&Source>) -> Problem {
    let where_first = match first {
        Some(first) => {
            let (line, _) = seek::key(&first.text, place);
            format!("it stands in {} at line {line}", first.name)
        }
        None => "it stands earlier in this file, written another way".into(),
    };
    let message = format!("“{}” is taken", place.0.last().map_or(String::new(), last_words));
    Problem::at(&source.name, &source.text, seek::key(&source.text, place), message).hint(where_first)
}

/// A fault with its place in the files.
fn locate(fault: &Fault, sources: &[Source], origins: &BTreeMap<Place, usize>) -> Problem {
    let steps = &fault.place.0;
    let origin = [2, 1].into_iter().find_map(|length| origins.get(&Place(steps.get(..length)?.to_vec())));
    let problem = match origin.map(|&n| &sources[n]) {
        Some(source) => {
            Problem::at(&source.name, &source.text, seek::value(&source.text, &fault.place), &fault.message)
        }
        None => Problem::of_file("data", &fault.message),
    };
    match &fault.hint {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}
