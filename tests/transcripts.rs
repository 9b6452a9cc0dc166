//! Whole outputs a person can read: the README, the worked example, a page a command, a page a kind of problem in the data.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes what the program says now; read the difference before you
//! commit it.

#![allow(clippy::panic, reason = "a test fails by panicking")]

#[test]
fn transcripts() {
    in_home(
        "/nowhere",
        &["data/README.md", "docs/*.md", "tests/commands/*.md", "tests/overlays/*.md", "tests/problems/*.md"],
    );
}

/// The README keeps a record in the usual place.
#[test]
fn readme() {
    let home = tempfile::tempdir().unwrap_or_else(|error| panic!("no folder: {error}"));
    in_home(&home.path().to_string_lossy(), &["README.md"]);
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

/// The record that the worked example shows is the one it runs on.
#[test]
fn the_record_shown_is_the_record_used() {
    let (page, record) =
        (include_str!("../docs/worked-example.md"), include_str!("../docs/worked-example.in/sam.yaml"));
    assert!(page.contains(&format!("```yaml\n{record}```\n")));
}
