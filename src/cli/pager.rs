//! A long answer on a terminal, a screen at a time, as git and jj do it.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

/// The variable that names the pager of this program alone.
const OWN: &str = "TACAREER_PAGER";

/// Shows a text in a pager where that is wanted: standard output is a terminal, the text is longer than it, and a pager is
/// there. Whether it was shown; a pager that is missing or fails at the start loses nothing, since the text is then written
/// as usual.
pub(super) fn show(text: &[u8]) -> bool {
    let height = terminal_size::terminal_size().map(|(_, height)| usize::from(height.0));
    let is_longer = height.is_some_and(|height| text.split(|byte| *byte == b'\n').count() > height);
    if !io::stdout().is_terminal() || !is_longer {
        return false;
    }
    let Some(mut command) = command() else { return false };
    let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else { return false };
    if let Some(mut input) = child.stdin.take() {
        // Somebody who quits early has seen enough.
        let _ = input.write_all(text);
    }
    // A shell that does not find the pager says so with 126 or 127.
    child.wait().is_ok_and(|status| !matches!(status.code(), Some(126 | 127)))
}

/// The pager as the environment has it, run by the shell as git does; `less` where nothing is said, and none where the
/// variable is empty or says `cat`.
fn command() -> Option<Command> {
    let named = [OWN, "PAGER"].into_iter().find_map(|name| env::var(name).ok());
    let line = named.as_deref().map_or("less", str::trim);
    if line.is_empty() || line == "cat" {
        return None;
    }
    let mut command = if cfg!(windows) { Command::new("cmd") } else { Command::new("sh") };
    command.args([if cfg!(windows) { "/C" } else { "-c" }, line]);
    if env::var_os("LESS").is_none() {
        // Colours as they are, no clearing of the screen, and an end where the text ends.
        command.env("LESS", "FRX");
    }
    Some(command)
}
