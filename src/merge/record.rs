//! The three-way merge of a ticket, and of an asset.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::compose::{self, Derived};
use super::history::{self, Chosen};
use super::order::{self, Entry, Placed};
use super::side::{Side, Sides};
use super::told;
use super::{Conflict, Merged, Which};
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::{self, Asset, AssetEvent, HEADER_KEYS};
use crate::model::catalogue::card_message_id;
use crate::model::event::{Deed, Event};
use crate::model::folio::Folio;
use crate::model::message::{Argument, Message};
use crate::model::shape::ShapeProblem;
use crate::model::ticket::{ProcedureReference, REQUESTER_KEYS, TICKET_KEYS, Ticket};
use crate::procedure::definition::Procedure;
use crate::procedure::replay::{Lineage, State};

/// A lookup of procedures: the revision with that hash, wherever it is kept.
pub type Procedures<'a> = &'a dyn Fn(&ProcedureReference) -> Option<Arc<Procedure>>;

/// Merges two texts of one ticket that began as `base`; none, or an empty one, where each side made
/// the file.
///
/// # Errors
/// See [`Conflict`]: both texts are to be kept for a person.
pub fn merge_ticket(base: Option<&str>, ours: &str, theirs: &str, procedures: Procedures) -> Result<Merged, Conflict> {
    if let Some(text) = unchanged(base, ours, theirs) {
        return Ok(Merged { text: text.to_owned(), notices: Vec::new() });
    }
    let sides = Sides::read(base, ours, theirs)?;
    let (was, ours) = (ticket(Which::Base, sides.base.as_ref())?, ticket(Which::Ours, Some(&sides.ours))?);
    let theirs = ticket(Which::Theirs, Some(&sides.theirs))?;
    let (Some(ours), Some(theirs)) = (ours, theirs) else { return Err(Conflict::Mismatch) };
    if ours.uid != theirs.uid {
        return Err(Conflict::OtherRecord);
    }
    let order = order::united(&[&ours.events, &theirs.events]);
    let chosen = history::chosen(&sides, &order)?;
    let events = typed(&chosen, Event::from_value)?;
    let find = |reference: &ProcedureReference| {
        procedures(reference)
            .ok_or_else(|| Conflict::NoProcedure { code: reference.code.clone(), revision: reference.revision.clone() })
    };
    let same = |of: fn(&Ticket) -> &ProcedureReference| {
        let (base, ours, theirs) = (was.as_ref().map(of), of(&ours), of(&theirs));
        one_of(base, ours, theirs).cloned()
    };
    let is_migrated = events.iter().any(|event| matches!(event.deed, Deed::Migrated { .. }));
    let reference = match same(|ticket| &ticket.procedure) {
        Some(reference) => reference,
        // Then the events say which.
        None if is_migrated => ours.procedure.clone(),
        None => return Err(Conflict::Identity { key: "procedure".to_owned() }),
    };
    let lineage = Lineage::of(&reference, &events, find)?;
    let state = State::replay(&lineage, &events);
    let folio = match last_number(&events) {
        Some(folio) => folio,
        None => one_of(was.as_ref().map(|was| &was.folio), &ours.folio, &theirs.folio)
            .cloned()
            .ok_or_else(|| Conflict::Identity { key: "folio".to_owned() })?,
    };
    let gave = |side: &Ticket| -> Result<Map<String, Value>, Conflict> {
        let lineage = Lineage::of(&side.procedure, &side.events, find)?;
        let header = State::replay(&lineage, &side.events).header(lineage.current());
        let procedure = lineage.current().reference();
        let folio = last_number(&side.events).unwrap_or_else(|| side.folio.clone());
        Ok(head(&Ticket { folio, uid: side.uid.clone(), procedure, header, events: Vec::new() }))
    };
    let procedure = lineage.current();
    let merged = Ticket {
        folio,
        uid: ours.uid.clone(),
        procedure: procedure.reference(),
        header: state.header(procedure),
        events,
    };
    let derived = Derived {
        keys: TICKET_KEYS.iter().map(|key| (*key).to_owned()).collect(),
        nested: &[("procedure", &["code", "revision", "sha256"]), ("requester", &REQUESTER_KEYS)],
        gives: head(&merged),
        gave: [gave(&ours)?, gave(&theirs)?],
    };
    let mut done = compose::compose(&sides, &derived, &chosen)?;
    let name = |key: &str| Argument::from(procedure.field(key).map_or(key, |field| field.label.as_str()));
    let known = [&ours, &theirs].map(|side| ids(&side.events));
    let holds = |key: &str| state.set_by.get(key).copied();
    let mut notices = told::both_set(&merged.events, &known, |event| &event.set, holds, name);
    notices.extend(told::both_assigned(&merged.events, &known, state.assignee.as_deref()));
    notices.extend(told::changed_when_signed(&lineage, &merged, &state, &known));
    let before: Vec<&String> = ours.header.disputes.iter().chain(&theirs.header.disputes).collect();
    let new = state.disputes.iter().filter(|dispute| !before.contains(&&dispute.id));
    notices.extend(
        new.map(|dispute| message!("merge-notice-dispute", id = &dispute.id, against = dispute.against.join(", "))),
    );
    done.notices.splice(0..0, notices);
    Ok(done)
}

