//! Shell completion and manual pages.

use std::process::Command;

use crate::program::{failed, ok, tacareer};

/// What a shell offers to complete the last of these words.
fn offered(words: &[&str]) -> Vec<String> {
    let line = [&["--", "tacareer"], words].concat();
    let said = ok(tacareer(&line).env("COMPLETE", "fish"));
    said.lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_shell_offers_ids() {
    assert_eq!(offered(&["gap", "ta"]), ["ta1", "ta2", "ta3", "ta4", "ta5"]);
    assert_eq!(offered(&["compare", "ta2", "asna"]), ["asna1", "asna2", "asna3"]);
    assert_eq!(offered(&["unit", "equality"]), ["equality-l2", "equality-l3"]);
    assert_eq!(offered(&["units", "--qualification", "l3-d"]), ["l3-diploma"]);
    assert_eq!(offered(&["guidance", "4.1"]), ["4.1", "4.1.1", "4.1.2", "4.1.3"]);
}

#[test]
fn a_shell_is_told_what_an_id_stands_for() {
    let said = ok(tacareer(&["--", "tacareer", "level", "ta3"]).env("COMPLETE", "fish"));
    assert_eq!(said.trim_end(), "ta3\tTeaching Assistant Level 3");
}

/// If nothing can be completed, the answer is empty, without an error in the middle of what is being typed.
#[test]
fn what_is_not_known_offers_nothing() {
    assert_eq!(offered(&["gap", "zzz"]), Vec::<String>::new());
}

#[test]
fn each_shell_has_a_script() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = ok(&mut tacareer(&["completions", shell]));
        assert!(script.contains("tacareer") && script.contains("what-if"), "{shell}");
    }
    let script = ok(&mut tacareer(&["completions", "bash"]));
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), script).expect("written");
    let read = Command::new("bash").arg("-n").arg(file.path()).status().expect("bash runs");
    assert!(read.success());
}

#[test]
fn each_command_has_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = ok(tacareer(&["man"]).arg(folder.path()));
    assert!(said.contains("pages of the manual written"), "{said}");
    let page = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("a page");
    assert!(page("tacareer.1").contains("\\-\\-overlay"), "the options for every command");
    assert!(!page("tacareer-gap.1").contains("\\-\\-overlay"));
    for command in tacareer::cli::definition().get_subcommands() {
        assert!(page(&format!("tacareer-{}.1", command.get_name())).contains("NAME"));
    }
    let (code, said) = failed(&mut tacareer(&["man", "no-such-folder"]));
    assert_eq!((code, said.as_str()), (Some(1), "error: there is no folder no-such-folder\n"));
}
