//! The blocks of a document as HTML.

use std::collections::HashMap;
use std::fmt::Write;

use super::escape;
use crate::render::picture::svg;
use crate::report::{Block, Cell, Cells, Column, Item, Kind, Line, Picture, Run, Subject, Table, Tone};

/// The anchors of things on a page, by the paths of their subjects and by their names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Links {
    by_path: HashMap<String, String>,
    by_name: HashMap<String, String>,
}

impl Links {
    /// Sets the anchor of a thing, and the ids and numbers that it is named by.
    pub(crate) fn add(&mut self, path: &str, anchor: &str, names: impl IntoIterator<Item = String>) {
        self.by_path.insert(path.to_owned(), anchor.to_owned());
        names.into_iter().for_each(|name| self.name(name, anchor));
    }

    /// Adds a name for an anchor; a name that is already taken keeps its anchor.
    pub(crate) fn name(&mut self, name: String, anchor: &str) {
        self.by_name.entry(name).or_insert_with(|| anchor.to_owned());
    }

    /// The anchor of a subject, or of what it is a part of.
    fn of(&self, about: &[Subject]) -> Option<&str> {
        about.iter().find_map(|subject| {
            let mut path = subject.path();
            loop {
                if let Some(anchor) = self.by_path.get(path) {
                    return Some(anchor.as_str());
                }
                path = path.rsplit_once('/')?.0;
            }
        })
    }
}

