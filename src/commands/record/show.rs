//! `record show`: the record, to be read, printed or handed on.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use jiff::civil::Date;

use super::super::HELP;
use crate::framework::Framework;
use crate::record::date::{self, Moment, NotADate, Period};
use crate::record::{Hours, List, Location, Record, read};
use crate::report::{Document, Item, Line, Report, Table};
use crate::words::entry::{EntryRow, Numbered, UNKNOWN, day_words, heading, item, numbered};
use crate::words::{count, named};

const EXAMPLES: &str = "\
Examples:
  tacareer record show                          all of it, with the numbers of the entries
  tacareer record show --year 2024/25           what is of one school year, with its hours
  tacareer record show --output record.html     a page to print
  tacareer record show --anonymous --format csv without what tells who you are";

impl Args {
    /// Reads the record. With `--anonymous`, the error for an invalid record does not quote it.
    pub(super) fn read(&self, location: &Location, framework: &Framework) -> Result<Record> {
        read(location, framework)
            .map(|one| one.value)
            .map_err(|error| if self.anonymous { anyhow!(HIDDEN) } else { error })
    }
}

/// What to say about an invalid record without quoting it.
const HIDDEN: &str = "the record can't be read; “tacareer record check” says why, and shows lines of it";

#[derive(Debug, Default, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// Leave out names, providers, notes, files, who agreed what, and days (months stay)
    ///
    /// Titles of evidence and of CPD stay as you wrote them: look whether they name anybody.
    #[arg(long)]
    anonymous: bool,
    /// Only what has a date from this day on: 1/9/2024, "autumn 2024"
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    from: Option<Moment>,
    /// Only what has a date up to this day
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    to: Option<Moment>,
    /// Only this school year, from September to August: 2024/25, or 2024 for the one that begins then
    #[arg(long, value_name = "YEAR", value_parser = date::in_school_year, conflicts_with_all = ["from", "to", "term"])]
    year: Option<Period>,
    /// Only this term: "autumn 2024"
    #[arg(long, value_name = "TERM", value_parser = period, conflicts_with_all = ["from", "to"])]
    term: Option<Period>,
}

fn first_day(typed: &str) -> Result<Moment, NotADate> {
    date::first_day(typed)
}

fn last_day(typed: &str) -> Result<Moment, NotADate> {
    date::last_day(typed)
}

fn period(typed: &str) -> Result<Period, NotADate> {
    date::period(typed)
}

impl Args {
    /// Whether only a part of the record is asked for.
    fn is_of_a_time(&self) -> bool {
        self.from.is_some() || self.to.is_some() || self.year.is_some() || self.term.is_some()
    }

    /// Whether an entry with that date is asked for.
    fn is_asked(&self, day: Option<Date>) -> bool {
        let periods = [&self.year, &self.term].into_iter().flatten();
        let is_in = |day: Date| {
            self.from.as_ref().is_none_or(|from| from.date <= day)
                && self.to.as_ref().is_none_or(|to| day <= to.date)
                && periods.clone().all(|period| period.contains(day))
        };
        if self.is_of_a_time() { day.is_some_and(is_in) } else { true }
    }

    /// The period that is asked for, in words.
    fn time(&self) -> Option<String> {
        if let Some(period) = [&self.year, &self.term].into_iter().flatten().next() {
            return Some(period.words());
        }
        let day = |moment: &Option<Moment>| moment.as_ref().map(|moment| date::words(moment.date));
        match (day(&self.from), day(&self.to)) {
            (Some(from), Some(to)) => Some(format!("{from} to {to}")),
            (Some(from), None) => Some(format!("from {from} on")),
            (None, Some(to)) => Some(format!("up to {to}")),
            (None, None) => None,
        }
    }
}

pub(super) fn report(args: &Args, framework: &Framework, record: &Record, location: &Location) -> Report {
    let all = numbered(record);
    let undated = all.iter().filter(|one| args.is_of_a_time() && one.entry.on().is_none()).count();
    let entries: Vec<Numbered> = all.into_iter().filter(|one| args.is_asked(one.entry.on())).collect();
    let lists: Vec<List> = entries.iter().map(|numbered| numbered.entry.list()).collect();
    let row = |numbered: &Numbered| {
        let row = EntryRow::of(framework, numbered.number, &numbered.entry);
        if args.anonymous { row.anonymous(framework) } else { row }
    };
    let rows: Vec<EntryRow> = entries.iter().map(row).collect();
    let since = record.since.map(|date| date.to_string());
    let found = record.role.as_ref().and_then(|id| framework.roles.get(id));
    let role = record.role.as_ref().map(|id| match found {
        None if args.anonymous => UNKNOWN.into(),
        _ => id.to_string(),
    });
    let head = Head {
        role_title: found.map(named::role),
        role,
        name: record.name.clone().filter(|_| !args.anonymous),
        since: if args.anonymous { since.and_then(|day| day.get(..7).map(str::to_owned)) } else { since },
        file: (!args.anonymous).then(|| location.shown()),
        anonymous: args.anonymous,
        cpd_hours: entries.iter().filter_map(|one| one.entry.hours()).sum(),
        years: if args.anonymous { Vec::new() } else { hours_by_year(&entries) },
        time: args.time(),
        undated,
    };
    let years: Vec<String> = head.years.iter().map(|(year, hours)| format!("{year}: {hours}")).collect();
    let document = head.document(&rows, &lists);
    Report::new(document, Table::of(rows, "There is nothing in this record yet."))
        .with("name", head.name)
        .with("role", head.role)
        .with("role_title", head.role_title)
        .with("since", head.since)
        .with("file", head.file)
        .with("anonymous", head.anonymous)
        .with("time", head.time)
        .with("entries_without_date", undated)
        .with("cpd_hours", head.cpd_hours.number())
        .with("cpd_hours_by_year", years)
        .rows("entries")
        .ids_of("id")
}

