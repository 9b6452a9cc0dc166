//! Markdown, to be pasted into a document or a wiki.

use std::fmt::Write;

use crate::report::{Block, Document, Item, Kind, Line, Table, Tone};
use crate::visible::visible;

pub(super) fn render(document: &Document) -> String {
    let mut page = format!("# {}\n", escape(&document.title));
    for block in &document.blocks {
        page.push('\n');
        match block {
            Block::Heading { text, .. } => writeln_to(&mut page, &format!("## {}", escape(text))),
            Block::Text(line) => writeln_to(&mut page, &inline(line)),
            Block::Quiet(line) => writeln_to(&mut page, &quiet(line)),
            Block::List(items) => list(&mut page, items, 0),
            Block::Facts(facts) => {
                for (name, value) in facts {
                    writeln_to(&mut page, &format!("- **{}**: {}", escape(name), inline(value)));
                }
            }
            Block::Table(table) => rows(&mut page, table),
            Block::Blanks(rows) => {
                for label in rows.iter().flatten() {
                    writeln_to(&mut page, &format!("- {}: {}", escape(label), "\\_".repeat(24)));
                }
            }
            Block::Picture(_) | Block::About(_) | Block::Beside(_) => {}
        }
    }
    if let Some(origin) = &document.origin {
        page.push('\n');
        writeln_to(&mut page, &quiet(&origin.whole().into()));
    }
    page
}

fn list(page: &mut String, items: &[Item], depth: usize) {
    let indent = "    ".repeat(depth);
    for item in items {
        let label = item.label.as_ref().map_or_else(String::new, |label| format!("**{}** ", escape(label)));
        let tick = if item.is_to_do { "[ ] " } else { "" };
        writeln_to(page, &format!("{indent}- {tick}{label}{}", inline(&item.text)));
        for remark in &item.remarks {
            writeln_to(page, &format!("{indent}    - {}", quiet(remark)));
        }
        list(page, &item.items, depth + 1);
    }
}

fn rows(page: &mut String, table: &Table) {
    if table.rows.is_empty() {
        return writeln_to(page, &escape(&table.empty));
    }
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    writeln_to(page, &row(table.columns.iter().map(|column| escape(column.heading)).collect()));
    let rule = |kind: Kind| if kind.is_of_numbers() { "---:" } else { "---" };
    writeln_to(page, &row(table.columns.iter().map(|column| rule(column.kind).to_owned()).collect()));
    for line in &table.rows {
        writeln_to(page, &row(line.cells.iter().map(|cell| escape(&cell.read())).collect()));
    }
}

/// A remark in italics; not in italics if other marks in it would conflict.
fn quiet(line: &Line) -> String {
    let text = inline(line);
    if text.contains('*') || text.contains("~~") { text } else { format!("*{text}*") }
}

fn inline(line: &Line) -> String {
    not_a_list(line.0.iter().map(|run| wrapped(&escape(&run.text), run.tone)).collect())
}

/// Puts a backslash before the mark of a line that would begin a list item: `2015. A year`, `- so`.
fn not_a_list(line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let marks: &[char] = if digits == 0 { &['-', '+'] } else { &['.', ')'] };
    match line[digits..].strip_prefix(marks) {
        Some(rest) if rest.is_empty() || rest.starts_with(' ') => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line,
    }
}

/// Wraps text in marks. Marks must touch the words, so spaces stay outside.
fn wrapped(text: &str, tone: Tone) -> String {
    let mark = match tone {
        Tone::Plain | Tone::Id | Tone::Quiet | Tone::Quoted | Tone::Public | Tone::Overlay => return text.into(),
        Tone::Strong | Tone::Added => "**",
        Tone::Dropped => "~~",
    };
    let inner = text.trim();
    if inner.is_empty() {
        return text.into();
    }
    let start = text.len() - text.trim_start().len();
    format!("{}{mark}{inner}{mark}{}", &text[..start], &text[text.trim_end().len()..])
}

/// Puts a backslash before everything that Markdown would take for a mark.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '$') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn writeln_to(page: &mut String, line: &str) {
    let _ = writeln!(page, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_a_mark() {
        assert_eq!(escape("&copy; <b> a|b [x](y) $1$"), "\\&copy; \\<b\\> a\\|b \\[x\\](y) \\$1\\$");
    }

    #[test]
    fn a_line_is_no_list() {
        let line = |text: &str| inline(&Line::new().and(text));
        assert_eq!(line("2015. A year"), "2015\\. A year");
        assert_eq!(line("- so"), "\\- so");
        assert_eq!(line("1.5 hours"), "1.5 hours");
        assert_eq!(line("-"), "\\-");
    }
}
