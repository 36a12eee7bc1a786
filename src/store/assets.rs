//! The one path by which assets are read and written; the same as for tickets.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::desk::Desk;
use super::tickets::{self, Places};
use super::{StoreError, file, parallel, sweep};
use crate::inventory::engine::AssetRules;
use crate::model::asset::Asset;
use crate::model::catalogue::Kind;
use crate::model::finding::Finding;
use crate::model::identifier;
use crate::yaml::{self, Edit};

/// An asset with the text of its file.
#[derive(Debug, Clone, PartialEq)]
pub struct AssetRecord {
    /// Path of the file.
    pub path: PathBuf,
    /// Its text as read.
    pub text: String,
    /// What the text says.
    pub asset: Asset,
}

/// Digits of the identifiers that Folio gives.
const DIGITS: usize = 4;

impl Desk {
    /// What assets are judged with.
    pub fn asset_rules(&self) -> AssetRules<'_> {
        let Self { inventory, people, suppliers, .. } = self;
        AssetRules { inventory, people, suppliers, zone: self.zone() }
    }

    /// Folder of the assets.
    pub fn assets_folder(&self) -> PathBuf {
        self.path("catalog/assets")
    }

    /// Every asset file, in order of path; whatever is in it.
    pub fn asset_files(&self) -> Vec<PathBuf> {
        sweep::yaml_files(&self.assets_folder())
    }

    /// Identifiers of every registered asset, in order.
    pub fn asset_ids(&self) -> Vec<String> {
        let files = self.asset_files();
        let mut ids: Vec<String> = files.iter().filter_map(|path| stem(path)).map(str::to_owned).collect();
        ids.sort();
        ids
    }

    /// The asset of that identifier, if its file can be read. Its inventory tag will do too.
    pub fn asset(&self, typed: &str) -> Option<Asset> {
        let path = self.find_asset(typed).ok()?;
        self.read_asset(&path).ok().map(|record| record.asset)
    }

    /// The asset of exactly that identifier, if its file can be read. Nothing else is looked into.
    pub fn asset_named(&self, id: &str) -> Option<Asset> {
        let path = self.asset_path(id)?;
        self.read_asset(&path).ok().map(|record| record.asset)
    }

    /// The file of the asset of exactly that identifier.
    pub fn asset_path(&self, id: &str) -> Option<PathBuf> {
        if !identifier::is_key(id) {
            return None;
        }
        let kinds = std::fs::read_dir(self.assets_folder()).ok()?.flatten();
        let mut paths = kinds.map(|kind| kind.path().join(format!("{id}.yaml")));
        paths.find(|path| path.symlink_metadata().is_ok())
    }

    /// Finds and reads the one asset that answers to what was typed.
    ///
    /// # Errors
    /// None or several do, or its file is damaged.
    pub fn asset_record(&self, typed: &str) -> Result<AssetRecord, StoreError> {
        self.read_asset(&self.find_asset(typed)?).map_err(StoreError::Damaged)
    }

    /// Reads an asset's file.
    ///
    /// # Errors
    /// Everything that is wrong with it as a file: form, types, name.
    pub fn read_asset(&self, path: &Path) -> Result<AssetRecord, Vec<Finding>> {
        let text = file::read_text(&self.root, path).map_err(|finding| vec![finding])?;
        self.asset_from(path, text)
    }

    /// The asset in a file of which the text was read.
    ///
    /// # Errors
    /// As [`Self::read_asset`].
    pub fn asset_from(&self, path: &Path, text: String) -> Result<AssetRecord, Vec<Finding>> {
        let asset = parse_asset(&file::display(&self.root, path), &text)?;
        Ok(AssetRecord { path: path.to_owned(), text, asset })
    }

    /// Identifiers of the assets that had this one before another asset, that was older, kept it.
    pub fn assets_renumbered_from(&self, old: &str) -> Vec<String> {
        let had = |path: &&PathBuf| {
            let text = file::read_text(&self.root, path).unwrap_or_default();
            // Few ever had another: only those are read whole.
            text.contains("\nformerly:")
                && parse_asset(&file::display(&self.root, path), &text)
                    .is_ok_and(|asset| asset.position.formerly.iter().any(|former| former == old))
        };
        let files = self.asset_files();
        let found = parallel::shares(&files, |share| {
            share.iter().filter(had).filter_map(|path| stem(path).map(str::to_owned)).collect::<Vec<_>>()
        });
        found.into_iter().flatten().collect()
    }

    /// The identifiers that the next assets of a kind get, one after the other; only the holder of
    /// the lock may use them. They follow the highest that there is with the kind's letters.
    pub fn next_asset_ids(&self) -> NextIds {
        let mut highest: HashMap<String, u64> = HashMap::new();
        for id in self.asset_ids() {
            if let Some((prefix, number)) = id.rsplit_once('-')
                && let Ok(number) = number.parse::<u64>()
            {
                let known = highest.entry(prefix.to_owned()).or_default();
                *known = (*known).max(number);
            }
        }
        NextIds { highest }
    }

    /// Where a new asset's file goes.
    pub fn new_asset_path(&self, kind: &str, id: &str) -> PathBuf {
        self.assets_folder().join(kind).join(format!("{id}.yaml"))
    }

    /// A new asset's file: where it goes and its text. Nothing is written.
    ///
    /// # Errors
    /// The text would not say what was intended.
    pub fn prepared_asset(&self, asset: &Asset) -> Result<AssetRecord, StoreError> {
        let path = self.new_asset_path(&asset.kind, &asset.id);
        let text = yaml::emit(&asset.to_value());
        self.asset_holds(&path, &text, asset)?;
        Ok(AssetRecord { path, text, asset: asset.clone() })
    }

    /// The record when its asset has become `after`, its text touched nowhere else; in the file of its identifier, where
    /// it got another. Nothing is written.
    ///
    /// # Errors
    /// The text cannot be edited safely.
    pub fn with_asset(&self, record: &AssetRecord, after: &Asset) -> Result<AssetRecord, StoreError> {
        let before = &record.asset;
        let mut edits = Vec::new();
        let set = |key: &str, value: &serde_json::Value| Edit::Set { path: vec![key.to_owned()], value: value.clone() };
        let path = match before.id == after.id {
            true => record.path.clone(),
            false => record.path.with_file_name(format!("{}.yaml", after.id)),
        };
        if before.id != after.id {
            edits.push(set("id", &serde_json::Value::from(after.id.as_str())));
        }
        if before.uid != after.uid
            && let Some(uid) = &after.uid
        {
            edits.push(set("uid", &serde_json::Value::from(uid.as_str())));
        }
        edits.extend(
            after
                .card
                .iter()
                .filter(|(key, value)| before.card.get(*key) != Some(value))
                .map(|(key, value)| set(key, value)),
        );
        let remove = |key: &str| Edit::Remove { path: vec![key.to_owned()] };
        edits.extend(before.card.keys().filter(|key| !after.card.contains_key(*key)).map(|key| remove(key)));
        let (was, is) = (before.position.entries(), after.position.entries());
        let written: serde_json::Value = yaml::parse(&record.text).unwrap_or_default();
        // A card without history need not say its state.
        let said = |entry: &(&'static str, serde_json::Value)| was.contains(entry) && written.get(entry.0).is_some();
        edits.extend(is.iter().filter(|entry| !said(entry)).map(|(key, value)| set(key, value)));
        edits.extend(was.iter().filter(|(key, _)| !is.iter().any(|(kept, _)| kept == key)).map(|(key, _)| remove(key)));
        if before.events.is_empty() && written.get("events").is_none() {
            let events = after.events.iter().map(crate::model::asset::AssetEvent::to_value).collect();
            edits.push(set("events", &serde_json::Value::Array(events)));
        } else {
            let new = after.events.iter().skip(before.events.len());
            edits.extend(new.map(|event| Edit::Append { key: "events".to_owned(), item: event.to_value() }));
        }
        let text = yaml::apply(&record.text, &edits)
            .map_err(|error| StoreError::EditRefused { path: record.path.clone(), problem: error.to_string() })?;
        self.asset_holds(&path, &text, after)?;
        Ok(AssetRecord { path, text, asset: after.clone() })
    }

    /// **Law: the text that replaces a file says exactly what was intended.**
    fn asset_holds(&self, path: &Path, text: &str, intended: &Asset) -> Result<(), StoreError> {
        let refused = |problem: String| StoreError::EditRefused { path: path.to_owned(), problem };
        match parse_asset(&file::display(&self.root, path), text) {
            // The order of keys is the file's.
            Ok(said) if same(&said, intended) => Ok(()),
            Ok(_) => Err(refused("another meaning".to_owned())),
            Err(findings) => Err(refused(findings.first().map(|found| found.code().to_owned()).unwrap_or_default())),
        }
    }
}

