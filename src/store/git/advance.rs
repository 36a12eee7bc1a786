//! Takes a clone from one commit to another: first it is written down, then the files follow, then the branch. Whoever
//! dies in between is followed by one who goes on from there.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use super::exchange::{Difference, differences, is_ancestor, journal, reference};
use super::run::{run, run_with, without};
use super::state::Repository;
use crate::store::{StoreError, file};
use crate::verify::paths::is_own;

/// What git's log of a branch says where a sync moved it.
pub const SYNC: &str = "folio sync";

/// How long to wait for a git that outlived the one who started it.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where a test makes a sync die: `FOLIO_DIE_AT` names one of the points.
fn die_at(point: &str) {
    if cfg!(debug_assertions) && std::env::var("FOLIO_DIE_AT").is_ok_and(|wanted| wanted == point) {
        std::process::abort();
    }
}

/// Marks a point at which a test may make the process die.
pub fn point(name: &str) {
    die_at(name);
}

/// What takes a clone from one commit to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A sync, to what others did too.
    Sync,
    /// An undo, back to the commit before.
    Undo,
}

impl Way {
    /// What git's log of a branch says.
    fn word(self) -> &'static str {
        match self {
            Self::Sync => SYNC,
            Self::Undo => "folio undo",
        }
    }

    /// Its mark in the journal.
    fn mark(self) -> &'static str {
        match self {
            Self::Sync => "",
            Self::Undo => " undo",
        }
    }
}

/// Where a clone that was left between two commits belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// The commit it was at.
    pub from: String,
    /// The commit it goes to.
    pub to: String,
    /// What takes it there.
    pub way: Way,
}

/// How it went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finished {
    /// There was nothing to be done, or not now.
    Nothing,
    /// It is there; those files somebody edited meanwhile.
    Done(Journal, Vec<String>),
    /// Somebody committed meanwhile, and not what was under way: the files are as that commit has them.
    Left,
    /// A commit that somebody made meanwhile holds what was under way: that is not to stay so.
    Swept(Journal),
}

/// Goes from one commit to another. Files that somebody edited are not in the way only if both commits have the same
/// of them; the caller has asked before.
///
/// The branch comes last: were it first, whoever commits after a death in between would take back what others did. As
/// it is such a commit holds too much and loses nothing, and [`finish`] knows it.
///
/// # Errors
/// [`StoreError`]; the next one goes on from there.
pub fn advance(root: &Path, repository: &Repository, from: &str, to: &str, way: Way) -> Result<(), StoreError> {
    file::refuse_links(root, &journal(root))?;
    file::make_folder(&root.join(".folio"))?;
    file::replace(&journal(root), format!("{from} {to}{}\n", way.mark()))?;
    die_at("written-down");
    let changed = others(repository, differences(&repository.top, from, to, &[])?);
    follow(&repository.top, to, &changed)?;
    die_at("files");
    run(root, &["update-ref", "-m", way.word(), "HEAD", to, from])?.done()?;
    die_at("branch");
    forget(root)
}

/// Gives the files back what they said where the branch could not follow.
///
/// # Errors
/// [`StoreError`].
pub fn retreat(root: &Path, repository: &Repository, from: &str, to: &str) -> Result<(), StoreError> {
    let changed = differences(&repository.top, to, from, &[])?;
    follow(&repository.top, from, &changed)?;
    forget(root)
}

/// Where a clone was left between two commits, if it was.
pub fn left_at(root: &Path) -> Option<Journal> {
    let text = file::read_text(root, &journal(root)).ok()?;
    let is_object = |name: &&str| name.len() >= 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut words = text.split_whitespace();
    let (from, to) = (words.next().filter(is_object)?, words.next().filter(is_object)?);
    let way = match words.next() {
        None => Way::Sync,
        Some("undo") => Way::Undo,
        Some(_) => return None,
    };
    Some(Journal { from: from.to_owned(), to: to.to_owned(), way })
}

