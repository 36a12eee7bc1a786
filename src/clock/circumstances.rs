//! What clocks are read with: a ticket's events on one side, calendars, targets and contracts on
//! the other, and the moment at which they are read. Data only.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;

use super::calendar::Calendar;
use crate::model::catalogue::{Priorities, Suppliers};
use crate::model::event::Event;
use crate::model::time::Moment;
use crate::procedure::definition::{Activity, JudgedBy, Procedure, Wait};
use crate::procedure::replay::{Lineage, State, Visit, WaitPeriod};

/// A ticket whose clocks are read.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The procedures by which it is judged.
    pub lineage: &'a Lineage,
    /// Its events.
    pub events: &'a [Event],
    /// What those give that had happened by the moment of the reading.
    pub state: &'a State,
}

/// What the clocks of a ticket are read with.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// Calendar of the ticket's own clocks.
    pub own: &'a Arc<Calendar>,
    /// Calendars of contracts, by code.
    pub calendars: &'a HashMap<String, Arc<Calendar>>,
    /// Code of the desk's calendar, which contracts have that name none.
    pub desk: &'a str,
    /// Targets.
    pub priorities: &'a Priorities,
    /// Contracts.
    pub suppliers: &'a Suppliers,
    /// Moment at which the clocks are read.
    pub as_of: Moment,
}

impl<'a> Subject<'a> {
    /// The procedure now.
    pub fn procedure(&self) -> &'a Procedure {
        self.lineage.current()
    }

    /// What the procedure says of a reason for waiting: that under which the wait began, whatever
    /// became of it since.
    pub(super) fn reason(&self, wait: &WaitPeriod) -> Option<&'a Wait> {
        self.lineage.at(wait.event).wait(&wait.reason).or_else(|| self.procedure().wait(&wait.reason))
    }

    /// What the procedure says of the activity of a stay: that under which it began.
    pub(super) fn activity(&self, visit: &Visit) -> Option<&'a Activity> {
        let then = self.lineage.at(visit.event).activity(&visit.activity);
        then.or_else(|| self.procedure().activity(&visit.activity))
    }
}

impl Circumstances<'_> {
    /// The day whose calendar entries, contracts and targets count for a ticket.
    pub(super) fn day(&self, subject: &Subject) -> NaiveDate {
        let opened = subject.state.opened.unwrap_or(self.as_of);
        match subject.procedure().judged_by {
            JudgedBy::Opening => self.own.zone.day(opened),
            JudgedBy::Now => self.own.zone.day(self.as_of),
        }
    }

    /// A calendar as it counts for a ticket: without what was announced after it was opened, unless
    /// the procedure judges by what is known now.
    pub(super) fn known(&self, calendar: &Arc<Calendar>, subject: &Subject) -> Arc<Calendar> {
        Arc::new(calendar.known_on(self.day(subject)))
    }
}

/// Whether some clock of a contract may run in a procedure.
pub fn has_contracts(procedure: &Procedure) -> bool {
    procedure.activities.iter().any(|activity| activity.contract.is_some())
        || procedure.waits.iter().any(|wait| wait.contract.is_some())
}

/// Codes of the calendars on which contracts run; `desk` is that of those that name none.
pub fn contract_calendars<'a>(suppliers: &'a Suppliers, desk: &'a str) -> BTreeSet<&'a str> {
    let contracts = suppliers.suppliers.iter().flat_map(|supplier| &supplier.contracts);
    contracts.map(|contract| contract.calendar.as_deref().unwrap_or(desk)).chain([desk]).collect()
}
