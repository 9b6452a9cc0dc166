//! Shortens an answer to fit a screen: each part shows as much as there is room for, and says how much it leaves out.
//! Nothing is left out silently, and text that is cut ends with an ellipsis.

mod measure;

use super::{Look, terminal};
use measure::{Measure, Steps};

use crate::report::{Block, Cell, Document, Item, Kind, Line, Run, Table, Tone};

/// The size of a screen: 24 lines of 80 columns, one of which is for the prompt.
const LINES: usize = 23;
const COLUMNS: usize = 80;

/// What indentation and a label leave of a line.
const ROOM: usize = COLUMNS - 7;

/// A part of a document: everything under one heading, or before the first.
struct Part<'a> {
    heading: Option<&'a str>,
    blocks: &'a [Block],
    rank: Rank,
}

/// The order in which parts are given room.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Answer,
    Opening,
    Detail,
    /// Misprints and later changes. Never shown, only named.
    Aside,
}

/// The document, shortened if it does not fit a screen. `whole` is the command that shows all of it.
pub(super) fn of(document: &Document, is_plain: bool, whole: &str) -> Document {
    let measure = Measure { is_plain };
    if measure.fits(document) {
        return document.clone();
    }
    let parts = parts(document);
    let mut shown = vec![0; parts.len()];
    let mut steps = Steps::of(measure, document);
    let mut fits = |shown: &[usize]| steps.fit(document, &parts, shown, whole);
    // Every part gets a little room first, then more in turn, until the screen is full.
    for rank in [Rank::Answer, Rank::Opening, Rank::Detail] {
        let mut is_growing = true;
        while is_growing {
            is_growing = false;
            for n in (0..parts.len()).filter(|&n| parts[n].rank == rank) {
                if shown[n] < parts[n].size() {
                    shown[n] += 1;
                    let is_room = fits(&shown);
                    shown[n] -= usize::from(!is_room);
                    is_growing |= is_room;
                }
            }
        }
    }
    folded(document, &parts, &shown, whole)
}

fn parts(document: &Document) -> Vec<Part<'_>> {
    let blocks = &document.blocks;
    let mut starts: Vec<usize> = vec![0];
    starts.extend((1..blocks.len()).filter(|&n| matches!(blocks[n], Block::Heading { .. })));
    let end = |n: usize| starts.get(n + 1).copied().unwrap_or(blocks.len());
    let part = |n: usize| {
        let own = &blocks[starts[n]..end(n)];
        let is_aside = document.aside.is_some_and(|aside| starts[n] >= aside);
        match own {
            [Block::Heading { text, is_detail }, blocks @ ..] => {
                let rank = if *is_detail { Rank::Detail } else { Rank::Answer };
                Part { heading: Some(text), blocks, rank: if is_aside { Rank::Aside } else { rank } }
            }
            blocks => {
                let is_answer = blocks.iter().any(|block| matches!(block, Block::Table(_) | Block::List(_)));
                Part { heading: None, blocks, rank: if is_answer { Rank::Answer } else { Rank::Opening } }
            }
        }
    };
    (0..starts.len()).map(part).collect()
}

impl Part<'_> {
    /// The number of steps from showing nothing to showing everything.
    fn size(&self) -> usize {
        let most = self.blocks.iter().map(steps).max().unwrap_or(0);
        if most == 0 { 0 } else { self.things().unwrap_or(1).max(most) }
    }

    /// How many items or rows it has, if there are several.
    fn things(&self) -> Option<usize> {
        let count = |block: &Block| match block {
            Block::List(items) => items.len(),
            Block::Table(table) => table.rows.len(),
            _ => 0,
        };
        Some(self.blocks.iter().map(count).sum()).filter(|things| *things > 1)
    }

    /// The blocks of the part after `shown` steps.
    fn folded(&self, shown: usize) -> Vec<Block> {
        let is_opening = self.heading.is_none();
        if shown == 0 && !is_opening {
            return Vec::new();
        }
        let mut blocks: Vec<Block> = self.heading.map(|heading| self.titled(heading, shown)).into_iter().collect();
        let (mut texts, mut things) = (0, 0);
        for block in self.blocks {
            match block {
                // The first paragraph is the most important. A paragraph that ends with a colon introduces a list,
                // which may not be shown.
                Block::Text(line) if (texts == 0 || shown > 3) && !line.plain().ends_with(':') => {
                    texts += 1;
                    let lines = if self.things().is_some() && !is_opening { 1 } else { shown.max(2) };
                    blocks.push(Block::Text(cut(line, ROOM * lines)));
                }
                // A caveat at the top of the page.
                Block::Quiet(line) if is_opening && blocks.is_empty() => {
                    blocks.push(Block::Quiet(cut(line, COLUMNS * 2 - 6)));
                }
                Block::Facts(facts) => {
                    let room = |name: &str| ROOM.saturating_sub(name.len().max(12) + 2).max(ROOM / 2);
                    let facts = facts.iter().take(shown.max(3));
                    let facts = facts.map(|(name, value)| (name.clone(), cut(value, room(name))));
                    blocks.push(Block::Facts(facts.collect()));
                }
                Block::List(items) if shown > things => {
                    blocks.push(Block::List(items.iter().take(shown - things).map(one_line).collect()));
                    things += items.len();
                }
                Block::Table(table) if table.rows.is_empty() => blocks.push(block.clone()),
                Block::Table(table) if shown > things && table.is_of_counts() => {
                    blocks.push(Block::Table(counted(&table.filtered(|n| n + things < shown))));
                    things += table.rows.len();
                }
                Block::Table(table) if shown > things => {
                    let rows = narrow(table).filtered(|n| n + things < shown);
                    blocks.push(if is_opening { Block::Table(rows) } else { Block::List(listed(&rows)) });
                    things += table.rows.len();
                }
                _ => {}
            }
        }
        blocks
    }

    /// The heading, with how many of the things under it are shown. If it is too long, the section is left out.
    fn titled(&self, heading: &str, shown: usize) -> Block {
        let counted = match self.things() {
            Some(things) if shown < things => {
                format!("{} {shown} of {things} shown", if heading.contains(": ") { "," } else { ":" })
            }
            _ => String::new(),
        };
        let is_long = heading.chars().count() + counted.len() > COLUMNS;
        let heading = if is_long { uncited(heading) } else { heading };
        Block::Heading { text: format!("{heading}{counted}"), is_detail: false }
    }
}

