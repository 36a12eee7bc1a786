//! The history of a desk's repository, read with few git processes: which commits there are, what each
//! changed, what a file said, and by what catalogue it was judged then.
//!
//! It needs no work tree, and leaves git's surroundings as they are: in a hook they say where the objects
//! are that are not accepted yet.

mod blobs;
mod catalogue;
mod memory;
mod signers;
mod walk;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

pub use self::blobs::{Blob, Blobs};
pub use self::catalogue::{Catalogue, Catalogues};
pub use self::memory::Memory;
pub use self::signers::Signed;
pub use self::walk::{Change, Commit, MADE_BY_SYNC};
use super::git::run::{self, Answer};
use super::{StoreError, desk, file};

/// What somebody put in the place of a commit is not what was pushed.
const ORIGINAL: [(&str, &str); 1] = [("GIT_NO_REPLACE_OBJECTS", "1")];

/// A repository that holds a desk, with or without a work tree.
#[derive(Debug, Clone)]
pub struct Repository {
    /// Where git is asked.
    folder: PathBuf,
    /// Folder of the desk inside the repository: empty, or ends in `/`.
    prefix: String,
}

impl Repository {
    /// The repository of the desk at or above a folder; else the one without a work tree that the folder
    /// is, whose desk lies in the folder `within` of it.
    ///
    /// # Errors
    /// There is no repository, or git does not answer.
    pub fn at(start: &Path, within: Option<&str>) -> Result<Self, StoreError> {
        // Git takes paths as beginning where it is asked: at the top of the work tree.
        let top = |folder: &Path| -> Result<PathBuf, StoreError> {
            let said = text(&Self::bare(folder.to_owned()).run(&["rev-parse", "--show-toplevel"])?)?;
            Ok(PathBuf::from(said.trim_end_matches('\n')))
        };
        let told = |folder: &Path, words: &[&str]| text(&Self::bare(folder.to_owned()).run(words)?);
        let is_bare = told(start, &["rev-parse", "--is-bare-repository"]).is_ok_and(|said| said.trim() == "true");
        if is_bare || within.is_some() {
            let within = within.map(|within| within.trim_matches('/')).filter(|within| !within.is_empty());
            let prefix = within.map(|within| format!("{within}/")).unwrap_or_default();
            let top = if is_bare { start.to_owned() } else { top(start)? };
            return Ok(Self { prefix, ..Self::bare(top) });
        }
        let root = desk::find(start)?;
        let prefix = told(&root, &["rev-parse", "--show-prefix"])?;
        Ok(Self { prefix: prefix.trim_end_matches('\n').to_owned(), ..Self::bare(top(&root)?) })
    }

    fn bare(folder: PathBuf) -> Self {
        Self { folder, prefix: String::new() }
    }

    /// The folder of the desk, where it is not the whole repository.
    pub fn within(&self) -> Option<&str> {
        Some(self.prefix.trim_end_matches('/')).filter(|within| !within.is_empty())
    }

