//! `team needs`: what people still have to gain, by how many need it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::Result;
use clap::ValueHint;
use clap_complete::engine::ArgValueCompleter;
use smol_str::SmolStr;

use super::super::{HELP, role};
use super::overview;
use super::shown::{Asked, NO_SCHOOL};
use crate::candidates;
use crate::framework::role::Role;
use crate::framework::{Framework, Keyed, Place};
use crate::progress::{Aim, Need, Team, Thing};
use crate::report::{Cell, Document, Item, Line, Report, Table, row};
use crate::words::standing::not_every_one;
use crate::words::thing;
use crate::words::{capital, count};

const EXAMPLES: &str = "\
Examples:
  tacareer team needs staff.xlsx                  for the role that each is in
  tacareer team needs staff.xlsx --next           for the role above it
  tacareer team needs staff.xlsx --for ta3        for one role
  tacareer team needs north.csv south.csv --by school
  tacareer team needs staff.xlsx -o needs.xlsx    a workbook for the head";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// Staff lists (.xlsx or .csv), and folders of records
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(super) files: Vec<PathBuf>,
    /// What each needs for the role above their own
    #[arg(long, conflicts_with = "role")]
    next: bool,
    /// What each needs for this role
    #[arg(long = "for", value_name = "ROLE")]
    #[arg(add = ArgValueCompleter::new(candidates::roles))]
    role: Option<String>,
    /// A row for each school
    #[arg(long, value_name = "school", value_parser = ["school"], hide_possible_values = true)]
    pub(super) by: Option<String>,
}

impl Args {
    /// The role that people are measured against.
    pub(super) fn aim<'a>(&self, framework: &'a Framework) -> Result<Aim<'a>> {
        Ok(match &self.role {
            Some(typed) => Aim::Role(role(framework, typed)?),
            None if self.next => Aim::Above,
            None => Aim::Present,
        })
    }
}

/// People who are measured against one role, or each against their own.
struct Part<'a> {
    role: Option<&'a Keyed<Role>>,
    team: Team<'a>,
    /// The positions of its members among all people.
    members: Vec<usize>,
}

/// The people for each role that comes next, if more than one follows the role that somebody is in.
fn forks<'a>(asked: &'a Asked<'a>) -> Vec<Part<'a>> {
    let framework = asked.framework;
    let next = |n: usize| asked.team.case(n).role.map_or_else(Vec::new, |role| framework.above(role));
    if (0..asked.size()).all(|n| next(n).len() < 2) {
        return Vec::new();
    }
    let of = |role: &'a Keyed<Role>| {
        let is_next = |n: &usize| next(*n).iter().any(|one| one.id == role.id);
        let members: Vec<usize> = (0..asked.size()).filter(is_next).collect();
        let all = members.iter().map(|n| asked.team.members[*n]).collect();
        Part { role: Some(role), team: Team::of(framework, all, Aim::Role(role)), members }
    };
    framework.roles.iter().map(of).filter(|part| !part.members.is_empty()).collect()
}

/// A need, for one school and one next role, or for all.
struct Of<'n> {
    thing: &'n Thing<'n>,
    role: Option<String>,
    school: Option<String>,
    missing: Vec<usize>,
    in_progress: Vec<usize>,
    courses: Vec<String>,
}

row! {
    /// A need.
    NeedRow(asked: &Asked<'_>, need: &Of<'_>) {
        text school "School": Option<String> = need.school.clone(),
        id role "Towards": Option<String> = need.role.clone(),
        text kind "Kind": &'static str = need.thing.key().0,
        id id "Id": String = thing::named(asked.framework, need.thing).id,
        text text "What is needed": String = thing::named(asked.framework, need.thing).text,
        number level "Level": Option<u8> = thing::named(asked.framework, need.thing).level,
        count people "People": Cell = asked.number(need.missing.len(), asked.size()),
        count in_progress "In progress": Cell = asked.number(need.in_progress.len(), asked.size()),
        number credits "Credits each": Option<u16> = thing::named(asked.framework, need.thing).credits,
        number hours "Hours each": Option<u32> = hours(asked, need.thing),
        number hours_together "Hours together": Option<u32> = hours(asked, need.thing).filter(|_| !asked.anonymous).map(|hours| hours * u32::try_from(need.missing.len()).unwrap_or(u32::MAX)),
        text courses "Courses": Vec<String> = need.courses.clone(),
        text who "Who": Cell = asked.names(&need.missing),
        text who_in_progress "Who is working on it": Cell = asked.names(&need.in_progress),
        text section "Section": Option<String> = thing::named(asked.framework, need.thing).section.map(ToString::to_string),
        number page "From page": Option<u16> = thing::named(asked.framework, need.thing).section.and_then(|section| asked.framework.page(section)),
    }
}

