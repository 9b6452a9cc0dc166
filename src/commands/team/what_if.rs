//! `team what-if`: what would be different.

use std::collections::HashSet;
use std::path::PathBuf;

use anyhow::Result;
use clap::ValueHint;

use super::super::{HELP, role as find_role};
use super::coverage::name;
use super::members;
use super::shown::{Asked, SMALLEST};
use crate::framework::{Framework, nearest};
use crate::progress::{Aim, Difference, Team};
use crate::record::Refused;
use crate::report::{Cell, Document, Item, Line, Report, Table, row};
use crate::roster::{Mark, Names, Person, Roster, Thing, put};
use crate::words::thing;

const EXAMPLES: &str = "\
Examples:
  tacareer team what-if staff.xlsx --leave sam
  tacareer team what-if staff.xlsx --promote alex=ta4 --hire ta2
  tacareer team what-if staff.xlsx --train equality-l2=alex,kim
  tacareer team what-if staff.xlsx --train equality-l2=all";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// Staff lists (.xlsx or .csv), and folders of records
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(super) files: Vec<PathBuf>,
    /// Somebody is in another role (can be repeated)
    #[arg(long, value_name = "NAME=ROLE", value_delimiter = ',')]
    promote: Vec<String>,
    /// Somebody leaves (can be repeated)
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    leave: Vec<String>,
    /// Somebody begins in a role, with nothing held (can be repeated)
    #[arg(long, value_name = "ROLE", value_delimiter = ',')]
    hire: Vec<String>,
    /// People gain a unit, qualification, module or level; “all” for everybody (can be repeated)
    #[arg(long, value_name = "WHAT=NAMES")]
    train: Vec<String>,
}

row! {
    /// Something that would be different.
    DifferenceRow {
        text what "What": &'static str,
        id id "Id": String,
        text text "Title": String,
        count before "Before": Cell,
        count after "After": Cell,
    }
}

pub(super) fn report(args: &Args, asked: &Asked<'_>) -> Result<Report> {
    if args.promote.is_empty() && args.train.is_empty() && args.leave.is_empty() && args.hire.is_empty() {
        let hints = [
            "name one or more: --leave NAME, --hire ROLE, --promote NAME=ROLE, --train THING=NAME,NAME",
            "“tacareer team what-if --help” has examples",
        ];
        return Err(Refused::new("no change is named, so nothing would be different", hints.map(str::to_owned)).into());
    }
    let Changed { people, told, touched } = changed(args, asked.framework, asked.roster)?;
    if asked.anonymous && (1..SMALLEST).contains(&touched) {
        let message =
            format!("without names, a change of fewer than {SMALLEST} people would tell what each of them holds");
        let hints = [format!("name {SMALLEST} people or more, or leave out --anonymous")];
        return Err(Refused::new(message, hints).into());
    }
    let after = Team::of(asked.framework, members(&people), Aim::Present);
    let difference = Difference::between(&asked.team, &after);
    let number = |number: usize| asked.number(number, asked.size().max(people.len()));
    // Of those who change, few may not be told from the others; whoever begins is nobody yet.
    let is_shown = |was: usize, is: usize| touched == 0 || asked.is_shown(was.abs_diff(is), touched);
    let needs = difference.needs.iter().filter(|(_, was, is)| is_shown(*was, *is)).map(|(one, was, is)| {
        let named = thing::named(asked.framework, one);
        let (text, what) = (named.with_level(), "people who need it");
        let about = named.place.into_iter().map(Into::into).collect();
        (about, DifferenceRow { what, id: named.id, text, before: number(*was), after: number(*is) })
    });
    let coverage = difference.coverage.iter().filter(|(_, was, is)| is_shown(*was, *is)).map(|(target, was, is)| {
        let named = name(asked, *target);
        let about = named.place.into_iter().map(Into::into).collect();
        let what = "people who hold it";
        (about, DifferenceRow { what, id: named.id, text: named.text, before: number(*was), after: number(*is) })
    });
    let table = Table::about(needs.chain(coverage).collect::<Vec<_>>(), "Nothing would be different.");
    let is_hidden = table.rows.is_empty() && !(difference.needs.is_empty() && difference.coverage.is_empty());
    let mut document = Document::new(if is_hidden {
        "What would be different is of too few people to be shown without names".to_owned()
    } else if table.rows.is_empty() {
        "Nothing would be different".to_owned()
    } else {
        "What would be different".to_owned()
    });
    asked.opening(&mut document);
    document.facts(
        [("People", Some(format!("{} before, {} after", asked.size(), people.len()).into()))]
            .into_iter()
            .filter(|_| !asked.anonymous),
    );
    if !asked.anonymous {
        document.list(told.iter().map(|line| Item::new(Line::from(line))).collect());
    }
    for (what, heading) in [("people who hold it", "How many hold it"), ("people who need it", "How many need it")] {
        let of_it = |n: usize| table.rows[n].cells[0].words("") == what;
        let part = table.filtered(of_it).only(&["text", "id", "before", "after"]);
        if !part.rows.is_empty() {
            document.heading(heading);
            document.table(part);
        }
    }
    asked.closing(&mut document);
    let caveats = document.caveats();
    let ids = table.column("id");
    Ok(Report::new(document, table).rows("differences").with("caveats", caveats).ids(ids))
}

