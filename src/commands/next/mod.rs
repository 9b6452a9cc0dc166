//! `next`: CPD suggestions for a role, then what the next role adds, or where the ladder ends. With a record,
//! suggestions that close a gap come first.

mod page;
mod rows;

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::{HELP, role_or_present};
use crate::candidates;
use crate::framework::qualification::Unit;
use crate::framework::role::{Destination, Role};
use crate::framework::standard::Standard;
use crate::framework::{Framework, Keyed};
use crate::progress::{Ahead, Duty, Gap, Holdings, Novelty, Thing, new_duties};
use crate::record::Record;
use crate::report::{Report, Table};
use crate::words::statement::{DutyLine, duties};
use crate::words::{Kept, expectation, suggestion};

const EXAMPLES: &str = "\
Examples:
  tacareer next ta2             suggestions for TA2, and what TA3 adds
  tacareer next ta2 -o ta2.md   the same, to paste into a review
  tacareer next ta2 --no-record without a look at your record";

const ORDER: &str = "\
Order: with a record, suggestions that close a gap for this role or one above it come first, each with what it closes, \
unless the record has them as done. All others stand in the order of the guidance.";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES, after_help = ORDER)]
pub struct Args {
    /// The role you are in: ta1 to ta5, asna1 to asna3, hlta; by default, the present role in the record
    #[arg(add = ArgValueCompleter::new(candidates::roles))]
    role: Vec<String>,
}

/// What to do next in a role.
struct Next<'a> {
    present: &'a Keyed<Role>,
    /// The suggestions in the order in which they are shown.
    suggested: Vec<Suggested<'a>>,
    steps: Vec<Step<'a>>,
    beyond: Vec<&'a Keyed<Destination>>,
    framework: &'a Framework,
}

/// A suggestion, and what it closes.
struct Suggested<'a> {
    /// The role whose list it is in.
    role: &'a Keyed<Role>,
    /// Its place in that list, from 0.
    place: usize,
    /// What it closes, by role; empty if it is done, and without a record.
    closes: Vec<(&'a Keyed<Role>, Vec<Thing<'a>>)>,
}

/// What a role one step above adds.
struct Step<'a> {
    role: &'a Keyed<Role>,
    /// The duties that are new or changed.
    duties: Vec<(DutyLine<'a>, Novelty<'a>)>,
    units: Vec<&'a Keyed<Unit>>,
    standards: Vec<&'a Keyed<Standard>>,
}

pub(super) fn report(args: &Args, framework: &Framework, kept: Option<Kept<'_>>) -> Result<Report> {
    let present = role_or_present(framework, &args.role, kept)?;
    let steps: Vec<_> = framework.above(present).into_iter().map(|above| Step::of(framework, present, above)).collect();
    let suggested = suggested(framework, present, kept.map(|kept| kept.record));
    let beyond = framework.destinations.iter().filter(|one| one.suggested_to.contains(&present.id)).collect();
    let next = Next { present, suggested, steps, beyond, framework };
    let table = Table::about(rows::of(&next), "The framework suggests nothing for this role.");
    Ok(Report::new(page::document(&next), table)
        .with("role", present.id.as_str())
        .with("title", &present.title)
        .with("indicative", expectation::caveat(framework.about()))
        .rows("items")
        .ids_of("id"))
}

impl<'a> Step<'a> {
    fn of(framework: &'a Framework, from: &'a Keyed<Role>, to: &'a Keyed<Role>) -> Self {
        let Ahead { units, standards } = Ahead::between(framework, from, to);
        let lines = duties(to);
        let line = |duty: Duty<'a>| Some((lines.iter().find(|line| line.label == duty.label)?.clone(), duty.change));
        let duties = new_duties(from, to).into_iter().filter_map(line).collect();
        Self { role: to, duties, units, standards }
    }
}

/// The suggestions that apply to a role: those that close something come first, then the order is that of the
/// publication.
fn suggested<'a>(framework: &'a Framework, present: &'a Keyed<Role>, record: Option<&'a Record>) -> Vec<Suggested<'a>> {
    let roles = std::iter::once(present).chain(framework.above(present));
    let gaps: Vec<Gap<'a>> = roles.filter_map(|role| Some(Gap::of(framework, record?, role))).collect();
    let holdings = record.map(|record| Holdings::of(framework, record));
    let mut all = Vec::new();
    for role in framework.suggesting(present) {
        for (place, one) in role.cpd.suggestions.iter().enumerate() {
            let answer = record.and_then(|record| suggestion::answer(framework, record, role, place));
            let is_done = match holdings.as_ref().and_then(|holdings| holdings.of_links(&one.links)) {
                Some(standing) => standing.is_settled(),
                None => answer.is_some_and(|answer| answer.status.is_held()),
            };
            let closes = gaps.iter().filter(|_| !is_done).map(|gap| (gap.role, gap.closed_by(&one.links)));
            let closes = closes.filter(|(_, things)| !things.is_empty()).collect();
            all.push(Suggested { role, place, closes });
        }
    }
    all.sort_by_key(|one| one.closes.is_empty());
    all
}
