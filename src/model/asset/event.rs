//! One dated entry of an asset's history. Never rewritten; corrected only by a later one.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::message;
use crate::model::event::Values;
use crate::model::folio::Folio;
use crate::model::message::Message;
use crate::model::shape::{Reader, ShapeProblem, Step, kind_of};
use crate::model::time::{self, Moment};

/// What an event of an asset did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Entered the asset in the inventory.
    Registered,
    /// Corrected or completed its card.
    Corrected,
    /// Handed it from stock to somebody, with a custody letter.
    Assigned,
    /// Handed it from one person to another, with a new letter.
    Transferred,
    /// Took it back into stock.
    Returned,
    /// Put it somewhere else.
    Moved,
    /// Lent it from stock, with a slip.
    Lent,
    /// Put off the day on which it is due back.
    Extended,
    /// Reserved it for somebody.
    Reserved,
    /// Gave up a reservation.
    Released,
    /// Kept it at the desk, its holder still answering for it.
    Retained,
    /// Ended the retention.
    GivenBack,
    /// Authorised that it leaves the building.
    Authorised,
    /// Left the building.
    Left,
    /// Came back.
    CameBack,
    /// Withdrew an authorisation that was not used.
    Withdrawn,
    /// Was lost.
    Lost,
    /// Was found again.
    Found,
    /// Left the inventory.
    Retired,
    /// Somebody signed one of its papers.
    Signed,
    /// Left a remark.
    Noted,
    /// The register of others acknowledged its changes.
    Referenced,
    /// Gave somebody a seat of a licence.
    SeatAssigned,
    /// Took a seat back.
    SeatReleased,
    /// Renewed a licence.
    Renewed,
    /// Received so many pieces.
    Received,
    /// Handed out so many pieces.
    Issued,
    /// Counted the pieces.
    Counted,
}

/// A deed with its word and the details that it has.
struct Shape {
    deed: Deed,
    word: &'static str,
    name: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
}

const fn shape(
    deed: Deed,
    word: &'static str,
    name: &'static str,
    required: &'static [&'static str],
    optional: &'static [&'static str],
) -> Shape {
    Shape { deed, word, name, required, optional }
}

const SHAPES: [Shape; 28] = [
    shape(Deed::Registered, "registered", "deed-registered", &["place"], &["to", "area", "letter"]),
    shape(Deed::Corrected, "corrected", "deed-corrected", &[], &[]),
    shape(Deed::Assigned, "assigned", "deed-assigned", &["to", "condition"], &["place", "area", "items"]),
    shape(Deed::Transferred, "transferred", "deed-transferred", &["to", "condition"], &["place", "area", "items"]),
    shape(Deed::Returned, "returned", "deed-returned", &["condition"], &["place", "items", "received_by"]),
    shape(Deed::Moved, "moved", "deed-moved", &["place"], &["area"]),
    shape(Deed::Lent, "lent", "deed-lent", &["to", "due", "condition"], &["place", "area", "items", "instead_of"]),
    shape(Deed::Extended, "extended", "deed-extended", &["due"], &[]),
    shape(Deed::Reserved, "reserved", "deed-reserved", &["to", "from", "until"], &[]),
    shape(Deed::Released, "released", "deed-released", &["reservation"], &[]),
    shape(Deed::Retained, "retained", "deed-retained", &["condition"], &["place", "reason"]),
    shape(Deed::GivenBack, "given_back", "deed-given-back", &["condition"], &["place"]),
    shape(
        Deed::Authorised,
        "authorised",
        "deed-authorised",
        &["reason", "destination", "carrier", "identification", "condition"],
        &["due", "items"],
    ),
    shape(Deed::Left, "left", "deed-left", &["serial"], &["guard"]),
    shape(Deed::CameBack, "came_back", "deed-came-back", &["serial", "condition"], &["received_by", "place", "guard"]),
    shape(Deed::Withdrawn, "withdrawn", "deed-withdrawn", &["reason"], &[]),
    shape(Deed::Lost, "lost", "deed-lost", &["reason"], &[]),
    shape(Deed::Found, "found", "deed-found", &["place", "condition"], &[]),
    shape(Deed::Retired, "retired", "deed-retired", &["reason"], &["replaced_by", "document"]),
    shape(Deed::Signed, "signed", "deed-signed", &["as", "name", "on"], &[]),
    shape(Deed::Noted, "noted", "deed-noted", &[], &[]),
    shape(Deed::Referenced, "referenced", "deed-referenced", &["system", "change"], &["number"]),
    shape(Deed::SeatAssigned, "seat_assigned", "deed-seat-assigned", &["to"], &["over"]),
    shape(Deed::SeatReleased, "seat_released", "deed-seat-released", &["to"], &[]),
    shape(Deed::Renewed, "renewed", "deed-renewed", &[], &[]),
    shape(Deed::Received, "received", "deed-received", &["quantity"], &[]),
    shape(Deed::Issued, "issued", "deed-issued", &["quantity"], &["to"]),
    shape(Deed::Counted, "counted", "deed-counted", &["quantity"], &[]),
];

