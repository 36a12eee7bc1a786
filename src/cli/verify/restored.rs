//! What a record was further back: where what a commit continues is damaged, or lacks what was there once, its
//! ancestors tell. **Law: what an ancestor held, as it was when it came, is nothing new where it comes back.**

use std::collections::HashSet;
use std::sync::Arc;

use super::commit::Look;
use super::pairs::{Reader, Record};
use super::records::Past;
use crate::store::StoreError;
use crate::verify::number::Steps;
use crate::verify::record::Fate;

impl Reader<'_> {
    /// The last versions of a record that can be read, up to a commit: one of each line of its history, that of
    /// the first parents first.
    pub fn last_readable(&mut self, commit: &str, path: &str) -> Result<Vec<Arc<Record>>, StoreError> {
        let mut versions: Vec<Arc<Record>> = Vec::new();
        let mut seen: HashSet<String> = HashSet::new();
        let mut ahead = vec![commit.to_owned()];
        while let Some(commit) = ahead.pop() {
            let name = format!("{commit}:{}", self.repository.path(path));
            if let Ok(version) = self.read(path, &name)? {
                if !versions.iter().any(|known| known.text == version.text) {
                    versions.push(version);
                }
                continue;
            }
            let parents = self.repository.parents_of_last_change(&commit, path)?;
            ahead.extend(parents.into_iter().rev().filter(|parent| seen.insert(parent.clone())));
        }
        Ok(versions)
    }

    /// All versions that can be read of a record below those commits, at any of those paths, the first one first.
    fn versions(&mut self, commits: &[String], paths: &[&str], of: &Record) -> Result<Vec<Arc<Record>>, StoreError> {
        let mut versions = Vec::new();
        for path in paths {
            for commit in commits {
                for blob in self.repository.revisions(commit, path)?.into_iter().rev() {
                    versions.extend(self.record(path, &blob)?.ok().filter(|version| version.is(of)));
                }
            }
        }
        Ok(versions)
    }

    /// Of events that are not in a record as they were `before`, those that are as they were when they first came to the
    /// history of those commits, which altered them.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn put_right(
        &mut self,
        commits: &[String],
        before: &Record,
        after: &Record,
        ids: &[&str],
    ) -> Result<HashSet<String>, StoreError> {
        let mut paths = vec![before.path.as_str()];
        paths.extend(Some(after.path.as_str()).filter(|path| *path != before.path));
        let versions = self.versions(commits, &paths, after)?;
        let given = self.numbers_given(commits, before)?;
        let is_right = |id: &str| {
            let first = first_of(&versions, id);
            first.is_some_and(|first| was_altered(first, before, id, &given) && is_as(first, after, id))
        };
        Ok(ids.iter().filter(|id| is_right(id)).map(|id| (*id).to_owned()).collect())
    }

    /// The numbers that records got which a record names, as those commits have them.
    fn numbers_given(&mut self, commits: &[String], of: &Record) -> Result<Vec<Steps>, StoreError> {
        let names = names_in(&of.text);
        let mut given = Vec::new();
        for commit in commits {
            for (path, blob) in self.repository.records_at(commit, &["tickets", "catalog/assets"])? {
                let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml"));
                if stem.is_some_and(|stem| names.contains(stem))
                    && let Ok(record) = self.record(&path, &blob)?
                {
                    given.push(record.renumbered(&[]));
                }
            }
        }
        given.retain(|steps| !steps.is_empty());
        Ok(given)
    }
}

impl Look<'_, '_> {
    /// What a record last was, up to the commit that it comes back with.
    pub fn gone(&mut self, record: &Record) -> Result<Vec<Arc<Record>>, StoreError> {
        let mut versions = Vec::new();
        for parent in &self.case.commit.parents {
            versions.extend(self.reader.last_readable(parent, &record.path)?);
        }
        versions.retain(|version| version.is(record));
        Ok(versions)
    }

