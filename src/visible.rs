//! Makes text from others safe to show: it can't control a terminal, turn the reading direction, or contain anything
//! invisible.

use std::borrow::Cow;

/// A text in which every character is visible and has no effect: control characters become their pictures, line ends
/// and tabs become spaces, and invisible characters become a replacement character.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    fn shown(c: char) -> char {
        match c {
            '\n' | '\r' | '\t' => ' ',
            '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
            '\u{7f}' => '\u{2421}',
            _ if is_harmless(c) => c,
            _ => char::REPLACEMENT_CHARACTER,
        }
    }
    if text.chars().all(is_harmless) { Cow::Borrowed(text) } else { Cow::Owned(text.chars().map(shown).collect()) }
}

/// Whether a character can be shown as it is.
pub(crate) fn is_harmless(c: char) -> bool {
    // Nearly every character is one of these.
    matches!(c, ' '..='~') || !c.is_control() && !is_unseen(c)
}

/// Whether a character takes no room on a line, turns the reading direction, or breaks a line without being a line end.
///
/// The joiners U+200C and U+200D are allowed: Persian, Hindi and family emoji need them.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{61c}' // Arabic letter mark
        | '\u{180e}' // Mongolian vowel separator
        | '\u{200b}' // zero-width space
        | '\u{200e}' | '\u{200f}' // left-to-right and right-to-left marks
        | '\u{2028}'..='\u{202e}' // line and paragraph separators, embeddings and overrides
        | '\u{2060}'..='\u{206f}' // word joiner, invisible operators, isolates, old formatting marks
        | '\u{feff}' // byte order mark
        | '\u{fff9}'..='\u{fffb}' // interlinear annotations
        | '\u{e0000}'..='\u{e007f}') // tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_drives_a_terminal() {
        assert_eq!(visible("a\u{1b}[2J\u{9b}31m\u{7f}\tb\r\n"), "a\u{241b}[2J\u{fffd}31m\u{2421} b  ");
    }

    #[test]
    fn nothing_turns_or_hides() {
        for hidden in
            ['\u{61c}', '\u{200b}', '\u{200f}', '\u{202e}', '\u{2028}', '\u{2060}', '\u{2066}', '\u{feff}', '\u{e0041}']
        {
            assert_eq!(visible(&format!("a{hidden}b")), "a\u{fffd}b", "U+{:04X}", u32::from(hidden));
        }
    }

    #[test]
    fn what_people_write_stays() {
        let text = "Siân O’Brien – 50 % · نمی\u{200c}شود 👩\u{200d}🏫";
        assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
    }
}
