//! What an overlay changed, or a record has, is noted wherever it is shown: by every command, in every format.

use std::collections::BTreeSet;
use std::path::Path;

use clap::Parser;
use tacareer::commands::{Kept, Question};
use tacareer::embedded;
use tacareer::framework::Framework;
use tacareer::load::{self, Base};
use tacareer::record::{Held, Record, Status};
use tacareer::render::{Format, Look, render};
use tacareer::report::Report;

/// A word that is in the text of these tests' overlays, and nowhere else.
const MARK: &str = "Zyzzyva";

/// The publisher of the overlays.
const PUBLISHER: &str = "Quagga";

/// Every question, in at least one form for each kind of answer.
const QUESTIONS: [&str; 42] = [
    "level",
    "level ta2",
    "level ta3",
    "level ta2 --section duties",
    "level asna1",
    "next ta1",
    "next ta2",
    "next ta4",
    "gap ta2",
    "gap ta3",
    "gap hlta",
    "nearest ta2",
    "plan ta2",
    "plan ta3",
    "plan hlta",
    "compare ta1 ta2",
    "compare ta2 ta3 ta4",
    "path ta1 ta5",
    "path asna1 ta4",
    "path ta2 teacher",
    "map",
    "map --standards",
    "map --standards --role ta2",
    "units",
    "units --nos 19",
    "unit equality-l2",
    "unit schools-l2",
    "nos",
    "nos 19",
    "nos --group c",
    "qualifications",
    "qualifications l2-certificate",
    "qualifications l3-diploma",
    "hlta",
    "hlta 11",
    "training",
    "training equality",
    "basic-skills",
    "resources",
    "search zyzzyva",
    "about",
    "level learning-support-assistant",
];

/// What each overlay changes: a text in something of each kind.
const CHANGES: [&str; 26] = [
    "roles: {ta2: {title: Zyzzyva role}}",
    "roles: {ta2: {purpose: {text: Zyzzyva purpose}}}",
    "roles: {ta2: {duties: [{number: 1, text: Zyzzyva duty}, {number: 2, text: Another}]}}",
    "roles: {ta2: {knowledge: [{text: Zyzzyva knowledge, section: '4.2.1'}, {text: Policies, section: '4.2.1'}, {text: More, section: '4.2.1'}]}}",
    "roles: {ta2: {cpd: {suggestions: [{text: Zyzzyva suggestion, kind: course, section: '4.2.3'}]}}}",
    "roles: {ta2: {notes: [{text: Zyzzyva note, section: '4.2.1'}]}}",
    "families: {teaching-assistants: {title: Zyzzyva family}}",
    "destinations: {teacher: {title: Zyzzyva destination}}",
    "units: {equality-l2: {title: Zyzzyva unit}}",
    "units: {equality-l2: {note: Zyzzyva note of a unit}}",
    "qualifications: {l2-certificate: {title: Zyzzyva certificate, short: Zyzzyva short}}",
    "qualifications: {l2-award: {description: [Zyzzyva description]}}",
    "standards: {'19': {title: Zyzzyva standard}}",
    "standard_groups: {c-pastoral-support: {title: Zyzzyva group}}",
    "modules: {equality: {title: Zyzzyva module}}",
    "skill_courses: {functional-skills: {title: Zyzzyva course}}",
    "resources: {nos-suite: {title: Zyzzyva resource}}",
    "changes: {qcf: {title: Zyzzyva change, short: Zyzzyva in short}}",
    "suite: {title: Zyzzyva suite}",
    "professional_standards: {title: Zyzzyva standards}",
    "resources: {cache: {title: Zyzzyva awarding}}",
    "resources: {get-into-teaching: {text: Zyzzyva teaching}}",
    "about: {indicative: Zyzzyva is done by all staff.}",
    "suite: {short: Zyzzyva national standards}",
    "job_titles: {learning-support-assistant: {text: Zyzzyva says nothing of this.}}",
    "about: {publishers: [{name: Zyzzyva, text: Zyzzyva and others}]}",
];

