//! The program: ask the question, print why it can't be answered, choose the exit code.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    // A shell that completes a line asks nothing else.
    tacareer::cli::complete();
    match tacareer::cli::run() {
        Ok(code) => code,
        Err(failure) => {
            // If stderr is closed too, there is nobody left to tell.
            let _ = std::io::stderr().write_all(failure.to_string().as_bytes());
            failure.exit_code()
        }
    }
}
