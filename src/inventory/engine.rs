//! What may happen to an asset: (inventory, asset, request, now) → an [`AssetPlan`] or a refusal
//! that lists everything in the way.
//!
//! [`AssetRules::unmet`] is the only place that refuses, for commands and for `check` alike.

use chrono::NaiveDate;
use serde_json::Value;

use super::card;
use super::replay::AssetState;
use crate::message;
use crate::model::asset::{Asset, AssetEvent, AssetStatus, Deed, check_detail, text_in};
use crate::model::catalogue::{Class, Inventory, Kind, People, Suppliers, fold};
use crate::model::event::Values;
use crate::model::folio::Folio;
use crate::model::identifier;
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::model::time::{Moment, Zone};
use crate::model::value::is_blank;
use crate::procedure::engine::{Kind as Sort, Refusal, Unmet, unknown_person};

/// What assets are judged with.
#[derive(Clone, Copy)]
pub struct AssetRules<'a> {
    /// Kinds, roles, reasons.
    pub inventory: &'a Inventory,
    /// People.
    pub people: &'a People,
    /// Suppliers.
    pub suppliers: &'a Suppliers,
    /// The desk's time zone.
    pub zone: Zone,
}

/// What somebody wants to do with an asset, with its circumstances.
#[derive(Debug, Clone, PartialEq)]
pub struct AssetRequest {
    /// What.
    pub deed: Deed,
    /// Its details.
    pub details: Values,
    /// Card values that it sets.
    pub set: Values,
    /// Ticket because of which.
    pub ticket: Option<Folio>,
    /// Event of that ticket.
    pub because: Option<String>,
    /// Who records it.
    pub actor: String,
    /// Who did it, where that person has no account.
    pub on_behalf: Option<String>,
    /// When it happened.
    pub at: Moment,
    /// What time it is.
    pub now: Moment,
    /// Remark.
    pub note: Option<String>,
}

/// What will be written, if the store can.
#[derive(Debug, Clone, PartialEq)]
pub struct AssetPlan {
    /// The asset after it.
    pub after: Asset,
    /// Its state after it.
    pub state: AssetState,
}

/// A rule that an event of an asset's file breaks.
#[derive(Debug, Clone, PartialEq)]
pub struct AssetBreach {
    /// Position of the event, from 0.
    pub event: usize,
    /// What is wrong.
    pub unmet: Unmet,
}

/// Keys of `signed`'s `on`, the papers that can be signed.
pub const SIGNED_ON: [&str; 4] = ["letter", "slip", "return", "pass"];

/// Capacities in which papers are signed.
pub const SIGNED_AS: [&str; 5] = ["receives", "hands_over", "head", "carrier", "guard"];

