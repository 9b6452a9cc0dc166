//! One answer in seven formats: every command in every format, and the formats agree.

use crate::program::{ok, tacareer};
use serde_json::Value;

/// The record of a TA2 who looks towards TA3.
const SAM: &str = "tests/records/sam.yaml";

/// A staff list.
const STAFF: &str = "docs/whole-school.in/staff.csv";

/// Every question, in at least one form for each shape of answer.
const QUESTIONS: [&[&str]; 64] = [
    &["level"],
    &["level", "ta3"],
    &["level", "asna1", "--section", "duties"],
    &["next", "ta2"],
    &["next", "ta5"],
    &["gap", "ta1"],
    &["gap", "ta3", "--record", SAM],
    &["gap", "hlta", "--record", SAM],
    &["nearest"],
    &["nearest", "--record", SAM],
    &["plan", "ta5"],
    &["plan", "ta3", "--record", SAM, "--hours-per-week", "3", "--by", "2026-07-17"],
    &["plan", "ta3", "--record", SAM, "--from", "2026-01-05", "--by", "2026-07-17"],
    &["plan", "ta2", "--record", SAM],
    &["level", "ta3", "--record", SAM],
    &["next", "ta2", "--record", SAM],
    &["units", "--role", "ta2", "--record", SAM],
    &["unit", "communication-l3", "--record", SAM],
    &["nos", "--record", SAM],
    &["nos", "37", "--record", SAM],
    &["hlta", "--record", SAM],
    &["path", "ta2", "ta5", "--record", SAM],
    &["qualifications", "--record", SAM],
    &["qualifications", "l3-diploma", "--record", SAM],
    &["compare", "ta2", "ta3"],
    &["path", "asna1", "ta4"],
    &["path", "ta2", "teacher"],
    &["path", "ta5", "ta1"],
    &["map"],
    &["map", "--standards"],
    &["map", "--standards", "--role", "ta2"],
    &["units"],
    &["units", "--nos", "19"],
    &["units", "nothing", "like", "it"],
    &["unit", "Support learning activities"],
    &["nos"],
    &["nos", "19"],
    &["qualifications"],
    &["qualifications", "l3-diploma"],
    &["hlta"],
    &["hlta", "11"],
    &["training"],
    &["basic-skills"],
    &["resources"],
    &["search", "behaviour"],
    &["about"],
    &["errata"],
    &["check"],
    &["record", "show", "--record", "tests/commands/record/remove.out/cpd.yaml"],
    &["record", "show", "--anonymous", "--record", "tests/commands/record/remove.out/cpd.yaml"],
    &["record", "check", "--record", "tests/commands/record/remove.out/cpd.yaml"],
    &["record", "path", "--record", "tests/commands/record/remove.out/cpd.yaml"],
    &["review", SAM],
    &["review", SAM, "--year", "2025/26"],
    &["roster", "check", STAFF],
    &["team", STAFF, "--as-of", "2026-09-01"],
    &["team", STAFF, "--anonymous"],
    &["team", "needs", STAFF],
    &["team", "needs", STAFF, "--anonymous", "--by", "school"],
    &["team", "coverage", STAFF, "--by", "hlta"],
    &["team", STAFF, "who", "nos", "19"],
    &["team", STAFF, "ready", "ta3"],
    &["team", STAFF, "ready", "ta3", "--anonymous"],
    &["team", "what-if", STAFF, "--leave", "bo"],
];

fn answer(question: &[&str], format: &str) -> String {
    ok(tacareer(question).args(["--format", format, "--all"]))
}

#[test]
fn every_format_answers_every_question() {
    for question in QUESTIONS {
        for format in ["table", "plain", "markdown", "html", "csv", "json", "yaml"] {
            let text = answer(question, format);
            assert!(text.ends_with('\n'), "{question:?} as {format}");
            assert!(!text.contains('\u{1b}'), "{question:?} as {format} is coloured in a pipe");
        }
        ok(tacareer(question).arg("--ids"));
    }
}

/// JSON and YAML are the same value.
#[test]
fn json_is_yaml() {
    for question in QUESTIONS {
        let json: Value = serde_json::from_str(&answer(question, "json")).expect("JSON");
        let yaml: Value = serde_yaml::from_str(&answer(question, "yaml")).expect("YAML");
        assert_eq!(json, yaml, "{question:?}");
    }
}

/// Every row of the table is a record in the value, with the column keys as field names.
#[test]
fn the_table_is_in_the_value() {
    for question in QUESTIONS {
        let json: Value = serde_json::from_str(&answer(question, "json")).expect("JSON");
        let mut records = Vec::new();
        gather(&json, &mut records);
        let text = answer(question, "csv");
        let mut table = csv::Reader::from_reader(text.as_bytes());
        let keys = table.headers().expect("a header").clone();
        for row in table.records() {
            let row = row.expect("a row");
            let is_row = |record: &&serde_json::Map<String, Value>| {
                keys.iter().zip(&row).all(|(key, cell)| record.get(key).is_some_and(|value| cell_of(value) == cell))
            };
            assert!(records.iter().any(is_row), "{question:?}: no record for {row:?}");
        }
    }
}

