//! `nos`: the National Occupational Standards and how the framework covers them, or one of them.

use anyhow::Result;
use serde::Serialize;

use super::marks::{Kept, Marks, fact, remark, word};
use super::provenance::{changes, misprints};
use super::units;
use super::{HELP, count, find, ids, overlaid};
use crate::framework::standard::Standard;
use crate::framework::{Framework, Keyed, Unknown};
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer nos                 all of them, by number
  tacareer nos 19              one, with the units, qualifications and roles it serves (also STL19)
  tacareer nos --group c       one group: part of its title, or its letter
  tacareer nos --uncovered     those that no listed unit draws on";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// A standard: its number, with or without STL, or its exact title
    number: Vec<String>,
    /// Standards of this group: part of its title, or its letter
    #[arg(long, value_name = "GROUP", conflicts_with = "number")]
    group: Option<String>,
    /// Standards of this level
    #[arg(long, value_name = "LEVEL", conflicts_with = "number", value_parser = clap::value_parser!(u8).range(0..=8))]
    level: Option<u8>,
    /// Standards that a listed unit draws on
    #[arg(long, conflicts_with_all = ["number", "uncovered"])]
    covered: bool,
    /// Standards that no listed unit draws on
    #[arg(long, conflicts_with = "number")]
    uncovered: bool,
}

pub(super) fn report<'a>(
    args: &Args,
    framework: &'a Framework,
    kept: Option<Kept<'a>>,
) -> Result<Box<dyn Report + 'a>> {
    let marks = Marks::of(framework, kept);
    if !args.number.is_empty() {
        let typed = args.number.join(" ");
        let standard = framework.standard(&typed).map_err(|unknown| unknown.listed_by("nos"))?;
        let row = StandardRow::of(framework, &marks, standard);
        return Ok(Box::new(Whole { standard: row, record: standard, marks, framework }));
    }
    let group = args.group.as_ref().map(|typed| group(framework, typed)).transpose()?;
    let rows = framework.standards.iter().map(|standard| (standard, StandardRow::of(framework, &marks, standard)));
    let standards: Vec<StandardRow> = rows
        .filter(|(standard, _)| group.as_ref().is_none_or(|group| group.contains(&standard.group)))
        .filter(|(_, row)| args.level.is_none_or(|level| row.level == level))
        .filter(|(_, row)| !args.covered || !row.units.is_empty())
        .filter(|(_, row)| !args.uncovered || row.units.is_empty())
        .map(|(_, row)| row)
        .collect();
    let which = if args.covered {
        " that a listed unit draws on".into()
    } else if args.uncovered {
        " that no listed unit draws on".into()
    } else {
        let covered = standards.iter().filter(|standard| !standard.units.is_empty()).count();
        format!(", {covered} of them drawn on by a listed unit")
    };
    Ok(Box::new(Standards { standards, which, marks, framework }))
}

/// The groups a person means: by id, by letter, or by part of the title.
fn group(
    framework: &Framework,
    typed: &str,
) -> Result<Vec<crate::framework::Id<crate::framework::standard::StandardGroup>>, Unknown> {
    use crate::framework::squash;
    let wanted = squash(typed);
    let lettered = |id: &str| id.split_once('-').is_some_and(|(letter, _)| letter == wanted);
    let part = |title: &str| wanted.chars().count() >= 3 && squash(title).contains(&wanted);
    let groups = framework.standard_groups.iter();
    let found: Vec<_> = groups
        .filter(|group| squash(group.id.as_str()) == wanted || lettered(group.id.as_str()) || part(&group.title))
        .map(|group| group.id.clone())
        .collect();
    if found.is_empty() {
        find(&framework.standard_groups, typed, "nos").map(|group| vec![group.id.clone()])
    } else {
        Ok(found)
    }
}

row! {
    /// A standard in a list.
    StandardRow {
        number number "Number": u16,
        id code "Code": String,
        text title "Title": Option<String>,
        number level "Level": u8,
        text group "Group": String,
        id units "Units": Vec<String>,
        text qualifications "Qualifications": Vec<String>,
        text roles "Roles": Vec<String>,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
        text source "Source": Option<String>,
        text note "Note": Option<String>,
        text record "Record": Option<String>,
        text overlays "Overlays": Vec<String>,
    }
}

impl StandardRow {
    fn of(framework: &Framework, marks: &Marks<'_>, standard: &Keyed<Standard>) -> Self {
        let group = framework.group(standard);
        let mut qualifications: Vec<String> = Vec::new();
        for unit in framework.units_of_standard(standard.id) {
            for contained in framework.qualifications_of_unit(&unit.id) {
                let id = contained.qualification.id.to_string();
                if !qualifications.contains(&id) {
                    qualifications.push(id);
                }
            }
        }
        Self {
            number: standard.id.0,
            code: framework.code(standard.id),
            title: standard.title.clone(),
            level: group.level,
            group: group.title.clone(),
            units: ids(framework.units_of_standard(standard.id)),
            qualifications,
            roles: ids(framework.roles_of_standard(standard.id)),
            section: standard.section.as_ref().map(ToString::to_string),
            page: standard.section.as_ref().and_then(|section| framework.page(section)),
            source: standard.source.clone(),
            note: standard.note.clone(),
            record: word(marks.standard(standard.id)),
            overlays: overlaid::touches(framework, standard),
        }
    }
}

