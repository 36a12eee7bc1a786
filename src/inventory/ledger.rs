//! What was signed of an asset: the data of a letter, slip, return or pass with the asset's card, as
//! they were when each signature was entered, their hash, and how they differ from others.
//!
//! As with tickets what is hashed is the data and nothing else. The words of an undertaking are the
//! form's and not the asset's: the form's revision says which they were.

use serde_json::{Map, Value, json};

use super::replay::{AssetState, Closing, Crossing, Letter, PaperSignature, Pass};
use crate::model::asset::{Asset, AssetEvent, Deed};
use crate::model::event::Values;
use crate::model::pseudonym::covers_of;
use crate::model::signature;
use crate::model::time;

/// A paper that can be signed.
#[derive(Debug, Clone, Copy)]
enum Paper<'a> {
    Letter(&'a Letter),
    Return(&'a Letter, &'a Closing),
    Pass(&'a Pass),
}

impl Paper<'_> {
    /// Position of the event that made it.
    fn made(self) -> usize {
        match self {
            Self::Letter(letter) => letter.event,
            Self::Return(_, closing) => closing.event,
            Self::Pass(pass) => pass.event,
        }
    }

    fn number(self) -> Option<String> {
        match self {
            Self::Letter(letter) | Self::Return(letter, _) => letter.number.clone(),
            Self::Pass(pass) => Some(pass.number.clone()),
        }
    }

    /// What it says besides the card.
    fn values(self) -> Values {
        match self {
            Self::Letter(letter) => said(json!({
                "to": letter.holder, "area": letter.area, "place": letter.place, "condition": letter.condition,
                "items": items(&letter.items), "accessories": letter.accessories, "software": letter.software,
                "due": letter.due.map(|day| day.to_string()), "instead_of": letter.instead_of,
            })),
            Self::Return(letter, closing) => {
                let mut values = Paper::Letter(letter).values();
                let returned = said(json!({
                    "condition": closing.condition, "items": items(&closing.items), "received_by": closing.received_by,
                }));
                values.insert("returned".to_owned(), Value::Object(returned));
                values
            }
            Self::Pass(pass) => said(json!({
                "reason": pass.reason, "destination": pass.destination, "carrier": pass.carrier,
                "identification": pass.identification, "due": pass.due.map(|day| day.to_string()),
                "condition": pass.condition, "items": items(&pass.items), "left": crossing(pass.left.as_ref()),
                "came_back": crossing(pass.back.as_ref()),
            })),
        }
    }
}

/// The entries that say something.
fn said(value: Value) -> Values {
    let Value::Object(mut map) = value else { return Values::new() };
    map.retain(|_, value| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(entries) => !entries.is_empty(),
        _ => true,
    });
    map
}

fn items(items: &[(String, String)]) -> Value {
    items.iter().map(|(item, condition)| (item.clone(), Value::from(condition.as_str()))).collect::<Map<_, _>>().into()
}

fn crossing(crossing: Option<&Crossing>) -> Value {
    let Some(crossing) = crossing else { return Value::Null };
    Value::Object(said(json!({
        "at": time::write_moment(crossing.at), "serial": crossing.serial, "condition": crossing.condition,
        "guard": crossing.guard, "received_by": crossing.received_by,
    })))
}

/// The latest paper of that sort, which a signature is put on: `letter`, `slip`, `return` or `pass`.
fn latest<'a>(state: &'a AssetState, on: &str) -> Option<Paper<'a>> {
    let letters = state.letters.iter().rev();
    match on {
        "letter" => letters.filter(|letter| !letter.is_slip).map(Paper::Letter).next(),
        "slip" => letters.filter(|letter| letter.is_slip).map(Paper::Letter).next(),
        "return" => letters.filter_map(|letter| Some(Paper::Return(letter, letter.closing.as_ref()?))).next(),
        "pass" => state.passes.last().map(Paper::Pass),
        _ => None,
    }
}

/// The paper of that sort that the event at that position made.
fn made_at<'a>(state: &'a AssetState, on: &str, made: usize) -> Option<Paper<'a>> {
    let letters = state.letters.iter();
    match on {
        "return" => {
            let mut closed = letters.filter_map(|letter| Some(Paper::Return(letter, letter.closing.as_ref()?)));
            closed.find(|paper| paper.made() == made)
        }
        "pass" => state.passes.iter().map(Paper::Pass).find(|paper| paper.made() == made),
        _ => letters.map(Paper::Letter).find(|paper| paper.made() == made),
    }
}

/// What somebody signs who signs the latest paper of that sort now, as one list: the paper's own data,
/// then those of the card under `card.<key>`.
fn values(paper: Paper, card: &Values) -> Values {
    let mut values = paper.values();
    values.extend(card.iter().map(|(key, value)| (format!("{CARD}{key}"), value.clone())));
    values
}

/// What stands before the keys of the card.
pub const CARD: &str = "card.";

fn hash_of(asset: &str, uid: Option<&str>, on: &str, paper: Paper, card: &Values) -> String {
    signature::hash_of(&json!({
        "asset": asset, "uid": uid, "paper": on, "number": paper.number(), "values": values(paper, card),
    }))
}

