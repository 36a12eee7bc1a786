//! Licences (S3.7, S3.8): seats bought and used, when each expires and when it has to be told of, and
//! the plan of renewals and purchases.

mod plan;

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::asset_case::AssetCase;
use super::label::description;
use super::order::{Key, SortKey};
use crate::clock::calendar::Calendar;
use crate::model::asset::{Asset, AssetStatus};
use crate::model::catalogue::{Class, Inventory, People, Suppliers};
use crate::model::time::{Moment, Zone};

pub use crate::inventory::money::Amount;
pub use plan::{Item, LicencePlan, MonthPlan, PLAN_KEYS, Reason, plan};

/// Days before a notice that a working day is looked for.
const HORIZON_DAYS: u64 = 31;

/// What licences are reported with.
#[derive(Clone)]
pub struct Scene<'a> {
    /// Kinds of assets, and how long before its end a licence counts as expiring.
    pub inventory: &'a Inventory,
    /// Names of people.
    pub people: &'a People,
    /// Names of suppliers.
    pub suppliers: &'a Suppliers,
    /// The desk's calendar: notices are given on working days.
    pub calendar: Arc<Calendar>,
    /// The desk's time zone.
    pub zone: Zone,
    /// The day.
    pub today: NaiveDate,
}

/// How it stands with the end of a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// It has none.
    Endless,
    /// It is far enough.
    Current,
    /// The day on which it has to be told of is here or past.
    Notice,
    /// It is past.
    Expired,
}

/// Who has a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UserRow {
    /// A person or an asset, by identifier.
    pub id: String,
    /// The person's name; none of an asset.
    pub name: Option<String>,
    /// Since when.
    pub since: Moment,
    /// Whether it was given though none was free.
    pub over: bool,
}

/// A licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LicenceRow {
    /// Identifier of the asset.
    pub id: String,
    /// What is licensed.
    pub product: String,
    /// Its version.
    pub version: Option<String>,
    /// Seats bought.
    pub seats: Option<i64>,
    /// Seats given.
    pub used: i64,
    /// Seats that are free.
    pub free: Option<i64>,
    /// Seats given beyond those bought.
    pub over: i64,
    /// Last day on which it holds.
    pub expires: Option<NaiveDate>,
    /// Days until then; below zero once it is past.
    pub days: Option<i64>,
    /// Day on which it has to be told of at the latest.
    pub notice: Option<NaiveDate>,
    /// How it stands with its end.
    pub term: Term,
    /// Supplier, a key of the catalogue.
    pub supplier: Option<String>,
    /// That supplier's name.
    pub supplier_name: Option<String>,
    /// Contract.
    pub contract: Option<String>,
    /// Price of one renewal, with its currency.
    pub renewal: Option<String>,
    /// Who has its seats, in order of entry.
    pub users: Vec<UserRow>,
}

impl LicenceRow {
    /// Whether it has expired or has to be told of.
    pub fn is_expiring(&self) -> bool {
        matches!(self.term, Term::Notice | Term::Expired)
    }
}

impl Scene<'_> {
    /// Whether an asset is of that class, and still there.
    fn is_of(&self, asset: &Asset, class: Class) -> bool {
        let gone = matches!(asset.position.status, AssetStatus::Retired | AssetStatus::Lost);
        !gone && self.inventory.kind(&asset.kind).is_some_and(|kind| kind.class == class)
    }

    /// So many days before a day, or the last working day before that.
    fn notice(&self, expires: NaiveDate, days: i64) -> NaiveDate {
        let nominal = expires.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(expires);
        let mut earlier = (0..HORIZON_DAYS).filter_map(|days| nominal.checked_sub_days(Days::new(days)));
        earlier.find(|day| !self.calendar.day(*day).is_empty()).unwrap_or(nominal)
    }

    fn supplier_name(&self, key: Option<&str>) -> Option<String> {
        Some(self.suppliers.get(key?)?.name.clone())
    }
}

/// What licences can be put in order by.
pub const KEYS: [SortKey<LicenceRow>; 8] = [
    ("expires", |row, _| row.expires.map(Key::Day)),
    ("product", |row, _| Key::words(&row.product)),
    // Those of which more are used than bought first.
    ("free", |row, _| row.seats.map(|seats| Key::Number(seats - row.used))),
    ("id", |row, _| Key::numbered(&row.id)),
    ("seats", |row, _| row.seats.map(Key::Number)),
    ("used", |row, _| Some(Key::Number(row.used))),
    ("notice", |row, _| row.notice.map(Key::Day)),
    ("supplier", |row, _| Key::words_of(&row.supplier_name).or_else(|| Key::words_of(&row.supplier))),
];

/// Every licence that is not retired, the first to expire first.
pub fn rows(assets: &[AssetCase], scene: &Scene) -> Vec<LicenceRow> {
    let licences = assets.iter().filter(|case| scene.is_of(&case.asset, Class::Licence));
    let mut rows: Vec<LicenceRow> = licences.map(|case| row(case, scene)).collect();
    rows.sort_by(|a, b| {
        let end = |row: &LicenceRow| row.expires.unwrap_or(NaiveDate::MAX);
        (end(a), &a.id).cmp(&(end(b), &b.id))
    });
    rows
}

fn row(case: &AssetCase, scene: &Scene) -> LicenceRow {
    let asset = &case.asset;
    let seats = asset.number("seats");
    let used = i64::try_from(case.state.seats.len()).unwrap_or(i64::MAX);
    let expires = asset.date("expires");
    let days = asset.number("notice_days").unwrap_or(scene.inventory.expiring_within);
    let notice = expires.map(|expires| scene.notice(expires, days));
    let term = match (expires, notice) {
        (Some(expires), _) if expires < scene.today => Term::Expired,
        (Some(_), Some(notice)) if notice <= scene.today => Term::Notice,
        (Some(_), _) => Term::Current,
        (None, _) => Term::Endless,
    };
    let text = |key: &str| asset.text(key).map(str::to_owned);
    let users = case.state.seats.iter().map(|seat| UserRow {
        id: seat.to.clone(),
        name: scene.people.get(&seat.to).map(|person| person.name.clone()),
        since: scene.zone.localize(seat.since),
        over: seat.over,
    });
    LicenceRow {
        id: asset.id.clone(),
        product: description(asset, scene.inventory),
        version: text("version"),
        seats,
        used,
        free: seats.map(|seats| (seats - used).max(0)),
        over: seats.map_or(0, |seats| (used - seats).max(0)),
        expires,
        days: expires.map(|expires| (expires - scene.today).num_days()),
        notice,
        term,
        supplier: text("supplier"),
        supplier_name: scene.supplier_name(asset.text("supplier")),
        contract: text("contract"),
        renewal: text("renewal"),
        users: users.collect(),
    }
}
