//! Lets only one process at a time change a file: others wait while it reads, changes and replaces it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::beside::{Beside, RANDOM, TEMPORARY};

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
    _locked: Option<File>,
}

impl Claim {
    /// Waits for the right to change a file.
    ///
    /// # Errors
    ///
    /// When the folder can't be written to, or another process takes too long.
    pub fn of(file: &Path) -> Result<Self> {
        // Two links to one file need the same lock.
        let target = super::real(file)?;
        let lock = target.with_file_name(format!(".{}.lock", name(&target)));
        if fs::symlink_metadata(&lock).is_ok_and(|known| !known.is_file()) {
            bail!("{} is in the way and is not a file of this program: remove it", lock.display());
        }
        Ok(Self { _locked: locked(&lock)?, target, lock })
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
        let beside = Beside::of(&self.target, after, &self.prefix(), super::Readers::Owner)?;
        beside.take_after(&known)?;
        if fs::read(&self.target)? != before {
            bail!("another program has just changed it: try again");
        }
        beside.replace(&self.target).context("the new file can't take its place")
    }

    /// Writes another file beside this one, completely or not at all; only its owner may read it. If the program is
    /// killed, the next change removes what is left.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn write_beside(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let place = self.target.with_file_name(name);
        Ok(Beside::of(&place, bytes, &self.prefix(), super::Readers::Owner)?.replace(&place)?)
    }

    fn prefix(&self) -> String {
        format!(".{}.tacareer-", name(&self.target))
    }

    /// Removes temporary files left by changes that were killed.
    fn tidy(&self) {
        let prefix = self.prefix();
        let is_ours = |name: &str| {
            let random = name.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix(TEMPORARY));
            random.is_some_and(|random| random.len() == RANDOM && random.bytes().all(|c| c.is_ascii_alphanumeric()))
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

/// The lock file, locked: this waits until no other process has it.
#[cfg(not(target_family = "wasm"))]
fn locked(lock: &Path) -> Result<Option<File>> {
    use std::fs::TryLockError;
    use std::io::ErrorKind;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    /// How long to wait for another process that is changing the same file. A change takes a few milliseconds.
    const PATIENCE: Duration = Duration::from_secs(30);
    /// How long to wait before looking again.
    const PAUSE: Duration = Duration::from_millis(5);

    let begun = Instant::now();
    loop {
        let locked = File::options().create(true).truncate(false).write(true).open(lock)?;
        match locked.try_lock() {
            Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => {
                bail!("another program has been changing it for {} seconds", PATIENCE.as_secs());
            }
            Err(TryLockError::WouldBlock) => sleep(PAUSE),
            Err(TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => return Err(error.into()),
            // The previous owner has removed the lock file, and another process may have created a new one: try
            // again.
            Ok(()) if !is_still(&locked, lock) => {}
            _ => return Ok(Some(locked)),
        }
    }
}

/// The files of a page are its own: nobody else is there to keep out.
#[cfg(target_family = "wasm")]
fn locked(_: &Path) -> Result<Option<File>> {
    Ok(None)
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

#[cfg(windows)]
fn is_still(_: &File, _: &Path) -> bool {
    true
}
