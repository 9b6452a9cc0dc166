//! The program as another process sees it.

use std::process::{Command, Output};

/// The program with some arguments, in an environment of its own.
pub(crate) fn tacareer(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tacareer"));
    command.args(args).env_clear();
    command
}

/// What it says on standard output, when all went well and nothing was said on standard error.
pub(crate) fn ok(command: &mut Command) -> String {
    let output = command.output().expect("the program runs");
    let said = text(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{command:?} failed: {said}");
    text(&output.stdout)
}

/// The exit code and what was said on standard error, when it went wrong and standard output stayed empty.
#[allow(dead_code, reason = "not every test expects a failure")]
pub(crate) fn failed(command: &mut Command) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } = command.output().expect("the program runs");
    assert_eq!(text(&stdout), "", "{command:?} said something on standard output");
    (status.code(), text(&stderr))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program speaks UTF-8")
}
