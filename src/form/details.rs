//! What a form may print besides a ticket's own fields: its waits, its family, its numbers in other
//! systems, its service, the control of the document it follows, a year's maintenance.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::context::Printer;
use crate::clock::reading;
use crate::clock::stopwatch::{Clock, Whose};
use crate::message;
use crate::model::message::Message;
use crate::model::status::Status;
use crate::model::time;
use crate::procedure::definition::{ClockKind, Procedure, Reference};
use crate::report::case::Case;
use crate::report::maintenance::{Plan, PlanRow, PlanService, Subject};
use crate::report::next::ChildView;

/// Who elaborated, reviewed and authorised the document.
pub(super) fn approvals(procedure: &Procedure) -> Value {
    let view = |approval: &crate::procedure::definition::Approval| {
        let date = approval.date.as_deref().unwrap_or_default();
        json!({ "action": approval.action, "by": approval.by, "date": date })
    };
    procedure.approvals.iter().map(view).collect()
}

/// Its change control.
pub(super) fn changes(procedure: &Procedure) -> Value {
    let view = |change: &crate::procedure::definition::Change| {
        let date = change.date.as_deref().unwrap_or_default();
        json!({ "revision": change.revision, "date": date, "text": change.text })
    };
    procedure.changes.iter().map(view).collect()
}

/// Its annexes or records.
pub(super) fn documents(references: &[Reference]) -> Value {
    let view = |reference: &Reference| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        json!({ "title": reference.title, "key": text(&reference.key), "keeper": text(&reference.keeper) })
    };
    references.iter().map(view).collect()
}

/// Each time of waiting; `minutes` is how long it lasted by the clock on the wall, in words.
pub(super) fn waits(printer: &Printer, case: &Case) -> Value {
    let view = |wait: &crate::procedure::replay::WaitPeriod| {
        let reason = case.procedure.wait(&wait.reason);
        let lasted = wait.to.map(|to| time::write_minutes((to - wait.from).num_minutes()));
        json!({
            "reason": wait.reason,
            "title": reason.map_or(wait.reason.as_str(), |reason| reason.title.as_str()),
            "from": printer.moment(Some(wait.from)),
            "to": printer.moment(wait.to),
            "minutes": lasted.unwrap_or_default(),
            "stops": reason.is_none_or(|reason| reason.stops(ClockKind::Activity)),
        })
    };
    case.state.waits.iter().map(view).collect()
}

/// A ticket opened for this one, or for one of those.
pub(super) fn child(printer: &Printer, child: &ChildView) -> Value {
    let status = Status::from_word(child.status).map(|status| Message::new(status.message_id()));
    let moment = |text: &Option<String>| printer.moment(text.as_deref().and_then(time::read_moment));
    json!({
        "folio": child.folio,
        "depth": child.depth,
        "procedure": child.procedure,
        "title": child.title,
        "status": status.map(|status| printer.language.format(&status)).unwrap_or_default(),
        "activity": child.activity_title.as_deref().unwrap_or_default(),
        "opened": moment(&child.opened),
        "closed": moment(&child.closed),
    })
}

/// The numbers that the ticket has in systems of others, with its state there.
pub(super) fn references(printer: &Printer, case: &Case) -> Value {
    let view = |reference: &crate::procedure::replay::ExternalReference| {
        let system = printer.rules.suppliers.external(&reference.system);
        let key = reference.state.as_deref().unwrap_or_default();
        let state = system.and_then(|system| system.states.iter().find(|(known, _)| known == key));
        json!({
            "system": reference.system,
            "name": system.map_or(reference.system.as_str(), |system| system.name.as_str()),
            "number": reference.number.as_deref().unwrap_or_default(),
            "state": state.map_or(key, |(_, name)| name.as_str()),
            "at": printer.moment(Some(reference.at)),
        })
    };
    case.state.references.iter().map(view).collect()
}

/// What stands for the service of a ticket that has none.
pub(super) fn no_service() -> Value {
    json!({ "key": "", "name": "", "offered": "", "external": "", "script": [], "tests": [] })
}

