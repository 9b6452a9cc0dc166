//! A record in an editor: the copy is checked before it replaces the record.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::{failed, ok, tacareer};

const RECORD: &str = "# mine\nname: Sam\nrole: ta2\n";

fn record(folder: &Path) -> std::path::PathBuf {
    let file = folder.join("cpd.yaml");
    fs::write(&file, RECORD).expect("written");
    file
}

/// Runs `record edit` with a command as the editor.
fn edit(file: &Path, editor: &str) -> Command {
    let mut command = tacareer(&["record", "edit", "--record"]);
    command.arg(file).env("EDITOR", editor).env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command
}

#[test]
fn what_was_edited_takes_the_place_of_the_record_and_can_be_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = record(folder.path());
    let said = ok(&mut edit(&file, "sed -i s/ta2/ta3/"));
    assert!(said.contains("• role: ta3") && said.contains("• role: ta2"), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("a file"), RECORD.replace("ta2", "ta3"));
    ok(tacareer(&["record", "undo", "--record"]).arg(&file));
    assert_eq!(fs::read_to_string(&file).expect("a file"), RECORD);
}

#[test]
fn what_cannot_be_read_is_kept_beside_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = record(folder.path());
    let (code, said) = failed(edit(&file, "sed -i s/role/rolle/").env("TMPDIR", folder.path()));
    assert_eq!(code, Some(1));
    assert!(said.starts_with("error: the record would have 1 problem\n"), "{said}");
    let kept = said.split("what you wrote is kept in ").nth(1).and_then(|rest| rest.split(';').next()).expect("a file");
    assert_eq!(fs::read_to_string(kept).expect("a file"), RECORD.replace("role", "rolle"));
    assert_eq!(fs::read_to_string(&file).expect("a file"), RECORD);
}

#[test]
fn an_editor_that_fails_or_changes_nothing_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = record(folder.path());
    assert!(ok(&mut edit(&file, "true")).ends_with("cpd.yaml: nothing was changed\n"));
    let (code, said) = failed(&mut edit(&file, "false"));
    assert_eq!(
        (code, said.as_str()),
        (Some(1), "error: the editor ended with an error, and nothing has been changed: false\n")
    );
    assert_eq!(fs::read_to_string(&file).expect("a file"), RECORD);
}

/// What another program writes while the editor is open is not lost.
#[test]
fn a_change_in_the_meantime_is_not_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = record(folder.path());
    let editor = format!("echo 'since: 2020' >> {} && sed -i s/ta2/ta3/", file.display());
    let (code, said) = failed(&mut edit(&file, &editor));
    assert_eq!(code, Some(1));
    assert!(said.contains("another program has changed") && said.contains("what you wrote is kept in"), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("a file"), format!("{RECORD}since: 2020\n"));
}
