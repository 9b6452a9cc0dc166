//! The program: asks the question, prints why it can't be answered, sets the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    // A shell that asks for completions wants nothing else.
    tacareer::cli::complete();
    match tacareer::cli::run() {
        Ok(code) => code,
        Err(failure) => {
            tacareer::cli::tell(&failure);
            failure.exit_code()
        }
    }
}
