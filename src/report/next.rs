//! Where a ticket stands and what can be done now: `folio/next/1`, by which scripts drive a desk.

use serde::Serialize;
use serde_json::Value;

use super::clock::{self, ClockView};
use crate::clock::reading::{self, Reading};
use crate::clock::stopwatch::Clock;
use crate::language::Language;
use crate::message;
use crate::model::catalogue::priority_message_id;
use crate::model::event::Values;
use crate::model::folio::Folio;
use crate::model::time::{self, Moment};
use crate::model::value::Choice;
use crate::procedure::definition::Field;
use crate::procedure::engine::{Given, Prospect, Rules, Unmet};
use crate::procedure::replay::State;

/// What a ticket, or the opening of one, needs next.
#[derive(Debug, Clone, Serialize)]
pub struct Standing {
    /// Folio; none before the ticket is opened.
    pub folio: Option<String>,
    /// Procedure.
    pub procedure: String,
    /// Status; none before the ticket is opened.
    pub status: Option<&'static str>,
    /// Activity; none once the ticket is over.
    pub activity: Option<ActivityView>,
    /// Asset that it is about.
    pub asset: Option<AssetStanding>,
    /// Who has it.
    pub assignee: Option<String>,
    /// What it waits for.
    pub waiting: Option<WaitingView>,
    /// Working minutes counted on the whole path.
    pub path_counted_minutes: i64,
    /// Sum of the limits walked so far, in working minutes.
    pub path_limit_minutes: Option<i64>,
    /// Clocks of targets and contracts.
    pub clocks: Vec<ClockView>,
    /// Ticket that it was opened for.
    pub parent: Option<String>,
    /// Tickets opened for it, each before its own.
    pub children: Vec<ChildView>,
    /// Identifiers of the events in dispute: no step is accepted before it is decided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<String>,
    /// Ways on.
    pub outcomes: Vec<OutcomeView>,
}

/// The asset that a ticket is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssetStanding {
    /// Identifier, or what was typed where nobody registered it.
    pub id: String,
    /// Whether it is registered.
    pub registered: bool,
    /// Last day of its warranty.
    pub warranty: Option<String>,
    /// Whether that day has not passed.
    pub under_warranty: bool,
    /// Supplier's key.
    pub supplier: Option<String>,
    /// Supplier's name.
    pub supplier_name: Option<String>,
}

impl AssetStanding {
    fn of(rules: &Rules, id: String) -> Self {
        let text = |key: &str| rules.asset.and_then(|asset| asset.get(key)?.as_str()).map(str::to_owned);
        let supplier = text("supplier");
        let known = supplier.as_deref().and_then(|key| rules.suppliers.get(key));
        Self {
            id,
            registered: rules.asset.is_some(),
            warranty: text("warranty"),
            under_warranty: rules.asset.is_some_and(|asset| asset["under_warranty"] == true),
            supplier_name: known.map(|known| known.name.clone()),
            supplier,
        }
    }
}

/// A ticket of the family, where it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChildView {
    /// Folio.
    pub folio: String,
    /// How far below the ticket it is: 1 for its own children.
    pub depth: usize,
    /// Procedure.
    pub procedure: String,
    /// That procedure's title.
    pub title: String,
    /// Status.
    pub status: &'static str,
    /// Activity; none once it is over.
    pub activity: Option<String>,
    /// That activity's title.
    pub activity_title: Option<String>,
    /// When it was opened.
    pub opened: Option<String>,
    /// When it ended.
    pub closed: Option<String>,
    /// Whether its current activity or its path has passed its limit.
    pub late: bool,
}

/// The activity a ticket stands in.
#[derive(Debug, Clone, Serialize)]
pub struct ActivityView {
    /// Number.
    pub id: String,
    /// Title.
    pub title: String,
    /// Role that answers for it.
    pub role: String,
    /// That role's name.
    pub role_name: String,
    /// Limit in working minutes.
    pub limit_minutes: Option<i64>,
    /// Working minutes counted so far.
    pub counted_minutes: i64,
    /// When the limit is reached.
    pub due: Option<String>,
    /// Whether it was passed.
    pub late: bool,
}

/// A wait that lasts.
#[derive(Debug, Clone, Serialize)]
pub struct WaitingView {
    /// Reason.
    pub reason: String,
    /// Its title.
    pub title: String,
    /// Since when.
    pub since: String,
    /// Command that ends it.
    pub remedy: String,
}

/// A way on.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView {
    /// Key.
    pub id: String,
    /// Title.
    pub title: String,
    /// Activity it leads to, or `end`.
    pub to: String,
    /// Whether somebody may record it once what is missing has been supplied.
    pub allowed: bool,
    /// People who may record it.
    pub by: Vec<String>,
    /// Role on whose behalf, where its people have no account.
    #[serde(rename = "for")]
    pub on_behalf: Option<String>,
    /// That role's name.
    #[serde(rename = "for_name")]
    pub on_behalf_name: Option<String>,
    /// What is missing.
    pub missing: Vec<MissingView>,
    /// What may be given besides.
    pub optional: Vec<MissingView>,
    /// The whole command; `…` stands for each value.
    pub command: String,
}

