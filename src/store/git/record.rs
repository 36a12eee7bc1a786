//! Commits the files of one change and nothing else: what a person staged or half edited stays as it is.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::run::{run, run_with, texts_at};
use super::state::{Busy, Repository, has_identity};
use crate::model::identifier::exact_hash;
use crate::store::{StoreError, file};

/// Where it is remembered which texts Folio wrote that no commit has yet.
const UNCOMMITTED: &str = ".folio/uncommitted";

/// What stood in a file before a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// No file was there.
    Nothing,
    /// This text.
    Text(String),
    /// It is not known any more.
    Unknown,
}

/// A file that a change wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Relative to the desk, with `/`.
    pub path: String,
    /// What stood there.
    pub before: Before,
    /// What stands there; nothing where it was removed.
    pub after: String,
}

/// A file of a change with what the last commit has of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// Relative to the desk, with `/`.
    pub path: String,
    /// Its text in the commit before.
    pub before: Option<String>,
    /// Its text in this one.
    pub after: String,
}

/// Why a change was not committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotCommitted {
    /// A person is in the middle of something.
    Busy(Busy),
    /// `HEAD` is on no branch.
    Detached,
    /// Git does not know who commits.
    NoIdentity,
    /// Somebody holds the index.
    Locked(PathBuf),
    /// Git is told to ignore those files.
    Ignored(Vec<String>),
    /// Those files had changes that nobody committed.
    HalfEdited(Vec<String>),
    /// Git does not answer, since the folder is another user's; with what it says is to be typed.
    Others(String),
    /// Git, or a hook of the repository, refused with these words.
    Refused(String),
}

/// Commits the files of a change, with the message that `message` makes of them; gives the commit. Files that
/// Folio wrote before and could not commit go with it if they are the same. None where the desk is not in git.
///
/// # Errors
/// [`NotCommitted`]; the files stay as they are, and the index too.
pub fn commit(
    root: &Path,
    written: &[Written],
    message: impl FnOnce(&[Committed]) -> String,
) -> Result<Option<String>, NotCommitted> {
    let refused = |error: StoreError| NotCommitted::Refused(error.to_string());
    let pending = pending(root);
    let repository = match Repository::of(root) {
        Ok(Some(repository)) => repository,
        Ok(None) => return Ok(None),
        Err(error) => {
            // Whether somebody had half edited them cannot be told; once git answers they are to be committed.
            remember(root, &pending, written.iter(), std::iter::empty());
            return Err(not_told(error));
        }
    };
    let paths: Vec<String> = written.iter().map(|file| file.path.clone()).collect();
    let heads: Vec<Option<String>> = match &repository.head {
        Some(head) => texts_at(root, head, &paths).map_err(refused)?,
        None => vec![None; paths.len()],
    };
    let (ours, others): (Vec<_>, Vec<_>) =
        written.iter().zip(&heads).partition(|(file, head)| is_ours(file, head.as_deref(), &pending));
    remember(root, &pending, ours.iter().map(|(file, _)| *file), others.iter().map(|(file, _)| *file));
    if let Some(busy) = repository.busy() {
        return Err(NotCommitted::Busy(busy));
    }
    if repository.branch.is_none() {
        return Err(NotCommitted::Detached);
    }
    // A file that was removed and that no commit has is as the last one has it.
    let is_told = |(file, head): &(&Written, &Option<String>)| !file.after.is_empty() || head.is_some();
    let (written, heads): (Vec<&Written>, Vec<&Option<String>>) = written.iter().zip(&heads).filter(is_told).unzip();
    if written.is_empty() {
        forget(root, &paths);
        return Ok(None);
    }
    let paths: Vec<String> = written.iter().map(|file| file.path.clone()).collect();
    if !others.is_empty() {
        return Err(NotCommitted::HalfEdited(others.iter().map(|(file, _)| file.path.clone()).collect()));
    }
    if repository.head.is_some() {
        let staged = with_paths(&["diff", "--cached", "--name-only", "-z", "--relative", "HEAD"], &paths);
        let staged = run(root, &staged).map_err(refused)?.parts();
        // What is removed is gone whatever was staged of it.
        let is_removed = |path: &str| written.iter().any(|file| file.path == path && file.after.is_empty());
        let is_kept = |path: &String| !pending.contains_key(path) && (!is_removed(path) || root.join(path).exists());
        let staged: Vec<String> = staged.into_iter().filter(is_kept).collect();
        if !staged.is_empty() {
            return Err(NotCommitted::HalfEdited(staged));
        }
    }
    let files: Vec<Committed> = written
        .iter()
        .zip(heads)
        .map(|(file, before)| Committed { path: file.path.clone(), before: before.clone(), after: file.after.clone() })
        .collect();
    let made = make(root, &repository, &paths, &files, &message(&files))?;
    forget(root, &paths);
    Ok(Some(made))
}

