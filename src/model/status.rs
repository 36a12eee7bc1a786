//! The states a ticket can be in, the same for every procedure.

/// What state a ticket is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Opened, nobody has it yet.
    New,
    /// Somebody has it, work has not begun.
    Assigned,
    /// Being worked on.
    InProgress,
    /// Waiting for the user.
    WaitingUser,
    /// Waiting for a supplier.
    WaitingSupplier,
    /// Waiting for a purchase.
    WaitingPurchase,
    /// Passed to a further level.
    Escalated,
    /// The equipment is out of the building.
    Offsite,
    /// Solved, not yet accepted or documented.
    Resolved,
    /// Ended.
    Closed,
    /// Ended once and taken up again.
    Reopened,
    /// Out of scope; ended.
    Rejected,
    /// Passed to another process; ended.
    HandedOff,
    /// Withdrawn; ended.
    Cancelled,
}

impl Status {
    /// Every status, in the order in which a ticket usually meets them.
    pub const ALL: [Self; 14] = [
        Self::New,
        Self::Assigned,
        Self::InProgress,
        Self::WaitingUser,
        Self::WaitingSupplier,
        Self::WaitingPurchase,
        Self::Escalated,
        Self::Offsite,
        Self::Resolved,
        Self::Closed,
        Self::Reopened,
        Self::Rejected,
        Self::HandedOff,
        Self::Cancelled,
    ];

    /// The word that stands in files and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Assigned => "assigned",
            Self::InProgress => "in_progress",
            Self::WaitingUser => "waiting_user",
            Self::WaitingSupplier => "waiting_supplier",
            Self::WaitingPurchase => "waiting_purchase",
            Self::Escalated => "escalated",
            Self::Offsite => "offsite",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
            Self::Reopened => "reopened",
            Self::Rejected => "rejected",
            Self::HandedOff => "handed_off",
            Self::Cancelled => "cancelled",
        }
    }

    /// The identifier of its name in the Fluent files.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::New => "status-new",
            Self::Assigned => "status-assigned",
            Self::InProgress => "status-in-progress",
            Self::WaitingUser => "status-waiting-user",
            Self::WaitingSupplier => "status-waiting-supplier",
            Self::WaitingPurchase => "status-waiting-purchase",
            Self::Escalated => "status-escalated",
            Self::Offsite => "status-offsite",
            Self::Resolved => "status-resolved",
            Self::Closed => "status-closed",
            Self::Reopened => "status-reopened",
            Self::Rejected => "status-rejected",
            Self::HandedOff => "status-handed-off",
            Self::Cancelled => "status-cancelled",
        }
    }

    /// The status of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// Whether a ticket in this state is over.
    pub fn is_ended(self) -> bool {
        matches!(self, Self::Closed | Self::Rejected | Self::HandedOff | Self::Cancelled)
    }

    /// Whether a ticket in this state waits for somebody outside the desk.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::WaitingUser | Self::WaitingSupplier | Self::WaitingPurchase | Self::Offsite)
    }
}
