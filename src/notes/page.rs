//! Puts notes on a page: below the item, table or facts in question. Misprints and later changes of what the page shows
//! whole are at its end.

use std::collections::BTreeSet;

use crate::framework::{Contents, Place, Step, Withdrawn};
use crate::report::{Block, Boxed, Cell, Column, Document, Item, Line, Shown, Subject, Table};
use crate::words::subject::place;
use crate::words::{capital, source};

use super::known::{Known, name};

/// The page that gets the notes.
struct Page<'k, 'a> {
    known: &'k Known<'a>,
    /// The records that have notes of their own on the page; notes on their parts do not repeat those.
    told: BTreeSet<Place>,
}

pub(super) fn annotate(document: &mut Document, known: &Known<'_>) {
    let page = Page { known, told: told(document) };
    let mut blocks = Vec::with_capacity(document.blocks.len() + 4);
    let mut whose = known.whose();
    for block in std::mem::take(&mut document.blocks) {
        // After a caveat at the top of the page.
        if let Some(whose) = whose.take_if(|_| !blocks.is_empty() || !matches!(block, Block::Quiet(_))) {
            blocks.push(Block::Quiet(format!("With the record {whose}.").into()));
        }
        match block {
            Block::About(subject) => page.about(&mut blocks, &subject),
            Block::Beside(subjects) => list(&mut blocks, page.beside(&subjects)),
            Block::List(items) => {
                blocks.push(Block::List(items.into_iter().map(|one| page.item(one)).collect()));
            }
            Block::Table(mut shown) => {
                page.table(&mut shown);
                let subjects: Vec<Subject> = shown.rows.iter().flat_map(|row| row.about.iter().cloned()).collect();
                blocks.push(Block::Table(shown));
                list(&mut blocks, page.beside(&subjects));
            }
            Block::Picture(mut picture) => {
                picture.boxes.iter_mut().for_each(|one| page.boxed(one));
                blocks.push(Block::Picture(picture));
            }
            other => blocks.push(other),
        }
    }
    document.blocks = blocks;
    page.ending(document);
}

/// Adds what overlays changed of other things that the page shows, at the end of what it says.
pub(super) fn besides(document: &mut Document, known: &Known<'_>, subjects: &[Subject]) {
    let page = Page { known, told: BTreeSet::new() };
    let items = page.beside(subjects);
    if items.is_empty() {
        return;
    }
    let end = document.aside.unwrap_or(document.blocks.len());
    let heading = Block::Heading { text: "Also changed by overlays".into(), is_detail: false };
    document.blocks.splice(end..end, [heading, Block::List(items)]);
    document.aside = document.aside.map(|aside| aside + 2);
}

fn list(blocks: &mut Vec<Block>, items: Vec<Item>) {
    if !items.is_empty() {
        blocks.push(Block::List(items));
    }
}

/// The records that have notes of their own on a page.
fn told(document: &Document) -> BTreeSet<Place> {
    let mut told = BTreeSet::new();
    for block in &document.blocks {
        match block {
            Block::About(subject) => told.extend([place(subject)]),
            Block::Beside(subjects) => told.extend(subjects.iter().map(place)),
            _ => {}
        }
    }
    told
}

impl Page<'_, '_> {
    /// Notes on the subject of the facts before: the record as another fact, the overlays below.
    fn about(&self, blocks: &mut Vec<Block>, subject: &Subject) {
        if let (Some(mark), Some(Block::Facts(facts))) = (self.known.mark(subject), blocks.last_mut()) {
            let fact = ("In the record".to_owned(), Line::new().strong(mark.words));
            facts.insert(facts.len().min(1), fact);
        }
        list(blocks, self.known.overlays(std::slice::from_ref(subject)).into_iter().map(Item::new).collect());
    }

    /// What overlays did to other subjects, each with its id; single records have none.
    fn beside(&self, subjects: &[Subject]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for subject in subjects {
            items.extend(self.known.withdrawn(subject).map(withdrawn));
            let place = place(subject);
            for sentence in self.overlays(subject) {
                let item = Item::new(match &place.0[..] {
                    [Step::Key(single)] | [Step::Key(single), _, ..] if !Contents::is_table(single) => {
                        let name = if single == "about" { "Publication" } else { single };
                        format!("{}: {sentence}", capital(&name.replace('_', " "))).into()
                    }
                    [_, Step::Key(id), ..] => named(id, &sentence),
                    _ => capital(&sentence).into(),
                });
                if !items.contains(&item) {
                    items.push(item);
                }
            }
        }
        items
    }

