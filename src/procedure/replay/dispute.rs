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

/// An event as a dispute sees it.
pub struct Step<'a> {
    /// Position.
    pub index: usize,
    /// Identifier.
    pub id: &'a str,
    /// Events above it that its recorder did not know.
    pub unseen: &'a [String],
    /// Whether others rest on it.
    pub moves_on: bool,
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
    /// What an event decides, if it does.
    fn of(event: &Event) -> Option<Self> {
        let Deed::Settled { keeps, drops } = &event.deed else { return None };
        let (id, unseen) = (event.id.clone(), event.unseen.clone());
        Some(Self { id, keeps: keeps.clone(), drops: drops.clone(), unseen })
    }

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
    /// What the events of a ticket decide.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        Self::decided(events.into_iter().filter_map(Decision::of))
    }

    /// What decisions say, in the order in which they stand.
    pub fn decided(decisions: impl IntoIterator<Item = Decision>) -> Self {
        let all: Vec<Decision> = decisions.into_iter().collect();
        // Of two that name a decision the later holds, so that one that was dropped can be kept again.
        let mut said: BTreeMap<&str, bool> = BTreeMap::new();
        let mut holds = vec![true; all.len()];
        for (decision, holds) in all.iter().zip(&mut holds).rev() {
            *holds = said.get(decision.id.as_str()) != Some(&false);
            if *holds {
                decision.keeps.iter().for_each(|id| _ = said.entry(id).or_insert(true));
                decision.drops.iter().for_each(|id| _ = said.entry(id).or_insert(false));
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
    fn against(&self, decision: &str) -> Option<&Vec<String>> {
        self.disputed.get(decision)
    }

    /// The dispute in which a step stands, if it does. Only one that was recorded without knowing of others
    /// can: any other that does not fit breaks a rule. `taken` are the steps that hold, in order; `is_above` says
    /// whether an event stands above it, and `fits` whether it can still be what it was meant to be.
    pub fn collision(
        &self,
        step: &Step,
        taken: &[String],
        is_above: impl Fn(&str) -> bool,
        fits: impl FnOnce() -> bool,
    ) -> Option<Dispute> {
        if step.unseen.is_empty() {
            return None;
        }
        let dispute = |against: Vec<String>| Some(Dispute { event: step.index, id: step.id.to_owned(), against });
        if let Some(against) = self.against(step.id) {
            return dispute(against.clone());
        }
        let undercut = self.undercutting(step.unseen);
        if fits() && (undercut.is_empty() || !step.moves_on) {
            return None;
        }
        let against: Vec<String> = taken.iter().filter(|id| step.unseen.contains(id)).cloned().collect();
        let against = [against, undercut].concat();
        if !against.is_empty() {
            return dispute(against);
        }
        // Then a decision that came later took away what it rests on, or let hold what stands in its way.
        let knows = |id: &str| is_above(id) && !step.unseen.iter().any(|unseen| unseen == id);
        let later = self.holding.iter().filter(|decision| !knows(&decision.id));
        let touches = |decision: &&Decision| decision.drops.iter().chain(&decision.keeps).any(|id| knows(id));
        dispute(later.filter(touches).map(|decision| decision.id.clone()).collect())
    }

    /// Decisions that somebody did not know who took a step, and that take away something the step followed.
    fn undercutting(&self, unseen: &[String]) -> Vec<String> {
        let unknown = self.holding.iter().filter(|decision| unseen.contains(&decision.id));
        let undercut = unknown.filter(|decision| decision.drops.iter().any(|id| !unseen.contains(id)));
        undercut.map(|decision| decision.id.clone()).collect()
    }
}

impl State {
    /// The dispute in which an event stands, if it does.
    pub(super) fn collision(&self, procedure: &Procedure, event: &Event, index: usize) -> Option<Dispute> {
        let step = Step { index, id: &event.id, unseen: &event.unseen, moves_on: event.deed.moves_on() };
        let is_above = |id: &str| self.ids[..index.min(self.ids.len())].iter().any(|above| above == id);
        self.verdicts.collision(&step, &self.moved_on, is_above, || self.fits(procedure, event))
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

    /// What a decision for one of the events in question says, as [`Verdicts::choice`] does.
    pub fn choice(&self, events: &[Event], kept: &str) -> Option<Choice> {
        let recorded: Vec<Recorded> = events
            .iter()
            .map(|event| Recorded { id: &event.id, unseen: &event.unseen, decision: Decision::of(event) })
            .collect();
        self.verdicts.choice(&self.disputes, &recorded, kept)
    }
}

/// An event as a decision sees it.
pub struct Recorded<'a> {
    /// Identifier.
    pub id: &'a str,
    /// Events above it that its recorder did not know.
    pub unseen: &'a [String],
    /// What it decides, if it is a decision.
    pub decision: Option<Decision>,
}

impl Recorded<'_> {
    fn ignores(&self, id: &str) -> bool {
        self.unseen.iter().any(|unseen| unseen == id)
    }
}

/// What somebody who wants one event to hold has to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The event, and those that it rests on and that had been dropped since.
    pub keeps: Vec<String>,
    /// Every step that they collide with.
    pub drops: Vec<String>,
}

