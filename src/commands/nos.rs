//! `nos`: the National Occupational Standards and how the framework covers them, or one of them.

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::{HELP, find};
use crate::candidates;
use crate::framework::qualification::Qualification;
use crate::framework::standard::{Standard, StandardGroup};
use crate::framework::{Framework, Id, Keyed, Place, Unknown, squash};
use crate::report::{Document, Line, Report, Subject, Table, Value, row};
use crate::words::numbers::{Levels, levels};
use crate::words::{count, ids, named, unit};

const EXAMPLES: &str = "\
Examples:
  tacareer nos                 all of them, by number
  tacareer nos 19              one, with the units, qualifications and roles it serves (also STL19)
  tacareer nos 3-5 19          several: ranges and numbers
  tacareer nos --group c       one group: part of its title, or its letter
  tacareer nos --uncovered     those that no listed unit draws on";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Standards: numbers, with or without their prefix, a range, or one exact title
    #[arg(add = ArgValueCompleter::new(candidates::standards))]
    number: Vec<String>,
    /// Standards of this group: part of its title, or its letter
    #[arg(long, value_name = "GROUP", conflicts_with = "number")]
    group: Option<String>,
    /// Standards of this level; 2,3 or 2-3 for any of several
    #[arg(long, value_name = "LEVEL", conflicts_with = "number")]
    #[arg(value_delimiter = ',', value_parser = levels)]
    level: Vec<Levels>,
    /// Standards that a listed unit draws on
    #[arg(long, conflicts_with_all = ["number", "uncovered"])]
    covered: bool,
    /// Standards that no listed unit draws on
    #[arg(long, conflicts_with = "number")]
    uncovered: bool,
}

pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let asked = (!args.number.is_empty()).then(|| framework.standards_named(&args.number.join(" ")));
    let asked = asked.transpose().map_err(|unknown| unknown.listed_by("nos"))?;
    if let Some([one]) = asked.as_deref() {
        return Ok(self::one(framework, one));
    }
    let group = args.group.as_ref().map(|typed| group(framework, typed)).transpose()?;
    let levels: Vec<u8> = args.level.iter().flat_map(|levels| levels.0.iter().copied()).collect();
    let is_drawn_on = |standard: &Keyed<Standard>| framework.units_of_standard(standard.id).next().is_some();
    let standards = asked.unwrap_or_else(|| framework.standards.iter().collect()).into_iter();
    let standards: Vec<&Keyed<Standard>> = standards
        .filter(|standard| group.as_ref().is_none_or(|group| group.contains(&standard.group)))
        .filter(|standard| levels.is_empty() || levels.contains(&framework.group(standard).level))
        .filter(|standard| !args.covered || is_drawn_on(standard))
        .filter(|standard| !args.uncovered || !is_drawn_on(standard))
        .collect();
    let which = if args.covered {
        " that a listed unit draws on".into()
    } else if args.uncovered {
        " that no listed unit draws on".into()
    } else {
        let covered = standards.iter().filter(|standard| is_drawn_on(standard)).count();
        if standards.is_empty() { String::new() } else { format!(", {covered} of them drawn on by a listed unit") }
    };
    let table = table(framework, standards.iter().copied());
    let document = list(framework, &standards, &table, &which);
    Ok(Report::new(document, table).rows("standards").ids_of("code"))
}

/// The groups a person means: by id, by letter, or by part of the title.
fn group(framework: &Framework, typed: &str) -> Result<Vec<Id<StandardGroup>>, Unknown> {
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
    StandardRow(framework: &Framework, standard: &Keyed<Standard>) {
        number number "Number": u16 = standard.id.0,
        id code "Code": String = framework.code(standard.id),
        text title "Title": Option<String> = standard.title.clone(),
        number level "Level": u8 = framework.group(standard).level,
        text group "Group": String = framework.group(standard).title.clone(),
        id units "Units": Vec<String> = ids(framework.units_of_standard(standard.id)),
        text qualifications "Qualifications": Vec<String> =
            qualifications(framework, standard).into_iter().map(ToString::to_string).collect(),
        text roles "Roles": Vec<String> = ids(framework.roles_of_standard(standard.id)),
        text section "Section": Option<String> = standard.section.as_ref().map(ToString::to_string),
        number page "From page": Option<u16> = standard.section.as_ref().and_then(|section| framework.page(section)),
        text source "Source": Option<String> = standard.source.clone(),
        id resources "Resources": Vec<String> = standard.resources.iter().map(ToString::to_string).collect(),
        text note "Note": Option<String> = standard.note.clone(),
    }
}

