//! What stands behind the profiles: the qualifications that they look for, the units listed for those, and the standards
//! that the units draw on. Tables tell it; for one role a picture does as well.

use super::behind;
use crate::framework::qualification::Qualification;
use crate::framework::role::{Expectation, Role};
use crate::framework::{Framework, Keyed, Listed};
use crate::report::{Document, Item, Line, Report, Subject, Table, row};
use crate::words::expectation::{self, Titles};
use crate::words::{capital, cited, ids, named};

row! {
    /// A unit of a qualification, or a qualification of which no unit is listed.
    UnitRow {
        id qualification "Qualification": String,
        text qualification_title "Title of the qualification": String,
        text roles "Looked for by": Vec<String>,
        id unit "Unit": Option<String>,
        quote title "Title": Option<String>,
        number level "Level": Option<u8>,
        text part "Part": Option<&'static str>,
        id taken_in_from "Taken in from": Option<String>,
        id standards "Standards": Vec<String>,
    }
}

/// A role that looks for a qualification, with the place of the expectation from 1.
pub(super) type Looks<'a> = (&'a Keyed<Role>, usize, &'a Expectation);

pub(super) fn report(framework: &Framework, only: Option<&Keyed<Role>>) -> Report {
    let qualifications = qualifications(framework, only);
    let mut rows = Vec::new();
    for one in &qualifications {
        rows.extend(self::rows(framework, one, only));
    }
    let table = Table::about(rows, nothing(only));
    let found = ids(qualifications.iter().copied());
    Report::new(document(framework, only, &qualifications, &table), table)
        .with("role", only.map(|role| role.id.to_string()))
        .with("indicative", expectation::caveat(framework.about()))
        .rows("units")
        .ids(found)
        .without_record()
}

fn nothing(only: Option<&Keyed<Role>>) -> String {
    only.map_or_else(
        || "This framework names no qualification.".to_owned(),
        |role| format!("{} names no qualification.", role.short),
    )
}

/// All qualifications; of one role those that it looks for.
fn qualifications<'a>(framework: &'a Framework, only: Option<&Keyed<Role>>) -> Vec<&'a Keyed<Qualification>> {
    let is_meant = |one: &&Keyed<Qualification>| only.is_none() || !looking(framework, one, only).is_empty();
    framework.qualifications.iter().filter(is_meant).collect()
}

/// Who looks for a qualification.
pub(super) fn looking<'a>(
    framework: &'a Framework,
    one: &Keyed<Qualification>,
    only: Option<&Keyed<Role>>,
) -> Vec<Looks<'a>> {
    let roles = framework.roles.iter().filter(|role| only.is_none_or(|only| only.id == role.id));
    let names =
        |expects: &Expectation| expects.qualifications.contains(&one.id) || expects.alternatives.contains(&one.id);
    roles
        .flat_map(|role| (1..).zip(&role.expects).map(move |(n, expects)| (role, n, expects)))
        .filter(|(_, _, expects)| names(expects))
        .collect()
}

fn rows(framework: &Framework, one: &Keyed<Qualification>, only: Option<&Keyed<Role>>) -> Vec<(Vec<Subject>, UnitRow)> {
    let mut roles: Vec<String> = Vec::new();
    for (role, ..) in looking(framework, one, only) {
        if !roles.contains(&role.short) {
            roles.push(role.short.clone());
        }
    }
    let row = || UnitRow {
        qualification: one.id.to_string(),
        qualification_title: one.title.clone(),
        roles: roles.clone(),
        unit: None,
        title: None,
        level: None,
        part: None,
        taken_in_from: None,
        standards: Vec::new(),
    };
    let name = || Subject::from(one.place().key("title")).by_name();
    let units = framework.units_of_qualification(one);
    if units.len() == 0 {
        return vec![(vec![one.place().into()], row())];
    }
    let rows = units.map(|Listed { unit, contained, .. }| {
        let row = UnitRow {
            unit: Some(unit.id.to_string()),
            title: Some(unit.title.clone()),
            level: Some(unit.level),
            part: Some(if contained.through.is_some() { "taken in" } else { contained.part.words() }),
            taken_in_from: contained.through.map(|through| through.id.to_string()),
            standards: unit.standards.iter().map(|number| framework.code(*number)).collect(),
            ..row()
        };
        (vec![unit.place().into(), name()], row)
    });
    rows.collect()
}

