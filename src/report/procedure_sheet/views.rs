//! What a procedure sheet is made of.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::event::Values;
use crate::model::value::FieldType;

/// A way through the procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PathView {
    /// Numbers of its activities, in order.
    pub activities: Vec<String>,
    /// Sum of their limits, in working minutes.
    pub limit_minutes: i64,
}

/// A field that something asks for.
#[derive(Debug, Clone, Serialize)]
pub struct NeedView {
    /// Key of the field.
    pub key: String,
    /// Label.
    pub label: String,
    /// Whether it may be left blank.
    pub optional: bool,
    /// Condition under which it is obligatory.
    pub when: Option<String>,
}

/// An activity.
#[derive(Debug, Clone, Serialize)]
pub struct ActivityView {
    /// Number.
    pub id: String,
    /// Title.
    pub title: String,
    /// What is done.
    pub description: Option<String>,
    /// Role that answers for it.
    pub role: String,
    /// That role's name.
    pub role_name: String,
    /// Limit in working minutes.
    pub limit_minutes: Option<i64>,
    /// Field that names the supplier whose contract runs meanwhile.
    pub contract: Option<String>,
    /// Ways out.
    pub outcomes: Vec<OutcomeView>,
}

/// A way out of an activity.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView {
    /// Key.
    pub id: String,
    /// Title.
    pub title: String,
    /// Activity it leads to, or `end`.
    pub to: String,
    /// Status that it sets.
    pub status: &'static str,
    /// Condition under which it may be chosen.
    pub when: Option<String>,
    /// Fields that it asks for.
    pub fields: Vec<NeedView>,
    /// Values that it sets by itself.
    pub sets: Values,
    /// Roles that must have signed.
    pub signatures: Vec<String>,
    /// Forms that must be complete.
    pub forms: Vec<String>,
    /// Reason for waiting that begins with it.
    pub waits: Option<String>,
    /// Child tickets that it opens.
    pub opens: Vec<OpeningView>,
    /// Procedures whose child tickets must have ended; `*` for all.
    pub children_closed: Vec<String>,
    /// Targets that it reaches.
    pub marks: Vec<&'static str>,
    /// State that it records in an external system.
    pub external: Option<ExternalView>,
    /// External system to which the ticket must be handed with it.
    pub hands_over: Option<String>,
    /// Assets that it moves.
    pub moves: Vec<MovementView>,
}

/// An asset that an outcome, or the end of a wait, moves.
#[derive(Debug, Clone, Serialize)]
pub struct MovementView {
    /// Field that says which one.
    pub asset: String,
    /// What is done with it.
    pub deed: &'static str,
    /// Condition under which it is.
    pub when: Option<String>,
    /// Its details: expressions over the ticket.
    pub set: BTreeMap<String, String>,
    /// Name of what is done, for a person.
    #[serde(skip)]
    pub deed_name: &'static str,
}

/// A child ticket that an outcome opens.
#[derive(Debug, Clone, Serialize)]
pub struct OpeningView {
    /// Code of its procedure.
    pub procedure: String,
    /// Condition under which it is opened.
    pub when: Option<String>,
    /// Its field values: expressions over the parent.
    pub set: BTreeMap<String, String>,
}

/// A state in an external system.
#[derive(Debug, Clone, Serialize)]
pub struct ExternalView {
    /// Key of the system.
    pub system: String,
    /// State, as the system's key for it.
    pub state: String,
}

/// A role.
#[derive(Debug, Clone, Serialize)]
pub struct RoleView {
    /// Key.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether its people type commands themselves.
    pub account: bool,
    /// Whether it is a seal rather than a person.
    pub seal: bool,
    /// Roles whose people count as having it.
    pub includes: Vec<String>,
    /// Roles that record for it, where it has no account.
    pub recorded_by: Vec<String>,
    /// Who has it today; none outside a desk.
    pub people: Option<Vec<PersonView>>,
}

