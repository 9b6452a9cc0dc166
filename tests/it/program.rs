//! The program as another process.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program to test: the one that `TACAREER_BIN` names, or else the one that cargo built with the tests.
///
/// A relative path starts from the folder of the package, like all paths in the tests.
pub(crate) fn path() -> PathBuf {
    let program = named().unwrap_or_else(|| env!("CARGO_BIN_EXE_tacareer").into());
    Path::new(env!("CARGO_MANIFEST_DIR")).join(program)
}

/// Whether the program to test is not the one that cargo built with the tests.
pub(crate) fn is_named() -> bool {
    named().is_some()
}

fn named() -> Option<PathBuf> {
    std::env::var_os("TACAREER_BIN").filter(|name| !name.is_empty()).map(PathBuf::from)
}

/// The program with arguments, in a clean environment.
pub(crate) fn tacareer(args: &[&str]) -> Command {
    let mut command = Command::new(path());
    command.args(args).env_clear();
    command
}

/// Standard output, if the program succeeded and wrote nothing to standard error.
pub(crate) fn ok(command: &mut Command) -> String {
    let output = command.output().expect("the program runs");
    let said = text(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{command:?} failed: {said}");
    text(&output.stdout)
}

/// The exit code and standard error, if the program failed and wrote nothing to standard output.
pub(crate) fn failed(command: &mut Command) -> (Option<i32>, String) {
    let Output { status, stdout, stderr } = command.output().expect("the program runs");
    assert_eq!(text(&stdout), "", "{command:?} said something on standard output");
    (status.code(), text(&stderr))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program speaks UTF-8")
}
