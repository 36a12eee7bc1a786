//! The shape of a listed ticket, as JSON gives it.

use serde::Serialize;

use super::status_word;
use crate::model::status::Status;
use crate::model::ticket::Requester;
use crate::model::time::Moment;
use crate::report::dispute::is_false;

/// A ticket in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListRow {
    /// Folio.
    pub folio: String,
    /// Procedure.
    pub procedure: String,
    /// State.
    #[serde(serialize_with = "status_word")]
    pub status: Status,
    /// Activity it stands in; none once it is over.
    pub activity: Option<ActivityRow>,
    /// What it waits for.
    pub waiting: Option<WaitingRow>,
    /// Priority.
    pub priority: Option<String>,
    /// Service.
    pub service: Option<String>,
    /// Who asked.
    pub requester: RequesterRow,
    /// The problem, as the requester told it.
    pub subject: String,
    /// Asset.
    pub asset: Option<String>,
    /// Who has it.
    pub assignee: Option<String>,
    /// Its number in an external system.
    pub external: Option<String>,
    /// When it was opened.
    pub opened: Option<Moment>,
    /// When it ended.
    pub closed: Option<Moment>,
    /// Whether steps of it are in dispute.
    #[serde(skip_serializing_if = "is_false")]
    pub disputed: bool,
    /// Whether some clock of it is past its limit.
    pub late: bool,
    /// Which clocks are, each kind once: activity, path, response, solution or contract.
    #[serde(skip)]
    pub late_clocks: Vec<&'static str>,
    /// Working minutes counted on the whole path.
    pub path_counted_minutes: i64,
    /// Sum of the limits walked so far, in working minutes.
    pub path_limit_minutes: Option<i64>,
}

/// The activity that a listed ticket stands in.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActivityRow {
    /// Number.
    pub id: String,
    /// Title.
    pub title: String,
    /// Role that answers for it.
    pub role: String,
    /// That role's name.
    pub role_name: String,
    /// Whether that role's people are outside the desk: somebody else has to act.
    pub outside: bool,
    /// When it began.
    pub entered: Option<Moment>,
    /// Working minutes counted so far.
    pub counted_minutes: i64,
    /// Limit in working minutes.
    pub limit_minutes: Option<i64>,
    /// When the limit is reached.
    pub due: Option<Moment>,
    /// Whether it was passed.
    pub late: bool,
}

/// What a listed ticket waits for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WaitingRow {
    /// Reason.
    pub reason: String,
    /// Its title.
    pub title: String,
    /// Since when.
    pub since: Moment,
}

/// Who asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RequesterRow {
    /// Name.
    pub name: Option<String>,
    /// Post.
    pub post: Option<String>,
    /// Area of the institution.
    pub area: Option<String>,
    /// Where the person sits.
    pub place: Option<String>,
    /// Telephone extension.
    pub extension: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
}

impl From<Requester> for RequesterRow {
    fn from(from: Requester) -> Self {
        let Requester { name, post, area, place, extension, mail } = from;
        Self { name, post, area, place, extension, mail }
    }
}

impl ListRow {
    /// Whether somebody outside the desk has to act: a declared wait, or an activity of theirs. Nobody
    /// has looked at a new one yet, so the desk has.
    pub fn waits_outside(&self) -> bool {
        let outside = self.activity.as_ref().is_some_and(|activity| activity.outside) && self.status != Status::New;
        self.waiting.is_some() || self.status.is_waiting() || outside
    }
}