/// Something missing.
#[derive(Debug, Clone, Serialize)]
pub struct MissingView {
    /// field, signature, form, external, child, condition or role.
    pub kind: &'static str,
    /// Key of the field or role.
    pub key: String,
    /// Type of the value.
    #[serde(rename = "type")]
    pub field_type: Option<&'static str>,
    /// Choices.
    pub choices: Vec<ChoiceView>,
    /// What a person reads.
    pub label: String,
    /// What the number of an external system looks like.
    pub example: Option<String>,
    /// Value that the catalogue or the procedure proposes; somebody has to confirm it.
    pub proposed: Option<Value>,
    /// What is asked for one by one, where the answer is a line for each.
    pub lines: Vec<String>,
    /// What is wrong.
    pub message: String,
    /// Command that supplies it; `…` stands for the value.
    pub remedy: Option<String>,
}

/// One choice.
#[derive(Debug, Clone, Serialize)]
pub struct ChoiceView {
    /// What the command takes.
    pub id: String,
    /// What a person reads.
    pub name: String,
}

fn choice_view(choice: &Choice, language: &Language) -> ChoiceView {
    let name = priority_message_id(&choice.id).filter(|_| choice.name == choice.id);
    ChoiceView { id: choice.id.clone(), name: name.map_or_else(|| choice.name.clone(), |id| language.text(id)) }
}

/// What a field's external numbers look like.
fn example(rules: &Rules, field: &str) -> Option<String> {
    let system = rules.procedure.field(field)?.external.as_ref()?;
    rules.suppliers.external(system)?.example.clone()
}

/// What is asked for one by one in a field.
fn lines(rules: &Rules, state: &State, field: &Field) -> Vec<String> {
    rules.lines(field, state, &Values::new()).to_vec()
}

fn missing_view(unmet: &Unmet, rules: &Rules, state: &State, language: &Language) -> MissingView {
    let field = rules.procedure.field(&unmet.key);
    MissingView {
        proposed: field.and_then(|field| rules.proposal(state, field, &Values::new())),
        lines: field.map(|field| lines(rules, state, field)).unwrap_or_default(),
        kind: unmet.kind.word(),
        key: unmet.key.clone(),
        field_type: unmet.field_type.map(crate::model::value::FieldType::word),
        choices: unmet.choices.iter().map(|choice| choice_view(choice, language)).collect(),
        label: unmet.label.clone(),
        example: example(rules, &unmet.key),
        message: language.format(&unmet.message),
        remedy: unmet.remedy.clone(),
    }
}

fn optional_view(field: &Field, rules: &Rules, state: &State, command: &str, language: &Language) -> MissingView {
    MissingView {
        proposed: rules.proposal(state, field, &Values::new()),
        lines: lines(rules, state, field),
        kind: "field",
        key: field.id.clone(),
        field_type: Some(field.kind.word()),
        choices: rules.choices(field).iter().map(|choice| choice_view(choice, language)).collect(),
        label: field.label.clone(),
        example: example(rules, &field.id),
        message: language.format(&message!("optional-field", label = &field.label)),
        remedy: Some(format!("{command} --set {}=…", field.id)),
    }
}

fn outcome_view(prospect: &Prospect, rules: &Rules, folio: &Folio, state: &State, language: &Language) -> OutcomeView {
    let base = format!("folio do {folio} {}", prospect.outcome.id);
    let mut command = base.clone();
    if prospect.on_behalf.is_some() {
        command.push_str(" --for …");
    }
    for unmet in prospect.missing.iter().filter(|unmet| unmet.remedy.as_deref().is_some_and(|r| r.starts_with(&base))) {
        command.push_str(&format!(" --set {}=…", unmet.key));
    }
    OutcomeView {
        id: prospect.outcome.id.clone(),
        title: prospect.outcome.title.clone(),
        to: prospect.outcome.to.clone().unwrap_or_else(|| "end".to_owned()),
        allowed: prospect.allowed,
        by: prospect.by.iter().map(|person| person.id.clone()).collect(),
        on_behalf: prospect.on_behalf.map(str::to_owned),
        on_behalf_name: prospect.on_behalf.map(|role| rules.procedure.role_name(role).to_owned()),
        missing: prospect.missing.iter().map(|unmet| missing_view(unmet, rules, state, language)).collect(),
        optional: prospect.optional.iter().map(|field| optional_view(field, rules, state, &base, language)).collect(),
        command,
    }
}

/// What the assets that would be moved lack, besides what the procedure asks for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MovesNeed {
    /// With each outcome, by its key.
    pub outcomes: Vec<(String, Vec<Unmet>)>,
    /// When the wait is ended.
    pub resume: Vec<Unmet>,
}

/// What stands beside a ticket: its children, and the assets that it would move.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// The tickets below it.
    pub children: Vec<ChildView>,
    /// What its assets lack.
    pub moves: MovesNeed,
}

