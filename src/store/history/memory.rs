//! What was verified before, by branch: kept with git's own files, where nobody can push it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Repository;
use crate::store::{StoreError, file, io_error};

const FILE: &str = "folio-verified";

const SCHEMA: &str = "folio/verified/1";

/// The laws by which history was verified. Raised when there are others, so that all is verified anew.
const LAWS: u32 = 4;

/// Up to which commit each branch was verified without a finding.
#[derive(Debug, Clone)]
pub struct Memory {
    path: PathBuf,
    commits: BTreeMap<String, String>,
    /// Whether there was a memory that cannot be used.
    pub was_damaged: bool,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    schema: String,
    laws: u32,
    commits: BTreeMap<String, String>,
}

impl Repository {
    /// What is remembered; nothing where it is damaged or of other laws.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn memory(&self) -> Result<Memory, StoreError> {
        let path = self.git_path(FILE)?;
        let there = std::fs::read_to_string(&path);
        let was_there = there.as_ref().map_or_else(|error| error.kind() != std::io::ErrorKind::NotFound, |_| true);
        let stored = there.ok().and_then(|text| serde_json::from_str::<Stored>(&text).ok());
        let stored = stored.filter(|stored| stored.schema == SCHEMA);
        let was_damaged = was_there && stored.is_none();
        let commits = stored.filter(|stored| stored.laws == LAWS).map(|stored| stored.commits).unwrap_or_default();
        Ok(Memory { path, commits, was_damaged })
    }
}

impl Memory {
    /// The commit up to which a branch was verified.
    pub fn of(&self, branch: &str) -> Option<&str> {
        self.commits.get(branch).map(String::as_str)
    }

    /// Remembers that a branch was verified up to a commit.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn remember(&mut self, branch: &str, commit: &str) -> Result<(), StoreError> {
        if self.of(branch) == Some(commit) && !self.was_damaged {
            return Ok(());
        }
        self.commits.insert(branch.to_owned(), commit.to_owned());
        let stored = Stored { schema: SCHEMA.to_owned(), laws: LAWS, commits: self.commits.clone() };
        let text = serde_json::to_string_pretty(&stored).unwrap_or_default();
        let exists = self.path.symlink_metadata().is_ok();
        if exists {
            file::replace(&self.path, &text)
        } else {
            std::fs::write(&self.path, text).map_err(io_error(&self.path))
        }
    }
}
