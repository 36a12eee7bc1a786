//! Replays a ticket's events through its procedure. **Law: what the events give is the header.**
//!
//! [`State`] is what is so after a number of events; [`State::apply`] is the only place where an
//! event changes it, whether the event is old (replay) or about to be written (engine).

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::definition::{HeaderKey, Procedure, Target};
use crate::model::event::{Deed, Event, Values};
use crate::model::folio::Folio;
use crate::model::relation;
use crate::model::status::Status;
use crate::model::ticket::{Header, Requester};
use crate::model::time::{self, Moment};

/// A stay in an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Activity.
    pub activity: String,
    /// Which stay in this activity it is, from 1.
    pub number: usize,
    /// When it began.
    pub entered: Moment,
    /// When it ended.
    pub left: Option<Moment>,
    /// Outcome by which it ended; none when the ticket was cancelled, or while it lasts.
    pub outcome: Option<String>,
    /// Who recorded the outcome.
    pub by: Option<String>,
    /// On whose behalf.
    pub on_behalf: Option<String>,
    /// Title of the activity.
    pub title: String,
    /// Role that answers for it.
    pub role: String,
    /// Limit in working minutes, of the revision under which it began.
    pub limit: Option<i64>,
    /// Position of the event that began it.
    pub event: usize,
    /// Position of the event that ended it.
    pub ended_by: Option<usize>,
}

/// A time of waiting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitPeriod {
    /// Reason, a key of the procedure.
    pub reason: String,
    /// When it began.
    pub from: Moment,
    /// When it ended.
    pub to: Option<Moment>,
    /// Position of the event that began it.
    pub event: usize,
    /// Position of the event that ended it.
    pub ended_by: Option<usize>,
}

/// A signature or seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Role in which it was given.
    pub role: String,
    /// Name signed.
    pub name: String,
    /// When.
    pub at: Moment,
    /// Position of the event.
    pub event: usize,
}

/// A tie to another ticket, or to something outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Folio or address.
    pub to: String,
    /// What the other is to this one.
    pub relation: String,
}

/// The number that the ticket has in an external system, and what is known of it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalReference {
    /// Key of the system.
    pub system: String,
    /// Number there; none while only a state is known.
    pub number: Option<String>,
    /// State there, as the system's key for it.
    pub state: Option<String>,
    /// When this was so.
    pub at: Moment,
    /// Position of the event that said it last.
    pub event: usize,
}

/// A duty to hand the ticket to an external system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Key of the system.
    pub system: String,
    /// Since when.
    pub since: Moment,
    /// Position of the event that brought it about.
    pub event: usize,
}

/// A target that was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Which.
    pub target: Target,
    /// When.
    pub at: Moment,
    /// Position of the event.
    pub event: usize,
}

/// The procedures by which a ticket's events are judged: the one it was opened under and, after a
/// migration, the revision it was moved to.
#[derive(Debug, Clone)]
pub struct Lineage {
    /// Position of the first event judged by each, and the procedure. Never empty.
    stages: Vec<(usize, Arc<Procedure>)>,
}

impl Lineage {
    /// The lineage of a ticket that was never migrated.
    pub fn single(procedure: Arc<Procedure>) -> Self {
        Self { stages: vec![(0, procedure)] }
    }

    /// Adds the procedure that judges the events from that position on.
    pub fn then(&mut self, event: usize, procedure: Arc<Procedure>) {
        self.stages.push((event, procedure));
    }

    /// The procedure that judges the event at that position.
    pub fn at(&self, event: usize) -> &Procedure {
        let stage = self.stages.iter().rev().find(|(first, _)| *first <= event);
        &stage.unwrap_or(&self.stages[0]).1
    }

    /// Whether something holds for one of the procedures.
    pub fn any(&self, holds: impl Fn(&Procedure) -> bool) -> bool {
        self.stages.iter().any(|(_, procedure)| holds(procedure))
    }

    /// The lineage as it was when the event at that position was the last.
    #[must_use]
    pub fn until(&self, event: usize) -> Self {
        let mut stages = self.stages.clone();
        stages.retain(|(first, _)| *first <= event);
        Self { stages }
    }

