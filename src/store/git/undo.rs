//! Takes back the last commit, where it is one that Folio made and nobody else has.

use std::path::Path;

use super::advance::{SYNC, Way, advance, retreat};
use super::exchange::differences;
use super::record::{forget, with_paths};
use super::run::run;
use super::state::{Busy, Repository};
use crate::model::{attachment, seal};
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
    /// It holds more than one change of Folio's: those files.
    More(Vec<String>),
    /// Others may have it: this remote branch does.
    Shared(String),
    /// It was not committed in this clone.
    Elsewhere(String),
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
    let keys = ["Folio:", "Asset:", "Sealed:", "Unsealed:"];
    let named = |line: &str| keys.iter().find_map(|key| line.strip_prefix(key)).map(|it| it.trim().to_owned());
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
    if !is_made_here(root, &commit)? {
        return Err(NotUndone::Elsewhere(subject));
    }
    let more: Vec<String> = differences(&repository.top, &parents, &commit, &[])?
        .into_iter()
        .map(|change| change.path)
        .filter(|path| !path.strip_prefix(&repository.prefix).is_some_and(|path| is_of(path, &records)))
        .collect();
    if !more.is_empty() {
        return Err(NotUndone::More(more));
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

/// Whether a file is one that a change of those records writes: a record, a file attached to it, what it was opened by.
fn is_of(path: &str, records: &[String]) -> bool {
    let is_named = |name: &str| records.iter().any(|record| record == name);
    let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml"));
    let is_record = path.starts_with("tickets/") || path.starts_with("catalog/assets/");
    (is_record && stem.is_some_and(is_named))
        || seal::year_sealed_at(path).is_some_and(|year| is_named(&year.to_string()))
        || (path.starts_with("tickets/") && attachment::hash_at(path).is_some())
        || path.starts_with("catalog/procedures/past/")
}

/// Whether git's log of this clone says that the commit was made here. Where there is no such log it is believed.
fn is_made_here(root: &Path, commit: &str) -> Result<bool, NotUndone> {
    let log = run(root, &["log", "--walk-reflogs", "--format=%H %gs", "HEAD"])?;
    let text = log.text();
    let mut entries = text.lines().filter_map(|line| line.split_once(' ')).peekable();
    if !log.ok || entries.peek().is_none() {
        return Ok(true);
    }
    let made = |what: &str| what.starts_with("commit") || what.contains("(pick)") || what.starts_with("cherry-pick");
    Ok(entries.any(|(hash, what)| hash == commit && made(what)))
}

/// Takes it back: its files say what they said before, and the branch stands where it stood. Whoever dies in between is
/// followed by one who goes on.
///
/// # Errors
/// [`NotUndone`]; where git fails in between, the files are given back what they said.
pub fn take_back(root: &Path, last: &Last) -> Result<(), NotUndone> {
    let repository = Repository::of(root)?.ok_or(NotUndone::Nothing)?;
    if let Err(problem) = advance(root, &repository, &last.commit, &last.parent, Way::Undo) {
        // What cannot go back either is told by the next one, who goes on.
        let _ = retreat(root, &repository, &last.commit, &last.parent);
        return Err(problem.into());
    }
    forget(root, &last.paths);
    Ok(())
}
