//! A record when the system fails or other programs interfere: nothing in it is ever lost.

#![allow(clippy::print_stderr, reason = "a test that can't be made says so")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::program::{self, failed, ok, tacareer};
use tacareer::files::Claim;
use tacareer::record::{Location, Record, Why, read, read_if_any};

const OLD: &str = "\
# Mine, and in my own order.
cpd:
  - title: First aid   # every three years
    on: 2021-05-04

role: \"ta2\"
";

struct Place {
    folder: tempfile::TempDir,
    file: PathBuf,
}

impl Place {
    fn with(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("cpd.yaml");
        fs::write(&file, text).expect("written");
        Self { folder, file }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = tacareer(&["record", "--record"]);
        command.arg(&self.file).args(args);
        command
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.file).expect("a record")
    }

    fn record(&self) -> Record {
        read(&Location { file: self.file.clone(), why: Why::Option }, &tacareer::embedded::framework())
            .expect("a record")
            .value
    }

    fn titles(&self) -> Vec<String> {
        self.record().cpd.into_iter().map(|activity| activity.title).collect()
    }

    /// All files in the folder, including hidden ones, except the one for undo.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("a folder").flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| name != ".cpd.yaml.undo");
        names.sort();
        names
    }
}

#[test]
fn an_edit_leaves_alone_what_is_there() {
    let place = Place::with(OLD);
    ok(&mut place.command(&["add", "cpd", "Autism", "awareness", "--hours", "6", "--on", "13.1.2022"]));
    ok(&mut place.command(&["add", "evidence", "Observation: phonics", "--nos", "19,20", "--hlta", "11"]));
    ok(&mut place.command(&["set", "role", "TA 3"]));
    assert_eq!(
        place.text(),
        "\
# Mine, and in my own order.
cpd:
  - title: First aid   # every three years
    on: 2021-05-04
  - title: Autism awareness
    on: 2022-01-13
    hours: 6

role: ta3

evidence:
  - title: 'Observation: phonics'
    standards: [19, 20]
    professional_standards: [11]
"
    );
    assert_eq!(place.files(), ["cpd.yaml"]);
}

#[test]
fn windows_line_ends_and_the_mark_at_the_start_stay() {
    let place = Place::with("\u{feff}# Mine\r\nunits:\r\n- id: equality-l2 # done\r\n");
    ok(&mut place.command(&["add", "unit", "safeguarding-l2"]));
    let text = place.text();
    assert!(
        text.starts_with("\u{feff}# Mine\r\nunits:\r\n- id: equality-l2 # done\r\n- id: safeguarding-l2\r\n"),
        "{text:?}"
    );
    ok(&mut place.command(&["remove", "safeguarding-l2"]));
    assert_eq!(place.text(), "\u{feff}# Mine\r\nunits:\r\n- id: equality-l2 # done\r\n");
}

#[test]
fn what_cannot_be_read_is_not_written() {
    for text in
        ["units: [\n", "units:\n  - id: equality-l2\n    when: 2022\n", "cpd: words\n", "a: 1\na: 2\n", "\u{0}\u{1}"]
    {
        let place = Place::with(text);
        for args in [&["add", "unit", "equality-l2"][..], &["remove", "1"], &["set", "role", "ta2"], &["show"]] {
            let (code, said) = failed(&mut place.command(args));
            assert_eq!(code, Some(1), "{args:?}: {said}");
            assert!(said.contains("cpd.yaml:"), "{said}");
            assert_eq!(place.text(), text);
        }
        assert_eq!(place.files(), ["cpd.yaml"]);
    }
}

#[test]
fn what_cannot_be_added_without_harm_is_shown() {
    // The modules alias the list of units, so whatever is added to one is added to the other.
    let text = "units: &u [{id: schools-l2}]\nmodules: *u\n";
    let place = Place::with(text);
    let (code, said) = failed(&mut place.command(&["add", "unit", "equality-l2", "--on", "30 June 2022"]));
    assert_eq!(code, Some(1));
    assert_eq!(
        said,
        "\
error: the entry can't be added without changing something else in the file
  nothing has been written; to add it by hand, put this into the list, or at the end of the file:
    units:
      - id: equality-l2
        on: 2022-06-30
"
    );
    assert_eq!(place.text(), text);
}

