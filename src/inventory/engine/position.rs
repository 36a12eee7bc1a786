//! Whether an asset is where a deed begins: its status, pass, reservations, seats and serial number.

use chrono::NaiveDate;
use serde_json::Value;

use super::{AssetRequest, AssetRules};
use crate::inventory::replay::{AssetState, Reservation};
use crate::message;
use crate::model::asset::{Asset, Deed};
use crate::model::catalogue::Class;
use crate::model::message::Message;
use crate::procedure::engine::{Kind as Sort, Unmet};

impl AssetRules<'_> {
    /// Whether an asset in that state is where the deed begins.
    pub(super) fn unmet_position(
        &self,
        asset: &Asset,
        state: &AssetState,
        request: &AssetRequest,
        past: bool,
    ) -> Option<Unmet> {
        let refused = |key: &str, message: Message| Some(Unmet::new(Sort::Position, key, message));
        if (request.deed == Deed::Registered) != state.registered.is_none() {
            return refused("registered", message!("asset-refused-registered"));
        }
        // A kind may be declared otherwise today.
        let class = self.kind(asset).filter(|_| !past).map(|kind| kind.class);
        let (licence, consumable) = (class == Some(Class::Licence), class == Some(Class::Consumable));
        let of_class = match request.deed {
            Deed::SeatAssigned | Deed::SeatReleased | Deed::Renewed => class.is_none() || licence,
            Deed::Received | Deed::Issued | Deed::Counted => class.is_none() || consumable,
            Deed::Registered if request.text("to").is_none() => true,
            Deed::Registered
            | Deed::Assigned
            | Deed::Transferred
            | Deed::Returned
            | Deed::Lent
            | Deed::Extended
            | Deed::Reserved
            | Deed::Released
            | Deed::Retained
            | Deed::GivenBack
            | Deed::Authorised
            | Deed::Left
            | Deed::CameBack
            | Deed::Withdrawn => !licence && !consumable,
            _ => true,
        };
        let kind_name = || self.kind(asset).map_or(asset.kind.as_str(), |kind| kind.name.as_str()).to_owned();
        if !of_class {
            return refused("kind", message!("asset-refused-class", id = &asset.id, kind = kind_name()));
        }
        if !past && !state.disputes.is_empty() && request.deed.is_step() {
            let remedy = format!("folio settle {}", asset.id);
            let message = message!("refused-disputed", folio = &asset.id);
            return Some(Unmet::new(Sort::Position, "dispute", message).remedied(remedy));
        }
        let status = state.status();
        if !state.begins_in(request.deed).contains(&status) {
            let status_name = Message::new(status.message_id());
            let deed = Message::new(request.deed.message_id());
            let message = match &state.custodian {
                Some(holder) => {
                    let holder = self.name(holder);
                    message!("asset-refused-held", id = &asset.id, status = status_name, holder = holder, deed = deed)
                }
                None => message!("asset-refused-status", id = &asset.id, status = status_name, deed = deed),
            };
            let unmet = Unmet::new(Sort::Position, status.word(), message);
            return Some(unmet.remedied(format!("folio asset show {}", asset.id)));
        }
        match request.deed {
            Deed::Authorised if state.open_pass().is_some() => {
                let number = state.open_pass().map(|pass| pass.number.clone()).unwrap_or_default();
                refused("pass", message!("asset-refused-pass-open", number = number))
            }
            Deed::Left | Deed::Withdrawn if state.open_pass().is_none_or(|pass| pass.left.is_some()) => {
                refused("pass", message!("asset-refused-no-pass", id = &asset.id))
                    .map(|unmet| unmet.remedied(format!("folio asset exit {} …", asset.id)))
            }
            // Folio numbers its own; and where nobody answers there is no letter.
            Deed::Corrected if request.text("letter").is_some() => match state.open_letter() {
                Some(letter) if letter.is_old => None,
                Some(letter) => {
                    let number = letter.number.clone().unwrap_or_default();
                    refused("letter", message!("asset-refused-letter-own", id = &asset.id, number = number))
                }
                None => refused("letter", message!("asset-refused-letter-none", id = &asset.id)),
            },
            Deed::Released => {
                let id = request.text("reservation").unwrap_or_default();
                let known = state.reservations.iter().any(|reservation| reservation.id == id);
                if known { None } else { refused("reservation", message!("asset-refused-no-reservation", id = id)) }
            }
            Deed::SeatReleased => {
                let to = request.text("to").unwrap_or_default();
                let held = state.seats.iter().any(|seat| seat.to == to);
                if held { None } else { refused("to", message!("asset-refused-no-seat", user = to)) }
            }
            _ => None,
        }
    }

    /// Nobody is handed what somebody else has reserved for that time.
    pub(super) fn unmet_reservations(&self, asset: &Asset, state: &AssetState, request: &AssetRequest) -> Vec<Unmet> {
        let to = request.text("to");
        let to = to.or(state.custodian.as_deref().filter(|_| request.deed == Deed::Extended));
        let day = self.zone.day(request.at);
        // Custody has no end that is known.
        let last = request.date("due").unwrap_or(NaiveDate::MAX);
        let in_the_way = state.reservations.iter().filter(|reservation| {
            Some(reservation.to.as_str()) != to && reservation.from <= last && reservation.until >= day
        });
        in_the_way
            .map(|reservation| {
                let message = message!(
                    "asset-refused-reserved",
                    holder = self.name(&reservation.to),
                    from = reservation.from.to_string(),
                    until = reservation.until.to_string()
                );
                Unmet::new(Sort::Position, "reservation", message)
                    .remedied(format!("folio asset release {} --reservation {}", asset.id, reservation.id))
            })
            .collect()
    }

    pub(super) fn unmet_reservation(&self, state: &AssetState, request: &AssetRequest) -> Option<Unmet> {
        let (from, until) = (request.date("from")?, request.date("until")?);
        let meets = |other: &&Reservation| other.from <= until && from <= other.until;
        if let Some(other) = state.reservations.iter().find(meets) {
            let message = message!(
                "asset-refused-reserved",
                holder = self.name(&other.to),
                from = other.from.to_string(),
                until = other.until.to_string()
            );
            return Some(Unmet::new(Sort::Position, "reservation", message));
        }
        let loan = state.open_letter().filter(|letter| letter.is_slip)?;
        let due = loan.due.filter(|due| from <= *due)?;
        let message = message!("asset-refused-lent-until", holder = self.name(&loan.holder), due = due.to_string());
        Some(Unmet::new(Sort::Position, "from", message))
    }
}

