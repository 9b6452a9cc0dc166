//! Lets only one process at a time change a file: others wait while it reads, changes and replaces it.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long to wait for another process that is changing the same file. A change takes a few milliseconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_millis(5);

/// The right to change a file, until this is dropped.
///
/// The lock is on an empty file beside it, because each change replaces the file itself. On systems without locks (some
/// network drives) other processes are not kept out, but [`Claim::replace`] still refuses to overwrite anything it has
/// not read.
#[derive(Debug)]
pub struct Claim {
    /// The file itself, with all links resolved.
    target: PathBuf,
    lock: PathBuf,
    _locked: File,
}

impl Claim {
    /// Waits for the right to change a file.
    ///
    /// # Errors
    ///
    /// When the folder can't be written to, or another process takes too long.
    pub fn of(file: &Path) -> Result<Self> {
        // Two links to one file need the same lock.
        let target = fs::canonicalize(file)?;
        let lock = target.with_file_name(format!(".{}.lock", name(&target)));
        if fs::symlink_metadata(&lock).is_ok_and(|known| !known.is_file()) {
            bail!("{} is in the way and is not a file of this program: remove it", lock.display());
        }
        let begun = Instant::now();
        loop {
            let locked = File::options().create(true).truncate(false).write(true).open(&lock)?;
            match locked.try_lock() {
                Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => {
                    bail!("another program has been changing it for {} seconds", PATIENCE.as_secs());
                }
                Err(TryLockError::WouldBlock) => sleep(PAUSE),
                Err(TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => return Err(error.into()),
                // The previous owner has removed the lock file, and another process may have created a new one: try
                // again.
                Ok(()) if !is_still(&locked, &lock) => {}
                _ => return Ok(Self { target, lock, _locked: locked }),
            }
        }
    }

    /// The file itself, with all links resolved.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Replaces the contents of the file, which must still be `before`, completely or not at all. Its permissions stay
    /// the same.
    ///
    /// # Errors
    ///
    /// When the file is read-only, its contents are no longer `before`, or the disk is full.
    pub fn replace(&self, before: &[u8], after: &[u8]) -> Result<()> {
        let known = fs::metadata(&self.target)?;
        super::check_replaceable(&known)?;
        self.tidy();
        let beside = super::beside(&self.target, after, &self.prefix(), super::Readers::Owner)?;
        keep_owner(beside.as_file(), &known)?;
        beside.as_file().set_permissions(known.permissions())?;
        if fs::read(&self.target)? != before {
            bail!("another program has just changed it: try again");
        }
        beside.persist(&self.target).map_err(io::Error::from).context("the new file can't take its place")?;
        sync_folder(&self.target);
        Ok(())
    }

    /// Writes another file beside this one, completely or not at all; only its owner may read it. If the program is
    /// killed, the next change removes what is left.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn write_beside(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let place = self.target.with_file_name(name);
        let beside = super::beside(&place, bytes, &self.prefix(), super::Readers::Owner)?;
        beside.persist(&place).map_err(|error| error.error)?;
        Ok(())
    }

    fn prefix(&self) -> String {
        format!(".{}.tacareer-", name(&self.target))
    }

    /// Removes temporary files left by changes that were killed.
    fn tidy(&self) {
        let prefix = self.prefix();
        let is_ours = |name: &str| {
            let random = name.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix(super::TEMPORARY));
            random.is_some_and(|random| {
                random.len() == super::RANDOM && random.bytes().all(|c| c.is_ascii_alphanumeric())
            })
        };
        for entry in fs::read_dir(super::folder_of(&self.target)).into_iter().flatten().flatten() {
            if is_ours(&entry.file_name().to_string_lossy()) {
                // A file that can't be removed does no harm.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // Nothing should be left beside the user's file. On other systems there is no way to tell whether a lock is on
        // a file that has been removed, so the empty file stays.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.lock);
        }
    }
}

/// The name of a file, cut if it is long: with a prefix and a suffix it must still be a valid name.
fn name(file: &Path) -> String {
    /// A name has at most 255 bytes, and a character at most four of them.
    const LONGEST: usize = 50;
    file.file_name().map_or_else(String::new, |name| name.to_string_lossy().chars().take(LONGEST).collect())
}

/// Whether the open file is still the one with that name.
#[cfg(unix)]
fn is_still(open: &File, named: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (open.metadata(), fs::symlink_metadata(named)) {
        (Ok(open), Ok(named)) => (open.dev(), open.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still(_: &File, _: &Path) -> bool {
    true
}

/// Gives a new file the owner and group of the old one. Fails if the system does not permit it: otherwise the file
/// would change hands, and people who could read it might no longer be able to.
#[cfg(unix)]
pub(super) fn keep_owner(new: &File, old: &fs::Metadata) -> Result<()> {
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

#[cfg(not(unix))]
pub(super) fn keep_owner(_: &File, _: &fs::Metadata) -> Result<()> {
    Ok(())
}

/// Makes sure that a renamed file keeps its new name even after a power cut, if the system can sync folders.
pub(super) fn sync_folder(file: &Path) {
    #[cfg(unix)]
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        // The file itself is already safe, so it is not an error that some network drives can't do this.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    #[cfg(not(unix))]
    let _ = file;
}
