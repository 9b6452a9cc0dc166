//! Workbooks and lists that try to harm the program: each is answered with a message, by a process with little memory
//! and processor time.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use crate::program;
use zip::write::{SimpleFileOptions, ZipWriter};

/// The contents of a workbook, and words of the expected answer.
type Hostile = (&'static str, fn() -> Vec<u8>, &'static str);

const ALL: [Hostile; 10] = [
    ("a bomb of 60 MB", bomb, "holds more than 40 MB"),
    (
        "three million cells",
        || sheet(&format!("<row>{}</row>", "<c><v>1</v></c>".repeat(3_000_000))),
        "holds more than 40 MB",
    ),
    (
        "three million empty cells",
        || sheet(&format!("<row>{}</row>", "<c/>".repeat(3_000_000))),
        "no staff list was found",
    ),
    ("the first and the last cell", corners, "XFD1048576"),
    ("a text of 38 MB", || sheet(&cell("A", 1, &"x".repeat(38_000_000))), "no staff list was found"),
    (
        "a broken archive",
        || {
            let whole = sheet("");
            whole[..whole.len() / 2].to_vec()
        },
        "is a broken workbook",
    ),
    ("50,000 files", many_files, "the archive holds 50006 files"),
    ("entities of entities", entities, "x.xlsx"),
    (
        "rows from the bottom up",
        || sheet(&format!("{}{}", cell("A", 9, "b"), cell("A", 2, "a"))),
        "is a broken workbook",
    ),
    ("no workbook at all", || archive(&[("mimetype", "application/zip")]), "is not an Excel workbook"),
];

#[cfg(unix)]
#[test]
fn hostile_workbooks_within_200_mb() {
    let mut wrong = Vec::new();
    for (name, made, said) in ALL {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("x.xlsx");
        fs::write(&file, made()).expect("written");
        let (code, told) = within(204_800, &file);
        if code != Some(1) || !told.contains(said) {
            wrong.push(format!("{name}: {code:?} {}", told.chars().take(400).collect::<String>()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A list as text may be larger: one with all of England's teaching assistants fits.
#[cfg(unix)]
#[test]
fn hostile_lists_within_1_gb() {
    let lists: [(&str, Vec<u8>, &str); 3] = [
        ("a line of commas", vec![b','; 90_000_000], "more than 12000000 cells"),
        ("a quotation mark that is not closed", [b"Name,Role\n\"".as_slice(), &vec![b'a'; 40_000_000]].concat(), ""),
        ("more than is read", vec![b'a'; 105_000_000], "more than 100 MB"),
    ];
    for (name, bytes, said) in lists {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("x.csv");
        fs::write(&file, bytes).expect("written");
        let (code, told) = within(1_048_576, &file);
        assert!(code.is_some_and(|code| code <= 1) && told.contains(said), "{name}: {code:?} {told}");
    }
}

/// The exit code and all messages for a file, from a process with this many kilobytes.
fn within(kilobytes: u32, file: &Path) -> (Option<i32>, String) {
    let seconds = if program::is_named() { 3 } else { 60 };
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -v \"$2\" && ulimit -t \"$3\" && exec \"$0\" roster check \"$1\""]);
    command.arg(program::path()).arg(file).arg(kilobytes.to_string()).arg(seconds.to_string());
    let output = command.env_clear().output().expect("sh runs");
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    (output.status.code(), said)
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}

const PARTS: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
    ("xl/styles.xml", r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>"#),
];

/// A workbook with one sheet.
fn sheet(rows: &str) -> Vec<u8> {
    let text = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    with(&[("xl/worksheets/sheet1.xml", &text)])
}

fn with(more: &[(&str, &str)]) -> Vec<u8> {
    archive(&PARTS.iter().chain(more).copied().collect::<Vec<_>>())
}

/// A row with one cell of text.
fn cell(column: &str, row: u32, text: &str) -> String {
    format!(r#"<row r="{row}"><c r="{column}{row}" t="inlineStr"><is><t>{text}</t></is></c></row>"#)
}

fn corners() -> Vec<u8> {
    sheet(&format!("{}{}", cell("A", 1, "Name"), cell("XFD", 1_048_576, "Role")))
}

fn bomb() -> Vec<u8> {
    with(&[("xl/worksheets/sheet1.xml", &" ".repeat(60_000_000))])
}

fn many_files() -> Vec<u8> {
    let names: Vec<String> = (0..50_000).map(|n| format!("xl/media/{n}.png")).collect();
    let mut files: Vec<(&str, &str)> = PARTS.to_vec();
    files.push(("xl/worksheets/sheet1.xml", "<worksheet/>"));
    files.extend(names.iter().map(|name| (name.as_str(), "")));
    archive(&files)
}

fn entities() -> Vec<u8> {
    let mut text = String::from("<!DOCTYPE w [<!ENTITY l0 \"ha\">");
    for n in 0..12 {
        text += &format!("<!ENTITY l{} \"{}\">", n + 1, format!("&l{n};").repeat(10));
    }
    text += &format!("]><worksheet><sheetData>{}</sheetData></worksheet>", cell("A", 1, "&l12;"));
    with(&[("xl/worksheets/sheet1.xml", &text)])
}
