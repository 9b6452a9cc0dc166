//! The numbered statements of a role profile: duties and their options, knowledge, suggestions.

use std::iter;

use super::Framework;
use super::about::Section;
use super::check::{Check, Fault};
use super::contents::Contents;
use super::id::Id;
use super::place::Place;
use super::role::{Duty, DutyOption, Knowledge, Role, Suggestion};
use super::rule::Rule;
use super::table::{Entity, Keyed};
use super::walk::{At, Called, Visit};

/// What kind of statement it is, and so which list of the profile it is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementKind {
    /// A key duty: `7`.
    Duty,
    /// A lettered option of a duty: `7a`.
    Option,
    /// A point of the knowledge, skills and experience.
    Knowledge,
    /// A suggestion for continuing professional development.
    Suggestion,
}

impl StatementKind {
    /// What it is called: "duty", "option".
    pub fn noun(self) -> &'static str {
        match self {
            Self::Duty | Self::Option => "duty",
            Self::Knowledge => "knowledge",
            Self::Suggestion => "CPD suggestion",
        }
    }

    /// The part of a profile that shows it: `level ta3 --section duties`.
    fn part(self) -> &'static str {
        match self {
            Self::Duty | Self::Option => "duties",
            Self::Knowledge => "knowledge",
            Self::Suggestion => "cpd",
        }
    }

    /// The word that names it in an id: `ta3.cpd.1`.
    fn word(self) -> &'static str {
        match self {
            Self::Duty | Self::Option => "duty",
            Self::Knowledge => "knowledge",
            Self::Suggestion => "cpd",
        }
    }
}

/// One numbered statement of a role profile, word for word.
#[derive(Debug, Clone)]
pub struct Statement<'a> {
    /// The role.
    pub role: &'a Keyed<Role>,
    /// What the statement is.
    pub kind: StatementKind,
    /// Its number as printed: `7`, `7a`.
    pub label: String,
    /// The exact words.
    pub text: &'a str,
    /// The section it is in.
    pub section: &'a Id<Section>,
    /// Its position in its list in the data, from 0; for an option, that of its duty.
    position: usize,
}

impl<'a> Statement<'a> {
    pub(super) fn duty(role: &'a Keyed<Role>, position: usize, duty: &'a Duty) -> Self {
        let label = duty.number.to_string();
        let section = role.duties_section();
        Self { role, kind: StatementKind::Duty, label, text: &duty.text, section, position }
    }

    pub(super) fn option(role: &'a Keyed<Role>, position: usize, duty: &'a Duty, option: &'a DutyOption) -> Self {
        let label = format!("{}{}", duty.number, option.letter);
        let section = role.duties_section();
        Self { role, kind: StatementKind::Option, label, text: &option.text, section, position }
    }

    pub(super) fn knowledge(role: &'a Keyed<Role>, position: usize, one: &'a Knowledge) -> Self {
        let label = (position + 1).to_string();
        Self { role, kind: StatementKind::Knowledge, label, text: &one.text, section: &one.section, position }
    }

    pub(super) fn suggestion(role: &'a Keyed<Role>, position: usize, one: &'a Suggestion) -> Self {
        let label = (position + 1).to_string();
        Self { role, kind: StatementKind::Suggestion, label, text: &one.text, section: &one.section, position }
    }

    /// Its id as it can be typed: `ta3.duty.7a`.
    pub fn id(&self) -> String {
        format!("{}.{}.{}", self.role.id, self.kind.word(), self.label)
    }

    /// What a reader would call it: "TA3 duty 7a", "TA3 CPD 1".
    pub fn title(&self) -> String {
        let word = if self.kind == StatementKind::Suggestion { "CPD" } else { self.kind.word() };
        format!("{} {word} {}", self.role.short, self.label)
    }

    /// Its place in the data; for an option, that of its duty.
    pub fn place(&self) -> Place {
        let role = self.role.place();
        list(&role, self.kind.word()).unwrap_or(role).index(self.position)
    }

    pub(super) fn called(&self) -> Called {
        let command = format!("level {} --section {}", self.role.id, self.kind.part());
        Called::new(self.kind.noun(), self.id(), self.title(), command)
    }
}

impl Keyed<Role> {
    /// The key duties, each followed by its options.
    pub fn duties_and_options(&self) -> impl Iterator<Item = Statement<'_>> {
        self.duties.iter().enumerate().flat_map(move |(n, duty)| {
            let options = duty.options.iter().map(move |option| Statement::option(self, n, duty, option));
            iter::once(Statement::duty(self, n, duty)).chain(options)
        })
    }

    /// All numbered statements: duties with their options, knowledge, suggestions.
    pub fn statements(&self) -> impl Iterator<Item = Statement<'_>> {
        let knowledge = self.knowledge.iter().enumerate().map(|(n, one)| Statement::knowledge(self, n, one));
        let suggestions = self.cpd.suggestions.iter().enumerate().map(|(n, one)| Statement::suggestion(self, n, one));
        self.duties_and_options().chain(knowledge).chain(suggestions)
    }
}

