//! A folder from a stranger: whatever is in it, the answer is quick, and is a message with a place.

use std::fs;
use std::path::Path;
#[cfg(unix)]
use std::process::Command;

#[cfg(unix)]
use crate::{hostile, program};
use tacareer::load::from_folder;
use tacareer::yaml::MAX_FILE_BYTES;
use tempfile::TempDir;

fn folder_of(text: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("x.yaml"), text).expect("a file");
    folder
}

/// Everything that is said about a folder.
fn said(folder: &Path) -> String {
    from_folder(folder).map_or_else(|problems| problems.to_string(), |_| String::new())
}

/// Checks the only message about a text.
#[track_caller]
fn refuses(text: impl AsRef<[u8]>, expected: &str) {
    let folder = folder_of(text);
    assert_eq!(said(folder.path()), format!("{expected}\n\n1 problem in the data"));
}

/// A text repeated, with the number of each copy.
fn repeated(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}

#[test]
fn aliases_of_aliases() {
    let nine = |n: usize| format!("l{0}: &l{0} [{1}*l{n}]\n", n + 1, format!("*l{n}, ").repeat(8));
    let text = format!("l0: &l0 [ha]\n{}", repeated(12, nine));
    refuses(
        text,
        "x.yaml:6:5: this grows too large as “*name” is replaced by what it stands for\n  6 | l5: &l5 [*l4, *l4, *l4, *l4, *l4, *l4, *l4, *l4, *l4]\n    |     ^\n  hint: write out what is meant",
    );
}

#[test]
fn aliases_of_a_record() {
    let words = "word ".repeat(1000);
    let mut text =
        format!("changes:\n  c: &a\n    title: First\n    text: {words}\n    short: first\n    sources: [here]\n");
    text += &repeated(20_000, |n| format!("  c{n}: *a\n"));
    refuses(
        text,
        "x.yaml:1679:10: this grows too large as “*name” is replaced by what it stands for\n  1679 |   c1672: *a\n       |          ^\n  hint: write out what is meant",
    );
}

#[test]
fn aliases_of_a_long_text() {
    let mut text = format!("sections:\n  \"1\":\n    title: &t {}\n", "x".repeat(50_000));
    text += &repeated(20_000, |n| format!("  s{n}: {{title: *t}}\n"));
    refuses(
        text,
        "x.yaml:170:17: this grows too large as “*name” is replaced by what it stands for\n  170 |   s166: {title: *t}\n      |                 ^\n  hint: write out what is meant",
    );
}

#[test]
fn a_hundred_thousand_brackets() {
    let open = format!(
        "x.yaml:1:8: the bracket that opens here is not closed\n  1 | units: {}…\n    |        ^\n  hint: close it with “]”, and put “,” between entries; a text that holds “,”, “: ”, “[” or “]” goes in quotes",
        "[".repeat(93)
    );
    refuses(format!("units: {}", "[".repeat(100_000)), &open);
    refuses(format!("units: {}{}", "[".repeat(100_000), "]".repeat(100_000)), &open);
}

#[test]
fn a_hundred_thousand_lists_in_lists() {
    refuses(
        format!("units:\n  {}x\n", "- ".repeat(100_000)),
        "x.yaml:2:129: lists and fields are nested more than 64 deep here\n  2 | …- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - …\n    |                                                    ^\n  hint: close each “[” with “]” and each “{” with “}”; put a text that holds them in quotes",
    );
    refuses(
        format!("units: {}\n", "? ".repeat(100_000)),
        "x.yaml:1:8: “? ” can't be used here\n  1 | units: ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ? ?…\n    |        ^\n  hint: put a text that begins with “?” in quotes",
    );
}

#[test]
fn fields_in_fields() {
    refuses(
        format!("units:\n{}", repeated(2_000, |n| format!("{}a:\n", " ".repeat(n)))),
        "x.yaml:66:65: lists and fields are nested more than 64 deep here\n  66 |                                                                 a:\n     |                                                                 ^\n  hint: close each “[” with “]” and each “{” with “}”; put a text that holds them in quotes",
    );
}