/// What is different.
struct Changed {
    /// The people after the changes.
    people: Vec<Person>,
    /// What was changed, one line each.
    told: Vec<String>,
    /// How many of the people of the list are concerned.
    touched: usize,
}

/// The people after the changes, and what was changed.
fn changed(args: &Args, framework: &Framework, roster: &Roster) -> Result<Changed> {
    let mut people = roster.people.clone();
    let mut told = Vec::new();
    let mut touched = HashSet::new();
    for said in &args.promote {
        let (name, role) = parted(said, "--promote alex=ta4")?;
        let (n, role) = (find(&people, name)?, find_role(framework, role)?);
        people[n].record.role = Some(role.id.clone());
        touched.insert(n);
        told.push(format!("{} is in {}.", people[n].name, role.short));
    }
    for said in &args.train {
        let (what, names) = parted(said, "--train equality-l2=alex,kim")?;
        let thing = one(framework, what)?;
        let all: Vec<usize> = if names.trim().eq_ignore_ascii_case("all") {
            (0..people.len()).collect()
        } else {
            names.split(',').map(|name| find(&people, name)).collect::<Result<_, _>>()?
        };
        touched.extend(all.iter().copied());
        for n in &all {
            put(&mut people[*n].record, &thing, Mark::default());
        }
        let names: Vec<&str> = all.iter().map(|n| people[*n].name.as_str()).collect();
        let names = if all.len() == people.len() { "Everybody".to_owned() } else { names.join(", ") };
        told.push(format!("{names}: {} is held.", thing.words()));
    }
    let mut leaving = args.leave.iter().map(|name| find(&people, name)).collect::<Result<Vec<_>, _>>()?;
    leaving.sort_unstable();
    leaving.dedup();
    touched.extend(leaving.iter().copied());
    for n in leaving.into_iter().rev() {
        told.push(format!("{} leaves.", people.remove(n).name));
    }
    for role in &args.hire {
        let role = find_role(framework, role)?;
        let mut person = Person::new(format!("new {}", role.short));
        person.record.role = Some(role.id.clone());
        people.push(person);
        told.push(format!("Somebody begins as {}, with nothing held yet.", role.short));
    }
    Ok(Changed { people, told, touched: touched.len() })
}

fn parted<'s>(said: &'s str, example: &str) -> Result<(&'s str, &'s str), Refused> {
    said.split_once('=')
        .map(|(name, what)| (name.trim(), what.trim()))
        .ok_or_else(|| Refused::new(format!("“{said}” does not say who or what"), [format!("write it as {example}")]))
}

/// The person that is meant: by code or name, or by the first name if nobody else has it.
fn find(people: &[Person], typed: &str) -> Result<usize, Refused> {
    let of = |is: &dyn Fn(&Person) -> bool| -> Vec<usize> {
        people.iter().enumerate().filter(|(_, person)| is(person)).map(|(n, _)| n).collect()
    };
    let whole = of(&|person| person.is_called(typed));
    let found = if whole.is_empty() { of(&|person| person.is_first_named(typed)) } else { whole };
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let near = nearest(typed, people.iter().map(|person| (person.name.as_str(), person.name.to_string())));
            let near = if near.is_empty() {
                "“tacareer team LIST” shows who is in them".to_owned()
            } else {
                format!("did you mean {}?", near.join(", "))
            };
            Err(Refused::new(format!("nobody in the lists is called “{typed}”"), [near]))
        }
        several => {
            let names = several.iter().map(|n| {
                let person = &people[*n];
                person.key.as_ref().map_or_else(
                    || format!("{} ({})", person.name, person.place),
                    |key| format!("{} ({key})", person.name),
                )
            });
            let names = names.collect::<Vec<_>>().join(", ");
            Err(Refused::new(
                format!("several people are called “{typed}”"),
                [format!("name one by the code or in full: {names}")],
            ))
        }
    }
}

/// The one thing in the framework that is meant.
fn one(framework: &Framework, typed: &str) -> Result<Thing, Refused> {
    let names = Names::of(framework);
    match names.find(typed) {
        [thing] => Ok(thing.clone()),
        [] => {
            let near = nearest(typed, framework.units.offers().chain(framework.qualifications.offers()));
            let near = (!near.is_empty()).then(|| format!("did you mean {}?", near.join(", ")));
            Err(Refused::new(format!("there is nothing called “{typed}” that somebody could gain"), near))
        }
        several => {
            let several: Vec<String> = several.iter().map(Thing::words).collect();
            Err(Refused::new(
                format!("“{typed}” is the name of {}", several.join(" and of ")),
                ["name it by its id".into()],
            ))
        }
    }
}
