//! The contents of a handbook: its chapters, and the questions that each of them answers.

use crate::framework::about::Section;
use crate::framework::qualification::Unit;
use crate::framework::standard::Standard;
use crate::framework::{Entity, Framework, Id, Keyed, Table};

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Its title.
    pub title: String,
    /// The answers in it, in order.
    pub entries: Vec<Entry>,
}

/// A part of a chapter: the answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is on the page.
    pub anchor: String,
    /// The question as arguments of the command line.
    pub asked: Vec<String>,
    /// The path of the subject that it shows whole; `None` for a list.
    pub path: Option<String>,
    /// The ids and numbers that the subject is known by.
    pub names: Vec<String>,
    /// The section it comes from, as text.
    pub cited: Option<String>,
}

impl Entry {
    /// The answer to a question that is not about a single record.
    fn list(anchor: &str, asked: &[&str], path: &[&str]) -> Self {
        let asked = asked.iter().map(|word| (*word).to_owned()).collect();
        let path = path.first().map(|path| (*path).to_owned());
        Self { anchor: anchor.into(), asked, path, names: Vec::new(), cited: None }
    }

    fn cited(self, framework: &Framework, section: Option<&Id<Section>>) -> Self {
        Self { cited: section.map(|section| framework.cite(section)), ..self }
    }

    fn named(self, names: impl IntoIterator<Item = String>) -> Self {
        Self { names: names.into_iter().collect(), ..self }
    }
}

/// The answer to a question about one record.
fn of<T: Entity>(record: &Keyed<T>, command: &str) -> Entry {
    let id = record.id.to_string();
    let path: Vec<String> = record.place().0.iter().map(ToString::to_string).collect();
    Entry {
        anchor: format!("{command}-{id}"),
        asked: vec![command.into(), id.clone()],
        path: Some(path.join("/")),
        names: vec![id],
        cited: None,
    }
}

fn each<T: Entity>(table: &Table<T>, command: &str) -> Vec<Entry> {
    table.iter().map(|record| of(record, command)).collect()
}

/// The chapters of a framework's handbook.
pub fn chapters(framework: &Framework) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    let mut chapter = |title: &str, entries: Vec<Entry>| {
        if !entries.is_empty() {
            chapters.push(Chapter { title: title.into(), entries });
        }
    };
    chapter("About the framework", vec![Entry::list("about", &["about"], &["about"])]);
    let sections = framework.sections.iter().filter(|section| !section.says.is_empty());
    let section = |section: &Keyed<_>| of(section, "guidance").cited(framework, Some(&section.id));
    chapter("Section by section", sections.map(section).collect());
    let mut roles = vec![Entry::list("map", &["map"], &[]), Entry::list("level", &["level"], &["families"])];
    for role in &framework.roles {
        roles.push(
            of(role, "level").named([role.id.to_string(), role.short.clone()]).cited(framework, Some(&role.section)),
        );
        for below in role.below() {
            let anchor = format!("compare-{below}-{}", role.id);
            roles.push(Entry::list(&anchor, &["compare", below.as_str(), role.id.as_str()], &[]));
        }
    }
    for destination in &framework.destinations {
        let mut open = framework.roles.iter().filter(|role| destination.open_to.contains(&role.family));
        let start =
            destination.suggested_to.first().and_then(|id| framework.roles.get(id)).or_else(|| open.next_back());
        if let Some(start) = start {
            let (anchor, path) = (format!("beyond-{}", destination.id), format!("destinations/{}", destination.id));
            let entry = Entry::list(&anchor, &["path", start.id.as_str(), destination.id.as_str()], &[&path]);
            roles.push(entry.cited(framework, Some(&destination.section)));
        }
    }
    chapter("The role profiles", roles);
    let mut qualifications = vec![Entry::list("qualifications", &["qualifications"], &["credit"])];
    qualifications.extend(
        framework.qualifications.iter().map(|one| of(one, "qualifications").cited(framework, Some(&one.section))),
    );
    if !framework.qualifications.is_empty() {
        qualifications.push(Entry::list("map-qualifications", &["map", "--qualifications"], &[]));
        qualifications.push(Entry::list("map-standards", &["map", "--standards"], &[]));
        chapter("Qualifications", qualifications);
    }
    if !framework.units.is_empty() {
        let list = std::iter::once(Entry::list("units", &["units"], &[]));
        let unit = |unit: &Keyed<Unit>| of(unit, "unit").cited(framework, unit.section.as_ref());
        chapter("Units", list.chain(framework.units.iter().map(unit)).collect());
    }
    if !framework.standards.is_empty() {
        let list = std::iter::once(Entry::list("nos", &["nos"], &["suite"]));
        let standard = |one: &Keyed<Standard>| {
            of(one, "nos").named([framework.code(one.id)]).cited(framework, one.section.as_ref())
        };
        chapter("Occupational standards", list.chain(framework.standards.iter().map(standard)).collect());
    }
    if let Some(set) = &framework.professional_standards {
        let whole = Entry::list("hlta", &["hlta"], &["professional_standards"]).named([set.status.clone()]);
        chapter("Professional standards", vec![whole.cited(framework, Some(&set.section))]);
    }
    if !framework.modules.is_empty() {
        let list = std::iter::once(Entry::list("training", &["training"], &["training"]));
        chapter("Training modules", list.chain(each(&framework.modules, "training")).collect());
    }
    if framework.basic_skills.is_some() {
        chapter("English, maths and ICT", vec![Entry::list("basic-skills", &["basic-skills"], &["basic_skills"])]);
    }
    if !framework.resources.is_empty() {
        chapter("Where to turn", vec![Entry::list("resources", &["resources"], &["resources"])]);
    }
    chapter("Misprints", vec![Entry::list("errata", &["errata"], &[])]);
    chapters
}
