//! The opening of every answer about a record.

use crate::framework::Framework;
use crate::record::{Record, date};
use crate::report::{Document, Line};

use super::{expectation, named};

/// A person's record, with its file.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'a> {
    /// The record.
    pub record: &'a Record,
    /// The name of its file.
    pub file: &'a str,
    /// The path of the file, which no other file has.
    pub place: &'a str,
}

/// The record, or an empty one for people who have none yet.
pub(crate) fn record_or_empty(kept: Option<Kept<'_>>) -> &Record {
    static EMPTY: std::sync::LazyLock<Record> = std::sync::LazyLock::new(Record::default);
    kept.map_or_else(|| &*EMPTY, |kept| kept.record)
}

/// A title with the name of the person.
pub(crate) fn titled(title: &str, kept: Option<Kept<'_>>) -> String {
    let name = kept.and_then(|kept| kept.record.name.as_ref());
    name.map_or_else(|| title.to_owned(), |name| format!("{title} ({name})"))
}

/// The lines on which two people sign what they have agreed.
pub(crate) fn to_sign(kept: Option<Kept<'_>>) -> Vec<Vec<String>> {
    let name = kept.and_then(|kept| kept.record.name.as_ref());
    let first: Vec<String> = match name {
        Some(name) => vec![format!("Signature of {name}"), "Date".into()],
        None => ["Name", "Signature", "Date"].map(Into::into).to_vec(),
    };
    vec![
        first,
        ["Line manager", "Signature", "Date"].map(Into::into).to_vec(),
        vec!["Agreed date of the next review".into()],
    ]
}

/// The opening of every answer about a record: the caveat, whose record it is, and what in it is not counted.
pub(crate) fn opening(document: &mut Document, framework: &Framework, kept: Option<Kept<'_>>) {
    document.quiet(expectation::caveat(framework.about()));
    let Some(Kept { record, file, .. }) = kept else {
        let line = Line::from("There is no record, so nothing counts as held. ");
        document.text(line.id("tacareer record init").and(" makes one."));
        return;
    };
    let role = record.role.as_ref().and_then(|id| framework.roles.get(id));
    let since = record.since.map_or_else(String::new, |since| format!(", since {}", date::words(since)));
    // Whose record it is, in as few lines as can be: the name, or else the file.
    let by = if record.name.is_none() { format!(" ({file})") } else { String::new() };
    document.facts([
        ("Name", record.name.as_deref().map(Line::from)),
        ("Record", (record.name.is_none() && role.is_none()).then(|| file.into())),
        ("Present role", role.map(|role| format!("{}{since}{by}", named::role(role)).into())),
    ]);
    let unknown = record.unknown(framework).into_iter().map(|fault| fault.message);
    let unknown: Vec<String> = unknown.collect();
    if !record.other_qualifications.is_empty() {
        let others: Vec<&str> = record.other_qualifications.iter().map(|award| award.title.as_str()).collect();
        document.text(format!(
            "Held besides, and not counted, since the framework does not say what it answers: {}. The employer can agree that \
             it is equivalent.",
            others.join("; ")
        ));
        let command = Line::from("To record what was agreed: ").id("tacareer record add equivalent");
        document.quiet(command.and("."));
    }
    if !unknown.is_empty() {
        document.quiet(format!("In the record and not counted: {}.", unknown.join("; ")));
    }
}