/// The type of a detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailType {
    /// Text.
    Text,
    /// A person, by the identifier of `people.toml`.
    Person,
    /// A date.
    Date,
    /// A whole number of pieces.
    Quantity,
    /// Yes or no.
    Bool,
    /// A text for each item.
    Items,
}

/// The type of a detail, by its key.
pub fn detail_type(key: &str) -> DetailType {
    match key {
        "due" | "from" | "until" => DetailType::Date,
        "quantity" => DetailType::Quantity,
        "over" => DetailType::Bool,
        "items" => DetailType::Items,
        "received_by" => DetailType::Person,
        _ => DetailType::Text,
    }
}

impl Deed {
    /// Every deed.
    pub fn all() -> impl Iterator<Item = Self> {
        SHAPES.iter().map(|shape| shape.deed)
    }

    fn shape(self) -> &'static Shape {
        // Every deed has one: a test holds it.
        SHAPES.iter().find(|shape| shape.deed == self).unwrap_or(&SHAPES[0])
    }

    /// The word in `did`.
    pub fn word(self) -> &'static str {
        self.shape().word
    }

    /// The deed of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        SHAPES.iter().find(|shape| shape.word == word).map(|shape| shape.deed)
    }

    /// Details that it must have.
    pub fn required(self) -> &'static [&'static str] {
        self.shape().required
    }

    /// Details that it may have.
    pub fn optional(self) -> &'static [&'static str] {
        self.shape().optional
    }

    /// Whether a procedure's outcome may do it.
    pub fn is_movement(self) -> bool {
        matches!(
            self,
            Self::Assigned
                | Self::Transferred
                | Self::Returned
                | Self::Moved
                | Self::Lent
                | Self::Retained
                | Self::GivenBack
                | Self::Authorised
                | Self::Left
                | Self::CameBack
                | Self::Withdrawn
                | Self::Lost
                | Self::Found
                | Self::Retired
        )
    }

    /// Whether it must stand in order of time; remarks, corrections, signatures and acknowledgements
    /// may be written down later than what followed them.
    pub fn is_step(self) -> bool {
        !matches!(self, Self::Noted | Self::Corrected | Self::Signed | Self::Referenced)
    }

    /// Whether it changes what a register of others has to know.
    pub fn concerns_registers(self) -> bool {
        !matches!(
            self,
            Self::Noted
                | Self::Signed
                | Self::Referenced
                | Self::Reserved
                | Self::Released
                | Self::Extended
                | Self::Authorised
                | Self::Withdrawn
        )
    }

    /// The identifier of its name in the Fluent files.
    pub fn message_id(self) -> &'static str {
        self.shape().name
    }
}

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
    /// Its details, by key, of the types of [`detail_type`].
    pub details: Values,
    /// Ticket because of which it was done.
    pub ticket: Option<Folio>,
    /// Event of that ticket that did it.
    pub because: Option<String>,
    /// Card values that it set; null removes one.
    pub set: Values,
    /// Free remark.
    pub note: Option<String>,
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
        let path = vec![Step::Key("events".to_owned()), Step::Index(index)];
        let Value::Object(map) = value else {
            problems.push(ShapeProblem { path, message: message!("finding-event-not-a-mapping", number = index + 1) });
            return None;
        };
        let before = problems.len();
        let mut reader = Reader::new(map, path, problems);
        let id = reader.required_text("id");
        let at = match reader.raw("at") {
            Some(_) => reader.moment("at"),
            None => {
                reader.required_text("at");
                None
            }
        };
        let recorded = reader.moment("recorded");
        let by = reader.required_text("by");
        let on_behalf = reader.text("for");
        let note = reader.text("note");
        let (ticket, because) = (reader.folio("ticket"), reader.text("because"));
        let set = reader.mapping("set").cloned().unwrap_or_default();
        let did = reader.required_text("did");
        let deed = Deed::from_word(&did);
        if deed.is_none() && !did.is_empty() {
            let words: Vec<&str> = SHAPES.iter().map(|shape| shape.word).collect();
            let message = message!("finding-unknown-word", key = "did", found = &did, known = words.join(", "));
            reader.problem("did", message);
        }
        let details = deed.map(|deed| read_details(&mut reader, deed)).unwrap_or_default();
        (problems.len() == before).then_some(())?;
        let (at, deed) = (at?, deed?);
        Some(Self { id, at, recorded, by, on_behalf, deed, details, ticket, because, set, note })
    }

    /// The mapping as it stands in a record.
    pub fn to_value(&self) -> Value {
        let mut map = Map::new();
        let mut put = |key: &str, value: Value| {
            map.insert(key.to_owned(), value);
        };
        put("id", Value::from(self.id.as_str()));
        put("at", Value::String(time::write_moment(self.at)));
        if let Some(recorded) = self.recorded {
            put("recorded", Value::String(time::write_moment(recorded)));
        }
        put("by", Value::from(self.by.as_str()));
        if let Some(on_behalf) = &self.on_behalf {
            put("for", Value::from(on_behalf.as_str()));
        }
        put("did", Value::from(self.deed.word()));
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
        if let Some(note) = &self.note {
            put("note", Value::from(note.as_str()));
        }
        if !self.set.is_empty() {
            put("set", Value::Object(self.set.clone()));
        }
        Value::Object(map)
    }
}

