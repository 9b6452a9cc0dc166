//! How an answer is shown: its format, width and colour, each decided in one place.

use std::env;
use std::io::{self, IsTerminal};

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::options::Options;
use crate::error::Failure;
use crate::render::{Format, Look};
use crate::report::Report;

/// The narrowest width that is taken seriously.
const NARROWEST: usize = 20;

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless the environment says otherwise.
    Auto,
    /// Even in a pipe or a file.
    Always,
    /// Not even on a terminal.
    Never,
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        const {
            &[
                Self::Table,
                Self::Plain,
                Self::Markdown,
                Self::Html,
                Self::Csv,
                Self::Json,
                Self::Yaml,
                Self::Ics,
                Self::Xlsx,
                Self::Svg,
                Self::Mmd,
                Self::Dot,
            ]
        }
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let known = Self::ALL.iter().find(|(format, _, _)| format == self);
        known.map(|(_, name, endings)| {
            PossibleValue::new(*name).aliases(endings.iter().filter(|ending| *ending != name))
        })
    }
}

impl Options {
    /// The format that was asked for, if any.
    pub(super) fn asked_format(&self) -> Option<Format> {
        if self.json { Some(Format::Json) } else { self.format }
    }

    /// The format: the one asked for, or else the one for the extension of the file, or else the usual one.
    pub(super) fn format(&self, report: &Report) -> Result<Format, Failure> {
        if let Some(format) = self.asked_format() {
            return Ok(format);
        }
        let Some(ending) = self.output_file().and_then(|file| file.extension()) else {
            return Ok(if report.is_for_programs { Format::Json } else { Format::Table });
        };
        let ending = ending.to_string_lossy();
        Format::of_ending(&ending).ok_or_else(|| {
            let failure = Failure::new(format!(
                "there is no format for files that end in .{ending}: name one with --format, or end the file in .txt, \
                 .md, .html, .csv, .json, .yaml, .ics, .xlsx, .svg, .mmd or .dot"
            ));
            match ending.to_lowercase().as_str() {
                "doc" | "docx" | "odt" | "rtf" => {
                    failure.hint("Word and LibreOffice open pages that end in .html, and save them as documents")
                }
                "pdf" => failure.hint("a browser prints a page that ends in .html to PDF"),
                "png" | "jpg" | "jpeg" | "gif" => failure.hint("a picture ends in .svg, which browsers and Word show"),
                "xls" | "ods" => failure.hint("a workbook ends in .xlsx"),
                _ => failure,
            }
        })
    }

    /// Width and colour: as asked for, or else as the terminal has them, or else none.
    pub(super) fn look(&self) -> Look {
        let terminal = self.output_file().is_none() && io::stdout().is_terminal();
        let width = self.width.map(usize::from).or_else(|| terminal.then(terminal_width).flatten());
        Look { width, colour: self.colour(terminal) }
    }

    fn colour(&self, terminal: bool) -> bool {
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto if self.output_file().is_some() || is_set("NO_COLOR") => false,
            When::Auto if is_set("CLICOLOR_FORCE") && env::var_os("CLICOLOR_FORCE").is_some_and(|v| v != "0") => true,
            When::Auto => terminal && env::var_os("TERM").is_none_or(|term| term != "dumb"),
        }
    }
}

/// The width of the terminal in columns; `COLUMNS` overrides it.
pub(super) fn terminal_width() -> Option<usize> {
    let said = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).max(NARROWEST));
    said.filter(|columns| *columns >= NARROWEST).or_else(measured)
}

fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}
