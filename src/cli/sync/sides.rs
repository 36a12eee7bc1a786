//! What each of two histories did to the records since they parted, by identity and not by path.

use std::collections::BTreeMap;
use std::path::Path;

use super::kept::Content;
use crate::model::attachment;
use crate::model::event::{Deed, Event};
use crate::store::StoreError;
use crate::store::git::exchange::{self, Difference};
use crate::store::git::run;

/// Folders of records.
pub(super) const FOLDERS: [&str; 2] = ["tickets/", "catalog/assets/"];

/// A record that one history changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SideRecord {
    /// Where it was when the histories parted; none where this one made it.
    pub base_path: Option<String>,
    /// What it said then.
    pub base: Option<String>,
    /// Where it is; none where this history removed it.
    pub path: Option<String>,
    /// What it says.
    pub text: Option<String>,
    /// Whether the merge itself changed it.
    pub mended: bool,
}

impl SideRecord {
    /// Whether it was a card to which nothing ever happened: it may be taken out, as verification has it.
    pub fn was_a_card(&self) -> bool {
        let is_asset = self.base_path.as_ref().is_some_and(|path| path.starts_with(FOLDERS[1]));
        is_asset && self.base.as_deref().and_then(Content::of).is_some_and(|it| it.is_a_card())
    }
}

/// What one history did.
#[derive(Debug, Clone, Default)]
pub struct Side {
    /// Records by their identity.
    pub records: BTreeMap<String, SideRecord>,
    /// Paths of other files of the desk.
    pub others: Vec<String>,
}

impl Side {
    /// Reads what changed from one commit to another.
    ///
    /// # Errors
    /// [`StoreError::Git`].
    pub fn read(root: &Path, base: &str, side: &str) -> Result<Self, StoreError> {
        let all = exchange::differences(root, base, side, &[])?;
        let (records, others): (Vec<Difference>, Vec<Difference>) = all.into_iter().partition(|it| is_record(&it.path));
        let blobs: Vec<String> =
            records.iter().flat_map(|change| [&change.before, &change.after]).flatten().cloned().collect();
        let texts = run::texts(root, &blobs)?;
        let texts: BTreeMap<&String, &String> =
            blobs.iter().zip(&texts).filter_map(|(blob, text)| Some((blob, text.as_ref()?))).collect();
        let mut side = Self { others: others.into_iter().map(|change| change.path).collect(), ..Self::default() };
        for change in &records {
            let text =
                |blob: &Option<String>| blob.as_ref().and_then(|blob| texts.get(blob)).map(|text| (*text).clone());
            // Of two with one uid the second is known by its path: neither takes the other's place.
            let by_path = format!("path {}", change.path);
            if let Some(text) = text(&change.before) {
                let mut key = identity(&change.path, &text);
                if side.records.get(&key).is_some_and(|it| it.base_path.is_some()) {
                    key.clone_from(&by_path);
                }
                let record = side.records.entry(key).or_default();
                (record.base_path, record.base) = (Some(change.path.clone()), Some(text));
            }
            if let Some(text) = text(&change.after) {
                let mut key = identity(&change.path, &text);
                let was_second = side.records.contains_key(&by_path);
                if was_second || side.records.get(&key).is_some_and(|it| it.path.is_some()) {
                    key = by_path;
                }
                let record = side.records.entry(key).or_default();
                (record.path, record.text) = (Some(change.path.clone()), Some(text));
            }
        }
        side.join_identities();
        Ok(side)
    }

    /// What stands where another asset stood, and has all its events, is that asset: a card that was taken into the
    /// inventory got a uid with it, and where two clones did so one of both uids stayed.
    fn join_identities(&mut self) {
        let assets = self.records.iter().filter(|(_, record)| {
            record.path.as_ref().or(record.base_path.as_ref()).is_some_and(|path| path.starts_with(FOLDERS[1]))
        });
        let (gone, came): (Vec<_>, Vec<_>) =
            assets.filter(|(_, it)| it.path.is_none() != it.base_path.is_none()).partition(|(_, it)| it.path.is_none());
        let is_one = |gone: &SideRecord, came: &SideRecord| {
            let of = |text: &Option<String>| text.as_deref().and_then(Content::of);
            gone.base_path == came.path
                && of(&gone.base).zip(of(&came.text)).is_some_and(|(was, is)| was.events.is_subset(&is.events))
        };
        let pairs: Vec<(String, String)> = gone
            .iter()
            .filter_map(|(old, gone)| {
                let (new, _) = came.iter().find(|(_, came)| is_one(gone, came))?;
                Some(((*old).clone(), (*new).clone()))
            })
            .collect();
        for (old, new) in pairs {
            let Some(came) = self.records.remove(&new) else { continue };
            if let Some(record) = self.records.get_mut(&old) {
                (record.path, record.text) = (came.path, came.text);
            }
        }
    }

