//! Shortens an answer to fit a screen: each part shows as much as there is room for, and says how much it leaves out.
//! Nothing is left out silently, and text that is cut ends with an ellipsis.

mod line;
mod measure;

use std::cell::OnceCell;
use std::fmt;

use super::{Look, terminal};
use line::{cut, first_facts, one_line};
use measure::{Measure, Steps};

use crate::report::{Block, Cell, Document, Item, Kind, Line, Table, Tone};

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
    /// The columns that are shown of each block that is a table.
    columns: OnceCell<Vec<Vec<&'static str>>>,
    /// What it is called if it is not shown.
    name: OnceCell<String>,
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

/// How many of the things of a part are shown, if not all of them are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tally {
    Of {
        shown: usize,
        things: usize,
    },
    /// A number would be the number of nothing.
    InPart,
}

/// As it stands after a heading: "2 of 10 shown".
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Of { shown, things } => write!(f, "{shown} of {things} shown"),
            Self::InPart => f.write_str("in part"),
        }
    }
}

/// The document, shortened if it does not fit a screen. `whole` is the command that shows all of it.
pub(super) fn of(document: Document, is_plain: bool, whole: &str) -> Document {
    let measure = Measure { is_plain };
    if measure.fits(&document) {
        return document;
    }
    let document = &abbreviated(document);
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

/// The document with short titles in lines that are too long for one: an end that is cut off can change what they say.
/// Quoted words stay as they are.
fn abbreviated(mut document: Document) -> Document {
    let Some(origin) = &document.origin else { return document };
    let abbreviate = |line: &mut Line| {
        if line.0.iter().map(|run| run.text.chars().count()).sum::<usize>() <= ROOM {
            return;
        }
        for run in line.0.iter_mut().filter(|run| run.tone != Tone::Quoted) {
            for (title, short) in &origin.short_titles {
                if run.text.contains(title.as_str()) {
                    run.text = run.text.replace(title.as_str(), short);
                }
            }
        }
    };
    for block in &mut document.blocks {
        match block {
            Block::Text(line) => abbreviate(line),
            Block::List(items) => items.iter_mut().for_each(|item| abbreviate(&mut item.text)),
            _ => {}
        }
    }
    document
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
                let rank = if is_aside { Rank::Aside } else { rank };
                Part { heading: Some(text), blocks, rank, columns: OnceCell::new(), name: OnceCell::new() }
            }
            blocks => {
                let is_answer = blocks.iter().any(|block| matches!(block, Block::Table(_) | Block::List(_)));
                let rank = if is_answer { Rank::Answer } else { Rank::Opening };
                Part { heading: None, blocks, rank, columns: OnceCell::new(), name: OnceCell::new() }
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
        Some(self.blocks.iter().map(size).sum()).filter(|things| *things > 1)
    }

    /// How many of its things are shown; `None` if all are. A single remark beside them is not counted. Where it has a
    /// list and a table, their sum would be the number of nothing, so it only says that some are left out.
    fn tally(&self, shown: usize) -> Option<Tally> {
        let things = self.things().filter(|things| shown < *things)?;
        let lists: Vec<&Block> = self.blocks.iter().filter(|block| size(block) > 0).collect();
        if lists.iter().all(|block| matches!(block, Block::List(_))) {
            return Some(Tally::Of { shown, things });
        }
        let sizes: Vec<usize> = lists.iter().map(|block| size(block)).collect();
        let several: Vec<usize> = (0..sizes.len()).filter(|&n| sizes[n] > 1).collect();
        let [only] = several[..] else { return Some(Tally::InPart) };
        let (before, things) = (sizes[..only].iter().sum(), sizes[only]);
        Some(match shown.saturating_sub(before).min(things) {
            0 if shown > 0 => Tally::InPart,
            shown => Tally::Of { shown, things },
        })
    }

    /// The blocks of the part after `shown` steps.
    fn folded(&self, shown: usize) -> Vec<Block> {
        let is_opening = self.heading.is_none();
        if shown == 0 && !is_opening {
            return Vec::new();
        }
        let mut blocks: Vec<Block> = self.heading.map(|heading| self.titled(heading, shown)).into_iter().collect();
        let (mut texts, mut things) = (0, 0);
        // A paragraph that ends with a colon introduces a list. It is shown where it tells several lists apart.
        let is_one_list = self.blocks.iter().filter(|block| matches!(block, Block::List(_))).count() == 1;
        let mut introduction = None;
        for (place, block) in self.blocks.iter().enumerate() {
            match block {
                Block::Text(line) if line.plain().ends_with(':') => {
                    introduction = Some(Block::Text(cut(line, ROOM)));
                    continue;
                }
                Block::List(_) | Block::Table(_) if shown > things && (things > 0 || !is_one_list) => {
                    blocks.extend(introduction.take());
                }
                _ => introduction = None,
            }
            match block {
                // The first paragraph is the most important.
                Block::Text(line) if texts == 0 || shown > 3 => {
                    texts += 1;
                    let lines = if self.things().is_some() && !is_opening { shown.clamp(1, 2) } else { shown.max(2) };
                    blocks.push(Block::Text(cut(line, ROOM * lines)));
                }
                // A caveat at the top of the page.
                Block::Quiet(line) if is_opening && blocks.is_empty() => {
                    blocks.push(Block::Quiet(cut(line, COLUMNS * 2 - 6)));
                }
                Block::Facts(facts) => blocks.push(Block::Facts(first_facts(facts, shown.max(3)))),
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
                    let rows = table.filtered(|n| n + things < shown);
                    blocks.push(if is_opening {
                        Block::Table(rows.only(self.columns(place)))
                    } else {
                        Block::List(listed(&rows))
                    });
                    things += table.rows.len();
                }
                _ => {}
            }
        }
        blocks
    }

    /// The columns that are shown of a table.
    fn columns(&self, place: usize) -> &[&'static str] {
        let of = |block: &Block| match block {
            Block::Table(table) if !table.is_of_counts() => narrow(table),
            _ => Vec::new(),
        };
        &self.columns.get_or_init(|| self.blocks.iter().map(of).collect())[place]
    }

    /// The heading, with how many of the things under it are shown. If it is too long, the section is left out.
    fn titled(&self, heading: &str, shown: usize) -> Block {
        let between = if heading.contains(": ") { "," } else { ":" };
        let counted = self.tally(shown).map_or_else(String::new, |tally| format!("{between} {tally}"));
        let is_long = heading.chars().count() + counted.len() > COLUMNS;
        let heading = if is_long { uncited(heading) } else { heading.to_owned() };
        Block::Heading { text: format!("{heading}{counted}"), is_detail: false }
    }
}

