//! The time and memory per record of loading, as a framework grows: `cargo bench --bench growth`.
//!
//! Every framework is loaded several times, in turn with the others, each time by a new process, and the median counts;
//! the peak memory comes from the operating system (only on Linux). A record of a large framework should cost no more
//! than one of a small framework.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "this prints what it measures, and fails by panicking")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_yaml::{Mapping, Value};
use tacareer::framework::Contents;
use tacareer::{embedded, load};

const RUNS: usize = 7;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--load") {
        return load_once(Path::new(&arguments[at + 1]));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let frameworks = [
        ("nothing but its title", write(folder.path(), "empty", &[title()])),
        ("the one it ships with", write(folder.path(), "one", &copies(1))),
        ("10 times that", write(folder.path(), "ten", &copies(10))),
        ("100 times that", write(folder.path(), "hundred", &copies(100))),
        ("10,000 roles, 20,000 units", write(folder.path(), "wide", &wide())),
    ];
    let mut runs = vec![Vec::new(); frameworks.len()];
    for _ in 0..RUNS {
        for (n, (_, folder)) in frameworks.iter().enumerate() {
            runs[n].push(measured(folder));
        }
    }
    println!("{:<28} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9}", "", "records", "MB", "ms", "µs each", "peak MB", "KB each");
    let base = runs[0].iter().map(|run| run.peak).min().unwrap_or(0);
    for ((name, folder), runs) in frameworks.iter().zip(&mut runs) {
        runs.sort_by_key(|run| run.time);
        let (run, bytes) = (runs[RUNS / 2], size(folder));
        let records = u32::try_from(run.records.max(1)).unwrap_or(u32::MAX);
        let each = run.time.as_secs_f64() * 1e6 / f64::from(records);
        let own = f64::from(u32::try_from(run.peak.saturating_sub(base)).unwrap_or(u32::MAX));
        println!(
            "{name:<28} {records:>8} {:>9.2} {:>9.1} {each:>9.1} {:>9.1} {:>9.1}",
            f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6,
            run.time.as_secs_f64() * 1e3,
            f64::from(u32::try_from(run.peak).unwrap_or(u32::MAX)) / 1e3,
            own / f64::from(records),
        );
    }
}

/// What one run needed.
#[derive(Clone, Copy)]
struct Run {
    records: usize,
    time: Duration,
    /// In KB.
    peak: usize,
}

fn load_once(folder: &Path) {
    let start = Instant::now();
    let framework = load::from_folder(folder).expect("a framework");
    let time = start.elapsed();
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    println!("{} {} {}", records(&framework), time.as_nanos(), peak.unwrap_or("0").trim());
}

fn measured(folder: &Path) -> Run {
    let program = std::env::current_exe().expect("this program");
    let mut command = Command::new(program);
    let said =
        command.arg("--load").arg(folder).stderr(std::process::Stdio::inherit()).output().expect("it runs").stdout;
    let said = String::from_utf8(said).expect("UTF-8");
    let numbers: Vec<u64> = said.split_whitespace().map(|word| word.parse().expect("a number")).collect();
    let number = |n: usize| usize::try_from(numbers[n]).expect("a number");
    Run { records: number(0), time: Duration::from_nanos(numbers[1]), peak: number(2) }
}

fn records(contents: &Contents) -> usize {
    contents.sections.len()
        + contents.changes.len()
        + contents.families.len()
        + contents.roles.len()
        + contents.destinations.len()
        + contents.qualifications.len()
        + contents.units.len()
        + contents.standard_groups.len()
        + contents.standards.len()
        + contents.modules.len()
        + contents.skill_courses.len()
        + contents.resources.len()
}

fn write(folder: &Path, name: &str, files: &[String]) -> PathBuf {
    let folder = folder.join(name);
    fs::create_dir(&folder).expect("a folder");
    for (n, text) in files.iter().enumerate() {
        fs::write(folder.join(format!("{n:03}.yaml")), text).expect("written");
    }
    folder
}

fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    entries.map(|entry| entry.metadata().expect("a file").len()).sum()
}

/// Copies of the built-in framework, one file each, with different ids in every copy.
fn copies(count: u16) -> Vec<String> {
    let whole = serde_yaml::to_value(embedded::contents()).expect("a value");
    let whole = whole.as_mapping().expect("the top-level keys");
    let ids: BTreeSet<String> = (whole.iter())
        .filter(|(key, _)| Contents::is_table(key.as_str().unwrap_or_default()))
        .flat_map(|(_, table)| table.as_mapping().into_iter().flat_map(|table| table.keys()))
        .filter_map(|key| key.as_str().map(str::to_owned))
        .collect();
    let copy = |n: u16| {
        let tables = whole.iter().filter(|(key, _)| n == 0 || Contents::is_table(key.as_str().unwrap_or_default()));
        let tables = tables.map(|(key, table)| (key.clone(), table_of(key, table, &ids, n)));
        serde_yaml::to_string(&tables.collect::<Mapping>()).expect("YAML")
    };
    (0..count).map(copy).collect()
}

