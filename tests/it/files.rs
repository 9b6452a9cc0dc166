//! Files: no answer replaces an input, an answer made from a record is private, and nothing else is touched.

use std::fs;
use std::path::Path;

use crate::program::{failed, ok, tacareer};

/// An overlay, as a user might write it.
const OVERLAY: &str = "overlay: {title: Courses of our own, publisher: A school, date: 2026-01-01}\n";

/// Runs a test in its own folder, with `courses.yaml` and `record.yaml`.
fn in_folder(test: impl Fn(&Path)) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("courses.yaml"), OVERLAY).expect("written");
    fs::write(folder.path().join("record.yaml"), "name: Sam # mine\nrole: ta2\n").expect("written");
    test(folder.path());
}

/// The message when the program refuses, run in a folder.
fn refused(folder: &Path, args: &[&str]) -> String {
    let (code, said) = failed(tacareer(args).current_dir(folder));
    assert_eq!(code, Some(1), "{args:?}: {said}");
    said
}

#[test]
fn no_answer_takes_the_place_of_an_input() {
    in_folder(|folder| {
        ok(tacareer(&["data", "export", "mine"]).current_dir(folder));
        let record = ["--record", "record.yaml"];
        let cases: [(&[&str], &str); 4] = [
            (&["next", "ta2", "--overlay", "courses.yaml", "-o", "courses.yaml"], "courses.yaml is an overlay in use"),
            (&["check", "courses.yaml", "-o", "./courses.yaml"], "./courses.yaml is what the answer is about"),
            (&["level", "--data", "mine", "-o", "mine/README.md"], "mine/README.md is part of the framework in use"),
            (&["level", "--data", "mine", "-o", "mine/new.yaml"], "mine/new.yaml would be read as data"),
        ];
        for (args, start) in cases {
            let said = refused(folder, &[args, &["--replace"]].concat());
            assert!(said.starts_with(&format!("error: {start}")), "{said}");
            assert!(said.ends_with("  name another file with --output; nothing has been written\n"), "{said}");
        }
        fs::hard_link(folder.join("record.yaml"), folder.join("same.md")).expect("a link");
        let said = refused(folder, &["record", "show", "--replace", "-o", "same.md", record[0], record[1]]);
        assert!(said.starts_with("error: same.md is your record"), "{said}");
        assert_eq!(fs::read_to_string(folder.join("courses.yaml")).expect("a file"), OVERLAY);
    });
}

/// A workbook, a text or a list may hold what somebody has added to an answer, or what never was one.
#[test]
fn what_may_hold_work_of_somebody_is_replaced_if_it_is_asked_for() {
    in_folder(|folder| {
        let written = "somebody has written this";
        for ending in ["md", "txt", "csv", "json", "xlsx", "svg", "html", "yaml", "ics"] {
            let name = &*format!("mine.{ending}");
            fs::write(folder.join(name), written).expect("written");
            let question = match ending {
                "svg" => vec!["map"],
                "ics" => vec!["plan", "ta2", "--from", "2026-09-01", "--by", "2027-07-20"],
                _ => vec!["level"],
            };
            let args = [&question[..], &["-o", name]].concat();
            assert_eq!(
                refused(folder, &args),
                format!(
                    "error: {name} is there already, and might hold work of yours\n  add --replace to put the answer in its place, or name another file; nothing has been written\n"
                )
            );
            assert_eq!(fs::read_to_string(folder.join(name)).expect("a file"), written);
            ok(tacareer(&args).arg("--replace").current_dir(folder));
            assert_ne!(fs::read(folder.join(name)).expect("a file"), written.as_bytes());
        }
    });
}

#[test]
fn what_says_that_it_is_an_answer_is_replaced() {
    in_folder(|folder| {
        let dates = ["plan", "ta2", "--from", "2026-09-01", "--by", "2027-07-20"];
        let questions: [(&[&str], &str); 3] =
            [(&["level"], "page.html"), (&["handbook"], "page.html"), (&dates, "plan.ics")];
        for (question, name) in questions {
            for _ in 0..2 {
                ok(tacareer(question).args(["-o", name]).current_dir(folder));
            }
        }
        for role in ["ta1", "ta2"] {
            ok(tacareer(&["level", role, "-o", "role.yaml"]).current_dir(folder));
        }
        let written = fs::read_to_string(folder.join("role.yaml")).expect("a file");
        let printed = ok(&mut tacareer(&["level", "ta2", "--format", "yaml"]));
        assert_eq!(written.split_once('\n').expect("a line").1, printed);
        assert!(written.starts_with("# An answer of tacareer"), "{written}");
    });
}

