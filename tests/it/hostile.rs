//! Folders and overlays that try to harm the program. Each is written to a folder and then given to `check`.

#![allow(dead_code, reason = "a benchmark does not read the answers")]

use std::fs;
use std::path::{Path, PathBuf};

/// A hostile input: what it is, a function that writes it into a folder and returns the path to check, and words of the
/// expected answer.
pub(crate) struct Hostile {
    pub(crate) name: &'static str,
    pub(crate) write: fn(&Path) -> PathBuf,
    pub(crate) said: &'static str,
}

const fn hostile(name: &'static str, write: fn(&Path) -> PathBuf, said: &'static str) -> Hostile {
    Hostile { name, write, said }
}

/// All hostile inputs.
pub(crate) const ALL: &[Hostile] = &[
    hostile("aliases of aliases", |dir| file(dir, aliases_of_aliases()), "x.yaml:6:5: this grows too large"),
    hostile("aliases of a record", |dir| file(dir, aliases_of_a_record()), "x.yaml:1679:10: this grows too large"),
    hostile("a long text 20,000 times", |dir| file(dir, aliases_of_a_text()), "x.yaml:170:17: this grows too large"),
    hostile("aliases in 2,000 files", aliases_in_many_files, "this grows too large"),
    hostile("an overlay of aliases", |dir| overlay(dir, &aliases_of_aliases()), "this grows too large"),
    hostile(
        "100,000 open brackets",
        |dir| file(dir, format!("units: {}", "[".repeat(100_000))),
        "x.yaml:1:8: the bracket that opens here is not closed",
    ),
    hostile(
        "100,000 lists in lists",
        |dir| file(dir, format!("units:\n  {}x\n", "- ".repeat(100_000))),
        "x.yaml:2:129: lists and fields are nested more than 64 deep",
    ),
    hostile("100,000 keys in keys", |dir| file(dir, format!("units: {}\n", "? ".repeat(100_000))), "x.yaml:1:8: "),
    hostile("a file of 1 GB", |dir| sparse(dir, 1024 * 1024 * 1024), "x.yaml: this file has 1073741824 bytes"),
    hostile(
        "an overlay of 1 GB",
        |dir| sparse(dir, 1024 * 1024 * 1024).join("x.yaml"),
        "x.yaml: this file has 1073741824 bytes",
    ),
    hostile(
        "8 MB of one list",
        |dir| file(dir, format!("units: [{}]", "a,".repeat(4_100_000))),
        "there are more than 650000 values",
    ),
    hostile("8 MB of letters in a list", |dir| file(dir, letters()), "x.yaml:1:"),
    hostile("8 MB of small records", |dir| file(dir, small_records(400_000)), "there are more than 650000 values"),
    hostile(
        "8 MB of one text",
        |dir| file(dir, format!("units: \"{}", "forty letters and a little more than that\n".repeat(190_000))),
        "x.yaml:1:8: the quotation mark",
    ),
    hostile("20,000 wrong records", |dir| file(dir, wrong_records(20_000)), "x.yaml:2:19: this must be a whole number"),
    hostile("100,000 references to nothing", |dir| file(dir, references(100_000)), "there is no unit “u0”"),
    hostile(
        "100,000 wrong fields of a record",
        |dir| file(dir, wrong_fields(100_000)),
        "x.yaml:3:5: there is no field “f0”",
    ),
    hostile(
        "a list of 100,000 wrong entries",
        |dir| file(dir, wrong_entries(100_000)),
        "x.yaml:4:9: this must be a text",
    ),
    hostile("100,000 keys twice", |dir| file(dir, twins(100_000)), "x.yaml:3:3: “a” is here a second time"),
    hostile("30,000 anchors", |dir| file(dir, anchors(30_000)), "x.yaml:2:3: "),
    hostile("100,000 directives", |dir| file(dir, "%a\n".repeat(100_000)), "x.yaml:1:1: a line can't begin with"),
    hostile("100,000 documents", |dir| file(dir, "---\n".repeat(100_000)), "x.yaml:2:1: a second document"),
    hostile("8,000 roles that follow each other", |dir| file(dir, ladder(8_000)), "goes round in a circle"),
    hostile("10,000 files", |dir| files(dir, 10_000), "there may be more problems"),
    hostile("30,000 files", |dir| files(dir, 30_000), "there are 30000 YAML files in this folder"),
    hostile("folders 40 deep", deep, "folders are nested too deeply here"),
    hostile("tags", |dir| file(dir, "units:\n  a: !!python/object {}\n"), "x.yaml:2:6: a text can't begin with “!”"),
    hostile("an overlay of 30,000 changes", |dir| overlay(dir, &changes(30_000)), "there may be more problems"),
    hostile("an overlay that withdraws 50,000", |dir| overlay(dir, &withdrawals(50_000)), "there may be more problems"),
    hostile("an overlay that changes everything twice", changes_twice, "no problem found, "),
    hostile("ids that are paths", ids_that_are_paths, "no problem found"),
];

fn file(dir: &Path, text: impl AsRef<[u8]>) -> PathBuf {
    fs::write(dir.join("x.yaml"), text).expect("a file");
    dir.to_owned()
}

const HEADING: &str = "overlay: {title: O, publisher: P, date: 2026-01-01}\n";

fn overlay(dir: &Path, text: &str) -> PathBuf {
    file(dir, format!("{HEADING}{text}"));
    dir.join("x.yaml")
}

fn sparse(dir: &Path, bytes: u64) -> PathBuf {
    let file = fs::File::create(dir.join("x.yaml")).expect("a file");
    file.set_len(bytes).expect("a hole");
    dir.to_owned()
}

