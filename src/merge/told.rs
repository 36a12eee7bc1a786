//! What people should know of a merge in which nothing was lost: which of two values holds, and whose the other was.

use serde_json::Value;

use super::order::Entry;
use crate::message;
use crate::model::event::{Deed, Event, Values};
use crate::model::message::{Argument, Message};
use crate::model::ticket::Ticket;
use crate::procedure::ledger;
use crate::procedure::replay::{Lineage, State};

/// Letters of a value that are shown.
const SHOWN: usize = 60;

/// Identifiers of the events of each side.
type Known = [Vec<String>; 2];

/// Whether one event is new on one side, and the other on the other.
fn are_apart(known: &Known, one: &str, other: &str) -> bool {
    let has = |side: usize, id: &str| known[side].iter().any(|known| known == id);
    let is_new = |id: &str, side: usize| has(side, id) && !has(1 - side, id);
    (0..2).any(|side| is_new(one, side) && is_new(other, 1 - side))
}

/// A value as a person wrote it, or how it begins.
fn words(value: Option<&Value>) -> String {
    let text = match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        None => line,
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}

/// To whom both sides gave the ticket without knowing of each other, where that is not the same person.
pub(super) fn both_assigned(events: &[Event], known: &Known, holds: Option<&str>) -> Option<Message> {
    let to = |event: &Event| match &event.deed {
        Deed::Assigned { to } => Some(to.clone()),
        _ => None,
    };
    let last = events.iter().rposition(|event| to(event).is_some())?;
    let holder = &events[last];
    let whom = to(holder).filter(|to| Some(to.as_str()) == holds)?;
    let apart = |event: &&Event| holder.unseen.contains(&event.id) && are_apart(known, &holder.id, &event.id);
    let other = events[..last].iter().rev().filter(apart).find(|event| to(event).is_some())?;
    let aside = to(other).filter(|to| *to != whom)?;
    Some(message!(
        "merge-notice-both-assigned",
        value = whom,
        by = &holder.by,
        holds = &holder.id,
        aside = aside,
        whom = &other.by,
        other = &other.id
    ))
}

/// Fields that somebody signed on one side and that say something else since the other side changed them.
pub(super) fn changed_when_signed(lineage: &Lineage, ticket: &Ticket, state: &State, known: &Known) -> Vec<Message> {
    let procedure = lineage.current();
    let mut found: Vec<Message> = Vec::new();
    for signed in ledger::signed(lineage, ticket) {
        let Some(event) = ticket.events.get(signed.signature.event) else { continue };
        let differences = ledger::differences(procedure, &signed.values, &state.values);
        for difference in differences.iter().filter(|difference| !difference.is_addition()) {
            let setter = state.set_by.get(&difference.field).and_then(|at| ticket.events.get(*at));
            let Some(setter) = setter.filter(|setter| are_apart(known, &event.id, &setter.id)) else { continue };
            let label = procedure.field(&difference.field).map_or(&difference.field, |field| &field.label);
            found.push(message!(
                "merge-notice-signed",
                field = label,
                by = &setter.by,
                event = &setter.id,
                name = &signed.signature.name,
                then = words(difference.then.as_ref()),
                value = words(difference.now.as_ref())
            ));
        }
    }
    found
}

/// Fields to which both sides gave another value without knowing of each other, with which holds: that at the
/// position that `holds` gives, which need not be the last, since a step in dispute gives nothing.
pub(super) fn both_set<E: Entry>(
    events: &[E],
    known: &[Vec<String>; 2],
    set: impl Fn(&E) -> &Values,
    holds: impl Fn(&str) -> Option<usize>,
    name: impl Fn(&str) -> Argument,
) -> Vec<Message> {
    let mut found = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    for (position, later) in events.iter().enumerate().rev() {
        for (key, value) in set(later) {
            let earlier =
                events[..position].iter().rev().filter(|event| later.unseen().iter().any(|id| id == event.id()));
            let mut earlier = earlier.filter(|event| are_apart(known, later.id(), event.id()));
            let Some(other) = earlier.find(|event| set(event).get(key).is_some_and(|other| other != value)) else {
                continue;
            };
            if told.contains(&key.as_str()) {
                continue;
            }
            told.push(key);
            let Some(holder) = holds(key).and_then(|at| events.get(at)) else { continue };
            let lost = if holder.id() == later.id() { other } else { later };
            // Where a third, of whom both knew, holds or says the same, nothing of either was lost.
            if set(holder).get(key) != set(lost).get(key) {
                found.push(message!(
                    "merge-notice-both-set",
                    field = name(key),
                    value = words(set(holder).get(key)),
                    by = holder.by(),
                    holds = holder.id(),
                    aside = words(set(lost).get(key)),
                    whom = lost.by(),
                    other = lost.id()
                ));
            }
        }
    }
    found.reverse();
    found
}
