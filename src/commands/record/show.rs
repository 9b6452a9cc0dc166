//! `record show`: the record to be read, printed or handed on.

use anyhow::{Result, anyhow};

use super::super::HELP;
use super::entry::{EntryRow, Numbered, UNKNOWN, day_words, hours_words, numbered};
use crate::framework::Framework;
use crate::record::date;
use crate::record::{Hours, List, Location, Record, read};
use crate::report::{Document, Item, Line, Report, Table, Yes};
use crate::words::{count, named};

const EXAMPLES: &str = "\
Examples:
  tacareer record show                          all of it, with the numbers of the entries
  tacareer record show --output record.html     a page to print
  tacareer record show --anonymous --format csv without what tells who you are";

impl Args {
    /// A record for these arguments. That it can't be read is told without the words that stand in it, where nobody is
    /// to be known by them.
    pub(super) fn read(&self, location: &Location) -> Result<Record> {
        read(location).map(|one| one.value).map_err(|error| if self.anonymous { anyhow!(HIDDEN) } else { error })
    }
}

/// What is said of a record that can't be read.
const HIDDEN: &str = "the record can't be read; “tacareer record check” says why, and shows lines of it";

#[derive(Debug, Default, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// Leave out names, providers, notes, files, who agreed what, and days (months stay)
    ///
    /// Titles of evidence and of CPD stay as you wrote them: look whether they name anybody.
    #[arg(long)]
    anonymous: bool,
}

pub(super) fn report(args: &Args, framework: &Framework, record: &Record, location: &Location) -> Report {
    let entries = numbered(record);
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
        cpd_hours: record.cpd.iter().filter_map(|activity| activity.hours).sum(),
    };
    let document = head.document(&rows, &lists);
    Report::new(document, Table::of(rows, "There is nothing in this record yet."))
        .with("name", head.name)
        .with("role", head.role)
        .with("role_title", head.role_title)
        .with("since", head.since)
        .with("file", head.file)
        .with("anonymous", head.anonymous)
        .with("cpd_hours", head.cpd_hours.number())
        .rows("entries")
        .ids_of("id")
}

/// What a record says besides its entries.
struct Head {
    name: Option<String>,
    role: Option<String>,
    role_title: Option<String>,
    since: Option<String>,
    file: Option<String>,
    anonymous: bool,
    /// The hours of other CPD, together.
    cpd_hours: Hours,
}

fn heading(list: List) -> &'static str {
    match list {
        List::Units => "Units",
        List::Qualifications => "Qualifications",
        List::Others => "Other qualifications",
        List::Statuses => "Professional status",
        List::BasicSkills => "English, maths and ICT",
        List::Modules => "Essential training modules",
        List::Evidence => "Evidence against standards",
        List::Cpd => "Other CPD",
        List::Equivalents => "Experience deemed equivalent",
    }
}

fn item(row: &EntryRow) -> Item {
    let mut line = Line::new();
    if let Some(id) = &row.id {
        line = line.id(id.as_str()).and(" ");
    }
    line = line.and(row.title.as_deref().unwrap_or("(the framework does not have it)"));
    if let (Some(level), Some(_)) = (&row.level, &row.id) {
        line = line.quiet(format!(" (level {level})"));
    }
    let how = [
        row.status.map(str::to_owned),
        row.on.as_ref().map(|on| if row.status.is_some() { format!("on {}", day_words(on)) } else { day_words(on) }),
        row.expires.map(|expires| format!("runs out on {}", date::words(expires))),
        row.hours.map(hours_words),
        row.provider.as_ref().map(|provider| format!("with {provider}")),
        row.agreed_by.as_ref().map(|who| format!("agreed by {who}")),
    ];
    let how: Vec<String> = how.into_iter().flatten().collect();
    let listed =
        |name: &str, values: &[String]| (!values.is_empty()).then(|| Line::from(format!("{name}: ")).ids(values));
    let remarks = [
        (!how.is_empty()).then(|| Line::from(how.join(", "))),
        listed("Standards", &row.standards),
        listed("Professional standards", &row.professional_standards),
        listed("Suggested in", &row.suggestions),
        row.note.as_ref().map(|note| format!("Note: {note}").into()),
        (!row.files.is_empty()).then(|| format!("Files: {}", row.files.join(", ")).into()),
        (row.id.is_none() && row.in_framework == Some(Yes(false))).then(|| "The framework does not have it.".into()),
    ];
    Item::labelled(row.number.to_string(), line).remarks(remarks.into_iter().flatten())
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
            ("In it since", self.since.as_ref().map(Line::from)),
            ("File", self.file.as_ref().map(Line::from)),
        ]);
        if rows.is_empty() {
            document.text("There is nothing in it yet. “tacareer record add --help” shows what can be added.");
        }
        for list in List::ALL {
            let hours = match list {
                List::Cpd if !self.cpd_hours.is_none() => format!(": {} together", self.cpd_hours.words()),
                _ => String::new(),
            };
            let own = rows.iter().zip(lists).filter(|(_, of)| **of == list).map(|(row, _)| item(row));
            document.section(format!("{}{hours}", heading(list)), own.collect());
        }
        if self.anonymous {
            let left_out = "Left out: name, file of the record, providers, notes, files, who agreed what, and days.";
            document.quiet(format!("{left_out} Titles of evidence and of CPD are as they were written."));
        }
        document
    }
}