/// A text among values, if it says something.
pub fn text_in<'a>(values: &'a Values, key: &str) -> Option<&'a str> {
    values.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
}

/// Whether a value is of a detail's type.
///
/// # Errors
/// A message that says what it is instead.
pub fn check_detail(key: &str, value: &Value) -> Result<(), Message> {
    let is_item = |value: &Value| value.as_str().is_some_and(|text| !text.trim().is_empty());
    match (detail_type(key), value) {
        (DetailType::Text | DetailType::Person, Value::String(text)) if !text.trim().is_empty() => Ok(()),
        (DetailType::Text | DetailType::Person, Value::String(_)) => Err(message!("finding-blank-key", key = key)),
        (DetailType::Text | DetailType::Person, other) => {
            Err(message!("finding-not-a-text", key = key, found = kind_of(other)))
        }
        (DetailType::Date, Value::String(text)) if time::read_date(text).is_some() => Ok(()),
        (DetailType::Date, other) => {
            let found = other.as_str().map_or_else(|| other.to_string(), str::to_owned);
            Err(message!("finding-not-a-date", key = key, found = found))
        }
        (DetailType::Quantity, value) if value.as_i64().is_some_and(|pieces| pieces >= 0) => Ok(()),
        (DetailType::Quantity, value) => Err(message!("finding-not-a-quantity", key = key, found = value.to_string())),
        (DetailType::Bool, Value::Bool(_)) => Ok(()),
        (DetailType::Bool, other) => Err(message!("finding-not-a-bool", key = key, found = kind_of(other))),
        (DetailType::Items, Value::Object(map)) if map.values().all(is_item) => Ok(()),
        (DetailType::Items, _) => Err(message!("finding-not-items", key = key)),
    }
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
    fn every_deed_has_its_shape_and_every_word_is_one() {
        for deed in Deed::all() {
            assert_eq!(Deed::from_word(deed.word()), Some(deed));
        }
        let words: std::collections::HashSet<&str> = SHAPES.iter().map(|shape| shape.word).collect();
        assert_eq!(words.len(), SHAPES.len());
        assert_eq!(Deed::all().collect::<std::collections::HashSet<_>>().len(), 28);
    }

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
