//! Everything about one ticket: header, path walked, waits, signatures, fields, history.

mod view;

use serde_json::Value;

pub use view::*;

use super::case::Case;
use super::dispute::Fate;
use super::next::ChildView;
use super::{clock, list};
use crate::clock::reading;
use crate::clock::stopwatch::Clock;
use crate::language::Language;
use crate::message;
use crate::model::asset::Asset;
use crate::model::catalogue::{impact_message_id, priority_message_id};
use crate::model::event::{Deed, Event, Values};
use crate::model::message::Message;
use crate::model::relation;
use crate::model::time::{self, Moment};
use crate::model::value::{self, FieldType};
use crate::procedure::definition::{ChoicesFrom, ClockKind, Field, HeaderKey, Procedure};
use crate::procedure::engine::Rules;
use crate::procedure::replay::{ExternalReference, Visit};

/// The card of a ticket. `asset` is the card of its asset, where it has one; `children` are the
/// tickets below it.
pub fn card(case: &Case, rules: &Rules, asset: Option<&Asset>, children: Vec<ChildView>, language: &Language) -> Card {
    let header = case.state.header(&case.procedure);
    let row = list::row(case, rules.zone);
    let Case { ticket, procedure, state, reading, .. } = case;
    let local = |at: Moment| rules.zone.localize(at);
    let wait_title = |reason: &str| procedure.wait(reason).map_or(reason, |wait| wait.title.as_str()).to_owned();
    let waits = state.waits.iter().map(|wait| WaitView {
        reason: wait.reason.clone(),
        title: wait_title(&wait.reason),
        from: local(wait.from),
        to: wait.to.map(local),
        stops_clocks: procedure.wait(&wait.reason).is_none_or(|reason| reason.stops(ClockKind::Activity)),
    });
    let signatures = state.signatures.iter().map(|signature| SignatureView {
        role: signature.role.clone(),
        role_name: procedure.role_name(&signature.role).to_owned(),
        name: signature.name.clone(),
        at: local(signature.at),
    });
    let forms = procedure.forms.iter().filter(|form| !form.register).map(|form| FormView {
        id: form.id.clone(),
        key: form.key.clone(),
        title: form.title.clone(),
    });
    let cancelled = state.cancelled.as_deref().map(|reason| NamedView {
        id: reason.to_owned(),
        title: procedure.cancel_reason(reason).map_or(reason, |reason| reason.title.as_str()).to_owned(),
    });
    Card {
        folio: row.folio,
        uid: ticket.uid.clone(),
        procedure: ProcedureView {
            code: procedure.code.clone(),
            revision: procedure.revision.clone(),
            title: procedure.title.clone(),
        },
        status: row.status,
        activity: row.activity,
        waiting: row.waiting,
        cancelled,
        priority: row.priority,
        service: row.service,
        impact: header.impact,
        urgency: header.urgency,
        supplier: header.supplier,
        parent: header.parent,
        children,
        requester: row.requester,
        subject: row.subject,
        asset: row.asset.map(|id| asset_view(id, asset, rules)),
        assignee: row.assignee,
        opened: row.opened,
        closed: row.closed,
        external: external(case, rules),
        clocks: ClocksView {
            counted_minutes: reading::minutes(reading.counted()),
            paused_minutes: reading::minutes(reading.paused()),
            offsite_minutes: reading::minutes(reading.offsite),
            limit_minutes: reading.path_limit(),
            nominal_minutes: reading.nominal,
            late: reading.is_path_late(),
            targets: clock::beside(reading, procedure, rules.zone, language),
        },
        visits: reading.visits.iter().zip(&state.visits).map(|(clock, stay)| visit(clock, stay, case, rules)).collect(),
        waits: waits.collect(),
        signatures: signatures.collect(),
        forms: forms.collect(),
        fields: fields(case, rules, language),
        links: state
            .links
            .iter()
            .map(|link| LinkView { to: link.to.clone(), relation: link.relation.clone() })
            .collect(),
        disputes: header.disputes,
        events: events(case, rules, language),
    }
}

