//! The desk's lock: one writer at a time. The system releases it when its holder dies, however it
//! dies; what the file says is only for the one who waits.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use super::batch::Recovery;
use super::{StoreError, file, io_error};

/// How long a writer waits for another before it gives up.
pub const PATIENCE: Duration = Duration::from_secs(10);

const LOCK: &str = ".folio/lock";

const PAUSE: Duration = Duration::from_millis(10);

/// The held lock; dropping it releases it.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    recovery: Option<Recovery>,
}

impl Lock {
    /// What taking it brought to its end: a change that a writer who died had left half made.
    pub fn recovery(&self) -> Option<&Recovery> {
        self.recovery.as_ref()
    }

    /// The same lock, by which that was brought to its end.
    #[must_use]
    pub(super) fn having(self, recovery: Option<Recovery>) -> Self {
        Self { recovery, ..self }
    }
}

/// Whether somebody holds the lock of the desk at `root` now.
pub(super) fn is_held(root: &Path) -> bool {
    let path = root.join(LOCK);
    // What is no plain file is nobody's lock, and opening a pipe would wait.
    if file::refuse_links(root, &path).is_err() || !fs::metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    // Shared, so that two who ask do not take each other for a writer.
    File::open(&path).is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Takes the lock of the desk at `root`, waiting up to `patience`. `holder` says who we are to
/// the one who waits for us.
///
/// # Errors
/// [`StoreError::Locked`] with the holder's words, or [`StoreError::Io`].
pub fn take(root: &Path, holder: &str, patience: Duration) -> Result<Lock, StoreError> {
    let (folder, path) = (root.join(".folio"), root.join(LOCK));
    file::refuse_links(root, &path)?;
    let begun = Instant::now();
    loop {
        let mut file = open(&folder, &path)?;
        match file.try_lock() {
            // The folder may be deleted at any time: a lock on a file that is no longer there keeps
            // nobody out.
            Ok(()) if !is_still(&file, &path) => {}
            Ok(()) => {
                // The words are a courtesy: a full disk must not stop a writer that has the lock.
                let _ = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(holder.as_bytes()));
                return Ok(Lock { _file: file, recovery: None });
            }
            Err(TryLockError::WouldBlock) if begun.elapsed() < patience => std::thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let _ = file.read_to_string(&mut holder);
                return Err(StoreError::Locked { holder: holder.trim().to_owned() });
            }
            Err(TryLockError::Error(source)) => return Err(StoreError::Io { path, source }),
        }
    }
}

fn open(folder: &Path, path: &Path) -> Result<File, StoreError> {
    fs::create_dir_all(folder).map_err(io_error(folder))?;
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(io_error(path))
}

/// Whether the open file is the one that the path names.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(held), Ok(named)) => (held.dev(), held.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

/// Elsewhere a file that is open cannot be deleted.
#[cfg(not(unix))]
fn is_still(_file: &File, _path: &Path) -> bool {
    true
}
