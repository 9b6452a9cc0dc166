//! The rows of what to do next: suggestions with their examples, what each next role adds, steps beyond the roles.

use std::collections::BTreeSet;

use super::super::expectation::{self, Titles};
use super::super::marks::word;
use super::super::{overlaid, suggestion};
use super::{Next, Step, Suggested, labels, texts};
use crate::framework::compare::Pair;
use crate::framework::{Framework, Id};
use crate::progress::Thing;
use crate::report::row;

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
        id closes "Closes": Vec<String>,
        text record "Record": Option<String>,
        text overlays "Overlays": Vec<String>,
    }
}

pub(super) fn of(next: &Next<'_>) -> Vec<NextRow> {
    let mut rows: Vec<NextRow> = next.suggested.iter().flat_map(|one| suggestion(next, one)).collect();
    for above in &next.steps {
        rows.extend(step(next, above));
    }
    for destination in &next.beyond {
        rows.extend(destination.steps.iter().map(|one| NextRow {
            towards: destination.id.to_string(),
            part: "step".into(),
            id: destination.id.to_string(),
            text: format!("{}: {}", one.title, one.text),
            kind: None,
            links: Vec::new(),
            section: Some(one.section.to_string()),
            page: next.framework.page(&one.section),
            closes: Vec::new(),
            record: None,
            overlays: overlaid::touches(next.framework, destination),
        }));
    }
    rows
}

fn suggestion(next: &Next<'_>, suggested: &Suggested<'_>) -> Vec<NextRow> {
    let (framework, one) = (next.framework, suggested.suggestion);
    let id = suggestion::id(suggested.role, suggested.place);
    let row = NextRow {
        towards: next.role.clone(),
        part: "CPD suggestion".into(),
        text: one.text.clone(),
        kind: Some(one.kind.words().into()),
        links: suggestion::linked(framework, &one.links),
        section: Some(one.section.to_string()),
        page: framework.page(&one.section),
        closes: closes(framework, suggested),
        record: word(next.marks.suggestion(&id)),
        overlays: overlaid::statement(framework, &id),
        id,
    };
    let examples = one.examples.iter().enumerate().map(|(n, example)| NextRow {
        part: "CPD example".into(),
        id: format!("{}{}", row.id, suggestion::letter(n)),
        text: example.text.clone(),
        kind: Some(example.kind.words().into()),
        links: Vec::new(),
        closes: Vec::new(),
        record: None,
        ..row.clone()
    });
    let examples: Vec<NextRow> = examples.collect();
    std::iter::once(row).chain(examples).collect()
}

/// The ids of what a suggestion closes, for whichever role, each once.
fn closes(framework: &Framework, suggested: &Suggested<'_>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let things = suggested.closes.iter().flat_map(|(_, things)| things);
    things.map(|thing| name(framework, thing)).filter(|name| seen.insert(name.clone())).collect()
}

/// The id of something to gain, as it is typed.
pub(super) fn name(framework: &Framework, thing: &Thing<'_>) -> String {
    match thing {
        Thing::Standard(standard) => framework.code(standard.id),
        _ => thing.key().1,
    }
}

fn step<'a>(next: &Next<'a>, step: &Step<'a>) -> Vec<NextRow> {
    let (framework, marks) = (next.framework, &next.marks);
    let (new, labels) = (texts(step.role), labels(step.role));
    let row = |part: &str, id: String, text: String, section: Option<&Id<_>>| NextRow {
        towards: step.role.id.to_string(),
        part: part.into(),
        id,
        text,
        kind: None,
        links: Vec::new(),
        section: section.map(ToString::to_string),
        page: section.and_then(|section| framework.page(section)),
        closes: Vec::new(),
        record: None,
        overlays: Vec::new(),
    };
    let duties = step.duties.iter().filter_map(|pair| {
        let (part, n) = match pair {
            Pair::Added(n) => ("new duty", *n),
            Pair::Changed(_, n) => ("changed duty", *n),
            Pair::Same(..) | Pair::Dropped(_) => return None,
        };
        let id = format!("{}.duty.{}", step.role.id, labels[n]);
        let overlays = overlaid::statement(framework, &id);
        Some(NextRow { overlays, ..row(part, id, new[n].into(), Some(&step.role.duties_section)) })
    });
    let expected = step.role.expects.iter().zip(marks.expectations(step.role));
    let expects = (1..).zip(expected).map(|(n, (one, mark)): (usize, _)| NextRow {
        kind: Some(one.sense.words().into()),
        record: word(mark),
        overlays: overlaid::statement(framework, &format!("{}.expects.{n}", step.role.id)),
        links: one.qualifications.iter().chain(&one.alternatives).map(ToString::to_string).collect(),
        ..row(
            "expectation",
            format!("{}.expects.{n}", step.role.id),
            expectation::words(framework, one, Titles::Full),
            Some(&one.section),
        )
    });
    let units = step.units.iter().map(|unit| NextRow {
        record: word(marks.unit(&unit.id)),
        overlays: overlaid::touches(framework, unit),
        ..row("unit to gain", unit.id.to_string(), unit.title.clone(), unit.section.as_ref())
    });
    let standards = step.standards.iter().map(|standard| {
        let title = standard.title.clone().unwrap_or_default();
        NextRow {
            record: word(marks.standard(standard.id)),
            overlays: overlaid::touches(framework, standard),
            ..row("standard to gain", framework.code(standard.id), title, standard.section.as_ref())
        }
    });
    duties.chain(expects).chain(units).chain(standards).collect()
}
