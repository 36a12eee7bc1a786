//! What runs on a ticket, what it is judged by, and what makes it wait.

use super::{Movement, Requirement};
use crate::model::status::Status;

/// Which calendar entries, contracts and targets a ticket is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum JudgedBy {
    /// Those in force when it was opened.
    #[default]
    Opening,
    /// Those in force now.
    Now,
}

/// A clock that runs on a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClockKind {
    /// A stay in an activity against its limit.
    Activity,
    /// The whole path against the sum of the limits walked.
    Path,
    /// The response target of the priority.
    Response,
    /// The solution target of the priority.
    Solution,
    /// A supplier's contract.
    Contract,
}

/// What choosing an outcome reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The first response.
    Response,
    /// The solution.
    Solution,
}

impl JudgedBy {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Opening, Self::Now];

    /// The word that stands in files and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Now => "now",
        }
    }
}

/// A reason for which a ticket may wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// Key.
    pub id: String,
    /// Title.
    pub title: String,
    /// Status while it lasts.
    pub status: Status,
    /// Clocks that stop meanwhile.
    pub stops: Vec<ClockKind>,
    /// Field that names the supplier whose contract runs meanwhile.
    pub contract: Option<String>,
    /// What ending it asks for, anew each time: `resume`, or an outcome, which ends it too.
    pub resume: Vec<Requirement>,
    /// Field of a moment that ends it, where that is earlier than when its end was recorded.
    pub until: Option<String>,
    /// Whether a person may begin it with `wait`; otherwise only an outcome does.
    pub by_hand: bool,
    /// Movements of assets that its end makes.
    pub moves: Vec<Movement>,
}

impl ClockKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Activity, Self::Path, Self::Response, Self::Solution, Self::Contract];
    /// Those that a wait stops where it does not say.
    pub const OURS: [Self; 4] = [Self::Activity, Self::Path, Self::Response, Self::Solution];

    /// The word that stands in files and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Path => "path",
            Self::Response => "response",
            Self::Solution => "solution",
            Self::Contract => "contract",
        }
    }
}

impl Target {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Response, Self::Solution];

    /// The word that stands in files and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Response => "response",
            Self::Solution => "solution",
        }
    }
}

impl Wait {
    /// Whether that clock stands still while it lasts.
    pub fn stops(&self, clock: ClockKind) -> bool {
        self.stops.contains(&clock)
    }
}
