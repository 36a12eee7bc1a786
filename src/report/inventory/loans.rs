//! What is lent, to whom, until when.

use chrono::NaiveDate;
use serde::Serialize;

use super::list::natural;
use super::show::{ReservationView, reservation};
use super::{Surroundings, days, papers, position, status_word};
use crate::inventory::replay::Letter;
use crate::model::asset::AssetStatus;
use crate::model::time::Moment;
use crate::report::asset_case::AssetCase;
use crate::report::order::{Key, SortKey};

/// A loan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoanRow {
    /// Asset.
    pub asset: String,
    /// What people call it.
    pub description: String,
    /// State: it may be retained or out while it is lent.
    #[serde(serialize_with = "status_word")]
    pub state: AssetStatus,
    /// To whom.
    pub to: Option<String>,
    /// Number of the slip.
    pub slip: Option<String>,
    /// Since when.
    pub since: Option<Moment>,
    /// Day on which it is due back.
    pub due: Option<NaiveDate>,
    /// Whether that day has passed.
    pub late: bool,
    /// Days since it passed.
    pub late_days: i64,
    /// Whether who received it has signed; null where there is no slip of Folio's.
    pub signed: Option<bool>,
    /// Retained asset in place of which it was lent.
    pub instead_of: Option<String>,
    /// State of that one.
    pub instead_of_state: Option<&'static str>,
    /// Ticket because of which.
    pub ticket: Option<String>,
    /// Who has reserved it for afterwards, the first first.
    pub reservations: Vec<ReservationView>,
}

/// What is lent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Loans {
    /// Day on which it was read.
    pub as_of: NaiveDate,
    /// The loans, the first due first.
    pub rows: Vec<LoanRow>,
}

/// What its rows can be put in order by.
pub const KEYS: [SortKey<LoanRow>; 7] = [
    ("due", |row, _| row.due.map(Key::Day)),
    ("id", |row, _| Key::numbered(&row.asset)),
    ("description", |row, _| Key::words(&row.description)),
    ("state", |row, _| Some(Key::state(row.state))),
    ("person", |row, people| Key::person_of(&row.to, people)),
    ("slip", |row, _| Key::numbered_of(&row.slip)),
    ("since", |row, _| row.since.map(Key::At)),
];

/// What is lent; `late`: only what should be back.
pub fn loans(cases: &[AssetCase], late: bool, with: &Surroundings) -> Loans {
    let state_of = |id: &str| cases.iter().find(|case| case.asset.id == id).map(|case| position(case).status.word());
    let mut rows: Vec<LoanRow> = Vec::new();
    for case in cases.iter().filter(|case| case.state.retired.is_none()) {
        let slip = case.state.open_letter().filter(|letter| letter.is_slip);
        if slip.is_some() || position(case).status == AssetStatus::Lent {
            rows.push(row(case, slip, &state_of, with));
        }
    }
    rows.retain(|row| row.late || !late);
    rows.sort_by_cached_key(|row| (row.due.is_none(), row.due, natural(&row.asset)));
    Loans { as_of: with.today(), rows }
}

fn row(
    case: &AssetCase,
    slip: Option<&Letter>,
    state_of: &dyn Fn(&str) -> Option<&'static str>,
    with: &Surroundings,
) -> LoanRow {
    let at = position(case);
    let due = slip.map_or(at.due, |slip| slip.due);
    let late_days = due.map_or(0, |due| days(due, with.today()).max(0));
    let instead_of = slip.and_then(|slip| slip.instead_of.clone());
    let mut reservations: Vec<ReservationView> = case.state.reservations.iter().map(reservation).collect();
    reservations.sort_by_key(|reservation| reservation.from);
    LoanRow {
        asset: case.asset.id.clone(),
        description: case.asset.description().into_owned(),
        state: at.status,
        to: slip.map_or(at.custodian, |slip| Some(slip.holder.clone())),
        slip: slip.map_or(at.letter, |slip| slip.number.clone()),
        since: slip.map_or(at.since, |slip| Some(slip.from)).map(|since| with.zone.localize(since)),
        due,
        late: late_days > 0,
        late_days,
        signed: slip.map(|slip| !papers::is_unsigned(slip)),
        instead_of_state: instead_of.as_deref().and_then(state_of),
        instead_of,
        ticket: slip.map_or(at.ticket, |slip| slip.ticket.as_ref().map(ToString::to_string)),
        reservations,
    }
}
