//! Names as lists have them: a title before them, the surname first, a maiden name behind. And what stands in the place
//! of a name and is none.

use crate::framework::squash;

const TITLES: [&str; 15] = [
    "mr",
    "mrs",
    "miss",
    "ms",
    "mx",
    "dr",
    "doctor",
    "prof",
    "professor",
    "rev",
    "revd",
    "reverend",
    "sir",
    "dame",
    "lady",
];

/// Words that stand before a name from before a marriage.
const FORMERLY: [&str; 5] = ["née", "nee", "formerly", "née:", "nee:"];

const TOTALS: [&str; 8] = ["total", "totals", "grandtotal", "subtotal", "average", "count", "sum", "totalfte"];
const VACANCIES: [&str; 25] = [
    "vacancy",
    "vacant",
    "vacantpost",
    "vacantposition",
    "tba",
    "tbc",
    "tbr",
    "tobeappointed",
    "tobeconfirmed",
    "tobeadvised",
    "tobeadvertised",
    "tobefilled",
    "toberecruited",
    "recruiting",
    "outtoadvert",
    "advertised",
    "notappointed",
    "unappointed",
    "notfilled",
    "unfilled",
    "newpost",
    "newposition",
    "newvacancy",
    "postvacant",
    "another",
];
const NOBODY: [&str; 8] = ["na", "none", "nil", "null", "unknown", "notknown", "noname", "nobody"];
const DITTO: [&str; 4] = ["ditto", "do.", "as above", "same"];

/// What a line below or above a list begins with, in lower case.
const NOTES: [&str; 25] = [
    "printed",
    "prepared by",
    "prepared on",
    "produced by",
    "produced on",
    "generated",
    "exported",
    "extracted",
    "created by",
    "created on",
    "updated",
    "last updated",
    "report run",
    "report date",
    "date printed",
    "run date",
    "run on",
    "run by",
    "as at ",
    "as of ",
    "correct as ",
    "correct at ",
    "end of report",
    "end of list",
    "confidential",
];

/// A name without what may be left out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Spoken {
    /// The name in spoken order.
    pub(super) name: String,
    /// The title before it, squashed.
    pub(super) title: Option<String>,
    /// The whole name with the surname from before a marriage.
    pub(super) maiden: Option<String>,
}

/// A name in spoken order, without a title: `Amy Smith` for `Smith, Mrs Amy (née Hughes)`. A title stays if little else
/// is there: `Mrs Smith` may have a husband on the list.
pub(super) fn spoken(written: &str) -> Spoken {
    let is_plain = |c: char| c != ',' && c != '(' && c != '[' && c != '.';
    let has_title = |word: &str| title(word).is_some();
    if written.chars().all(is_plain)
        && !written.contains("  ")
        && !written.split_whitespace().any(|word| has_title(word) || is_formerly(word))
    {
        let name = written.split_whitespace().collect::<Vec<_>>().join(" ");
        return Spoken { name, ..Spoken::default() };
    }
    let (rest, former) = parted(written);
    let mut found = None;
    let without = |part: &str, found: &mut Option<String>| {
        let keep = |word: &&str| match title(word) {
            Some(title) => {
                found.get_or_insert(title);
                false
            }
            None => true,
        };
        part.split_whitespace().filter(keep).collect::<Vec<_>>().join(" ")
    };
    let parts: Vec<String> =
        rest.split(',').map(|part| without(part, &mut found)).filter(|part| !part.is_empty()).collect();
    let plain = match parts.as_slice() {
        [last, first] => format!("{first} {last}"),
        parts => parts.join(" "),
    };
    let (name, title) = if plain.contains(' ') {
        (plain, found)
    } else {
        (turned(&rest.split_whitespace().collect::<Vec<_>>().join(" ")), None)
    };
    let maiden = former.map(|last| {
        let first = name.rsplit_once(' ').map_or(name.as_str(), |(first, _)| first);
        if last.contains(' ') { last } else { format!("{first} {last}") }
    });
    Spoken { name, title, maiden }
}

/// `Smith, Amy` in spoken order.
fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.contains(',') && !first.trim().is_empty() => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.to_owned(),
    }
}

/// A word that is a title, squashed: `Mrs`, `Dr.`, `(Miss)`.
fn title(word: &str) -> Option<String> {
    let word = word.trim_matches(['(', ')', '[', ']', '.']).to_lowercase();
    TITLES.contains(&word.as_str()).then_some(word)
}

fn is_formerly(word: &str) -> bool {
    FORMERLY.contains(&word.trim_start_matches(['(', '[']).to_lowercase().as_str())
}

