//! The program: asks the question, prints why it can't be answered, sets the exit code.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    // A shell that asks for completions wants nothing else.
    tacareer::cli::complete();
    match tacareer::cli::run() {
        Ok(code) => code,
        Err(failure) => {
            // If stderr is closed too, there is nowhere left to report to.
            let _ = std::io::stderr().write_all(failure.to_string().as_bytes());
            failure.exit_code()
        }
    }
}
