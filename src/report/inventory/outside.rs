//! What is out of the building, and what may leave.

use chrono::NaiveDate;
use serde::Serialize;

use super::list::natural;
use super::{Surroundings, days, position, status_word};
use crate::inventory::replay::Pass;
use crate::model::asset::AssetStatus;
use crate::model::time::Moment;
use crate::report::asset_case::AssetCase;
use crate::report::order::{Key, SortKey};

/// An asset with the pass by which it is out, or may go out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutsideRow {
    /// Asset.
    pub asset: String,
    /// What people call it.
    pub description: String,
    /// Serial number.
    pub serial: Option<String>,
    /// State.
    #[serde(serialize_with = "status_word")]
    pub state: AssetStatus,
    /// Who answers for it.
    pub custodian: Option<String>,
    /// Number of the pass; null where the asset is out without one.
    pub pass: Option<String>,
    /// When it was authorised.
    pub authorised: Option<Moment>,
    /// Who authorised it.
    pub authorised_by: Option<String>,
    /// Since when it is out; null where it has not left.
    pub since: Option<Moment>,
    /// Days that it has been out.
    pub days_out: Option<i64>,
    /// Why.
    pub reason: Option<String>,
    /// Where it is, or will go.
    pub destination: Option<String>,
    /// Who carries it.
    pub carrier: Option<String>,
    /// Ticket because of which.
    pub ticket: Option<String>,
    /// Day on which it is due back.
    pub due: Option<NaiveDate>,
    /// Whether that day has passed.
    pub late: bool,
    /// Days since it passed.
    pub late_days: i64,
}

/// What is out, and what may leave.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outside {
    /// Day on which it was read.
    pub as_of: NaiveDate,
    /// What is out, the first due first.
    pub outside: Vec<OutsideRow>,
    /// What may leave and has not, the oldest first.
    pub authorised: Vec<OutsideRow>,
}

/// What its rows can be put in order by.
pub const KEYS: [SortKey<OutsideRow>; 9] = [
    ("due", |row, _| row.due.map(Key::Day)),
    ("id", |row, _| Key::numbered(&row.asset)),
    ("description", |row, _| Key::words(&row.description)),
    ("state", |row, _| Some(Key::state(row.state))),
    ("custodian", |row, people| Key::person_of(&row.custodian, people)),
    ("destination", |row, _| Key::words_of(&row.destination)),
    ("carrier", |row, _| Key::words_of(&row.carrier)),
    ("since", |row, _| row.since.map(Key::At)),
    ("authorised", |row, _| row.authorised.map(Key::At)),
];

/// What is out and what may leave; `late`: only what should be back.
pub fn outside(cases: &[AssetCase], late: bool, with: &Surroundings) -> Outside {
    let (mut outside, mut authorised) = (Vec::new(), Vec::new());
    for case in cases.iter().filter(|case| case.state.retired.is_none()) {
        match case.state.open_pass() {
            Some(pass) if pass.is_outside() => outside.push(row(case, Some(pass), with)),
            Some(pass) => authorised.push(row(case, Some(pass), with)),
            None if position(case).status == AssetStatus::Outside => outside.push(row(case, None, with)),
            None => {}
        }
    }
    if late {
        outside.retain(|row| row.late);
        authorised.clear();
    }
    outside.sort_by_cached_key(|row: &OutsideRow| (row.due.is_none(), row.due, row.since, natural(&row.asset)));
    authorised.sort_by_cached_key(|row: &OutsideRow| (row.authorised, natural(&row.asset)));
    Outside { as_of: with.today(), outside, authorised }
}

fn row(case: &AssetCase, pass: Option<&Pass>, with: &Surroundings) -> OutsideRow {
    let at = position(case);
    let due = pass.map_or(at.due, |pass| pass.due);
    let left = match pass {
        Some(pass) => pass.left.as_ref().map(|left| left.at),
        None => at.since,
    };
    let late_days = due.filter(|_| left.is_some() || pass.is_none()).map_or(0, |due| days(due, with.today()).max(0));
    OutsideRow {
        asset: case.asset.id.clone(),
        description: case.asset.description().into_owned(),
        serial: case.asset.serial().map(str::to_owned),
        state: at.status,
        custodian: at.custodian,
        pass: pass.map(|pass| pass.number.clone()),
        authorised: pass.map(|pass| with.zone.localize(pass.authorised)),
        authorised_by: pass.map(|pass| pass.by.clone()),
        since: left.map(|left| with.zone.localize(left)),
        days_out: left.map(|left| days(with.zone.day(left), with.today())),
        reason: pass.and_then(|pass| pass.reason.clone()),
        destination: pass.map_or(at.place, |pass| pass.destination.clone()),
        carrier: pass.and_then(|pass| pass.carrier.clone()),
        ticket: pass.map_or(at.ticket, |pass| pass.ticket.as_ref().map(ToString::to_string)),
        due,
        late: late_days > 0,
        late_days,
    }
}