impl Verdicts {
    /// What a decision for one of the recorded events says: it drops every step that the event collides with, and
    /// what was dropped that its recorder followed holds again, since nothing can rest on what has no effect. **Law:**
    /// where the event is a decision, what it kept and dropped is so again. None where the event has no part in a
    /// dispute, open or decided against it.
    pub fn choice(&self, disputes: &[Dispute], recorded: &[Recorded], kept: &str) -> Option<Choice> {
        let place = recorded.iter().position(|one| one.id == kept)?;
        let one = &recorded[place];
        let apart = |other: &Recorded| one.ignores(other.id) || other.ignores(kept);
        let dispute = |id: &str| disputes.iter().find(|dispute| dispute.id == id);
        let against = |id: &str, other: &str| dispute(id).is_some_and(|it| it.against.iter().any(|id| id == other));
        let followed: Vec<&Recorded> = recorded[..place].iter().filter(|other| !one.ignores(other.id)).collect();
        // What a decision itself dropped was not what it followed.
        let then = Self::decided(followed.iter().copied().chain([one]).filter_map(|other| other.decision.clone()));
        let revived: Vec<&str> =
            followed.iter().map(|other| other.id).filter(|id| self.drops(id) && !then.drops(id)).collect();
        let returns = |id: &String| id == kept && self.drops(id) || revived.contains(&id.as_str());
        let instead = self.holding.iter().filter(|it| it.drops.iter().any(returns));
        let instead: Vec<&str> = instead.flat_map(|it| &it.keeps).map(String::as_str).collect();
        let collides = |other: &&Recorded| {
            let id = other.id;
            against(kept, id) || against(id, kept) || apart(other) && (dispute(id).is_some() || instead.contains(&id))
        };
        let drops: Vec<String> = recorded.iter().filter(collides).map(|other| other.id.to_owned()).collect();
        if drops.is_empty() {
            return None;
        }
        let keeps = std::iter::once(kept).chain(revived.iter().copied()).map(str::to_owned).collect();
        let mut choice = Choice { keeps, drops };
        if let Some(own) = &one.decision {
            choice.say_again(own, recorded);
        }
        Some(choice)
    }
}

impl Choice {
    /// Adds of what a decision that is kept said what would not be so again by itself, since others decided it later.
    fn say_again(&mut self, own: &Decision, recorded: &[Recorded]) {
        let (keeps, drops) = (self.keeps.clone(), self.drops.clone());
        let new = Decision { id: String::new(), keeps, drops, unseen: Vec::new() };
        let all = recorded.iter().filter_map(|other| other.decision.clone());
        let then = Verdicts::decided(all.chain([new]));
        self.keeps.extend(own.keeps.iter().filter(|id| then.drops(id)).cloned());
        self.drops.extend(own.drops.iter().filter(|id| !then.drops(id)).cloned());
    }
}
