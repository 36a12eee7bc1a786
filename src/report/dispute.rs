//! The disputes of a record: which steps collide, who took each, and what each says.

use serde::Serialize;
use serde_json::Value;

use super::asset_case::AssetCase;
use super::card;
use super::case::Case;
use super::inventory::{Surroundings, history};
use crate::language::Language;
use crate::model::time::Moment;
use crate::procedure::engine::Rules;
use crate::procedure::replay::Dispute;

/// Digits of a hash that are shown.
const HASH: usize = 12;

/// The disputes of a record that are open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Disputes {
    /// Folio of the ticket, or identifier of the asset.
    pub record: String,
    /// Each with the steps that collide.
    pub disputes: Vec<DisputeView>,
}

/// Steps that collide.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DisputeView {
    /// In the order of the file.
    pub events: Vec<SideView>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SideView {
    /// Identifier of the event.
    pub id: String,
    /// When it happened.
    pub at: Moment,
    /// When it was written down, if later.
    pub recorded: Option<Moment>,
    /// Who recorded it.
    pub by: String,
    /// Who did it, where that person has no account.
    #[serde(rename = "for")]
    pub on_behalf: Option<String>,
    /// What it did, as the record says it.
    pub did: String,
    /// The same in words.
    pub title: String,
    /// What it says.
    pub values: Vec<SaidView>,
    /// Remark.
    pub note: Option<String>,
    /// Assets that it moved.
    pub moves: Vec<String>,
    /// Whether it has its effect until it is decided; else it is in dispute.
    pub holds: bool,
    /// Events that its recorder did not know.
    #[serde(skip)]
    pub unseen: Vec<String>,
}

impl DisputeView {
    /// The steps between which there is something to decide: of those of one branch the last, since it keeps what it
    /// rests on.
    pub fn choices(&self) -> Vec<&SideView> {
        let events = self.events.iter().enumerate();
        let rests_on = |later: &SideView, id: &String| !later.unseen.contains(id);
        let is_last = |at: usize, one: &SideView| !self.events[at + 1..].iter().any(|later| rests_on(later, &one.id));
        events.filter(|(at, one)| is_last(*at, one)).map(|(_, one)| one).collect()
    }

    /// Whether all of them did and say the same, so that it matters little which is kept.
    pub fn is_same(&self) -> bool {
        let says = |side: &SideView| (side.did.clone(), side.title.clone(), side.values.clone(), side.moves.clone());
        let mut choices = self.choices().into_iter().map(says);
        let first = choices.next();
        first.is_some_and(|first| choices.all(|other| other == first))
    }
}

/// One thing that a step says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SaidView {
    /// Key.
    pub key: String,
    /// What a person reads.
    pub label: String,
    /// The value.
    pub value: Value,
    /// The same as a person reads it.
    pub text: String,
}

/// Why an event has no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// It is in dispute.
    Disputed,
    /// It was decided against.
    Dropped,
}

impl Fate {
    /// What becomes of an event.
    pub(super) fn of(id: &str, disputes: &[Dispute], is_dropped: bool) -> Option<Self> {
        match disputes.iter().any(|dispute| dispute.id == id) {
            true => Some(Self::Disputed),
            false => is_dropped.then_some(Self::Dropped),
        }
    }

    /// A title, and what became of the event that it is of.
    pub(super) fn beside(fate: Option<Self>, title: String, language: &Language) -> String {
        let id = match fate {
            None => return title,
            Some(Self::Disputed) => "settle-in-dispute",
            Some(Self::Dropped) => "settle-dropped",
        };
        format!("{title} ({})", language.text(id))
    }
}

/// Whether there is nothing to say, so that JSON leaves it out.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
pub(super) fn is_false(value: &bool) -> bool {
    !value
}