    /// What overlays did to a subject, unless the page says so elsewhere. For a whole role, which is long, earlier
    /// values are left out.
    fn overlays(&self, subject: &Subject) -> Vec<String> {
        if self.known.framework.overlays.is_empty() {
            return Vec::new();
        }
        let place = place(subject);
        let is_role = matches!(&place.0[..], [Step::Key(table), _] if table == "roles");
        let around = if self.told.contains(&place.record()) { Vec::new() } else { self.known.overlays_around(subject) };
        around.into_iter().chain(self.known.overlays_at(subject, is_role)).collect()
    }

    /// Adds notes on an item and its nested items as remarks.
    fn item(&self, item: Item) -> Item {
        let mut remarks: Vec<Line> = Vec::new();
        for subject in item.about.iter().filter(|subject| subject.shown == Shown::Whole) {
            remarks.extend(source::since(self.known.framework, self.known.change_ids(&place(subject))));
            let changes = self.known.changes(subject).map(|change| Subject::from(change.place()));
            remarks.extend(self.beside(&changes.collect::<Vec<_>>()).into_iter().map(|item| item.text));
            let misprints = self.known.misprints(subject).into_iter();
            remarks.extend(misprints.map(|words| Line::from(format!("Misprint: {words}"))));
        }
        let mark = item.about.iter().find_map(|subject| self.known.mark(subject));
        remarks.extend(mark.map(|mark| Line::from("In the record: ").strong(mark.words)));
        for subject in &item.about {
            let name = name(subject);
            for words in self.overlays(subject) {
                let line = name.as_ref().map_or_else(|| capital(&words).into(), |id| named(id, &words));
                if !remarks.contains(&line) {
                    remarks.push(line);
                }
            }
        }
        let items = item.items.into_iter().map(|one| self.item(one)).collect();
        Item { items, ..item }.remarks(remarks)
    }

    /// Marks a box with the overlays that touched it, in brief: the text beside the picture says the rest.
    fn boxed(&self, one: &mut Boxed) {
        for subject in &one.about {
            let around = self.known.overlays_around(subject).into_iter();
            for words in around.chain(self.known.overlays_at(subject, true)) {
                let mark = capital(&words);
                if !one.marks.contains(&mark) {
                    one.marks.push(mark);
                }
            }
        }
    }

    /// Adds a column for the record, if there is one. An empty cell means that the record has nothing, not that it is
    /// not known.
    fn table(&self, table: &mut Table) {
        if self.known.whose().is_some() && table.is_about {
            table.push(Column::text("record", "Record"), |row| {
                let mark = row.about.iter().find_map(|subject| self.known.mark(subject));
                mark.map_or(Cell::List(Vec::new()), |mark| mark.word.into())
            });
        }
    }

    /// The misprints in what the page shows whole, and what has changed since.
    fn ending(&self, document: &mut Document) {
        let known = self.known;
        let errata = document.whole.iter().flat_map(|subject| known.errata(subject));
        let errata: Vec<Item> = errata.map(|erratum| source::misprint(known.framework, erratum)).collect();
        let mut changes: Vec<Item> = Vec::new();
        for change in document.whole.iter().flat_map(|subject| known.changes(subject)) {
            let line = Line::new().strong(change.title.as_str()).and(": ").and(change.text.as_str());
            let told = self.item(Item::new(line).about(change.place()));
            if !changes.contains(&told) {
                changes.push(told);
            }
        }
        document.aside = Some(document.blocks.len());
        document.section(format!("Misprints in {}", known.framework.called()), errata);
        document.section(format!("Since {}", known.framework.about().year), changes);
    }
}

/// What was done to something, with its id.
fn named(id: &str, words: &str) -> Line {
    Line::new().id(id).and(format!(": {words}"))
}

/// Something that was withdrawn, with its id, its title and the reason.
fn withdrawn(gone: &Withdrawn<'_>) -> Item {
    let title = gone.names.get(1).map_or_else(String::new, |name| format!(" {name}"));
    Item::new(Line::new().id(gone.names[0].as_str()).and(format!("{title} ({}): {}", gone.noun, gone.why)))
}
