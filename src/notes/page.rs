//! Notes on a page: below the item, the table or the facts that are about the thing; misprints and later changes of
//! what the page tells whole at its end.

use std::collections::BTreeSet;

use crate::framework::{Place, Step, Withdrawn};
use crate::report::{Block, Boxed, Cell, Column, Document, Item, Line, Shown, Subject, Table};
use crate::words::subject::place;
use crate::words::{capital, source};

use super::known::{Known, name};

/// A page on which notes are put.
struct Page<'k, 'a> {
    known: &'k Known<'a>,
    /// The records that the page tells of by themselves: what was done to one is not told again of its parts.
    told: BTreeSet<Place>,
}

pub(super) fn annotate(document: &mut Document, known: &Known<'_>) {
    let page = Page { known, told: told(document) };
    let mut blocks = Vec::with_capacity(document.blocks.len() + 4);
    let mut whose = known.whose();
    for block in std::mem::take(&mut document.blocks) {
        // Behind a caveat that the page opens with.
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

fn list(blocks: &mut Vec<Block>, items: Vec<Item>) {
    if !items.is_empty() {
        blocks.push(Block::List(items));
    }
}

/// The records that a page tells of by themselves.
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
    /// What is known of what the facts before are about: the record as one more of the facts, the overlays below them.
    fn about(&self, blocks: &mut Vec<Block>, subject: &Subject) {
        if let (Some(mark), Some(Block::Facts(facts))) = (self.known.mark(subject), blocks.last_mut()) {
            let fact = ("In the record".to_owned(), Line::new().strong(mark.words));
            facts.insert(facts.len().min(1), fact);
        }
        list(blocks, self.known.overlays(std::slice::from_ref(subject)).into_iter().map(Item::new).collect());
    }

    /// What overlays did to other things, each by its id; to what there is one of without a name.
    fn beside(&self, subjects: &[Subject]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for subject in subjects {
            items.extend(self.known.withdrawn(subject).map(withdrawn));
            let id = match &place(subject).0[..] {
                [_, Step::Key(id), ..] => Some(id.clone()),
                _ => None,
            };
            for sentence in self.overlays(subject) {
                let item = Item::new(match &id {
                    Some(id) => named(id, &sentence),
                    None => capital(&sentence).into(),
                });
                if !items.contains(&item) {
                    items.push(item);
                }
            }
        }
        items
    }

    /// What overlays did to a thing, as far as the page does not tell it elsewhere. Of a whole role, which is long, what
    /// was there before is left out.
    fn overlays(&self, subject: &Subject) -> Vec<String> {
        if self.known.framework.overlays.is_empty() {
            return Vec::new();
        }
        let place = place(subject);
        let is_role = matches!(&place.0[..], [Step::Key(table), _] if table == "roles");
        let around = if self.told.contains(&place.record()) { Vec::new() } else { self.known.overlays_around(subject) };
        around.into_iter().chain(self.known.overlays_at(subject, is_role)).collect()
    }

    /// What is known of an item and of those below it, as remarks.
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

    /// In a box, in brief, whose it is: there is no room for more, and the words beside the picture tell the rest.
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

    /// A column for the record, where there is one. No mark says that there is none, not that it is not known.
    fn table(&self, table: &mut Table) {
        if self.known.whose().is_some() && table.is_about {
            table.push(Column::text("record", "Record"), |row| {
                let mark = row.about.iter().find_map(|subject| self.known.mark(subject));
                mark.map_or(Cell::List(Vec::new()), |mark| mark.word.into())
            });
        }
    }

    /// The misprints in what the page tells whole, and what has become of it since.
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

/// What was done to something, by its id.
fn named(id: &str, words: &str) -> Line {
    Line::new().id(id).and(format!(": {words}"))
}

/// Something that was withdrawn, by its id and its title, and why.
fn withdrawn(gone: &Withdrawn<'_>) -> Item {
    let title = gone.names.get(1).map_or_else(String::new, |name| format!(" {name}"));
    Item::new(Line::new().id(gone.names[0].as_str()).and(format!("{title} ({}): {}", gone.noun, gone.why)))
}
