//! Where the program finds its data, and why: first what the command line names, then the environment, then the user's
//! own folder, then the built-in data.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::files::is_same;

/// A file or folder that is in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The file or folder.
    pub path: PathBuf,
    /// Why it is in use.
    pub why: Why,
}

/// Why a file or folder is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// This option of the command line names it.
    Option(&'static str),
    /// This environment variable names it.
    Variable(&'static str),
    /// It is in the user's own folder.
    OwnFolder,
}

/// The environment variable that names the folder of a framework.
pub const DATA: &str = "TACAREER_DATA";

/// The environment variable that names overlays, separated as in `PATH`.
pub const OVERLAY: &str = "TACAREER_OVERLAY";

/// The folder of the user's own framework, if one is named.
pub fn data(option: Option<&Path>) -> Option<Chosen> {
    chosen(option, "--data", DATA)
}

/// The overlays, lowest first: those in the user's own folder in order of their names, then those in the environment,
/// then those on the command line.
pub fn overlays(options: &[PathBuf]) -> Vec<Chosen> {
    let own = own_overlays().into_iter().map(|path| Chosen { path, why: Why::OwnFolder });
    let named = env::var_os(OVERLAY);
    let named: Vec<PathBuf> =
        named.iter().flat_map(env::split_paths).filter(|path| !path.as_os_str().is_empty()).collect();
    let named = named.into_iter().map(|path| Chosen { path, why: Why::Variable(OVERLAY) });
    let options = options.iter().map(|path| Chosen { path: path.clone(), why: Why::Option("--overlay") });
    let mut all: Vec<Chosen> = own.chain(named).chain(options).collect();
    // An overlay that is named twice counts once, at its last position.
    let mut seen = HashSet::new();
    all.reverse();
    all.retain(|chosen| fs::canonicalize(&chosen.path).map_or(true, |real| seen.insert(real)));
    all.reverse();
    all
}

/// The user's own folder for overlays; it need not exist.
pub fn overlay_folder() -> Option<PathBuf> {
    own_folder().map(|folder| folder.join("overlays"))
}

/// Whether a path leads to the user's own folder for overlays.
pub fn is_overlay_folder(path: &Path) -> bool {
    overlay_folder().is_some_and(|own| is_same(&own, path))
}

/// What an option or else an environment variable names.
fn chosen(option: Option<&Path>, name: &'static str, variable: &'static str) -> Option<Chosen> {
    let named = option.map(|path| Chosen { path: path.to_owned(), why: Why::Option(name) });
    named.or_else(|| {
        let path = env::var_os(variable).filter(|path| !path.is_empty())?;
        Some(Chosen { path: path.into(), why: Why::Variable(variable) })
    })
}

fn own_folder() -> Option<PathBuf> {
    OwnFolder::of(&|name| env::var_os(name)).map(|own| own.path)
}

/// The user's own folder for the program's data, according to the XDG Base Directory Specification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFolder {
    /// The folder; it need not exist.
    pub path: PathBuf,
    /// Whether `XDG_DATA_HOME` names the parent folder: `Some(false)` if it is set but ignored because it is not an
    /// absolute path; `None` if it is not set.
    pub named: Option<bool>,
}

impl OwnFolder {
    /// The folder according to the environment; `None` if the home folder is not known.
    pub fn of(variable: &dyn Fn(&str) -> Option<OsString>) -> Option<Self> {
        let set = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let named = set("XDG_DATA_HOME");
        if let Some(folder) = named.as_ref().filter(|folder| folder.is_absolute()) {
            return Some(Self { path: folder.join("tacareer"), named: Some(true) });
        }
        let home = set("HOME").or_else(|| set("USERPROFILE")).filter(|home| home.is_absolute())?;
        Some(Self { path: home.join(".local/share/tacareer"), named: named.map(|_| false) })
    }
}

/// The YAML files and folders in it, in order of their names.
fn own_overlays() -> Vec<PathBuf> {
    let mut found = in_overlay_folder();
    found.retain(|path| is_taken_for_overlay(path));
    found
}

/// Anything in the user's own folder for overlays that is not used because its name does not end in `.yaml`.
pub fn left_out() -> Vec<PathBuf> {
    let mut found = in_overlay_folder();
    found.retain(|path| !is_taken_for_overlay(path));
    found
}

fn in_overlay_folder() -> Vec<PathBuf> {
    let entries = overlay_folder().and_then(|folder| fs::read_dir(folder).ok());
    let mut found: Vec<PathBuf> = entries.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    found.retain(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
    found.sort();
    found
}

fn is_taken_for_overlay(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    path.is_dir() || ending.is_some_and(|ending| ending == "yaml" || ending == "yml")
}