/// Changes without words of their own, which show in what an answer says otherwise.
const ALTERATIONS: [&str; 9] = [
    "credit: {hours_per_credit: 8}",
    "roles: {ta3: {follows: ta1}}",
    "roles: {ta3: {also_follows: [asna1]}}",
    "sections: {'4.3': {page: 99}}",
    "suite: {prefixes: [NOS]}",
    "about: {year: 2021}",
    "units: {equality-l2: {level: 3}}",
    "qualifications: {l2-certificate: {minimum_credits: {value: 35}}}",
    "modules: {equality: {kind: core}}",
];

#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    question: Question,
}

fn laid(folder: &Path, change: &str) -> Framework {
    let file = folder.join("o.yaml");
    let text = format!("overlay: {{title: Ours, publisher: {PUBLISHER}, date: 2026-01-01}}\nchange:\n  {change}\n");
    std::fs::write(&file, text).expect("written");
    match load::read(Base::Contents(embedded::contents().into()), &[file]) {
        Ok(loaded) => loaded.framework,
        Err(problems) => panic!("{change}: {problems}"),
    }
}

/// The answer to a question.
fn answer(framework: &Framework, question: &str, record: Option<&Record>) -> Report {
    let line = Line::try_parse_from(std::iter::once("tacareer").chain(question.split(' '))).expect("a question");
    let kept = record.map(|record| Kept { record, file: "sam.yaml", place: "sam.yaml" });
    line.question.report(framework, kept).expect("an answer")
}

/// An answer in every format that shows all of it, with the name of the format; a calendar and a picture do not.
fn pages(report: &Report) -> impl Iterator<Item = (Format, &'static str, String)> {
    let is_whole = |format: Format| format.is_text() && !format.is_picture() && format != Format::Ics;
    let whole = Format::ALL.into_iter().filter(move |(format, ..)| is_whole(*format));
    whole.map(|(format, name, _)| (format, name, render(report, format, Look::default()).expect("a page")))
}

#[test]
fn what_an_overlay_wrote_is_told_where_it_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut untold = Vec::new();
    for change in CHANGES {
        let framework = laid(folder.path(), change);
        let mut shown = BTreeSet::new();
        for question in QUESTIONS {
            for (format, name, text) in pages(&answer(&framework, question, None)) {
                let parts: Vec<String> = match format {
                    Format::Csv => csv::Reader::from_reader(text.as_bytes())
                        .records()
                        .map(|row| row.expect("a row").iter().collect::<Vec<_>>().join("\n"))
                        .collect(),
                    _ => vec![text],
                };
                let marked: Vec<&String> = parts.iter().filter(|part| part.contains(MARK)).collect();
                shown.extend((!marked.is_empty()).then_some(name));
                if marked.iter().any(|part| !part.contains(PUBLISHER)) {
                    untold.push(format!("{change}: {question} as {name}"));
                }
            }
        }
        assert!(shown.len() >= 4, "{change} is shown in {shown:?}");
    }
    assert!(untold.is_empty(), "{} untold:\n{}", untold.len(), untold.join("\n"));
}

/// An answer that is not what it would be without the overlay names the overlay.
#[test]
fn what_an_overlay_alters_is_told_where_it_shows() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut untold, mut unseen) = (Vec::new(), Vec::new());
    let plain = embedded::framework();
    let before: Vec<Vec<(Format, &str, String)>> =
        QUESTIONS.iter().map(|question| pages(&answer(&plain, question, None)).collect()).collect();
    for change in ALTERATIONS {
        let framework = laid(folder.path(), change);
        let mut is_seen = false;
        for (question, before) in QUESTIONS.iter().zip(&before) {
            for ((_, name, text), (.., before)) in pages(&answer(&framework, question, None)).zip(before) {
                let is_told = text == *before || text.contains(PUBLISHER);
                is_seen |= text != *before;
                untold.extend((!is_told).then(|| format!("{change}: {question} as {name}")));
            }
        }
        unseen.extend((!is_seen).then_some(change));
    }
    assert!(untold.is_empty(), "{} untold:\n{}", untold.len(), untold.join("\n"));
    assert!(unseen.is_empty(), "{unseen:?}");
}