    /// The assets among its records, as they are now.
    pub fn assets(&self) -> BTreeMap<String, SideRecord> {
        let is_asset = |record: &SideRecord| record.path.as_ref().is_some_and(|path| path.starts_with(FOLDERS[1]));
        self.records.iter().filter(|(_, it)| is_asset(it)).map(|(key, it)| (key.clone(), it.clone())).collect()
    }

    /// The tickets that stand where they did not stand before, by the name of their file.
    pub fn arrivals(&self) -> BTreeMap<String, String> {
        self.new_below(FOLDERS[0])
    }

    /// The tickets that were not there before, by their folios.
    pub fn opened(&self) -> Vec<String> {
        let new = self.records.values().filter(|record| record.base_path.is_none());
        let paths = new.filter_map(|record| record.path.as_ref()).filter(|path| path.starts_with(FOLDERS[0]));
        paths.map(|path| stem(path).to_owned()).collect()
    }

    /// The assets that stand where they did not stand before, by the name of their file.
    pub fn registered(&self) -> BTreeMap<String, String> {
        self.new_below(FOLDERS[1])
    }

    fn new_below(&self, folder: &str) -> BTreeMap<String, String> {
        let new = self.records.iter().filter_map(|(key, record)| {
            let path = record.path.as_ref().filter(|path| path.starts_with(folder))?;
            (record.path != record.base_path).then(|| (stem(path).to_owned(), key.clone()))
        });
        new.collect()
    }

    /// What it changed, by the names that a person knows.
    pub fn names(&self) -> Vec<String> {
        let records = self.records.values().filter_map(|record| record.path.as_ref().or(record.base_path.as_ref()));
        let mut names: Vec<String> = records.map(|path| stem(path).to_owned()).collect();
        names.sort();
        names.dedup();
        names.extend(self.others.iter().cloned());
        names
    }

    /// The attachments among its files, as a person knows them: by path, the record and the name of the file.
    pub fn attachments(&self) -> BTreeMap<String, String> {
        let texts: Vec<(&String, &String)> =
            self.records.values().filter_map(|record| Some((record.path.as_ref()?, record.text.as_ref()?))).collect();
        let told = |path: &String| {
            let hash = attachment::hash_at(path)?;
            let (of, text) = texts.iter().find(|(_, text)| text.contains(hash))?;
            let ticket = crate::store::tickets::parse_ticket(of, text).ok()?;
            let named = |event: &Event| match &event.deed {
                Deed::Attached { files } => files.iter().find(|it| it.sha256 == hash).map(|it| it.name.clone()),
                Deed::Signed { evidence, .. } => {
                    evidence.scan.as_ref().filter(|it| it.sha256 == hash).map(|it| it.name.clone())
                }
                _ => None,
            };
            let name = ticket.events.iter().find_map(named)?;
            Some((path.clone(), format!("{}: {name}", stem(of))))
        };
        self.others.iter().filter_map(told).collect()
    }
}

/// Whether a path of the desk is a record's.
pub fn is_record(path: &str) -> bool {
    path.ends_with(".yaml") && FOLDERS.iter().any(|folder| path.starts_with(folder))
}

/// The name of a record by its path.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").unwrap_or(name)
}

/// What a record is known by: its uid or, where it has none, its path.
fn identity(path: &str, text: &str) -> String {
    match text.lines().find_map(uid_in) {
        Some(uid) => format!("uid {uid}"),
        None => format!("path {path}"),
    }
}

/// The uid that a line of a record gives.
pub fn uid_in(line: &str) -> Option<String> {
    let uid = line.strip_prefix("uid:")?;
    let uid = uid.split(" #").next().unwrap_or(uid).trim().trim_matches(['"', '\'']);
    (!uid.is_empty()).then(|| uid.to_owned())
}