fn document(
    framework: &Framework,
    only: Option<&Keyed<Role>>,
    qualifications: &[&Keyed<Qualification>],
    table: &Table,
) -> Document {
    let whose = only.map_or_else(|| framework.about().short.clone(), named::role);
    let mut document = Document::new(format!("{whose}: qualifications, units and standards"));
    document.quiet(expectation::caveat(framework.about()));
    document.text(format!(
        "The units are those that {} lists for each qualification, which need not be all of them.",
        framework.called()
    ));
    if let Some(role) = only {
        document.beside(named::role_name(role));
        match behind::picture(framework, role, qualifications) {
            Some(picture) if picture.is_readable() => document.picture(picture),
            _ => {}
        }
        if qualifications.iter().any(|one| behind::is_optional(framework, role, one)) {
            document.text("What somebody in the role may be working towards is told here and not drawn.");
        }
    }
    if qualifications.is_empty() {
        document.text(nothing(only));
    }
    let ids = table.column("qualification");
    for one in qualifications {
        document.heading(format!("{} {}", one.title, cited(framework, &one.section)));
        let looks = looking(framework, one, only);
        document.list(looks.iter().map(|looks| item(framework, one, looks)).collect());
        if looks.is_empty() {
            document.text("No profile looks for it.");
        }
        let units = table.filtered(|n| ids[n] == one.id.as_str()).only(&["title", "unit", "part", "standards"]);
        if units.column("unit").is_empty() {
            document.text(format!("{} lists none of its units.", capital(framework.called())));
        } else {
            for from in taken_in(framework, one) {
                document.text(format!("What it takes in is listed for the {from}."));
            }
            document.table(units);
        }
        document.beside([one.place()]);
    }
    document.section("Standards that profiles look for without a qualification", directly(framework, only));
    let example = framework.roles.iter().find(|role| !framework.units_of_role(role).is_empty());
    if let (None, Some(role)) = (only, example) {
        let command = format!("tacareer map --standards --role {} -o {}.svg", role.id, role.id);
        document.quiet(Line::from("One role as a picture: ").id(command));
    }
    document.beside(named::withdrawn(&framework.qualifications).chain(named::withdrawn(&framework.units)));
    document
}

/// The titles of the qualifications through which a qualification has units.
fn taken_in<'a>(framework: &'a Framework, one: &'a Keyed<Qualification>) -> Vec<&'a str> {
    let mut titles: Vec<&str> = Vec::new();
    for listed in framework.units_of_qualification(one) {
        titles.extend(listed.contained.through.map(|from| from.title.as_str()).filter(|title| !titles.contains(title)));
    }
    titles
}

/// How a role looks for a qualification: "TA2: working at it, or equivalent".
fn item(framework: &Framework, one: &Keyed<Qualification>, (role, n, expects): &Looks<'_>) -> Item {
    let reflected = if expects.standards_reflected { " the standards reflected in it" } else { " it" };
    let alternative = if expects.alternatives.contains(&one.id) { ", as an alternative" } else { "" };
    let equivalent = if expects.or_equivalent { ", or equivalent" } else { "" };
    let words = format!(": {}{reflected}{alternative}{equivalent}", expects.sense.words());
    let line = Line::new().strong(role.short.as_str()).and(words);
    let line = line.quiet(format!(" {}", cited(framework, &expects.section)));
    let about = vec![
        Subject::from(role.place().key("expects").index(n - 1)),
        Subject::from(role.place().key("short")).by_name(),
    ];
    Item { about, ..Item::new(line) }
}

/// Expectations that name standards and no qualification.
fn directly(framework: &Framework, only: Option<&Keyed<Role>>) -> Vec<Item> {
    let mut items = Vec::new();
    for role in framework.roles.iter().filter(|role| only.is_none_or(|only| only.id == role.id)) {
        for (n, expects) in (1..).zip(&role.expects) {
            let standards = expects.standards_level.is_some() || !expects.standards.is_empty();
            if expects.professional_standards || standards {
                let words = expectation::words(framework, expects, Titles::Full);
                let line = Line::new().strong(role.short.as_str()).and(format!(": {words}"));
                let line = line.quiet(format!(" {}", cited(framework, &expects.section)));
                let name = Subject::from(role.place().key("short")).by_name();
                let about = expectation::about(framework, role, n).into_iter().chain([name]).collect();
                items.push(Item { about, ..Item::new(line) });
            }
        }
    }
    items
}
