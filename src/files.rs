//! Writes files whole or not at all.

mod claim;

use std::io::Write;
use std::path::Path;
use std::{fs, io};

use anyhow::{Result, bail};

pub use claim::Claim;

/// Who may read a new file.
#[derive(Clone, Copy)]
enum Readers {
    /// Whoever the user's settings let read new files.
    Usual,
    /// Only its owner.
    Owner,
}

/// Writes a file whole or not at all: to a temporary file beside it, which is synced and then renamed over it. Something
/// that is not a regular file (a device, a pipe) is written to directly. A link stays a link.
///
/// # Errors
///
/// In words that can follow the name of the file: it is a folder, it is read-only, the disk is full.
pub fn write_whole(file: &Path, bytes: &[u8]) -> Result<()> {
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    match fs::metadata(&target) {
        Ok(known) if known.is_dir() => bail!("it is a folder"),
        Ok(known) if !known.is_file() => {
            return Ok(fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes)?);
        }
        Ok(known) if known.permissions().readonly() => bail!("it may only be read"),
        _ => {}
    }
    beside(&target, bytes, ".tacareer-", Readers::Usual)?.persist(&target)?;
    claim::sync_folder(&target);
    Ok(())
}

/// Whether nothing has that name, not even a link.
pub fn is_missing(file: &Path) -> bool {
    fs::symlink_metadata(file).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Writes a new file, whole or not at all.
///
/// # Errors
///
/// Those of [`write_whole`], and when the file exists already.
pub fn write_new(file: &Path, bytes: &[u8]) -> Result<()> {
    persist_new(file, bytes, Readers::Usual)
}

/// Writes a new file, whole or not at all, that on Unix only its owner may read.
///
/// # Errors
///
/// Those of [`write_new`].
pub fn write_new_private(file: &Path, bytes: &[u8]) -> Result<()> {
    persist_new(file, bytes, Readers::Owner)
}

fn persist_new(file: &Path, bytes: &[u8], readers: Readers) -> Result<()> {
    match beside(file, bytes, ".tacareer-", readers)?.persist_noclobber(file) {
        Ok(_) => {
            claim::sync_folder(file);
            Ok(())
        }
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => bail!("it is there already"),
        Err(error) => Err(error.into()),
    }
}

/// Writes the bytes to a temporary file in the folder of `target`. It is deleted again unless it is renamed.
fn beside(target: &Path, bytes: &[u8], prefix: &str, readers: Readers) -> Result<tempfile::NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        bail!("there is no folder {}", folder.display());
    }
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(match readers {
        Readers::Usual => 0o666,
        Readers::Owner => 0o600,
    }));
    let mut beside = builder.prefix(prefix).tempfile_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    Ok(beside)
}

/// Writes a folder whole or not at all: to a temporary folder beside it, which is then renamed. The folder must not exist
/// yet, or must be empty.
///
/// # Errors
///
/// When the folder is not empty, or can't be written.
pub fn write_folder(folder: &Path, files: &[(String, String)]) -> Result<()> {
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                bail!("there is something in it already");
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => bail!("it is a file"),
        Err(error) => return Err(error.into()),
    }
    let around = folder.parent().filter(|around| !around.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(around)?;
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    let beside = builder.prefix(".tacareer-").tempdir_in(around)?;
    for (name, text) in files {
        let file = beside.path().join(name);
        fs::create_dir_all(file.parent().unwrap_or(beside.path()))?;
        fs::write(file, text)?;
    }
    // An empty folder is removed first. This fails if something has been put into it in the meantime.
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    fs::rename(beside.path(), folder)?;
    let _ = beside.keep();
    Ok(())
}
