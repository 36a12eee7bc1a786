//! What one person answers for, has lent, has seats of and has reserved.

use chrono::NaiveDate;
use serde::Serialize;

use super::list::natural;
use super::papers::{self, ItemView};
use super::show::{ReservationView, reservation};
use super::{Surroundings, days, position, status_word};
use crate::model::asset::AssetStatus;
use crate::model::catalogue::People;
use crate::model::time::Moment;
use crate::report::asset_case::AssetCase;
use crate::report::order::{Key, Order, SortKey};

/// A person of whom the inventory is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether `people.toml` has somebody of that identifier.
    pub known: bool,
    /// Area.
    pub area: Option<String>,
    /// Last day of somebody who has left.
    pub left: Option<NaiveDate>,
}

/// Something that a person answers for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Holding {
    /// Asset.
    pub asset: String,
    /// Kind, its key.
    pub kind: String,
    /// What people call it.
    pub description: String,
    /// Inventory number.
    pub tag: Option<String>,
    /// Serial number.
    pub serial: Option<String>,
    /// State.
    #[serde(serialize_with = "status_word")]
    pub state: AssetStatus,
    /// Place.
    pub place: Option<String>,
    /// `letter`, `slip`, or null where there is no paper.
    pub paper: Option<&'static str>,
    /// Number of the letter or slip.
    pub letter: Option<String>,
    /// Since when the person has it.
    pub since: Option<Moment>,
    /// Condition at delivery.
    pub condition: Option<String>,
    /// Condition of single items at delivery.
    pub items: Vec<ItemView>,
    /// Accessories that came with it.
    pub accessories: Vec<String>,
    /// Whether who received it signed; null where there is no paper of Folio's.
    pub signed: Option<bool>,
    /// Day on which it is due back.
    pub due: Option<NaiveDate>,
    /// Whether that day has passed.
    pub late: bool,
    /// Retained asset in place of which it was lent.
    pub instead_of: Option<String>,
    /// Ticket because of which it is where it is.
    pub ticket: Option<String>,
}

/// A seat of a licence that a person has.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeldSeat {
    /// Licence.
    pub asset: String,
    /// What people call it.
    pub description: String,
    /// Since when.
    pub since: Moment,
}

/// A reservation of a person's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HeldReservation {
    /// Asset.
    pub asset: String,
    /// What people call it.
    pub description: String,
    /// The reservation.
    #[serde(flatten)]
    pub reservation: ReservationView,
}

/// What a person answers for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Custody {
    /// Day on which it was read.
    pub as_of: NaiveDate,
    /// Who.
    pub person: Holder,
    /// Assets.
    pub assets: Vec<Holding>,
    /// Seats of licences.
    pub seats: Vec<HeldSeat>,
    /// Reservations.
    pub reservations: Vec<HeldReservation>,
}

/// What the assets can be put in order by.
pub const KEYS: [SortKey<Holding>; 9] = [
    ("id", |row, _| Key::numbered(&row.asset)),
    ("kind", |row, _| Key::words(&row.kind)),
    ("description", |row, _| Key::words(&row.description)),
    ("tag", |row, _| Key::numbered_of(&row.tag)),
    ("state", |row, _| Some(Key::state(row.state))),
    ("place", |row, _| Key::words_of(&row.place)),
    ("letter", |row, _| Key::numbered_of(&row.letter)),
    ("since", |row, _| row.since.map(Key::At)),
    ("due", |row, _| row.due.map(Key::Day)),
];

/// The same of seats, as far as they have it.
const SEAT_KEYS: [SortKey<HeldSeat>; 3] = [
    ("id", |row, _| Key::numbered(&row.asset)),
    ("description", |row, _| Key::words(&row.description)),
    ("since", |row, _| Some(Key::At(row.since))),
];

/// The same of reservations.
const RESERVATION_KEYS: [SortKey<HeldReservation>; 4] = [
    ("id", |row, _| Key::numbered(&row.asset)),
    ("description", |row, _| Key::words(&row.description)),
    ("since", |row, _| Some(Key::Day(row.reservation.from))),
    ("due", |row, _| Some(Key::Day(row.reservation.until))),
];

impl Custody {
    /// Puts its rows in order, each list for itself.
    pub fn sort(&mut self, order: Order, people: &People) {
        order.sort(&mut self.assets, &KEYS, people);
        order.sort(&mut self.seats, &SEAT_KEYS, people);
        order.sort(&mut self.reservations, &RESERVATION_KEYS, people);
    }

    /// Whether the person has nothing.
    pub fn is_empty(&self) -> bool {
        self.assets.is_empty() && self.seats.is_empty() && self.reservations.is_empty()
    }
}

/// The person of that identifier.
pub fn holder(id: &str, with: &Surroundings) -> Holder {
    let person = with.people.get(id);
    Holder {
        id: id.to_owned(),
        name: with.person(id),
        known: person.is_some(),
        area: person.and_then(|person| person.area.clone()),
        left: with.left(id),
    }
}

