//! Makes the parts of a procedure sheet.

use chrono::NaiveDate;

use super::{
    ActivityView, AnnexView, ApprovalView, ChangeView, ChoiceView, DefinitionView, ExternalView, FieldView, Filling,
    FormView, MovementView, NeedView, OpeningView, OutcomeView, PersonView, ReasonView, RecordView, RoleView, WaitView,
};
use crate::model::catalogue::People;
use crate::model::status::Status;
use crate::model::value::Choice;
use crate::procedure::definition::{
    Activity, Approval, CancelReason, Change, ChoicesFrom, ClockKind, EachOf, Field, Form, HeaderKey, Movement,
    Opening, Outcome, Procedure, Reference, Requirement, Role, Wait,
};

/// Roles that may do something; every role with an account where none is named.
pub(super) fn may_act(procedure: &Procedure, named: &[String]) -> Vec<String> {
    if named.is_empty() { procedure.roles_with_account().map(str::to_owned).collect() } else { named.to_vec() }
}

pub(super) fn needs(procedure: &Procedure, requirements: &[Requirement]) -> Vec<NeedView> {
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

pub(super) fn activity_view(procedure: &Procedure, activity: &Activity) -> ActivityView {
    ActivityView {
        id: activity.id.clone(),
        title: activity.title.clone(),
        description: activity.description.clone(),
        role: activity.role.clone(),
        role_name: procedure.role_name(&activity.role).to_owned(),
        limit_minutes: activity.limit,
        contract: activity.contract.clone(),
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
        opens: outcome.opens.iter().map(opening_view).collect(),
        children_closed: outcome.children_closed.clone(),
        marks: outcome.marks.iter().map(|target| target.word()).collect(),
        external: outcome
            .external
            .as_ref()
            .map(|external| ExternalView { system: external.system.clone(), state: external.state.clone() }),
        hands_over: outcome.hands_over.clone(),
        moves: outcome.moves.iter().map(movement_view).collect(),
    }
}

fn movement_view(movement: &Movement) -> MovementView {
    MovementView {
        asset: movement.field.clone(),
        deed: movement.deed.word(),
        when: movement.when.clone(),
        set: movement.set.iter().cloned().collect(),
        deed_name: movement.deed.message_id(),
    }
}

fn opening_view(opening: &Opening) -> OpeningView {
    OpeningView {
        procedure: opening.procedure.clone(),
        when: opening.when.clone(),
        set: opening.set.iter().cloned().collect(),
    }
}

pub(super) fn role_view(procedure: &Procedure, role: &Role, people: Option<(&People, NaiveDate)>) -> RoleView {
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

pub(super) fn field_view(procedure: &Procedure, field: &Field) -> FieldView {
    FieldView {
        key: field.id.clone(),
        label: field.label.clone(),
        kind: field.kind,
        choices: field.choices.iter().map(choice_view).collect(),
        choices_from: field.choices_from.map(ChoicesFrom::word),
        header: field.header.map(HeaderKey::path),
        default: field.default.clone(),
        proposed: field.proposed.clone(),
        each_of: field.each_of.map(EachOf::word),
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

pub(super) fn form_view(procedure: &Procedure, form: &Form) -> FormView {
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

pub(super) fn wait_view(procedure: &Procedure, wait: &Wait) -> WaitView {
    WaitView {
        id: wait.id.clone(),
        title: wait.title.clone(),
        status: wait.status.word(),
        stops_clocks: wait.stops(ClockKind::Activity),
        stops: wait.stops.iter().map(|clock| clock.word()).collect(),
        contract: wait.contract.clone(),
        by_hand: wait.by_hand,
        until: wait.until.clone(),
        resume: needs(procedure, &wait.resume),
        moves: wait.moves.iter().map(movement_view).collect(),
    }
}

pub(super) fn reason_view(reason: &CancelReason) -> ReasonView {
    ReasonView { id: reason.id.clone(), title: reason.title.clone(), status: Status::word(reason.status) }
}

pub(super) fn definitions(procedure: &Procedure) -> Vec<DefinitionView> {
    let definitions = procedure.definitions.iter();
    definitions.map(|entry| DefinitionView { term: entry.term.clone(), text: entry.text.clone() }).collect()
}

pub(super) fn approvals(procedure: &Procedure) -> Vec<ApprovalView> {
    let view = |approval: &Approval| ApprovalView {
        action: approval.action.clone(),
        by: approval.by.clone(),
        date: approval.date.clone(),
    };
    procedure.approvals.iter().map(view).collect()
}

pub(super) fn annexes(procedure: &Procedure) -> Vec<AnnexView> {
    let annexes = procedure.annexes.iter();
    annexes.map(|annex| AnnexView { title: annex.title.clone(), key: annex.key.clone() }).collect()
}

pub(super) fn records(procedure: &Procedure) -> Vec<RecordView> {
    let view = |record: &Reference| RecordView {
        title: record.title.clone(),
        key: record.key.clone(),
        keeper: record.keeper.clone(),
    };
    procedure.records.iter().map(view).collect()
}

pub(super) fn changes(procedure: &Procedure) -> Vec<ChangeView> {
    let view = |change: &Change| ChangeView {
        revision: change.revision.clone(),
        date: change.date.clone(),
        text: change.text.clone(),
    };
    procedure.changes.iter().map(view).collect()
}
