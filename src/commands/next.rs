//! `next`: CPD suggestions for a role, then what the next role adds, or where the ladder ends.

use anyhow::Result;
use serde::Serialize;

use super::compare::statement;
use super::expectation::{self, Titles};
use super::provenance::cited;
use super::units;
use super::{HELP, find, overlaid, suggestion};
use crate::framework::compare::{Pair, pair, wording};
use crate::framework::qualification::Unit;
use crate::framework::role::{Destination, Role};
use crate::framework::standard::Standard;
use crate::framework::{Framework, Keyed};
use crate::report::{Document, Item, Line, Report, Table, row};

const EXAMPLES: &str = "\
Examples:
  tacareer next ta2             suggestions for a TA2, and what TA3 adds
  tacareer next ta2 -o ta2.md   the same, to paste into a review";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// The role one is in: ta1 to ta5, asna1 to asna3, hlta
    #[arg(required = true)]
    role: Vec<String>,
}

row! {
    /// One thing to do or to gain.
    NextRow {
        text towards "Towards": String,
        text part "Part": String,
        id id "Id": String,
        text text "Text": String,
        text kind "Kind": Option<String>,
        id links "Leads to": Vec<String>,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
    }
}

/// What to do next in a role.
#[derive(Serialize)]
pub(super) struct Next<'a> {
    role: String,
    title: &'a str,
    indicative: &'a str,
    items: Vec<NextRow>,
    #[serde(skip)]
    record: &'a Keyed<Role>,
    #[serde(skip)]
    steps: Vec<Step<'a>>,
    #[serde(skip)]
    beyond: Vec<&'a Keyed<Destination>>,
    #[serde(skip)]
    framework: &'a Framework,
}

/// What a role one step above adds.
struct Step<'a> {
    role: &'a Keyed<Role>,
    duties: Vec<Pair>,
    units: Vec<&'a Keyed<Unit>>,
    standards: Vec<&'a Keyed<Standard>>,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework) -> Result<Next<'a>> {
    let record = find(&framework.roles, &args.role.join(" "), "level")?;
    let steps: Vec<Step<'a>> =
        framework.above(record).into_iter().map(|above| Step::of(framework, record, above)).collect();
    let beyond =
        framework.destinations.iter().filter(|destination| destination.suggested_to.contains(&record.id)).collect();
    let mut next = Next {
        role: record.id.to_string(),
        title: &record.title,
        indicative: expectation::caveat(framework.about()),
        items: Vec::new(),
        record,
        steps,
        beyond,
        framework,
    };
    next.items = next.rows();
    Ok(next)
}

impl<'a> Step<'a> {
    fn of(framework: &'a Framework, from: &'a Keyed<Role>, to: &'a Keyed<Role>) -> Self {
        let (before, after) = (framework.units_of_role(from), framework.units_of_role(to));
        let (known, wanted) = (framework.standards_of_role(from), framework.standards_of_role(to));
        let duties = pair(&texts(from), &texts(to))
            .into_iter()
            .filter(|pair| matches!(pair, Pair::Added(_) | Pair::Changed(..)));
        Self {
            role: to,
            duties: duties.collect(),
            units: after.into_iter().filter(|unit| !before.iter().any(|held| held.id == unit.id)).collect(),
            standards: wanted.into_iter().filter(|standard| !known.iter().any(|held| held.id == standard.id)).collect(),
        }
    }