/// Merges two texts of one asset, whose file is `path` (its name and folder say what it is), as
/// [`merge_ticket`] does.
///
/// # Errors
/// See [`Conflict`].
pub fn merge_asset(path: &str, base: Option<&str>, ours: &str, theirs: &str) -> Result<Merged, Conflict> {
    if let Some(text) = unchanged(base, ours, theirs) {
        return Ok(Merged { text: text.to_owned(), notices: Vec::new() });
    }
    let sides = Sides::read(base, ours, theirs)?;
    let base = asset_of(path, Which::Base, sides.base.as_ref())?;
    let (ours, theirs) =
        (asset_of(path, Which::Ours, Some(&sides.ours))?, asset_of(path, Which::Theirs, Some(&sides.theirs))?);
    let (Some(ours), Some(theirs)) = (ours, theirs) else { return Err(Conflict::Mismatch) };
    if !is_one_asset(base.as_ref(), &ours, &theirs) {
        return Err(Conflict::OtherRecord);
    }
    // Each clone that took a card into the inventory gave it one; the least is what all of them come to.
    let uid = ours.uid.iter().chain(&theirs.uid).min().cloned();
    if ours.kind != theirs.kind {
        return Err(Conflict::Identity { key: "kind".to_owned() });
    }
    let order: Vec<Placed> = order::united(&[&ours.events, &theirs.events]);
    let chosen = history::chosen(&sides, &order)?;
    let events = typed(&chosen, AssetEvent::from_value)?;
    let id = match last_identifier(&events) {
        Some(id) => id,
        None => one_of(base.as_ref().map(|base| &base.id), &ours.id, &theirs.id)
            .cloned()
            .ok_or_else(|| Conflict::Identity { key: "id".to_owned() })?,
    };
    let state = AssetState::replay(&id, &events);
    let gave = [&ours, &theirs].map(|side| (AssetState::replay(&side.id, &side.events), side));
    // A card that nobody took into the inventory says everything by itself.
    let has_history = !events.is_empty();
    let mut keys: Vec<String> = ["id", "uid", "kind"].map(str::to_owned).to_vec();
    if has_history {
        keys.extend(state.card.keys().cloned());
        let others = gave.iter().flat_map(|(state, _)| state.card.keys());
        let mut others: Vec<&String> = others.filter(|key| !state.card.contains_key(*key)).collect();
        others.sort();
        others.dedup();
        keys.extend(others.into_iter().cloned());
        keys.extend(
            HEADER_KEYS
                .iter()
                .filter(|key| !["id", "uid", "kind", "events"].contains(*key))
                .map(|key| (*key).to_owned()),
        );
    }
    let head = |state: &AssetState, id: &str, uid: Option<&String>| {
        let mut map = Map::new();
        map.insert("id".to_owned(), Value::from(id));
        map.extend(uid.map(|uid| ("uid".to_owned(), Value::from(uid.as_str()))));
        map.insert("kind".to_owned(), Value::from(ours.kind.as_str()));
        if has_history {
            map.extend(state.card.clone());
            map.extend(state.position().entries().into_iter().map(|(key, value)| (key.to_owned(), value)));
        }
        map
    };
    let derived = Derived {
        keys,
        nested: &[],
        gives: head(&state, &id, uid.as_ref()),
        gave: gave.each_ref().map(|(state, side)| head(state, &side.id, side.uid.as_ref().or(uid.as_ref()))),
    };
    let mut done = compose::compose(&sides, &derived, &chosen)?;
    let known = [&ours, &theirs].map(|side| ids(&side.events));
    let holds = |key: &str| {
        let value = state.card.get(key);
        events.iter().rposition(|event| event.set.get(key).is_some() && event.set.get(key) == value)
    };
    let mut notices = told::both_set(
        &events,
        &known,
        |event| &event.set,
        holds,
        |key| match card_message_id(key) {
            Some(id) => Message::new(id).into(),
            None => key.into(),
        },
    );
    let is_new = |id: &&String| !gave.iter().any(|(state, _)| state.repeated().contains(id));
    let repeated = events.iter().filter(|event| event.deed == asset::Deed::Registered).map(|event| &event.id);
    let repeated = repeated.filter(|id| state.repeated().contains(id)).filter(is_new);
    notices.extend(repeated.map(|id| message!("merge-notice-adopted", id = id)));
    let before: Vec<&String> = ours.position.disputes.iter().chain(&theirs.position.disputes).collect();
    let new = state.disputes.iter().filter(|dispute| !before.contains(&&dispute.id));
    notices.extend(
        new.map(|dispute| message!("merge-notice-dispute", id = &dispute.id, against = dispute.against.join(", "))),
    );
    done.notices.splice(0..0, notices);
    Ok(done)
}

