//! What a sync does not share: commits that took out or altered an event that the others have. A later commit that
//! puts it back does not help, since each is looked at by itself where a server verifies; they are made anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Round;
use crate::cli::commit;
use crate::cli::error::CliError;
use crate::cli::sync::kept;
use crate::cli::sync::sides::{is_record, stem};
use crate::cli::verify::pairs::{Reader, Record};
use crate::cli::verify::tell::joined;
use crate::message;
use crate::model::attachment;
use crate::store::StoreError;
use crate::store::git::exchange::{self, Difference};
use crate::store::git::{run, short};
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
/// them. What was attached in them alone is left beside, to be attached again.
///
/// # Errors
/// Git.
pub(super) fn way_back(round: &Round, fetched: &str, paths: &[String]) -> Result<String, StoreError> {
    let base = base(round, fetched)?;
    way(round, &base, &paths.iter().map(|path| (path.clone(), base.clone())).collect())
}

/// The same for files that were removed: they are what they were in this clone before, where that is known. Gives the
/// files of which this clone had more than comes back, too.
///
/// # Errors
/// Git.
pub(super) fn way_back_of_removed(
    round: &Round,
    fetched: &str,
    paths: &[String],
) -> Result<(String, Vec<String>), StoreError> {
    let (root, base) = (&round.desk.root, base(round, fetched)?);
    let (mut from, mut lost) = (BTreeMap::new(), Vec::new());
    let joined = joined_since(round, &base)?;
    for path in paths {
        let range = format!("{base}..{}", round.head);
        let asked = ["log", "-1", "--format=%P", "--diff-filter=D", "--no-renames", &range, "--", path];
        let before = run::run(root, &asked)?.done()?.text();
        let before = before.split(' ').next().filter(|it| !it.is_empty()).unwrap_or(&base);
        let one = |at: &str| Ok::<_, StoreError>(run::texts_at(root, at, std::slice::from_ref(path))?.remove(0));
        let (own, shared) = (one(before)?, one(&base)?);
        let is_whole = own.as_deref().zip(shared.as_deref()).is_some_and(|(own, shared)| kept::holds(own, shared))
            && !joined.contains(path);
        if !is_whole && own != shared {
            lost.push(path.clone());
        }
        from.insert(path.clone(), if is_whole && own != shared { before.to_owned() } else { base.clone() });
    }
    Ok((way(round, &base, &from)?, lost))
}

/// The last commit that this clone has of what the others have.
fn base(round: &Round, fetched: &str) -> Result<String, StoreError> {
    let base = exchange::base_of(&round.desk.root, round.head, fetched)?;
    Ok(base.unwrap_or_else(|| fetched.to_owned()))
}

/// The records of a commit that merges since joined.
fn joined_since(round: &Round, base: &str) -> Result<BTreeSet<String>, StoreError> {
    let root = &round.desk.root;
    let mut joined = joined(&Repository::at(root, None)?, round.head, base)?;
    if !joined.is_empty() {
        let mut there: BTreeSet<String> = BTreeSet::new();
        for folder in ["tickets", "catalog/assets"] {
            there.extend(exchange::names_in(root, base, folder)?);
        }
        joined.retain(|path| there.contains(path));
    }
    Ok(joined)
}

/// What to type so that all since a commit becomes one commit, with each of those files as another commit has it.
/// Records that a merge joined which is not shared are as the others have them.
fn way(round: &Round, base: &str, from: &BTreeMap<String, String>) -> Result<String, StoreError> {
    let (root, head) = (&round.desk.root, round.head);
    let mut from = from.clone();
    from.extend(joined_since(round, base)?.into_iter().map(|path| (path, base.to_owned())));
    let from = &from;
    let mut by_source: BTreeMap<&String, Vec<String>> = BTreeMap::new();
    for (path, source) in from {
        by_source.entry(source).or_default().push(commit::quoted(path));
    }
    let mut command = format!("git reset --soft {}", short(base));
    for (source, paths) in by_source {
        let source = short(source);
        command.push_str(&format!(" && git restore --source={source} --staged --worktree -- {}", paths.join(" ")));
    }
    let others = exchange::differences(root, base, head, &[])?;
    let unnamed = unnamed(round, &others, from)?;
    if !unnamed.is_empty() {
        let quoted: Vec<String> = unnamed.iter().map(|path| commit::quoted(path)).collect();
        command.push_str(&format!(" && git restore --staged -- {}", quoted.join(" ")));
    }
    let stays = |path: &String| from.get(path).is_none_or(|source| source != base) && !unnamed.contains(path);
    if others.iter().any(|change| stays(&change.path)) || from.values().any(|source| source != base) {
        let words = commit::language(round.desk).text("sync-way-back-commit");
        command.push_str(&format!(" && git commit -m \"{words}\""));
    }
    Ok(command)
}

/// The attachments of this clone that only those files named, and do not any more as other commits have them.
fn unnamed(round: &Round, changed: &[Difference], from: &BTreeMap<String, String>) -> Result<Vec<String>, StoreError> {
    let root = &round.desk.root;
    let mut unnamed = Vec::new();
    for change in changed.iter().filter(|change| change.before.is_none() && change.after.is_some()) {
        let Some(hash) = attachment::hash_at(&change.path) else { continue };
        let mut sources: Vec<(&str, Vec<&str>)> = vec![(round.head, Vec::new())];
        sources.extend(from.iter().map(|(path, source)| (source.as_str(), vec![path.as_str()])));
        let mut is_named = false;
        for (at, paths) in sources {
            let below = if paths.is_empty() { vec!["tickets"] } else { paths };
            let asked = [&["grep", "-l", "-z", "-F", "-e", hash, at, "--"], &below[..]].concat();
            let named = run::run(root, &asked)?.parts();
            let paths = named.iter().filter_map(|it| it.strip_prefix(&format!("{at}:")));
            is_named |= paths.into_iter().any(|path| at != round.head || !from.contains_key(path));
        }
        if !is_named {
            unnamed.push(change.path.clone());
        }
    }
    Ok(unnamed)
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
