//! Overlays as files: which ones are in use, what is exported, and laws for any contents.

use std::fs;
use std::path::Path;

use crate::cases;
use crate::program::{failed, ok, tacareer};
use proptest::prelude::*;
use tacareer::embedded;
use tacareer::framework::Contents;
use tacareer::load::{self, Base, Loaded};
use tacareer::yaml::Problems;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// An overlay that changes the credits of a unit.
fn credits(file: &Path, title: &str, credits: u8) {
    let text = format!(
        "overlay: {{title: {title}, publisher: P, date: 2026-01-01}}\nchange: {{units: {{schools-l2: {{credits: {credits}}}}}}}\n"
    );
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, text).expect("written");
}

/// The credits that the program shows, and the number of notes.
fn told(command: &mut std::process::Command) -> (u64, usize) {
    let answer: serde_json::Value =
        serde_json::from_str(&ok(command.args(["unit", "schools-l2", "--json"]))).expect("JSON");
    let unit = &answer["units"][0];
    (unit["credits"].as_u64().expect("credits"), unit["overlays"].as_array().expect("a list").len())
}

#[test]
fn the_flag_wins_over_the_environment_over_the_folder_of_ones_own() {
    let dir = folder();
    let at = |name: &str| dir.path().join(name);
    credits(&at("data/tacareer/overlays/b.yaml"), "B", 5);
    credits(&at("data/tacareer/overlays/a.yaml"), "A", 4);
    credits(&at("data/tacareer/overlays/.hidden.yaml"), "Hidden", 9);
    credits(&at("data/tacareer/overlays/trust/x.yaml"), "Trust", 6);
    credits(&at("env.yaml"), "Environment", 7);
    credits(&at("flag.yaml"), "Flag", 8);
    fs::write(at("data/tacareer/overlays/notes.txt"), "no overlay").expect("written");
    let asked = || {
        let mut command = tacareer(&[]);
        command.env("XDG_DATA_HOME", at("data"));
        command
    };
    assert_eq!(told(&mut asked()), (6, 3));
    assert_eq!(told(asked().env("TACAREER_OVERLAY", at("env.yaml"))), (7, 4));
    assert_eq!(told(asked().env("TACAREER_OVERLAY", at("env.yaml")).arg("--overlay").arg(at("flag.yaml"))), (8, 5));
    let both = std::env::join_paths([at("flag.yaml"), at("env.yaml")]).expect("paths");
    assert_eq!(told(asked().env("TACAREER_OVERLAY", both)), (7, 5));
    assert_eq!(told(asked().env("TACAREER_OVERLAY", at("env.yaml")).arg("--no-overlay")), (3, 0));
    assert_eq!(told(asked().env("XDG_DATA_HOME", "relative")), (3, 0));
    assert_eq!(told(tacareer(&[]).env("HOME", at("nobody"))), (3, 0));

    let paths = ok(asked()
        .env("TACAREER_OVERLAY", at("env.yaml"))
        .args(["paths", "--format", "csv", "--overlay"])
        .arg("gone.yaml"));
    let paths = paths.replace(&dir.path().display().to_string(), "DIR");
    assert_eq!(
        paths,
        "part,path,why,found\n\
         framework,,\"built in, since no other is named\",yes\n\
         overlay,DIR/data/tacareer/overlays/a.yaml,in your own folder for overlays,yes\n\
         overlay,DIR/data/tacareer/overlays/b.yaml,in your own folder for overlays,yes\n\
         overlay,DIR/data/tacareer/overlays/trust,in your own folder for overlays,yes\n\
         overlay,DIR/env.yaml,named in TACAREER_OVERLAY,yes\n\
         overlay,gone.yaml,named with --overlay,no\n\
         no overlay,DIR/data/tacareer/overlays/notes.txt,\"in your own folder for overlays, but its name does not end in .yaml: it is not read\",yes\n\
         record,DIR/data/tacareer/record.yaml,\"the usual place, in the folder that XDG_DATA_HOME names\",no\n\
         folder for overlays,DIR/data/tacareer/overlays,overlays in your own folder are used unless --no-overlay says not to,yes\n"
    );
}

