//! What a template may print: a ticket, a period, or a blank form, as names and texts.
//!
//! Everything a person reads is text in the desk's language, empty where nothing is known yet, so
//! that a template needs no test before it prints. What templates are checked against is
//! in `form::vocabulary`.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

pub use super::vocabulary::{FUNCTIONS, NAMES, ROOTS};
use super::{details, signed};
use crate::clock::reading;
use crate::clock::stopwatch::Clock;
use crate::language::Language;
use crate::model::asset::Asset;
use crate::model::catalogue::{DeskSettings, impact_message_id, priority_message_id};
use crate::model::message::Message;
use crate::model::time::{self, Moment};
use crate::model::value::FieldType;
use crate::procedure::definition::{Activity, Field, Form, HeaderKey};
use crate::procedure::engine::Rules;
use crate::procedure::replay::{Signature, Visit};
use crate::report::case::Case;
use crate::report::log::{LogRow, Period, Total};
use crate::report::maintenance::Plan;
use crate::report::next::ChildView;

/// What every form of a desk is printed with.
pub struct Printer<'a> {
    /// The desk's settings.
    pub settings: &'a DeskSettings,
    /// The procedure that declares the form, with its catalogues.
    pub rules: &'a Rules<'a>,
    /// The desk's language, in its time zone.
    pub language: &'a Language,
    /// When it is printed.
    pub now: Moment,
}

fn minutes_text(minutes: Option<i64>) -> String {
    minutes.map(time::write_minutes).unwrap_or_default()
}

