//! Plans of changes: each on what those before it leave, nothing written.

use std::collections::HashMap;

use serde_json::Value;

use super::agreement::consistent;
use super::request::Wanted;
use crate::cli::error::CliError;
use crate::inventory::engine::{self, AssetRequest, detail_name};
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::{Asset, AssetStatus, plain_number, text_in};
use crate::model::message::{Argument, Message};
use crate::procedure::engine::{Kind, Refusal, Unmet};
use crate::store::StoreError;
use crate::store::asset_search::NUMBER_KEYS;
use crate::store::assets::AssetRecord;
use crate::store::desk::Desk;

/// A planned step: the record before and after it.
#[derive(Debug, Clone)]
pub struct AssetStep {
    /// The record as it is; none of an asset that is new.
    pub before: Option<AssetRecord>,
    /// The record as it will be.
    pub after: AssetRecord,
    /// Its state after it.
    pub state: AssetState,
}

/// Plans requests one after the other, each on what those before it leave.
///
/// # Errors
/// Whatever stands in the way of any of them.
pub fn plan_all(desk: &Desk, wanted: &[Wanted]) -> Result<Vec<AssetStep>, CliError> {
    let mut steps: Vec<AssetStep> = Vec::new();
    let mut refused: Vec<Unmet> = Vec::new();
    let mut last: HashMap<String, usize> = HashMap::new();
    for want in wanted {
        match plan_after(desk, want, last.get(&want.asset).and_then(|index| steps.get(*index)), &steps) {
            Ok(step) => {
                last.insert(step.after.asset.id.clone(), steps.len());
                steps.push(step);
            }
            // Where there are several, it has to be said of which one.
            Err(CliError::Refusal(mut refusal)) => {
                if wanted.len() > 1 {
                    for item in &mut refusal.unmet {
                        item.message = of_asset(&want.asset, item.message.clone());
                    }
                }
                refused.extend(refusal.unmet);
            }
            Err(error) => return Err(error),
        }
    }
    if refused.is_empty() { Ok(steps) } else { Err(Refusal { unmet: refused }.into()) }
}

/// Plans one request on what the steps before it leave.
///
/// # Errors
/// Whatever stands in its way.
pub fn plan_one(desk: &Desk, want: &Wanted, steps: &[AssetStep]) -> Result<AssetStep, CliError> {
    plan_after(desk, want, steps.iter().rev().find(|step| step.after.asset.id == want.asset), steps)
}

/// Plans one request on what the step before it of that asset leaves, where there is one; `steps` are
/// all those before it.
///
/// # Errors
/// Whatever stands in its way.
pub fn plan_after(
    desk: &Desk,
    want: &Wanted,
    earlier: Option<&AssetStep>,
    steps: &[AssetStep],
) -> Result<AssetStep, CliError> {
    let rules = desk.asset_rules();
    let (before, state) = match earlier {
        Some(step) => (step.after.clone(), step.state.clone()),
        None => {
            let path = desk.asset_path(&want.asset);
            let path = path.ok_or_else(|| StoreError::UnknownAsset { typed: want.asset.clone(), near: None })?;
            let record = desk.read_asset(&path).map_err(StoreError::Damaged)?;
            let state = consistent(desk, &record)?;
            (record, state)
        }
    };
    let mut request = rules.completed(&state, want.request.clone());
    name_others(desk, &before.asset, &mut request)?;
    let plan = engine::plan(&rules, &before.asset, &state, &request)?;
    refuse_taken_numbers(desk, Some(&before.asset), &plan.after, steps)?;
    let after = desk.with_asset(&before, &plan.after)?;
    Ok(AssetStep { before: Some(before), after, state: plan.state })
}

