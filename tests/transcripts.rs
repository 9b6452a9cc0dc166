//! Whole outputs a person can read: the README, a page a command, a page a kind of problem in the data.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes what the program says now; read the difference before you
//! commit it.

#![allow(clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

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
        .case("docs/*.md")
        .case("tests/commands/*.md")
        .case("tests/overlays/*.md")
        .case("tests/problems/*.md");
}

/// What the tutorials show is what their commands read.
#[test]
fn the_files_of_the_tutorials_are_those_shown() {
    let shown = |page: &str| -> Vec<String> {
        let page = std::fs::read_to_string(format!("docs/{page}.md")).expect("a page");
        let blocks = page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
        blocks.map(str::to_owned).collect()
    };
    let read = |file: &str| std::fs::read_to_string(format!("docs/{file}")).expect("a file");
    let courses = shown("your-courses");
    assert_eq!(courses[0], read("your-courses.in/courses.yaml"));
    assert_eq!(courses[1], read("your-courses.in/more.yaml"));
    let mistakes = read("your-courses.in/mistakes.yaml").replace("titel", "title").replace("[96]", "[6]");
    assert_eq!(mistakes, courses[0]);
    let files = ["framework", "roles", "training"].map(|name| read(&format!("other-staff.in/midday/{name}.yaml")));
    assert_eq!(shown("other-staff"), files);
    assert_eq!(read("other-staff.in/midday-1/framework.yaml"), files[0]);
}
