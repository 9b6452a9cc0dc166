//! Laws of reading: a tree agrees with other YAML readers, and the walk along the schema finds nothing exactly if the
//! types can be read.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cases;
use proptest::prelude::*;
use serde_json::Value as Json;
use tacareer::framework::{Contents, FORMS};
use tacareer::yaml::{Document, Problems, Schema, Source, Value, parse_document};

/// A file with any contents, in which all scalars are text.
#[derive(Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(transparent)]
struct Anything(serde_json::Value);

fn anything(text: &str) -> Result<Document<Anything>, Problems> {
    parse_document(Source::new("x.yaml", text), &[], &Schema::of::<Anything>())
}

/// The value that `serde_yaml` reads, with its scalars as text.
fn by_serde_yaml(text: &str) -> Option<serde_yaml::Value> {
    serde_yaml::from_str(text).ok()
}

/// Whether a tree and a value of `serde_yaml` agree, comparing scalars as text.
fn agree(node: &tacareer::yaml::Node, value: &serde_yaml::Value) -> bool {
    use serde_yaml::Value as Other;
    match (&node.value, value) {
        (Value::List(entries), Other::Sequence(values)) => {
            entries.len() == values.len() && entries.iter().zip(values).all(|(entry, value)| agree(entry, value))
        }
        (Value::Map(fields), Other::Mapping(map)) => {
            fields.len() == map.len()
                && fields
                    .iter()
                    .zip(map)
                    .all(|(field, (key, value))| scalar_agrees(&field.key, key) && agree(&field.node, value))
        }
        (Value::Plain(text) | Value::Quoted(text), value) => scalar_agrees(text, value),
        _ => false,
    }
}

fn scalar_agrees(text: &str, value: &serde_yaml::Value) -> bool {
    use serde_yaml::Value as Other;
    match value {
        Other::Null => matches!(text, "" | "~" | "null" | "Null" | "NULL"),
        // How a number is formatted does not matter, only that it is one.
        Other::Bool(_) | Other::Number(_) => !text.is_empty(),
        // A block scalar without a line end at the end of the file gets one in YAML 1.2, but not in 1.1.
        Other::String(other) => text.trim_end_matches('\n') == other.trim_end_matches('\n'),
        _ => false,
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let found = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|ending| ending == "yaml")).collect()
}

#[test]
fn the_files_of_the_project_are_read_as_serde_yaml_reads_them() {
    let mut count = 0;
    for file in ["data", "docs", "tests/overlays", "tests/records", "tests/frameworks"]
        .iter()
        .flat_map(|folder| files(Path::new(folder)))
    {
        let text = fs::read_to_string(&file).expect("a file");
        let (Ok(tree), Some(value)) = (anything(&text), by_serde_yaml(&text)) else { continue };
        assert!(agree(&tree.tree, &value), "{}", file.display());
        count += 1;
    }
    assert!(count > 40, "{count} files");
}

/// Pieces of YAML that go together, and some that do not.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("a: "),
        Just("b:\n"),
        Just("  "),
        Just("- "),
        Just("\n"),
        Just("'x'"),
        Just("\"y\""),
        Just("["),
        Just("]"),
        Just("{"),
        Just("}"),
        Just(", "),
        Just("# c\n"),
        Just("|\n"),
        Just(">-\n"),
        Just("word"),
        Just("12"),
        Just("4.10"),
        Just("no"),
        Just("~"),
        Just("&x "),
        Just("*x"),
        Just("!t "),
        Just(": "),
        Just("? "),
        Just("\t"),
        Just("é"),
        Just("---\n"),
        Just("...\n"),
        Just("%"),
        Just("<<: "),
        Just("'it''s'"),
        Just("\\"),
        Just("2024-01-31"),
        Just("\r\n"),
    ];
    proptest::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// A framework file in which something has been replaced.
fn units() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        Just("2"),
        Just("two"),
        Just("'2'"),
        Just("[1]"),
        Just("{a: 1}"),
        Just(""),
        Just("~"),
        Just("300"),
        Just("-1"),
        Just("1.5"),
        Just("true"),
        Just("yes"),
        Just("0x10"),
        Just("[19, STL18]"),
        Just("[nineteen]"),
        Just("left-blank"),
        Just("\"2\""),
        Just("[]"),
        Just("1e3"),
        Just("text"),
    ];
    let field = prop_oneof![
        Just("title"),
        Just("level"),
        Just("standards"),
        Just("no_standard"),
        Just("section"),
        Just("credits"),
        Just("note"),
        Just("changes"),
        Just("errata"),
        Just("colour"),
    ];
    proptest::collection::vec((field, value), 0..6).prop_map(|fields| {
        let mut seen = std::collections::BTreeSet::new();
        let fields = fields.into_iter().filter(|(field, _)| seen.insert(*field));
        let fields: String = fields.map(|(field, value)| format!("    {field}: {value}\n")).collect();
        if fields.is_empty() { "units: {}\n".into() } else { format!("units:\n  u:\n{fields}") }
    })
}

proptest! {
    #![proptest_config(cases::config(192))]

    /// If both readers accept a text, they agree; if ours refuses it, it gives a message and a place.
    #[test]
    fn any_text_is_read_as_serde_yaml_reads_it_or_refused(text in pieces()) {
        match (anything(&text), by_serde_yaml(&text)) {
            (Ok(tree), Some(value)) => {
                // A file holds a mapping or a list; the two versions of YAML disagree on a lone scalar.
                let nothing = !matches!(value, serde_yaml::Value::Mapping(_) | serde_yaml::Value::Sequence(_));
                prop_assert!(nothing || agree(&tree.tree, &value), "{:?}: {:?} against {:?}", text, tree.tree, value);
            }
            (Err(problems), _) => {
                prop_assert!(problems.0.iter().all(|problem| !problem.message.is_empty() && problem.line.is_some()));
            }
            _ => {}
        }
    }

    /// The walk finds nothing exactly if the types can be read and an independent validator finds nothing, except for
    /// what only the walk refuses: numbers on which readers disagree.
    #[test]
    fn what_fits_is_what_can_be_read(text in units()) {
        let walked = parse_document::<Contents>(Source::new("x.yaml", text.as_str()), &FORMS, &Schema::of::<Contents>());
        let read: Result<Contents, _> = serde_yaml::from_str(&text);
        if let Ok(document) = &walked {
            if let Ok(contents) = &read {
                prop_assert_eq!(&document.value, contents);
            }
            let schema: Json = serde_json::from_str(&tacareer::schema::Schema::of(tacareer::schema::Kind::Framework).text()).expect("JSON");
            let validator = jsonschema::draft7::new(&schema).expect("a schema");
            let value: Json = serde_json::to_value(&document.value).expect("JSON");
            prop_assert!(validator.is_valid(&value), "{}", value);
        } else {
            let ambiguous = ["0x10", "1e3", "yes"].iter().any(|odd| text.contains(odd));
            let null = text.contains(": \n") || text.contains(": ~");
            prop_assert!(read.is_err() || ambiguous || null, "{}: {}", text, walked.err().map_or_else(String::new, |problems| problems.to_string()));
        }
    }
}
