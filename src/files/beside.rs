//! A temporary file beside the one it is to replace, so that a file is written completely or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Result, bail};

use super::{Readers, folder_of};

/// The suffix of temporary files, by which they are recognised.
pub(super) const TEMPORARY: &str = ".tmp";

/// The number of random letters and digits in their names.
pub(super) const RANDOM: usize = 12;

/// A temporary file in the folder of another. It is deleted again unless it takes a name.
#[cfg(not(target_family = "wasm"))]
pub(super) struct Beside(tempfile::NamedTempFile);

#[cfg(not(target_family = "wasm"))]
impl Beside {
    /// Writes the bytes to a temporary file in the folder of `target`.
    ///
    /// # Errors
    ///
    /// In words that can follow the name of the file.
    pub(super) fn of(target: &Path, bytes: &[u8], prefix: &str, readers: Readers) -> Result<Self> {
        let folder = folder_of(target);
        if !folder.is_dir() {
            bail!("there is no folder {}", folder.display());
        }
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(match readers {
            Readers::Usual => 0o666,
            Readers::Owner => 0o600,
        }));
        let made = builder.prefix(prefix).suffix(TEMPORARY).rand_bytes(RANDOM).tempfile_in(folder);
        let mut beside = made.map_err(cause)?;
        beside.write_all(bytes)?;
        beside.as_file().sync_all()?;
        Ok(Self(beside))
    }

    /// Gives it the owner and the permissions of the file that it is to replace.
    ///
    /// # Errors
    ///
    /// When the system does not permit it.
    pub(super) fn take_after(&self, known: &fs::Metadata) -> Result<()> {
        keep_owner(self.0.as_file(), known)?;
        Ok(self.0.as_file().set_permissions(known.permissions())?)
    }

    /// Puts it in the place of a file.
    ///
    /// # Errors
    ///
    /// When it can't be renamed.
    pub(super) fn replace(self, target: &Path) -> io::Result<()> {
        self.0.persist(target)?;
        sync_folder(target);
        Ok(())
    }

    /// Gives it a name that no other file has.
    ///
    /// # Errors
    ///
    /// When another file has it, or it can't be renamed.
    pub(super) fn take_free(self, target: &Path) -> io::Result<()> {
        self.0.persist_noclobber(target)?;
        sync_folder(target);
        Ok(())
    }
}

/// The bytes of a file. The files of a page are in memory, and are written at once.
#[cfg(target_family = "wasm")]
pub(super) struct Beside(Vec<u8>);

#[cfg(target_family = "wasm")]
impl Beside {
    pub(super) fn of(target: &Path, bytes: &[u8], _: &str, _: Readers) -> Result<Self> {
        let folder = folder_of(target);
        if !folder.is_dir() {
            bail!("there is no folder {}", folder.display());
        }
        Ok(Self(bytes.to_owned()))
    }

    pub(super) fn take_after(&self, _: &fs::Metadata) -> Result<()> {
        Ok(())
    }

    pub(super) fn replace(self, target: &Path) -> io::Result<()> {
        fs::write(target, self.0)
    }

    pub(super) fn take_free(self, target: &Path) -> io::Result<()> {
        File::create_new(target)?.write_all(&self.0)
    }
}

/// The error without the name of the temporary file.
#[cfg(not(target_family = "wasm"))]
#[allow(clippy::needless_pass_by_value, reason = "it is a step of map_err")]
fn cause(error: io::Error) -> io::Error {
    error.kind().into()
}

/// Gives a new file the owner and group of the old one. Fails if the system does not permit it: otherwise the file
/// would change hands, and people who could read it might no longer be able to.
#[cfg(unix)]
fn keep_owner(new: &File, old: &fs::Metadata) -> Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is = |known: &fs::Metadata| (known.uid(), known.gid()) == (old.uid(), old.gid());
    if is(&new.metadata()?) {
        return Ok(());
    }
    // The system may permit changing one of them but not the other.
    let _ = fchown(new, None, Some(old.gid()));
    let _ = fchown(new, Some(old.uid()), None);
    if !is(&new.metadata()?) {
        bail!("it belongs to another user or group, and would be taken from them: ask them to change it");
    }
    Ok(())
}

#[cfg(windows)]
fn keep_owner(_: &File, _: &fs::Metadata) -> Result<()> {
    Ok(())
}

/// Makes sure that a renamed file keeps its new name even after a power cut, if the system can sync folders.
#[cfg(not(target_family = "wasm"))]
fn sync_folder(file: &Path) {
    #[cfg(unix)]
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        // The file itself is already safe, so it is not an error that some network drives can't do this.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    #[cfg(not(unix))]
    let _ = file;
}
