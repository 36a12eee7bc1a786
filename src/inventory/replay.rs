//! Replays an asset's events. **Law: what the events give is the card and the position.**
//!
//! [`AssetState::apply`] is the only place where an event changes anything, whether it is old or
//! about to be written. An asset has at any moment one state, at most one custodian and one place.

mod adoption;
mod dispute;
mod papers;
mod standing;

use chrono::NaiveDate;
use serde_json::Value;

use self::adoption::Registration;
use self::papers::crossing;
pub use self::papers::{Closing, Crossing, Letter, PaperSignature, Pass};
use crate::model::asset::{Asset, AssetEvent, Deed};
use crate::model::event::Values;
use crate::model::folio::Folio;
use crate::model::time::Moment;
use crate::procedure::replay::{Dispute, Verdicts};

/// A time during which an asset is kept at the desk while somebody still answers for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// Since when.
    pub from: Moment,
    /// Why.
    pub reason: Option<String>,
    /// In what condition.
    pub condition: Option<String>,
    /// Ticket because of which.
    pub ticket: Option<Folio>,
    /// Where it stood before.
    pub place_before: Option<String>,
    /// When it ended.
    pub to: Option<Moment>,
    /// Position of the event.
    pub event: usize,
}

/// A reservation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reservation {
    /// The identifier of its event.
    pub id: String,
    /// For whom.
    pub to: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Ticket because of which.
    pub ticket: Option<Folio>,
    /// Position of the event.
    pub event: usize,
}

/// A seat of a licence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Who has it: a person or an asset.
    pub to: String,
    /// Since when.
    pub since: Moment,
    /// Whether it was given though none was free.
    pub over: bool,
    /// Position of the event.
    pub event: usize,
}

/// What a register of others acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledgement {
    /// Key of the system.
    pub system: String,
    /// Number there.
    pub number: Option<String>,
    /// Position of the last event that it covers.
    pub covers: usize,
    /// When.
    pub at: Moment,
    /// Position of the event.
    pub event: usize,
}

/// What is so after a number of events.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AssetState {
    /// Events applied so far.
    pub events: usize,
    /// Identifiers of the events applied, in order, and when they happened.
    ids: Vec<(String, Moment)>,
    /// Card.
    pub card: Values,
    /// When it was registered.
    pub registered: Option<Moment>,
    /// Who answers for it.
    pub custodian: Option<String>,
    /// Area of the institution.
    pub area: Option<String>,
    /// Where it stands.
    pub place: Option<String>,
    /// Since when it has its status and custodian.
    pub since: Option<Moment>,
    /// Letters and slips, in order; only the last may be open.
    pub letters: Vec<Letter>,
    /// Retentions, in order; only the last may last.
    pub retentions: Vec<Retention>,
    /// Exit passes, in order; only the last may be open.
    pub passes: Vec<Pass>,
    /// Since when it is lost.
    pub lost: Option<Moment>,
    /// When it was retired, and the reason.
    pub retired: Option<(Moment, String)>,
    /// Asset that replaced it.
    pub replaced_by: Option<String>,
    /// Reservations that stand, in order of entry.
    pub reservations: Vec<Reservation>,
    /// Pieces there, of a consumable.
    pub quantity: Option<i64>,
    /// Seats, in order of entry.
    pub seats: Vec<Seat>,
    /// Acknowledgements of registers, in order.
    pub acknowledgements: Vec<Acknowledgement>,
    /// Positions of the events of which a register has to know.
    pub changes: Vec<usize>,
    /// When the last step happened; the next may not be earlier.
    pub last_step: Option<Moment>,
    /// Events that have no effect where they stand, since those who recorded them did not know of
    /// others; those that were decided on are not among them.
    pub disputes: Vec<Dispute>,
    /// Identifiers of the steps that had their effect, in order.
    taken: Vec<String>,
    /// What was decided between steps in dispute.
    verdicts: Verdicts,
    /// Identifiers that it had before another asset, that was older, kept them.
    pub formerly: Vec<String>,
    /// The registration in force.
    registration: Option<Registration>,
    /// Identifiers of the events that only repeat what others say.
    repeated: Vec<String>,
    /// When and by whom the registrations among those were entered.
    repeated_at: Vec<(Moment, String)>,
}

