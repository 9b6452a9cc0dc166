//! `team ready`: who is closest to a role, and what each person still has to gain.

use std::collections::BTreeMap;

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::super::{HELP, role};
use super::shown::{Asked, SMALLEST};
use super::{others, overview};
use crate::candidates;
use crate::framework::role::Role;
use crate::framework::{Framework, Keyed};
use crate::progress::{Aim, Member, Team, Thing};
use crate::record::Record;
use crate::report::{Cell, Document, Item, Line, Report, Table, row};
use crate::words::{count, named, thing};

const EXAMPLES: &str = "\
Examples:
  tacareer team staff.xlsx ready ta3
  tacareer team staff.xlsx ready hlta --format csv
  tacareer team north.csv south.csv ready ta3 --by school";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// The role: ta1 to ta5, asna1 to asna3, hlta
    #[arg(required = true)]
    #[arg(add = ArgValueCompleter::new(candidates::roles))]
    pub(super) role: Vec<String>,
    /// Who is closest at each school
    #[arg(long, value_name = "school", value_parser = ["school"], hide_possible_values = true)]
    pub(super) by: Option<String>,
}

impl Args {
    /// The role that is meant.
    pub(super) fn role<'a>(&self, framework: &'a Framework) -> Result<&'a Keyed<Role>> {
        Ok(role(framework, &others(&self.role).join(" "))?)
    }
}

row! {
    /// How far somebody is from the role.
    ReadyRow(asked: &Asked<'_>, place: usize, member: usize) {
        number place "Place": usize = place,
        text name "Name": String = asked.name(member),
        text school "School": Option<String> = asked.roster.people[member].school.as_ref().map(ToString::to_string),
        id role "Present role": Option<String> = asked.team.case(member).role.map(|role| role.id.to_string()),
        text answered "Met or worked towards": Option<String> = overview::answered(&asked.team.case(member).answers),
        number to_gain "Still to gain": Option<usize> = asked.to_gain(member).map(|(left, _)| left),
        number begun "Of these, begun": Option<usize> = asked.to_gain(member).map(|(_, begun)| begun),
        number credits "Credits of the units": Option<u32> = asked.team.case(member).measure.known_credits(),
        id left "What is left": Vec<String> = left(asked, member, true),
        id in_progress "In progress": Vec<String> = left(asked, member, false),
    }
}

row! {
    /// How many people have a given number of things left.
    LeftRow {
        text school "School": Option<String>,
        number to_gain "Still to gain": usize,
        number most "At most": usize,
        text range "Left to gain": String,
        count people "People": Cell,
    }
}

/// What somebody has yet to begin, or has in progress: ids, but for standards, which are many, the number.
fn left(asked: &Asked<'_>, member: usize, is_to_begin: bool) -> Vec<String> {
    let things = asked.team.items(member).filter(|(_, begin)| *begin == is_to_begin).map(|(thing, _)| thing);
    let (evidence, others): (Vec<_>, Vec<_>) =
        things.partition(|thing| matches!(thing, Thing::Standard(_) | Thing::Professional(..)));
    let name = |thing: &Thing<'_>| {
        let id = thing::named(asked.framework, thing).id;
        match thing {
            Thing::Optional(_) | Thing::Additional(_) => format!("{} ({id})", thing.key().0),
            _ => id,
        }
    };
    let mut left: Vec<String> = others.into_iter().map(name).collect();
    if !evidence.is_empty() {
        left.push(count(evidence.len(), "standard"));
    }
    left
}

