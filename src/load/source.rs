//! The texts a framework is read from: the YAML files of a folder, in the order of their names.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::problem::Problem;

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 32 * 1024 * 1024;

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

/// Reads the YAML files of a folder and of the folders in it.
pub fn read_folder(folder: &Path) -> Result<Vec<Source>, Vec<Problem>> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    list(folder, 0, &mut files, &mut problems);
    files.sort();
    if files.is_empty() && problems.is_empty() {
        let problem = Problem::of_file(&folder.display().to_string(), "there is no YAML file in this folder");
        problems
            .push(problem.hint("a framework is a folder of files that end in .yaml; data/README.md describes them"));
    }
    if files.len() > MAX_FILES {
        let message = format!("there are {} YAML files in this folder; at most {MAX_FILES} are read", files.len());
        return Err(vec![Problem::of_file(&folder.display().to_string(), message)]);
    }
    let mut sources = Vec::new();
    for file in files {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        match read(&file, &name) {
            Ok(source) => sources.push(source),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(sources) } else { Err(problems) }
}

fn list(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, problems: &mut Vec<Problem>) {
    let shown = folder.display().to_string();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            return problems.push(Problem::of_file(&shown, format!("this folder can't be read: {}", reason(&error))));
        }
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
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

fn read(file: &Path, name: &str) -> Result<Source, Problem> {
    let unreadable = |error| Problem::of_file(name, format!("this file can't be read: {}", reason(&error)));
    let kind = fs::metadata(file).map_err(unreadable)?;
    if !kind.is_file() {
        let what = if kind.is_dir() { "a folder" } else { "not an ordinary file" };
        return Err(Problem::of_file(name, format!("this is {what}, though its name ends like a YAML file's")));
    }
    if kind.len() > MAX_FILE_BYTES {
        let message = format!("this file has {} bytes; at most {MAX_FILE_BYTES} are read", kind.len());
        return Err(Problem::of_file(name, message).hint("split it: any file may hold any of the records"));
    }
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).map_err(unreadable)?;
    opened.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(Source { name: name.into(), text: text(name, bytes)? })
}

/// The bytes of a file as text: UTF-8, with or without a byte order mark.
fn text(name: &str, bytes: Vec<u8>) -> Result<String, Problem> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Problem::of_file(name, "this file is UTF-16").hint("save it as UTF-8"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
            let whole = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let problem = Problem::at(name, &whole, (line, column), "this file is not UTF-8 from here on");
            Err(problem.hint("save it as UTF-8; Latin-1 or Windows-1252 is the usual cause"))
        }
    }
}

/// What the operating system says, without its number.
pub(super) fn reason(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