    /// The commit that a name means, if there is one.
    pub fn commit(&self, name: &str) -> Option<String> {
        let name = format!("{name}^{{commit}}");
        let said = self.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &name]).ok()?;
        text(&said).ok().map(|text| text.trim().to_owned())
    }

    /// The branch that is checked out, or that the repository has as its own; none where none is.
    pub fn branch(&self) -> Option<String> {
        let said = text(&self.run(&["symbolic-ref", "--quiet", "HEAD"]).ok()?).ok()?;
        Some(said.trim().to_owned()).filter(|name| !name.is_empty())
    }

    /// The branches whose latest commit has the desk, by their whole names.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn branches_with_desk(&self) -> Result<Vec<String>, StoreError> {
        let listed = text(&self.run(&["for-each-ref", "--format=%(refname)", "refs/heads"])?)?;
        Ok(listed.lines().filter(|branch| self.has_desk(branch)).map(str::to_owned).collect())
    }

    /// Whether a commit has the desk.
    pub fn has_desk(&self, commit: &str) -> bool {
        let name = format!("{commit}:{}", self.path(desk::DESK_FILE));
        self.run(&["cat-file", "-e", &name]).is_ok()
    }

    /// Whether a commit has a file, by its path in the repository.
    pub fn has_file(&self, commit: &str, path: &str) -> bool {
        self.run(&["cat-file", "-e", &format!("{commit}:{path}")]).is_ok()
    }

    /// Whether a commit is another, or comes before it.
    ///
    /// # Errors
    /// Git does not answer, or has not both.
    pub fn is_ancestor(&self, earlier: &str, later: &str) -> Result<bool, StoreError> {
        let answer = self.answer(&["merge-base", "--is-ancestor", earlier, later], b"")?;
        match answer.code {
            0 => Ok(true),
            1 => Ok(false),
            _ => Err(refused(&answer)),
        }
    }

    /// The commit with which the history of another begins: the end of its first parents.
    pub fn root_of(&self, commit: &str) -> Option<String> {
        let said = self.run(&["rev-list", "--first-parent", "--max-parents=0", commit, "--"]).ok()?;
        text(&said).ok()?.lines().next().map(str::to_owned)
    }

    /// Whether any branch or tag is there.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn has_references(&self) -> Result<bool, StoreError> {
        Ok(!self.run(&["for-each-ref", "--count=1", "refs/heads", "refs/tags"])?.is_empty())
    }

    /// Where two commits parted; several where they were merged crosswise.
    ///
    /// # Errors
    /// Git does not answer, or has not both.
    pub fn merge_bases(&self, one: &str, other: &str) -> Result<Vec<String>, StoreError> {
        let answer = self.answer(&["merge-base", "--all", one, other], b"")?;
        match answer.code {
            0 | 1 => Ok(text(&answer.out)?.lines().map(str::to_owned).collect()),
            _ => Err(refused(&answer)),
        }
    }

    /// Commits whose parents a shallow clone lacks.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn edges(&self) -> Result<Vec<String>, StoreError> {
        let path = text(&self.run(&["rev-parse", "--git-path", "shallow"])?)?;
        let listed = std::fs::read_to_string(self.folder.join(path.trim_end_matches('\n')));
        Ok(listed.unwrap_or_default().lines().map(str::to_owned).collect())
    }

    /// A path that git keeps for itself, as the folder of hooks.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn git_path(&self, name: &str) -> Result<PathBuf, StoreError> {
        let path = text(&self.run(&["rev-parse", "--git-path", name])?)?;
        Ok(self.folder.join(path.trim_end_matches('\n')))
    }

    /// The folder that hooks of this repository alone would be in, where they are elsewhere (`core.hooksPath`) and outside
    /// of it, so that other repositories run them too.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn own_hooks_instead_of(&self, folder: &Path) -> Result<Option<PathBuf>, StoreError> {
        let said = text(&self.run(&["rev-parse", "--path-format=absolute", "--git-common-dir"])?)?;
        let common = PathBuf::from(said.trim_end_matches('\n'));
        let real = |path: &Path| {
            let there = path.ancestors().find(|path| path.exists())?;
            Some(there.canonicalize().ok()?.join(path.strip_prefix(there).ok()?))
        };
        let hooks = real(folder);
        let tree = Some(&self.folder).filter(|_| !self.is_bare());
        let is_within = |whole: &Path| hooks.as_ref().zip(real(whole)).is_some_and(|(it, whole)| it.starts_with(whole));
        let is_own = is_within(&common) || tree.is_some_and(|tree| is_within(tree));
        Ok((!is_own).then(|| common.join("hooks")))
    }

    /// Whether the repository has no work tree.
    pub fn is_bare(&self) -> bool {
        self.run(&["rev-parse", "--is-bare-repository"]).is_ok_and(|said| said.starts_with(b"true"))
    }

    /// The path in the repository of a path in the desk.
    pub fn path(&self, relative: &str) -> String {
        format!("{}{relative}", self.prefix)
    }

    /// The path in the desk of a path in the repository.
    fn in_desk<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(&self.prefix)
    }

    /// A git that is still to be asked.
    fn command(&self) -> Command {
        let mut command = run::command(&self.folder);
        command.envs(ORIGINAL);
        command
    }

    fn answer<S: AsRef<OsStr>>(&self, arguments: &[S], input: &[u8]) -> Result<Answer, StoreError> {
        run::run_with(&self.folder, arguments, &ORIGINAL.map(|(name, value)| (name, OsStr::new(value))), input)
    }

    /// What git says to a question.
    fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Vec<u8>, StoreError> {
        Ok(self.answer(arguments, b"")?.done()?.out)
    }
}

fn text(bytes: &[u8]) -> Result<String, StoreError> {
    String::from_utf8(bytes.to_vec()).map_err(|_| StoreError::Git("UTF-8".to_owned()))
}

fn missing(error: std::io::Error) -> StoreError {
    StoreError::Git(file::system_words(&error))
}

fn refused(answer: &Answer) -> StoreError {
    StoreError::Git(answer.words())
}
