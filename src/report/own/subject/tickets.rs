//! Tickets as rows of reports.

use std::cell::OnceCell;

use serde_json::Value;

use super::{ColumnInfo, FIELD, Ground, Row, Take, column, person, supplier};
use crate::clock::reading::minutes;
use crate::clock::stopwatch::Clock;
use crate::model::catalogue::{impact_message_id, priority_message_id};
use crate::model::status::Status;
use crate::model::ticket::Header;
use crate::model::time::{self, Moment};
use crate::model::value::FieldType;
use crate::report::case::Case;
use crate::report::list::{subject, waits_outside};
use crate::report::log::result;
use crate::report::own::answer::{Datum, DatumKind};

use DatumKind::{Date, Days, Decimal, Flag, Minutes, Text, Whole};

pub(super) const COLUMNS: [ColumnInfo; 42] = [
    column("folio", Text, "report-column-folio"),
    column("procedure", Text, "report-column-procedure"),
    column("status", Text, "report-column-status"),
    column("open", Flag, "report-column-open"),
    column("ended", Flag, "report-column-is-ended"),
    column("cancelled", Flag, "report-column-cancelled"),
    column("dismissed", Flag, "report-column-dismissed"),
    column("activity", Text, "report-column-activity"),
    column("role", Text, "report-column-role"),
    column("priority", Text, "report-column-priority"),
    column("impact", Text, "report-column-impact"),
    column("urgency", Text, "report-column-urgency"),
    column("service", Text, "report-column-service"),
    column("requester", Text, "report-column-requester"),
    column("area", Text, "report-column-area"),
    column("asset", Text, "report-column-asset"),
    column("supplier", Text, "report-column-supplier"),
    column("assignee", Text, "report-column-assignee"),
    column("attended_by", Text, "report-column-attended-by"),
    column("external", Text, "report-column-external"),
    column("subject", Text, "report-column-subject"),
    column("actions", Text, "report-column-actions"),
    column("outcome", Text, "report-column-outcome"),
    column("opened", DatumKind::Moment, "report-column-opened"),
    column("closed", DatumKind::Moment, "report-column-closed"),
    column("counted_minutes", Minutes, "report-column-counted"),
    column("limit_minutes", Minutes, "report-column-limit"),
    column("paused_minutes", Minutes, "report-column-paused"),
    column("offsite_minutes", Minutes, "report-column-offsite"),
    column("left_minutes", Minutes, "report-column-left"),
    column("over_minutes", Minutes, "report-column-over"),
    column("due", DatumKind::Moment, "report-column-due"),
    column("late", Flag, "report-column-late"),
    column("waiting", Text, "report-column-waiting"),
    column("waits", Flag, "report-column-waits"),
    column("waiting_since", DatumKind::Moment, "report-column-waiting-since"),
    column("reopened", Whole, "report-column-reopened"),
    column("age_days", Days, "report-column-age-days"),
    column("age_minutes", Minutes, "report-column-age-minutes"),
    column("parent", Text, "report-column-parent"),
    column("children", Whole, "report-column-children"),
    column("path", Text, "report-column-path"),
];

/// What the cells of a field are.
pub fn kind_of_field(kind: FieldType) -> DatumKind {
    match kind {
        FieldType::Number => Decimal,
        FieldType::Date => Date,
        FieldType::DateTime => DatumKind::Moment,
        FieldType::Bool => Flag,
        FieldType::Text | FieldType::Long | FieldType::Choice | FieldType::Person | FieldType::Asset => Text,
    }
}

/// Gives each ticket to `take`.
pub(super) fn each(ground: &Ground, take: &mut Take) {
    for (case, judged) in ground.cases.iter().zip(ground.judged_cases) {
        take(&TicketRow::new(case, ground), &TicketRow::new(judged, ground));
    }
}

/// A ticket.
pub(super) struct TicketRow<'c, 'g> {
    pub case: &'c Case,
    pub ground: &'g Ground<'g>,
    header: OnceCell<Header>,
}

impl<'c, 'g> TicketRow<'c, 'g> {
    pub fn new(case: &'c Case, ground: &'g Ground<'g>) -> Self {
        Self { case, ground, header: OnceCell::new() }
    }

