//! What goes between a clone and the repository that it shares: fetching, pushing, and commits of trees that were
//! merged without touching the work tree.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};

use super::run::{Answer, run, run_with};
use super::state::Repository;
use crate::store::{StoreError, file};

/// Where what was fetched is kept, so that git's own notes of the remote change only when all went well. Each work tree
/// of a clone has its own: two of them sync different branches at once.
const INCOMING: &str = "refs/worktree/folio/incoming";

/// Below it, for each branch of this clone, the last commit of the remote that it took in or gave.
pub(super) const SHARED: &str = "refs/folio/shared";

/// Where it is remembered that another clone uses the series of this one.
const SHARED_SERIES: &str = ".folio/series-shared";

/// A file that differs between two commits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Relative to the folder asked about.
    pub path: String,
    /// Its blob before; none where it is new.
    pub before: Option<String>,
    /// Its blob after; none where it is gone.
    pub after: Option<String>,
}

/// With whom a clone shares its branch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remote {
    /// Its name, or where it is (`git push -u ADDRESS` has git know a branch's remote by that).
    pub name: String,
    /// Whether git knows it by a name.
    pub is_named: bool,
    /// The branch there, in full.
    pub branch: String,
    /// The branch here, without `refs/heads/`.
    pub local: String,
    /// Whether git knows of it already.
    pub configured: bool,
}

impl Remote {
    /// The name of git's own note of the branch there; it has none of a remote without a name.
    pub fn tracking(&self) -> Option<String> {
        let short = self.branch.strip_prefix("refs/heads/").unwrap_or(&self.branch);
        self.is_named.then(|| format!("refs/remotes/{}/{short}", self.name))
    }

    /// Where Folio notes the last commit that the branch took in or gave.
    pub fn shared(&self) -> String {
        format!("{SHARED}/{}", self.local)
    }
}

/// The remote of a repository's branch: the one that git knows of, else `origin`, else the only one.
///
/// # Errors
/// [`StoreError::Git`].
pub fn remote_of(root: &Path, repository: &Repository) -> Result<Option<Remote>, StoreError> {
    let Some(branch) = &repository.branch else { return Ok(None) };
    let local = branch.strip_prefix("refs/heads/").unwrap_or(branch).to_owned();
    let get = |key: &str| {
        let answer = run(root, &["config", "--get", &format!("branch.{local}.{key}")])?;
        Ok::<_, StoreError>(answer.ok.then(|| answer.text()).filter(|value| !value.is_empty()))
    };
    let names = run(root, &["remote"])?.done()?.text();
    let names: Vec<&str> = names.lines().collect();
    if let (Some(name), Some(branch)) = (get("remote")?, get("merge")?)
        && name != "."
    {
        let is_named = names.contains(&name.as_str());
        return Ok(Some(Remote { name, is_named, branch, local, configured: true }));
    }
    let name = names.iter().find(|name| **name == "origin").or(match &names[..] {
        [only] => Some(only),
        _ => None,
    });
    let remote = |name: &&str| Remote {
        name: (*name).to_owned(),
        is_named: true,
        branch: branch.clone(),
        local,
        configured: false,
    };
    Ok(name.map(remote))
}

/// Fetches the branch of the remote; gives its commit, none where the remote has no such branch yet.
///
/// # Errors
/// [`StoreError::Git`] with git's words.
pub fn fetch(root: &Path, remote: &Remote) -> Result<Option<String>, StoreError> {
    let quiet: [(&str, &OsStr); 1] = [("GIT_TERMINAL_PROMPT", OsStr::new("0"))];
    let refspec = format!("+{}:{INCOMING}", remote.branch);
    let mut arguments = vec!["fetch", "--quiet", "--no-tags", "--no-prune", "--no-write-fetch-head", "--refmap="];
    // Without what lies before them two histories seem to have nothing in common.
    if run(root, &["rev-parse", "--is-shallow-repository"])?.text() == "true" {
        arguments.push("--unshallow");
    }
    arguments.extend(["--", &remote.name, &refspec]);
    let fetched = run_with(root, &arguments, &quiet, b"")?;
    if fetched.ok {
        return Ok(Some(run(root, &["rev-parse", "--verify", &format!("{INCOMING}^{{commit}}")])?.done()?.text()));
    }
    let listed = run_with(root, &["ls-remote", "--exit-code", "--", &remote.name, &remote.branch], &quiet, b"")?;
    // 2: it answers, and has no such branch.
    if listed.code == 2 { Ok(None) } else { Err(StoreError::Git(fetched.words())) }
}

