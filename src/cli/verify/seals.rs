//! Sealed years: nobody changes what is in one while its seal stays, who seals or unseals has the right to, and a new
//! seal is that of the records that the commit has.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::commit::Look;
use super::pairs::Says;
use crate::cli::{archive, inspect};
use crate::message;
use crate::model::catalogue::Right;
use crate::model::message::Message;
use crate::model::seal::{self, Seal};
use crate::store::StoreError;
use crate::store::archive::MAX_BYTES as SEAL_MAX;
use crate::store::history::Change;
use crate::verify::paths::{Sort, sort_of};

impl Look<'_, '_> {
    /// What a commit did to seals and to what is sealed.
    pub fn seals(&mut self) -> Result<(), StoreError> {
        let case = self.case;
        let mut told: BTreeSet<u16> = BTreeSet::new();
        let mut sealed: BTreeSet<u16> = BTreeSet::new();
        let mut needed: BTreeSet<u16> = BTreeSet::new();
        for (changes, parent) in case.commit.changes.iter().zip(&case.commit.parents) {
            for year in records_changed(changes) {
                let stays = !changes.iter().any(|change| seal::year_sealed_at(&change.path) == Some(year));
                if stays && self.is_sealed(parent, year)? && told.insert(year) {
                    let first = changes.iter().find(|change| year_changed(change) == Some(year));
                    let path = first.map(|change| change.path.clone()).unwrap_or_default();
                    self.tell(&path, message!("finding-sealed-record", year = year.to_string()));
                }
            }
        }
        let changes = || case.commit.changes.iter().flatten().filter(|change| sort_of(&change.path) == Sort::Seal);
        for change in changes() {
            let Some(year) = seal::year_sealed_at(&change.path) else { continue };
            match &change.after {
                // What a merge took over as one side had it was judged there.
                Some(_) if self.is_fresh(&change.path) => {
                    needed.insert(year);
                    if sealed.insert(year) {
                        self.fits(year, change)?;
                    }
                }
                Some(_) => {}
                None if self.had_to_go(year)? => {}
                None => drop(needed.insert(year)),
            }
        }
        needed.into_iter().for_each(|year| self.need(Right::Archive, &seal::path_of(year)));
        Ok(())
    }

    /// Whether a merge could not leave a year sealed, or one of its sides had taken the seal away.
    fn had_to_go(&mut self, year: u16) -> Result<bool, StoreError> {
        let commit = &self.case.commit;
        if commit.parents.len() < 2 {
            return Ok(false);
        }
        let mut had: Vec<&String> = Vec::new();
        for parent in &commit.parents {
            if self.is_sealed(parent, year)? {
                had.push(parent);
            }
        }
        // Records that differ from those that were sealed.
        let differs = commit.parents.iter().zip(&commit.changes).any(|(parent, changes)| {
            had.contains(&parent) && changes.iter().any(|change| year_changed(change) == Some(year))
        });
        if differs {
            return Ok(true);
        }
        if had.len() == commit.parents.len() {
            return Ok(false);
        }
        for fork in self.reader.forks(&commit.parents)? {
            if self.is_sealed(&fork, year)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a commit has a seal of a year, be it damaged or not.
    fn is_sealed(&mut self, commit: &str, year: u16) -> Result<bool, StoreError> {
        let name = format!("{commit}:{}", self.reader.repository.path(&seal::path_of(year)));
        Ok(self.reader.blobs.bytes(&name, 0)?.is_some())
    }

    /// Tells where a new seal is not that of the records beside it.
    fn fits(&mut self, year: u16, change: &Change) -> Result<(), StoreError> {
        if let Some(problem) = self.problem_of(year, change)? {
            let message = message!("finding-sealed-differs", year = year.to_string(), problem = problem);
            self.tell(&change.path, message);
        }
        Ok(())
    }

    fn problem_of(&mut self, year: u16, change: &Change) -> Result<Option<Message>, StoreError> {
        let zone = self.case.law().map(|law| law.desk.zone());
        if zone.is_some_and(|zone| zone.day(self.now).year() <= i32::from(year)) {
            return Ok(Some(message!("sealed-not-over")));
        }
        let bytes = match change.after.as_ref().filter(|_| change.is_file) {
            Some(blob) => self.reader.blobs.bytes(blob, SEAL_MAX)?,
            None => None,
        };
        let text = bytes.and_then(|(bytes, _)| String::from_utf8(bytes).ok());
        let Some(sealed) = text.and_then(|text| Seal::read(&text)).filter(|seal| seal.header.year == year) else {
            return Ok(Some(message!("sealed-unusable")));
        };
        let folder = format!("tickets/{year:04}");
        let below = format!("{folder}/");
        let (mut hashes, mut told) = (BTreeMap::new(), BTreeMap::new());
        for (path, blob) in self.reader.repository.records_at(&self.case.commit.id, &[&folder])? {
            let Some(name) = path.strip_prefix(&below).map(str::to_owned) else { continue };
            let Ok(record) = self.reader.read(&path, &blob)? else {
                return Ok(Some(message!("sealed-others", path = path)));
            };
            let Says::Ticket(ticket) = &record.says else { continue };
            if let Some(entry) = archive::entry(&record.text, ticket.events.iter().map(|event| event.at)) {
                let ended = ticket.header.status.is_ended() && ticket.header.disputes.is_empty();
                told.insert(name.clone(), inspect::SealedRecord { first: entry.first, until: entry.until, ended });
                hashes.insert(name, entry.sha256);
            }
        }
        let differences = sealed.differences(&hashes);
        let first = [&differences.changed, &differences.missing, &differences.added].into_iter().flatten().next();
        if let Some(path) = first {
            return Ok(Some(message!("sealed-others", path = path.as_str())));
        }
        let told: Vec<_> = told.iter().map(|(path, told)| (path, *told)).collect();
        Ok(inspect::seal_problem(&sealed, &told))
    }
}

/// The year of a ticket that changed.
fn year_changed(change: &Change) -> Option<u16> {
    seal::year_above(&change.path).filter(|_| sort_of(&change.path) == Sort::Ticket)
}

fn records_changed(changes: &[Change]) -> BTreeSet<u16> {
    changes.iter().filter_map(year_changed).collect()
}
