//! `compare`: what two or more roles have in common, what changes, and what only one of them has.

mod part;

use anyhow::{Result, bail};
use clap_complete::engine::ArgValueCompleter;

use self::part::{Part, Statement, about, parts};
use super::{HELP, named_apart, role};
use crate::candidates;
use crate::framework::compare::Pair;
use crate::framework::role::Role;
use crate::framework::{Framework, Keyed};
use crate::report::{Document, Item, Line, Report, Subject, Table, Tone, row};
use crate::words::{capital, cited, statement};

/// What “only” does not mean. The words are ours, because no section says what a profile's silence means.
const ONLY: &str = "“Only” means that the other profile does not list it in these or like words. Not listed is not the \
                    same as not asked for.";

/// How statements are found to be “near”.
const NEAR: &str = "“Near” is a guess of this program, from the words that two statements share: they seem to be about \
                    the same matter. The framework does not pair them.";

const EXAMPLES: &str = "\
Examples:
  tacareer compare ta2 ta3
  tacareer compare asna1 ta2        across the two families
  tacareer compare ta3 ta4 ta5      each with the next";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Two roles or more
    #[arg(required = true, value_name = "ROLE")]
    #[arg(add = ArgValueCompleter::new(candidates::roles))]
    roles: Vec<String>,
}

row! {
    /// A statement of one role, of another, or of both.
    CompareRow {
        id from "From": String,
        id to "To": String,
        text part "Part": &'static str,
        text status "Status": String,
        text from_number "From number": Option<String>,
        text from_text "From text": Option<String>,
        id from_section "From section": Option<String>,
        number from_page "From page": Option<u16>,
        text from_only_by "From only by": Option<String>,
        text to_number "To number": Option<String>,
        text to_text "To text": Option<String>,
        id to_section "To section": Option<String>,
        number to_page "To page": Option<u16>,
        text to_only_by "To only by": Option<String>,
    }
}

pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let named = named_apart(framework, &args.roles);
    let roles = named.iter().map(|typed| role(framework, typed)).collect::<Result<Vec<_>, _>>()?;
    if roles.len() < 2 {
        let all: Vec<&str> = framework.roles.iter().map(|role| role.id.as_str()).take(2).collect();
        bail!("one role alone can't be compared: name two or more, as in “tacareer compare {}”", all.join(" "));
    }
    if let Some(twice) = roles.windows(2).find(|two| two[0].id == two[1].id) {
        bail!("{} is named twice in a row: name two different roles to compare", twice[0].short);
    }
    let parts: Vec<Part<'_>> = roles.windows(2).flat_map(|two| parts(framework, two[0], two[1])).collect();
    let rows = parts.iter().flat_map(|part| part.pairs.iter().map(|pair| row(framework, part, pair)));
    let table = Table::about(rows, "There is nothing to compare.");
    let ids = roles.iter().map(|role| role.id.to_string()).collect();
    Ok(Report::new(document(framework, &roles, &parts), table).rows("rows").ids(ids))
}

fn document(framework: &Framework, roles: &[&Keyed<Role>], parts: &[Part<'_>]) -> Document {
    let names: Vec<&str> = roles.iter().map(|role| role.short.as_str()).collect();
    let mut document = Document::new(format!("Compared: {}", names.join(", ")));
    let key = Line::from("Where words changed, ").run("these", Tone::Dropped).and(" are only in the first role and ");
    document.quiet(key.run("these", Tone::Added).and(" only in the second."));
    for two in roles.windows(2) {
        let own = parts.iter().filter(|part| part.from.id == two[0].id && part.to.id == two[1].id);
        let who = if roles.len() > 2 { format!("{} and {}: ", two[0].short, two[1].short) } else { String::new() };
        document.text(capital(&format!("{who}{}", same(own))));
    }
    document.beside(roles.iter().map(|role| role.place()));
    for part in parts {
        show(framework, part, &mut document);
    }
    let has = |wanted: fn(&Pair) -> bool| parts.iter().any(|part| part.pairs.iter().any(wanted));
    if has(|pair| matches!(pair, Pair::Near(..))) {
        document.quiet(NEAR);
    }
    if has(|pair| matches!(pair, Pair::Added(_) | Pair::Dropped(_))) {
        document.quiet(ONLY);
    }
    document
}

/// How much two profiles have in common, in one sentence.
fn same<'p>(parts: impl Iterator<Item = &'p Part<'p>>) -> String {
    let same = |part: &Part<'_>| part.pairs.iter().filter(|pair| matches!(pair, Pair::Same(..))).count();
    let parts = parts.map(|part| (same(part), part.name)).filter(|(same, _)| *same > 0);
    let parts: Vec<String> = parts.map(|(same, name)| format!("{same} in {name}")).collect();
    if parts.is_empty() {
        "nothing is the same in both.".into()
    } else {
        format!("the same in both: {}.", parts.join("; "))
    }
}

