//! The rows of reports that exist as commands – work, licences, what is outside or lent, services,
//! what ends, continuing problems – as columns.

use chrono::{Months, NaiveDate};

use super::assets::surroundings;
use super::{ColumnInfo, Ground, Row, Subject, Take, column, person};
use crate::model::time::Moment;
use crate::report::inventory::expiring::{self, ExpiringQuery};
use crate::report::inventory::{loans, outside};
use crate::report::licences::{self, Term};
use crate::report::maintenance::{self, Mark};
use crate::report::own::answer::{Datum, DatumKind};
use crate::report::recurring::Watch;
use crate::report::workload::{self, Load, Scale};

use DatumKind::{Date, Days, Flag, Minutes, Text, Whole};

pub(super) const PEOPLE: [ColumnInfo; 8] = [
    column("person", Text, "report-column-person"),
    column("active", Flag, "report-column-active"),
    column("absent", Text, "report-column-absent"),
    column("open", Whole, "report-column-open-tickets"),
    column("late", Whole, "report-column-late-tickets"),
    column("open_minutes", Minutes, "report-column-open-minutes"),
    column("waiting", Whole, "report-column-waiting-tickets"),
    column("waiting_minutes", Minutes, "report-column-waiting-minutes"),
];

pub(super) const LICENCES: [ColumnInfo; 13] = [
    column("id", Text, "report-column-id"),
    column("product", Text, "report-column-product"),
    column("version", Text, "report-column-version"),
    column("seats", Whole, "report-column-seats"),
    column("used", Whole, "report-column-used"),
    column("free", Whole, "report-column-free"),
    column("over", Whole, "report-column-over-seats"),
    column("expires", Date, "report-column-expires"),
    column("days", Days, "report-column-days-left"),
    column("notice", Date, "report-column-notice"),
    column("term", Text, "report-column-term"),
    column("supplier", Text, "report-column-supplier"),
    column("contract", Text, "report-column-contract"),
];

pub(super) const OUTSIDE: [ColumnInfo; 15] = [
    column("asset", Text, "report-column-asset"),
    column("description", Text, "report-column-description"),
    column("serial", Text, "report-column-serial"),
    column("custodian", Text, "report-column-custodian"),
    column("pass", Text, "report-column-pass"),
    column("left", Flag, "report-column-has-left"),
    column("since", DatumKind::Moment, "report-column-since"),
    column("days_out", Days, "report-column-days-out"),
    column("reason", Text, "report-column-reason"),
    column("destination", Text, "report-column-destination"),
    column("carrier", Text, "report-column-carrier"),
    column("ticket", Text, "report-column-ticket"),
    column("due", Date, "report-column-due-day"),
    column("late", Flag, "report-column-late"),
    column("late_days", Days, "report-column-late-days"),
];

pub(super) const LOANS: [ColumnInfo; 9] = [
    column("asset", Text, "report-column-asset"),
    column("description", Text, "report-column-description"),
    column("to", Text, "report-column-lent-to"),
    column("slip", Text, "report-column-slip"),
    column("since", DatumKind::Moment, "report-column-since"),
    column("due", Date, "report-column-due-day"),
    column("late", Flag, "report-column-late"),
    column("late_days", Days, "report-column-late-days"),
    column("ticket", Text, "report-column-ticket"),
];

pub(super) const MAINTENANCE: [ColumnInfo; 11] = [
    column("asset", Text, "report-column-asset"),
    column("description", Text, "report-column-description"),
    column("kind", Text, "report-column-kind"),
    column("area", Text, "report-column-area"),
    column("place", Text, "report-column-place"),
    column("programme", Text, "report-column-programme"),
    column("planned", Date, "report-column-planned"),
    column("done", Date, "report-column-done"),
    column("day", Date, "report-column-day"),
    column("mark", Text, "report-column-mark"),
    column("ticket", Text, "report-column-ticket"),
];

pub(super) const EXPIRING: [ColumnInfo; 8] = [
    column("what", Text, "report-column-what"),
    column("id", Text, "report-column-id"),
    column("description", Text, "report-column-description"),
    column("whose", Text, "report-column-whose"),
    column("day", Date, "report-column-last-day"),
    column("days_left", Days, "report-column-days-left"),
    column("ended", Flag, "report-column-has-ended"),
    column("ticket", Text, "report-column-ticket"),
];

