//! Text as it is shown to a person: lines, the part of a line around a column, names for invisible characters.

use crate::visible::visible;

/// How much of a line is shown around the column, in characters.
const SHOWN: usize = 100;

/// The byte at which each line of a text begins. Lines are counted as in YAML 1.2.
pub(super) fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = |(n, byte): (usize, &u8)| match byte {
        b'\n' => Some(n + 1),
        b'\r' if bytes.get(n + 1) != Some(&b'\n') => Some(n + 1),
        _ => None,
    };
    std::iter::once(0).chain(bytes.iter().enumerate().filter_map(ends)).collect()
}

/// The part of a line around a column, with unprintable characters made visible, and how many characters of it come
/// before the column.
pub(super) fn window(line: &str, column: usize) -> (String, usize) {
    let before = column.saturating_sub(1);
    if line.chars().nth(SHOWN).is_none() {
        return (visible(line).into_owned(), before);
    }
    let from = before.saturating_sub(SHOWN / 2);
    let mut shown = visible(&line.chars().skip(from).take(SHOWN).collect::<String>()).into_owned();
    if line.chars().nth(from + SHOWN).is_some() {
        shown.push('…');
    }
    if from == 0 { (shown, before) } else { (format!("…{shown}"), before - from + 1) }
}

/// The text, cut to at most `longest` characters.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into(),
    }
}

/// Whether a character invisibly joins or separates the letters beside it: correct in a word, wrong in a name.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// The name of a space that is not the one the space bar types.
pub(super) fn odd_space(c: char) -> Option<&'static str> {
    match c {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Some("no-break space"),
        '\u{3000}' | '\u{1680}' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200a}' | '\u{205f}' => Some("wide space"),
        '\u{200b}' | '\u{2060}' | '\u{feff}' => Some("character that can't be seen"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_as_in_yaml_1_2() {
        assert_eq!(line_starts("a\nb\r\nc\rd\u{85}e\u{2028}f"), [0, 2, 5, 7]);
        assert_eq!(line_starts(""), [0]);
    }

    #[test]
    fn a_long_line_is_cut_around_the_column() {
        let line = format!("{}X{}", "a".repeat(300), "b".repeat(300));
        let (shown, before) = window(&line, 301);
        assert_eq!(shown.chars().nth(before), Some('X'));
        assert_eq!(shown.chars().count(), SHOWN + 2);
        assert_eq!(window("short", 3), ("short".to_owned(), 2));
    }
}
