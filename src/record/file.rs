//! The file of a record: where it is, how it is read, and how it is changed without interference.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::codes::with_known_codes;
use super::edit::{self, Refused};
use super::{Entry, FORMS, Field, List, Record};
use crate::files::{self, Claim};
use crate::framework::{Framework, nearest};
use crate::places::OwnFolder;
use crate::shapes;
use crate::yaml::{Document, FileKind, read_document};

/// The environment variable that names another file.
const VARIABLE: &str = "TACAREER_RECORD";

/// Where a record is, and why there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file.
    pub file: PathBuf,
    /// How it was found.
    pub why: Why,
}

/// How the place of the record was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// From the command line.
    Option,
    /// From the environment variable.
    Variable,
    /// In the data folder that `XDG_DATA_HOME` names.
    DataHome,
    /// In the default data folder, below the home folder.
    Home {
        /// Whether `XDG_DATA_HOME` is set but ignored, because it is not an absolute path.
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
                "the usual place, in your home folder; XDG_DATA_HOME is ignored, because it is not an absolute path"
            }
        }
    }
}

impl Location {
    /// Where the record is: the file that is named, or else where the environment says.
    ///
    /// # Errors
    ///
    /// When the home folder is not known.
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

    /// The file name, for display.
    pub fn shown(&self) -> String {
        self.file.display().to_string()
    }

    /// Whether the program may create the folder, because it is its own.
    fn is_usual(&self) -> bool {
        matches!(self.why, Why::DataHome | Why::Home { .. })
    }
}

/// Writes a new record that only its owner may read; creates the usual folder if needed.
///
/// # Errors
///
/// When the file already exists, or it can't be written.
pub fn create(location: &Location, text: &str) -> Result<()> {
    let file = &location.file;
    if !files::is_missing(file) {
        return Err(not_new(location).into());
    }
    let cannot = || format!("can't write {}", location.shown());
    if let Some(folder) = file.parent().filter(|_| location.is_usual()) {
        make_folder(folder).with_context(cannot)?;
    }
    files::write_new_private(file, text.as_bytes()).with_context(cannot)
}

/// Why a record can't be begun at a place where there is something.
fn not_new(location: &Location) -> Refused {
    let (file, shown) = (&location.file, location.shown());
    let another = || ["--record FILE names another place".to_owned()];
    match fs::metadata(file) {
        Ok(found) if found.is_file() => {
            let hint = "“tacareer record show” shows it; --record FILE names another".to_owned();
            Refused::new(format!("there is a file already: {shown}"), [hint])
        }
        Ok(found) if found.is_dir() => Refused::new(
            format!("{shown} is a folder: name a file in it, as in {}", file.join("cpd.yaml").display()),
            [],
        ),
        Ok(_) => Refused::new(format!("{shown} is not a file that can be kept"), another()),
        Err(_) if fs::symlink_metadata(file).is_ok() => {
            Refused::new(format!("{shown} is a link that leads to nothing"), another())
        }
        Err(error) => Refused::new(format!("{shown} can't be made: {}", files::said(&error)), another()),
    }
}

fn make_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// Checks that there is a record.
///
/// # Errors
///
/// When there is none; with a hint how to begin one.
fn check_there(location: &Location) -> Result<(), Refused> {
    if files::is_missing(&location.file) {
        let hint = "“tacareer record init” begins one; --record FILE names another file".to_owned();
        let near = near_files(&location.file, &[".yaml", ".yml"]).into_iter().chain([hint]);
        return Err(Refused::new(format!("there is no record yet: {}", location.shown()), near));
    }
    Ok(())
}

/// A hint that names files with similar names (and one of these extensions) beside a missing one.
pub(crate) fn near_files(file: &Path, endings: &[&str]) -> Option<String> {
    const MOST: usize = 10_000;
    let beside = fs::read_dir(files::folder_of(file)).into_iter().flatten().flatten().take(MOST);
    let names = beside.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| endings.iter().any(|ending| name.ends_with(ending))).collect();
    names.sort();
    // The extension is left out, because it would make any two names look alike.
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
/// When there is none, or everything that is wrong with its form.
pub fn read(location: &Location, framework: &Framework) -> Result<Document<Record>> {
    Ok(with_known_codes(read_for_any(location)?, framework)?)
}

/// Reads a record without looking whether it fits a framework.
fn read_for_any(location: &Location) -> Result<Document<Record>> {
    check_there(location)?;
    read_document(&location.file, &FORMS, &shapes::of_record()).map_err(|problems| match FileKind::of(&location.file) {
        None | Some(FileKind::Record) => problems.into(),
        Some(kind) => {
            let message = format!("{} is {}, not a record", location.shown(), kind.words());
            Refused::new(message, [kind.used_by(&location.file)]).into()
        }
    })
}

