//! `team`: who is in which role, which expectations are met, and what stands out.

use super::shown::Asked;
use crate::framework::Keyed;
use crate::framework::role::{Role, Sense};
use crate::progress::{Answer, By, Risk, Thing};
use crate::report::{Cell, Document, Item, Line, Report, Table, Value, row};
use crate::words::expectation::{self, Titles, words};
use crate::words::{capital, cited, named, thing};

/// How many of each kind of thing stand out.
const MOST: usize = 3;

row! {
    /// Somebody in the team.
    PersonRow(asked: &Asked<'_>, member: usize) {
        text name "Name": String = asked.name(member),
        id key "Code": Option<String> = asked.roster.people[member].key.as_ref().map(ToString::to_string),
        text school "School": Option<String> = asked.roster.people[member].school.as_ref().map(ToString::to_string),
        text job "Job title": Option<String> = asked.roster.people[member].job.as_ref().map(ToString::to_string),
        id role "Role": Option<String> = asked.team.case(member).role.map(|role| role.id.to_string()),
        number fte "FTE": Option<f64> = asked.team.members[member].share,
        text leaves "Leaves": Option<jiff::civil::Date> = asked.team.members[member].leaves,
        text answered "Met or worked towards": Option<String> = answered(&asked.team.case(member).answers),
        number to_gain "Still to gain": Option<usize> = asked.to_gain(member).map(|(left, _)| left),
        number begun "Of these, begun": Option<usize> = asked.to_gain(member).map(|(_, begun)| begun),
        number credits "Credits of the units": Option<u32> = asked.team.case(member).aim.and_then(|_| asked.team.case(member).measure.known_credits()),
    }
}

/// How many expectations are met, or worked towards where that is what the profile asks for; `None` if there are none.
pub(super) fn answered(answers: &[Answer]) -> Option<String> {
    let firm = answers.iter().filter(|answer| **answer != Answer::Optional).count();
    let met = answers.iter().filter(|answer| matches!(answer, Answer::Met | Answer::WorkingTowards)).count();
    (firm > 0).then(|| format!("{met} of {firm}"))
}

row! {
    /// How many people are in a role.
    RoleRow(asked: &Asked<'_>, staffed: &Staffed<'_>) {
        text school "School": Option<String> = staffed.school.map(str::to_owned),
        id role "Role": String = staffed.role.id.to_string(),
        text title "Title": String = staffed.role.title.clone(),
        count people "People": Cell = staffed.people.clone(),
        number fte "FTE": Option<f64> = share(asked, &staffed.members),
        count all_answered "All met or worked towards": Option<Cell> = staffed.expects().then(|| staffed.number(asked, |member| is_all_answered(asked, member))),
    }
}

/// The total share of full time, if it is known for everybody.
fn share(asked: &Asked<'_>, members: &[usize]) -> Option<f64> {
    let shares: Option<Vec<f64>> = members.iter().map(|n| asked.team.members[*n].share).collect();
    let sum = shares.filter(|_| !asked.anonymous)?.iter().sum::<f64>();
    Some((sum * 100.0).round() / 100.0)
}

fn is_all_answered(asked: &Asked<'_>, member: usize) -> bool {
    let answers = &asked.team.case(member).answers;
    answers.iter().all(|answer| *answer != Answer::Open)
}

row! {
    /// How many of the people in a role meet an expectation.
    ExpectationRow(asked: &Asked<'_>, staffed: &Staffed<'_>, place: usize) {
        text school "School": Option<String> = staffed.school.map(str::to_owned),
        id role "Role": String = staffed.role.id.to_string(),
        id expectation "Expectation": String = format!("{}.expects.{}", staffed.role.id, place + 1),
        text text "What is expected": String = capital(&words(asked.framework, &staffed.role.expects[place], Titles::Full)),
        count people "People": Cell = staffed.people.clone(),
        count met "Met": Cell = staffed.number(asked, |member| answer(asked, member, place) == Some(Answer::Met)),
        count towards "Worked towards": Cell = staffed.number(asked, |member| answer(asked, member, place) == Some(Answer::WorkingTowards)),
        text section "Section": String = staffed.role.expects[place].section.to_string(),
        number page "From page": Option<u16> = asked.framework.page(&staffed.role.expects[place].section),
    }
}

fn answer(asked: &Asked<'_>, member: usize, place: usize) -> Option<Answer> {
    asked.team.case(member).answers.get(place).copied()
}

/// The people in a role, and their number as it may be shown.
struct Staffed<'a> {
    school: Option<&'a str>,
    asked: &'a Asked<'a>,
    role: &'a Keyed<Role>,
    members: Vec<usize>,
    people: Cell,
}

impl Staffed<'_> {
    /// Whether the role expects anything: of a role that expects nothing, nobody can be said to meet all of it.
    fn expects(&self) -> bool {
        self.firm().next().is_some()
    }

    /// The positions of the expectations that count.
    fn firm(&self) -> impl Iterator<Item = usize> {
        let expects = self.role.expects.iter().enumerate();
        let firm = expects.filter(|(_, one)| one.sense != Sense::MayBeWorkingTowards).map(|(place, _)| place);
        firm.collect::<Vec<_>>().into_iter()
    }

    /// How many of them pass a test; hidden if the number of people is.
    fn number(&self, asked: &Asked<'_>, is_meant: impl Fn(usize) -> bool) -> Cell {
        if let Cell::Text(hidden) = &self.people {
            return Cell::Text(hidden.clone());
        }
        asked.number(self.members.iter().filter(|member| is_meant(**member)).count(), self.members.len())
    }
}

