//! An asset's papers: custody letters, slips and exit passes, with who signed them and who has not.

use chrono::NaiveDate;
use serde::Serialize;

use crate::inventory::replay::{Closing, Crossing, Letter, PaperSignature, Pass};
use crate::model::catalogue::{Inventory, Paper};
use crate::model::time::{Moment, Zone};

/// Who signs a paper where the desk declares no form of it.
const ON_LETTER: [&str; 2] = ["receives", "hands_over"];
const ON_PASS: [&str; 3] = ["head", "carrier", "guard"];

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignatureView {
    /// In which capacity.
    #[serde(rename = "as")]
    pub role: String,
    /// Name signed.
    pub name: String,
    /// When.
    pub at: Moment,
}

/// Condition of a single item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemView {
    /// Item.
    pub item: String,
    /// Its condition.
    pub condition: String,
}

/// How a letter or slip ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClosingView {
    /// When.
    pub at: Moment,
    /// What ended it.
    pub did: &'static str,
    /// Condition in which the asset came back.
    pub condition: Option<String>,
    /// Condition of single items.
    pub items: Vec<ItemView>,
    /// Who took it.
    pub received_by: Option<String>,
    /// Signatures on its return.
    pub signatures: Vec<SignatureView>,
    /// Capacities that have not signed it.
    pub missing: Vec<String>,
}

/// A custody letter or slip.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LetterView {
    /// Number; none where somebody has the asset without any paper.
    pub number: Option<String>,
    /// `letter` or `slip`.
    pub paper: &'static str,
    /// Whether it is a paper from before Folio, with signatures of its own.
    pub old: bool,
    /// Who answers.
    pub holder: String,
    /// Since when.
    pub from: Moment,
    /// Condition in which it was handed over.
    pub condition: Option<String>,
    /// Condition of single items.
    pub items: Vec<ItemView>,
    /// Day on which a loan is due back.
    pub due: Option<NaiveDate>,
    /// Ticket because of which.
    pub ticket: Option<String>,
    /// Retained asset in place of which it was lent.
    pub instead_of: Option<String>,
    /// Letter that it replaces.
    pub replaces: Option<String>,
    /// Signatures on its delivery.
    pub signatures: Vec<SignatureView>,
    /// Capacities that have not signed it.
    pub missing: Vec<String>,
    /// How it ended.
    pub closing: Option<ClosingView>,
}

/// Going through the door.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CrossingView {
    /// When.
    pub at: Moment,
    /// Serial number read.
    pub serial: Option<String>,
    /// Guard who read it.
    pub guard: Option<String>,
    /// Condition.
    pub condition: Option<String>,
    /// Who took it in.
    pub received_by: Option<String>,
}

/// An exit pass.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PassView {
    /// Number.
    pub number: String,
    /// When it was authorised.
    pub authorised: Moment,
    /// Who authorised it.
    pub by: String,
    /// Why the asset leaves.
    pub reason: Option<String>,
    /// Where to.
    pub destination: Option<String>,
    /// Who carries it.
    pub carrier: Option<String>,
    /// Day on which it is due back.
    pub due: Option<NaiveDate>,
    /// Ticket because of which.
    pub ticket: Option<String>,
    /// Leaving.
    pub left: Option<CrossingView>,
    /// Coming back.
    pub back: Option<CrossingView>,
    /// When it ended otherwise.
    pub ended: Option<Moment>,
    /// Signatures.
    pub signatures: Vec<SignatureView>,
    /// Capacities that have not signed it.
    pub missing: Vec<String>,
}

/// Capacities that sign a paper, by the desk's form of it.
fn expected(inventory: &Inventory, paper: Paper) -> Vec<String> {
    let form = inventory.forms.iter().find(|form| form.of == paper && !form.signatures.is_empty());
    match (form, paper) {
        (Some(form), _) => form.signatures.iter().map(|(role, _)| role.clone()).collect(),
        (None, Paper::Pass) => ON_PASS.map(str::to_owned).into(),
        (None, _) => ON_LETTER.map(str::to_owned).into(),
    }
}

