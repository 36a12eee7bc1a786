//! In what state a repository is: whether something may be committed to it now.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::run::{Answer, run, run_with};
use crate::store::StoreError;

/// What git says of a folder that another user has.
pub(super) const OTHERS: &str = "dubious ownership";

/// What git begins to say where a folder is in no work tree.
const NONE: [&str; 2] = ["not a git repository (or any", "must be run in a work tree"];

/// What git answers to whether it knows the folder, in English.
pub(super) fn told_of(folder: &Path) -> Result<Answer, StoreError> {
    run_with(folder, &["rev-parse", "--show-toplevel"], &[("LC_ALL", OsStr::new("C"))], b"")
}

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
    /// [`StoreError`] where git does not know: there is no such program, the folder is another user's, the repository
    /// is damaged.
    pub fn of(folder: &Path) -> Result<Option<Self>, StoreError> {
        let asked = ["rev-parse", "--absolute-git-dir", "--show-toplevel", "--show-prefix"];
        let answer = run(folder, &asked)?;
        if !answer.ok {
            let told = told_of(folder)?;
            if NONE.iter().any(|none| told.said.contains(none)) {
                return Ok(None);
            }
            // Git says which folder it is that has to be trusted.
            let trust = told.said.lines().map(str::trim).find(|line| line.starts_with("git config"));
            return Err(match trust.filter(|_| told.said.contains(OTHERS)) {
                Some(command) => StoreError::OthersFolder(command.to_owned()),
                None => StoreError::Git(answer.words()),
            });
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
