//! Whether a request says what its deed needs: its details, and the values that it sets on the card.

use super::{AssetRequest, AssetRules};
use crate::inventory::card;
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::{Asset, Deed, check_detail, text_in};
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::model::time::read_date;
use crate::model::value::{choose, is_blank};
use crate::procedure::engine::{Kind as Sort, Unmet, unknown_person};

impl AssetRules<'_> {
    pub(super) fn unmet_details(&self, request: &AssetRequest, past: bool) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        for key in request.deed.required() {
            if is_blank(request.details.get(*key)) {
                let message = missing(key);
                unmet.push(Unmet::new(Sort::Field, key, message));
            }
        }
        for (key, value) in &request.details {
            let known = request.deed.required().iter().chain(request.deed.optional()).any(|known| known == key);
            if !known {
                let message =
                    message!("asset-refused-detail", key = key, deed = Message::new(request.deed.message_id()));
                unmet.push(Unmet::new(Sort::Unknown, key, message));
            } else if let Err(problem) = check_detail(key, value).map_err(|problem| problem.with("at", key.as_str()))
                && !is_blank(Some(value))
            {
                unmet.push(Unmet::new(Sort::Value, key, problem));
            }
        }
        let holder =
            matches!(request.deed, Deed::Registered | Deed::Assigned | Deed::Transferred | Deed::Lent | Deed::Reserved);
        let day = self.zone.day(request.at);
        for key in ["to", "received_by"] {
            let Some(named) = request.text(key).filter(|_| holder || key == "received_by") else { continue };
            match self.people.get(named) {
                None => unmet.push(unknown_person(self.people, named)),
                Some(person) if !person.is_active(day) && !past => {
                    let message = message!("asset-refused-inactive", person = self.name(named), option = option(key));
                    unmet.push(Unmet::new(Sort::Position, key, message));
                }
                Some(_) => {}
            }
        }
        if request.deed == Deed::Registered
            && let (Some(letter), None) = (request.text("letter"), request.text("to"))
        {
            let message = message!("asset-refused-letter-of-nobody", letter = letter);
            unmet.push(Unmet::new(Sort::Value, "letter", message));
        }
        if let Some(until) = request.date("until").filter(|until| *until < day) {
            let message = message!("asset-refused-past", until = until.to_string());
            unmet.push(Unmet::new(Sort::Value, "until", message));
        }
        let dates = |from: &str, until: &str| Some((request.date(from)?, request.date(until)?));
        if let Some((from, until)) = dates("from", "until").filter(|(from, until)| until < from) {
            let message = message!("asset-refused-dates", from = from.to_string(), until = until.to_string());
            unmet.push(Unmet::new(Sort::Value, "until", message));
        }
        if let Some(due) = request.date("due").filter(|due| *due < day) {
            let message = message!("asset-refused-due", due = due.to_string());
            unmet.push(Unmet::new(Sort::Value, "due", message));
        }
        unmet
    }

    pub(super) fn unmet_card(
        &self,
        asset: &Asset,
        state: &AssetState,
        request: &AssetRequest,
        past: bool,
    ) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        let sets = matches!(request.deed, Deed::Registered | Deed::Corrected | Deed::Renewed);
        if !sets && let Some(key) = request.set.keys().next() {
            let message = message!("asset-refused-detail", key = key, deed = Message::new(request.deed.message_id()));
            unmet.push(Unmet::new(Sort::Unknown, key, message));
        }
        let letter = request.deed == Deed::Corrected && request.text("letter").is_some();
        if matches!(request.deed, Deed::Corrected | Deed::Renewed) && request.set.is_empty() && !letter {
            unmet.push(Unmet::new(Sort::Unknown, "set", message!("asset-refused-nothing-set")));
        }
        // A kind may be declared otherwise today: what it was then is not known.
        let Some(kind) = self.kind(asset).filter(|_| !past) else {
            if !past {
                let known: Vec<&str> = self.inventory.kinds.iter().map(|kind| kind.key.as_str()).collect();
                let message = message!("asset-refused-kind", kind = &asset.kind, known = known.join(", "));
                unmet.push(Unmet::new(Sort::Unknown, "kind", message));
            }
            return unmet;
        };
        for (key, value) in &request.set {
            match kind.field(key) {
                None => {
                    let keys: Vec<String> = kind.card().into_iter().map(|field| field.key).collect();
                    let known = keys.join(", ");
                    let message = match nearest(key, keys.iter().map(String::as_str)) {
                        Some(near) => message!("asset-refused-key-near", key = key, near = near, known = known),
                        None => message!("asset-refused-key", key = key, known = known),
                    };
                    unmet.push(Unmet::new(Sort::Unknown, key, message));
                }
                Some(_) if value.is_null() => {}
                Some(field) => {
                    if let Err(problem) = card::check(&field, self.suppliers, value) {
                        let message = message!("asset-refused-value", key = key, problem = problem);
                        unmet.push(Unmet::new(Sort::Value, key, message));
                    }
                }
            }
        }
        if sets {
            let after = |key: &String| request.set.get(key).or_else(|| state.card.get(key));
            for key in kind.required.iter().filter(|key| is_blank(after(key))) {
                unmet.push(Unmet::new(Sort::Field, key, message!("asset-refused-required", key = key)));
            }
        }
        unmet
    }

    /// A renewal says until when, or for how many: what else changes is a correction.
    pub(super) fn unmet_renewal(&self, request: &AssetRequest) -> Option<Unmet> {
        let renews = ["expires", "seats"].iter().any(|key| !is_blank(request.set.get(*key)));
        if !renews {
            return Some(Unmet::new(Sort::Value, "expires", message!("asset-refused-renewal")));
        }
        let expires = text_in(&request.set, "expires").and_then(read_date)?;
        let past = expires < self.zone.day(request.at);
        past.then(|| {
            let message = message!("asset-refused-renewal-past", expires = expires.to_string());
            Unmet::new(Sort::Value, "expires", message)
        })
    }

    pub(super) fn unmet_reason(&self, request: &AssetRequest, past: bool) -> Option<Unmet> {
        let reason = request.text("reason")?;
        let reasons = &self.inventory.retire_reasons;
        if past || reasons.iter().any(|known| known.id == reason) {
            return None;
        }
        let message = choose(reasons, reason).err()?;
        Some(Unmet::new(Sort::Unknown, "reason", message))
    }
}

