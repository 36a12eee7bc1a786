//! The catalogue of a desk as a commit has it: people, settings, procedures, calendars.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use super::{Blob, Blobs, Commit, Repository, refused, text};
use crate::model::finding::Finding;
use crate::store::desk::{DESK_FILE, Desk};
use crate::store::{StoreError, file, io_error};
use crate::verify::paths;

/// A catalogue of some commit, as a desk without records.
pub struct Catalogue {
    /// The desk. Roles that somebody held once do not count: whoever had them then has them here.
    pub desk: Desk,
    /// What is wrong with its files.
    pub findings: Vec<Finding>,
    /// Where its files were put.
    _folder: TempDir,
}

/// Catalogues by commit. Few commits change one, so most are there already.
#[derive(Default)]
pub struct Catalogues {
    by_commit: HashMap<String, Option<Arc<Catalogue>>>,
    by_files: HashMap<String, Option<Arc<Catalogue>>>,
}

impl Catalogues {
    /// The catalogue of a commit that is one of those being walked, parents first.
    ///
    /// # Errors
    /// Git does not answer, or the disk is full.
    pub fn of(
        &mut self,
        repository: &Repository,
        blobs: &mut Blobs,
        commit: &Commit,
    ) -> Result<Option<Arc<Catalogue>>, StoreError> {
        let first = commit.parents.first().and_then(|parent| self.by_commit.get(parent));
        let changes = commit.changes.first().into_iter().flatten();
        let found = match first {
            Some(known) if !changes.into_iter().any(|change| paths::is_law(&change.path)) => known.clone(),
            _ => self.at(repository, blobs, &commit.id)?,
        };
        self.by_commit.insert(commit.id.clone(), found.clone());
        Ok(found)
    }

    /// The catalogue of any commit; none where it has no desk.
    ///
    /// # Errors
    /// Git does not answer, or the disk is full.
    pub fn at(
        &mut self,
        repository: &Repository,
        blobs: &mut Blobs,
        commit: &str,
    ) -> Result<Option<Arc<Catalogue>>, StoreError> {
        if let Some(known) = self.by_commit.get(commit) {
            return Ok(known.clone());
        }
        let files = repository.laws_at(commit)?;
        let key: String = files.iter().map(|(path, blob)| format!("{path} {blob}\n")).collect();
        let found = match self.by_files.get(&key) {
            Some(known) => known.clone(),
            None => {
                let made = make(blobs, &files)?.map(Arc::new);
                self.by_files.insert(key, made.clone());
                made
            }
        };
        self.by_commit.insert(commit.to_owned(), found.clone());
        Ok(found)
    }
}

