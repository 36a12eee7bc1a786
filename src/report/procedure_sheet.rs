//! A procedure as its readers ask for it: one row of the list of procedures, and the whole sheet,
//! `folio/procedure/1`, with the figures that follow from it.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::catalogue::People;
use crate::model::event::Values;
use crate::model::status::Status;
use crate::model::value::{Choice, FieldType};
use crate::procedure::definition::{Activity, ChoicesFrom, ClockKind, Field, Form, Outcome, Procedure, Requirement, Role, Wait};

/// Paths that a sheet lists. A procedure of an institution has a handful; they multiply with each
/// branch of an odd one.
const MAX_PATHS: usize = 64;

/// Steps that the search for paths may take; many of an odd procedure lead nowhere.
const MAX_STEPS: usize = 100_000;

/// One procedure of the list: `folio/procedures/1` is an array of these.
#[derive(Debug, Clone, Serialize)]
pub struct ProcedureRow {
    /// Code, as its file is named.
    pub code: String,
    /// Title; like what follows, none where the file does not give a procedure.
    pub title: Option<String>,
    /// Revision.
    pub revision: Option<String>,
    /// Area that answers for it.
    pub area: Option<String>,
    /// Whether the desk uses it for new tickets; none outside a desk.
    pub in_force: Option<bool>,
    /// How many activities it has.
    pub activities: Option<usize>,
    /// Total that the document declares, in working minutes.
    pub declared_total_minutes: Option<i64>,
    /// Sum of all limits, in working minutes.
    pub limits_total_minutes: Option<i64>,
    /// SHA-256 of its text.
    pub sha256: Option<String>,
    /// How many findings its file has.
    pub findings: usize,
}

impl ProcedureRow {
    /// The row of the procedure of that code, as far as its file could be read.
    pub fn of(code: &str, procedure: Option<&Procedure>, in_force: Option<bool>, findings: usize) -> Self {
        Self {
            code: code.to_owned(),
            title: procedure.map(|procedure| procedure.title.clone()),
            revision: procedure.map(|procedure| procedure.revision.clone()),
            area: procedure.map(|procedure| procedure.area.clone()),
            in_force,
            activities: procedure.map(|procedure| procedure.activities.len()),
            declared_total_minutes: procedure.and_then(|procedure| procedure.declared_total),
            limits_total_minutes: procedure.map(Procedure::limits_total),
            sha256: procedure.map(|procedure| procedure.sha256.clone()),
            findings,
        }
    }
}

/// What a sheet says that the procedure itself does not.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'a> {
    /// File, as messages name it; none for a procedure inside the program.
    pub file: Option<&'a str>,
    /// Whether the desk uses it for new tickets; none outside a desk.
    pub in_force: Option<bool>,
    /// The desk's own calendar.
    pub calendar: Option<&'a str>,
    /// The desk's people and the day on which they are asked for.
    pub people: Option<(&'a People, NaiveDate)>,
}

/// The procedure sheet: `folio/procedure/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// Official code.
    pub code: String,
    /// Title.
    pub title: String,
    /// Revision.
    pub revision: String,
    /// Date of that revision, where the change control gives it.
    pub issued: Option<String>,
    /// Area that answers for it.
    pub area: String,
    /// Who owns it.
    pub owner: Option<String>,
    /// Calendar its clocks run on: its own, or the desk's.
    pub calendar: Option<String>,
    /// Whether the desk uses it for new tickets; none outside a desk.
    pub in_force: Option<bool>,
    /// File; none for a procedure inside the program.
    pub file: Option<String>,
    /// SHA-256 of its text.
    pub sha256: String,
    /// What it is for.
    pub objective: Option<String>,
    /// What it covers.
    pub scope: Option<String>,
    /// Rules of operation.
    pub guidelines: Vec<String>,
    /// Total that the document declares, in working minutes.
    pub declared_total_minutes: Option<i64>,
    /// Sum of all limits, in working minutes.
    pub limits_total_minutes: i64,
    /// Paths from the first activity to the end, each activity walked at most once.
    pub paths: Vec<PathView>,
    /// Whether these are all of them.
    pub paths_complete: bool,
    /// What opening a ticket asks for.
    pub opening: Vec<NeedView>,
    /// Activities.
    pub activities: Vec<ActivityView>,
    /// Roles.
    pub roles: Vec<RoleView>,
    /// Fields.
    pub fields: Vec<FieldView>,
    /// Forms.
    pub forms: Vec<FormView>,
    /// Reasons for waiting.
    pub waits: Vec<WaitView>,
    /// How a ticket is ended early.
    pub cancel: CancelView,
    /// How an ended ticket is taken up again.
    pub reopen: Option<ReopenView>,
    /// Approvals of the document.
    pub approvals: Vec<ApprovalView>,
    /// Change control, oldest first.
    pub changes: Vec<ChangeView>,
}

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
    /// Catalogue that gives the choices instead: services, priorities or suppliers.
    pub choices_from: Option<&'static str>,
    /// Header entry that its value becomes.
    pub header: Option<&'static str>,
    /// Value offered when none is given.
    pub default: Option<serde_json::Value>,
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
    /// Whether our clocks stop meanwhile.
    pub stops_clocks: bool,
    /// Whether a person may begin it; otherwise only an outcome does.
    pub by_hand: bool,
    /// What ending it asks for.
    pub resume: Vec<NeedView>,
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

