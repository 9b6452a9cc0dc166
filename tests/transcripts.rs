//! Whole outputs a person can read: the README, a page a command, a page a kind of problem in the data.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes what the program says now; read the difference before you
//! commit it.

#![allow(clippy::panic, reason = "a test fails by panicking")]

#[test]
fn transcripts() {
    // The record that the README keeps.
    let home = tempfile::tempdir().unwrap_or_else(|error| panic!("no folder: {error}"));
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        // Nobody's own overlays, and nobody's own record.
        .env("XDG_DATA_HOME", home.path().to_string_lossy())
        .case("README.md")
        .case("data/README.md")
        .case("tests/commands/*.md")
        .case("tests/overlays/*.md")
        .case("tests/problems/*.md");
}
