//! Whether somebody is in post, in the words of a column of its own: “Active”, “Leaver”.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::framework::squash;

/// Whether somebody is in post.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Employment {
    /// They are, or nothing says otherwise.
    #[default]
    InPost,
    /// They have begun, or will; only a date tells.
    Starter,
    /// They have left.
    Left,
    /// They have not begun yet.
    ToBegin,
    /// Nobody is.
    Vacant,
}

const WORDS: [(Employment, &str); 5] = [
    (
        Employment::InPost,
        "active; current; employed; in post; in-post; permanent; temporary; temp; fixed term; full time; part time; \
         term time; term time only; casual; substantive; serving; working; live; present; existing; established; yes; \
         on leave; leave; maternity leave; maternity; paternity leave; parental leave; adoption leave; long term \
         absence; secondment; seconded; on secondment; career break; probation; on probation; acting; current staff; \
         current employee; active assignment",
    ),
    (Employment::Starter, "starter; new starter; joiner; new joiner; new"),
    (
        Employment::Left,
        "leaver; left; former; former staff; former employee; past; past employee; ex employee; ex staff; terminated; \
         retired; ended; inactive; archived; no longer employed; has left; left school; contract ended",
    ),
    (Employment::ToBegin, "future; future starter; future staff; to start; to begin; not started; not yet started"),
    (Employment::Vacant, "vacant; vacancy; vacant post; unfilled; not filled; post vacant"),
];

/// What a cell says; `None` if that is not known.
pub(super) fn read(text: &str) -> Option<Employment> {
    static ALL: LazyLock<HashMap<String, Employment>> = LazyLock::new(|| {
        let all = WORDS.iter().flat_map(|(employment, words)| words.split(';').map(move |word| (word, *employment)));
        all.map(|(word, employment)| (squash(word), employment)).collect()
    });
    if text.is_empty() { None } else { ALL.get(&squash(text)).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lists_write_is_known() {
        for (text, is) in [
            ("Active", Some(Employment::InPost)),
            ("Current", Some(Employment::InPost)),
            ("Maternity leave", Some(Employment::InPost)),
            ("Starter", Some(Employment::Starter)),
            ("LEAVER", Some(Employment::Left)),
            ("Left", Some(Employment::Left)),
            ("Vacant", Some(Employment::Vacant)),
            ("Suspended", None),
            ("", None),
        ] {
            assert_eq!(read(text), is, "{text}");
        }
    }
}