/// Whether two spellings are one serial number: capitals, spaces and hyphens do not count.
pub fn is_same_serial(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
    plain(one) == plain(other)
}

/// A serial number is read at the door: another machine than the one that may leave, or than the one
/// that left, is stopped there.
pub(super) fn unmet_serial(state: &AssetState, request: &AssetRequest) -> Option<Unmet> {
    let read = request.text("serial")?;
    let left = state.outside().and_then(|pass| pass.left.as_ref()?.serial.as_deref());
    let known = state.text("serial").or(left)?;
    if is_same_serial(read, known) {
        return None;
    }
    let message = message!("asset-refused-serial", read = read, known = known);
    Some(Unmet::new(Sort::Condition, "serial", message))
}

pub(super) fn unmet_seat(state: &AssetState, request: &AssetRequest) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    let to = request.text("to").unwrap_or_default();
    if state.seats.iter().any(|seat| seat.to == to) {
        unmet.push(Unmet::new(Sort::Position, "to", message!("asset-refused-has-seat", user = to)));
    }
    let over = request.details.get("over") == Some(&Value::Bool(true));
    let seats = state.card.get("seats").and_then(Value::as_i64);
    let used = i64::try_from(state.seats.len()).unwrap_or(i64::MAX);
    if let Some(seats) = seats.filter(|seats| used >= *seats && !over) {
        unmet.push(Unmet::new(Sort::Position, "seats", message!("asset-refused-seats", seats = seats)));
    }
    if over && request.note.as_deref().is_none_or(|note| note.trim().is_empty()) {
        unmet.push(Unmet::new(Sort::Field, "note", message!("asset-refused-over-note")));
    }
    unmet
}