/// A heading without its section; what follows that stays.
fn uncited(heading: &str) -> String {
    let start = [" (section", " (Appendix"].iter().filter_map(|cited| heading.find(cited)).min();
    let Some(start) = start else { return heading.to_owned() };
    let end = heading[start..].find(')').map_or(heading.len(), |end| start + end + 1);
    format!("{}{}", &heading[..start], &heading[end..])
}

/// The first, most important columns: as many as fit with about one line per row. Of a long table, the first rows
/// decide.
fn narrow(table: &Table) -> Vec<&'static str> {
    const MOST: usize = 4;
    const JUDGED: usize = 1_000;
    let table = table.filtered(|n| n < JUDGED);
    let first = |columns: usize| table.columns.iter().take(columns).map(|column| column.key).collect::<Vec<_>>();
    let is_low = |keys: &Vec<&str>| {
        let look = Look { width: Some(COLUMNS), colour: false };
        let drawn = terminal::block(&Block::Table(table.only(keys)), look);
        drawn.lines().count() * 2 <= table.rows.len() * 3 + 4
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

/// How many items or rows a block has.
fn size(block: &Block) -> usize {
    match block {
        Block::List(items) => items.len(),
        Block::Table(table) => table.rows.len(),
        _ => 0,
    }
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
    let hidden: Vec<&str> = hidden.map(|(part, _)| part.name()).collect();
    let opening = parts.iter().zip(shown).find(|(part, _)| part.heading.is_none());
    let counted = match opening.and_then(|(part, shown)| part.tally(*shown)) {
        None => String::new(),
        Some(Tally::InPart) => "Shown in part. ".to_owned(),
        Some(tally) => format!("{tally}. "),
    };
    let more = if hidden.is_empty() { counted } else { format!("{counted}Also: {}. ", hidden.join("; ")) };
    let source = document.origin.as_ref().map_or_else(String::new, |origin| format!("{}. ", origin.brief()));
    Line::from(format!("{source}{more}Shortened to a screen; all of it: ")).id(whole)
}

impl Part<'_> {
    /// The name of a part that is not shown: its heading without the section, and how many things it has.
    fn name(&self) -> &str {
        self.name.get_or_init(|| {
            let heading = uncited(self.heading.unwrap_or_default());
            match self.tally(0) {
                Some(Tally::Of { things, .. }) => format!("{heading} ({things})"),
                _ => heading,
            }
        })
    }
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
        assert_eq!(of(short.clone(), false, "tacareer level x --all"), short);
    }

    #[test]
    fn what_is_left_out_is_counted() {
        let brief = of(long(30), false, "tacareer level x --all");
        let text = terminal::render(&brief, Look { width: Some(COLUMNS), colour: false });
        assert!(text.lines().count() <= LINES, "{text}");
        assert!(text.contains("Key duties (section 4.3.1): ") && text.contains(" of 30"), "{text}");
        assert!(text.contains("tacareer level x --all"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= COLUMNS), "{text}");
    }
}
