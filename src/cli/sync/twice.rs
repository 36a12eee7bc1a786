//! One history that has a record twice: a file that somebody copied by hand. Which of both is meant nobody but a person
//! knows, so nothing is joined before one is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::sides::{FOLDERS, is_record, stem, uid_in};
use crate::cli::commit;
use crate::cli::error::CliError;
use crate::message;
use crate::model::message::Message;
use crate::model::time::Moment;
use crate::store::git::exchange;
use crate::store::git::run::{run, texts_at};
use crate::store::{StoreError, assets, file, tickets};

/// Whose history it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// This clone's.
    Ours,
    /// The others'.
    Theirs,
}

/// Refuses commits of which one has a uid, a folio or an asset's identifier in two files of which one was touched since the
/// histories parted, but for two records that only have one number: those are told apart, and one gets another.
///
/// # Errors
/// There is such a record, or git fails.
pub fn refuse(root: &Path, commits: &[(&str, Whose)], touched: &BTreeMap<String, bool>) -> Result<(), CliError> {
    let paths: Vec<String> = touched.keys().filter(|path| is_record(path)).cloned().collect();
    let new: BTreeSet<&String> = touched.iter().filter(|(_, is_new)| **is_new).map(|(path, _)| path).collect();
    let touched: &BTreeSet<String> = &touched.keys().cloned().collect();
    let mut uids = Vec::new();
    for (at, whose) in commits {
        let mut of_commit: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (path, text) in paths.iter().zip(texts_at(root, at, &paths)?) {
            if let Some(uid) = text.and_then(|text| text.lines().find_map(uid_in)) {
                of_commit.entry(uid).or_default().push(path.clone());
            }
        }
        uids.push((*whose, of_commit));
    }
    // What nobody touched is everywhere as it stands in the desk, and what only changed has the uid that it had.
    let is_new = |paths: &[String]| paths.iter().any(|path| new.contains(path));
    let sought = uids.iter().flat_map(|(_, of_commit)| of_commit.iter().filter(|(_, paths)| is_new(paths)));
    let standing = untouched_with(root, sought.map(|(uid, _)| uid), touched)?;
    for (whose, of_commit) in uids {
        for (uid, mut paths) in of_commit {
            paths.extend(standing.get(&uid).cloned().unwrap_or_default());
            if paths.len() > 1 {
                paths.sort();
                return Err(refusal(
                    message!("sync-uid-twice", uid = uid, paths = list(&paths)),
                    &paths,
                    touched,
                    whose,
                ));
            }
        }
    }
    commits.iter().try_for_each(|(at, whose)| refuse_names(root, at, touched, *whose))
}

/// The records that stand in the desk, but for those touched, by the uids sought.
fn untouched_with<'u>(
    root: &Path,
    uids: impl Iterator<Item = &'u String>,
    touched: &BTreeSet<String>,
) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
    let uids: BTreeSet<&String> = uids.collect();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let uids: Vec<&String> = uids.into_iter().collect();
    // A command takes so many arguments only.
    for some in uids.chunks(1000) {
        let mut sought = vec!["-F"];
        sought.extend(some.iter().flat_map(|uid| ["-e", uid.as_str()]));
        for path in exchange::standing_with(root, &sought, &FOLDERS)? {
            let text = file::read_text(root, &root.join(&path)).unwrap_or_default();
            if !touched.contains(&path)
                && is_record(&path)
                && let Some(uid) = text.lines().find_map(uid_in)
            {
                found.entry(uid).or_default().push(path);
            }
        }
    }
    Ok(found)
}

fn refuse_names(root: &Path, at: &str, touched: &BTreeSet<String>, whose: Whose) -> Result<(), CliError> {
    let is_touched = |paths: &[String]| paths.len() > 1 && paths.iter().any(|path| touched.contains(path));
    for paths in by_name(root, at)?.into_iter().filter(|paths| is_touched(paths)) {
        if told_apart(root, at, &paths)?.is_none() {
            let name = paths.first().map(|path| stem(path).to_owned()).unwrap_or_default();
            return Err(refusal(
                message!("sync-name-twice", name = name, paths = list(&paths)),
                &paths,
                touched,
                whose,
            ));
        }
    }
    Ok(())
}

