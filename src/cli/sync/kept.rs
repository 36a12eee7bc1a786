//! **Law: what either side had stands in the united history.** Held on the tree itself before it is
//! shared, whatever made it: git, the merge of records, or a change of numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::sides::{Side, is_record};
use crate::message;
use crate::model::message::Message;
use crate::store::StoreError;
use crate::store::git::run;
use crate::yaml;

/// The identity of a record and its events. None where a text cannot be read: that is for others to tell.
pub(super) struct Content {
    uid: Option<String>,
    pub events: BTreeSet<String>,
}

impl Content {
    pub fn of(text: &str) -> Option<Self> {
        let value: Value = yaml::parse(text).ok()?;
        let id = |event: &Value| event.get("id").and_then(Value::as_str).map(str::to_owned);
        let events = value.get("events").and_then(Value::as_array).into_iter().flatten().filter_map(id).collect();
        Some(Self { uid: value.get("uid").and_then(Value::as_str).map(str::to_owned), events })
    }

    /// Whether it has neither history nor identity.
    pub fn is_a_card(&self) -> bool {
        self.uid.is_none() && self.events.is_empty()
    }
}

/// The records that the tree does not hold whole: path, reason. `ours` and `theirs` are what each side did, as
/// it was before anything was mended.
///
/// # Errors
/// [`StoreError::Git`].
pub fn lost(root: &Path, tree: &str, ours: &Side, theirs: &Side) -> Result<Vec<(String, Message)>, StoreError> {
    let mut paths: BTreeSet<String> = BTreeSet::new();
    for record in ours.records.values().chain(theirs.records.values()) {
        paths.extend([&record.path, &record.base_path].into_iter().flatten().cloned());
    }
    let paths: Vec<String> = paths.into_iter().filter(|path| is_record(path)).collect();
    let texts = run::texts_at(root, tree, &paths)?;
    let mut by_uid: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut by_path: BTreeMap<&String, BTreeSet<String>> = BTreeMap::new();
    for (path, content) in paths.iter().zip(&texts) {
        let Some(content) = content.as_deref().and_then(Content::of) else { continue };
        if let Some(uid) = content.uid {
            by_uid.entry(uid).or_default().extend(content.events.iter().cloned());
        }
        by_path.insert(path, content.events);
    }
    let mut lost = Vec::new();
    for record in ours.records.values().chain(theirs.records.values()) {
        let (Some(path), Some(had)) = (&record.path, record.text.as_deref().and_then(Content::of)) else { continue };
        // Of the uids of one card that several clones took into the inventory one stays.
        let at_its_path = by_path.get(path);
        let stands = match &had.uid {
            Some(uid) => by_uid.get(uid).or(at_its_path.filter(|_| !had.events.is_empty())),
            None => at_its_path,
        };
        if stands.is_none_or(|events| !events.is_superset(&had.events)) && !lost.iter().any(|(known, _)| known == path)
        {
            lost.push((path.clone(), message!("sync-would-lose")));
        }
    }
    Ok(lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_known_by_what_it_says() {
        let content = Content::of("uid: a1\nevents:\n- id: x\n- id: y\n").expect("a record");
        assert_eq!(content.uid.as_deref(), Some("a1"));
        assert_eq!(content.events.into_iter().collect::<Vec<_>>(), ["x", "y"]);
        assert!(Content::of("id: [").is_none());
    }
}
