//! Replays a ticket's events through its procedure. **Law: what the events give is the header.**
//!
//! [`State`] is what is so after a number of events; [`State::apply`] is the only place where an
//! event changes it, whether the event is old (replay) or about to be written (engine).

pub mod dispute;
mod lineage;
mod standing;
mod traces;

use std::collections::HashMap;

use serde_json::{Map, Value};

pub use self::dispute::{Choice, Decision, Dispute, Recorded, Verdicts};
pub use self::lineage::Lineage;
pub use self::traces::{ExternalReference, Handover, Link, Mark, Signature, Visit, WaitPeriod};
use super::definition::Procedure;
use crate::model::event::{Deed, Event, Values};
use crate::model::folio::Folio;
use crate::model::relation;
use crate::model::status::Status;
use crate::model::time::{self, Moment};

/// What is so after a number of events.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Events applied so far.
    pub events: usize,
    /// Status without regard to waiting.
    base: Status,
    /// Activity the ticket stands in; none before it is opened and once it is over.
    pub activity: Option<String>,
    /// Field values.
    pub values: Values,
    /// Position of the event that set each field last.
    pub set_by: HashMap<String, usize>,
    /// Stays in activities, in order.
    pub visits: Vec<Visit>,
    /// Times of waiting, in order.
    pub waits: Vec<WaitPeriod>,
    /// Signatures, in order of entry.
    pub signatures: Vec<Signature>,
    /// Ties.
    pub links: Vec<Link>,
    /// Ticket that this one is a child of.
    pub parent: Option<String>,
    /// Child tickets, in the order in which they were opened.
    pub children: Vec<String>,
    /// Numbers and states in external systems, one per number, in order.
    pub references: Vec<ExternalReference>,
    /// Duties to hand the ticket over, in order; those before a later reference are done.
    pub handovers: Vec<Handover>,
    /// Targets reached, in order.
    pub marks: Vec<Mark>,
    /// Times between an end and a reopening.
    pub closures: Vec<(Moment, Moment)>,
    /// When each of those reopenings was written down.
    pub reopenings: Vec<Moment>,
    /// Who has it.
    pub assignee: Option<String>,
    /// When it was opened.
    pub opened: Option<Moment>,
    /// When it ended.
    pub closed: Option<Moment>,
    /// Reason for which it was cancelled, if it was.
    pub cancelled: Option<String>,
    /// When the last step happened; the next may not be earlier.
    pub last_step: Option<Moment>,
    /// Numbers that it had before, in order.
    pub formerly: Vec<String>,
    /// Steps that cannot be taken where they stand, since those who took them did not know of others;
    /// those that were decided on are not among them.
    pub disputes: Vec<Dispute>,
    /// Identifiers of the events applied, in order.
    ids: Vec<String>,
    /// Of those, the events that move the ticket on and that had their effect.
    moved_on: Vec<String>,
    /// What was decided between steps in dispute.
    verdicts: Verdicts,
    /// Status during the current wait.
    waiting_status: Option<Status>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            events: 0,
            base: Status::New,
            activity: None,
            values: Map::new(),
            set_by: HashMap::new(),
            visits: Vec::new(),
            waits: Vec::new(),
            signatures: Vec::new(),
            links: Vec::new(),
            parent: None,
            children: Vec::new(),
            references: Vec::new(),
            handovers: Vec::new(),
            marks: Vec::new(),
            closures: Vec::new(),
            reopenings: Vec::new(),
            assignee: None,
            opened: None,
            closed: None,
            cancelled: None,
            last_step: None,
            formerly: Vec::new(),
            disputes: Vec::new(),
            ids: Vec::new(),
            moved_on: Vec::new(),
            verdicts: Verdicts::default(),
            waiting_status: None,
        }
    }
}

impl State {
    /// The state after all these events. Events that break a rule are applied as far as they make
    /// sense; [`super::engine::judge`] names the rules they break.
    pub fn replay(lineage: &Lineage, events: &[Event]) -> Self {
        Self::replay_those(lineage, events, |_, _| true)
    }

    /// The state at a moment: what had happened by then, whenever it was written down.
    pub fn replay_until(lineage: &Lineage, events: &[Event], moment: Moment) -> Self {
        Self::replay_those(lineage, events, |_, event| event.at <= moment)
    }

