//! Tests the schemas, with an independent validator, against the files they describe.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tacareer::embedded;
use tacareer::load::{self, Base};
use tacareer::schema::{Kind, Schema};

fn validator(kind: Kind) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&Schema::of(kind).text()).expect("JSON");
    jsonschema::draft7::meta::validate(&schema).expect("a schema of draft 7");
    jsonschema::draft7::new(&schema).expect("a schema")
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("YAML")
}

/// Everything that is wrong with a text, each with its place.
fn wrong(validator: &jsonschema::Validator, text: &str) -> Vec<String> {
    validator.iter_errors(&yaml(text)).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let found = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|ending| ending == "yaml")).collect()
}

#[test]
fn the_shipped_data_fit() {
    let validator = validator(Kind::Framework);
    let files = files(Path::new("data"));
    assert!(files.len() >= 16, "{files:?}");
    for file in files {
        let text = fs::read_to_string(&file).expect("a file");
        assert_eq!(wrong(&validator, &text), Vec::<String>::new(), "{}", file.display());
    }
}

#[test]
fn the_example_of_an_overlay_fits() {
    let validator = validator(Kind::Overlay);
    assert_eq!(wrong(&validator, include_str!("../../src/commands/overlay.yaml")), Vec::<String>::new());
}

/// The schema accepts the same overlays from the transcripts as `check` does.
#[test]
fn overlays_that_pass_the_check_fit() {
    let validator = validator(Kind::Overlay);
    let mut count = 0;
    for file in files(Path::new("tests/overlays")) {
        if load::read(Base::Contents(embedded::contents().into()), std::slice::from_ref(&file)).is_ok() {
            let text = fs::read_to_string(&file).expect("a file");
            assert_eq!(wrong(&validator, &text), Vec::<String>::new(), "{}", file.display());
            count += 1;
        }
    }
    assert!(count >= 4, "{count} overlays pass");
}

/// The schema also detects mistakes, at their places.
#[test]
fn mistakes_do_not_fit() {
    let framework = validator(Kind::Framework);
    let said = |text: &str| wrong(&framework, text).join("\n");
    let unit = |fields: &str| format!("units: {{u: {{title: T, level: 2{fields}}}}}");
    assert_eq!(said(&unit("")), "");
    assert_eq!(said(&unit(", credits: two")), "/units/u/credits: \"two\" is not of types \"null\", \"integer\"");
    assert!(said(&unit(", colour: red")).contains("'colour' was unexpected"), "{}", said(&unit(", colour: red")));
    assert!(said(&unit(", no_standard: perhaps")).starts_with("/units/u/no_standard: "));
    assert!(said("units: {u: {level: 2}}").contains("\"title\" is a required property"));
    assert!(said("unit: {}").contains("'unit' was unexpected"));
    let overlay = validator(Kind::Overlay);
    let said = |text: &str| wrong(&overlay, text).join("\n");
    assert_eq!(said("change: {units: {u: {credits: 3}}}"), "");
    assert_eq!(said("change: {units: {u: {credits: null}}}"), "");
    assert_eq!(
        said(
            "change: {qualifications: {q: {aliases: null}}, suite: {urls: null}, roles: {r: {cpd: null, section: null}}}"
        ),
        ""
    );
    assert!(said("change: {units: {u: {title: null}}}").starts_with("/change/units/u/title: "));
    assert!(said("change: {units: {u: {credits: three}}}").starts_with("/change/units/u/credits: "));
    assert!(said("change: {units: {u: {colour: red}}}").contains("'colour' was unexpected"));
    assert!(said("withdraw: {about: old}").contains("'about' was unexpected"));
    assert!(said("overlay: {title: T, publisher: P}").contains("\"date\" is a required property"));
    assert!(said("overlay: {title: T, publisher: P, date: soon}").starts_with("/overlay/date: "));
}

/// Every code of a problem is explained in the page for people who edit data.
#[test]
fn every_code_is_listed() {
    let readme = fs::read_to_string("data/README.md").expect("a file");
    let codes = tacareer::yaml::Code::ALL.iter().map(|code| code.name());
    let rules = tacareer::framework::Rule::ALL.iter().map(|rule| rule.name());
    let all: Vec<&str> = codes.chain(rules).collect();
    for code in &all {
        assert!(readme.contains(&format!("| `{code}` |")), "{code} is not listed");
        assert_eq!(all.iter().filter(|other| *other == code).count(), 1, "{code} stands for one thing");
    }
}

/// Whatever fits the schema of a record can be read by the program.
#[test]
fn records_fit_their_schema() {
    let validator = validator(Kind::Record);
    for file in files(Path::new("tests/records")) {
        let text = fs::read_to_string(&file).expect("a file");
        assert_eq!(wrong(&validator, &text), Vec::<String>::new(), "{}", file.display());
    }
    assert_eq!(wrong(&validator, "unitz: []\n").len(), 1);
}
