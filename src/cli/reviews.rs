//! `review` for several people: one page each, in a folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::options::Options;
use super::output::{Output, write_out};
use super::repeat;
use crate::commands::{Command, Kept, review};
use crate::error::Failure;
use crate::files::{Readers, is_same};
use crate::framework::Framework;
use crate::record::{self, Location, Refused};
use crate::render::{self, Format};
use crate::report::Report;

/// The report on the person whose record it is.
pub(super) fn of(args: &review::Args, framework: &Framework, file: &Path) -> Result<Report, Failure> {
    let location = Location::of(Some(file), |_| None)?;
    let one = record::read(&location, framework)?;
    let place = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let kept = Kept { record: &one.value, file: &one.source.name, place: &place.to_string_lossy() };
    let mut report = review::report(args, framework, Some(kept));
    // What it proposes is about this record, not about the reader's own.
    repeat::in_document(&mut report.document, &format!(" --record {}", repeat::quoted(&file.to_string_lossy())));
    Ok(report)
}

/// Whether to write pages into a folder: for several people, or if a folder is named.
pub(super) fn are_written(args: &review::Args, options: &Options) -> bool {
    let is_folder =
        |output: &Path| output.is_dir() || output.to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]);
    args.records.len() > 1 || !args.records.is_empty() && options.output_file().is_some_and(is_folder)
}

/// Writes a page for each record into the folder that `--output` names, and lists the pages. All records are read
/// before the first page is written.
pub(super) fn written(args: &review::Args, options: &Options, command: &Command) -> Result<ExitCode, Failure> {
    let refused = |why: &str| Refused::new(why, ["name a folder for the pages: --output reviews/".to_owned()]);
    let Some(folder) = options.output_file() else {
        return Err(refused("reviews of several people are written as one page each").into());
    };
    let is_named_as_file = || folder.extension().is_some_and(|end| Format::of_ending(&end.to_string_lossy()).is_some());
    if options.ids || folder.is_file() || !folder.is_dir() && is_named_as_file() {
        return Err(refused("reviews of several people are written as one page each, into a folder").into());
    }
    for (n, record) in args.records.iter().enumerate() {
        if args.records[..n].iter().any(|other| is_same(other, record)) {
            let hint = "name each record once".to_owned();
            return Err(Refused::new(format!("{} is named twice", record.display()), [hint]).into());
        }
    }
    let framework = options.framework()?;
    let mut names = BTreeSet::new();
    let mut pages: Vec<(PathBuf, Format, Vec<u8>)> = Vec::new();
    for record in &args.records {
        let report = of(args, &framework, record)?;
        let format = options.asked_format().unwrap_or(Format::Html);
        let file = folder.join(free_name(record, format, &mut names));
        Output::to(&file, options, command)?;
        if file.is_dir() {
            return Err(Refused::new(format!("{} is a folder: nothing has been written", file.display()), []).into());
        }
        let page = match format {
            Format::Xlsx => render::render_workbook(&report)?,
            _ => render::render(&report, format, options.look())?.into_bytes(),
        };
        pages.push((file, format, page));
    }
    std::fs::create_dir_all(folder)
        .map_err(|error| Failure::from(error).context(format!("can't make the folder {}", folder.display())))?;
    let mut said = String::new();
    for (file, format, page) in &pages {
        Output::to(file, options, command)?.write(page, Some(*format), Readers::Owner)?;
        said += &format!("{}\n", crate::visible::visible(&file.to_string_lossy()));
    }
    write_out(said.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The name of the record with the extension of the format, numbered if two records share a name.
fn free_name(record: &Path, format: Format, taken: &mut BTreeSet<String>) -> String {
    let stem = record.file_stem().map_or_else(|| "record".into(), |stem| stem.to_string_lossy());
    let numbered = |n: usize| if n == 1 { stem.to_string() } else { format!("{stem}-{n}") };
    let free = (1..=taken.len() + 1).map(numbered).find(|name| taken.insert(name.to_lowercase())).unwrap_or_default();
    format!("{free}.{}", format.ending())
}
