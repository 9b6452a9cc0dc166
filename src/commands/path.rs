//! `path`: the steps of a route from one role to another, or to a destination beyond the roles.

use anyhow::Result;
use serde::Serialize;

use super::expectation::{self, Titles};
use super::marks::{Kept, Marks, remark};
use super::provenance::cited;
use super::{HELP, find, overlaid};
use crate::framework::role::{Destination, Role};
use crate::framework::route::{Leg, Route};
use crate::framework::{Framework, Keyed};
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer path ta1 ta5
  tacareer path asna1 ta4      across from one family to the other
  tacareer path ta2 teacher    on to qualified teacher status";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// The role to start from
    from: String,
    /// The role to reach, or where the route leads beyond the roles: ta5, asna3, teacher
    to: String,
}

/// Where a route leads.
enum Goal<'a> {
    Role(&'a Keyed<Role>),
    Beyond(&'a Keyed<Destination>),
}

row! {
    /// A step of a route.
    LegRow {
        number route "Route": usize,
        number step "Step": usize,
        text kind "Kind": String,
        id id "Id": String,
        text short "Role": Option<String>,
        text title "Title": String,
        text asks_for "Asks for": Vec<String>,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
        text note "Note": Option<String>,
        text record "Record": Option<String>,
    }
}

/// The routes that were found.
#[derive(Serialize)]
pub(super) struct Routes<'a> {
    from: String,
    to: String,
    indicative: &'a str,
    steps: Vec<LegRow>,
    note: Option<String>,
    #[serde(skip)]
    start: &'a Keyed<Role>,
    #[serde(skip)]
    goal: Goal<'a>,
    #[serde(skip)]
    routes: Vec<Route<'a>>,
    #[serde(skip)]
    marks: Marks<'a>,
    #[serde(skip)]
    framework: &'a Framework,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework, kept: Option<Kept<'a>>) -> Result<Routes<'a>> {
    let marks = Marks::of(framework, kept);
    let start = find(&framework.roles, &args.from, "level")?;
    let goal = goal(framework, &args.to)?;
    let routes = match &goal {
        Goal::Role(role) => framework.routes(start, role),
        Goal::Beyond(destination) => destination.route_from(start).into_iter().collect(),
    };
    let to = match &goal {
        Goal::Role(role) => role.id.to_string(),
        Goal::Beyond(destination) => destination.id.to_string(),
    };
    let steps = (1..).zip(&routes).flat_map(|(n, route)| {
        (1..).zip(&route.legs).map(|(m, leg)| row(framework, &marks, &to, (n, m), leg)).collect::<Vec<_>>()
    });
    let steps = steps.collect();
    let mut found = Routes {
        from: start.id.to_string(),
        to,
        indicative: expectation::caveat(framework.about()),
        steps,
        note: None,
        start,
        goal,
        routes,
        marks,
        framework,
    };
    found.note = found.honest_word();
    Ok(found)
}

fn goal<'a>(framework: &'a Framework, typed: &str) -> Result<Goal<'a>> {
    if let Ok(destination) = framework.destinations.find(typed) {
        return Ok(Goal::Beyond(destination));
    }
    let role = framework.roles.find(typed).map_err(|unknown| {
        let names = framework.roles.offers().chain(framework.destinations.offers());
        let both = crate::framework::Unknown::new("role profile or destination", &unknown.typed);
        match unknown.known {
            None => both.offering(names).listed_by("level"),
            known => crate::framework::Unknown { known, ..both },
        }
    })?;
    Ok(Goal::Role(role))
}

fn row<'a>(
    framework: &'a Framework,
    marks: &Marks<'a>,
    goal: &str,
    (route, step): (usize, usize),
    leg: &Leg<'a>,
) -> LegRow {
    let asks = |role: &Role| role.expects.iter().map(|one| expectation::words(framework, one, Titles::Full)).collect();
    match leg {
        Leg::Up(role) | Leg::Across { role, .. } => LegRow {
            route,
            step,
            kind: if matches!(leg, Leg::Up(_)) { "up".into() } else { "across".into() },
            id: role.id.to_string(),
            short: Some(role.short.clone()),
            title: role.title.clone(),
            asks_for: asks(role),
            section: Some(role.section.to_string()),
            page: framework.page(&role.section),
            note: if let Leg::Across { why, .. } = leg {
                Some(format!("No such step is named in the guidance. {why}"))
            } else {
                None
            },
            record: marks.met(role),
        },
        Leg::Beyond(one) => LegRow {
            route,
            step,
            kind: "beyond".into(),
            id: goal.to_owned(),
            short: None,
            title: one.title.clone(),
            asks_for: vec![one.text.clone()],
            section: Some(one.section.to_string()),
            page: framework.page(&one.section),
            note: None,
            record: None,
        },
    }
}

