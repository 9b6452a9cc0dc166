//! `team coverage`: who holds each unit, standard or module, and what depends on one person.

use std::path::PathBuf;

use clap::{ValueEnum, ValueHint};

use super::super::HELP;
use super::shown::Asked;
use crate::framework::Place;
use crate::framework::basic_skills::BasicSkill;
use crate::progress::{By, Covered, Target};
use crate::report::{Cell, Document, Item, Line, Report, Subject, Table, row};
use crate::words::count;
use crate::words::expectation::skills;
use crate::words::statement::professional_place;

const EXAMPLES: &str = "\
Examples:
  tacareer team coverage staff.xlsx                  units
  tacareer team coverage staff.xlsx --by standards   National Occupational Standards
  tacareer team coverage staff.xlsx --by hlta -o coverage.xlsx";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// Staff lists (.xlsx or .csv), and folders of records
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(super) files: Vec<PathBuf>,
    /// What is covered: units, standards, hlta or modules
    #[arg(long, value_name = "WHAT", value_enum, default_value = "units", hide_possible_values = true)]
    by: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Units,
    #[value(alias = "nos")]
    Standards,
    Hlta,
    #[value(alias = "training")]
    Modules,
}

row! {
    /// Who covers something.
    CoveredRow(asked: &Asked<'_>, covered: &Covered<'_>) {
        text kind "Kind": &'static str = name(asked, covered.target).kind,
        id id "Id": String = name(asked, covered.target).id,
        text text "Title": Option<String> = Some(name(asked, covered.target).text).filter(|text| !text.is_empty()),
        count held "Held by": Cell = asked.number(covered.holders.len(), asked.size()),
        count in_progress "In progress": Cell = asked.number(covered.in_progress.len(), asked.size()),
        count asked_of "Asked of": Option<Cell> = covered.asked_of.map(|number| asked.number(number, asked.size())),
        text risk "Rests on": Option<String> = asked.risk(covered),
        text holders "Who": Cell = asked.names(&covered.holders),
        text working "Who is working on it": Cell = asked.names(&covered.in_progress),
    }
}

/// The name of something that can be covered.
pub(super) struct Name {
    pub(super) kind: &'static str,
    pub(super) id: String,
    pub(super) text: String,
    pub(super) place: Option<Place>,
}

/// The name of something that can be covered.
pub(super) fn name(asked: &Asked<'_>, target: Target<'_>) -> Name {
    let framework = asked.framework;
    let of = |kind, id: String, text: String, place| Name { kind, id, text, place };
    match target {
        Target::Unit(one) => {
            of("unit", one.id.to_string(), format!("{} (level {})", one.title, one.level), Some(one.place()))
        }
        Target::Qualification(one) => of("qualification", one.id.to_string(), one.title.clone(), Some(one.place())),
        Target::Standard(one) => {
            of("standard", framework.code(one.id), one.title.clone().unwrap_or_default(), Some(one.place()))
        }
        Target::Professional(_, one) => {
            let place = professional_place(framework, one.number);
            of("professional standard", one.number.to_string(), one.text.clone(), place)
        }
        Target::Module(one) => of("training module", one.id.to_string(), one.title.clone(), Some(one.place())),
        Target::Skill(subject, level) => {
            let words = skills(framework, &[BasicSkill { subject, level: level.id.clone(), or_above: true }]);
            of("basic skills", format!("{} {}", subject.words(), level.id), words, None)
        }
        Target::Status(status) => of("status", status.to_owned(), format!("{status} status"), None),
    }
}

pub(super) fn report(args: &Args, asked: &Asked<'_>) -> Report {
    let (by, noun) = match args.by {
        Kind::Units => (By::Units, "unit"),
        Kind::Standards => (By::Standards, "standard"),
        Kind::Hlta => (By::Professional, "professional standard"),
        Kind::Modules => (By::Modules, "training module"),
    };
    let all = asked.team.coverage(by);
    let rows = all.iter().map(|covered| {
        let place = name(asked, covered.target).place;
        (place.into_iter().map(Subject::from).collect(), CoveredRow::of(asked, covered))
    });
    let table = Table::about(rows, format!("The framework has no {noun}."));
    let held = all.iter().filter(|covered| !covered.holders.is_empty()).count();
    let title = if asked.anonymous {
        format!("Who covers {}", count(all.len(), noun))
    } else {
        format!("Held by somebody: {held} of {}", count(all.len(), noun))
    };
    let mut document = Document::new(title);
    asked.opening(&mut document);
    let mut columns = vec!["text", "id", "held", "in_progress"];
    if all.iter().any(|covered| covered.asked_of.is_some()) {
        columns.push("asked_of");
        document.quiet(
            "“Asked of” counts those in roles whose profiles name a qualification that lists it; of several qualifications one \
             will do, so that nobody needs every unit.",
        );
    }
    if !asked.anonymous {
        let mut at_risk: Vec<&Covered<'_>> = all.iter().filter(|covered| rests_on_few(asked, covered)).collect();
        at_risk.sort_by_key(|covered| gravity(asked, covered));
        document.section(
            "What rests on one person, or on those who leave",
            at_risk.into_iter().map(|covered| line(asked, covered)).collect(),
        );
    }
    document.heading("All");
    document.table(table.only(&columns));
    let ids = table.column("id");
    asked.closing(&mut document);
    let caveats = document.caveats();
    Report::new(document, table).with("kind", noun).rows("coverage").with("caveats", caveats).ids(ids)
}

fn rests_on_few(asked: &Asked<'_>, covered: &Covered<'_>) -> bool {
    !covered.holders.is_empty() && asked.team.risk(covered).is_some()
}

/// Orders what is covered, gravest first: where everybody leaves, soonest first; then where only one person holds it,
/// those who work least first.
fn gravity(asked: &Asked<'_>, covered: &Covered<'_>) -> (u8, Option<jiff::civil::Date>, u32) {
    use crate::progress::Risk;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of full time is from 0 to 1")]
    let share = |share: f64| (share * 1000.0) as u32;
    match asked.team.risk(covered) {
        Some(Risk::Leaving(day)) => (0, Some(day), 0),
        Some(Risk::One(part)) => (1, None, part.map_or(1000, share)),
        Some(Risk::Nobody) | None => (2, None, 0),
    }
}

/// What depends on few people, as an item of a list.
pub(super) fn line(asked: &Asked<'_>, covered: &Covered<'_>) -> Item {
    let named = name(asked, covered.target);
    let risk = asked.risk(covered).unwrap_or_default();
    let line = Line::from(format!("{} ", named.text)).id(named.id).and(format!(": {risk}"));
    let who = asked.names(&covered.holders).words("");
    let about = named.place.into_iter().map(Subject::from).collect();
    Item { about, ..Item::new(line).remark(who) }
}
