//! Keeps what the last change replaced in a hidden file beside the record, so that it can be restored.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use similar::{ChangeTag, DiffableStr};

use super::Location;
use super::edit::Refused;
use crate::files::{self, Claim};
use crate::framework::difference::steps;

/// What a change did to a text, line by line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextChange {
    /// Lines that it added.
    pub added: Vec<String>,
    /// Lines that it removed.
    pub dropped: Vec<String>,
}

/// The beginning of the first line of the file; the checksum of the record after the change follows it.
const HEAD: &str = "# What “tacareer record undo” puts back, as long as the record has this checksum: ";

/// Keeps the text that a change replaced.
pub(super) fn keep(claim: &Claim, before: &[u8], after: &[u8]) -> Result<()> {
    let head = format!("{HEAD}{:016x}\n", files::fingerprint(after));
    claim.write_beside(&name(claim.target()), &[head.as_bytes(), before].concat())
}

/// Restores what the last change replaced; a second undo makes the change again.
///
/// # Errors
///
/// When there is no record, nothing to undo, or the record has since been changed in another way.
pub fn undo(location: &Location) -> Result<TextChange> {
    let shown = location.shown();
    let refused = |message: &str| Refused::new(message, [format!("nothing has been changed in {shown}")]);
    if files::is_missing(&location.file) {
        return Err(refused("there is no record yet").into());
    }
    let claim = Claim::of(&location.file).with_context(|| format!("can't change {shown}"))?;
    let now = fs::read(claim.target()).with_context(|| format!("can't read {shown}"))?;
    let kept = fs::read(claim.target().with_file_name(name(claim.target()))).unwrap_or_default();
    let rest =
        kept.strip_prefix(HEAD.as_bytes()).and_then(|rest| Some((rest, rest.iter().position(|byte| *byte == b'\n')?)));
    let Some((rest, end)) = rest else { return Err(refused("there is no change to undo").into()) };
    let (sum, before) = (&rest[..end], &rest[end + 1..]);
    if sum != format!("{:016x}", files::fingerprint(&now)).as_bytes() {
        return Err(refused("the record has been changed since, by hand or by another program").into());
    }
    claim.replace(&now, before).with_context(|| format!("can't write {shown}"))?;
    keep(&claim, &now, before).with_context(|| format!("can't write beside {shown}"))?;
    Ok(TextChange::between(&String::from_utf8_lossy(&now), &String::from_utf8_lossy(before)))
}

impl TextChange {
    /// The difference between two versions of a text.
    pub fn between(before: &str, after: &str) -> Self {
        let mut changes = Self::default();
        let (before, after) = (before.tokenize_lines(), after.tokenize_lines());
        for change in steps(&before, &after).iter().flat_map(|step| step.iter_changes(&before[..], &after[..])) {
            let line = change.value().trim_end().to_owned();
            match change.tag() {
                ChangeTag::Delete => changes.dropped.push(line),
                ChangeTag::Insert => changes.added.push(line),
                ChangeTag::Equal => {}
            }
        }
        changes
    }
}

/// The name of the hidden file.
fn name(record: &Path) -> String {
    let name: String =
        record.file_name().map_or_else(String::new, |name| name.to_string_lossy().chars().take(50).collect());
    format!(".{name}.undo")
}