/// What an overlay wrote is never called a quotation of the publication.
#[test]
fn what_an_overlay_wrote_is_not_quoted_from_the_publication() {
    fn misquoted(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::Object(fields) => {
                let is_quoted = fields.get("words").is_some_and(|words| words == "quoted" || words == "public");
                let is_marked = |value: &serde_json::Value| value.as_str().is_some_and(|text| text.contains(MARK));
                is_quoted && fields.iter().any(|(key, value)| key == "text" && is_marked(value))
                    || fields.values().any(misquoted)
            }
            serde_json::Value::Array(values) => values.iter().any(misquoted),
            _ => false,
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut wrong = Vec::new();
    // The title of a resource is before the publication's words in one line.
    for change in CHANGES.into_iter().filter(|change| !change.contains("title: Zyzzyva resource")) {
        let framework = laid(folder.path(), change);
        for question in QUESTIONS {
            let value = serde_json::to_value(answer(&framework, question, None)).expect("a value");
            wrong.extend(misquoted(&value).then(|| format!("{change}: {question}")));
        }
    }
    assert!(wrong.is_empty(), "{} misquoted:\n{}", wrong.len(), wrong.join("\n"));
    let quoted = |change: &str, question: &str| {
        let value = serde_json::to_value(answer(&laid(folder.path(), change), question, None)).expect("a value");
        value["publication"]["quoted"].to_string()
    };
    let purpose = quoted("roles: {ta2: {purpose: {text: Zyzzyva purpose}}}", "level ta2");
    assert!(!purpose.contains("Role purpose") && purpose.contains("Key duties\""), "{purpose}");
    let unit = quoted("units: {equality-l2: {title: Zyzzyva unit}}", "units");
    assert_eq!(unit, "[\"the column “Title” (in part)\"]");
}

/// A changed field that can't be recognised in an answer, such as a number, is noted too.
#[test]
fn what_has_no_words_is_told_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let framework = laid(folder.path(), "units: {equality-l2: {credits: 77}}");
    let questions = [
        "units",
        "unit equality-l2",
        "gap ta2",
        "plan ta2",
        "nearest ta2",
        "qualifications l2-certificate",
        "search equality",
    ];
    for question in questions {
        for (_, name, text) in pages(&answer(&framework, question, None)) {
            assert!(text.contains(PUBLISHER), "{question} as {name}");
        }
    }
}

/// What was withdrawn is noted where the rest of its kind is shown.
#[test]
fn what_was_withdrawn_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("o.yaml");
    let text = format!(
        "overlay: {{title: Ours, publisher: {PUBLISHER}, date: 2026-01-01}}\nwithdraw: {{resources: {{careers-wales: {MARK}}}}}\n"
    );
    std::fs::write(&file, text).expect("written");
    let framework = load::read(Base::Contents(embedded::contents().into()), &[file]).expect("no problem").framework;
    for question in ["resources", "about", "search careers"] {
        for (format, name, text) in pages(&answer(&framework, question, None)) {
            // Withdrawn records have no rows.
            assert!(format == Format::Csv || text.contains(MARK), "{question} as {name}");
        }
    }
}

/// What a record has is noted in every format of every answer that shows it.
#[test]
fn what_a_record_marks_is_told() {
    let framework = embedded::framework();
    let held = |id: &str| Held::new(id.parse().expect("an id"), Status::Held);
    let unit = Record { units: vec![held("equality-l2")], ..Record::default() };
    let module = Held::new("equality".parse().expect("an id"), Status::Held);
    let module = Record { modules: vec![module], ..Record::default() };
    let cases = [
        (
            &unit,
            &["units", "unit equality-l2", "search equality", "qualifications l2-certificate", "training equality"][..],
        ),
        (&module, &["training", "training equality", "search equality"][..]),
    ];
    for (record, questions) in cases {
        for question in questions {
            for (format, name, text) in pages(&answer(&framework, question, Some(record))) {
                // The row of a module does not mention its units.
                if format == Format::Csv && *question == "training equality" && !record.units.is_empty() {
                    continue;
                }
                assert!(text.contains("held"), "{question} as {name}:\n{text}");
            }
        }
    }
}
