//! Takes back the last commit, where it is one that Folio made and nobody else has.

use std::path::Path;

use super::advance::SYNC;
use super::record::{forget, with_paths};
use super::run::run;
use super::state::{Busy, Repository};
use crate::store::StoreError;

/// A commit that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last {
    /// The commit.
    pub commit: String,
    /// The one before it.
    pub parent: String,
    /// What it says it did.
    pub subject: String,
    /// Folios and identifiers of the records that it changed.
    pub records: Vec<String>,
    /// Its files, relative to the desk.
    pub paths: Vec<String>,
    /// Those of them that it made.
    pub made: Vec<String>,
}

/// Why nothing can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotUndone {
    /// The desk is not in git, or nothing was committed yet.
    Nothing,
    /// A person is in the middle of something.
    Busy(Busy),
    /// `HEAD` is on no branch.
    Detached,
    /// The last commit is a sync's: what was done here and by others, brought together.
    Sync(String),
    /// The last commit was not made by Folio for one change.
    NotOurs(String),
    /// Others may have it: this remote branch does.
    Shared(String),
    /// Those files were edited since.
    Edited(Vec<String>),
    /// Git could not.
    Git(String),
}

impl From<StoreError> for NotUndone {
    fn from(error: StoreError) -> Self {
        Self::Git(match error {
            StoreError::Git(words) => words,
            other => other.to_string(),
        })
    }
}

/// The last commit, if it can be taken back.
///
/// # Errors
/// [`NotUndone`].
pub fn last(root: &Path) -> Result<Last, NotUndone> {
    let repository = Repository::of(root)?.ok_or(NotUndone::Nothing)?;
    let commit = repository.head.clone().ok_or(NotUndone::Nothing)?;
    if let Some(busy) = repository.busy() {
        return Err(NotUndone::Busy(busy));
    }
    if repository.branch.is_none() {
        return Err(NotUndone::Detached);
    }
    let told = run(root, &["show", "--no-patch", "--format=%P%x00%s%x00%(trailers:only,unfold)", &commit])?.done()?;
    let text = told.text();
    let mut parts = text.splitn(3, '\0').map(str::to_owned);
    let (parents, subject, trailers) =
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let named = |line: &str| line.strip_prefix("Folio:").or(line.strip_prefix("Asset:")).map(|it| it.trim().to_owned());
    let records: Vec<String> = trailers.lines().filter_map(named).collect();
    if parents.contains(' ') {
        let why = run(root, &["log", "--walk-reflogs", "-1", "--format=%gs", "HEAD"])?;
        return Err(if why.text() == SYNC { NotUndone::Sync(subject) } else { NotUndone::NotOurs(subject) });
    }
    if records.is_empty() || parents.is_empty() {
        return Err(NotUndone::NotOurs(subject));
    }
    let shared = run(root, &["for-each-ref", "--contains", &commit, "--format=%(refname:short)", "refs/remotes"])?;
    if let Some(reference) = shared.done()?.text().lines().next() {
        return Err(NotUndone::Shared(reference.to_owned()));
    }
    let listed = |filter: &str| {
        let filter = format!("--diff-filter={filter}");
        let arguments = ["diff", "--name-only", "--no-renames", "-z", "--relative", &filter, &parents, &commit];
        Ok::<_, NotUndone>(run(root, &arguments)?.done()?.parts())
    };
    let (paths, made) = (listed("ACDMRT")?, listed("A")?);
    let edited = run(root, &with_paths(&["diff", "--name-only", "-z", "--relative", &commit], &paths))?.done()?;
    if !edited.out.is_empty() {
        return Err(NotUndone::Edited(edited.parts()));
    }
    Ok(Last { commit, parent: parents, subject, records, paths, made })
}

/// Takes it back: its files say what they said before, and the branch stands where it stood.
///
/// # Errors
/// [`NotUndone`]; where git fails in between, the files are given back what they said.
pub fn take_back(root: &Path, last: &Last) -> Result<(), NotUndone> {
    let restore = |from: &str| {
        let source = format!("--source={from}");
        run(root, &with_paths(&["restore", &source, "--staged", "--worktree"], &last.paths))
    };
    restore(&last.parent)?.done()?;
    let moved = run(root, &["update-ref", "-m", "folio undo", "HEAD", &last.parent, &last.commit])?;
    if !moved.ok {
        restore(&last.commit)?;
        return Err(NotUndone::Git(moved.words()));
    }
    forget(root, &last.paths);
    Ok(())
}