fn repeated(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect()
}

fn aliases_of_aliases() -> String {
    let nine = |n: usize| format!("l{0}: &l{0} [{1}*l{n}]\n", n + 1, format!("*l{n}, ").repeat(8));
    format!("l0: &l0 [ha]\n{}", repeated(12, nine))
}

fn aliases_of_a_record() -> String {
    let words = "word ".repeat(1000);
    let first =
        format!("changes:\n  c: &a\n    title: First\n    text: {words}\n    short: first\n    sources: [here]\n");
    first + &repeated(20_000, |n| format!("  c{n}: *a\n"))
}

fn aliases_of_a_text() -> String {
    let first = format!("sections:\n  \"1\":\n    title: &t {}\n", "x".repeat(50_000));
    first + &repeated(20_000, |n| format!("  s{n}: {{title: *t}}\n"))
}

/// Each file stays within the limit for one file, but together they are far beyond the limit.
fn aliases_in_many_files(dir: &Path) -> PathBuf {
    for n in 0..2_000 {
        let text = format!(
            "sections: {{s{n}a: {{title: &t {}}}{}}}\n",
            "x".repeat(10_000),
            repeated(90, |m| format!(", s{n}b{m}: {{title: *t}}"))
        );
        fs::write(dir.join(format!("{n}.yaml")), text).expect("a file");
    }
    dir.to_owned()
}

fn letters() -> String {
    format!("sections: {{s: {{title: S, errata: [{}]}}}}\n", "a,".repeat(3_000_000))
}

fn small_records(count: usize) -> String {
    format!("sections:\n{}", repeated(count, |n| format!("  s{n}: {{t: }}\n")))
}

fn wrong_records(count: usize) -> String {
    format!(
        "units:\n{}",
        repeated(count, |n| format!("  a{n:05}: {{level: two, title: A, standards: [19], section: \"2\"}}\n"))
    )
}

fn references(count: usize) -> String {
    let about = "about: {title: T, short: T, year: 2026, rights: R, indicative: I}\nsections: {\"1\": {title: S}}\nqualifications:\n  q:\n    title: Q\n    short: Q\n    level: 2\n    size: award\n    description: []\n    section: \"1\"\n    listings:\n      - part: core\n        complete: false\n        section: \"1\"\n        units:\n";
    format!("{about}{}", repeated(count, |n| format!("          - u{n}\n")))
}

fn wrong_fields(count: usize) -> String {
    format!("units:\n  a:\n{}", repeated(count, |n| format!("    f{n}: 1\n")))
}

fn wrong_entries(count: usize) -> String {
    format!("roles:\n  a:\n    aliases:\n{}", repeated(count, |_| "      - [1]\n".into()))
}

fn twins(count: usize) -> String {
    format!("units:\n{}", repeated(count, |_| "  a: {}\n".into()))
}

fn anchors(count: usize) -> String {
    format!("units:\n{}", repeated(count, |n| format!("  a{n}: &a{n} {{level: 2}}\n")))
}

fn ladder(count: usize) -> String {
    let about = "about: {title: T, short: T, year: 2026, rights: R, indicative: I}\nsections: {\"1\": {title: S}}\nfamilies: {f: {title: F, text: F, section: \"1\"}}\nroles:\n";
    let role = |n: usize| {
        format!(
            "  r{n}: {{short: R{n}, title: R{n}, family: f, follows: r{}, section: \"1\", purpose: {{text: P, section: \"1\"}}, duties_section: \"1\", duties: [{{number: 1, text: D}}], knowledge: []}}\n",
            (n + 1) % count
        )
    };
    format!("{about}{}", repeated(count, role))
}

fn files(dir: &Path, count: usize) -> PathBuf {
    for n in 0..count {
        fs::write(dir.join(format!("{n}.yaml")), format!("units:\n  u{n}: {{title: U}}\n")).expect("a file");
    }
    dir.to_owned()
}

fn deep(dir: &Path) -> PathBuf {
    let inner = (0..40).fold(dir.to_owned(), |folder, _| folder.join("in"));
    fs::create_dir_all(&inner).expect("folders");
    fs::write(inner.join("x.yaml"), "units: {}\n").expect("a file");
    dir.to_owned()
}

fn changes(count: usize) -> String {
    format!("change:\n  units:\n{}", repeated(count, |n| format!("    u{n}: {{credits: two}}\n")))
}

fn withdrawals(count: usize) -> String {
    format!("withdraw:\n  units:\n{}", repeated(count, |n| format!("    u{n}: gone\n")))
}

/// Two files of an overlay that add 1,000 records and change each of them.
fn changes_twice(dir: &Path) -> PathBuf {
    let records = repeated(1_000, |n| format!("  r{n}: {{title: R{n}, topic: courses}}\n"));
    let change =
        |to: &str| format!("change:\n  resources:\n{}", repeated(1_000, |n| format!("    r{n}: {{note: {to} {n}}}\n")));
    fs::write(dir.join("a.yaml"), format!("{HEADING}resources:\n{records}{}", change("first"))).expect("a file");
    fs::write(dir.join("b.yaml"), change("second")).expect("a file");
    dir.to_owned()
}

fn ids_that_are_paths(dir: &Path) -> PathBuf {
    overlay(
        dir,
        "resources:\n  ../../etc/passwd: {title: \"../../etc/passwd\", topic: courses}\n  /root: {title: \"C:\\\\x\", topic: courses}\n",
    )
}
