//! Who answers for how much: a row a person, those who have left first.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::custody::{Holder, holder};
use super::{Surroundings, papers, position};
use crate::model::asset::AssetStatus;
use crate::model::catalogue::fold;
use crate::report::asset_case::AssetCase;
use crate::report::order::{Key, SortKey};

/// How much a person answers for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CustodyRow {
    /// Who.
    #[serde(flatten)]
    pub person: Holder,
    /// Assets in custody.
    pub held: usize,
    /// Assets lent.
    pub lent: usize,
    /// Loans that should be back.
    pub late: usize,
    /// Of all these, those that are retained, outside or lost.
    pub elsewhere: usize,
    /// Seats of licences.
    pub seats: usize,
    /// Reservations.
    pub reservations: usize,
    /// Letters and slips that the person has not signed.
    pub unsigned: usize,
}

/// Who answers for how much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// Day on which it was read.
    pub as_of: NaiveDate,
    /// A row a person.
    pub people: Vec<CustodyRow>,
}

/// What its rows can be put in order by.
pub const KEYS: [SortKey<CustodyRow>; 10] = [
    ("person", |row, _| Key::words(&row.person.name)),
    ("area", |row, _| Key::words_of(&row.person.area)),
    ("left", |row, _| row.person.left.map(Key::Day)),
    ("held", |row, _| Key::count(row.held)),
    ("lent", |row, _| Key::count(row.lent)),
    ("late", |row, _| Key::count(row.late)),
    ("elsewhere", |row, _| Key::count(row.elsewhere)),
    ("seats", |row, _| Key::count(row.seats)),
    ("reserved", |row, _| Key::count(row.reservations)),
    ("unsigned", |row, _| Key::count(row.unsigned)),
];

/// Everybody who answers for something, those who have left first, then by name.
pub fn overview(cases: &[AssetCase], with: &Surroundings) -> Overview {
    let mut people: BTreeMap<String, CustodyRow> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.state.retired.is_none()) {
        let at = position(case);
        if let Some(id) = at.custodian.as_deref().filter(|_| at.status != AssetStatus::Retired) {
            let row = of(&mut people, id, with);
            let letter = case.state.open_letter();
            match letter.map_or(at.status == AssetStatus::Lent, |letter| letter.is_slip) {
                true => row.lent += 1,
                false => row.held += 1,
            }
            let due = letter.map_or(at.due, |letter| letter.due);
            row.late += usize::from(due.is_some_and(|due| due < with.today()));
            let away = [AssetStatus::Retained, AssetStatus::Outside, AssetStatus::Lost];
            row.elsewhere += usize::from(away.contains(&at.status));
            row.unsigned += usize::from(letter.is_some_and(papers::is_unsigned));
        }
        // A seat may be an asset's.
        for seat in case.state.seats.iter().filter(|seat| with.people.get(&seat.to).is_some()) {
            of(&mut people, &seat.to, with).seats += 1;
        }
        for reservation in &case.state.reservations {
            of(&mut people, &reservation.to, with).reservations += 1;
        }
    }
    let mut people: Vec<CustodyRow> = people.into_values().collect();
    people.sort_by_cached_key(|row| (row.person.left.is_none(), fold(&row.person.name), row.person.id.clone()));
    Overview { as_of: with.today(), people }
}

fn of<'p>(people: &'p mut BTreeMap<String, CustodyRow>, id: &str, with: &Surroundings) -> &'p mut CustodyRow {
    people.entry(id.to_owned()).or_insert_with(|| CustodyRow {
        person: holder(id, with),
        held: 0,
        lent: 0,
        late: 0,
        elsewhere: 0,
        seats: 0,
        reservations: 0,
        unsigned: 0,
    })
}