#[test]
fn characters_that_are_no_text() {
    refuses(
        "units:\n  a\0b: {}\n",
        "x.yaml:2:4: this character (U+0000) can't be part of a text\n  2 |   a␀b: {}\n    |    ^\n  hint: delete it, and type again what belongs there",
    );
    refuses(
        "units:\n  a: {title: \"ring \u{7}\"}\n",
        "x.yaml:2:20: this character (U+0007) can't be part of a text\n  2 |   a: {title: \"ring ␇\"}\n    |                    ^\n  hint: delete it, and type again what belongs there",
    );
    refuses(
        "units:\n  a: {title: \"\u{1b}[2J\"}\n",
        "x.yaml:2:15: this character (U+001B) can't be part of a text\n  2 |   a: {title: \"␛[2J\"}\n    |               ^\n  hint: delete it, and type again what belongs there",
    );
    refuses(
        "units:\n  a: {title: \"\u{ffff}\"}\n",
        "x.yaml:2:15: this character (U+FFFF) can't be part of a text\n  2 |   a: {title: \"\u{ffff}\"}\n    |               ^\n  hint: delete it, and type again what belongs there",
    );
}

#[test]
fn escapes_reach_no_terminal() {
    refuses(
        "units: {}\n\"\\e[2J\\u202e\": 1\n",
        "x.yaml:2:1: there is no field “␛[2J�” here\n  2 | \"\\e[2J\\u202e\": 1\n    | ^\n  hint: the fields here are about, credit, sections, changes, families, roles, job_titles, destinations, qualifications, units, suite, standard_groups, standards, professional_standards, training, modules, basic_skills, skill_courses, resources",
    );
}

#[test]
fn a_line_of_two_megabytes() {
    let text = format!("{{sections: {{\"1\": {{title: {}}}}}, colours: 1}}\n", "x".repeat(2_000_000));
    let known = "about, credit, sections, changes, families, roles, job_titles, destinations, qualifications, units, suite, \
                 standard_groups, standards, professional_standards, training, modules, basic_skills, skill_courses, \
                 resources";
    let expected = format!(
        "x.yaml:1:2000030: there is no field “colours” here\n  1 | …{}}}}}, colours: 1}}\n    | {:51}^\n  \
         hint: the fields here are {known}",
        "x".repeat(46),
        ""
    );
    refuses(text, &expected);
}

#[test]
fn a_quotation_mark_far_before_the_end() {
    refuses(
        format!("units: \"{}", "x\n".repeat(200_000)),
        "x.yaml:1:8: the quotation mark that opens here is not closed\n  1 | units: \"x\n    |        ^\n  hint: close it where the text ends; if there is a \" in the text, put the text between '…', or write a backslash before it",
    );
}

#[test]
fn a_file_of_forty_megabytes() {
    let text = "# much\n".repeat(6_000_000);
    refuses(
        &text,
        &format!(
            "x.yaml: this file has {} bytes; at most {MAX_FILE_BYTES} are read\n  hint: split it: any file may hold any of the records",
            text.len()
        ),
    );
}

#[test]
fn a_hundred_thousand_directives() {
    refuses(
        "%a\n".repeat(100_000),
        "x.yaml:1:1: a line can't begin with “%”\n  1 | %a\n    | ^\n  hint: indent the line, or put the text in quotes",
    );
}

#[test]
fn a_hundred_thousand_documents() {
    refuses(
        "---\n".repeat(100_000),
        "x.yaml:2:1: a second document begins here\n  2 | ---\n    | ^\n  hint: leave out the line “---”, or make two files",
    );
}

/// How many seconds of processor time an answer may take, however busy the machine is: three times as long as the worst
/// of them takes, or four times without optimisation.
#[cfg(unix)]
fn seconds() -> u32 {
    if cfg!(debug_assertions) && !program::is_named() { 20 } else { 3 }
}