#[test]
fn a_new_record_is_private_and_never_takes_the_place_of_another() {
    let home = tempfile::tempdir().expect("a folder");
    let init = || {
        let mut command = tacareer(&["record", "init"]);
        command.env("XDG_DATA_HOME", home.path());
        command
    };
    ok(&mut init());
    let file = home.path().join("tacareer/record.yaml");
    let text = fs::read_to_string(&file).expect("a record");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!((mode(&file), mode(file.parent().expect("a folder"))), (0o600, 0o700));
    }
    let (code, said) = failed(&mut init());
    assert_eq!(code, Some(1));
    assert!(said.starts_with("error: there is a file already: "), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("a record"), text);
    // A named folder is not created.
    let nowhere = home.path().join("no/cpd.yaml");
    let (code, said) = failed(tacareer(&["record", "init", "--record"]).arg(&nowhere));
    assert_eq!(code, Some(1));
    assert!(said.contains("there is no folder"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_readers_stay_the_same() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::with(OLD);
    fs::set_permissions(&place.file, fs::Permissions::from_mode(0o640)).expect("set");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let link = elsewhere.path().join("link.yaml");
    symlink(&place.file, &link).expect("a link");
    ok(tacareer(&["record", "add", "unit", "equality-l2", "--record"]).arg(&link));
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    assert_eq!(fs::metadata(&place.file).expect("a file").permissions().mode() & 0o777, 0o640);
    // Root may give a file away; for other users this has no effect.
    let _ = std::os::unix::fs::chown(&place.file, Some(65534), Some(65534));
    let owner = |file: &Path| std::os::unix::fs::MetadataExt::uid(&fs::metadata(file).expect("a file"));
    let before = owner(&place.file);
    ok(&mut place.command(&["add", "cpd", "Visit"]));
    assert_eq!(owner(&place.file), before);
    assert_eq!(place.record().units.len(), 1);
    assert_eq!(fs::read_dir(elsewhere.path()).expect("a folder").count(), 1);
}

#[test]
fn many_edits_at_once_are_all_there() {
    const MANY: usize = 16;
    let place = Place::with(OLD);
    let children: Vec<_> = (0..MANY)
        .map(|n| place.command(&["add", "cpd", &format!("Number {n}")]).stdout(Stdio::null()).spawn().expect("it runs"))
        .collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    let mut titles = place.titles();
    titles.sort();
    let mut wanted: Vec<String> = (0..MANY).map(|n| format!("Number {n}")).chain(["First aid".into()]).collect();
    wanted.sort();
    assert_eq!(titles, wanted);
    assert_eq!(place.files(), ["cpd.yaml"]);
}

#[test]
fn an_edit_waits_for_another() {
    let place = Place::with(OLD);
    let claim = Claim::of(&place.file).expect("the right to change it");
    let mut child = place.command(&["add", "cpd", "Later"]).stdout(Stdio::null()).spawn().expect("it runs");
    // Time for something to go wrong; a program that waits correctly passes whatever the delay.
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().expect("its state").is_none(), "it did not wait");
    // By the time the lock is free, the file has been replaced.
    claim.replace(OLD.as_bytes(), OLD.replace("First aid", "Second aid").as_bytes()).expect("replaced");
    drop(claim);
    assert!(child.wait().expect("it ends").success());
    assert_eq!(place.titles(), ["Second aid", "Later"]);
}

#[test]
fn what_another_program_has_changed_is_not_written_over() {
    let place = Place::with(OLD);
    let claim = Claim::of(&place.file).expect("the right to change it");
    fs::write(&place.file, "# by an editor\n").expect("written");
    let error = claim.replace(OLD.as_bytes(), b"# by us\n").expect_err("it has changed");
    assert_eq!(error.to_string(), "another program has just changed it: try again");
    assert_eq!(place.text(), "# by an editor\n");
}

