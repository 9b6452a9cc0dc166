//! A roster: the people of one or several schools, from staff lists in spreadsheets and from folders of records.
//!
//! A file is read as sheets (`separated`, `workbook`). The header of each sheet is found and the meanings of its
//! columns are looked up (`columns`, `headings`, `meaning`, with a `map`). Rows become people with records of what they
//! hold (`rows`, `whom`, `names`, `cells`, `jobs`, `post`, `employment`, `twins`, `held`, `items`, `person`, `things`, `entries`, `mark`, `subjects`,
//! `alike`). What can't be
//! understood is reported and not read (`unread`, `unlisted`); what can be read in two ways is a question ([`Finding`]).

mod alike;
mod cells;
mod columns;
mod employment;
mod entries;
mod finding;
mod headings;
mod held;
mod items;
mod jobs;
mod map;
pub(crate) mod map_file;
mod mark;
mod meaning;
mod names;
mod person;
mod post;
mod rows;
mod separated;
mod sheet;
mod subjects;
mod template;
mod things;
mod twins;
mod unlisted;
mod unread;
mod whom;
mod workbook;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use jiff::civil::Date;

use crate::files;
use crate::framework::Framework;
use crate::record::{self, Location, Refused};

pub use columns::{Column, Header};
pub use finding::Finding;
pub use map::Map;
pub use mark::Meant;
pub use meaning::Meaning;
pub use person::Person;
pub use sheet::{MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Sheet, Value, letters};
pub use template::{text as template_text, workbook as template_workbook};
pub use things::{BOOKED, Mark, Names, Thing, put};

/// The most records that are read from one folder.
pub const MOST_RECORDS: usize = 5_000;

/// The people of one or several schools, and how their lists were read.
#[derive(Debug, Default)]
pub struct Roster {
    /// The people who are there on the day asked about; everybody if no day was given.
    pub people: Vec<Person>,
    /// How each sheet was read.
    pub sheets: Vec<Understood>,
    /// The titles of the sheets that a workbook hides, which are not read.
    pub hidden: Vec<String>,
    /// How many of the people's own records were read.
    pub records: usize,
    /// Job titles that do not name a role.
    pub titles: BTreeMap<String, UnknownTitle>,
    /// Things that somebody should look at.
    pub findings: Vec<Finding>,
    /// Rows that were skipped.
    pub skipped: Skipped,
    /// How many earlier or later posts are not counted of people who have another one.
    pub other_posts: usize,
    /// How many people left before the day asked about.
    pub left: usize,
    /// How many people begin after it.
    pub to_begin: usize,
}

impl Roster {
    /// Takes out of the people's records what ran out before a day.
    pub fn lapse(&mut self, day: Date) {
        for person in self.people.iter_mut().filter(|person| person.record.has_run_out(day)) {
            // What was renewed does not count either, but is no loss.
            person.ran_out = person.record.ran_out(day);
            person.record = person.record.in_force(day);
        }
    }
}

/// How a sheet was read.
#[derive(Debug, Clone)]
pub struct Understood {
    /// The title of the sheet.
    pub title: String,
    /// Its header; `None` if none was found, so that nothing was read.
    pub header: Option<Header>,
    /// The number of the first row of the header.
    pub header_row: Option<usize>,
    /// How many rows were read.
    pub rows: usize,
    /// Whether it seems to hold people although it is not read.
    pub holds_people: bool,
}

/// A job title that does not name a role.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnknownTitle {
    /// The title as it is first written.
    pub title: String,
    /// How many people have it.
    pub count: usize,
    /// Roles with similar names.
    pub near: Vec<String>,
    /// What the framework says about the title, if it has it.
    pub known: Option<String>,
}

/// Rows that are not about a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Skipped {
    /// Totals and averages.
    pub totals: usize,
    /// Vacant posts.
    pub vacancies: usize,
    /// Headers that are repeated in a list.
    pub headers: usize,
    /// Rows without a name or a code.
    pub nameless: usize,
}

/// What to read, and how.
#[derive(Debug, Default)]
pub struct Sources {
    /// Staff lists, and folders of records.
    pub paths: Vec<PathBuf>,
    /// The maps.
    pub map: Vec<String>,
    /// The day on which people are counted.
    pub as_of: Option<Date>,
}

/// Called from time to time with the number of rows read.
pub type Progress<'a> = &'a mut dyn FnMut(usize);

