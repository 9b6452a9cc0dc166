//! `team who`: who holds one thing.

use anyhow::Result;

use super::super::HELP;
use super::coverage::{Name, name};
use super::shown::Asked;
use super::{lapsed, others, own};
use crate::framework::standard::ProfessionalStandards;
use crate::framework::{Framework, nearest, squash};
use crate::progress::{Covered, Target};
use crate::record::Refused;
use crate::report::{Cell, Document, Report, Subject, Table, row};
use crate::roster::{Names, Thing};

const EXAMPLES: &str = "\
Examples:
  tacareer team staff.xlsx who nos 19
  tacareer team staff.xlsx who nos 19-21
  tacareer team staff.xlsx who equality-l2        a unit, a qualification or a module
  tacareer team staff.xlsx who hlta               HLTA status
  tacareer team staff.xlsx who hlta 11            a professional standard
  tacareer team staff.xlsx who \"first aid\"        a course that only the lists have";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub(super) struct Args {
    /// A unit, qualification or module, nos and its number, hlta and its number, a status, or a course of the lists
    #[arg(value_name = "WHAT", required = true)]
    pub(super) what: Vec<String>,
}

row! {
    /// Somebody, and their standing on one thing.
    WhoRow(asked: &Asked<'_>, covered: &Covered<'_>, member: usize) {
        id id "Id": String = name(asked, covered.target).id,
        text name "Name": String = asked.name(member),
        text school "School": Option<String> = asked.roster.people[member].school.as_ref().map(ToString::to_string),
        id role "Role": Option<String> = asked.team.case(member).role.map(|role| role.id.to_string()),
        text status "How it stands": String = lapsed::stands(asked, member, covered.target),
        text expires "Runs out": Option<jiff::civil::Date> = lapsed::runs_out(&asked.roster.people[member].record, covered.target),
        text leaves "Leaves": Option<jiff::civil::Date> = asked.team.members[member].leaves,
    }
}

row! {
    /// How many people hold one thing.
    CountRow(asked: &Asked<'_>, covered: &Covered<'_>) {
        id id "Id": String = name(asked, covered.target).id,
        text text "Title": String = name(asked, covered.target).text,
        count held "Held by": Cell = asked.number(covered.holders.len(), asked.size()),
        count in_progress "In progress": Cell = asked.number(covered.in_progress.len(), asked.size()),
    }
}

pub(super) fn report(args: &Args, asked: &Asked<'_>) -> Result<Report> {
    let what = others(&args.what);
    let targets = match targets(asked.framework, &what) {
        Ok(targets) => targets,
        Err(unknown) => {
            let typed = what.join(" ");
            return own::report(&typed, asked).ok_or_else(|| of_the_lists(unknown, &typed, asked));
        }
    };
    let all = asked.team.covering(targets);
    let titles: Vec<String> = all.iter().map(|covered| titled(&name(asked, covered.target))).collect();
    let is_of_evidence = all.iter().all(|covered| shown_by_evidence(covered.target));
    let verb = if is_of_evidence { "Who has evidence for" } else { "Who holds" };
    let mut document = Document::new(format!("{verb} {}", titles.join("; ")));
    asked.opening(&mut document);
    let table = if asked.anonymous {
        let table = Table::of(all.iter().map(|covered| CountRow::of(asked, covered)), "Nothing is named.");
        document.table(table.clone());
        table
    } else {
        let rows = all.iter().flat_map(|covered| {
            let members = covered.holders.iter().chain(&covered.in_progress);
            members.map(move |n| WhoRow::of(asked, covered, *n))
        });
        let table = asked.of_schools(Table::of(rows, "Nobody."));
        for covered in &all {
            let named = name(asked, covered.target);
            document.heading(format!("{}: {}", whole(&named), held(asked, covered)));
            let of_it = |n: usize| table.rows[n].cells[0].words("") == named.id;
            let columns = table.filtered(of_it).only(&["name", "status", "role", "school", "leaves"]);
            let columns = asked.of_schools(columns);
            document.table(columns.or_else(if is_of_evidence {
                "Nobody has evidence for it, or is working on a unit or qualification that draws on it."
            } else {
                "Nobody holds it or is working on it."
            }));
            document.list(lapsed::of_target(asked, covered));
            if let Some(risk) = asked.risk(covered).filter(|_| !covered.holders.is_empty()) {
                document.text(format!("It rests on few: {risk}."));
            }
        }
        table
    };
    document.beside(all.iter().filter_map(|covered| name(asked, covered.target).place).map(Subject::from));
    asked.closing(&mut document);
    let caveats = document.caveats();
    let names = table.column("name");
    Ok(Report::new(document, table).rows("who").with("caveats", caveats).ids(names))
}

/// The error for what neither the framework nor the lists have, with what the lists have that is near.
fn of_the_lists(unknown: anyhow::Error, typed: &str, asked: &Asked<'_>) -> anyhow::Error {
    let titles = own::titles(asked);
    let wanted = squash(typed);
    let part = titles.iter().filter(|title| !wanted.is_empty() && squash(title).contains(&wanted)).take(3);
    let mut near: Vec<String> = part.map(|title| format!("“{title}”")).collect();
    if near.is_empty() {
        near = nearest(typed, titles.iter().map(|title| (title.as_str(), format!("“{title}”"))));
    }
    if asked.anonymous || near.is_empty() {
        return unknown;
    }
    match unknown.downcast::<Refused>() {
        Ok(Refused { message, lines }) => {
            let hint = format!("the lists have {}", near.join(", "));
            Refused::new(message, std::iter::once(hint).chain(lines)).into()
        }
        Err(other) => other,
    }
}

