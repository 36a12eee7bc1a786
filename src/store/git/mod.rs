//! What Folio asks of the git program.

use std::ffi::OsStr;
use std::path::Path;

use super::StoreError;
use crate::model::plain;

pub mod advance;
pub mod driver;
pub mod exchange;
pub mod joining;
pub mod own;
pub mod record;
pub mod run;
pub mod state;
pub mod undo;

/// What git answers, if it has an answer.
fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let answer = run::run(folder, arguments).ok()?;
    answer.ok.then(|| String::from_utf8_lossy(&answer.out).trim().to_owned())
}

/// The mail address that git commits with in that folder.
pub fn mail(folder: &Path) -> Option<String> {
    git(folder, &["config", "user.email"]).filter(|mail| !mail.is_empty())
}

/// The mail address that git would give to the author of a commit made now, whatever says so.
///
/// # Errors
/// [`StoreError::Git`] where git does not know who commits.
pub fn author_mail(folder: &Path) -> Result<String, StoreError> {
    let told = run::run(folder, &["-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"])?.done()?.text();
    let mail = told.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(mail, _)| mail.trim());
    Ok(mail.unwrap_or_default().to_owned())
}

/// The name that git commits with in that folder.
pub fn name(folder: &Path) -> Option<String> {
    git(folder, &["config", "user.name"]).filter(|name| !name.is_empty())
}

/// A value of the repository's own configuration.
pub fn configured(folder: &Path, key: &str) -> Option<String> {
    git(folder, &["config", "--local", "--get", key]).filter(|value| !value.is_empty())
}

/// A value of the repository's own configuration, where git answers.
///
/// # Errors
/// [`StoreError::OthersFolder`]: whether there is such a value is not known.
pub fn configured_if_told(folder: &Path, key: &str) -> Result<Option<String>, StoreError> {
    let answer = run::run(folder, &["config", "--local", "--get", key]).ok();
    match answer {
        Some(answer) if answer.ok => Ok(Some(answer.text().trim().to_owned()).filter(|value| !value.is_empty())),
        // Git says 1 where there is none.
        Some(answer) if answer.code != 1 => match state::Repository::of(folder) {
            Err(error @ StoreError::OthersFolder(_)) => Err(error),
            _ => Ok(None),
        },
        _ => Ok(None),
    }
}

/// Writes a value of the repository's own configuration.
///
/// # Errors
/// [`StoreError::Git`] when git is missing or refuses.
pub fn configure(folder: &Path, key: &str, value: &str) -> Result<(), StoreError> {
    output(folder, &["config", "--local", key, value]).map(drop)
}

/// Clones a repository into a folder that is not there, or is empty.
///
/// # Errors
/// [`StoreError::Git`] when git is missing or refuses.
pub fn clone(from: &Path, url: &str, into: &Path) -> Result<(), StoreError> {
    let arguments = [OsStr::new("clone"), OsStr::new("--quiet"), OsStr::new("--"), OsStr::new(url), into.as_os_str()];
    run::run(from, &arguments)?.done()?;
    if commit(into, "HEAD").is_some() {
        return Ok(());
    }
    // A bare repository made without care names a branch that nobody ever pushed.
    let branches = run::run(into, &["for-each-ref", "--format=%(refname:lstrip=3)", "refs/remotes"])?.done()?.text();
    let mut branches: Vec<&str> = branches.lines().filter(|branch| *branch != "HEAD").collect();
    branches.sort_by_key(|branch| *branch != "main");
    match branches[..] {
        ["main", ..] | [_] => run::run(into, &["checkout", "--quiet", branches[0]])?.done().map(drop),
        _ => Ok(()),
    }
}

/// The commit that a name means in that folder's repository, if there is one.
pub fn commit(folder: &Path, name: &str) -> Option<String> {
    let name = format!("{name}^{{commit}}");
    git(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &name])
}

/// Why git does not find a commit's signature good; none where it does.
///
/// # Errors
/// [`StoreError::Git`] when git is missing.
pub fn verify_commit(folder: &Path, commit: &str) -> Result<Option<String>, StoreError> {
    let answer = run::run(folder, &["verify-commit", commit])?;
    Ok((!answer.ok).then(|| answer.said.trim().to_owned()))
}

/// Whose key signed a commit, as git tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitSigner {
    /// Name of the signer: `Name <mail>` of OpenPGP, the principal (as a rule a mail address) of SSH.
    pub name: String,
    /// Fingerprint of the key; where git does not know it the key's number, else empty.
    pub key: String,
}

impl CommitSigner {
    /// The mail address in the name, else the whole name.
    pub fn identity(&self) -> &str {
        let within = self.name.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>'));
        within.map_or(self.name.trim(), |(mail, _)| mail.trim())
    }
}