/// The disputes of a ticket.
pub fn of_ticket(case: &Case, rules: &Rules, language: &Language) -> Disputes {
    let procedure = &case.procedure;
    let state = &case.state;
    let view = |id: &String| {
        let event = case.ticket.events.iter().find(|event| event.id == *id)?;
        let said = |(key, value): (&String, &Value)| {
            let field = procedure.field(key);
            let text = match field {
                Some(field) => card::value_text(field, value, rules, language),
                None => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
            };
            SaidView {
                key: key.clone(),
                label: field.map_or(key, |field| &field.label).clone(),
                value: value.clone(),
                text,
            }
        };
        Some(SideView {
            id: id.clone(),
            at: rules.zone.localize(event.at),
            recorded: event.recorded.map(|recorded| rules.zone.localize(recorded)),
            by: event.by.clone(),
            on_behalf: event.on_behalf.clone(),
            did: event.deed.word().to_owned(),
            title: language.format(&card::event_title(event, procedure, rules, language)),
            values: event.set.iter().map(said).collect(),
            note: event.note.clone(),
            moves: event.moves.clone(),
            holds: !state.disputes.iter().any(|dispute| dispute.id == *id),
            unseen: event.unseen.clone(),
        })
    };
    let order: Vec<&String> = case.ticket.events.iter().map(|event| &event.id).collect();
    let disputes = groups(&state.disputes, &order);
    let disputes = disputes.iter().map(|ids| DisputeView { events: ids.iter().filter_map(view).collect() });
    Disputes { record: case.ticket.folio.to_string(), disputes: disputes.collect() }
}

/// The disputes of an asset.
pub fn of_asset(case: &AssetCase, with: &Surroundings, language: &Language) -> Disputes {
    let rows = history::rows(case, with, language);
    let view = |id: &String| {
        let row = rows.iter().find(|row| row.id == *id)?;
        let said = |(key, label, value, text): (&String, &String, &Value, &String)| SaidView {
            key: key.clone(),
            label: label.clone(),
            value: value.clone(),
            // A whole hash makes the table wider than a terminal, and nobody compares it by eye.
            text: if key == "data" { abridged(text) } else { text.clone() },
        };
        let details = row.details.iter().map(|detail| (&detail.key, &detail.label, &detail.value, &detail.text));
        Some(SideView {
            id: id.clone(),
            at: row.at,
            recorded: row.recorded,
            by: row.by.clone(),
            on_behalf: row.on_behalf.clone(),
            did: row.did.to_owned(),
            title: row.title.clone(),
            values: details.map(said).collect(),
            note: row.note.clone(),
            moves: Vec::new(),
            holds: !case.state.disputes.iter().any(|dispute| dispute.id == *id),
            unseen: case
                .asset
                .events
                .iter()
                .find(|event| event.id == *id)
                .map(|it| it.unseen.clone())
                .unwrap_or_default(),
        })
    };
    let order: Vec<&String> = case.asset.events.iter().map(|event| &event.id).collect();
    let disputes = groups(&case.state.disputes, &order);
    let disputes = disputes.iter().map(|ids| DisputeView { events: ids.iter().filter_map(view).collect() });
    Disputes { record: case.asset.id.clone(), disputes: disputes.collect() }
}

/// The beginning of a hash, `sha256-2:cdd5e6d26d3a…`.
fn abridged(hash: &str) -> String {
    match hash.split_once(':') {
        Some((name, digits)) if digits.chars().count() > HASH => {
            format!("{name}:{}…", digits.chars().take(HASH).collect::<String>())
        }
        _ => hash.to_owned(),
    }
}

/// Events that collide with each other, directly or by way of others, in the order of the file.
fn groups(disputes: &[Dispute], order: &[&String]) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    for dispute in disputes {
        let mut ids: Vec<String> = dispute.against.iter().chain([&dispute.id]).cloned().collect();
        let (meets, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|id| ids.contains(id)));
        ids.extend(meets.into_iter().flatten());
        groups = apart;
        groups.push(ids);
    }
    let place = |id: &String| order.iter().position(|known| *known == id);
    for group in &mut groups {
        group.sort_by_key(place);
        group.dedup();
    }
    groups.sort_by_key(|group| group.first().and_then(place));
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_shown_by_its_beginning() {
        let hash = format!("sha256-2:cdd5e6d26d3a{}", "e".repeat(52));
        assert_eq!(abridged(&hash), "sha256-2:cdd5e6d26d3a…");
        assert_eq!(abridged("sha256-2:cdd5"), "sha256-2:cdd5");
    }

    #[test]
    fn steps_that_collide_by_way_of_others_are_one_dispute() {
        let dispute = |event: usize, id: &str, against: &[&str]| Dispute {
            event,
            id: id.to_owned(),
            against: against.iter().map(|id| (*id).to_owned()).collect(),
        };
        let order: Vec<String> = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        let order: Vec<&String> = order.iter().collect();
        let found = groups(&[dispute(3, "d", &["a"]), dispute(4, "e", &["b"]), dispute(2, "c", &["a"])], &order);
        assert_eq!(found, [vec!["a", "c", "d"], vec!["b", "e"]]);
    }
}
