//! What may happen to an asset: (inventory, asset, request, now) → an [`AssetPlan`] or a refusal
//! that lists everything in the way.
//!
//! [`AssetRules::unmet`] is the only place that refuses, for commands and for `check` alike.

mod details;
mod papers;
mod position;

use chrono::NaiveDate;
use serde_json::Value;

pub use self::details::detail_name;
pub use self::papers::{SIGNED_AS, SIGNED_ON};
pub use self::position::is_same_serial;
use self::position::{unmet_seat, unmet_serial};
use super::ledger;
use super::replay::AssetState;
use crate::message;
use crate::model::asset::{Asset, AssetEvent, AssetStatus, Deed, text_in};
use crate::model::catalogue::{Inventory, Kind, People, Suppliers};
use crate::model::event::Values;
use crate::model::folio::Folio;
use crate::model::identifier;
use crate::model::message::Message;
use crate::model::pseudonym;
use crate::model::time::{Moment, Zone, read_date};
use crate::model::value::is_blank;
use crate::procedure::engine::{Kind as Sort, Refusal, Unmet, unknown_person, unmet_decision, unmet_redaction};

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

impl AssetRequest {
    /// A detail that is a text and says something.
    fn text(&self, key: &str) -> Option<&str> {
        text_in(&self.details, key)
    }

    fn date(&self, key: &str) -> Option<NaiveDate> {
        self.text(key).and_then(read_date)
    }

    fn pieces(&self) -> i64 {
        self.details.get("quantity").and_then(Value::as_i64).unwrap_or_default()
    }
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
            Deed::Transferred if request.text("to") == state.custodian.as_deref() => {
                let holder = state.custodian.clone().unwrap_or_default();
                unmet.push(Unmet::new(Sort::Position, "to", message!("asset-refused-same-holder", holder = holder)));
            }
            Deed::Reserved => unmet.extend(self.unmet_reservation(state, request)),
            Deed::Left | Deed::CameBack => unmet.extend(unmet_serial(state, request)),
            Deed::Signed => unmet.extend(self.unmet_signature(state, request, past)),
            Deed::Referenced => unmet.extend(self.unmet_reference(asset, state, request, past)),
            Deed::SeatAssigned => unmet.extend(unmet_seat(state, request)),
            Deed::Retired => unmet.extend(self.unmet_reason(request, past)),
            Deed::Settled => unmet.extend(unmet_settlement(asset, state, request, past)),
            Deed::Redacted => {
                let covers = request.details.get("covers").and_then(pseudonym::covers_of).unwrap_or_default();
                let noted = request.note.as_deref().is_some_and(|note| !note.trim().is_empty());
                unmet.extend(unmet_redaction(&covers, |id| state.has_event(id), past || noted));
            }
            Deed::Renumbered if request.text("was") == request.text("is") => {
                let id = request.text("is").unwrap_or_default();
                unmet.push(Unmet::new(Sort::Value, "is", message!("refused-same-number", folio = id)));
            }
            Deed::Renewed => unmet.extend(self.unmet_renewal(request)),
            Deed::Issued => {
                let (there, wanted) = (state.quantity.unwrap_or_default(), request.pieces());
                if wanted > there {
                    let message = message!("asset-refused-quantity", there = there, wanted = wanted);
                    unmet.push(Unmet::new(Sort::Value, "quantity", message));
                }
            }
            Deed::Noted if request.note.as_deref().is_none_or(|note| note.trim().is_empty()) && !past => {
                unmet.push(Unmet::new(Sort::Unknown, "note", message!("asset-refused-empty-note")));
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
        if matches!(request.deed, Deed::Redacted | Deed::Renumbered) {
            return &[];
        }
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

    /// A person's name, or the identifier where nobody has it.
    pub fn name(&self, id: &str) -> String {
        self.people.get(id).map_or_else(|| id.to_owned(), |person| person.name.clone())
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
    let on = text_in(&details, "on").filter(|_| request.deed == Deed::Signed);
    if let Some(hash) = on.and_then(|on| ledger::hash(asset, state, on)) {
        // What a signed commit holds is what is signed.
        if text_in(&details, "data").is_some_and(|given| given != hash) {
            let commit: String = text_in(&details, "commit").unwrap_or_default().chars().take(12).collect();
            let message = message!("refused-sign-other-data", commit = commit);
            return Err(Refusal { unmet: vec![Unmet::new(Sort::Position, "commit", message)] });
        }
        details.insert("data".to_owned(), Value::from(hash));
    }
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
        unseen: Vec::new(),
    };
    let follows = taken.last().copied().unwrap_or_default();
    let uid = asset.uid.as_deref().unwrap_or_default();
    event.id = identifier::event_id(uid, follows, &event.to_value().to_string(), &taken);
    let mut after = asset.clone();
    after.events.push(event);
    let settles = matches!(request.deed, Deed::Settled | Deed::Redacted | Deed::Renumbered);
    let last = &after.events[after.events.len() - 1];
    if let Some(id) = last.text("is").filter(|_| request.deed == Deed::Renumbered) {
        after.id = id.to_owned();
    }
    let was = state;
    let mut state = state.clone();
    match settles {
        // What it drops has no effect from where it stands; what is numbered after it is so from the beginning.
        true => state = AssetState::replay(&after.id, &after.events),
        false => state.apply(&asset.id, last),
    }
    let keys = last.set.keys().chain(was.card.keys().filter(|_| settles));
    let keys = keys.chain(state.card.keys().filter(|_| settles));
    for key in keys {
        match state.card.get(key) {
            Some(value) => after.card.insert(key.clone(), value.clone()),
            None => after.card.shift_remove(key),
        };
    }
    after.position = state.position();
    Ok(AssetPlan { after, state })
}

/// Replays an asset and names every rule that its events break.
pub fn judge(rules: &AssetRules, asset: &Asset, now: Moment) -> (AssetState, Vec<AssetBreach>) {
    let mut state = AssetState::before(&asset.events);
    // Where two clones wrote at the same time, each event is judged by what its recorder knew.
    let is_merged = asset.events.iter().any(|event| !event.unseen.is_empty());
    let mut breaches = Vec::new();
    for (index, event) in asset.events.iter().enumerate() {
        let known = is_merged.then(|| AssetState::known_at(&asset.id, &asset.events, index));
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
        let unmet = rules.unmet(asset, known.as_ref().unwrap_or(&state), &request, true);
        breaches.extend(unmet.into_iter().map(|unmet| AssetBreach { event: index, unmet }));
        state.apply(&asset.id, event);
    }
    (state, breaches)
}

/// A decision names events of the asset, keeps one of those that it drops others for, and says why.
fn unmet_settlement(asset: &Asset, state: &AssetState, request: &AssetRequest, past: bool) -> Vec<Unmet> {
    let list = |key: &str| {
        let list = request.details.get(key).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    let noted = request.note.as_deref().is_some_and(|note| !note.trim().is_empty());
    let has = |id: &str| state.has_event(id);
    unmet_decision(&asset.id, &list("keeps"), &list("drops"), has, past || noted)
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
