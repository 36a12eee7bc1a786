//! Holds the events of a file to the rules by which they would have been accepted.

use super::{Intent, Kind, Request, Rules, Unmet};
use crate::message;
use crate::model::event::Deed;
use crate::model::message::Message;
use crate::model::ticket::{ProcedureReference, Ticket};
use crate::model::time::Moment;
use crate::procedure::replay::{Lineage, State};

/// A rule that an event of a file breaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Breach {
    /// Position of the event, from 0.
    pub event: usize,
    /// What is wrong.
    pub unmet: Unmet,
}

/// The breach of a migration that does not begin at the revision that the ticket has.
pub(super) fn migrated_from_elsewhere(from: &ProcedureReference) -> Unmet {
    let hash: String = from.sha256.chars().take(12).collect();
    let message = message!("refused-migration-from", revision = &from.revision, hash = hash);
    Unmet::new(Kind::Position, "procedure", message)
}

/// Replays a ticket and names every rule that its events break.
pub fn judge(rules: &Rules, lineage: &Lineage, ticket: &Ticket, now: Moment) -> (State, Vec<Breach>) {
    let mut state = State::before(&ticket.events);
    // Where two clones wrote at the same time, each event is judged by what its recorder knew, and
    // what was decided later does not count. Nowhere else does that differ from what stands above it.
    let is_merged = ticket.events.iter().any(|event| !event.unseen.is_empty());
    let mut breaches = Vec::new();
    for (index, event) in ticket.events.iter().enumerate() {
        let known = is_merged.then(|| State::known_at(lineage, &ticket.events, index));
        let known = known.as_ref().unwrap_or(&state);
        let rules = &Rules { procedure: lineage.at(index), ..*rules };
        let mut breach = |kind: Kind, message: Message| {
            breaches.push(Breach { event: index, unmet: Unmet::new(kind, &event.id, message) });
        };
        if (index == 0) != matches!(event.deed, Deed::Opened { .. }) {
            breach(Kind::Position, message!("refused-opening-first"));
        }
        if let Deed::Settled { keeps, drops } = &event.deed {
            let choices = keeps.iter().filter_map(|kept| known.choice(&ticket.events[..index], kept));
            let in_question: Vec<String> = choices.flat_map(|choice| choice.drops).collect();
            if let Some(id) = drops.iter().find(|id| !in_question.contains(id)) {
                breach(Kind::Position, message!("refused-drops-undisputed", id = id));
            }
        }
        if ticket.events[..index].iter().any(|earlier| earlier.id == event.id) {
            breach(Kind::Value, message!("refused-event-twice", id = &event.id));
        }
        if event.recorded.is_some_and(|recorded| recorded < event.at) {
            breach(Kind::Time, message!("refused-recorded-before"));
        }
        if let Some(recorded) = event.recorded.filter(|recorded| *recorded > now) {
            breach(Kind::Time, message!("refused-future", at = recorded, now = now));
        }
        if let (Deed::Outcome { activity, .. }, Some(current)) = (&event.deed, &known.activity)
            && activity != current
        {
            breach(Kind::Position, message!("refused-other-activity", written = activity, activity = current));
        }
        if let Deed::Migrated { from, .. } = &event.deed
            && event.unseen.is_empty()
        {
            let before = index.checked_sub(1).map(|before| lineage.at(before).reference());
            if before.is_some_and(|before| before != *from) {
                breaches.push(Breach { event: index, unmet: migrated_from_elsewhere(from) });
            }
        }
        let request = Request {
            intent: Intent::of(event),
            actor: event.by.clone(),
            on_behalf: event.on_behalf.clone(),
            at: event.at,
            now,
            set: event.set.clone(),
            // A note without text may be kept in files; only the command asks for one.
            note: Some(event.note.clone().unwrap_or_default()),
            opens: match &event.deed {
                Deed::Outcome { opens, .. } => opens.clone(),
                _ => Vec::new(),
            },
            moves: event.moves.clone(),
        };
        // By its number of then: another ticket may have had what is its number now.
        let then = ticket.folio_at(index);
        let mut unmet = rules.unmet(&then, known, &request, true);
        // What it names says its number of now, which may be the one that this ticket had then.
        if then != ticket.folio {
            unmet.retain(|it| it.message.id != "refused-link-to-itself");
        }
        breaches.extend(unmet.into_iter().map(|unmet| Breach { event: index, unmet }));
        state.apply(rules.procedure, event);
    }
    (state, breaches)
}
