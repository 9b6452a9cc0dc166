//! Whole outputs a person can read: the README, the worked example, a page a command, a page a kind of problem in the data.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes what the program says now; read the difference before you
//! commit it.

#![allow(clippy::panic, reason = "a test fails by panicking")]

#[test]
fn transcripts() {
    in_home("/nowhere", &["data/README.md", "tests/commands/*.md", "tests/overlays/*.md", "tests/problems/*.md"]);
}

/// Pages that keep a record in the usual place, each in a home of its own.
#[test]
fn pages_with_a_record() {
    for page in ["README.md", "docs/worked-example.md"] {
        let home = tempfile::tempdir().unwrap_or_else(|error| panic!("no folder: {error}"));
        in_home(&home.path().to_string_lossy(), &[page]);
    }
}

/// Runs the pages where nobody's own data, overlays and record are found: a variable that is empty names nothing.
fn in_home(home: &str, pages: &[&str]) {
    let cases = trycmd::TestCases::new();
    cases.env("COLUMNS", "80").env("NO_COLOR", "1").env("XDG_DATA_HOME", home);
    cases.env("TACAREER_DATA", "").env("TACAREER_OVERLAY", "").env("TACAREER_RECORD", "");
    for page in pages {
        cases.case(page);
    }
}
