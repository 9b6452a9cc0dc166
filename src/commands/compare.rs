//! `compare`: what two or more roles have in common, what changes, and what only one of them has.

use anyhow::{Result, bail};

use super::{HELP, named_apart, role};
use crate::framework::compare::{Pair, pair, pair_exactly};
use crate::framework::role::Role;
use crate::framework::{Framework, Keyed};
use crate::report::{Document, Item, Line, Report, Subject, Table, Tone, row};
use crate::words::expectation::{self, Titles};
use crate::words::statement::{self, duties};

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
        text to_number "To number": Option<String>,
        text to_text "To text": Option<String>,
    }
}

/// A part of two profiles, and how its statements go together.
struct Part<'a> {
    from: &'a Keyed<Role>,
    to: &'a Keyed<Role>,
    name: &'static str,
    before: Vec<Statement>,
    after: Vec<Statement>,
    pairs: Vec<Pair>,
}

/// A statement of a profile.
struct Statement {
    /// Its number, where it has one.
    number: Option<String>,
    text: String,
    about: Vec<Subject>,
}

pub(super) fn report(args: &Args, framework: &Framework) -> Result<Report> {
    let named = named_apart(&args.roles);
    let roles = named.iter().map(|typed| role(framework, typed)).collect::<Result<Vec<_>, _>>()?;
    if roles.len() < 2 {
        bail!("one role alone can't be compared: name two or more, as in “tacareer compare ta2 ta3”");
    }
    if let Some(twice) = roles.windows(2).find(|two| two[0].id == two[1].id) {
        bail!("{} is named twice in a row: name two different roles to compare", twice[0].short);
    }
    let parts: Vec<Part<'_>> = roles.windows(2).flat_map(|two| parts(framework, two[0], two[1])).collect();
    let rows = parts.iter().flat_map(|part| part.pairs.iter().map(|pair| part.row(pair)));
    let table = Table::about(rows, "There is nothing to compare.");
    let ids = roles.iter().map(|role| role.id.to_string()).collect();
    Ok(Report::new(document(&roles, &parts), table).rows("rows").ids(ids))
}

