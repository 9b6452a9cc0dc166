//! Breaks text into lines at its spaces.
//!
//! It does what textwrap does with the same options, which a test holds it to, but copies nothing: an answer that is
//! shortened to a screen is wrapped many times to be measured.

use textwrap::core::display_width;

/// How many columns a text takes.
pub(super) fn columns(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) { text.len() } else { display_width(text) }
}

/// The lines of a text that is not empty. They are at most `first` columns wide for the first and `rest` for all others, unless a single
/// word is wider. Spaces at which a line is broken are in neither line.
pub(super) fn lines(text: &str, first: usize, rest: usize) -> Vec<&str> {
    let (mut lines, mut start, mut end, mut taken) = (Vec::new(), 0, 0, 0);
    while end < text.len() {
        let word = text[end..].find(' ').unwrap_or(text.len() - end);
        let spaces = text[end + word..].bytes().take_while(|byte| *byte == b' ').count();
        let width = columns(&text[end..end + word]);
        let room = if lines.is_empty() { first } else { rest };
        if end > start && taken + width > room {
            lines.push(text[start..end].trim_end_matches(' '));
            (start, taken) = (end, 0);
        }
        taken += width + spaces;
        end += word + spaces;
    }
    lines.push(text[start..].trim_end_matches(' '));
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use textwrap::{Options, WordSplitter, wrap};

    use super::*;

    proptest! {
        /// What is wrapped here is wrapped as textwrap wraps it.
        #[test]
        fn lines_are_those_of_textwrap(
            text in "([a-zé–\u{4e00}-\u{4e05}-]{0,9}|\u{1b}\\[3[16]m| ){0,30}",
            (first, rest, width) in (0_usize..12, 0_usize..12, 0_usize..50),
        ) {
            prop_assume!(!text.is_empty());
            let (mark, indent) = ("*".repeat(first), " ".repeat(rest));
            let options = Options::new(width).initial_indent(&mark).subsequent_indent(&indent);
            let options = options.break_words(false).word_splitter(WordSplitter::NoHyphenation);
            let own = lines(&text, width.saturating_sub(first), width.saturating_sub(rest));
            let before = std::iter::once(&mark).chain(std::iter::repeat(&indent));
            let own: Vec<String> = before.zip(own).map(|(before, line)| format!("{before}{line}")).collect();
            prop_assert_eq!(own, wrap(&text, options));
            prop_assert_eq!(columns(&text), display_width(&text));
        }
    }
}
