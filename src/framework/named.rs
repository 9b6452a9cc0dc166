//! Where the publication names something that has no record of its own: a qualification that no profile asks for.

use super::about::Section;
use super::contents::Contents;
use super::id::Id;
use super::table::Entity;
use super::walk::Visit;
use super::{Framework, squash};

/// A name that is in the publication, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedIn<'a> {
    /// The part of what was typed that is in the publication.
    pub name: String,
    /// The sections that have it, in their order.
    pub sections: Vec<&'a Id<Section>>,
}

/// In more sections than this, a word is no name but one of the words that the publication is written in.
const MOST: usize = 8;

/// Words for a kind or a level of qualification, which may stand before or behind its name.
const KINDS: [&str; 8] = ["level", "award", "certificate", "diploma", "course", "qualification", "in", "a"];

impl Framework {
    /// Where the publication names what was typed: the whole of it, or else without the words for its level and kind.
    pub fn named_in(&self, typed: &str) -> Option<NamedIn<'_>> {
        let words: Vec<&str> = typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let is_kind = |word: &&str| KINDS.contains(&word.to_lowercase().as_str()) || word.parse::<u8>().is_ok();
        let start = words.iter().take_while(|word| is_kind(word)).count();
        let end = words.len() - words.iter().rev().take_while(|word| is_kind(word)).count();
        let bare = words.get(start..end).unwrap_or_default();
        let is_name = |words: &[&str]| words.concat().chars().count() > 2;
        [&words[..], bare].into_iter().filter(|words| is_name(words)).find_map(|words| {
            let name = words.join(" ");
            // A course of the publication goes by several names.
            let course = self.skill_courses.find(&name).ok().map_or_else(Vec::new, |course| course.names());
            let names = std::iter::once(name.as_str()).chain(course);
            let sections = self.sections_with(&names.map(bare_words).collect::<Vec<_>>());
            (1..=MOST).contains(&sections.len()).then_some(NamedIn { name, sections })
        })
    }

    /// The sections whose texts have the words of one of the names, one after another.
    fn sections_with(&self, names: &[Vec<String>]) -> Vec<&Id<Section>> {
        let mut found = Sections { contents: &self.contents, names, found: Vec::new() };
        self.contents.walk(&mut found);
        let place = |id: &&Id<Section>| self.sections.iter().position(|section| section.id == **id);
        let mut sections: Vec<&Id<Section>> = found.found.into_iter().filter(|id| place(id).is_some()).collect();
        sections.sort_by_key(place);
        sections.dedup();
        sections
    }
}

/// Collects sections on a walk.
struct Sections<'a, 'n> {
    contents: &'a Contents,
    names: &'n [Vec<String>],
    found: Vec<&'a Id<Section>>,
}

impl<'a> Visit<'a> for Sections<'a, '_> {
    fn contents(&self) -> &'a Contents {
        self.contents
    }

    fn mention(&mut self, text: &'a str, section: Option<&'a Id<Section>>) {
        let Some(section) = section else { return };
        let words = bare_words(text);
        if self.names.iter().any(|name| words.windows(name.len().max(1)).any(|some| some == name)) {
            self.found.push(section);
        }
    }
}

fn bare_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(bare).collect()
}

/// A word without the ending of a plural.
fn bare(word: &str) -> String {
    let word = squash(word);
    word.strip_suffix('s').filter(|rest| rest.len() > 2).map_or_else(|| word.clone(), str::to_owned)
}