/// Every hostile input is answered with a message, by a process with 200 MB of memory and little processor time.
#[cfg(unix)]
#[test]
fn hostile_input_within_200_mb() {
    let wrong = std::thread::scope(|threads| {
        let halves = [0, 1].map(|half| threads.spawn(move || answered(hostile::ALL.iter().skip(half).step_by(2))));
        halves.into_iter().flat_map(|half| half.join().expect("an answer")).collect::<Vec<_>>()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What is wrong with the answers.
#[cfg(unix)]
fn answered(all: impl Iterator<Item = &'static hostile::Hostile>) -> Vec<String> {
    let mut wrong = Vec::new();
    for hostile in all {
        let folder = tempfile::tempdir().expect("a folder");
        let path = (hostile.write)(folder.path());
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -v 204800 && ulimit -t \"$2\" && exec \"$0\" check \"$1\""]);
        command.arg(program::path()).arg(&path).arg(seconds().to_string());
        let output = command.env_clear().output().expect("sh runs");
        let said = String::from_utf8_lossy(&output.stdout);
        let expected = if hostile.said.starts_with("no problem") { Some(0) } else { Some(1) };
        if output.status.code() != expected || !output.stderr.is_empty() || !said.contains(hostile.said) {
            let begin: String = said.chars().take(600).collect();
            wrong.push(format!(
                "{}: {}, {} said {begin}",
                hostile.name,
                output.status,
                String::from_utf8_lossy(&output.stderr)
            ));
        }
    }
    wrong
}

/// All of many problems are reported.
#[test]
fn a_hundred_problems() {
    let text = repeated(100, |n| {
        format!(
            "  a{n}: {{title: A, level: two, standards: [19], section: \"2\"}}
"
        )
    });
    let folder = folder_of(format!(
        "units:
{text}
colours: 1
"
    ));
    let said = said(folder.path());
    assert_eq!(said.matches("this must be a whole number from 0 to 255, not “two”").count(), 100);
    assert!(
        said.ends_with(
            "

101 problems in the data"
        ),
        "{said}"
    );
}

#[cfg(unix)]
mod unix {
    use super::{Command, fs, said};
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_link_to_itself() {
        let folder = tempfile::tempdir().expect("a folder");
        symlink("x.yaml", folder.path().join("x.yaml")).expect("a link");
        assert_eq!(
            said(folder.path()),
            "x.yaml: this file can't be read: too many levels of symbolic links\n\nit was not read"
        );
    }

    #[test]
    fn a_link_to_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        symlink("nothing", folder.path().join("x.yaml")).expect("a link");
        assert_eq!(said(folder.path()), "x.yaml: this is a link to a file that does not exist\n\nit was not read");
    }

    #[test]
    fn a_folder_that_leads_back_up() {
        let folder = super::folder_of("units: []\n");
        symlink(".", folder.path().join("again")).expect("a link");
        assert_eq!(
            said(folder.path()),
            "x.yaml:1:8: this must be one unit after another, each below its own id, not a list\n  1 | units: []\n    |        ^\n  hint: write each id with “:” after it, and its fields indented on the lines below\n\n1 problem in the data"
        );
    }

    #[test]
    fn a_pipe_that_nobody_writes_to() {
        let folder = tempfile::tempdir().expect("a folder");
        let made = Command::new("mkfifo").arg(folder.path().join("x.yaml")).status().expect("mkfifo runs");
        assert!(made.success());
        assert_eq!(
            said(folder.path()),
            "x.yaml: this is not an ordinary file, though its name ends like a YAML file's\n  hint: give it another name, or one that begins with a dot\n\nit was not read"
        );
    }

    #[test]
    fn a_file_that_may_not_be_read() {
        let folder = super::folder_of("units: {}\n");
        let file = folder.path().join("x.yaml");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o0)).expect("its own file");
        // For a user who may read everything there is nothing to test.
        if fs::read(&file).is_err() {
            assert_eq!(said(folder.path()), "x.yaml: this file can't be read: permission denied\n\nit was not read");
        }
    }

    #[test]
    fn a_name_that_is_not_utf_8() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(std::ffi::OsStr::from_bytes(b"\xff\x1b.yaml")), "units: []\n").expect("a file");
        assert_eq!(
            said(folder.path()),
            "�␛.yaml:1:8: this must be one unit after another, each below its own id, not a list\n  1 | units: []\n    |        ^\n  hint: write each id with “:” after it, and its fields indented on the lines below\n\n1 problem in the data"
        );
    }
}