/// If an edit is killed at any of sixty moments, the file is either the old or the new one.
#[cfg(unix)]
#[test]
fn a_kill_leaves_a_whole_file() {
    const RUNS: u64 = 60;
    let place = Place::with(OLD);
    let mut looks_of_a_whole_edit = 0_u64;
    let mut child = place.command(&["add", "cpd", "Undisturbed"]).stdout(Stdio::null()).spawn().expect("it runs");
    while child.try_wait().expect("its state").is_none() {
        looks_of_a_whole_edit += 1;
    }
    let mut known = place.titles();
    let (mut killed, mut done) = (0, 0);
    for n in 0..RUNS {
        let title = format!("Run {n}");
        let mut command = place.command(&["add", "cpd", &title]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
        for _ in 0..looks_of_a_whole_edit * n / RUNS * 6 / 5 {
            if child.try_wait().expect("its state").is_some() {
                break;
            }
        }
        // SIGKILL, which no program can catch.
        child.kill().expect("killed");
        let finished = child.wait().expect("it ends").success();
        let titles = place.titles();
        let with = [known.clone(), vec![title]].concat();
        assert!(titles == with || (titles == known && !finished), "{titles:?} after {known:?}");
        (killed, done) = (killed + u32::from(!finished), done + u32::from(titles == with));
        known = titles;
    }
    eprintln!("{killed} of {RUNS} killed, {done} written");
    assert!(killed > 0);
    let text = place.text();
    assert!(
        text.starts_with("# Mine, and in my own order.\ncpd:\n  - title: First aid   # every three years\n"),
        "{text}"
    );
    // The next edit removes what killed edits have left beside the file.
    ok(&mut place.command(&["add", "cpd", "Last"]));
    assert_eq!(place.files(), ["cpd.yaml"]);
}

/// Runs a shell command that needs special permissions; `None` if the system does not grant them.
#[cfg(target_os = "linux")]
fn shell(line: &str, place: &Place, before: &[&str]) -> Option<std::process::Output> {
    let mut all = before.to_vec();
    all.extend(["sh", "-c", line]);
    let mut command = Command::new(all[0]);
    command.args(&all[1..]).env("T", program::path()).env("D", place.folder.path());
    let output = command.output().ok()?;
    // Exit code 99 means that the command could not be tried.
    (output.status.code() != Some(99)).then_some(output)
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_file() {
    let big = format!("{OLD}# {}\n", "x".repeat(9000));
    let place = Place::with(&big);
    // A disk of 16 KB that holds the record but has no room for a second one.
    let line = "mkdir $D/disk && mount -t tmpfs -o size=16k tmpfs $D/disk 2>/dev/null || exit 99
        cp $D/cpd.yaml $D/disk/
        $T record --record $D/disk/cpd.yaml add unit equality-l2 && exit 98
        cmp $D/cpd.yaml $D/disk/cpd.yaml && ls -A $D/disk && exit 1";
    match shell(line, &place, &["unshare", "--user", "--map-root-user", "--mount"]) {
        Some(output) if output.stderr.starts_with(b"unshare") => eprintln!("skipped: no disk can be mounted here"),
        Some(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{said}");
            assert!(said.contains("the disk is full"), "{said}");
            assert_eq!(String::from_utf8_lossy(&output.stdout), "cpd.yaml\n");
        }
        None => eprintln!("skipped: no disk can be mounted here"),
    }
    // The same with a limit on the size of files, which every user may set.
    let line = "trap '' XFSZ; ulimit -f 4 || exit 99; $T record --record $D/cpd.yaml add unit equality-l2";
    match shell(line, &place, &["env"]) {
        Some(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{said}");
            assert!(said.contains("File too large"), "{said}");
        }
        None => eprintln!("skipped: no limit can be set here"),
    }
    assert_eq!(place.text(), big);
    assert!(place.files().iter().all(|file| file == "cpd.yaml" || file == "disk"), "{:?}", place.files());
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_only_be_read_leaves_the_old_file() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with(OLD);
    let mode = |mode| fs::set_permissions(place.folder.path(), fs::Permissions::from_mode(mode)).expect("set");
    mode(0o555);
    // For root nothing is read-only, so it becomes nobody.
    let line = "test -w $D && exit 99; $T record --record $D/cpd.yaml add unit equality-l2";
    let as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
    let shown = "test -w $D && exit 99; $T record --record $D/cpd.yaml show --ids";
    for before in [&["env"][..], &as_nobody] {
        let Some(output) = shell(line, &place, before) else {
            eprintln!("skipped as {before:?}: this folder can be written to");
            continue;
        };
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if said.contains("that is not permitted") && !said.contains("can't change") {
            eprintln!("skipped as {before:?}: {said}");
            continue;
        }
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("can't change") && said.contains("that is not permitted"), "{said}");
        assert!(shell(shown, &place, before).is_some_and(|output| output.status.success()));
    }
    mode(0o755);
    assert_eq!(place.text(), OLD);
    assert_eq!(place.files(), ["cpd.yaml"]);
}

#[test]
fn a_file_that_may_only_be_read_is_not_replaced() {
    let place = Place::with(OLD);
    let mut permissions = fs::metadata(&place.file).expect("a file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&place.file, permissions).expect("set");
    let (code, said) = failed(&mut place.command(&["add", "unit", "equality-l2"]));
    assert_eq!(code, Some(1));
    assert!(said.ends_with("cpd.yaml: it is read-only\n"), "{said}");
    assert_eq!(place.text(), OLD);
    assert_eq!(place.files(), ["cpd.yaml"]);
}

#[test]
fn no_answer_takes_the_place_of_the_record() {
    let place = Place::with(OLD);
    for args in [&["show"][..], &["add", "unit", "equality-l2"]] {
        let (code, said) = failed(place.command(args).arg("--output").arg(&place.file));
        assert_eq!(code, Some(1));
        assert!(said.contains("is your record"), "{said}");
    }
    let (code, _) = failed(tacareer(&["level", "-o"]).arg(&place.file).env("TACAREER_RECORD", &place.file));
    assert_eq!((code, place.text()), (Some(1), OLD.into()));
}

#[test]
fn where_the_record_is_and_why() {
    let at = |named: Option<&str>, set: &[(&str, &str)]| {
        let value = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into());
        let location = Location::of(named.map(Path::new), value).map_err(|refused| refused.to_string());
        location.map(|location| (location.shown(), location.why))
    };
    let found = |file: &str, why| Ok((file.to_owned(), why));
    let all = [("TACAREER_RECORD", "v.yaml"), ("XDG_DATA_HOME", "/data"), ("HOME", "/home/kim")];
    assert_eq!(at(Some("o.yaml"), &all), found("o.yaml", Why::Option));
    assert_eq!(at(None, &all), found("v.yaml", Why::Variable));
    assert_eq!(at(None, &all[1..]), found("/data/tacareer/record.yaml", Why::DataHome));
    let home = "/home/kim/.local/share/tacareer/record.yaml";
    assert_eq!(at(None, &all[2..]), found(home, Why::Home { ignored: false }));
    let relative = [("XDG_DATA_HOME", "data"), ("HOME", "/home/kim"), ("TACAREER_RECORD", "")];
    assert_eq!(at(None, &relative), found(home, Why::Home { ignored: true }));
    assert_eq!(at(None, &[]), Err("there is no home folder to keep a record in".into()));
}

#[test]
fn there_need_not_be_a_record() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("none.yaml");
    let framework = tacareer::embedded::framework();
    let at = |why| Location { file: file.clone(), why };
    assert!(read_if_any(&at(Why::DataHome), &framework).expect("no error").is_none());
    assert!(read_if_any(&at(Why::Option), &framework).is_err(), "a file that is named must be there");
    fs::write(&file, "role: ta2\n").expect("written");
    assert!(read_if_any(&at(Why::DataHome), &framework).expect("no error").is_some());
}