impl Keyed<Role> {
    pub(super) fn walk_duties<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        let section = Some(self.duties_section());
        for (n, duty) in self.duties.iter().enumerate() {
            let here = at.index(n);
            let Duty { number: _, text, under, at_least: _, options, refers_to: _, errata } = duty;
            visitor.part(&here, || Statement::duty(self, n, duty).called());
            visitor.text(&here.key("text"), text, section);
            if let Some(under) = under {
                visitor.words(&here.key("under"), under);
            }
            visitor.errata(&here, errata);
            for (m, option) in options.iter().enumerate() {
                let DutyOption { letter: _, text } = option;
                visitor.part(&here, || Statement::option(self, n, duty, option).called());
                visitor.text(&here.key("options").index(m).key("text"), text, section);
            }
        }
    }

    pub(super) fn walk_knowledge<'a, V: Visit<'a>>(&'a self, at: &At<'_>, visitor: &mut V) {
        for (n, one) in self.knowledge.iter().enumerate() {
            let here = at.index(n);
            let Knowledge { text, kind: _, under, refers_to: _, section } = one;
            visitor.part(&here, || Statement::knowledge(self, n, one).called());
            visitor.text(&here.key("text"), text, Some(section));
            if let Some(under) = under {
                visitor.words(&here.key("under"), under);
            }
            visitor.section(&here, Some(section));
        }
    }

    /// Duties are numbered from 1, options are lettered from a, and no duty asks for more options than it has.
    pub(super) fn duties_in_order(&self, at: &At<'_>, check: &mut Check<'_>) {
        for (n, duty) in self.duties.iter().enumerate() {
            let (here, expected) = (at.index(n), n + 1);
            if usize::from(duty.number) != expected {
                let message = format!("duty {} is where {expected} belongs: duties are numbered from 1", duty.number);
                check.fault(&here.key("number"), Rule::Order, message);
            }
            for (m, (option, letter)) in duty.options.iter().zip('a'..='z').enumerate() {
                if option.letter != letter {
                    let message =
                        format!("option {} is where {letter} belongs: options are lettered from a", option.letter);
                    check.fault(&here.key("options").index(m).key("letter"), Rule::Order, message);
                }
            }
            if usize::from(duty.at_least.unwrap_or(0)) > duty.options.len() {
                check.fault(&here.key("at_least"), Rule::Contradiction, "this asks for more options than there are");
            }
        }
    }
}

impl Keyed<Role> {
    /// Every statement that another refers to exists.
    pub(super) fn references_hold(&self, at: &At<'_>, check: &mut Check<'_>) {
        for (n, duty) in self.duties.iter().enumerate() {
            all_exist(&duty.refers_to, &at.key("duties").index(n), check);
        }
        for (n, one) in self.knowledge.iter().enumerate() {
            all_exist(&one.refers_to, &at.key("knowledge").index(n), check);
        }
    }
}

fn all_exist(ids: &[String], at: &At<'_>, check: &mut Check<'_>) {
    for (n, id) in ids.iter().enumerate() {
        if named(check.contents(), id).is_none() {
            let place = at.key("refers_to").index(n).place();
            let fault = Fault::new(place, Rule::Reference, format!("there is no statement “{id}”"));
            check.push(fault.hint("name it by its id, as in ta2.duty.7 or ta2.knowledge.1"));
        }
    }
}

impl Framework {
    /// The statement with that id: `ta3.duty.7a`.
    pub fn statement(&self, id: &str) -> Option<Statement<'_>> {
        named(self, id)
    }
}

fn named<'a>(contents: &'a Contents, id: &str) -> Option<Statement<'a>> {
    let (role, _) = id.rsplit_once('.')?.0.rsplit_once('.')?;
    contents.roles.get(&role.parse().ok()?)?.statements().find(|statement| statement.id() == id)
}

impl Place {
    /// The place of a statement by its id: `ta3.duty.7a`, `ta2.cpd.5`. An option or an example has the place of the
    /// duty or suggestion it belongs to.
    pub fn of_statement(id: &str) -> Option<Self> {
        let (before, label) = id.rsplit_once('.')?;
        let (role, word) = before.rsplit_once('.')?;
        let list = list(&Self::of(Role::TABLE).key(role), word)?;
        let number: usize = label.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().ok()?;
        Some(list.index(number.checked_sub(1)?))
    }
}

/// The list in the data of a role that the word in an id refers to: `cpd` is `cpd.suggestions`.
fn list(role: &Place, word: &str) -> Option<Place> {
    match word {
        "duty" => Some(role.key("duties")),
        "knowledge" | "expects" => Some(role.key(word)),
        "cpd" => Some(role.key("cpd").key("suggestions")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::place::Step;
    use super::*;

    #[test]
    fn an_option_has_the_place_of_its_duty() {
        let duty = Place::of("roles").key("ta3").key("duties").index(6);
        assert_eq!(Place::of_statement("ta3.duty.7"), Some(duty.clone()));
        assert_eq!(Place::of_statement("ta3.duty.7a"), Some(duty));
    }

    #[test]
    fn suggestions_stand_within_cpd() {
        let place = Place::of_statement("ta2.cpd.5").map(|place| place.to_string());
        assert_eq!(place.as_deref(), Some("roles.ta2.cpd.suggestions[4]"));
    }

    #[test]
    fn other_ids_are_no_statements() {
        for id in ["ta3", "ta3.duty", "ta3.duty.0", "ta3.duty.x", "ta3.note.1", ""] {
            assert_eq!(Place::of_statement(id), None, "{id}");
        }
    }

    #[test]
    fn a_role_may_have_points_in_its_id() {
        let place = Place::of_statement("tech.2.duty.1");
        assert_eq!(place.and_then(|place| place.0.get(1).cloned()), Some(Step::Key("tech.2".into())));
    }
}
