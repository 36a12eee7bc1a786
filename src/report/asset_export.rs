//! What a register of others must still be told of: assets with changes that it has not
//! acknowledged, with the columns that it asks for (S0.1).

use serde::Serialize;
use serde_json::{Map, Value};

use super::asset_case::AssetCase;
use crate::model::catalogue::{External, Inventory, People};
use crate::model::time::{Moment, Zone};

/// Columns where the system names none.
const USUAL: [&str; 9] = ["tag", "serial", "kind", "custodian", "area", "place", "state", "since", "changes"];
/// Columns that every export has, whatever its system asks for.
const FIXED: [&str; 3] = ["asset", "number", "change"];

/// A change that a register has not acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Identifier of the event.
    pub id: String,
    /// When it happened.
    pub at: Moment,
    /// What it did, the word of its deed.
    pub did: String,
}

/// An asset of which a register must be told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssetExportRow {
    /// Identifier.
    pub asset: String,
    /// Kind.
    pub kind: String,
    /// Number that it has there, if it has one.
    pub number: Option<String>,
    /// The event that the export covers up to: what an acknowledgement names.
    pub change: Option<String>,
    /// What is not acknowledged, in order; none for what `--all` shows besides.
    pub changes: Vec<Change>,
    /// The columns that the system asks for, in its order; values as records hold them, null where
    /// blank. `custodian` is the person's name, `kind` the kind's.
    pub values: Map<String, Value>,
}

/// The columns of a system's export of assets, those apart that every one has.
pub fn columns(system: &External) -> Vec<String> {
    match system.asset_export.is_empty() {
        true => USUAL.map(str::to_owned).to_vec(),
        false => system.asset_export.iter().filter(|column| !FIXED.contains(&column.as_str())).cloned().collect(),
    }
}

/// Whether changes of an asset of that kind must be acknowledged by a system.
pub fn is_registered(inventory: &Inventory, kind: &str, system: &str) -> bool {
    inventory.kind(kind).is_some_and(|kind| kind.register.as_deref() == Some(system))
}

/// Positions of an asset's events that a system must still acknowledge, in order; none where its kind
/// is not registered there.
pub fn pending<'a>(case: &'a AssetCase, inventory: &Inventory, system: &str) -> &'a [usize] {
    if is_registered(inventory, &case.asset.kind, system) { case.state.pending(system) } else { &[] }
}

/// The assets of which a system must be told, the longest pending first. With `all`, those that it
/// knows already too.
pub fn rows(
    cases: &[AssetCase],
    system: &External,
    inventory: &Inventory,
    people: &People,
    all: bool,
    zone: Zone,
) -> Vec<AssetExportRow> {
    let row = |case: &AssetCase| {
        let pending = pending(case, inventory, &system.key);
        let known = case.state.acknowledgements.iter().any(|known| known.system == system.key);
        if pending.is_empty() && !(all && known) {
            return None;
        }
        let event = |index: &usize| case.asset.events.get(*index);
        let change = |index| {
            let event = event(index)?;
            let (id, did) = (event.id.clone(), event.deed.word().to_owned());
            Some(Change { id, at: zone.localize(event.at), did })
        };
        let changes: Vec<Change> = pending.iter().filter_map(change).collect();
        let values = columns(system).into_iter().map(|column| {
            let value = match column.as_str() {
                "changes" => changes.iter().map(|change| Value::from(change.did.as_str())).collect(),
                _ => value(case, &column, inventory, people, zone),
            };
            (column, value)
        });
        let values = values.collect();
        Some(AssetExportRow {
            asset: case.asset.id.clone(),
            kind: case.asset.kind.clone(),
            number: case.state.number_in(&system.key).map(str::to_owned),
            change: pending.last().and_then(event).map(|event| event.id.clone()),
            changes,
            values,
        })
    };
    let mut rows: Vec<AssetExportRow> = cases.iter().filter_map(row).collect();
    let since = |row: &AssetExportRow| row.changes.first().map(|change| change.at);
    rows.sort_by(|a, b| (since(a).is_none(), since(a), &a.asset).cmp(&(since(b).is_none(), since(b), &b.asset)));
    rows
}

fn value(case: &AssetCase, column: &str, inventory: &Inventory, people: &People, zone: Zone) -> Value {
    let asset = &case.asset;
    match column {
        "kind" => {
            let name = inventory.kind(&asset.kind).map_or(asset.kind.as_str(), |kind| kind.name.as_str());
            return Value::from(name);
        }
        "custodian" => {
            let holder = asset.position.custodian.as_deref();
            return holder
                .map_or(Value::Null, |id| Value::from(people.get(id).map_or(id, |person| person.name.as_str())));
        }
        "custodian.id" => return asset.position.custodian.as_deref().map_or(Value::Null, Value::from),
        "custodian.post" => {
            let holder = asset.position.custodian.as_deref().and_then(|id| people.get(id));
            return holder.and_then(|person| person.post.as_deref()).map_or(Value::Null, Value::from);
        }
        "reason" => return case.state.retired.as_ref().map_or(Value::Null, |(_, reason)| Value::from(reason.as_str())),
        "replaced_by" => return case.state.replaced_by.as_deref().map_or(Value::Null, Value::from),
        "since" => {
            let since = asset.position.since.map(|since| crate::model::time::write_moment(zone.localize(since)));
            return since.map_or(Value::Null, Value::from);
        }
        _ => {}
    }
    let entry = asset.position.entries().into_iter().find(|(known, _)| *known == column).map(|(_, value)| value);
    entry.or_else(|| asset.card.get(column).cloned()).unwrap_or(Value::Null)
}
