//! `nearest`: which qualification is closest to a person's record, and which single unit helps most.

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::{HELP, role};
use crate::candidates;
use crate::framework::qualification::Qualification;
use crate::framework::role::{Role, Sense};
use crate::framework::{Framework, Keyed};
use crate::progress::{Closeness, Direction, Help, Nearest, Outcome};
use crate::report::{Cell, Column, Document, Item, Line, Report, Subject, Table, row};
use crate::words::opening::{opening, record_or_empty};
use crate::words::standing::stands;
use crate::words::toward::{length, lengths, listed_in_part, units_held};
use crate::words::{Kept, capital, count, expectation, ids, named, unit};

const EXAMPLES: &str = "\
Examples:
  tacareer nearest                      towards the role after the one in the record
  tacareer nearest ta3                  towards a role
  tacareer nearest --record sam.yaml    against the record in a file";

const ORDER: &str = "\
It looks towards the role that is named, or else, from the present role of the record upwards, the first whose \
qualification is not held yet. Without a role, only what the record has begun makes one qualification closer than another: \
those in progress, then those of which a unit is begun, by level and size. Nothing below what is held is proposed. Order of units: one point for each standard newly evidenced, each qualification not held \
that it counts towards, and each role that expects one of those; then most standards, most qualifications, begun \
before not begun, fewest credits.";

/// How many units are shown; the value has all of them.
const SHOWN: usize = 5;

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES, after_help = ORDER)]
pub struct Args {
    /// The role to look towards: ta1 to ta5, asna1 to asna3, hlta
    #[arg(add = ArgValueCompleter::new(candidates::roles))]
    role: Vec<String>,
}

row! {
    /// A qualification or unit that is not held yet, nearest or most helpful first.
    NearRow {
        text kind "Kind": &'static str,
        number place "Place": usize,
        id id "Id": String,
        text title "Title": String,
        text status "Status": &'static str,
        number units_held "Units held": Option<usize>,
        number units_left "Units left": Option<usize>,
        number credits "Credits": Option<u32>,
        id standards "Standards": Vec<String>,
        id qualifications "Qualifications": Vec<String>,
        id roles "Roles": Vec<String>,
    }
}

pub(super) fn report(args: &Args, framework: &Framework, kept: Option<Kept<'_>>) -> Result<Report> {
    let typed = args.role.join(" ");
    let role = (!typed.is_empty()).then(|| role(framework, &typed)).transpose()?;
    let nearest = Nearest::of(framework, record_or_empty(kept), role);
    let remark = silence(framework, &nearest);
    let near = (1..).zip(&nearest.qualifications).map(|(n, close)| near(framework, n, close));
    let help = (1..).zip(&nearest.units).map(|(n, help)| self::help(framework, n, help));
    let table = Table::about(near.chain(help), remark.clone().unwrap_or_default());
    let mut document = Document::new("What is closest to what is held");
    opening(&mut document, framework, kept);
    qualifications(&mut document, framework, &nearest, remark.as_deref(), kept.is_some());
    units(&mut document, framework, &nearest, &table);
    if framework.credit.is_some() {
        document.quiet("Units are carried forward between qualifications.");
    }
    document.quiet("“tacareer nearest --help” has the rules of order.");
    let caveats = document.caveats();
    Ok(Report::new(document, table)
        .with("indicative", expectation::caveat(framework.about()))
        .with("towards", direction(&nearest).map(|role| role.id.to_string()))
        .with("remark", remark)
        .rows("items")
        .with("caveats", caveats)
        .ids_of("id")
        .without_record())
}

fn near(framework: &Framework, place: usize, close: &Closeness<'_>) -> (Vec<Subject>, NearRow) {
    let qualification = close.toward.qualification;
    let row = NearRow {
        kind: "qualification",
        place,
        id: qualification.id.to_string(),
        title: qualification.title.clone(),
        status: close.toward.standing.words(),
        units_held: close.is_comparable().then_some(close.held),
        units_left: close.is_comparable().then_some(close.left),
        credits: (close.left > close.toward.unknown_left()).then(|| close.toward.credits_left()),
        standards: Vec::new(),
        qualifications: Vec::new(),
        roles: roles_of(framework, close, Sought::First),
    };
    (vec![qualification.place().into()], row)
}

fn help(framework: &Framework, place: usize, help: &Help<'_>) -> (Vec<Subject>, NearRow) {
    let row = NearRow {
        kind: "unit",
        place,
        id: help.unit.id.to_string(),
        title: help.unit.title.clone(),
        status: help.standing.words(),
        units_held: None,
        units_left: None,
        credits: help.unit.credits.map(u32::from),
        standards: help.standards.iter().map(|standard| framework.code(standard.id)).collect(),
        qualifications: ids(help.qualifications.iter().copied()),
        roles: shorts(&help.roles),
    };
    (vec![help.unit.place().into()], row)
}

fn shorts(roles: &[&Keyed<Role>]) -> Vec<String> {
    roles.iter().map(|role| role.short.clone()).collect()
}

