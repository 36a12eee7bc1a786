//! Replays an asset's events. **Law: what the events give is the card and the position.**
//!
//! [`AssetState::apply`] is the only place where an event changes anything, whether it is old or
//! about to be written. An asset has at any moment one state, at most one custodian and one place.

use chrono::NaiveDate;
use serde_json::Value;

use crate::model::asset::{AssetEvent, AssetStatus, Deed, Position};
use crate::model::event::Values;
use crate::model::folio::Folio;
use crate::model::time::Moment;

/// A signature on one of an asset's papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperSignature {
    /// In which capacity: receives, hands_over, head, carrier, guard.
    pub role: String,
    /// Name signed.
    pub name: String,
    /// When.
    pub at: Moment,
    /// Position of the event.
    pub event: usize,
}

/// How a letter or slip ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// When.
    pub at: Moment,
    /// What ended it.
    pub deed: Deed,
    /// Condition in which the asset came back.
    pub condition: Option<String>,
    /// Condition of single items.
    pub items: Vec<(String, String)>,
    /// Who took it.
    pub received_by: Option<String>,
    /// Signatures on its return.
    pub signatures: Vec<PaperSignature>,
    /// Position of the event.
    pub event: usize,
}

/// A custody letter, or the slip of a loan: who answers for the asset, from when until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Number: the asset's identifier and a consecutive; or that of a paper from before Folio. None
    /// where somebody has the asset without any paper.
    pub number: Option<String>,
    /// Whether it is the slip of a loan.
    pub is_slip: bool,
    /// Whether it is a paper from before Folio, with signatures of its own.
    pub is_old: bool,
    /// Who answers.
    pub holder: String,
    /// Since when.
    pub from: Moment,
    /// Who recorded it.
    pub by: String,
    /// Area to which it was handed.
    pub area: Option<String>,
    /// Where it stood then.
    pub place: Option<String>,
    /// Condition in which it was handed over.
    pub condition: Option<String>,
    /// Condition of single items.
    pub items: Vec<(String, String)>,
    /// What came with it, and what was installed on it.
    pub accessories: Vec<String>,
    /// Installed software.
    pub software: Vec<String>,
    /// Day on which a loan is due back.
    pub due: Option<NaiveDate>,
    /// Ticket because of which it was lent.
    pub ticket: Option<Folio>,
    /// Whether a step of that ticket did it, whose own form is signed then.
    pub by_ticket: bool,
    /// Retained asset in place of which it was lent.
    pub instead_of: Option<String>,
    /// Number of the letter that this one replaces: the transferred asset's.
    pub replaces: Option<String>,
    /// Signatures on its delivery.
    pub signatures: Vec<PaperSignature>,
    /// Position of the event.
    pub event: usize,
    /// How it ended.
    pub closing: Option<Closing>,
}

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

/// Going through the door, out or in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// When.
    pub at: Moment,
    /// Serial number that was read at the door.
    pub serial: Option<String>,
    /// Guard who read it.
    pub guard: Option<String>,
    /// Condition.
    pub condition: Option<String>,
    /// Who took it in.
    pub received_by: Option<String>,
    /// Position of the event.
    pub event: usize,
}

/// An exit pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// Number: the asset's identifier, `S` and a consecutive.
    pub number: String,
    /// When it was authorised.
    pub authorised: Moment,
    /// Who authorised it.
    pub by: String,
    /// Why it leaves.
    pub reason: Option<String>,
    /// Where to.
    pub destination: Option<String>,
    /// Who carries it.
    pub carrier: Option<String>,
    /// How the carrier identified himself.
    pub identification: Option<String>,
    /// Day on which it is due back.
    pub due: Option<NaiveDate>,
    /// Condition in which it leaves.
    pub condition: Option<String>,
    /// Condition of single items.
    pub items: Vec<(String, String)>,
    /// Ticket because of which it leaves.
    pub ticket: Option<Folio>,
    /// Whether a step of that ticket did it, whose own form is signed then.
    pub by_ticket: bool,
    /// Where it stood before it left.
    pub place_before: Option<String>,
    /// Leaving.
    pub left: Option<Crossing>,
    /// Coming back.
    pub back: Option<Crossing>,
    /// When it ended otherwise: withdrawn, or the asset was retired while outside.
    pub ended: Option<Moment>,
    /// Signatures.
    pub signatures: Vec<PaperSignature>,
    /// Position of the event.
    pub event: usize,
}

impl Pass {
    /// Whether it is authorised and has neither been used up nor withdrawn.
    pub fn is_open(&self) -> bool {
        self.back.is_none() && self.ended.is_none()
    }

    /// Whether the asset is outside with it.
    pub fn is_outside(&self) -> bool {
        self.left.is_some() && self.is_open()
    }
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
}

impl AssetState {
    /// The state after all these events of the asset with that identifier. Events that break a rule
    /// are applied as far as they make sense; [`super::engine::judge`] names the rules they break.
    pub fn replay(asset: &str, events: &[AssetEvent]) -> Self {
        let mut state = Self::default();
        for event in events {
            state.apply(asset, event);
        }
        state
    }

