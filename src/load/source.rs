//! The texts a framework is read from: the YAML files of a folder, in the order of their names.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::problem::{Problem, lines};

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 8 * 1024 * 1024;

/// The most bytes that all files of a folder may have together.
pub const MAX_FOLDER_BYTES: u64 = 32 * 1024 * 1024;

/// The largest number of files that are read.
pub const MAX_FILES: usize = 20_000;

/// The deepest folder that is looked into.
pub const MAX_FOLDERS: usize = 16;

/// The text of one file.
#[derive(Debug, Clone)]
pub struct Source {
    /// The file, relative to the folder that was named.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Reads the YAML files of a folder and of the folders in it; what can't be read is a problem.
pub fn read_folder(folder: &Path) -> (Vec<Source>, Vec<Problem>) {
    let shown = folder.display().to_string();
    let mut files = Vec::new();
    let mut problems = Vec::new();
    list(folder, 0, &mut files, &mut problems);
    files.sort();
    if files.is_empty() && problems.is_empty() {
        let hint = "a framework is a folder of files whose names end in .yaml";
        problems.push(Problem::of_file(&shown, "there is no YAML file in this folder").hint(hint));
    }
    if files.len() > MAX_FILES {
        let message = format!("there are {} YAML files in this folder; at most {MAX_FILES} are read", files.len());
        return (Vec::new(), vec![Problem::of_file(&shown, message)]);
    }
    let mut sources = Vec::new();
    let mut left = MAX_FOLDER_BYTES;
    for file in files {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        match within(folder, &file, &name).and_then(|()| read_bytes(&file, &name, &mut left)) {
            Ok(source) => sources.push(source),
            Err(problem) => problems.push(*problem),
        }
    }
    (sources, problems)
}

/// Reads a file, or the YAML files of a folder; their names begin with the path as it was given.
pub(super) fn read(path: &Path) -> (Vec<Source>, Vec<Problem>) {
    if !path.is_dir() {
        return match read_file(path) {
            Ok(source) => (vec![source], Vec::new()),
            Err(problem) => (Vec::new(), vec![problem]),
        };
    }
    let (mut sources, mut problems) = read_folder(path);
    let folder = path.display().to_string();
    let below = |name: &str| format!("{}/{name}", folder.trim_end_matches('/'));
    for source in &mut sources {
        source.name = below(&source.name);
    }
    let whole = |file: &str| file == folder || file.starts_with(&below(""));
    for problem in problems.iter_mut().filter(|problem| !whole(&problem.file)) {
        problem.file = below(&problem.file);
    }
    (sources, problems)
}

/// Reads one file; its name is the path as it was given.
pub(super) fn read_file(file: &Path) -> Result<Source, Problem> {
    read_bytes(file, &file.display().to_string(), &mut MAX_FOLDER_BYTES.clone()).map_err(|problem| *problem)
}

fn list(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, problems: &mut Vec<Problem>) {
    let shown = folder.display().to_string();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return problems.push(no_folder(&shown, &error)),
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let yaml = ending.is_some_and(|ending| ending == "yaml" || ending == "yml");
        if hidden {
            continue;
        }
        // A link to a folder is not followed: it may lead back up.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) && !yaml {
            if depth < MAX_FOLDERS {
                list(&path, depth + 1, files, problems);
            } else {
                problems.push(Problem::of_file(&path.display().to_string(), "folders are nested too deep here"));
            }
        } else if yaml {
            files.push(path);
        }
    }
}

fn no_folder(shown: &str, error: &std::io::Error) -> Problem {
    match error.kind() {
        ErrorKind::NotFound => Problem::of_file(shown, "there is no such folder or file")
            .hint("name the folder in which the YAML files are, or an overlay"),
        ErrorKind::NotADirectory => {
            Problem::of_file(shown, "this is not a folder").hint("name the folder in which the YAML files are")
        }
        _ => Problem::of_file(shown, format!("this folder can't be read: {}", reason(error))),
    }
}

fn read_bytes(file: &Path, name: &str, left: &mut u64) -> Result<Source, Box<Problem>> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound if fs::symlink_metadata(file).is_err() => Problem::of_file(name, "there is no such file"),
        ErrorKind::NotFound => Problem::of_file(name, "this is a link to a file that is not there"),
        _ => Problem::of_file(name, format!("this file can't be read: {}", reason(&error))),
    };
    let kind = fs::metadata(file).map_err(unreadable)?;
    if !kind.is_file() {
        let what = if kind.is_dir() { "a folder" } else { "no ordinary file" };
        let yaml = [".yaml", ".yml"].iter().any(|ending| name.to_lowercase().ends_with(ending));
        let though = if yaml { ", though its name ends like a YAML file's" } else { "" };
        let problem = Problem::of_file(name, format!("this is {what}{though}"));
        return Err(
            if yaml { problem.hint("give it another name, or one that begins with a dot") } else { problem }.into()
        );
    }
    let size = kind.len();
    if size > MAX_FILE_BYTES {
        let message = format!("this file has {size} bytes; at most {MAX_FILE_BYTES} are read");
        return Err(Problem::of_file(name, message).hint("split it: any file may hold any of the records").into());
    }
    *left = left.checked_sub(size).ok_or_else(|| {
        let message = format!("with this file the folder has more than {MAX_FOLDER_BYTES} bytes, which is too much");
        Problem::of_file(name, message)
    })?;
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).map_err(unreadable)?;
    opened.take(size).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(Source { name: name.into(), text: text(name, bytes)? })
}

/// A link may lead anywhere: what it shows must be in the folder, so that nobody who is handed a folder is made to
/// read, and show, something else.
fn within(folder: &Path, file: &Path, name: &str) -> Result<(), Box<Problem>> {
    let link = fs::symlink_metadata(file).is_ok_and(|known| known.is_symlink());
    let (Ok(target), Ok(folder)) = (fs::canonicalize(file), fs::canonicalize(folder)) else { return Ok(()) };
    if link && !target.starts_with(folder) {
        let problem = Problem::of_file(name, "this is a link that leads out of the folder");
        return Err(problem.hint("put the file itself here, or name it on its own").into());
    }
    Ok(())
}

/// The bytes of a file as text: UTF-8, with or without a byte order mark.
fn text(name: &str, bytes: Vec<u8>) -> Result<String, Box<Problem>> {
    if matches!(bytes[..], [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=255, ..] | [1..=255, 0, ..]) {
        return Err(Problem::of_file(name, "this file is UTF-16").hint("save it as UTF-8").into());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
            let whole = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let text = lines(&whole).nth(line - 1).unwrap_or_default();
            let problem = Problem::at(name, text, (line, column), "this character is not UTF-8");
            Err(problem.hint("save the file as UTF-8; it may be Windows-1252 or Latin-1 now").into())
        }
    }
}

/// What the operating system says, without its number.
fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
