//! The handbook: one page with the whole framework, and links that lead somewhere.

use std::collections::BTreeSet;

use crate::program::{ok, tacareer};
use tacareer::embedded;

fn page(args: &[&str]) -> String {
    ok(tacareer(&["handbook", "--format", "html"]).args(args))
}

/// The text between each occurrence of a mark and the next quotation mark.
fn after<'a>(page: &'a str, mark: &str) -> Vec<&'a str> {
    page.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_link_leads_somewhere() {
    for args in [&[][..], &["--data", "tests/frameworks/bicycles"], &["--overlay", "docs/your-courses.in/courses.yaml"]]
    {
        let page = page(args);
        let places = after(&page, " id=\"");
        let unique: BTreeSet<&str> = places.iter().copied().collect();
        assert_eq!(unique.len(), places.len(), "{args:?}: a place is there twice");
        let lost: Vec<&str> = after(&page, "href=\"#").into_iter().filter(|link| !unique.contains(link)).collect();
        assert!(lost.is_empty(), "{args:?}: {lost:?}");
        assert!(!page.contains("http-equiv=\"refresh") && !page.contains(" src="), "{args:?} fetches something");
    }
}

/// It contains every quotation, and a unit, its standards and its qualifications link to each other.
#[test]
fn it_holds_the_whole_framework() {
    let (page, framework) = (page(&[]), embedded::framework());
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
    let said = page.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    for role in &framework.roles {
        let knowledge = role.knowledge.iter().map(|quote| &quote.text);
        let duties = role.duties.iter().map(|duty| &duty.text);
        let suggestions = role.cpd.suggestions.iter().map(|one| &one.text);
        for text in knowledge.chain(duties).chain(suggestions).chain([&role.purpose.text]) {
            assert!(said.contains(text.as_str()), "{}: {text}", role.id);
        }
    }
    let article = |anchor: &str| {
        let start = page.find(&format!("<article id=\"{anchor}\"")).unwrap_or_else(|| panic!("no {anchor}"));
        page[start..].split("</article>").next().unwrap_or_default().to_owned()
    };
    for unit in &framework.units {
        let own = article(&format!("unit-{}", unit.id));
        for number in &unit.standards {
            assert!(own.contains(&format!("href=\"#nos-{number}\"")), "{} to {number}", unit.id);
            assert!(
                article(&format!("nos-{number}")).contains(&format!("href=\"#unit-{}\"", unit.id)),
                "{number} to {}",
                unit.id
            );
        }
        for one in framework.qualifications_of_unit(&unit.id) {
            let id = &one.qualification.id;
            assert!(own.contains(&format!("href=\"#qualifications-{id}\"")), "{} to {id}", unit.id);
            assert!(
                article(&format!("qualifications-{id}")).contains(&format!("#unit-{}\"", unit.id)),
                "{id} to {}",
                unit.id
            );
        }
    }
}

/// It has the same words as the program's own answers, without commands to type.
#[test]
fn it_is_made_of_the_answers() {
    let page = page(&[]);
    assert_eq!(page, self::page(&[]));
    assert!(!page.contains("tacareer level") && !page.contains("tacareer unit "), "tells what to type");
    let answer = ok(&mut tacareer(&["hlta", "--format", "html"]));
    let standards = answer.lines().filter(|line| line.starts_with("<li><b class=\"label\">"));
    for line in standards {
        assert!(page.contains(line), "{line}");
    }
}

/// A school's own edition says whose it is, and marks what the school has added.
#[test]
fn an_edition_says_whose_it_is() {
    let page = page(&["--overlay", "docs/your-courses.in/courses.yaml"]);
    assert!(page.contains("An edition with additions and changes of "), "no edition");
    assert!(!self::page(&[]).contains("An edition with"));
}

/// A page with the navigator, made with something that stands for the program.
fn navigator(args: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let module = folder.path().join("module.gz");
    std::fs::write(&module, [0x1f, 0x8b, 0x08, 0xff]).expect("a file");
    ok(tacareer(&["handbook", "--format", "html", "--app"]).arg(module).args(args))
}