/// The ticket's service, as the catalogue has it.
pub(super) fn service(printer: &Printer, case: &Case) -> Value {
    let key = case.state.header(&case.procedure).service;
    let Some(service) = key.and_then(|key| printer.rules.services.get(&key)) else { return no_service() };
    let offered = if service.offered { message!("yes") } else { message!("no") };
    let system = service
        .external
        .as_deref()
        .map(|key| printer.rules.suppliers.external(key).map_or_else(|| key.to_owned(), |system| system.name.clone()));
    json!({
        "key": service.key,
        "name": service.name,
        "offered": printer.language.format(&offered),
        "external": system.unwrap_or_default(),
        "script": service.script,
        "tests": service.tests,
    })
}

/// The name of a service; its key where the catalogue no longer has it.
pub(super) fn service_name(printer: &Printer, key: &str) -> String {
    printer.rules.services.get(key).map_or(key, |service| &service.name).to_owned()
}

/// The name of a supplier; its key where the catalogue no longer has it.
pub(super) fn supplier_name(printer: &Printer, key: &str) -> String {
    let supplier = printer.rules.suppliers.suppliers.iter().find(|supplier| supplier.key == key);
    supplier.map_or(key, |supplier| &supplier.name).to_owned()
}

/// Every clock of the ticket. `met` is whether the limit was kept: nothing while that is open.
pub(super) fn clocks(printer: &Printer, case: &Case) -> Value {
    let view = |clock: &Clock| {
        let text = |minutes: Option<i64>| minutes.map(time::write_minutes).unwrap_or_default();
        let some = |duration| Some(reading::minutes(duration)).filter(|minutes| *minutes > 0);
        let met = match (clock.limit, clock.is_late()) {
            (Some(_), true) => Some(false),
            (Some(_), false) if clock.ended.is_some() => Some(true),
            _ => None,
        };
        let (supplier, contract) = match &clock.whose {
            Whose::Supplier { name, contract, .. } => (name.as_str(), contract.as_ref()),
            _ => ("", None),
        };
        let (activity, visit) = clock.stay.as_ref().map_or(("", 0), |(activity, visit)| (activity.as_str(), *visit));
        json!({
            "kind": clock.kind.word(),
            "name": printer.language.format(&clock_name(clock.kind)),
            "activity": activity,
            "visit": visit,
            "supplier": supplier,
            "contract": contract.map(|contract| contract.number.as_str()).unwrap_or_default(),
            "level": contract.and_then(|contract| contract.level.as_deref()).unwrap_or_default(),
            "started": printer.moment(Some(clock.started)),
            "ended": printer.moment(clock.ended),
            "due": printer.moment(clock.due()),
            "limit": text(clock.limit),
            "counted": text(Some(reading::minutes(clock.counted()))),
            "paused": text(some(clock.paused())),
            "over": text(some(clock.over())),
            "met": met,
        })
    };
    case.reading.all().map(view).collect()
}

fn clock_name(kind: ClockKind) -> Message {
    Message::new(match kind {
        ClockKind::Activity => "clock-kind-activity",
        ClockKind::Path => "clock-kind-path",
        ClockKind::Response => "clock-kind-response",
        ClockKind::Solution => "clock-kind-solution",
        ClockKind::Contract => "clock-kind-contract",
    })
}

/// The year's sheet of maintenance.
pub(super) fn plan(plan: &Plan) -> Value {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let service = |service: &PlanService| {
        json!({
            "planned": day(service.planned), "done": day(service.done), "mark": service.mark.word(),
            "ticket": service.ticket.as_deref().unwrap_or_default(),
        })
    };
    let row = |row: &PlanRow| {
        let Subject { asset, tag, description, kind, custodian_name, area, place, .. } = &row.subject;
        json!({
            "asset": asset, "description": description, "kind": kind, "tag": tag.as_deref().unwrap_or_default(),
            "custodian": custodian_name.as_deref().unwrap_or_default(), "area": area.as_deref().unwrap_or_default(),
            "place": place.as_deref().unwrap_or_default(), "programme": row.programme_name,
            "interval_months": row.interval_months, "services": row.services.iter().map(service).collect::<Vec<_>>(),
        })
    };
    json!({
        "year": plan.year.to_string(),
        "rows": plan.rows.iter().map(row).collect::<Vec<_>>(),
        "months": plan.months,
    })
}