/// Reads a record for a question that can be asked without one: at the usual place, it may be missing.
///
/// # Errors
///
/// When a file that is named does not exist, or everything that is wrong with its form.
pub fn read_if_any(location: &Location, framework: &Framework) -> Result<Option<Document<Record>>> {
    if location.is_usual() && files::is_missing(&location.file) {
        return Ok(None);
    }
    read(location, framework).map(Some)
}

/// The text of a record, whether or not it is valid.
///
/// # Errors
///
/// When there is none, or it is not text.
pub fn text_of(location: &Location) -> Result<String> {
    check_there(location)?;
    fs::read_to_string(&location.file).with_context(|| format!("can't read {}", location.shown()))
}

/// Replaces the text of a record, unless it is no longer `before`; this can be undone.
///
/// # Errors
///
/// When the record has been changed since, or can't be replaced; it then stays as it was.
pub fn replace(location: &Location, before: &str, after: &str) -> Result<()> {
    let shown = location.shown();
    let claim = Claim::of(&location.file).with_context(|| format!("can't change {shown}"))?;
    if fs::read(claim.target()).with_context(|| format!("can't read {shown}"))? != before.as_bytes() {
        bail!("another program has changed {shown} in the meantime");
    }
    claim.replace(before.as_bytes(), after.as_bytes()).with_context(|| format!("can't write {shown}"))?;
    // The change has been made, whether or not it can be undone.
    let _ = super::undo::keep(&claim, before.as_bytes(), after.as_bytes());
    Ok(())
}

/// A byte order mark; it is not part of the text, and is kept.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A record that is being changed. Nothing is written until [`Edit::write`].
pub struct Edit {
    shown: String,
    claim: Claim,
    bytes: Vec<u8>,
    one: Document<Record>,
}

impl Edit {
    /// Reads a record in order to change it, and keeps others from changing it.
    ///
    /// # Errors
    ///
    /// As [`read`], or when it can't be written to.
    pub fn of(location: &Location) -> Result<Self> {
        // An invalid record can't be changed; this reports why before taking the lock.
        read_for_any(location)?;
        let shown = location.shown();
        let claim = Claim::of(&location.file).with_context(|| format!("can't change {shown}"))?;
        let bytes = fs::read(&location.file).with_context(|| format!("can't read {shown}"))?;
        let one = read_for_any(location)?;
        // The text that was parsed and the text that must still be there on writing have to be the same.
        if bytes.strip_prefix(MARK).unwrap_or(&bytes) != one.source.text.as_bytes() {
            bail!("another program has just changed {shown}: try again");
        }
        Ok(Self { shown, claim, bytes, one })
    }

    /// The record with the changes so far.
    pub fn record(&self) -> &Record {
        &self.one.value
    }

    /// Adds an entry, and returns its line.
    ///
    /// # Errors
    ///
    /// When that would change something else.
    pub fn add(&mut self, entry: &Entry) -> Result<Option<usize>, Refused> {
        let changed = edit::add(&self.one, entry)?;
        self.one = changed.one;
        Ok(changed.line)
    }

    /// Puts an entry in the place of another one of its list, and returns its line.
    ///
    /// # Errors
    ///
    /// As above.
    pub fn replace(&mut self, place: usize, entry: &Entry) -> Result<Option<usize>, Refused> {
        let changed = edit::replace(&self.one, place, entry)?;
        self.one = changed.one;
        Ok(changed.line)
    }

    /// Removes an entry, and returns the lines removed.
    ///
    /// # Errors
    ///
    /// As above.
    pub fn remove(&mut self, list: List, place: usize) -> Result<(Option<usize>, Vec<String>), Refused> {
        let changed = edit::remove(&self.one, list, place)?;
        self.one = changed.one;
        Ok((changed.line, changed.taken))
    }

    /// Sets or empties a field, and returns its line.
    ///
    /// # Errors
    ///
    /// As above.
    pub fn set(&mut self, field: &Field) -> Result<Option<usize>, Refused> {
        let changed = edit::set(&self.one, field)?;
        self.one = changed.one;
        Ok(changed.line)
    }

    /// Writes the changes.
    ///
    /// # Errors
    ///
    /// When the file can't be replaced; it then stays as it was.
    pub fn write(self) -> Result<()> {
        let mark = if self.bytes.starts_with(MARK) { MARK } else { &[] };
        let after = [mark, self.one.source.text.as_bytes()].concat();
        self.claim.replace(&self.bytes, &after).with_context(|| format!("can't write {}", self.shown))?;
        // The change has been made, whether or not it can be undone.
        let _ = super::undo::keep(&self.claim, &self.bytes, &after);
        Ok(())
    }
}