impl Routes<'_> {
    /// What the publication does not say of this route.
    fn honest_word(&self) -> Option<String> {
        let across = self.routes.iter().any(|route| route.legs.iter().any(|leg| matches!(leg, Leg::Across { .. })));
        match &self.goal {
            Goal::Role(role) if role.id == self.start.id => Some(format!("{} is where this starts.", role.short)),
            Goal::Role(role) if self.routes.is_empty() => Some(format!(
                "The guidance names no route from {} to {}: its ladders lead upwards only. “tacareer compare {} {}” shows how the two differ.",
                self.start.short, role.short, self.start.id, role.id
            )),
            Goal::Role(role) if across => Some(format!(
                "The guidance names no direct route from {} to {}. A step across rests on what two profiles have in common, not on a rule: the employer decides.",
                self.start.short, role.short
            )),
            Goal::Role(_) => None,
            Goal::Beyond(destination) if self.routes.is_empty() => {
                Some(format!("The guidance names no route from {} to “{}”.", self.start.short, destination.title))
            }
            Goal::Beyond(_) => (!self.framework.above(self.start).is_empty())
                .then(|| format!(
                    "The guidance lets this route begin at any level: it does not lead through the role profiles above {}.",
                    self.start.short
                )),
        }
    }

    fn leg(&self, number: usize, row: &LegRow) -> Item {
        let line = match row.kind.as_str() {
            "beyond" => Line::new().strong(row.title.as_str()),
            way => Line::from(format!("{way} to "))
                .strong(row.short.clone().unwrap_or_default())
                .and(format!(", {}", row.title)),
        };
        let section = self.leg_section(row);
        let item = Item::labelled(number.to_string(), line.quiet(section));
        let role = self.framework.roles.iter().find(|role| role.id.as_str() == row.id);
        let marks = role.map_or_else(Vec::new, |role| self.marks.expectations(role));
        let marks = marks.into_iter().chain(std::iter::repeat_with(|| None));
        let asks = row.asks_for.iter().zip(marks).map(|(words, mark)| match row.kind.as_str() {
            "beyond" => Item::new(words),
            _ => Item::new(format!("asks for: {words}")).remarks(remark(mark)),
        });
        let item = item.remarks(row.note.iter().map(Line::from));
        item.remarks(row.record.iter().map(|met| Line::from("In the record: ").strong(met.as_str()))).items(asks)
    }

    fn leg_section(&self, row: &LegRow) -> String {
        let section = row.section.as_ref().and_then(|section| section.parse().ok());
        section.map_or_else(String::new, |section| format!(" {}", cited(self.framework, &section)))
    }
}

impl Report for Routes<'_> {
    fn document(&self) -> Document {
        let goal = match &self.goal {
            Goal::Role(role) => expectation::named(role),
            Goal::Beyond(destination) => destination.title.clone(),
        };
        let mut document = Document::new(format!("From {} to {goal}", expectation::named(self.start)));
        document.quiet(self.indicative);
        self.marks.opening(&mut document);
        if let Some(note) = &self.note {
            document.text(note);
        }
        for (n, route) in (1..).zip(&self.routes).filter(|(_, route)| !route.legs.is_empty()) {
            let steps = super::count(route.legs.len(), "step");
            document.heading(if self.routes.len() > 1 {
                format!("Route {n} of {}: {steps}", self.routes.len())
            } else {
                capital(&steps)
            });
            let rows = self.steps.iter().filter(|row| row.route == n);
            document.list(rows.map(|row| self.leg(row.step, row)).collect());
        }
        let mut roles: Vec<&Keyed<Role>> = vec![self.start];
        for leg in self.routes.iter().flat_map(|route| &route.legs) {
            if let Leg::Up(role) | Leg::Across { role, .. } = leg
                && !roles.iter().any(|known| known.id == role.id)
            {
                roles.push(role);
            }
        }
        overlaid::roles(&mut document, self.framework, roles);
        if let Goal::Beyond(destination) = &self.goal {
            overlaid::record(&mut document, self.framework, destination);
            if let Some(note) = &destination.note {
                document.quiet(note);
            }
            document
                .facts([("On the web", (!destination.urls.is_empty()).then(|| destination.urls.join(", ").into()))]);
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.steps, self.note.clone().unwrap_or_else(|| "There is no step.".into()))
    }

    fn ids(&self) -> Vec<String> {
        self.steps.iter().map(|row| row.id.clone()).collect()
    }
}

fn capital(words: &str) -> String {
    words[..1].to_uppercase() + &words[1..]
}
