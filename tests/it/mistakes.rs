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
    let by = "added by O (P, 1 January 2026)";
    assert_eq!(
        deeds,
        [format!("unit schools-l2 {by}"), format!("alias “fair play” {by}"), format!("standard STL19 {by}")]
    );
}

/// What is told of a unit with this line in it.
fn line_told(line: &str, told: &str) {
    let body = format!("units:\n  u-x:\n    {line}\n    level: 2\n    no_standard: not-stated\n    source: x\n");
    assert_eq!(problems(&body), [told], "{line}");
}

#[test]
fn marks_at_the_start_of_a_text() {
    line_told("title: [New] phonics", "4:12 a text can't begin with “[” | put the text in quotes");
    line_told("title: {New} phonics", "4:12 a text can't begin with “{” | put the text in quotes");
    line_told("title: *New* phonics", "4:12 a text can't begin with “*” | put the text in quotes");
    line_told(
        "title: \"C:\\temp\\phonics\"",
        "4:12 there is no such “\\” in double quotes | write each “\\” twice (“\\\\”), or put the text between '…' instead",
    );
}

#[test]
fn quotation_marks_that_do_not_close() {
    line_told(
        "title: \"Phonics",
        "4:12 the quotation mark that opens here is not closed | close it where the text ends; \
         if there is a \" in the text, put the text between '…', or write a backslash before it",
    );
    line_told(
        "title: 'Phonics",
        "4:12 the quotation mark that opens here is not closed | close it where the text ends; \
         if there is an apostrophe in the text, put the text between \"…\", or write it twice ('Children''s')",
    );
    line_told(
        "title: 'Pupils' safety'",
        "4:21 there is more text after a closing quotation mark | \
         put the text between \"…\"; or write each apostrophe in it twice: 'Children''s'",
    );
}

#[test]
fn curly_quotation_marks_are_no_quotation_marks() {
    line_told(
        "title: “Phonics: an introduction”",
        "4:12 curly quotation marks (“ ”) do not hold a text together: they are part of it | \
         put the text between straight ones (\"…\")",
    );
    assert_eq!(
        doubts("change: {units: {equality-l2: {aliases: [“Hill”, “a” or “b”, '“quoted”']}}}\n"),
        ["2:42 the curly quotation marks around this are part of the text | \
             if they only mark where it begins and ends, leave them out"]
    );
}

#[test]
fn a_space_is_missing_where_it_is_missing() {
    line_told("title:Phonics", "4:11 a space is missing after the colon | write “title: Phonics”");
    line_told(
        "title：Phonics",
        "4:10 this is a wide colon (U+FF1A), which YAML does not take for a colon | write “title: Phonics”",
    );
    all_told(&[(
        "units:\n  u-x:\n    title: Phonics\n    level:2\n    no_standard: not-stated\n    source: x\n",
        "5:11 a space is missing after the colon | write “level: 2”",
    )]);
}

#[test]
fn commas_between_braces() {
    all_told(&[
        (
            "change: {roles: {ta2: {purpose: {text: To plan, lead and teach}}}}\n",
            "2:49 there is no field “lead and teach” here | between “{” and “}”, a text that holds “,” goes in quotes",
        ),
        (
            "change:\n  roles: {ta3: {expects: [{sense: meeting, , section: x}]}}\n",
            "3:44 there is nothing before this comma | leave the comma out",
        ),
    ]);
}

#[test]
fn what_has_fields_is_told_by_its_fields() {
    all_told(&[
        (
            "change: {roles: {ta2: {purpose: To do x}}}\n",
            "2:33 “purpose” has fields, and is not only “To do x” | write “text: To do x” on the line below, indented further",
        ),
        (
            "change: {roles: {ta2: {duties: [Do this]}}}\n",
            "2:33 an entry of this list has fields, and is not only “Do this” | write “- {number: 1, text: Do this}”",
        ),
        (
            "change: {about: {publishers: [Acme]}}\n",
            "2:31 an entry of this list has fields, and is not only “Acme” | write “- name: Acme”",
        ),
        (
            "change: {qualifications: {l2-certificate: {minimum_credits: 60}}}\n",
            "2:61 “minimum_credits” has fields, and is not only “60” | \
             write “value: 60” and “source: …” on the lines below, indented further",
        ),
    ]);
    let record = tacareer::record::parse(tacareer::yaml::Source::new("r.yaml", "units: [equality-l2]\n"));
    let Problems(found) = record.expect_err("a problem");
    assert_eq!(
        found.iter().map(shown).collect::<Vec<_>>(),
        ["1:9 an entry of this list has fields, and is not only “equality-l2” | write “- id: equality-l2”"]
    );
}

#[test]
fn what_is_a_level_too_high_is_sent_where_it_belongs() {
    all_told(&[
        (
            "add_to: {roles: {ta3: {suggestions: [{text: P, kind: course}]}}}\n",
            "2:24 there is no field “suggestions” here | “suggestions” belongs below “cpd”",
        ),
        (
            "add_to: {roles: {ta3: {cpd: {suggestions: {text: P, kind: course}}}}}\n",
            "2:30 “suggestions” is a list, and its entries must be here | \
             put “- ” before the first of the fields that belong together",
        ),
        (
            "change: {roles: {ta3: {follows: [ta2, asna2]}}}\n",
            "2:33 only one id can be here | write follows: ta2, and the others in also_follows: [asna2]",
        ),
        (
            "change: {units: {equality-l2: {level: 9}}}\n",
            "2:39 there is no level 9: levels run from Entry level to level 8",
        ),
    ]);
}