    /// The state at a moment: what had happened by then, whenever it was written down.
    pub fn replay_until(asset: &str, events: &[AssetEvent], moment: Moment) -> Self {
        let mut state = Self::default();
        for event in events.iter().filter(|event| event.at <= moment) {
            state.apply(asset, event);
        }
        state
    }

    /// Applies one event.
    pub fn apply(&mut self, asset: &str, event: &AssetEvent) {
        let index = self.events;
        self.events += 1;
        self.ids.push((event.id.clone(), event.at));
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
            Deed::Corrected | Deed::Noted | Deed::Renewed => {}
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

    fn letter(&self, event: &AssetEvent, index: usize, number: Option<String>, holder: String) -> Letter {
        Letter {
            number,
            is_slip: event.deed == Deed::Lent,
            is_old: false,
            holder,
            from: event.at,
            by: event.by.clone(),
            area: event.text("area").map(str::to_owned),
            place: event.text("place").map(str::to_owned),
            condition: event.text("condition").map(str::to_owned),
            items: event.items(),
            accessories: texts(self.card.get("accessories")),
            software: texts(self.card.get("software")),
            due: event.date("due"),
            ticket: event.ticket.clone(),
            by_ticket: event.because.is_some(),
            instead_of: event.text("instead_of").map(str::to_owned),
            replaces: None,
            signatures: Vec::new(),
            event: index,
            closing: None,
        }
    }

    fn hand_over(&mut self, asset: &str, event: &AssetEvent, index: usize) {
        let Some(holder) = event.text("to").map(str::to_owned) else { return };
        let replaces = self.open_letter().and_then(|letter| letter.number.clone());
        self.end_letter(event, index);
        let consecutive = self.letters.iter().filter(|letter| !letter.is_old).count() + 1;
        let letter = self.letter(event, index, Some(format!("{asset}/{consecutive}")), holder.clone());
        self.letters.push(Letter { replaces, ..letter });
        self.custodian = Some(holder.clone());
        self.go_to(event.text("place").map(str::to_owned));
        self.area = event.text("area").map(str::to_owned);
        // Who has it in those days needs no reservation any more; one for later stands.
        let last = event.date("due").unwrap_or(NaiveDate::MAX);
        let met = |reservation: &Reservation| reservation.to == holder && reservation.from <= last;
        if let Some(met) = self.reservations.iter().position(met) {
            self.reservations.remove(met);
        }
    }

    fn end_letter(&mut self, event: &AssetEvent, index: usize) {
        if let Some(letter) = self.letters.last_mut().filter(|letter| letter.closing.is_none()) {
            letter.closing = Some(Closing {
                at: event.at,
                deed: event.deed,
                condition: event.text("condition").map(str::to_owned),
                items: event.items(),
                received_by: event.text("received_by").map(str::to_owned),
                signatures: Vec::new(),
                event: index,
            });
        }
        self.custodian = None;
    }

    fn end_retention(&mut self, at: Moment) {
        if let Some(retention) = self.retentions.last_mut().filter(|retention| retention.to.is_none()) {
            retention.to = Some(at);
        }
    }

    fn end_pass(&mut self, at: Moment) {
        if let Some(pass) = self.passes.last_mut().filter(|pass| pass.is_open()) {
            pass.ended = Some(at);
        }
    }

    fn sign(&mut self, event: &AssetEvent, index: usize) {
        let (Some(role), Some(name)) = (event.text("as"), event.text("name")) else { return };
        let signature = PaperSignature { role: role.to_owned(), name: name.to_owned(), at: event.at, event: index };
        if let Some(on) = event.text("on").and_then(|on| self.paper(on)) {
            on.push(signature);
        }
    }

    /// The signatures on the latest paper of that sort: `letter`, `slip`, `return` or `pass`.
    fn paper(&mut self, on: &str) -> Option<&mut Vec<PaperSignature>> {
        let letters = self.letters.iter_mut().rev();
        match on {
            "letter" => letters.filter(|letter| !letter.is_slip).map(|letter| &mut letter.signatures).next(),
            "slip" => letters.filter(|letter| letter.is_slip).map(|letter| &mut letter.signatures).next(),
            "return" => {
                letters.filter_map(|letter| letter.closing.as_mut()).map(|closing| &mut closing.signatures).next()
            }
            "pass" => self.passes.last_mut().map(|pass| &mut pass.signatures),
            _ => None,
        }
    }

    /// The signatures on the latest paper of that sort, if there is one.
    pub fn signatures_on(&self, on: &str) -> Option<&[PaperSignature]> {
        let letters = self.letters.iter().rev();
        match on {
            "letter" => letters.filter(|letter| !letter.is_slip).map(|letter| &letter.signatures[..]).next(),
            "slip" => letters.filter(|letter| letter.is_slip).map(|letter| &letter.signatures[..]).next(),
            "return" => {
                letters.filter_map(|letter| letter.closing.as_ref()).map(|closing| &closing.signatures[..]).next()
            }
            "pass" => self.passes.last().map(|pass| &pass.signatures[..]),
            _ => None,
        }
    }

    /// When the latest paper of that sort was made: `letter`, `slip`, `return` or `pass`.
    pub fn paper_made(&self, on: &str) -> Option<Moment> {
        let mut letters = self.letters.iter().rev();
        match on {
            "letter" => letters.find(|letter| !letter.is_slip).map(|letter| letter.from),
            "slip" => letters.find(|letter| letter.is_slip).map(|letter| letter.from),
            "return" => letters.find_map(|letter| letter.closing.as_ref()).map(|closing| closing.at),
            "pass" => self.passes.last().map(|pass| pass.authorised),
            _ => None,
        }
    }

    /// The letter or slip in force.
    pub fn open_letter(&self) -> Option<&Letter> {
        self.letters.last().filter(|letter| letter.closing.is_none())
    }

    /// The retention that lasts.
    pub fn retention(&self) -> Option<&Retention> {
        self.retentions.last().filter(|retention| retention.to.is_none())
    }

    /// The exit pass that is authorised or in use.
    pub fn open_pass(&self) -> Option<&Pass> {
        self.passes.last().filter(|pass| pass.is_open())
    }

    /// The exit pass with which it is outside.
    pub fn outside(&self) -> Option<&Pass> {
        self.open_pass().filter(|pass| pass.is_outside())
    }

    /// What state it is in.
    pub fn status(&self) -> AssetStatus {
        if self.retired.is_some() {
            AssetStatus::Retired
        } else if self.lost.is_some() {
            AssetStatus::Lost
        } else if self.outside().is_some() {
            AssetStatus::Outside
        } else if self.retention().is_some() {
            AssetStatus::Retained
        } else {
            self.status_beneath()
        }
    }

    /// What state it is in, leaving aside that it is retained, outside, lost or retired.
    pub fn status_beneath(&self) -> AssetStatus {
        match self.open_letter() {
            Some(letter) if letter.is_slip => AssetStatus::Lent,
            Some(_) => AssetStatus::InUse,
            None if self.seats.is_empty() => AssetStatus::InStock,
            None => AssetStatus::InUse,
        }
    }

    /// Day on which it is due back: from outside, or of the loan.
    pub fn due(&self) -> Option<NaiveDate> {
        match self.outside() {
            Some(pass) => pass.due,
            None => self.open_letter().and_then(|letter| letter.due),
        }
    }

    /// Ticket because of which it is where it is.
    pub fn ticket(&self) -> Option<&Folio> {
        match (self.outside(), self.retention()) {
            (Some(pass), _) => pass.ticket.as_ref(),
            (None, Some(retention)) => retention.ticket.as_ref(),
            (None, None) => self.open_letter().filter(|letter| letter.is_slip)?.ticket.as_ref(),
        }
    }

    /// The position that these events give.
    pub fn position(&self) -> Position {
        Position {
            status: self.status(),
            custodian: self.custodian.clone(),
            area: self.area.clone(),
            place: self.place.clone(),
            since: self.since,
            letter: self.open_letter().and_then(|letter| letter.number.clone()),
            due: self.due().filter(|_| self.retired.is_none()),
            ticket: self.ticket().filter(|_| self.retired.is_none()).map(Folio::to_string),
            quantity: self.quantity,
            users: self.seats.iter().map(|seat| seat.to.clone()).collect(),
        }
    }

    /// A text of the card, if it says something.
    pub fn text(&self, key: &str) -> Option<&str> {
        crate::model::asset::text_in(&self.card, key)
    }

    /// The identifier of the event at that position.
    pub fn id_at(&self, index: usize) -> Option<&str> {
        self.ids.get(index).map(|(id, _)| id.as_str())
    }

    /// Position of the event with that identifier.
    pub fn position_of(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|(known, _)| known == id)
    }

    /// When the event with that identifier happened.
    pub fn moment_of(&self, id: &str) -> Option<Moment> {
        self.ids.iter().find(|(known, _)| known == id).map(|(_, at)| *at)
    }

    /// Positions of the events that a register has not acknowledged yet, in order.
    pub fn pending(&self, system: &str) -> &[usize] {
        let covered = self.acknowledgements.iter().filter(|known| known.system == system).map(|known| known.covers);
        let first = match covered.max() {
            Some(covers) => self.changes.partition_point(|change| *change <= covers),
            None => 0,
        };
        &self.changes[first..]
    }

    /// The number that the asset has in a register, the latest.
    pub fn number_in(&self, system: &str) -> Option<&str> {
        let known = self.acknowledgements.iter().rev().filter(|known| known.system == system);
        known.filter_map(|known| known.number.as_deref()).next()
    }
}

fn crossing(event: &AssetEvent, index: usize) -> Crossing {
    let text = |key: &str| event.text(key).map(str::to_owned);
    Crossing {
        at: event.at,
        serial: text("serial"),
        guard: text("guard"),
        condition: text("condition"),
        received_by: text("received_by"),
        event: index,
    }
}

fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    }
}
