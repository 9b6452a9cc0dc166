//! What lists show a person to hold agrees with the gap.

use std::collections::BTreeMap;

use crate::cases;
use clap::Parser;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::Value;
use tacareer::commands::{Kept, Question};
use tacareer::embedded;
use tacareer::framework::{Framework, Id, StandardNumber};
use tacareer::record::{Equivalent, Evidence, Held, Record, Status, To};

thread_local!(static FRAMEWORK: &'static Framework = Box::leak(Box::new(embedded::framework())));

fn framework() -> &'static Framework {
    FRAMEWORK.with(|framework| *framework)
}

#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    question: Question,
}

/// The answer to a question, as a value.
fn answer(question: &str, record: Option<&Record>) -> Value {
    let question = Line::parse_from(std::iter::once("tacareer").chain(question.split(' '))).question;
    let kept = record.map(|record| Kept { record, file: "sam.yaml", place: "sam.yaml" });
    let report = question.report(framework(), kept).expect("an answer");
    serde_json::to_value(&report).expect("a value")
}

/// The mark of each row of an answer, by id.
fn marks(answer: &Value, rows: &str, id: &str) -> BTreeMap<String, Option<String>> {
    let rows = answer[rows].as_array().expect("rows");
    let text = |row: &Value, key: &str| row[key].as_str().map(str::to_owned);
    let name = |row: &Value| text(row, id).unwrap_or_else(|| row[id].to_string());
    assert!(rows.iter().all(|row| row.get("record").is_some()), "a field, always");
    rows.iter().map(|row| (name(row), text(row, "record"))).collect()
}

fn held<T>(id: &str, status: Status) -> Held<T> {
    let id: Id<T> = id.parse().expect("an id");
    Held::new(id, status)
}

fn record() -> impl Strategy<Value = Record> {
    let units: Vec<String> = framework().units.iter().map(|unit| unit.id.to_string()).collect();
    let qualifications: Vec<String> = framework().qualifications.iter().map(|one| one.id.to_string()).collect();
    let roles: Vec<String> = framework().roles.iter().map(|role| role.id.to_string()).collect();
    let status = || select(vec![Status::Held, Status::InProgress]);
    let some = |ids: Vec<String>, most: usize| proptest::collection::vec((select(ids), status()), 0..most);
    let standards = subsequence((1..=69_u16).collect::<Vec<_>>(), 0..20);
    let professional = subsequence((1..=33_u16).collect::<Vec<_>>(), 0..10);
    (select(roles), some(units, 8), some(qualifications, 3), standards, professional, 0_u16..70).prop_map(
        |(role, units, qualifications, standards, professional, deemed)| Record {
            role: Some(role.parse().expect("an id")),
            units: units.iter().map(|(id, status)| held(id, *status)).collect(),
            qualifications: qualifications.iter().map(|(id, status)| held(id, *status)).collect(),
            evidence: vec![Evidence {
                title: "An observation".into(),
                standards: standards.into_iter().map(StandardNumber).collect(),
                professional_standards: professional.into_iter().map(StandardNumber).collect(),
                on: None,
                note: None,
                files: Vec::new(),
            }],
            equivalents: vec![Equivalent {
                to: To { standards: vec![StandardNumber(deemed)], ..To::default() },
                agreed_by: "The headteacher".into(),
                on: None,
                note: None,
                files: Vec::new(),
            }],
            ..Record::default()
        },
    )
}

