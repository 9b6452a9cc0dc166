//! Where the program finds its data, and why there: what is named on the command line, then in the environment, then
//! what is in the user's own folder, then what is built in.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// A file or folder that is in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The file or folder.
    pub path: PathBuf,
    /// What made it so.
    pub why: Why,
}

/// What makes a file or folder be in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// An option of the command line, by its name.
    Option(&'static str),
    /// A variable of the environment, by its name.
    Variable(&'static str),
    /// It is in the user's own folder.
    OwnFolder,
}

/// The variable that names a folder with a framework.
pub const DATA: &str = "TACAREER_DATA";

/// The variable that names overlays, written as in `PATH`.
pub const OVERLAY: &str = "TACAREER_OVERLAY";

/// The folder with a framework of one's own, if one is named.
pub fn data(option: Option<&Path>) -> Option<Chosen> {
    chosen(option, "--data", DATA)
}

/// The overlays, the lowest first: those of the user's own folder in the order of their names, those of the
/// environment, those of the command line.
pub fn overlays(options: &[PathBuf]) -> Vec<Chosen> {
    let own = own_overlays().into_iter().map(|path| Chosen { path, why: Why::OwnFolder });
    let named = env::var_os(OVERLAY);
    let named: Vec<PathBuf> =
        named.iter().flat_map(env::split_paths).filter(|path| !path.as_os_str().is_empty()).collect();
    let named = named.into_iter().map(|path| Chosen { path, why: Why::Variable(OVERLAY) });
    let options = options.iter().map(|path| Chosen { path: path.clone(), why: Why::Option("--overlay") });
    let mut all: Vec<Chosen> = Vec::new();
    for chosen in own.chain(named).chain(options) {
        // What is named twice is laid once, where it is named last.
        all.retain(|known| !same(&known.path, &chosen.path));
        all.push(chosen);
    }
    all
}

/// The user's own folder for overlays; it need not be there.
pub fn overlay_folder() -> Option<PathBuf> {
    own_folder().map(|folder| folder.join("overlays"))
}

/// Whether a path is that of the user's own folder for overlays.
pub fn is_overlay_folder(path: &Path) -> bool {
    overlay_folder().is_some_and(|own| same(&own, path))
}

/// Whether two paths lead to the same file or folder.
pub fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(one).is_some_and(|one| Some(one) == real(other))
}

/// What an option names, or else a variable of the environment.
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

/// The user's own folder for the program's data, by the specification of XDG for desktops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFolder {
    /// The folder; it need not be there.
    pub path: PathBuf,
    /// What `XDG_DATA_HOME` had to do with it: it names the folder around; or it is set and does not count, since it is
    /// not a whole path; or it is not set.
    pub named: Option<bool>,
}

impl OwnFolder {
    /// The folder that the environment says; none where nothing says where the home folder is.
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

/// YAML files and folders, in the order of their names.
fn own_overlays() -> Vec<PathBuf> {
    let mut found = in_overlay_folder();
    found.retain(|path| is_taken_for_overlay(path));
    found
}

/// What stands in the user's own folder for overlays and is not taken for one, since its name does not end in `.yaml`.
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
