//! An asset: its card (what it is) and position (where it is, who answers for it) over its events
//! (what happened to it).

mod deed;
mod event;
mod status;

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::{Map, Value};

pub use deed::{Deed, DetailType, check_detail, detail_type};
pub use event::{AssetEvent, text_in};
pub use status::AssetStatus;

use super::event::Values;
use super::identifier::is_key;
use super::shape::{Reader, ShapeProblem};
use super::time::{self, Moment};
use crate::message;

/// Where an asset is and who answers for it. Follows from the events; `check` proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// State.
    pub status: AssetStatus,
    /// Who answers for it: an identifier of `people.toml`.
    pub custodian: Option<String>,
    /// Area of the institution.
    pub area: Option<String>,
    /// Where it stands.
    pub place: Option<String>,
    /// Since when it has this state and custodian.
    pub since: Option<Moment>,
    /// Custody letter or slip in force, `PC-0132/2`.
    pub letter: Option<String>,
    /// Day on which it is due back.
    pub due: Option<NaiveDate>,
    /// Ticket because of which it is where it is.
    pub ticket: Option<String>,
    /// Pieces there, of a consumable.
    pub quantity: Option<i64>,
    /// Who has a seat of it, of a licence: people and assets.
    pub users: Vec<String>,
    /// Identifiers that it had before another asset, that was older, kept them.
    pub formerly: Vec<String>,
    /// Identifiers of the events that are in dispute.
    pub disputes: Vec<String>,
}

impl Default for Position {
    fn default() -> Self {
        Self {
            status: AssetStatus::InStock,
            custodian: None,
            area: None,
            place: None,
            since: None,
            letter: None,
            due: None,
            ticket: None,
            quantity: None,
            users: Vec::new(),
            formerly: Vec::new(),
            disputes: Vec::new(),
        }
    }
}

/// An asset as its file holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asset {
    /// Identifier that records hold; its file's name.
    pub id: String,
    /// Identity that never changes; none of a card that was written by hand and has no history.
    pub uid: Option<String>,
    /// Kind; its folder's name.
    pub kind: String,
    /// Everything that the file says between kind and position: built-in card keys, those of the
    /// kind, and keys that nobody declares.
    pub card: Values,
    /// Where it is and who answers for it, as the file says it.
    pub position: Position,
    /// What happened, in the order in which it was entered.
    pub events: Vec<AssetEvent>,
}

