//! What a merge of records says.

use crate::merge::Conflict;
use crate::message;
use crate::model::message::Message;

/// Why both sides of a record were not merged; none where it is no record.
pub fn reason(conflict: Option<&Conflict>) -> Message {
    let side = |which: &crate::merge::Which| Message::new(which.message_id());
    match conflict {
        None => message!("merge-not-a-record"),
        Some(Conflict::Unreadable { which, error }) => {
            message!("merge-unreadable", side = side(which), problem = error.to_string())
        }
        Some(Conflict::Unknown { which, problem }) => {
            message!("merge-unknown", side = side(which), problem = problem.clone())
        }
        Some(Conflict::Written { which, line }) => message!("merge-written", side = side(which), line = *line),
        Some(Conflict::OtherRecord) => message!("merge-other-record"),
        Some(Conflict::Identity { key }) => message!("merge-identity", key = key),
        Some(Conflict::Altered { id }) => message!("merge-altered", id = id),
        Some(Conflict::NoProcedure { code, revision }) => {
            message!("merge-no-procedure", procedure = code, revision = revision)
        }
        Some(Conflict::Mismatch) => message!("merge-mismatch"),
    }
}