fn role() -> impl Strategy<Value = String> {
    select(framework().roles.iter().map(|role| role.id.to_string()).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(cases::config(48))]

    /// Lists mark everything in a gap with the same words; what is missing in the gap is not marked in lists.
    #[test]
    fn marks_agree_with_the_gap(record in record(), role in role()) {
        let asked = |question: &str| answer(question, Some(&record));
        let lists = [
            ("unit", marks(&asked("units"), "units", "id")),
            ("standard", marks(&asked("nos"), "standards", "code")),
            ("professional standard", marks(&asked("hlta"), "standards", "number")),
            ("qualification", marks(&asked("qualifications"), "qualifications", "id")),
            ("expectation", marks(&asked(&format!("level {role}")), "statements", "id")),
        ];
        let gap = asked(&format!("gap {role}"));
        for row in gap["items"].as_array().expect("items") {
            let (part, id, status) = (row["part"].as_str(), row["id"].as_str().expect("an id"), row["status"].as_str());
            let Some((_, marks)) = lists.iter().find(|(kind, _)| part == Some(kind)) else { continue };
            let mark = marks[id].as_deref();
            let expected = match status {
                Some("missing") => None,
                Some("optional") => continue,
                // Only for a role does a qualification at a higher level count for a lower one; a list does not know
                // the role.
                Some("held") if row["because"].as_str().is_some_and(|why| why.contains("higher level")) => continue,
                // A list does not know the role: it marks what another qualification takes in, while the gap does not
                // if that qualification was designed for another role.
                Some("in progress") if part == Some("qualification") => {
                    prop_assert!(mark.is_some(), "{}", id);
                    continue;
                }
                // A list has no expected level: it marks a standard by a unit at a lower level, while the gap does not.
                Some("at a lower level" | "in progress" | "deemed equivalent") if part == Some("standard") => {
                    prop_assert!(mark.is_some(), "{}", id);
                    continue;
                }
                Some("held") if part.is_some_and(|part| part.contains("standard")) => Some("evidenced"),
                status => status,
            };
            prop_assert_eq!(mark, expected, "{}", id);
        }
    }

    /// Suggestions that close a gap come first, are not done, and close something for this role or one above it.
    #[test]
    fn what_closes_a_gap_comes_first(record in record(), role in role()) {
        let next = answer(&format!("next {role}"), Some(&record));
        let rows = next["items"].as_array().expect("items");
        let suggestions: Vec<&Value> = rows.iter().filter(|row| row["part"] == "CPD suggestion").collect();
        let closes = |row: &Value| row["closes"].as_array().expect("a list").len();
        let closing = suggestions.iter().take_while(|row| closes(row) > 0).count();
        prop_assert!(suggestions[closing..].iter().all(|row| closes(row) == 0));
        let own = framework().roles.find(&role).expect("a role");
        let above = |role: &&'static tacareer::framework::Keyed<tacareer::framework::role::Role>| framework().above(role).first().copied();
        let roles = std::iter::successors(Some(own), above);
        let mut open: Vec<String> = Vec::new();
        for role in roles {
            let gap = answer(&format!("gap {}", role.id), Some(&record));
            let left = gap["items"].as_array().expect("items").iter().filter(|row| {
                ["missing", "at a lower level", "in progress"].iter().any(|status| row["status"] == *status)
            });
            open.extend(left.filter_map(|row| row["id"].as_str().map(str::to_owned)));
            // For a choice of qualifications, a gap aims at one; any of them closes it.
            open.extend(role.expects.iter().flat_map(|one| one.qualifications.iter().chain(&one.alternatives)).map(ToString::to_string));
        }
        for row in &suggestions[..closing] {
            for id in row["closes"].as_array().expect("a list") {
                prop_assert!(open.iter().any(|one| id == one), "{id} is no gap");
            }
        }
        // The others stay in the order of the publication.
        let mut places: Vec<usize> = Vec::new();
        for row in &suggestions[closing..] {
            let id = row["id"].as_str().expect("an id");
            places.push(framework().suggesting(own).iter().enumerate().find_map(|(n, role)| {
                (0..role.cpd.suggestions.len()).find(|m| role.suggestion_id(*m) == id).map(|m| n * 1000 + m)
            }).expect("a suggestion"));
        }
        prop_assert!(places.is_sorted());
    }
}

/// Without a record, the field exists but is empty, and no record is mentioned.
#[test]
fn without_a_record_nothing_is_marked() {
    for (question, rows, id) in [
        ("units", "units", "id"),
        ("unit schools-l2", "units", "id"),
        ("nos", "standards", "code"),
        ("hlta", "standards", "number"),
        ("qualifications", "qualifications", "id"),
        ("qualifications l3-diploma", "units", "unit"),
        ("level ta3", "statements", "id"),
        ("next ta2", "items", "id"),
        ("path ta1 ta5", "steps", "id"),
    ] {
        assert!(marks(&answer(question, None), rows, id).values().all(Option::is_none), "{question}");
        let some = marks(&answer(question, Some(&Record::default())), rows, id);
        // Somebody with an empty record meets none of several expectations, which is worth saying.
        assert!(some.values().flatten().all(|mark| mark.starts_with("0 of ")), "{question}");
    }
}
