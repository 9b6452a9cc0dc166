//! A file that one process at a time changes: read, changed, and replaced whole while nobody else does the same.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long to wait for another process that changes the same file. A change takes a few thousandths of a second.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_millis(5);

/// The right to change a file, until it is dropped.
///
/// The lock is on an empty file beside it, since the file itself is another one after each change. Where the system
/// has no locks (some network drives) nobody is kept out, and [`Claim::replace`] still refuses to write over what it
/// has not read.
#[derive(Debug)]
pub struct Claim {
    /// The file itself, behind all links.
    target: PathBuf,
    lock: PathBuf,
    _locked: File,
}

impl Claim {
    /// Waits for the right to change a file.
    ///
    /// # Errors
    ///
    /// When the folder can't be written to, or somebody else takes too long.
    pub fn of(file: &Path) -> Result<Self> {
        // Two links to one file are one file.
        let target = fs::canonicalize(file)?;
        let lock = target.with_file_name(format!(".{}.lock", name(&target)));
        let begun = Instant::now();
        loop {
            let locked = File::options().create(true).truncate(false).write(true).open(&lock)?;
            match locked.try_lock() {
                Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => {
                    bail!("another program has been changing it for {} seconds", PATIENCE.as_secs());
                }
                Err(TryLockError::WouldBlock) => sleep(PAUSE),
                Err(TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => return Err(error.into()),
                // Whoever had the lock before has taken its file away, and perhaps somebody has made another.
                Ok(()) if !is_still(&locked, &lock) => {}
                _ => return Ok(Self { target, lock, _locked: locked }),
            }
        }
    }

    /// Replaces what the file holds, which must be `before`, whole or not at all. It keeps who may read it.
    ///
    /// # Errors
    ///
    /// When it may only be read, when it is no longer what it was, when the disk is full.
    pub fn replace(&self, before: &[u8], after: &[u8]) -> Result<()> {
        let known = fs::metadata(&self.target)?;
        if known.permissions().readonly() {
            bail!("it may only be read");
        }
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

    fn prefix(&self) -> String {
        format!(".{}.new-", name(&self.target))
    }

    /// Takes away what a change that was killed has left beside the file.
    fn tidy(&self) {
        let prefix = self.prefix();
        for entry in self.target.parent().and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(&prefix) {
                // What stays is no harm.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // Nothing is left beside a person's file. Elsewhere a lock on a file that is gone can't be told from one that
        // holds, and the empty file stays.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.lock);
        }
    }
}

fn name(file: &Path) -> String {
    file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Whether the open file is the one of that name.
#[cfg(unix)]
fn is_still(open: &File, named: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (open.metadata(), fs::metadata(named)) {
        (Ok(open), Ok(named)) => (open.dev(), open.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still(_: &File, _: &Path) -> bool {
    true
}

/// Gives a new file the owner and the group of the old one. Where the system does not let us, the file would change
/// hands, and those who could read it might not any more: it stays as it is then.
#[cfg(unix)]
fn keep_owner(new: &File, old: &fs::Metadata) -> Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is = |known: &fs::Metadata| (known.uid(), known.gid()) == (old.uid(), old.gid());
    if is(&new.metadata()?) {
        return Ok(());
    }
    // One may be ours to give when the other is not.
    let _ = fchown(new, None, Some(old.gid()));
    let _ = fchown(new, Some(old.uid()), None);
    if !is(&new.metadata()?) {
        bail!("it belongs to another user or group, and would be taken from them: ask them to change it");
    }
    Ok(())
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) -> Result<()> {
    Ok(())
}

/// Makes sure that a file that was renamed has its name after a power cut too, where folders can be synced.
pub(super) fn sync_folder(file: &Path) {
    #[cfg(unix)]
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        // The file is there already: that some network drives can't do this is no failure.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    #[cfg(not(unix))]
    let _ = file;
}