/// How a role looks for a qualification.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sought {
    /// It names it first.
    First,
    /// It asks for the standards that are reflected in it.
    ByStandards,
    /// It names it as an alternative.
    Alternative,
}

/// The roles that look for a qualification in one way, and in none that comes before it.
fn roles_of(framework: &Framework, close: &Closeness<'_>, wanted: Sought) -> Vec<String> {
    let mut sought: Vec<(String, Sought)> = Vec::new();
    let looking = framework.roles_of_qualification(close.toward.qualification);
    let mut firm: Vec<_> = looking
        .filter(|looks| looks.expectation.sense != Sense::MayBeWorkingTowards)
        .map(|looks| match (looks.alternative, looks.expectation.standards_reflected) {
            (true, _) => (looks.role, Sought::Alternative),
            (false, true) => (looks.role, Sought::ByStandards),
            (false, false) => (looks.role, Sought::First),
        })
        .collect();
    firm.sort_by_key(|(role, how)| (*how as u8, role.position()));
    for (role, how) in firm {
        if sought.iter().all(|(known, _)| *known != role.short) {
            sought.push((role.short.clone(), how));
        }
    }
    sought.into_iter().filter(|(_, how)| *how == wanted).map(|(role, _)| role).collect()
}

/// Which roles look for it, and how: " Expected by TA3, ASNA2."
fn expected_by(framework: &Framework, close: &Closeness<'_>) -> String {
    let ways = [
        (Sought::First, "Expected by"),
        (Sought::ByStandards, "The standards reflected in it are asked for by"),
        (Sought::Alternative, "An alternative for"),
    ];
    let mut words = String::new();
    for (how, by) in ways {
        let roles = roles_of(framework, close, how);
        if !roles.is_empty() {
            words += &format!(" {by} {}.", roles.join(", "));
        }
    }
    words
}

/// The role to look towards, if any.
fn direction<'a>(nearest: &Nearest<'a>) -> Option<&'a Keyed<Role>> {
    match nearest.direction {
        Direction::Named(role) | Direction::Recorded(role) => Some(role),
        Direction::Anywhere => None,
    }
}

/// A sentence that names the role, and how it was chosen.
fn direction_sentence(nearest: &Nearest<'_>) -> String {
    match nearest.direction {
        Direction::Named(role) => format!("Towards {}.", named::role(role)),
        Direction::Recorded(role) => format!("Towards {}, by the present role in the record.", named::role(role)),
        Direction::Anywhere => "No role is named, here or in the record.".into(),
    }
}

/// Says that it is our reading that a qualification counts for a role which does not name it.
fn unnamed(framework: &Framework, nearest: &Nearest<'_>, qualification: &Keyed<Qualification>) -> String {
    let Some(role) = direction(nearest) else { return String::new() };
    let is_named = framework
        .roles_of_qualification(qualification)
        .any(|looks| looks.role.id == role.id && looks.expectation.sense != Sense::MayBeWorkingTowards);
    if is_named {
        String::new()
    } else {
        format!(" {} does not name it: that it counts there is our reading.", role.short)
    }
}

/// Why there is no closest qualification; `None` if there is one.
fn silence(framework: &Framework, nearest: &Nearest<'_>) -> Option<String> {
    let role = direction(nearest).map_or("", |role| role.short.as_str());
    Some(match nearest.outcome {
        Outcome::Closest => return None,
        Outcome::NothingToMeasure => "The framework has no qualifications, so there is nothing to measure by.".into(),
        Outcome::NothingNamed => {
            format!("{role} names no qualification: “tacareer gap {role}” has what it expects.")
        }
        Outcome::Answered => format!("What is held answers what {role} says of qualifications."),
        Outcome::NothingAbove => "No qualification of the framework lies above what is held.".into(),
        Outcome::NothingSpeaks => {
            let example = named::example_role(framework);
            format!(
                "Nobody can say: the record has nothing begun and names no role, and how many units happen to be listed decides nothing. Name a role, as in “tacareer nearest {example}”."
            )
        }
    })
}

fn qualifications(
    document: &mut Document,
    framework: &Framework,
    nearest: &Nearest<'_>,
    remark: Option<&str>,
    has_record: bool,
) {
    document.heading("The closest qualification");
    document.beside(direction(nearest).map(|role| Subject::from(role.place()).by_name()));
    let first = nearest.qualifications.first().filter(|_| remark.is_none()).map(|first| first.toward.qualification);
    document.text(
        first
            .map_or_else(Line::new, |first| {
                Line::new().strong(first.title.as_str()).and(" (").id(first.id.to_string()).and("). ")
            })
            .and(direction_sentence(nearest))
            .and(first.map_or_else(String::new, |first| unnamed(framework, nearest, first))),
    );
    if let Some(remark) = remark {
        document.text(remark);
    }
    let Some((first, rest)) = nearest.qualifications.split_first().filter(|_| remark.is_none()) else {
        return others(
            document,
            framework,
            nearest,
            "Possible qualifications, by level and size",
            &nearest.qualifications,
        );
    };
    let qualification = first.toward.qualification;
    document.text(why(framework, first));
    document.beside([qualification.place()]);
    left(document, framework, first, has_record);
    for line in listed_in_part(framework, qualification) {
        document.quiet(line);
    }
    document.beside(named::changes(framework, &qualification.changes));
    others(document, framework, nearest, "The others, in order", rest);
}

