//! A procedure after validation: every reference in it resolves, so that nothing later has to ask.

mod activities;
mod clocks;
mod document;
mod fields;

pub use self::activities::{Activity, Cancel, CancelReason, ExternalState, Movement, Opening, Outcome, Reopen};
pub use self::clocks::{ClockKind, JudgedBy, Target, Wait};
pub use self::document::{Approval, Change, Definition, Reference};
pub use self::fields::{ChoicesFrom, EachOf, Field, Form, HeaderKey, Requirement, Role};
use crate::model::event::Values;
use crate::model::ticket::ProcedureReference;

/// A validated procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct Procedure {
    /// Official code, e.g. of the form `abc-01`.
    pub code: String,
    /// Title.
    pub title: String,
    /// Revision.
    pub revision: String,
    /// SHA-256 of its text, hexadecimal (line endings as LF).
    pub sha256: String,
    /// Area that answers for it.
    pub area: String,
    /// Who owns it.
    pub owner: Option<String>,
    /// What it is for.
    pub objective: Option<String>,
    /// What it covers.
    pub scope: Option<String>,
    /// Rules of operation, in order.
    pub guidelines: Vec<String>,
    /// Who elaborated, reviewed and authorised it.
    pub approvals: Vec<Approval>,
    /// Change control, oldest first.
    pub changes: Vec<Change>,
    /// When the document was issued, as it gives it.
    pub issued: Option<String>,
    /// Who supplies the process, in the document's order.
    pub suppliers: Vec<String>,
    /// Whom it serves.
    pub clients: Vec<String>,
    /// What goes into it.
    pub inputs: Vec<String>,
    /// What comes out of it.
    pub outputs: Vec<String>,
    /// Words that the document defines.
    pub definitions: Vec<Definition>,
    /// Annexes and documents it refers to.
    pub annexes: Vec<Reference>,
    /// Records that following it leaves.
    pub records: Vec<Reference>,
    /// Which calendar entries, contracts and targets count.
    pub judged_by: JudgedBy,
    /// Switches that conditions see as `settings`.
    pub settings: Values,
    /// Whether the targets start anew when a ticket is reopened, instead of going on.
    pub restarts_targets: bool,
    /// Total time that the document declares, in working minutes.
    pub declared_total: Option<i64>,
    /// Code of the calendar its clocks run on; the desk's own when absent.
    pub calendar: Option<String>,
    /// Roles, in file order.
    pub roles: Vec<Role>,
    /// Fields, in file order.
    pub fields: Vec<Field>,
    /// Forms, in file order.
    pub forms: Vec<Form>,
    /// Reasons for which a ticket may wait.
    pub waits: Vec<Wait>,
    /// What opening a ticket asks for.
    pub opening: Vec<Requirement>,
    /// How a ticket may be ended without walking it.
    pub cancel: Cancel,
    /// How an ended ticket is taken up again; none where that is not allowed.
    pub reopen: Option<Reopen>,
    /// Activities, in file order; the first is where tickets begin.
    pub activities: Vec<Activity>,
}

impl Procedure {
    /// How tickets refer to it.
    pub fn reference(&self) -> ProcedureReference {
        ProcedureReference { code: self.code.clone(), revision: self.revision.clone(), sha256: self.sha256.clone() }
    }

    /// The role of that key.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// The field of that key.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The form of that code; capital and small letters alike.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id.eq_ignore_ascii_case(id) || form.key.eq_ignore_ascii_case(id))
    }

    /// The activity of that number.
    pub fn activity(&self, id: &str) -> Option<&Activity> {
        self.activities.iter().find(|activity| activity.id == id)
    }

    /// The reason for waiting of that key.
    pub fn wait(&self, id: &str) -> Option<&Wait> {
        self.waits.iter().find(|wait| wait.id == id)
    }

    /// The reason for cancelling of that key.
    pub fn cancel_reason(&self, id: &str) -> Option<&CancelReason> {
        self.cancel.reasons.iter().find(|reason| reason.id == id)
    }

    /// The name of a role, or its key where it has none.
    pub fn role_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.role(id).map_or(id, |role| role.name.as_str())
    }

    /// Keys of the roles whose people type commands.
    pub fn roles_with_account(&self) -> impl Iterator<Item = &str> {
        self.roles.iter().filter(|role| role.account && !role.seal).map(|role| role.id.as_str())
    }

    /// Keys of every role that counts as having `role`: itself and what it includes, however deep.
    pub fn roles_counting_as<'a>(&'a self, role: &'a str) -> Vec<&'a str> {
        let mut found = vec![role];
        let mut next = 0;
        while let Some(id) = found.get(next).copied() {
            next += 1;
            for included in self.role(id).into_iter().flat_map(|role| &role.includes) {
                if !found.contains(&included.as_str()) {
                    found.push(included);
                }
            }
        }
        found
    }

    /// Keys of the roles whose people may record what `role` does: those that count as having it,
    /// or, where it has no account, those that record for it.
    pub fn roles_recording<'a>(&'a self, role: &'a str) -> Vec<&'a str> {
        match self.role(role) {
            Some(found) if !found.account => {
                if found.recorded_by.is_empty() {
                    self.roles_with_account().collect()
                } else {
                    found.recorded_by.iter().flat_map(|by| self.roles_counting_as(by)).collect()
                }
            }
            _ => self.roles_counting_as(role),
        }
    }

    /// The sum of all limits, in working minutes: the nominal figure of the document.
    pub fn limits_total(&self) -> i64 {
        self.activities.iter().filter_map(|activity| activity.limit).fold(0, i64::saturating_add)
    }

    /// Whether some outcome reaches that target; otherwise it has no such clock.
    pub fn has_target(&self, target: Target) -> bool {
        self.activities.iter().flat_map(|activity| &activity.outcomes).any(|outcome| outcome.marks.contains(&target))
    }
}