fn table<'a>(framework: &Framework, standards: impl IntoIterator<Item = &'a Keyed<Standard>>) -> Table {
    let row = |standard: &Keyed<Standard>| {
        let group = Subject::from(framework.group(standard).place().key("title")).by_name();
        (vec![standard.place().into(), group], StandardRow::of(framework, standard))
    };
    Table::about(standards.into_iter().map(row), "No standard matches all of that.")
}

fn list(framework: &Framework, standards: &[&Keyed<Standard>], table: &Table, which: &str) -> Document {
    let suite = framework.suite.as_ref();
    let title = suite.map_or("Occupational standards", |suite| suite.title.as_str());
    let mut document = Document::new(format!("{title}: {}{which}", count(standards.len(), "standard")));
    document.table(table.only(&["code", "title", "level", "group", "units"]));
    let groups = framework.standard_groups.iter().map(|group| Subject::from(group.place()));
    document.beside(groups.chain(named::withdrawn(&framework.standards)));
    document.beside([Place::of("suite")]);
    if standards.iter().any(|standard| standard.title.is_none()) {
        document.quiet(format!(
            "A dash for a title: {} does not print it, and the only public pages that have it, if any, are copies, which do not count.",
            framework.called()
        ));
    }
    let noted = standards.iter().filter(|standard| standard.title.is_some() && standard.note.is_some());
    let noted: Vec<String> = noted.map(|standard| framework.code(standard.id)).collect();
    if !noted.is_empty() {
        document
            .quiet(format!("With a note on the title, for example because it looks cut short: {}.", noted.join(", ")));
    }
    for note in suite.iter().flat_map(|suite| &suite.notes) {
        document.quiet(note);
    }
    document
}

/// One standard whole.
fn one(framework: &Framework, standard: &Keyed<Standard>) -> Report {
    let code = framework.code(standard.id);
    let title = standard.title.as_deref().unwrap_or("title not confirmed");
    let mut document = Document::new(format!("{code}: {title}"));
    facts(&mut document, framework, standard);
    document.heading("Units that draw on it");
    let units: Vec<_> = framework.units_of_standard(standard.id).collect();
    let empty = "None of the units the framework lists draws on it. That says nothing against the standard itself.";
    document.table(unit::brief(framework, units, empty));
    let qualifications = qualifications(framework, standard).into_iter();
    let items = qualifications.map(|id| named::qualification_item("", framework.qualifications.known(id))).collect();
    document.section("Qualifications those units are part of", items);
    let roles = framework.roles_of_standard(standard.id).into_iter().map(named::role_item).collect();
    document.section("Roles it serves", roles);
    let resources = standard.resources.iter().map(|id| named::resource_item(framework.resources.known(id)));
    document.section("Resources to turn to", resources.collect());
    document.whole(standard.place());
    document.whole(Place::of("suite").key("changes"));
    let table = table(framework, [standard]);
    Report::new(document, table.clone()).field("standard", Value::Row(table)).ids(vec![code])
}

fn facts(document: &mut Document, framework: &Framework, standard: &Keyed<Standard>) {
    let group = framework.group(standard);
    let from = match (&standard.section, &standard.source, &standard.title) {
        (_, Some(source), Some(_)) => Some(Line::from(source)),
        (Some(section), None, Some(_)) => {
            Some(format!("as given in the framework, {}", framework.cite(section)).into())
        }
        _ => None,
    };
    document.facts([
        ("Suite", framework.suite.as_ref().map(|suite| Line::from(&suite.title))),
        ("Level", Some(group.level.to_string().into())),
        ("Group", Some(group.title.as_str().into())),
        (
            &format!("In {}", framework.called()),
            standard.section.as_ref().map(|section| framework.cite(section).into()),
        ),
        ("Title from", from),
        ("Note", standard.note.as_ref().map(Line::from)),
    ]);
    document.about(standard.place());
    document.beside([group.place(), Place::of("suite").key("title")]);
}

/// The qualifications that contain a unit which draws on the standard.
fn qualifications<'a>(framework: &'a Framework, standard: &Keyed<Standard>) -> Vec<&'a Id<Qualification>> {
    let mut found: Vec<&Id<Qualification>> = Vec::new();
    for unit in framework.units_of_standard(standard.id) {
        for contained in framework.qualifications_of_unit(&unit.id) {
            if !found.contains(&&contained.qualification.id) {
                found.push(&contained.qualification.id);
            }
        }
    }
    found
}