impl Sheet {
    /// The sheet of a procedure.
    pub fn of(procedure: &Procedure, around: Surroundings) -> Self {
        let (paths, paths_complete) = paths(&procedure.activities);
        let this_revision = procedure.changes.iter().rev().find(|change| change.revision == procedure.revision);
        Self {
            code: procedure.code.clone(),
            title: procedure.title.clone(),
            revision: procedure.revision.clone(),
            issued: this_revision.and_then(|change| change.date.clone()),
            area: procedure.area.clone(),
            owner: procedure.owner.clone(),
            calendar: procedure.calendar.clone().or_else(|| around.calendar.map(str::to_owned)),
            in_force: around.in_force,
            file: around.file.map(str::to_owned),
            sha256: procedure.sha256.clone(),
            objective: procedure.objective.clone(),
            scope: procedure.scope.clone(),
            guidelines: procedure.guidelines.clone(),
            declared_total_minutes: procedure.declared_total,
            limits_total_minutes: procedure.limits_total(),
            paths,
            paths_complete,
            opening: needs(procedure, &procedure.opening),
            activities: procedure.activities.iter().map(|activity| activity_view(procedure, activity)).collect(),
            roles: procedure.roles.iter().map(|role| role_view(procedure, role, around.people)).collect(),
            fields: procedure.fields.iter().map(|field| field_view(procedure, field)).collect(),
            forms: procedure.forms.iter().map(|form| form_view(procedure, form)).collect(),
            waits: procedure.waits.iter().map(|wait| wait_view(procedure, wait)).collect(),
            cancel: CancelView {
                roles: may_act(procedure, &procedure.cancel.roles),
                reasons: procedure.cancel.reasons.iter().map(reason_view).collect(),
            },
            reopen: procedure
                .reopen
                .as_ref()
                .map(|reopen| ReopenView { to: reopen.to.clone(), roles: may_act(procedure, &reopen.roles) }),
            approvals: procedure
                .approvals
                .iter()
                .map(|approval| ApprovalView {
                    action: approval.action.clone(),
                    by: approval.by.clone(),
                    date: approval.date.clone(),
                })
                .collect(),
            changes: procedure
                .changes
                .iter()
                .map(|change| ChangeView {
                    revision: change.revision.clone(),
                    date: change.date.clone(),
                    text: change.text.clone(),
                })
                .collect(),
        }
    }

    /// The name of a role, or its key.
    pub fn role_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.roles.iter().find(|role| role.id == id).map_or(id, |role| role.name.as_str())
    }

    /// The field of that key.
    pub fn field(&self, key: &str) -> Option<&FieldView> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The title of a reason for waiting, or its key.
    pub fn wait_title<'a>(&'a self, id: &'a str) -> &'a str {
        self.waits.iter().find(|wait| wait.id == id).map_or(id, |wait| wait.title.as_str())
    }

    /// Whether some path walks every activity.
    pub fn walks_all(&self) -> bool {
        self.paths.iter().any(|path| path.activities.len() == self.activities.len())
    }
}

fn type_word<S: serde::Serializer>(kind: &FieldType, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.word())
}

/// Roles that may do something; every role with an account where none is named.
fn may_act(procedure: &Procedure, named: &[String]) -> Vec<String> {
    if named.is_empty() { procedure.roles_with_account().map(str::to_owned).collect() } else { named.to_vec() }
}

