//! One history that has a record twice: a file that somebody copied by hand. Which of both is meant nobody but a person
//! knows, so nothing is joined before one is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::sides::{FOLDERS, is_record, stem, uid_in};
use crate::cli::commit;
use crate::cli::error::CliError;
use crate::message;
use crate::model::message::Message;
use crate::store::StoreError;
use crate::store::git::exchange;
use crate::store::git::run::run;

/// Whose history it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// This clone's.
    Ours,
    /// The others'.
    Theirs,
}

/// Refuses a commit that has a uid, a folio or an asset's identifier in two files of which one was touched since the
/// histories parted.
///
/// # Errors
/// There is such a record, or git fails.
pub fn refuse(root: &Path, at: &str, touched: &BTreeSet<String>, whose: Whose) -> Result<(), CliError> {
    let is_touched = |paths: &[String]| paths.len() > 1 && paths.iter().any(|path| touched.contains(path));
    if let Some((uid, paths)) = by_uid(root, at)?.into_iter().find(|(_, paths)| is_touched(paths)) {
        return Err(refusal(message!("sync-uid-twice", uid = uid, paths = list(&paths)), &paths, whose));
    }
    let mut names: BTreeMap<(bool, String), Vec<String>> = BTreeMap::new();
    for folder in FOLDERS {
        for path in exchange::names_in(root, at, folder)?.into_iter().filter(|path| is_record(path)) {
            let is_ticket = path.starts_with(FOLDERS[0]);
            let name = if is_ticket { stem(&path).to_owned() } else { stem(&path).to_ascii_uppercase() };
            names.entry((is_ticket, name)).or_default().push(path);
        }
    }
    match names.into_values().find(|paths| is_touched(paths)) {
        None => Ok(()),
        Some(paths) => {
            let name = paths.first().map(|path| stem(path).to_owned()).unwrap_or_default();
            Err(refusal(message!("sync-name-twice", name = name, paths = list(&paths)), &paths, whose))
        }
    }
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

fn refusal(what: Message, paths: &[String], whose: Whose) -> CliError {
    let copy = paths.last().map(|path| commit::quoted(path)).unwrap_or_default();
    CliError::Refused(match whose {
        Whose::Ours => message!("sync-twice-here", what = what, copy = copy),
        Whose::Theirs => message!("sync-twice-there", what = what, copy = copy),
    })
}
