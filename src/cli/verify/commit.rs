//! One commit: who made it, what of the catalogue it changed, and each of its records.

use std::collections::{HashMap, HashSet};

use super::pairs::Reader;
use super::rights::Author;
use super::{Case, Trespass};
use crate::message;
use crate::model::catalogue::Right;
use crate::model::finding::{Finding, Place};
use crate::model::identifier;
use crate::model::message::Message;
use crate::model::time::Moment;
use crate::store::StoreError;
use crate::store::history::{Blob, Change, Commit};
use crate::verify::paths::{Sort, is_law, is_read, sort_of};

/// A commit being looked at.
pub struct Look<'a, 'b> {
    pub case: &'a Case,
    pub author: Author<'a>,
    pub now: Moment,
    pub reader: &'b mut Reader<'a>,
    /// Of a merge, the paths that differ from every parent.
    fresh: Option<HashSet<&'a str>>,
    /// Which revisions, by code and hash, are in force in it, as far as that was asked.
    pub in_force: HashMap<(String, String), bool>,
    found: Vec<Trespass>,
}

impl<'a, 'b> Look<'a, 'b> {
    /// Everything that a commit did and may not do.
    pub fn at(case: &'a Case, now: Moment, reader: &'b mut Reader<'a>) -> Result<Vec<Trespass>, StoreError> {
        let author = Author::of(case);
        let fresh = fresh(&case.commit);
        let mut look = Self { case, author, now, reader, fresh, in_force: HashMap::new(), found: Vec::new() };
        if let Some(message) = look.author.signature(case.signed.as_ref()) {
            look.tell("", message);
        }
        if case.is_second_root {
            look.tell("", message!("finding-second-root"));
        }
        if case.commit.changes.iter().all(Vec::is_empty) {
            return Ok(look.found);
        }
        if let Some(message) = look.author.unknown() {
            look.tell("", message);
        }
        look.catalogue()?;
        look.records()?;
        look.seals()?;
        Ok(look.found)
    }

    /// Tells something of a file, or of the commit where the path is empty.
    pub fn tell(&mut self, path: &str, message: Message) {
        self.tell_of(path, None, None, message);
    }

    /// Tells something of a record, or of one of its events.
    pub fn tell_of(&mut self, path: &str, record: Option<&str>, event: Option<&str>, message: Message) {
        let commit = &self.case.commit;
        self.found.push(Trespass {
            commit: commit.id.clone(),
            author: format!("{} <{}>", commit.author, commit.mail),
            record: record.map(str::to_owned),
            event: event.map(str::to_owned),
            finding: Finding::new(Place::file(path), message),
        });
    }

    /// How much was told so far.
    pub fn told(&self) -> usize {
        self.found.len()
    }

    /// Takes back what was told since so much was.
    pub fn take_back(&mut self, told: usize) {
        self.found.truncate(told);
    }

    /// Whether the file is against every parent another: no side of a merge had it so.
    pub fn is_fresh(&self, path: &str) -> bool {
        self.fresh.as_ref().is_none_or(|fresh| fresh.contains(path))
    }

    /// Whether the commit itself decided what the file says.
    fn is_changed_here(&self, path: &str) -> bool {
        self.is_fresh(path) || self.case.put_back.iter().any(|back| back == path)
    }

