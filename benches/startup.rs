//! The time of a whole process, compared with a Rust program that does nothing: `cargo bench --bench startup`.
//!
//! The programs take turns, so that noise on the machine affects all of them; the answer goes to a file, as in a
//! script. The ratio is what counts.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "this prints what it measures, and fails by panicking")]

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const RUNS: usize = 300;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = nothing(folder.path());
    let tacareer = Path::new(env!("CARGO_BIN_EXE_tacareer"));
    let record = folder.path().join("record.yaml");
    fs::write(&record, "role: ta2\nunits: [{id: equality-l2}, {id: schools-l2}]\n").expect("written");
    let record = record.to_str().expect("UTF-8");
    let programs: [(&str, &Path, &[&str]); 7] = [
        ("a program that does nothing", &empty, &[]),
        ("tacareer --version", tacareer, &["--version"]),
        ("tacareer level ta3", tacareer, &["level", "ta3"]),
        ("tacareer units --nos 19", tacareer, &["units", "--nos", "19"]),
        ("tacareer next ta2", tacareer, &["next", "ta2"]),
        ("tacareer gap ta3, a record", tacareer, &["gap", "ta3", "--record", record]),
        ("tacareer search behaviour", tacareer, &["search", "behaviour"]),
    ];
    let answer = folder.path().join("answer");
    let mut times = vec![Vec::with_capacity(RUNS); programs.len()];
    for _ in 0..RUNS {
        for (n, (_, program, arguments)) in programs.iter().enumerate() {
            let out = File::create(&answer).expect("a file");
            let start = Instant::now();
            let ended = Command::new(program).args(*arguments).stdout(out).status().expect("the program runs");
            times[n].push(start.elapsed());
            assert!(ended.success());
        }
    }
    let medians: Vec<Duration> = times.iter_mut().map(|times| median(times)).collect();
    for ((name, ..), time) in programs.iter().zip(&medians) {
        let ratio = time.as_secs_f64() / medians[0].as_secs_f64();
        println!("{name:<28} {:>7.0} µs   {ratio:.2}", time.as_secs_f64() * 1e6);
    }
}

/// Builds the program that does nothing, in the same way as a release.
fn nothing(folder: &Path) -> std::path::PathBuf {
    let (source, program) = (folder.join("nothing.rs"), folder.join("nothing"));
    fs::write(&source, "fn main() {}\n").expect("written");
    let options = ["--edition=2024", "-Copt-level=3", "-Cpanic=abort", "-Cstrip=symbols", "-Clto", "-o"];
    let built = Command::new("rustc").args(options).arg(&program).arg(&source).status().expect("rustc runs");
    assert!(built.success());
    program
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