    /// The procedure now.
    pub fn current(&self) -> &Arc<Procedure> {
        &self.stages[self.stages.len() - 1].1
    }
}

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
            waiting_status: None,
        }
    }
}

impl State {
    /// The state after all these events. Events that break a rule are applied as far as they make
    /// sense; [`super::engine::judge`] names the rules they break.
    pub fn replay(lineage: &Lineage, events: &[Event]) -> Self {
        let mut state = Self::default();
        for (index, event) in events.iter().enumerate() {
            state.apply(lineage.at(index), event);
        }
        state
    }

    /// The state at a moment: what had happened by then, whenever it was written down.
    pub fn replay_until(lineage: &Lineage, events: &[Event], moment: Moment) -> Self {
        let mut state = Self::default();
        for (index, event) in events.iter().enumerate().filter(|(_, event)| event.at <= moment) {
            state.apply(lineage.at(index), event);
        }
        state
    }

    /// Applies one event.
    pub fn apply(&mut self, procedure: &Procedure, event: &Event) {
        let index = self.events;
        self.events += 1;
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
            Deed::Signed { role, name } => {
                let (role, name) = (role.clone(), name.clone());
                self.signatures.push(Signature { role, name, at: event.at, event: index });
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
            Deed::Noted | Deed::Corrected | Deed::Migrated { .. } => {}
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

    /// The number that the ticket has in a system, the latest if it has several.
    pub fn number_in(&self, system: &str) -> Option<&str> {
        let references = self.references.iter().rev().filter(|reference| reference.system == system);
        references.filter_map(|reference| reference.number.as_deref()).next()
    }

    /// The duty to hand the ticket to a system that has not been done: no number of that system
    /// was recorded since.
    pub fn pending_handover(&self, system: &str) -> Option<&Handover> {
        let last = self.handovers.iter().rev().find(|handover| handover.system == system)?;
        let mut answers = self.references.iter().filter(|reference| reference.system == system);
        (!answers.any(|reference| reference.number.is_some() && reference.event >= last.event)).then_some(last)
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

    /// The wait that lasts, if one does.
    pub fn waiting(&self) -> Option<&WaitPeriod> {
        self.waits.last().filter(|wait| wait.to.is_none())
    }

    /// The stay in an activity that lasts, if one does.
    pub fn visit(&self) -> Option<&Visit> {
        self.visits.last().filter(|visit| visit.left.is_none())
    }

    /// Status, waiting considered.
    pub fn status(&self) -> Status {
        self.waiting_status.unwrap_or(self.base)
    }

    /// Whether the ticket is over.
    pub fn is_ended(&self) -> bool {
        self.opened.is_some() && self.activity.is_none()
    }

    /// The latest signature of a role.
    pub fn signature(&self, role: &str) -> Option<&Signature> {
        self.signatures.iter().rev().find(|signature| signature.role == role)
    }

    /// The text of a field's value, if it is a text that says something.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.values.get(field).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
    }

    /// The header that these events give.
    pub fn header(&self, procedure: &Procedure) -> Header {
        let mut header = Header {
            status: self.status(),
            activity: self.activity.clone(),
            waiting: self.waiting().map(|wait| wait.reason.clone()),
            priority: None,
            service: None,
            requester: Requester::default(),
            asset: None,
            supplier: None,
            impact: None,
            urgency: None,
            parent: self.parent.clone(),
            assignee: self.assignee.clone(),
            opened: self.opened,
            closed: self.closed,
        };
        for field in &procedure.fields {
            let (Some(key), Some(text)) = (field.header, self.text(&field.id)) else { continue };
            let text = Some(text.to_owned());
            match key {
                HeaderKey::Requester(part) => header.requester.put(part, text),
                HeaderKey::Asset => header.asset = text,
                HeaderKey::Service => header.service = text,
                HeaderKey::Priority => header.priority = text,
                HeaderKey::Supplier => header.supplier = text,
                HeaderKey::Impact => header.impact = text,
                HeaderKey::Urgency => header.urgency = text,
            }
        }
        header
    }
}
