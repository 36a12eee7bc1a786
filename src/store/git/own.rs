//! Folio's own folder of a clone, and what of it somebody shared: what stands there is obeyed, and it is each clone's own.

use std::ffi::OsStr;
use std::path::Path;

use super::run::{run, run_with};
use crate::store::StoreError;
use crate::verify::paths::{OWN, is_own};

/// The one file that a clone writes there without being told anything by it.
const LOCK: &str = "lock";

/// What somebody shared of a clone's own folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// The folder as it is written there, relative to the desk.
    pub folder: String,
    /// Who changed it last.
    pub author: String,
}

/// The files of its own folder that git has of a clone, relative to the desk; none where there is no git.
pub fn tracked(root: &Path) -> Vec<String> {
    let magic: [(&str, &OsStr); 1] = [("GIT_LITERAL_PATHSPECS", OsStr::new("0"))];
    let listed = run_with(root, &["ls-files", "-z", "--", ":(icase).folio"], &magic, b"");
    listed.ok().filter(|answer| answer.ok).map(|answer| answer.parts()).unwrap_or_default()
}

/// Refuses to go by what stands in the own folder where others may have written it. Git is asked only where anything
/// does.
///
/// # Errors
/// [`StoreError::OwnShared`].
pub fn refuse_tracked(root: &Path) -> Result<(), StoreError> {
    let standing = std::fs::read_dir(root.join(OWN)).into_iter().flatten().flatten();
    if standing.into_iter().all(|entry| entry.file_name() == LOCK) {
        return Ok(());
    }
    let tracked = tracked(root);
    if tracked.is_empty() { Ok(()) } else { Err(StoreError::OwnShared(tracked)) }
}

/// What a commit has of the own folder.
///
/// # Errors
/// [`StoreError::Git`].
pub fn shared_in(root: &Path, commit: &str) -> Result<Option<Shared>, StoreError> {
    let names = run(root, &["ls-tree", "-z", "--name-only", commit])?.done()?.parts();
    let Some(folder) = names.into_iter().find(|name| is_own(name)) else { return Ok(None) };
    let author = run(root, &["log", "-1", "--format=%an <%ae>", commit, "--", &folder])?.done()?.text();
    Ok(Some(Shared { folder, author }))
}
