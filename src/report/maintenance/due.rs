//! What falls due up to a day, what is overdue first.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Scene, Subject, Upkeep};
use crate::report::order::{Key, SortKey};

/// A service that falls due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueRow {
    /// The asset.
    #[serde(flatten)]
    pub subject: Subject,
    /// Key of the programme.
    pub programme: String,
    /// Its name.
    pub programme_name: String,
    /// Calendar months from one service to the next.
    pub interval_months: u32,
    /// When it was served last.
    pub last: Option<NaiveDate>,
    /// Date due.
    pub due: NaiveDate,
    /// Days until then; below zero once it is past.
    pub days: i64,
    /// Whether it is past.
    pub overdue: bool,
    /// The ticket that is open for it.
    pub ticket: Option<String>,
}

/// What its rows can be put in order by.
pub const DUE_KEYS: [SortKey<DueRow>; 11] = [
    ("due", |row, _| Some(Key::Day(row.due))),
    ("id", |row, _| Key::numbered(&row.subject.asset)),
    ("tag", |row, _| Key::numbered_of(&row.subject.tag)),
    ("description", |row, _| Key::words(&row.subject.description)),
    ("kind", |row, _| Key::words(&row.subject.kind)),
    ("custodian", |row, _| Key::words_of(&row.subject.custodian_name)),
    ("area", |row, _| Key::words_of(&row.subject.area)),
    ("place", |row, _| Key::words_of(&row.subject.place)),
    ("last", |row, _| row.last.map(Key::Day)),
    ("programme", |row, _| Key::words(&row.programme_name)),
    ("ticket", |row, _| Key::numbered_of(&row.ticket)),
];

/// What falls due up to and with `until`, or at all where there is no such day; the earliest first.
pub fn due(upkeeps: &[Upkeep], until: Option<NaiveDate>, scene: &Scene) -> Vec<DueRow> {
    let mut rows: Vec<DueRow> = upkeeps
        .iter()
        .filter_map(|upkeep| {
            let due = upkeep.due().filter(|due| until.is_none_or(|until| *due <= until))?;
            let programme = upkeep.course.programme;
            Some(DueRow {
                subject: Subject::of(upkeep.asset, scene),
                programme: programme.key.clone(),
                programme_name: programme.name.clone(),
                interval_months: upkeep.months,
                last: upkeep.last(),
                due,
                days: (due - scene.today).num_days(),
                overdue: due < scene.today,
                ticket: upkeep.open_errand().map(|errand| errand.folio.clone()),
            })
        })
        .collect();
    rows.sort_by(|a, b| (a.due, &a.subject.asset, &a.programme).cmp(&(b.due, &b.subject.asset, &b.programme)));
    rows
}
