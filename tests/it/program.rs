//! The program as another process sees it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program to test: the one that `TACAREER_BIN` names, or else the one that cargo has built with the tests.
///
/// A relative path is taken from the folder of the package, as everything in the tests is.
pub(crate) fn path() -> PathBuf {
    let program = named().unwrap_or_else(|| env!("CARGO_BIN_EXE_tacareer").into());
    Path::new(env!("CARGO_MANIFEST_DIR")).join(program)
}

/// Whether the program to test is another one than cargo has built with the tests.
pub(crate) fn is_named() -> bool {
    named().is_some()
}

fn named() -> Option<PathBuf> {
    std::env::var_os("TACAREER_BIN").filter(|name| !name.is_empty()).map(PathBuf::from)
}

/// The program with some arguments, in an environment of its own.
pub(crate) fn tacareer(args: &[&str]) -> Command {
    let mut command = Command::new(path());
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
pub(crate) fn failed(command: &mut Command) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } = command.output().expect("the program runs");
    assert_eq!(text(&stdout), "", "{command:?} said something on standard output");
    (status.code(), text(&stderr))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program speaks UTF-8")
}
