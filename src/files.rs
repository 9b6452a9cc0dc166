//! Writes files completely or not at all.

mod beside;
mod claim;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Result, bail};

use beside::Beside;
pub use claim::Claim;

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Everybody whom the user's settings allow to read new files.
    Usual,
    /// Only its owner.
    Owner,
}

/// Writes a file completely or not at all: to a temporary file beside it, which is synced and then renamed over it. A
/// replaced file keeps its owner and permissions; a new one can be read by `readers`. Anything that is not a regular
/// file (a device, a pipe) is written to directly. A link stays a link.
///
/// # Errors
///
/// With a message that can follow the file name: it is a folder, it is read-only, the disk is full.
pub fn write_whole(file: &Path, bytes: &[u8], readers: Readers) -> Result<()> {
    let target = followed(file)?;
    let known = fs::metadata(&target).ok();
    match &known {
        Some(known) if known.is_dir() => bail!("it is a folder"),
        Some(known) if !known.is_file() => {
            return Ok(fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes)?);
        }
        Some(known) => check_replaceable(known)?,
        None => {}
    }
    let beside = Beside::of(&target, bytes, ".tacareer-", readers)?;
    if let Some(known) = known {
        beside.take_after(&known)?;
    }
    Ok(beside.replace(&target)?)
}

/// The file that a path leads to through all links, even if that file does not exist yet.
fn followed(file: &Path) -> Result<PathBuf> {
    /// As many links as Linux follows.
    const MOST_LINKS: usize = 40;
    let mut target = file.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    bail!("it is a link that leads to itself")
}

/// Checks that a file may be replaced.
///
/// # Errors
///
/// When it is read-only, or has a second name under which the old contents would live on.
fn check_replaceable(known: &fs::Metadata) -> Result<()> {
    // The files of a page have no permissions, which some versions of Rust take for read-only.
    if cfg!(not(target_family = "wasm")) && known.permissions().readonly() {
        bail!("it is read-only");
    }
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(known) > 1 {
        bail!("it has a second name (a hard link), which would keep the old text: make a copy of it, and name that");
    }
    Ok(())
}

/// Whether two paths lead to the same file or folder, regardless of links.
pub fn is_same(one: &Path, other: &Path) -> bool {
    same_file::is_same_file(one, other).unwrap_or(false)
}

/// The path of a file with all links resolved. The files of a page have no links, and no other path.
///
/// # Errors
///
/// When there is no such file.
pub fn real(file: &Path) -> io::Result<PathBuf> {
    if cfg!(target_family = "wasm") { fs::metadata(file).map(|_| file.to_owned()) } else { fs::canonicalize(file) }
}

/// The folder that a file is in.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Why something could not be read or written, without the number that the system gives the reason and without the name
/// of a temporary file.
pub fn said(error: &io::Error) -> String {
    let known = match error.kind() {
        io::ErrorKind::PermissionDenied => "that is not permitted",
        io::ErrorKind::StorageFull => "the disk is full",
        io::ErrorKind::QuotaExceeded => "the space that you may use is full",
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read",
        io::ErrorKind::IsADirectory => "it is a folder",
        io::ErrorKind::NotADirectory => "a part of its path is a file, not a folder",
        io::ErrorKind::NotFound => "there is no such file or folder",
        io::ErrorKind::InvalidFilename => "its name is too long, or not a possible one",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

/// A fingerprint of the contents of a file or text, the same on every machine (FNV-1a).
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether there is nothing with that name, not even a link.
pub fn is_missing(file: &Path) -> bool {
    fs::symlink_metadata(file).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Writes a new file, completely or not at all.
///
/// # Errors
///
/// Those of [`write_whole`], and when the file exists already.
pub fn write_new(file: &Path, bytes: &[u8]) -> Result<()> {
    persist_new(file, bytes, Readers::Usual)
}

/// Writes a new file, completely or not at all, that on Unix only its owner may read.
///
/// # Errors
///
/// Those of [`write_new`].
pub fn write_new_private(file: &Path, bytes: &[u8]) -> Result<()> {
    persist_new(file, bytes, Readers::Owner)
}

fn persist_new(file: &Path, bytes: &[u8], readers: Readers) -> Result<()> {
    match Beside::of(file, bytes, ".tacareer-", readers)?.take_free(file) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => bail!("it is there already"),
        done => Ok(done?),
    }
}

/// Writes a folder completely or not at all: to a temporary folder beside it, which is then renamed. The folder must
/// not exist yet, or must be empty. With [`Readers::Owner`], nobody else can get at the files in it.
///
/// # Errors
///
/// When the folder is not empty, or can't be written.
#[cfg_attr(not(unix), expect(unused_variables, reason = "permissions of this kind are those of Unix"))]
pub fn write_folder(folder: &Path, files: &[(String, String)], readers: Readers) -> Result<()> {
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
    let around = folder_of(folder);
    fs::create_dir_all(around)?;
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(match readers {
        Readers::Usual => 0o777,
        Readers::Owner => 0o700,
    }));
    let beside = builder.prefix(".tacareer-").tempdir_in(around)?;
    for (name, text) in files {
        let file = beside.path().join(name);
        fs::create_dir_all(file.parent().unwrap_or(beside.path()))?;
        fs::write(file, text)?;
    }
    // An empty folder is removed first. This fails if something has been added to it in the meantime.
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    fs::rename(beside.path(), folder)?;
    let _ = beside.keep();
    Ok(())
}
