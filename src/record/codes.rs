//! The letters before the numbers of standards in a record, which must be those of the framework's standards.

use super::Record;
use crate::framework::codes::Numbered;
use crate::framework::{Framework, Place};
use crate::yaml::{Code, Document, Problem, Problems};

/// The record, if every number of a standard is written with the letters that belong before it, or with none.
///
/// # Errors
///
/// The codes of other standards, each with its place.
pub fn with_known_codes(one: Document<Record>, framework: &Framework) -> Result<Document<Record>, Problems> {
    let problems: Vec<Problem> =
        lists(&one.value).into_iter().flat_map(|(list, kind)| problems(&one, framework, &list, kind)).collect();
    if problems.is_empty() { Ok(one) } else { Err(Problems(problems)) }
}

/// The lists of numbers in a record.
fn lists(record: &Record) -> Vec<(Place, Numbered)> {
    let evidence = (0..record.evidence.len()).map(|n| Place::of("evidence").index(n));
    let equivalents = (0..record.equivalents.len()).map(|n| Place::of("equivalents").index(n).key("to"));
    let both = |place: Place| {
        let professional = (place.key("professional_standards"), Numbered::Professional);
        [(place.key("standards"), Numbered::Suite), professional]
    };
    evidence.chain(equivalents).flat_map(both).collect()
}

fn problems(one: &Document<Record>, framework: &Framework, list: &Place, kind: Numbered) -> Vec<Problem> {
    let entries = one.tree.part(&list.0).and_then(|node| node.entries()).unwrap_or_default();
    let wrong = entries.iter().enumerate().filter_map(|(n, entry)| {
        let written = entry.as_text()?;
        let (message, hint) = framework.miscoded(kind, written, &[])?;
        let professional =
            kind == Numbered::Suite && framework.miscoded(Numbered::Professional, written, &[]).is_none();
        let is_known = framework.professional_standards.is_some() && professional;
        let hint = if is_known { format!("{hint}; {written} belongs in “professional_standards”") } else { hint };
        Some(one.problem(&list.index(n), Code::Form.name(), &message, Some(hint)))
    });
    wrong.collect()
}
