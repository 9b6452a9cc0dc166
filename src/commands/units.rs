//! `units`: the units that match all filters.

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::{HELP, find, role};
use crate::candidates;
use crate::framework::qualification::{Listing, Part, Unit};
use crate::framework::{Framework, Keyed, squash};
use crate::report::{Document, Line, Report, Table};
use crate::words::numbers::{Levels, levels};
use crate::words::{capital, count, named, unit};

const EXAMPLES: &str = "\
Examples:
  tacareer units                                all of them
  tacareer units --nos 19                       those that draw on standard STL19
  tacareer units --nos 3,19                     those that draw on any of several
  tacareer units --qualification l2-certificate
  tacareer units --level 3 --role ta3
  tacareer units behaviour                      those with that word in the title";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Words of the title; a unit has to have them all
    words: Vec<String>,
    /// Units that draw on this standard; 3-5 or 3,19 for any of several
    #[arg(long, value_name = "NUMBER")]
    #[arg(add = ArgValueCompleter::new(candidates::standards))]
    nos: Vec<String>,
    /// Units of this qualification, with those it incorporates
    #[arg(long, visible_alias = "qual", value_name = "ID")]
    #[arg(add = ArgValueCompleter::new(candidates::qualifications))]
    qualification: Option<String>,
    /// Units of this level; 2,3 or 2-3 for any of several
    #[arg(long, value_name = "LEVEL", value_delimiter = ',', value_parser = levels)]
    level: Vec<Levels>,
    /// Units of the qualifications this role expects; ta2,ta3 for any of several
    #[arg(long, value_name = "ROLE", value_delimiter = ',')]
    #[arg(add = ArgValueCompleter::new(candidates::roles))]
    role: Vec<String>,
}

pub(super) fn report(args: &Args, framework: &Framework, has_record: bool) -> Result<Report> {
    let (filters, units) = matching(args, framework)?;
    let table = unit::table(framework, units.iter().copied(), "No unit matches all of that.");
    let title = title(framework, units.len(), &filters, !args.words.is_empty());
    let mut document = document(framework, &title, &units, &table, has_record);
    if units.is_empty() && !args.words.is_empty() {
        let everywhere = format!("tacareer search {}", args.words.join(" "));
        document.text(Line::from("To look in everything, not in titles alone: ").id(everywhere));
    }
    Ok(Report::new(document, table).with("filters", filters).rows("units").ids_of("id"))
}

/// The units that match, and the filters as text.
fn matching<'a>(args: &Args, framework: &'a Framework) -> Result<(Vec<String>, Vec<&'a Keyed<Unit>>)> {
    let mut filters = Vec::new();
    let mut units: Vec<&Keyed<Unit>> = framework.units.iter().collect();
    if !args.nos.is_empty() {
        let mut wanted = Vec::new();
        for typed in &args.nos {
            let named = framework.standards_named(typed).map_err(|unknown| unknown.listed_by("nos"))?;
            wanted.extend(named.iter().map(|standard| standard.id));
        }
        let codes: Vec<String> = wanted.iter().map(|number| framework.code(*number)).collect();
        filters.push(format!("drawing on {}", codes.join(" or ")));
        units.retain(|unit| unit.standards.iter().any(|number| wanted.contains(number)));
    }
    if let Some(typed) = &args.qualification {
        let qualification = find(&framework.qualifications, typed, "qualifications")?;
        let part = framework.units_of_qualification(qualification);
        filters.push(format!("of the {}", qualification.title));
        units.retain(|unit| part.clone().any(|listed| listed.unit.id == unit.id));
    }
    let levels: Vec<u8> = args.level.iter().flat_map(|levels| levels.0.iter().copied()).collect();
    if !levels.is_empty() {
        let names: Vec<String> = levels.iter().map(ToString::to_string).collect();
        filters.push(format!("at level {}", names.join(" or ")));
        units.retain(|unit| levels.contains(&unit.level));
    }
    if !args.role.is_empty() {
        let roles = args.role.iter().map(|typed| role(framework, typed));
        let roles = roles.collect::<Result<Vec<_>, _>>()?;
        let serving: Vec<&Keyed<Unit>> = roles.iter().flat_map(|role| framework.units_of_role(role)).collect();
        let shorts: Vec<&str> = roles.iter().map(|role| role.short.as_str()).collect();
        let look = if roles.len() == 1 { "looks" } else { "look" };
        let none = if serving.is_empty() { ": none with listed units" } else { "" };
        filters.push(format!("of the qualifications that {} {look} for{none}", shorts.join(" or ")));
        units.retain(|unit| serving.iter().any(|other| other.id == unit.id));
    }
    if !args.words.is_empty() {
        filters.push(format!("with “{}” in the title", args.words.join(" ")));
        units.retain(|unit| args.words.iter().all(|word| squash(&unit.title).contains(&squash(word))));
    }
    Ok((filters, units))
}

/// How many units there are, and which: "TA career framework: 2 units of the Level 2 Award, at level 2 with “x” in the
/// title".
fn title(framework: &Framework, number: usize, filters: &[String], has_words: bool) -> String {
    let (others, words) = filters.split_at(filters.len() - usize::from(has_words));
    let count = format!("{}: {}", framework.about().short, count(number, "unit"));
    let others = (!others.is_empty()).then(|| others.join(", "));
    std::iter::once(count).chain(others).chain(words.iter().cloned()).collect::<Vec<_>>().join(" ")
}

fn document(framework: &Framework, title: &str, units: &[&Keyed<Unit>], table: &Table, has_record: bool) -> Document {
    let mut document = Document::new(title);
    // A column for the record needs the room of another one.
    let last = (!has_record).then_some("listed_for");
    let keys: Vec<&str> = ["title", "id", "level", "standards"].into_iter().chain(last).collect();
    let is_whole = |list: &Listing| list.complete && list.part != Part::Optional;
    let in_part = framework.qualifications.iter().any(|one| !one.listings.iter().all(is_whole));
    let in_part = in_part
        .then(|| format!(" {} lists only some of the units of some qualifications.", capital(framework.called())));
    let empty = &format!("No listed unit matches.{}", in_part.unwrap_or_default());
    document.table(table.only(&keys).or_else(empty));
    document.beside(named::withdrawn(&framework.units));
    if let Some(unit) = units.first() {
        document.quiet(Line::from("One unit whole: ").id(format!("tacareer unit {}", unit.id)));
    }
    document
}
