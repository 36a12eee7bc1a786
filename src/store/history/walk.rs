//! Commits in order, parents first, each with what it changed against each of its parents.

use super::Repository;
use crate::store::StoreError;
use crate::store::git::run::empty_tree;
use crate::verify::graph::Graph;
use crate::verify::paths::stands_for;

/// The last line of what a commit says that `folio sync` made.
pub const MADE_BY_SYNC: &str = "Made-by: folio sync";

/// A commit.
#[derive(Debug, Clone)]
pub struct Commit {
    /// Its name in git.
    pub id: String,
    tree: String,
    /// Its parents, the one that it continues first.
    pub parents: Vec<String>,
    /// Mail address of its author.
    pub mail: String,
    /// Name of its author.
    pub author: String,
    /// When it was made, in seconds since 1970.
    pub made: i64,
    /// What it changed in the desk's files, against each of its parents; of one without parents, all it has.
    pub changes: Vec<Vec<Change>>,
}

/// A file that a commit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path in the desk.
    pub path: String,
    /// The blob that it was; none where it was not there.
    pub before: Option<String>,
    /// The blob that it is; none where it is not there any more.
    pub after: Option<String>,
    /// Whether what it is, is a plain file: no link, no other repository.
    pub is_file: bool,
}

/// What begins and ends the fields that git is asked for.
const FORMAT: &str = "--format=%H%n%T%n%P%n%ae%n%an%n%ct";

/// As many commits as git is asked about in one command line.
const FEW: usize = 1000;

/// Folders and files of a desk that are looked at, beside Folio's own.
const FOLDERS: [&str; 4] = [".gitattributes", "catalog", "templates", "tickets"];

/// Whether a path of the desk is looked at.
fn is_looked_at(path: &str) -> bool {
    path.split('/').next().and_then(stands_for).is_some()
}

impl Repository {
    /// The commits that git names so, parents first, with what each changed.
    ///
    /// # Errors
    /// Git does not know the range, or lacks what it needs.
    pub fn commits(&self, range: &[String]) -> Result<Vec<Commit>, StoreError> {
        let mut arguments: Vec<&str> =
            vec!["log", "--topo-order", "--reverse", "-z", "--no-color", "--no-notes", "--no-decorate", FORMAT];
        arguments.push("--no-patch");
        arguments.extend(range.iter().map(String::as_str));
        arguments.push("--");
        let listed = self.run(&arguments)?;
        let records = listed.split(|byte| *byte == 0).filter(|record| !record.is_empty());
        let mut commits: Vec<Commit> =
            records.filter_map(|record| read_commit(&String::from_utf8_lossy(record))).collect();
        self.add_changes(&mut commits)?;
        Ok(commits)
    }

