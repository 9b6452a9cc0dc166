//! Wraps what is not part of an answer, such as help and errors, to the window it is shown in.

use std::io::{self, IsTerminal};

use textwrap::{Options, WordSplitter, fill};

/// The longest line of help and errors: wider ones are hard to read.
const WIDEST: usize = 100;

/// Columns that the rest of an error's line is indented further than its beginning.
const FURTHER: usize = 2;

/// The narrowest column that words are wrapped in.
const NARROWEST: usize = 24;

/// Help with its lines wrapped at words, to the window it is shown in.
pub(super) fn for_help(text: &str) -> String {
    wrapped(text, of_output(), 0)
}

/// A text with its lines wrapped at words. The rest of a wrapped line begins where its text did: below the second of two
/// columns, or `further` in than the line itself. Lines that fit are unchanged.
fn wrapped(text: &str, width: usize, further: usize) -> String {
    let line = |line: &str| {
        // An excerpt of a file has a mark below it, which has to stay below its place.
        let is_excerpt = line.contains(" | ");
        if is_excerpt || textwrap::core::display_width(line) <= width {
            return line.to_owned();
        }
        let start = line.len() - line.trim_start().len();
        let column = second_column(line, start).filter(|column| column + NARROWEST <= width);
        let indent = " ".repeat(column.unwrap_or((start + further).min(width / 2)));
        fill(line, Options::new(width).subsequent_indent(&indent).word_splitter(WordSplitter::NoHyphenation))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The column at which the second of two columns begins, if the line has two.
fn second_column(line: &str, start: usize) -> Option<usize> {
    let gap = start + line[start..].find("  ")?;
    let rest = line[gap..].trim_start();
    Some(textwrap::core::display_width(&line[..line.len() - rest.len()]))
}

/// The width for standard output: that of the window, up to a readable line.
fn of_output() -> usize {
    super::look::terminal_width().filter(|_| io::stdout().is_terminal()).unwrap_or(WIDEST).min(WIDEST)
}

/// What is written to standard error, wrapped to the window if there is one.
pub(super) fn for_errors(text: &str) -> String {
    match window_of_errors() {
        Some(width) if io::stderr().is_terminal() => wrapped(text, width.clamp(20, WIDEST), FURTHER),
        _ => text.to_owned(),
    }
}

/// The width of the window that standard error goes to.
#[cfg(not(target_family = "wasm"))]
fn window_of_errors() -> Option<usize> {
    terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0))
}

/// A page has no windows of that kind.
#[cfg(target_family = "wasm")]
fn window_of_errors() -> Option<usize> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_column_stays_a_column() {
        let text = "  level     the role profiles, or one of them\nA line";
        assert_eq!(wrapped(text, 36, 0), "  level     the role profiles, or\n            one of them\nA line");
    }

    #[test]
    fn a_second_column_too_narrow_for_words_is_none() {
        let text = "  level     the role profiles, or one of them";
        assert_eq!(wrapped(text, 30, 0), "  level     the role profiles,\n  or one of them");
    }

    #[test]
    fn an_error_goes_on_a_little_further_in() {
        assert_eq!(wrapped("error: there is no such role here", 20, 2), "error: there is no\n  such role here");
    }
}
