//! Which role a job title names, and which roles it may mean. A title that says no level is near to none.

use std::iter::once;

use super::cells::in_full;
use super::columns::Words;
use crate::framework::role::Role;
use crate::framework::{Entity, Framework, Id, squash};

/// The most roles that are offered for a title.
const MOST: usize = 3;

/// How similar two words, or a title and a name, must be, from 0 to 1.
const ALIKE: f64 = 0.75;

/// The shortest word in which a slip is looked for.
const SHORTEST: usize = 5;

/// The role for a job title; `None` if no role has that title.
pub(super) fn role(words: Words<'_>, job: &str) -> Option<Id<Role>> {
    let named = |typed: &str| words.framework.roles.find(typed).ok().map(|role| role.id.clone());
    words.map.role(job).cloned().or_else(|| named(job)).or_else(|| named(&in_full(job)))
}

/// Whether a word is the beginning of the names of roles: “Band” of “Band 4”.
pub(super) fn begins_a_role(framework: &Framework, word: &str) -> bool {
    let word = squash(word);
    let begins = |name: &str| squash(name).starts_with(&word);
    !word.is_empty() && framework.roles.iter().any(|role| role.names().into_iter().any(begins))
}

/// The roles that a job title may mean: those whose names it contains, in other words, or with a slip.
pub(super) fn near(framework: &Framework, job: &str) -> Vec<String> {
    let said = words(job);
    let is_said = |name: &str| {
        let name = plain(&words(name));
        !name.is_empty() && (1..=said.len()).any(|length| said.windows(length).any(|part| is_name(part, &name)))
    };
    let is_meant = |role: &Role, is: &dyn Fn(&str) -> bool| {
        once(role.short.as_str())
            .chain(once(role.title.as_str()))
            .chain(role.aliases.iter().map(String::as_str))
            .any(is)
    };
    let of = |is: &dyn Fn(&str) -> bool| -> Vec<String> {
        let meant = framework.roles.iter().filter(|role| is_meant(role, is));
        meant.map(|role| role.id.to_string()).take(MOST).collect()
    };
    let found = of(&is_said);
    if !found.is_empty() {
        return found;
    }
    of(&|name| is_slip(&squash(job), &squash(name)))
}

/// The words of a title in lower case: `TA3` is two, and “level 3” and “L3” are `#3`. In `TA1/2` and `TA L1/L2`, the
/// second number has the word of the first.
fn words(title: &str) -> Vec<String> {
    const LEVELS: [&str; 3] = ["level", "lvl", "l"];
    let mut words: Vec<String> = Vec::new();
    let mut last: Option<String> = None;
    let mut level: Option<(String, char)> = None;
    for (word, before) in parts(title) {
        if LEVELS.contains(&word.as_str()) && level.is_none() {
            level = Some((word, before));
            continue;
        }
        let (mark, before) = match level.take() {
            Some((_, before)) if is_number(&word) => ("#", before),
            // “Higher Level Teaching Assistant”: the word alone says nothing; a lone L may be an initial.
            Some((level, _)) if level == "l" => {
                words.push(level);
                ("", before)
            }
            _ => ("", before),
        };
        if is_number(&word) {
            let is_after_another = words.last().is_some_and(|word| is_number(word.trim_start_matches('#')));
            words.extend(last.clone().filter(|_| is_after_another && "/&-–".contains(before)));
        } else {
            last = Some(word.clone());
        }
        words.push(format!("{mark}{word}"));
    }
    words
}

/// The runs of letters and of digits in a title, in lower case, each with the character before it.
fn parts(title: &str) -> Vec<(String, char)> {
    let mut parts: Vec<(String, char)> = Vec::new();
    let mut before = ' ';
    for c in title.to_lowercase().chars() {
        let is_joined = before.is_alphanumeric() && before.is_ascii_digit() == c.is_ascii_digit();
        if c.is_alphanumeric() {
            match parts.last_mut().filter(|_| is_joined) {
                Some((word, _)) => word.push(c),
                None => parts.push((c.to_string(), before)),
            }
        }
        before = c;
    }
    parts
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Words without the mark of a level.
fn plain(words: &[String]) -> Vec<String> {
    words.iter().map(|word| word.trim_start_matches('#').to_owned()).collect()
}

/// Whether these words are a name. The level may come first: `L3 TA`.
fn is_name(said: &[String], name: &[String]) -> bool {
    let mut said = said.to_vec();
    if said.first().is_some_and(|word| word.starts_with('#')) {
        said.rotate_left(1);
    }
    is_all(&plain(&said), name)
}

/// Whether the words are a name from the first to the last: each one is a word of it, or the initials of several.
fn is_all(said: &[String], name: &[String]) -> bool {
    let Some((word, rest)) = said.split_first() else { return name.is_empty() };
    let initials = word.chars().count();
    let is_one = name.first().is_some_and(|first| first == word || is_slip(word, first));
    let is_initials = initials > 1
        && name.len() >= initials
        && word.chars().zip(name).all(|(letter, of)| of.starts_with(letter) && !is_number(of));
    (is_one && is_all(rest, &name[1..])) || (is_initials && is_all(rest, &name[initials..]))
}

/// Whether a word is another one with a slip. Numbers are never taken for one another.
fn is_slip(word: &str, other: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    word.chars().count() >= SHORTEST
        && digits(word) == digits(other)
        && strsim::normalized_damerau_levenshtein(word, other) >= ALIKE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(title: &str, name: &str) -> bool {
        let (said, name) = (words(title), plain(&words(name)));
        (1..=said.len()).any(|length| said.windows(length).any(|part| is_name(part, &name)))
    }

    #[test]
    fn a_title_may_have_the_words_of_a_name_in_another_form() {
        for (title, name) in [
            ("L3 TA", "Teaching Assistant Level 3"),
            ("TA1/TA2", "TA1"),
            ("TA1/TA2", "TA2"),
            ("TA 1/2", "TA2"),
            ("TA L2/L3", "TA2"),
            ("TA L2/L3", "Teaching Assistant Level 3"),
            ("Higher Level TA", "Higher Level Teaching Assistant"),
            ("ASN Assistant 2", "Additional Support Needs Assistant Level 2"),
            ("1:1 TA L3 (KS2)", "TA3"),
            ("Teachign Asistant level 3", "Teaching Assistant Level 3"),
        ] {
            assert!(is(title, name), "{title}: {name}");
        }
        for (title, name) in [
            ("LSA", "HLTA"),
            ("L3 TA", "HLTA"),
            ("TA", "TA1"),
            ("1:1 TA L3 (KS2)", "TA1"),
            ("1:1 TA L3 (KS2)", "TA2"),
            ("ASN Assistant 2", "Teaching Assistant Level 2"),
            ("Teaching Assistant", "Teaching Assistant Level 1"),
        ] {
            assert!(!is(title, name), "{title}: {name}");
        }
    }
}
