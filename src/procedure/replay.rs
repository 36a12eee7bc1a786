//! Replays a ticket's events through its procedure. **Law: what the events give is the header.**
//!
//! [`State`] is what is so after a number of events; [`State::apply`] is the only place where an
//! event changes it, whether the event is old (replay) or about to be written (engine).

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::definition::{HeaderKey, Procedure};
use crate::model::event::{Deed, Event, Values};
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
    pub fn replay(procedure: &Procedure, events: &[Event]) -> Self {
        let mut state = Self::default();
        for event in events {
            state.apply(procedure, event);
        }
        state
    }

    /// Applies one event.
    pub fn apply(&mut self, procedure: &Procedure, event: &Event) {
        let index = self.events;
        self.events += 1;
        for (key, value) in &event.set {
            self.put(key, value.clone(), index);
        }
        match &event.deed {
            Deed::Opened => {
                self.opened = Some(event.at);
                if let Some(first) = procedure.activities.first() {
                    self.enter(&first.id, event.at, index);
                }
            }
            Deed::Outcome { activity, outcome } => {
                if let Some(found) = procedure.activity(activity).and_then(|activity| activity.outcome(outcome)) {
                    self.end_wait(procedure, event);
                    self.leave(event.at, Some(outcome), Some(event));
                    for (key, value) in &found.sets {
                        self.put(key, value.clone(), index);
                    }
                    self.base = found.status;
                    match &found.to {
                        Some(to) => self.enter(to, event.at, index),
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
                self.closed = None;
                self.cancelled = None;
                if let Some(reopen) = &procedure.reopen {
                    self.enter(&reopen.to, event.at, index);
                }
            }
            Deed::Noted | Deed::Corrected => {}
        }
        if event.deed.is_step() {
            self.last_step = Some(self.last_step.map_or(event.at, |last| last.max(event.at)));
        }
    }

    fn put(&mut self, key: &str, value: Value, index: usize) {
        self.values.insert(key.to_owned(), value);
        self.set_by.insert(key.to_owned(), index);
    }

    fn enter(&mut self, activity: &str, at: Moment, event: usize) {
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
            }
        }
        header
    }
}
