//! Text and tables for a terminal, wrapped to its width; for a pipe, the same without wrapping.

use std::fmt::Write;

use comfy_table::{Cell as Drawn, CellAlignment, ColumnConstraint, ContentArrangement, Width};
use comfy_table::{LineStyle, TableStyle};

use super::Look;
use super::plain::{is_one_line, marked};
use super::wrap::{columns, lines};
use crate::report::{Block, Document, Item, Kind, Line, Table, Tone};
use crate::visible::visible;

/// The style of all tables: a rule below the headings, and space between the columns.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// The space to the right of a column, in addition to that between columns.
const GAP: u16 = 1;

/// The longest line of running text; only tables use the full width of a wide terminal.
const MAX_TEXT_WIDTH: usize = 100;

/// The indentation of text below its heading.
const INDENT: usize = 2;

/// Escape codes that begin a style: ids, strong, quiet, added and dropped words.
const CODES: [&str; 5] = ["\x1b[36m", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[31m"];

/// The escape code that ends a style.
const RESET: &str = "\x1b[0m";

/// The longest word for which a column is made wide; longer words are broken.
const LONGEST_WORD: usize = 24;

pub(super) fn render(document: &Document, look: Look) -> String {
    let mut page = Page { text: String::new(), look };
    page.wrap("", "", &Line::new().strong(document.title.as_str()));
    for (is_apart, block) in document.laid_out() {
        if is_apart {
            page.text.push('\n');
        }
        page.block(block);
    }
    if let Some(origin) = &document.origin {
        page.text.push('\n');
        page.block(&Block::Quiet(origin.whole().into()));
    }
    page.text
}

/// A single block: the blocks of a page are independent.
pub(super) fn block(block: &Block, look: Look) -> String {
    let mut page = Page { text: String::new(), look };
    page.block(block);
    page.text
}

struct Page {
    text: String,
    look: Look,
}

impl Page {
    fn block(&mut self, block: &Block) {
        let indent = " ".repeat(INDENT);
        match block {
            Block::Heading { text, .. } => self.wrap("", "", &Line::new().strong(text.as_str())),
            Block::Text(line) => self.wrap(&indent, &indent, line),
            Block::Quiet(line) => self.wrap(&indent, &indent, &quiet(line)),
            Block::List(items) => self.items(items, INDENT),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Blanks(rows) => self.blanks(rows),
            Block::Picture(_) | Block::About(_) | Block::Beside(_) => {}
        }
    }

    fn items(&mut self, items: &[Item], indent: usize) {
        let label =
            |item: &Item| item.label.as_ref().map_or_else(|| "•".into(), |label| format!("{}.", visible(label)));
        let widest = items.iter().map(|item| columns(&label(item))).max().unwrap_or(0);
        for item in items {
            let label = label(item);
            let space = indent + widest - columns(&label);
            let first = format!("{}{label} ", " ".repeat(space));
            let rest = " ".repeat(indent + widest + 1);
            self.wrap(&first, &rest, &item.text);
            for remark in &item.remarks {
                self.wrap(&rest, &rest, &quiet(remark));
            }
            self.items(&item.items, indent + widest + 1);
        }
    }

    /// Values beside their names, or below them if the names leave too little room.
    fn facts(&mut self, facts: &[(String, Line)]) {
        let widest = facts.iter().map(|(name, _)| columns(name)).max().unwrap_or(0);
        let beside = self.look.width.is_none_or(|columns| (INDENT + widest + 2) * 2 <= columns);
        for (name, value) in facts {
            let name = visible(name);
            if beside {
                let first = format!("{}{name}{}  ", " ".repeat(INDENT), " ".repeat(widest - columns(&name)));
                self.wrap(&first, &" ".repeat(INDENT + widest + 2), value);
            } else {
                self.wrap(&" ".repeat(INDENT), &" ".repeat(INDENT), &format!("{name}:").into());
                self.wrap(&" ".repeat(INDENT * 2), &" ".repeat(INDENT * 2), value);
            }
        }
    }

    fn wrap(&mut self, first: &str, rest: &str, line: &Line) {
        let text: String = line.0.iter().map(|run| self.paint(&run.text, run.tone)).collect();
        let Some(width) = self.look.width else {
            let _ = writeln!(self.text, "{first}{text}");
            return;
        };
        let width = width.min(MAX_TEXT_WIDTH);
        if is_one_line(first, &text, width) {
            let _ = writeln!(self.text, "{}", format!("{first}{text}").trim_end());
            return;
        }
        let mut open = "";
        let (beside, below) = (width.saturating_sub(columns(first)), width.saturating_sub(columns(rest)));
        for (n, line) in lines(&text, beside, below).into_iter().enumerate() {
            let line = format!("{}{line}", if n == 0 { first } else { rest });
            // A style that continues over the end of a line is closed there, and opened again after the indentation.
            let line = line.trim_end();
            let indent = if open.is_empty() { 0 } else { line.len() - line.trim_start().len() };
            let last = line.rfind("\x1b[").and_then(|start| line[start..].split_inclusive('m').next());
            let painted = format!("{}{open}{}", &line[..indent], &line[indent..]);
            open = match last {
                Some(RESET) => "",
                Some(code) => CODES.iter().find(|known| **known == code).copied().unwrap_or_default(),
                None => open,
            };
            let close = if open.is_empty() { "" } else { RESET };
            let _ = writeln!(self.text, "{painted}{close}");
        }
    }

    /// A run in its style.
    fn paint(&self, text: &str, tone: Tone) -> String {
        let text = marked(&visible(text), tone);
        let code = match tone {
            _ if !self.look.colour || text.is_empty() => return text,
            Tone::Plain | Tone::Quoted | Tone::Public | Tone::Overlay => return text,
            Tone::Id => CODES[0],
            Tone::Strong => CODES[1],
            Tone::Quiet => CODES[2],
            Tone::Added => CODES[3],
            Tone::Dropped => CODES[4],
        };
        format!("{code}{text}{RESET}")
    }

    /// Each label with a line to write on, one below another.
    fn blanks(&mut self, rows: &[Vec<String>]) {
        let indent = " ".repeat(INDENT);
        let widest = rows.iter().flatten().map(|label| columns(label)).max().unwrap_or(0);
        let room = self.look.width.unwrap_or(MAX_TEXT_WIDTH).min(MAX_TEXT_WIDTH).saturating_sub(INDENT + widest + 2);
        for label in rows.iter().flatten() {
            let space = " ".repeat(widest.saturating_sub(columns(label)));
            let rule = "_".repeat(room.clamp(8, 40));
            self.wrap(&indent, &indent, &format!("{label}: {space}{rule}").into());
        }
    }

    fn table(&mut self, table: &Table) {
        if table.rows.is_empty() {
            return self.wrap(&" ".repeat(INDENT), &" ".repeat(INDENT), &table.empty.as_str().into());
        }
        let least = least_widths(table);
        let needed: usize = least.iter().map(|width| width + usize::from(GAP) + 1).sum::<usize>();
        match self.look.width {
            Some(width) if needed > width => self.records(table),
            width => self.drawn(table, &least, width),
        }
    }

    /// One record after another, if the columns do not fit side by side.
    fn records(&mut self, table: &Table) {
        for (n, row) in table.rows.iter().enumerate() {
            if n > 0 {
                self.text.push('\n');
            }
            let facts: Vec<(String, Line)> = table
                .columns
                .iter()
                .zip(&row.cells)
                .map(|(column, cell)| {
                    let tone = if column.kind == Kind::Id { Tone::Id } else { Tone::Plain };
                    (column.heading.to_owned(), Line::new().run(cell.read(), tone))
                })
                .collect();
            self.facts(&facts);
        }
    }

    fn drawn(&mut self, table: &Table, least: &[usize], width: Option<usize>) {
        let mut drawn = comfy_table::Table::new();
        drawn.load_style(STYLE);
        colour::prepare(&mut drawn, self.look.colour);
        if let Some(width) = width {
            drawn.set_content_arrangement(ContentArrangement::Dynamic);
            drawn.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        }
        let strong = |cell: Drawn| if self.look.colour { colour::strong(cell) } else { cell };
        drawn.set_header(table.columns.iter().map(|column| strong(Drawn::new(column.heading))));
        for row in &table.rows {
            drawn.add_row(table.columns.iter().zip(&row.cells).map(|(column, cell)| {
                let cell = Drawn::new(visible(&cell.read()));
                if self.look.colour && column.kind == Kind::Id { colour::id(cell) } else { cell }
            }));
        }
        for (n, column) in table.columns.iter().enumerate() {
            let Some(place) = drawn.column_mut(n) else { continue };
            place.set_padding((0, GAP));
            let least = u16::try_from(least[n]).unwrap_or(u16::MAX).saturating_add(GAP);
            place.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
            if column.kind.is_of_numbers() {
                place.set_cell_alignment(CellAlignment::Right);
            }
        }
        for line in drawn.trim_fmt().lines() {
            let _ = writeln!(self.text, "{}", line.trim_end());
        }
    }
}

/// The widths that columns need: that of ids in full; for others that of the longest word, except words that are broken
/// anyway, which make do with half of the limit.
fn least_widths(table: &Table) -> Vec<usize> {
    let width = |n: usize| {
        let is_of_text = table.columns[n].kind.is_of_text();
        let longest_word = |text: &str| {
            let widths = text.split(' ').map(columns);
            widths.map(|width| if is_of_text && width > LONGEST_WORD { LONGEST_WORD / 2 } else { width }).max()
        };
        let cells = table.rows.iter().filter_map(|row| longest_word(&visible(&row.cells[n].read())));
        cells.chain(longest_word(table.columns[n].heading)).max().unwrap_or(0)
    };
    (0..table.columns.len()).map(width).collect()
}

/// A quiet remark, with its ids unchanged.
fn quiet(line: &Line) -> Line {
    let hush =
        |tone| if let Tone::Plain | Tone::Quoted | Tone::Public | Tone::Overlay = tone { Tone::Quiet } else { tone };
    Line(line.0.iter().map(|run| crate::report::Run { text: run.text.clone(), tone: hush(run.tone) }).collect())
}

/// Colour in the cells of a table.
#[cfg(not(target_family = "wasm"))]
mod colour {
    use comfy_table::{Attribute, Cell, Color, Table};

    /// Whether there is a terminal is decided already.
    pub(super) fn prepare(table: &mut Table, wanted: bool) {
        table.force_no_tty();
        if wanted {
            table.enforce_styling();
        }
    }

    pub(super) fn strong(cell: Cell) -> Cell {
        cell.add_attribute(Attribute::Bold)
    }

    pub(super) fn id(cell: Cell) -> Cell {
        cell.fg(Color::DarkCyan)
    }
}

/// In a page there is no terminal, and so no colour.
#[cfg(target_family = "wasm")]
mod colour {
    use comfy_table::{Cell, Table};

    pub(super) fn prepare(_: &mut Table, _: bool) {}

    pub(super) fn strong(cell: Cell) -> Cell {
        cell
    }

    pub(super) fn id(cell: Cell) -> Cell {
        cell
    }
}