/// A heading without its section.
fn uncited(heading: &str) -> &str {
    let end = [" (section", " (Appendix"].iter().filter_map(|cited| heading.find(cited)).min();
    end.map_or(heading, |end| &heading[..end])
}

/// The first, most important columns: as many as fit with about one line per row.
fn narrow(table: &Table) -> Table {
    const MOST: usize = 4;
    let first = |columns: usize| {
        let keys: Vec<&str> = table.columns.iter().take(columns).map(|column| column.key).collect();
        table.only(&keys)
    };
    let is_low = |table: &Table| {
        let mut alone = Document::new("");
        alone.table(table.clone());
        let look = Look { width: Some(COLUMNS), colour: false };
        terminal::render(&alone, look).lines().count() * 2 <= table.rows.len() * 3 + 8
    };
    (2..=MOST).rev().map(first).find(is_low).unwrap_or_else(|| first(2))
}

/// A table of numbers to compare, one line per row: what the row is about, cut to the available width, its id, and the
/// numbers.
fn counted(table: &Table) -> Table {
    const LEAST: usize = 26;
    const GAP: usize = 3;
    let first = |is: fn(Kind) -> bool| table.columns.iter().find(|column| is(column.kind)).map(|column| column.key);
    let counts = table.columns.iter().filter(|column| column.kind == Kind::Count).map(|column| column.key);
    let keys: Vec<&str> =
        first(Kind::is_of_text).into_iter().chain(first(|kind| kind == Kind::Id)).chain(counts).collect();
    let mut table = table.only(&keys);
    let width = |table: &Table, n: usize| {
        let cells = table.rows.iter().map(|row| row.cells[n].read().chars().count());
        cells.chain([table.columns[n].heading.chars().count()]).max().unwrap_or_default() + GAP
    };
    // Columns at the end are dropped if there is no room for them.
    while table.columns.len() > 3 && (1..table.columns.len()).map(|n| width(&table, n)).sum::<usize>() + LEAST > COLUMNS
    {
        let fewer: Vec<&str> = table.columns.iter().map(|column| column.key).take(table.columns.len() - 1).collect();
        table = table.only(&fewer);
    }
    if table.columns.first().is_some_and(|column| column.kind.is_of_text()) {
        let taken = (1..table.columns.len()).map(|n| width(&table, n)).sum::<usize>();
        let room = COLUMNS.saturating_sub(taken + GAP).max(LEAST);
        for row in &mut table.rows {
            row.cells[0] = Cell::Text(cut(&Line::from(row.cells[0].read()), room).plain());
        }
    }
    table
}

/// The rows of a table as list items, which take less room; they show the first two columns.
fn listed(table: &Table) -> Vec<Item> {
    let item = |row: usize| {
        let mut cells = table.columns.iter().zip(&table.rows[row].cells).map(|(column, cell)| {
            let tone = if column.kind == Kind::Id { Tone::Id } else { Tone::Plain };
            Line::new().run(cell.words(""), tone)
        });
        let (first, second) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let between = if first.is_empty() || second.is_empty() { "" } else { " " };
        one_line(&Item::new(first.and(between).line(second)))
    };
    (0..table.rows.len()).map(item).collect()
}

/// How many steps it takes to show a block in full.
fn steps(block: &Block) -> usize {
    match block {
        Block::List(items) => items.len(),
        Block::Table(table) => table.rows.len().max(1),
        Block::Facts(facts) => facts.len(),
        Block::Text(line) => line.plain().chars().count().div_ceil(ROOM),
        Block::Quiet(_)
        | Block::Heading { .. }
        | Block::Blanks(_)
        | Block::Picture(_)
        | Block::About(_)
        | Block::Beside(_) => 0,
    }
}

