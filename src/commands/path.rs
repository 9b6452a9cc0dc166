//! `path`: the steps of a route from one role to another, or to a destination beyond the roles.

use anyhow::Result;
use clap_complete::engine::ArgValueCompleter;

use super::{HELP, named_apart, role_or_present};
use crate::candidates;
use crate::framework::role::{Destination, Role, Sense};
use crate::framework::route::{Leg, Route};
use crate::framework::{Framework, Keyed, Unknown};
use crate::record::Refused;
use crate::report::{Document, Item, Line, Report, Subject, Table, row};
use crate::words::Kept;
use crate::words::expectation::{self, Titles};
use crate::words::{capital, cited, count, named};

const EXAMPLES: &str = "\
Examples:
  tacareer path ta1 ta5
  tacareer path asna1 ta4      across from one family to the other
  tacareer path ta2 teacher    on to qualified teacher status";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// The role to start from, and the role to reach or where the route leads beyond the roles: ta2 ta5, ta2 to teacher;
    /// the goal alone starts from the present role of the record
    #[arg(required = true, value_name = "ROLE")]
    #[arg(add = ArgValueCompleter::new(candidates::roles))]
    roles: Vec<String>,
}

/// Where a route leads.
enum Goal<'a> {
    Role(&'a Keyed<Role>),
    Beyond(&'a Keyed<Destination>),
}

/// The routes that were found.
struct Found<'a> {
    start: &'a Keyed<Role>,
    goal: Goal<'a>,
    routes: Vec<Route<'a>>,
    framework: &'a Framework,
}

row! {
    /// A step of a route.
    LegRow {
        number route "Route": usize,
        number step "Step": usize,
        text kind "Kind": &'static str,
        id id "Id": String,
        text short "Role": Option<String>,
        text title "Title": String,
        text asks_for "Asks for": Vec<String>,
        text to_show "To show at work": Vec<String>,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
        text note "Note": Option<String>,
    }
}

pub(super) fn report(args: &Args, framework: &Framework, kept: Option<Kept<'_>>) -> Result<Report> {
    let (from, to) = match &named_apart(framework, &args.roles)[..] {
        [to] => (Vec::new(), to.clone()),
        [from, to] => (vec![from.clone()], to.clone()),
        many => {
            let given = many.join(", ");
            let message = format!("a path has a start and a goal, and {} names were given: {given}", many.len());
            let hint = "a name of several words goes in quotation marks, as in \"teaching assistant 3\"".to_owned();
            return Err(Refused::new(message, [hint]).into());
        }
    };
    let goal = goal(framework, &to)?;
    let present = kept.and_then(|kept| kept.record.role.as_ref());
    if from.is_empty() && present.is_none_or(|present| present.as_str() == goal.id()) {
        return Err(half(framework, &goal, present.is_some()).into());
    }
    let start = role_or_present(framework, &from, kept)?;
    let routes = match &goal {
        Goal::Role(role) => framework.routes(start, role),
        Goal::Beyond(destination) => destination.route_from(start).into_iter().collect(),
    };
    let found = Found { start, goal, routes, framework };
    let note = found.honest_word();
    let table = Table::about(found.rows(), note.as_deref().unwrap_or("There is no step."));
    Ok(Report::new(found.document(note.as_deref()), table)
        .with("from", start.id.as_str())
        .with("to", found.goal.id())
        .with("indicative", expectation::caveat(framework.about()))
        .rows("steps")
        .with("note", note)
        .ids_of("id"))
}

/// Only one end of a path is known.
fn half(framework: &Framework, goal: &Goal<'_>, is_present: bool) -> Refused {
    let id = goal.id();
    let role = framework.roles.iter().find(|role| role.id.as_str() == id);
    let above = role.and_then(|role| framework.above(role).first().copied());
    let example = match (above, role.and_then(|role| role.follows.as_ref())) {
        (Some(above), _) => format!("tacareer path {id} {}", above.id),
        (None, Some(below)) => format!("tacareer path {below} {id}"),
        (None, None) => format!("tacareer path ROLE {id}"),
    };
    let message = if is_present {
        format!("a path from {id} needs a goal: {id} is the present role of the record")
    } else {
        format!("a path has a start and a goal, and only {id} is named")
    };
    let hints = [
        format!("name both, as in “{example}”"),
        "with the goal alone it starts from the present role of a record: “tacareer record set role ROLE”".into(),
    ];
    let hints = hints.into_iter().take(if is_present { 1 } else { 2 });
    Refused::new(message, hints)
}

