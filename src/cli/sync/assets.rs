//! Two assets that two clones registered under one identifier: the older keeps it, the younger gets the next free one of
//! its form, and whatever meant it says so.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::Value;

use super::mend::{self, Mended};
use super::renumber::{By, Meant, Renumbered, within};
use super::sides::{Side, stem};
use crate::cli::error::CliError;
use crate::inventory::engine::{self, AssetRequest};
use crate::inventory::replay::AssetState;
use crate::model::asset::{Asset, Deed};
use crate::model::event::Values;
use crate::model::time::Moment;
use crate::store::assets::{self, AssetRecord};
use crate::store::{StoreError, file};
use crate::verify::number;

/// Gives each younger asset of two with one identifier another one, in what its side says. Those that have no history
/// are left. `taken` has the identifiers of both sides.
///
/// # Errors
/// A record that cannot be read or written, or somebody who may not record.
pub fn collisions(
    by: &By,
    ours: &mut Side,
    theirs: &mut Side,
    taken: &mut BTreeSet<String>,
) -> Result<Vec<Renumbered>, CliError> {
    let mut done = Vec::new();
    for (our_key, their_key) in twins(ours, theirs) {
        let (Some(our_age), Some(their_age)) = (age(ours, &our_key), age(theirs, &their_key)) else { continue };
        let (side, key, other, other_key) = match our_age <= their_age {
            true => (&mut *theirs, their_key, &mut *ours, our_key),
            false => (&mut *ours, our_key, &mut *theirs, their_key),
        };
        let Some(record) = read(side, &key) else { continue };
        let given: Vec<&str> = taken.iter().map(String::as_str).collect();
        let Some(to) = number::next(&record.asset.id, &given) else { continue };
        taken.insert(to.clone());
        done.push(renumber(by, side, &key, (record, &to), None)?);
        // What keeps it is written anew too: git joined both into one file.
        if let Some(kept) = other.records.get_mut(&other_key) {
            kept.mended = true;
        }
    }
    Ok(done)
}

/// Keys of the assets that stand on both sides under one identifier, as it is compared, and are two.
pub fn twins(ours: &Side, theirs: &Side) -> Vec<(String, String)> {
    let there = theirs.registered();
    let of_name = |name: &str| there.iter().find(|(other, _)| number::is_one(other, name)).map(|(_, key)| key);
    let here = ours.registered().into_iter();
    here.filter_map(|(name, key)| Some((key.clone(), of_name(&name).filter(|other| **other != key)?.clone()))).collect()
}

pub(super) fn read(side: &Side, key: &str) -> Option<AssetRecord> {
    let record = side.records.get(key)?;
    let (path, text) = (record.path.clone()?, record.text.clone()?);
    let asset = assets::parse_asset(&path, &text).ok()?;
    Some(AssetRecord { path: PathBuf::from(path), text, asset })
}

/// What decides which of two is older; none of what has no history.
fn age(side: &Side, key: &str) -> Option<(Moment, String)> {
    let asset = read(side, key)?.asset;
    let first = asset.events.first()?;
    Some((first.recorded.unwrap_or(first.at), asset.uid?))
}

/// Gives an asset another identifier, in what its side says. With `meant`, whatever names it does so in those events
/// alone, by record.
///
/// # Errors
/// A record that cannot be written, or somebody who may not record.
pub(super) fn renumber(
    by: &By,
    side: &mut Side,
    key: &str,
    (record, to): (AssetRecord, &str),
    meant: Option<&Meant>,
) -> Result<Renumbered, CliError> {
    let (asset, from) = (&record.asset, record.asset.id.clone());
    let state = AssetState::replay(&asset.id, &asset.events);
    // A clock that is behind must not make the event stand before what it follows.
    let at = asset.events.iter().map(|event| event.recorded.unwrap_or(event.at)).fold(by.now, Moment::max);
    let text = |key: &str, text: &str| (key.to_owned(), Value::from(text));
    let request = AssetRequest {
        deed: Deed::Renumbered,
        details: [text("was", &from), text("is", to)].into_iter().collect(),
        set: Values::new(),
        ticket: None,
        because: None,
        actor: by.actor.to_owned(),
        on_behalf: None,
        at,
        now: at,
        note: None,
    };
    let plan = engine::plan(&by.desk.asset_rules(), asset, &state, &request)?;
    let renumbered = by.desk.with_asset(&record, &plan.after)?;
    let event = last_event(&renumbered.asset)?;
    let (mut mended, mut left) = (Vec::new(), Vec::new());
    for (name, other) in side.records.iter_mut().filter(|(other, _)| *other != key) {
        let (Some(path), Some(text)) = (&other.path, &other.text) else { continue };
        let named = mend::asset_named(by.finder, path, text, (&from, to), within(meant, name));
        let Some(Mended { text, is_whole }) = named else { continue };
        if is_whole { &mut mended } else { &mut left }.push(stem(path).to_owned());
        (other.text, other.mended) = (Some(text), true);
    }
    if let Some(record) = side.records.get_mut(key) {
        record.path = Some(file::display(&by.desk.root, &renumbered.path));
        (record.text, record.mended) = (Some(renumbered.text), true);
    }
    mended.sort();
    left.sort();
    // What was signed of it is told with all papers whose number is another.
    Ok(Renumbered { is_asset: true, from, to: to.to_owned(), event, mended, left, signed: Vec::new() })
}

fn last_event(asset: &Asset) -> Result<String, StoreError> {
    let refused = || StoreError::EditRefused { path: PathBuf::from(&asset.id), problem: "events".to_owned() };
    asset.events.last().map(|event| event.id.clone()).ok_or_else(refused)
}