/// What a record says apart from its entries.
struct Head {
    name: Option<String>,
    role: Option<String>,
    role_title: Option<String>,
    since: Option<String>,
    file: Option<String>,
    anonymous: bool,
    /// The total hours of other CPD.
    cpd_hours: Hours,
    /// The same by school year.
    years: Vec<(String, Hours)>,
    /// The period that is shown, if not everything is.
    time: Option<String>,
    /// How many entries are not shown because they have no date.
    undated: usize,
}

/// The hours of other CPD by school year, earliest first; then those without a date, so that they add up.
fn hours_by_year(entries: &[Numbered]) -> Vec<(String, Hours)> {
    let mut years: BTreeMap<Date, (String, Vec<Hours>)> = BTreeMap::new();
    let mut undated = Vec::new();
    for entry in entries.iter().map(|one| &one.entry) {
        let Some(hours) = entry.hours() else { continue };
        match entry.on().and_then(Period::school_year_of) {
            Some(year) => years.entry(year.first).or_insert_with(|| (year.words(), Vec::new())).1.push(hours),
            None => undated.push(hours),
        }
    }
    let undated = (!years.is_empty() && !undated.is_empty()).then(|| ("no date".to_owned(), undated));
    years.into_values().chain(undated).map(|(year, hours)| (year, hours.into_iter().sum())).collect()
}

impl Head {
    fn document(&self, rows: &[EntryRow], lists: &[List]) -> Document {
        let whose = self.name.as_ref().map_or_else(String::new, |name| format!(" of {name}"));
        let mut document = Document::new(format!("CPD record{whose}: {}", count(rows.len(), "entry")));
        let role = self
            .role_title
            .clone()
            .or_else(|| self.role.as_ref().map(|role| format!("{role} (the framework does not have it)")));
        document.facts([
            ("Role", role.map(Line::from)),
            ("In it since", self.since.as_deref().map(|since| day_words(since).into())),
            ("File", self.file.as_ref().map(Line::from)),
        ]);
        if rows.is_empty() && self.time.is_none() {
            document.text("There is nothing in it yet. “tacareer record add --help” shows what can be added.");
        }
        if let Some(time) = &self.time {
            let nothing = if rows.is_empty() { ": nothing" } else { "" };
            document.text(format!("Only what is dated {time}{nothing}."));
        }
        if self.undated > 0 {
            let are = if self.undated == 1 { "is" } else { "are" };
            document.text(format!("{} without a date {are} not shown.", count(self.undated, "entry")));
        }
        for list in List::ALL {
            let hours = match list {
                List::Cpd if !self.cpd_hours.is_none() => format!(": {} together", self.cpd_hours.words()),
                _ => String::new(),
            };
            let own = rows.iter().zip(lists).filter(|(_, of)| **of == list).map(|(row, _)| item(row));
            document.section(format!("{}{hours}", heading(list)), own.collect());
        }
        if self.years.len() > 1 || (self.years.len() == 1 && self.time.is_none()) {
            document.heading("Hours of other CPD by school year");
            document.facts(self.years.iter().map(|(year, hours)| (year.as_str(), Some(hours.words().into()))));
        }
        let mut ending: Vec<&EntryRow> = rows.iter().filter(|row| row.expires.is_some()).collect();
        ending.sort_by_key(|row| row.expires);
        let runs_out = |row: &&EntryRow| {
            let title = row.title.clone().or_else(|| row.id.clone()).unwrap_or_default();
            Item::new(format!("{}: {title}", row.expires.map_or_else(String::new, date::words)))
        };
        document.section("What runs out, the first first", ending.iter().map(runs_out).collect());
        if self.anonymous {
            let left_out = "Left out: name, file of the record, providers, notes, files, who agreed what, and days.";
            document.quiet(format!("{left_out} Titles of evidence and of CPD are as they were written."));
        }
        document
    }
}