/// The records of a commit that have one name, as names are compared: where they stand.
///
/// # Errors
/// [`StoreError::Git`].
pub fn by_name(root: &Path, at: &str) -> Result<Vec<Vec<String>>, StoreError> {
    let mut names: BTreeMap<(bool, String), Vec<String>> = BTreeMap::new();
    for folder in FOLDERS {
        for path in exchange::names_in(root, at, folder)?.into_iter().filter(|path| is_record(path)) {
            let is_ticket = path.starts_with(FOLDERS[0]);
            let name = if is_ticket { stem(&path).to_owned() } else { stem(&path).to_ascii_uppercase() };
            names.entry((is_ticket, name)).or_default().push(path);
        }
    }
    Ok(names.into_values().filter(|paths| paths.len() > 1).collect())
}

/// The records of a commit that say one of those words.
///
/// # Errors
/// [`StoreError::Git`].
pub fn saying<'w>(root: &Path, at: &str, words: impl Iterator<Item = &'w str>) -> Result<Vec<String>, StoreError> {
    let mut arguments = vec!["-c", "grep.fullName=false", "grep", "-z", "-l", "--no-color", "-F"];
    arguments.extend(words.flat_map(|word| ["-e", word]));
    arguments.extend([at, "--"]);
    arguments.extend(FOLDERS.iter().map(|folder| folder.trim_end_matches('/')));
    let listed = run(root, &arguments)?.parts();
    let paths = listed.iter().filter_map(|part| part.strip_prefix(&format!("{at}:"))).map(str::to_owned);
    Ok(paths.filter(|path| is_record(path)).collect())
}

/// A record of several that have one name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Namesake {
    /// When it was entered, which decides which is older.
    pub entered: Moment,
    /// Its uid.
    pub uid: String,
    /// Where it stands.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Records that have one name and a history each, the oldest first; none where one of them is a copy of another,
/// cannot be read, or has no history.
///
/// # Errors
/// [`StoreError::Git`].
pub fn told_apart(root: &Path, at: &str, paths: &[String]) -> Result<Option<Vec<Namesake>>, StoreError> {
    let mut found = Vec::new();
    let (mut uids, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    for (path, text) in paths.iter().zip(texts_at(root, at, paths)?) {
        let Some(text) = text else { return Ok(None) };
        let known = if path.starts_with(FOLDERS[0]) {
            let ticket = tickets::parse_ticket(path, &text).ok();
            ticket.and_then(|it| {
                let first = it.events.first()?;
                Some((first.recorded.unwrap_or(first.at), first.id.clone(), it.uid))
            })
        } else {
            let asset = assets::parse_asset(path, &text).ok();
            asset.and_then(|it| {
                let first = it.events.first()?;
                Some((first.recorded.unwrap_or(first.at), first.id.clone(), it.uid?))
            })
        };
        let Some((entered, first, uid)) = known else { return Ok(None) };
        if !uids.insert(uid.clone()) || !beginnings.insert(first) {
            return Ok(None);
        }
        found.push(Namesake { entered, uid, path: path.clone(), text });
    }
    found.sort();
    Ok(Some(found))
}

/// The records of a commit by their uid: where they stand.
///
/// # Errors
/// [`StoreError::Git`].
pub fn by_uid(root: &Path, at: &str) -> Result<BTreeMap<String, Vec<String>>, StoreError> {
    let settings = ["-c", "grep.fullName=false", "-c", "grep.lineNumber=false", "-c", "grep.column=false"];
    let mut arguments = settings.to_vec();
    arguments.extend(["grep", "-z", "--no-color", "-G", "-e", "^uid:", at, "--"]);
    arguments.extend(FOLDERS.iter().map(|folder| folder.trim_end_matches('/')));
    let answer = run(root, &arguments)?;
    // 1: nothing found.
    if !answer.ok && answer.code != 1 {
        return Err(StoreError::Git(answer.words()));
    }
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let text = String::from_utf8_lossy(&answer.out).into_owned();
    for (place, line) in text.lines().filter_map(|line| line.split_once('\0')) {
        let path = place.split_once(':').map_or(place, |(_, path)| path);
        let Some(uid) = uid_in(line).filter(|_| is_record(path) && seen.insert(path.to_owned())) else { continue };
        found.entry(uid).or_default().push(path.to_owned());
    }
    Ok(found)
}

fn list(paths: &[String]) -> String {
    commit::named(&paths.iter().map(String::as_str).collect::<Vec<_>>())
}

fn refusal(what: Message, paths: &[String], touched: &BTreeSet<String>, whose: Whose) -> CliError {
    // What both sides have is what was there first.
    let copy = paths.iter().rev().find(|path| touched.contains(*path)).or(paths.last());
    let copy = copy.map(|path| commit::quoted(path)).unwrap_or_default();
    CliError::Refused(match whose {
        Whose::Ours => message!("sync-twice-here", what = what, copy = copy),
        Whose::Theirs => message!("sync-twice-there", what = what, copy = copy),
    })
}
