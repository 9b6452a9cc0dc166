//! Whole outputs a person can read: the README, a page a command, a page a kind of problem in the data.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes what the program says now; read the difference before you
//! commit it.

#[test]
fn transcripts() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        // Nobody's own overlays.
        .env("XDG_DATA_HOME", "/nowhere")
        .case("README.md")
        .case("data/README.md")
        .case("tests/commands/*.md")
        .case("tests/overlays/*.md")
        .case("tests/problems/*.md");
}
