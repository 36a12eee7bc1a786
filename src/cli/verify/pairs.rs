//! Records of commits, read and remembered: what one commit leaves the next one finds.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use serde_json::Value;

use crate::message;
use crate::model::asset::{Asset, Deed as AssetDeed};
use crate::model::event::Deed;
use crate::model::finding::{Finding, Place};
use crate::model::pseudonym::{Covers, covers_of};
use crate::model::ticket::Ticket;
use crate::store::history::{Blob, Blobs, Repository};
use crate::store::{StoreError, assets, tickets};
use crate::verify::knowledge::unaware;
use crate::verify::number::{self, Holder, Steps};
use crate::verify::record::{Entry, Fate, inserted, tampered, without_unseen};

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

    /// Whether another, at the same place, is what a merge made of this one and of another clone's entry of the same
    /// card: it has all its events, and one uid of both.
    pub fn is_entry_of(&self, later: &Self) -> bool {
        let is_entry = |record: &Self| match &record.says {
            Says::Asset(asset) => asset.events.first().is_some_and(|event| event.deed == AssetDeed::Registered),
            Says::Ticket(_) => false,
        };
        let after = later.events();
        self.path == later.path && is_entry(self) && self.events().iter().all(|id| after.contains(id))
    }

    /// What an event of it says.
    pub fn said(&self, id: &str) -> Option<Value> {
        match &self.says {
            Says::Ticket(ticket) => ticket.events.iter().find(|event| event.id == id).map(without_unseen),
            Says::Asset(asset) => asset.events.iter().find(|event| event.id == id).map(without_unseen),
        }
    }

    /// Whether somebody signed it whose signature an earlier version lacks.
    pub fn is_signed_since(&self, before: &Self) -> bool {
        let known = before.events();
        let is_new = |id: &String| !known.contains(&id.as_str());
        match &self.says {
            Says::Ticket(ticket) => {
                ticket.events.iter().any(|event| matches!(event.deed, Deed::Signed { .. }) && is_new(&event.id))
            }
            Says::Asset(asset) => asset.events.iter().any(|event| event.deed == AssetDeed::Signed && is_new(&event.id)),
        }
    }

    /// Numbers that its events, but those of `known`, changed: from which to which.
    pub fn renumbered(&self, known: &[&str]) -> Steps {
        let ticket = match &self.says {
            Says::Ticket(ticket) => ticket,
            Says::Asset(asset) => {
                let new = asset.events.iter().filter(|event| !known.contains(&event.id.as_str()));
                let new = new.filter(|event| event.deed == AssetDeed::Renumbered);
                return new.filter_map(|it| Some((it.text("was")?.to_owned(), it.text("is")?.to_owned()))).collect();
            }
        };
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

    /// Its events that no parent had and that say not to have known of one that they had, with that one.
    pub fn unaware(&self, parents: &[Vec<String>]) -> Vec<(&str, String)> {
        match &self.says {
            Says::Ticket(ticket) => unaware(parents, &ticket.events),
            Says::Asset(asset) => unaware(parents, &asset.events),
        }
    }

    /// Who it is, and since when.
    pub fn holder(&self) -> Option<Holder> {
        let entered = match &self.says {
            Says::Ticket(ticket) => {
                let first = ticket.events.first().map(|event| event.recorded.unwrap_or(event.at));
                first.or(ticket.header.opened)
            }
            Says::Asset(asset) => asset.events.first().map(|event| event.recorded.unwrap_or(event.at)),
        };
        Some(Holder { uid: self.uid()?.to_owned(), entered })
    }

    /// Events of an earlier version of it that are not as they were.
    pub fn tampered<'a>(&'a self, after: &Self, renumbered: &[Steps], redacted: &[Covers]) -> Vec<(&'a str, Fate)> {
        match (&self.says, &after.says) {
            (Says::Ticket(one), Says::Ticket(other)) => tampered(&one.events, &other.events, renumbered, redacted),
            (Says::Asset(one), Says::Asset(other)) => tampered(&one.events, &other.events, renumbered, redacted),
            _ => Vec::new(),
        }
    }
}

impl Record {
    /// Events of a later version of it that were put above some that were there and did not know of them, and
    /// those, which for nothing else stand otherwise than before.
    pub fn inserted(&self, after: &Self) -> (Vec<String>, HashSet<String>) {
        match (&self.says, &after.says) {
            (Says::Ticket(one), Says::Ticket(other)) => inserted(&one.events, &other.events),
            (Says::Asset(one), Says::Asset(other)) => inserted(&one.events, &other.events),
            _ => Default::default(),
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
    names: HashMap<(String, String), Arc<Names>>,
    forks: HashMap<Vec<String>, Vec<String>>,
}

/// Paths of the records below a folder, by what they are called: several where git put two side by side.
pub type Names = HashMap<String, Vec<String>>;

/// Lists of names kept in mind.
const MOST_NAMES: usize = 16;

impl<'a> Reader<'a> {
    pub fn new(repository: &'a Repository, blobs: &'a mut Blobs) -> Self {
        let (known, names, forks) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { repository, blobs, known, series: BTreeSet::new(), names, forks }
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

    /// The record that a blob's name, or `commit:path`, means.
    pub fn read(&mut self, path: &str, blob: &str) -> Result<Found, StoreError> {
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

    /// The records below a folder of a commit.
    pub fn names(&mut self, commit: &str, folder: &str) -> Result<Arc<Names>, StoreError> {
        let key = (commit.to_owned(), folder.to_owned());
        if let Some(names) = self.names.get(&key) {
            return Ok(names.clone());
        }
        let mut names = Names::new();
        for path in self.repository.files_below(commit, folder)? {
            let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")).map(str::to_owned);
            if let Some(stem) = stem {
                names.entry(stem).or_default().push(path);
            }
        }
        let names = Arc::new(names);
        if self.names.len() >= MOST_NAMES {
            self.names.clear();
        }
        self.names.insert(key, names.clone());
        Ok(names)
    }

    /// Who is called so in a commit, among the records below a folder.
    pub fn holders(&mut self, commit: &str, folder: &str, name: &str) -> Result<Vec<Holder>, StoreError> {
        let names = self.names(commit, folder)?;
        let as_compared = names.iter().filter(|(other, _)| number::is_one(other, name)).flat_map(|(_, paths)| paths);
        let mut paths: Vec<&String> = as_compared.collect();
        paths.sort();
        let mut holders = Vec::new();
        for path in paths {
            let blob = format!("{commit}:{}", self.repository.path(path));
            holders.extend(self.read(path, &blob)?.ok().and_then(|record| record.holder()));
        }
        Ok(holders)
    }

    /// Where the parents of a merge parted, each two of them.
    pub fn forks(&mut self, parents: &[String]) -> Result<Vec<String>, StoreError> {
        if let Some(forks) = self.forks.get(parents) {
            return Ok(forks.clone());
        }
        let mut forks = Vec::new();
        for (index, one) in parents.iter().enumerate() {
            for other in &parents[index + 1..] {
                forks.extend(self.repository.merge_bases(one, other)?);
            }
        }
        forks.sort();
        forks.dedup();
        self.forks.insert(parents.to_vec(), forks.clone());
        Ok(forks)
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