/// The hours of learning for a unit (section 3.2.2); `None` if its credits are not known.
fn hours(asked: &Asked<'_>, thing: &Thing<'_>) -> Option<u32> {
    let rules = asked.framework.credit.as_ref()?;
    thing::named(asked.framework, thing).credits.map(|credits| u32::from(credits) * u32::from(rules.hours_per_credit))
}

pub(super) fn report(args: &Args, asked: &Asked<'_>, by_school: bool) -> Report {
    let forks = if args.next { forks(asked) } else { Vec::new() };
    let own = if forks.is_empty() { asked.team.needs() } else { Vec::new() };
    let mut needs: Vec<Of<'_>> = own.into_iter().flat_map(|need| split(asked, need, None, by_school)).collect();
    for part in &forks {
        needs.extend(part.team.needs().into_iter().flat_map(|need| split(asked, need, Some(part), by_school)));
    }
    // Standards come after everything that can be taken as a unit, a course or a qualification.
    needs.sort_by_key(|need| {
        let rank = |members: &[usize]| std::cmp::Reverse(asked.rank(members.len(), asked.size()));
        (is_of_evidence(need.thing), rank(&need.missing), rank(&need.in_progress))
    });
    let rows = needs.iter().map(|need| {
        let place = thing::named(asked.framework, need.thing).place;
        (place.into_iter().map(Into::into).collect(), NeedRow::of(asked, need))
    });
    let measured = (0..asked.size()).filter(|n| asked.team.case(*n).aim.is_some()).count();
    let none = match (measured, args.next) {
        (0, true) => "No role follows those that these people are in, as far as they are known.",
        (0, false) => "No role of the framework is known of anybody.",
        _ => "Nobody has anything left to gain for these roles.",
    };
    let table = Table::about(rows, none);
    let table = if by_school { table } else { table.without("school") };
    let table = if forks.is_empty() { table.without("role") } else { table };
    let is_training = |n: usize| !is_of_evidence(needs[n].thing);
    let shown = (0..needs.len()).filter(|n| is_training(*n)).count();
    let distinct = |evidence: bool| {
        let things = needs.iter().map(|need| need.thing).filter(|thing| is_of_evidence(thing) == evidence);
        things.map(Thing::key).collect::<BTreeSet<_>>().len()
    };
    let (training, evidence) = (distinct(false), distinct(true));
    let toward = match (args.next, &args.role) {
        (true, _) if !forks.is_empty() => "for each role that comes next",
        (true, _) => "for the role above their own",
        (_, Some(_)) => "for one role",
        _ => "for the role each is in",
    };
    let mut document = Document::new(title(asked, measured, toward, training, evidence));
    asked.opening(&mut document);
    if !forks.is_empty() {
        document.text("Where more than one role follows somebody’s own, each is counted; “Towards” says which it is.");
    }
    // Columns that the table does not have are left out.
    let mut columns =
        vec!["school", "role", "text", "id", "level", "people", "in_progress", "credits", "hours_together"];
    if needs.iter().any(|need| !need.courses.is_empty()) {
        columns.push("courses");
    }
    if asked.anonymous {
        columns.retain(|column| *column != "hours_together");
    }
    document.heading("Units, qualifications, English and maths");
    let of_training = table.only(&columns).filtered(is_training);
    document.table(if evidence > 0 {
        of_training.or_else("None of these is left to gain, only evidence.")
    } else {
        of_training
    });
    if let Some(quote) = overview::of_groups(asked).filter(|_| training > 0) {
        document.detail("One unit for several people");
        document.text(quote);
    }
    if !asked.anonymous {
        document.details("Who needs what", who(asked, &needs));
    }
    if shown < needs.len() {
        if training > 0 {
            document.detail("Evidence to collect");
        } else {
            document.heading("Evidence to collect");
        }
        let not_every_one = capital(&not_every_one(asked.framework));
        document.quiet(format!("{not_every_one}; evidence is collected at work."));
        let columns = ["school", "role", "text", "id", "people", "in_progress"];
        document.table(table.only(&columns).filtered(|n| !is_training(n)));
    }
    document.whole(Place::of("credit"));
    let ids = table.column("id");
    asked.closing(&mut document);
    let caveats = document.caveats();
    Report::new(document, table)
        .with("measured", asked.number(measured, measured))
        .with("toward", toward)
        .rows("needs")
        .with("caveats", caveats)
        .ids(ids)
}

