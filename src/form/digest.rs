//! The hash of what a form says that nobody signs: a register, a label. The same data give the same hash,
//! whoever prints it and when. What is signed has the hash of the ledgers (`procedure::ledger`,
//! `inventory::ledger`).

use std::collections::BTreeMap;

use serde_json::Value;

use crate::model::identifier::exact_hash;
use crate::model::signature::SHA256;

/// SHA-256, as records write it (`sha256:` and the digits), of the data that a form is printed from, without the moment of printing:
/// JSON with its keys sorted and without spaces.
pub fn digest(context: &Value) -> String {
    let kept = context.as_object().into_iter().flatten().filter(|(key, _)| *key != "printed");
    let kept: BTreeMap<&str, Value> = kept.map(|(key, value)| (key.as_str(), sorted(value))).collect();
    format!("{SHA256}{}", exact_hash(serde_json::to_string(&kept).unwrap_or_default().as_bytes()))
}

/// The value with the keys of every mapping in order.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let entries: BTreeMap<&String, Value> = entries.iter().map(|(key, value)| (key, sorted(value))).collect();
            entries.into_iter().map(|(key, value)| (key.clone(), value)).collect()
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn order_and_moment_do_not_matter_and_all_else_does() {
        let one = digest(&json!({ "printed": "2025", "a": { "b": 1, "c": [ { "d": 2, "e": null } ] } }));
        let other = digest(&json!({ "a": { "c": [ { "e": null, "d": 2 } ], "b": 1 }, "printed": "2026" }));
        assert_eq!(one, other);
        assert_eq!(one, format!("sha256:{}", exact_hash(br#"{"a":{"b":1,"c":[{"d":2,"e":null}]}}"#)));
        assert_ne!(one, digest(&json!({ "a": { "b": 1, "c": [ { "d": 3, "e": null } ] } })));
    }
}
