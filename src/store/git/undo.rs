//! Takes back the last commit, where it is one that Folio made and nobody else has.

use std::path::Path;

use super::advance::{SYNC, Way, advance, retreat};
use super::exchange::{SHARED, differences};
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

/// A record that a commit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// A ticket.
    Ticket(String),
    /// An asset.
    Asset(String),
    /// The seal of a year, and nothing else: put, or taken away.
    Year(String, bool),
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
    /// The last commit brought two histories together, and others have it.
    SharedMerge(String),
    /// The last commit brought two histories together by git alone; nobody else has it.
    Merge(String),
    /// The last commit was not made by Folio for one change.
    NotOurs(String),
    /// The same, and others may have it: the commit, what it says, that remote branch.
    NotOursShared(String, String, String),
    /// There is nothing before it.
    First(String),
    /// It holds more than one change of Folio's: those files.
    More(Vec<String>),
    /// Others may have it: this remote branch does, and it changed that record.
    Shared(String, Of),
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
    let shared = shared_by(root, &commit)?;
    if parents.contains(' ') {
        // Whatever was done and taken back since, it came by a sync.
        let came = run(root, &["log", "--walk-reflogs", "--format=%H %gs", "HEAD"])?;
        let is_sync = came.text().lines().any(|line| line.split_once(' ') == Some((&*commit, SYNC)));
        return Err(match shared {
            _ if is_sync => NotUndone::Sync(subject),
            Some(_) => NotUndone::SharedMerge(subject),
            None => NotUndone::Merge(subject),
        });
    }
    if parents.is_empty() {
        return Err(NotUndone::First(subject));
    }
    if records.is_empty() {
        return Err(match shared {
            Some(reference) => NotUndone::NotOursShared(commit, subject, reference),
            None => NotUndone::NotOurs(subject),
        });
    }
    if let Some(reference) = shared {
        let value = |key: &str| trailers.lines().find_map(|line| line.strip_prefix(key));
        let (asset, ticket) = (value("Asset:"), value("Folio:"));
        let year = value("Sealed:").map(|year| (year, true)).or(value("Unsealed:").map(|year| (year, false)));
        let of = match (ticket, asset) {
            (None, Some(asset)) => Of::Asset(asset.trim().to_owned()),
            (None, None) if let Some((year, is_sealed)) = year => Of::Year(year.trim().to_owned(), is_sealed),
            (ticket, _) => Of::Ticket(ticket.unwrap_or_default().trim().to_owned()),
        };
        return Err(NotUndone::Shared(reference, of));
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

/// What knows that others have a commit: a branch of a remote, or a branch here that was synced. Git forgets what it
/// knows of a remote that is removed, and knows nothing of one without a name.
fn shared_by(root: &Path, commit: &str) -> Result<Option<String>, StoreError> {
    let asked = ["for-each-ref", "--contains", commit, "--format=%(refname)", "refs/remotes", SHARED];
    let text = run(root, &asked)?.done()?.text();
    let of_remote = text.lines().find(|reference| reference.starts_with("refs/remotes/"));
    let Some(reference) = of_remote.or_else(|| text.lines().next()) else { return Ok(None) };
    let name =
        ["refs/remotes", SHARED].into_iter().find_map(|folder| reference.strip_prefix(folder)).unwrap_or(reference);
    Ok(Some(name.trim_start_matches('/').to_owned()))
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
