//! A ticket with all that follows from it: the unit that reports ask about.

use std::sync::Arc;

use crate::clock::reading::Reading;
use crate::model::ticket::Ticket;
use crate::procedure::definition::{Activity, Procedure};
use crate::procedure::replay::State;

/// A ticket, the procedure it was opened under, its state and its clocks at one moment.
#[derive(Debug, Clone)]
pub struct Case {
    /// The ticket as its file holds it.
    pub ticket: Ticket,
    /// The procedure it was opened under.
    pub procedure: Arc<Procedure>,
    /// What its events give.
    pub state: State,
    /// Its clocks.
    pub reading: Reading,
}

impl Case {
    /// The activity it stands in.
    pub fn activity(&self) -> Option<&Activity> {
        self.procedure.activity(self.state.activity.as_deref()?)
    }

    /// The text of a field's value; empty when blank.
    pub fn text(&self, field: &str) -> &str {
        self.state.text(field).unwrap_or_default()
    }

    /// Whether it is over.
    pub fn is_ended(&self) -> bool {
        self.state.is_ended()
    }

    /// Whether its current activity or its path has passed its limit; an ended ticket is no
    /// longer late, only was.
    pub fn is_late(&self) -> bool {
        !self.is_ended() && self.reading.is_late()
    }

    /// The kinds of its clocks that have passed their limit, each once; none once it is over.
    pub fn late_clocks(&self) -> Vec<&'static str> {
        let mut found = Vec::new();
        for clock in self.reading.running().filter(|clock| !self.is_ended() && clock.is_late()) {
            if !found.contains(&clock.kind.word()) {
                found.push(clock.kind.word());
            }
        }
        found
    }

    /// The number of an external system that it carries, the latest where it got several.
    pub fn external_number(&self) -> Option<&str> {
        self.state.references.iter().rev().find_map(|reference| reference.number.as_deref())
    }
}
