//! Things named by some words of their titles, and perhaps a level: “positive behaviour level 3”, “equality 2”.

use crate::framework::{Entity, Keyed, Table, Unknown, squash};

/// Words that say nothing about which one is meant.
const FILLERS: [&str; 10] = ["level", "unit", "and", "the", "of", "in", "for", "a", "an", "at"];

/// How many are offered when several have all the words.
const MOST: usize = 6;

/// The record that a person means: by one of its names, or the only one that has all the words.
///
/// # Errors
///
/// When there is none, with those that have all the words if there are several.
pub(crate) fn find_or_only<'a, T: Entity>(
    table: &'a Table<T>,
    typed: &str,
    list: &str,
    level: impl Fn(&T) -> u8,
) -> Result<&'a Keyed<T>, Unknown> {
    let unknown = match table.find(typed).map_err(|unknown| unknown.listed_by(list)) {
        Ok(found) => return Ok(found),
        // It was withdrawn.
        Err(unknown) if unknown.known.is_some() => return Err(unknown),
        Err(unknown) => unknown,
    };
    let lower = typed.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .collect();
    // A level alone, or a few letters, name nothing.
    if !words.iter().any(|word| word.chars().count() > 3 && word.chars().all(char::is_alphabetic)) {
        return Err(unknown);
    }
    let is_meant = |record: &&Keyed<T>| {
        let names: Vec<String> = record.names().iter().map(|name| squash(name)).collect();
        words.iter().all(|word| match word.strip_prefix('l').unwrap_or(word).parse::<u8>() {
            Ok(number) => level(record) == number,
            Err(_) => names.iter().any(|name| name.contains(&squash(word))),
        })
    };
    let found: Vec<&Keyed<T>> = table.iter().filter(is_meant).collect();
    match found[..] {
        [one] => Ok(one),
        [] => Err(unknown),
        _ => Err(Unknown { nearest: found.iter().take(MOST).map(|one| one.id.to_string()).collect(), ..unknown }),
    }
}
