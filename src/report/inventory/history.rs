//! What happened to an asset, event by event, and how it stood at a moment.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::{CardValue, Surroundings, card, card_values, label, position, status_word, value_text};
use crate::inventory::engine::detail_name;
use crate::inventory::replay::AssetState;
use crate::language::Language;
use crate::model::asset::{AssetEvent, AssetStatus, Deed, Position};
use crate::model::catalogue::{CardField, Kind, fold};
use crate::model::time::Moment;
use crate::report::asset_case::AssetCase;
use crate::report::dispute::Fate;
use crate::report::order::{Key, SortKey};

/// A detail of an event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DetailView {
    /// Key.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// The value as records hold it.
    pub value: Value,
    /// The same in words.
    #[serde(skip)]
    pub text: String,
}

/// A value of the card that an event changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeView {
    /// Key.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// What stood there; null where nothing did.
    pub was: Value,
    /// What stands there since; null where nothing does.
    pub is: Value,
    /// Both in words.
    #[serde(skip)]
    pub texts: (String, String),
}

/// An event with what it changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryRow {
    /// Identifier.
    pub id: String,
    /// Its place among all events, in the order in which they happened.
    #[serde(skip)]
    pub number: usize,
    /// When it happened.
    pub at: Moment,
    /// When it was written down, if later.
    pub recorded: Option<Moment>,
    /// Who recorded it.
    pub by: String,
    /// Who did it, where that person has no account.
    #[serde(rename = "for")]
    pub on_behalf: Option<String>,
    /// What it did.
    pub did: &'static str,
    /// The same in words.
    #[serde(skip)]
    pub title: String,
    /// Why it has no effect, if it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fate: Option<Fate>,
    /// Details.
    pub details: Vec<DetailView>,
    /// What it changed on the card.
    pub changes: Vec<ChangeView>,
    /// Ticket because of which.
    pub ticket: Option<String>,
    /// Event of that ticket.
    pub because: Option<String>,
    /// Remark.
    pub note: Option<String>,
    /// State after it, of all that was written down until then.
    #[serde(serialize_with = "status_word")]
    pub state: AssetStatus,
    /// Who answered for the asset after it.
    pub custodian: Option<String>,
    /// Where it stood after it.
    pub place: Option<String>,
}

/// How an asset stood at a moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AsOf {
    /// The moment.
    pub moment: Moment,
    /// Whether it was in the inventory by then.
    pub registered: bool,
    /// State.
    #[serde(serialize_with = "status_word")]
    pub state: AssetStatus,
    /// Who answered for it.
    pub custodian: Option<String>,
    /// Area.
    pub area: Option<String>,
    /// Place.
    pub place: Option<String>,
    /// Since when.
    pub since: Option<Moment>,
    /// Letter or slip in force.
    pub letter: Option<String>,
    /// Day on which it was due back.
    pub due: Option<NaiveDate>,
    /// Ticket because of which it was where it was.
    pub ticket: Option<String>,
    /// Pieces there.
    pub quantity: Option<i64>,
    /// Who had a seat.
    pub users: Vec<String>,
    /// Card.
    pub card: Vec<CardValue>,
}

/// The history of an asset.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct History {
    /// Asset.
    pub asset: String,
    /// Kind, its key.
    pub kind: String,
    /// What people call it.
    pub description: String,
    /// How it stood at the moment asked for, or stands.
    pub as_of: Option<AsOf>,
    /// The events until then, the oldest first.
    pub events: Vec<HistoryRow>,
}

/// The history of an asset; with a moment, what had happened by then and how the asset stood.
pub fn history(case: &AssetCase, moment: Option<Moment>, with: &Surroundings, language: &Language) -> History {
    let asset = &case.asset;
    let mut events = rows(case, with, language);
    if let Some(moment) = moment {
        events.retain(|row| row.at <= moment);
    }
    History {
        asset: asset.id.clone(),
        kind: asset.kind.clone(),
        description: asset.description().into_owned(),
        as_of: moment.map(|moment| as_of(case, moment, with, language)),
        events,
    }
}

fn as_of(case: &AssetCase, moment: Moment, with: &Surroundings, language: &Language) -> AsOf {
    let asset = &case.asset;
    let kind = with.inventory.kind(&asset.kind);
    let state = AssetState::replay_until(&asset.id, &asset.events, moment);
    // Of a card without history nothing is known but what it says today.
    let (at, values) =
        if asset.has_history() { (state.position(), state.card.clone()) } else { (position(case), card(case)) };
    let Position { status, custodian, area, place, since, letter, due, ticket, quantity, users, .. } = at;
    AsOf {
        moment: with.zone.localize(moment),
        registered: state.registered.is_some() || !asset.has_history(),
        state: status,
        custodian,
        area,
        place,
        since: since.map(|since| with.zone.localize(since)),
        letter,
        due,
        ticket,
        quantity,
        users,
        card: card_values(kind, &values, with, language),
    }
}

/// What events can be put in order by.
pub const KEYS: [SortKey<HistoryRow>; 4] = [
    // Of one moment the later entry is the later one.
    ("at", |row, _| Key::count(row.number)),
    ("recorded", |row, _| row.recorded.map(Key::At)),
    ("by", |row, people| Key::person_of(&Some(row.by.clone()), people)),
    ("did", |row, _| Key::words(&row.title)),
];

