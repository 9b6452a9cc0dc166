//! Complete outputs that a person can read: the README, the worked example, each command, each kind of problem in the
//! data.
//!
//! `TRYCMD=overwrite cargo test transcripts` writes the current output; read the differences before you commit them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program;

/// The folders of pages that exist only for testing.
const PAGES: [&str; 3] = ["tests/commands", "tests/overlays", "tests/problems"];

#[test]
fn transcripts() {
    let folders = PAGES.map(|folder| format!("{folder}/**/*.md"));
    in_home("/nowhere", ["data/README.md"].into_iter().chain(folders.iter().map(String::as_str)));
}

/// People have to read every page and every difference in it.
#[test]
fn no_page_is_too_long_to_be_read() {
    let mut too_long = Vec::new();
    for page in PAGES.into_iter().flat_map(|folder| files(Path::new(folder))) {
        let is_page = page.extension().is_some_and(|ending| ending == "md");
        if is_page && fs::read_to_string(&page).expect("a page").lines().count() > 150 {
            too_long.push(page);
        }
    }
    assert!(too_long.is_empty(), "over 150 lines, so split them by what they show: {too_long:?}");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Pages that may keep a record in the usual place, each with its own home folder.
#[test]
fn pages_with_a_record() {
    let docs = fs::read_dir("docs").expect("a folder").map(|entry| entry.expect("an entry").path());
    let pages = docs.filter(|page| page.extension().is_some_and(|ending| ending == "md"));
    for page in pages.chain(["README.md".into()]) {
        let home = tempfile::tempdir().expect("a folder");
        in_home(&home.path().to_string_lossy(), [&*page.to_string_lossy()]);
    }
}

/// Runs pages without the user's own data, overlays and record; an empty variable names nothing.
fn in_home<'a>(home: &str, pages: impl IntoIterator<Item = &'a str>) {
    let cases = trycmd::TestCases::new();
    cases.register_bin("tacareer", program::path());
    cases.env("COLUMNS", "80").env("NO_COLOR", "1").env("XDG_DATA_HOME", home);
    cases.env("TACAREER_DATA", "").env("TACAREER_OVERLAY", "").env("TACAREER_RECORD", "");
    for page in pages {
        cases.case(page);
    }
}

/// The files that the tutorials show are the ones that their commands read.
#[test]
fn the_files_of_the_tutorials_are_those_shown() {
    let shown = |page: &str| -> Vec<String> {
        let page = fs::read_to_string(format!("docs/{page}.md")).expect("a page");
        let blocks = page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
        blocks.map(str::to_owned).collect()
    };
    let read = |file: &str| fs::read_to_string(format!("docs/{file}")).expect("a file");
    let courses = shown("your-courses");
    assert_eq!(courses[0], read("your-courses.in/courses.yaml"));
    assert_eq!(courses[1], read("your-courses.in/more.yaml"));
    let mistakes = read("your-courses.in/mistakes.yaml").replace("titel", "title").replace("[96]", "[6]");
    assert_eq!(mistakes, courses[0]);
    let files = ["framework", "roles", "training"].map(|name| read(&format!("other-staff.in/midday/{name}.yaml")));
    assert_eq!(shown("other-staff"), files);
    assert_eq!(read("other-staff.in/midday-1/framework.yaml"), files[0]);
}

/// A page whose commands write files has a folder with the result; otherwise they would be written beside the tests.
#[test]
fn every_page_that_writes_says_what_is_left() {
    let writes = |text: &str| {
        let commands = text.lines().filter(|line| line.starts_with("$ tacareer record ") && !line.contains("--help"));
        commands
            .map(|line| line.split(' ').nth(3).unwrap_or_default())
            .any(|what| matches!(what, "add" | "set" | "remove" | "undo" | "init"))
    };
    let mut wrong = Vec::new();
    for page in std::fs::read_dir("tests/commands/record").expect("a folder").flatten().map(|entry| entry.path()) {
        let is_page = page.extension().is_some_and(|ending| ending == "md");
        if is_page && writes(&std::fs::read_to_string(&page).expect("a page")) {
            let left = std::fs::read_dir(page.with_extension("out")).map_or(0, Iterator::count);
            if left == 0 {
                wrong.push(page);
            }
        }
    }
    assert_eq!(wrong, Vec::<std::path::PathBuf>::new());
}
