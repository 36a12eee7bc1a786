//! The whole of a record as it is kept: the values that its text holds, as MessagePack, which takes a
//! twentieth of the time of its YAML to read. The reader of records makes of them what it makes of the text.

use serde_json::Value;

/// The bytes of a record's values; none where they cannot be written so.
pub fn write(value: &Value) -> Option<Vec<u8>> {
    rmp_serde::to_vec(value).ok()
}

/// The values that were written; none where the bytes are no such thing.
pub fn read(bytes: &[u8]) -> Option<Value> {
    rmp_serde::from_slice(bytes).ok()
}