/// Where a remote is.
///
/// # Errors
/// [`StoreError::Git`] with git's words.
pub fn url_of(root: &Path, remote: &Remote) -> Result<String, StoreError> {
    if !remote.is_named {
        return Ok(remote.name.clone());
    }
    Ok(run(root, &["remote", "get-url", "--", &remote.name])?.done()?.text())
}

/// The branches that a remote has, `main` before all.
///
/// # Errors
/// [`StoreError::Git`] with git's words.
pub fn branches(root: &Path, remote: &Remote) -> Result<Vec<String>, StoreError> {
    let quiet: [(&str, &OsStr); 1] = [("GIT_TERMINAL_PROMPT", OsStr::new("0"))];
    let listed = run_with(root, &["ls-remote", "--heads", "--", &remote.name], &quiet, b"")?.done()?.text();
    let names = listed.lines().filter_map(|line| line.split_once("\trefs/heads/")).map(|(_, name)| name.to_owned());
    let mut names: Vec<String> = names.collect();
    names.sort_by_key(|name| name != "main");
    Ok(names)
}

/// The commits of one history that another lacks, youngest first: short hash and subject.
///
/// # Errors
/// [`StoreError::Git`].
pub fn missing(root: &Path, of: &str, from: &str) -> Result<Vec<String>, StoreError> {
    let listed = run(root, &["log", "--format=%h %s", of, "--not", from, "--"])?.done()?.text();
    Ok(listed.lines().map(str::to_owned).collect())
}

/// What a remote said to a push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pushed {
    /// It took it.
    Done,
    /// Somebody else pushed first.
    Late,
    /// It refused, with these words.
    Refused(String),
    /// It refused, without a word of its own but git's.
    Mute(String),
    /// It is somebody's work tree, with that branch in it.
    CheckedOut,
    /// It could not be reached, with git's words.
    Lost(String),
}

/// Pushes a commit to the branch of the remote.
///
/// # Errors
/// [`StoreError::Git`] where there is no git program.
pub fn push(root: &Path, remote: &Remote, commit: &str) -> Result<Pushed, StoreError> {
    let quiet: [(&str, &OsStr); 1] = [("GIT_TERMINAL_PROMPT", OsStr::new("0"))];
    let refspec = format!("{commit}:{}", remote.branch);
    let answer = run_with(root, &["push", "--porcelain", "--", &remote.name, &refspec], &quiet, b"")?;
    Ok(match judged(&answer) {
        // Git ends so where its own hook says no, and otherwise where the connection breaks.
        Pushed::Lost(words) if answer.code == 1 && has_hook(root, "pre-push")? => Pushed::Refused(hook_words(&words)),
        other => other,
    })
}

fn has_hook(root: &Path, name: &str) -> Result<bool, StoreError> {
    let asked = ["rev-parse", "--path-format=absolute", "--git-path", &format!("hooks/{name}")];
    Ok(Path::new(&run(root, &asked)?.done()?.text()).is_file())
}

/// What a hook said, without what git adds at its end.
fn hook_words(words: &str) -> String {
    let lines: Vec<&str> = words.lines().filter(|line| !line.starts_with("error: ")).collect();
    if lines.is_empty() { "pre-push".to_owned() } else { lines.join("\n") }
}

fn judged(answer: &Answer) -> Pushed {
    if answer.ok {
        return Pushed::Done;
    }
    let out = answer.text();
    let Some(line) = out.lines().find(|line| line.starts_with('!')) else { return Pushed::Lost(answer.words()) };
    let races =
        ["(fetch first)", "(non-fast-forward)", "cannot lock ref", "failed to update ref", "incorrect old value"];
    if races.iter().any(|race| line.contains(race) || answer.said.contains(race)) {
        return Pushed::Late;
    }
    if line.contains("branch is currently checked out") {
        return Pushed::CheckedOut;
    }
    // What its hooks say is what a person needs to know.
    let said: Vec<&str> =
        answer.said.lines().filter_map(|line| line.strip_prefix("remote: ")).map(str::trim_end).collect();
    let said = said.join("\n").trim().to_owned();
    match said.is_empty() {
        true => Pushed::Mute(line.rsplit('\t').next().unwrap_or(line).to_owned()),
        false => Pushed::Refused(said),
    }
}

