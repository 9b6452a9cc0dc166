//! Turns reports into text, with one file for each format. Uses documents, tables and values, never commands.
//!
//! Each renderer escapes what has a meaning in its own format; `visible` makes everything harmless that could control a
//! terminal.

mod brief;
mod csv;
pub(crate) mod html;
mod ics;
mod markdown;
mod picture;
mod plain;
mod terminal;
mod wrap;
mod xlsx;

use std::mem;

use anyhow::{Context, Result, bail};

use crate::report::{Document, Report};
use crate::visible::{is_harmless, visible};
use crate::yaml;

/// A form an answer can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text and tables for a terminal.
    Table,
    /// Labelled lines without tables, for screen readers.
    Plain,
    /// Markdown.
    Markdown,
    /// A page of its own.
    Html,
    /// One table.
    Csv,
    /// The value as JSON.
    Json,
    /// The value as YAML.
    Yaml,
    /// A calendar of what has a date.
    Ics,
    /// A workbook with one table.
    Xlsx,
    /// A picture, as SVG.
    Svg,
    /// A picture to be drawn by Mermaid.
    Mmd,
    /// A picture to be drawn by Graphviz.
    Dot,
}

/// How answers begin in the formats that say which program has made a file.
pub const BEGINNINGS: [&str; 2] = [html::BEGINNING, ics::BEGINNING];

impl Format {
    /// All formats, with the name and the file endings of each.
    pub const ALL: [(Self, &'static str, &'static [&'static str]); 12] = [
        (Self::Table, "table", &["txt"]),
        (Self::Plain, "plain", &[]),
        (Self::Markdown, "markdown", &["md", "markdown"]),
        (Self::Html, "html", &["html", "htm"]),
        (Self::Csv, "csv", &["csv"]),
        (Self::Json, "json", &["json"]),
        (Self::Yaml, "yaml", &["yaml", "yml"]),
        (Self::Ics, "ics", &["ics"]),
        (Self::Xlsx, "xlsx", &["xlsx"]),
        (Self::Svg, "svg", &["svg"]),
        (Self::Mmd, "mmd", &["mmd", "mermaid"]),
        (Self::Dot, "dot", &["dot", "gv"]),
    ];

    /// The usual extension of its files.
    pub fn ending(self) -> &'static str {
        let own = Self::ALL.iter().find(|(format, ..)| *format == self);
        own.and_then(|(_, _, endings)| endings.first().copied()).unwrap_or("txt")
    }

    /// Whether it is text, which can be shown and piped; a workbook is not.
    pub fn is_text(self) -> bool {
        self != Self::Xlsx
    }

    /// Whether it is a picture, which few answers have.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Svg | Self::Mmd | Self::Dot)
    }

    /// The format for a file extension.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_lowercase();
        Self::ALL.iter().find(|(_, _, endings)| endings.contains(&ending.as_str())).map(|(format, _, _)| *format)
    }
}

/// How wide lines may be, and whether colour is used.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// The width of a line; `None` if nothing is wrapped.
    pub width: Option<usize>,
    /// Whether colour and weight may be used.
    pub colour: bool,
}

/// Writes a report in a format. The text ends with a newline.
///
/// # Errors
///
/// When a calendar is asked for but the answer has no dates, or a picture but the answer has none; when a workbook is asked
/// for, which is not text (see [`render_workbook`]); or when a value can't be written in the format, which would be a fault
/// of the program.
pub fn render(report: &Report, format: Format, look: Look) -> Result<String> {
    Ok(match format {
        Format::Table => terminal::render(&report.document, look),
        Format::Plain => plain::render(&report.document, look),
        Format::Markdown => markdown::render(&report.document),
        Format::Html => report.page.clone().unwrap_or_else(|| html::render(&report.document)),
        Format::Csv => csv::render(&report.table)?,
        Format::Json => json(report)?,
        Format::Yaml => yaml(report)?,
        Format::Ics => ics::render(&report.calendar, "")?,
        Format::Svg => picture::svg(&report.document)?,
        Format::Mmd => picture::mermaid(&report.document)?,
        Format::Dot => picture::dot(&report.document)?,
        Format::Xlsx => bail!("a workbook can't be shown here: name a file for it, as in --output answer.xlsx"),
    })
}

/// Writes the table of a report as an Excel workbook, with the rest of the page on a second sheet.
///
/// # Errors
///
/// When it does not fit in a workbook.
pub fn render_workbook(report: &Report) -> Result<Vec<u8>> {
    xlsx::render(report)
}

/// Shortens the page of a report so that it fits a screen; `whole` is the command that shows all of it.
pub fn shorten(report: &mut Report, format: Format, whole: &str) {
    if let Format::Table | Format::Plain = format {
        let document = mem::replace(&mut report.document, Document::new(""));
        report.document = brief::of(document, format == Format::Plain, whole);
    }
}

/// Writes the calendar of a report so that it updates the events of an earlier one.
///
/// # Errors
///
/// When the answer has no dates.
pub fn render_calendar_after(report: &Report, earlier: &str) -> Result<String> {
    ics::render(&report.calendar, earlier)
}

/// The value as JSON. What could control a terminal can only be in a string, and is escaped there.
fn json(report: &Report) -> Result<String> {
    let text = serde_json::to_string_pretty(report).context("this answer can't be written as JSON")?;
    let mut escaped = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if c == '\n' || is_harmless(c) {
            escaped.push(c);
        } else {
            escaped += &format!("\\u{:04x}", u32::from(c));
        }
    }
    escaped.push('\n');
    Ok(escaped)
}

/// The value as YAML. If something in it could turn the reading direction, it is written as JSON, which is also YAML
/// and can escape such characters.
fn yaml(report: &Report) -> Result<String> {
    let text = yaml::to_text(report).context("this answer can't be written as YAML")?;
    if text.chars().all(|c| c == '\n' || is_harmless(c)) { Ok(text) } else { json(report) }
}

/// Ids only, one per line.
pub fn render_ids(report: &Report) -> String {
    report.ids.iter().map(|id| format!("{}\n", visible(id))).collect()
}
