//! What became of assets, in lines and as JSON.

use serde_json::{Value, json};

use super::plan::AssetStep;
use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::model::asset::Asset;
use crate::model::message::Message;
use crate::store::desk::Desk;

/// Says what became of each asset; as JSON a list.
///
/// # Errors
/// The output cannot be written.
pub fn print(app: &App, desk: &Desk, steps: &[AssetStep], as_json: bool, dry: bool) -> Result<Exit, CliError> {
    if as_json {
        let data: Vec<Value> = steps.iter().map(|step| step_json(step, dry)).collect();
        app.ui.print_json("folio/asset-change/1", &data)?;
        return Ok(Exit::Done);
    }
    for step in steps {
        app.ui.print(&app.ui.language.format(&told(desk, step)))?;
        if dry && let Some(event) = step.after.asset.events.last() {
            app.ui.print(&crate::yaml::emit(&json!({ "events": [event.to_value()] })))?;
        }
    }
    if dry {
        app.ui.say_message(&message!("change-dry-run"));
    }
    Ok(Exit::Done)
}

/// What became of an asset, as JSON.
pub fn step_json(step: &AssetStep, dry: bool) -> Value {
    let side = |asset: &Asset| {
        let position = &asset.position;
        json!({ "state": position.status.word(), "custodian": position.custodian, "place": position.place })
    };
    json!({
        "asset": step.after.asset.id,
        "dry_run": dry,
        "event": step.after.asset.events.last().map(crate::model::asset::AssetEvent::to_value),
        "before": step.before.as_ref().map(|record| side(&record.asset)),
        "after": side(&step.after.asset),
    })
}

/// What became of an asset, in a line.
pub fn told(desk: &Desk, step: &AssetStep) -> Message {
    let asset = &step.after.asset;
    let position = &asset.position;
    let deed = asset.events.last().map_or("deed-noted", |event| event.deed.message_id());
    let base = match &position.custodian {
        Some(holder) => message!("asset-told-held", id = &asset.id, holder = desk.asset_rules().name(holder)),
        None => message!("asset-told", id = &asset.id),
    };
    base.with("deed", Message::new(deed))
        .with("status", Message::new(position.status.message_id()))
        .with("place", position.place.clone().unwrap_or_default())
}