pub(super) const RECURRING: [ColumnInfo; 11] = [
    column("key", Text, "report-column-problem-key"),
    column("by", Text, "report-column-problem-by"),
    column("what", Text, "report-column-problem"),
    column("asset", Text, "report-column-asset"),
    column("supplier", Text, "report-column-supplier"),
    column("service", Text, "report-column-service"),
    column("count", Whole, "report-column-tickets"),
    column("from", Date, "report-column-from"),
    column("to", Date, "report-column-to"),
    column("current", Flag, "report-column-current"),
    column("folios", Text, "report-column-folios"),
];

/// A row whose cells are known beforehand.
#[derive(Default)]
struct Record {
    cells: Vec<(&'static str, Datum)>,
    moments: Vec<(&'static str, Option<Moment>)>,
    standing: bool,
    alarm: bool,
    /// Whether it stands for nothing: what nobody has is no person's.
    uncounted: bool,
    command: Option<String>,
}

impl Row for Record {
    fn is_counted(&self) -> bool {
        !self.uncounted
    }

    fn get(&self, column: &str) -> Datum {
        self.cells.iter().find(|(key, _)| *key == column).map_or(Datum::Blank, |(_, datum)| datum.clone())
    }

    fn at(&self, moment: &str) -> Option<Moment> {
        self.moments.iter().find(|(known, _)| *known == moment).and_then(|(_, at)| *at)
    }

    fn is_standing(&self) -> bool {
        self.standing
    }

    fn is_alarming(&self) -> bool {
        self.alarm
    }

    fn command(&self) -> Option<String> {
        self.command.clone()
    }
}

/// Gives each row of one of these subjects to `take`.
pub(super) fn each(subject: Subject, ground: &Ground, take: &mut Take) {
    let records = match subject {
        Subject::People => people(ground),
        Subject::Licences => licences(ground),
        Subject::Outside => outside(ground),
        Subject::Loans => loans(ground),
        Subject::Maintenance => maintenance(ground),
        Subject::Expiring => expiring(ground),
        Subject::Recurring => recurring(ground),
        Subject::Tickets | Subject::Clocks | Subject::Waits | Subject::Assets => Vec::new(),
    };
    records.iter().for_each(|record| take(record, record));
}

fn text(value: Option<String>) -> Datum {
    Datum::some(value, Datum::text)
}

fn asset_command(id: &str) -> Option<String> {
    Some(format!("folio asset history {id}"))
}

fn people(ground: &Ground) -> Vec<Record> {
    let reference = ground.reference;
    let scale = Scale { zone: reference.zone, today: reference.zone.day(ground.as_of) };
    let workload = workload::workload(ground.cases, reference.people, reference.staff, None, &scale);
    let record = |who: Datum, active: bool, absent: Datum, load: &Load| Record {
        cells: vec![
            ("person", who),
            ("active", Datum::Flag(active)),
            ("absent", absent),
            ("open", Datum::whole(load.open)),
            ("late", Datum::whole(load.late)),
            ("open_minutes", Datum::Minutes(load.open_minutes)),
            ("waiting", Datum::whole(load.waiting)),
            ("waiting_minutes", Datum::Minutes(load.waiting_minutes)),
        ],
        standing: true,
        alarm: load.late > 0,
        ..Record::default()
    };
    let mut records: Vec<Record> = workload
        .people
        .iter()
        .map(|row| {
            let absent = row.absence.as_ref().map(|absence| {
                let reason = absence.reason.clone().unwrap_or_default();
                format!("{} – {} {reason}", absence.from, absence.until).trim_end().to_owned()
            });
            record(person(Some(row.id.clone()), reference.people), row.active, text(absent), &row.load)
        })
        .collect();
    if !workload.unassigned.tickets.is_empty() {
        let name = reference.language.text("report-nobody");
        let nobody = record(Datum::word("", name), false, Datum::Blank, &workload.unassigned);
        records.push(Record { uncounted: true, ..nobody });
    }
    records
}

fn licences(ground: &Ground) -> Vec<Record> {
    let reference = ground.reference;
    let Some(calendar) = reference.calendar.clone() else { return Vec::new() };
    let scene = licences::Scene {
        inventory: reference.inventory,
        people: reference.people,
        suppliers: reference.suppliers,
        calendar,
        zone: reference.zone,
        today: reference.zone.day(ground.as_of),
    };
    let record = |row: licences::LicenceRow| {
        let (word, id) = match row.term {
            Term::Endless => ("endless", "licence-term-endless"),
            Term::Current => ("current", "licence-term-current"),
            Term::Notice => ("notice", "licence-term-notice"),
            Term::Expired => ("expired", "licence-term-expired"),
        };
        Record {
            standing: true,
            alarm: row.is_expiring() || row.over > 0,
            command: asset_command(&row.id),
            cells: vec![
                ("id", Datum::text(row.id)),
                ("product", Datum::text(row.product)),
                ("version", text(row.version)),
                ("seats", Datum::some(row.seats, Datum::Whole)),
                ("used", Datum::Whole(row.used)),
                ("free", Datum::some(row.free, Datum::Whole)),
                ("over", Datum::Whole(row.over)),
                ("expires", Datum::some(row.expires, Datum::Date)),
                ("days", Datum::some(row.days, Datum::Days)),
                ("notice", Datum::some(row.notice, Datum::Date)),
                ("term", Datum::word(word, reference.language.text(id))),
                ("supplier", super::supplier(row.supplier, reference.suppliers)),
                ("contract", text(row.contract)),
            ],
            ..Record::default()
        }
    };
    licences::rows(ground.assets, &scene).into_iter().map(record).collect()
}

fn outside(ground: &Ground) -> Vec<Record> {
    let reference = ground.reference;
    let found = outside::outside(ground.assets, false, &surroundings(ground));
    let record = |row: outside::OutsideRow, left: bool| Record {
        standing: true,
        alarm: row.late,
        command: asset_command(&row.asset),
        cells: vec![
            ("asset", Datum::text(row.asset)),
            ("description", Datum::text(row.description)),
            ("serial", text(row.serial)),
            ("custodian", person(row.custodian, reference.people)),
            ("pass", text(row.pass)),
            ("left", Datum::Flag(left)),
            ("since", Datum::some(row.since, |at| Datum::Moment(reference.zone.localize(at)))),
            ("days_out", Datum::some(row.days_out, Datum::Days)),
            ("reason", text(row.reason)),
            ("destination", text(row.destination)),
            ("carrier", text(row.carrier)),
            ("ticket", text(row.ticket)),
            ("due", Datum::some(row.due, Datum::Date)),
            ("late", Datum::Flag(row.late)),
            ("late_days", Datum::Days(row.late_days)),
        ],
        ..Record::default()
    };
    let out = found.outside.into_iter().map(|row| (row, true));
    out.chain(found.authorised.into_iter().map(|row| (row, false))).map(|(row, left)| record(row, left)).collect()
}

fn loans(ground: &Ground) -> Vec<Record> {
    let reference = ground.reference;
    let found = loans::loans(ground.assets, false, &surroundings(ground));
    let record = |row: loans::LoanRow| Record {
        standing: true,
        alarm: row.late,
        command: asset_command(&row.asset),
        cells: vec![
            ("asset", Datum::text(row.asset)),
            ("description", Datum::text(row.description)),
            ("to", person(row.to, reference.people)),
            ("slip", text(row.slip)),
            ("since", Datum::some(row.since, |at| Datum::Moment(reference.zone.localize(at)))),
            ("due", Datum::some(row.due, Datum::Date)),
            ("late", Datum::Flag(row.late)),
            ("late_days", Datum::Days(row.late_days)),
            ("ticket", text(row.ticket)),
        ],
        ..Record::default()
    };
    // What is only reserved is not lent.
    found.rows.into_iter().filter(|row| row.to.is_some()).map(record).collect()
}

fn maintenance(ground: &Ground) -> Vec<Record> {
    let reference = ground.reference;
    let today = reference.zone.day(ground.as_of);
    let scene =
        maintenance::Scene { inventory: reference.inventory, people: reference.people, zone: reference.zone, today };
    let upkeeps = maintenance::upkeeps(reference.courses, ground.assets, ground.cases, &scene);
    let last = today.checked_add_months(Months::new(12)).unwrap_or(today);
    let record = |job: maintenance::Job| {
        let service = job.service;
        let day = service.day();
        let at = |day: Option<NaiveDate>| day.map(|day| reference.zone.start_of(day));
        let id = match service.mark {
            Mark::Planned => "maintenance-mark-planned",
            Mark::Done => "maintenance-mark-done",
            Mark::Late => "maintenance-mark-late",
            Mark::Overdue => "maintenance-mark-overdue",
        };
        let kind = reference.inventory.kind(&job.subject.kind).map_or(&job.subject.kind, |kind| &kind.name).clone();
        Record {
            uncounted: false,
            standing: service.mark == Mark::Overdue,
            alarm: service.mark == Mark::Overdue,
            moments: vec![("day", at(day)), ("planned", at(service.planned)), ("done", at(service.done))],
            command: asset_command(&job.subject.asset),
            cells: vec![
                ("asset", Datum::text(job.subject.asset)),
                ("description", Datum::text(job.subject.description)),
                ("kind", Datum::word(job.subject.kind, kind)),
                ("area", text(job.subject.area)),
                ("place", text(job.subject.place)),
                ("programme", Datum::text(job.programme_name)),
                ("planned", Datum::some(service.planned, Datum::Date)),
                ("done", Datum::some(service.done, Datum::Date)),
                ("day", Datum::some(day, Datum::Date)),
                ("mark", Datum::word(service.mark.word(), reference.language.text(id))),
                ("ticket", text(service.ticket)),
            ],
        }
    };
    maintenance::jobs(&upkeeps, NaiveDate::MIN, last, &scene).into_iter().map(record).collect()
}

fn expiring(ground: &Ground) -> Vec<Record> {
    let reference = ground.reference;
    let query = ExpiringQuery { all: true, ..ExpiringQuery::default() };
    let found = expiring::expiring(ground.assets, &query, &surroundings(ground));
    let record = |row: expiring::EndingRow| Record {
        standing: true,
        alarm: row.ended,
        cells: vec![
            ("what", Datum::word(row.what.word(), reference.language.text(row.what.message_id()))),
            ("id", Datum::text(row.id)),
            ("description", Datum::text(row.description)),
            ("whose", Datum::some(row.whose, |key| Datum::word(key, row.whose_name))),
            ("day", Datum::Date(row.day)),
            ("days_left", Datum::Days(row.days_left)),
            ("ended", Datum::Flag(row.ended)),
            ("ticket", text(row.ticket)),
        ],
        ..Record::default()
    };
    found.rows.into_iter().map(record).collect()
}

fn recurring(ground: &Ground) -> Vec<Record> {
    let reference = ground.reference;
    let watch = Watch {
        recurrence: reference.recurrence,
        services: reference.services,
        suppliers: reference.suppliers,
        zone: reference.zone,
        today: reference.zone.day(ground.as_of),
    };
    let named = |key: Option<String>, name: Option<String>| {
        Datum::some(key, |key| Datum::word(key.clone(), name.unwrap_or(key)))
    };
    let record = |group: crate::report::recurring::Group| {
        let folios = group.folios().join(", ");
        let parts = match &group.asset {
            Some(asset) if group.by == "asset" => asset.clone(),
            _ => {
                let names = [group.supplier_name.as_ref().or(group.supplier.as_ref()), group.service_name.as_ref()];
                names.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
            }
        };
        let start = |day: NaiveDate| Some(reference.zone.start_of(day));
        Record {
            uncounted: false,
            standing: group.current,
            alarm: group.current,
            moments: vec![("from", start(group.from)), ("to", start(group.to))],
            command: Some("folio recurring --all".to_owned()),
            cells: vec![
                ("key", Datum::text(group.key)),
                ("by", Datum::text(group.by)),
                ("what", Datum::text(parts)),
                ("asset", text(group.asset)),
                ("supplier", named(group.supplier, group.supplier_name)),
                ("service", named(group.service, group.service_name)),
                ("count", Datum::whole(group.tickets.len())),
                ("from", Datum::Date(group.from)),
                ("to", Datum::Date(group.to)),
                ("current", Datum::Flag(group.current)),
                ("folios", Datum::text(folios)),
            ],
        }
    };
    watch.groups(ground.cases).into_iter().map(record).collect()
}