fn folded(document: &Document, parts: &[Part<'_>], shown: &[usize], whole: &str) -> Document {
    let mut folded = Document { is_dense: true, ..Document::new(document.title.as_str()) };
    for (part, shown) in parts.iter().zip(shown) {
        folded.blocks.extend(part.folded(*shown));
    }
    folded.quiet(closing(document, parts, shown, whole));
    folded
}

/// Where the answer comes from, what was left out, and the command that shows all of it.
fn closing(document: &Document, parts: &[Part<'_>], shown: &[usize], whole: &str) -> Line {
    let hidden = parts.iter().zip(shown).filter(|(part, shown)| **shown == 0 && part.heading.is_some());
    let hidden: Vec<String> = hidden.map(|(part, _)| part.name()).collect();
    let opening = parts.iter().zip(shown).find(|(part, _)| part.heading.is_none());
    let counted = opening.and_then(|(part, shown)| Some((part.things()?, *shown))).filter(|(all, shown)| shown < all);
    let counted = counted.map_or_else(String::new, |(all, shown)| format!("{shown} of {all} shown. "));
    let more = if hidden.is_empty() { counted } else { format!("{counted}Also: {}. ", hidden.join("; ")) };
    let source = document.origin.as_ref().map_or_else(String::new, |origin| format!("{}. ", origin.brief()));
    Line::from(format!("{source}{more}Shortened to a screen; all of it: ")).id(whole)
}

impl Part<'_> {
    /// The name of a part that is not shown: its heading without the section, and how many things it has.
    fn name(&self) -> String {
        let heading = uncited(self.heading.unwrap_or_default());
        self.things().map_or_else(|| heading.to_owned(), |things| format!("{heading} ({things})"))
    }
}

/// An item on one line, with what the record says about it.
fn one_line(item: &Item) -> Item {
    let marks = item.remarks.iter().filter_map(|remark| remark.plain().strip_prefix(RECORD).map(str::to_owned));
    let mark = marks.map(|mark| mark.split(',').next().unwrap_or_default().to_owned()).next();
    let room = ROOM - mark.as_ref().map_or(0, |mark| mark.len() + 3);
    let text = cut(&item.text, room);
    let text = match mark {
        Some(mark) => text.and(" (").strong(mark).and(")"),
        None => text,
    };
    Item { label: item.label.clone(), text, ..Item::default() }
}

/// The beginning of a remark that says what the record has.
const RECORD: &str = "In the record: ";

/// A line cut at a word to a number of columns. Ids are never cut.
fn cut(line: &Line, room: usize) -> Line {
    let length = |run: &Run| run.text.chars().count();
    if line.0.iter().map(length).sum::<usize>() <= room {
        return line.clone();
    }
    let ids: usize = line.0.iter().filter(|run| run.tone == Tone::Id).map(length).sum();
    let mut left = room.saturating_sub(ids + 2);
    let mut is_cut = false;
    let mut runs = Vec::new();
    for run in &line.0 {
        if run.tone == Tone::Id {
            runs.push(run.clone());
        } else if !is_cut {
            is_cut = length(run) > left;
            let text = if is_cut { shortened(&run.text, left) } else { run.text.clone() };
            left = left.saturating_sub(length(run));
            runs.push(Run { text, tone: run.tone });
        }
    }
    Line(runs)
}

/// As many whole words as fit, and an ellipsis.
fn shortened(text: &str, room: usize) -> String {
    let end = text.char_indices().nth(room).map_or(text.len(), |(end, _)| end);
    let cut = text[..end].rfind(' ').map_or("", |end| &text[..end]);
    format!("{}… ", cut.trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(items: usize) -> Document {
        let mut document = Document::new("A role");
        document.text("What it is for, in a few words.");
        let item = |n: usize| Item::labelled(n.to_string(), format!("Duty {n} {}", "with many words ".repeat(12)));
        document.section("Key duties (section 4.3.1)", (1..=items).map(item).collect());
        document.section("Knowledge", (1..=9).map(item).collect());
        document
    }

    #[test]
    fn what_fits_stays() {
        let mut short = Document::new("A role");
        short.text("Short.");
        assert_eq!(of(&short, false, "tacareer level x --all"), short);
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let brief = of(&long(30), false, "tacareer level x --all");
        let text = terminal::render(&brief, Look { width: Some(COLUMNS), colour: false });
        assert!(text.lines().count() <= LINES, "{text}");
        assert!(text.contains("Key duties (section 4.3.1): ") && text.contains(" of 30"), "{text}");
        assert!(text.contains("tacareer level x --all"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= COLUMNS), "{text}");
    }

    #[test]
    fn an_id_is_never_cut() {
        let line = Line::new().and("A title that is much too long for so little room ").id("health-and-safety-l3");
        assert_eq!(cut(&line, 40).plain(), "A title that is… health-and-safety-l3");
    }
}
