//! Cards in the canonical form: a column a key, as `folio asset import` reads them back.

use serde_json::{Map, Value};

use super::{Surroundings, card, position};
use crate::inventory::table::values::write_value;
use crate::model::catalogue::Kind;
use crate::report::asset_case::AssetCase;

/// Columns before the card, and after it.
const BEFORE: [&str; 2] = ["id", "kind"];
const AFTER: [&str; 8] = ["state", "custodian", "area", "place", "letter", "due", "quantity", "users"];

/// Cards in the canonical form.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Columns: keys.
    pub columns: Vec<String>,
    /// A record an asset, with what its card and position say; absent what they do not.
    pub rows: Vec<Map<String, Value>>,
}

/// The cards of those assets. Columns are those of the kinds that are among them; what a card says
/// under keys that nobody declares follows.
pub fn sheet(cases: &[&AssetCase], with: &Surroundings) -> Sheet {
    let mut keys: Vec<String> = Vec::new();
    let mut add = |key: String| {
        if !keys.contains(&key) {
            keys.push(key);
        }
    };
    let among = |kind: &&Kind| cases.iter().any(|case| case.asset.kind == kind.key);
    let kinds = with.inventory.kinds.iter().filter(among);
    kinds.flat_map(Kind::card).for_each(|field| add(field.key));
    if cases.is_empty() {
        with.inventory.kinds.iter().flat_map(Kind::card).for_each(|field| add(field.key));
    }
    cases.iter().flat_map(|case| card(case).into_iter()).for_each(|(key, _)| add(key));
    let columns = BEFORE.map(str::to_owned).into_iter().chain(keys).chain(AFTER.map(str::to_owned)).collect();
    Sheet { columns, rows: cases.iter().map(|case| record(case)).collect() }
}

fn record(case: &AssetCase) -> Map<String, Value> {
    let mut record = Map::new();
    record.insert("id".to_owned(), Value::from(case.asset.id.as_str()));
    record.insert("kind".to_owned(), Value::from(case.asset.kind.as_str()));
    record.extend(card(case));
    let at = position(case).entries().into_iter();
    record.extend(at.filter(|(key, _)| AFTER.contains(key)).map(|(key, value)| (key.to_owned(), value)));
    record
}

/// A value in a cell, as `folio asset import` reads it back: items of a list are separated by a
/// semicolon.
pub fn cell(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let text = |item: &Value| item.as_str().map_or_else(|| item.to_string(), str::to_owned);
            let joined = items.iter().map(text).collect::<Vec<_>>().join("; ");
            // One item with a comma of its own would read as two.
            if joined.contains(',') && !joined.contains(';') { joined + ";" } else { joined }
        }
        other => write_value(other),
    }
}
