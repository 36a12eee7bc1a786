//! A procedure after validation: every reference in it resolves, so that nothing later has to ask.

use crate::model::asset::Deed;
use crate::model::event::Values;
use crate::model::status::Status;
use crate::model::ticket::ProcedureReference;
use crate::model::value::{Choice, FieldType};

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

/// One approval of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// What was done: elaborated, reviewed, authorised (the document's own word).
    pub action: String,
    /// Post or area that did it.
    pub by: String,
    /// Date, as the document gives it.
    pub date: Option<String>,
}

/// One entry of the change control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Revision.
    pub revision: String,
    /// Date, as the document gives it.
    pub date: Option<String>,
    /// What changed.
    pub text: String,
}

/// A word that the document defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Word.
    pub term: String,
    /// What it means.
    pub text: String,
}

/// An annex of the document, or a record that following it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Title.
    pub title: String,
    /// Official key.
    pub key: Option<String>,
    /// Post that keeps it.
    pub keeper: Option<String>,
}

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

/// Somebody who acts in the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Key.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether its people type commands themselves. Where not, staff records for them.
    pub account: bool,
    /// Whether it is a seal rather than a person.
    pub seal: bool,
    /// Roles whose people count as having this one too.
    pub includes: Vec<String>,
    /// Roles that record for it when it has no account; every role with an account when empty.
    pub recorded_by: Vec<String>,
    /// Field whose value names the person who acts in it, where it has no account.
    pub named_by: Option<String>,
}

/// A field of the procedure's forms.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Key.
    pub id: String,
    /// Label, as the form prints it.
    pub label: String,
    /// Type.
    pub kind: FieldType,
    /// Choices of a choice field that lists its own.
    pub choices: Vec<Choice>,
    /// Catalogue that gives the choices instead.
    pub choices_from: Option<ChoicesFrom>,
    /// Header entry that the field's value becomes.
    pub header: Option<HeaderKey>,
    /// Value offered when none is given.
    pub default: Option<serde_json::Value>,
    /// Advice shown when asking for it.
    pub help: Option<String>,
    /// External system whose number this is (a key of `suppliers.toml`).
    pub external: Option<String>,
    /// Expression whose value is offered when the field is asked for.
    pub proposed: Option<String>,
    /// List of the catalogue whose entries are asked for one by one.
    pub each_of: Option<EachOf>,
}

/// A list of the catalogue that gives a long text its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EachOf {
    /// The tests that the ticket's service declares.
    Tests,
    /// The questions of its script.
    Script,
}

/// A catalogue that gives a field's choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoicesFrom {
    /// `services.toml`, what is offered.
    Services,
    /// `services.toml`, what is no longer or not offered too.
    AllServices,
    /// High, medium, low.
    Levels,
    /// The priorities.
    Priorities,
    /// `suppliers.toml`.
    Suppliers,
}

impl EachOf {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::Tests, Self::Script];

    /// The word that stands in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tests => "tests",
            Self::Script => "script",
        }
    }
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

impl ChoicesFrom {
    /// The word that stands in files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::AllServices => "all-services",
            Self::Levels => "levels",
            Self::Priorities => "priorities",
            Self::Suppliers => "suppliers",
        }
    }
}

/// A header entry that a field fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderKey {
    /// `requester.` and one of name, post, area, place, extension, mail.
    Requester(&'static str),
    /// `asset`.
    Asset,
    /// `service`.
    Service,
    /// `priority`.
    Priority,
    /// `supplier`.
    Supplier,
    /// `impact`.
    Impact,
    /// `urgency`.
    Urgency,
}

/// An official document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Short code, e.g. `F01`.
    pub id: String,
    /// Official key.
    pub key: String,
    /// Title.
    pub title: String,
    /// File in `templates/`.
    pub template: String,
    /// Whether it is a register of many tickets rather than one ticket's document.
    pub register: bool,
    /// Whether, as a register, it lists open tickets too.
    pub open: bool,
    /// Fields that it prints; those that are not optional must be filled before an outcome that
    /// names the form.
    pub fields: Vec<Requirement>,
    /// Roles that sign it, seals among them.
    pub signatures: Vec<String>,
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

/// A field that something asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// Field.
    pub field: String,
    /// Whether it may be left blank.
    pub optional: bool,
    /// Condition under which it is obligatory.
    pub when: Option<String>,
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
}

impl Requirement {
    /// Whether its condition depends on what the catalogue says of the service now.
    pub fn reads_catalogue(&self) -> bool {
        self.when.as_deref().is_some_and(super::condition::reads_catalogue)
    }
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

impl Procedure {
    /// Whether some outcome reaches that target; otherwise it has no such clock.
    pub fn has_target(&self, target: Target) -> bool {
        self.activities.iter().flat_map(|activity| &activity.outcomes).any(|outcome| outcome.marks.contains(&target))
    }
}

impl Wait {
    /// Whether that clock stands still while it lasts.
    pub fn stops(&self, clock: ClockKind) -> bool {
        self.stops.contains(&clock)
    }
}

impl Activity {
    /// The outcome of that key.
    pub fn outcome(&self, id: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.id == id)
    }
}

impl HeaderKey {
    /// Where the entry stands: `asset`, `requester.area` …
    pub fn path(self) -> &'static str {
        match self {
            Self::Requester("name") => "requester.name",
            Self::Requester("post") => "requester.post",
            Self::Requester("area") => "requester.area",
            Self::Requester("place") => "requester.place",
            Self::Requester("extension") => "requester.extension",
            Self::Requester(_) => "requester.mail",
            Self::Asset => "asset",
            Self::Service => "service",
            Self::Priority => "priority",
            Self::Supplier => "supplier",
            Self::Impact => "impact",
            Self::Urgency => "urgency",
        }
    }
}