pub(super) fn report(asked: &Asked<'_>, aim: Aim<'_>, parts: &[(&str, Asked<'_>)]) -> Report {
    let behind = (0..asked.size()).filter(|n| asked.team.case(*n).is_behind).count();
    let (name, id) = match aim {
        Aim::Role(role) => (named::role(role), Cell::from(role.id.to_string())),
        Aim::Present | Aim::Above => (String::new(), Cell::Missing),
    };
    let names_nothing = names_nothing(asked, aim);
    let mut document = Document::new(if names_nothing {
        format!("Nobody can be ranked for {name}")
    } else {
        format!("Who is closest to {name}")
    });
    asked.opening(&mut document);
    if names_nothing {
        document
            .text("Its profile names nothing to hold, so that the lists can't tell who is closer to it than others.");
    } else {
        let unknown = (0..asked.size()).filter(|n| asked.team.case(*n).role.is_none()).count();
        let left_out = [(behind, "in that role or above it already"), (unknown, "whose role is not known")];
        let left_out = left_out.into_iter().filter(|(number, _)| *number > 0);
        let left_out: Vec<String> =
            left_out.map(|(number, why)| format!("{} {why}", asked.people(number, asked.size()))).collect();
        if !left_out.is_empty() {
            document.text(format!("Left out: {}.", left_out.join("; ")));
        }
        document.quiet(
            "Close means that little of what the profile names is still to gain, as far as the lists say; what is only begun is \
             still to gain. It says nothing of how somebody works, and promises nothing.",
        );
    }
    let empty = if names_nothing { "Nobody can be ranked." } else { "Nobody is below that role." };
    let whole = if parts.is_empty() { Some((None, asked)) } else { None };
    let parts = whole.into_iter().chain(parts.iter().map(|(school, part)| (Some(*school), part)));
    let parts: Vec<_> = parts.filter(|_| !names_nothing).collect();
    let is_by_school = parts.iter().any(|(school, _)| school.is_some());
    let table = if asked.anonymous {
        let rows = parts.iter().flat_map(|(school, part)| counted(part, *school));
        let table = Table::of(rows.collect::<Vec<_>>(), empty);
        let table = if is_by_school { table } else { table.without("school") };
        document.table(table.only(&["school", "range", "people"]));
        table
    } else {
        let rows = parts.iter().flat_map(|(_, part)| ranked(part));
        let table = asked.of_schools(Table::of(rows.collect::<Vec<_>>(), empty));
        let is_shared = |part: &Asked<'_>| {
            part.team.closest().windows(2).any(|two| part.team.distance(two[0]) == part.team.distance(two[1]))
        };
        if parts.iter().any(|(_, part)| is_shared(part)) {
            document.text("People with the same place are equally close, and are in the order of the list.");
        }
        let mut columns = vec!["place", "name", "to_gain", "begun", "role", "answered", "credits"];
        columns.insert(if is_by_school { 0 } else { columns.len() }, "school");
        document.table(table.only(&columns));
        let each = parts.iter().flat_map(|(_, part)| part.team.closest().into_iter().map(|n| item(part, n)));
        document.details("What each has left to gain", each.collect());
        table
    };
    if let Aim::Role(role) = aim {
        document.beside([role.place()]);
    }
    asked.closing(&mut document);
    let caveats = document.caveats();
    let ids = table.column("name");
    Report::new(document, table).with("role", id).rows("ready").with("caveats", caveats).ids(ids)
}

/// Whether the profile names nothing that somebody who has nothing would have to gain.
fn names_nothing(asked: &Asked<'_>, aim: Aim<'_>) -> bool {
    let nothing = Record::default();
    let member = Member { record: &nothing, share: None, leaves: None };
    Team::of(asked.framework, vec![member], aim).items(0).next().is_none()
}

/// The people who can be ranked, closest first. Those who are equally close share a place: the order of the list does
/// not rank them.
fn ranked(asked: &Asked<'_>) -> Vec<ReadyRow> {
    let closest = asked.team.closest();
    let distance = |n: usize| asked.team.distance(n);
    let mut place = 0;
    let mut rows = Vec::new();
    for (before, n) in closest.iter().enumerate() {
        if before == 0 || distance(closest[before - 1]) != distance(*n) {
            place = before + 1;
        }
        rows.push(ReadyRow::of(asked, place, *n));
    }
    rows
}

/// How many people have how much left. Numbers that few people have are counted with the next, so that nothing is left
/// to be worked out from the others.
fn counted(asked: &Asked<'_>, school: Option<&str>) -> Vec<LeftRow> {
    let closest = asked.team.closest();
    let mut by: BTreeMap<usize, usize> = BTreeMap::new();
    for n in &closest {
        *by.entry(asked.team.distance(*n).0).or_default() += 1;
    }
    let mut groups: Vec<(usize, usize, usize)> = Vec::new();
    for (to_gain, people) in by {
        match groups.last_mut().filter(|(_, _, people)| *people < SMALLEST) {
            Some((_, most, known)) => (*most, *known) = (to_gain, *known + people),
            None => groups.push((to_gain, to_gain, people)),
        }
    }
    if let [.., (_, most, known), (_, last, people)] = groups.as_mut_slice()
        && *people < SMALLEST
    {
        (*most, *known) = (*last, *known + *people);
        groups.pop();
    }
    // Who is left out could be worked out from the numbers of all others.
    let left_out = [true, false].map(|is_behind| {
        let is_it = |n: &usize| match asked.team.case(*n).role {
            None => !is_behind,
            Some(_) => is_behind && asked.team.case(*n).is_behind,
        };
        (0..asked.size()).filter(is_it).count()
    });
    let is_told = left_out.iter().any(|number| (1..SMALLEST).contains(number));
    let last = groups.len().saturating_sub(1);
    let row = |(n, (to_gain, most, people))| LeftRow {
        school: school.map(str::to_owned),
        to_gain,
        most,
        range: if most > to_gain { format!("{to_gain} to {most}") } else { to_gain.to_string() },
        people: if is_told && n == last { "hidden".into() } else { asked.number(people, closest.len()) },
    };
    groups.into_iter().enumerate().map(row).collect()
}

/// What somebody still has to gain.
fn item(asked: &Asked<'_>, member: usize) -> Item {
    let item = Item::new(asked.name(member));
    let (missing, begun) = (left(asked, member, true), left(asked, member, false));
    if missing.is_empty() && begun.is_empty() {
        let role = asked.team.case(member).aim.map_or_else(String::new, |role| format!(" {}", role.id));
        return item.remark(format!(
            "Nothing to gain: what is held answers the profile, in part perhaps by our reading (tacareer gap{role} tells). What is to be shown at work is in no list."
        ));
    }
    let line = |words: &str, ids: Vec<String>| (!ids.is_empty()).then(|| Line::from(words).ids(ids));
    item.remarks(line("To begin: ", missing)).remarks(line("In progress: ", begun))
}