/// A page without the scripts that browsers run.
fn without_scripts(page: &str) -> String {
    let parts = page.split("<script>").map(|part| part.split_once("</script>").map_or(part, |(_, rest)| rest));
    let first = page.split("<script>").next().unwrap_or_default();
    std::iter::once(first).chain(parts.skip(1)).collect()
}

/// Nothing can be loaded or sent, and only the page's own script runs; every field has a label; every link and every
/// part that the script uses is there, once.
#[test]
fn the_navigator_is_whole_and_shut() {
    for args in [&[][..], &["--data", "tests/frameworks/bicycles"], &["--overlay", "docs/your-courses.in/courses.yaml"]]
    {
        let page = navigator(args);
        let policy = after(&page, "Content-Security-Policy\" content=\"")[0];
        let scripts = policy.split(';').find(|rule| rule.contains("script-src")).expect("a rule for scripts");
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        assert!(scripts.starts_with(" script-src 'sha256-") && !scripts.contains("unsafe-inline"), "{scripts}");
        assert_eq!(page.matches("<script>").count(), scripts.matches("'sha256-").count(), "a script may not run");
        assert!(!page.contains(" src=") && !page.contains("onclick"), "{args:?}");
        assert!(page.contains("id=\"app-module\">H4sI/w==</script>"), "no program");

        let text = without_scripts(&page);
        let text = text.as_str();
        let places = after(text, " id=\"");
        let unique: BTreeSet<&str> = places.iter().copied().collect();
        assert_eq!(unique.len(), places.len(), "{args:?}: a place is there twice");
        let used = after(text, "href=\"#").into_iter().chain(after(text, "label for=\""));
        let fields = after(&page, "field(\"");
        let lost: Vec<&str> = used.chain(fields).filter(|name| !unique.contains(name)).collect();
        assert!(lost.is_empty(), "{args:?}: {lost:?}");
        let labelled: BTreeSet<&str> = after(text, "label for=\"").into_iter().collect();
        for tag in ["<input id=\"", "<select id=\"", "<textarea id=\""] {
            for name in after(text.split("id=\"app-handbook\"").next().expect("forms"), tag) {
                assert!(labelled.contains(name), "{name} has no label");
            }
        }
    }
}

/// A school's own edition takes its files along, so that the program in the page answers from them.
#[test]
fn the_navigator_takes_an_edition_along() {
    let page = navigator(&["--overlay", "docs/your-courses.in/courses.yaml"]);
    assert!(page.contains("\"options\":[\"--overlay\",\"edition-1.yaml\"]"), "no options");
    assert!(page.contains("\"files\":[[\"edition-1.yaml\",\""), "no files");
    let page = navigator(&["--data", "tests/frameworks/bicycles"]);
    assert!(page.contains("\"options\":[\"--data\",\"edition-1\"]"), "no options");
    assert!(page.contains("[\"edition-1/"), "no files");
    assert!(navigator(&[]).contains("\"files\":[],\"options\":[]"), "files of nobody");
}

/// Without a file, the program for web pages is the one that was built in. Where none was, the answer says how to make it.
#[test]
fn a_page_has_the_program_that_was_built_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("page.html");
    let output = tacareer(&["handbook", "--app", "-o"]).arg(&file).output().expect("it runs");
    if output.status.success() {
        let page = std::fs::read_to_string(&file).expect("a page");
        assert!(page.contains("id=\"app-module\">H4sI"), "no program");
        return;
    }
    let said = "error: the program for web pages is not built into this one\n  \
        in a copy of the source code, “dist/web FILE” makes it, and “tacareer handbook --app FILE -o page.html” writes the page\n  \
        without --app, the handbook needs nothing else\n";
    assert_eq!(String::from_utf8_lossy(&output.stderr), said);
    assert_eq!(output.status.code(), Some(1));
    assert!(!file.exists(), "a page without the program");
}
