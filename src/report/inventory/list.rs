//! Which assets a person asks for, and a row of each.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Surroundings, card, position, status_word};
use crate::model::asset::{AssetStatus, Position, text_in};
use crate::model::catalogue::fold;
use crate::model::event::Values;
use crate::model::time::{self, Moment};
use crate::report::asset_case::AssetCase;
use crate::report::dispute::is_false;
use crate::report::order::{Key, SortKey};

/// Filters; an asset must pass every one. An empty list lets everything pass.
#[derive(Debug, Clone, Default)]
pub struct AssetQuery {
    /// Of one of these kinds.
    pub kinds: Vec<String>,
    /// In one of these states.
    pub states: Vec<AssetStatus>,
    /// One of these people answers for it; `None` stands for nobody.
    pub custodians: Vec<Option<String>>,
    /// In an area that has one of these texts in its name.
    pub areas: Vec<String>,
    /// In a place that has one of these texts in its name.
    pub places: Vec<String>,
    /// From one of these suppliers.
    pub suppliers: Vec<String>,
    /// With one of these inventory numbers.
    pub tags: Vec<String>,
    /// With a warranty that ends on that day or before.
    pub warranty_until: Option<NaiveDate>,
    /// Under warranty today.
    pub under_warranty: bool,
    /// Words that all occur somewhere in what identifies it.
    pub words: Vec<String>,
}

/// An asset in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssetRow {
    /// Identifier.
    pub id: String,
    /// Kind, its key.
    pub kind: String,
    /// Its name.
    pub kind_name: String,
    /// Inventory number.
    pub tag: Option<String>,
    /// Serial number.
    pub serial: Option<String>,
    /// Brand.
    pub brand: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// State.
    #[serde(serialize_with = "status_word")]
    pub state: AssetStatus,
    /// Whether steps of it are in dispute.
    #[serde(skip_serializing_if = "is_false")]
    pub disputed: bool,
    /// Who answers for it.
    pub custodian: Option<String>,
    /// Area.
    pub area: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// Since when it has that state and custodian.
    pub since: Option<Moment>,
    /// Custody letter or slip in force.
    pub letter: Option<String>,
    /// Day on which it is due back.
    pub due: Option<NaiveDate>,
    /// Whether that day has passed.
    pub late: bool,
    /// Ticket because of which it is where it is.
    pub ticket: Option<String>,
    /// Supplier, its key.
    pub supplier: Option<String>,
    /// Its name.
    pub supplier_name: Option<String>,
    /// Last day under warranty.
    pub warranty: Option<NaiveDate>,
    /// Whether it is under warranty; null where nothing is known of one.
    pub under_warranty: Option<bool>,
    /// Pieces there, of a consumable.
    pub quantity: Option<i64>,
    /// What a piece is.
    pub unit: Option<String>,
    /// Seats bought, of a licence.
    pub seats: Option<i64>,
    /// Seats given.
    pub seats_used: usize,
}

/// The row of an asset.
pub fn row(case: &AssetCase, with: &Surroundings) -> AssetRow {
    let (asset, position, card) = (&case.asset, position(case), card(case));
    let text = |key: &str| text_in(&card, key).map(str::to_owned);
    let warranty = text_in(&card, "warranty").and_then(time::read_date);
    let today = with.today();
    let supplier = text("supplier");
    let Position { status, custodian, area, place, since, letter, due, ticket, quantity, users, disputes, .. } =
        position;
    AssetRow {
        id: asset.id.clone(),
        kind: asset.kind.clone(),
        kind_name: with.kind_name(&asset.kind),
        tag: text("tag"),
        serial: text("serial"),
        brand: text("brand"),
        model: text("model"),
        state: status,
        disputed: !disputes.is_empty(),
        custodian,
        area,
        place,
        since: since.map(|since| with.zone.localize(since)),
        letter,
        late: due.is_some_and(|due| due < today),
        due,
        ticket,
        supplier_name: supplier.as_deref().map(|key| with.supplier_name(key)),
        supplier,
        under_warranty: warranty.map(|until| today <= until),
        warranty,
        quantity,
        unit: text("unit"),
        seats: card.get("seats").and_then(serde_json::Value::as_i64),
        seats_used: users.len(),
    }
}

impl AssetRow {
    /// What people call it: brand and model.
    pub fn description(&self) -> String {
        let parts: Vec<&str> = [&self.brand, &self.model].into_iter().flatten().map(String::as_str).collect();
        parts.join(" ")
    }
}

