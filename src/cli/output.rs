//! Writes the answer to standard output, or to a file if no input would be lost.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::options::Options;
use crate::commands::Command;
use crate::error::Failure;
use crate::files::{self, Readers};
use crate::places::Chosen;
use crate::record::Refused;
use crate::render::{self, Format};

/// The first line of YAML answers. It distinguishes an answer, which the next one may replace, from data that somebody
/// has written. Text, Markdown, CSV, JSON and workbooks have no such mark: people go on writing in them.
const ANSWER: &str = "# An answer of tacareer: it is not read as data, and the next answer may take its place.\n";

/// The beginning of CSV files. Without it, Excel assumes an old Windows encoding and shows £ and ’ wrongly. Standard
/// output never has it, so that pipes stay clean.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The file for the answer, once it is certain that replacing it loses nothing.
pub(super) struct Output<'a>(Option<&'a Path>);

impl<'a> Output<'a> {
    /// Where the answer goes.
    ///
    /// # Errors
    ///
    /// When the file is one that the answer is made from; or when it is there already, is not known to be an answer, and
    /// is not to be replaced.
    pub(super) fn of(options: &'a Options, command: &Command) -> Result<Self, Refused> {
        options.output_file().map_or(Ok(Self(None)), |file| Self::to(file, options, command))
    }

    /// Writes the answer to a file.
    ///
    /// # Errors
    ///
    /// As those of [`Output::of`].
    pub(super) fn to(file: &'a Path, options: &Options, command: &Command) -> Result<Self, Refused> {
        let refused = |what: &str, hint: &str| {
            let hint = format!("{hint}; nothing has been written");
            Refused::new(format!("{} {what}", file.display()), [hint])
        };
        if let Some(what) = inputs(options, command).iter().find_map(|input| input.would_suffer(file)) {
            return Err(refused(what, "name another file with --output"));
        }
        if !options.replace && file.is_file() && !is_answer_or_empty(file) {
            let hint = "add --replace to put the answer in its place, or name another file";
            return Err(refused("is there already, and might hold work of yours", hint));
        }
        Ok(Self(Some(file)))
    }

    /// Whether the answer goes to standard output.
    pub(super) fn is_standard(&self) -> bool {
        self.0.is_none()
    }

    /// The calendar that is about to be replaced.
    pub(super) fn earlier_calendar(&self, format: Format) -> Option<String> {
        let file = self.0.filter(|file| format == Format::Ics && file.is_file())?;
        fs::read_to_string(file).ok()
    }

    /// Writes the answer.
    ///
    /// # Errors
    ///
    /// When the file can't be written, or nobody can read from standard output.
    pub(super) fn write(&self, answer: &[u8], format: Option<Format>, readers: Readers) -> Result<(), Failure> {
        let Some(file) = self.0 else { return Ok(write_out(answer)?) };
        let start = match format {
            Some(Format::Csv) => BYTE_ORDER_MARK,
            Some(Format::Yaml) => ANSWER,
            _ => "",
        };
        files::write_whole(file, &[start.as_bytes(), answer].concat(), readers)
            .map_err(|error| Failure::from(error).context(format!("can't write {}", file.display())))
    }
}

pub(super) fn write_out(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// A file or folder that the answer is made from, and what to say about it after its name.
struct Input {
    path: PathBuf,
    what: &'static str,
}

impl Input {
    /// What to say if writing `file` would replace this input, or would add to it.
    fn would_suffer(&self, file: &Path) -> Option<&'static str> {
        if files::is_same(file, &self.path) {
            return Some(self.what);
        }
        let is_in = || {
            files::folder_of(file)
                .canonicalize()
                .is_ok_and(|folder| folder.ancestors().any(|around| files::is_same(around, &self.path)))
        };
        match self.path.is_dir() && is_in() {
            true if file.exists() => Some(self.what),
            true if is_yaml(file) => Some("would be read as data, since it is in a folder that is in use"),
            _ => None,
        }
    }
}

fn inputs(options: &Options, command: &Command) -> Vec<Input> {
    let record = options.record().ok().map(|location| Input { path: location.file, what: "is your record" });
    let data = options.data().map(|chosen| Input { path: chosen.path, what: "is part of the framework in use" });
    let overlay = |chosen: Chosen| Input { path: chosen.path, what: "is an overlay in use" };
    let reads = |path: &Path| Input { path: path.to_owned(), what: "is what the answer is about" };
    record
        .into_iter()
        .chain(data)
        .chain(options.overlays().into_iter().map(overlay))
        .chain(command.reads().into_iter().map(reads))
        .collect()
}

fn is_yaml(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
}

/// Whether nothing is lost with a file: it says that it is an answer of this program, or there is nothing in it.
fn is_answer_or_empty(file: &Path) -> bool {
    /// More bytes than any answer needs to say what it is.
    const ENOUGH: u64 = 1000;
    let mut start = Vec::new();
    let read = fs::File::open(file).and_then(|open| open.take(ENOUGH).read_to_end(&mut start));
    let mut beginnings = render::BEGINNINGS.iter().chain(&[ANSWER]);
    read.is_ok() && (start.is_empty() || beginnings.any(|known| start.starts_with(known.as_bytes())))
}
