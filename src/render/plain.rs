//! Plain text for screen readers, and wherever boxes and columns are a hindrance: labelled lines in reading order.

use std::fmt::Write;

use super::Look;
use super::wrap::columns;
use crate::report::{Block, Cell, Document, Item, Line, Run, Table, Tone};
use crate::visible::visible;

pub(super) fn render(document: &Document, look: Look) -> String {
    let mut page = Page { text: String::new(), width: look.width };
    page.line("", &visible(&document.title));
    for (is_apart, block) in document.laid_out() {
        if is_apart {
            page.text.push('\n');
        }
        page.block(block);
    }
    if let Some(origin) = &document.origin {
        page.text.push('\n');
        page.line("", &visible(&origin.whole()));
    }
    page.text
}

/// A single block: the blocks of a page are independent.
pub(super) fn block(block: &Block, look: Look) -> String {
    let mut page = Page { text: String::new(), width: look.width };
    page.block(block);
    page.text
}

struct Page {
    text: String,
    width: Option<usize>,
}

impl Page {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, .. } => {
                let text = visible(text);
                let text = text.trim_end_matches(':');
                // One colon is enough.
                let colon = if text.contains(": ") { "" } else { ":" };
                self.line("", &format!("{text}{colon}"));
            }
            Block::Text(line) | Block::Quiet(line) => self.line("", &words(line)),
            Block::List(items) => self.items(items, ""),
            Block::Facts(facts) => {
                for (name, value) in facts {
                    self.line("", &format!("{}: {}", visible(name), words(value)));
                }
            }
            Block::Table(table) => self.table(table),
            Block::Blanks(rows) => {
                for label in rows.iter().flatten() {
                    self.line("", &format!("{}: to be filled in", visible(label)));
                }
            }
            Block::Picture(_) | Block::About(_) | Block::Beside(_) => {}
        }
    }

    fn items(&mut self, items: &[Item], within: &str) {
        for item in items {
            let own = item.label.as_ref().map(|label| label.trim_end_matches('.'));
            let label = own.map_or_else(String::new, |own| match within {
                "" => own.to_owned(),
                within => format!("{within}, part {own}"),
            });
            let mark = if label.is_empty() { "- ".to_owned() } else { format!("{label}. ") };
            self.line(&visible(&mark), &words(&item.text));
            for remark in &item.remarks {
                self.line("  ", &words(remark));
            }
            self.items(&item.items, &label);
        }
    }

    fn table(&mut self, table: &Table) {
        if table.rows.is_empty() {
            self.line("", &visible(&table.empty));
        }
        for (n, row) in table.rows.iter().enumerate() {
            if n > 0 {
                self.text.push('\n');
            }
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                let text = if *cell == Cell::Missing { "not known".into() } else { cell.read() };
                self.line("", &format!("{}: {}", column.heading, visible(&text)));
            }
        }
    }

    fn line(&mut self, mark: &str, text: &str) {
        match self.width {
            Some(width) if !is_one_line(mark, text, width) => {
                let indent = " ".repeat(mark.len().min(4));
                let options = textwrap::Options::new(width.max(20)).initial_indent(mark).subsequent_indent(&indent);
                for line in textwrap::wrap(text, options.break_words(false)) {
                    let _ = writeln!(self.text, "{}", line.trim_end());
                }
            }
            Some(_) => {
                let _ = writeln!(self.text, "{}", format!("{mark}{text}").trim_end());
            }
            None => {
                let _ = writeln!(self.text, "{mark}{text}");
            }
        }
    }
}

/// Whether a text needs no wrapping. Most lines are short, and wrapping costs far more than this.
pub(super) fn is_one_line(mark: &str, text: &str, width: usize) -> bool {
    !text.contains('\n') && columns(mark) + columns(text) <= width
}

/// A line as text, with words for what colour shows elsewhere: a screen reader spells out marks, or skips them.
fn words(line: &Line) -> String {
    let run = |run: &Run| {
        let text = visible(&run.text);
        match run.tone {
            Tone::Added => around(&text, "(added: ", ")"),
            Tone::Dropped => around(&text, "(removed: ", ")"),
            _ => text.into_owned(),
        }
    };
    line.0.iter().map(run).collect()
}

/// A run of text, with marks that distinguish dropped and added words without colour.
pub(super) fn marked(text: &str, tone: Tone) -> String {
    match tone {
        Tone::Added => around(text, "{+", "+}"),
        Tone::Dropped => around(text, "[-", "-]"),
        _ => text.into(),
    }
}

/// A text between two marks that touch its words.
fn around(text: &str, open: &str, close: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.into();
    }
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    format!("{}{open}{inner}{close}{}", &text[..start], &text[end..])
}