/// Whether both are one asset: by their uid, as what became of one card, or by an event that both have. A uid is given
/// by each clone that takes a card into the inventory.
fn is_one_asset(base: Option<&Asset>, ours: &Asset, theirs: &Asset) -> bool {
    match (&ours.uid, &theirs.uid) {
        (Some(one), Some(other)) if one != other => {
            let was_a_card = base.is_some_and(|base| base.uid.is_none() && base.events.is_empty());
            was_a_card || ours.events.iter().any(|event| theirs.events.iter().any(|other| other.id == event.id))
        }
        _ => true,
    }
}

/// The text where one side alone, or neither, changed it.
fn unchanged<'t>(base: Option<&str>, ours: &'t str, theirs: &'t str) -> Option<&'t str> {
    if ours == theirs || base == Some(theirs) {
        return Some(ours);
    }
    (base == Some(ours)).then_some(theirs)
}

fn one_of<'t, T: PartialEq>(base: Option<&T>, ours: &'t T, theirs: &'t T) -> Option<&'t T> {
    if ours == theirs || base == Some(theirs) {
        return Some(ours);
    }
    (base == Some(ours)).then_some(theirs)
}

fn last_identifier(events: &[AssetEvent]) -> Option<String> {
    let last = events.iter().rfind(|event| event.deed == asset::Deed::Renumbered)?;
    last.text("is").map(str::to_owned)
}

fn last_number(events: &[Event]) -> Option<Folio> {
    events.iter().rev().find_map(|event| match &event.deed {
        Deed::Renumbered { to, .. } => Some(to.clone()),
        _ => None,
    })
}

/// What a ticket's file says above its events.
fn head(ticket: &Ticket) -> Map<String, Value> {
    let Value::Object(mut map) = ticket.to_value() else { return Map::new() };
    map.shift_remove("events");
    map
}

fn ticket(which: Which, side: Option<&Side>) -> Result<Option<Ticket>, Conflict> {
    let read = side.map(|side| Ticket::from_value(&Value::Object(side.value.clone())));
    read.transpose().map_err(|problems| unknown(which, problems))
}

fn asset_of(path: &str, which: Which, side: Option<&Side>) -> Result<Option<Asset>, Conflict> {
    // One side may have given it another identifier, and with it another name of its file.
    let path = |side: &Side| {
        let id = side.value.get("id").and_then(Value::as_str).unwrap_or_default();
        path.rsplit_once('/').map(|(folder, _)| format!("{folder}/{id}.yaml")).unwrap_or_default()
    };
    let read = side.map(|side| Asset::from_value(&path(side), &Value::Object(side.value.clone())));
    read.transpose().map_err(|problems| unknown(which, problems))
}

fn unknown(which: Which, problems: Vec<ShapeProblem>) -> Conflict {
    let problem = problems.into_iter().next().map(|problem| {
        let at = crate::model::shape::path_text(&problem.path);
        problem.message.with("at", at)
    });
    Conflict::Unknown { which, problem: problem.unwrap_or_else(|| message!("finding-not-a-record")) }
}

/// The merged events as the core knows them.
fn typed<E>(
    chosen: &[Chosen],
    read: impl Fn(&Value, usize, &mut Vec<ShapeProblem>) -> Option<E>,
) -> Result<Vec<E>, Conflict> {
    let mut problems = Vec::new();
    let events: Vec<E> =
        chosen.iter().enumerate().filter_map(|(index, event)| read(&event.value, index, &mut problems)).collect();
    if problems.is_empty() { Ok(events) } else { Err(Conflict::Mismatch) }
}

fn ids<E: Entry>(events: &[E]) -> Vec<String> {
    events.iter().map(|event| event.id().to_owned()).collect()
}
