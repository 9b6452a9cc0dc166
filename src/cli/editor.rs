//! The user's editor, found as git does: `VISUAL`, then `EDITOR`.

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Opens a file in the editor, and waits until it is closed.
///
/// # Errors
///
/// When the editor can't be run, or ends with an error.
pub(super) fn open(file: &Path) -> Result<()> {
    let named =
        ["VISUAL", "EDITOR"].into_iter().find_map(|name| env::var(name).ok().filter(|line| !line.trim().is_empty()));
    let line = named.unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.into());
    let mut command = if cfg!(windows) { Command::new("cmd") } else { Command::new("sh") };
    if cfg!(windows) {
        command.args(["/C", &line]).arg(file);
    } else {
        // The variable may contain options; the file name stays a single argument.
        command.args(["-c", &format!("{line} \"$@\""), "editor"]).arg(file);
    }
    let status = command.status().with_context(|| format!("the editor can't be run: {line}"))?;
    if !status.success() {
        bail!("the editor ended with an error, and nothing has been changed: {line}");
    }
    Ok(())
}