/// Somebody who has a role.
#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A field.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView {
    /// Key.
    pub key: String,
    /// Label.
    pub label: String,
    /// Type.
    #[serde(rename = "type", serialize_with = "type_word")]
    pub kind: FieldType,
    /// Choices that the procedure itself lists.
    pub choices: Vec<ChoiceView>,
    /// Catalogue that gives the choices instead: services, all-services, levels, priorities or suppliers.
    pub choices_from: Option<&'static str>,
    /// Header entry that its value becomes.
    pub header: Option<&'static str>,
    /// Value offered when none is given.
    pub default: Option<serde_json::Value>,
    /// Expression whose value is offered when it is asked for.
    pub proposed: Option<String>,
    /// List of the service whose entries are asked for one by one.
    pub each_of: Option<&'static str>,
    /// Advice shown when asking for it.
    pub help: Option<String>,
    /// External system whose number it is.
    pub external: Option<String>,
    /// Where it is filled, in the order of the procedure.
    pub filled_in: Vec<Filling>,
}

/// One choice of a field.
#[derive(Debug, Clone, Serialize)]
pub struct ChoiceView {
    /// What records hold.
    pub id: String,
    /// What people read.
    pub name: String,
}

/// Where a field is filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "at", content = "id", rename_all = "snake_case")]
pub enum Filling {
    /// On opening a ticket.
    Opening,
    /// In the activity of that number.
    Activity(String),
    /// On ending a wait for that reason.
    Wait(String),
}

/// A form.
#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    /// Short code.
    pub id: String,
    /// Official key.
    pub key: String,
    /// Title.
    pub title: String,
    /// File in `templates/`.
    pub template: String,
    /// Whether it is a register of many tickets.
    pub register: bool,
    /// Fields that it prints.
    pub fields: Vec<NeedView>,
    /// Roles that sign it.
    pub signatures: Vec<String>,
}

/// A reason for waiting.
#[derive(Debug, Clone, Serialize)]
pub struct WaitView {
    /// Key.
    pub id: String,
    /// Title.
    pub title: String,
    /// Status while it lasts.
    pub status: &'static str,
    /// Whether the clock of the activity stops meanwhile.
    pub stops_clocks: bool,
    /// Clocks that stop meanwhile.
    pub stops: Vec<&'static str>,
    /// Field that names the supplier whose contract runs meanwhile.
    pub contract: Option<String>,
    /// Whether a person may begin it; otherwise only an outcome does.
    pub by_hand: bool,
    /// Field of a moment that ends it, where that is earlier than when its end was recorded.
    pub until: Option<String>,
    /// What ending it asks for.
    pub resume: Vec<NeedView>,
    /// Assets that its end moves.
    pub moves: Vec<MovementView>,
}

/// How a ticket is ended early.
#[derive(Debug, Clone, Serialize)]
pub struct CancelView {
    /// Roles that may.
    pub roles: Vec<String>,
    /// Reasons.
    pub reasons: Vec<ReasonView>,
}

/// A reason for ending a ticket early.
#[derive(Debug, Clone, Serialize)]
pub struct ReasonView {
    /// Key.
    pub id: String,
    /// Title.
    pub title: String,
    /// Status it leaves.
    pub status: &'static str,
}

/// How an ended ticket is taken up again.
#[derive(Debug, Clone, Serialize)]
pub struct ReopenView {
    /// Activity it goes to.
    pub to: String,
    /// Roles that may.
    pub roles: Vec<String>,
}

/// What the targets of a priority do in the procedure.
#[derive(Debug, Clone, Serialize)]
pub struct TargetsView {
    /// Targets that some outcome reaches; it has no clock of the others.
    pub marked: Vec<&'static str>,
    /// What reopening does to them: `resume` or `restart`.
    pub reopening: &'static str,
}

/// A word that the document defines.
#[derive(Debug, Clone, Serialize)]
pub struct DefinitionView {
    /// Word.
    pub term: String,
    /// What it means.
    pub text: String,
}

/// An annex.
#[derive(Debug, Clone, Serialize)]
pub struct AnnexView {
    /// Title.
    pub title: String,
    /// Official key.
    pub key: Option<String>,
}

/// A record that following the procedure leaves.
#[derive(Debug, Clone, Serialize)]
pub struct RecordView {
    /// Title.
    pub title: String,
    /// Official key.
    pub key: Option<String>,
    /// Post that keeps it.
    pub keeper: Option<String>,
}

/// An approval.
#[derive(Debug, Clone, Serialize)]
pub struct ApprovalView {
    /// What was done.
    pub action: String,
    /// Post or area that did it.
    pub by: String,
    /// Date.
    pub date: Option<String>,
}

/// An entry of the change control.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// Revision.
    pub revision: String,
    /// Date.
    pub date: Option<String>,
    /// What changed.
    pub text: String,
}

fn type_word<S: serde::Serializer>(kind: &FieldType, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.word())
}
