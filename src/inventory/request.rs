//! From what somebody typed, or a ticket says, to a request on an asset: words read, people named by
//! identifier, and what was not said taken from where it follows.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::engine::{AssetRequest, AssetRules};
use super::replay::AssetState;
use crate::message;
use crate::model::asset::{AssetStatus, Deed, DetailType, detail_type, text_in};
use crate::model::event::Values;
use crate::model::message::Message;
use crate::model::time;
use crate::model::value::{self, FieldType, is_blank};

/// Reads a detail as it is typed. Items come as `ACCESSORY=CONDITION`, several separated by `;`.
///
/// # Errors
/// A message that says what is wrong with the word.
pub fn read_detail(key: &str, word: &str, zone: time::Zone, today: NaiveDate) -> Result<Value, Message> {
    let read = |kind: FieldType| value::read(kind, &[], word, zone, today);
    match detail_type(key) {
        DetailType::Text | DetailType::Person => Ok(Value::from(word.trim())),
        DetailType::Date => read(FieldType::Date),
        DetailType::Bool => read(FieldType::Bool),
        // A command reads the file itself.
        DetailType::Scan => Err(message!("finding-not-a-scan", key = key)),
        DetailType::Quantity => match word.trim().parse::<i64>() {
            Ok(pieces) if pieces >= 0 => Ok(Value::from(pieces)),
            _ => Err(message!("card-not-whole", found = word.trim())),
        },
        DetailType::Events | DetailType::Covers => Ok(word.split_whitespace().map(Value::from).collect()),
        DetailType::Items => {
            let mut items = Map::new();
            for part in word.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
                match part.split_once(['=', ':']) {
                    Some((item, condition)) if !item.trim().is_empty() && !condition.trim().is_empty() => {
                        items.insert(item.trim().to_owned(), Value::from(condition.trim()));
                    }
                    _ => return Err(message!("asset-items-form", found = part)),
                }
            }
            Ok(Value::Object(items))
        }
    }
}

/// A value of a ticket as a detail: moments become dates, numbers texts, where the detail wants them.
pub fn detail_of_ticket(key: &str, given: &Value, zone: time::Zone) -> Option<Value> {
    if is_blank(Some(given)) {
        return None;
    }
    let text = || given.as_str().map_or_else(|| given.to_string(), |text| text.trim().to_owned());
    Some(match detail_type(key) {
        DetailType::Date => match given.as_str().and_then(time::read_moment) {
            Some(moment) => Value::String(zone.day(moment).to_string()),
            None => given.clone(),
        },
        DetailType::Text | DetailType::Person => Value::String(text()),
        DetailType::Items => match given {
            Value::Object(_) => given.clone(),
            _ => read_detail(key, &text(), zone, NaiveDate::MIN).unwrap_or_else(|_| given.clone()),
        },
        DetailType::Bool | DetailType::Quantity | DetailType::Events => given.clone(),
        DetailType::Covers | DetailType::Scan => given.clone(),
    })
}