fn asset_view(id: String, asset: Option<&Asset>, rules: &Rules) -> AssetView {
    let text = |key: &str| asset.and_then(|asset| asset.text(key).map(str::to_owned));
    let supplier = text("supplier");
    let known = supplier.as_deref().and_then(|key| rules.suppliers.get(key));
    AssetView {
        id,
        registered: asset.is_some(),
        kind: asset.map(|asset| asset.kind.clone()),
        brand: text("brand"),
        model: text("model"),
        serial: text("serial"),
        place: asset.and_then(|asset| asset.position.place.clone()),
        custodian: asset.and_then(|asset| asset.position.custodian.clone()),
        warranty: text("warranty"),
        under_warranty: rules.asset.is_some_and(|asset| asset["under_warranty"] == true),
        supplier_name: known.map(|known| known.name.clone()),
        supplier,
    }
}

fn external(case: &Case, rules: &Rules) -> Vec<ExternalView> {
    let view = |reference: &ExternalReference| {
        let system = rules.suppliers.external(&reference.system);
        let names = system.map(|system| system.states.as_slice()).unwrap_or_default();
        let name = |key: &String| names.iter().find(|(known, _)| known == key).map_or(key, |(_, name)| name).clone();
        ExternalView {
            system: reference.system.clone(),
            name: system.map_or(&reference.system, |system| &system.name).clone(),
            number: reference.number.clone(),
            state: reference.state.clone(),
            state_name: reference.state.as_ref().map(name),
            at: rules.zone.localize(reference.at),
        }
    };
    case.state.references.iter().map(view).collect()
}

fn visit(clock: &Clock, stay: &Visit, case: &Case, rules: &Rules) -> VisitView {
    let activity = case.procedure.activity(&stay.activity);
    let outcome = stay.outcome.as_deref().map(|id| NamedView {
        id: id.to_owned(),
        title: activity.and_then(|activity| activity.outcome(id)).map_or(id, |found| found.title.as_str()).to_owned(),
    });
    VisitView {
        activity: stay.activity.clone(),
        title: activity.map(|activity| activity.title.clone()).unwrap_or_default(),
        visit: stay.number,
        role: stay.role.clone(),
        entered: rules.zone.localize(stay.entered),
        left: stay.left.map(|at| rules.zone.localize(at)),
        outcome,
        by: stay.by.clone(),
        on_behalf: stay.on_behalf.clone(),
        counted_minutes: reading::minutes(clock.counted()),
        paused_minutes: reading::minutes(clock.paused()),
        limit_minutes: clock.limit,
        due: clock.due().map(|at| rules.zone.localize(at)),
        late: clock.is_late(),
    }
}

