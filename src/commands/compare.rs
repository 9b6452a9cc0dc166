//! `compare`: what two or more roles have in common, what changes, and what only one of them has.

use anyhow::{Result, bail};
use serde::Serialize;

use super::expectation::{self, Titles};
use super::next::{labels, texts};
use super::{HELP, find, overlaid};
use crate::framework::compare::{Pair, Wording, pair, pair_exactly, wording};
use crate::framework::role::Role;
use crate::framework::{Framework, Keyed};
use crate::report::{Document, Item, Line, Report, Table, Tone, row};

const EXAMPLES: &str = "\
Examples:
  tacareer compare ta2 ta3
  tacareer compare asna1 ta2        across the two families
  tacareer compare ta3 ta4 ta5      each with the next";

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, before_help = EXAMPLES)]
pub struct Args {
    /// Two roles or more
    #[arg(required = true, num_args = 2.., value_name = "ROLE")]
    roles: Vec<String>,
}

row! {
    /// A statement of one role, of another, or of both.
    CompareRow {
        id from "From": String,
        id to "To": String,
        text part "Part": String,
        text status "Status": String,
        text from_number "From number": Option<String>,
        text from_text "From text": Option<String>,
        text to_number "To number": Option<String>,
        text to_text "To text": Option<String>,
    }
}

/// Each role against the next that was named.
#[derive(Serialize)]
pub(super) struct Comparison<'a> {
    rows: Vec<CompareRow>,
    #[serde(skip)]
    pairs: Vec<(&'a Keyed<Role>, &'a Keyed<Role>)>,
    #[serde(skip)]
    framework: &'a Framework,
}

/// A part of a profile as numbered statements.
struct Part {
    name: &'static str,
    /// Whether two statements with other words are never forms of one.
    exact: bool,
    from: Vec<(Option<String>, String)>,
    to: Vec<(Option<String>, String)>,
}

pub(super) fn report<'a>(args: &Args, framework: &'a Framework) -> Result<Comparison<'a>> {
    let roles = args.roles.iter().map(|typed| find(&framework.roles, typed, "level"));
    let roles = roles.collect::<Result<Vec<_>, _>>()?;
    let pairs: Vec<_> = roles.windows(2).map(|two| (two[0], two[1])).collect();
    if let Some((one, _)) = pairs.iter().find(|(a, b)| a.id == b.id) {
        bail!("{} is named twice in a row: name two different roles to compare", one.short);
    }
    let rows = pairs.iter().flat_map(|(from, to)| rows(framework, from, to)).collect();
    Ok(Comparison { rows, pairs, framework })
}

fn parts(framework: &Framework, from: &Keyed<Role>, to: &Keyed<Role>) -> Vec<Part> {
    let duties = |role: &Keyed<Role>| {
        let texts = texts(role).into_iter().map(str::to_owned);
        labels(role).into_iter().map(Some).zip(texts).collect()
    };
    let knowledge = |role: &Keyed<Role>| role.knowledge.iter().map(|quote| (None, quote.text.clone())).collect();
    let expects = |role: &Keyed<Role>| {
        role.expects.iter().map(|one| (None, expectation::words(framework, one, Titles::Full))).collect()
    };
    let standards = |role: &Keyed<Role>| {
        let line = |standard: &Keyed<crate::framework::standard::Standard>| {
            let title = standard.title.as_deref().unwrap_or("(title not confirmed)");
            (None, format!("{} {title}", framework.code(standard.id)))
        };
        framework.standards_of_role(role).into_iter().map(line).collect()
    };
    vec![
        Part {
            name: "purpose",
            exact: false,
            from: vec![(None, from.purpose.text.clone())],
            to: vec![(None, to.purpose.text.clone())],
        },
        Part { name: "duties", exact: false, from: duties(from), to: duties(to) },
        Part { name: "knowledge, skills and experience", exact: false, from: knowledge(from), to: knowledge(to) },
        Part { name: "what it expects", exact: true, from: expects(from), to: expects(to) },
        Part { name: "standards of the qualifications", exact: true, from: standards(from), to: standards(to) },
    ]
}

impl Part {
    fn pairs(&self) -> Vec<Pair> {
        let texts = |side: &[(Option<String>, String)]| side.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
        let pair = if self.exact { pair_exactly } else { pair };
        pair(&texts(&self.from), &texts(&self.to))
    }
}

