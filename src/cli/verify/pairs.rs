//! Records of commits, read and remembered: what one commit leaves the next one finds.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::message;
use crate::model::asset::{Asset, Deed as AssetDeed};
use crate::model::event::Deed;
use crate::model::finding::{Finding, Place};
use crate::model::pseudonym::{Covers, covers_of};
use crate::model::ticket::Ticket;
use crate::store::history::{Blob, Blobs, Repository};
use crate::store::{StoreError, assets, tickets};
use crate::verify::record::{Entry, Fate, tampered};

/// Records kept in mind.
const MOST: usize = 4096;

/// A record as some commit has it.
pub struct Record {
    /// Its path in the desk.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What it says.
    pub says: Says,
}

/// What a record says.
pub enum Says {
    /// It is a ticket.
    Ticket(Box<Ticket>),
    /// It is an asset.
    Asset(Box<Asset>),
}

impl Record {
    /// What makes it the same record, whatever it is called.
    pub fn uid(&self) -> Option<&str> {
        match &self.says {
            Says::Ticket(ticket) => Some(&ticket.uid),
            Says::Asset(asset) => asset.uid.as_deref(),
        }
    }

    /// Its folio or identifier.
    pub fn name(&self) -> String {
        match &self.says {
            Says::Ticket(ticket) => ticket.folio.to_string(),
            Says::Asset(asset) => asset.id.clone(),
        }
    }

    /// Identifiers of its events.
    pub fn events(&self) -> Vec<&str> {
        match &self.says {
            Says::Ticket(ticket) => ticket.events.iter().map(Entry::id).collect(),
            Says::Asset(asset) => asset.events.iter().map(Entry::id).collect(),
        }
    }

    /// Whether anything ever happened to it: a card of an asset may have no history.
    pub fn has_history(&self) -> bool {
        match &self.says {
            Says::Ticket(_) => true,
            Says::Asset(asset) => asset.has_history() || asset.uid.is_some(),
        }
    }

    /// Whether another is this one. A card that gets a history gets a uid with it.
    pub fn is(&self, later: &Self) -> bool {
        match (self.uid(), later.uid()) {
            (Some(one), Some(other)) => one == other,
            (Some(_), None) => false,
            (None, _) => self.path == later.path,
        }
    }

    /// Numbers that its events, but those of `known`, changed: from which to which.
    pub fn renumbered(&self, known: &[&str]) -> Vec<(String, String)> {
        let Says::Ticket(ticket) = &self.says else { return Vec::new() };
        let new = ticket.events.iter().filter(|event| !known.contains(&event.id.as_str()));
        let moves = new.filter_map(|event| match &event.deed {
            Deed::Renumbered { from, to } => Some((from.to_string(), to.to_string())),
            _ => None,
        });
        moves.collect()
    }

    /// What its events, but those of `known`, cover as redacted, each with who recorded it.
    pub fn redactions(&self, known: &[&str]) -> Vec<(String, Covers)> {
        match &self.says {
            Says::Ticket(ticket) => {
                let new = ticket.events.iter().filter(|event| !known.contains(&event.id.as_str()));
                let covers = new.filter_map(|event| match &event.deed {
                    Deed::Redacted { covers } => Some((event.by.clone(), covers.clone())),
                    _ => None,
                });
                covers.collect()
            }
            Says::Asset(asset) => {
                let new = asset.events.iter().filter(|event| !known.contains(&event.id.as_str()));
                let new = new.filter(|event| event.deed == AssetDeed::Redacted);
                new.filter_map(|event| Some((event.by.clone(), covers_of(event.details.get("covers")?)?))).collect()
            }
        }
    }

    /// Events of an earlier version of it that are not as they were.
    pub fn tampered<'a>(
        &'a self,
        after: &Self,
        renumbered: &[(String, String)],
        redacted: &[Covers],
    ) -> Vec<(&'a str, Fate)> {
        match (&self.says, &after.says) {
            (Says::Ticket(one), Says::Ticket(other)) => tampered(&one.events, &other.events, renumbered, redacted),
            (Says::Asset(one), Says::Asset(other)) => tampered(&one.events, &other.events, renumbered, redacted),
            _ => Vec::new(),
        }
    }
}

/// What reading a record gave.
pub type Found = Result<Arc<Record>, Vec<Finding>>;

/// Reads records of commits.
pub struct Reader<'a> {
    /// The repository.
    pub repository: &'a Repository,
    /// Its files.
    pub blobs: &'a mut Blobs,
    known: HashMap<(String, String), Found>,
    series: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    pub fn new(repository: &'a Repository, blobs: &'a mut Blobs) -> Self {
        Self { repository, blobs, known: HashMap::new(), series: BTreeSet::new() }
    }

    /// The record that a blob is, at that path.
    pub fn record(&mut self, path: &str, blob: &str) -> Result<Found, StoreError> {
        let key = (path.to_owned(), blob.to_owned());
        if let Some(found) = self.known.get(&key) {
            return Ok(found.clone());
        }
        let found = self.read(path, blob)?;
        if self.known.len() >= MOST {
            self.known.clear();
        }
        self.known.insert(key, found.clone());
        Ok(found)
    }

    fn read(&mut self, path: &str, blob: &str) -> Result<Found, StoreError> {
        let finding = |message| vec![Finding::new(Place::file(path), message)];
        let text = match self.blobs.read(blob)? {
            Blob::Text(text) => text,
            Blob::NotText => return Ok(Err(finding(message!("finding-not-utf8")))),
            Blob::Nothing => return Ok(Err(finding(message!("finding-file-missing")))),
            Blob::TooLarge(size) => {
                let mebibytes = |bytes: u64| usize::try_from(bytes.div_ceil(1 << 20)).unwrap_or(usize::MAX);
                let limit = mebibytes(crate::store::file::MAX_BYTES);
                let message = message!("finding-file-too-large", size = mebibytes(size), limit = limit);
                return Ok(Err(finding(message)));
            }
        };
        let says = if path.starts_with("tickets/") {
            tickets::parse_ticket(path, &text).map(|ticket| Says::Ticket(Box::new(ticket)))
        } else {
            assets::parse_asset(path, &text).map(|asset| Says::Asset(Box::new(asset)))
        };
        Ok(says.map(|says| Arc::new(Record { path: path.to_owned(), text, says })))
    }

    /// The ticket of a folio in a commit, where it can be read.
    pub fn ticket(&mut self, commit: &str, folio: &str) -> Result<Option<Ticket>, StoreError> {
        let Ok(parsed) = folio.parse::<crate::model::folio::Folio>() else { return Ok(None) };
        for month in 1..=12 {
            let path = format!("tickets/{}/{month:02}/{parsed}.yaml", parsed.year);
            let name = format!("{commit}:{}", self.repository.path(&path));
            if let Blob::Text(text) = self.blobs.read(&name)? {
                return Ok(tickets::parse_ticket(&path, &text).ok());
            }
        }
        Ok(None)
    }

    /// Whether a series of folios is used in none of those commits.
    pub fn is_new_series(&mut self, series: &str, parents: &[String]) -> Result<bool, StoreError> {
        if self.series.contains(series) {
            return Ok(false);
        }
        for parent in parents {
            let used = self.repository.series_at(parent)?;
            self.series.extend(used);
        }
        Ok(self.series.insert(series.to_owned()))
    }
}
