//! The program: parse, run, print the error and its hint, choose the exit code.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match tacareer::cli::run() {
        Ok(code) => code,
        Err(error) if tacareer::cli::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to be told when stderr is closed too.
            let _ = std::io::stderr().write_all(tacareer::cli::explain(&error).as_bytes());
            ExitCode::from(1)
        }
    }
}