/// Hash of what a signature on the latest paper of that sort is put under; none where there is no
/// such paper.
pub fn hash(asset: &Asset, state: &AssetState, on: &str) -> Option<String> {
    latest(state, on).map(|paper| hash_of(&asset.id, asset.uid.as_deref(), on, paper, &state.card))
}

/// Hash of what an asset's card says.
pub fn hash_of_card(asset: &Asset, state: &AssetState) -> String {
    signature::hash_of(&json!({ "asset": asset.id, "uid": asset.uid, "values": state.card }))
}

/// Hash of what a letter or slip says: once the asset is back, with its return.
pub fn hash_of_letter(asset: &Asset, state: &AssetState, letter: &Letter) -> String {
    let (on, paper) = match (&letter.closing, letter.is_slip) {
        (Some(closing), _) => ("return", Paper::Return(letter, closing)),
        (None, true) => ("slip", Paper::Letter(letter)),
        (None, false) => ("letter", Paper::Letter(letter)),
    };
    hash_of(&asset.id, asset.uid.as_deref(), on, paper, &state.card)
}

/// Hash of what an exit pass says.
pub fn hash_of_pass(asset: &Asset, state: &AssetState, pass: &Pass) -> String {
    hash_of(&asset.id, asset.uid.as_deref(), "pass", Paper::Pass(pass), &state.card)
}

/// A signature with what the events before it give.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedPaper {
    /// Position of the event.
    pub event: usize,
    /// Paper: `letter`, `slip`, `return` or `pass`.
    pub on: String,
    /// Position of the event that made the paper.
    made: usize,
    /// Hash that was recorded; none in signatures from before hashes were.
    pub data: Option<String>,
    /// What was signed: the paper's data, and those of the card under `card.<key>`.
    pub values: Values,
    /// Their hash: what the signature should have recorded.
    pub hash: String,
    /// Whether a redaction took something out of what was signed, so that the hash cannot be right.
    pub redacted: bool,
}

impl SignedPaper {
    /// Whether the hash that was recorded is that of the data; none where none was recorded.
    pub fn is_intact(&self) -> Option<bool> {
        self.data.as_ref().map(|data| *data == self.hash)
    }

    /// The number of the paper that was signed; none of one without any.
    pub fn number_in(&self, state: &AssetState) -> Option<String> {
        match made_at(state, &self.on, self.made)? {
            Paper::Letter(letter) | Paper::Return(letter, _) => letter.number.clone(),
            Paper::Pass(pass) => Some(pass.number.clone()),
        }
    }

    /// Whether the hash is another than that of the data, and no redaction says why.
    pub fn is_altered(&self) -> bool {
        self.is_intact() == Some(false) && !self.redacted
    }

    /// What the same paper says in that state, with the card of then.
    pub fn values_in(&self, state: &AssetState) -> Values {
        made_at(state, &self.on, self.made).map(|paper| values(paper, &state.card)).unwrap_or_default()
    }

    /// Whether it is that signature.
    pub fn is(&self, signature: &PaperSignature) -> bool {
        self.event == signature.event
    }
}

/// Every signature on an asset's papers with what was signed, in order of entry.
pub fn signed(asset: &Asset) -> Vec<SignedPaper> {
    let mut found = Vec::new();
    let is_merged = asset.events.iter().any(|event| !event.unseen.is_empty() || event.deed == Deed::Renumbered);
    // Most assets have few signatures and many have none: nothing is replayed for those.
    let last = asset.events.iter().rposition(|event| event.deed == Deed::Signed);
    let events = last.map_or(&[][..], |last| &asset.events[..=last]);
    let mut state = AssetState::before(events);
    for (index, event) in events.iter().enumerate() {
        let on = event.text("on").filter(|_| event.deed == Deed::Signed);
        // What others wrote at the same time was not before whoever signed, nor was an identifier given later, or
        // another uid.
        let id = asset.id_at(index);
        let known = (is_merged && on.is_some()).then(|| AssetState::known_at(id, &asset.events, index));
        let known = known.as_ref().unwrap_or(&state);
        if let Some((on, paper)) = on.and_then(|on| Some((on, latest(known, on)?))) {
            found.push(SignedPaper {
                event: index,
                on: on.to_owned(),
                made: paper.made(),
                data: event.text("data").map(str::to_owned),
                values: values(paper, &known.card),
                hash: hash_of(id, asset.uid_at(index), on, paper, &known.card),
                redacted: is_redacted(asset, index),
            });
        }
        state.apply(&asset.id, event);
    }
    found
}

/// Whether a redaction that the signature did not know covers something that happened before it.
fn is_redacted(asset: &Asset, index: usize) -> bool {
    let Some(signature) = asset.events.get(index) else { return false };
    let knew = |at: usize, event: &AssetEvent| at < index && !signature.unseen.contains(&event.id);
    asset.events.iter().enumerate().filter(|(at, event)| !knew(*at, event)).any(|(_, event)| {
        let covers = event.details.get("covers").and_then(covers_of).unwrap_or_default();
        let signed = asset.events.iter().enumerate().filter(|(at, event)| knew(*at, event));
        signed
            .map(|(_, event)| covers.get(&event.id))
            .any(|keys| keys.is_some_and(|keys| keys.iter().any(|key| is_data(key))))
    })
}

fn is_data(key: &str) -> bool {
    !matches!(key, "note" | "for")
}