fn rows(framework: &Framework, from: &Keyed<Role>, to: &Keyed<Role>) -> Vec<CompareRow> {
    let mut rows = Vec::new();
    for part in parts(framework, from, to) {
        for pair in part.pairs() {
            let (status, m, n) = match pair {
                Pair::Same(m, n) => ("same".to_owned(), Some(m), Some(n)),
                Pair::Changed(m, n) => ("changed".to_owned(), Some(m), Some(n)),
                Pair::Dropped(m) => (format!("only {}", from.short), Some(m), None),
                Pair::Added(n) => (format!("only {}", to.short), None, Some(n)),
            };
            rows.push(CompareRow {
                from: from.id.to_string(),
                to: to.id.to_string(),
                part: part.name.into(),
                status,
                from_number: m.and_then(|m| part.from[m].0.clone()),
                from_text: m.map(|m| part.from[m].1.clone()),
                to_number: n.and_then(|n| part.to[n].0.clone()),
                to_text: n.map(|n| part.to[n].1.clone()),
            });
        }
    }
    rows
}

/// Adds a run of words to a line: kept, dropped or added.
pub(super) fn statement(line: Line, (how, text): (Wording, String)) -> Line {
    line.run(
        text,
        match how {
            Wording::Kept => Tone::Plain,
            Wording::Dropped => Tone::Dropped,
            Wording::Added => Tone::Added,
        },
    )
}

impl Comparison<'_> {
    fn part(&self, document: &mut Document, from: &Keyed<Role>, to: &Keyed<Role>, name: &str) {
        let rows =
            self.rows.iter().filter(|row| row.from == from.id.as_str() && row.to == to.id.as_str() && row.part == name);
        let rows: Vec<&CompareRow> = rows.collect();
        document.heading(format!("{} and {}: {name}", from.short, to.short));
        if rows.is_empty() {
            return document.text("Neither has any.");
        }
        let same: Vec<Item> = rows.iter().filter(|row| row.status == "same").map(|row| item(row)).collect();
        let other: Vec<Item> = rows.iter().filter(|row| row.status != "same").map(|row| item(row)).collect();
        let alike = same.len();
        document.list(other);
        if alike == rows.len() {
            document.text(format!("All the same ({alike}):"));
        } else if alike > 0 {
            document.text(format!("The same in both ({alike}):"));
        }
        document.list(same);
    }
}

/// One row to be read: what it is, its numbers, its words.
fn item(row: &CompareRow) -> Item {
    let numbers = match (&row.from_number, &row.to_number) {
        (Some(from), Some(to)) if from == to => format!("duty {from}"),
        (Some(from), Some(to)) => format!("duty {from} → {to}"),
        (Some(one), None) | (None, Some(one)) => format!("duty {one}"),
        (None, None) => String::new(),
    };
    let status = if row.status == "same" { "" } else { row.status.as_str() };
    let label = [status, &numbers].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
    let start = if label.is_empty() { Line::new() } else { Line::new().strong(format!("{label}: ")) };
    Item::new(match (&row.from_text, &row.to_text) {
        (Some(from), Some(to)) if row.status == "changed" => wording(from, to).into_iter().fold(start, statement),
        (_, Some(text)) | (Some(text), None) => start.and(text.as_str()),
        (None, None) => start,
    })
}

impl Report for Comparison<'_> {
    fn document(&self) -> Document {
        let names: Vec<&str> = self
            .pairs
            .iter()
            .take(1)
            .map(|(from, _)| from.short.as_str())
            .chain(self.pairs.iter().map(|(_, to)| to.short.as_str()))
            .collect();
        let mut document = Document::new(format!("Compared: {}", names.join(", ")));
        let key =
            Line::from("Where words changed, ").run("these", Tone::Dropped).and(" are only in the first role and ");
        document.quiet(key.run("these", Tone::Added).and(" only in the second."));
        let roles = self.pairs.iter().take(1).map(|(from, _)| *from).chain(self.pairs.iter().map(|(_, to)| *to));
        overlaid::records(&mut document, self.framework, roles);
        for (from, to) in &self.pairs {
            for part in parts(self.framework, from, to) {
                self.part(&mut document, from, to, part.name);
            }
        }
        document
    }

    fn table(&self) -> Table {
        Table::of(&self.rows, "There is nothing to compare.")
    }

    fn ids(&self) -> Vec<String> {
        let first = self.pairs.iter().take(1).map(|(from, _)| from.id.to_string());
        first.chain(self.pairs.iter().map(|(_, to)| to.id.to_string())).collect()
    }
}
