//! What a sync does not do: bring back what a remote was made to forget, or spread that records were removed.

use super::{Round, altered};
use crate::cli::commit;
use crate::cli::error::CliError;
use crate::cli::sync::sides::{Side, SideRecord, stem};
use crate::cli::sync::{kept, twice};
use crate::message;
use crate::model::plain;
use crate::store::StoreError;
use crate::store::git::exchange::{self, is_ancestor};
use crate::store::git::{own, run, short};

/// Commits named one by one.
const NAMED: usize = 5;

/// Sees whether the remote still has what this branch had from it. Gives the commit that it lacks where a person has
/// brought that and what is there now together.
///
/// # Errors
/// The branch was never shared, is gone, or its history was written anew.
pub(super) fn refuse_rewritten(
    round: &Round,
    known: Option<&str>,
    fetched: Option<&str>,
) -> Result<Option<String>, CliError> {
    let (root, remote, head) = (&round.desk.root, round.remote, round.head);
    let branch = remote.branch.trim_start_matches("refs/heads/");
    let Some(fetched) = fetched else {
        let there = exchange::branches(root, remote).map_err(|error| match error {
            StoreError::Git(words) => super::unreachable(remote, words),
            other => other.into(),
        })?;
        return Err(CliError::Refused(match (known, there.first()) {
            (Some(_), _) => message!("sync-branch-gone", remote = &remote.name, branch = branch),
            (None, Some(other)) => {
                message!("sync-branch-unshared", remote = &remote.name, branch = &remote.local, other = other.as_str())
            }
            // The first who shares makes it.
            (None, None) => return Ok(None),
        }));
    };
    let Some(known) = known else { return Ok(None) };
    if is_ancestor(root, known, fetched)? {
        return Ok(None);
    }
    let has_tip = is_ancestor(root, fetched, head)?;
    let has_lost = is_ancestor(root, known, head)?;
    let is_cut = is_ancestor(root, fetched, known)?;
    if has_tip && !has_lost {
        // A person took what is there now in its place.
        return Ok(None);
    }
    if has_tip && !is_cut {
        return Ok(Some(known.to_owned()));
    }
    let lost = exchange::missing(root, known, fetched)?;
    let mut named: Vec<String> = lost.iter().take(NAMED).map(|it| format!("  {}", plain::one_line(it))).collect();
    if lost.len() > NAMED {
        named.push("  …".to_owned());
    }
    let (count, commits) = (lost.len(), named.join("\n"));
    let remote = &remote.name;
    Err(CliError::Refused(if is_cut && has_lost {
        let local = &round.remote.local;
        let what = if local == branch { local.clone() } else { format!("{local}:{branch}") };
        message!("sync-cut", remote = remote, branch = what, count = count, commits = commits)
    } else {
        message!("sync-rewritten", remote = remote, branch = branch, count = count, commits = commits)
    }))
}

/// Refuses to give the others a commit that lacks records which another one has.
///
/// # Errors
/// Those records are gone, and have no other place.
pub(super) fn refuse_removed(round: &Round, kept: &str, target: &str, is_lost: bool) -> Result<(), CliError> {
    let side = Side::read(&round.desk.root, kept, target)?;
    let (tickets, assets) = (side.arrivals(), side.registered());
    let gone = side.records.iter().filter(|(key, record)| {
        let name = record.base_path.as_deref().map(stem).unwrap_or_default();
        // Who has no identifier of its own is known by its name, wherever it stands.
        record.path.is_none()
            && !record.was_a_card()
            && (key.starts_with("uid ") || !(tickets.contains_key(name) || assets.contains_key(name)))
    });
    let mut gone: Vec<_> = gone.map(|(_, record)| record).collect();
    if !gone.is_empty() {
        // A copy of one that stands may go: that has its history.
        let wholly = |record: &&SideRecord| -> Result<bool, CliError> {
            let Some(base) = &record.base else { return Ok(false) };
            let events: Vec<String> = kept::events(base).iter().map(|id| format!("id: {id}")).collect();
            if events.is_empty() {
                return Ok(false);
            }
            let others = twice::saying(&round.desk.root, target, events.iter().map(String::as_str))?;
            let texts = run::texts_at(&round.desk.root, target, &others)?;
            Ok(texts.iter().flatten().any(|text| kept::holds(text, base)))
        };
        let mut left = Vec::new();
        for record in gone {
            if !wholly(&record)? {
                left.push(record);
            }
        }
        gone = left;
    }
    let paths: Vec<&str> = gone.iter().filter_map(|record| record.base_path.as_deref()).collect();
    if paths.is_empty() {
        return Ok(());
    }
    // What a remote lost and a person joined again is there only by that commit, which stays.
    let (command, lost) = if is_lost {
        let quoted: Vec<String> = paths.iter().map(|path| commit::quoted(path)).collect();
        (format!("git checkout {} -- {} && git commit", short(kept), quoted.join(" ")), Vec::new())
    } else {
        let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
        altered::way_back_of_removed(round, kept, &paths)?
    };
    if !lost.is_empty() {
        let lost: Vec<&str> = lost.iter().map(String::as_str).collect();
        commit::tell(&round.app.told, message!("sync-removed-lost", paths = commit::named(&lost)));
    }
    Err(CliError::Refused(message!(
        "sync-removed",
        count = paths.len(),
        names = commit::named(&paths),
        command = command
    )))
}

/// A folder of the desk as a shell takes it: the desk may be one of a repository, and is where one types.
fn folio_at(round: &Round, folder: &str) -> String {
    let top = if round.repository.prefix.is_empty() { String::new() } else { format!(":/{}", round.repository.prefix) };
    commit::quoted(&format!("{top}{folder}"))
}

/// Refuses a commit that has files of a clone's own folder: they would be obeyed here.
///
/// # Errors
/// It has some.
pub(super) fn refuse_own(round: &Round, commit: &str) -> Result<(), CliError> {
    let root = &round.desk.root;
    let Some(shared) = own::shared_in(root, commit)? else { return Ok(()) };
    let (folder, author) = (folio_at(round, &shared.folder), plain::one_line(&shared.author));
    if is_ancestor(root, commit, round.head)? {
        return Err(CliError::Refused(message!("sync-own-here", folder = folder, author = author)));
    }
    let (remote, url) = (&round.remote.name, exchange::url_of(root, round.remote)?);
    let branch = round.remote.branch.trim_start_matches("refs/heads/");
    Err(CliError::Refused(message!(
        "sync-own-there",
        folder = folder,
        author = author,
        remote = remote,
        branch = branch,
        url = url
    )))
}
