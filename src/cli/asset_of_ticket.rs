//! The assets that a ticket's fields name: found by what was typed, and what the inventory says of the
//! one in its header.

use serde_json::Value;

use super::app::App;
use super::error::CliError;
use crate::inventory::facts;
use crate::message;
use crate::model::event::Values;
use crate::model::message::Message;
use crate::model::ticket::Header;
use crate::model::time::Moment;
use crate::model::value::FieldType;
use crate::procedure::definition::{HeaderKey, Procedure};
use crate::procedure::replay::State;
use crate::store::StoreError;
use crate::store::desk::Desk;

/// Puts the identifier in place of whatever a registered asset answers to. What nobody registered stays
/// as it was typed, for it may be somebody else's.
///
/// # Errors
/// Several assets answer to it.
pub fn identify(desk: &Desk, procedure: &Procedure, values: &mut Values) -> Result<(), CliError> {
    for (key, value) in values.iter_mut() {
        let is_asset = procedure.field(key).is_some_and(|field| field.kind == FieldType::Asset);
        let Some(typed) = value.as_str().filter(|typed| is_asset && !typed.trim().is_empty()) else { continue };
        match desk.find_asset(typed) {
            Ok(path) => {
                if let Some(id) = path.file_stem().and_then(|stem| stem.to_str()) {
                    *value = Value::from(id);
                }
            }
            Err(StoreError::UnknownAsset { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// What expressions see of the asset of a ticket's header, given these values besides those known.
pub fn seen(desk: &Desk, procedure: &Procedure, state: &State, set: &Values, at: Moment) -> Option<Value> {
    let field = procedure.fields.iter().find(|field| field.header == Some(HeaderKey::Asset))?;
    let typed = set.get(&field.id).or_else(|| state.values.get(&field.id))?.as_str()?;
    let asset = desk.asset(typed)?;
    Some(facts::facts(&desk.asset_rules(), &asset, desk.zone().day(at)))
}

/// Says what the inventory says of an asset that a ticket is newly about: that it has none such, for a
/// wrong number is easily typed; that it is under warranty.
pub fn tell(app: &App, desk: &Desk, before: &Header, after: &Header, at: Moment) {
    let Some(named) = after.asset.as_ref().filter(|_| before.asset != after.asset) else { return };
    match desk.asset(named) {
        None => app.ui.say_message(&message!("warning-asset-unknown", asset = named)),
        Some(asset) => {
            if let Some(last) = facts::warranty(&asset, desk.zone().day(at)) {
                let supplier = asset.text("supplier");
                let supplier = supplier.map(|key| desk.suppliers.get(key).map_or(key, |known| known.name.as_str()));
                app.ui.say_message(&under_warranty(&asset.id, &last.to_string(), supplier));
            }
        }
    }
}

/// That an asset is under warranty, until when and with whom.
fn under_warranty(id: &str, last: &str, supplier: Option<&str>) -> Message {
    match supplier {
        Some(supplier) => message!("asset-under-warranty-with", id = id, until = last, supplier = supplier),
        None => message!("asset-under-warranty", id = id, until = last),
    }
}