/// The roles that people are in, at each school if that is asked for.
fn staffed<'a>(all: &'a Asked<'a>, parts: &'a [(&'a str, Asked<'a>)]) -> Vec<Staffed<'a>> {
    let whole = parts.is_empty().then_some((None, all));
    let parts = parts.iter().map(|(school, asked)| (Some(*school), asked));
    let of_part = |(school, asked): (Option<&'a str>, &'a Asked<'a>)| {
        let of_role = move |role: &'a Keyed<Role>| {
            let is_in = |n: &usize| asked.team.case(*n).role.is_some_and(|own| own.id == role.id);
            let members: Vec<usize> = (0..asked.size()).filter(is_in).collect();
            let people = asked.number(members.len(), asked.size());
            Staffed { school, asked, role, members, people }
        };
        asked.framework.roles.iter().map(of_role).filter(|staffed| !staffed.members.is_empty())
    };
    let mut all: Vec<Staffed<'a>> = whole.into_iter().chain(parts).flat_map(of_part).collect();
    // A single hidden number could be calculated from the total, so the next smallest is hidden too.
    if all.iter().filter(|staffed| matches!(staffed.people, Cell::Text(_))).count() == 1 {
        let shown = all.iter_mut().filter(|staffed| !matches!(staffed.people, Cell::Text(_)));
        if let Some(smallest) = shown.min_by_key(|staffed| staffed.members.len()) {
            smallest.people = Cell::Text("hidden".into());
        }
    }
    all
}

pub(super) fn report(asked: &Asked<'_>, parts: &[(&str, Asked<'_>)]) -> Report {
    let framework = asked.framework;
    let staffed = staffed(asked, parts);
    let in_roles = staffed.iter().map(|staffed| staffed.members.len()).sum::<usize>();
    // Without schools, no column for them.
    let of_parts = |table: Table| if parts.is_empty() { table.without("school") } else { table };
    let roles = staffed.iter().map(|staffed| (named::role_name(staffed.role), RoleRow::of(staffed.asked, staffed)));
    let roles = of_parts(Table::about(roles, "Nobody is in a role of the framework."));
    let expectations = staffed.iter().flat_map(|staffed| {
        staffed.firm().map(move |place| {
            let row = ExpectationRow::of(staffed.asked, staffed, place);
            (expectation::about(framework, staffed.role, place + 1), row)
        })
    });
    let none = if staffed.is_empty() {
        "No role of the framework is known of anybody, so what is expected is not known either."
    } else {
        "The roles of the team expect nothing to be held."
    };
    let expectations = of_parts(Table::about(expectations, none));
    let people = (0..asked.size()).filter(|_| !asked.anonymous).map(|n| PersonRow::of(asked, n));
    let people = asked.of_schools(Table::of(people, "Nobody is shown by name."));
    let title = format!(
        "{}, {} in roles of the framework",
        asked.people(asked.size(), asked.size()),
        asked.words(in_roles, asked.size())
    );
    let mut document = Document::new(title);
    asked.opening(&mut document);
    document.section("What stands out", standing_out(asked));
    document.heading(if parts.is_empty() { "By role" } else { "By school and role" });
    document.table(roles.clone());
    if roles.rows.iter().any(|row| row.cells.last() == Some(&Cell::Missing)) {
        document.quiet("No number is given for a role whose profile names nothing that must be held.");
    }
    if !asked.anonymous {
        document.detail("Who is where");
        document.table(people.only(&["name", "role", "answered", "to_gain", "begun", "fte", "school"]));
    }
    document.detail("What is expected, and of how many it is met");
    document.table(expectations.only(&["school", "role", "text", "people", "met", "towards"]));
    let (table, members) = if asked.anonymous { (roles.clone(), Value::Rows(people)) } else { (people, Value::Table) };
    asked.closing(&mut document);
    let caveats = document.caveats();
    Report::new(document, table)
        .with("people", asked.number(asked.size(), asked.size()))
        .with("in_roles", asked.number(in_roles, asked.size()))
        .field("roles", Value::Rows(roles))
        .field("expectations", Value::Rows(expectations))
        .field("members", members)
        .with("caveats", caveats)
}

/// What many need, and what rests on few.
fn standing_out(asked: &Asked<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    let needs = asked.team.needs();
    let shared = needs.iter().filter(|need| {
        need.missing.len() > 1 && matches!(need.thing, Thing::Unit(_) | Thing::Qualification(_) | Thing::Skill(_))
    });
    for need in shared.take(MOST) {
        let what = thing::named(asked.framework, need.thing);
        let people = asked.people(need.missing.len(), asked.size());
        let line = Line::from(format!("{people} need {} ", what.with_level())).id(what.id);
        items.push(Item { about: what.place.into_iter().map(Into::into).collect(), ..Item::new(line) });
    }
    if asked.anonymous {
        return items;
    }
    let units = asked.team.coverage(By::Units);
    let leaving = units.iter().filter_map(|covered| match asked.team.risk(covered) {
        Some(Risk::Leaving(_)) => Some(super::coverage::line(asked, None, covered)),
        _ => None,
    });
    items.extend(leaving.take(MOST));
    items
}

/// What the publication says about needs that many people share.
pub(super) fn of_groups(asked: &Asked<'_>) -> Option<Line> {
    let quotes = || asked.framework.credit.iter().flat_map(|credit| &credit.for_groups);
    let section = &quotes().next()?.section;
    let text: Vec<&str> = quotes().map(|quote| quote.text.as_str()).collect();
    Some(Line::from(format!("“{}”", text.join(" "))).quiet(format!(" {}", cited(asked.framework, section))))
}
