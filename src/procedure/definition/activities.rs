//! The numbered steps of a procedure, their ways out and what those bring about; the ways out beside them.

use super::{Requirement, Target};
use crate::model::asset::Deed;
use crate::model::event::Values;
use crate::model::status::Status;

/// How a ticket may be ended without walking it to its end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cancel {
    /// Roles that may; every role with an account when empty.
    pub roles: Vec<String>,
    /// Reasons, each with the status it leaves.
    pub reasons: Vec<CancelReason>,
}

/// A reason for ending a ticket early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelReason {
    /// Key.
    pub id: String,
    /// Title.
    pub title: String,
    /// Status it leaves: cancelled, rejected or handed_off.
    pub status: Status,
}

/// How an ended ticket is taken up again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopen {
    /// Activity it goes to.
    pub to: String,
    /// Roles that may; every role with an account when empty.
    pub roles: Vec<String>,
}

/// One numbered step.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// Number, as the document writes it.
    pub id: String,
    /// Title.
    pub title: String,
    /// What is done.
    pub description: Option<String>,
    /// Role that answers for it.
    pub role: String,
    /// Limit in working minutes.
    pub limit: Option<i64>,
    /// Field that names the supplier whose contract runs during a stay in it.
    pub contract: Option<String>,
    /// Ways out.
    pub outcomes: Vec<Outcome>,
}

/// A way out of an activity.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Key.
    pub id: String,
    /// Title.
    pub title: String,
    /// Where it leads: an activity, or the end (`None`).
    pub to: Option<String>,
    /// Status that it sets.
    pub status: Status,
    /// Condition over the ticket under which it may be chosen.
    pub when: Option<String>,
    /// Fields that must be filled.
    pub fills: Vec<Requirement>,
    /// Values that choosing it sets by itself.
    pub sets: Values,
    /// Signatures that must have been given since the activity began.
    pub signatures: Vec<String>,
    /// Forms whose obligatory fields must be filled.
    pub forms: Vec<String>,
    /// Reason for waiting that begins with it.
    pub waits: Option<String>,
    /// Child tickets that it opens.
    pub opens: Vec<Opening>,
    /// Procedures whose child tickets must have ended; `*` for all.
    pub children_closed: Vec<String>,
    /// Targets that it reaches.
    pub marks: Vec<Target>,
    /// State that it records in an external system.
    pub external: Option<ExternalState>,
    /// External system to which the ticket must be handed with it.
    pub hands_over: Option<String>,
    /// Movements of assets that it makes.
    pub moves: Vec<Movement>,
}

/// A child ticket that an outcome opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Code of its procedure.
    pub procedure: String,
    /// Condition under which it is opened.
    pub when: Option<String>,
    /// Its field values: expressions over the parent.
    pub set: Vec<(String, String)>,
}

/// A movement of an asset that an outcome, or the end of a wait, makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Field of type asset that says which one.
    pub field: String,
    /// What is done with it: one of those that move.
    pub deed: Deed,
    /// Condition under which it is made.
    pub when: Option<String>,
    /// Its details: expressions over the ticket.
    pub set: Vec<(String, String)>,
}

/// A state in an external system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalState {
    /// Key of the system.
    pub system: String,
    /// State, as the system's key for it.
    pub state: String,
}

impl Activity {
    /// The outcome of that key.
    pub fn outcome(&self, id: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.id == id)
    }
}
