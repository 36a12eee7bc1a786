//! Joins two histories into a tree, without index or work tree, in a temporary folder of Folio's own.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs::{File, TryLockError};
use std::path::Path;

use super::run::{run_with, texts_at, without};
use super::state::Repository;
use crate::store::{StoreError, file, io_error};
use crate::verify::paths::OWN;

/// How the names of folders that last as long as a sync begin.
const TEMPORARY: &str = "sync-";

/// The file in them that its maker holds locked: a rehearsal takes no lock of the desk.
const HELD: &str = ".held";

/// What git makes of two histories by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The tree, in which files that both changed may hold git's marks.
    pub tree: String,
    /// Files that git could not join, relative to the top of the repository.
    pub conflicts: Vec<String>,
}

/// Joins two commits file by file, without touching index or work tree.
///
/// # Errors
/// [`StoreError::Git`]: no git of 2.38 or later, or histories with nothing in common.
pub fn join(root: &Path, repository: &Repository, ours: &str, theirs: &str) -> Result<Joined, StoreError> {
    // Records are matched by identity, and by nothing that looks alike.
    // Those that both changed are merged afterwards, by their events: here they stay as ours.
    let settings =
        ["-c", "merge.renames=false", "-c", "merge.directoryRenames=false", "-c", "merge.folio-record.driver=true"];
    // Git leaves its own temporary files where it stands, and whoever dies there leaves them for good.
    let folder = temporary(root)?;
    copy_attributes(repository, folder.path())?;
    let variables: [(&str, &OsStr); 2] =
        [("GIT_DIR", repository.git.as_os_str()), ("GIT_WORK_TREE", folder.path().as_os_str())];
    let mut arguments = settings.to_vec();
    arguments.extend(["merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", ours, theirs]);
    let answer = run_with(folder.path(), &arguments, &variables, b"")?;
    if !answer.ok && answer.code != 1 {
        return Err(StoreError::Git(answer.words()));
    }
    let mut parts = answer.parts().into_iter();
    let tree = parts.next().unwrap_or_default();
    Ok(Joined { tree, conflicts: parts.collect() })
}

/// A folder that lasts as long as a sync, and is held so that nobody sweeps it meanwhile.
pub struct Temporary {
    // Before the folder: what is open cannot be removed everywhere.
    _held: File,
    folder: tempfile::TempDir,
}

impl Temporary {
    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// A folder of Folio's own for what lasts as long as a sync.
fn temporary(root: &Path) -> Result<Temporary, StoreError> {
    file::make_folder(&root.join(OWN))?;
    let made = tempfile::Builder::new().prefix(TEMPORARY).tempdir_in(root.join(OWN));
    let folder = made.map_err(io_error(root))?;
    let held = File::create(folder.path().join(HELD)).map_err(io_error(folder.path()))?;
    held.lock().map_err(io_error(folder.path()))?;
    Ok(Temporary { _held: held, folder })
}

/// Those files of a commit in a folder that lasts as long as what is returned; those that it does not have are not there.
///
/// # Errors
/// [`StoreError`] of disk or git.
pub fn laid_out(root: &Path, commit: &str, paths: BTreeSet<String>) -> Result<Temporary, StoreError> {
    let folder = temporary(root)?;
    let paths: Vec<String> = paths.into_iter().filter(|path| file::is_plain_relative(Path::new(path))).collect();
    for (path, text) in paths.iter().zip(texts_at(root, commit, &paths)?) {
        let (Some(text), target) = (text, folder.path().join(path)) else { continue };
        if let Some(above) = target.parent() {
            file::make_folder(above)?;
        }
        std::fs::write(&target, text).map_err(io_error(&target))?;
    }
    Ok(folder)
}

/// Removes what a sync that died left in Folio's own folder. Only for who holds the lock of the desk.
pub fn sweep(root: &Path) {
    let folder = root.join(OWN);
    if file::refuse_links(root, &folder).is_err() {
        return;
    }
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let held = File::open(entry.path().join(HELD));
        let is_held = held.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)));
        if is_folder && !is_held && entry.file_name().to_string_lossy().starts_with(TEMPORARY) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// What git is told of files stands at the top and in the desk's folder.
fn copy_attributes(repository: &Repository, into: &Path) -> Result<(), StoreError> {
    for folder in ["", repository.prefix.as_str()] {
        let (from, to) = (repository.top.join(folder), into.join(folder));
        let Ok(bytes) = std::fs::read(from.join(".gitattributes")) else { continue };
        file::make_folder(&to)?;
        let path = to.join(".gitattributes");
        std::fs::write(&path, bytes).map_err(io_error(path))?;
    }
    Ok(())
}

/// A tree with other texts in some places; none removes the file. Paths are relative to the top.
///
/// # Errors
/// [`StoreError`] of disk or git.
pub fn with_texts(root: &Path, tree: &str, texts: &BTreeMap<String, Option<String>>) -> Result<String, StoreError> {
    if texts.is_empty() {
        return Ok(tree.to_owned());
    }
    let folder = temporary(root)?;
    let mut names = String::new();
    for (number, text) in texts.values().flatten().enumerate() {
        let path = folder.path().join(number.to_string());
        std::fs::write(&path, text).map_err(io_error(&path))?;
        names.push_str(&format!("{}\n", path.display()));
    }
    let made = match names.is_empty() {
        true => String::new(),
        false => run_with(root, &["hash-object", "-w", "--no-filters", "--stdin-paths"], &[], names.as_bytes())?
            .done()?
            .text(),
    };
    let mut made = made.lines();
    let index = folder.path().join("index");
    let variables: [(&str, &OsStr); 1] = [("GIT_INDEX_FILE", index.as_os_str())];
    run_with(root, &["read-tree", tree], &variables, b"")?.done()?;
    // A file may stand where a folder was: what goes, goes first.
    let mut lines = without(tree, texts.iter().filter(|(_, text)| text.is_none()).map(|(path, _)| path));
    for path in texts.iter().filter(|(_, text)| text.is_some()).map(|(path, _)| path) {
        lines.push_str(&format!("100644 {}\t{path}\0", made.next().unwrap_or_default()));
    }
    run_with(root, &["update-index", "-z", "--index-info"], &variables, lines.as_bytes())?.done()?;
    Ok(run_with(root, &["write-tree"], &variables, b"")?.done()?.text())
}
