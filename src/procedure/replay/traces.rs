//! What events leave behind in a ticket: stays, waits, signatures, ties, references.

use crate::model::signature::Evidence;
use crate::model::time::Moment;
use crate::procedure::definition::Target;

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
    /// What it stands on.
    pub evidence: Evidence,
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