impl<'a> AssetRules<'a> {
    /// The kind of an asset.
    pub fn kind(&self, asset: &Asset) -> Option<&'a Kind> {
        let inventory: &'a Inventory = self.inventory;
        inventory.kind(&asset.kind)
    }

    /// Everything that stands in the way of a request on an asset in that state. Of the `past`, what
    /// only today's catalogue decides is left out.
    pub fn unmet(&self, asset: &Asset, state: &AssetState, request: &AssetRequest, past: bool) -> Vec<Unmet> {
        let mut unmet = self.unmet_time(state, request);
        unmet.extend(self.unmet_actor(request, past));
        unmet.extend(self.unmet_details(request, past));
        unmet.extend(self.unmet_card(asset, state, request, past));
        if let Some(refused) = self.unmet_position(asset, state, request, past) {
            unmet.push(refused);
            return unmet;
        }
        match request.deed {
            Deed::Assigned | Deed::Lent => unmet.extend(self.unmet_reservations(asset, state, request)),
            Deed::Extended if state.status() == AssetStatus::Lent => {
                unmet.extend(self.unmet_reservations(asset, state, request));
            }
            Deed::Transferred if request_text(request, "to") == state.custodian.as_deref() => {
                let holder = state.custodian.clone().unwrap_or_default();
                unmet.push(Unmet::new(Sort::Position, "to", message!("asset-refused-same-holder", holder = holder)));
            }
            Deed::Reserved => unmet.extend(self.unmet_reservation(state, request)),
            Deed::Left | Deed::CameBack => unmet.extend(unmet_serial(state, request)),
            Deed::Signed => unmet.extend(self.unmet_signature(state, request, past)),
            Deed::Referenced => unmet.extend(self.unmet_reference(asset, state, request, past)),
            Deed::SeatAssigned => unmet.extend(unmet_seat(state, request)),
            Deed::Retired => unmet.extend(self.unmet_reason(request, past)),
            Deed::Renewed => unmet.extend(self.unmet_renewal(request)),
            Deed::Issued => {
                let (there, wanted) = (state.quantity.unwrap_or_default(), pieces(request));
                if wanted > there {
                    let message = message!("asset-refused-quantity", there = there, wanted = wanted);
                    unmet.push(Unmet::new(Sort::Value, "quantity", message));
                }
            }
            Deed::Noted if request.note.as_deref().is_none_or(|note| note.trim().is_empty()) && !past => {
                unmet.push(Unmet::new(Sort::Unknown, "note", message!("refused-empty-note")));
            }
            _ => {}
        }
        unmet
    }

    fn unmet_time(&self, state: &AssetState, request: &AssetRequest) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if request.at > request.now {
            let message = message!("refused-future", at = request.at, now = request.now);
            unmet.push(Unmet::new(Sort::Time, "at", message));
        }
        let first = if request.deed.is_step() { state.last_step } else { state.registered };
        if let Some(last) = first.filter(|last| request.at < *last) {
            let message = message!("asset-refused-before-last", at = request.at, last = last);
            unmet.push(Unmet::new(Sort::Time, "at", message));
        }
        unmet
    }

    /// Roles whose people may do this.
    fn roles(&self, request: &AssetRequest) -> &'a [String] {
        let inventory: &'a Inventory = self.inventory;
        let by_head = matches!(request.deed, Deed::Authorised | Deed::Retired | Deed::Lost);
        let identity =
            request.deed == Deed::Corrected && ["tag", "serial"].iter().any(|key| request.set.contains_key(*key));
        if (by_head || identity) && !inventory.heads.is_empty() { &inventory.heads } else { &inventory.roles }
    }

    fn unmet_actor(&self, request: &AssetRequest, past: bool) -> Option<Unmet> {
        let actor = request.actor.as_str();
        let Some(person) = self.people.get(actor) else { return Some(unknown_person(self.people, actor)) };
        if !person.is_active(self.zone.day(request.at)) {
            return Some(Unmet::new(Sort::Role, actor, message!("refused-inactive-person", person = actor)));
        }
        // What a procedure allowed has been judged there, by its own roles; and who might do what in
        // the past no revision of the inventory's settings tells.
        let roles: Vec<&str> = self.roles(request).iter().map(String::as_str).collect();
        if past || request.because.is_some() || roles.is_empty() || person.has_role(&roles) {
            return None;
        }
        let day = self.zone.day(request.at);
        let able = self.people.people.iter().filter(|person| person.is_active(day) && person.has_role(&roles));
        let names: Vec<&str> = able.map(|person| person.id.as_str()).collect();
        let message = message!("asset-refused-role", person = actor, able = names.len(), names = names.join(", "));
        Some(Unmet::new(Sort::Role, actor, message))
    }

    fn unmet_details(&self, request: &AssetRequest, past: bool) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        for key in request.deed.required() {
            if is_blank(request.details.get(*key)) {
                let message = message!("asset-refused-missing", detail = Message::new(detail_name(key)), key = *key);
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
            let Some(named) = request_text(request, key).filter(|_| holder || key == "received_by") else { continue };
            match self.people.get(named) {
                None => unmet.push(unknown_person(self.people, named)),
                Some(person) if !person.is_active(day) && !past => {
                    unmet.push(Unmet::new(Sort::Position, key, message!("refused-inactive-person", person = named)));
                }
                Some(_) => {}
            }
        }
        if request.deed == Deed::Registered
            && let (Some(letter), None) = (request_text(request, "letter"), request_text(request, "to"))
        {
            let message = message!("asset-refused-letter-of-nobody", letter = letter);
            unmet.push(Unmet::new(Sort::Value, "letter", message));
        }
        if let Some(until) = request_date(request, "until").filter(|until| *until < day) {
            let message = message!("asset-refused-past", until = until.to_string());
            unmet.push(Unmet::new(Sort::Value, "until", message));
        }
        let dates = |from: &str, until: &str| Some((request_date(request, from)?, request_date(request, until)?));
        if let Some((from, until)) = dates("from", "until").filter(|(from, until)| until < from) {
            let message = message!("asset-refused-dates", from = from.to_string(), until = until.to_string());
            unmet.push(Unmet::new(Sort::Value, "until", message));
        }
        if let Some(due) = request_date(request, "due").filter(|due| *due < day) {
            let message = message!("asset-refused-due", due = due.to_string());
            unmet.push(Unmet::new(Sort::Value, "due", message));
        }
        unmet
    }

    fn unmet_card(&self, asset: &Asset, state: &AssetState, request: &AssetRequest, past: bool) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        let sets = matches!(request.deed, Deed::Registered | Deed::Corrected | Deed::Renewed);
        if !sets && let Some(key) = request.set.keys().next() {
            let message = message!("asset-refused-detail", key = key, deed = Message::new(request.deed.message_id()));
            unmet.push(Unmet::new(Sort::Unknown, key, message));
        }
        if matches!(request.deed, Deed::Corrected | Deed::Renewed) && request.set.is_empty() {
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

    /// Whether an asset in that state is where the deed begins.
    fn unmet_position(&self, asset: &Asset, state: &AssetState, request: &AssetRequest, past: bool) -> Option<Unmet> {
        use AssetStatus::{InStock, InUse, Lent, Lost, Outside, Retained};
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
            Deed::Registered if request_text(request, "to").is_none() => true,
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
        let status = state.status();
        let needs: &[AssetStatus] = match request.deed {
            Deed::Assigned | Deed::Lent => &[InStock],
            Deed::Transferred => &[InUse],
            Deed::Returned => &[InUse, Lent, Retained],
            Deed::Moved => &[InStock, InUse, Lent],
            Deed::Extended => &[Lent, Outside],
            Deed::Reserved => &[InStock, InUse, Lent, Retained, Outside],
            Deed::Retained => &[InStock, InUse, Lent],
            Deed::GivenBack => &[Retained],
            Deed::Authorised => &[InStock, InUse, Lent, Retained],
            Deed::Left => &[InStock, InUse, Lent, Retained],
            Deed::CameBack => &[Outside],
            Deed::Lost => &[InStock, InUse, Lent, Retained, Outside],
            Deed::Found => &[Lost],
            // In use by its seats, not in custody.
            Deed::Retired if state.open_letter().is_none() => &[InStock, InUse, Retained, Outside, Lost],
            Deed::Retired => &[InStock, Retained, Outside, Lost],
            Deed::SeatAssigned | Deed::Renewed | Deed::Received | Deed::Issued | Deed::Counted => &[InStock, InUse],
            _ => &AssetStatus::ALL,
        };
        if !needs.contains(&status) {
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
            Deed::Released => {
                let id = request_text(request, "reservation").unwrap_or_default();
                let known = state.reservations.iter().any(|reservation| reservation.id == id);
                if known { None } else { refused("reservation", message!("asset-refused-no-reservation", id = id)) }
            }
            Deed::SeatReleased => {
                let to = request_text(request, "to").unwrap_or_default();
                let held = state.seats.iter().any(|seat| seat.to == to);
                if held { None } else { refused("to", message!("asset-refused-no-seat", user = to)) }
            }
            _ => None,
        }
    }

    /// Nobody is handed what somebody else has reserved for that time.
    fn unmet_reservations(&self, asset: &Asset, state: &AssetState, request: &AssetRequest) -> Vec<Unmet> {
        let to = request_text(request, "to");
        let to = to.or(state.custodian.as_deref().filter(|_| request.deed == Deed::Extended));
        let day = self.zone.day(request.at);
        // Custody has no end that is known.
        let last = request_date(request, "due").unwrap_or(NaiveDate::MAX);
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

    fn unmet_reservation(&self, state: &AssetState, request: &AssetRequest) -> Option<Unmet> {
        let (from, until) = (request_date(request, "from")?, request_date(request, "until")?);
        let meets = |other: &&super::replay::Reservation| other.from <= until && from <= other.until;
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

    /// Only who has the asset signs for it. People's names change: of the past it is only said where
    /// the name is known to be another's.
    fn unmet_signature(&self, state: &AssetState, request: &AssetRequest, past: bool) -> Vec<Unmet> {
        let (on, role) = (request_text(request, "on"), request_text(request, "as"));
        let name = request_text(request, "name").unwrap_or_default();
        let mut unmet = Vec::new();
        for (key, word, known) in [("on", on, &SIGNED_ON[..]), ("as", role, &SIGNED_AS[..])] {
            if let Some(word) = word.filter(|word| !known.contains(word)) {
                let message =
                    message!("finding-unknown-word", key = key, found = word, known = known.join(", ")).with("at", key);
                unmet.push(Unmet::new(Sort::Unknown, key, message));
            }
        }
        let (Some(on), Some(role)) = (on, role) else { return unmet };
        if !unmet.is_empty() {
            return unmet;
        }
        let Some(signatures) = state.signatures_on(on) else {
            unmet.push(Unmet::new(Sort::Position, "on", message!("asset-refused-no-paper")));
            return unmet;
        };
        if let Some(made) = state.paper_made(on).filter(|made| request.at < *made) {
            let message = message!("asset-refused-before-paper", at = request.at, made = made);
            unmet.push(Unmet::new(Sort::Time, "at", message));
        }
        if let Some(given) = signatures.iter().find(|given| given.role == role) {
            let message = message!("refused-signed-already", role = role, name = &given.name, at = given.at);
            unmet.push(Unmet::new(Sort::Position, role, message));
        }
        let latest = |slip: bool| state.letters.iter().rev().find(|letter| letter.is_slip == slip);
        let holder = match (on, role) {
            ("letter", "receives") => latest(false).map(|letter| letter.holder.as_str()),
            ("slip", "receives") => latest(true).map(|letter| letter.holder.as_str()),
            ("return", "hands_over") => {
                state.letters.iter().rev().find(|letter| letter.closing.is_some()).map(|letter| letter.holder.as_str())
            }
            ("pass", "carrier") => state.passes.last().and_then(|pass| pass.carrier.as_deref()),
            _ => None,
        };
        // A blank name is missed, not wrong.
        let holder = holder.filter(|_| !name.trim().is_empty());
        let stranger = |holder: &&str| match past {
            true => self.person(name).is_some_and(|person| person != *holder),
            false => !self.is_person(holder, name),
        };
        if let Some(holder) = holder.filter(stranger) {
            let message = message!("asset-refused-signer", holder = self.name(holder), name = name);
            unmet.push(Unmet::new(Sort::Role, role, message));
        }
        unmet
    }

    fn is_person(&self, id: &str, named: &str) -> bool {
        id == named || self.people.get(id).is_some_and(|person| fold(&person.name) == fold(named))
    }

    /// A person's name, or the identifier where nobody has it.
    pub fn name(&self, id: &str) -> String {
        self.people.get(id).map_or_else(|| id.to_owned(), |person| person.name.clone())
    }

    fn unmet_reference(&self, asset: &Asset, state: &AssetState, request: &AssetRequest, past: bool) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        let system = request_text(request, "system").unwrap_or_default();
        let registered = self.kind(asset).and_then(|kind| kind.register.as_deref());
        if registered != Some(system) && !past {
            let message = message!("asset-refused-register", id = &asset.id, system = system);
            unmet.push(Unmet::new(Sort::Unknown, "system", message));
        }
        if let (Some(number), Some(external)) = (request_text(request, "number"), self.suppliers.external(system))
            && !past
            && !external.accepts(number.trim())
        {
            let (name, example) = (&external.name, external.example.clone().unwrap_or_default());
            let problem = message!("value-not-their-number", found = number, system = name, example = example);
            let message = message!("refused-value", key = "number", label = name, problem = problem);
            unmet.push(Unmet::new(Sort::Value, "number", message));
        }
        let change = request_text(request, "change").unwrap_or_default();
        if let Some(changed) = state.moment_of(change).filter(|changed| request.at < *changed) {
            let message = message!("asset-refused-before-change", at = request.at, changed = changed);
            unmet.push(Unmet::new(Sort::Time, "at", message));
        }
        if state.position_of(change).is_none() {
            let message = message!("asset-refused-change", id = &asset.id, change = change);
            unmet.push(Unmet::new(Sort::Unknown, "change", message));
        }
        unmet
    }

    /// A renewal says until when, or for how many: what else changes is a correction.
    fn unmet_renewal(&self, request: &AssetRequest) -> Option<Unmet> {
        let renews = ["expires", "seats"].iter().any(|key| !is_blank(request.set.get(*key)));
        if !renews {
            return Some(Unmet::new(Sort::Value, "expires", message!("asset-refused-renewal")));
        }
        let expires = text_in(&request.set, "expires").and_then(crate::model::time::read_date)?;
        let past = expires < self.zone.day(request.at);
        past.then(|| {
            let message = message!("asset-refused-renewal-past", expires = expires.to_string());
            Unmet::new(Sort::Value, "expires", message)
        })
    }

    fn unmet_reason(&self, request: &AssetRequest, past: bool) -> Option<Unmet> {
        let reason = request_text(request, "reason")?;
        let reasons = &self.inventory.retire_reasons;
        if past || reasons.iter().any(|known| known.id == reason) {
            return None;
        }
        let message = crate::model::value::choose(reasons, reason).err()?;
        Some(Unmet::new(Sort::Unknown, "reason", message))
    }
}

/// Whether two spellings are one serial number: capitals, spaces and hyphens do not count.
pub fn is_same_serial(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
    plain(one) == plain(other)
}

/// A serial number is read at the door: another machine than the one that may leave, or than the one
/// that left, is stopped there.
fn unmet_serial(state: &AssetState, request: &AssetRequest) -> Option<Unmet> {
    let read = request_text(request, "serial")?;
    let left = state.outside().and_then(|pass| pass.left.as_ref()?.serial.as_deref());
    let known = state.text("serial").or(left)?;
    if is_same_serial(read, known) {
        return None;
    }
    let message = message!("asset-refused-serial", read = read, known = known);
    Some(Unmet::new(Sort::Condition, "serial", message))
}

fn unmet_seat(state: &AssetState, request: &AssetRequest) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    let to = request_text(request, "to").unwrap_or_default();
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

fn request_text<'r>(request: &'r AssetRequest, key: &str) -> Option<&'r str> {
    text_in(&request.details, key)
}

