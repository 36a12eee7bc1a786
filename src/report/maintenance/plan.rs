//! The year's sheet: what is planned in each month on each asset, and what became of it.

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use super::{Scene, Subject, Upkeep};
use crate::inventory::schedule::{Mark, Occurrence};
use crate::model::catalogue::People;
use crate::report::order::{Key, Order, SortKey};

/// The sheet of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// Year.
    pub year: i32,
    /// The day on which it was made.
    pub today: NaiveDate,
    /// Rows, in the order of programmes and assets.
    pub rows: Vec<PlanRow>,
    /// Totals, a month each.
    pub months: Vec<MonthTotal>,
    /// Total of the year.
    pub total: MonthTotal,
}

/// An asset in the year of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanRow {
    /// The asset.
    #[serde(flatten)]
    pub subject: Subject,
    /// Key of the programme.
    pub programme: String,
    /// Its name.
    pub programme_name: String,
    /// Calendar months from one service to the next.
    pub interval_months: u32,
    /// Its services of the year, in order of day.
    pub services: Vec<PlanService>,
}

/// A service of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanService {
    /// Planned date; none of a service that nothing called for.
    pub planned: Option<NaiveDate>,
    /// When it was done.
    pub done: Option<NaiveDate>,
    /// What became of it.
    #[serde(serialize_with = "mark_word")]
    pub mark: Mark,
    /// Its ticket: that which recorded it, or that which is open for the next one.
    pub ticket: Option<String>,
}

fn mark_word<S: Serializer>(mark: &Mark, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(mark.word())
}

impl PlanService {
    /// The day on which the sheet shows it: when it was done, else when it is planned.
    pub fn day(&self) -> Option<NaiveDate> {
        self.done.or(self.planned)
    }
}

/// What a month adds up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct MonthTotal {
    /// Month, from 1; 0 is the whole year.
    pub month: u32,
    /// Still to come.
    pub planned: usize,
    /// Done in time.
    pub done: usize,
    /// Done late.
    pub late: usize,
    /// Not done, and past.
    pub overdue: usize,
}

impl MonthTotal {
    fn count(&mut self, mark: Mark) {
        match mark {
            Mark::Planned => self.planned += 1,
            Mark::Done => self.done += 1,
            Mark::Late => self.late += 1,
            Mark::Overdue => self.overdue += 1,
        }
    }

    /// How many there are of a mark.
    pub fn of(&self, mark: Mark) -> usize {
        match mark {
            Mark::Planned => self.planned,
            Mark::Done => self.done,
            Mark::Late => self.late,
            Mark::Overdue => self.overdue,
        }
    }
}

/// What the rows of a programme can be put in order by.
pub const PLAN_KEYS: [SortKey<PlanRow>; 8] = [
    ("id", |row, _| Key::numbered(&row.subject.asset)),
    ("tag", |row, _| Key::numbered_of(&row.subject.tag)),
    ("description", |row, _| Key::words(&row.subject.description)),
    ("kind", |row, _| Key::words(&row.subject.kind)),
    ("custodian", |row, _| Key::words_of(&row.subject.custodian_name)),
    ("area", |row, _| Key::words_of(&row.subject.area)),
    ("place", |row, _| Key::words_of(&row.subject.place)),
    // Of its first service in the year.
    ("day", |row, _| row.services.first().and_then(PlanService::day).map(Key::Day)),
];

impl Plan {
    /// Puts the rows of each programme in order.
    pub fn sort(&mut self, order: Order, people: &People) {
        for rows in self.rows.chunk_by_mut(|a, b| a.programme == b.programme) {
            order.sort(rows, &PLAN_KEYS, people);
        }
    }