/// The remaining listed units of the closest qualification, and how long they take.
fn left(document: &mut Document, framework: &Framework, first: &Closeness<'_>, has_record: bool) {
    let left: Vec<_> = first.toward.left().collect();
    if left.is_empty() {
        return;
    }
    let mut table = unit::brief(framework, left.iter().map(|left| left.unit), "");
    let mut standings = left.iter().map(|left| &left.standing);
    if has_record {
        table.push(Column::text("record", "Record"), |_| match standings.next() {
            Some(begun) if !begun.is_missing() => begun.words().into(),
            _ => Cell::List(Vec::new()),
        });
    }
    document.table(table);
    document.quiet(format!("Length of these: {}.", length(framework, first.toward.left())));
}

fn others(
    document: &mut Document,
    framework: &Framework,
    nearest: &Nearest<'_>,
    heading: &str,
    others: &[Closeness<'_>],
) {
    let other =
        |close: &Closeness<'_>| named::qualification_item("", close.toward.qualification).remark(why(framework, close));
    document.section(heading, others.iter().map(other).collect());
    if !nearest.set_aside.is_empty() {
        let ids = nearest.set_aside.iter().map(|one| one.id.to_string());
        document.quiet(Line::from("Not proposed, since none is above what is held: ").ids(ids));
        document.beside(nearest.set_aside.iter().map(|one| Subject::from(one.place()).by_name()));
    }
}

fn why(framework: &Framework, close: &Closeness<'_>) -> String {
    let begun = if close.toward.standing.is_missing() {
        String::new()
    } else {
        format!("{}. ", capital(&stands(&close.toward.standing)))
    };
    let roles = expected_by(framework, close);
    if let Some(bridge) = &close.bridge {
        let section = framework.cite(&bridge.from.section);
        let from = &bridge.from.title;
        return format!("{begun}From the {from}: additional units, which are not listed ({section}).{roles}");
    }
    let held = capital(&units_held(&close.toward));
    if close.toward.units.is_empty() && close.toward.optional.is_empty() {
        return format!("{begun}It can’t be compared: none of its units is listed.{roles}");
    }
    if !close.is_comparable() {
        return format!("{begun}It can’t be compared: none of its own required units is listed. {held}.{roles}");
    }
    let left = if close.left == 0 {
        "none of them is left, but more may be needed".to_owned()
    } else {
        let unlisted: Vec<&str> = close.unlisted.iter().map(|lower| lower.short.as_str()).collect();
        let more = if unlisted.is_empty() {
            String::new()
        } else {
            format!(", and the units of the {}, which are not listed", unlisted.join(" and "))
        };
        format!("{} left{more}", close.left)
    };
    format!("{begun}{held}: {left}.{roles}")
}

fn units(document: &mut Document, framework: &Framework, nearest: &Nearest<'_>, table: &Table) {
    document.heading("The single unit that helps most");
    let Some(first) = nearest.units.first() else {
        let closest = nearest.qualifications.first().filter(|_| nearest.outcome == Outcome::Closest);
        return document.text(match closest {
            None => "None can be named before a qualification is.",
            Some(first) if first.left == 0 && first.is_comparable() => "None is left: all its listed units are held.",
            Some(_) => "None can be named: the units that are left are not listed.",
        });
    };
    let line = Line::new().strong(first.unit.title.as_str()).and(" (").id(first.unit.id.to_string()).and(")");
    document.text(line);
    document.beside([first.unit.place()]);
    document.list(reasons(framework, first));
    // The rows of units come after those of qualifications.
    let second = nearest.qualifications.len() + 1;
    let next = table.filtered(|n| (second..second + SHOWN - 1).contains(&n));
    if !next.rows.is_empty() {
        document.heading("Then these");
        document.table(next.only(&["title", "id", "standards", "qualifications", "roles"]));
        let all = count(nearest.units.len(), "unit");
        document.quiet(format!("{all} of it are not held; --format csv lists them all."));
    }
}

fn reasons(framework: &Framework, help: &Help<'_>) -> Vec<Item> {
    let names = |all: Vec<String>, none: &str| if all.is_empty() { Line::from(none) } else { Line::new().ids(all) };
    let codes = help.standards.iter().map(|standard| framework.code(standard.id)).collect();
    let length = match help.unit.credits {
        Some(credits) => lengths(framework, 1, 0, credits.into()),
        None => "not known".into(),
    };
    let qualifications = ids(help.qualifications.iter().copied());
    let reasons = [
        ("Standards that nothing evidences at its level yet", names(codes, "none")),
        ("Counts towards", names(qualifications, "no qualification that is not held")),
        ("Roles for which nothing held will do yet", names(shorts(&help.roles), "none")),
        ("Length", length.into()),
        ("Status", stands(&help.standing).into()),
    ];
    reasons.into_iter().map(|(name, line)| Item::new(Line::from(format!("{name}: ")).line(line))).collect()
}