/// A number that tells one asset from another, as it is compared everywhere: capitals and blanks do
/// not count. Accents do, for `Ñ1` and `N1` are two.
pub fn plain_number(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Keys of a record that are not its card.
pub const HEADER_KEYS: [&str; 16] = [
    "id",
    "uid",
    "kind",
    "state",
    "custodian",
    "area",
    "place",
    "since",
    "letter",
    "due",
    "ticket",
    "quantity",
    "users",
    "formerly",
    "disputes",
    "events",
];

impl Position {
    /// The position as key and value, in file order, absent ones left out. The unit in which
    /// positions are written and compared.
    pub fn entries(&self) -> Vec<(&'static str, Value)> {
        let mut entries = vec![("state", Value::from(self.status.word()))];
        let text = |value: &Option<String>| value.as_deref().map(Value::from);
        let moment = self.since.map(|at| Value::String(time::write_moment(at)));
        let users = (!self.users.is_empty()).then(|| Value::from(self.users.clone()));
        let optional = [
            ("custodian", text(&self.custodian)),
            ("area", text(&self.area)),
            ("place", text(&self.place)),
            ("since", moment),
            ("letter", text(&self.letter)),
            ("due", self.due.map(|day| Value::String(day.to_string()))),
            ("ticket", text(&self.ticket)),
            ("quantity", self.quantity.map(Value::from)),
            ("users", users),
            ("formerly", (!self.formerly.is_empty()).then(|| Value::from(self.formerly.clone()))),
            ("disputes", (!self.disputes.is_empty()).then(|| Value::from(self.disputes.clone()))),
        ];
        entries.extend(optional.into_iter().filter_map(|(key, value)| Some((key, value?))));
        entries
    }

    fn read(reader: &mut Reader, has_history: bool) -> Self {
        let words = AssetStatus::ALL.map(AssetStatus::word);
        if has_history && reader.raw("state").is_none() {
            reader.required_text("state");
        }
        let status = reader.word("state", AssetStatus::from_word, &words);
        let due = reader.text("due").and_then(|text| {
            let day = time::read_date(&text);
            if day.is_none() {
                reader.problem("due", message!("finding-not-a-date", key = "due", found = &text));
            }
            day
        });
        let quantity = match reader.raw("quantity") {
            Some(value) => {
                let pieces = value.as_i64().filter(|pieces| *pieces >= 0);
                if pieces.is_none() {
                    let message = message!("finding-not-a-quantity", key = "quantity", found = value.to_string());
                    reader.problem("quantity", message);
                }
                pieces
            }
            None => None,
        };
        let custodian = reader.text("custodian");
        let by_custodian = if custodian.is_some() { AssetStatus::InUse } else { AssetStatus::InStock };
        Self {
            status: status.unwrap_or(by_custodian),
            custodian,
            area: reader.text("area"),
            place: reader.text("place"),
            since: reader.moment("since"),
            letter: reader.text("letter"),
            due,
            ticket: reader.text("ticket"),
            quantity,
            users: reader.texts("users"),
            formerly: reader.texts("formerly"),
            disputes: reader.texts("disputes"),
        }
    }
}

impl Asset {
    /// Reads an asset from the value of its file. Its path, `…/<kind>/<id>.yaml`, tells the kind
    /// and the identifier that it must have.
    ///
    /// # Errors
    /// Every problem of form, with its way from the root.
    pub fn from_value(path: &str, value: &Value) -> Result<Self, Vec<ShapeProblem>> {
        let mut problems = Vec::new();
        let Value::Object(map) = value else {
            return Err(vec![ShapeProblem { path: Vec::new(), message: message!("finding-not-a-record") }]);
        };
        let mut reader = Reader::new(map, Vec::new(), &mut problems);
        let id = reader.required_text("id");
        let kind = reader.required_text("kind");
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let folder = path.rsplit('/').nth(1).unwrap_or_default();
        for (key, found, expected) in [("id", &id, stem), ("kind", &kind, folder)] {
            if found.is_empty() {
                // The reader said so already.
            } else if !is_key(found) {
                reader.problem(key, message!("finding-catalogue-not-an-identifier", key = key, found = found));
            } else if found != expected && key == "id" {
                let message = message!("finding-catalogue-file-name", key = key, found = found, name = expected);
                reader.problem(key, message);
            } else if found != expected {
                let message = message!("finding-catalogue-folder-name", key = key, found = found, name = expected);
                reader.problem(key, message);
            }
        }
        let events = reader.list("events");
        let uid = match events {
            Some(_) => Some(reader.required_text("uid")),
            None => reader.text("uid"),
        };
        let position = Position::read(&mut reader, events.is_some());
        for key in ["tag", "serial", "brand", "model"] {
            reader.text(key);
        }
        for key in ["accessories", "software"] {
            match reader.raw(key) {
                Some(Value::Array(_)) => drop(reader.texts(key)),
                _ => drop(reader.text(key)),
            }
        }
        let card = map.iter().filter(|(key, value)| !HEADER_KEYS.contains(&key.as_str()) && !value.is_null());
        let card = card.map(|(key, value)| (key.clone(), value.clone())).collect();
        let events: Vec<AssetEvent> = events
            .into_iter()
            .flatten()
            .enumerate()
            .filter_map(|(index, value)| AssetEvent::from_value(value, index, &mut problems))
            .collect();
        let asset = Self { id, uid, kind, card, position, events };
        if problems.is_empty() { Ok(asset) } else { Err(problems) }
    }

    /// The value of a new asset's file.
    pub fn to_value(&self) -> Value {
        let mut map = Map::new();
        map.insert("id".to_owned(), Value::from(self.id.as_str()));
        if let Some(uid) = &self.uid {
            map.insert("uid".to_owned(), Value::from(uid.as_str()));
        }
        map.insert("kind".to_owned(), Value::from(self.kind.as_str()));
        map.extend(self.card.iter().map(|(key, value)| (key.clone(), value.clone())));
        map.extend(self.position.entries().into_iter().map(|(key, value)| (key.to_owned(), value)));
        map.insert("events".to_owned(), Value::Array(self.events.iter().map(AssetEvent::to_value).collect()));
        Value::Object(map)
    }

    /// A text of the card, if it says something.
    pub fn text(&self, key: &str) -> Option<&str> {
        text_in(&self.card, key)
    }

    /// Inventory number.
    pub fn tag(&self) -> Option<&str> {
        self.text("tag")
    }

    /// Serial number.
    pub fn serial(&self) -> Option<&str> {
        self.text("serial")
    }

    /// A date of the card.
    pub fn date(&self, key: &str) -> Option<NaiveDate> {
        self.text(key).and_then(time::read_date)
    }

    /// A whole number of the card.
    pub fn number(&self, key: &str) -> Option<i64> {
        self.card.get(key).and_then(Value::as_i64)
    }

    /// The texts of a list on the card; a single text counts as a list of one.
    pub fn list(&self, key: &str) -> Vec<String> {
        match self.card.get(key) {
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            Some(Value::String(text)) if !text.trim().is_empty() => vec![text.clone()],
            _ => Vec::new(),
        }
    }

    /// What people call it: brand and model, else its kind.
    pub fn description(&self) -> Cow<'_, str> {
        match (self.text("brand"), self.text("model")) {
            (Some(brand), Some(model)) => Cow::Owned(format!("{brand} {model}")),
            (Some(one), None) | (None, Some(one)) => Cow::Borrowed(one),
            (None, None) => Cow::Borrowed(&self.kind),
        }
    }

    /// The uid that it had for whoever recorded the event at that position. Each clone that took its card into the
    /// inventory gave it one, and of those that one knows the least is its own.
    pub fn uid_at(&self, event: usize) -> Option<&str> {
        let unseen = self.events.get(event).map(|event| &event.unseen[..]).unwrap_or_default();
        let known = self.events.iter().take(event.saturating_add(1)).filter(|event| !unseen.contains(&event.id));
        let given = known.filter(|event| event.deed == Deed::Registered).map(|event| event.text("uid"));
        given.min().flatten().or(self.uid.as_deref())
    }

    /// The identifier that it had for whoever recorded the event at that position: who did not know that it got
    /// another one wrote under the one before.
    pub fn id_at(&self, event: usize) -> &str {
        let renumbered = self.events.iter().enumerate().filter(|(_, event)| event.deed == Deed::Renumbered);
        let unseen = self.events.get(event).map(|event| event.unseen.as_slice()).unwrap_or_default();
        let mut first = None;
        let mut known = None;
        for (index, renumbering) in renumbered {
            first = first.or(renumbering.text("was"));
            if index <= event && !unseen.contains(&renumbering.id) {
                known = renumbering.text("is");
            }
        }
        known.or(first).unwrap_or(&self.id)
    }

    /// Whether it has a history; a card written by hand has none until it is adopted.
    pub fn has_history(&self) -> bool {
        !self.events.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_without_history_keeps_what_it_does_not_know() {
        let value = serde_json::json!({
            "id": "PC-0132", "kind": "computadora", "tag": "0132", "serial": "", "accessories": ["teclado", "ratón"],
            "custodian": "usuario-1", "memory_gb": 16,
        });
        let asset = Asset::from_value("catalog/assets/computadora/PC-0132.yaml", &value).expect("asset");
        assert_eq!(asset.list("accessories"), ["teclado", "ratón"]);
        assert_eq!((asset.tag(), asset.serial()), (Some("0132"), None));
        assert_eq!(asset.number("memory_gb"), Some(16));
        assert_eq!(asset.position.status, AssetStatus::InUse);
        assert!(!asset.has_history());
    }

    #[test]
    fn names_of_files_and_folders_are_held() {
        let value = serde_json::json!({"id": "PC-1", "kind": "otra", "accessories": "una bolsa"});
        let problems = Asset::from_value("catalog/assets/computadora/PC-2.yaml", &value).expect_err("problems");
        let ids: Vec<&str> = problems.iter().map(|problem| problem.message.id).collect();
        assert_eq!(ids, ["finding-catalogue-file-name", "finding-catalogue-folder-name"]);
        let value = serde_json::json!({"id": "../x", "kind": "", "tag": 132, "events": []});
        let problems = Asset::from_value("catalog/assets/computadora/x.yaml", &value).expect_err("problems");
        let ids: Vec<&str> = problems.iter().map(|problem| problem.message.id).collect();
        let expected = ["blank-key", "catalogue-not-an-identifier", "missing-key", "missing-key", "not-a-text"];
        assert_eq!(ids, expected.map(|code| format!("finding-{code}")));
        assert!(Asset::from_value("x.yaml", &Value::Null).is_err());
    }

    #[test]
    fn a_record_reads_back_as_written() {
        let value = serde_json::json!({
            "id": "PC-0132", "uid": "01kaf6zq3v8c", "kind": "computadora", "tag": "0132", "memory_gb": 16,
            "state": "in_use", "custodian": "usuario-1", "place": "Edificio A",
            "since": "2026-03-01T10:00:00-06:00", "letter": "PC-0132/1",
            "events": [
                {"id": "aaaaaa", "at": "2026-03-01T10:00:00-06:00", "by": "jefatura-1", "did": "registered",
                 "place": "Edificio A", "to": "usuario-1", "set": {"tag": "0132", "memory_gb": 16}},
            ],
        });
        let asset = Asset::from_value("catalog/assets/computadora/PC-0132.yaml", &value).expect("asset");
        assert_eq!(asset.to_value(), value);
    }
}