fn request_date(request: &AssetRequest, key: &str) -> Option<NaiveDate> {
    request_text(request, key).and_then(crate::model::time::read_date)
}

fn pieces(request: &AssetRequest) -> i64 {
    request.details.get("quantity").and_then(Value::as_i64).unwrap_or_default()
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
        "system" => "detail-system",
        "number" => "detail-number",
        "change" => "detail-change",
        "over" => "detail-over",
        _ => "detail-quantity",
    }
}

/// Plans what a request does to an asset.
///
/// # Errors
/// A [`Refusal`] with everything that stands in the way.
pub fn plan(
    rules: &AssetRules,
    asset: &Asset,
    state: &AssetState,
    request: &AssetRequest,
) -> Result<AssetPlan, Refusal> {
    let unmet = rules.unmet(asset, state, request, false);
    if !unmet.is_empty() {
        return Err(Refusal { unmet });
    }
    let taken: Vec<&str> = asset.events.iter().map(|event| event.id.as_str()).collect();
    let mut details = request.details.clone();
    details.retain(|_, value| !is_blank(Some(value)));
    let mut event = AssetEvent {
        id: String::new(),
        at: request.at,
        recorded: (request.now > request.at).then_some(request.now),
        by: request.actor.clone(),
        on_behalf: request.on_behalf.clone(),
        deed: request.deed,
        details,
        ticket: request.ticket.clone(),
        because: request.because.clone(),
        set: request.set.clone(),
        note: request.note.clone(),
    };
    let follows = taken.last().copied().unwrap_or_default();
    let uid = asset.uid.as_deref().unwrap_or_default();
    event.id = identifier::event_id(uid, follows, &event.to_value().to_string(), &taken);
    let mut state = state.clone();
    state.apply(&asset.id, &event);
    let mut after = asset.clone();
    for key in event.set.keys() {
        match state.card.get(key) {
            Some(value) => after.card.insert(key.clone(), value.clone()),
            None => after.card.shift_remove(key),
        };
    }
    after.position = state.position();
    after.events.push(event);
    Ok(AssetPlan { after, state })
}

