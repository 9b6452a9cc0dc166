//! `review`: a page for a person's performance review, to be printed and talked through.

use std::path::{Path, PathBuf};

use clap::ValueHint;

use super::HELP;
use crate::framework::role::{Role, Show};
use crate::framework::{Framework, Keyed};
use crate::notes;
use crate::progress::{Expected, Gap};
use crate::record::date::{self, Period};
use crate::record::{Entry, List};
use crate::report::{Document, Item, Line, Report, Subject, Table, Value, row};
use crate::words::entry::{self, EntryRow, numbered};
use crate::words::opening::{opening, record_or_empty, titled, to_sign};
use crate::words::standing::{met, so_far};
use crate::words::{Kept, cited, count, expectation, statement, suggestion};

const EXAMPLES: &str = "\
Examples:
  tacareer review -o review.html                      your own record, as a page to print
  tacareer review --year 2025/26                      what is dated in a school year
  tacareer review amy.yaml bob.yaml -o reviews/       a page a person, in a folder";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Records of the people who are reviewed; without one, the record in use
    #[arg(value_name = "RECORD", value_hint = ValueHint::FilePath)]
    pub records: Vec<PathBuf>,
    /// Only what is dated in this school year, such as 2025/26 or 2025
    #[arg(long, value_name = "YEAR", value_parser = date::in_school_year)]
    year: Option<Period>,
}

impl Args {
    /// The files that are read.
    pub(super) fn reads(&self) -> Vec<&Path> {
        self.records.iter().map(PathBuf::as_path).collect()
    }
}

row! {
    /// An expectation of the present role, and how it stands.
    ExpectedRow(framework: &Framework, role: &Keyed<Role>, expected: &Expected<'_>) {
        id id "Id": String = format!("{}.expects.{}", role.id, expected.place),
        text text "Expected": String = expectation::words(framework, expected.expectation, expectation::Titles::Full),
        text status "Status": &'static str = expected.words(),
        text so_far "So far": String = so_far(expected),
        text section "Section": String = expected.expectation.section.to_string(),
        number page "From page": Option<u16> = framework.page(&expected.expectation.section),
    }
}

/// What was done in the period under review.
struct Done {
    rows: Vec<(List, EntryRow)>,
    undated: usize,
    hours: crate::record::Hours,
    /// How many entries the record has, of whatever time.
    all: usize,
}

impl Done {
    fn of(args: &Args, framework: &Framework, kept: Option<Kept<'_>>) -> Self {
        let all = numbered(record_or_empty(kept));
        let is_asked =
            |entry: &Entry| args.year.as_ref().is_none_or(|year| entry.on().is_some_and(|day| year.contains(day)));
        let undated = all.iter().filter(|one| args.year.is_some() && one.entry.on().is_none()).count();
        let all_entries = all.len();
        let asked: Vec<_> = all.iter().filter(|one| is_asked(&one.entry)).collect();
        let row = |one: &&entry::Numbered| (one.entry.list(), EntryRow::of(framework, one.number, &one.entry));
        let hours = asked.iter().filter_map(|one| one.entry.hours()).sum();
        Self { rows: asked.iter().map(row).collect(), all: all_entries, undated, hours }
    }
}

pub(crate) fn report(args: &Args, framework: &Framework, kept: Option<Kept<'_>>) -> Report {
    let record = record_or_empty(kept);
    let role = record.role.as_ref().and_then(|id| framework.roles.get(id));
    let gap = role.map(|role| Gap::of(framework, record, role));
    let done = Done::of(args, framework, kept);
    let time = args.year.as_ref().map(Period::words);
    let mut document = Document::new(titled("Review", kept));
    opening(&mut document, framework, kept);
    summary(&mut document, &done, gap.as_ref(), time.as_ref());
    if let Some(gap) = &gap {
        expected(&mut document, framework, gap);
        duties(&mut document, framework, gap.role);
    } else {
        document.text("The record names no role of the framework, so there is no profile to talk through: “tacareer record set role ROLE” names it.");
    }
    self::done(&mut document, &done, time.as_ref());
    if let Some(role) = role {
        suggestions(&mut document, framework, role);
        document.whole(role.place());
    }
    document.heading("Agreed");
    let notes = ["What went well", "What was hard", "Training and support agreed", "What to look at next time"];
    let mut blanks: Vec<Vec<String>> = notes.iter().map(|label| vec![(*label).to_owned()]).collect();
    blanks.extend(to_sign(kept));
    document.blanks(blanks);
    let rows = done.rows.iter().map(|(_, row)| row.clone());
    let table = Table::of(rows, "Nothing of that time is in the record.");
    let stands = gap.iter().flat_map(|gap| {
        gap.expected
            .iter()
            .map(|one| (expectation::about(framework, gap.role, one.place), ExpectedRow::of(framework, gap.role, one)))
    });
    let stands = Table::about(stands, "");
    let mut report = Report::new(document, table)
        .with("name", record.name.clone())
        .with("role", role.map(|role| role.id.to_string()))
        .with("time", time)
        .with("cpd_hours", done.hours.number())
        .with("entries_without_date", done.undated)
        .field("expectations", Value::Rows(stands))
        .rows("entries")
        .ids_of("id");
    notes::add(&mut report, framework, kept);
    report
}

