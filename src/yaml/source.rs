//! Reads the text of a file, or of the YAML files in a folder in order of their names.

use std::cell::OnceCell;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::budget::{Budget, MAX_BYTES};
use super::code::Code;
use super::problem::Problem;
use super::text::line_starts;

/// The size of the largest file that is read, in bytes.
pub const MAX_FILE_BYTES: u64 = 8 * 1024 * 1024;

/// The most YAML files that are read from one folder.
pub const MAX_FILES: usize = 20_000;

/// How deeply nested folders are searched.
pub const MAX_FOLDERS: usize = 16;

/// The most files and folders of any kind that are looked at in a search for YAML files.
pub const MAX_ENTRIES: usize = 50_000;

/// The text of one file.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name of the file: as it was given, or relative to the folder that was given.
    pub name: String,
    /// Its text, without a byte order mark.
    pub text: String,
    /// Where its lines begin; computed when a line is first asked for.
    starts: OnceCell<Vec<usize>>,
}

impl Source {
    /// A text, and the name under which its problems are reported.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), starts: OnceCell::new() }
    }

    /// A line (from 1) without its line end; empty if there is no such line.
    pub(crate) fn line(&self, line: usize) -> &str {
        let starts = self.starts.get_or_init(|| line_starts(&self.text));
        let Some(start) = line.checked_sub(1).and_then(|n| starts.get(n)) else { return "" };
        let end = starts.get(line).copied().unwrap_or(self.text.len());
        self.text[*start..end].trim_end_matches(['\n', '\r'])
    }
}

/// The files that could be read, and the problems of those that could not.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) read: Vec<Source>,
    pub(crate) problems: Vec<Problem>,
}

/// Reads one file; its name is the path that was given.
pub(crate) fn read_file(file: &Path, budget: &mut Budget) -> Result<Source, Problem> {
    read_bytes(file, &file.display().to_string(), budget).map_err(|problem| *problem)
}

/// Reads a file, or the YAML files of a folder; their names begin with the path that was given.
pub(crate) fn read_path(path: &Path, budget: &mut Budget) -> Sources {
    if path.is_dir() {
        let folder = path.display().to_string();
        return read_files(path, &format!("{}/", folder.trim_end_matches('/')), budget);
    }
    match read_file(path, budget) {
        Ok(source) => Sources { read: vec![source], problems: Vec::new() },
        Err(problem) => Sources { read: Vec::new(), problems: vec![problem] },
    }
}

/// Reads the YAML files in a folder and its subfolders; their names are relative to it.
pub(crate) fn read_folder(folder: &Path, budget: &mut Budget) -> Sources {
    read_files(folder, "", budget)
}

fn read_files(folder: &Path, before: &str, budget: &mut Budget) -> Sources {
    let mut listing = Listing::default();
    listing.list(folder, 0);
    let Listing { mut files, mut problems, entries } = listing;
    let whole = |code, message: String| Problem::of_file(&folder.display().to_string(), code, message);
    if entries > MAX_ENTRIES {
        let problem = whole(Code::NoFramework, format!("there are more than {MAX_ENTRIES} files and folders in here"));
        let hint = "name the folder in which the YAML files of a framework are, and nothing else";
        return Sources { read: Vec::new(), problems: vec![problem.hint(hint)] };
    }
    if files.len() > MAX_FILES {
        let message = format!("there are {} YAML files in this folder; at most {MAX_FILES} are read", files.len());
        return Sources { read: Vec::new(), problems: vec![whole(Code::TooMuch, message)] };
    }
    if files.is_empty() && problems.is_empty() {
        let problem = whole(Code::NoFramework, "there is no YAML file in this folder".into());
        problems.push(problem.hint("a framework is a folder of files whose names end in .yaml"));
    }
    files.sort();
    let mut read = Vec::new();
    for file in files {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let name = format!("{before}{name}");
        match within(folder, &file, &name).and_then(|()| read_bytes(&file, &name, budget)) {
            Ok(source) => read.push(source),
            Err(problem) => problems.push(*problem),
        }
    }
    Sources { read, problems }
}

/// The YAML files found so far.
#[derive(Default)]
struct Listing {
    files: Vec<PathBuf>,
    problems: Vec<Problem>,
    /// How many files and folders of any kind have been looked at.
    entries: usize,
}

impl Listing {
    fn list(&mut self, folder: &Path, depth: usize) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.problems.push(no_folder(&folder.display().to_string(), &error)),
        };
        for entry in entries.flatten() {
            self.entries += 1;
            if self.entries > MAX_ENTRIES {
                return;
            }
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let path = entry.path();
            // A link to a folder is not followed: it may lead back up.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_yaml(&path) {
                self.files.push(path);
            } else if is_folder && depth < MAX_FOLDERS {
                self.list(&path, depth + 1);
            } else if is_folder {
                let shown = path.display().to_string();
                self.problems.push(Problem::of_file(&shown, Code::TooMuch, "folders are nested too deeply here"));
            }
        }
    }
}