/// Whether it is shown by evidence: a standard, which nobody can hold.
fn shown_by_evidence(target: Target<'_>) -> bool {
    matches!(target, Target::Standard(_) | Target::Professional(..))
}

/// The title of something, or its id if it has no title.
fn titled(named: &Name) -> String {
    if named.text.is_empty() { named.id.clone() } else { named.text.clone() }
}

/// The title with the id.
fn whole(named: &Name) -> String {
    if named.text.is_empty() { named.id.clone() } else { format!("{} ({})", named.text, named.id) }
}

fn held(asked: &Asked<'_>, covered: &Covered<'_>) -> String {
    let size = asked.size();
    let working = match covered.in_progress.len() {
        0 => String::new(),
        number => format!(", {} in progress", asked.words(number, size)),
    };
    let verb = if shown_by_evidence(covered.target) { "evidence from" } else { "held by" };
    format!("{verb} {}{working}", asked.people(covered.holders.len(), size))
}

/// What a person means: `nos 19`, `hlta 11`, `hlta`, or a name.
fn targets<'a>(framework: &'a Framework, what: &[String]) -> Result<Vec<Target<'a>>> {
    let [first, rest @ ..] = what else { return Err(unknown(framework, "").into()) };
    let (typed, first, rest) = (what.join(" "), squash(first), rest.join(" "));
    if ["nos", "stl", "standard", "standards"].contains(&first.as_str()) && !rest.is_empty() {
        return Ok(framework.standards_named(&rest)?.into_iter().map(Target::Standard).collect());
    }
    let set = framework.professional_standards.as_ref();
    if set.is_some_and(|set| squash(&set.status) == first) && !rest.is_empty() && squash(&rest) != "status" {
        let numbers = framework.professional_standards_named(&rest)?;
        let all = set.into_iter().flat_map(ProfessionalStandards::iter);
        let meant = all.filter(|(_, _, standard)| numbers.contains(&standard.number));
        return Ok(meant.map(|(group, _, standard)| Target::Professional(group, standard)).collect());
    }
    let is_kind = ["unit", "qualification", "module", "training", "skill", "status"].contains(&first.as_str());
    let names = Names::of(framework);
    let wanted = if is_kind && !rest.is_empty() { &rest } else { &typed };
    let found: Vec<Target<'a>> = names
        .find(wanted)
        .iter()
        .filter(|thing| !is_kind || is_of(thing, &first))
        .filter_map(|thing| target(framework, thing))
        .collect();
    match found.as_slice() {
        [] => {
            let standards = framework.standards_named(&typed).map_err(|_| unknown(framework, &typed))?;
            Ok(standards.into_iter().map(Target::Standard).collect())
        }
        _ => Ok(found),
    }
}

fn is_of(thing: &Thing, kind: &str) -> bool {
    match thing {
        Thing::Unit(_) => kind == "unit",
        Thing::Qualification(_) => kind == "qualification",
        Thing::Module(_) => kind == "module" || kind == "training",
        Thing::Skill(..) => kind == "skill",
        Thing::Status(_) => kind == "status",
        Thing::Standard(..) | Thing::Professional(..) => kind == "standard",
        Thing::Cpd(_) => false,
    }
}

fn unknown(framework: &Framework, typed: &str) -> Refused {
    let offers = framework.units.offers().chain(framework.qualifications.offers()).chain(framework.modules.offers());
    let near = nearest(typed, offers);
    let near = (!near.is_empty()).then(|| format!("did you mean {}?", near.join(", ")));
    let hint = "name a unit, qualification or module, or a standard as “nos 19” or “hlta 11”".to_owned();
    Refused::new(format!("there is nothing called “{typed}” that somebody could hold"), near.into_iter().chain([hint]))
}

fn target<'a>(framework: &'a Framework, thing: &Thing) -> Option<Target<'a>> {
    match thing {
        Thing::Unit(id) => framework.units.get(id).map(Target::Unit),
        Thing::Qualification(id) => framework.qualifications.get(id).map(Target::Qualification),
        Thing::Module(id) => framework.modules.get(id).map(Target::Module),
        Thing::Status(_) => framework.professional_standards.as_ref().map(|set| Target::Status(&set.status)),
        Thing::Skill(subject, level) => {
            let mut levels = framework.basic_skills.iter().flat_map(|chart| &chart.levels);
            levels.find(|one| one.id == *level).map(|level| Target::Skill(*subject, level))
        }
        Thing::Standard(number, _) => framework.standards.get(number).map(Target::Standard),
        Thing::Professional(number, _) => {
            let all = framework.professional_standards.iter().flat_map(ProfessionalStandards::iter);
            let mut meant = all.filter(|(_, _, standard)| standard.number == *number);
            meant.next().map(|(group, _, standard)| Target::Professional(group, standard))
        }
        Thing::Cpd(_) => None,
    }
}