#[test]
fn what_is_written_out_is_the_same_framework() {
    let dir = folder();
    let out = dir.path().join("mine");
    ok(tacareer(&["data", "export"]).arg(&out));
    let (written, built_in): (&Contents, &Contents) =
        (&load::from_folder(&out).expect("no problem"), &embedded::framework());
    assert_eq!(written, built_in);
    let roles = fs::read_to_string(out.join("roles/ta1.yaml")).expect("a file");
    assert!(roles.starts_with(
        "# yaml-language-server: $schema=../framework.schema.json\n# Role profile: Teaching Assistant Level 1"
    ));
    assert!(out.join("framework.schema.json").is_file() && out.join("README.md").is_file());
    assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1, "nothing else is left behind");

    let (code, said) = failed(tacareer(&["data", "export"]).arg(&out));
    assert_eq!(
        (code, said.replace(&out.display().to_string(), "DIR")),
        (Some(1), "error: can't write to DIR: there is something in it already\n".into())
    );
    fs::create_dir(dir.path().join("empty")).expect("a folder");
    ok(tacareer(&["data", "export"]).arg(dir.path().join("empty")));
    ok(tacareer(&["data", "export"]).arg(dir.path().join("a/new/one")));
}

#[test]
fn the_example_passes_and_is_used() {
    let dir = folder();
    let file = dir.path().join("ours.yaml");
    ok(tacareer(&["overlay", "init"]).arg(&file));
    let checked = ok(tacareer(&["check", "--json"]).arg(&file));
    let checked: serde_json::Value = serde_json::from_str(&checked).expect("JSON");
    assert_eq!((&checked["problems"], &checked["warnings"]), (&serde_json::json!([]), &serde_json::json!([])));
    let answer = ok(tacareer(&["resources", "--topic", "courses", "--ids", "--overlay"]).arg(&file));
    assert_eq!(answer, "hillside-phonics\nhillside-positive-behaviour\n");
    let (code, said) = failed(tacareer(&["overlay", "init"]).arg(&file));
    assert_eq!(
        (code, said.replace(&file.display().to_string(), "FILE")),
        (Some(1), "error: can't write FILE: it is there already\n".into())
    );
}

/// The commented-out lines of the example work too.
#[test]
fn what_the_example_leaves_out_works_too() {
    let dir = folder();
    let text = include_str!("../../src/commands/overlay.yaml");
    let (before, after) = text.split_once("\n# withdraw:\n").expect("a commented part");
    let lines: String =
        after.lines().map(|line| format!("{}\n", line.strip_prefix("# ").expect("a comment"))).collect();
    fs::write(dir.path().join("o.yaml"), format!("{before}\nwithdraw:\n{lines}")).expect("written");
    let framework = laid(&dir.path().join("o.yaml")).expect("no problem").framework;
    assert_eq!(framework.resources.withdrawn().count(), 1);
}

fn laid(path: &Path) -> Result<Loaded, Problems> {
    load::read(Base::Contents(embedded::contents().into()), &[path.to_owned()])
}

/// What editors on other systems save is either read, or the message says what it is.
#[test]
fn saved_by_other_editors() {
    let text =
        "overlay: {title: Ours, publisher: P, date: 2026-01-01}\nchange:\n  modules:\n    ict:\n      note: “Schön”\n";
    let dir = folder();
    let file = dir.path().join("o.yaml");
    let said = |bytes: &[u8]| {
        fs::write(&file, bytes).expect("written");
        match laid(&file) {
            Ok(loaded) => loaded.framework.modules.find("ict").expect("a module").note.clone().expect("a note"),
            Err(problems) => problems.0[0].to_string().replace(&dir.path().display().to_string(), "DIR"),
        }
    };
    assert_eq!(said(text.as_bytes()), "“Schön”");
    assert_eq!(said(text.replace('\n', "\r\n").as_bytes()), "“Schön”");
    assert_eq!(said(format!("\u{feff}{text}").as_bytes()), "“Schön”");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(said(&utf16), "DIR/o.yaml: this file is UTF-16\n  hint: save it as UTF-8");
    let latin1: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    assert_eq!(
        said(&latin1),
        "DIR/o.yaml:5:17: this character is not UTF-8\n  5 |       note: ?Sch�n?\n    |                 ^\n  hint: save the file as UTF-8; it may be Windows-1252 or Latin-1 now"
    );
    let tab = text.replace("      note", "\tnote");
    assert_eq!(
        said(tab.as_bytes()),
        "DIR/o.yaml:5:1: a tab can't be used here\n  5 |  note: “Schön”\n    | ^\n  hint: indent with spaces"
    );
    let two = format!("{text}---\n{text}");
    assert!(
        said(two.as_bytes()).starts_with("DIR/o.yaml:6:1: a second document begins here"),
        "{}",
        said(two.as_bytes())
    );
    assert_eq!(
        said(b""),
        "DIR/o.yaml: no file says what this overlay is\n  hint: add a top-level key “overlay” with title, publisher and date; for the files of a framework, name their folder"
    );
}

