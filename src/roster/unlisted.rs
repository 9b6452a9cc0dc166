//! People whom only a list of certificates names, although there is a staff list: a slip in a name or a code, or somebody
//! who has left. They stay people, and are a question.

use std::collections::HashMap;

use super::finding::Findings;
use super::person::Person;
use crate::framework::{nearest, squash};

/// The most people who are named one by one.
const MOST: usize = 20;

/// Asks about everybody whom no staff list names.
pub(super) fn ask(people: &[Person], findings: &mut Findings) {
    let unlisted: Vec<&Person> = people.iter().filter(|person| !person.is_on_staff).collect();
    if unlisted.is_empty() {
        return;
    }
    let listed = || people.iter().filter(|person| person.is_on_staff);
    let in_order: HashMap<Vec<String>, &Person> = listed().map(|person| (words(&person.name), person)).collect();
    for person in unlisted.iter().take(MOST) {
        let is_code = person.key.as_ref() == Some(&person.name);
        let near = match in_order.get(&words(&person.name)) {
            _ if is_code => Vec::new(),
            Some(other) => vec![other.name.to_string()],
            None => nearest(&person.name, listed().map(|one| (one.name.as_str(), one.name.to_string()))),
        };
        let (message, what) = if is_code {
            (format!("code {} is in no staff list", person.name), "code")
        } else {
            (format!("“{}” is in no staff list", person.name), "name")
        };
        let keeps =
            format!("it counts as somebody without a role: correct the {what}, add the person, or remove the rows");
        let hint =
            if near.is_empty() { keeps } else { format!("did you mean {}? Until then, {keeps}", near.join(", ")) };
        findings.add("in-no-list", person.place.clone(), message, hint);
    }
    for person in unlisted.iter().skip(MOST) {
        let message = format!("{} more people are in no staff list", unlisted.len() - MOST);
        let hint = "is the staff list the right one? They count as people without a role";
        findings.add("in-no-list", person.place.clone(), message, hint);
    }
}

/// The words of a name in one order, whatever order it is written in.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name.split_whitespace().map(squash).collect();
    words.sort_unstable();
    words
}
