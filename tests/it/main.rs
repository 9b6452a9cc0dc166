//! All tests of the program and its library from outside, as one crate, so that it is linked once.
//!
//! `TACAREER_BIN=PROGRAM cargo test --test it` tests another program than the one that cargo has just built, where a
//! test runs it: `.ci/run` does so with the program as it is shipped.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod cases;
mod faces;
mod guidance;
mod hostile;
mod laws;
mod layers;
mod marks;
mod other_trade;
mod overlays;
mod process;
mod program;
mod progress;
mod record;
mod record_dates;
mod record_edit;
mod schema;
mod transcripts;
mod trees;
mod untrusted;

/// A file that is not named above would never be compiled, and its tests never run.
#[test]
fn every_file_is_a_module() {
    let named = include_str!("main.rs").lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let named: Vec<String> = named.map(str::to_owned).collect();
    let mut there = Vec::new();
    for entry in std::fs::read_dir("tests/it").expect("a folder") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        there.push(name.strip_suffix(".rs").unwrap_or(&name).to_owned());
    }
    there.retain(|name| name != "main");
    there.sort();
    assert_eq!(named, there);
}
