//! Whose words a text is in: what an overlay wrote is the overlay's, and no quotation of the publication.

use std::collections::{BTreeMap, HashSet};

use crate::framework::{Place, Step, within};
use crate::report::{Block, Cell, Cells, Item, Kind, Line, QuotedRows, Report, Table, Tone, Voice};
use crate::words::subject::place;

use super::known::Known;

/// Marks the words of overlays as theirs, on the page and in the tables.
pub(super) fn attribute(report: &mut Report, known: &Known<'_>) {
    let wrote = known.framework.overlays.texts();
    if wrote.is_empty() {
        return;
    }
    let all = wrote.values().flatten().map(String::as_str).collect();
    let by = Authors { wrote, all };
    for block in &mut report.document.blocks {
        match block {
            Block::Text(text) | Block::Quiet(text) => by.line(text, &[]),
            Block::Facts(facts) => facts.iter_mut().for_each(|(_, text)| by.line(text, &[])),
            Block::List(items) => items.iter_mut().for_each(|item| by.item(item, &[])),
            Block::Table(table) => by.quotes(table),
            _ => {}
        }
    }
    report.tables().into_iter().for_each(|table| by.voices(table));
}

struct Authors<'a> {
    /// The texts that overlays wrote, by where they did.
    wrote: &'a BTreeMap<Place, Vec<String>>,
    all: HashSet<&'a str>,
}

impl Authors<'_> {
    fn item(&self, item: &mut Item, around: &[Place]) {
        let own: Vec<Place> = item.about.iter().map(place).collect();
        let about = if own.is_empty() { around } else { &own };
        self.line(&mut item.text, about);
        item.remarks.iter_mut().for_each(|line| self.line(line, about));
        item.items.iter_mut().for_each(|item| self.item(item, about));
    }

    /// Marks the words of overlays in a line about some places.
    fn line(&self, line: &mut Line, about: &[Place]) {
        let is_of_others = |tone| matches!(tone, Tone::Quoted | Tone::Public);
        if !line.0.iter().any(|run| is_of_others(run.tone)) {
            return;
        }
        let without = |tone: Tone| -> String {
            let runs = line.0.iter().filter(|run| run.tone != tone);
            spaced(&runs.map(|run| run.text.as_str()).collect::<String>())
        };
        let sides = [without(Tone::Dropped), without(Tone::Added)];
        let near: Vec<&String> = self.near(about).collect();
        // In changed text, the words that stayed are part of the new text.
        let is_changed = sides[0] != sides[1]
            && near.iter().any(|text| {
                let text = spaced(text);
                !text.is_empty() && sides.iter().any(|side| side.contains(&text))
            });
        for run in line.0.iter_mut().filter(|run| is_of_others(run.tone)) {
            let words = run.text.trim().trim_end_matches(':');
            if is_changed
                || near.iter().any(|text| text.contains(words) || is_in(text, words))
                || self.wrote(words, about)
            {
                run.tone = Tone::Overlay;
            }
        }
    }

    /// What was written at those places, in them, or around them.
    fn near(&self, about: &[Place]) -> impl Iterator<Item = &String> {
        about.iter().flat_map(|place| {
            let around = (1..place.0.len()).filter_map(|length| self.wrote.get(&Place(place.0[..length].to_vec())));
            around.chain(within(self.wrote, place).map(|(_, texts)| texts)).flatten()
        })
    }

    /// Whether an overlay wrote exactly these words. If the text is known to be about an entry of a list, only what was
    /// written there counts: another entry may say the same.
    fn wrote(&self, words: &str, about: &[Place]) -> bool {
        let is_entry = |place: &Place| place.0.iter().any(|step| matches!(step, Step::Index(_)));
        if about.iter().any(is_entry) { self.near(about).any(|text| text == words) } else { self.all.contains(words) }
    }

    /// Says in which rows the exact words are the publication's.
    fn quotes(&self, table: &mut Table) {
        let columns: Vec<usize> = (0..table.columns.len()).filter(|&n| table.columns[n].kind == Kind::Quote).collect();
        let own = table.rows.iter().filter(|row| columns.iter().any(|&n| self.is_own(&row.cells[n], row))).count();
        table.quoted = match own {
            0 => QuotedRows::All,
            some if some == table.rows.len() => QuotedRows::None,
            _ => QuotedRows::Some,
        };
    }

    /// Corrects the column that says whose words a row is in.
    fn voices(&self, table: &mut Table) {
        let Some(voice) = table.place("words") else { return };
        for row in &mut table.rows {
            let others = [Voice::Quoted, Voice::Public].map(Cell::from);
            if others.contains(&row.cells[voice]) && row.cells.iter().any(|cell| self.is_own(cell, row)) {
                row.cells[voice] = Voice::Overlay.into();
            }
        }
    }

    /// Whether the text of a cell is an overlay's.
    fn is_own(&self, cell: &Cell, row: &Cells) -> bool {
        let Cell::Text(text) = cell else { return false };
        let about: Vec<Place> = row.about.iter().map(place).collect();
        let is_near = self.near(&about).any(|own| own == text || is_in(own, text));
        is_near || about.is_empty() && self.wrote(text, &[])
    }
}

/// Whether a text holds what an overlay wrote, with more around it: the code before the title of a standard.
fn is_in(own: &str, text: &str) -> bool {
    own.len() >= 8 && text.contains(own)
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