/// The standards that match.
#[derive(Serialize)]
struct Standards<'a> {
    standards: Vec<StandardRow>,
    /// What is said of them in the title.
    #[serde(skip)]
    which: String,
    #[serde(skip)]
    marks: Marks<'a>,
    #[serde(skip)]
    framework: &'a Framework,
}

impl Report for Standards<'_> {
    fn document(&self) -> Document {
        let suite = self.framework.suite.as_ref();
        let title = suite.map_or("Occupational standards", |suite| suite.title.as_str());
        let all = count(self.standards.len(), "standard");
        let mut document = Document::new(format!("{title}: {all}{}", self.which));
        self.marks.opening(&mut document);
        let shown = Table::of(&self.standards, "No standard matches all of that.");
        document.table(self.marks.shown(&shown, &["code", "title", "level", "group", "units"]));
        let touched = self.framework.standards.iter();
        let touched = touched.filter(|one| self.standards.iter().any(|row| row.number == one.id.0));
        overlaid::records(&mut document, self.framework, touched);
        overlaid::records(&mut document, self.framework, &self.framework.standard_groups);
        overlaid::withdrawn(&mut document, &self.framework.standards);
        overlaid::single(&mut document, self.framework, "suite");
        if self.standards.iter().any(|standard| standard.title.is_none()) {
            document.quiet("A dash for a title: the guidance does not print it, and no public page that could be read confirms it.");
        }
        for note in suite.iter().flat_map(|suite| &suite.notes) {
            document.quiet(note);
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.standards, "No standard matches all of that.")
    }

    fn ids(&self) -> Vec<String> {
        self.standards.iter().map(|standard| standard.code.clone()).collect()
    }
}

/// One standard.
#[derive(Serialize)]
struct Whole<'a> {
    standard: StandardRow,
    #[serde(skip)]
    record: &'a Keyed<Standard>,
    #[serde(skip)]
    marks: Marks<'a>,
    #[serde(skip)]
    framework: &'a Framework,
}

impl Whole<'_> {
    fn qualifications(&self, document: &mut Document) {
        let of =
            |id: &String| self.framework.qualifications.iter().find(|qualification| qualification.id.as_str() == id);
        let items = self.standard.qualifications.iter().filter_map(of);
        let items: Vec<Item> = items
            .map(|one| {
                Item::new(Line::new().id(one.id.as_str()).and(format!(" {}", one.title)))
                    .remarks(remark(self.marks.qualification(&one.id)))
            })
            .collect();
        if !items.is_empty() {
            document.heading("Qualifications those units are part of");
            document.list(items);
        }
        let roles = self.framework.roles_of_standard(self.record.id);
        if !roles.is_empty() {
            document.heading("Roles that look for such a qualification");
            document.list(roles.iter().map(|role| Item::new(super::expectation::named(role))).collect());
        }
    }
}

impl Report for Whole<'_> {
    fn document(&self) -> Document {
        let (framework, standard) = (self.framework, self.record);
        let title = standard.title.as_deref().unwrap_or("title not confirmed");
        let mut document = Document::new(format!("{}: {title}", self.standard.code));
        self.marks.opening(&mut document);
        let from = match (&standard.section, &standard.source, &standard.title) {
            (_, Some(source), Some(_)) => Some(Line::from(source)),
            (Some(section), None, Some(_)) => {
                Some(format!("as given in the framework, {}", framework.cite(section)).into())
            }
            _ => None,
        };
        document.facts([
            ("In the record", fact(self.marks.standard(standard.id))),
            ("Suite", framework.suite.as_ref().map(|suite| Line::from(&suite.title))),
            ("Level", Some(self.standard.level.to_string().into())),
            ("Group", Some(self.standard.group.as_str().into())),
            ("In the guidance", standard.section.as_ref().map(|section| framework.cite(section).into())),
            ("Title from", from),
            ("Note", standard.note.as_ref().map(Line::from)),
        ]);
        overlaid::record(&mut document, framework, standard);
        overlaid::record(&mut document, framework, framework.group(standard));
        document.heading("Units that draw on it");
        let units: Vec<_> = framework.units_of_standard(standard.id).collect();
        let empty = "None of the units the framework lists draws on it. That says nothing against the standard itself.";
        document.table(units::brief(framework, &self.marks, &units, empty));
        overlaid::records(&mut document, framework, units);
        self.qualifications(&mut document);
        misprints(&mut document, framework, &standard.errata);
        changes(&mut document, framework, framework.suite.iter().flat_map(|suite| &suite.changes));
        document
    }

    fn table(&self) -> Table {
        Table::of(std::slice::from_ref(&self.standard), "No standard.")
    }

    fn ids(&self) -> Vec<String> {
        vec![self.standard.code.clone()]
    }
}
