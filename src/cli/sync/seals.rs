//! Years that one side sealed while the other changed something in them: the seal goes, whoever put it puts it again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::sides::Side;
use crate::message;
use crate::model::message::Message;
use crate::model::seal;
use crate::store::StoreError;
use crate::store::git::exchange::{self, Difference};
use crate::store::git::run::texts_at;
use crate::verify::paths::{Sort, sort_of};

/// The seals that git could not join; paths from the top of the repository.
pub(super) fn in_conflict(prefix: &str, conflicts: &[String]) -> Vec<String> {
    let is_seal = |path: &&String| path.strip_prefix(prefix).is_some_and(|path| seal::year_sealed_at(path).is_some());
    conflicts.iter().filter(is_seal).cloned().collect()
}

/// The years that a side sealed, and of which the tree has not the records that it sealed.
///
/// # Errors
/// [`StoreError::Git`].
pub(super) fn outdated(root: &Path, tree: &str, sides: [(&str, &Side); 2]) -> Result<BTreeSet<u16>, StoreError> {
    let mut outdated = BTreeSet::new();
    for (at, side) in sides {
        for year in side.others.iter().filter_map(|path| seal::year_sealed_at(path)) {
            let below = format!("tickets/{year:04}");
            let differences = exchange::differences(root, at, tree, &[&below])?;
            let is_seal = |it: &&Difference| seal::year_sealed_at(&it.path).is_some();
            let is_other = differences.iter().any(|it| sort_of(&it.path) == Sort::Ticket);
            // A seal that is gone, or the other side's, is not this side's any more.
            let stays = differences.iter().find(is_seal).is_none();
            if is_other && stays && exchange::names_in(root, tree, &seal::path_of(year))?.len() == 1 {
                outdated.insert(year);
            }
        }
    }
    Ok(outdated)
}

/// The seals that a commit has of the years of some files; all paths from the top of the repository.
///
/// # Errors
/// [`StoreError::Git`].
pub(super) fn touched<'a>(
    root: &Path,
    at: &str,
    prefix: &str,
    paths: impl Iterator<Item = &'a String>,
) -> Result<Vec<String>, StoreError> {
    let years: BTreeSet<u16> = paths.filter_map(|path| seal::year_above(path.strip_prefix(prefix)?)).collect();
    let mut found = Vec::new();
    for year in years {
        let names = exchange::names_in(root, at, &seal::path_of(year))?;
        found.extend(names.iter().map(|path| format!("{prefix}{path}")));
    }
    Ok(found)
}

/// What people should know of the seals that a merge takes out: path, notice.
pub(super) fn notices(prefix: &str, all: &BTreeMap<String, Option<String>>) -> Vec<(String, Message)> {
    let gone = all.iter().filter(|(_, text)| text.is_none()).filter_map(|(path, _)| {
        let path = path.strip_prefix(prefix)?;
        Some((path.to_owned(), seal::year_sealed_at(path)?.to_string()))
    });
    gone.map(|(path, year)| (path, message!("sync-seal-removed", year = year))).collect()
}

/// That a year is sealed since a sync, or is not any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The year.
    pub year: u16,
    /// Whether it is.
    pub is_sealed: bool,
    /// Whether that is so since others did it; else it is they who get to know.
    pub came: bool,
}

/// Takes the seals out of the names of files that came and went, and tells what became of each: of a year that is not
/// sealed any more no file came. `head` is what was here, `theirs` what the others had, `target` what both have.
///
/// # Errors
/// [`StoreError::Git`].
pub fn moved(
    root: &Path,
    names: [&mut Vec<String>; 2],
    (head, theirs, target): (&str, Option<&str>, &str),
) -> Result<Vec<Moved>, StoreError> {
    let mut years = BTreeSet::new();
    for names in names {
        years.extend(names.iter().filter_map(|name| seal::year_sealed_at(name)));
        names.retain(|name| seal::year_sealed_at(name).is_none());
    }
    if years.is_empty() {
        return Ok(Vec::new());
    }
    let paths: Vec<String> = years.iter().map(|year| seal::path_of(*year)).collect();
    let there = match theirs {
        Some(theirs) => texts_at(root, theirs, &paths)?,
        None => vec![None; paths.len()],
    };
    let (here, both) = (texts_at(root, head, &paths)?, texts_at(root, target, &paths)?);
    let mut moved = Vec::new();
    for (index, year) in years.into_iter().enumerate() {
        for (before, came) in [(&here, true), (&there, false)] {
            if before.get(index) != both.get(index) {
                moved.push(Moved { year, is_sealed: both.get(index).is_some_and(Option::is_some), came });
            }
        }
    }
    Ok(moved)
}