/// A name, and the one from before a marriage that stands behind it.
fn parted(written: &str) -> (String, Option<String>) {
    let words: Vec<&str> = written.split_whitespace().collect();
    let Some(place) = words.iter().position(|word| is_formerly(word)).filter(|place| *place > 0) else {
        return (written.to_owned(), None);
    };
    let is_bracketed = words[place].starts_with(['(', '[']);
    let end = words[place..].iter().position(|word| word.contains([')', ']'])).map(|n| place + n);
    let end = if is_bracketed { end.unwrap_or(words.len() - 1) } else { words.len() - 1 };
    let former: Vec<&str> = words[place + 1..=end].iter().map(|word| word.trim_matches([')', ']', ','])).collect();
    let mut rest = words[..place].join(" ");
    if words[end].ends_with(',') || words[end + 1..].first().is_some_and(|word| word.starts_with(',')) {
        rest.push(',');
    }
    let rest = words[end + 1..].iter().fold(rest, |rest, word| rest + " " + word);
    (rest, Some(former.join(" ")).filter(|former| !former.is_empty()))
}

/// What a text in the place of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It may be a name.
    Name,
    /// It says how many there are.
    Total,
    /// It says that somebody is to be found.
    Vacancy,
    /// It is a note about the list.
    Note,
    /// It stands for the name in the row above.
    Ditto,
    /// It says that there is nobody.
    Nobody,
}

/// What a text in the place of a name is.
pub(super) fn kind(text: &str) -> Kind {
    let lower = text.trim().to_lowercase();
    let key = squash(text);
    let begins = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    let is_page = || lower.strip_prefix("page ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    // “No. of staff” is a number of people, and “Amy No” is a person.
    let is_number =
        || begins(&["number of ", "no. of ", "no of ", "headcount", "total number", "staff total", "count of "]);
    if TOTALS.contains(&key.as_str())
        || begins(&["total ", "total:", "totals ", "grand total", "sub-total"])
        || is_number()
    {
        Kind::Total
    } else if VACANCIES.contains(&key.as_str()) || begins(&["vacancy ", "vacant ", "new post "]) {
        Kind::Vacancy
    } else if DITTO.contains(&lower.as_str()) || !lower.is_empty() && lower.chars().all(|c| "\"'”“″〃".contains(c))
    {
        Kind::Ditto
    } else if NOBODY.contains(&key.as_str()) || !lower.is_empty() && key.is_empty() {
        Kind::Nobody
    } else if begins(&NOTES) || is_page() || lower.contains(':') {
        Kind::Note
    } else {
        Kind::Name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_with_a_title_and_in_either_order() {
        for written in [
            "Amy Smith",
            "Mrs Amy Smith",
            "Miss  Amy Smith",
            "Dr. Amy Smith",
            "Smith, Amy",
            "Smith, Mrs Amy",
            "Smith,  Amy, Mrs",
            "Smith (Mrs), Amy",
            "Amy Smith (née Hughes)",
            "Smith (née Hughes), Amy",
            "Amy\u{a0}Smith",
        ] {
            assert_eq!(spoken(written).name, "Amy Smith", "{written}");
        }
        assert_eq!(spoken("Mrs Amy Smith (née Hughes)").maiden.as_deref(), Some("Amy Hughes"));
        assert_eq!(spoken("Mrs Amy Smith").title.as_deref(), Some("mrs"));
        for alone in ["Mrs Smith", "Watchman Nee", "J. Smith", "Anne-Marie O’Neill", "Martin Luther King, Jr, III"] {
            assert!(spoken(alone).title.is_none() && spoken(alone).maiden.is_none(), "{alone}");
        }
        assert_eq!(spoken("Mrs Smith").name, "Mrs Smith");
        assert_eq!(spoken("J. Smith").name, "J. Smith");
    }

    #[test]
    fn what_stands_in_the_place_of_a_name_is_told_from_one() {
        for (text, is) in [
            ("Number of staff: 10", Kind::Total),
            ("Total", Kind::Total),
            ("Printed 12/6/26", Kind::Note),
            ("Page 1 of 1", Kind::Note),
            ("Prepared by", Kind::Note),
            ("Source: SIMS", Kind::Note),
            ("New Post", Kind::Vacancy),
            ("To be recruited", Kind::Vacancy),
            ("A. N. Other", Kind::Vacancy),
            ("N/A", Kind::Nobody),
            ("–", Kind::Nobody),
            ("\"", Kind::Ditto),
            ("Amy Page", Kind::Name),
            ("Page, Amy", Kind::Name),
            ("Na Li", Kind::Name),
            ("Person 1", Kind::Name),
        ] {
            assert_eq!(kind(text), is, "{text}");
        }
    }
}