/// Whatever is in an overlay is only text in every format: it can't control a terminal, run in a spreadsheet or act as
/// markup.
#[test]
fn nothing_in_an_overlay_is_more_than_text() {
    let dir = folder();
    let file = dir.path().join("o.yaml");
    let nasty = r#""=1+1 \e[2J\x07\x9b\u202e <script>alert(1)</script> [a](javascript:x) | `b` \tc\rd""#;
    let text = format!(
        "overlay: {{title: {nasty}, publisher: {nasty}, date: 2026-01-01, text: {nasty}}}\n\
         resources: {{r: {{title: {nasty}, topic: courses, text: {nasty}, urls: [{nasty}], note: {nasty}}}}}\n\
         change: {{units: {{equality-l2: {{title: {nasty}, code: {nasty}}}}}, modules: {{ict: {{note: {nasty}}}}}}}\n\
         add_to: {{roles: {{ta1: {{duties: [{{number: 6, text: {nasty}}}], cpd: {{suggestions: [{{text: {nasty}, kind: course}}]}}}}}}}}\n\
         withdraw: {{resources: {{careers-wales: {nasty}}}}}\n"
    );
    fs::write(&file, text).expect("written");
    let questions: [&[&str]; 12] = [
        &["level", "ta1"],
        &["next", "ta1"],
        &["unit", "equality-l2"],
        &["units"],
        &["nos", "18"],
        &["training", "ict"],
        &["resources"],
        &["search", "script"],
        &["about"],
        &["compare", "ta1", "ta2"],
        &["qualifications", "l2-award"],
        &["check"],
    ];
    for question in questions {
        for format in ["table", "plain", "markdown", "html", "csv", "json", "yaml"] {
            let answer = ok(tacareer(question).args(["--format", format, "--overlay"]).arg(&file));
            let drives = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
            assert_eq!(answer.chars().find(|c| drives(*c)), None, "{question:?} as {format}");
            assert!(
                !matches!(format, "markdown" | "html") || !answer.replace("\\<", "").contains("<script"),
                "{question:?} as {format}"
            );
            if format == "csv" {
                let mut table = csv::Reader::from_reader(answer.as_bytes());
                for cell in
                    table.records().flat_map(|row| row.expect("a row").iter().map(str::to_owned).collect::<Vec<_>>())
                {
                    assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{question:?}: {cell}");
                }
            }
        }
    }
    let (code, said) = failed(
        tacareer(&["resources", "--topic", "courses", "--data", "data", "--overlay"])
            .arg(dir.path().join("\u{1b}[2J.yaml")),
    );
    assert_eq!(code, Some(1));
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

/// An overlay with only a heading changes nothing else.
#[test]
fn an_empty_overlay_changes_nothing() {
    let dir = folder();
    fs::write(dir.path().join("o.yaml"), "overlay: {title: Nothing, publisher: P, date: 2026-01-01}\n")
        .expect("written");
    let mut contents = (*laid(&dir.path().join("o.yaml")).expect("no problem").framework).clone();
    assert_eq!(contents.sections.len(), embedded::framework().sections.len() + 1, "the overlay's own section");
    contents.sections = embedded::contents().sections;
    assert_eq!(contents, embedded::contents());
}

proptest! {
    #![proptest_config(cases::config(96))]

    /// Any bytes are an overlay or are refused, with an existing place for each problem.
    #[test]
    fn any_bytes_are_laid_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        placed(&bytes)?;
    }

    /// The same holds for the example with anything replaced by anything.
    #[test]
    fn a_changed_example_is_laid_or_refused(at in 0.0..1.0_f64, cut in 0_usize..40, by in prop_oneof![
        Just(""), Just("\""), Just(": "), Just("- "), Just("\t"), Just("\n"), Just("{"), Just("[*a, &b c]"), Just("null"),
        Just("change:\n"), Just("withdraw: {units: {equality-l2: x}}\n"), Just("add_to: {roles: {ta1: {duties: [1]}}}\n"), Just("é\u{0}"),
    ]) {
        let whole = include_str!("../../src/commands/overlay.yaml");
        let places: Vec<usize> = whole.char_indices().map(|(place, _)| place).collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short text")]
        let n = (at * places.len() as f64) as usize;
        let (start, end) = (places[n], places.get(n + cut).copied().unwrap_or(whole.len()));
        placed(format!("{}{by}{}", &whole[..start], &whole[end..]).as_bytes())?;
    }

    /// Changing a field, and changing it back in a later overlay, restores the old value.
    #[test]
    fn a_change_is_undone_by_its_opposite(credits in 0_u16..99, hours in proptest::option::of(0_u16..99)) {
        let dir = folder();
        let hours = hours.map_or_else(|| "null".into(), |hours| hours.to_string());
        let one = dir.path().join("one.yaml");
        fs::write(&one, format!("overlay: {{title: A, publisher: P, date: 2026-01-01}}\nchange: {{units: {{schools-l2: {{credits: {credits}, guided_learning_hours: {hours}}}}}}}\n")).expect("written");
        let two = dir.path().join("two.yaml");
        fs::write(&two, "overlay: {title: A, publisher: P, date: 2026-01-01}\nchange: {units: {schools-l2: {credits: 3, guided_learning_hours: 20}}}\n").expect("written");
        let loaded = load::read(Base::Contents(embedded::contents().into()), &[one, two]).expect("no problem");
        prop_assert_eq!(&loaded.framework.units, &embedded::contents().units);
    }
}

