//! From text to [`Framework`]: all the problems of all the files, each with its place, or a framework in which every
//! reference holds. The only folder that reads YAML.
//!
//! The program is built with these very modules (see `build.rs`), so that the data it ships with has passed the same
//! checks as a folder named with `--data`.
//!
//! Nothing is reported that only follows from something else: a record with a wrong field is not asked whether it
//! makes sense, and while a file can't be read, nobody is told that its records are missing elsewhere.

mod census;
mod guard;
mod one;
mod problem;
mod repair;
mod seek;
mod shape;
mod source;
mod syntax;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub use census::MAX_GROWTH;
pub use guard::{MAX_BRACKETS, MAX_DIRECTIVES};
pub use one::{One, parse_one, read_one};
pub use problem::{Problem, Problems};
pub use seek::MAX_SOUGHT_BYTES;
pub use source::{MAX_FILE_BYTES, MAX_FILES, MAX_FOLDER_BYTES, MAX_FOLDERS, Source, read_folder};

use crate::framework::check::{Fault, Place, Step};
use crate::framework::{Contents, Framework};
use census::Census;
use seek::{Seeker, Spot};
use wording::{Found, quoted};

/// The most problems that are looked for; who has as many has enough to do.
pub const MAX_PROBLEMS: usize = 500;

/// Reads the framework that the YAML files of a folder hold.
///
/// # Errors
///
/// All the problems of all the files, in the order of the files and their lines.
pub fn from_folder(folder: &Path) -> Result<Framework, Problems> {
    let (sources, problems) = read_folder(folder);
    let mut gathered = Gathered { complete: problems.is_empty(), ..Gathered::default() };
    for (n, source) in sources.iter().enumerate() {
        gathered.add(n, &source.text);
    }
    match gathered.framework() {
        Some(framework) if gathered.findings.is_empty() => Ok(framework),
        _ => Err(Problems(located(problems, &gathered, &sources, &folder.display().to_string()))),
    }
}

/// Something that was found, before anybody has looked for its line.
struct Finding {
    /// The file; none for something that no file says.
    source: Option<usize>,
    spot: Spot,
    message: String,
    hint: Option<String>,
    /// The place the hint begins with: where the same id or key stands first.
    first: Option<(usize, Spot)>,
}

/// What the files read so far say together.
#[derive(Default)]
struct Gathered {
    contents: Contents,
    /// The file of each record, and its place there as written.
    origins: BTreeMap<Place, (usize, Place)>,
    findings: Vec<Finding>,
    /// Records with a wrong field.
    wrong: BTreeSet<Place>,
    /// Whether all records could be read.
    complete: bool,
    /// Whether there may be more problems.
    more: bool,
}

impl Gathered {
    fn room(&self) -> usize {
        MAX_PROBLEMS.saturating_sub(self.findings.len())
    }

    fn found(&mut self, source: usize, spot: Spot, found: Found) {
        let Found { message, hint, .. } = found;
        self.findings.push(Finding { source: Some(source), spot, message, hint, first: None });
    }

    /// Adds what one file says.
    fn add(&mut self, source: usize, text: &str) {
        if guard::is_empty(text) {
            return;
        }
        if let Some(((line, column), message, hint)) = guard::refused(text) {
            self.complete = false;
            let found = Found { hint: Some(hint.into()), ..Found::new(message) };
            return self.found(source, Spot::At(line, column), found);
        }
        let (census, walked) = Census::of(text);
        if let Err(error) = walked {
            self.complete = false;
            let (spot, found) = syntax::explained(text, &error, &census.place);
            return self.found(source, spot, found);
        }
        let contents = match serde_yaml::from_str(text) {
            Ok(contents) if census.twins.is_empty() => contents,
            _ => self.repaired(source, text, &census),
        };
        self.append(source, contents, census.records);
    }

    /// What a file says that has something wrong in it.
    fn repaired(&mut self, source: usize, text: &str, census: &Census) -> Contents {
        self.more |= census.twins.len() > self.room();
        for twin in census.twins.iter().take(self.room()) {
            self.findings.push(Finding {
                source: Some(source),
                spot: Spot::Key(twin.place.clone(), twin.nth),
                message: format!("{} stands here a second time", quoted(&last(&twin.place))),
                hint: Some("put both together, or give one another name".into()),
                first: Some((source, Spot::Key(twin.first.clone(), 1))),
            });
        }
        let shape = shape::read(text, &census.tree, self.room());
        for (spot, record, found) in shape.wrong {
            self.wrong.insert(normal(&record));
            self.found(source, spot, found);
        }
        self.complete &= !shape.incomplete;
        self.more |= shape.more;
        shape.contents
    }

