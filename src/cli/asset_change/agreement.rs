//! Whether an asset's file says what its events give (the replay law).

use serde_json::Value;

use crate::cli::error::CliError;
use crate::inventory::engine::card_differences;
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::{Asset, HEADER_KEYS};
use crate::model::finding::Finding;
use crate::model::folio::Folio;
use crate::model::shape::Step;
use crate::store::assets::AssetRecord;
use crate::store::desk::Desk;
use crate::store::tickets::Places;
use crate::store::{StoreError, file};

/// The state that an asset's events give.
///
/// # Errors
/// The file says something else (the replay law): it was changed by hand, and nothing is added to it
/// before that is put right. Or it has no history yet.
pub fn consistent(desk: &Desk, record: &AssetRecord) -> Result<AssetState, CliError> {
    let state = AssetState::replay(&record.asset.id, &record.asset.events);
    let findings = record_findings(desk, record, &state);
    if findings.is_empty() { Ok(state) } else { Err(StoreError::Damaged(findings).into()) }
}

/// Whether the asset is where an event of a ticket left it: no step was recorded since.
pub fn has_effect_of(asset: &Asset, folio: &Folio, because: &str) -> bool {
    let state = AssetState::replay(&asset.id, &asset.events);
    let in_dispute = |id: &str| state.disputes.iter().any(|dispute| dispute.id == id);
    let mut steps = asset.events.iter().rev().filter(|event| event.deed.is_step());
    let last = steps.find(|event| !state.is_dropped(&event.id) && !in_dispute(&event.id));
    last.is_some_and(|event| event.because.as_deref() == Some(because) && event.ticket.as_ref() == Some(folio))
}

/// Where an asset's file differs from what its events give.
pub fn record_findings(desk: &Desk, record: &AssetRecord, state: &AssetState) -> Vec<Finding> {
    let asset = &record.asset;
    let shown = file::display(&desk.root, &record.path);
    if !asset.has_history() {
        let places = Places::of(&shown, &record.text);
        let message = message!("finding-asset-without-history", id = &asset.id);
        return vec![Finding::new(places.at(&[Step::Key("id".to_owned())]), message)];
    }
    let written = asset.position.entries();
    let derived = state.position().entries();
    let kind = desk.inventory.kind(&asset.kind);
    let card = card_differences(kind, asset, state);
    if written == derived && card.is_empty() {
        return Vec::new();
    }
    let places = Places::of(&shown, &record.text);
    let mut differences: Vec<(String, Option<Value>, Option<Value>)> = card;
    for key in HEADER_KEYS {
        let of = |entries: &[(&'static str, Value)]| {
            entries.iter().find(|(known, _)| *known == key).map(|(_, value)| value.clone())
        };
        let (says, gives) = (of(&written), of(&derived));
        if says != gives {
            differences.push((key.to_owned(), says, gives));
        }
    }
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let finding = |(key, says, gives): (String, Option<Value>, Option<Value>)| {
        let place = places.at(&[Step::Key(key.clone())]);
        let how = if HEADER_KEYS.contains(&key.as_str()) {
            message!("asset-how-position")
        } else {
            message!("asset-how-card", id = &asset.id, key = &key)
        };
        let message = match (says, gives) {
            (Some(says), Some(gives)) => {
                message!("finding-asset-differs", key = &key, says = text(&says), gives = text(&gives))
            }
            (Some(says), None) => message!("finding-asset-extra", key = &key, says = text(&says)),
            (None, gives) => {
                message!("finding-asset-missing", key = &key, gives = gives.as_ref().map(text).unwrap_or_default())
            }
        };
        Finding::new(place, message.with("how", how))
    };
    differences.into_iter().map(finding).collect()
}
