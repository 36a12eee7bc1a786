//! What a sync does not share: a merge in which git, without the driver, put lines of records together as those of any
//! text. A later commit could not mend it.

use std::collections::BTreeSet;

use super::{Round, altered};
use crate::cli::commit;
use crate::cli::error::CliError;
use crate::cli::inspect;
use crate::message;
use crate::store::git::run::run;

/// Refuses to share merges of this clone in which git merged records as text.
///
/// # Errors
/// There are such; with what to type.
pub(super) fn refuse(round: &Round, fetched: &str) -> Result<(), CliError> {
    let (root, head) = (&round.desk.root, round.head);
    let merges = run(root, &["rev-list", "--merges", head, &format!("^{fetched}")])?.done()?.text();
    let mut paths = BTreeSet::new();
    let mut found = Vec::new();
    for merge in merges.lines() {
        let moved = inspect::merged_as_text(root, merge)?;
        if !moved.is_empty() {
            found.push(merge);
            paths.extend(moved);
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    let paths: Vec<String> = paths.into_iter().collect();
    let named = commit::named(&paths.iter().map(String::as_str).collect::<Vec<_>>());
    let count = paths.len();
    Err(CliError::Refused(if found == [head] {
        message!("sync-as-text", count = count, paths = named)
    } else {
        let command = altered::way_back(round, fetched, &paths)?;
        message!("sync-as-text-below", count = count, paths = named, command = command)
    }))
}