fn needs(procedure: &Procedure, requirements: &[Requirement]) -> Vec<NeedView> {
    requirements
        .iter()
        .map(|need| NeedView {
            key: need.field.clone(),
            label: procedure.field(&need.field).map_or_else(|| need.field.clone(), |field| field.label.clone()),
            optional: need.optional,
            when: need.when.clone(),
        })
        .collect()
}

fn activity_view(procedure: &Procedure, activity: &Activity) -> ActivityView {
    ActivityView {
        id: activity.id.clone(),
        title: activity.title.clone(),
        description: activity.description.clone(),
        role: activity.role.clone(),
        role_name: procedure.role_name(&activity.role).to_owned(),
        limit_minutes: activity.limit,
        outcomes: activity.outcomes.iter().map(|outcome| outcome_view(procedure, outcome)).collect(),
    }
}

fn outcome_view(procedure: &Procedure, outcome: &Outcome) -> OutcomeView {
    OutcomeView {
        id: outcome.id.clone(),
        title: outcome.title.clone(),
        to: outcome.to.clone().unwrap_or_else(|| "end".to_owned()),
        status: outcome.status.word(),
        when: outcome.when.clone(),
        fields: needs(procedure, &outcome.fills),
        sets: outcome.sets.clone(),
        signatures: outcome.signatures.clone(),
        forms: outcome.forms.clone(),
        waits: outcome.waits.clone(),
    }
}

fn role_view(procedure: &Procedure, role: &Role, people: Option<(&People, NaiveDate)>) -> RoleView {
    let recorded_by = if role.account || role.seal {
        Vec::new()
    } else if role.recorded_by.is_empty() {
        procedure.roles_with_account().map(str::to_owned).collect()
    } else {
        role.recorded_by.clone()
    };
    let people = people.map(|(people, today)| {
        let holders = people.with_role(&procedure.roles_counting_as(&role.id), today);
        holders.iter().map(|person| PersonView { id: person.id.clone(), name: person.name.clone() }).collect()
    });
    RoleView {
        id: role.id.clone(),
        name: role.name.clone(),
        account: role.account,
        seal: role.seal,
        includes: role.includes.clone(),
        recorded_by,
        people,
    }
}

fn choice_view(choice: &Choice) -> ChoiceView {
    ChoiceView { id: choice.id.clone(), name: choice.name.clone() }
}

fn field_view(procedure: &Procedure, field: &Field) -> FieldView {
    FieldView {
        key: field.id.clone(),
        label: field.label.clone(),
        kind: field.kind,
        choices: field.choices.iter().map(choice_view).collect(),
        choices_from: field.choices_from.map(ChoicesFrom::word),
        header: field.header.map(crate::procedure::definition::HeaderKey::path),
        default: field.default.clone(),
        help: field.help.clone(),
        external: field.external.clone(),
        filled_in: fillings(procedure, &field.id),
    }
}

/// Where a field is filled.
fn fillings(procedure: &Procedure, field: &str) -> Vec<Filling> {
    let asks = |requirements: &[Requirement]| requirements.iter().any(|need| need.field == field);
    let mut found = Vec::new();
    if asks(&procedure.opening) {
        found.push(Filling::Opening);
    }
    for activity in &procedure.activities {
        if activity.outcomes.iter().any(|outcome| asks(&outcome.fills) || outcome.sets.contains_key(field)) {
            found.push(Filling::Activity(activity.id.clone()));
        }
    }
    for wait in procedure.waits.iter().filter(|wait| asks(&wait.resume)) {
        found.push(Filling::Wait(wait.id.clone()));
    }
    found
}

fn form_view(procedure: &Procedure, form: &Form) -> FormView {
    FormView {
        id: form.id.clone(),
        key: form.key.clone(),
        title: form.title.clone(),
        template: form.template.clone(),
        register: form.register,
        fields: needs(procedure, &form.fields),
        signatures: form.signatures.clone(),
    }
}

fn wait_view(procedure: &Procedure, wait: &Wait) -> WaitView {
    WaitView {
        id: wait.id.clone(),
        title: wait.title.clone(),
        status: wait.status.word(),
        stops_clocks: wait.stops(ClockKind::Activity),
        by_hand: wait.by_hand,
        resume: needs(procedure, &wait.resume),
    }
}

fn reason_view(reason: &crate::procedure::definition::CancelReason) -> ReasonView {
    ReasonView { id: reason.id.clone(), title: reason.title.clone(), status: Status::word(reason.status) }
}

