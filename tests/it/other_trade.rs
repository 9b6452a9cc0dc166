//! A framework that is not about teaching: every question works, and no answer mentions teaching.

use crate::program::{failed, ok, tacareer};

const BICYCLES: &str = "tests/frameworks/bicycles";

const QUESTIONS: &[&[&str]] = &[
    &["level"],
    &["level", "mechanic"],
    &["level", "fitter", "--section", "duties"],
    &["next", "helper"],
    &["next", "mechanic"],
    &["compare", "helper", "mechanic"],
    &["path", "helper", "mechanic"],
    &["path", "helper", "own shop"],
    &["path", "mechanic", "helper"],
    &["map"],
    &["map", "--standards"],
    &["map", "--standards", "--role", "mechanic"],
    &["units"],
    &["units", "--nos", "BR2"],
    &["units", "--role", "mechanic"],
    &["units", "--qualification", "repair award"],
    &["unit", "wheels"],
    &["unit", "Set up brakes"],
    &["nos"],
    &["nos", "BR 3"],
    &["nos", "--uncovered"],
    &["qualifications"],
    &["qualifications", "workshop-award"],
    &["hlta"],
    &["hlta", "Master 1"],
    &["training"],
    &["training", "tools"],
    &["basic-skills"],
    &["resources"],
    &["search", "brakes"],
    &["search", "no such thing"],
    &["about"],
    &["errata"],
    &["check"],
    &["gap", "helper"],
    &["gap", "mechanic"],
    &["nearest"],
    &["plan", "mechanic", "--hours-per-week", "2", "--from", "2026-01-05"],
];

/// A mechanic's record, as YAML.
const JO: &str = "name: Jo\nrole: helper\nunits: [{id: wheels}]\nmodules: [{id: tools, status: in-progress}]\n\
    evidence: [{title: A tandem brought back, standards: [1], professional_standards: [1]}]\n\
    cpd: [{title: A day on brakes, status: in-progress, suggestions: [helper.cpd.1]}]\n";

/// Words that belong to the built-in framework.
const OURS: [&str; 12] =
    ["teach", "Teach", "TA career", "TA1", "TA2", "TA3", "HLTA", "STL", "UNISON", "school", "guidance", "National Occ"];

#[test]
fn every_question_in_every_format() {
    for question in QUESTIONS {
        for format in ["table", "plain", "markdown", "html", "csv", "json", "yaml"] {
            let answer = ok(tacareer(question).args(["--data", BICYCLES, "--format", format]));
            let word = OURS.iter().find(|word| answer.contains(*word));
            // The names for levels of basic skills are part of the program.
            assert_eq!(word, None, "{question:?} as {format}:\n{answer}");
        }
        ok(tacareer(question).args(["--data", BICYCLES, "--ids"]));
    }
}

#[test]
fn every_question_with_a_record() {
    let folder = tempfile::tempdir().expect("a folder");
    let record = folder.path().join("jo.yaml");
    std::fs::write(&record, JO).expect("written");
    for question in QUESTIONS {
        for format in ["table", "plain", "markdown", "html", "csv", "json", "yaml"] {
            let mut command = tacareer(question);
            let answer = ok(command.args(["--data", BICYCLES, "--format", format, "--record"]).arg(&record));
            let word = OURS.iter().find(|word| answer.contains(*word));
            assert_eq!(word, None, "{question:?} as {format}:\n{answer}");
        }
    }
}

/// A framework with nothing but roles: no suite, no professional standards, no credit rules, no basic skills.
#[test]
fn the_least_framework() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "about: {title: Brewing, short: Brewing, year: 2026, publishers: [{name: Us}], rights: Ours, indicative: A guide.}\n\
        sections: {\"1\": {title: All of it, page: 1}}\n\
        families: {brewers: {title: Brewers, text: Those who brew., section: \"1\"}}\n\
        roles: {brewer: {short: Brewer, title: Brewer, family: brewers, section: \"1\", purpose: {text: To brew., section: \"1\"}, \
        duties_section: \"1\", duties: [{number: 1, text: Brew.}], knowledge: [{text: Hops., section: \"1\"}]}}\n";
    std::fs::write(folder.path().join("all.yaml"), text).expect("written");
    let record = folder.path().join("jo.txt");
    std::fs::write(&record, JO).expect("written");
    for question in
        [&["gap", "brewer"][..], &["nearest"], &["plan", "brewer"], &["next", "brewer"], &["level", "brewer"]]
    {
        for format in ["table", "plain", "markdown", "html", "csv", "json", "yaml"] {
            let ask = || {
                let mut command = tacareer(question);
                command.args(["--format", format, "--data"]).arg(folder.path());
                command
            };
            for answer in [ok(&mut ask()), ok(ask().arg("--record").arg(&record))] {
                let word = OURS.iter().find(|word| answer.contains(*word));
                assert_eq!(word, None, "{question:?} as {format}:\n{answer}");
            }
        }
    }
}