fn placed(bytes: &[u8]) -> Result<(), TestCaseError> {
    let dir = folder();
    let file = dir.path().join("o.yaml");
    fs::write(&file, bytes).expect("written");
    if let Err(problems) = laid(&file) {
        prop_assert!(!problems.0.is_empty());
        let lines = String::from_utf8_lossy(bytes).split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count();
        for problem in problems.0 {
            prop_assert!(problem.line.is_none_or(|line| (1..=lines + 1).contains(&line)), "{}", problem);
            prop_assert!(!problem.message.is_empty());
        }
    }
    Ok(())
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;

    use super::{credits, folder, laid, told};
    use crate::program::tacareer;

    /// Links in the user's own folder may lead anywhere; links within an overlay may not lead out of it.
    #[test]
    fn links() {
        let dir = folder();
        credits(&dir.path().join("elsewhere/a.yaml"), "A", 4);
        let own = dir.path().join("data/tacareer/overlays");
        std::fs::create_dir_all(&own).expect("a folder");
        symlink(dir.path().join("elsewhere/a.yaml"), own.join("a.yaml")).expect("a link");
        assert_eq!(told(tacareer(&[]).env("XDG_DATA_HOME", dir.path().join("data"))), (4, 1));

        let theirs = dir.path().join("theirs");
        credits(&theirs.join("a.yaml"), "A", 4);
        symlink("/etc/hostname", theirs.join("b.yaml")).expect("a link");
        symlink("a.yaml", theirs.join(".c.yaml")).expect("a link");
        let problems = laid(&theirs).err().expect("a problem").to_string();
        assert_eq!(
            problems.replace(&dir.path().display().to_string(), "DIR"),
            "DIR/theirs/b.yaml: this is a link that leads out of the folder\n  hint: put the file itself here, or name it on its own\n\nit was not read"
        );
    }
}