/// Files that differ between two commits, in a folder and below `within`.
///
/// # Errors
/// [`StoreError::Git`].
pub fn differences(root: &Path, old: &str, new: &str, within: &[&str]) -> Result<Vec<Difference>, StoreError> {
    let mut arguments = vec!["diff-tree", "-r", "-z", "--no-renames", "--relative", old, new, "--"];
    arguments.extend(within);
    let answer = run(root, &arguments)?.done()?;
    let parts = answer.parts();
    let mut parts = parts.iter();
    let mut found = Vec::new();
    while let (Some(head), Some(path)) = (parts.next(), parts.next()) {
        let words: Vec<&str> = head.trim_start_matches(':').split(' ').collect();
        let [_, _, before, after, ..] = words[..] else { continue };
        let blob = |name: &str| name.bytes().any(|byte| byte != b'0').then(|| name.to_owned());
        found.push(Difference { path: path.clone(), before: blob(before), after: blob(after) });
    }
    Ok(found)
}

/// Files that git has in some folders and that have one of those, as they stand there, relative to the folder, in order:
/// those of a commit would have to be unpacked, all of them.
///
/// # Errors
/// [`StoreError::Git`].
pub fn standing_with(root: &Path, sought: &[&str], within: &[&str]) -> Result<Vec<String>, StoreError> {
    let mut arguments = vec!["-c", "grep.fullName=false", "grep", "-l", "-z", "-I", "--no-color"];
    arguments.extend(sought);
    arguments.push("--");
    arguments.extend(within.iter().map(|folder| folder.trim_end_matches('/')));
    let answer = run(root, &arguments)?;
    // It ends with 1 where there is none.
    let answer = if answer.code == 1 { answer } else { answer.done()? };
    Ok(answer.parts())
}

/// Whether git is told to sign commits.
///
/// # Errors
/// [`StoreError::Git`].
pub fn signs_commits(root: &Path) -> Result<bool, StoreError> {
    Ok(run(root, &["config", "--type=bool", "--get", "commit.gpgsign"])?.text() == "true")
}

/// Makes a commit of a tree; signed where git is told to sign commits.
///
/// # Errors
/// [`StoreError::Git`], also where git does not know who commits.
pub fn commit_tree(root: &Path, tree: &str, parents: &[&str], message: &str) -> Result<String, StoreError> {
    let signs = signs_commits(root)?;
    let mut arguments = vec!["-c", "user.useConfigOnly=true", "commit-tree", tree];
    parents.iter().for_each(|parent| arguments.extend(["-p", parent]));
    if signs {
        arguments.push("-S");
    }
    arguments.extend(["-F", "-"]);
    Ok(run_with(root, &arguments, &[], message.as_bytes())?.done()?.text())
}

/// The commit that a reference leads to.
///
/// # Errors
/// [`StoreError::Git`].
pub fn reference(root: &Path, name: &str) -> Result<Option<String>, StoreError> {
    let answer = run(root, &["rev-parse", "--verify", "--quiet", &format!("{name}^{{commit}}")])?;
    Ok(answer.ok.then(|| answer.text()))
}

/// Makes a reference lead to a commit.
///
/// # Errors
/// [`StoreError::Git`].
pub fn point(root: &Path, name: &str, commit: &str) -> Result<(), StoreError> {
    run(root, &["update-ref", "-m", "folio sync", name, commit])?.done().map(drop)
}

/// The commit at which two histories part; none where they have nothing in common.
///
/// # Errors
/// [`StoreError::Git`].
pub fn base_of(root: &Path, one: &str, other: &str) -> Result<Option<String>, StoreError> {
    let answer = run(root, &["merge-base", one, other])?;
    match answer.code {
        0 => Ok(Some(answer.text())),
        1 => Ok(None),
        _ => Err(StoreError::Git(answer.words())),
    }
}

/// What differs from the last commit: every tracked file, and untracked ones below `within`. Relative to the top.
///
/// # Errors
/// [`StoreError::Git`].
pub fn dirty(root: &Path, repository: &Repository, within: &[&str]) -> Result<Vec<String>, StoreError> {
    let paths = |answer: Answer| {
        let parts = answer.parts();
        let mut found = Vec::new();
        let mut parts = parts.iter();
        while let Some(part) = parts.next() {
            let (Some(state), Some(path)) = (part.get(..2), part.get(3..)) else { continue };
            found.push(path.to_owned());
            if state.contains(['R', 'C']) {
                found.extend(parts.next().cloned());
            }
        }
        found
    };
    let tracked = ["status", "--porcelain", "-z", "--untracked-files=no"];
    let mut found = paths(run(&repository.top, &tracked)?.done()?);
    let mut new = vec!["status", "--porcelain", "-z", "--untracked-files=all", "--"];
    new.extend(within);
    found.extend(paths(run(root, &new)?.done()?));
    found.sort();
    found.dedup();
    Ok(found)
}

