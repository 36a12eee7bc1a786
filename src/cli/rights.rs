//! What a desk keeps for some of its people (`[rights]`), held where something is recorded. `verify`
//! holds the history to the same.

use super::error::CliError;
use crate::message;
use crate::model::catalogue::Right;
use crate::model::event::{Deed, Event};
use crate::procedure::definition::Procedure;
use crate::procedure::engine::{Kind, Refusal, Unmet};
use crate::store::desk::Desk;

/// The right that an event on a ticket of that procedure asks for, if some desks keep it.
pub fn of_event(procedure: &Procedure, event: &Event) -> Option<Right> {
    match &event.deed {
        Deed::Settled { .. } => Some(Right::Settle),
        Deed::Redacted { .. } => Some(Right::Redact),
        Deed::Cancelled { .. } => Some(Right::Cancel),
        Deed::Reopened => Some(Right::Reopen),
        Deed::Outcome { activity, outcome, .. } => {
            let found = procedure.activity(activity).and_then(|activity| activity.outcome(outcome));
            found.filter(|outcome| outcome.status.is_ended()).map(|_| Right::Close)
        }
        _ => None,
    }
}

/// Lets through who has a right, or everybody where the desk keeps it for nobody.
///
/// # Errors
/// The refusal, with the people who have it.
pub fn hold(desk: &Desk, person: &str, right: Right) -> Result<(), CliError> {
    let rights = &desk.settings.rights;
    let held = desk.people.get(person).map(|person| person.roles.as_slice()).unwrap_or_default();
    if rights.allows(right, held) {
        return Ok(());
    }
    let able = desk.people.people.iter().filter(|person| person.until.is_none() && rights.allows(right, &person.roles));
    let able: Vec<&str> = able.map(|person| person.id.as_str()).collect();
    let message =
        message!("refused-right", person = person, right = right.word(), count = able.len(), able = able.join(", "));
    Err(Refusal { unmet: vec![Unmet::new(Kind::Role, right.word(), message)] }.into())
}