#[test]
fn an_anonymous_record_tells_nobody_apart() {
    let place = Place::with(
        "\
name: Kim Okafor
role: ta2
since: 2021-09-07
units:
  - {id: equality-l2, on: 2022-06-23, provider: Oldham College, note: with Ms Adeyemi, files: [okafor-scan.pdf]}
cpd:
  - {title: First aid, on: 2022-11-29, provider: Ambulance Service, hours: 6}
equivalents:
  - {to: {unit: safeguarding-l2}, agreed_by: Jo Smith, on: 2020-03-17, note: ten years at Hill School}
",
    );
    let private = ["Kim", "Okafor", "okafor", "Oldham", "Adeyemi", "scan", "Ambulance", "Smith", "Hill"];
    let days =
        ["2021-09-07", "2022-06-23", "2022-11-29", "2020-03-17", "7 Sep", "23 June", "29 Nov", "17 March", "cpd.yaml"];
    for format in ["table", "plain", "markdown", "html", "csv", "json", "yaml"] {
        let all = ok(&mut place.command(&["show", "--all", "--format", format]));
        let anonymous = ok(&mut place.command(&["show", "--all", "--anonymous", "--format", format]));
        for word in private.iter().chain(&days) {
            assert!(!anonymous.contains(word), "{format} tells “{word}”: {anonymous}");
        }
        let day = all.contains("2022-06-23") || all.contains("23 June 2022");
        assert!(all.contains("Oldham College") && day && all.contains("Jo Smith"), "{all}");
        assert!(
            anonymous.contains("First aid") && (anonymous.contains("2022-06") || anonymous.contains("June 2022")),
            "{anonymous}"
        );
    }
}