impl Printer<'_> {
    /// A form to be filled by hand.
    pub fn blank(&self, form: &Form) -> Value {
        self.base(form, true)
    }

    /// A ticket's form. `assets` are the cards of the assets that its fields name, where they are
    /// registered; `children` the tickets below it.
    pub fn ticket(&self, form: &Form, case: &Case, assets: &[(String, Asset)], children: &[ChildView]) -> Value {
        let mut context = self.base(form, false);
        context["ticket"] = self.header(case);
        for field in &self.rules.procedure.fields {
            let raw = case.state.values.get(&field.id);
            context["field"][&field.id] = self.field(field, raw);
            if field.kind == FieldType::Choice {
                context["choices"][&field.id] = self.choices(field, raw);
            }
        }
        for role in &self.rules.procedure.roles {
            if let Some(signature) = signature_of(form, case, &role.id) {
                context["signature"][&role.id] = self.signature(case, signature);
            }
        }
        let visits: Vec<Value> = case
            .state
            .visits
            .iter()
            .enumerate()
            .map(|(index, visit)| self.visit(case, visit, case.reading.visits.get(index)))
            .collect();
        for (visit, shown) in case.state.visits.iter().zip(&visits) {
            context["visit"][&visit.activity] = shown.clone();
        }
        context["visits"] = Value::Array(visits);
        context["waits"] = details::waits(self, case);
        context["clocks"] = details::clocks(self, case);
        context["children"] = children.iter().map(|child| details::child(self, child)).collect();
        context["references"] = details::references(self, case);
        context["service"] = details::service(self, case);
        for (field, asset) in assets {
            let card = json!({
                "id": asset.id, "tag": asset.tag(), "serial": asset.serial(), "brand": asset.text("brand"),
                "model": asset.text("model"), "accessories": asset.list("accessories").join(", "),
                "place": asset.position.place,
            });
            if self.rules.procedure.field(field).is_some_and(|field| field.header == Some(HeaderKey::Asset)) {
                context["asset"] = card.clone();
            }
            context["assets"][field] = card;
        }
        context
    }

    /// A register's form: the rows of a period, with the fields of the `cases` that they are of, and the
    /// year's sheet of maintenance where the procedure has one.
    pub fn register(
        &self,
        form: &Form,
        period: &Period,
        rows: &[LogRow],
        cases: &[Case],
        plan: Option<&Plan>,
    ) -> Value {
        let mut context = self.base(form, false);
        let day = |moment: Moment| self.rules.zone.day(moment).to_string();
        // A period without a bound goes as far as its rows do.
        let from = period.from.or_else(|| rows.iter().filter_map(|row| row.closed).min());
        let to = period.last().unwrap_or(self.now);
        context["period"] = json!({ "from": from.map(day).unwrap_or_default(), "to": day(to) });
        let cases: HashMap<String, &Case> = cases.iter().map(|case| (case.ticket.folio.to_string(), case)).collect();
        let fields = |row: &LogRow| -> Map<String, Value> {
            let case = cases.get(&row.folio);
            let raw = |field: &Field| case.and_then(|case| case.state.values.get(&field.id));
            let fields = self.rules.procedure.fields.iter();
            fields.map(|field| (field.id.clone(), self.field(field, raw(field)))).collect()
        };
        context["rows"] = rows
            .iter()
            .map(|row| {
                let mut shown = self.row(row);
                shown["field"] = Value::Object(fields(row));
                shown
            })
            .collect();
        let total = Total::of(rows);
        context["total"] = json!({
            "count": total.count,
            "elapsed": time::write_minutes(total.elapsed_minutes),
            "elapsed_minutes": total.elapsed_minutes,
        });
        if let Some(plan) = plan {
            context["plan"] = details::plan(plan);
        }
        context
    }

    /// What is the same whatever is printed, all that is not being empty.
    fn base(&self, form: &Form, blank: bool) -> Value {
        let (settings, procedure) = (self.settings, self.rules.procedure);
        let nothing = |root: &str| {
            let keys = NAMES.iter().find(|(name, _)| *name == root).map_or(&[][..], |(_, keys)| keys);
            keys.iter().map(|key| ((*key).to_owned(), json!(""))).collect::<Map<String, Value>>()
        };
        let mut ticket = nothing("ticket");
        ticket.insert("elapsed_minutes".to_owned(), Value::Null);
        let nominal = procedure.declared_total.unwrap_or_else(|| procedure.limits_total());
        ticket.insert("nominal".to_owned(), json!(minutes_text(Some(nominal).filter(|minutes| *minutes > 0))));
        let fields: Map<String, Value> =
            procedure.fields.iter().map(|field| (field.id.clone(), self.field(field, None))).collect();
        let choices: Map<String, Value> = procedure
            .fields
            .iter()
            .filter(|field| field.kind == FieldType::Choice)
            .map(|field| (field.id.clone(), self.choices(field, None)))
            .collect();
        let signatures: Map<String, Value> = procedure
            .roles
            .iter()
            .map(|role| {
                (role.id.clone(), json!({ "name": "", "at": "", "role": role.name, "activity": "", "electronic": "" }))
            })
            .collect();
        json!({
            "desk": {
                "name": settings.name, "institution": settings.institution, "unit": settings.unit,
                "area": settings.area, "place": settings.place.as_deref().unwrap_or_default(),
            },
            "form": { "id": form.id, "key": form.key, "title": form.title },
            "procedure": {
                "code": procedure.code, "title": procedure.title, "revision": procedure.revision,
                "issued": procedure.issued.as_deref().unwrap_or_default(),
                "area": procedure.area,
                "owner": procedure.owner.as_deref().unwrap_or_default(),
                "objective": procedure.objective.as_deref().unwrap_or_default(),
                "scope": procedure.scope.as_deref().unwrap_or_default(),
                "approvals": details::approvals(procedure),
                "changes": details::changes(procedure),
                "annexes": details::documents(&procedure.annexes),
                "records": details::documents(&procedure.records),
            },
            "blank": blank,
            "printed": self.language.moment(self.now),
            "ticket": ticket,
            "field": fields,
            "choices": choices,
            "signature": signatures,
            "visits": [],
            "visit": {},
            "waits": [],
            "clocks": [],
            "children": [],
            "references": [],
            "service": details::no_service(),
            "settings": procedure.settings,
            "asset": nothing("asset"),
            "assets": {},
            "period": nothing("period"),
            "rows": [],
            "total": { "count": 0, "elapsed": "", "elapsed_minutes": 0 },
            "plan": { "year": "", "rows": [], "months": [] },
        })
    }

    fn header(&self, case: &Case) -> Value {
        let (state, reading) = (&case.state, &case.reading);
        let header = state.header(&case.procedure);
        // Times are those of the whole case: while it lasts they are not known, and somebody may
        // write them down by hand.
        let ended = |minutes: Option<i64>| minutes_text(minutes.filter(|_| case.is_ended()));
        let some = |minutes: i64| ended(Some(minutes).filter(|minutes| *minutes > 0));
        let activity = case.activity().map(|activity| format!("{} {}", activity.id, activity.title));
        let cancelled = state.cancelled.as_ref().map(|reason| {
            case.procedure.cancel_reason(reason).map_or_else(|| reason.clone(), |reason| reason.title.clone())
        });
        json!({
            "folio": case.ticket.folio.to_string(),
            "status": self.language.format(&Message::new(state.status().message_id())),
            "activity": activity.unwrap_or_default(),
            "priority": header.priority.map(|word| self.priority(&word)).unwrap_or_default(),
            "impact": header.impact.map(|word| self.impact(&word)).unwrap_or_default(),
            "urgency": header.urgency.map(|word| self.priority(&word)).unwrap_or_default(),
            "service": header.service.map(|key| details::service_name(self, &key)).unwrap_or_default(),
            "supplier": header.supplier.map(|key| details::supplier_name(self, &key)).unwrap_or_default(),
            "parent": header.parent.unwrap_or_default(),
            "opened": self.moment(state.opened),
            "closed": self.moment(state.closed),
            "cancelled": cancelled.unwrap_or_default(),
            "assignee": state.assignee.as_deref().map(|id| self.person(id)).unwrap_or_default(),
            "elapsed": ended(Some(reading::minutes(reading.counted()))),
            "elapsed_minutes": reading::minutes(reading.counted()),
            "paused": some(reading::minutes(reading.paused())),
            "offsite": some(reading::minutes(reading.offsite)),
            "path_limit": ended(reading.path_limit()),
            "nominal": minutes_text(Some(reading.nominal).filter(|minutes| *minutes > 0)),
            "external": case.external_number().unwrap_or_default(),
        })
    }

    fn field(&self, field: &Field, raw: Option<&Value>) -> Value {
        let shown = raw.map(|raw| self.shown(field, raw)).unwrap_or_default();
        json!({ "label": field.label, "value": shown, "raw": raw })
    }

    /// A value as a person reads it.
    fn shown(&self, field: &Field, raw: &Value) -> String {
        let text = match raw {
            Value::Null => return String::new(),
            Value::Bool(true) => return self.language.text("yes"),
            Value::Bool(false) => return self.language.text("no"),
            Value::String(text) => text.as_str(),
            other => return other.to_string(),
        };
        match field.kind {
            // Blank is blank: a template must not mistake spaces for something written.
            _ if text.trim().is_empty() => String::new(),
            FieldType::Choice => {
                let choices = self.rules.choices(field);
                let chosen = choices.iter().find(|choice| choice.id == text);
                chosen.map_or_else(|| text.to_owned(), |choice| self.choice_name(field, &choice.id, &choice.name))
            }
            FieldType::DateTime => time::read_moment(text).map_or_else(|| text.to_owned(), |at| self.moment(Some(at))),
            FieldType::Person => self.person(text),
            _ => text.to_owned(),
        }
    }

    fn choices(&self, field: &Field, raw: Option<&Value>) -> Value {
        let chosen = raw.and_then(Value::as_str);
        let choices = self.rules.choices(field);
        choices
            .iter()
            .map(|choice| {
                let name = self.choice_name(field, &choice.id, &choice.name);
                json!({ "id": choice.id, "name": name, "chosen": chosen == Some(choice.id.as_str()) })
            })
            .collect()
    }

    fn choice_name(&self, field: &Field, id: &str, name: &str) -> String {
        match field.header {
            _ if name != id => name.to_owned(),
            Some(HeaderKey::Impact) => self.impact(id),
            _ => self.priority(id),
        }
    }

    fn impact(&self, word: &str) -> String {
        impact_message_id(word).map_or_else(|| word.to_owned(), |id| self.language.text(id))
    }

    fn priority(&self, word: &str) -> String {
        priority_message_id(word).map_or_else(|| word.to_owned(), |id| self.language.text(id))
    }

    pub(super) fn moment(&self, moment: Option<Moment>) -> String {
        moment.map(|moment| self.language.moment(moment)).unwrap_or_default()
    }

    /// The name of a person of the desk; whatever else stands there as it stands.
    fn person(&self, id: &str) -> String {
        self.rules.people.get(id).map_or_else(|| id.to_owned(), |person| person.name.clone())
    }

    fn signature(&self, case: &Case, signature: &Signature) -> Value {
        let role = self.rules.procedure.role_name(&signature.role);
        json!({
            "name": self.person(&signature.name),
            "at": self.moment(Some(signature.at)),
            "role": role,
            "activity": given_in(case, signature).map(|visit| visit.activity.as_str()).unwrap_or_default(),
            "electronic": signed::electronic(&signature.evidence, self.language),
        })
    }

    fn visit(&self, case: &Case, visit: &Visit, reading: Option<&Clock>) -> Value {
        let activity = self.rules.procedure.activity(&visit.activity);
        let outcome = activity.zip(visit.outcome.as_deref()).and_then(|(activity, id)| activity.outcome(id));
        let counted = reading.filter(|_| visit.left.is_some()).map(|clock| reading::minutes(clock.counted()));
        let role = activity.map(|activity| self.rules.procedure.role_name(&activity.role));
        let on_behalf = visit.on_behalf.as_deref().map(|who| match self.rules.procedure.role(who) {
            Some(role) => role.name.clone(),
            None => self.person(who),
        });
        let mut signatures: Map<String, Value> = Map::new();
        for signature in case.state.signatures.iter().filter(|signature| given_in(case, signature) == Some(visit)) {
            signatures.insert(signature.role.clone(), self.signature(case, signature));
        }
        json!({
            "activity": visit.activity,
            "title": activity.map(|activity: &Activity| activity.title.as_str()).unwrap_or_default(),
            "number": visit.number,
            "role": role.unwrap_or_default(),
            "entered": self.moment(Some(visit.entered)),
            "left": self.moment(visit.left),
            "counted": minutes_text(counted),
            "limit": minutes_text(activity.and_then(|activity| activity.limit)),
            "late": reading.is_some_and(Clock::is_late),
            "by": visit.by.as_deref().map(|id| self.person(id)).unwrap_or_default(),
            "on_behalf": on_behalf.unwrap_or_default(),
            "outcome": outcome.map(|outcome| outcome.title.as_str()).unwrap_or_default(),
            "signature": signatures,
        })
    }

    fn row(&self, row: &LogRow) -> Value {
        json!({
            "number": row.number,
            "folio": row.folio,
            "reported": self.moment(row.reported),
            "user": row.user,
            "area": row.area,
            "problem": row.problem,
            "actions": row.actions,
            "attended_by": row.attended_by.as_deref().map(|id| self.person(id)).unwrap_or_default(),
            "external": row.external.as_deref().unwrap_or_default(),
            "exit_pass": row.other_forms.join(", "),
            "closed": self.moment(row.closed),
            "elapsed": time::write_minutes(row.elapsed_minutes),
            "elapsed_minutes": row.elapsed_minutes,
            "status": self.language.format(&Message::new(row.status.message_id())),
            "outcome": row.outcome.as_deref().unwrap_or_default(),
            "field": {},
        })
    }
}

/// The latest signature of a role; of a role that signs this form, none that was given to another.
fn signature_of<'a>(form: &Form, case: &'a Case, role: &str) -> Option<&'a Signature> {
    let signs = form.signatures.iter().any(|known| known == role);
    let is_elsewhere = |signature: &Signature| signature.evidence.form.as_ref().is_some_and(|id| *id != form.id);
    let mut given = case.state.signatures.iter().rev().filter(|signature| signature.role == role);
    given.find(|signature| !(signs && is_elsewhere(signature)))
}

/// The stay during which a signature was given: the one that lasted when it was entered, or, where
/// it was entered afterwards with an earlier time, the one that lasted then.
fn given_in<'a>(case: &'a Case, signature: &Signature) -> Option<&'a Visit> {
    let visits = &case.state.visits;
    let entered = visits.iter().rev().find(|visit| visit.event < signature.event);
    entered
        .filter(|visit| visit.entered <= signature.at)
        .or_else(|| visits.iter().rev().find(|visit| visit.entered <= signature.at))
}