/// The paths from the first activity to the end, in the order of the outcomes, and whether these
/// are all.
fn paths(activities: &[Activity]) -> (Vec<PathView>, bool) {
    let mut walk = Walk { activities, path: Vec::new(), found: Vec::new(), steps: 0 };
    if !activities.is_empty() {
        walk.enter(0);
    }
    let complete = walk.found.len() <= MAX_PATHS && walk.steps <= MAX_STEPS;
    walk.found.truncate(MAX_PATHS);
    (walk.found, complete)
}

struct Walk<'a> {
    activities: &'a [Activity],
    path: Vec<usize>,
    found: Vec<PathView>,
    steps: usize,
}

impl Walk<'_> {
    fn enter(&mut self, activity: usize) {
        self.steps += 1;
        if self.steps > MAX_STEPS || self.found.len() > MAX_PATHS {
            return;
        }
        self.path.push(activity);
        // Outcomes that lead to the same place are one way, not two.
        let mut ways: Vec<Option<&String>> = Vec::new();
        let activities = self.activities;
        for outcome in &activities[activity].outcomes {
            let to = outcome.to.as_ref();
            if ways.contains(&to) {
                continue;
            }
            ways.push(to);
            match to {
                None => self.arrive(),
                Some(id) => {
                    let next = activities.iter().position(|activity| activity.id == *id);
                    if let Some(next) = next.filter(|next| !self.path.contains(next)) {
                        self.enter(next);
                    }
                }
            }
        }
        self.path.pop();
    }

    fn arrive(&mut self) {
        let walked = || self.path.iter().filter_map(|index| self.activities.get(*index));
        let limit_minutes = walked().filter_map(|activity| activity.limit).fold(0, i64::saturating_add);
        self.found.push(PathView { activities: walked().map(|activity| activity.id.clone()).collect(), limit_minutes });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::load::load;

    const SAMPLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/procedures/mp414-pr15.toml"));

    fn sheet(text: &str) -> Sheet {
        Sheet::of(&load("a.toml", text).procedure.expect("a procedure"), Surroundings::default())
    }

    #[test]
    fn each_path_has_its_own_total() {
        let sheet = sheet(SAMPLE);
        let totals: Vec<(String, i64)> =
            sheet.paths.iter().map(|path| (path.activities.join("-"), path.limit_minutes)).collect();
        assert_eq!(
            totals,
            [
                ("01-02-03".to_owned(), 370),
                ("01-02-04-05-06-07-09-10".to_owned(), 1190),
                ("01-02-04-05-06-07-08-09-10".to_owned(), 1200),
            ]
        );
        assert!(sheet.paths_complete && !sheet.walks_all());
        assert_eq!((sheet.declared_total_minutes, sheet.limits_total_minutes), (Some(1380), 1380));
    }

    #[test]
    fn a_field_says_where_it_is_filled() {
        let sheet = sheet(SAMPLE);
        let filled = |key: &str| sheet.field(key).map(|field| field.filled_in.clone()).unwrap_or_default();
        let at = |id: &str| Filling::Activity(id.to_owned());
        assert_eq!(filled("bien"), [Filling::Opening, at("01"), at("07")]);
        assert_eq!(filled("requiere_soporte"), [at("02")]);
        assert_eq!(filled("regreso"), [Filling::Wait("fuera".to_owned())]);
    }

    #[test]
    fn many_branches_do_not_multiply_without_end() {
        let mut text = "code = \"a\"\ntitle = \"A\"\nrevision = \"1\"\narea = \"A\"\n[roles]\nx = \"X\"\n".to_owned();
        for number in 0..60 {
            text.push_str(&format!("[[activity]]\nid = \"{number}\"\ntitle = \"T\"\nrole = \"x\"\nlimit = \"1h\"\n"));
            for (outcome, to) in [("a", number + 1), ("b", number + 2)] {
                let to = if to < 60 { to.to_string() } else { "end".to_owned() };
                text.push_str(&format!("[[activity.outcome]]\nid = \"{outcome}\"\ntitle = \"T\"\nto = \"{to}\"\n"));
            }
        }
        let sheet = sheet(&text);
        assert_eq!((sheet.paths.len(), sheet.paths_complete), (MAX_PATHS, false));
        assert!(sheet.walks_all());
    }
}
