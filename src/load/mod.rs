//! Turns trees into a [`Framework`], in which every reference is valid, or reports the problems of all files, each with
//! its place.
//!
//! The build uses these same modules (see `build.rs`), so the built-in data has passed the same checks as a folder
//! named with `--data`.
//!
//! Problems that only follow from others are not reported: a record with an invalid field is not checked any further,
//! and while a file can't be read, its records are not reported missing elsewhere.

mod change;
mod codes;
mod faults;
mod heading;
mod merge;
mod overlay;
mod reading;

use std::path::{Path, PathBuf};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::framework::check::Fault;
use crate::framework::{Contents, Framework, Place};
use crate::yaml::{Budget, Code, FileKind, Finding, Problem, Problems, in_order, parse, read_folder, read_path};
use reading::Reading;

/// Stop after this many problems.
pub const MAX_PROBLEMS: usize = 500;

/// How many years after its date an overlay counts as old.
pub const YEARS_UNTIL_OLD: i16 = 2;

/// What overlays are laid over.
#[derive(Debug)]
pub enum Base<'a> {
    /// The contents of an existing framework.
    Contents(Box<Contents>),
    /// The YAML files of a folder.
    Folder(&'a Path),
}

/// A framework that has been read, together with its files.
pub struct Loaded {
    /// The framework.
    pub framework: Framework,
    reading: Reading,
}

/// Reads a framework from the YAML files of a folder.
///
/// # Errors
///
/// All problems of all files, by file and line.
pub fn from_folder(folder: &Path) -> Result<Framework, Problems> {
    read(Base::Folder(folder), &[]).map(|loaded| loaded.framework)
}

/// Reads a framework and lays overlays (files or folders) over it in order; later ones win.
///
/// # Errors
///
/// All problems of all files, by file and line.
pub fn read(base: Base<'_>, overlays: &[PathBuf]) -> Result<Loaded, Problems> {
    let mut reading = match base {
        Base::Contents(contents) => Reading::new("the built-in framework".into(), *contents),
        Base::Folder(folder) => {
            let mut reading = Reading::new(folder.display().to_string(), Contents::default());
            let sources = read_folder(folder, &mut reading.budget);
            reading.add_files(sources);
            reading
        }
    };
    for overlay in overlays {
        reading.lay(overlay);
    }
    match reading.framework() {
        Some(framework) if reading.findings.is_empty() => Ok(Loaded { framework, reading }),
        _ => Err(of_other_kinds(overlays).unwrap_or_else(|| reading.problems())),
    }
}

/// The overlays that are files of another kind, of which every line would be a problem.
fn of_other_kinds(overlays: &[PathBuf]) -> Option<Problems> {
    let problem = |file: &PathBuf| {
        let kind = FileKind::of(file).filter(|kind| *kind != FileKind::Overlay)?;
        let message = format!("this is {}, not an overlay", kind.words());
        Some(Problem::of_file(&file.display().to_string(), Code::Overlay, &message).hint(kind.used_by(file)))
    };
    let problems: Vec<Problem> = overlays.iter().filter(|file| file.is_file()).filter_map(problem).collect();
    (!problems.is_empty()).then_some(Problems(problems))
}

impl Loaded {
    /// What is valid but may be unintended: conflicting changes by two overlays, overlays that are old (on the given
    /// day), and what [`Framework::doubts`] finds in the files. Sorted by file and line, and limited to twice
    /// [`MAX_PROBLEMS`].
    pub fn doubts(&self, at: Option<Date>) -> Vec<Problem> {
        let is_written = |place: &Place| self.reading.locate(place).is_some();
        let of_files = self.framework.doubts().into_iter().filter_map(|fault| match &fault.names {
            _ if is_written(&fault.place) => Some(fault),
            // What is wrong between two records may be written in either.
            Some(other) if is_written(other) => Some(Fault { place: other.clone(), names: None, ..fault }),
            _ => None,
        });
        let of_files = of_files.take(MAX_PROBLEMS).map(|fault| self.reading.finding(fault));
        let mut all: Vec<Finding> = self.reading.doubts.iter().cloned().chain(of_files).collect();
        let year = self.framework.about().year.cast_signed();
        for (overlay, date) in self.framework.overlays.list().iter().zip(&self.reading.dates) {
            let message = if overlay.date.year() < year {
                format!("this overlay is of {}, and older than what it is laid over, which is of {year}", overlay.day())
            } else if at.is_some_and(|at| overlay.date.saturating_add(YEARS_UNTIL_OLD.years()) < at) {
                format!("this overlay is more than {YEARS_UNTIL_OLD} years old")
            } else {
                continue;
            };
            let finding = Finding::new(*date, Code::Stale, message);
            all.push(finding.hint("check whether it still applies, and give it a new date"));
        }
        let mut problems = self.reading.located(&all);
        in_order(&mut problems);
        problems
    }
}

/// Whether a path names an overlay and not a framework: a file, or a folder with a file that has the heading of an
/// overlay.
pub fn is_overlay(path: &Path) -> bool {
    if path.is_file() {
        return true;
    }
    let mut budget = Budget::default();
    let sources = if path.is_dir() { read_path(path, &mut budget).read } else { Vec::new() };
    sources.iter().any(|source| match parse(0, source, &mut budget) {
        Ok((tree, _)) => tree.field(overlay::HEADING).is_some(),
        Err(_) => source.text.lines().any(|line| line.starts_with("overlay:")),
    })
}
