//! The file of a record: where it is, how it is read, and how it is changed while nobody else changes it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::edit::{self, Refused};
use super::{Entry, FORMS, Field, List, Record};
use crate::files::{self, Claim};
use crate::framework::nearest;
use crate::places::OwnFolder;
use crate::yaml::{Document, read_document};

/// The variable that names another file.
const VARIABLE: &str = "TACAREER_RECORD";

/// Where a record is, and why there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file.
    pub file: PathBuf,
    /// What says so.
    pub why: Why,
}

/// What says where a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The command line.
    Option,
    /// The environment.
    Variable,
    /// The folder for data of the desktop's specification.
    DataHome,
    /// That folder where nothing else is said, in the home folder.
    Home {
        /// Whether something else is said that is no whole path and so does not count.
        ignored: bool,
    },
}

impl Why {
    /// The reason in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Option => "--record names it",
            Self::Variable => "TACAREER_RECORD names it",
            Self::DataHome => "the usual place, in the folder that XDG_DATA_HOME names",
            Self::Home { ignored: false } => "the usual place, in your home folder",
            Self::Home { ignored: true } => {
                "the usual place, in your home folder; XDG_DATA_HOME does not count, since it is not a whole path"
            }
        }
    }
}

impl Location {
    /// Where the record is: the file that is named, or else what the environment says.
    ///
    /// # Errors
    ///
    /// When nothing says where the home folder is.
    pub fn of(named: Option<&Path>, variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, Refused> {
        let set = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(file) = named {
            return Ok(Self { file: file.into(), why: Why::Option });
        }
        if let Some(file) = set(VARIABLE) {
            return Ok(Self { file, why: Why::Variable });
        }
        let Some(own) = OwnFolder::of(&variable) else {
            let hint = "name the file of the record with --record FILE, or in the variable TACAREER_RECORD";
            return Err(Refused::new("there is no home folder to keep a record in", [hint.into()]));
        };
        let why = match own.named {
            Some(true) => Why::DataHome,
            named => Why::Home { ignored: named.is_some() },
        };
        Ok(Self { file: own.path.join("record.yaml"), why })
    }

    /// The file as it is shown.
    pub fn shown(&self) -> String {
        self.file.display().to_string()
    }

    /// Whether the folder may be made: it is the program's own.
    fn is_usual(&self) -> bool {
        matches!(self.why, Why::DataHome | Why::Home { .. })
    }
}

/// Writes a new record, which only its owner may read; the usual folder is made when it is not there.
///
/// # Errors
///
/// When there is a file already, or it can't be written.
pub fn create(location: &Location, text: &str) -> Result<()> {
    let file = &location.file;
    if !files::is_missing(file) {
        let hint = "“tacareer record show” shows it; --record FILE names another";
        return Err(Refused::new(format!("there is a file already: {}", location.shown()), [hint.into()]).into());
    }
    let cannot = || format!("can't write {}", location.shown());
    if let Some(folder) = file.parent().filter(|_| location.is_usual()) {
        make_folder(folder).with_context(cannot)?;
    }
    files::write_new_private(file, text.as_bytes()).with_context(cannot)
}

fn make_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// Whether there is a record.
///
/// # Errors
///
/// When there is none, with how one is begun.
fn check_there(location: &Location) -> Result<(), Refused> {
    if files::is_missing(&location.file) {
        let hint = "“tacareer record init” begins one; --record FILE names another file".to_owned();
        let near = near_files(&location.file, &[".yaml", ".yml"]).into_iter().chain([hint]);
        return Err(Refused::new(format!("there is no record yet: {}", location.shown()), near));
    }
    Ok(())
}

/// A hint that names the files beside one that is not there whose names are near, of those with these endings.
pub(crate) fn near_files(file: &Path, endings: &[&str]) -> Option<String> {
    const MOST: usize = 10_000;
    let beside = fs::read_dir(files::folder_of(file)).into_iter().flatten().flatten().take(MOST);
    let names = beside.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| endings.iter().any(|ending| name.ends_with(ending))).collect();
    names.sort();
    // The ending is the same for all, and would make any two names look alike.
    let stem =
        |name: &str| Path::new(name).file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let stems: Vec<String> = names.iter().map(|name| stem(name)).collect();
    let typed = stem(&file.file_name()?.to_string_lossy());
    let near = nearest(&typed, stems.iter().map(String::as_str).zip(names));
    (!near.is_empty()).then(|| format!("did you mean {}?", near.join(", ")))
}