/// The objects in a value, at any depth.
fn gather<'a>(value: &'a Value, records: &mut Vec<&'a serde_json::Map<String, Value>>) {
    match value {
        Value::Object(fields) => {
            records.push(fields);
            fields.values().for_each(|value| gather(value, records));
        }
        Value::Array(values) => values.iter().for_each(|value| gather(value, records)),
        _ => {}
    }
}

/// A value as a CSV cell.
fn cell_of(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(cell_of).collect();
            values.join(if values.iter().any(|value| value.contains(',')) { "; " } else { ", " })
        }
        other => other.to_string(),
    };
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

/// All words on the terminal page are also in plain text, Markdown and HTML.
#[test]
fn every_page_has_the_same_words() {
    for question in QUESTIONS {
        let terminal = words(&answer(question, "table"));
        for format in ["plain", "markdown", "html"] {
            let page = words(&unescape(&answer(question, format)));
            for word in &terminal {
                assert!(page.contains(word), "{question:?} as {format} lacks “{word}”");
            }
        }
    }
}

/// Programs are given everything that people are shown, except column headings, for which they get keys. Every format
/// names the publication if the answer is about it.
#[test]
fn a_value_has_all_the_words_of_the_page() {
    let is_of_the_framework = |question: &&[&str]| !["check", "record", "roster"].contains(&question[0]);
    for question in QUESTIONS.iter().copied().filter(is_of_the_framework) {
        let html = answer(question, "html");
        let headings = html.split("<th scope=\"col\"").skip(1).filter_map(|cell| cell.split("</th>").next());
        let headings = words(&headings.collect::<Vec<_>>().join(" "));
        let page = answer(question, "table");
        let json = answer(question, "json");
        let value = words(&unescape(&json));
        // What is known to be empty is an empty list in the value.
        for word in words(&page).difference(&headings).filter(|word| *word != "none") {
            assert!(value.contains(word), "{question:?} as JSON lacks “{word}”");
        }
        for face in [page, html, json, answer(question, "plain"), answer(question, "markdown")] {
            let title = "Career Framework and Continuing Professional Development for Teaching Assistants";
            assert!(face.contains(title), "{question:?} does not name the publication:\n{face}");
        }
    }
}

fn words(text: &str) -> std::collections::BTreeSet<String> {
    let word = str::to_lowercase;
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2).map(word).collect()
}

fn unescape(text: &str) -> String {
    let text = text.replace("&#39;", "'").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&amp;", "&").replace("<br>", " ").replace('\\', "")
}

/// Nothing is cut, whatever the width, and no line is longer than that, unless a single word is.
#[test]
fn every_width_shows_everything() {
    for question in QUESTIONS {
        let whole = words(&answer(question, "table"));
        for width in ["20", "40", "60", "80", "120", "200"] {
            let page = ok(tacareer(question).args(["--width", width, "--all"]));
            let shown = words(&page);
            for word in &whole {
                assert!(shown.contains(word), "{question:?} at {width} columns cuts “{word}”");
            }
            let width: usize = width.parse().expect("a number");
            for line in page.lines().filter(|line| line.chars().count() > width) {
                // An id or address is never cut, and may have a label before it.
                let long = line.split_whitespace().any(|word| word.chars().count() * 2 > width);
                assert!(long, "{question:?} is wider than {width}: {line}");
            }
        }
    }
}

/// The same question gives the same answer.
#[test]
fn answers_do_not_change() {
    for question in QUESTIONS {
        assert_eq!(answer(question, "json"), answer(question, "json"), "{question:?}");
    }
}

/// The first screen of every answer has 24 lines of 80 columns, and says what it leaves out and how to see it.
#[test]
fn the_first_screen_of_every_question_fits() {
    // Problems in data are always shown in full.
    for question in QUESTIONS.iter().copied().filter(|question| !question.contains(&"check")) {
        for format in ["table", "plain"] {
            let first = ok(tacareer(question).args(["--format", format, "--width", "80"]));
            let whole = ok(tacareer(question).args(["--format", format, "--width", "80", "--all"]));
            assert!(first.lines().count() < 24, "{question:?} as {format}:\n{first}");
            let said = first.split_whitespace().collect::<Vec<_>>().join(" ").contains("Shortened to a screen");
            assert_eq!(first == whole, !said, "{question:?} as {format}:\n{first}");
            assert!(first == whole || first.trim_end().ends_with("--all"), "{question:?} as {format}:\n{first}");
        }
    }
}