fn same(one: &Asset, other: &Asset) -> bool {
    let card = |asset: &Asset| {
        let mut card: Vec<(String, serde_json::Value)> =
            asset.card.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        card.sort_by(|a, b| a.0.cmp(&b.0));
        card
    };
    let rest = |asset: &Asset| (asset.id.clone(), asset.uid.clone(), asset.kind.clone(), asset.position.clone());
    rest(one) == rest(other) && card(one) == card(other) && one.events == other.events
}

/// Identifiers for new assets.
pub struct NextIds {
    highest: HashMap<String, u64>,
}

impl NextIds {
    /// The next one of a kind; none where the kind has no letters for it.
    pub fn next(&mut self, kind: &Kind) -> Option<String> {
        let prefix = kind.prefix.as_ref()?;
        let number = self.highest.entry(prefix.clone()).or_default();
        *number = number.saturating_add(1);
        Some(format!("{prefix}-{number:0DIGITS$}"))
    }
}

pub(super) fn stem(path: &Path) -> Option<&str> {
    path.file_stem()?.to_str()
}

/// The number at the end of an identifier, without zeros in front.
pub fn number_at_end(id: &str) -> Option<&str> {
    let (_, number) = id.rsplit_once('-')?;
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| number.trim_start_matches('0'))
}

/// Reads the text of an asset's file.
///
/// # Errors
/// Everything that is wrong with its form, each with its line.
pub fn parse_asset(shown: &str, text: &str) -> Result<Asset, Vec<Finding>> {
    let value = yaml::parse(text).map_err(|error| vec![tickets::yaml_finding(shown, text, &error)])?;
    Asset::from_value(shown, &value).map_err(|problems| {
        let places = Places::of(shown, text);
        problems
            .into_iter()
            .take(tickets::MOST_FINDINGS)
            .map(|problem| tickets::shape_finding(&places, problem))
            .collect()
    })
}