/// The rows of the assets that pass, in the order of their identifiers.
pub fn rows(cases: &[AssetCase], query: &AssetQuery, with: &Surroundings) -> Vec<AssetRow> {
    let mut rows: Vec<AssetRow> = chosen(cases, query, with).into_iter().map(|case| row(case, with)).collect();
    rows.sort_by_cached_key(|row| natural(&row.id));
    rows
}

/// The assets that pass, in the order in which they came.
pub fn chosen<'c>(cases: &'c [AssetCase], query: &AssetQuery, with: &Surroundings) -> Vec<&'c AssetCase> {
    let words = words(query);
    cases.iter().filter(|case| passes(case, query, &words, with)).collect()
}

/// Leaves the assets that pass.
pub fn retain(cases: &mut Vec<AssetCase>, query: &AssetQuery, with: &Surroundings) {
    let words = words(query);
    cases.retain(|case| passes(case, query, &words, with));
}

fn words(query: &AssetQuery) -> Vec<String> {
    query.words.iter().map(|word| fold(word)).filter(|word| !word.is_empty()).collect()
}

fn passes(case: &AssetCase, query: &AssetQuery, words: &[String], with: &Surroundings) -> bool {
    let (position, card) = (position(case), card(case));
    let part = |wanted: &[String], value: Option<&str>| {
        let value = value.map(fold);
        wanted.is_empty()
            || wanted.iter().any(|wanted| value.as_ref().is_some_and(|value| value.contains(&fold(wanted))))
    };
    let same = |wanted: &[String], value: Option<&str>| {
        let value = value.map(fold);
        wanted.is_empty() || wanted.iter().any(|wanted| value.as_ref().is_some_and(|value| *value == fold(wanted)))
    };
    let warranty = text_in(&card, "warranty").and_then(time::read_date);
    (query.kinds.is_empty() || query.kinds.contains(&case.asset.kind))
        && (query.states.is_empty() || query.states.contains(&position.status))
        && (query.custodians.is_empty() || query.custodians.contains(&position.custodian))
        && part(&query.areas, position.area.as_deref())
        && part(&query.places, position.place.as_deref())
        && same(&query.suppliers, text_in(&card, "supplier"))
        && same(&query.tags, text_in(&card, "tag"))
        && query.warranty_until.is_none_or(|last| warranty.is_some_and(|until| until <= last))
        && (!query.under_warranty || warranty.is_some_and(|until| with.today() <= until))
        && (words.is_empty() || says(case, &position, &card, words, with))
}

/// Whether every word occurs somewhere in what identifies the asset.
fn says(case: &AssetCase, position: &Position, card: &Values, words: &[String], with: &Surroundings) -> bool {
    let kind = with.kind_name(&case.asset.kind);
    let holder = position.custodian.as_deref().map(|id| with.person(id));
    let on_card = ["tag", "serial", "brand", "model"].into_iter().filter_map(|key| text_in(card, key));
    let of_holder = position.custodian.as_deref().into_iter().chain(holder.as_deref());
    let places = [&position.place, &position.area].into_iter().flatten().map(String::as_str);
    let all = [case.asset.id.as_str(), &kind].into_iter().chain(on_card).chain(of_holder).chain(places);
    let text = fold(&all.collect::<Vec<_>>().join(" \n "));
    words.iter().all(|word| text.contains(word.as_str()))
}

/// What rows can be put in order by; their own order is the first.
pub const KEYS: [SortKey<AssetRow>; 11] = [
    ("id", |row, _| Key::numbered(&row.id)),
    ("kind", |row, _| Key::words(&row.kind_name)),
    ("tag", |row, _| Key::numbered_of(&row.tag)),
    ("model", |row, _| Key::words(&row.description())),
    // In the order of a life.
    ("state", |row, _| Some(Key::state(row.state))),
    ("custodian", |row, people| Key::person_of(&row.custodian, people)),
    ("area", |row, _| Key::words_of(&row.area)),
    ("place", |row, _| Key::words_of(&row.place)),
    ("since", |row, _| row.since.map(Key::At)),
    ("due", |row, _| row.due.map(Key::Day)),
    ("warranty", |row, _| row.warranty.map(Key::Day)),
];

/// The letters of an identifier and the number at its end, for putting `PC-9` before `PC-10`.
pub fn natural(id: &str) -> (String, u64, String) {
    let letters = id.trim_end_matches(|c: char| c.is_ascii_digit());
    (letters.to_lowercase(), id[letters.len()..].parse().unwrap_or(u64::MAX), id.to_owned())
}