#[test]
fn a_csv_file_is_opened_rightly_by_excel() {
    in_folder(|folder| {
        ok(tacareer(&["units", "-o", "units.csv"]).current_dir(folder));
        let written = fs::read_to_string(folder.join("units.csv")).expect("a file");
        let printed = ok(&mut tacareer(&["units", "--format", "csv"]));
        assert_eq!(written, format!("\u{feff}{printed}"));
    });
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(file: &Path) -> u32 {
        fs::metadata(file).expect("a file").permissions().mode() & 0o777
    }

    #[test]
    fn what_is_made_from_a_record_is_private() {
        in_folder(|folder| {
            let with_record = ["--record", "record.yaml"];
            for (question, file) in
                [(["record", "show"], "show.html"), (["gap", "ta2"], "gap.html"), (["plan", "ta2"], "plan.ics")]
            {
                let dates: &[&str] =
                    if question[0] == "plan" { &["--from", "2026-09-01", "--by", "2027-07-20"] } else { &[] };
                ok(tacareer(&question).args(with_record).args(["-o", file]).args(dates).current_dir(folder));
                assert_eq!(mode(&folder.join(file)), 0o600, "{file}");
            }
            ok(tacareer(&["level", "ta2", "--no-record", "-o", "level.html"]).current_dir(folder));
            assert_ne!(mode(&folder.join("level.html")) & 0o044, 0);
        });
    }

    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions() {
        in_folder(|folder| {
            let file = folder.join("page.html");
            for permissions in [0o600, 0o640] {
                fs::write(&file, "").expect("written");
                fs::set_permissions(&file, fs::Permissions::from_mode(permissions)).expect("set");
                ok(tacareer(&["level", "-o", "page.html"]).current_dir(folder));
                assert_eq!(mode(&file), permissions);
            }
        });
    }

    #[test]
    fn a_link_to_nothing_yet_stays_a_link() {
        in_folder(|folder| {
            symlink("real.md", folder.join("link.md")).expect("a link");
            ok(tacareer(&["about", "-o", "link.md"]).current_dir(folder));
            assert!(fs::symlink_metadata(folder.join("link.md")).expect("a link").is_symlink());
            assert!(folder.join("real.md").is_file());
            symlink("round.md", folder.join("round.md")).expect("a link");
            let said = refused(folder, &["about", "-o", "round.md"]);
            assert_eq!(said, "error: can't write round.md: it is a link that leads to itself\n");
        });
    }

    #[test]
    fn a_file_with_two_names_is_not_torn_in_two() {
        in_folder(|folder| {
            fs::write(folder.join("a.md"), "before").expect("written");
            fs::hard_link(folder.join("a.md"), folder.join("b.md")).expect("a link");
            let said = refused(folder, &["about", "-o", "a.md", "--replace"]);
            assert!(said.starts_with("error: can't write a.md: it has a second name (a hard link)"), "{said}");
            fs::hard_link(folder.join("record.yaml"), folder.join("other.yaml")).expect("a link");
            let said = refused(folder, &["record", "set", "role", "ta3", "--record", "record.yaml"]);
            assert!(said.contains("it has a second name (a hard link)"), "{said}");
        });
    }

    #[test]
    fn files_of_others_beside_a_record_stay() {
        in_folder(|folder| {
            let others = [".record.yaml.new-backup", ".record.yaml.tacareer-old.tmp", ".record.yaml.tacareer-"];
            for name in others {
                fs::write(folder.join(name), "mine").expect("written");
            }
            let killed = folder.join(".record.yaml.tacareer-abcdefABCDEF.tmp");
            fs::write(&killed, "").expect("written");
            ok(tacareer(&["record", "set", "role", "ta3", "--record", "record.yaml"]).current_dir(folder));
            assert!(others.iter().all(|name| folder.join(name).exists()));
            assert!(!killed.exists(), "what a killed change has left goes");
        });
    }

    #[test]
    fn a_lock_that_is_a_link_is_not_followed() {
        in_folder(|folder| {
            fs::write(folder.join("precious"), "mine").expect("written");
            symlink("precious", folder.join(".record.yaml.lock")).expect("a link");
            let said = refused(folder, &["record", "set", "role", "ta3", "--record", "record.yaml"]);
            assert!(said.contains(".record.yaml.lock is in the way"), "{said}");
            assert_eq!(fs::read_to_string(folder.join("precious")).expect("a file"), "mine");
        });
    }

    #[test]
    fn long_names_are_names() {
        in_folder(|folder| {
            let long = format!("{}.yaml", "é".repeat(120));
            fs::copy(folder.join("record.yaml"), folder.join(&long)).expect("copied");
            ok(tacareer(&["record", "set", "role", "ta3", "--record", &long]).current_dir(folder));
            assert!(fs::read_to_string(folder.join(&long)).expect("a file").contains("role: ta3"));
            let page = format!("{}.html", "a".repeat(240));
            ok(tacareer(&["level", "-o", &page]).current_dir(folder));
        });
    }

    #[test]
    fn no_name_of_a_temporary_file_is_told() {
        in_folder(|folder| {
            let closed = folder.join("closed");
            fs::create_dir(&closed).expect("a folder");
            let too_long = format!("closed/{}.html", "a".repeat(300));
            let said = refused(folder, &["level", "-o", &too_long]);
            assert!(
                said.ends_with(": its name is too long, or not a possible one\n") && !said.contains(".tmp"),
                "{said}"
            );
        });
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_change_whose_answer_cannot_be_written_is_told_to_be_made() {
        in_folder(|folder| {
            let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
            let mut command = tacareer(&["record", "set", "role", "ta3", "--record", "record.yaml"]);
            let output = command.current_dir(folder).stdout(full).output().expect("the program runs");
            assert_eq!(output.status.code(), Some(1));
            assert_eq!(
                String::from_utf8_lossy(&output.stderr),
                "error: the disk is full\n  the command has been carried out all the same; only the answer could not be written\n"
            );
            assert!(fs::read_to_string(folder.join("record.yaml")).expect("a file").contains("role: ta3"));
        });
    }
}
