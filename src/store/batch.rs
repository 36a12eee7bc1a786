//! A change of one file or several: all of it or nothing, whenever the process dies or the disk is full.
//!
//! One file is replaced atomically, and that is all. Several are written down first, in a journal that
//! says of each what was there and what shall be. From the moment it is on the disk the change counts as
//! made: whoever takes the lock next writes what is still missing. A writer who lives and cannot go on
//! puts back what was there.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::git::record::{Before, Written};
use super::lock::{self, Lock};
use super::{StoreError, file, io_error};
use crate::model::identifier::exact_hash;

/// What is being written, while several files are.
pub const JOURNAL: &str = ".folio/journal";

/// Where a journal goes that cannot be used.
const DAMAGED: &str = ".folio/journal.damaged";

const SCHEMA: &str = "folio/journal/1";

/// Folders below which a batch writes.
const FOLDERS: [&str; 2] = ["catalog", "tickets"];

/// Bytes above which a journal is neither written nor read: thousands of records take a few of these.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Files to be written together, in the order in which they are written. Each is named once.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    entries: Vec<Entry>,
    /// Files that were written before and that the change names.
    along: Vec<PathBuf>,
}

#[derive(Debug, Clone)]
struct Entry {
    path: PathBuf,
    /// What was there when the change was planned; nothing where the file is new.
    read: Option<String>,
    text: String,
}

impl Batch {
    /// Adds a file that must not be there yet.
    pub fn create(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) {
        self.entries.push(Entry { path: path.into(), read: None, text: text.into() });
    }

    /// Adds a new text for a file that must still hold what was `read`.
    pub fn replace(&mut self, path: impl Into<PathBuf>, read: impl Into<String>, text: impl Into<String>) {
        self.entries.push(Entry { path: path.into(), read: Some(read.into()), text: text.into() });
    }

    /// Adds a file that was written before and goes with the change, which names it.
    pub fn take_along(&mut self, path: impl Into<PathBuf>) {
        self.along.push(path.into());
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// What taking the lock brought to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovery {
    /// A change that was left half made is whole now.
    Finished {
        /// How many of its files say what they should, whether they did so before or not.
        files: usize,
        /// Those that somebody edited since, and that stay as they are; relative to the desk.
        left: Vec<String>,
    },
    /// The journal cannot be used, and was put aside.
    Damaged {
        /// Where it is now, relative to the desk.
        kept: &'static str,
    },
}

impl Desk {
    /// Writes a batch: all of its files or none.
    ///
    /// # Errors
    /// [`StoreError::Changed`] if a file no longer holds what was read, [`StoreError::Io`] of kind
    /// `AlreadyExists` if one that should be new is there, [`StoreError::Sealed`]: nothing was written then. Where the disk
    /// fails in between, what was there is put back; [`StoreError::HalfMade`] if that fails too, or if the
    /// change may be made after all since its journal cannot be removed.
    pub fn commit(&self, _lock: &Lock, batch: &Batch) -> Result<(), StoreError> {
        check(&self.root, &batch.entries)?;
        batch.entries.iter().try_for_each(|entry| self.refuse_sealed(&entry.path))?;
        // A record never names a file that went away meanwhile.
        if let Some(gone) = batch.along.iter().find(|path| path.symlink_metadata().is_err()) {
            return Err(StoreError::Changed(gone.clone()));
        }
        sweep(batch.entries.iter().map(|entry| entry.path.as_path()));
        match &batch.entries[..] {
            [] => {}
            [Entry { path, read: None, text }] => file::create(path, text)?,
            [Entry { path, read: Some(_), text }] => file::replace(path, text)?,
            several => write_all(&self.root, several)?,
        }
        let made = batch.entries.iter().filter(|entry| entry.read.is_none());
        self.remember_numbers(made.map(|entry| entry.path.as_path()));
        let assets = self.assets_folder();
        if batch.entries.iter().any(|entry| entry.path.starts_with(&assets)) {
            self.forget_asset_numbers();
        }
        let written = batch.entries.iter().map(|entry| Written {
            path: file::display(&self.root, &entry.path),
            before: entry.read.clone().map_or(Before::Nothing, Before::Text),
            after: entry.text.clone(),
        });
        let along = batch.along.iter().map(|path| Written {
            path: file::display(&self.root, path),
            // Another ticket may have had the same file before.
            before: Before::Unknown,
            after: std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default(),
        });
        self.record(written.chain(along).collect());
        Ok(())
    }