/// Reads and combines everything that was named.
///
/// # Errors
///
/// When a file can't be read, is of an unknown kind, or is too large, or when a map can't be understood. What is wrong
/// with a single row is a [`Finding`].
pub fn read(framework: &Framework, sources: &Sources, progress: Progress<'_>) -> Result<Roster> {
    let names = Names::of(framework);
    let map = Map::of(framework, &names, &sources.map)?;
    let mut reading = rows::Reading::new(framework, &names, &map, sources.as_of, progress);
    let mut hidden = Vec::new();
    for path in &sources.paths {
        if path.is_dir() {
            reading.begin();
            for file in records_of(path)? {
                reading.take_record(record::read(&Location { file, why: record::Why::Option }, framework)?);
            }
            continue;
        }
        // With several schools, people whose list does not give a school belong to the school of the list.
        let school =
            path.file_stem().filter(|_| sources.paths.len() > 1).map(|stem| stem.to_string_lossy().into_owned());
        for sheet in sheets(path)? {
            if sheet.is_hidden {
                hidden.push(sheet.title());
                continue;
            }
            reading.take_sheet(sheet, school.as_deref());
        }
    }
    let roster = Roster { hidden, ..reading.roster() };
    if roster.sheets.iter().all(|sheet| sheet.header.is_none()) && roster.records == 0 {
        return Err(no_list(&roster).into());
    }
    Ok(roster)
}

/// The sheets of a file.
///
/// # Errors
///
/// When it can't be read, or is of an unknown kind.
pub fn sheets(path: &Path) -> Result<Vec<Sheet>> {
    let name = path.display().to_string();
    let cannot = || format!("can't read {name}");
    if files::is_missing(path) {
        return Err(missing(path).into());
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).with_context(cannot)?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).with_context(cannot)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(separated::too_large(&name, &format!("more than {} MB", MOST_BYTES / 1024 / 1024)).into());
    }
    if workbook::is_archive(&bytes) {
        return Ok(workbook::read(&name, &bytes)?);
    }
    if workbook::is_old(&bytes) {
        let hint = "open it in a spreadsheet and save a copy as a workbook (.xlsx), without a password".into();
        return Err(Refused::new(
            format!("{name} is in the format that was used before 2007, or has a password"),
            [hint],
        )
        .into());
    }
    if bytes.trim_ascii_start().starts_with(b"<") {
        let hint = "open it in a spreadsheet and save it as a workbook (.xlsx)".into();
        return Err(Refused::new(format!("{name} is a web page or XML, whatever its name says"), [hint]).into());
    }
    Ok(vec![separated::read(&name, &bytes)?])
}

/// The error if no sheet could be read. What is known about the sheets says more than what a staff list looks like.
fn no_list(roster: &Roster) -> Refused {
    let looked: Vec<String> = roster.sheets.iter().map(|sheet| sheet.title.clone()).collect();
    let looked = if looked.is_empty() { "no sheet".to_owned() } else { looked.join("; ") };
    let mut lines: Vec<String> =
        roster.findings.iter().flat_map(|finding| [finding.message.clone(), finding.hint.clone()]).collect();
    if !roster.hidden.is_empty() {
        lines.push(format!("hidden, and not read: {}", roster.hidden.join("; ")));
    }
    if lines.is_empty() {
        let example = "“Name”, “Job title”, “Start date”";
        lines.push(format!("a staff list has a row of headings, such as {example}, in its first 40 rows"));
        lines.push("--map \"Heading=name\" says what a heading means".into());
    }
    lines.push("“tacareer roster init staff.xlsx” writes a list to fill in".into());
    Refused::new(format!("no staff list was found in {looked}"), lines)
}

/// The error for a missing file, with lists that have similar names.
fn missing(path: &Path) -> Refused {
    Refused::new(format!("there is no file or folder {}", path.display()), record::near_files(path, &[".xlsx", ".csv"]))
}

/// The records in a folder, in order of their names.
fn records_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let cannot = || format!("can't read {}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(cannot)?.take(MOST_RECORDS * 4) {
        let file = entry.with_context(cannot)?.path();
        let is_yaml = file.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
        let is_hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if is_yaml && !is_hidden && file.is_file() {
            files.push(file);
        }
    }
    if files.is_empty() || files.len() > MOST_RECORDS {
        let message = if files.is_empty() {
            format!("{} holds no record: no file in it ends in .yaml", folder.display())
        } else {
            format!("{} holds more than {MOST_RECORDS} records", folder.display())
        };
        return Err(
            Refused::new(message, ["name a staff list, or a folder with a record for each person".into()]).into()
        );
    }
    files.sort();
    Ok(files)
}
