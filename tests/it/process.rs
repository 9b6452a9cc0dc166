//! The program among other programs: pipes, files, environment, system errors.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use crate::program::{failed, ok, tacareer};

#[test]
fn a_closed_pipe_is_no_error() {
    let mut command = tacareer(&["nos", "--format", "json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("UTF-8");
    assert!(child.wait().expect("it ends").success());
    assert_eq!(said, "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
    let mut command = tacareer(&["level", "ta3"]);
    let output = command.stdout(full).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "error: the disk is full\n");
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_utf_8() {
    use std::os::unix::ffi::OsStrExt;
    let (code, said) = failed(tacareer(&["level"]).arg(std::ffi::OsStr::from_bytes(b"ta\xff")));
    assert_eq!(code, Some(2));
    assert!(said.starts_with("error: invalid UTF-8 was detected in one or more arguments"), "{said}");
}

#[test]
fn the_ending_of_a_file_picks_the_format() {
    let folder = tempfile::tempdir().expect("a folder");
    for (ending, start) in [
        ("txt", "TA career framework: 2 units"),
        ("md", "# TA career framework: 2 units"),
        ("html", "<!DOCTYPE html>"),
        ("csv", "\u{feff}id,title,level,"),
        ("json", "{\n  \"filters\""),
        ("yaml", "# An answer of tacareer: "),
    ] {
        let file = folder.path().join(format!("units.{ending}"));
        assert_eq!(ok(tacareer(&["units", "--nos", "19", "-o"]).arg(&file)), "");
        let written = fs::read_to_string(&file).expect("a file");
        assert!(written.starts_with(start), "{ending}: {written}");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 6, "nothing else is left behind");
}

#[test]
fn a_file_is_replaced_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("role.md");
    fs::write(&file, "what was there").expect("written");
    let (code, said) = failed(tacareer(&["level", "ta9", "--replace", "-o"]).arg(&file));
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        "error: there is no role profile “ta9”\n  did you mean ta1, ta2, ta3?\n  the role profiles are TA1, TA2, TA3, TA4, TA5, ASNA1, ASNA2, ASNA3\n  “tacareer level” lists what there is\n"
    );
    assert_eq!(fs::read_to_string(&file).expect("a file"), "what was there");
    ok(tacareer(&["level", "ta1", "--replace", "-o"]).arg(&file));
    assert!(fs::read_to_string(&file).expect("a file").starts_with("# TA1: Teaching Assistant Level 1"));
}

#[test]
fn files_that_cannot_be_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = |file: &std::path::Path| {
        let (code, said) = failed(tacareer(&["level", "-o"]).arg(file));
        assert_eq!(code, Some(1));
        said.replace(&folder.path().display().to_string(), "DIR")
    };
    assert_eq!(said(folder.path()), "error: can't write DIR: it is a folder\n");
    let nowhere = said(&folder.path().join("no/such/folder.md"));
    assert_eq!(nowhere, "error: can't write DIR/no/such/folder.md: there is no folder DIR/no/such\n");
    let (code, said) = failed(&mut tacareer(&["level", "-o", "levels.xyz"]));
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        "error: there is no format for files that end in .xyz: name one with --format, or end the file in .txt, .md, .html, .csv, .json, .yaml, .ics, .xlsx, .svg, .mmd or .dot\n"
    );
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    ok(tacareer(&["level", "-o", "/dev/null", "--format", "json"]).env("TMPDIR", "/nowhere"));
    assert!(fs::metadata("/dev/null").expect("a device").file_type().is_char_device());
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
    fs::write(&file, "").expect("written");
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    ok(tacareer(&["about", "-o"]).arg(&link));
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    assert!(fs::read_to_string(&file).expect("a file").starts_with("# Career Framework"));
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let coloured = |command: &mut std::process::Command| ok(command).contains('\u{1b}');
    assert!(!coloured(&mut tacareer(&["level"])));
    assert!(coloured(&mut tacareer(&["level", "--color", "always"])));
    assert!(coloured(tacareer(&["level"]).env("CLICOLOR_FORCE", "1")));
    assert!(!coloured(tacareer(&["level"]).env("CLICOLOR_FORCE", "0")));
    assert!(!coloured(tacareer(&["level"]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")));
    assert!(!coloured(tacareer(&["level", "--color", "never"]).env("CLICOLOR_FORCE", "1")));
    for format in ["plain", "markdown", "html", "csv", "json", "yaml"] {
        assert!(!coloured(&mut tacareer(&["level", "--color", "always", "--format", format])), "{format}");
    }
}

#[test]
fn a_pipe_gets_a_record_a_line() {
    let page = ok(tacareer(&["units", "--all"]).env("COLUMNS", "40"));
    let line = page.lines().find(|line| line.contains("equality-l2")).expect("the unit");
    assert!(line.contains("Equality, diversity and inclusion in work with children and young people"), "{line}");
}

#[test]
fn data_from_a_folder() {
    let from_flag = ok(&mut tacareer(&["level", "ta3", "--data", "data", "--json"]));
    let from_environment = ok(tacareer(&["level", "ta3", "--json"]).env("TACAREER_DATA", "data"));
    let built_in = ok(&mut tacareer(&["level", "ta3", "--json"]));
    assert_eq!(from_flag, built_in);
    assert_eq!(from_environment, built_in);
    let (code, said) = failed(tacareer(&["level"]).env("TACAREER_DATA", "/no/such/folder"));
    assert_eq!(code, Some(1));
    assert!(said.starts_with("/no/such/folder: "), "{said}");
}

#[test]
fn no_backtrace_reaches_a_user() {
    let (_, said) = failed(tacareer(&["unit", "no such unit at all"]).env("RUST_BACKTRACE", "full"));
    assert_eq!(said, "error: there is no unit “no such unit at all”\n  “tacareer units” lists what there is\n");
}

#[test]
fn what_could_drive_a_terminal_is_shown_harmlessly() {
    let (code, said) = failed(&mut tacareer(&["level", "ta\u{1b}[2Jthree"]));
    assert_eq!(code, Some(1));
    assert!(!said.contains('\u{1b}') && said.contains('\u{241b}'), "{said:?}");
}

#[test]
fn the_command_line_holds_together() {
    tacareer::cli::definition().debug_assert();
}

/// The list of commands is written by hand, in groups.
#[test]
fn the_help_names_every_command() {
    let help = ok(&mut tacareer(&["--help"]));
    let listed: Vec<&str> = help
        .lines()
        .take_while(|line| !line.starts_with("Options"))
        .filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')))
        .flat_map(|line| line.split("  ").next().unwrap_or_default().split(", "))
        .collect();
    for command in tacareer::cli::definition().get_subcommands().filter(|command| command.get_name() != "help") {
        assert!(listed.contains(&command.get_name()), "{} is not in the help", command.get_name());
    }
    for option in tacareer::cli::definition().get_arguments().filter_map(clap::Arg::get_long) {
        assert!(help.contains(&format!("--{option}")), "--{option} is not in the help");
    }
}

#[test]
fn the_first_screen_fits() {
    let first = ok(&mut tacareer(&[]));
    assert!(first.lines().count() <= 20, "{first}");
    assert!(first.lines().all(|line| line.chars().count() <= 80), "{first}");
}

#[test]
fn nothing_that_was_typed_drives_a_terminal() {
    let typed = "--w\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{200b}";
    let (code, said) = failed(&mut tacareer(&["level", typed]));
    assert_eq!(code, Some(2));
    assert!(said.chars().all(|c| c == '\n' || (!c.is_control() && c != '\u{202e}' && c != '\u{200b}')), "{said:?}");
}

/// A standard is cited from where the expectation asks for it, not from the section of another role that names it too.
#[test]
fn a_gap_cites_the_section_of_the_expectation() {
    let csv = ok(&mut tacareer(&["gap", "ta3", "--no-record", "--format", "csv"]));
    let standards: Vec<&str> = csv.lines().filter(|line| line.starts_with("ta3.expects.1,standard,")).collect();
    assert_eq!(standards.len(), 11);
    assert!(standards.iter().all(|line| line.ends_with(",4.3.2,18,")), "{standards:#?}");
}
