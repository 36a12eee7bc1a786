//! An asset as one of two lists has it, and what its keys are called.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Compared;
use crate::inventory::table::values::write_value;
use crate::inventory::table::{Mapping, RowDraft, RowProblem};
use crate::model::asset::{Asset, AssetStatus};
use crate::model::catalogue::{CardType, Inventory, People};
use crate::model::plain;

/// An asset as one of the lists has it: what it says, as text, by key. What it does not say is not
/// there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// What it says under each key.
    pub says: BTreeMap<String, String>,
    /// Whether it may be a retired asset.
    pub life: Life,
}

/// Whether an entry may be a retired asset. Retirement gives tag and serial number free: by them a
/// retired asset is only who is said to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Life {
    /// An asset in service, or a row that does not say that its asset is retired.
    #[default]
    Current,
    /// A row that says so.
    SaidRetired,
    /// A registered asset that is.
    Retired,
}

impl Entry {
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.says.get(key).map(String::as_str)
    }

    /// A row, with what could not be read of it as it stands there.
    pub fn of_row(draft: &RowDraft, problems: &[&RowProblem], mapping: &Mapping, with: Names) -> Self {
        let mut says = BTreeMap::new();
        let mut put = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                says.insert(key.to_owned(), value);
            }
        };
        for problem in problems.iter().filter(|problem| !problem.value.trim().is_empty()) {
            // What stands twice could be read.
            let key = mapping.columns().find(|(name, _)| problem.column.as_ref() == Some(name)).map(|(_, key)| key);
            if let Some(key) = key.filter(|_| problem.message.id != "table-repeated") {
                put(key, Some(plain::one_line(&problem.value)));
            }
        }
        put("id", draft.id.clone());
        let has_column = mapping.column_of("kind").is_some();
        put("kind", draft.kind.as_deref().filter(|_| has_column).map(|kind| with.kind(kind)));
        put("state", draft.state.map(|state| state.word().to_owned()));
        put("custodian", draft.custodian.as_deref().map(|id| with.person(id)));
        put("area", draft.area.clone());
        put("place", draft.place.clone());
        put("letter", draft.letter.clone());
        put("quantity", draft.quantity.map(|pieces| pieces.to_string()));
        for (key, value) in &draft.card {
            put(key, written(value));
        }
        let said = draft.state == Some(AssetStatus::Retired);
        Self { says, life: if said { Life::SaidRetired } else { Life::Current } }
    }

    /// A registered asset.
    pub fn of_asset(asset: &Asset, with: Names) -> Self {
        let position = &asset.position;
        let header = [
            ("id", Some(asset.id.clone())),
            ("kind", Some(with.kind(&asset.kind))),
            ("state", Some(position.status.word().to_owned())),
            ("custodian", position.custodian.as_deref().map(|id| with.person(id))),
            ("area", position.area.clone()),
            ("place", position.place.clone()),
            ("letter", position.letter.clone()),
            ("quantity", position.quantity.map(|pieces| pieces.to_string())),
        ];
        let card = asset.card.iter().map(|(key, value)| (key.as_str(), written(value)));
        let says = header.into_iter().chain(card).filter_map(|(key, value)| Some((key.to_owned(), value?)));
        let retired = position.status == AssetStatus::Retired;
        Self {
            says: says.filter(|(_, value)| !value.trim().is_empty()).collect(),
            life: if retired { Life::Retired } else { Life::Current },
        }
    }
}

fn written(value: &Value) -> Option<String> {
    let text = plain::one_line(&write_value(value));
    (!text.is_empty()).then_some(text)
}

/// What keys are called.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// Kinds.
    pub inventory: &'a Inventory,
    /// People.
    pub people: &'a People,
}

impl Names<'_> {
    fn kind(self, key: &str) -> String {
        self.inventory.kind(key).map_or(key, |kind| &kind.name).to_owned()
    }

    fn person(self, id: &str) -> String {
        self.people.get(id).map_or(id, |person| &person.name).to_owned()
    }

    /// What is compared under a key; none where kinds do not agree on its type.
    pub fn field(self, key: &str) -> Compared {
        let mut types: Vec<CardType> =
            self.inventory.kinds.iter().filter_map(|kind| Some(kind.field(key)?.kind)).collect();
        types.dedup();
        let kind = match types[..] {
            _ if key == "quantity" => Some(CardType::Whole),
            [only] => Some(only),
            _ => None,
        };
        Compared { key: key.to_owned(), kind }
    }
}