fn summary(document: &mut Document, done: &Done, gap: Option<&Gap<'_>>, time: Option<&String>) {
    document.heading("In short");
    let hours = (!done.hours.is_none()).then(|| done.hours.words().into());
    let entries = match time {
        Some(time) => format!("{} of {} are of {time}", done.rows.len(), done.all),
        None => done.all.to_string(),
    };
    document.facts([
        ("Time", time.map(Line::from)),
        ("Entries in the record", Some(entries.into())),
        ("Hours of other CPD", hours),
        ("What the role expects", gap.filter(|gap| !gap.expected.is_empty()).map(|gap| met(gap.counts()).into())),
    ]);
    if done.undated > 0 {
        let are = if done.undated == 1 { "is" } else { "are" };
        document.text(format!("{} without a date {are} not shown.", count(done.undated, "entry")));
    }
}

/// What the present role is expected to hold, its standing, and what only work can show.
fn expected(document: &mut Document, framework: &Framework, gap: &Gap<'_>) {
    document.heading(format!("What {} is expected to hold, and what the record says", gap.role.short));
    let item = |one: &Expected<'_>| {
        let optional = if one.is_optional() { "; optional" } else { "" };
        let sentence = expectation::sentence(framework, one.expectation).and(optional);
        let about = expectation::about(framework, gap.role, one.place);
        // What the record has is shown beside each subject; what it does not have is added here.
        let missing = one.standing.is_missing().then(|| format!("In the record: {}", so_far(one)).into());
        Item { about, ..Item::labelled(one.place.to_string(), sentence).remarks(missing) }
    };
    document.list(gap.expected.iter().map(item).collect());
    if gap.expected.is_empty() {
        document.text("The framework names nothing.");
    }
    let show = |show: &Show| Item { is_to_do: true, ..Item::new(Line::new().quoted(show.words(gap.role))) };
    document.section("To show at work", gap.shows.iter().map(show).collect());
}

/// The duties of the role, to be ticked off in the conversation.
fn duties(document: &mut Document, framework: &Framework, role: &Keyed<Role>) {
    let item = |duty: statement::DutyLine<'_>| Item {
        is_to_do: true,
        ..Item::labelled(duty.label, Line::new().quoted(duty.text)).about(Subject::from(duty.place).whole())
    };
    let heading = format!("Duties of {} to talk through {}", role.short, cited(framework, role.duties_section()));
    document.details(heading, statement::duties(role).into_iter().map(item).collect());
}

fn done(document: &mut Document, done: &Done, time: Option<&String>) {
    let time = time.map_or_else(String::new, |time| format!(", {time}"));
    if done.rows.is_empty() {
        document.heading(format!("In the record{time}"));
        return document.text("Nothing.");
    }
    for list in List::ALL {
        let own = done.rows.iter().filter(|(of, _)| *of == list).map(|(_, row)| entry::item(row));
        document.section(format!("{}{time}", entry::heading(list)), own.collect());
    }
}

/// The suggestions for the role, and for the roles whose suggestions apply too, with their examples.
fn suggestions(document: &mut Document, framework: &Framework, role: &Keyed<Role>) {
    for one in framework.suggesting(role) {
        let item = |n: usize| {
            let suggestion = &one.cpd.suggestions[n];
            let examples = suggestion.examples.iter().enumerate();
            let examples = examples.map(|(place, example)| Item {
                is_to_do: true,
                ..Item::labelled(suggestion::letter(place), Line::new().quoted(&example.text))
                    .about(suggestion::example(one, n, place))
            });
            Item { is_to_do: true, ..Item::labelled((n + 1).to_string(), Line::new().quoted(&suggestion.text)) }
                .about(suggestion::about(one, n).whole())
                .items(examples)
        };
        let section = one.cpd.suggestions.first().map(|first| cited(framework, &first.section)).unwrap_or_default();
        let heading = format!("What {} suggests for {} {section}", framework.called(), one.short);
        document.details(heading, (0..one.cpd.suggestions.len()).map(item).collect());
    }
}
