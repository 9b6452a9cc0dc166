//! Adds notes to every report alike: what overlays did to something the answer shows, what was withdrawn, what a
//! person's record says about it, its misprints, and what has changed since.
//!
//! A command says what its lines and rows are about; [`add`] does the rest. On a page, notes are below the item, table
//! or facts in question. In tables for programs they are the columns `record` and `overlays`. In a value they are
//! fields of the row; notes without a row are in the list `notes`.

mod besides;
mod known;
mod page;
mod record;
mod wording;

use std::collections::BTreeSet;

use crate::framework::Framework;
use crate::report::{Block, Cell, Column, Item, Note, Report, Shown, Subject};
use crate::words::{Kept, source};

use known::Known;

/// Adds notes on everything that a report shows.
pub(crate) fn add(report: &mut Report, framework: &Framework, kept: Option<Kept<'_>>) {
    let known = Known::of(framework, kept.filter(|_| report.asks_record));
    let shown = shown(report);
    let mut told = BTreeSet::new();
    wording::attribute(report, &known);
    let asks_record = report.asks_record;
    for table in report.tables().into_iter().filter(|table| table.is_about) {
        told.extend(table.rows.iter().flat_map(|row| &row.about).map(|subject| subject.path().to_owned()));
        if asks_record {
            let mark = |about: &[Subject]| about.iter().find_map(|subject| known.mark(subject)).map(|mark| mark.word);
            table.push(Column::text("record", "Record"), |row| mark(&row.about).into());
        }
        let columns = table.columns.clone();
        table.push(Column::text("overlays", "Overlays"), |row| {
            let mut all = known.overlays(&row.about);
            let besides = known.overlays(&besides::of_row(&known, &columns, row));
            all.extend(besides.into_iter().filter(|words| !all.contains(words)).collect::<Vec<_>>());
            Cell::List(all)
        });
    }
    let mut notes = unsaid(&known, &shown, &told);
    page::annotate(&mut report.document, &known);
    let besides = besides::of_page(&known, &report.document, &shown);
    page::besides(&mut report.document, &known, &besides);
    let of_fields = besides::of_fields(&known, &report.fields, &shown);
    for note in besides.iter().chain(&of_fields).flat_map(|subject| overlays(&known, subject)) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    report.notes = Some(notes);
    report.document.origin = Some(source::origin(framework, report.document.quoted()));
}

/// The subjects that a page shows.
fn shown(report: &Report) -> Vec<Subject> {
    fn of_items(items: &[Item], found: &mut Vec<Subject>) {
        for item in items {
            found.extend(item.about.iter().cloned());
            of_items(&item.items, found);
        }
    }
    let mut found = report.document.whole.clone();
    for block in &report.document.blocks {
        match block {
            Block::About(subject) => found.push(subject.clone()),
            Block::Beside(subjects) => found.extend(subjects.iter().cloned()),
            Block::List(items) => of_items(items, &mut found),
            Block::Table(table) => found.extend(table.rows.iter().flat_map(|row| row.about.iter().cloned())),
            _ => {}
        }
    }
    found
}

/// The notes on what a page shows that are in none of the rows, each once.
fn unsaid(known: &Known<'_>, shown: &[Subject], told: &BTreeSet<String>) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut seen = BTreeSet::new();
    for subject in shown {
        let mut all = Vec::new();
        if !told.contains(subject.path()) {
            all.extend(known.mark(subject).map(|mark| note(subject, "record", mark.words)));
            all.extend(overlays(known, subject));
        }
        all.extend(known.withdrawn(subject).map(|gone| note(subject, "withdrawn", gone.why.to_owned())));
        if subject.shown == Shown::Whole {
            all.extend(known.misprints(subject).into_iter().map(|words| note(subject, "misprint", words)));
            for change in known.changes(subject) {
                all.push(note(subject, "since", format!("{}: {}", change.title, change.text)));
                all.extend(overlays(known, &change.place().into()));
            }
        }
        notes.extend(all.into_iter().filter(|note| seen.insert(note.clone())));
    }
    notes
}

fn overlays(known: &Known<'_>, subject: &Subject) -> Vec<Note> {
    let itself = Subject::new(subject.path());
    known.overlays(&[itself]).into_iter().map(|words| note(subject, "overlay", words)).collect()
}

/// The path of a subject, with entries of lists counted from 1, as in ids.
fn counted(subject: &Subject) -> String {
    let step = |(n, step): (usize, &str)| match step.parse::<usize>() {
        Ok(index) if n > 1 => (index + 1).to_string(),
        _ => step.to_owned(),
    };
    subject.path().split('/').enumerate().map(step).collect::<Vec<_>>().join("/")
}

fn note(subject: &Subject, kind: &'static str, text: String) -> Note {
    Note { about: counted(subject), kind, text }
}