/// Refuses an inventory tag or serial number that the asset gets and another in service has, as the
/// steps before leave them.
fn refuse_taken_numbers(
    desk: &Desk,
    before: Option<&Asset>,
    after: &Asset,
    steps: &[AssetStep],
) -> Result<(), CliError> {
    let mut unmet = Vec::new();
    for key in NUMBER_KEYS {
        let Some(number) = after.text(key).filter(|_| after.position.status != AssetStatus::Retired) else { continue };
        let plain = plain_number(number);
        if before.and_then(|before| before.text(key)).is_some_and(|known| plain_number(known) == plain) {
            continue;
        }
        let planned = |id: &str| steps.iter().rev().map(|step| &step.after.asset).find(|asset| asset.id == id);
        let has = |asset: &Asset| {
            asset.position.status != AssetStatus::Retired && asset.text(key).map(plain_number).as_ref() == Some(&plain)
        };
        let numbers = desk.asset_numbers();
        let written = numbers.holders(key, number).filter(|id| planned(id).is_none());
        let steps = steps.iter().map(|step| step.after.asset.id.as_str()).filter(|id| planned(id).is_some_and(has));
        if let Some(other) = written.chain(steps).find(|id| *id != after.id) {
            let message = message!("asset-refused-number-taken", key = key, number = number, id = other);
            unmet.push(Unmet::new(Kind::Condition, key, message).remedied(format!("folio asset show {other}")));
        }
    }
    if unmet.is_empty() { Ok(()) } else { Err(Refusal { unmet }.into()) }
}

/// Other assets that a request names, by their identifiers.
///
/// # Errors
/// One that is not in the inventory: what replaces an asset has to be registered first.
fn name_others(desk: &Desk, before: &Asset, request: &mut AssetRequest) -> Result<(), CliError> {
    for key in ["replaced_by", "instead_of"] {
        let Some(typed) = text_in(&request.details, key).map(str::to_owned) else { continue };
        let found = desk.find_asset(&typed).ok();
        let Some(id) = found.as_deref().and_then(|path| path.file_stem()?.to_str()) else {
            let message = message!("asset-refused-other", detail = Message::new(detail_name(key)), id = &typed);
            let unmet = Unmet::new(Kind::Unknown, key, message).remedied("folio asset add".to_owned());
            return Err(Refusal { unmet: vec![unmet] }.into());
        };
        if key == "replaced_by"
            && let Some(other) = desk.asset_named(id)
        {
            let position = &other.position;
            // What somebody still answers for is replaced by what that person has, or may be handed.
            let held = before.position.custodian.is_some() && position.status == AssetStatus::InUse;
            let elsewhere = held && position.custodian != before.position.custodian;
            let gone = matches!(position.status, AssetStatus::Retired | AssetStatus::Lost);
            let free = !elsewhere && !gone;
            if other.id == before.id || !free {
                let status = Message::new(position.status.message_id());
                let message = message!("asset-refused-replacement", id = &before.id, other = id, status = status);
                return Err(Refusal { unmet: vec![Unmet::new(Kind::Position, key, message)] }.into());
            }
        }
        request.details.insert(key.to_owned(), Value::from(id));
    }
    Ok(())
}

/// A new asset, registered by a request.
///
/// # Errors
/// Whatever stands in the way.
pub fn register(
    desk: &Desk,
    id: String,
    kind: String,
    uid: String,
    request: &AssetRequest,
) -> Result<AssetStep, CliError> {
    let rules = desk.asset_rules();
    let (card, position, events) = Default::default();
    let asset = Asset { id, uid: Some(uid), kind, card, position, events };
    let state = AssetState::default();
    let request = rules.completed(&state, request.clone());
    let plan = engine::plan(&rules, &asset, &state, &request)?;
    refuse_taken_numbers(desk, None, &plan.after, &[])?;
    Ok(AssetStep { before: None, after: desk.prepared_asset(&plan.after)?, state: plan.state })
}

/// What follows at once on an asset that is being registered.
///
/// # Errors
/// Whatever stands in the way.
pub fn follow(desk: &Desk, step: &AssetStep, request: &AssetRequest) -> Result<AssetStep, CliError> {
    let rules = desk.asset_rules();
    let request = rules.completed(&step.state, request.clone());
    let plan = engine::plan(&rules, &step.after.asset, &step.state, &request)?;
    Ok(AssetStep { before: None, after: desk.prepared_asset(&plan.after)?, state: plan.state })
}

/// The message, said of which asset where it does not say so itself.
pub fn of_asset(id: &str, problem: Message) -> Message {
    let names_it = problem.arguments.iter().any(|(name, value)| *name == "id" && *value == Argument::from(id));
    if names_it { problem } else { message!("refused-of-ticket", folio = id, problem = problem) }
}
