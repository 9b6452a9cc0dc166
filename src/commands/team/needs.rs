//! `team needs`: what people still have to gain, by how many need it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;
use clap::ValueHint;
use clap_complete::engine::ArgValueCompleter;
use smol_str::SmolStr;

use super::super::{HELP, role};
use super::overview;
use super::shown::Asked;
use crate::candidates;
use crate::framework::{Framework, Place};
use crate::progress::{Aim, Need, Thing};
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
    #[arg(long, value_name = "school", value_parser = ["school"])]
    by: Option<String>,
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

/// A need, for one school or for all.
struct Of<'n> {
    thing: &'n Thing<'n>,
    school: Option<String>,
    missing: Vec<usize>,
    in_progress: Vec<usize>,
    courses: Vec<String>,
}

row! {
    /// A need.
    NeedRow(asked: &Asked<'_>, need: &Of<'_>) {
        text school "School": Option<String> = need.school.clone(),
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

pub(super) fn report(args: &Args, asked: &Asked<'_>) -> Report {
    let needs = asked.team.needs();
    let training = needs.iter().filter(|need| !is_of_evidence(need.thing)).count();
    let mut needs: Vec<Of<'_>> = needs.into_iter().flat_map(|need| split(asked, need, args.by.is_some())).collect();
    // Standards come after everything that can be taken as a unit, a course or a qualification.
    needs.sort_by_key(|need| {
        let rank = |members: &[usize]| std::cmp::Reverse(asked.rank(members.len(), asked.size()));
        (is_of_evidence(need.thing), rank(&need.missing), rank(&need.in_progress))
    });
    let rows = needs.iter().map(|need| {
        let place = thing::named(asked.framework, need.thing).place;
        (place.into_iter().map(Into::into).collect(), NeedRow::of(asked, need))
    });
    let table = Table::about(rows, "Nobody has anything left to gain for these roles.");
    let is_training = |n: usize| !is_of_evidence(needs[n].thing);
    let shown = (0..needs.len()).filter(|n| is_training(*n)).count();
    let measured = (0..asked.size()).filter(|n| asked.team.case(*n).aim.is_some()).count();
    let toward = match (args.next, &args.role) {
        (true, _) => "for the role above their own",
        (_, Some(_)) => "for one role",
        _ => "for the role each is in",
    };
    let of =
        if measured == asked.size() { String::new() } else { format!("{} of ", asked.words(measured, asked.size())) };
    let all = asked.people(asked.size(), asked.size());
    let title = format!("What {of}{all} need {toward}: {}", count(training, "thing"));
    let mut document = Document::new(title);
    asked.opening(&mut document);
    let mut columns = vec!["text", "id", "level", "people", "in_progress", "credits", "hours_together"];
    if args.by.is_some() {
        columns.insert(0, "school");
    }
    if needs.iter().any(|need| !need.courses.is_empty()) {
        columns.push("courses");
    }
    if asked.anonymous {
        columns.retain(|column| *column != "hours_together");
    }
    document.heading("Units, qualifications, English and maths");
    document.table(table.only(&columns).filtered(is_training));
    if let Some(quote) = overview::of_groups(asked).filter(|_| training > 0) {
        document.detail("One unit for several people");
        document.text(quote);
    }
    if !asked.anonymous {
        document.details("Who needs what", who(asked, &needs));
    }
    if shown < needs.len() {
        document.detail("Evidence to collect");
        let not_every_one = capital(&not_every_one(asked.framework));
        document.quiet(format!("{not_every_one}; evidence is collected at work."));
        let mut columns = vec!["text", "id", "people", "in_progress"];
        if args.by.is_some() {
            columns.insert(0, "school");
        }
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

/// Whether it is shown by evidence, which a course can't give.
fn is_of_evidence(thing: &Thing<'_>) -> bool {
    matches!(thing, Thing::Standard(_) | Thing::Professional(..))
}

/// A need, split by school if that is asked for.
fn split<'n>(asked: &Asked<'_>, need: Need<'n, 'n>, by_school: bool) -> Vec<Of<'n>> {
    let Need { thing, missing, in_progress, courses } = need;
    let courses: Vec<String> = courses.iter().map(|course| course.title.clone()).collect();
    if !by_school {
        return vec![Of { thing, school: None, missing, in_progress, courses }];
    }
    let mut schools: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let school = |n: usize| asked.roster.people[n].school.as_ref().map_or("no school is named", SmolStr::as_str);
    for n in missing {
        schools.entry(school(n)).or_default().0.push(n);
    }
    for n in in_progress {
        schools.entry(school(n)).or_default().1.push(n);
    }
    let of = |(school, (missing, in_progress)): (&str, _)| Of {
        thing,
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
        let school = need.school.as_ref().map_or_else(String::new, |school| format!("{school}: "));
        let item = Item::new(Line::from(format!("{school}{} ", what.with_level())).id(what.id));
        let names = |cell: Cell| cell.words("");
        let missing = (!need.missing.is_empty()).then(|| Line::from(names(asked.names(&need.missing))));
        let working = (!need.in_progress.is_empty())
            .then(|| Line::from(capital(&format!("in progress: {}", names(asked.names(&need.in_progress))))));
        item.remarks(missing).remarks(working)
    };
    needs.iter().filter(|need| !is_of_evidence(need.thing)).map(item).collect()
}
