//! `next`: CPD suggestions for a role, then what the next role adds, or where the ladder ends. With a record, what
//! closes a gap comes first.

mod page;
mod rows;

use anyhow::Result;
use serde::Serialize;

use super::marks::{Kept, Marks};
use super::{HELP, expectation, find};
use crate::framework::compare::{Pair, pair};
use crate::framework::qualification::Unit;
use crate::framework::role::{Destination, Role, Suggestion};
use crate::framework::standard::Standard;
use crate::framework::{Framework, Keyed};
use crate::progress::{Ahead, Gap, Thing};
use crate::report::{Document, Report, Table};

use rows::NextRow;

const EXAMPLES: &str = "\
Examples:
  tacareer next ta2             suggestions for a TA2, and what TA3 adds
  tacareer next ta2 -o ta2.md   the same, to paste into a review
  tacareer next ta2 --no-record without a look at your record";

const ORDER: &str = "\
Order: with a record, suggestions that close a gap for this role or one above it come first, each with what it closes, \
unless the record has them as done. All others stand in the order of the guidance.";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES, after_help = ORDER)]
pub struct Args {
    /// The role one is in: ta1 to ta5, asna1 to asna3, hlta
    #[arg(required = true)]
    role: Vec<String>,
}

/// What to do next in a role.
#[derive(Serialize)]
pub(super) struct Next<'a> {
    role: String,
    title: &'a str,
    indicative: &'a str,
    items: Vec<NextRow>,
    #[serde(skip)]
    present: &'a Keyed<Role>,
    #[serde(skip)]
    steps: Vec<Step<'a>>,
    #[serde(skip)]
    beyond: Vec<&'a Keyed<Destination>>,
    #[serde(skip)]
    marks: Marks<'a>,
    /// The suggestions in the order they are made.
    #[serde(skip)]
    suggested: Vec<Suggested<'a>>,
    #[serde(skip)]
    framework: &'a Framework,
}

/// A suggestion, and what it closes.
struct Suggested<'a> {
    /// The role whose list it is in.
    role: &'a Keyed<Role>,
    /// Its place in that list, from 0.
    place: usize,
    suggestion: &'a Suggestion,
    /// What it closes for which role; nothing where it is done, and without a record.
    closes: Vec<(&'a Keyed<Role>, Vec<Thing<'a>>)>,
}

/// What a role one step above adds.
struct Step<'a> {
    role: &'a Keyed<Role>,
    duties: Vec<Pair>,
    units: Vec<&'a Keyed<Unit>>,
    standards: Vec<&'a Keyed<Standard>>,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework, kept: Option<Kept<'a>>) -> Result<Next<'a>> {
    let present = find(&framework.roles, &args.role.join(" "), "level")?;
    let steps: Vec<Step<'a>> =
        framework.above(present).into_iter().map(|above| Step::of(framework, present, above)).collect();
    let beyond =
        framework.destinations.iter().filter(|destination| destination.suggested_to.contains(&present.id)).collect();
    let marks = Marks::of(framework, kept);
    let roles = ladder(framework, present);
    let gaps: Vec<Gap<'a>> =
        roles.into_iter().filter_map(|role| Some(Gap::of(framework, marks.record()?, role))).collect();
    let mut next = Next {
        role: present.id.to_string(),
        title: &present.title,
        indicative: expectation::caveat(framework.about()),
        items: Vec::new(),
        present,
        steps,
        beyond,
        suggested: suggested(framework, present, &marks, &gaps),
        marks,
        framework,
    };
    next.items = rows::of(&next);
    Ok(next)
}

/// A role and all that stand above it, the lowest first.
fn ladder<'a>(framework: &'a Framework, role: &'a Keyed<Role>) -> Vec<&'a Keyed<Role>> {
    let mut ladder = vec![role];
    let mut n = 0;
    while n < ladder.len() {
        let above = framework.above(ladder[n]);
        ladder.extend(
            above.into_iter().filter(|above| !ladder.iter().any(|known| known.id == above.id)).collect::<Vec<_>>(),
        );
        n += 1;
    }
    ladder
}

impl<'a> Step<'a> {
    fn of(framework: &'a Framework, from: &'a Keyed<Role>, to: &'a Keyed<Role>) -> Self {
        let Ahead { units, standards } = Ahead::between(framework, from, to);
        let duties = pair(&texts(from), &texts(to))
            .into_iter()
            .filter(|pair| matches!(pair, Pair::Added(_) | Pair::Changed(..)));
        Self { role: to, duties: duties.collect(), units, standards }
    }
}

/// The duties of a role and their options, in order.
pub(super) fn texts(role: &Role) -> Vec<&str> {
    let duties = role.duties.iter();
    duties
        .flat_map(|duty| std::iter::once(duty.text.as_str()).chain(duty.options.iter().map(|o| o.text.as_str())))
        .collect()
}

/// The numbers of those: `7`, `7a`.
pub(super) fn labels(role: &Role) -> Vec<String> {
    let duties = role.duties.iter();
    duties
        .flat_map(|duty| {
            let options = duty.options.iter().map(move |option| format!("{}{}", duty.number, option.letter));
            std::iter::once(duty.number.to_string()).chain(options)
        })
        .collect()
}

/// The suggestions that hold for a role: those that close something first, else in the order of the publication.
fn suggested<'a>(
    framework: &'a Framework,
    present: &'a Keyed<Role>,
    marks: &Marks<'a>,
    gaps: &[Gap<'a>],
) -> Vec<Suggested<'a>> {
    let mut all = Vec::new();
    for role in framework.suggesting(present) {
        for (place, suggestion) in role.cpd.suggestions.iter().enumerate() {
            let done = marks.suggestion(&super::suggestion::id(role, place)).is_some_and(|mark| mark.is_done());
            let closes = gaps.iter().filter(|_| !done).map(|gap| (gap.role, gap.closed_by(&suggestion.links)));
            let closes = closes.filter(|(_, things)| !things.is_empty()).collect();
            all.push(Suggested { role, place, suggestion, closes });
        }
    }
    all.sort_by_key(|one| one.closes.is_empty());
    all
}

impl Report for Next<'_> {
    fn document(&self) -> Document {
        page::document(self)
    }

    fn table(&self) -> Table {
        Table::of(&self.items, "The framework suggests nothing for this role.")
    }

    fn ids(&self) -> Vec<String> {
        self.items.iter().map(|item| item.id.clone()).collect()
    }
}
