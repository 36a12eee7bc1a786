//! What every dated entry of a history says, be it a ticket's or an asset's: its identifier, when it
//! happened and was recorded, who did it and its remark.

use serde_json::{Map, Value};

use super::event::Values;
use super::shape::{Reader, ShapeProblem, Step};
use super::time::{self, Moment};
use crate::message;

/// What an entry says besides what it did.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Unique within the record, made without coordination.
    pub id: String,
    /// When it happened.
    pub at: Moment,
    /// When it was written down, if later.
    pub recorded: Option<Moment>,
    /// Who recorded it: an identifier of `people.toml`.
    pub by: String,
    /// Who did it, where that person has no account.
    pub on_behalf: Option<String>,
    /// Free remark.
    pub note: Option<String>,
    /// Identifiers of entries above it that whoever recorded it did not know: they were recorded in
    /// another clone at the same time.
    pub unseen: Vec<String>,
}

impl Frame {
    /// Reads the entry at that position of a record's history; `read` reads what it did. Problems are
    /// gathered in `problems`, and an entry that has one is not given.
    pub fn read<T>(
        value: &Value,
        index: usize,
        problems: &mut Vec<ShapeProblem>,
        read: impl FnOnce(Self, &mut Reader) -> Option<T>,
    ) -> Option<T> {
        let path = vec![Step::Key("events".to_owned()), Step::Index(index)];
        let Value::Object(map) = value else {
            problems.push(ShapeProblem { path, message: message!("finding-event-not-a-mapping", number = index + 1) });
            return None;
        };
        let before = problems.len();
        let mut reader = Reader::new(map, path, problems);
        let frame = Self {
            id: reader.required_text("id"),
            at: reader.required_moment("at"),
            recorded: reader.moment("recorded"),
            by: reader.required_text("by"),
            on_behalf: reader.text("for"),
            note: reader.text("note"),
            unseen: reader.texts("unseen"),
        };
        let entry = read(frame, &mut reader);
        if problems.len() == before { entry } else { None }
    }

    /// The entry as it stands in a record, around what it did: the word of the deed, its details and
    /// the values that it set.
    pub fn around(self, did: &str, details: Map<String, Value>, set: &Values) -> Value {
        let mut map = Map::new();
        let mut put = |key: &str, value: Value| {
            map.insert(key.to_owned(), value);
        };
        put("id", Value::String(self.id));
        put("at", Value::String(time::write_moment(self.at)));
        if let Some(recorded) = self.recorded {
            put("recorded", Value::String(time::write_moment(recorded)));
        }
        put("by", Value::String(self.by));
        if let Some(on_behalf) = self.on_behalf {
            put("for", Value::String(on_behalf));
        }
        put("did", Value::from(did));
        for (key, value) in details {
            put(&key, value);
        }
        if let Some(note) = self.note {
            put("note", Value::String(note));
        }
        if !set.is_empty() {
            put("set", Value::Object(set.clone()));
        }
        if !self.unseen.is_empty() {
            put("unseen", Value::from(self.unseen));
        }
        Value::Object(map)
    }
}
