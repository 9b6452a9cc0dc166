//! All tests of the program and of its library from outside, in one crate, so that it is only linked once.
//!
//! `TACAREER_BIN=PROGRAM cargo test --test it` runs another program than the one that cargo has just built. `.ci/run`
//! does this with the program as it is shipped.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod cases;
mod certificates;
mod faces;
mod files;
mod guidance;
mod handbook;
mod hostile;
mod laws;
mod layers;
mod lists;
mod map;
mod marks;
mod mistakes;
mod notes;
mod other_trade;
mod overlays;
mod people;
mod process;
mod program;
mod progress;
mod prose;
mod real_lists;
mod record;
mod record_dates;
mod record_edit;
mod record_editor;
mod reviews;
mod roster;
mod schema;
mod shells;
mod team;
mod transcripts;
mod trees;
mod untrusted;
mod workbooks;

/// A file that is not listed above would never be compiled, and its tests would never run.
#[test]
fn every_file_is_a_module() {
    let named = include_str!("main.rs").lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let named: Vec<String> = named.map(str::to_owned).collect();
    let modules_in = |folder: &str| {
        let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        let sources = entries.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
        let names = sources.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()));
        let mut names: Vec<String> = names.filter(|name| name != "main").collect();
        names.sort();
        names
    };
    assert_eq!(modules_in("tests/it"), named);
    assert_eq!(modules_in("tests"), Vec::<String>::new(), "they belong in tests/it");
}