/// Goes on where somebody died.
///
/// # Errors
/// [`StoreError`]; it can be tried again.
pub fn finish(root: &Path, repository: &Repository) -> Result<Finished, StoreError> {
    let Some(it) = left_at(root) else {
        forget(root)?;
        return Ok(Finished::Nothing);
    };
    // Who is in the middle of something comes back from it.
    let Some(head) = repository.head.clone().filter(|_| repository.branch.is_some() && repository.busy().is_none())
    else {
        return Ok(Finished::Nothing);
    };
    let (top, from, to) = (&repository.top, it.from.as_str(), it.to.as_str());
    let is_there = match it.way {
        Way::Sync => is_ancestor(root, to, &head)?,
        Way::Undo => head == to,
    };
    if is_there || reference(root, from)?.is_none() || reference(root, to)?.is_none() {
        forget(root)?;
        // Who died with the branch moved has not said so, and there is what to forget with what was taken back.
        let is_undone = is_there && it.way == Way::Undo && reference(root, from)?.is_some();
        return Ok(if is_undone { Finished::Done(it, Vec::new()) } else { Finished::Nothing });
    }
    wait_for_index(repository)?;
    let changed = others(repository, differences(top, from, to, &[])?);
    let is_at_from = head == from;
    let since: BTreeMap<String, Option<String>> =
        differences(top, from, &head, &[])?.into_iter().map(|change| (change.path, change.after)).collect();
    let is_swept = |change: &Difference| since.get(&change.path).is_some_and(|after| *after == change.after);
    if !is_at_from && is_ancestor(root, from, &head)? && changed.iter().any(is_swept) {
        return Ok(Finished::Swept(it));
    }
    let (mine, left): (Vec<_>, Vec<_>) = states(top, &changed)?.into_iter().partition(|(_, known)| *known);
    let mine: Vec<Difference> = mine.into_iter().map(|(change, _)| change).collect();
    if !is_at_from {
        // Somebody committed something else: what was under way goes back to what that has.
        let stands = differences(top, to, &head, &[])?;
        let mine: BTreeSet<String> = mine.into_iter().map(|change| change.path).collect();
        let back: Vec<Difference> = stands.into_iter().filter(|change| mine.contains(&change.path)).collect();
        follow(top, &head, &back)?;
        forget(root)?;
        return Ok(Finished::Left);
    }
    follow(top, to, &mine)?;
    run(root, &["update-ref", "-m", it.way.word(), "HEAD", to, from])?.done()?;
    forget(root)?;
    Ok(Finished::Done(it, left.into_iter().map(|(change, _)| change.path).collect()))
}

/// What a commit changes but for the clone's own folder, into which nothing is written that others say. What they took
/// out of it goes.
fn others(repository: &Repository, changed: Vec<Difference>) -> Vec<Difference> {
    let is_own = |path: &str| path.strip_prefix(&repository.prefix).is_some_and(is_own);
    changed.into_iter().filter(|change| change.after.is_none() || !is_own(&change.path)).collect()
}

fn forget(root: &Path) -> Result<(), StoreError> {
    let path = journal(root);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(crate::store::io_error(path)(error)),
        _ => Ok(()),
    }
}

/// Makes index and work tree have what a commit has of those files.
fn follow(top: &Path, to: &str, changed: &[Difference]) -> Result<(), StoreError> {
    let gone: Vec<&Difference> = changed.iter().filter(|change| change.after.is_none()).collect();
    let list = |changes: &[&Difference]| changes.iter().map(|change| format!("{}\0", change.path)).collect::<String>();
    if !gone.is_empty() {
        let lines = without(to, gone.iter().map(|change| &change.path));
        run_with(top, &["update-index", "-z", "--index-info"], &[], lines.as_bytes())?.done()?;
        for change in gone {
            let path = top.join(&change.path);
            file::refuse_links(top, &path)?;
            let _ = std::fs::remove_file(&path);
            let mut folder = path.parent();
            // As git does: a folder that is empty goes too.
            while let Some(empty) = folder.filter(|it| *it != top && std::fs::remove_dir(it).is_ok()) {
                folder = empty.parent();
            }
        }
    }
    let there: Vec<&Difference> = changed.iter().filter(|change| change.after.is_some()).collect();
    if !there.is_empty() {
        let source = format!("--source={to}");
        let arguments = ["restore", &source, "--staged", "--worktree", "--pathspec-from-file=-", "--pathspec-file-nul"];
        run_with(top, &arguments, &[], list(&there).as_bytes())?.done()?;
    }
    Ok(())
}

/// Of each file, whether what stands there is what one of the commits has.
fn states(top: &Path, changed: &[Difference]) -> Result<Vec<(Difference, bool)>, StoreError> {
    let there: Vec<&Difference> = changed
        .iter()
        .filter(|change| top.join(&change.path).symlink_metadata().is_ok_and(|it| it.is_file()))
        .collect();
    let names: String = there.iter().map(|change| format!("{}\n", change.path)).collect();
    let hashes = match names.is_empty() {
        true => String::new(),
        false => run_with(top, &["hash-object", "--stdin-paths"], &[], names.as_bytes())?.done()?.text(),
    };
    let mut odd = BTreeSet::new();
    for (change, hash) in there.iter().zip(hashes.lines()) {
        if ![&change.before, &change.after].into_iter().flatten().any(|known| known == hash) {
            odd.insert(change.path.clone());
        }
    }
    Ok(changed.iter().map(|change| (change.clone(), !odd.contains(&change.path))).collect())
}

/// Waits for a git that is still at the index. One that died there left its lock, which only a person can tell from
/// that of a git that waits for an editor.
fn wait_for_index(repository: &Repository) -> Result<(), StoreError> {
    let begun = std::time::Instant::now();
    while repository.index_is_locked() {
        if begun.elapsed() > PATIENCE {
            return Err(StoreError::Git(format!("{}: File exists.", repository.git.join("index.lock").display())));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
