//! Examples in help: where another framework is in use, they name what it has.

use std::env;
use std::path::{Path, PathBuf};

use crate::embedded;
use crate::framework::role::Role;
use crate::framework::{Entity, Framework, Id, Keyed, Table};
use crate::load::{self, Base};
use crate::places;

/// The roles of the built-in framework, as help names them.
const ROLES: &str = "ta1 to ta5, asna1 to asna3, hlta";

/// How many roles of another framework are named in their place.
const MOST: usize = 4;

/// Help for the framework in use. One that can't be read changes nothing.
pub(super) fn in_help(text: &str) -> String {
    let Some(data) = places::data(named_data().as_deref()) else { return text.to_owned() };
    match load::read(Base::Folder(&data.path), &[]) {
        Ok(loaded) => named_in(text, &embedded::framework(), &loaded.framework),
        Err(_) => text.to_owned(),
    }
}

/// What `--data` names on a command line that asks for help, which is not parsed to its end.
fn named_data() -> Option<PathBuf> {
    let args: Vec<String> = env::args().collect();
    let beside = args.iter().position(|arg| arg == "--data").and_then(|n| args.get(n + 1));
    let named = beside.map(String::as_str).or_else(|| args.iter().find_map(|arg| arg.strip_prefix("--data=")));
    named.map(|name| Path::new(name).to_owned())
}

fn named_in(text: &str, built_in: &Framework, own: &Framework) -> String {
    let mut roles: Vec<&str> = own.roles.iter().map(|role| role.id.as_str()).take(MOST).collect();
    if own.roles.len() > MOST {
        roles.push("…");
    }
    let text = text.replace(ROLES, &roles.join(", "));
    let text = with_titles(text, &built_in.units, &own.units);
    let text = with_titles(text, &built_in.qualifications, &own.qualifications);
    let names = Names { built_in, own };
    text.split('\n').map(|line| names.in_line(line)).collect::<Vec<_>>().join("\n")
}

/// A text with the first record in the place of what is named by a title, in quotation marks, or by a reference.
fn with_titles<T: Entity>(mut text: String, built_in: &Table<T>, own: &Table<T>) -> String {
    let Some(first) = own.nth(0) else { return text };
    let own = first.names();
    for name in built_in.iter().flat_map(|record| record.names()) {
        text = text.replace(&format!("\"{name}\""), &format!("\"{}\"", own[0]));
        if name.contains('/') {
            text = text.replace(name, &first.id.to_string());
        }
    }
    text
}

struct Names<'a> {
    built_in: &'a Framework,
    own: &'a Framework,
}