fn document(roles: &[&Keyed<Role>], parts: &[Part<'_>]) -> Document {
    let names: Vec<&str> = roles.iter().map(|role| role.short.as_str()).collect();
    let mut document = Document::new(format!("Compared: {}", names.join(", ")));
    let key = Line::from("Where words changed, ").run("these", Tone::Dropped).and(" are only in the first role and ");
    document.quiet(key.run("these", Tone::Added).and(" only in the second."));
    document.beside(roles.iter().map(|role| role.place()));
    for part in parts {
        part.show(&mut document);
    }
    document
}

/// The parts of two profiles.
fn parts<'a>(framework: &Framework, from: &'a Keyed<Role>, to: &'a Keyed<Role>) -> Vec<Part<'a>> {
    let part = |name, of: fn(&Framework, &Keyed<Role>) -> Vec<Statement>, is_exact: bool| {
        let (before, after) = (of(framework, from), of(framework, to));
        let texts = |side: &[Statement]| side.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
        // Two expectations, and two standards, are never forms of one.
        let pairs = if is_exact { pair_exactly } else { pair };
        let pairs = pairs(&texts(&before), &texts(&after));
        Part { from, to, name, before, after, pairs }
    };
    vec![
        part("purpose", purpose, false),
        part("duties", numbered_duties, false),
        part("knowledge, skills and experience", knowledge, false),
        part("what it expects", expected, true),
        part("standards of the qualifications", standards, true),
    ]
}

fn purpose(_: &Framework, role: &Keyed<Role>) -> Vec<Statement> {
    vec![Statement { number: None, text: role.purpose.text.clone(), about: vec![role.place().key("purpose").into()] }]
}

fn numbered_duties(_: &Framework, role: &Keyed<Role>) -> Vec<Statement> {
    let lines = duties(role).into_iter();
    lines
        .map(|one| Statement { number: Some(one.label), text: one.text.into(), about: vec![one.place.into()] })
        .collect()
}

fn knowledge(_: &Framework, role: &Keyed<Role>) -> Vec<Statement> {
    let place = role.place().key("knowledge");
    let quotes = role.knowledge.iter().enumerate();
    quotes
        .map(|(n, quote)| Statement { number: None, text: quote.text.clone(), about: vec![place.index(n).into()] })
        .collect()
}

fn expected(framework: &Framework, role: &Keyed<Role>) -> Vec<Statement> {
    let statement = |(n, one)| Statement {
        number: None,
        text: expectation::words(framework, one, Titles::Full),
        about: expectation::about(framework, role, n),
    };
    (1..).zip(&role.expects).map(statement).collect()
}

fn standards(framework: &Framework, role: &Keyed<Role>) -> Vec<Statement> {
    let standards = framework.standards_of_role(role).into_iter();
    let statement = |one| Statement {
        number: None,
        text: statement::standard(framework, one).plain(),
        about: vec![Keyed::place(one).into()],
    };
    standards.map(statement).collect()
}

impl Part<'_> {
    /// The statements of a pair: the first role's and the second's.
    fn sides(&self, pair: &Pair) -> (Option<&Statement>, Option<&Statement>) {
        match *pair {
            Pair::Same(m, n) | Pair::Changed(m, n) => (Some(&self.before[m]), Some(&self.after[n])),
            Pair::Dropped(m) => (Some(&self.before[m]), None),
            Pair::Added(n) => (None, Some(&self.after[n])),
        }
    }

    fn status(&self, pair: &Pair) -> String {
        match pair {
            Pair::Same(..) => "same".into(),
            Pair::Changed(..) => "changed".into(),
            Pair::Dropped(_) => format!("only {}", self.from.short),
            Pair::Added(_) => format!("only {}", self.to.short),
        }
    }

    fn row(&self, pair: &Pair) -> (Vec<Subject>, CompareRow) {
        let (before, after) = self.sides(pair);
        let row = CompareRow {
            from: self.from.id.to_string(),
            to: self.to.id.to_string(),
            part: self.name,
            status: self.status(pair),
            from_number: before.and_then(|one| one.number.clone()),
            from_text: before.map(|one| one.text.clone()),
            to_number: after.and_then(|one| one.number.clone()),
            to_text: after.map(|one| one.text.clone()),
        };
        (about(before, after), row)
    }

    /// A pair to be read: what it is, its numbers, its words.
    fn item(&self, pair: &Pair) -> Item {
        let (before, after) = self.sides(pair);
        let number = |side: Option<&Statement>| side.and_then(|one| one.number.clone());
        let numbers = match (number(before), number(after)) {
            (Some(from), Some(to)) if from == to => format!("duty {from}"),
            (Some(from), Some(to)) => format!("duty {from} → {to}"),
            (Some(one), None) | (None, Some(one)) => format!("duty {one}"),
            (None, None) => String::new(),
        };
        let status = if matches!(pair, Pair::Same(..)) { String::new() } else { self.status(pair) };
        let label = [status, numbers].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
        let start = if label.is_empty() { Line::new() } else { Line::new().strong(format!("{label}: ")) };
        let line = match (pair, before, after) {
            (Pair::Changed(..), Some(from), Some(to)) => statement::changed(start, &from.text, &to.text),
            (_, _, Some(one)) | (_, Some(one), None) => start.and(one.text.as_str()),
            (_, None, None) => start,
        };
        Item { about: about(before, after), ..Item::new(line) }
    }

    fn show(&self, document: &mut Document) {
        document.heading(format!("{} and {}: {}", self.from.short, self.to.short, self.name));
        if self.pairs.is_empty() {
            return document.text("Neither has any.");
        }
        let is_same = |pair: &&Pair| matches!(pair, Pair::Same(..));
        let (same, other): (Vec<&Pair>, Vec<&Pair>) = self.pairs.iter().partition(is_same);
        document.list(other.iter().map(|pair| self.item(pair)).collect());
        if other.is_empty() {
            document.text(format!("All the same ({}):", same.len()));
        } else if !same.is_empty() {
            document.text(format!("The same in both ({}):", same.len()));
        }
        document.list(same.iter().map(|pair| self.item(pair)).collect());
    }
}

/// What a pair of statements is about: first what is newer, of which a record is asked.
fn about(before: Option<&Statement>, after: Option<&Statement>) -> Vec<Subject> {
    let own = |one: Option<&Statement>| one.map_or_else(Vec::new, |one| one.about.clone());
    let mut subjects = own(after);
    for subject in own(before) {
        // Of the same standard in both, nothing is said twice.
        if !subjects.iter().any(|known| known.path() == subject.path()) {
            subjects.push(if after.is_some() { subject.by_name() } else { subject });
        }
    }
    subjects
}
