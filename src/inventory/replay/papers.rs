//! The papers of an asset: custody letters, slips of loans and exit passes, how they begin, how they
//! end and who signed them.

use chrono::NaiveDate;
use serde_json::Value;

use super::{AssetState, Reservation};
use crate::model::asset::{AssetEvent, Deed};
use crate::model::folio::Folio;
use crate::model::signature::Evidence;
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
    /// What it stands on.
    pub evidence: Evidence,
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

pub(super) fn crossing(event: &AssetEvent, index: usize) -> Crossing {
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

impl AssetState {
    pub(super) fn letter(&self, event: &AssetEvent, index: usize, number: Option<String>, holder: String) -> Letter {
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

    pub(super) fn hand_over(&mut self, asset: &str, event: &AssetEvent, index: usize) {
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

    /// The number of the paper from before Folio with which somebody answers.
    pub(super) fn number_old_letter(&mut self, event: &AssetEvent) {
        let old = self.letters.last_mut().filter(|letter| letter.is_old && letter.closing.is_none());
        if let (Some(number), Some(letter)) = (event.text("letter"), old) {
            letter.number = Some(number.to_owned());
        }
    }

    pub(super) fn end_letter(&mut self, event: &AssetEvent, index: usize) {
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

    pub(super) fn end_pass(&mut self, at: Moment) {
        if let Some(pass) = self.passes.last_mut().filter(|pass| pass.is_open()) {
            pass.ended = Some(at);
        }
    }

    pub(super) fn sign(&mut self, event: &AssetEvent, index: usize) {
        let (Some(role), Some(name)) = (event.text("as"), event.text("name")) else { return };
        let evidence = Evidence::of_details(&event.details);
        let (role, name) = (role.to_owned(), name.to_owned());
        let signature = PaperSignature { role, name, at: event.at, evidence, event: index };
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

    /// The exit pass that is authorised or in use.
    pub fn open_pass(&self) -> Option<&Pass> {
        self.passes.last().filter(|pass| pass.is_open())
    }

    /// The exit pass with which it is outside.
    pub fn outside(&self) -> Option<&Pass> {
        self.open_pass().filter(|pass| pass.is_outside())
    }
}

fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    }
}
