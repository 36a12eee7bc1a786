//! One dated entry of an asset's history. Never rewritten; corrected only by a later one.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::deed::{Deed, check_detail};
use crate::message;
use crate::model::event::Values;
use crate::model::folio::Folio;
use crate::model::frame::Frame;
use crate::model::shape::{Reader, ShapeProblem};
use crate::model::time::{self, Moment};

/// One entry of an asset's history.
#[derive(Debug, Clone, PartialEq)]
pub struct AssetEvent {
    /// Unique within the asset, made without coordination.
    pub id: String,
    /// When it happened.
    pub at: Moment,
    /// When it was written down, if later.
    pub recorded: Option<Moment>,
    /// Who recorded it: an identifier of `people.toml`.
    pub by: String,
    /// Who did it, where that person has no account.
    pub on_behalf: Option<String>,
    /// What it did.
    pub deed: Deed,
    /// Its details, by key, of the types of [`super::detail_type`].
    pub details: Values,
    /// Ticket because of which it was done.
    pub ticket: Option<Folio>,
    /// Event of that ticket that did it.
    pub because: Option<String>,
    /// Card values that it set; null removes one.
    pub set: Values,
    /// Free remark.
    pub note: Option<String>,
    /// Identifiers of events above it that whoever recorded it did not know.
    pub unseen: Vec<String>,
}

impl AssetEvent {
    /// A detail that is a text and says something.
    pub fn text(&self, key: &str) -> Option<&str> {
        text_in(&self.details, key)
    }

    /// A detail that is a date.
    pub fn date(&self, key: &str) -> Option<NaiveDate> {
        self.text(key).and_then(time::read_date)
    }

    /// A detail that is a number of pieces.
    pub fn quantity(&self) -> Option<i64> {
        self.details.get("quantity").and_then(Value::as_i64)
    }

    /// Items with their condition, in order.
    pub fn items(&self) -> Vec<(String, String)> {
        let items = self.details.get("items").and_then(Value::as_object);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        items.into_iter().flatten().map(|(item, condition)| (item.clone(), text(condition))).collect()
    }

    /// Reads an event of a record; problems are gathered in `problems`.
    pub fn from_value(value: &Value, index: usize, problems: &mut Vec<ShapeProblem>) -> Option<Self> {
        Frame::read(value, index, problems, |frame, reader| {
            let (ticket, because) = (reader.folio("ticket"), reader.text("because"));
            let set = reader.mapping("set").cloned().unwrap_or_default();
            let did = reader.required_text("did");
            let deed = Deed::from_word(&did);
            if deed.is_none() && !did.is_empty() {
                let words: Vec<&str> = Deed::all().map(Deed::word).collect();
                let message = message!("finding-unknown-word", key = "did", found = &did, known = words.join(", "));
                reader.problem("did", message);
            }
            let details = deed.map(|deed| read_details(reader, deed)).unwrap_or_default();
            let Frame { id, at, recorded, by, on_behalf, note, unseen } = frame;
            Some(Self { id, at, recorded, by, on_behalf, deed: deed?, details, ticket, because, set, note, unseen })
        })
    }

    /// The mapping as it stands in a record.
    pub fn to_value(&self) -> Value {
        let mut details = Map::new();
        let mut put = |key: &str, value: Value| {
            details.insert(key.to_owned(), value);
        };
        for key in self.deed.required().iter().chain(self.deed.optional()) {
            if let Some(value) = self.details.get(*key) {
                put(key, value.clone());
            }
        }
        if let Some(ticket) = &self.ticket {
            put("ticket", Value::from(ticket.to_string()));
        }
        if let Some(because) = &self.because {
            put("because", Value::from(because.as_str()));
        }
        self.frame().around(self.deed.word(), details, &self.set)
    }

    fn frame(&self) -> Frame {
        Frame {
            id: self.id.clone(),
            at: self.at,
            recorded: self.recorded,
            by: self.by.clone(),
            on_behalf: self.on_behalf.clone(),
            note: self.note.clone(),
            unseen: self.unseen.clone(),
        }
    }
}

/// A text among values, if it says something.
pub fn text_in<'a>(values: &'a Values, key: &str) -> Option<&'a str> {
    values.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
}

fn read_details(reader: &mut Reader, deed: Deed) -> Values {
    let mut details = Values::new();
    for key in deed.required() {
        if reader.raw(key).is_none() {
            reader.required_text(key);
        }
    }
    for key in deed.required().iter().chain(deed.optional()) {
        let Some(value) = reader.raw(key) else { continue };
        match check_detail(key, value) {
            Ok(()) => {
                details.insert((*key).to_owned(), value.clone());
            }
            Err(message) => reader.problem(key, message),
        }
    }
    details
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_reads_back_as_written() {
        let value = serde_json::json!({
            "id": "7kq3ab", "at": "2026-03-01T10:00:00-06:00", "by": "jefatura-1", "did": "lent", "to": "usuario-3",
            "due": "2026-03-15", "condition": "Buena", "items": {"cargador": "con el cable pelado"},
            "ticket": "CI-2026-0042", "because": "ab12cd", "note": "por la junta",
        });
        let mut problems = Vec::new();
        let event = AssetEvent::from_value(&value, 0, &mut problems).expect("event");
        assert_eq!(event.to_value(), value);
        assert_eq!(event.items(), [("cargador".to_owned(), "con el cable pelado".to_owned())]);
        let wrong = serde_json::json!({
            "id": "x", "at": "2026-03-01T10:00:00-06:00", "by": "jefatura-1", "did": "lent", "due": "pronto",
            "condition": " ", "items": [1],
        });
        assert_eq!(AssetEvent::from_value(&wrong, 0, &mut problems), None);
        let ids: Vec<&str> = problems.iter().map(|problem| problem.message.id).collect();
        assert_eq!(ids, ["finding-missing-key", "finding-not-a-date", "finding-blank-key", "finding-not-items"]);
    }
}