    /// The commits of those names, in their order, with what each changed.
    ///
    /// # Errors
    /// Git does not answer, or lacks one.
    pub fn commits_named(&self, names: &[String]) -> Result<Vec<Commit>, StoreError> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let arguments = ["log", "--no-walk=unsorted", "--stdin", "-z", "--no-color", "--no-notes", "--no-decorate"];
        let arguments = [&arguments[..], &[FORMAT, "--no-patch"]].concat();
        let listed = self.answer(&arguments, names.join("\n").as_bytes())?.done()?.out;
        let records = listed.split(|byte| *byte == 0).filter(|record| !record.is_empty());
        let mut commits: Vec<Commit> =
            records.filter_map(|record| read_commit(&String::from_utf8_lossy(record))).collect();
        self.add_changes(&mut commits)?;
        Ok(commits)
    }

    /// Which commit continues which, of those that come before some, up to where all of these parted.
    ///
    /// # Errors
    /// Git does not answer, or lacks one.
    pub fn graph(&self, commits: &[String]) -> Result<Graph, StoreError> {
        // What all continue says nothing of where two of them parted.
        let parted = match commits.len() {
            2..=FEW => {
                let words = [&["merge-base".to_owned(), "--octopus".to_owned()], commits].concat();
                let answer = self.answer(&words, b"")?;
                (answer.code == 0).then(|| answer.text().trim().to_owned()).filter(|base| !base.is_empty())
            }
            _ => None,
        };
        let mut wanted = commits.join("\n");
        if let Some(base) = parted {
            wanted.push_str(&format!("\n{base}\n^{base}^@"));
        }
        let listed = self.answer(&["rev-list", "--topo-order", "--parents", "--stdin"], wanted.as_bytes())?.done()?;
        let words = |line: &str| {
            let mut words = line.split_whitespace().map(str::to_owned);
            Some((words.next()?, words.collect()))
        };
        Ok(Graph::new(listed.text().lines().filter_map(words).collect()))
    }

    /// How many commits there are in a range.
    ///
    /// # Errors
    /// Git does not know the range.
    pub fn count(&self, range: &[String]) -> Result<usize, StoreError> {
        let mut arguments = vec!["rev-list", "--count"];
        arguments.extend(range.iter().map(String::as_str));
        arguments.push("--");
        Ok(String::from_utf8_lossy(&self.run(&arguments)?).trim().parse().unwrap_or_default())
    }

    /// The commit in the line of a tip at which the clone stands that pushes it: before what its `folio sync` made on
    /// top, which moves the branch only once it is taken.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn before_sync(&self, tip: &str, shared: &str) -> Result<String, StoreError> {
        let mut at = tip.to_owned();
        loop {
            let said = String::from_utf8_lossy(&self.run(&["log", "-1", "--format=%P%n%B", &at, "--"])?).into_owned();
            let mut lines = said.lines();
            let parent = lines.next().and_then(|parents| parents.split(' ').next()).unwrap_or_default().to_owned();
            if parent.is_empty() || !lines.any(|line| line == MADE_BY_SYNC) || self.is_ancestor(&at, shared)? {
                return Ok(at);
            }
            at = parent;
        }
    }

    /// Paths of the desk's files that two commits do not have alike.
    ///
    /// # Errors
    /// Git does not answer, or has not both.
    pub fn changed_between(&self, one: &str, other: &str) -> Result<Vec<String>, StoreError> {
        let folders: Vec<String> = FOLDERS.iter().map(|folder| self.path(folder)).collect();
        let mut arguments = vec!["diff-tree", "-r", "-z", "--name-only", "--no-renames", one, other, "--"];
        arguments.extend(folders.iter().map(String::as_str));
        let listed = self.run(&arguments)?;
        let paths = listed.split(|byte| *byte == 0).map(String::from_utf8_lossy);
        Ok(paths.filter_map(|path| self.in_desk(&path).map(str::to_owned)).filter(|path| !path.is_empty()).collect())
    }

    fn add_changes(&self, commits: &mut [Commit]) -> Result<(), StoreError> {
        let mut trees = std::collections::HashMap::new();
        let mut unknown: Vec<String> = Vec::new();
        for commit in commits.iter() {
            trees.insert(commit.id.clone(), commit.tree.clone());
        }
        for commit in commits.iter() {
            unknown.extend(commit.parents.iter().filter(|parent| !trees.contains_key(*parent)).cloned());
        }
        unknown.sort();
        unknown.dedup();
        if !unknown.is_empty() {
            let arguments = ["log", "--no-walk=unsorted", "--stdin", "--no-color", "--no-notes", "--no-decorate"];
            let arguments = [&arguments[..], &["--format=%H %T", "--no-patch"]].concat();
            let listed = self.answer(&arguments, unknown.join("\n").as_bytes())?.done()?;
            let named = listed.text();
            let named = named.lines().filter_map(|line| line.split_once(' '));
            trees.extend(named.map(|(id, tree)| (id.to_owned(), tree.to_owned())));
        }
        let nothing = empty_tree(&self.folder)?;
        let mut questions = String::new();
        for commit in commits.iter() {
            let parents = commit.parents.iter().filter_map(|parent| trees.get(parent));
            let parents: Vec<&String> = if commit.parents.is_empty() { vec![&nothing] } else { parents.collect() };
            for parent in parents {
                questions.push_str(&format!("{parent} {}\n", commit.tree));
            }
        }
        let mut arguments = vec!["diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--"];
        // Folio's own folder may be written in several ways: git is asked for everything.
        arguments.extend(self.within());
        let answer = self.answer(&arguments, questions.as_bytes())?.done()?;
        let mut answers = Answers { rest: &answer.out, repository: self };
        for commit in commits.iter_mut() {
            let count = commit.parents.len().max(1);
            commit.changes = (0..count).map(|_| answers.next()).collect();
        }
        Ok(())
    }
}

fn read_commit(record: &str) -> Option<Commit> {
    let mut lines = record.trim_start_matches('\n').split('\n');
    let (id, tree, parents) = (lines.next()?, lines.next()?, lines.next()?);
    let (mail, author, made) = (lines.next()?, lines.next()?, lines.next()?);
    Some(Commit {
        id: id.to_owned(),
        tree: tree.to_owned(),
        parents: parents.split_whitespace().map(str::to_owned).collect(),
        mail: mail.to_owned(),
        author: author.to_owned(),
        made: made.trim().parse().unwrap_or_default(),
        changes: Vec::new(),
    })
}

/// What `git diff-tree --stdin -z` answers, one pair of trees after the other.
struct Answers<'a> {
    rest: &'a [u8],
    repository: &'a Repository,
}

impl Answers<'_> {
    fn until(&mut self, end: u8) -> &[u8] {
        let length = self.rest.iter().position(|byte| *byte == end).unwrap_or(self.rest.len());
        let (part, rest) = self.rest.split_at(length);
        self.rest = rest.get(1..).unwrap_or_default();
        part
    }

    /// The changes between the next pair of trees.
    fn next(&mut self) -> Vec<Change> {
        self.until(b'\n');
        let mut changes = Vec::new();
        while self.rest.first() == Some(&b':') {
            let modes = String::from_utf8_lossy(self.until(0)).into_owned();
            let path = String::from_utf8_lossy(self.until(0)).into_owned();
            let words: Vec<&str> = modes.trim_start_matches(':').split(' ').collect();
            let [_, mode, before, after, _] = words[..] else { continue };
            let Some(path) = self.repository.in_desk(&path).filter(|path| is_looked_at(path)) else { continue };
            let there = |id: &str| id.bytes().any(|digit| digit != b'0').then(|| id.to_owned());
            changes.push(Change {
                path: path.to_owned(),
                before: there(before),
                after: there(after),
                is_file: mode.starts_with("100"),
            });
        }
        changes
    }
}