#[test]
fn days_that_do_not_exist() {
    let told = |date: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("o.yaml");
        fs::write(&file, format!("overlay: {{title: O, publisher: P, date: {date}}}\n")).expect("written");
        let read = load::read(Base::Contents(embedded::contents().into()), &[file]);
        let Err(Problems(problems)) = read else { return Vec::new() };
        problems.into_iter().map(|problem| problem.message).collect()
    };
    assert_eq!(told("2026-02-28"), Vec::<String>::new());
    assert_eq!(told("2026-02-30"), ["February 2026 has 28 days"]);
    assert_eq!(told("2026-31-09"), ["there is no month 31: a year has 12"]);
    assert_eq!(told("1 May 2026"), ["this is not a date"]);
}

#[test]
fn sources_of_nested_values_may_be_stale() {
    assert_eq!(
        doubts("change: {qualifications: {l2-certificate: {minimum_credits: {value: 35}}}}\n"),
        [
            "2:69 the source of this (minimum credits of qualification l2-certificate) is unchanged, and may not say it | \
             change “source” as well, to the page that says it"
        ]
    );
    let both =
        "change: {qualifications: {l2-certificate: {minimum_credits: {value: 35, source: https://example.org}}}}\n";
    assert_eq!(doubts(both), Vec::<String>::new());
}

#[test]
fn names_that_two_roles_share_are_doubted() {
    assert_eq!(
        doubts("change: {roles: {ta2: {title: Teaching Assistant Level 3}}}\n"),
        ["2:31 ta2 and ta3 are both called “Teaching Assistant Level 3” | \
             give each role names of its own; who types this one gets only the first"]
    );
    assert_eq!(
        doubts("change: {roles: {ta3: {alongside: [{role: ta2, why: x}]}}}\n").len(),
        2,
        "within a family, and no longer the other way round"
    );
}

/// A role that an overlay renamed is still found by the name that people know, unless another has it.
#[test]
fn a_former_title_finds_the_role() {
    let named = |body: &str| {
        let loaded = laid(body).map_err(|problems| problems.to_string()).expect("no problem");
        loaded.framework.roles.find("teaching assistant level 2").map(|role| role.id.to_string())
    };
    assert_eq!(named("change: {roles: {ta2: {title: Helper}}}\n").as_deref(), Ok("ta2"));
    let other = "change: {roles: {ta2: {title: Helper}, ta3: {title: Teaching Assistant Level 2}}}\n";
    assert_eq!(named(other).as_deref(), Ok("ta3"));
}

/// Files of a framework and of an overlay in one folder.
#[test]
fn frameworks_and_overlays_are_kept_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let about = "about: {title: T, short: T, year: 2020, rights: r, indicative: i, publishers: []}\n";
    fs::write(folder.path().join("a.yaml"), about).expect("written");
    let check = |text: &str| {
        fs::write(folder.path().join("b.yaml"), text).expect("written");
        let output = tacareer(&["check"]).arg(folder.path()).output().expect("output");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let told = check("change: {units: {x: {level: 2}}}\n");
    assert!(told.contains(": 1 problem") && told.contains("“change” belongs in an overlay"), "{told}");
    let told = check("overlay: {title: O, publisher: P, date: 2026-01-01}\n");
    assert!(told.contains(": 1 problem") && told.contains("this makes the whole folder an overlay"), "{told}");
    let told = check("families: {f: {title: F, text: x, section: one}, g: {title: G, text: x, section: two}}\n");
    assert!(told.contains(": 1 problem") && told.contains("there is no section “one”, nor any other"), "{told}");
}

#[test]
fn files_of_other_kinds_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    for (bytes, kind) in
        [(&b"%PDF-1.7\n"[..], "a PDF document"), (b"\x89PNG\r\n", "a picture"), (b"PK\x03\x04", "a spreadsheet")]
    {
        let file = folder.path().join("o.yaml");
        fs::write(&file, bytes).expect("written");
        let output = tacareer(&["check"]).arg(&file).output().expect("output");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(told.contains(kind), "{told}");
    }
    let missing = tacareer(&["check", "missing.yaml"]).output().expect("output");
    let told = String::from_utf8_lossy(&missing.stdout).into_owned();
    assert!(told.starts_with("missing.yaml: there is no such folder or file\n") && !told.contains("problem"), "{told}");
}

/// The table of fields names the words from which one must be chosen.
#[test]
fn the_table_of_fields_names_the_allowed_words() {
    let output = tacareer(&["schema", "--format", "plain"]).output().expect("output");
    let told = String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "award, certificate, diploma",
        "must-have-achieved, meeting",
        "core, optional",
        "profiles, standards, awarding",
    ] {
        assert!(told.contains(words), "{words}");
    }
}