    fn header(&self) -> &Header {
        self.header.get_or_init(|| self.case.state.header(&self.case.procedure))
    }

    fn local(&self, at: Option<Moment>) -> Datum {
        Datum::some(at, |at| Datum::Moment(self.ground.reference.zone.localize(at)))
    }

    /// Of a running ticket, its clock that is due first; of those past their limit the worst.
    fn pressing(&self) -> Option<&Clock> {
        let running = self.case.reading.visits.iter().chain(&self.case.reading.path).chain(&self.case.reading.targets);
        let limited = running.filter(|clock| clock.is_running() && clock.limit.is_some());
        limited.min_by_key(|clock| (std::cmp::Reverse(clock.over()), clock.left()))
    }

    fn is_late(&self) -> bool {
        if self.case.is_ended() { self.case.reading.was_late() } else { self.case.is_late() }
    }

    fn named(&self, key: Option<&String>, id: impl Fn(&str) -> Option<&'static str>) -> Datum {
        Datum::some(key, |key| {
            let name = id(key).map_or_else(|| key.clone(), |id| self.ground.reference.language.text(id));
            Datum::word(key, name)
        })
    }

    fn age_days(&self) -> Datum {
        let zone = self.ground.reference.zone;
        Datum::some(self.case.state.opened, |opened| {
            let until = self.case.state.closed.unwrap_or(self.ground.as_of);
            Datum::Days((zone.day(until) - zone.day(opened)).num_days())
        })
    }

    fn field(&self, id: &str) -> Datum {
        let Some(value) = self.case.state.values.get(id).filter(|value| !value.is_null()) else { return Datum::Blank };
        let field = self.case.procedure.field(id);
        let reference = self.ground.reference;
        match (field.map(|field| field.kind), value) {
            (_, Value::Bool(flag)) => Datum::Flag(*flag),
            (_, Value::Number(number)) => match number.as_i64() {
                Some(whole) => Datum::Whole(whole),
                None => Datum::some(number.as_f64(), Datum::Decimal),
            },
            (_, Value::String(text)) if text.trim().is_empty() => Datum::Blank,
            (Some(FieldType::Choice), Value::String(key)) => {
                let own = field.into_iter().flat_map(|field| &field.choices).find(|choice| choice.id == *key);
                let service = || reference.services.get(key).map(|service| service.name.clone());
                let supplier = || reference.suppliers.get(key).map(|supplier| supplier.name.clone());
                let level = || priority_message_id(key).map(|id| reference.language.text(id));
                let name = own.map(|choice| choice.name.clone());
                let name = name.or_else(service).or_else(supplier).or_else(level);
                Datum::word(key, name.unwrap_or_else(|| key.clone()))
            }
            (Some(FieldType::Person), Value::String(id)) => person(Some(id.clone()), reference.people),
            (Some(FieldType::Date), Value::String(text)) => {
                time::read_date(text).map_or_else(|| Datum::text(text), Datum::Date)
            }
            (Some(FieldType::DateTime), Value::String(text)) => {
                time::read_moment(text).map_or_else(|| Datum::text(text), |at| self.local(Some(at)))
            }
            (_, Value::String(text)) => Datum::text(text),
            (_, other) => Datum::text(other.to_string()),
        }
    }
}

