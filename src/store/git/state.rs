//! In what state a repository is: whether something may be committed to it now.

use std::path::{Path, PathBuf};

use super::run::run;
use crate::store::StoreError;

/// What a person is in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// A merge.
    Merge,
    /// A rebase, or patches being applied.
    Rebase,
    /// A cherry-pick.
    CherryPick,
    /// A revert.
    Revert,
    /// A search for a commit.
    Bisect,
}

impl Busy {
    /// What git calls it, as a person types it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Rebase => "rebase",
            Self::CherryPick => "cherry-pick",
            Self::Revert => "revert",
            Self::Bisect => "bisect",
        }
    }
}

/// A repository with a work tree.
#[derive(Debug, Clone)]
pub struct Repository {
    /// Its folder of the work tree's own files, where `HEAD` is.
    pub git: PathBuf,
    /// The top of its work tree.
    pub top: PathBuf,
    /// The desk's folder below it, with `/` at its end; empty where the desk is the top.
    pub prefix: String,
    /// The full name of the branch that `HEAD` is on; none where it is detached.
    pub branch: Option<String>,
    /// The commit that `HEAD` is at; none before the first.
    pub head: Option<String>,
}

impl Repository {
    /// The repository whose work tree a folder is in; none where it is in none.
    ///
    /// # Errors
    /// [`StoreError::Git`] where there is no git program.
    pub fn of(folder: &Path) -> Result<Option<Self>, StoreError> {
        let asked = ["rev-parse", "--absolute-git-dir", "--show-toplevel", "--show-prefix"];
        let answer = run(folder, &asked)?;
        if !answer.ok {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&answer.out).into_owned();
        let mut lines = text.lines();
        let (Some(git), Some(top)) = (lines.next(), lines.next()) else { return Ok(None) };
        let prefix = lines.next().unwrap_or_default().to_owned();
        let branch = run(folder, &["symbolic-ref", "--quiet", "HEAD"])?;
        let head = run(folder, &["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?;
        Ok(Some(Self {
            git: PathBuf::from(git),
            top: PathBuf::from(top),
            prefix,
            branch: branch.ok.then(|| branch.text()),
            head: head.ok.then(|| head.text()),
        }))
    }

    /// What a person is in the middle of there.
    pub fn busy(&self) -> Option<Busy> {
        let marks = [
            ("rebase-merge", Busy::Rebase),
            ("rebase-apply", Busy::Rebase),
            ("MERGE_HEAD", Busy::Merge),
            ("CHERRY_PICK_HEAD", Busy::CherryPick),
            ("REVERT_HEAD", Busy::Revert),
            ("sequencer", Busy::CherryPick),
            ("BISECT_LOG", Busy::Bisect),
        ];
        marks.into_iter().find(|(mark, _)| self.git.join(mark).exists()).map(|(_, busy)| busy)
    }

    /// Whether somebody holds the index, or died while holding it.
    pub fn index_is_locked(&self) -> bool {
        self.git.join("index.lock").exists()
    }
}

/// Whether git knows who commits in a folder; it is not left to guess.
///
/// # Errors
/// [`StoreError::Git`] where there is no git program.
pub fn has_identity(folder: &Path) -> Result<bool, StoreError> {
    for name in ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"] {
        if !run(folder, &["-c", "user.useConfigOnly=true", "var", name])?.ok {
            return Ok(false);
        }
    }
    Ok(true)
}