impl HistoryRow {
    /// Whether every word occurs somewhere in what the event says.
    pub fn says(&self, words: &[String], with: &Surroundings) -> bool {
        let details = self.details.iter().flat_map(|detail| [detail.label.clone(), detail.text.clone()]);
        let changes = self
            .changes
            .iter()
            .flat_map(|change| [change.label.clone(), change.texts.0.clone(), change.texts.1.clone()]);
        let people = [Some(&self.by), self.on_behalf.as_ref()].into_iter().flatten();
        let people = people.flat_map(|id| [id.clone(), with.person(id)]);
        let rest = [self.ticket.clone(), self.note.clone()].into_iter().flatten();
        let own = [self.title.clone(), self.did.to_owned()].into_iter();
        let text = fold(&own.chain(details).chain(changes).chain(people).chain(rest).collect::<Vec<_>>().join(" \n "));
        words.iter().flat_map(|word| word.split_whitespace()).all(|word| text.contains(&fold(word)))
    }
}

/// Every event with what it changed, in the order in which they happened.
pub fn rows(case: &AssetCase, with: &Surroundings, language: &Language) -> Vec<HistoryRow> {
    let asset = &case.asset;
    let fields = with.inventory.kind(&asset.kind).map(Kind::card).unwrap_or_default();
    let mut state = AssetState::before(&asset.events);
    let mut rows: Vec<HistoryRow> = Vec::with_capacity(asset.events.len());
    let fate = |id: &str| {
        let has_none = case.state.is_dropped(id) || case.state.repeated().iter().any(|repeated| repeated == id);
        Fate::of(id, &case.state.disputes, has_none)
    };
    for event in &asset.events {
        let before = state.card.clone();
        state.apply(&asset.id, event);
        let changed = |(key, is): (&String, &Value)| {
            let was = before.get(key).cloned().unwrap_or_default();
            (was != *is).then(|| change(key, was, is.clone(), &fields, with, language))
        };
        rows.push(HistoryRow {
            id: event.id.clone(),
            number: 0,
            at: with.zone.localize(event.at),
            recorded: event.recorded.map(|recorded| with.zone.localize(recorded)),
            by: event.by.clone(),
            on_behalf: event.on_behalf.clone(),
            did: event.deed.word(),
            title: Fate::beside(fate(&event.id), language.text(event.deed.message_id()), language),
            fate: fate(&event.id),
            details: details(event, with, language),
            changes: event.set.iter().filter_map(changed).collect(),
            ticket: event.ticket.as_ref().map(ToString::to_string),
            because: event.because.clone(),
            note: event.note.clone(),
            state: state.status(),
            custodian: state.custodian.clone(),
            place: state.place.clone(),
        });
    }
    rows.sort_by_key(|row| row.at);
    rows.iter_mut().enumerate().for_each(|(number, row)| row.number = number);
    rows
}

fn change(
    key: &str,
    was: Value,
    is: Value,
    fields: &[CardField],
    with: &Surroundings,
    language: &Language,
) -> ChangeView {
    let field = fields.iter().find(|field| field.key == key);
    let text = |value: &Value| value_text(field, value, with, language);
    ChangeView {
        key: key.to_owned(),
        label: field.map_or_else(|| key.to_owned(), |field| label(field, language)),
        texts: (text(&was), text(&is)),
        was,
        is,
    }
}

fn details(event: &AssetEvent, with: &Surroundings, language: &Language) -> Vec<DetailView> {
    let keys = event.deed.required().iter().chain(event.deed.optional());
    let view = |key: &&str| {
        let value = event.details.get(*key)?;
        Some(DetailView {
            key: (*key).to_owned(),
            label: language.text(detail_name(key)),
            text: detail_text(event, key, value, with, language),
            value: value.clone(),
        })
    };
    keys.filter_map(view).collect()
}

fn detail_text(event: &AssetEvent, key: &str, value: &Value, with: &Surroundings, language: &Language) -> String {
    let Some(text) = value.as_str() else {
        return match value {
            Value::Object(scan) if key == "scan" => {
                scan.get("name").and_then(Value::as_str).unwrap_or_default().to_owned()
            }
            Value::Object(_) => {
                let items = event.items();
                items.iter().map(|(item, condition)| format!("{item}: {condition}")).collect::<Vec<_>>().join("; ")
            }
            other => value_text(None, other, with, language),
        };
    };
    match key {
        "to" | "received_by" => with.person(text),
        "as" => language.find(signer_id(text)).unwrap_or_else(|| text.to_owned()),
        "on" => language.find(paper_id(text)).unwrap_or_else(|| text.to_owned()),
        "reason" if event.deed == Deed::Retired => retire_reason(text, with),
        "system" => with.suppliers.external(text).map_or(text, |system| system.name.as_str()).to_owned(),
        _ => text.to_owned(),
    }
}

/// The name of a reason for retiring, or its key where it is not declared.
pub fn retire_reason(key: &str, with: &Surroundings) -> String {
    let reasons = &with.inventory.retire_reasons;
    reasons.iter().find(|reason| reason.id == key).map_or(key, |reason| reason.name.as_str()).to_owned()
}

/// The identifier of a capacity's name in the Fluent files.
pub fn signer_id(role: &str) -> &'static str {
    match role {
        "receives" => "paper-role-receives",
        "hands_over" => "paper-role-hands-over",
        "head" => "paper-role-head",
        "carrier" => "paper-role-carrier",
        "guard" => "paper-role-guard",
        _ => "",
    }
}

/// The identifier of a paper's name in the Fluent files.
pub fn paper_id(paper: &str) -> &'static str {
    match paper {
        "letter" => "paper-letter",
        "slip" => "paper-slip",
        "return" => "paper-return",
        "pass" => "paper-pass",
        _ => "",
    }
}