impl Row for TicketRow<'_, '_> {
    fn get(&self, column: &str) -> Datum {
        if let Some(field) = column.strip_prefix(FIELD) {
            return self.field(field);
        }
        let (case, reference) = (self.case, self.ground.reference);
        let (state, reading) = (&case.state, &case.reading);
        let texts = |text: &Option<String>| Datum::some(text.clone(), Datum::text);
        match column {
            "folio" => Datum::Text(case.ticket.folio.to_string()),
            "procedure" => Datum::word(&case.procedure.code, &case.procedure.title),
            "status" => {
                let status = state.status();
                Datum::word(status.word(), reference.language.text(status.message_id()))
            }
            "open" => Datum::Flag(!case.is_ended()),
            "ended" => Datum::Flag(case.is_ended()),
            "cancelled" => Datum::Flag(state.cancelled.is_some()),
            "dismissed" => {
                Datum::Flag(matches!(state.status(), Status::Cancelled | Status::Rejected | Status::HandedOff))
            }
            "activity" => Datum::some(case.activity(), |activity| {
                Datum::word(&activity.id, format!("{} {}", activity.id, activity.title))
            }),
            "role" => Datum::some(case.activity(), |activity| {
                Datum::word(&activity.role, case.procedure.role_name(&activity.role))
            }),
            "priority" => self.named(self.header().priority.as_ref(), priority_message_id),
            "impact" => self.named(self.header().impact.as_ref(), impact_message_id),
            "urgency" => self.named(self.header().urgency.as_ref(), priority_message_id),
            "service" => Datum::some(self.header().service.clone(), |key| {
                let name = reference.services.get(&key).map_or_else(|| key.clone(), |service| service.name.clone());
                Datum::Word { key, name }
            }),
            "requester" => texts(&self.header().requester.name),
            "area" => texts(&self.header().requester.area),
            "asset" => texts(&self.header().asset),
            "supplier" => supplier(self.header().supplier.clone(), reference.suppliers),
            "assignee" => person(state.assignee.clone(), reference.people),
            "attended_by" => person(crate::report::log::attended_by(case), reference.people),
            "external" => Datum::some(case.external_number(), Datum::text),
            "subject" => Datum::text(subject(case)),
            "actions" => Datum::text(crate::report::log::actions(case)),
            "outcome" => Datum::some(result(case), Datum::text),
            "opened" => self.local(state.opened),
            "closed" => self.local(state.closed),
            "counted_minutes" => Datum::Minutes(minutes(reading.counted())),
            "limit_minutes" => Datum::some(reading.path_limit(), Datum::Minutes),
            "paused_minutes" => Datum::some(reading.path.as_ref(), |path| Datum::Minutes(minutes(path.paused()))),
            "offsite_minutes" => Datum::Minutes(minutes(reading.offsite)),
            "left_minutes" => Datum::some(self.pressing(), |clock| {
                Datum::some(clock.left(), |left| Datum::Minutes(minutes(left) - minutes(clock.over())))
            }),
            "over_minutes" => {
                let ours = reading.visits.iter().chain(&reading.path).chain(&reading.targets);
                let over = ours.filter(|clock| case.is_ended() || clock.is_running()).map(Clock::over).max();
                Datum::some(over, |over| Datum::Minutes(minutes(over)))
            }
            "due" => self.local(self.pressing().and_then(Clock::due)),
            "late" => Datum::Flag(self.is_late()),
            "waiting" => Datum::some(state.waiting(), |wait| {
                let title = case.procedure.wait(&wait.reason).map_or(&wait.reason, |reason| &reason.title);
                Datum::word(&wait.reason, title)
            }),
            "waits" => Datum::Flag(!case.is_ended() && waits_outside(case)),
            "waiting_since" => self.local(state.waiting().map(|wait| wait.from)),
            "reopened" => Datum::whole(state.closures.len()),
            "age_days" => self.age_days(),
            "age_minutes" => {
                Datum::some(reading.path.as_ref(), |path| Datum::Minutes(minutes(path.counted() + path.paused())))
            }
            "parent" => texts(&state.parent),
            "children" => Datum::whole(state.children.len()),
            "path" => {
                let walked: Vec<&str> = state.visits.iter().map(|visit| visit.activity.as_str()).collect();
                Datum::text(walked.join(" → "))
            }
            _ => Datum::Blank,
        }
    }

    fn at(&self, moment: &str) -> Option<Moment> {
        match moment {
            "opened" => self.case.state.opened,
            "closed" | "attended" => self.case.state.closed,
            _ => None,
        }
    }

    fn is_standing(&self) -> bool {
        self.case.state.opened.is_some() && !self.case.is_ended()
    }

    fn is_alarming(&self) -> bool {
        self.is_late()
    }

    fn command(&self) -> Option<String> {
        let as_of = time::write_moment(self.ground.as_of);
        Some(format!("folio clock {} --explain --as-of {as_of}", self.case.ticket.folio))
    }

    fn fields(&self) -> Value {
        Value::Object(self.case.state.values.clone())
    }
}
