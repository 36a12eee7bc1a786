//! **Law: what either side had stands in the united history.** Held on the tree itself before it is
//! shared, whatever made it: git, the merge of records, or a change of numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::sides::is_record;
use crate::message;
use crate::model::message::Message;
use crate::store::StoreError;
use crate::store::git::exchange::{self, Difference};
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

/// The events of a record's text; none where it cannot be read.
pub fn events(text: &str) -> BTreeSet<String> {
    Content::of(text).map(|content| content.events).unwrap_or_default()
}

/// Whether a record's text has all events of another's.
pub fn holds(text: &str, other: &str) -> bool {
    let both = Content::of(text).zip(Content::of(other));
    both.is_some_and(|(whole, part)| !part.events.is_empty() && whole.events.is_superset(&part.events))
}

/// The records that the tree does not hold whole: path, reason. `sides` are the commits that it joins, and `base` the
/// one at which they parted: what git itself tells of them, whatever the merge took them for.
///
/// # Errors
/// [`StoreError::Git`].
pub fn lost(root: &Path, base: &str, tree: &str, sides: [&str; 2]) -> Result<Vec<(String, Message)>, StoreError> {
    let differences = |to: &str| -> Result<Vec<Difference>, StoreError> {
        let all = exchange::differences(root, base, to, &[])?;
        Ok(all.into_iter().filter(|change| is_record(&change.path)).collect())
    };
    let of_sides = [differences(sides[0])?, differences(sides[1])?];
    let of_tree = differences(tree)?;
    let touched = of_sides.iter().flatten().chain(&of_tree).map(|change| change.path.clone());
    let paths: Vec<String> = touched.collect::<BTreeSet<_>>().into_iter().collect();
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
    // What the sides have, and what the tree took away though neither of them did.
    let is_taken = |path: &String| of_sides.iter().flatten().any(|it| it.path == *path && it.after.is_none());
    let had = of_sides.iter().flatten().filter_map(|it| Some((it.path.clone(), it.after.clone()?)));
    let gone = of_tree.iter().filter(|it| it.after.is_none() && !is_taken(&it.path));
    let had: BTreeSet<(String, String)> =
        had.chain(gone.filter_map(|it| Some((it.path.clone(), it.before.clone()?)))).collect();
    let blobs: Vec<String> = had.iter().map(|(_, blob)| blob.clone()).collect();
    let texts = run::texts(root, &blobs)?;
    let mut lost: Vec<(String, Message)> = Vec::new();
    for ((path, _), text) in had.into_iter().zip(texts) {
        let Some(had) = text.as_deref().and_then(Content::of) else { continue };
        // Of the uids of one card that several clones took into the inventory one stays.
        let at_its_path = by_path.get(&path);
        let stands = match &had.uid {
            Some(uid) => by_uid.get(uid).or(at_its_path.filter(|_| !had.events.is_empty())),
            None => at_its_path,
        };
        if stands.is_none_or(|events| !events.is_superset(&had.events)) && !lost.iter().any(|(known, _)| *known == path)
        {
            lost.push((path, message!("sync-would-lose")));
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