    /// Whether a record that is gone was a copy that somebody made by hand of one that stands: it says nothing that
    /// the other does not say, and came when the other was there.
    pub fn was_a_copy(&mut self, gone: &Record, parent: usize) -> Result<bool, StoreError> {
        let Some(continued) = self.case.commit.parents.get(parent) else { return Ok(false) };
        let (Some(first), repository) = (gone.events().first().copied().map(str::to_owned), self.reader.repository)
        else {
            return Ok(false);
        };
        let folder: String = gone.path.split_inclusive('/').take(1).collect();
        let commit = &self.case.commit.id;
        for path in repository.files_saying(commit, &folder, &first)? {
            let name = |commit: &str| format!("{commit}:{}", repository.path(&path));
            let Ok(stands) = self.reader.read(&path, &name(commit))? else { continue };
            if path == gone.path || !gone.tampered(&stands, &[], &[]).is_empty() {
                continue;
            }
            // The later of both is the copy.
            let came = repository.parents_of_additions(continued, &gone.path)?;
            for before in came.first().into_iter().flatten() {
                if let Ok(was) = self.reader.read(&path, &name(before))?
                    && was.events().first() == Some(&first.as_str())
                    && was.uid() == stands.uid()
                {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Takes the events of a record that are there again, as they were when they first were, for what was there;
    /// whether there are any.
    pub fn takes_back(&mut self, record: &Record, past: &mut Past) -> Result<bool, StoreError> {
        let new: Vec<&str> = record.events().into_iter().filter(|id| !past.ids.contains(*id)).collect();
        if new.is_empty() {
            return Ok(false);
        }
        let mut paths: Vec<&str> = past.paths.iter().map(String::as_str).filter(|path| *path != record.path).collect();
        paths.push(&record.path);
        let versions = self.reader.versions(&self.case.commit.parents, &paths, record)?;
        let mut again =
            new.into_iter().filter(|id| first_of(&versions, id).is_some_and(|first| is_as(first, record, id)));
        let again: Vec<String> = again.by_ref().map(str::to_owned).collect();
        if past.parents.is_empty() {
            past.parents.push(Vec::new());
        }
        for parent in &mut past.parents {
            let lacking: Vec<String> = again.iter().filter(|id| !parent.contains(id)).cloned().collect();
            parent.extend(lacking);
        }
        past.ids.extend(again.iter().cloned());
        Ok(!again.is_empty())
    }

    /// Of events that are not as they were before a commit, those that it left as they were when they first were:
    /// what it continues had altered them.
    pub fn put_right(&mut self, before: &Record, after: &Record, ids: &[&str]) -> Result<HashSet<String>, StoreError> {
        self.reader.put_right(&self.case.commit.parents, before, after, ids)
    }
}

/// The version with which an event came.
fn first_of<'v>(versions: &'v [Arc<Record>], id: &str) -> Option<&'v Record> {
    versions.iter().find(|version| version.events().contains(&id)).map(AsRef::as_ref)
}

/// Whether an event is in a later version as it was in an earlier one, but for what was redacted or renumbered since.
fn is_as(first: &Record, later: &Record, id: &str) -> bool {
    let differs = |renumbered: &[Steps], redacted: &[_]| {
        first.tampered(later, renumbered, redacted).iter().any(|(other, _)| *other == id)
    };
    let redacted: Vec<_> = later.redactions(&[]).into_iter().map(|(_, covers)| covers).collect();
    // Who was taken out does not come back.
    let is_covered = redacted.iter().any(|covers| covers.contains_key(id));
    !differs(&[later.renumbered(&[])], &redacted) && (!is_covered || differs(&[], &[]))
}

/// Whether an event had become another one: not by a redaction, nor by the new number of what it refers to.
fn was_altered(first: &Record, before: &Record, id: &str, given: &[Steps]) -> bool {
    let redacted: Vec<_> = before.redactions(&[]).into_iter().map(|(_, covers)| covers).collect();
    let fates = first.tampered(before, given, &redacted);
    let events = first.events();
    let is_above = |other: &str| events.iter().take_while(|event| **event != id).any(|event| *event == other);
    // Who knew of one that is gone seems to have known less.
    fates.iter().any(|(other, fate)| *other == id || (*fate == Fate::Removed && is_above(other)))
}

/// What may be the number of a ticket or of an asset in a text.
fn names_in(text: &str) -> HashSet<&str> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    let is_name = |word: &&str| {
        word.contains('-')
            && word.starts_with(|first: char| first.is_ascii_alphabetic())
            && word.ends_with(|last: char| last.is_ascii_digit())
    };
    words.filter(is_name).collect()
}
