//! The last commit, where git merged records in it as it merges any text: lines fit together, and events say that
//! they knew of others which their recorders did not know, or stand in another record.

use std::path::Path;

use crate::message;
use crate::model::finding::{Finding, Place};
use crate::store::desk::Desk;
use crate::store::git::run::{run, texts};
use crate::store::{StoreError, assets, tickets};
use crate::verify::record::{Entry, Fate, tampered};

/// What is to be found. Where git cannot be asked there is nothing: other commands tell of that.
pub(super) fn check(desk: &Desk, findings: &mut Vec<Finding>) {
    findings.extend(found(desk).unwrap_or_default());
}

fn found(desk: &Desk) -> Result<Vec<Finding>, StoreError> {
    let root = &desk.root;
    let moved = moved_in(root, "HEAD")?;
    if moved.is_empty() {
        return Ok(Vec::new());
    }
    // What others have cannot be merged anew; `verify` tells of it.
    let shared = run(root, &["for-each-ref", "--contains", "HEAD", "--format=%(refname)", "refs/remotes"])?;
    if !shared.text().is_empty() {
        return Ok(Vec::new());
    }
    Ok(moved.into_iter().map(|path| Finding::new(Place::file(path), message!("finding-merged-as-text"))).collect())
}

/// The records that git merged as text in a commit; none where it is no merge.
///
/// # Errors
/// [`StoreError::Git`].
pub fn moved_in(root: &Path, commit: &str) -> Result<Vec<String>, StoreError> {
    let commits = run(root, &["rev-list", "--parents", "--max-count=1", commit])?.text();
    let parents: Vec<&str> = commits.split(' ').skip(1).collect();
    if parents.len() < 2 {
        return Ok(Vec::new());
    }
    // Files that are not as any of the parents has them.
    let listed = ["diff-tree", "-c", "-r", "--no-commit-id", "--name-only", "--relative", "-z", commit, "--"];
    let paths = run(root, &[&listed[..], &["tickets", "catalog/assets"]].concat())?.parts();
    let paths: Vec<String> = paths.into_iter().filter(|path| path.ends_with(".yaml")).collect();
    let commits: Vec<&str> = std::iter::once(commit).chain(parents.iter().copied()).collect();
    let names: Vec<String> =
        paths.iter().flat_map(|path| commits.iter().map(move |commit| format!("{commit}:./{path}"))).collect();
    let read = texts(root, &names)?;
    let moved = |(path, texts): &(&String, &[Option<String>])| {
        let [Some(now), before @ ..] = texts else { return false };
        before.iter().flatten().any(|before| is_moved(path, before, now))
    };
    Ok(paths.iter().zip(read.chunks(commits.len())).filter(moved).map(|(path, _)| path.clone()).collect())
}

/// Whether events of the one text seem to have known others in the other, or stand in another record there.
fn is_moved(path: &str, before: &str, now: &str) -> bool {
    if path.starts_with("tickets/") {
        let (Ok(before), Ok(now)) = (tickets::parse_ticket(path, before), tickets::parse_ticket(path, now)) else {
            return false;
        };
        return is_strange(before.uid == now.uid, &before.events, &now.events);
    }
    let (Ok(before), Ok(now)) = (assets::parse_asset(path, before), assets::parse_asset(path, now)) else {
        return false;
    };
    is_strange(before.uid == now.uid, &before.events, &now.events)
}

fn is_strange<E: Entry>(is_same: bool, before: &[E], now: &[E]) -> bool {
    if is_same {
        return tampered(before, now, &[], &[]).iter().any(|(_, fate)| *fate != Fate::Altered);
    }
    before.iter().any(|event| now.iter().any(|other| other.id() == event.id()))
}