/// What git said, as it stands below a line that says that it did.
pub fn below(words: &str) -> String {
    words.lines().map(str::trim_end).collect::<Vec<_>>().join("\n    ")
}

/// A commit's hash as people read it: its first digits.
pub fn short(commit: &str) -> &str {
    commit.get(..12).unwrap_or(commit)
}

/// Whose key signed a commit.
///
/// # Errors
/// [`StoreError::Git`] when git is missing or refuses.
pub fn signer(folder: &Path, commit: &str) -> Result<CommitSigner, StoreError> {
    let told = output(folder, &["log", "-1", "--format=%GS%n%GF%n%GK", commit])?;
    let mut lines = told.lines().map(|line| plain::one_line(line).trim().to_owned());
    let mut next = || lines.next().unwrap_or_default();
    let (name, fingerprint, number) = (next(), next(), next());
    Ok(CommitSigner { name, key: if fingerprint.is_empty() { number } else { fingerprint } })
}

/// Paths of the files that a commit has below a folder, relative to it.
///
/// # Errors
/// [`StoreError::Git`] when git is missing or refuses.
pub fn files_at(root: &Path, commit: &str, below: &str) -> Result<Vec<String>, StoreError> {
    let listed = output(root, &["ls-tree", "-r", "-z", "--name-only", commit, "--", &format!("{below}/")])?;
    Ok(listed.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect())
}

/// The text of a file as a commit has it.
///
/// # Errors
/// [`StoreError::Git`] when git is missing or refuses.
pub fn text_at(root: &Path, commit: &str, path: &str) -> Result<String, StoreError> {
    output(root, &["cat-file", "blob", &format!("{commit}:./{path}")])
}

/// The text that a name of git's leads to (`HEAD:path`, `:2:./path`), if there is one and it is text.
pub fn blob(folder: &Path, name: &str) -> Option<String> {
    let answer = run::run(folder, &["cat-file", "blob", name]).ok().filter(|answer| answer.ok)?;
    String::from_utf8(answer.out).ok()
}

/// The commits to which branches and tags lead, here and as far as known elsewhere.
pub fn tips(folder: &Path) -> Vec<String> {
    let told = git(folder, &["for-each-ref", "--format=%(objectname)", "--sort=-committerdate"]);
    told.unwrap_or_default().lines().map(str::to_owned).collect()
}

/// What git says, as it says it.
fn output(folder: &Path, arguments: &[&str]) -> Result<String, StoreError> {
    Ok(String::from_utf8_lossy(&run::run(folder, arguments)?.done()?.out).into_owned())
}

/// Whether git has something to say of that folder and will not, because it is another user's.
pub fn refuses(folder: &Path) -> bool {
    state::told_of(folder).is_ok_and(|answer| !answer.ok && answer.said.contains(state::OTHERS))
}

/// Whether the folder is inside a work tree.
pub fn is_work_tree(folder: &Path) -> bool {
    git(folder, &["rev-parse", "--is-inside-work-tree"]).as_deref() == Some("true")
}

/// Whether files below those paths differ from the last commit, or are not in it.
pub fn is_changed(folder: &Path, paths: &[&str]) -> bool {
    let mut arguments = vec!["status", "--porcelain", "--untracked-files=normal", "--"];
    arguments.extend(paths);
    git(folder, &arguments).is_some_and(|told| !told.is_empty())
}

/// Where a desk stands in its history.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Its last commit.
    pub commit: Option<String>,
    /// Whether files below the paths asked for differ from it.
    pub changed: bool,
    /// Whether git would not say, because the folder is another user's.
    pub refused: bool,
}

/// Asks where a desk stands, while `work` goes on: on a large desk git has to look at as many files.
pub fn standing_during<T>(folder: &Path, paths: &[&str], work: impl FnOnce() -> T) -> (Standing, T) {
    std::thread::scope(|scope| {
        let asked = scope.spawn(|| {
            let commit = commit(folder, "HEAD");
            Standing {
                changed: commit.is_some() && is_changed(folder, paths),
                refused: commit.is_none() && refuses(folder),
                commit,
            }
        });
        let done = work();
        (asked.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), done)
    })
}

/// Makes the folder a repository.
///
/// # Errors
/// [`StoreError::Git`] when git is missing or refuses.
pub fn init(folder: &Path) -> Result<(), StoreError> {
    output(folder, &["init", "--quiet", "--initial-branch=main"]).map(drop)
}

/// Removes a clone that is of no use; the folder itself only where it was not there before.
pub fn remove_clone(folder: &Path, was_there: bool) {
    if !was_there {
        let _ = std::fs::remove_dir_all(folder);
        return;
    }
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let _ = if is_folder { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    }
}