/// Replays an asset and names every rule that its events break.
pub fn judge(rules: &AssetRules, asset: &Asset, now: Moment) -> (AssetState, Vec<AssetBreach>) {
    let mut state = AssetState::default();
    let mut breaches = Vec::new();
    for (index, event) in asset.events.iter().enumerate() {
        let mut breach = |sort: Sort, message: Message| {
            breaches.push(AssetBreach { event: index, unmet: Unmet::new(sort, &event.id, message) });
        };
        if asset.events[..index].iter().any(|earlier| earlier.id == event.id) {
            breach(Sort::Value, message!("refused-event-twice", id = &event.id));
        }
        if event.recorded.is_some_and(|recorded| recorded < event.at) {
            breach(Sort::Time, message!("refused-recorded-before"));
        }
        if let Some(recorded) = event.recorded.filter(|recorded| *recorded > now) {
            breach(Sort::Time, message!("refused-future", at = recorded, now = now));
        }
        let request = AssetRequest {
            deed: event.deed,
            details: event.details.clone(),
            set: event.set.clone(),
            ticket: event.ticket.clone(),
            because: event.because.clone(),
            actor: event.by.clone(),
            on_behalf: event.on_behalf.clone(),
            at: event.at,
            now,
            note: event.note.clone(),
        };
        let unmet = rules.unmet(asset, &state, &request, true);
        breaches.extend(unmet.into_iter().map(|unmet| AssetBreach { event: index, unmet }));
        state.apply(&asset.id, event);
    }
    (state, breaches)
}

/// Keys of the card on which a file and its events do not agree, with what each says.
pub fn card_differences(
    kind: Option<&Kind>,
    asset: &Asset,
    state: &AssetState,
) -> Vec<(String, Option<Value>, Option<Value>)> {
    let mut differences = Vec::new();
    for (key, gives) in &state.card {
        let says = asset.card.get(key);
        if says != Some(gives) {
            differences.push((key.clone(), says.cloned(), Some(gives.clone())));
        }
    }
    for (key, says) in &asset.card {
        // What nobody declares is people's own.
        if !state.card.contains_key(key) && kind.is_some_and(|kind| kind.field(key).is_some()) {
            differences.push((key.clone(), Some(says.clone()), None));
        }
    }
    differences
}
