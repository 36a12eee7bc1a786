//! What is forgotten with a change that was taken back.

use std::path::Path;

use super::error::CliError;
use crate::store::desk::Desk;
use crate::store::git::advance::Journal;
use crate::store::git::exchange;
use crate::store::history::Repository;

/// What was taken back was not rewritten: it is verified up to the change before.
///
/// # Errors
/// Git, or the disk.
pub fn forget_verified(root: &Path, commit: &str, parent: &str) -> Result<(), CliError> {
    let repository = Repository::at(root, None)?;
    let Some(branch) = repository.branch() else { return Ok(()) };
    let mut memory = repository.memory()?;
    if memory.of(&branch) == Some(commit) {
        memory.remember(&branch, parent)?;
    }
    Ok(())
}

/// What an undo that died did not come to.
///
/// # Errors
/// Git, or the disk.
pub fn settle(desk: &Desk, journal: &Journal) -> Result<(), CliError> {
    let changed = exchange::differences(&desk.root, &journal.from, &journal.to, &[])?;
    let made: Vec<String> = changed.into_iter().filter(|it| it.after.is_none()).map(|it| it.path).collect();
    desk.forget_numbers(&made);
    forget_verified(&desk.root, &journal.from, &journal.to)
}
