//! The time for loading, the main questions and the renderers: `cargo bench`.
//!
//! Only compare figures from one run, because machines vary.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

use clap::Parser;
use divan::{Bencher, black_box};
use tacareer::commands::Question;
use tacareer::framework::Framework;
use tacareer::render::{Format, Look, render};
use tacareer::{embedded, load};

fn main() {
    divan::main();
}

/// The most common questions.
const QUESTIONS: [&str; 12] = [
    "level",
    "level ta3",
    "next ta2",
    "compare ta2 ta3",
    "path asna1 ta4",
    "units --nos 19",
    "unit equality-l2",
    "nos",
    "qualifications l3-diploma",
    "hlta",
    "search behaviour",
    "about",
];

#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    command: Question,
}

fn command(question: &str) -> Question {
    Line::parse_from(std::iter::once("tacareer").chain(question.split(' '))).command
}

#[divan::bench]
fn unpack_the_embedded_framework() -> Framework {
    embedded::framework()
}

#[divan::bench]
fn load_and_check_the_yaml_files() -> Framework {
    load::from_folder(Path::new("data")).expect("the data has no problem")
}

#[divan::bench(args = QUESTIONS)]
fn ask(bencher: Bencher<'_, '_>, question: &str) {
    let (framework, command) = (embedded::framework(), command(question));
    bencher.bench_local(|| black_box(command.report(&framework, None).expect("an answer").document));
}

#[divan::bench(args = ["table", "plain", "markdown", "html", "csv", "json", "yaml"])]
fn render_a_role(bencher: Bencher<'_, '_>, format: &str) {
    let (framework, command) = (embedded::framework(), command("level ta3"));
    let report = command.report(&framework, None).expect("an answer");
    let known = Format::ALL.iter().find(|(_, name, _)| *name == format);
    let (format, look) = (known.expect("a format").0, Look { width: Some(80), colour: false });
    bencher.bench_local(|| render(&report, format, look).expect("a page"));
}