#[test]
fn a_wrong_name_gets_a_near_one() {
    let (code, said) = failed(tacareer(&["level", "mechanik"]).args(["--data", BICYCLES]));
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        "error: there is no role profile “mechanik”\n  did you mean mechanic?\n  the role profiles are Helper, Mechanic\n  “tacareer level --data tests/frameworks/bicycles” lists what there is\n"
    );
    let (_, said) = failed(tacareer(&["nos", "9"]).args(["--data", BICYCLES]));
    assert_eq!(
        said,
        "error: there is no standard “9”\n  the standards run from BR1 to BR3\n  “tacareer nos --data tests/frameworks/bicycles” lists what there is\n"
    );
}

/// Overlays work on this framework as on any other.
#[test]
fn an_overlay_on_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let overlay = folder.path().join("ours.yaml");
    let text = "overlay: {title: Our shop, publisher: Us, date: 2026-01-01}\nadd_to: {roles: {helper: {cpd: {suggestions: [{text: Bells, kind: course}]}}}}\n";
    std::fs::write(&overlay, text).expect("written");
    let answer =
        ok(tacareer(&["next", "helper", "--all", "--data", BICYCLES, "--format", "plain", "--overlay"]).arg(&overlay));
    assert!(answer.contains("2. Bells\n  Kind: course. helper.cpd.2: Our shop\n"), "{answer}");
}

/// Commands with their subcommands, as they are typed.
fn commands(of: &clap::Command, before: &[String], all: &mut Vec<Vec<String>>) {
    for command in of.get_subcommands() {
        let typed = [before, &[command.get_name().to_owned()]].concat();
        commands(command, &typed, all);
        all.push(typed);
    }
}

#[test]
fn help_and_files_to_fill_in_name_what_it_has() {
    const ELSEWHERE: [&str; 8] = ["ta1", "ta2", "ta3", "TA2", "TA3", "asna", "STL", "-l2"];
    let mut all = vec![Vec::new()];
    commands(&tacareer::cli::definition(), &[], &mut all);
    assert!(all.len() > 30);
    for trade in [BICYCLES, "tests/frameworks/libraries"] {
        for typed in &all {
            let help = ok(tacareer(&["--data", trade]).args(typed).arg("--help"));
            let word = ELSEWHERE.iter().find(|word| help.contains(*word));
            assert_eq!(word, None, "{typed:?}:\n{help}");
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let (overlay, record, list) = (file("ours.yaml"), file("record.yaml"), file("staff.csv"));
        ok(&mut tacareer(&["overlay", "init", &overlay, "--data", trade]));
        ok(&mut tacareer(&["record", "init", "--record", &record, "--data", trade]));
        ok(&mut tacareer(&["roster", "init", &list, "--data", trade]));
        for made in [&overlay, &record, &list] {
            let text = std::fs::read_to_string(made).expect("a file");
            let word = OURS.iter().chain(&ELSEWHERE).chain(&["School"]).find(|word| text.contains(*word));
            assert_eq!(word, None, "{text}");
        }
        ok(&mut tacareer(&["check", &overlay, "--data", trade]));
        let text = std::fs::read_to_string(&overlay).expect("a file");
        let role = if trade == BICYCLES { "mechanic" } else { "assistant" };
        let change = format!("\nchange:\n  roles:\n    {role}:\n      title: What we call this role\n");
        let commented = change[1..].lines().map(|line| format!("# {line}\n")).collect::<String>();
        assert!(text.contains(&commented), "{text}");
        std::fs::write(&overlay, text + &change).expect("written");
        let answer = ok(&mut tacareer(&["next", role, "--all", "--overlay", &overlay, "--data", trade]));
        assert!(answer.contains("What we call this role") && answer.contains("The first day with us"), "{answer}");
    }
}