    /// Totals of some rows, a month each, and that of the year as month 0.
    fn totals<'r>(rows: impl Iterator<Item = &'r PlanRow>) -> (Vec<MonthTotal>, MonthTotal) {
        let mut months: Vec<MonthTotal> = (1..=12).map(|month| MonthTotal { month, ..MonthTotal::default() }).collect();
        let mut whole = MonthTotal::default();
        for service in rows.flat_map(|row| &row.services) {
            let month = service.day().map_or(0, |day| day.month());
            whole.count(service.mark);
            if let Some(total) = months.iter_mut().find(|total| total.month == month) {
                total.count(service.mark);
            }
        }
        (months, whole)
    }

    /// Totals of a programme, a month each.
    pub fn totals_of(&self, programme: &str) -> Vec<MonthTotal> {
        Self::totals(self.rows.iter().filter(|row| row.programme == programme)).0
    }

    /// Key and name of the programmes that it has rows of, in order.
    pub fn programmes(&self) -> Vec<(&str, &str)> {
        let mut found: Vec<(&str, &str)> = Vec::new();
        for row in &self.rows {
            if found.last().is_none_or(|(key, _)| *key != row.programme) {
                found.push((&row.programme, &row.programme_name));
            }
        }
        found
    }
}

/// The sheet of a year. An asset on which nothing falls in the year has no row.
pub fn plan(upkeeps: &[Upkeep], year: i32, scene: &Scene) -> Plan {
    let row = |upkeep: &Upkeep| {
        let last = NaiveDate::from_ymd_opt(year, 12, 31)?;
        let services = services(upkeep, scene.today, last);
        let programme = upkeep.course.programme;
        (!services.is_empty()).then(|| PlanRow {
            subject: Subject::of(upkeep.asset, scene),
            programme: programme.key.clone(),
            programme_name: programme.name.clone(),
            interval_months: upkeep.months,
            services,
        })
    };
    let rows: Vec<PlanRow> = upkeeps.iter().filter_map(row).collect();
    let (months, total) = Plan::totals(rows.iter());
    Plan { year, today: scene.today, rows, months, total }
}

fn services(upkeep: &Upkeep, today: NaiveDate, last: NaiveDate) -> Vec<PlanService> {
    let mut found = all_services(upkeep, today, last);
    found.retain(|service| service.day().is_some_and(|day| day.year() == last.year()));
    found
}

/// All services up to a day, each with its ticket.
fn all_services(upkeep: &Upkeep, today: NaiveDate, last: NaiveDate) -> Vec<PlanService> {
    let open = upkeep.open_errand();
    let mut first = true;
    let mut service = |occurrence: Occurrence| {
        // The open ticket is for the first date that is not done; further ones have none yet.
        let errand = match occurrence.done {
            Some(day) => upkeep.errand_done_on(day),
            None => open.filter(|_| std::mem::take(&mut first)),
        };
        PlanService {
            planned: occurrence.due,
            done: occurrence.done,
            mark: occurrence.mark,
            ticket: errand.map(|errand| errand.folio.clone()),
        }
    };
    upkeep.occurrences(today, last).into_iter().map(&mut service).collect()
}

/// A service with the asset on which it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Job {
    /// The asset.
    #[serde(flatten)]
    pub subject: Subject,
    /// Name of the programme.
    pub programme_name: String,
    /// The service.
    #[serde(flatten)]
    pub service: PlanService,
}

/// What is planned or was done between two days, both included, and what is due since before and not
/// done yet: of that the first date only. In order of day.
pub fn jobs(upkeeps: &[Upkeep], from: NaiveDate, to: NaiveDate, scene: &Scene) -> Vec<Job> {
    let mut found = Vec::new();
    for upkeep in upkeeps {
        let mut overdue = false;
        for service in all_services(upkeep, scene.today, to) {
            let earlier = service.done.is_none() && service.day().is_some_and(|day| day < from);
            let within = service.day().is_some_and(|day| from <= day && day <= to);
            if within && !(overdue && service.done.is_none()) || (earlier && !overdue) {
                found.push(Job {
                    subject: Subject::of(upkeep.asset, scene),
                    programme_name: upkeep.course.programme.name.clone(),
                    service,
                });
            }
            overdue |= earlier;
        }
    }
    found.sort_by(|a, b| (a.service.day(), &a.subject.asset).cmp(&(b.service.day(), &b.subject.asset)));
    found
}