/// Writes blocks one after another.
pub(super) struct Blocks<'a> {
    pub(super) html: String,
    links: &'a Links,
    /// The anchor of the entry they are in, to which they do not link.
    here: &'a str,
    /// The level of their headings.
    heading: u8,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(links: &'a Links, here: &'a str, heading: u8) -> Self {
        Self { html: String::new(), links, here, heading }
    }

    pub(super) fn all(&mut self, blocks: &[Block]) {
        match signed(blocks) {
            Some((list, blanks)) => self.together(blocks, list, blanks),
            None => blocks.iter().for_each(|block| self.block(block)),
        }
    }

    /// Keeps the last list item on the page with the lines to sign, so that nobody signs an otherwise empty page.
    fn together(&mut self, blocks: &[Block], list: usize, blanks: usize) {
        blocks[..list].iter().for_each(|block| self.block(block));
        let items: &[Item] = if let Block::List(items) = &blocks[list] { items } else { &[] };
        let (before, last) = items.split_at(items.len().saturating_sub(1));
        if !before.is_empty() {
            self.list(before);
        }
        self.html.push_str("<section class=\"together\">\n");
        self.list(last);
        blocks[list + 1..=blanks].iter().for_each(|block| self.block(block));
        self.html.push_str("</section>\n");
        blocks[blanks + 1..].iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, .. } => {
                let level = self.heading;
                self.put(format_args!("<h{level}>{}</h{level}>", escape(text)));
            }
            Block::Text(line) => self.paragraph(line, ""),
            Block::Quiet(line) => self.paragraph(line, "quiet"),
            Block::List(items) => self.list(items),
            Block::Facts(facts) => {
                self.html.push_str("<dl>\n");
                for (name, value) in facts {
                    let value = self.inline(value);
                    self.put(format_args!("<dt>{}</dt><dd>{value}</dd>", escape(name)));
                }
                self.html.push_str("</dl>\n");
            }
            Block::Table(table) => self.rows(table),
            Block::Blanks(rows) => self.blanks(rows),
            Block::Picture(picture) => self.picture(picture),
            Block::About(_) | Block::Beside(_) => {}
        }
    }

    fn paragraph(&mut self, line: &Line, class: &str) {
        let classes = [class, if line.has_command() { "command" } else { "" }];
        let classes: Vec<&str> = classes.into_iter().filter(|class| !class.is_empty()).collect();
        let class = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
        let text = self.inline(line);
        self.put(format_args!("<p{class}>{text}</p>"));
    }

    fn list(&mut self, items: &[Item]) {
        let labelled = items.iter().any(|item| item.label.is_some());
        self.html.push_str(if labelled { "<ul class=\"labelled\">\n" } else { "<ul>\n" });
        for item in items {
            let label =
                item.label.as_ref().map_or_else(String::new, |l| format!("<b class=\"label\">{}.</b>", escape(l)));
            let tick = if item.is_to_do { "<span class=\"tick\"></span>" } else { "" };
            let text = self.item(&item.text, &item.about);
            let _ = write!(self.html, "<li>{label}{tick}{text}");
            for remark in &item.remarks {
                let command = if remark.has_command() { " command" } else { "" };
                let remark = self.inline(remark);
                let _ = write!(self.html, "<span class=\"remark quiet{command}\">{remark}</span>");
            }
            if !item.items.is_empty() {
                self.html.push('\n');
                self.list(&item.items);
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    /// A picture, whose boxes link to what they stand for. On a narrow screen it scrolls sideways, as a table does.
    fn picture(&mut self, picture: &Picture) {
        let place = |about: &[Subject]| self.links.of(about).filter(|place| *place != self.here).map(str::to_owned);
        let svg = svg::part(picture, &place);
        self.put(format_args!(
            "<div class=\"wide\" role=\"group\" aria-label=\"Picture\" tabindex=\"0\">\n{svg}</div>"
        ));
    }

    /// Labels, each with a line to write on.
    fn blanks(&mut self, rows: &[Vec<String>]) {
        self.html.push_str("<section class=\"blanks\">\n");
        for labels in rows {
            self.html.push_str("<div>\n");
            for label in labels {
                self.put(format_args!("<p><span class=\"rule\"></span>{}</p>", escape(label)));
            }
            self.html.push_str("</div>\n");
        }
        self.html.push_str("</section>\n");
    }

    fn rows(&mut self, table: &Table) {
        if table.rows.is_empty() {
            return self.put(format_args!("<p>{}</p>", escape(&table.empty)));
        }
        // On a narrow screen a wide table scrolls by itself, with a pointer or the keyboard, and the page does not.
        let open = "<div class=\"wide\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n<thead><tr>";
        self.html.push_str(open);
        for column in &table.columns {
            let _ = write!(self.html, "<th scope=\"col\"{}>{}</th>", class(table, column), escape(column.heading));
        }
        self.html.push_str("</tr></thead>\n<tbody>\n");
        let largest = largest(table);
        for row in &table.rows {
            self.html.push_str("<tr>");
            for (n, (column, cell)) in table.columns.iter().zip(&row.cells).enumerate() {
                let tint =
                    tint(column.kind, cell, largest).map_or_else(String::new, |tint| format!(" data-tint=\"{tint}\""));
                let text = self.cell(cell);
                let text = if n == 0 { self.linked(text, &row.about) } else { text };
                let _ = write!(self.html, "<td{}{tint}>{text}</td>", class(table, column));
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</tbody>\n</table>\n</div>\n");
    }

    /// A value, with links for the names that have an anchor on the page.
    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::List(values) if values.iter().any(|value| self.place(value).is_some()) => {
                let named = |value: &String| self.named(value, escape(value));
                values.iter().map(named).collect::<Vec<_>>().join(", ")
            }
            Cell::Text(text) => self.named(text, escape(text)),
            cell => escape(&cell.read()),
        }
    }

    fn inline(&self, line: &Line) -> String {
        let mut html = String::new();
        for run in &line.0 {
            let text = escape(&run.text);
            let text = if run.tone == Tone::Id { self.named(&run.text, text) } else { text };
            let (open, close) = marks(run);
            // In a list of ids, nothing else says what is meant.
            let is_listed = html.trim_end().ends_with([':', ',']);
            if run.tone == Tone::Id && is_of_the_program(&run.text) && !is_listed {
                // If it is left out in print, the space before it goes too.
                let space = if html.ends_with(' ') { html.pop() } else { None };
                html.extend(["<span class=\"own\">", space.map_or("", |_| " "), open, &text, close, "</span>"]);
            } else {
                html.extend([open, &text, close]);
            }
        }
        html
    }

    /// The anchor of something, by its id or number.
    fn place(&self, name: &str) -> Option<&str> {
        self.links.by_name.get(name).map(String::as_str).filter(|place| *place != self.here)
    }

    fn named(&self, name: &str, html: String) -> String {
        match self.place(name) {
            Some(place) => format!("<a href=\"#{place}\">{html}</a>"),
            None => html,
        }
    }

    /// The text of an item, whose link ends before what is said quietly after it: its section, its kind.
    fn item(&self, line: &Line, about: &[Subject]) -> String {
        let end = line.0.iter().rposition(|run| run.tone != Tone::Quiet).map_or(0, |last| last + 1);
        let (named, after) = line.0.split_at(end);
        let named = self.linked(self.inline(&Line(named.to_vec())), about);
        named + &self.inline(&Line(after.to_vec()))
    }

    /// A text with a link to its subject, unless it contains a link.
    fn linked(&self, html: String, about: &[Subject]) -> String {
        match self.links.of(about).filter(|place| *place != self.here && !html.contains("<a ")) {
            Some(place) => format!("<a href=\"#{place}\">{html}</a>"),
            None => html,
        }
    }

    fn put(&mut self, line: std::fmt::Arguments<'_>) {
        let _ = writeln!(self.html, "{line}");
    }
}

/// The tags before and after a run.
fn marks(run: &Run) -> (&'static str, &'static str) {
    match run.tone {
        Tone::Plain => ("", ""),
        Tone::Quoted => ("<span class=\"quoted\">", "</span>"),
        Tone::Public => ("<span class=\"public\">", "</span>"),
        Tone::Overlay => ("<span class=\"overlay\">", "</span>"),
        Tone::Id => ("<span class=\"id\">", "</span>"),
        Tone::Strong => ("<strong>", "</strong>"),
        Tone::Quiet => ("<span class=\"quiet\">", "</span>"),
        Tone::Added => ("<ins>", "</ins>"),
        Tone::Dropped => ("<del>", "</del>"),
    }
}

/// The lines to be filled in and the list before them, if there is only text between the two.
fn signed(blocks: &[Block]) -> Option<(usize, usize)> {
    let blanks = blocks.iter().position(|block| matches!(block, Block::Blanks(_)))?;
    let between = |block: &&Block| matches!(block, Block::Heading { .. } | Block::Text(_) | Block::Quiet(_));
    let list = blanks.checked_sub(blocks[..blanks].iter().rev().take_while(between).count() + 1)?;
    matches!(blocks[list], Block::List(_)).then_some((list, blanks))
}

/// The largest of the numbers in a table that are to be compared.
fn largest(table: &Table) -> u64 {
    let counts = |row: &Cells| {
        let cells = table.columns.iter().zip(&row.cells).filter(|(column, _)| column.kind == Kind::Count);
        cells.filter_map(|(_, cell)| if let Cell::Number(number) = cell { Some(*number) } else { None }).max()
    };
    table.rows.iter().filter_map(counts).max().unwrap_or_default()
}

/// How strongly a number to be compared is tinted, in quarters of the largest; `None` if it is 0 or another kind of
/// cell.
fn tint(kind: Kind, cell: &Cell, largest: u64) -> Option<u64> {
    match cell {
        Cell::Number(number) if kind == Kind::Count && *number > 0 => Some((number * 4).div_ceil(largest.max(1))),
        _ => None,
    }
}

fn class(table: &Table, column: &Column) -> &'static str {
    let is_own = || {
        let known: Vec<String> = table.column(column.key);
        known.iter().any(|id| is_of_the_program(id)) && known.iter().all(|id| !id.contains(char::is_uppercase))
    };
    let names_rows = || {
        let first = table.columns.iter().find(|column| column.kind == Kind::Id);
        table.is_about && first.is_some_and(|first| first.key == column.key)
    };
    match column.kind {
        // The first ids name the rows; others say something of them.
        Kind::Id if is_own() && names_rows() => " class=\"id own name\"",
        Kind::Id if is_own() => " class=\"id own\"",
        Kind::Id => " class=\"id\"",
        Kind::Number | Kind::Count => " class=\"number\"",
        Kind::Text => "",
        Kind::Quote => " class=\"quoted\"",
    }
}

/// Whether an id is only of use in the program, not on paper, and is not a number that the publication prints.
fn is_of_the_program(id: &str) -> bool {
    let is_slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    id.starts_with(|c: char| c.is_ascii_lowercase()) && (id.chars().all(is_slug) || id.contains(".cpd."))
}