/// That a detail is missing, with the option that gives it.
fn missing(key: &str) -> Message {
    message!("asset-refused-missing", detail = Message::new(detail_name(key)), option = option(key))
}

/// The option with which a detail is typed.
fn option(key: &str) -> String {
    format!("--{}", key.replace('_', "-"))
}

/// The identifier of a detail's name in the Fluent files.
pub fn detail_name(key: &str) -> &'static str {
    match key {
        "to" => "detail-to",
        "place" => "detail-place",
        "area" => "detail-area",
        "condition" => "detail-condition",
        "items" => "detail-items",
        "letter" => "detail-letter",
        "due" => "detail-due",
        "from" => "detail-from",
        "until" => "detail-until",
        "reservation" => "detail-reservation",
        "reason" => "detail-reason",
        "destination" => "detail-destination",
        "carrier" => "detail-carrier",
        "identification" => "detail-identification",
        "serial" => "detail-serial",
        "guard" => "detail-guard",
        "received_by" => "detail-received-by",
        "instead_of" => "detail-instead-of",
        "replaced_by" => "detail-replaced-by",
        "document" => "detail-document",
        "as" => "detail-as",
        "name" => "detail-name",
        "on" => "detail-on",
        "how" => "signatures-column-how",
        "scan" => "signatures-column-scan",
        "commit" => "signatures-column-commit",
        "signer" => "signatures-column-signer",
        "key" => "signatures-column-key",
        "data" => "detail-data",
        "system" => "detail-system",
        "number" => "detail-number",
        "change" => "detail-change",
        "over" => "detail-over",
        "keeps" => "detail-keeps",
        "covers" => "detail-covers",
        "drops" => "detail-drops",
        "was" => "detail-was",
        "is" => "detail-is",
        "uid" => "detail-uid",
        _ => "detail-quantity",
    }
}