/// Whether a file has the extension of a YAML file.
fn is_yaml(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ending == "yaml" || ending == "yml")
}

fn no_folder(shown: &str, error: &io::Error) -> Problem {
    match error.kind() {
        ErrorKind::NotFound => Problem::of_file(shown, Code::Unreadable, "there is no such folder or file")
            .hint("name the folder in which the YAML files are, or an overlay"),
        ErrorKind::NotADirectory => Problem::of_file(shown, Code::Unreadable, "this is not a folder")
            .hint("name the folder in which the YAML files are"),
        _ => {
            let message = format!("this folder can't be read: {}", reason(error));
            Problem::of_file(shown, Code::Unreadable, message)
        }
    }
}

fn read_bytes(file: &Path, name: &str, budget: &mut Budget) -> Result<Source, Box<Problem>> {
    let kind = fs::metadata(file).map_err(|error| unreadable(file, name, &error))?;
    if !kind.is_file() {
        return Err(no_ordinary_file(name, kind.is_dir()).into());
    }
    let size = kind.len();
    if size > MAX_FILE_BYTES {
        let message = format!("this file has {size} bytes; at most {MAX_FILE_BYTES} are read");
        let hint = "split it: any file may hold any of the records";
        return Err(Problem::of_file(name, Code::TooMuch, message).hint(hint).into());
    }
    if !budget.take_bytes(size) {
        let message =
            format!("with this file, all files together have more than {MAX_BYTES} bytes, and no more are read");
        return Err(Problem::of_file(name, Code::TooMuch, message).into());
    }
    let mut bytes = Vec::new();
    let opened = fs::File::open(file).map_err(|error| unreadable(file, name, &error))?;
    opened.take(size).read_to_end(&mut bytes).map_err(|error| unreadable(file, name, &error))?;
    Ok(Source::new(name, text(name, bytes)?))
}

fn unreadable(file: &Path, name: &str, error: &io::Error) -> Box<Problem> {
    let message = match error.kind() {
        ErrorKind::NotFound if fs::symlink_metadata(file).is_err() => "there is no such file".into(),
        ErrorKind::NotFound => "this is a link to a file that does not exist".into(),
        _ => format!("this file can't be read: {}", reason(error)),
    };
    Problem::of_file(name, Code::Unreadable, message).into()
}

fn no_ordinary_file(name: &str, is_folder: bool) -> Problem {
    let what = if is_folder { "a folder" } else { "not an ordinary file" };
    if !is_yaml(Path::new(name)) {
        let problem = Problem::of_file(name, Code::Unreadable, format!("this is {what}"));
        return if is_folder { problem.hint("name a file in it, or several") } else { problem };
    }
    let message = format!("this is {what}, though its name ends like a YAML file's");
    Problem::of_file(name, Code::Unreadable, message).hint("give it another name, or one that begins with a dot")
}

/// A link may lead anywhere. Its target must be inside the folder, so that a folder from somebody else can't make the
/// reader open and show other files.
fn within(folder: &Path, file: &Path, name: &str) -> Result<(), Box<Problem>> {
    if !fs::symlink_metadata(file).is_ok_and(|known| known.is_symlink()) {
        return Ok(());
    }
    let (Ok(target), Ok(folder)) = (fs::canonicalize(file), fs::canonicalize(folder)) else { return Ok(()) };
    if target.starts_with(folder) {
        return Ok(());
    }
    let problem = Problem::of_file(name, Code::Unreadable, "this is a link that leads out of the folder");
    Err(problem.hint("put the file itself here, or name it on its own").into())
}

/// How files of other kinds begin.
const KINDS: [(&[u8], &str); 12] = [
    (b"PK\x03\x04", "a document of a word processor or a spreadsheet"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor or a spreadsheet"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<html", "a web page"),
];

/// Decodes the bytes of a file as UTF-8, with or without a byte order mark.
fn text(name: &str, bytes: Vec<u8>) -> Result<String, Box<Problem>> {
    let not_text = |message: &str| Problem::of_file(name, Code::NotText, message);
    let start = bytes.trim_ascii_start();
    if let Some((_, kind)) = KINDS.iter().find(|(begin, _)| start.starts_with(begin)) {
        let problem = not_text(&format!("this is {kind}, not plain text"));
        return Err(problem.hint("what belongs here is plain text, in a file whose name ends in .yaml").into());
    }
    if matches!(bytes[..], [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=255, ..] | [1..=255, 0, ..]) {
        return Err(not_text("this file is UTF-16").hint("save it as UTF-8").into());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let before = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
            let whole = Source::new(name, String::from_utf8_lossy(error.as_bytes()));
            let problem = not_text("this character is not UTF-8").at(whole.line(line), line, column);
            Err(problem.hint("save the file as UTF-8; it may be Windows-1252 or Latin-1 now").into())
        }
    }
}

/// The operating system's message, without the error number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_lowercase()
}