    /// The new and the changed duties, with the words that changed.
    fn duties(&self, from: &Role) -> Vec<Item> {
        let (old, new) = (texts(from), texts(self.role));
        let labels = labels(self.role);
        let item = |pair: &Pair| match pair {
            Pair::Changed(m, n) => {
                let line = wording(old[*m], new[*n]).into_iter().fold(Line::new(), statement);
                Some(Item::labelled(labels[*n].as_str(), line).remark("changed"))
            }
            Pair::Added(n) => Some(Item::labelled(labels[*n].as_str(), new[*n]).remark("new")),
            Pair::Same(..) | Pair::Dropped(_) => None,
        };
        self.duties.iter().filter_map(item).collect()
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

impl<'a> Next<'a> {
    /// The roles whose suggestions hold here, this one first.
    fn sources(&self) -> Vec<&'a Keyed<Role>> {
        let mut roles = vec![self.record];
        while let Some(other) = roles[roles.len() - 1].cpd.in_addition_to.as_ref() {
            let other = self.framework.roles.known(other);
            if roles.iter().any(|known| known.id == other.id) {
                break;
            }
            roles.push(other);
        }
        roles
    }

    fn rows(&self) -> Vec<NextRow> {
        let mut rows = self.suggestion_rows();
        for step in &self.steps {
            rows.extend(self.step_rows(step));
        }
        for destination in &self.beyond {
            rows.extend(destination.steps.iter().map(|one| NextRow {
                towards: destination.id.to_string(),
                part: "step".into(),
                id: destination.id.to_string(),
                text: format!("{}: {}", one.title, one.text),
                kind: None,
                links: Vec::new(),
                section: Some(one.section.to_string()),
                page: self.framework.page(&one.section),
            }));
        }
        rows
    }

    fn suggestion_rows(&self) -> Vec<NextRow> {
        let mut rows = Vec::new();
        for role in self.sources() {
            for (n, one) in role.cpd.suggestions.iter().enumerate() {
                let row = NextRow {
                    towards: self.role.clone(),
                    part: "CPD suggestion".into(),
                    id: suggestion::id(role, n),
                    text: one.text.clone(),
                    kind: Some(one.kind.words().into()),
                    links: suggestion::linked(self.framework, &one.links),
                    section: Some(one.section.to_string()),
                    page: self.framework.page(&one.section),
                };
                let examples = one.examples.iter().enumerate().map(|(m, example)| NextRow {
                    part: "CPD example".into(),
                    id: format!("{}{}", row.id, suggestion::letter(m)),
                    text: example.text.clone(),
                    kind: Some(example.kind.words().into()),
                    links: Vec::new(),
                    ..row.clone()
                });
                let examples: Vec<NextRow> = examples.collect();
                rows.push(row);
                rows.extend(examples);
            }
        }
        rows
    }

    fn step_rows(&self, step: &Step<'_>) -> Vec<NextRow> {
        let framework = self.framework;
        let (new, labels) = (texts(step.role), labels(step.role));
        let row = |part: &str, id: String, text: String, section: Option<&crate::framework::Id<_>>| NextRow {
            towards: step.role.id.to_string(),
            part: part.into(),
            id,
            text,
            kind: None,
            links: Vec::new(),
            section: section.map(ToString::to_string),
            page: section.and_then(|section| framework.page(section)),
        };
        let duties = step.duties.iter().filter_map(|pair| {
            let (part, n) = match pair {
                Pair::Added(n) => ("new duty", *n),
                Pair::Changed(_, n) => ("changed duty", *n),
                Pair::Same(..) | Pair::Dropped(_) => return None,
            };
            let id = format!("{}.duty.{}", step.role.id, labels[n]);
            Some(row(part, id, new[n].into(), Some(&step.role.duties_section)))
        });
        let expects = (1..).zip(&step.role.expects).map(|(n, one): (usize, _)| NextRow {
            kind: Some(one.sense.words().into()),
            links: one.qualifications.iter().chain(&one.alternatives).map(ToString::to_string).collect(),
            ..row(
                "expectation",
                format!("{}.expects.{n}", step.role.id),
                expectation::words(framework, one, Titles::Full),
                Some(&one.section),
            )
        });
        let units = step
            .units
            .iter()
            .map(|unit| row("unit to gain", unit.id.to_string(), unit.title.clone(), unit.section.as_ref()));
        let standards = step.standards.iter().map(|standard| {
            let title = standard.title.clone().unwrap_or_default();
            row("standard to gain", framework.code(standard.id), title, standard.section.as_ref())
        });
        duties.chain(expects).chain(units).chain(standards).collect()
    }

    fn suggestions(&self, document: &mut Document) {
        for role in self.sources() {
            let own = role.id == self.record.id;
            let whose = if own { String::new() } else { format!(", from {}", role.short) };
            document.heading(format!(
                "Now, as {}: {}{whose}",
                self.record.short,
                lower_first(&suggestion::heading(self.framework, role))
            ));
            let suggestions = role.cpd.suggestions.iter().enumerate();
            document.list(suggestions.map(|(n, one)| suggestion::item(self.framework, role, n, one)).collect());
            if role.cpd.suggestions.is_empty() {
                document.text("The framework suggests nothing for this role.");
            }
        }
    }

    fn step(&self, document: &mut Document, step: &Step<'_>) {
        let framework = self.framework;
        let role = step.role;
        document.heading(format!(
            "Towards {}: duties that are new or changed {}",
            role.short,
            cited(framework, &role.duties_section)
        ));
        let duties = step.duties(self.record);
        if duties.is_empty() {
            document.text("None: the duties are the same.");
        } else {
            let marks = Line::from("In a changed duty, ")
                .run("these words", crate::report::Tone::Dropped)
                .and(format!(" are {}’s and ", self.record.short));
            document.quiet(marks.run("these", crate::report::Tone::Added).and(format!(" are {}’s.", role.short)));
        }
        document.list(duties);
        document.heading(format!("Towards {}: what it expects", role.short));
        document.list(expectation::items(framework, role));
        document.heading(format!("Towards {}: units to gain", role.short));
        document.table(units::brief(framework, &step.units, "None that the framework lists."));
        overlaid::records(document, framework, step.units.iter().copied());
        if !step.units.is_empty() {
            document
                .quiet("Units of any of those qualifications. Optional ones are a choice, and only some are listed.");
        }
        let title = |standard: &Keyed<Standard>| {
            let title = standard.title.as_deref().unwrap_or("(title not confirmed)");
            Item::new(Line::new().id(framework.code(standard.id)).and(format!(" {title}")))
        };
        if !step.standards.is_empty() {
            document.heading(format!("Towards {}: standards to gain", role.short));
            document.list(step.standards.iter().map(|standard| title(standard)).collect());
            overlaid::records(document, framework, step.standards.iter().copied());
        }
    }

    fn beyond(&self, document: &mut Document, destination: &Keyed<Destination>) {
        document.heading(format!(
            "Beyond the role profiles: {} {}",
            destination.title,
            cited(self.framework, &destination.section)
        ));
        let step = |(n, step): (usize, &crate::framework::role::RouteStep)| {
            let line = Line::new().strong(step.title.as_str()).and(format!(": {}", step.text));
            Item::labelled(n.to_string(), line)
        };
        document.list((1..).zip(&destination.steps).map(step).collect());
        overlaid::record(document, self.framework, destination);
        if let Some(note) = &destination.note {
            document.quiet(note);
        }
    }
}

impl Report for Next<'_> {
    fn document(&self) -> Document {
        let mut document = Document::new(format!("What next for {}", expectation::named(self.record)));
        document.quiet(self.indicative);
        let roles = std::iter::once(self.record).chain(self.steps.iter().map(|step| step.role));
        overlaid::records(&mut document, self.framework, roles);
        self.suggestions(&mut document);
        for step in &self.steps {
            self.step(&mut document, step);
        }
        if self.steps.is_empty() {
            document.heading("The next role");
            document.text(format!("{} is the last of its ladder: no profile stands above it.", self.record.short));
        }
        for destination in &self.beyond {
            self.beyond(&mut document, destination);
        }
        super::provenance::changes(&mut document, self.framework, &self.record.changes);
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.items, "The framework suggests nothing for this role.")
    }

    fn ids(&self) -> Vec<String> {
        self.items.iter().map(|item| item.id.clone()).collect()
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