/// The fields that hold ids.
const REFERENCES: [&str; 22] = [
    "family",
    "follows",
    "role",
    "section",
    "duties_section",
    "qualifications",
    "alternatives",
    "units",
    "modules",
    "courses",
    "resources",
    "destinations",
    "changes",
    "incorporates",
    "shares_units_with",
    "awarding",
    "group",
    "open_to",
    "suggested_to",
    "in_addition_to",
    "categories_section",
    "provider",
];

/// A table without empty fields, with the ids and numbers of the n-th copy.
fn table_of(key: &Value, table: &Value, ids: &BTreeSet<String>, n: u16) -> Value {
    if !Contents::is_table(key.as_str().unwrap_or_default()) {
        return renamed(table, ids, n, "");
    }
    let field = if key == "standards" { "standards" } else { "section" };
    let record = |(id, record): (&Value, &Value)| (renamed(id, ids, n, field), renamed(record, ids, n, ""));
    table.as_mapping().expect("a table").iter().map(record).collect::<Mapping>().into()
}

/// The value of a field, with the ids and numbers of the n-th copy.
fn renamed(value: &Value, ids: &BTreeSet<String>, n: u16, field: &str) -> Value {
    match value {
        Value::String(text) if n > 0 && REFERENCES.contains(&field) && ids.contains(text) => {
            format!("{text}-{n}").into()
        }
        // No two roles may share a short name.
        Value::String(text) if n > 0 && field == "short" => format!("{text}-{n}").into(),
        Value::Number(number) if field == "standards" => {
            (number.as_u64().expect("a number of a standard") + 100 * u64::from(n)).into()
        }
        Value::Sequence(values) => values.iter().map(|value| renamed(value, ids, n, field)).collect(),
        Value::Mapping(fields) => {
            let empty = |value: &Value| value.is_null() || value.as_sequence().is_some_and(Vec::is_empty);
            let told = fields.iter().filter(|(_, value)| !empty(value));
            let named = |key: &Value| key.as_str().unwrap_or_default().to_owned();
            told.map(|(key, value)| (key.clone(), renamed(value, ids, n, &named(key)))).collect::<Mapping>().into()
        }
        other => other.clone(),
    }
}

fn title() -> String {
    "about: {title: Large, short: Large, year: 2026, rights: None, indicative: None}\nsections: {\"1\": {title: All}}\nfamilies: {f: {title: F, text: F, section: \"1\"}}\n"
        .into()
}

/// 20,000 units with 100,000 references to standards, and 10,000 roles with 50,000 to units, in files of 2,000 records.
fn wide() -> Vec<String> {
    let units = (0..10).map(|n| units(n * 2_000..(n + 1) * 2_000));
    let roles = (0..5).map(|n| roles(n * 2_000..(n + 1) * 2_000));
    [title(), standards()].into_iter().chain(units).chain(roles).collect()
}

fn standards() -> String {
    let mut text = String::from(
        "suite: {title: S, prefixes: [S], text: S, section: \"1\"}\nstandard_groups: {g: {title: G, level: 2}}\nstandards:\n",
    );
    for n in 1..=500 {
        let _ = writeln!(text, "  {n}: {{title: Standard {n}, group: g, section: \"1\"}}");
    }
    text
}

/// Units that each draw on five standards.
fn units(some: std::ops::Range<usize>) -> String {
    let mut text = String::from("units:\n");
    for n in some {
        let of: Vec<String> = (0..5).map(|m| (1 + (n * 7 + m * 101) % 500).to_string()).collect();
        let _ = writeln!(
            text,
            "  u{n}:\n    title: Unit {n}\n    level: 2\n    standards: [{}]\n    section: \"1\"",
            of.join(", ")
        );
    }
    text
}

/// Roles on ladders of five that each name five units.
fn roles(some: std::ops::Range<usize>) -> String {
    let mut text = String::from("roles:\n");
    for n in some {
        let follows = if n % 5 > 0 { format!("\n    follows: r{}", n - 1) } else { String::new() };
        let units: Vec<String> = (0..5).map(|m| format!("u{}", (n * 2 + m * 3001) % 20_000)).collect();
        let _ = writeln!(
            text,
            "  r{n}:\n    short: R{n}\n    title: Role {n}\n    family: f{follows}\n    section: \"1\"\n    purpose: {{text: Purpose {n}, section: \"1\"}}\n    duties_section: \"1\"\n    duties:\n      - {{number: 1, text: Duty of {n}}}\n    knowledge: []\n    cpd:\n      suggestions:\n        - {{text: Units, kind: unit-based-training, section: \"1\", links: {{units: [{}]}}}}",
            units.join(", ")
        );
    }
    text
}