/// What a person answers for, in the order of the assets' identifiers.
pub fn custody(cases: &[AssetCase], id: &str, with: &Surroundings) -> Custody {
    let mut ordered: Vec<&AssetCase> = cases.iter().collect();
    ordered.sort_by_cached_key(|case| natural(&case.asset.id));
    let of_state = ordered.iter().filter(|case| case.state.retired.is_none());
    let description = |case: &AssetCase| case.asset.description().into_owned();
    let seats = of_state.clone().flat_map(|case| {
        let held = case.state.seats.iter().filter(|seat| seat.to == id);
        held.map(move |seat| HeldSeat {
            asset: case.asset.id.clone(),
            description: description(case),
            since: with.zone.localize(seat.since),
        })
    });
    let reservations = of_state.flat_map(|case| {
        let held = case.state.reservations.iter().filter(|held| held.to == id);
        held.map(move |held| HeldReservation {
            asset: case.asset.id.clone(),
            description: description(case),
            reservation: reservation(held),
        })
    });
    Custody {
        as_of: with.today(),
        person: holder(id, with),
        seats: seats.collect(),
        reservations: reservations.collect(),
        assets: ordered.iter().filter_map(|case| holding(case, id, with)).collect(),
    }
}

/// What a person has, of one asset; none where somebody else or nobody answers for it.
fn holding(case: &AssetCase, id: &str, with: &Surroundings) -> Option<Holding> {
    let at = position(case);
    if at.custodian.as_deref() != Some(id) || at.status == AssetStatus::Retired {
        return None;
    }
    let (asset, letter) = (&case.asset, case.state.open_letter());
    let numbered = letter.filter(|letter| letter.number.is_some());
    Some(Holding {
        asset: asset.id.clone(),
        kind: asset.kind.clone(),
        description: asset.description().into_owned(),
        tag: asset.tag().map(str::to_owned),
        serial: asset.serial().map(str::to_owned),
        state: at.status,
        place: at.place,
        paper: numbered.map(|letter| if letter.is_slip { "slip" } else { "letter" }),
        letter: at.letter,
        since: letter.map(|letter| letter.from).or(at.since).map(|since| with.zone.localize(since)),
        condition: letter.and_then(|letter| letter.condition.clone()),
        items: letter.map(|letter| items(&letter.items)).unwrap_or_default(),
        accessories: letter.map_or_else(|| asset.list("accessories"), |letter| letter.accessories.clone()),
        signed: numbered.filter(|letter| !letter.is_old).map(|letter| !papers::is_unsigned(letter)),
        late: at.due.is_some_and(|due| due < with.today()),
        due: at.due,
        instead_of: letter.and_then(|letter| letter.instead_of.clone()),
        ticket: at.ticket,
    })
}

fn items(items: &[(String, String)]) -> Vec<ItemView> {
    items.iter().map(|(item, condition)| ItemView { item: item.clone(), condition: condition.clone() }).collect()
}

/// A letter or slip that who received has not signed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnsignedRow {
    /// Number.
    pub letter: String,
    /// `letter` or `slip`.
    pub paper: &'static str,
    /// Asset.
    pub asset: String,
    /// What people call it.
    pub description: String,
    /// Who has to sign.
    pub holder: String,
    /// Last day of that person, where it has passed.
    pub left: Option<NaiveDate>,
    /// Since when it waits.
    pub since: Moment,
    /// Days that it has waited.
    pub days: i64,
    /// Whether those are more than the desk allows.
    pub late: bool,
}

/// Letters and slips that who received has not signed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unsigned {
    /// Day on which it was read.
    pub as_of: NaiveDate,
    /// Days within which they must be signed.
    pub sign_within: i64,
    /// The papers, the longest waiting first.
    pub rows: Vec<UnsignedRow>,
}

/// What they can be put in order by.
pub const UNSIGNED_KEYS: [SortKey<UnsignedRow>; 5] = [
    ("since", |row, _| Some(Key::At(row.since))),
    ("id", |row, _| Key::numbered(&row.asset)),
    ("description", |row, _| Key::words(&row.description)),
    ("letter", |row, _| Key::numbered(&row.letter)),
    ("person", |row, people| Key::person_of(&Some(row.holder.clone()), people)),
];

/// Letters and slips that who received has not signed, of one person or of all.
pub fn unsigned(cases: &[AssetCase], id: Option<&str>, with: &Surroundings) -> Unsigned {
    let sign_within = with.inventory.sign_within;
    let row = |case: &AssetCase| {
        let letter = case.state.open_letter().filter(|letter| papers::is_unsigned(letter))?;
        let waited = days(with.zone.day(letter.from), with.today());
        Some(UnsignedRow {
            letter: letter.number.clone()?,
            paper: if letter.is_slip { "slip" } else { "letter" },
            asset: case.asset.id.clone(),
            description: case.asset.description().into_owned(),
            holder: letter.holder.clone(),
            left: with.left(&letter.holder),
            since: with.zone.localize(letter.from),
            days: waited,
            late: waited > sign_within,
        })
    };
    let mut rows: Vec<UnsignedRow> = cases.iter().filter_map(row).collect();
    rows.retain(|row| id.is_none_or(|id| row.holder == id));
    rows.sort_by_cached_key(|row| (row.since, natural(&row.asset)));
    Unsigned { as_of: with.today(), sign_within, rows }
}
