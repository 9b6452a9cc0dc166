//! `team ready`: who is closest to a role, and what each person still has to gain.

use std::collections::BTreeMap;

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::super::{HELP, role};
use super::shown::Asked;
use super::{others, overview};
use crate::candidates;
use crate::framework::role::Role;
use crate::framework::{Framework, Keyed};
use crate::progress::{Aim, Thing};
use crate::report::{Cell, Document, Item, Line, Report, Table, row};
use crate::words::{count, named, thing};

const EXAMPLES: &str = "\
Examples:
  tacareer team staff.xlsx ready ta3
  tacareer team staff.xlsx ready hlta --format csv";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// The role: ta1 to ta5, asna1 to asna3, hlta
    #[arg(required = true)]
    #[arg(add = ArgValueCompleter::new(candidates::roles))]
    pub(super) role: Vec<String>,
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
        text met "Expectations met": Option<String> = overview::met(&asked.team.case(member).answers),
        number missing "Still to gain": usize = asked.team.case(member).measure.missing,
        number credits "Credits of the units": Option<u32> = asked.team.case(member).measure.known_credits(),
        id left "What is left": Vec<String> = left(asked, member, true),
        id in_progress "In progress": Vec<String> = left(asked, member, false),
    }
}

row! {
    /// How many people have a given number of things left.
    LeftRow {
        number missing "Still to gain": usize,
        count people "People": Cell,
    }
}

/// What somebody has yet to begin, or has in progress: ids, but for standards, which are many, the number.
fn left(asked: &Asked<'_>, member: usize, is_to_begin: bool) -> Vec<String> {
    let things = asked.team.items(member).filter(|(_, begin)| *begin == is_to_begin).map(|(thing, _)| thing);
    let (evidence, others): (Vec<_>, Vec<_>) =
        things.partition(|thing| matches!(thing, Thing::Standard(_) | Thing::Professional(..)));
    let mut left: Vec<String> = others.into_iter().map(|thing| thing::named(asked.framework, thing).id).collect();
    if !evidence.is_empty() {
        left.push(count(evidence.len(), "standard"));
    }
    left
}

pub(super) fn report(asked: &Asked<'_>, aim: Aim<'_>) -> Report {
    let closest = asked.team.closest();
    let behind = (0..asked.size()).filter(|n| asked.team.case(*n).is_behind).count();
    let name = if let Aim::Role(role) = aim { named::role(role) } else { String::new() };
    let mut document = Document::new(format!("Who is closest to {name}"));
    asked.opening(&mut document);
    if behind > 0 {
        document
            .text(format!("In that role or above it already, and left out: {}.", asked.people(behind, asked.size())));
    }
    document.quiet(
        "Close means that little of what the profile names is missing from the lists. It says nothing of how somebody works, and \
         promises nothing.",
    );
    let table = if asked.anonymous {
        let mut by: BTreeMap<usize, usize> = BTreeMap::new();
        for n in &closest {
            *by.entry(asked.team.case(*n).measure.missing).or_default() += 1;
        }
        let rows =
            by.into_iter().map(|(missing, people)| LeftRow { missing, people: asked.number(people, closest.len()) });
        let table = Table::of(rows, "Nobody is below that role.");
        document.table(table.clone());
        table
    } else {
        let measure = |n: &usize| asked.team.case(*n).measure;
        // People with equal gaps share a place: the order of the list does not rank them.
        let place = |n: &usize| 1 + closest.iter().take_while(|one| measure(one) != measure(n)).count();
        let table = Table::of(closest.iter().map(|n| ReadyRow::of(asked, place(n), *n)), "Nobody is below that role.");
        if closest.windows(2).any(|two| measure(&two[0]) == measure(&two[1])) {
            document.text("People with the same place are equally close, and are in the order of the list.");
        }
        document.table(table.only(&["place", "name", "role", "missing", "met", "credits", "school"]));
        document.details("What each has left to gain", closest.iter().map(|n| item(asked, *n)).collect());
        table
    };
    if let Aim::Role(role) = aim {
        document.beside([role.place()]);
    }
    asked.closing(&mut document);
    let caveats = document.caveats();
    let ids = table.column("name");
    let role = if let Aim::Role(role) = aim { Cell::from(role.id.to_string()) } else { Cell::Missing };
    Report::new(document, table).with("role", role).rows("ready").with("caveats", caveats).ids(ids)
}

/// What somebody still has to gain.
fn item(asked: &Asked<'_>, member: usize) -> Item {
    let item = Item::new(asked.name(member));
    let (missing, begun) = (left(asked, member, true), left(asked, member, false));
    if missing.is_empty() && begun.is_empty() {
        return item.remark("Nothing that the profile names.");
    }
    let line = |words: &str, ids: Vec<String>| (!ids.is_empty()).then(|| Line::from(words).ids(ids));
    item.remarks(line("To begin: ", missing)).remarks(line("In progress: ", begun))
}