    /// Whether a writer died and left a change half made: there is a journal, and nobody who is at it.
    pub fn is_interrupted(&self) -> bool {
        let is_there = || self.path(JOURNAL).symlink_metadata().is_ok();
        // Asked again: the writer may have ended between the two looks.
        is_there() && !lock::is_held(&self.root) && is_there()
    }

    /// Finishes what a journal says, if there is one. Only the holder of the lock may.
    ///
    /// # Errors
    /// The disk stands in the way; the journal stays then.
    pub(super) fn recover(&self) -> Result<Option<Recovery>, StoreError> {
        let journal = self.path(JOURNAL);
        match fs::symlink_metadata(&journal) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(io_error(journal)(error)),
            Ok(_) => {}
        }
        let Some(files) = read(&journal)? else {
            fs::rename(&journal, self.path(DAMAGED)).map_err(io_error(&journal))?;
            file::sync_folder(&self.path(".folio"))?;
            return Ok(Some(Recovery::Damaged { kept: DAMAGED }));
        };
        let (mut done, mut left) = (Vec::new(), Vec::new());
        sweep(files.iter().map(|entry| self.root.join(&entry.path)));
        for entry in &files {
            let path = self.root.join(&entry.path);
            match (there(&self.root, &path)?, &entry.sha256) {
                (There::Text(hash), _) if hash == exact_hash(entry.text.as_bytes()) => {}
                (There::Text(hash), Some(old)) if hash == *old => file::put(&path, entry.text.as_bytes())?,
                (There::Nothing, None) => file::put_new(&path, &entry.text)?,
                _ => {
                    left.push(entry.path.clone());
                    continue;
                }
            }
            done.push((path, entry.sha256.is_none()));
        }
        sync(&self.root, done.iter().map(|(path, _)| path.as_path()))?;
        remove_journal(&self.root)?;
        self.remember_numbers(done.iter().filter(|(_, made)| *made).map(|(path, _)| path.as_path()));
        let made = files.iter().filter(|entry| !left.contains(&entry.path));
        let written = made.map(|entry| Written {
            path: entry.path.clone(),
            before: if entry.sha256.is_some() { Before::Unknown } else { Before::Nothing },
            after: entry.text.clone(),
        });
        self.record(written.collect());
        Ok(Some(Recovery::Finished { files: done.len(), left }))
    }
}