fn goal<'a>(framework: &'a Framework, typed: &str) -> Result<Goal<'a>> {
    if let Ok(destination) = framework.destinations.find(typed) {
        return Ok(Goal::Beyond(destination));
    }
    let role = super::role(framework, typed).map_err(|unknown| {
        let names = framework.roles.offers().chain(framework.destinations.offers());
        let both = Unknown::new("role profile or destination", typed).offering(names).listed_by("level");
        // A withdrawn role or a job title is not a slip.
        let is_known = framework.roles.find(typed).is_err_and(|unknown| unknown.known.is_some());
        let is_something = is_known || framework.job_titles.find(typed).is_ok();
        let nearest = if is_something { Vec::new() } else { both.nearest };
        Unknown { nearest, known: unknown.known, ..both }
    })?;
    Ok(Goal::Role(role))
}

impl Goal<'_> {
    fn id(&self) -> String {
        match self {
            Self::Role(role) => role.id.to_string(),
            Self::Beyond(destination) => destination.id.to_string(),
        }
    }
}

impl Found<'_> {
    fn rows(&self) -> Vec<(Vec<Subject>, LegRow)> {
        let mut rows = Vec::new();
        for (route, found) in (1..).zip(&self.routes) {
            rows.extend((1..).zip(&found.legs).map(|(step, leg)| self.row(route, step, leg)));
        }
        rows
    }

    fn row(&self, route: usize, step: usize, leg: &Leg<'_>) -> (Vec<Subject>, LegRow) {
        let goal = self.goal.id();
        let (about, id, short, title, asks_for, to_show, section) = match leg {
            Leg::Up(role) | Leg::Across { role, .. } => {
                let words = |one| expectation::words(self.framework, one, Titles::Full);
                let firm = role.expects.iter().filter(|one| one.sense != Sense::MayBeWorkingTowards);
                let asks_for = firm.map(words).collect();
                let to_show = role.shows.iter().map(|show| show.words(role).to_owned()).collect();
                let short = Some(role.short.clone());
                let about = std::iter::once(role.place().into()).chain(expectation::names(self.framework, role));
                (about.collect(), role.id.to_string(), short, &role.title, asks_for, to_show, &role.section)
            }
            Leg::Beyond(one) => {
                let asks_for = vec![one.text.clone()];
                (self.beyond().into_iter().collect(), goal, None, &one.title, asks_for, Vec::new(), &one.section)
            }
        };
        let row = LegRow {
            route,
            step,
            kind: kind(leg),
            id,
            short,
            title: title.clone(),
            asks_for,
            to_show,
            section: Some(section.to_string()),
            page: self.framework.page(section),
            note: unnamed(self.framework, leg),
        };
        (about, row)
    }

    /// The subject of a destination, for notes.
    fn beyond(&self) -> Option<Subject> {
        if let Goal::Beyond(destination) = &self.goal { Some(destination.place().into()) } else { None }
    }

    /// What the publication does not say about this route.
    fn honest_word(&self) -> Option<String> {
        let across = self.routes.iter().any(|route| route.legs.iter().any(|leg| matches!(leg, Leg::Across { .. })));
        match &self.goal {
            Goal::Role(role) if role.id == self.start.id => Some(format!("{} is where this starts.", role.short)),
            Goal::Role(role) if self.routes.is_empty() => Some(format!(
                "{} names no route from {} to {}: its ladders lead upwards only. “tacareer compare {} {}” shows how the two differ.",
                capital(self.framework.called()),
                self.start.short,
                role.short,
                self.start.id,
                role.id
            )),
            Goal::Role(role) if across => Some(format!(
                "{} names no direct route from {} to {}. A step across rests on what two profiles have in common, not on a rule: the employer decides.",
                capital(self.framework.called()),
                self.start.short,
                role.short
            )),
            Goal::Role(_) => None,
            Goal::Beyond(destination) if self.routes.is_empty() => Some(format!(
                "{} names no route from {} to “{}”.",
                capital(self.framework.called()),
                self.start.short,
                destination.title
            )),
            Goal::Beyond(_) => (!self.framework.above(self.start).is_empty()).then(|| {
                format!(
                    "{} lets this route begin at any level: it does not lead through the role profiles above {}.",
                    capital(self.framework.called()),
                    self.start.short
                )
            }),
        }
    }

    fn item(&self, number: usize, leg: &Leg<'_>) -> Item {
        match leg {
            Leg::Up(role) | Leg::Across { role, .. } => {
                let line = Line::from(format!("{} to ", kind(leg)))
                    .strong(role.short.as_str())
                    .and(format!(", {}", role.title))
                    .quiet(format!(" {}", cited(self.framework, &role.section)));
                let asks = |(n, one)| {
                    let words = expectation::words(self.framework, one, Titles::Full);
                    let is_optional = one.sense == Sense::MayBeWorkingTowards;
                    let words =
                        if is_optional { format!("not asked for: {words}") } else { format!("asks for: {words}") };
                    Item { about: expectation::about(self.framework, role, n), ..Item::new(words) }
                };
                let asks = (1..).zip(&role.expects).map(asks);
                let shows = role.shows.iter().enumerate().map(|(n, show)| {
                    let line = Line::from("to show at work: ").quoted(show.words(role));
                    Item::new(line).about(role.place().key("shows").index(n))
                });
                let asks = asks.chain(shows);
                let item =
                    Item::labelled(number.to_string(), line).remarks(unnamed(self.framework, leg).map(Line::from));
                item.about(role.place()).items(asks)
            }
            Leg::Beyond(one) => {
                let line = Line::new().strong(one.title.as_str());
                let line = line.quiet(format!(" {}", cited(self.framework, &one.section)));
                Item::labelled(number.to_string(), line).items([Item::new(Line::new().quoted(&one.text))])
            }
        }
    }

    fn document(&self, note: Option<&str>) -> Document {
        let goal = match &self.goal {
            Goal::Role(role) => named::role(role),
            Goal::Beyond(destination) => destination.title.clone(),
        };
        let mut document = Document::new(format!("From {} to {goal}", named::role(self.start)));
        document.quiet(expectation::caveat(self.framework.about()));
        if let Some(note) = note {
            document.text(note);
        }
        for (n, route) in (1..).zip(&self.routes).filter(|(_, route)| !route.legs.is_empty()) {
            let steps = count(route.legs.len(), "step");
            document.heading(if self.routes.len() > 1 {
                format!("Route {n} of {}: {steps}", self.routes.len())
            } else {
                capital(&steps)
            });
            document.list((1..).zip(&route.legs).map(|(step, leg)| self.item(step, leg)).collect());
        }
        document.beside([self.start.place()]);
        if let Goal::Beyond(destination) = &self.goal {
            document.about(destination.place());
            if let Some(note) = &destination.note {
                document.quiet(note);
            }
            document
                .facts([("On the web", (!destination.urls.is_empty()).then(|| destination.urls.join(", ").into()))]);
        }
        document
    }
}

/// What kind of step it is.
fn kind(leg: &Leg<'_>) -> &'static str {
    match leg {
        Leg::Up(_) => "up",
        Leg::Across { .. } => "across",
        Leg::Beyond(_) => "beyond",
    }
}

/// Says that the guidance does not name this step, and what supports it.
fn unnamed(framework: &Framework, leg: &Leg<'_>) -> Option<String> {
    match leg {
        Leg::Across { why, .. } => Some(format!("No such step is named in {}. {why}", framework.called())),
        Leg::Up(_) | Leg::Beyond(_) => None,
    }
}