impl Names<'_> {
    /// A line of help. The second column of an example stays where it is, if there is room.
    fn in_line(&self, line: &str) -> String {
        let Some(example) = line.trim_start().strip_prefix("tacareer ") else {
            return each_word(line, |word| self.named(word));
        };
        let (typed, meaning) = example.split_once("  ").unwrap_or((example, ""));
        let (command, rest) = typed.split_once(' ').unwrap_or((typed, ""));
        let mut before = command;
        let rest = each_word(rest, |word| {
            let named = self.named(word).or_else(|| self.other(word, before));
            before = word;
            named
        });
        let start = &line[..line.len() - example.len()];
        let typed = if rest.is_empty() { command.to_owned() } else { format!("{command} {rest}") };
        if meaning.is_empty() {
            return format!("{start}{typed}");
        }
        let column = example.len() - meaning.trim_start().len();
        let gap = column.saturating_sub(typed.len()).max(2);
        let meaning = each_word(meaning.trim_start(), |word| self.named(word));
        format!("{start}{typed}{}{meaning}", " ".repeat(gap))
    }

    /// What is named by itself: a role, or a standard by its number with the prefix.
    fn named(&self, word: &str) -> Option<String> {
        self.role(word).or_else(|| {
            let prefix = |framework: &Framework| framework.suite.as_ref()?.prefixes.first().cloned();
            let number = word.strip_prefix(&prefix(self.built_in)?)?;
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            let one = self.own.standards.nth(0).filter(|_| is_number && self.own.standards.find(word).is_err())?;
            Some(format!("{}{}", prefix(self.own).unwrap_or_default(), one.id))
        })
    }

    /// A role in the place of one that the framework in use does not have: by its id or its short name, as it was named.
    fn role(&self, word: &str) -> Option<String> {
        let is_named = |role: &Keyed<Role>| {
            role.id.as_str() == word
                || role.short == word
                || word == "hlta" && role.aliases.iter().any(|name| name == word)
        };
        let nth = self.built_in.roles.iter().position(is_named)?;
        if self.own.roles.iter().any(is_named) {
            return None;
        }
        let role = self.own.roles.nth(nth % self.own.roles.len().max(1))?;
        let is_short = word.starts_with(char::is_uppercase);
        Some(if is_short { role.short.clone() } else { role.id.to_string() })
    }

    /// A unit or a qualification by its id; a standard, a module or a status by what stands before it.
    fn other(&self, word: &str, before: &str) -> Option<String> {
        match before {
            "nos" | "--nos" if word.bytes().all(|byte| byte.is_ascii_digit()) => {
                let number = self.own.standards.nth(0).map(|one| one.id.to_string());
                return number.filter(|_| self.own.standards.find(word).is_err());
            }
            "module" | "training" => return first_of(word, &self.built_in.modules, &self.own.modules),
            "status" => return self.own.professional_standards.as_ref().map(|set| set.status.clone()),
            _ => {}
        }
        first_of(word, &self.built_in.units, &self.own.units)
            .or_else(|| first_of(word, &self.built_in.qualifications, &self.own.qualifications))
    }
}

/// The first record in the place of one of the built-in framework.
fn first_of<T: Entity<Key = Id<T>>>(word: &str, built_in: &Table<T>, own: &Table<T>) -> Option<String> {
    let has = |table: &Table<T>| table.iter().any(|record| record.id.as_str() == word);
    (has(built_in) && !has(own)).then(|| own.nth(0).map(|record| record.id.to_string())).flatten()
}

/// A text with some of its words replaced.
fn each_word<'t>(text: &'t str, mut named: impl FnMut(&'t str) -> Option<String>) -> String {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut changed = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let is_word = rest.starts_with(is_of_word);
        let end = rest.find(|c: char| is_of_word(c) != is_word).unwrap_or(rest.len());
        let (one, after) = rest.split_at(end);
        match is_word.then(|| named(one)).flatten() {
            Some(other) => changed += &other,
            None => changed += one,
        }
        rest = after;
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_what_the_framework_has() -> Result<(), crate::yaml::Problems> {
        let own = load::read(Base::Folder(Path::new("tests/frameworks/libraries")), &[])?.framework;
        let named = |text: &str| named_in(text, &embedded::framework(), &own);
        for (before, after) in [
            (
                "  tacareer next ta2             for TA2, and what TA3 adds",
                "  tacareer next assistant       for Assistant, and what Children’s adds",
            ),
            ("  tacareer hlta 11    one of them", "  tacareer hlta 11    one of them"),
            ("  tacareer level hlta -o hlta.html", "  tacareer level librarian -o librarian.html"),
            ("  tacareer units --nos 19   those on STL19", "  tacareer units --nos 1    those on LIB1"),
            ("  tacareer record add unit equality-l2 --hlta 11", "  tacareer record add unit cataloguing --hlta 11"),
            (
                "A role: ta1 to ta5, asna1 to asna3, hlta; by default",
                "A role: volunteer, assistant, children, local-history, …; by default",
            ),
            ("ta2,ta3 for any of several; HLTA last", "assistant,children for any of several; HLTA last"),
        ] {
            assert_eq!(named(before), after);
        }
        Ok(())
    }
}
