//! A page of its own, without scripts and without anything to fetch; prints well on A4.

use std::fmt::Write;

use crate::report::{Block, Cell, Cells, Column, Document, Item, Kind, Line, Table, Tone};
use crate::visible::visible;

const STYLE: &str = include_str!("page.css");

pub(super) fn render(document: &Document) -> String {
    let title = escape(&document.title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        running(&document.title)
    );
    match signed(&document.blocks) {
        Some((list, blanks)) => together(&mut page, &document.blocks, list, blanks),
        None => document.blocks.iter().for_each(|block| self::block(&mut page, block)),
    }
    if let Some(origin) = &document.origin {
        put(&mut page, format_args!("<footer class=\"quiet\">{}</footer>", escape(&origin.whole())));
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// What stands at the foot of each printed page: the title, and its number of how many.
fn running(title: &str) -> String {
    // In a string of CSS, whatever could end it is written by its number.
    let text: String = visible(title)
        .chars()
        .map(|c| match c {
            c if c.is_alphanumeric() || " ,.:;()–-".contains(c) => c.to_string(),
            c => format!("\\{:x} ", u32::from(c)),
        })
        .collect();
    format!("@page {{ @bottom-left {{ content: \"{text}\" }} }}\n")
}

/// The lines to be filled in, and the list before them, where only words stand between.
fn signed(blocks: &[Block]) -> Option<(usize, usize)> {
    let blanks = blocks.iter().position(|block| matches!(block, Block::Blanks(_)))?;
    let between = |block: &&Block| matches!(block, Block::Heading { .. } | Block::Text(_) | Block::Quiet(_));
    let list = blanks.checked_sub(blocks[..blanks].iter().rev().take_while(between).count() + 1)?;
    matches!(blocks[list], Block::List(_)).then_some((list, blanks))
}

/// Nobody should sign a page that says nothing else: the last item of the list stays with the lines to sign.
fn together(page: &mut String, blocks: &[Block], list: usize, blanks: usize) {
    blocks[..list].iter().for_each(|block| self::block(page, block));
    let items: &[Item] = if let Block::List(items) = &blocks[list] { items } else { &[] };
    let (before, last) = items.split_at(items.len().saturating_sub(1));
    if !before.is_empty() {
        self::list(page, before);
    }
    page.push_str("<section class=\"together\">\n");
    self::list(page, last);
    blocks[list + 1..=blanks].iter().for_each(|block| self::block(page, block));
    page.push_str("</section>\n");
    blocks[blanks + 1..].iter().for_each(|block| self::block(page, block));
}

fn block(page: &mut String, block: &Block) {
    match block {
        Block::Heading { text, .. } => put(page, format_args!("<h2>{}</h2>", escape(text))),
        Block::Text(line) if names_a_command(line) => {
            put(page, format_args!("<p class=\"command\">{}</p>", inline(line)));
        }
        Block::Text(line) => put(page, format_args!("<p>{}</p>", inline(line))),
        Block::Quiet(line) => {
            let command = if names_a_command(line) { " command" } else { "" };
            put(page, format_args!("<p class=\"quiet{command}\">{}</p>", inline(line)));
        }
        Block::List(items) => list(page, items),
        Block::Facts(facts) => {
            page.push_str("<dl>\n");
            for (name, value) in facts {
                put(page, format_args!("<dt>{}</dt><dd>{}</dd>", escape(name), inline(value)));
            }
            page.push_str("</dl>\n");
        }
        Block::Table(table) => rows(page, table),
        Block::Blanks(rows) => blanks(page, rows),
        Block::About(_) | Block::Beside(_) => {}
    }
}

fn list(page: &mut String, items: &[Item]) {
    let labelled = items.iter().any(|item| item.label.is_some());
    page.push_str(if labelled { "<ul class=\"labelled\">\n" } else { "<ul>\n" });
    for item in items {
        let label = item.label.as_ref().map_or_else(String::new, |l| format!("<b class=\"label\">{}.</b>", escape(l)));
        let tick = if item.is_to_do { "<span class=\"tick\"></span>" } else { "" };
        let _ = write!(page, "<li>{label}{tick}{}", inline(&item.text));
        for remark in &item.remarks {
            let command = if names_a_command(remark) { " command" } else { "" };
            let _ = write!(page, "<span class=\"remark quiet{command}\">{}</span>", inline(remark));
        }
        if !item.items.is_empty() {
            page.push('\n');
            list(page, &item.items);
        }
        page.push_str("</li>\n");
    }
    page.push_str("</ul>\n");
}

/// Labels with a rule to write on.
fn blanks(page: &mut String, rows: &[Vec<String>]) {
    page.push_str("<section class=\"blanks\">\n");
    for labels in rows {
        page.push_str("<div>\n");
        for label in labels {
            put(page, format_args!("<p><span class=\"rule\"></span>{}</p>", escape(label)));
        }
        page.push_str("</div>\n");
    }
    page.push_str("</section>\n");
}

fn rows(page: &mut String, table: &Table) {
    if table.rows.is_empty() {
        return put(page, format_args!("<p>{}</p>", escape(&table.empty)));
    }
    // On a narrow screen a wide table is moved sideways, by hand or by keys, and the page stays as it is.
    page.push_str("<div class=\"wide\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n<thead><tr>");
    for column in &table.columns {
        let _ = write!(page, "<th scope=\"col\"{}>{}</th>", class(table, column), escape(column.heading));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    let largest = largest(table);
    for row in &table.rows {
        page.push_str("<tr>");
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let tint =
                tint(column.kind, cell, largest).map_or_else(String::new, |tint| format!(" data-tint=\"{tint}\""));
            let _ = write!(page, "<td{}{tint}>{}</td>", class(table, column), escape(&cell.read()));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n</div>\n");
}

/// The largest of all numbers of a table that are to be compared.
fn largest(table: &Table) -> u64 {
    let counts = |row: &Cells| {
        let cells = table.columns.iter().zip(&row.cells).filter(|(column, _)| column.kind == Kind::Count);
        cells.filter_map(|(_, cell)| if let Cell::Number(number) = cell { Some(*number) } else { None }).max()
    };
    table.rows.iter().filter_map(counts).max().unwrap_or_default()
}

/// How strongly a number that is to be compared is tinted, in quarters of the largest; not at all where it is none.
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
    match column.kind {
        Kind::Id if is_own() => " class=\"id own\"",
        Kind::Id => " class=\"id\"",
        Kind::Number | Kind::Count => " class=\"number\"",
        Kind::Text => "",
        Kind::Quote => " class=\"quoted\"",
    }
}

/// Whether a line tells what to type, which is of no use on paper.
fn names_a_command(line: &Line) -> bool {
    line.0.iter().any(|run| run.tone == Tone::Id && run.text.starts_with("tacareer "))
}

/// Whether an id is a name for the program, which is of no use on paper, and not a number that the publication prints.
fn is_of_the_program(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase()) && id.contains(['-', '.']) && !id.contains(['/', ' '])
}

fn inline(line: &Line) -> String {
    let mut html = String::new();
    for run in &line.0 {
        let text = escape(&run.text);
        let (open, close) = match run.tone {
            Tone::Plain => ("", ""),
            Tone::Quoted => ("<span class=\"quoted\">", "</span>"),
            Tone::Public => ("<span class=\"public\">", "</span>"),
            Tone::Id if is_of_the_program(&run.text) => ("<span class=\"id own\">", "</span>"),
            Tone::Id => ("<span class=\"id\">", "</span>"),
            Tone::Strong => ("<strong>", "</strong>"),
            Tone::Quiet => ("<span class=\"quiet\">", "</span>"),
            Tone::Added => ("<ins>", "</ins>"),
            Tone::Dropped => ("<del>", "</del>"),
        };
        // What is left out on paper takes the space before it along.
        let space = if open.ends_with("own\">") && html.ends_with(' ') { html.pop() } else { None };
        html.extend([open, space.map_or("", |_| " "), &text, close]);
    }
    html
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

fn put(page: &mut String, line: std::fmt::Arguments<'_>) {
    let _ = writeln!(page, "{line}");
}