/// Everything that can be known to stand in the way, before anything is written.
fn check(root: &Path, entries: &[Entry]) -> Result<(), StoreError> {
    let mut seen = BTreeSet::new();
    for Entry { path, read, .. } in entries {
        let refused = |problem: &str| StoreError::EditRefused { path: path.clone(), problem: problem.to_owned() };
        if relative(root, path).is_none() {
            return Err(refused("outside of catalog/ and tickets/"));
        }
        if !seen.insert(path) {
            return Err(refused("twice in one change"));
        }
        file::refuse_links(root, path)?;
        match read {
            Some(read) if fs::read(path).map_err(io_error(path))? != read.as_bytes() => {
                return Err(StoreError::Changed(path.clone()));
            }
            None if path.symlink_metadata().is_ok() => {
                return Err(io_error(path)(ErrorKind::AlreadyExists.into()));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Removes what dead writers left in the folders of some files.
fn sweep(paths: impl Iterator<Item = impl AsRef<Path>>) {
    let folders: BTreeSet<PathBuf> = paths.filter_map(|path| path.as_ref().parent().map(Path::to_owned)).collect();
    folders.iter().for_each(|folder| file::sweep_leftovers(folder));
}

fn write_all(root: &Path, entries: &[Entry]) -> Result<(), StoreError> {
    write_journal(root, entries)?;
    let mut written = Vec::with_capacity(entries.len());
    let mut write = || {
        for entry in entries {
            match entry.read {
                Some(_) => file::put(&entry.path, entry.text.as_bytes())?,
                None => file::put_new(&entry.path, &entry.text)?,
            }
            written.push(entry);
        }
        sync(root, entries.iter().map(|entry| entry.path.as_path()))
    };
    let Err(error) = write() else {
        // All is written: a journal that cannot be removed tells the next holder of the lock just that.
        let _ = remove_journal(root);
        return Ok(());
    };
    Err(take_back(root, &written, error))
}

/// Undoes what was written, and gives the error to report. Where the journal stays, the next holder of
/// the lock makes the change after all: it could not be undone, or the journal cannot be removed.
fn take_back(root: &Path, written: &[&Entry], error: StoreError) -> StoreError {
    match undo(root, written).and_then(|()| remove_journal(root)) {
        Ok(()) => error,
        Err(_) => StoreError::HalfMade(Box::new(error)),
    }
}

/// Puts back what was there. New files go first: that makes room for the others on a full disk.
fn undo(root: &Path, written: &[&Entry]) -> Result<(), StoreError> {
    for Entry { path, .. } in written.iter().filter(|entry| entry.read.is_none()) {
        fs::remove_file(path).map_err(io_error(path))?;
    }
    for Entry { path, read, .. } in written {
        read.iter().try_for_each(|read| file::put(path, read.as_bytes()))?;
    }
    sync(root, written.iter().map(|entry| entry.path.as_path()))
}

/// Syncs the folders of some files, those above them that may be new, and each once.
fn sync<'a>(root: &Path, paths: impl Iterator<Item = &'a Path>) -> Result<(), StoreError> {
    let mut folders = BTreeSet::new();
    for path in paths {
        folders.extend(path.ancestors().skip(1).take_while(|folder| folder.starts_with(root)));
    }
    folders.into_iter().rev().try_for_each(file::sync_folder)
}

/// A journal as it is written.
#[derive(Debug, Serialize, Deserialize)]
struct Journal {
    schema: String,
    files: Vec<Line>,
}

/// A file of a journal.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    /// Relative to the desk, with `/`.
    path: String,
    /// Of what was there; nothing where the file is new.
    sha256: Option<String>,
    /// What shall be there.
    text: String,
}

fn write_journal(root: &Path, entries: &[Entry]) -> Result<(), StoreError> {
    let path = root.join(JOURNAL);
    let files = entries.iter().map(|entry| Line {
        path: relative(root, &entry.path).unwrap_or_default(),
        sha256: entry.read.as_ref().map(|read| exact_hash(read.as_bytes())),
        text: entry.text.clone(),
    });
    let journal = Journal { schema: SCHEMA.to_owned(), files: files.collect() };
    let text = serde_json::to_string(&journal).map_err(|error| io_error(&path)(error.into()))?;
    if text.len() as u64 > MAX_BYTES {
        return Err(io_error(path)(ErrorKind::FileTooLarge.into()));
    }
    file::refuse_links(root, &path)?;
    sweep([&path].into_iter());
    // One that is there belongs to a change that could be neither finished nor undone.
    file::put_new(&path, &text)?;
    sync(root, [path.as_path()].into_iter()).inspect_err(|_| {
        let _ = fs::remove_file(&path);
    })
}

fn remove_journal(root: &Path) -> Result<(), StoreError> {
    let path = root.join(JOURNAL);
    fs::remove_file(&path).map_err(io_error(&path))?;
    file::sync_folder(&root.join(".folio"))
}

/// The files of a journal; nothing if it is not one that Folio wrote.
fn read(path: &Path) -> Result<Option<Vec<Line>>, StoreError> {
    let entry = fs::symlink_metadata(path).map_err(io_error(path))?;
    if !entry.is_file() || entry.len() > MAX_BYTES {
        return Ok(None);
    }
    let bytes = fs::read(path).map_err(io_error(path))?;
    let journal: Option<Journal> = serde_json::from_slice(&bytes).ok();
    Ok(journal
        .filter(|it| it.schema == SCHEMA && it.files.iter().all(|line| may_be_written(&line.path)))
        .map(|it| it.files))
}

/// The path of a file as a journal has it.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/")).filter(|path| may_be_written(path))
}

/// Whether a journal's path leads to where records are; it is data from the disk.
fn may_be_written(path: &str) -> bool {
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(char::is_control);
    let is_below = FOLDERS.iter().any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')));
    is_below && path.split('/').all(is_name) && file::is_plain_relative(Path::new(path))
}

/// What stands where a file of a journal belongs.
enum There {
    Nothing,
    /// A text file, by its hash.
    Text(String),
    /// Something that no change of Folio left there.
    Else,
}

fn there(root: &Path, path: &Path) -> Result<There, StoreError> {
    if file::refuse_links(root, path).is_err() {
        return Ok(There::Else);
    }
    match fs::symlink_metadata(path) {
        Ok(entry) if entry.is_file() && entry.len() <= MAX_BYTES => {
            Ok(There::Text(exact_hash(&fs::read(path).map_err(io_error(path))?)))
        }
        Ok(_) => Ok(There::Else),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(There::Nothing),
        Err(error) if matches!(error.kind(), ErrorKind::NotADirectory | ErrorKind::InvalidFilename) => Ok(There::Else),
        Err(error) => Err(io_error(path)(error)),
    }
}

#[cfg(test)]
mod tests;