/// Text that is not from the framework may be anything, and so is not handed on; nor are lines of an invalid file.
#[test]
fn an_anonymous_record_has_no_words_of_its_own() {
    let place = Place::with(
        "\
role: oakfield-lead
units: [{id: oakfield-unit}]
basic_skills: [{subject: maths, level: oakfield}]
cpd: [{title: First aid, suggestions: [asked by Ms Adeyemi, ta2.cpd.1]}]
",
    );
    for format in ["table", "plain", "markdown", "html", "csv", "json", "yaml"] {
        let anonymous = ok(&mut place.command(&["show", "--all", "--anonymous", "--format", format]));
        assert!(!anonymous.to_lowercase().contains("oakfield") && !anonymous.contains("Adeyemi"), "{anonymous}");
        assert!(anonymous.contains("not in the framework") && anonymous.contains("ta2.cpd.1"), "{anonymous}");
    }
    let broken = Place::with("units: [{id: equality-l2, bad: Kim Okafor}]\n");
    let (code, said) = failed(&mut broken.command(&["show", "--anonymous"]));
    assert_eq!(code, Some(1));
    assert_eq!(said, "error: the record can't be read; “tacareer record check” says why, and shows lines of it\n");
}

/// Lists, texts and comments in every style: whatever is not changed stays, including comments.
#[test]
fn edits_leave_everything_else_alone() {
    let long =
        format!("cpd: [{}]\n", (0..2_000).map(|n| format!("{{title: \"a ] {n}\"}}")).collect::<Vec<_>>().join(", "));
    let added = "{id: \"equality-l2\"}";
    let cases = [
        // A comment in a bracketed list, after an entry or a comma.
        (
            "units: [{id: schools-l2}, # mine\n  {id: relationships-l2}]\n",
            format!("units: [{{id: schools-l2}}, # mine\n  {{id: relationships-l2}}, {added}]\n"),
        ),
        ("units: [{id: schools-l2},]\n", format!("units: [{{id: schools-l2}}, {added},]\n")),
        ("units: [\n  {id: schools-l2} # mine\n]\n", format!("units: [\n  {{id: schools-l2}}, {added} # mine\n]\n")),
        ("units: [{id: schools-l2, note: see:'y}]", format!("units: [{{id: schools-l2, note: see:'y}}, {added}]")),
        ("units: [ # none yet\n ]\n", format!("units: [{added} # none yet\n ]\n")),
        // An empty value, in every spelling.
        ("units: Null # none\nrole: ta2\n", "units: # none\n  - id: equality-l2\nrole: ta2\n".to_owned()),
        ("units: ~", "units:\n  - id: equality-l2\n".to_owned()),
        ("units:\t# tab\n", "units:\t# tab\n  - id: equality-l2\n".to_owned()),
        // Quoted and block scalars with something that looks like a comment or a block.
        (
            "name: 'O''Brien # x' # mine\nunits:\n- id: schools-l2\t# mine\n",
            "name: 'O''Brien # x' # mine\nunits:\n- id: schools-l2\t# mine\n- id: equality-l2\n".to_owned(),
        ),
        (
            "cpd:\n  - title: More is >\n# below\nunits:\n  - id: schools-l2\n",
            "cpd:\n  - title: More is >\n# below\nunits:\n  - id: schools-l2\n  - id: equality-l2\n".to_owned(),
        ),
    ];
    for (before, after) in cases {
        let place = Place::with(before);
        ok(&mut place.command(&["add", "unit", "equality-l2"]));
        assert_eq!(place.text(), after, "{before}");
    }
    let place = Place::with(&long);
    ok(&mut place.command(&["remove", "1000"]));
    assert_eq!(place.text(), long.replace("{title: \"a ] 999\"}, ", ""));
    for (before, number, after) in [
        (
            "units: [{id: equality-l2}, # from Oldham College\n  {id: schools-l2}]\n",
            "2",
            "units: [{id: equality-l2} # from Oldham College\n  ]\n",
        ),
        (
            "units: [{id: equality-l2}, # from Oldham College\n  {id: schools-l2}]\n",
            "1",
            "units: [ # from Oldham College\n  {id: schools-l2}]\n",
        ),
        ("units: [{id: equality-l2}, {id: schools-l2, note: \"no # comment\"}]\n", "2", "units: [{id: equality-l2}]\n"),
        ("units: [{id: equality-l2},]\n", "1", "units: []\n"),
    ] {
        let place = Place::with(before);
        ok(&mut place.command(&["remove", number]));
        assert_eq!(place.text(), after, "{before}");
    }
}

