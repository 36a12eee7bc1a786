//! The plan of renewals and purchases: what expires, which seats and which supplies are short, and
//! what all that costs, month by month.

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use super::{Amount, LicenceRow, Scene, Term, rows};
use crate::inventory::money;
use crate::model::catalogue::{Class, People};
use crate::report::asset_case::AssetCase;
use crate::report::label::description;
use crate::report::order::{Key, Order, SortKey};

/// Why something is to be bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A licence expires.
    Renewal,
    /// More seats are in use than were bought.
    Seats,
    /// Fewer pieces are there than there should be.
    Stock,
}

/// Something to be bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Why.
    pub reason: Reason,
    /// Day: on which the licence expires; today of what is short.
    pub day: NaiveDate,
    /// Day on which the end has to be told of at the latest; none of what is short.
    pub notice: Option<NaiveDate>,
    /// Whether the day, or the day of the notice, is here or past.
    pub pressing: bool,
    /// Identifier of the asset.
    pub asset: String,
    /// What people call it.
    pub product: String,
    /// How many: seats or pieces.
    pub quantity: Option<i64>,
    /// What it costs, with its currency; none where the card has no price.
    #[serde(serialize_with = "written")]
    pub price: Option<Amount>,
    /// Supplier, a key of the catalogue.
    pub supplier: Option<String>,
    /// That supplier's name.
    pub supplier_name: Option<String>,
    /// Contract.
    pub contract: Option<String>,
}

fn written<S: Serializer>(price: &Option<Amount>, serializer: S) -> Result<S::Ok, S::Error> {
    price.as_ref().map(Amount::to_string).serialize(serializer)
}

fn all_written<S: Serializer>(sums: &[Amount], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(sums.iter().map(Amount::to_string))
}

/// What is to be bought in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthPlan {
    /// Year.
    pub year: i32,
    /// Month, from 1.
    pub month: u32,
    /// What is to be bought, in order of day.
    pub items: Vec<Item>,
    /// What that costs, for each currency.
    #[serde(serialize_with = "all_written")]
    pub totals: Vec<Amount>,
    /// Items without a price, which the total lacks.
    pub unpriced: usize,
}

/// The plan of renewals and purchases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LicencePlan {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Months in which there is something, in order.
    pub months: Vec<MonthPlan>,
    /// What all costs, for each currency.
    #[serde(serialize_with = "all_written")]
    pub totals: Vec<Amount>,
    /// Items without a price, which the total lacks.
    pub unpriced: usize,
}

/// What the items of a month can be put in order by.
pub const PLAN_KEYS: [SortKey<Item>; 8] = [
    ("day", |item, _| Some(Key::Day(item.day))),
    ("what", |item, _| Some(Key::Number(item.reason as i64))),
    ("id", |item, _| Key::numbered(&item.asset)),
    ("product", |item, _| Key::words(&item.product)),
    ("quantity", |item, _| item.quantity.map(Key::Number)),
    ("supplier", |item, _| Key::words_of(&item.supplier_name).or_else(|| Key::words_of(&item.supplier))),
    ("price", |item, _| item.price.clone().map(Key::Money)),
    ("notice", |item, _| item.notice.map(Key::Day)),
];

impl LicencePlan {
    /// Puts the items of each month in order.
    pub fn sort(&mut self, order: Order, people: &People) {
        for month in &mut self.months {
            order.sort(&mut month.items, &PLAN_KEYS, people);
        }
    }
}

/// The plan from a day to another, both included. What expired before and was not renewed is there
/// too where today is; so is what is short now.
pub fn plan(assets: &[AssetCase], from: NaiveDate, until: NaiveDate, scene: &Scene) -> LicencePlan {
    let has_today = from <= scene.today && scene.today <= until;
    let licences = rows(assets, scene);
    let mut items: Vec<Item> = licences
        .iter()
        .filter_map(renewal)
        .filter(|item| item.day <= until && (item.day >= from || (has_today && item.day < scene.today)))
        .collect();
    if has_today {
        let asset = |id: &str| assets.iter().find(|case| case.asset.id == id);
        items.extend(licences.iter().filter(|row| row.over > 0).map(|row| seats(row, asset(&row.id), scene)));
        items.extend(assets.iter().filter_map(|case| stock(case, scene)));
    }
    items.sort_by(|a, b| (a.day, a.reason, &a.asset).cmp(&(b.day, b.reason, &b.asset)));
    let (totals, unpriced) = totals(&items);
    let mut months: Vec<MonthPlan> = Vec::new();
    for item in items {
        let (year, month) = (item.day.year(), item.day.month());
        match months.last_mut().filter(|last| (last.year, last.month) == (year, month)) {
            Some(last) => last.items.push(item),
            None => months.push(MonthPlan { year, month, items: vec![item], totals: Vec::new(), unpriced: 0 }),
        }
    }
    for month in &mut months {
        (month.totals, month.unpriced) = self::totals(&month.items);
    }
    LicencePlan { from, until, months, totals, unpriced }
}

fn totals(items: &[Item]) -> (Vec<Amount>, usize) {
    let totals = money::sums(items.iter().filter_map(|item| item.price.as_ref()));
    (totals, items.iter().filter(|item| item.price.is_none()).count())
}

fn renewal(row: &LicenceRow) -> Option<Item> {
    Some(Item {
        reason: Reason::Renewal,
        day: row.expires?,
        notice: row.notice,
        pressing: matches!(row.term, Term::Notice | Term::Expired),
        asset: row.id.clone(),
        product: named(&row.product, row.version.as_deref()),
        quantity: row.seats,
        price: row.renewal.as_deref().and_then(Amount::read),
        supplier: row.supplier.clone(),
        supplier_name: row.supplier_name.clone(),
        contract: row.contract.clone(),
    })
}

/// A product with its version.
pub(super) fn named(product: &str, version: Option<&str>) -> String {
    version.map_or_else(|| product.to_owned(), |version| format!("{product} {version}"))
}

/// The seats that are in use and were not bought. One costs its share of what all cost.
fn seats(row: &LicenceRow, case: Option<&AssetCase>, scene: &Scene) -> Item {
    let price = case.and_then(|case| case.asset.text("price")).and_then(Amount::read);
    let one = price.zip(row.seats.filter(|seats| *seats > 0)).and_then(|(price, seats)| price.share(seats));
    Item {
        reason: Reason::Seats,
        day: scene.today,
        notice: None,
        pressing: true,
        asset: row.id.clone(),
        product: named(&row.product, row.version.as_deref()),
        quantity: Some(row.over),
        price: one.and_then(|one| one.times(row.over)),
        supplier: row.supplier.clone(),
        supplier_name: row.supplier_name.clone(),
        contract: row.contract.clone(),
    }
}

/// The pieces that a consumable lacks; its price is that of one.
fn stock(case: &AssetCase, scene: &Scene) -> Option<Item> {
    let asset = &case.asset;
    let minimum = asset.number("minimum").filter(|_| scene.is_of(asset, Class::Consumable))?;
    let short = minimum.checked_sub(asset.position.quantity.unwrap_or_default()).filter(|short| *short > 0)?;
    Some(Item {
        reason: Reason::Stock,
        day: scene.today,
        notice: None,
        pressing: true,
        asset: asset.id.clone(),
        product: description(asset, scene.inventory),
        quantity: Some(short),
        price: asset.text("price").and_then(Amount::read).and_then(|one| one.times(short)),
        supplier: asset.text("supplier").map(str::to_owned),
        supplier_name: scene.supplier_name(asset.text("supplier")),
        contract: asset.text("contract").map(str::to_owned),
    })
}