/// The files that a merge under way changed and that somebody wrote to since: git does not give it up then. Relative to
/// the top.
///
/// # Errors
/// [`StoreError::Git`].
pub fn on_top_of_merge(repository: &Repository) -> Result<Vec<String>, StoreError> {
    let listed = |arguments: &[&str]| {
        let all = [&["diff", "--name-only", "-z", "--diff-filter=u"], arguments].concat();
        Ok::<_, StoreError>(run(&repository.top, &all)?.done()?.parts())
    };
    let merged = listed(&["--cached", "HEAD"])?;
    Ok(listed(&[])?.into_iter().filter(|path| merged.contains(path)).collect())
}

/// The names of the files that a tree has below a folder of the desk.
///
/// # Errors
/// [`StoreError::Git`].
pub fn names_in(root: &Path, tree: &str, below: &str) -> Result<Vec<String>, StoreError> {
    let key = (root.to_owned(), tree.to_owned(), below.to_owned());
    // What bears the name of its content stays as it is.
    let is_lasting = tree.len() >= 40 && tree.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(known) = NAMES.lock().ok().and_then(|names| names.get(&key).cloned()) {
        return Ok(known.to_vec());
    }
    let names = run(root, &["ls-tree", "-r", "-z", "--name-only", tree, "--", below])?.done()?.parts();
    if is_lasting && let Ok(mut known) = NAMES.lock() {
        known.insert(key, names.clone().into());
    }
    Ok(names)
}

/// By folder of the desk, tree, and folder in it.
type Names = HashMap<(PathBuf, String, String), Arc<[String]>>;

/// The names of files of trees, which are asked for several times.
static NAMES: LazyLock<Mutex<Names>> = LazyLock::new(Mutex::default);

/// Where it is remembered which records were in dispute: a line with the commit, then their paths.
const DISPUTES: &str = ".folio/disputes";

/// Remembers which records are in dispute in a commit.
pub fn note_disputes(root: &Path, commit: &str, paths: &[&str]) {
    let note = root.join(DISPUTES);
    if file::refuse_links(root, &note).is_ok() {
        let lines: Vec<&str> = std::iter::once(commit).chain(paths.iter().copied()).collect();
        let _ = file::replace(&note, format!("{}\n", lines.join("\n")));
    }
}

/// The commit of which that is remembered, and the paths of those.
pub fn noted_disputes(root: &Path) -> Option<(String, Vec<String>)> {
    let text = file::read_text(root, &root.join(DISPUTES)).ok()?;
    let mut lines = text.lines().map(str::to_owned);
    let commit = lines.next().filter(|name| name.len() >= 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    Some((commit, lines.collect()))
}

/// Remembers that a ticket of this clone's series came from another.
pub fn note_shared_series(root: &Path, series: &str, folio: &str) {
    let path = root.join(SHARED_SERIES);
    if file::refuse_links(root, &path).is_ok() {
        let _ = file::replace(&path, format!("{series} {folio}\n"));
    }
}

/// Forgets it.
pub fn forget_shared_series(root: &Path) {
    let path = root.join(SHARED_SERIES);
    if file::refuse_links(root, &path).is_ok() {
        let _ = std::fs::remove_file(path);
    }
}

/// The ticket by which it is known that another clone uses a series, as far as this one's history tells.
pub fn shared_series(root: &Path, series: &str) -> Option<String> {
    let text = file::read_text(root, &root.join(SHARED_SERIES)).ok()?;
    let (known, folio) = text.trim().split_once(' ')?;
    (known == series).then(|| folio.to_owned())
}

/// Where it is written down that a clone goes from one commit to another.
pub(super) fn journal(root: &Path) -> std::path::PathBuf {
    root.join(".folio/sync")
}

/// Whether a clone was left between two commits.
pub fn is_half_way(root: &Path) -> bool {
    let path = journal(root);
    file::refuse_links(root, &path).is_ok() && path.is_file()
}

/// Whether one commit is in the history of another.
///
/// # Errors
/// [`StoreError::Git`].
pub fn is_ancestor(root: &Path, old: &str, new: &str) -> Result<bool, StoreError> {
    let answer = run(root, &["merge-base", "--is-ancestor", old, new])?;
    match answer.code {
        0 => Ok(true),
        1 => Ok(false),
        // A commit that is not here any more is in nobody's history.
        _ if reference(root, old)?.is_none() => Ok(false),
        _ => Err(StoreError::Git(answer.words())),
    }
}