/// A character that some YAML readers take for a line end is written so that it is not one.
#[test]
fn a_title_with_an_odd_line_end_can_be_edited_again() {
    let place = Place::with("role: ta2\n");
    for title in ["one\u{2028}two", "three\u{85}four"] {
        ok(&mut place.command(&["add", "cpd", title]));
    }
    ok(&mut place.command(&["add", "cpd", "five"]));
    assert_eq!(
        place.text(),
        "role: ta2\n\ncpd:\n  - title: \"one\\u2028two\"\n  - title: \"three\\u0085four\"\n  - title: five\n"
    );
}

#[test]
fn what_stands_twice_is_told() {
    let place = Place::with("units:\n  - id: equality-l2\n  - id: equality-l2\n    status: in-progress\n");
    let said = ok(&mut place.command(&["check", "--format", "csv"]));
    assert!(said.contains(",3,5,named-twice,equality-l2 is in this list a second time,"), "{said}");
}

/// A file that belongs to somebody else keeps its owner, or is not changed.
#[cfg(target_os = "linux")]
#[allow(clippy::print_stdout, reason = "says why it was left out")]
#[test]
fn a_record_does_not_change_hands() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    let place = Place::with("role: ta1\n");
    fs::set_permissions(place.folder.path(), fs::Permissions::from_mode(0o777)).expect("its own folder");
    fs::set_permissions(&place.file, fs::Permissions::from_mode(0o666)).expect("its own file");
    if chown(&place.file, Some(1000), Some(2000)).is_err() {
        return println!("left out: only root can give a file away");
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", "3000", "--regid", "3000", "--groups", "2000"]).arg(program::path());
    command.args(["record", "set", "role", "ta2", "--record"]).arg(&place.file);
    let Ok(output) = command.output() else { return println!("left out: there is no setpriv") };
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("setpriv:") {
        return println!("left out: {said}");
    }
    assert!(said.contains("it belongs to another user or group"), "{said}");
    let known = fs::metadata(&place.file).expect("the file");
    assert_eq!((known.uid(), known.gid(), place.text().as_str()), (1000, 2000, "role: ta1\n"));
    ok(&mut place.command(&["set", "role", "ta2"]));
    let known = fs::metadata(&place.file).expect("the file");
    assert_eq!((known.uid(), known.gid(), known.mode() & 0o777), (1000, 2000, 0o666));
}

/// A change made by hand is never undone.
#[test]
fn undo_refuses_what_has_changed_since() {
    let place = Place::with("role: ta2\n");
    assert!(failed(&mut place.command(&["undo"])).1.starts_with("error: there is no change to undo"));
    ok(&mut place.command(&["set", "role", "ta3"]));
    fs::write(&place.file, "role: ta4\n").expect("written");
    let (code, said) = failed(&mut place.command(&["undo"]));
    assert_eq!(code, Some(1));
    assert!(said.starts_with("error: the record has been changed since"), "{said}");
    assert_eq!(place.text(), "role: ta4\n");
    ok(&mut place.command(&["set", "role", "ta5"]));
    ok(&mut place.command(&["undo"]));
    assert_eq!(place.text(), "role: ta4\n");
}

/// For a calendar a plan stays the same one, whatever happens to the record's name and place.
#[test]
fn a_calendar_knows_a_record_that_is_moved_and_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let (before, after) = (folder.path().join("record.yaml"), folder.path().join("elsewhere.yaml"));
    let record = |file: &Path, args: &[&str]| ok(tacareer(&["record", "--record"]).arg(file).args(args));
    let names = |file: &Path| {
        let plan = &["plan", "ta2", "--from", "2026-09-01", "--by", "2027-07-16", "--format", "ics", "--record"];
        let calendar = ok(tacareer(plan).arg(file));
        calendar.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>()
    };
    record(&before, &["init"]);
    let at_first = names(&before);
    assert!(at_first.iter().all(|name| name.starts_with("UID:tacareer-plan-ta2-record")), "{at_first:?}");
    record(&before, &["set", "name", "Amy Smith"]);
    fs::rename(&before, &after).expect("moved");
    assert_eq!(names(&after), at_first);
}