fn missing(expected: Vec<String>, given: &[PaperSignature]) -> Vec<String> {
    expected.into_iter().filter(|role| !given.iter().any(|signature| signature.role == *role)).collect()
}

fn signatures(given: &[PaperSignature], zone: Zone) -> Vec<SignatureView> {
    let view = |signature: &PaperSignature| SignatureView {
        role: signature.role.clone(),
        name: signature.name.clone(),
        at: zone.localize(signature.at),
    };
    given.iter().map(view).collect()
}

fn items(items: &[(String, String)]) -> Vec<ItemView> {
    items.iter().map(|(item, condition)| ItemView { item: item.clone(), condition: condition.clone() }).collect()
}

fn closing(closing: &Closing, zone: Zone) -> ClosingView {
    // What a transfer ends is not handed back to the desk: the new letter is signed instead.
    let expected = match closing.deed {
        crate::model::asset::Deed::Returned => ON_LETTER.iter().rev().map(|role| (*role).to_owned()).collect(),
        _ => Vec::new(),
    };
    ClosingView {
        at: zone.localize(closing.at),
        did: closing.deed.word(),
        condition: closing.condition.clone(),
        items: items(&closing.items),
        received_by: closing.received_by.clone(),
        missing: missing(expected, &closing.signatures),
        signatures: signatures(&closing.signatures, zone),
    }
}

/// Whether it is a paper of Folio's that who receives has yet to sign.
pub fn is_unsigned(letter: &Letter) -> bool {
    let signed = letter.signatures.iter().any(|signature| signature.role == "receives");
    letter.closing.is_none() && !is_signed_elsewhere(letter) && letter.number.is_some() && !signed
}

/// Whether it is signed on another paper: one from before Folio, or the form of the ticket that lent it.
fn is_signed_elsewhere(letter: &Letter) -> bool {
    letter.is_old || (letter.is_slip && letter.by_ticket)
}

/// A custody letter or slip.
pub fn letter(letter: &Letter, inventory: &Inventory, zone: Zone) -> LetterView {
    let paper = if letter.is_slip { Paper::Slip } else { Paper::Letter };
    let expected = if is_signed_elsewhere(letter) { Vec::new() } else { expected(inventory, paper) };
    LetterView {
        number: letter.number.clone(),
        paper: if letter.is_slip { "slip" } else { "letter" },
        old: letter.is_old,
        holder: letter.holder.clone(),
        from: zone.localize(letter.from),
        condition: letter.condition.clone(),
        items: items(&letter.items),
        due: letter.due,
        ticket: letter.ticket.as_ref().map(ToString::to_string),
        instead_of: letter.instead_of.clone(),
        replaces: letter.replaces.clone(),
        missing: missing(expected, &letter.signatures),
        signatures: signatures(&letter.signatures, zone),
        closing: letter.closing.as_ref().map(|ended| closing(ended, zone)),
    }
}

fn crossing(crossing: &Crossing, zone: Zone) -> CrossingView {
    CrossingView {
        at: zone.localize(crossing.at),
        serial: crossing.serial.clone(),
        guard: crossing.guard.clone(),
        condition: crossing.condition.clone(),
        received_by: crossing.received_by.clone(),
    }
}

/// An exit pass.
pub fn pass(pass: &Pass, inventory: &Inventory, zone: Zone) -> PassView {
    PassView {
        number: pass.number.clone(),
        authorised: zone.localize(pass.authorised),
        by: pass.by.clone(),
        reason: pass.reason.clone(),
        destination: pass.destination.clone(),
        carrier: pass.carrier.clone(),
        due: pass.due,
        ticket: pass.ticket.as_ref().map(ToString::to_string),
        left: pass.left.as_ref().map(|left| crossing(left, zone)),
        back: pass.back.as_ref().map(|back| crossing(back, zone)),
        ended: pass.ended.map(|ended| zone.localize(ended)),
        // The form of the ticket that lets it leave is signed instead.
        missing: if pass.ended.is_some() || pass.by_ticket {
            Vec::new()
        } else {
            missing(expected(inventory, Paper::Pass), &pass.signatures)
        },
        signatures: signatures(&pass.signatures, zone),
    }
}