impl AssetState {
    /// The state after all these events of the asset with that identifier. Events that break a rule
    /// are applied as far as they make sense; [`super::engine::judge`] names the rules they break.
    pub fn replay(asset: &str, events: &[AssetEvent]) -> Self {
        let mut state = Self::before(events);
        for event in events {
            state.apply(asset, event);
        }
        state
    }

    /// The state at a moment: what had happened by then, whenever it was written down.
    pub fn replay_until(asset: &str, events: &[AssetEvent], moment: Moment) -> Self {
        let past = || events.iter().filter(|event| event.at <= moment);
        let mut state = Self::before(past());
        for event in past() {
            state.apply(asset, event);
        }
        state
    }

    /// The asset as its record said at a moment: by what had been written down by then. None where
    /// nothing had.
    pub fn known_by(asset: &Asset, moment: Moment) -> Option<Asset> {
        let is_known = |event: &&AssetEvent| event.recorded.unwrap_or(event.at) <= moment;
        let events: Vec<AssetEvent> = asset.events.iter().filter(is_known).cloned().collect();
        if events.is_empty() {
            return None;
        }
        let state = Self::replay(&asset.id, &events);
        Some(Asset { position: state.position(), card: state.card, events, ..asset.clone() })
    }

    /// Applies one event.
    pub fn apply(&mut self, asset: &str, event: &AssetEvent) {
        let index = self.events;
        self.events += 1;
        self.ids.push((event.id.clone(), event.at));
        if self.verdicts.drops(&event.id) {
            return;
        }
        if self.is_repetition(event) {
            return;
        }
        if let Some(dispute) = self.collision(event, index) {
            self.disputes.push(dispute);
            return;
        }
        self.note_registration(event);
        if event.deed.is_step() {
            self.taken.push(event.id.clone());
        }
        for (key, value) in &event.set {
            match value {
                Value::Null => {
                    self.card.shift_remove(key);
                }
                value => {
                    self.card.insert(key.clone(), value.clone());
                }
            }
        }
        if event.deed.concerns_registers() {
            self.changes.push(index);
        }
        let before = (self.status(), self.custodian.clone());
        let text = |key: &str| event.text(key).map(str::to_owned);
        match event.deed {
            Deed::Registered => {
                self.registered = Some(event.at);
                self.place = text("place");
                self.area = text("area");
                if let Some(holder) = text("to") {
                    let number = text("letter");
                    let letter = Letter { is_old: true, ..self.letter(event, index, number, holder) };
                    self.letters.push(letter);
                    self.custodian = event.text("to").map(str::to_owned);
                }
            }
            Deed::Assigned | Deed::Transferred | Deed::Lent => self.hand_over(asset, event, index),
            Deed::Returned => {
                self.end_retention(event.at);
                self.end_letter(event, index);
                self.go_to(text("place"));
                self.area = None;
            }
            Deed::Moved => {
                self.go_to(text("place"));
                if let Some(area) = text("area") {
                    self.area = Some(area);
                }
            }
            Deed::Extended => {
                let due = event.date("due");
                match self.passes.last_mut().filter(|pass| pass.is_outside()) {
                    Some(pass) => pass.due = due,
                    None => {
                        if let Some(slip) = self.letters.last_mut().filter(|letter| letter.closing.is_none()) {
                            slip.due = due;
                        }
                    }
                }
            }
            Deed::Reserved => {
                if let (Some(to), Some(from), Some(until)) = (text("to"), event.date("from"), event.date("until")) {
                    let (id, ticket) = (event.id.clone(), event.ticket.clone());
                    self.reservations.push(Reservation { id, to, from, until, ticket, event: index });
                }
            }
            Deed::Released => {
                let id = event.text("reservation");
                self.reservations.retain(|reservation| Some(reservation.id.as_str()) != id);
            }
            Deed::Retained => {
                self.retentions.push(Retention {
                    from: event.at,
                    reason: text("reason"),
                    condition: text("condition"),
                    ticket: event.ticket.clone(),
                    place_before: self.place.clone(),
                    to: None,
                    event: index,
                });
                self.go_to(text("place"));
            }
            Deed::GivenBack => {
                let before = self.retention().and_then(|retention| retention.place_before.clone());
                self.end_retention(event.at);
                self.go_to(text("place").or(before));
            }
            Deed::Authorised => self.passes.push(Pass {
                number: format!("{asset}/S{}", self.passes.len() + 1),
                authorised: event.at,
                by: event.by.clone(),
                reason: text("reason"),
                destination: text("destination"),
                carrier: text("carrier"),
                identification: text("identification"),
                due: event.date("due"),
                condition: text("condition"),
                items: event.items(),
                ticket: event.ticket.clone(),
                by_ticket: event.because.is_some(),
                place_before: None,
                left: None,
                back: None,
                ended: None,
                signatures: Vec::new(),
                event: index,
            }),
            Deed::Left => {
                let place = self.place.clone();
                let mut destination = None;
                if let Some(pass) = self.passes.last_mut().filter(|pass| pass.is_open()) {
                    pass.left = Some(crossing(event, index));
                    pass.place_before = place;
                    destination.clone_from(&pass.destination);
                }
                self.go_to(destination);
            }
            Deed::CameBack => {
                let mut before = None;
                if let Some(pass) = self.passes.last_mut().filter(|pass| pass.is_outside()) {
                    pass.back = Some(crossing(event, index));
                    before.clone_from(&pass.place_before);
                }
                self.go_to(text("place").or(before));
            }
            Deed::Withdrawn => self.end_pass(event.at),
            Deed::Lost => {
                self.lost = Some(event.at);
                // What nobody can find leaves with no authorisation given before.
                if self.open_pass().is_some_and(|pass| pass.left.is_none()) {
                    self.end_pass(event.at);
                }
            }
            Deed::Found => {
                self.lost = None;
                self.go_to(text("place"));
            }
            Deed::Retired => {
                self.end_pass(event.at);
                self.end_retention(event.at);
                self.end_letter(event, index);
                self.lost = None;
                self.reservations.clear();
                self.retired = Some((event.at, text("reason").unwrap_or_default()));
                self.replaced_by = text("replaced_by");
            }
            Deed::Signed => self.sign(event, index),
            Deed::Referenced => {
                let covers = event.text("change").and_then(|id| self.position_of(id));
                if let (Some(system), Some(covers)) = (text("system"), covers) {
                    let (number, at) = (text("number"), event.at);
                    self.acknowledgements.push(Acknowledgement { system, number, covers, at, event: index });
                }
            }
            Deed::SeatAssigned => {
                if let Some(to) = text("to") {
                    let over = event.details.get("over") == Some(&Value::Bool(true));
                    self.seats.push(Seat { to, since: event.at, over, event: index });
                }
            }
            Deed::SeatReleased => {
                if let Some(seat) = self.seats.iter().position(|seat| Some(seat.to.as_str()) == event.text("to")) {
                    self.seats.remove(seat);
                }
            }
            Deed::Received => self.count(|there, pieces| there.saturating_add(pieces), event),
            Deed::Issued => self.count(|there, pieces| there.saturating_sub(pieces), event),
            Deed::Counted => self.count(|_, pieces| pieces, event),
            Deed::Corrected => self.number_old_letter(event),
            Deed::Renumbered => self.formerly.extend(text("was")),
            Deed::Noted | Deed::Renewed | Deed::Settled | Deed::Redacted => {}
        }
        if (self.status(), self.custodian.clone()) != before || event.deed == Deed::Registered {
            self.since = Some(event.at);
        }
        if event.deed.is_step() {
            self.last_step = Some(self.last_step.map_or(event.at, |last| last.max(event.at)));
        }
    }

    fn go_to(&mut self, place: Option<String>) {
        if place.is_some() {
            self.place = place;
        }
    }

    fn count(&mut self, change: impl Fn(i64, i64) -> i64, event: &AssetEvent) {
        let pieces = event.quantity().unwrap_or_default();
        self.quantity = Some(change(self.quantity.unwrap_or_default(), pieces).max(0));
    }

    fn end_retention(&mut self, at: Moment) {
        if let Some(retention) = self.retentions.last_mut().filter(|retention| retention.to.is_none()) {
            retention.to = Some(at);
        }
    }
}