    fn append(&mut self, source: usize, contents: Contents, records: Vec<Place>) {
        let written: BTreeMap<Place, Place> = records.into_iter().map(|place| (normal(&place), place)).collect();
        let all_taken = self.contents.append(contents);
        self.more |= all_taken.len() > self.room();
        for taken in all_taken.into_iter().take(self.room()) {
            let place = written.get(&taken).unwrap_or(&taken).clone();
            let hint = match taken.0.len() {
                1 => "there can be one only: put both together",
                _ => "give this one another name, or leave it out",
            };
            self.findings.push(Finding {
                source: Some(source),
                spot: Spot::Key(place, 1),
                message: format!("{} is taken", quoted(&last(&taken))),
                hint: Some(hint.into()),
                first: self.origins.get(&taken).map(|(source, place)| (*source, Spot::Key(place.clone(), 1))),
            });
        }
        for (place, written) in written {
            self.origins.entry(place).or_insert((source, written));
        }
    }

    /// The framework, if it holds together.
    fn framework(&mut self) -> Option<Framework> {
        if !self.complete {
            return None;
        }
        match Framework::new(std::mem::take(&mut self.contents)) {
            Ok(framework) => Some(framework),
            Err(faults) => {
                self.more |= faults.len() > self.room();
                for fault in faults.into_iter().take(self.room()) {
                    self.fault(fault);
                }
                None
            }
        }
    }

    fn fault(&mut self, fault: Fault) {
        let steps = &fault.place.0;
        let record = Place(steps.iter().take(2).cloned().collect());
        if self.wrong.contains(&record) {
            return;
        }
        let origin = [2, 1].into_iter().find_map(|length| self.origins.get(&Place(steps.get(..length)?.to_vec())));
        let (source, spot) = match origin {
            None => (None, Spot::File),
            Some((source, written)) => {
                let place = written.0.iter().chain(&steps[written.0.len()..]).cloned().collect();
                (Some(*source), Spot::Value(Place(place)))
            }
        };
        self.findings.push(Finding { source, spot, message: fault.message, hint: fault.hint, first: None });
    }
}

/// A record's place with its id in the form that all its spellings share.
fn normal(place: &Place) -> Place {
    match &place.0[..] {
        [table, Step::Key(id)] => Place(vec![table.clone(), Step::Key(census::same_id(id))]),
        _ => place.clone(),
    }
}

fn last(place: &Place) -> String {
    match place.0.last() {
        Some(Step::Key(key)) => key.clone(),
        Some(Step::Index(index)) => index.to_string(),
        None => String::new(),
    }
}

/// All problems with their lines, in order.
fn located(mut problems: Vec<Problem>, gathered: &Gathered, sources: &[Source], folder: &str) -> Vec<Problem> {
    let mut seeker = Seeker::new();
    for finding in &gathered.findings {
        let problem = match finding.source.map(|n| &sources[n]) {
            None => Problem::of_file(folder, &finding.message),
            Some(source) => match seeker.seek(&source.text, &finding.spot) {
                Some(at) => Problem::at(&source.name, &source.text, at, &finding.message),
                None => Problem::of_file(&source.name, format!("{}{}", within(&finding.spot), finding.message)),
            },
        };
        let first = finding.first.as_ref().and_then(|(n, spot)| {
            let (line, _) = seeker.seek(&sources[*n].text, spot)?;
            let other = if finding.source == Some(*n) { String::new() } else { format!("{}, ", sources[*n].name) };
            Some(format!("it stands in {other}line {line}; "))
        });
        let hint = finding.hint.as_ref().map(|hint| first.unwrap_or_default() + hint);
        problems.push(match hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        });
    }
    // What has no line comes behind what has one.
    problems.sort_by_key(|problem| (problem.file.clone(), problem.line.is_none(), problem.line, problem.column));
    problems.dedup();
    if gathered.more {
        let more = Problem::of_file(folder, "there may be more problems than these");
        problems.push(more.hint("put these right, and check again"));
    }
    problems
}

/// The place in words where there is no line: `units.equality-l2.level: `.
fn within(spot: &Spot) -> String {
    match spot {
        Spot::Key(place, _) | Spot::Value(place) if !place.0.is_empty() => format!("{place}: "),
        _ => String::new(),
    }
}
