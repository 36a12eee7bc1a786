//! Takes a clone from one commit to another: first it is written down, then the files follow, then the branch. Whoever
//! dies in between is followed by one who goes on from there.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use super::exchange::{Difference, differences, journal};
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

/// Goes from one commit to another. Files that somebody edited are not in the way only if both commits have the same
/// of them; the caller has asked before.
///
/// # Errors
/// [`StoreError`]; the next sync goes on from there.
pub fn advance(root: &Path, repository: &Repository, from: &str, to: &str) -> Result<(), StoreError> {
    file::refuse_links(root, &journal(root))?;
    file::replace(&journal(root), format!("{from} {to}\n"))?;
    die_at("written-down");
    let changed = others(repository, differences(&repository.top, from, to, &[])?);
    follow(&repository.top, to, &changed)?;
    die_at("files");
    run(root, &["update-ref", "-m", SYNC, "HEAD", to, from])?.done()?;
    die_at("branch");
    forget(root)
}

/// Goes on where somebody died. Gives what it went on to, and the files that somebody edited meanwhile.
///
/// # Errors
/// [`StoreError`]; it can be tried again.
pub fn finish(root: &Path, repository: &Repository) -> Result<Option<Vec<String>>, StoreError> {
    let text = file::read_text(root, &journal(root)).unwrap_or_default();
    let is_object = |name: &str| name.len() >= 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let Some((from, to)) = text.trim().split_once(' ').filter(|(from, to)| is_object(from) && is_object(to)) else {
        forget(root)?;
        return Ok(None);
    };
    if repository.head.as_deref() != Some(from) || repository.branch.is_none() || repository.busy().is_some() {
        // The branch is there already, or somebody took it elsewhere.
        forget(root)?;
        return Ok(None);
    }
    wait_for_index(repository)?;
    let changed = others(repository, differences(&repository.top, from, to, &[])?);
    let (mine, left): (Vec<_>, Vec<_>) = states(&repository.top, &changed)?.into_iter().partition(|(_, known)| *known);
    let mine: Vec<Difference> = mine.into_iter().map(|(change, _)| change).collect();
    follow(&repository.top, to, &mine)?;
    run(root, &["update-ref", "-m", SYNC, "HEAD", to, from])?.done()?;
    forget(root)?;
    Ok(Some(left.into_iter().map(|(change, _)| change.path).collect()))
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
