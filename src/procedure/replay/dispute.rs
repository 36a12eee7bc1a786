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

/// A decision between steps in dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The identifier of its event.
    pub id: String,
    /// Events that hold.
    pub keeps: Vec<String>,
    /// Events that have no effect; a decision among them is no decision any more.
    pub drops: Vec<String>,
    /// Events above it that whoever decided did not know.
    pub unseen: Vec<String>,
}

impl Decision {
    fn contradicts(&self, other: &Self) -> bool {
        let meets = |one: &[String], other: &[String]| one.iter().any(|id| other.contains(id));
        meets(&self.keeps, &other.drops) || meets(&self.drops, &other.keeps)
    }
}

/// What the `settled` events of a record decide. Of two that know each other the later holds; two that do
/// not and say the opposite are in dispute themselves: the first holds until a third decides.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdicts {
    /// Of each event that a decision names, whether it is kept.
    kept: BTreeMap<String, bool>,
    /// The decisions that hold.
    holding: Vec<Decision>,
    /// Decisions in dispute, each with those that hold instead.
    disputed: BTreeMap<String, Vec<String>>,
}

impl Verdicts {
    pub(super) fn of<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        Self::decided(events.into_iter().filter_map(|event| match &event.deed {
            Deed::Settled { keeps, drops } => Some(Decision {
                id: event.id.clone(),
                keeps: keeps.clone(),
                drops: drops.clone(),
                unseen: event.unseen.clone(),
            }),
            _ => None,
        }))
    }

    /// What decisions say, in the order in which they stand.
    pub fn decided(decisions: impl IntoIterator<Item = Decision>) -> Self {
        let all: Vec<Decision> = decisions.into_iter().collect();
        let mut holds = vec![true; all.len()];
        for later in (0..all.len()).rev().collect::<Vec<_>>() {
            if holds[later] {
                (0..later)
                    .filter(|earlier| all[later].drops.contains(&all[*earlier].id))
                    .for_each(|it| holds[it] = false);
            }
        }
        let mut verdicts = Self::default();
        for decision in all.into_iter().zip(holds).filter(|(_, holds)| *holds).map(|(decision, _)| decision) {
            let against = verdicts.holding.iter().filter(|other| decision.unseen.contains(&other.id));
            let against = against.filter(|other| decision.contradicts(other)).map(|other| other.id.clone());
            let against: Vec<String> = against.collect();
            if !against.is_empty() {
                verdicts.disputed.insert(decision.id, against);
                continue;
            }
            verdicts.kept.extend(decision.keeps.iter().map(|id| (id.clone(), true)));
            verdicts.kept.extend(decision.drops.iter().map(|id| (id.clone(), false)));
            verdicts.holding.push(decision);
        }
        verdicts
    }

    /// Whether it was decided that the event has no effect.
    pub fn drops(&self, id: &str) -> bool {
        self.kept.get(id) == Some(&false)
    }

    /// The decisions that hold instead of one that is in dispute.
    pub fn against(&self, decision: &str) -> Option<&Vec<String>> {
        self.disputed.get(decision)
    }

    /// Decisions that somebody did not know who took a step, and that take away something the step followed.
    pub fn undercutting(&self, unseen: &[String]) -> Vec<String> {
        let unknown = self.holding.iter().filter(|decision| unseen.contains(&decision.id));
        let undercut = unknown.filter(|decision| decision.drops.iter().any(|id| !unseen.contains(id)));
        undercut.map(|decision| decision.id.clone()).collect()
    }
}

impl State {
    /// The dispute in which an event stands, if it does. Only one that was recorded without knowing
    /// of others can: any other that does not fit breaks a rule.
    pub(super) fn collision(&self, procedure: &Procedure, event: &Event, index: usize) -> Option<Dispute> {
        if event.unseen.is_empty() {
            return None;
        }
        let dispute = |against: Vec<String>| Some(Dispute { event: index, id: event.id.clone(), against });
        if let Some(against) = self.verdicts.against(&event.id) {
            return dispute(against.clone());
        }
        let undercut = self.verdicts.undercutting(&event.unseen);
        if self.fits(procedure, event) && (undercut.is_empty() || !event.deed.moves_on()) {
            return None;
        }
        let against: Vec<String> = self.moved_on.iter().filter(|id| event.unseen.contains(id)).cloned().collect();
        dispute([against, undercut].concat())
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
