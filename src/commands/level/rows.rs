//! The statements of a profile, one per row.

use crate::framework::about::Section;
use crate::framework::role::{KnowledgeKind, Role};
use crate::framework::{Framework, Id, Keyed};
use crate::report::{Subject, Voice, row};
use crate::words::expectation::{self, Titles};
use crate::words::statement::duties;
use crate::words::suggestion;

use super::Part;

row! {
    /// A statement of a profile.
    StatementRow {
        id id "Id": String,
        text part "Part": &'static str,
        text number "Number": Option<String>,
        text text "Text": String,
        text words "Words": Voice,
        text kind "Kind": Option<&'static str>,
        id links "Links": Vec<String>,
        text under "Under": Option<String>,
        text detail "Detail": Option<String>,
        text note "Note": Option<String>,
        text section "Section": String,
        number page "From page": Option<u16>,
    }
}

/// The statements of a part, with their subjects.
pub(super) fn of(framework: &Framework, role: &Keyed<Role>, part: Part) -> Vec<(Vec<Subject>, StatementRow)> {
    let row = |part, id: String, number: Option<String>, text: &str, section: &Id<Section>| StatementRow {
        id: format!("{}.{id}", role.id),
        part,
        number,
        text: text.into(),
        words: Voice::Quoted,
        kind: None,
        links: Vec::new(),
        under: None,
        detail: None,
        note: None,
        section: section.to_string(),
        page: framework.page(section),
    };
    let place = role.place();
    match part {
        Part::Purpose => {
            let purpose = row("purpose", "purpose".into(), None, &role.purpose.text, &role.purpose.section);
            vec![(vec![place.key("purpose").into()], purpose)]
        }
        Part::Duties => duties(role)
            .into_iter()
            .map(|duty| {
                let part = if duty.is_option { "duty option" } else { "duty" };
                let id = format!("duty.{}", duty.label);
                let row = StatementRow {
                    under: duty.of.under.clone(),
                    links: duty.of.refers_to.clone(),
                    ..row(part, id, Some(duty.label), duty.text, role.duties_section())
                };
                (vec![duty.place.into()], row)
            })
            .collect(),
        Part::Knowledge => (1..)
            .zip(&role.knowledge)
            .map(|(n, one): (usize, _)| {
                let id = format!("knowledge.{n}");
                let about = vec![place.key("knowledge").index(n - 1).into()];
                let row = StatementRow {
                    kind: one.kind.map(KnowledgeKind::words),
                    under: one.under.clone(),
                    links: one.refers_to.clone(),
                    ..row("knowledge", id, Some(n.to_string()), &one.text, &one.section)
                };
                (about, row)
            })
            .collect(),
        Part::Qualifications => {
            let expected = (1..).zip(&role.expects).map(|(n, one): (usize, _)| {
                let words = expectation::words(framework, one, Titles::Full);
                let statement = StatementRow {
                    words: Voice::Ours,
                    kind: Some(one.sense.words()),
                    links: one.qualifications.iter().chain(&one.alternatives).map(ToString::to_string).collect(),
                    note: one.note.clone(),
                    ..row("expectation", format!("expects.{n}"), Some(n.to_string()), &words, &one.section)
                };
                (expectation::about(framework, role, n), statement)
            });
            let notes = (1..).zip(&role.notes).map(|(n, note): (usize, _)| {
                let about = vec![place.key("notes").index(n - 1).into()];
                let row = row("note", format!("note.{n}"), Some(n.to_string()), &note.text, &note.section);
                (about, StatementRow { words: Voice::Ours, ..row })
            });
            expected.chain(notes).collect()
        }
        Part::Cpd => (0..role.cpd.suggestions.len()).flat_map(|n| suggested(framework, role, n)).collect(),
    }
}

/// A suggestion and its examples.
fn suggested(framework: &Framework, role: &Keyed<Role>, place: usize) -> Vec<(Vec<Subject>, StatementRow)> {
    let suggestion = &role.cpd.suggestions[place];
    let whole = StatementRow {
        id: role.suggestion_id(place),
        part: "CPD suggestion",
        number: Some((place + 1).to_string()),
        text: suggestion.text.clone(),
        words: Voice::Quoted,
        kind: Some(suggestion.kind.words()),
        links: suggestion::linked(framework, &suggestion.links),
        under: suggestion.under.clone(),
        detail: suggestion.detail.clone(),
        note: suggestion.note.clone(),
        section: suggestion.section.to_string(),
        page: framework.page(&suggestion.section),
    };
    let examples = suggestion.examples.iter().enumerate().map(|(n, example)| {
        let row = StatementRow {
            id: format!("{}{}", whole.id, suggestion::letter(n)),
            part: "CPD example",
            number: Some(format!("{}{}", place + 1, suggestion::letter(n))),
            text: example.text.clone(),
            kind: Some(example.kind.words()),
            links: Vec::new(),
            under: None,
            detail: None,
            note: None,
            ..whole.clone()
        };
        (vec![suggestion::example(role, place, n)], row)
    });
    let examples: Vec<_> = examples.collect();
    std::iter::once((vec![suggestion::about(role, place)], whole)).chain(examples).collect()
}
