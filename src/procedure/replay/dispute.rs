//! Steps that two clones took without knowing of each other, and what was decided between them.
//!
//! Both stay in the history. **Law: which of them holds follows from the events alone.** The first in
//! the order of the file has its effect; the other is in dispute, and has none, until a `settled`
//! event says which one holds.

use std::collections::BTreeMap;

use super::State;
use crate::model::event::{Deed, Event};
use crate::procedure::definition::Procedure;

/// A step that cannot be taken where it stands, because whoever took it did not know of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// Position of the event.
    pub event: usize,
    /// Its identifier.
    pub id: String,
    /// Identifiers of the steps that hold instead, in order.
    pub against: Vec<String>,
}

/// What the `settled` events of a record decide: of each event that one of them names, whether it is
/// kept. The later one holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdicts(BTreeMap<String, bool>);

impl Verdicts {
    pub(super) fn of<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let words = |ids: &'a [String]| ids.iter().map(String::as_str).collect();
        Self::decided(events.into_iter().filter_map(|event| match &event.deed {
            Deed::Settled { keeps, drops } => Some((words(keeps), words(drops))),
            _ => None,
        }))
    }

    /// What decisions say, each with what it keeps and what it drops.
    pub fn decided<'a>(decisions: impl IntoIterator<Item = (Vec<&'a str>, Vec<&'a str>)>) -> Self {
        let mut verdicts = BTreeMap::new();
        for (keeps, drops) in decisions {
            verdicts.extend(keeps.into_iter().map(|id| (id.to_owned(), true)));
            verdicts.extend(drops.into_iter().map(|id| (id.to_owned(), false)));
        }
        Self(verdicts)
    }

    /// Whether it was decided that the event has no effect.
    pub fn drops(&self, id: &str) -> bool {
        self.0.get(id) == Some(&false)
    }
}

impl State {
    /// The dispute in which an event stands, if it does. Only one that was recorded without knowing
    /// of others can: any other that does not fit breaks a rule.
    pub(super) fn collision(&self, procedure: &Procedure, event: &Event, index: usize) -> Option<Dispute> {
        if event.unseen.is_empty() || self.fits(procedure, event) {
            return None;
        }
        let against = self.moved_on.iter().filter(|id| event.unseen.contains(id)).cloned().collect();
        Some(Dispute { event: index, id: event.id.clone(), against })
    }

    /// Whether an event that did not know all of those before it can still be what it was meant to be.
    fn fits(&self, procedure: &Procedure, event: &Event) -> bool {
        let is_unseen = |index: usize| self.ids.get(index).is_some_and(|id| event.unseen.contains(id));
        match &event.deed {
            Deed::Outcome { activity, .. } => {
                // The same activity entered anew is another stay than the one that was left.
                let stays = self.visit().is_some_and(|visit| visit.activity == *activity && !is_unseen(visit.event));
                // A wait that asks for something on its end cannot be ended by who did not know of it.
                let waits = self.waiting().filter(|wait| is_unseen(wait.event));
                let obliges =
                    waits.and_then(|wait| procedure.wait(&wait.reason)).is_some_and(|it| !it.resume.is_empty());
                stays && !obliges
            }
            Deed::Waited { .. } => !self.is_ended() && self.waiting().is_none(),
            Deed::Resumed => self.waiting().is_some_and(|wait| !is_unseen(wait.event)),
            Deed::Cancelled { .. } | Deed::Assigned { .. } => !self.is_ended(),
            Deed::Reopened => self.is_ended(),
            Deed::Migrated { to, .. } => procedure.reference() == *to,
            Deed::Noted | Deed::Corrected | Deed::Signed { .. } | Deed::Linked { .. } | Deed::Attached { .. } => {
                event.set.is_empty() || !self.is_ended()
            }
            Deed::Opened { .. }
            | Deed::Referenced { .. }
            | Deed::Settled { .. }
            | Deed::Renumbered { .. }
            | Deed::Redacted { .. } => true,
        }
    }

    /// What a decision for one of the events in question drops: every step that it collides with. None
    /// where the event has no part in a dispute.
    pub fn drops_for(&self, events: &[Event], kept: &str) -> Option<Vec<String>> {
        let kept = events.iter().find(|event| event.id == kept)?;
        let unknown_to_each_other = |other: &Event| kept.unseen.contains(&other.id) || other.unseen.contains(&kept.id);
        let disputed = |id: &str| self.disputes.iter().any(|dispute| dispute.id == id);
        let against = self.disputes.iter().find(|dispute| dispute.id == kept.id).map(|dispute| &dispute.against);
        let drops: Vec<String> = events
            .iter()
            .filter(|other| unknown_to_each_other(other))
            .filter(|other| disputed(&other.id) || against.is_some_and(|against| against.contains(&other.id)))
            .map(|other| other.id.clone())
            .collect();
        (!drops.is_empty()).then_some(drops)
    }
}
