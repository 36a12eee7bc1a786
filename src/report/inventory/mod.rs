//! Questions put to the inventory: what there is, where, who answers for it, what is due.

pub mod custody;
pub mod custody_overview;
pub mod day;
pub mod expiring;
pub mod history;
pub mod list;
pub mod loans;
pub mod outside;
pub mod papers;
pub mod sheet;
pub mod show;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::asset_case::AssetCase;
use crate::language::Language;
use crate::model::asset::{AssetStatus, Position};
use crate::model::catalogue::{CardField, CardType, Inventory, Kind, Label, People, Suppliers};
use crate::model::event::Values;
use crate::model::time::{Moment, Zone};

/// What the inventory is read with.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// Kinds, limits, reasons.
    pub inventory: &'a Inventory,
    /// People.
    pub people: &'a People,
    /// Suppliers.
    pub suppliers: &'a Suppliers,
    /// The desk's time zone.
    pub zone: Zone,
    /// What time it is.
    pub now: Moment,
}

impl Surroundings<'_> {
    /// The day that it is.
    pub fn today(&self) -> NaiveDate {
        self.zone.day(self.now)
    }

    /// Name of a kind, or its key where it is not declared.
    pub fn kind_name(&self, key: &str) -> String {
        self.inventory.kind(key).map_or(key, |kind| kind.name.as_str()).to_owned()
    }

    /// Name of a supplier, or its key where there is none.
    pub fn supplier_name(&self, key: &str) -> String {
        self.suppliers.get(key).map_or(key, |supplier| supplier.name.as_str()).to_owned()
    }

    /// A person's name, or the identifier where nobody has it.
    pub fn person(&self, id: &str) -> String {
        self.people.get(id).map_or(id, |person| person.name.as_str()).to_owned()
    }

    /// The last day of somebody who has left.
    pub fn left(&self, id: &str) -> Option<NaiveDate> {
        self.people.get(id)?.until.filter(|until| *until < self.today())
    }
}

/// Where an asset is: what its events give, or what its card says where it has no history.
pub fn position(case: &AssetCase) -> Position {
    if case.asset.has_history() { case.state.position() } else { case.asset.position.clone() }
}

/// What is on an asset's card: what its events give, and what people wrote besides.
pub fn card(case: &AssetCase) -> Values {
    let mut card = case.asset.card.clone();
    card.extend(case.state.card.iter().map(|(key, value)| (key.clone(), value.clone())));
    card
}

/// Days from one day to another; below zero where the other is earlier.
pub fn days(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// Writes a state as the word that stands in files.
pub(crate) fn status_word<S: Serializer>(status: &AssetStatus, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.word())
}

/// A value of a card as people read it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CardValue {
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

/// What a field of a card is called.
pub fn label(field: &CardField, language: &Language) -> String {
    match &field.label {
        Label::Own(text) => text.clone(),
        Label::Message(id) => language.text(id),
    }
}

/// A value in words: choices and suppliers by their names.
pub fn value_text(field: Option<&CardField>, value: &Value, with: &Surroundings, language: &Language) -> String {
    match (field.map(|field| field.kind), value) {
        (_, Value::Bool(yes)) => language.text(if *yes { "yes" } else { "no" }),
        (_, Value::Array(items)) => {
            let text = |item: &Value| item.as_str().map_or_else(|| item.to_string(), str::to_owned);
            items.iter().map(text).collect::<Vec<_>>().join(", ")
        }
        (Some(CardType::Supplier), Value::String(key)) => with.supplier_name(key),
        (Some(CardType::Choice), Value::String(id)) => {
            let choices = field.map(|field| &field.choices[..]).unwrap_or_default();
            choices.iter().find(|choice| choice.id == *id).map_or(id, |choice| &choice.name).clone()
        }
        (_, Value::String(text)) => text.clone(),
        (_, Value::Null) => String::new(),
        (_, other) => other.to_string(),
    }
}

/// A card's values in the order of its kind, what nobody declares last under its key.
pub fn card_values(kind: Option<&Kind>, card: &Values, with: &Surroundings, language: &Language) -> Vec<CardValue> {
    let fields = kind.map(Kind::card).unwrap_or_default();
    let declared = fields.iter().filter_map(|field| Some((field.key.clone(), Some(field), card.get(&field.key)?)));
    let undeclared = card.iter().filter(|(key, _)| !fields.iter().any(|field| field.key == **key));
    let undeclared = undeclared.map(|(key, value)| (key.clone(), None, value));
    declared
        .chain(undeclared)
        .map(|(key, field, value)| CardValue {
            label: field.map_or_else(|| key.clone(), |field| label(field, language)),
            text: value_text(field, value, with, language),
            value: value.clone(),
            key,
        })
        .collect()
}