fn make(
    root: &Path,
    repository: &Repository,
    paths: &[String],
    files: &[Committed],
    message: &str,
) -> Result<String, NotCommitted> {
    let refused = |error: StoreError| NotCommitted::Refused(error.to_string());
    let new: Vec<String> = files.iter().filter(|file| file.before.is_none()).map(|file| file.path.clone()).collect();
    let take_back = || {
        if !new.is_empty() {
            let _ = run(root, &with_paths(&["rm", "--cached", "--quiet", "--ignore-unmatch"], &new));
        }
    };
    if !new.is_empty() {
        // Git commits no file by name that its index does not know.
        let added = run(root, &with_paths(&["add", "--intent-to-add"], &new)).map_err(refused)?;
        if !added.ok {
            take_back();
            return Err(why(root, repository, paths, added.words()));
        }
    }
    let arguments = ["-c", "user.useConfigOnly=true", "commit", "--quiet", "--only", "--cleanup=whitespace", "-F", "-"];
    let answer = run_with(root, &with_paths(&arguments, paths), &[], message.as_bytes()).map_err(refused)?;
    if !answer.ok {
        let reason = why(root, repository, paths, answer.words());
        take_back();
        return Err(reason);
    }
    Ok(run(root, &["rev-parse", "HEAD"]).map_err(refused)?.text())
}

/// Remembers what a change wrote that is to be committed later.
pub fn remember_all(root: &Path, written: &[Written]) {
    remember(root, &pending(root), written.iter(), std::iter::empty());
}

/// Whether the last commit has that file; it is believed where git does not answer.
pub fn is_committed(root: &Path, path: &str) -> bool {
    let is_there = |name: &str| run(root, &["cat-file", "-e", name]).is_ok_and(|answer| answer.ok);
    is_there(&format!("HEAD:./{path}")) || !matches!(Repository::of(root), Ok(Some(_)))
}

/// Commits files of a new desk, whatever the repository had before. Where it cannot, the next sync does.
///
/// # Errors
/// [`NotCommitted`]; the files stay as they are.
pub fn commit_all(root: &Path, paths: &[String], message: &str) -> Result<Option<String>, NotCommitted> {
    let told = Repository::of(root);
    if matches!(told, Ok(None)) {
        return Ok(None);
    }
    let mut all = pending(root);
    let hashes =
        paths.iter().filter_map(|path| Some((path.clone(), exact_hash(&std::fs::read(root.join(path)).ok()?))));
    all.extend(hashes);
    write_pending(root, &all);
    let Some(repository) = told.map_err(not_told)? else { return Ok(None) };
    if let Some(busy) = repository.busy() {
        return Err(NotCommitted::Busy(busy));
    }
    if repository.branch.is_none() {
        return Err(NotCommitted::Detached);
    }
    let files: Vec<Committed> =
        paths.iter().map(|path| Committed { path: path.clone(), before: None, after: String::new() }).collect();
    let made = make(root, &repository, paths, &files, message)?;
    forget(root, paths);
    Ok(Some(made))
}

/// Why git did not, where it does not answer at all.
fn not_told(error: StoreError) -> NotCommitted {
    match error {
        StoreError::OthersFolder(command) => NotCommitted::Others(command),
        StoreError::Git(words) => NotCommitted::Refused(words),
        other => NotCommitted::Refused(other.to_string()),
    }
}

