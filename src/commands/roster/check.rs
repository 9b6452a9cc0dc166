//! `roster check`: how staff lists are read, and what could not be understood.

use std::path::PathBuf;

use anyhow::Result;
use clap::ValueHint;

use super::super::HELP;
use crate::framework::Framework;
use crate::record::date::{self, Moment};
use crate::report::{Cell, Document, Item, Line, Report, Table, Value, row};
use crate::roster::{self, Column, Finding, Progress, Roster, Sources, Understood, UnknownTitle, letters};
use crate::words::count;

const EXAMPLES: &str = "\
Examples:
  tacareer roster check staff.xlsx
  tacareer roster check staff.csv training.csv   two lists, read together
  tacareer roster check staff.xlsx --map \"Job Description=role\"
  tacareer roster check staff.xlsx --map \"Learning Mentor=ta3\"
  tacareer roster check staff.xlsx --map our-words.yaml --as-of 1/9/2026

Exit code 1 when there is something to look at. A map file has up to three lists, “columns”, “roles” and “marks”, as in
  columns: {Job Description: role, First aid: cpd}
  roles: {Learning Mentor: ta3}
  marks: {x: held}";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// Staff lists, and folders of records
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::AnyPath)]
    pub(super) files: Vec<PathBuf>,
    /// The meaning of a column, job title or mark, such as "Job Description=role", or a file of meanings (can
    /// be repeated)
    #[arg(long, value_name = "NAME=MEANING")]
    map: Vec<String>,
    /// Leave out people who left before that day or begin after it
    #[arg(long, value_name = "DATE", value_parser = date::first_day)]
    as_of: Option<Moment>,
}

row! {
    /// A column, and what is read from it.
    ColumnRow(sheet: &Understood, place: usize, column: &Column) {
        text sheet "Sheet": String = sheet.title.clone(),
        id column "Column": String = letters(place),
        text heading "Heading": String = column.heading.clone(),
        text meaning "Read as": String = read_as(column),
    }
}

row! {
    /// A job title that does not name a role.
    TitleRow(title: &UnknownTitle) {
        text title "Job title": String = title.title.clone(),
        count people "People": usize = title.count,
        id near "Near roles": Vec<String> = title.near.clone(),
        text known "What the framework says": Option<String> = title.known.clone(),
    }
}

row! {
    /// Something to look into.
    FindingRow(finding: &Finding) {
        id code "Code": &'static str = finding.code,
        text message "Finding": String = finding.message.clone(),
        number count "Times": usize = finding.count,
        id places "Where": Vec<String> = finding.places.clone(),
        text hint "What to do": String = finding.hint.clone(),
    }
}

fn read_as(column: &Column) -> String {
    match (&column.aside, &column.meaning) {
        (Some(aside), _) => aside.clone(),
        (None, Some(meaning)) => meaning.words().into_owned(),
        (None, None) => "not read: the heading is not known".into(),
    }
}

pub(super) fn report(args: &Args, framework: &Framework, progress: Progress<'_>) -> Result<Report> {
    let as_of = args.as_of.as_ref();
    let sources = Sources { paths: args.files.clone(), map: args.map.clone(), as_of: as_of.map(|moment| moment.date) };
    let roster = roster::read(framework, &sources, progress)?;
    let in_roles = roster.people.iter().filter(|person| person.record.role.is_some()).count();
    let untitled = roster.people.iter().filter(|person| person.record.role.is_none() && person.job.is_none()).count();
    let columns = columns(&roster);
    let titles = Table::of(roster.titles.values().map(TitleRow::of), "Every job title names a role.");
    let findings = Table::of(roster.findings.iter().map(FindingRow::of), "Nothing.");
    let title = format!("{}, {in_roles} in roles of the framework", people(roster.people.len()));
    let mut document = Document::new(title);
    let number = |number: usize| (number > 0).then(|| Line::from(number.to_string()));
    let skipped = roster.skipped;
    document.facts([
        ("Without a role that is known", number(roster.titles.values().map(|title| title.count).sum())),
        ("Without any job title", number(untitled)),
        ("Records of their own", number(roster.records)),
        ("Have left, not counted", number(roster.left)),
        ("Begin later, not counted", number(roster.to_begin)),
        ("Earlier or later posts of theirs, not counted", number(roster.other_posts)),
        ("Rows of totals", number(skipped.totals)),
        ("Rows of vacant posts", number(skipped.vacancies)),
        ("Headers within a list", number(skipped.headers)),
        ("Rows that name nobody", number(skipped.nameless)),
        ("Hidden sheets, not read", (!roster.hidden.is_empty()).then(|| roster.hidden.join("; ").into())),
        ("How the day was read", as_of.and_then(|moment| moment.reading.as_deref()).map(Line::from)),
    ]);
    if !roster.titles.is_empty() {
        document.heading("Job titles that name no role");
        document.table(titles.clone());
        let example = roster.titles.values().next().map_or("Learning Mentor", |title| title.title.as_str());
        let line = Line::from("Nothing is guessed from a title or from pay. If you know which role a job is: ");
        document.quiet(line.id(format!("--map \"{example}=ROLE\"")));
    }
    document.section("To look at", roster.findings.iter().map(item).collect());
    for sheet in &roster.sheets {
        self::sheet(&mut document, sheet, &columns);
    }
    let is_bad_news = !roster.findings.is_empty();
    let report = Report::new(document, columns)
        .with("people", roster.people.len())
        .with("in_roles", in_roles)
        .with("records", roster.records)
        .with("left", roster.left)
        .with("to_begin", roster.to_begin)
        .with("other_posts", roster.other_posts)
        .with("hidden_sheets", Cell::List(roster.hidden.clone()))
        .with("totals", skipped.totals)
        .with("vacancies", skipped.vacancies)
        .with("headers", skipped.headers)
        .with("nameless", skipped.nameless)
        .rows("columns")
        .field("titles", Value::Rows(titles))
        .field("findings", Value::Rows(findings))
        .without_record();
    Ok(Report { is_bad_news, ..report })
}

fn people(number: usize) -> String {
    if number == 1 { "1 person".into() } else { format!("{number} people") }
}

fn columns(roster: &Roster) -> Table {
    let of = |sheet: &'_ Understood| -> Vec<ColumnRow> {
        let columns = sheet.header.iter().flat_map(|header| header.columns.iter().enumerate());
        let named = columns.filter(|(_, column)| !column.heading.is_empty());
        named.map(|(place, column)| ColumnRow::of(sheet, place, column)).collect()
    };
    Table::of(roster.sheets.iter().flat_map(of), "No sheet was read.")
}

fn item(finding: &Finding) -> Item {
    let mut places = Line::new().ids(finding.places.iter().cloned());
    if finding.count > finding.places.len() {
        places = places.and(format!(" and {} more", finding.count - finding.places.len()));
    }
    Item::new(finding.message.as_str()).remark(places).remark(finding.hint.as_str())
}

fn sheet(document: &mut Document, sheet: &Understood, columns: &Table) {
    let Some(header) = &sheet.header else {
        document.heading(format!("{}: not read", sheet.title));
        return document.text("No row of it has headings that are known and say who somebody is.");
    };
    let row = sheet.header_row.map_or_else(String::new, |row| format!("headings in row {row}, "));
    let form = if header.is_long() { "a row for each certificate" } else { "a row for each person" };
    document.heading(format!("{}: {row}{} read, {form}", sheet.title, count(sheet.rows, "row")));
    let of_sheet = |n: usize| columns.rows[n].cells[0].words("") == sheet.title;
    document.table(columns.filtered(of_sheet).only(&["column", "heading", "meaning"]));
}