/// What the answer is about: "What 25 of 29 people need for the role each is in: 20 things, and evidence for 16 standards".
fn title(asked: &Asked<'_>, measured: usize, toward: &str, training: usize, evidence: usize) -> String {
    if measured == 0 {
        return format!("What people need {toward}: nobody has such a role");
    }
    let of =
        if measured == asked.size() { String::new() } else { format!("{} of ", asked.words(measured, asked.size())) };
    let all = asked.people(asked.size(), asked.size());
    let need = if measured == 1 && !asked.anonymous { "needs" } else { "need" };
    let what = match (training, evidence) {
        (0, 0) => "nothing".to_owned(),
        (0, _) => format!("evidence for {}", count(evidence, "standard")),
        (_, 0) => count(training, "thing"),
        _ => format!("{}, and evidence for {}", count(training, "thing"), count(evidence, "standard")),
    };
    format!("What {of}{all} {need} {toward}: {what}")
}

/// Whether it is shown by evidence, which a course can't give.
fn is_of_evidence(thing: &Thing<'_>) -> bool {
    matches!(thing, Thing::Standard(_) | Thing::Professional(..))
}

/// A need, split by school if that is asked for.
fn split<'n>(asked: &Asked<'_>, need: Need<'n, 'n>, part: Option<&Part<'_>>, by_school: bool) -> Vec<Of<'n>> {
    let Need { thing, mut missing, mut in_progress, courses } = need;
    let courses: Vec<String> = courses.iter().map(|course| course.title.clone()).collect();
    let role = part.and_then(|part| part.role).map(|role| role.id.to_string());
    if let Some(part) = part {
        missing.iter_mut().chain(&mut in_progress).for_each(|n| *n = part.members[*n]);
    }
    if !by_school {
        return vec![Of { thing, role, school: None, missing, in_progress, courses }];
    }
    let mut schools: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let school = |n: usize| asked.roster.people[n].school.as_ref().map_or(NO_SCHOOL, SmolStr::as_str);
    for n in missing {
        schools.entry(school(n)).or_default().0.push(n);
    }
    for n in in_progress {
        schools.entry(school(n)).or_default().1.push(n);
    }
    let of = |(school, (missing, in_progress)): (&str, _)| Of {
        thing,
        role: role.clone(),
        school: Some(school.to_owned()),
        missing,
        in_progress,
        courses: courses.clone(),
    };
    schools.into_iter().map(of).collect()
}

fn who(asked: &Asked<'_>, needs: &[Of<'_>]) -> Vec<Item> {
    let item = |need: &Of<'_>| {
        let what = thing::named(asked.framework, need.thing);
        let part = |name: &Option<String>| name.as_ref().map_or_else(String::new, |name| format!("{name}: "));
        let (school, role) = (part(&need.school), part(&need.role));
        let item = Item::new(Line::from(format!("{school}{role}{} ", what.with_level())).id(what.id));
        let names = |cell: Cell| cell.words("");
        let missing = (!need.missing.is_empty()).then(|| Line::from(names(asked.names(&need.missing))));
        let working = (!need.in_progress.is_empty())
            .then(|| Line::from(capital(&format!("in progress: {}", names(asked.names(&need.in_progress))))));
        item.remarks(missing).remarks(working)
    };
    needs.iter().filter(|need| !is_of_evidence(need.thing)).map(item).collect()
}
