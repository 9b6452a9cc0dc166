//! `team coverage`: who holds each unit, standard or module, and what depends on one person.

use std::collections::HashSet;
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
  tacareer team coverage staff.xlsx --by hlta -o coverage.xlsx
  tacareer team coverage north.csv south.csv --by modules,school";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// Staff lists (.xlsx or .csv), and folders of records
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(super) files: Vec<PathBuf>,
    /// What is covered: units, standards, hlta or modules; with “school”, for each school (can be repeated)
    #[arg(long, value_name = "WHAT", value_enum, value_delimiter = ',', hide_possible_values = true)]
    by: Vec<Kind>,
}

impl Args {
    /// Whether the answer has rows for each school.
    pub(super) fn is_by_school(&self) -> bool {
        self.by.contains(&Kind::School)
    }

    /// What is covered; the last one counts, as with other options.
    fn kind(&self) -> Kind {
        self.by.iter().copied().rfind(|kind| *kind != Kind::School).unwrap_or(Kind::Units)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Units,
    #[value(alias = "nos")]
    Standards,
    Hlta,
    #[value(alias = "training")]
    Modules,
    School,
}

row! {
    /// Who covers something.
    CoveredRow(asked: &Asked<'_>, school: Option<&str>, covered: &Covered<'_>) {
        text school "School": Option<String> = school.map(str::to_owned),
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

pub(super) fn report(args: &Args, asked: &Asked<'_>, parts: &[(&str, Asked<'_>)]) -> Report {
    let (by, noun) = match args.kind() {
        Kind::Units | Kind::School => (By::Units, "unit"),
        Kind::Standards => (By::Standards, "standard"),
        Kind::Hlta => (By::Professional, "professional standard"),
        Kind::Modules => (By::Modules, "training module"),
    };
    let all = asked.team.coverage(by);
    let of_part = |(school, part): (Option<&str>, &Asked<'_>)| -> Vec<_> {
        let all = part.team.coverage(by);
        let row = |covered: &Covered<'_>| {
            let place = name(part, covered.target).place;
            (place.into_iter().map(Subject::from).collect::<Vec<_>>(), CoveredRow::of(part, school, covered))
        };
        all.iter().map(row).collect()
    };
    let table = Table::about(whole_or(asked, parts).flat_map(of_part), format!("The framework has no {noun}."));
    let table = if parts.is_empty() { table.without("school") } else { table };
    let held = all.iter().filter(|covered| !covered.holders.is_empty()).count();
    let title = if asked.anonymous {
        format!("Who covers {}", count(all.len(), noun))
    } else {
        format!("Held by somebody: {held} of {}", count(all.len(), noun))
    };
    let mut document = Document::new(title);
    asked.opening(&mut document);
    let mut columns = vec!["school", "text", "id", "held", "in_progress"];
    if all.iter().any(|covered| covered.asked_of.is_some()) {
        columns.push("asked_of");
        document.quiet(
            "“Asked of” counts those in roles whose profiles name a qualification that lists it; of several qualifications one \
             will do, so that nobody needs every unit.",
        );
    }
    if !asked.anonymous {
        document.section(
            "What rests on one person, or on those who leave",
            whole_or(asked, parts).flat_map(|(school, part)| at_risk(part, school, by)).collect(),
        );
    }
    document.heading("All");
    document.table(table.only(&columns));
    let mut ids = table.column("id");
    let mut seen = HashSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    asked.closing(&mut document);
    let caveats = document.caveats();
    Report::new(document, table).with("kind", noun).rows("coverage").with("caveats", caveats).ids(ids)
}

/// Everybody, or the people of each school.
fn whole_or<'b>(
    asked: &'b Asked<'b>,
    parts: &'b [(&'b str, Asked<'b>)],
) -> impl Iterator<Item = (Option<&'b str>, &'b Asked<'b>)> {
    let whole = parts.is_empty().then_some((None, asked));
    whole.into_iter().chain(parts.iter().map(|(school, part)| (Some(*school), part)))
}

/// What depends on few people, gravest first.
fn at_risk(asked: &Asked<'_>, school: Option<&str>, by: By) -> Vec<Item> {
    let all = asked.team.coverage(by);
    let mut at_risk: Vec<&Covered<'_>> = all.iter().filter(|covered| rests_on_few(asked, covered)).collect();
    at_risk.sort_by_key(|covered| gravity(asked, covered));
    at_risk.into_iter().map(|covered| line(asked, school, covered)).collect()
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
pub(super) fn line(asked: &Asked<'_>, school: Option<&str>, covered: &Covered<'_>) -> Item {
    let named = name(asked, covered.target);
    let risk = asked.risk(covered).unwrap_or_default();
    let school = school.map_or_else(String::new, |school| format!("{school}: "));
    let line = Line::from(format!("{school}{} ", named.text)).id(named.id).and(format!(": {risk}"));
    let who = asked.names(&covered.holders).words("");
    let about = named.place.into_iter().map(Subject::from).collect();
    Item { about, ..Item::new(line).remark(who) }
}
