//! Whole outputs a person can read: the README, the worked example, a page a command, a page a kind of problem in the data.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes what the program says now; read the difference before you
//! commit it.

#[test]
fn transcripts() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        .case("README.md")
        .case("data/README.md")
        .case("docs/*.md")
        .case("tests/commands/*.md")
        .case("tests/problems/*.md");
}

/// The record that the worked example shows is the one it runs on.
#[test]
fn the_record_shown_is_the_record_used() {
    let (page, record) =
        (include_str!("../docs/worked-example.md"), include_str!("../docs/worked-example.in/sam.yaml"));
    assert!(page.contains(&format!("```yaml\n{record}```\n")));
}