/// Values that say something: by form, in its order, each once; then what no form prints.
fn fields(case: &Case, rules: &Rules, language: &Language) -> Vec<FieldView> {
    let mut shown: Vec<FieldView> = Vec::new();
    let on_forms = case.procedure.forms.iter().filter(|form| !form.register);
    let printed = on_forms.flat_map(|form| form.fields.iter().map(|need| (need.field.as_str(), Some(form.id.clone()))));
    let declared = case.procedure.fields.iter().map(|field| (field.id.as_str(), None));
    let strange = case.state.values.keys().map(|key| (key.as_str(), None));
    for (key, form) in printed.chain(declared).chain(strange) {
        let Some(value) = case.state.values.get(key).filter(|value| !value::is_blank(Some(value))) else { continue };
        if shown.iter().any(|view| view.key == key) {
            continue;
        }
        let field = case.procedure.field(key);
        shown.push(FieldView {
            key: key.to_owned(),
            label: field.map_or(key, |field| field.label.as_str()).to_owned(),
            kind: field.map(|field| field.kind.word()),
            form,
            value: value.clone(),
            text: field.map_or_else(|| plain(value), |field| value_text(field, value, rules, language)),
        });
    }
    shown
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A value as a person reads it: names of choices and people, Sí or No, local date and hour.
pub fn value_text(field: &Field, value: &Value, rules: &Rules, language: &Language) -> String {
    let text = value.as_str();
    let shown = match (field.kind, text) {
        (FieldType::Bool, _) => value.as_bool().map(|yes| language.yes_no(yes)),
        (FieldType::DateTime, Some(text)) => time::read_moment(text).map(|at| language.moment(at)),
        (FieldType::Choice, Some(id)) => match field.choices_from {
            Some(ChoicesFrom::Levels) if field.header == Some(HeaderKey::Impact) => {
                impact_message_id(id).map(|id| language.text(id))
            }
            Some(ChoicesFrom::Priorities | ChoicesFrom::Levels) => priority_message_id(id).map(|id| language.text(id)),
            _ => rules.choices(field).into_iter().find(|choice| choice.id == id).map(|choice| choice.name),
        },
        (FieldType::Person, Some(id)) => rules.people.get(id).map(|person| person.name.clone()),
        _ => None,
    };
    shown.unwrap_or_else(|| plain(value))
}

/// Every entry of the history. A value that takes the place of another is shown with the one it
/// replaced: what a record once said stays readable.
fn events(case: &Case, rules: &Rules, language: &Language) -> Vec<EventView> {
    let procedure = &case.procedure;
    let mut values = Values::new();
    let view = |event: &Event| {
        let mut labels = Vec::new();
        let mut replaced = Vec::new();
        for (key, value) in &event.set {
            let field = procedure.field(key);
            let label = field.map_or(key, |field| &field.label).clone();
            let text =
                |value: &Value| field.map_or_else(|| plain(value), |field| value_text(field, value, rules, language));
            match values.get(key).filter(|before| !value::is_blank(Some(before)) && *before != value) {
                Some(before) => replaced.push(Replaced { label, before: text(before), after: text(value) }),
                None => labels.push(label),
            }
        }
        let fate = Fate::of(&event.id, &case.state.disputes, case.state.is_dropped(&event.id));
        if fate.is_none() {
            values.extend(event.set.clone());
        }
        let title = Fate::beside(fate, language.format(&event_title(event, procedure, rules, language)), language);
        EventView { title, fate, labels, replaced, event: event.clone(), raw: event.to_value() }
    };
    case.ticket.events.iter().map(view).collect()
}

/// What an entry of a ticket's history did, as the history shows it.
pub fn event_title(event: &Event, procedure: &Procedure, rules: &Rules, language: &Language) -> Message {
    match &event.deed {
        Deed::Opened { parent: None } => message!("event-opened"),
        Deed::Opened { parent: Some(parent) } => message!("event-opened-for", parent = parent.to_string()),
        Deed::Outcome { activity, outcome, .. } => {
            let found = procedure.activity(activity).and_then(|activity| activity.outcome(outcome));
            let title = found.map_or(outcome, |outcome| &outcome.title);
            match found.and_then(|outcome| outcome.to.as_ref()) {
                Some(to) => message!("event-outcome", activity = activity, outcome = outcome, title = title, to = to),
                None => message!("event-outcome-end", activity = activity, outcome = outcome, title = title),
            }
        }
        Deed::Noted => message!("event-noted"),
        Deed::Corrected => message!("event-corrected"),
        Deed::Attached { files } => {
            let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
            message!("event-attached", names = names.join(", "))
        }
        Deed::Assigned { to } => {
            message!("event-assigned", to = rules.people.get(to).map_or(to, |person| &person.name))
        }
        Deed::Waited { reason } => {
            message!("event-waited", title = procedure.wait(reason).map_or(reason, |wait| &wait.title))
        }
        Deed::Resumed => message!("event-resumed"),
        Deed::Signed { role, name, .. } => message!("event-signed", role = procedure.role_name(role), name = name),
        Deed::Linked { to, relation } => {
            let relation_name = relation::message_id(relation).map_or_else(|| relation.clone(), |id| language.text(id));
            message!("event-linked", to = to, relation = relation_name)
        }
        Deed::Cancelled { reason } => {
            message!("event-cancelled", title = procedure.cancel_reason(reason).map_or(reason, |reason| &reason.title))
        }
        Deed::Reopened => message!("event-reopened"),
        Deed::Referenced { system, number, state } => {
            let known = rules.suppliers.external(system);
            let name = known.map_or(system, |system| &system.name);
            match state {
                Some(state) => message!("event-referenced-state", system = name, number = number, state = state),
                None => message!("event-referenced", system = name, number = number),
            }
        }
        Deed::Migrated { from, to } => {
            message!("event-migrated", from = &from.revision, to = &to.revision)
        }
        Deed::Settled { keeps, drops } => {
            message!("event-settled", keeps = keeps.join(", "), drops = drops.join(", "))
        }
        Deed::Renumbered { from, to } => {
            message!("event-renumbered", from = from.to_string(), to = to.to_string())
        }
        Deed::Redacted { .. } => message!("event-redacted"),
    }
}