/// Why git did not: what can be told from the state of the repository, else its words.
fn why(root: &Path, repository: &Repository, paths: &[String], words: String) -> NotCommitted {
    if repository.index_is_locked() {
        return NotCommitted::Locked(repository.git.join("index.lock"));
    }
    if has_identity(root).is_ok_and(|known| !known) {
        return NotCommitted::NoIdentity;
    }
    // This one knows no literal paths; those of records have no signs in them.
    let plain: [(&str, &OsStr); 1] = [("GIT_LITERAL_PATHSPECS", OsStr::new("0"))];
    let ignored = run_with(root, &with_paths(&["-c", "core.quotePath=false", "check-ignore"], paths), &plain, b"");
    let ignored = ignored.map(|answer| answer.text().lines().map(str::to_owned).collect::<Vec<_>>());
    match ignored {
        Ok(ignored) if !ignored.is_empty() => NotCommitted::Ignored(ignored),
        _ => NotCommitted::Refused(words),
    }
}

/// Whether all that a file differs in from the last commit is what Folio wrote.
fn is_ours(file: &Written, head: Option<&str>, pending: &BTreeMap<String, String>) -> bool {
    let before = match &file.before {
        Before::Unknown => return true,
        Before::Nothing => None,
        Before::Text(text) => Some(text),
    };
    // Git may keep other line ends than the work tree has.
    let plain = |text: &str| text.replace("\r\n", "\n");
    if before.map(|text| plain(text)) == head.map(plain) {
        return true;
    }
    before.is_some_and(|text| pending.get(&file.path) == Some(&exact_hash(text.as_bytes())))
}

pub(super) fn with_paths(arguments: &[&str], paths: &[String]) -> Vec<String> {
    let mut all: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    all.push("--".to_owned());
    all.extend(paths.iter().cloned());
    all
}

/// The files that Folio wrote and nobody committed; those that say something else by now, or that somebody
/// committed meanwhile, are not among them; the latter are forgotten.
pub fn still_uncommitted(root: &Path) -> Vec<String> {
    let is_still = |path: &str, hash: &str| {
        let path = root.join(path);
        // A file that Folio removed counts as an empty one.
        let bytes = match std::fs::read(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            other => other,
        };
        file::refuse_links(root, &path).is_ok() && bytes.is_ok_and(|bytes| exact_hash(&bytes) == hash)
    };
    let pending = pending(root).into_iter().filter(|(path, hash)| is_still(path, hash));
    let paths: Vec<String> = pending.map(|(path, _)| path).collect();
    if paths.is_empty() {
        return paths;
    }
    let listed = |arguments: &[&str]| run(root, &with_paths(arguments, &paths)).ok().filter(|answer| answer.ok);
    // Where nothing was committed yet, nothing was committed meanwhile.
    let Some(changed) = listed(&["diff", "--name-only", "-z", "--relative", "HEAD"]) else { return paths };
    let others = listed(&["ls-files", "--others", "-z"]).map(|answer| answer.parts()).unwrap_or_default();
    let changed = [changed.parts(), others].concat();
    let (still, held): (Vec<String>, Vec<String>) = paths.into_iter().partition(|path| changed.contains(path));
    forget(root, &held);
    still
}

fn pending(root: &Path) -> BTreeMap<String, String> {
    let text = file::read_text(root, &root.join(UNCOMMITTED)).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, path)| file::is_plain_relative(Path::new(path)))
        .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
        .collect()
}

/// Adds what was written now. A hint: without it a person is asked to commit.
fn remember<'a>(
    root: &Path,
    pending: &BTreeMap<String, String>,
    ours: impl Iterator<Item = &'a Written>,
    others: impl Iterator<Item = &'a Written>,
) {
    let mut all = pending.clone();
    all.extend(ours.map(|file| (file.path.clone(), exact_hash(file.after.as_bytes()))));
    others.for_each(|file| drop(all.remove(&file.path)));
    write_pending(root, &all);
}

pub(super) fn forget(root: &Path, paths: &[String]) {
    let mut all = pending(root);
    all.retain(|path, _| !paths.contains(path));
    write_pending(root, &all);
}

fn write_pending(root: &Path, all: &BTreeMap<String, String>) {
    let path = root.join(UNCOMMITTED);
    if file::refuse_links(root, &path).is_err() {
        return;
    }
    if all.is_empty() {
        let _ = std::fs::remove_file(path);
        return;
    }
    let text: String = all.iter().map(|(path, hash)| format!("{hash} {path}\n")).collect();
    // A desk that was just begun has no such folder yet.
    let _ = path.parent().map(file::make_folder);
    let _ = file::replace(&path, text);
}