impl Repository {
    /// The blobs that a file has been up to a commit, the latest first.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn revisions(&self, commit: &str, path: &str) -> Result<Vec<String>, StoreError> {
        let path = self.path(path);
        let listed = self.run(&[
            "log",
            "--topo-order",
            "-m",
            "--raw",
            "--no-abbrev",
            "--no-renames",
            "--format=",
            commit,
            "--",
            &path,
        ])?;
        let listed = String::from_utf8_lossy(&listed).into_owned();
        let after = |line: &str| line.starts_with(':').then(|| line.split(' ').nth(3).map(str::to_owned))?;
        Ok(listed.lines().filter_map(after).collect())
    }

    /// What the last commit that changed a file, up to one, continues; nothing where none did.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn parents_of_last_change(&self, commit: &str, path: &str) -> Result<Vec<String>, StoreError> {
        let path = self.path(path);
        let said = text(&self.run(&["log", "--max-count=1", "--no-patch", "--format=%P", commit, "--", &path])?)?;
        Ok(said.split_whitespace().map(str::to_owned).collect())
    }

    /// Whether a file of a folder says that, in a commit.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn says(&self, commit: &str, folder: &str, what: &str) -> Result<bool, StoreError> {
        let folder = self.path(folder);
        let answer = self.answer(&["grep", "--quiet", "--fixed-strings", "-e", what, commit, "--", &folder], b"")?;
        match answer.code {
            0 => Ok(true),
            1 => Ok(false),
            _ => Err(refused(&answer)),
        }
    }

    /// Paths in the desk of the files of a folder that say that, in a commit.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn files_saying(&self, commit: &str, folder: &str, what: &str) -> Result<Vec<String>, StoreError> {
        let folder = self.path(folder);
        let arguments =
            ["grep", "-z", "--full-name", "--name-only", "--no-color", "--fixed-strings", "-e", what, commit, "--"];
        let answer = self.answer(&[&arguments[..], &[&folder]].concat(), b"")?;
        if !matches!(answer.code, 0 | 1) {
            return Err(refused(&answer));
        }
        let path = |part: String| self.in_desk(part.strip_prefix(&format!("{commit}:"))?).map(str::to_owned);
        Ok(answer.parts().into_iter().filter_map(path).collect())
    }

    /// What each commit continues with which a file came, up to one: the last one first.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn parents_of_additions(&self, commit: &str, path: &str) -> Result<Vec<Vec<String>>, StoreError> {
        let path = self.path(path);
        let asked = ["log", "--topo-order", "--no-patch", "--no-renames", "--diff-filter=A", "--format=%P"];
        let said = text(&self.run(&[&asked[..], &[commit, "--", &path]].concat())?)?;
        Ok(said.lines().map(|line| line.split_whitespace().map(str::to_owned).collect()).collect())
    }

    /// The series of the folios that have a file in a commit.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn series_at(&self, commit: &str) -> Result<BTreeSet<String>, StoreError> {
        let listed = self.files_below(commit, "tickets/")?;
        let folios = listed.iter().filter_map(|path| crate::store::sweep::folio_of(Path::new(path)));
        Ok(folios.map(|folio| folio.series).collect())
    }

    /// Paths in the desk of the files below a folder of it, in a commit.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn files_below(&self, commit: &str, folder: &str) -> Result<Vec<String>, StoreError> {
        let folder = self.path(folder);
        let listed = text(&self.run(&["ls-tree", "-r", "-z", "--full-tree", "--name-only", commit, "--", &folder])?)?;
        Ok(listed.split('\0').filter_map(|path| self.in_desk(path)).map(str::to_owned).collect())
    }

    /// The records that a commit has below those folders, with their blobs: plain files only.
    ///
    /// # Errors
    /// Git does not answer, or has not that commit.
    pub fn records_at(&self, commit: &str, folders: &[&str]) -> Result<Vec<(String, String)>, StoreError> {
        let folders: Vec<String> = folders.iter().map(|folder| self.path(folder)).collect();
        let mut arguments = vec!["ls-tree", "-r", "-z", "--full-tree", commit, "--"];
        arguments.extend(folders.iter().map(String::as_str));
        let listed = self.run(&arguments)?;
        let read = |entry: &[u8]| {
            let entry = String::from_utf8_lossy(entry).into_owned();
            let (head, path) = entry.split_once('\t')?;
            let words: Vec<&str> = head.split(' ').collect();
            let [mode, "blob", blob] = words[..] else { return None };
            let path = self.in_desk(path).filter(|path| mode.starts_with("100") && path.ends_with(".yaml"))?;
            Some((path.to_owned(), blob.to_owned()))
        };
        Ok(listed.split(|byte| *byte == 0).filter_map(read).collect())
    }

    /// The files of a commit by which events are judged, with their blobs: plain files of known folders only.
    fn laws_at(&self, commit: &str) -> Result<Vec<(String, String)>, StoreError> {
        let mut files = Vec::new();
        // The assets are many, and are not asked for.
        let deep = ["catalog/procedures/", "catalog/calendars/"].map(|folder| self.path(folder));
        for (folders, depth) in [(&[self.path("catalog/")][..], None), (&deep[..], Some("-r"))] {
            let mut arguments = vec!["ls-tree", "-z", "--full-tree"];
            arguments.extend(depth);
            arguments.extend([commit, "--"]);
            arguments.extend(folders.iter().map(String::as_str));
            let listed = text(&self.run(&arguments)?)?;
            for entry in listed.split('\0') {
                let Some((head, path)) = entry.split_once('\t') else { continue };
                let words: Vec<&str> = head.split(' ').collect();
                let (Some(path), [mode, "blob", blob]) = (self.in_desk(path), &words[..]) else { continue };
                if mode.starts_with("100") && is_plain(path) && paths::is_law(path) {
                    files.push((path.to_owned(), (*blob).to_owned()));
                }
            }
        }
        Ok(files)
    }
}

/// Whether a path leads nowhere but below the desk, on every system.
fn is_plain(path: &str) -> bool {
    let odd = |part: &str| part.is_empty() || part.starts_with('.') || part.contains(['\\', ':', '\0']);
    !path.split('/').any(odd) && path.split('/').count() <= 4
}

fn make(blobs: &mut Blobs, files: &[(String, String)]) -> Result<Option<Catalogue>, StoreError> {
    if !files.iter().any(|(path, _)| path == DESK_FILE) {
        return Ok(None);
    }
    let folder = tempfile::Builder::new().prefix("folio-").tempdir().map_err(io_error(Path::new(".")))?;
    for (path, blob) in files {
        let target = folder.path().join(path);
        let text = match blobs.read(blob)? {
            Blob::Text(text) => text.into_bytes(),
            // The reader names it: it is no text.
            Blob::NotText | Blob::TooLarge(_) => vec![0xff],
            Blob::Nothing => continue,
        };
        if let Some(parent) = target.parent() {
            file::make_folder(parent)?;
        }
        std::fs::write(&target, text).map_err(io_error(&target))?;
    }
    let (mut desk, mut findings) = Desk::open_anyway(folder.path())?;
    findings.extend(desk.unreadable());
    for person in &mut desk.people.people {
        person.former_roles.clear();
    }
    Ok(Some(Catalogue { desk, findings, _folder: folder }))
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn nothing_is_written_beside_the_desk() {
        assert!(is_plain("catalog/procedures/past/x-0123.toml"));
        for path in ["catalog/../x.toml", "catalog//x.toml", "/catalog/x.toml", "catalog/.x.toml", "catalog/C:x.toml"] {
            assert!(!is_plain(path), "{path}");
        }
    }
}