/// Reads a record.
///
/// # Errors
///
/// When there is none; all that is wrong with its shape.
pub fn read(location: &Location) -> Result<Document<Record>> {
    check_there(location)?;
    Ok(read_document(&location.file, &FORMS)?)
}

/// Reads a record for a question that can be asked without one: in the usual place there need not be any.
///
/// # Errors
///
/// When a file is named that is not there; all that is wrong with its shape.
pub fn read_if_any(location: &Location) -> Result<Option<Document<Record>>> {
    if location.is_usual() && files::is_missing(&location.file) {
        return Ok(None);
    }
    read(location).map(Some)
}

/// The text of a record, whether or not it can be read as one.
///
/// # Errors
///
/// When there is none, or it is no text.
pub fn text_of(location: &Location) -> Result<String> {
    check_there(location)?;
    fs::read_to_string(&location.file).with_context(|| format!("can't read {}", location.shown()))
}

/// Puts another text in the place of a record's, as long as that is still what it was; it can be undone.
///
/// # Errors
///
/// When the record has been changed since, or can't be replaced; it is as it was then.
pub fn replace(location: &Location, before: &str, after: &str) -> Result<()> {
    let shown = location.shown();
    let claim = Claim::of(&location.file).with_context(|| format!("can't change {shown}"))?;
    if fs::read(claim.target()).with_context(|| format!("can't read {shown}"))? != before.as_bytes() {
        bail!("another program has changed {shown} in the meantime");
    }
    claim.replace(before.as_bytes(), after.as_bytes()).with_context(|| format!("can't write {shown}"))?;
    // The change is made, whether or not it can be undone.
    let _ = super::undo::keep(&claim, before.as_bytes(), after.as_bytes());
    Ok(())
}

/// A byte order mark, which is no part of a text, and stays.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A record that is being changed. Nothing is written before [`Edit::write`].
pub struct Edit {
    shown: String,
    claim: Claim,
    bytes: Vec<u8>,
    one: Document<Record>,
}

impl Edit {
    /// Reads a record to change it, while nobody else does.
    ///
    /// # Errors
    ///
    /// As [`read`], and when it can't be written to.
    pub fn of(location: &Location) -> Result<Self> {
        // What can't be read can't be changed, and says why without a lock.
        read(location)?;
        let shown = location.shown();
        let claim = Claim::of(&location.file).with_context(|| format!("can't change {shown}"))?;
        let bytes = fs::read(&location.file).with_context(|| format!("can't read {shown}"))?;
        let one = read(location)?;
        // What is changed and what must still be there when it is written have to be the same text.
        if bytes.strip_prefix(MARK).unwrap_or(&bytes) != one.source.text.as_bytes() {
            bail!("another program has just changed {shown}: try again");
        }
        Ok(Self { shown, claim, bytes, one })
    }

    /// What the record says, with the changes so far.
    pub fn record(&self) -> &Record {
        &self.one.value
    }

    /// Adds an entry, and gives its line.
    ///
    /// # Errors
    ///
    /// When that would change something else.
    pub fn add(&mut self, entry: &Entry) -> Result<Option<usize>, Refused> {
        let changed = edit::add(&self.one, entry)?;
        self.one = changed.one;
        Ok(changed.line)
    }

    /// Takes an entry out, and gives the lines that went.
    ///
    /// # Errors
    ///
    /// As above.
    pub fn remove(&mut self, list: List, place: usize) -> Result<(Option<usize>, Vec<String>), Refused> {
        let changed = edit::remove(&self.one, list, place)?;
        self.one = changed.one;
        Ok((changed.line, changed.taken))
    }

    /// Sets or empties a field, and gives its line.
    ///
    /// # Errors
    ///
    /// As above.
    pub fn set(&mut self, field: &Field) -> Result<Option<usize>, Refused> {
        let changed = edit::set(&self.one, field)?;
        self.one = changed.one;
        Ok(changed.line)
    }

    /// Writes what has been changed.
    ///
    /// # Errors
    ///
    /// When the file can't be replaced; it is as before then.
    pub fn write(self) -> Result<()> {
        let mark = if self.bytes.starts_with(MARK) { MARK } else { &[] };
        let after = [mark, self.one.source.text.as_bytes()].concat();
        self.claim.replace(&self.bytes, &after).with_context(|| format!("can't write {}", self.shown))?;
        // The change is made, whether or not it can be undone.
        let _ = super::undo::keep(&self.claim, &self.bytes, &after);
        Ok(())
    }
}
