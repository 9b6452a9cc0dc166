//! Mistakes that people make in files, one example of each kind: what they are told, and what they are told to do.

use std::fs;

use crate::program::tacareer;
use tacareer::embedded;
use tacareer::load::{self, Base, Loaded};
use tacareer::yaml::{Problem, Problems};

/// An overlay laid over the built-in framework.
fn laid(body: &str) -> Result<Loaded, Problems> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("o.yaml");
    fs::write(&file, format!("overlay: {{title: O, publisher: P, date: 2026-01-01}}\n{body}")).expect("written");
    load::read(Base::Contents(embedded::contents().into()), &[file])
}

/// The problems of an overlay, each as `line:column message | hint`.
fn problems(body: &str) -> Vec<String> {
    match laid(body) {
        Ok(_) => Vec::new(),
        Err(Problems(problems)) => problems.iter().map(shown).collect(),
    }
}

/// What is doubted in an overlay.
#[allow(dead_code)]
fn doubts(body: &str) -> Vec<String> {
    match laid(body) {
        Ok(loaded) => loaded.doubts(None).iter().map(shown).collect(),
        Err(problems) => panic!("{body}\n{problems}"),
    }
}

fn shown(problem: &Problem) -> String {
    let at = problem.line.map_or_else(String::new, |line| format!("{line}:{} ", problem.column.unwrap_or(0)));
    let hint = problem.hint.as_ref().map_or_else(String::new, |hint| format!(" | {hint}"));
    format!("{at}{}{hint}", problem.message)
}

/// Each text has one problem, which is that.
fn all_told(cases: &[(&str, &str)]) {
    for (body, told) in cases {
        assert_eq!(problems(body), [*told], "{body}");
    }
}

#[test]
fn letters_before_a_number_are_those_of_the_suite() {
    let unit = |standards: &str| format!("units: {{u: {{title: U, level: 2, standards: [{standards}], source: x}}}}\n");
    assert_eq!(problems(&unit("6, STL8, stl 9, nos 1")), Vec::<String>::new());
    let told = |column: usize, code: &str| {
        format!(
            "2:{column} “{code}” is not a code of National Occupational Standards | \
             write the number of the standard, alone or after STL, NOS or TDASTL, as in 19 or STL19"
        )
    };
    assert_eq!(
        problems(&unit("HLTA6, \"B8\", x9, SCDHSC0024")),
        [told(45, "HLTA6"), told(52, "B8"), told(58, "x9"), told(62, "SCDHSC0024")]
    );
    let keys = "standards:\n  A1: {group: a-supporting-learning}\n  B1: {group: a-supporting-learning}\n";
    assert_eq!(problems(keys).len(), 2);
    assert!(
        problems(keys)[0]
            .contains("3:3 “A1” is not a code of National Occupational Standards: the key of a standard is its number")
    );
    all_told(&[(
        "change: {standards: {HLTA6: {title: X}}}\n",
        "2:22 “HLTA6” is not a code of National Occupational Standards: the key of a standard is its number | \
         write the number of the standard, alone or after STL, NOS or TDASTL, as in 19 or STL19",
    )]);
}

#[test]
fn letters_before_a_number_in_a_record_are_those_of_its_kind() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("r.yaml");
    let text_of =
        |codes: &str| format!("evidence:\n- title: Obs\n  standards: [{codes}]\n  professional_standards: [HLTA1]\n");
    fs::write(&file, text_of("STL6, 7")).expect("written");
    let check = || tacareer(&["record", "check", "--record"]).arg(&file).output().expect("output");
    assert!(check().status.success());
    fs::write(&file, text_of("HLTA6")).expect("written");
    let told = String::from_utf8_lossy(&check().stdout).into_owned();
    assert!(told.contains("r.yaml:3:15: “HLTA6” is not a code of National Occupational Standards"), "{told}");
    assert!(told.contains("HLTA6 belongs in “professional_standards”"), "{told}");
    let asked = tacareer(&["nos", "6", "--record"]).arg(&file).output().expect("output");
    assert!(!asked.status.success());
}

#[test]
fn places_are_told_in_words_and_counted_from_one() {
    let told = problems("withdraw: {units: {equality-l2: It has closed.}}\n");
    assert_eq!(
        told,
        ["2:20 what is withdrawn here is still named in CPD suggestion 1 of role ta1, CPD suggestion 1 of role ta2, \
             CPD suggestion 1 of role asna1, listing 1 of qualification l2-certificate, units of module equality | \
             change that as well, or keep the record"]
    );
}

/// What was added to a list of ids is named, not counted.
#[test]
fn what_was_added_to_a_list_of_ids_is_named() {
    let added = "add_to: {units: {equality-l2: {standards: [19], aliases: [fair play]}}, modules: {equality: {units: [schools-l2]}}}\n";
    let loaded = laid(added).map_err(|problems| problems.to_string()).expect("no problem");
    let deeds: Vec<String> = loaded.framework.overlays.all().map(|(_, touch)| touch.brief()).collect();
    let by = "added by O (P, 2026-01-01)";
    assert_eq!(
        deeds,
        [format!("unit schools-l2 {by}"), format!("alias “fair play” {by}"), format!("standard STL19 {by}")]
    );
}
