//! From text to [`Framework`]: all the problems of all the files, each with its place, or a framework in which every
//! reference holds. The only folder that reads YAML.
//!
//! The program is built with these very modules (see `build.rs`), so that the data it ships with has passed the same
//! checks as a folder named with `--data`.
//!
//! Nothing is reported that only follows from something else: a record with a wrong field is not asked whether it
//! makes sense, and while a file can't be read, nobody is told that its records are missing elsewhere.

mod census;
mod change;
mod gather;
mod guard;
mod merge;
mod one;
mod overlay;
mod problem;
mod repair;
mod seek;
mod shape;
mod slice;
mod source;
mod syntax;
mod wording;

use std::path::{Path, PathBuf};

pub use census::{MAX_GROWTH, MAX_VALUES};
pub use guard::{MAX_BRACKETS, MAX_DIRECTIVES, MAX_MARKS};
pub use one::{One, parse_one, read_one};
pub use problem::{Problem, Problems};
pub use seek::MAX_SOUGHT_BYTES;
pub use source::{MAX_FILE_BYTES, MAX_FILES, MAX_FOLDER_BYTES, MAX_FOLDERS, Source, read_folder};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::framework::Place;
use crate::framework::{Contents, Framework};
use gather::{Finding, Gathered};
use seek::Spot;

/// The most problems that are looked for; who has as many has enough to do.
pub const MAX_PROBLEMS: usize = 500;

/// What overlays are laid over.
#[derive(Debug)]
pub enum Base<'a> {
    /// The contents of a framework that is there.
    Contents(Box<Contents>),
    /// The YAML files of a folder.
    Folder(&'a Path),
}

/// A framework as it was read, which still knows its files.
pub struct Loaded {
    /// The framework.
    pub framework: Framework,
    gathered: Gathered,
}

/// Reads the framework that the YAML files of a folder hold.
///
/// # Errors
///
/// All the problems of all the files, in the order of the files and their lines.
pub fn from_folder(folder: &Path) -> Result<Framework, Problems> {
    read(Base::Folder(folder), &[]).map(|loaded| loaded.framework)
}

/// Reads a framework and lays overlays (files or folders) over it, the first one first: the later wins.
///
/// # Errors
///
/// All the problems of all the files, in the order of the files and their lines.
pub fn read(base: Base<'_>, overlays: &[PathBuf]) -> Result<Loaded, Problems> {
    let mut gathered = Gathered::default();
    match base {
        Base::Contents(contents) => {
            gathered.name = "the built-in framework".into();
            gathered.contents = *contents;
        }
        Base::Folder(folder) => {
            gathered.name = folder.display().to_string();
            let (sources, unread) = read_folder(folder);
            gathered.add_files(sources, unread);
        }
    }
    for overlay in overlays {
        gathered.lay(overlay);
    }
    match gathered.framework() {
        Some(framework) if gathered.findings.is_empty() => Ok(Loaded { framework, gathered }),
        _ => Err(gathered.problems()),
    }
}

/// How many years after its date an overlay counts as old.
pub const YEARS_UNTIL_OLD: i16 = 2;

impl Loaded {
    /// What is no problem, and may still not be meant: what two overlays change differently, an overlay that is old (at
    /// a day, if one is named), and what [`Framework::doubts`] finds in the files that were read. In the order of the
    /// files and their lines; no more than there may be problems, and as many again.
    pub fn doubts(&self, at: Option<Date>) -> Vec<Problem> {
        let of_files =
            self.framework.doubts().into_iter().filter(|fault| self.gathered.written(&fault.place).is_some());
        let of_files = of_files.take(MAX_PROBLEMS).map(|fault| self.gathered.finding(fault));
        let mut all: Vec<Finding> = self.gathered.doubts.iter().cloned().chain(of_files).collect();
        let year = self.framework.about().year.cast_signed();
        for (overlay, source) in self.framework.overlays.list().iter().zip(&self.gathered.headings) {
            let message = if overlay.date.year() < year {
                format!("this overlay is of {}, and older than what it is laid over, which is of {year}", overlay.date)
            } else if at.is_some_and(|at| overlay.date.saturating_add(YEARS_UNTIL_OLD.years()) < at) {
                format!("this overlay is more than {YEARS_UNTIL_OLD} years old")
            } else {
                continue;
            };
            let spot = Spot::Value(Place::of(overlay::HEADING).key("date"));
            let hint = Some("see whether it still holds, and give it a new date".into());
            all.push(Finding { source: Some(*source), spot, message, hint, first: None });
        }
        let mut problems = self.gathered.located(&all);
        gather::in_order(&mut problems);
        problems
    }
}

/// Whether a path is that of an overlay, and not of a framework: a file, or a folder in which one names an overlay.
pub fn is_overlay(path: &Path) -> bool {
    let names = |text: &str| {
        let (census, walked) = census::Census::of(text, &mut census::Budget::default());
        let key = |place: &Place| *place == Place::of(overlay::HEADING);
        census.records.iter().any(key)
            || walked.is_err() && problem::lines(text).any(|line| line.starts_with("overlay:"))
    };
    let read = |source: &Source| guard::refused(&source.text).is_none() && names(&source.text);
    path.is_file() || (path.is_dir() && source::read(path).0.iter().any(read))
}