/// A row of the table.
fn row(framework: &Framework, part: &Part<'_>, pair: &Pair) -> (Vec<Subject>, CompareRow) {
    let (before, after) = part.sides(pair);
    let section = |side: Option<&Statement<'_>>| side.and_then(|one| one.section).map(ToString::to_string);
    let page = |side: Option<&Statement<'_>>| framework.page(side?.section?);
    let only_by = |side: Option<&Statement<'_>>| side.and_then(|one| one.only_by.clone());
    let row = CompareRow {
        from: part.from.id.to_string(),
        to: part.to.id.to_string(),
        part: part.name,
        status: part.status(pair),
        from_number: before.and_then(|one| one.number.clone()),
        from_text: before.map(|one| one.text.clone()),
        from_section: section(before),
        from_page: page(before),
        from_only_by: only_by(before),
        to_number: after.and_then(|one| one.number.clone()),
        to_text: after.map(|one| one.text.clone()),
        to_section: section(after),
        to_page: page(after),
        to_only_by: only_by(after),
    };
    (about(before, after), row)
}

/// A pair for readers: its status, its numbers, its words.
fn item(framework: &Framework, part: &Part<'_>, pair: &Pair) -> Item {
    let (before, after) = part.sides(pair);
    let number = |side: Option<&Statement<'_>>| side.and_then(|one| one.number.clone());
    let numbers = match (number(before), number(after)) {
        (Some(from), Some(to)) if from == to => format!("duty {from}"),
        (Some(from), Some(to)) => format!("duty {from} → {to}"),
        (Some(one), None) | (None, Some(one)) => format!("duty {one}"),
        (None, None) => String::new(),
    };
    let status = if matches!(pair, Pair::Same(..)) { String::new() } else { part.status(pair) };
    let label = [status, numbers].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
    let start = if label.is_empty() { Line::new() } else { Line::new().strong(format!("{label}: ")) };
    let line = match (pair, before, after) {
        (Pair::Changed(..), Some(from), Some(to)) => statement::changed(start, &from.text, &to.text),
        (_, _, Some(one)) | (_, Some(one), None) => start.run(one.text.as_str(), one.voice.tone()),
        (_, None, None) => start,
    };
    let earlier = before.filter(|_| matches!(pair, Pair::Near(..)));
    let remark = earlier
        .map(|one| Line::new().strong(format!("{}: ", part.from.short)).run(one.text.as_str(), one.voice.tone()));
    let loose = [(before, &part.from.short), (after, &part.to.short)].into_iter().filter_map(|(side, short)| {
        let (one, words) = (side?, side?.only_by.as_ref()?);
        let cited = one.section.map_or_else(String::new, |section| format!(" {}", cited(framework, section)));
        Some(Line::new().strong(format!("{short}: ")).and(format!("only by {words}{cited}").as_str()))
    });
    Item { about: about(before, after), ..Item::new(line).remarks(remark.into_iter().chain(loose)) }
}

fn show(framework: &Framework, part: &Part<'_>, document: &mut Document) {
    let sections: Vec<String> = part.sections().into_iter().map(|section| framework.cite(section)).collect();
    let cited = if sections.is_empty() { String::new() } else { format!(" ({})", sections.join("; ")) };
    let is_same = |pair: &&Pair| matches!(pair, Pair::Same(..));
    let (same, other): (Vec<&Pair>, Vec<&Pair>) = part.pairs.iter().partition(is_same);
    let all_same = if other.is_empty() && !same.is_empty() { ", all the same" } else { "" };
    document.heading(format!("{} and {}: {}{cited}{all_same}", part.from.short, part.to.short, part.name));
    if part.pairs.is_empty() {
        return document.text("Neither has any.");
    }
    document.list(other.iter().map(|pair| item(framework, part, pair)).collect());
    if !other.is_empty() && !same.is_empty() {
        document.text(format!("The same in both ({}):", same.len()));
    }
    document.list(same.iter().map(|pair| item(framework, part, pair)).collect());
}