impl AssetRules<'_> {
    /// Which paper is signed: the one named, else the one that waits for this capacity.
    pub fn signed_on(&self, state: &AssetState, capacity: Option<&str>, on: Option<&str>) -> String {
        let paper = match state.open_letter() {
            Some(letter) if letter.is_slip => "slip",
            Some(_) => "letter",
            None => "return",
        };
        // A head signs what waits for it: the pass, where there is no letter of Folio's own.
        let by_hand = state.open_letter().is_some_and(|letter| !letter.is_old);
        let exits = capacity == Some("head") && state.open_pass().is_some() && !by_hand;
        let carried = exits || matches!(capacity, Some("carrier" | "guard"));
        on.unwrap_or(if carried { "pass" } else { paper }).to_owned()
    }

    /// The request with people named by identifier, reasons by key, and with what follows from the
    /// catalogue and the asset's state where nothing was said.
    #[must_use]
    pub fn completed(&self, state: &AssetState, mut request: AssetRequest) -> AssetRequest {
        let deed = request.deed;
        for key in ["to", "received_by"] {
            let named = text_in(&request.details, key).map(str::to_owned);
            if let Some(person) = named.and_then(|named| self.person(&named)) {
                request.details.insert(key.to_owned(), Value::from(person));
            }
        }
        if deed == Deed::Retired
            && let Some(typed) = text_in(&request.details, "reason")
            && let Ok(reason) = value::choose(&self.inventory.retire_reasons, typed)
        {
            request.details.insert("reason".to_owned(), Value::from(reason.id.as_str()));
        }
        if matches!(deed, Deed::Assigned | Deed::Lent) && is_blank(request.details.get("items")) {
            // What was missing or damaged when it came back still is, until somebody says otherwise.
            let closings = state.letters.last().and_then(|letter| letter.closing.as_ref());
            let known = closings.into_iter().flat_map(|closing| &closing.items);
            let known: Map<String, Value> =
                known.map(|(item, condition)| (item.clone(), Value::from(condition.as_str()))).collect();
            if !known.is_empty() {
                request.details.insert("items".to_owned(), Value::Object(known));
            }
        }
        let holder = text_in(&request.details, "to").and_then(|id| self.people.get(id));
        let before = || match state.status() {
            AssetStatus::Outside => state.outside().and_then(|pass| pass.place_before.clone()),
            _ => state.retention().and_then(|retention| retention.place_before.clone()),
        };
        let mut follows: Vec<(&str, Option<String>)> = Vec::new();
        match deed {
            Deed::Assigned | Deed::Transferred | Deed::Lent => {
                let place = holder.and_then(|person| person.place.clone());
                follows.push(("place", place.or_else(|| state.place.clone())));
                follows.push(("area", holder.and_then(|person| person.area.clone())));
            }
            Deed::Registered => {
                let place = holder.and_then(|person| person.place.clone());
                follows.push(("place", place.or_else(|| Some(self.inventory.stock.clone()))));
                follows.push(("area", holder.and_then(|person| person.area.clone())));
            }
            Deed::Released => {
                if let [only] = &state.reservations[..] {
                    follows.push(("reservation", Some(only.id.clone())));
                }
            }
            Deed::Returned => {
                follows.push(("place", Some(self.inventory.stock.clone())));
                follows.push(("received_by", Some(request.actor.clone())));
            }
            Deed::Retained => follows.push(("place", Some(self.inventory.stock.clone()))),
            Deed::GivenBack => follows.push(("place", before())),
            Deed::CameBack => {
                follows.push(("place", before()));
                follows.push(("received_by", Some(request.actor.clone())));
            }
            Deed::Signed => {
                let on = self.signed_on(state, text_in(&request.details, "as"), None);
                follows.push(("on", Some(on)));
                follows.push(("as", Some("receives".to_owned())));
            }
            Deed::Referenced => {
                let last = text_in(&request.details, "system").and_then(|system| state.pending(system).last().copied());
                follows.push(("change", last.and_then(|index| state.id_at(index)).map(str::to_owned)));
            }
            _ => {}
        }
        for (key, value) in follows {
            if let Some(value) = value.filter(|_| is_blank(request.details.get(key))) {
                request.details.insert(key.to_owned(), Value::String(value));
            }
        }
        request.details = in_order(deed, request.details);
        request
    }

    /// The identifier of the person that was named by identifier or name.
    pub fn person(&self, named: &str) -> Option<String> {
        let person = self.people.get(named.trim()).or_else(|| self.people.find_by_name(named.trim()));
        person.map(|person| person.id.clone())
    }
}

/// Details in the order in which events hold them.
fn in_order(deed: Deed, mut given: Values) -> Values {
    let mut ordered = Values::new();
    for key in deed.required().iter().chain(deed.optional()) {
        if let Some(value) = given.shift_remove(*key) {
            ordered.insert((*key).to_owned(), value);
        }
    }
    ordered.extend(given);
    ordered
}
