//! What may be done with an asset, each deed with its word and the details that it has.

use serde_json::Value;

use crate::message;
use crate::model::message::Message;
use crate::model::pseudonym::covers_of;
use crate::model::shape::kind_of;
use crate::model::signature::Scan;
use crate::model::time;

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
    /// Decided between steps that two clones had taken without knowing of each other.
    Settled,
    /// Put pseudonyms in the place of a person.
    Redacted,
    /// Gave it another identifier, since another asset has the one it had.
    Renumbered,
}

/// What a signature may say of what it stands on.
const EVIDENCE: [&str; 6] = ["how", "scan", "commit", "signer", "key", "data"];

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

const SHAPES: [Shape; 31] = [
    shape(Deed::Registered, "registered", "deed-registered", &["place"], &["to", "area", "letter", "uid"]),
    shape(Deed::Corrected, "corrected", "deed-corrected", &[], &["letter"]),
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
    shape(Deed::Signed, "signed", "deed-signed", &["as", "name", "on"], &EVIDENCE),
    shape(Deed::Noted, "noted", "deed-noted", &[], &[]),
    shape(Deed::Referenced, "referenced", "deed-referenced", &["system", "change"], &["number"]),
    shape(Deed::SeatAssigned, "seat_assigned", "deed-seat-assigned", &["to"], &["over"]),
    shape(Deed::SeatReleased, "seat_released", "deed-seat-released", &["to"], &[]),
    shape(Deed::Renewed, "renewed", "deed-renewed", &[], &[]),
    shape(Deed::Received, "received", "deed-received", &["quantity"], &[]),
    shape(Deed::Issued, "issued", "deed-issued", &["quantity"], &["to"]),
    shape(Deed::Counted, "counted", "deed-counted", &["quantity"], &[]),
    shape(Deed::Settled, "settled", "deed-settled", &["keeps", "drops"], &[]),
    shape(Deed::Redacted, "redacted", "deed-redacted", &["covers"], &[]),
    shape(Deed::Renumbered, "renumbered", "deed-renumbered", &["was", "is"], &[]),
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
    /// Identifiers of events.
    Events,
    /// What tells the scan of a paper from any other file.
    Scan,
    /// Keys of events, by the identifier of each.
    Covers,
}

/// The type of a detail, by its key.
pub fn detail_type(key: &str) -> DetailType {
    match key {
        "due" | "from" | "until" => DetailType::Date,
        "quantity" => DetailType::Quantity,
        "over" => DetailType::Bool,
        "items" => DetailType::Items,
        "keeps" | "drops" => DetailType::Events,
        "scan" => DetailType::Scan,
        "covers" => DetailType::Covers,
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
        !matches!(
            self,
            Self::Noted
                | Self::Corrected
                | Self::Signed
                | Self::Referenced
                | Self::Settled
                | Self::Redacted
                | Self::Renumbered
        )
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
                | Self::Redacted
        )
    }

    /// The identifier of its name in the Fluent files.
    pub fn message_id(self) -> &'static str {
        self.shape().name
    }
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
        (DetailType::Events, Value::Array(list)) if !list.is_empty() && list.iter().all(is_item) => Ok(()),
        (DetailType::Events, _) => Err(message!("finding-not-events", key = key)),
        (DetailType::Scan, value) if Scan::from_value(value).is_some() => Ok(()),
        (DetailType::Scan, _) => Err(message!("finding-not-a-scan", key = key)),
        (DetailType::Covers, value) if covers_of(value).is_some() => Ok(()),
        (DetailType::Covers, _) => Err(message!("finding-not-covers", key = key)),
        (DetailType::Items, Value::Object(map)) if map.values().all(is_item) => Ok(()),
        (DetailType::Items, _) => Err(message!("finding-not-items", key = key)),
    }
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
        assert_eq!(Deed::all().collect::<std::collections::HashSet<_>>().len(), 31);
    }
}
