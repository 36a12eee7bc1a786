//! What a sync does not share: commits that took out or altered an event that the others have. A later commit that
//! puts it back does not help, since each is looked at by itself where a server verifies; they are made anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Round;
use crate::cli::commit;
use crate::cli::error::CliError;
use crate::cli::sync::sides::{is_record, stem};
use crate::cli::verify::pairs::{Reader, Record};
use crate::cli::verify::tell::joined;
use crate::message;
use crate::store::StoreError;
use crate::store::git::{exchange, short};
use crate::store::history::{Change, Repository};
use crate::verify::number::Steps;
use crate::verify::record::Fate;

/// An event that a commit does not have as it was.
struct Tampered {
    event: String,
    before: Arc<Record>,
    after: Arc<Record>,
}

/// Refuses to share commits of this clone that do not leave the events of the others as they are.
///
/// # Errors
/// Those records and events, with what to type.
pub(super) fn refuse(round: &Round, fetched: &str) -> Result<(), CliError> {
    let (root, head) = (&round.desk.root, round.head);
    let repository = Repository::at(root, None)?;
    let commits = repository.commits(&[head.to_owned(), format!("^{fetched}")])?;
    let mut blobs = repository.blobs()?;
    let mut reader = Reader::new(&repository, &mut blobs);
    let mut events: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut paths: BTreeSet<String> = BTreeSet::new();
    for changes in commits.iter().flat_map(|commit| &commit.changes) {
        for it in tampered(&mut reader, changes)? {
            if is_shared(&mut reader, (&repository, fetched), &it)? {
                let name = stem(&it.before.path).to_owned();
                events.entry(name).or_default().insert(it.event.clone());
                paths.extend([it.before.path.clone(), it.after.path.clone()]);
            }
        }
    }
    if events.is_empty() {
        return Ok(());
    }
    let told = events.iter().map(|(name, ids)| {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        format!("{name} ({})", ids.join(", "))
    });
    let told: Vec<String> = told.collect();
    let paths: Vec<String> = paths.into_iter().collect();
    let command = way_back(round, fetched, &paths)?;
    Err(CliError::Refused(message!("sync-altered", events = told.join("; "), command = command)))
}

/// What to type so that the commits that are not shared yet become one, in which those files are as the others have
/// them.
///
/// # Errors
/// Git.
pub(super) fn way_back(round: &Round, fetched: &str, paths: &[String]) -> Result<String, StoreError> {
    let (root, head) = (&round.desk.root, round.head);
    let base = exchange::base_of(root, head, fetched)?.unwrap_or_else(|| fetched.to_owned());
    let from = short(&base);
    let mut there: BTreeSet<String> = BTreeSet::new();
    for folder in ["tickets", "catalog/assets"] {
        there.extend(exchange::names_in(root, &base, folder)?);
    }
    let joined = joined(&Repository::at(root, None)?, head, &base)?;
    let mut paths = paths.to_vec();
    paths.extend(joined.into_iter().filter(|path| there.contains(path)));
    paths.sort();
    paths.dedup();
    let quoted: Vec<String> = paths.iter().map(|path| commit::quoted(path)).collect();
    let mut command =
        format!("git reset --soft {from} && git restore --source={from} --staged --worktree -- {}", quoted.join(" "));
    let others = exchange::differences(root, &base, head, &[])?;
    if others.iter().any(|change| !paths.contains(&change.path)) {
        let words = commit::language(round.desk).text("sync-way-back-commit");
        command.push_str(&format!(" && git commit -m \"{words}\""));
    }
    Ok(command)
}

/// The events that are gone or altered from one commit to the next. Whole records that are gone are told otherwise.
fn tampered(reader: &mut Reader, changes: &[Change]) -> Result<Vec<Tampered>, StoreError> {
    let (mut befores, mut afters): (Vec<Arc<Record>>, Vec<Arc<Record>>) = Default::default();
    // Records that are only new take nothing away.
    let changed = changes.iter().any(|change| is_record(&change.path) && change.before.is_some());
    for change in changes.iter().filter(|change| changed && is_record(&change.path)) {
        for (blob, records) in [(&change.before, &mut befores), (&change.after, &mut afters)] {
            if let Some(blob) = blob
                && let Ok(record) = reader.record(&change.path, blob)?
            {
                records.push(record);
            }
        }
    }
    let of = |before: &Record| {
        let same = |after: &&Arc<Record>| before.uid().is_some() && before.uid() == after.uid();
        let placed = |after: &&Arc<Record>| before.path == after.path;
        afters.iter().find(same).or_else(|| afters.iter().find(placed))
    };
    let mut renumbered: Vec<Steps> = Vec::new();
    let mut covers = Vec::new();
    for before in &befores {
        let Some(after) = of(before) else { continue };
        renumbered.push(after.renumbered(&before.events()));
        covers.extend(after.redactions(&before.events()).into_iter().map(|(_, covers)| covers));
    }
    let mut found = Vec::new();
    for before in &befores {
        let Some(after) = of(before) else { continue };
        for (id, fate) in before.tampered(after, &renumbered, &covers) {
            if fate != Fate::Moved {
                found.push(Tampered { event: id.to_owned(), before: before.clone(), after: after.clone() });
            }
        }
    }
    Ok(found)
}

/// Whether the others have the event as it was before, and not as it is since.
fn is_shared(reader: &mut Reader, at: (&Repository, &str), it: &Tampered) -> Result<bool, StoreError> {
    let (repository, commit) = at;
    for path in [&it.before.path, &it.after.path] {
        let blob = format!("{commit}:{}", repository.path(path));
        let Ok(shared) = reader.record(path, &blob)? else { continue };
        if !shared.events().contains(&it.event.as_str()) {
            continue;
        }
        let differs = |other: &Record| {
            let found = shared.tampered(other, &[], &[]);
            found.iter().any(|(id, fate)| *id == it.event && *fate != Fate::Moved)
        };
        if !differs(&it.after) || differs(&it.before) {
            return Ok(false);
        }
        // What puts an event back as it first was is a return, and the others take it.
        let right = reader.put_right(&[commit.to_owned()], &it.before, &it.after, &[&it.event])?;
        return Ok(!right.contains(&it.event));
    }
    Ok(false)
}