    fn catalogue(&mut self) -> Result<(), StoreError> {
        let commit = &self.case.commit;
        let (mut told, mut placed) = (HashSet::new(), HashSet::new());
        let mut reserved: Vec<(Right, &str)> = Vec::new();
        for change in commit.changes.iter().flatten() {
            self.place(change, &mut placed);
            let is_new = change.before.is_none() && self.is_fresh(&change.path);
            match sort_of(&change.path) {
                Sort::KeptProcedure if !told.insert(&change.path) => {}
                Sort::KeptProcedure if is_new => self.kept(change)?,
                Sort::KeptProcedure if change.before.is_some() => {
                    self.tell(&change.path, message!("finding-kept-procedure-altered"));
                }
                Sort::Attachment if told.insert(&change.path) => self.attachment(change)?,
                Sort::Catalogue(right) if self.is_changed_here(&change.path) && told.insert(&change.path) => {
                    reserved.push((right, &change.path));
                }
                _ => {}
            }
        }
        for (right, path) in reserved {
            self.need(right, path);
        }
        let changed = commit.changes.first().into_iter().flatten().any(|change| is_law(&change.path));
        if changed && let Some(at) = &self.case.at {
            // What could not be read before either is not this commit's.
            let known = self.case.before.as_ref().map(|before| &before.findings[..]).unwrap_or_default();
            let known: Vec<&Finding> = known.iter().collect();
            for finding in at.findings.iter().filter(|finding| !known.contains(finding)) {
                let path = finding.place.path.clone();
                self.tell(&path, message!("finding-catalogue-damaged", problem = finding.message.clone()));
            }
        }
        if self.case.at.is_none() && self.case.before.is_some() {
            self.tell(crate::store::desk::DESK_FILE, message!("finding-desk-removed"));
        }
        Ok(())
    }

    /// Nothing stands where it does not belong: in a clone's own folder, instead of a folder, and no link for a file.
    fn place<'c>(&mut self, change: &'c Change, told: &mut HashSet<&'c str>) {
        if change.after.is_none() || !self.is_fresh(&change.path) {
            return;
        }
        let message = match sort_of(&change.path) {
            Sort::Own => message!("finding-own-folder-pushed"),
            Sort::Stray if change.is_file => message!("finding-stray-file-pushed"),
            Sort::Stray => message!("finding-link-pushed"),
            // Of those more is told.
            Sort::Ticket | Sort::Asset | Sort::Attachment => return,
            _ if !change.is_file && is_read(&change.path) => message!("finding-link-pushed"),
            _ => return,
        };
        if told.insert(&change.path) {
            self.tell(&change.path, message);
        }
    }

    /// Tells that the author lacks a right, where that is so.
    pub fn need(&mut self, right: Right, path: &str) {
        if let Some(roles) = self.author.lacks(right) {
            let person = self.author.name();
            let message = message!(
                "finding-catalogue-not-entitled",
                person = person,
                right = right.word(),
                roles = roles.join(", ")
            );
            self.tell(path, message);
        }
    }

    /// A new copy of a procedure is of a text that was in force: else whoever made it made a procedure.
    fn kept(&mut self, change: &Change) -> Result<(), StoreError> {
        let stem = change.path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml"));
        let named = stem.and_then(|stem| stem.rsplit_once('-'));
        let text = match &change.after {
            Some(blob) if change.is_file => self.reader.blobs.read(blob)?,
            _ => Blob::Nothing,
        };
        if let (Blob::Text(text), Some((code, hash))) = (&text, named) {
            let digest = identifier::content_hash(text);
            if digest.starts_with(hash) && self.was_in_force(code, &digest)? {
                return Ok(());
            }
        }
        if let Some(roles) = self.author.lacks(Right::Procedures) {
            let message =
                message!("finding-kept-procedure-foreign", person = self.author.name(), roles = roles.join(", "));
            self.tell(&change.path, message);
        }
        Ok(())
    }

    fn was_in_force(&mut self, code: &str, digest: &str) -> Result<bool, StoreError> {
        let path = format!("catalog/procedures/{code}.toml");
        for catalogue in [&self.case.at, &self.case.before].into_iter().flatten() {
            if catalogue.desk.procedure_text(code).is_ok_and(|(_, text)| identifier::content_hash(&text) == digest) {
                return Ok(true);
            }
        }
        for blob in self.reader.repository.revisions(&self.case.commit.id, &path)? {
            if let Blob::Text(text) = self.reader.blobs.read(&blob)?
                && identifier::content_hash(&text) == digest
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Of a merge, the paths that differ from every parent; none of any other commit, which has one parent at most.
fn fresh(commit: &Commit) -> Option<HashSet<&str>> {
    let mut sides = commit.changes.iter().map(|changes| changes.iter().map(|change| change.path.as_str()).collect());
    let mut fresh: HashSet<&str> = sides.next()?;
    for side in sides.by_ref() {
        let side: HashSet<&str> = side;
        fresh.retain(|path| side.contains(path));
    }
    (commit.changes.len() > 1).then_some(fresh)
}
