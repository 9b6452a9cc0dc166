//! What was typed as it stands, in which signs and the order of words count: “10%”, “A*-C”, “focus group”.

use super::words::{is_apostrophe, is_hyphen, is_of_word};

/// What was typed, to be looked for as it stands.
#[derive(Debug)]
pub(super) struct AsTyped {
    text: String,
}

impl AsTyped {
    /// `None` for a single word without signs, of which there is nothing more to say than that it is a word.
    pub(super) fn of(query: &str) -> Option<Self> {
        let is_around = |c: char| !c.is_alphanumeric() && c != '%';
        let text = plain(query.trim_matches(is_around));
        text.chars().any(|c| !is_of_word(c)).then_some(Self { text })
    }

    /// A single expression with signs in it. Its words alone are not what was meant.
    pub(super) fn expression(&self) -> Option<&str> {
        (!self.text.contains(' ')).then_some(&self.text)
    }

    /// Whether a text has it. The last word may have another ending, a number may not.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let text = plain(text);
        text.match_indices(&self.text).any(|(start, found)| {
            let before = text[..start].chars().next_back();
            let after = text[start + found.len()..].chars().next();
            let last = found.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let may_go_on = last.chars().count() >= 3;
            let is_inside = |c: char| c.is_alphanumeric() && !(may_go_on && c.is_alphabetic());
            !before.is_some_and(char::is_alphanumeric) && (found.ends_with('%') || !after.is_some_and(is_inside))
        })
    }
}

/// A text in lower case, with one kind of apostrophe, of hyphen and of space.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        for c in word.chars() {
            match c {
                c if is_apostrophe(c) => plain.push('\''),
                c if is_hyphen(c) => plain.push('-'),
                c => plain.extend(c.to_lowercase()),
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_in(query: &str, text: &str) -> bool {
        AsTyped::of(query).is_some_and(|typed| typed.is_in(text))
    }

    #[test]
    fn signs_count() {
        assert!(is_in("10%", "a 10% discount") && !is_in("10%", "110% or 10 others"));
        assert!(is_in("a*-c", "GCSE A*–C") && !is_in("A*-C", "GCSE A-C"));
        assert!(is_in("7(a-d)", "relevant to their role in 7(a-d) above") && !is_in("7(a-d)", "17(a-d)"));
    }

    #[test]
    fn words_stand_in_their_order() {
        assert!(is_in("“focus group”", "through focus groups with") && !is_in("focus group", "a group whose focus"));
        assert!(is_in("pupil’s needs?", "every pupil's\n needs") && !is_in("level 1", "level 12"));
    }

    #[test]
    fn a_word_is_a_word() {
        assert!(["mentor", "well-being", "(SENCO)", "3.2.3", ""].iter().all(|query| AsTyped::of(query).is_none()));
    }
}
