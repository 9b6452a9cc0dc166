//! The page for a review contains everything in the profile, and is written to the right place.

use std::fs;

use crate::program::{failed, ok, tacareer};
use tacareer::embedded;

/// A record with nothing but a role.
fn review(role: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let record = folder.path().join("record.yaml");
    fs::write(&record, format!("role: {role}\n")).expect("written");
    ok(tacareer(&["review", "--all", "--format", "plain"]).arg(&record))
}

#[test]
fn every_duty_and_suggestion_with_its_examples_is_on_it() {
    let framework = embedded::framework();
    for role in &framework.roles {
        let page = review(role.id.as_str());
        for duty in &role.duties {
            assert!(page.contains(&duty.text), "{}: {}", role.id, duty.text);
        }
        // Those of the role, and those of roles whose suggestions apply too (section 4.5.3).
        for suggestion in framework.suggesting(role).into_iter().flat_map(|one| &one.cpd.suggestions) {
            let examples = suggestion.examples.iter().map(|example| &example.text);
            for text in examples.chain([&suggestion.text]) {
                assert!(page.contains(text.as_str()), "{}: {text}", role.id);
            }
        }
    }
}

/// TA5's profile says "7(a-d)", but the options belong to duty 10.
#[test]
fn misprints_are_told() {
    assert!(
        review("ta5").contains("should be “Demonstrate specialist skills that may be appropriate to 10(a-d) above.”")
    );
}

#[test]
fn a_folder_is_written_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, two) = (folder.path().join("amy.yaml"), folder.path().join("bob.yaml"));
    fs::write(&one, "name: Amy\n").expect("written");
    fs::write(&two, "name: Bob\n").expect("written");
    let pages = folder.path().join("pages");
    fs::create_dir_all(pages.join("bob.html")).expect("made");
    let mut command = tacareer(&["review"]);
    let (code, said) = failed(command.args([&one, &two]).arg("-o").arg(&pages));
    assert_eq!(code, Some(1));
    assert!(said.contains("bob.html is a folder: nothing has been written"), "{said}");
    assert!(!pages.join("amy.html").exists());
    // A folder works for one person too.
    ok(tacareer(&["review"]).arg(&one).arg("-o").arg(&pages));
    assert!(pages.join("amy.html").is_file());
    // So it does for pages that are there already, unless one might be of somebody else.
    fs::remove_dir(pages.join("bob.html")).expect("removed");
    let both = |more: &[&str]| {
        let mut command = tacareer(&["review"]);
        command.args([&one, &two]).args(more).arg("-o").arg(&pages);
        command
    };
    ok(&mut both(&[]));
    fs::write(pages.join("bob.md"), "mine").expect("written");
    let (code, said) = failed(&mut both(&["--format", "markdown"]));
    assert!(code == Some(1) && said.contains("bob.md is there already, and might hold work of yours"), "{said}");
    assert!(!pages.join("amy.md").exists());
    ok(&mut both(&["--format", "markdown", "--replace"]));
}
