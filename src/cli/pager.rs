//! Shows a long answer one screen at a time, as git and jj do.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

/// The environment variable that sets the pager of this program.
const OWN: &str = "TACAREER_PAGER";

/// Shows a text in a pager, if standard output is a terminal, the text does not fit on it, and there is a pager.
/// Returns whether it was shown; if the pager is missing or fails to start, nothing is lost, because the caller writes
/// the text as usual.
pub(super) fn show(text: &[u8]) -> bool {
    let height = terminal_size::terminal_size().map(|(_, height)| usize::from(height.0));
    let is_longer = height.is_some_and(|height| text.split(|byte| *byte == b'\n').count() > height);
    // A terminal that can't move its cursor, such as that of an editor, is no place for a pager.
    let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    if !io::stdout().is_terminal() || !is_longer || is_dumb {
        return false;
    }
    let Some(mut command) = command() else { return false };
    let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else { return false };
    if let Some(mut input) = child.stdin.take() {
        // A reader who quits early has seen enough.
        let _ = input.write_all(text);
    }
    // A pager that fails may have shown nothing. One that a reader interrupts has no exit code.
    child.wait().is_ok_and(|status| status.code().is_none_or(|code| code == 0))
}

/// The pager from the environment, run by the shell as git does; `less` by default, and none if the variable is empty
/// or `cat`.
fn command() -> Option<Command> {
    let named = [OWN, "PAGER"].into_iter().find_map(|name| env::var(name).ok());
    let line = named.as_deref().map_or("less", str::trim);
    if line.is_empty() || line == "cat" {
        return None;
    }
    let mut command = if cfg!(windows) { Command::new("cmd") } else { Command::new("sh") };
    command.args([if cfg!(windows) { "/C" } else { "-c" }, line]);
    if env::var_os("LESS").is_none() {
        // Keep colours, do not clear the screen, and quit at the end of a short text.
        command.env("LESS", "FRX");
    }
    Some(command)
}
