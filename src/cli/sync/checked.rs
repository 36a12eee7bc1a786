//! What does not fit together once two histories are joined, though each was sound by itself: one took a person out of
//! the catalogue, the other had a ticket assigned to him.
//!
//! Only what either side changed is looked at, with the whole catalogue: a finding that is new has to do with what both
//! did. The same files are looked at as each side had them, so that what was wrong before is not told as new; nor is
//! what seems wrong only because the rest of the desk is not looked at.

use std::collections::BTreeSet;
use std::path::Path;

use super::renumber::Renumbered;
use super::sides::{Side, is_record};
use crate::cli::error::CliError;
use crate::cli::inspect;
use crate::model::finding::Finding;
use crate::model::time::Moment;
use crate::store::StoreError;
use crate::store::desk::Desk;
use crate::store::git::{exchange, joining};

/// Folders that records are judged by.
const LAWS: [&str; 2] = ["catalog", "templates"];

/// Codes that are told otherwise.
const TOLD: [&str; 1] = ["dispute"];

/// The findings on a commit that joins two that neither of them had.
///
/// # Errors
/// [`StoreError`] of git or the disk.
pub fn new_findings(
    root: &Path,
    joined: &str,
    parents: [&str; 2],
    sides: [&Side; 2],
    renumbered: &[Renumbered],
    now: Moment,
) -> Result<Vec<Finding>, CliError> {
    let records = sides.iter().flat_map(|side| side.records.values());
    let paths: BTreeSet<&String> = records.flat_map(|record| [&record.path, &record.base_path]).flatten().collect();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for parent in parents {
        for finding in findings(root, parent, &paths, now)? {
            let mut key = key(&finding);
            known.insert(key.clone());
            // The same of what has another number now.
            for it in renumbered {
                key = key.replace(&it.from, &it.to);
            }
            known.insert(key);
        }
    }
    let mut found = findings(root, joined, &paths, now)?;
    found.retain(|finding| !TOLD.contains(&finding.code()) && !known.contains(&key(finding)));
    Ok(found)
}

/// What is wrong in a commit with its catalogue and with those records.
fn findings(root: &Path, commit: &str, paths: &BTreeSet<&String>, now: Moment) -> Result<Vec<Finding>, CliError> {
    let mut names: BTreeSet<String> = paths.iter().map(|path| (*path).clone()).collect();
    for law in LAWS {
        names.extend(exchange::names_in(root, commit, law)?.into_iter().filter(|path| !is_record(path)));
    }
    let folder = joining::laid_out(root, commit, names)?;
    let mut found = Vec::new();
    match Desk::open_anyway(folder.path()) {
        Ok((desk, of_catalogue)) => {
            found.extend(of_catalogue);
            inspect::desk(&desk, now, &mut found);
        }
        Err(StoreError::Damaged(findings)) => found.extend(findings),
        Err(_) => {}
    }
    Ok(found)
}

/// What makes two findings the same, wherever a merge put what they are about.
fn key(finding: &Finding) -> String {
    let arguments = finding.message.arguments.iter().filter(|(name, _)| *name != "number");
    format!("{} {} {:?}", finding.code(), finding.place.path, arguments.collect::<Vec<_>>())
}
