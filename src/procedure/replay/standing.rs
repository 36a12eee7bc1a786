//! What is so of a ticket, read from its state: status, header, what lasts, what is pending.

use serde_json::Value;

use super::{Handover, Signature, State, Visit, WaitPeriod};
use crate::model::status::Status;
use crate::model::ticket::{Header, Requester};
use crate::procedure::definition::{HeaderKey, Procedure};

impl State {
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

    /// Whether it has an event with that identifier.
    pub fn has_event(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id)
    }

    /// Whether the event with that identifier was decided against.
    pub fn is_dropped(&self, id: &str) -> bool {
        self.verdicts.drops(id)
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
            formerly: self.formerly.clone(),
            disputes: self.disputes.iter().map(|dispute| dispute.id.clone()).collect(),
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