    /// The state that whoever recorded the event at that position saw: after those above it that were
    /// known then, and with nothing of what was decided later.
    pub fn known_at(lineage: &Lineage, events: &[Event], index: usize) -> Self {
        let unseen = &events[index].unseen;
        Self::replay_those(lineage, &events[..index], |_, event| !unseen.contains(&event.id))
    }

    /// The state before the first of these events, which knows what they decide among themselves.
    /// Where a record's events are applied one by one, this is where to begin.
    pub fn before<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        Self { verdicts: Verdicts::of(events), ..Self::default() }
    }

    fn replay_those(lineage: &Lineage, events: &[Event], counts: impl Fn(usize, &Event) -> bool) -> Self {
        let those = || events.iter().enumerate().filter(|(index, event)| counts(*index, event));
        let mut state = Self::before(those().map(|(_, event)| event));
        for (index, event) in those() {
            state.apply(lineage.at(index), event);
        }
        state
    }

    /// Applies one event.
    pub fn apply(&mut self, procedure: &Procedure, event: &Event) {
        let index = self.events;
        self.events += 1;
        self.ids.push(event.id.clone());
        if self.verdicts.drops(&event.id) {
            return;
        }
        if let Some(dispute) = self.collision(procedure, event, index) {
            self.disputes.push(dispute);
            return;
        }
        if event.deed.moves_on() {
            self.moved_on.push(event.id.clone());
        }
        for (key, value) in &event.set {
            self.put(key, value.clone(), index);
            let system = procedure.field(key).and_then(|field| field.external.as_ref());
            if let (Some(system), Some(number)) = (system, value.as_str().filter(|text| !text.trim().is_empty())) {
                self.refer(system, Some(number.trim()), None, event.at, index);
            }
        }
        match &event.deed {
            Deed::Opened { parent } => {
                self.opened = Some(event.at);
                self.parent = parent.as_ref().map(Folio::to_string);
                if let Some(first) = procedure.activities.first() {
                    self.enter(procedure, &first.id, event.at, index);
                }
            }
            Deed::Outcome { activity, outcome, opens } => {
                for child in opens.iter().map(Folio::to_string) {
                    if !self.children.contains(&child) {
                        self.children.push(child);
                    }
                }
                if let Some(found) = procedure.activity(activity).and_then(|activity| activity.outcome(outcome)) {
                    self.end_wait(procedure, event);
                    self.leave(event.at, Some(outcome), Some(event));
                    for (key, value) in &found.sets {
                        self.put(key, value.clone(), index);
                    }
                    self.base = found.status;
                    self.marks.extend(found.marks.iter().map(|target| Mark {
                        target: *target,
                        at: event.at,
                        event: index,
                    }));
                    if let Some(external) = &found.external {
                        self.refer(&external.system, None, Some(&external.state), event.at, index);
                    }
                    if let Some(system) = &found.hands_over {
                        let system = system.clone();
                        self.handovers.push(Handover { system, since: event.at, event: index });
                    }
                    match &found.to {
                        Some(to) => self.enter(procedure, to, event.at, index),
                        None => self.end(event.at),
                    }
                    if let Some(reason) = &found.waits {
                        self.begin_wait(procedure, reason, event.at, index);
                    }
                }
            }
            Deed::Assigned { to } => {
                self.assignee = Some(to.clone());
                if self.base == Status::New {
                    self.base = Status::Assigned;
                }
            }
            Deed::Waited { reason } => self.begin_wait(procedure, reason, event.at, index),
            Deed::Resumed => self.end_wait(procedure, event),
            Deed::Signed { role, name, evidence } => {
                let (role, name, evidence) = (role.clone(), name.clone(), evidence.clone());
                self.signatures.push(Signature { role, name, at: event.at, event: index, evidence });
            }
            Deed::Linked { to, relation } => {
                match relation.as_str() {
                    relation::CHILD if !self.children.contains(to) => self.children.push(to.clone()),
                    relation::PARENT if self.parent.is_none() => self.parent = Some(to.clone()),
                    _ => {}
                }
                self.links.push(Link { to: to.clone(), relation: relation.clone() });
            }
            Deed::Cancelled { reason } => {
                self.end_wait(procedure, event);
                self.leave(event.at, None, Some(event));
                self.base = procedure.cancel_reason(reason).map_or(Status::Cancelled, |reason| reason.status);
                self.cancelled = Some(reason.clone());
                self.end(event.at);
            }
            Deed::Reopened => {
                self.base = Status::Reopened;
                if let Some(closed) = self.closed {
                    self.closures.push((closed, event.at));
                    self.reopenings.push(event.recorded.unwrap_or(event.at));
                }
                self.closed = None;
                self.cancelled = None;
                if let Some(reopen) = &procedure.reopen {
                    self.enter(procedure, &reopen.to, event.at, index);
                }
            }
            Deed::Referenced { system, number, state } => {
                self.refer(system, Some(number), state.as_deref(), event.at, index);
            }
            Deed::Renumbered { from, .. } => self.formerly.push(from.to_string()),
            Deed::Noted
            | Deed::Corrected
            | Deed::Migrated { .. }
            | Deed::Settled { .. }
            | Deed::Attached { .. }
            | Deed::Redacted { .. } => {}
        }
        if event.deed.is_step() {
            self.last_step = Some(self.last_step.map_or(event.at, |last| last.max(event.at)));
        }
    }

    fn put(&mut self, key: &str, value: Value, index: usize) {
        self.values.insert(key.to_owned(), value);
        self.set_by.insert(key.to_owned(), index);
    }

    /// Records what is known of the ticket in an external system. A state without a number is that
    /// of the number recorded last.
    fn refer(&mut self, system: &str, number: Option<&str>, state: Option<&str>, at: Moment, event: usize) {
        let mut known = self.references.iter_mut().rev().filter(|reference| reference.system == system);
        let known = known
            .find(|reference| number.is_none() || reference.number.is_none() || reference.number.as_deref() == number);
        match known {
            Some(reference) => {
                reference.number = number.map(str::to_owned).or_else(|| reference.number.take());
                reference.state = state.map(str::to_owned).or_else(|| reference.state.take());
                (reference.at, reference.event) = (at, event);
            }
            None => self.references.push(ExternalReference {
                system: system.to_owned(),
                number: number.map(str::to_owned),
                state: state.map(str::to_owned),
                at,
                event,
            }),
        }
    }

    fn enter(&mut self, procedure: &Procedure, activity: &str, at: Moment, event: usize) {
        let found = procedure.activity(activity);
        let number = self.visits.iter().filter(|visit| visit.activity == activity).count() + 1;
        self.activity = Some(activity.to_owned());
        self.visits.push(Visit {
            activity: activity.to_owned(),
            number,
            entered: at,
            left: None,
            outcome: None,
            by: None,
            on_behalf: None,
            title: found.map(|activity| activity.title.clone()).unwrap_or_default(),
            role: found.map(|activity| activity.role.clone()).unwrap_or_default(),
            limit: found.and_then(|activity| activity.limit),
            event,
            ended_by: None,
        });
    }

    fn leave(&mut self, at: Moment, outcome: Option<&str>, event: Option<&Event>) {
        if let Some(visit) = self.visits.last_mut().filter(|visit| visit.left.is_none()) {
            visit.left = Some(at);
            visit.ended_by = event.is_some().then(|| self.events - 1);
            visit.outcome = outcome.map(str::to_owned);
            visit.by = event.map(|event| event.by.clone());
            visit.on_behalf = event.and_then(|event| event.on_behalf.clone());
        }
        self.activity = None;
    }

    fn end(&mut self, at: Moment) {
        self.activity = None;
        self.closed = Some(at);
    }

    fn begin_wait(&mut self, procedure: &Procedure, reason: &str, at: Moment, event: usize) {
        self.close_wait(at);
        self.waiting_status = procedure.wait(reason).map(|wait| wait.status);
        self.waits.push(WaitPeriod { reason: reason.to_owned(), from: at, to: None, event, ended_by: None });
    }

    /// Ends the wait with an event, at the moment in the field that says so, if there is one.
    fn end_wait(&mut self, procedure: &Procedure, event: &Event) {
        let reason = self.waiting().and_then(|wait| procedure.wait(&wait.reason));
        let until =
            reason.and_then(|reason| event.set.get(reason.until.as_ref()?)?.as_str()).and_then(time::read_moment);
        let from = self.waiting().map_or(event.at, |wait| wait.from);
        self.close_wait(until.filter(|at| *at >= from && *at <= event.at).unwrap_or(event.at));
    }

    fn close_wait(&mut self, at: Moment) {
        self.waiting_status = None;
        if let Some(wait) = self.waits.last_mut().filter(|wait| wait.to.is_none()) {
            wait.to = Some(at);
            wait.ended_by = Some(self.events - 1);
        }
    }
}
