//! The rows of what to do next: suggestions with their examples, what each next role adds, steps beyond the roles.

use std::collections::BTreeSet;

use super::{Next, Step, Suggested};
use crate::framework::Framework;
use crate::framework::about::Section;
use crate::framework::{Id, Keyed};
use crate::progress::{Novelty, Thing};
use crate::report::{Subject, Voice, row};
use crate::words::expectation::{self, Titles};
use crate::words::{statement, suggestion};

row! {
    /// One thing to do or to gain.
    NextRow {
        text towards "Towards": String,
        text part "Part": &'static str,
        id id "Id": String,
        text text "Text": String,
        text words "Words": Voice,
        text kind "Kind": Option<&'static str>,
        id links "Leads to": Vec<String>,
        text under "Under": Option<String>,
        text detail "Detail": Option<String>,
        text note "Note": Option<String>,
        text section "Section": Option<String>,
        number page "From page": Option<u16>,
        id closes "Closes": Vec<String>,
    }
}

/// A row with its subjects.
type About = (Vec<Subject>, NextRow);

pub(super) fn of(next: &Next<'_>) -> Vec<About> {
    let mut rows: Vec<About> = next.suggested.iter().flat_map(|one| suggestion(next, one)).collect();
    for above in &next.steps {
        rows.extend(step(next.framework, above));
    }
    for destination in &next.beyond {
        let towards = destination.id.as_str();
        rows.extend(destination.steps.iter().map(|one| {
            let text = format!("{}: {}", one.title, one.text);
            let row = NextRow::of(next.framework, towards, "step", towards.into(), text, Some(&one.section));
            (vec![destination.place().into()], NextRow { words: Voice::Ours, note: destination.note.clone(), ..row })
        }));
    }
    rows
}

impl NextRow {
    fn of(
        framework: &Framework,
        towards: &str,
        part: &'static str,
        id: String,
        text: String,
        section: Option<&Id<Section>>,
    ) -> Self {
        Self {
            towards: towards.into(),
            part,
            id,
            text,
            words: Voice::Quoted,
            kind: None,
            links: Vec::new(),
            under: None,
            detail: None,
            note: None,
            section: section.map(ToString::to_string),
            page: section.and_then(|section| framework.page(section)),
            closes: Vec::new(),
        }
    }
}

/// A suggestion and its examples.
fn suggestion(next: &Next<'_>, suggested: &Suggested<'_>) -> Vec<About> {
    let (framework, role, place) = (next.framework, suggested.role, suggested.place);
    let one = &role.cpd.suggestions[place];
    let (towards, id) = (next.present.id.as_str(), role.suggestion_id(place));
    let row = |part, id, text: &str| NextRow::of(framework, towards, part, id, text.into(), Some(&one.section));
    let examples = one.examples.iter().enumerate().map(|(n, example)| {
        let row = row("CPD example", format!("{id}{}", suggestion::letter(n)), &example.text);
        (vec![suggestion::example(role, place, n)], NextRow { kind: Some(example.kind.words()), ..row })
    });
    let whole = NextRow {
        kind: Some(one.kind.words()),
        links: suggestion::linked(framework, &one.links),
        under: one.under.clone(),
        detail: one.detail.clone(),
        note: one.note.clone(),
        closes: closes(framework, suggested),
        ..row("CPD suggestion", id.clone(), &one.text)
    };
    std::iter::once((vec![suggestion::about(role, place)], whole)).chain(examples).collect()
}

/// The ids of what a suggestion closes, for any role, each once.
fn closes(framework: &Framework, suggested: &Suggested<'_>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let things = suggested.closes.iter().flat_map(|(_, things)| things);
    things.map(|thing| name(framework, thing)).filter(|name| seen.insert(name.clone())).collect()
}

/// The id of something to gain, as it can be typed.
pub(super) fn name(framework: &Framework, thing: &Thing<'_>) -> String {
    match thing {
        Thing::Standard(standard) => framework.code(standard.id),
        _ => thing.key().1,
    }
}

/// What a next role adds.
fn step(framework: &Framework, step: &Step<'_>) -> Vec<About> {
    let role = step.role;
    let row = |part, id: String, text: &str, section| {
        NextRow::of(framework, role.id.as_str(), part, id, text.into(), section)
    };
    let duties = step.duties.iter().map(|(duty, change)| {
        let part = match change {
            Novelty::From(_) => "changed duty",
            Novelty::New => "new duty",
            Novelty::Same => "duty",
        };
        let id = format!("{}.duty.{}", role.id, duty.label);
        (vec![duty.place.clone().into()], row(part, id, duty.text, Some(role.duties_section())))
    });
    let expects = (1..).zip(&role.expects).map(|(n, one): (usize, _)| {
        let words = expectation::words(framework, one, Titles::Full);
        let row = NextRow {
            words: Voice::Ours,
            kind: Some(one.sense.words()),
            links: one.qualifications.iter().chain(&one.alternatives).map(ToString::to_string).collect(),
            note: one.note.clone(),
            ..row("expectation", format!("{}.expects.{n}", role.id), &words, Some(&one.section))
        };
        (expectation::about(framework, role, n), row)
    });
    let units = step.units.iter().map(|unit| {
        let row = row("unit to gain", unit.id.to_string(), &unit.title, unit.section.as_ref());
        (vec![unit.place().into()], NextRow { note: unit.note.clone(), ..row })
    });
    let standards = step.standards.iter().map(|one| {
        let title = one.title.as_deref().unwrap_or_default();
        let row = row("standard to gain", framework.code(one.id), title, one.section.as_ref());
        let words = statement::title_voice(one);
        (vec![Keyed::place(one).into()], NextRow { words, note: one.note.clone(), ..row })
    });
    duties.chain(expects).chain(units).chain(standards).collect()
}
