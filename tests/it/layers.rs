//! Dependencies run one way only: what each folder may use of the others.

use std::fs;
use std::path::{Path, PathBuf};

/// A folder or file of `src/`, and the modules that it may use.
const MAY_USE: [(&str, &[&str]); 20] = [
    ("near.rs", &[]),
    ("visible.rs", &[]),
    ("place.rs", &[]),
    ("framework", &["framework", "near", "place"]),
    ("report", &["report"]),
    ("yaml", &["near", "place", "visible", "yaml"]),
    ("load", &["framework", "load", "shapes", "yaml"]),
    ("record", &["framework", "files", "places", "record", "shapes", "yaml"]),
    ("roster", &["files", "framework", "record", "roster", "shapes", "yaml"]),
    ("progress", &["framework", "record", "progress"]),
    ("words", &["framework", "record", "progress", "report", "words"]),
    ("notes", &["framework", "record", "progress", "report", "words", "notes"]),
    (
        "commands",
        &[
            "candidates",
            "framework",
            "load",
            "record",
            "roster",
            "progress",
            "report",
            "words",
            "notes",
            "handbook",
            "commands",
            "embedded",
            "files",
            "places",
            "schema",
            "yaml",
        ],
    ),
    ("handbook", &["framework", "handbook", "render", "report"]),
    ("files.rs", &[]),
    ("places.rs", &["files"]),
    ("schema.rs", &["shapes"]),
    ("render", &["report", "render", "visible", "yaml"]),
    ("embedded.rs", &["framework"]),
    ("candidates.rs", &["embedded", "framework"]),
];

/// Crates that only one folder may use.
const AT_HOME: [(&str, &[&str]); 16] = [
    ("saphyr_parser", &["yaml"]),
    ("serde_yaml", &["load", "record", "yaml"]),
    ("comfy_table", &["render"]),
    ("textwrap", &["cli", "render"]),
    ("serde_json", &["render", "schema.rs", "yaml"]),
    ("schemars", &["framework", "record", "roster", "shapes.rs", "yaml"]),
    ("csv::", &["render", "roster"]),
    ("calamine", &["roster"]),
    ("encoding_rs", &["roster"]),
    ("rust_xlsxwriter", &["render", "roster"]),
    ("zip::", &["roster"]),
    ("indicatif", &["cli"]),
    ("clap_complete", &["candidates.rs", "cli", "commands"]),
    ("clap_mangen", &["cli"]),
    ("clap", &["commands", "cli", "cli.rs", "schema.rs"]),
    ("std::io", &["cli", "cli.rs", "error.rs", "files", "files.rs", "main.rs", "roster", "yaml"]),
];

#[test]
fn every_file_uses_only_what_its_folder_may() {
    let mut wrong = Vec::new();
    for file in files(Path::new("src")) {
        let text = fs::read_to_string(&file).expect("a source file");
        let name = file.strip_prefix("src").expect("below src").to_string_lossy().into_owned();
        let area = name.split('/').next().expect("a folder or file");
        let Some((_, allowed)) = MAY_USE.iter().find(|(known, _)| *known == area) else { continue };
        for used in text.split("crate::").skip(1).map(first_word).filter(|word| !word.is_empty()) {
            if !allowed.contains(&used.as_str()) {
                wrong.push(format!("{name} uses crate::{used}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// A subcommand uses what is shared by the commands and what is in its own folder, never another subcommand.
#[test]
fn no_command_uses_another() {
    let mut wrong = Vec::new();
    for file in files(Path::new("src/commands")) {
        let name = file.strip_prefix("src/commands").expect("below commands").to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a source file");
        if name == "mod.rs" {
            continue;
        }
        let is_top = !name.contains('/') || name.ends_with("/mod.rs");
        // What a file in a folder takes from its parent module is the subcommand's own; what it takes from further up
        // is shared.
        let up = if is_top { "super::" } else { "super::super::" };
        let commands: Vec<String> = fs::read_dir("src/commands")
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path().file_stem().expect("a name").to_string_lossy().into_owned())
            .collect();
        for word in text.split(up).skip(1).map(first_word).filter(|word| commands.contains(word)) {
            wrong.push(format!("{name} uses {word}"));
        }
        assert!(!text.contains("crate::commands"), "{name} uses crate::commands");
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn crates_stay_at_home() {
    let mut wrong = Vec::new();
    for file in files(Path::new("src")) {
        let text = fs::read_to_string(&file).expect("a source file");
        let name = file.strip_prefix("src").expect("below src").to_string_lossy().into_owned();
        let area = name.split('/').next().expect("a folder or file");
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code: String = code.collect::<Vec<_>>().join("\n");
        for (krate, homes) in AT_HOME {
            let used =
                code.split(krate).skip(1).count() > 0 && code.contains(&format!("{}::", krate.trim_end_matches("::")));
            if used && !homes.contains(&area) {
                wrong.push(format!("{name} uses {krate}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn no_command_knows_a_format() {
    for file in files(Path::new("src/commands")) {
        let text = fs::read_to_string(&file).expect("a source file");
        assert!(!text.contains("Format"), "{} speaks of formats", file.display());
    }
}

#[test]
fn files_are_short() {
    for file in files(Path::new("src")) {
        let lines = fs::read_to_string(&file).expect("a source file").lines().count();
        assert!(lines <= 450, "{} has {lines} lines", file.display());
    }
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(files(&entry));
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            found.push(entry);
        }
    }
    found.sort();
    found
}