/// Where a ticket stands.
pub fn standing(
    rules: &Rules,
    folio: &Folio,
    state: &State,
    reading: &Reading,
    beside: Beside,
    now: Moment,
    language: &Language,
) -> Standing {
    let Beside { children, moves } = beside;
    let procedure = rules.procedure;
    let current = reading.current();
    let activity = state.activity.as_deref().and_then(|id| procedure.activity(id)).map(|activity| ActivityView {
        id: activity.id.clone(),
        title: activity.title.clone(),
        role: activity.role.clone(),
        role_name: procedure.role_name(&activity.role).to_owned(),
        // That of the revision under which the stay began.
        limit_minutes: state.visit().and_then(|visit| visit.limit),
        counted_minutes: current.map_or(0, |visit| reading::minutes(visit.counted())),
        due: current.and_then(Clock::due).map(|due| time::write_moment(rules.zone.localize(due))),
        late: current.is_some_and(Clock::is_late),
    });
    let waiting = state.waiting().map(|wait| {
        let reason = procedure.wait(&wait.reason);
        let mut remedy = format!("folio resume {folio}");
        for need in reason.into_iter().flat_map(|reason| &reason.resume).filter(|need| !need.optional) {
            remedy.push_str(&format!(" --set {}=…", need.field));
        }
        for item in &moves.resume {
            let more = format!(" --set {}=…", item.key);
            if !remedy.contains(&more) {
                remedy.push_str(&more);
            }
        }
        WaitingView {
            reason: wait.reason.clone(),
            title: reason.map_or_else(|| wait.reason.clone(), |reason| reason.title.clone()),
            since: time::write_moment(wait.from),
            remedy,
        }
    });
    let mut prospects = rules.prospects(folio, state, now);
    for prospect in &mut prospects {
        let more = moves.outcomes.iter().filter(|(outcome, _)| *outcome == prospect.outcome.id);
        for item in more.flat_map(|(_, missing)| missing) {
            if !prospect.missing.iter().any(|known| known.key == item.key) {
                prospect.missing.push(item.clone());
            }
            prospect.optional.retain(|field| field.id != item.key);
        }
    }
    // No step is accepted before what is in dispute is decided.
    let prospects: &[Prospect] = if state.disputes.is_empty() { &prospects } else { &[] };
    let outcomes = prospects.iter().map(|prospect| outcome_view(prospect, rules, folio, state, language)).collect();
    Standing {
        folio: Some(folio.to_string()),
        procedure: procedure.code.clone(),
        status: Some(state.status().word()),
        activity,
        asset: state.header(procedure).asset.map(|id| AssetStanding::of(rules, id)),
        assignee: state.assignee.clone(),
        waiting,
        path_counted_minutes: reading::minutes(reading.counted()),
        path_limit_minutes: reading.path_limit(),
        clocks: clock::beside(reading, procedure, rules.zone, language),
        parent: state.parent.clone(),
        children,
        disputes: state.disputes.iter().map(|dispute| dispute.id.clone()).collect(),
        outcomes,
    }
}

/// What opening a ticket asks for, in the same form.
pub fn opening(rules: &Rules, now: Moment, language: &Language) -> Standing {
    let procedure = rules.procedure;
    let command = format!("folio new --procedure {}", procedure.code);
    let nothing = State::default();
    let defaults = rules.defaults(&Values::new());
    let unmet = rules.unmet_of_opening(&defaults, &Given::values(&Values::new()));
    let optional: Vec<MissingView> = procedure
        .opening
        .iter()
        .filter(|need| !unmet.iter().any(|item| item.key == need.field))
        .filter_map(|need| procedure.field(&need.field))
        .map(|field| optional_view(field, rules, &nothing, &command, language))
        .collect();
    let staff: Vec<&str> = procedure.roles_with_account().collect();
    let by = rules.people_with(&staff, now).iter().map(|person| person.id.clone()).collect();
    let first = procedure.activities.first();
    let mut whole = command.clone();
    for item in &unmet {
        whole.push_str(&format!(" --set {}=…", item.key));
    }
    let outcome = OutcomeView {
        id: "new".to_owned(),
        title: language.text("opening-title"),
        to: first.map(|activity| activity.id.clone()).unwrap_or_default(),
        allowed: true,
        by,
        on_behalf: None,
        on_behalf_name: None,
        missing: unmet.iter().map(|unmet| missing_view(unmet, rules, &nothing, language)).collect(),
        optional,
        command: whole,
    };
    Standing {
        folio: None,
        procedure: procedure.code.clone(),
        status: None,
        activity: first.map(|activity| ActivityView {
            id: activity.id.clone(),
            title: activity.title.clone(),
            role: activity.role.clone(),
            role_name: procedure.role_name(&activity.role).to_owned(),
            limit_minutes: activity.limit,
            counted_minutes: 0,
            due: None,
            late: false,
        }),
        asset: None,
        assignee: None,
        waiting: None,
        path_counted_minutes: 0,
        path_limit_minutes: None,
        clocks: Vec::new(),
        parent: None,
        children: Vec::new(),
        disputes: Vec::new(),
        outcomes: vec![outcome],
    }
}
