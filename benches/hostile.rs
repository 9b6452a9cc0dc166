//! The time and memory it takes to refuse hostile input: `cargo bench --bench hostile`.
//!
//! Every input is checked by a new process; the peak memory comes from the operating system (only on Linux).

#![allow(clippy::print_stdout, clippy::expect_used, reason = "this prints what it measures, and fails by panicking")]

#[path = "../tests/it/hostile.rs"]
mod hostile;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use tacareer::embedded;
use tacareer::load::{self, Base};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--check") {
        return check(&PathBuf::from(&arguments[at + 1]));
    }
    println!("{:<44} {:>8} {:>9}", "", "ms", "peak MB");
    for hostile in hostile::ALL {
        let folder = tempfile::tempdir().expect("a folder");
        let path = (hostile.write)(folder.path());
        let program = std::env::current_exe().expect("this program");
        let said = Command::new(program).arg("--check").arg(&path).output().expect("it runs").stdout;
        println!("{:<44} {}", hostile.name, String::from_utf8_lossy(&said).trim_end());
    }
}

fn check(path: &Path) {
    let start = Instant::now();
    let read = if load::is_overlay(path) {
        load::read(Base::Contents(embedded::contents().into()), &[path.to_owned()])
    } else {
        load::read(Base::Folder(path), &[])
    };
    let said = read.map_or_else(|problems| problems.to_string(), |loaded| format!("{:?}", loaded.doubts(None)));
    let time = start.elapsed();
    assert!(!said.is_empty());
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    let peak: u32 = peak.unwrap_or("0").trim().parse().unwrap_or(0);
    println!("{:>8.1} {:>9.1}", time.as_secs_f64() * 1e3, f64::from(peak) / 1e3);
}
