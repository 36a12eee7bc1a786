//! The assets that a step of a ticket moves: found, judged by their own rules, and written with it.
//!
//! They are judged twice. [`rehearse`] says which assets move and what stands in the way, so that the
//! ticket's event can name them; only then is the event's identifier known, which the assets' events
//! name in turn ([`plan`]).

use std::cell::OnceCell;

use serde_json::{Value, json};

use super::app::App;
use super::asset_change::{self, AssetStep, Wanted};
use super::error::CliError;
use crate::inventory::engine::{AssetRequest, detail_name, is_same_serial};
use crate::inventory::replay::AssetState;
use crate::inventory::request;
use crate::message;
use crate::model::asset::{AssetStatus, Deed, text_in};
use crate::model::event::Values;
use crate::model::folio::Folio;
use crate::model::message::Message;
use crate::model::ticket::Ticket;
use crate::model::time::Moment;
use crate::procedure::engine::{AssetMove, Given, Intent, Kind, Plan, Refusal, Request, Rules, Unmet};
use crate::procedure::replay::State;
use crate::store::StoreError;
use crate::store::desk::Desk;

/// Event that is not known yet, while it is looked what stands in the way.
const NOT_YET: &str = "-";

/// Assets offered at most in place of one that is not registered.
const MOST_NEAR: usize = 3;

/// What stands for a detail that is missing, to see what is wrong besides.
const MISSING: &str = "…";

/// The movements of a step.
#[derive(Debug, Default)]
pub struct Moves {
    /// Identifiers of the assets that it moves, each once.
    pub assets: Vec<String>,
    /// What is said of those that it passes over.
    pub passed: Vec<Message>,
    /// What stands in the way.
    pub unmet: Vec<Unmet>,
    wanted: Vec<Wanted>,
}

/// Looks which assets a request on a ticket moves and what stands in the way; `before` are the
/// movements of the steps before it.
///
/// # Errors
/// An expression that cannot be evaluated; several assets that answer to one word; a damaged file.
pub fn rehearse(
    desk: &Desk,
    rules: &Rules,
    folio: &Folio,
    state: &State,
    request: &Request,
    before: &[AssetStep],
) -> Result<Moves, CliError> {
    let mut moves = Moves::default();
    let mut steps = before.to_vec();
    // Assets of which it is not known where they would be after what was refused.
    let mut adrift: Vec<String> = Vec::new();
    let keeps = OnceCell::new();
    let keeps_inventory = || *keeps.get_or_init(|| desk.keeps_inventory());
    for movement in rules.moves(state, request).map_err(CliError::Refused)? {
        let deed = Message::new(movement.deed.message_id());
        let path = match desk.find_asset(&movement.asset) {
            Ok(path) => path,
            Err(StoreError::UnknownAsset { .. }) if keeps_inventory() => {
                moves.unmet.push(unregistered(desk, rules, folio, request, &movement));
                continue;
            }
            Err(StoreError::UnknownAsset { .. }) => {
                moves.passed.push(message!("moves-unregistered", asset = &movement.asset, deed = deed));
                continue;
            }
            Err(error) => return Err(error.into()),
        };
        let record = desk.read_asset(&path).map_err(StoreError::Damaged)?;
        let id = record.asset.id.clone();
        if !record.asset.has_history() {
            moves.passed.push(message!("moves-without-history", id = &id, deed = deed));
            continue;
        }
        let known = steps.iter().rev().find(|step| step.after.asset.id == id).map(|step| step.state.clone());
        let now = match known {
            Some(state) => state,
            None => asset_change::consistent(desk, &record)?,
        };
        let wanted = Wanted { asset: id.clone(), request: asset_request(desk, folio, &movement, request) };
        if is_there(desk, &now, &wanted.request) {
            continue;
        }
        match asset_change::plan_one(desk, &wanted, &steps) {
            Ok(step) => steps.push(step),
            Err(CliError::Refusal(refusal)) => {
                let told =
                    refusal.unmet.into_iter().filter(|item| !adrift.contains(&id) || item.kind != Kind::Position);
                moves.unmet.extend(told.map(|item| of_asset(rules, folio, request, &movement, &id, item)));
                match asset_change::plan_one(desk, &supposed(&wanted), &steps) {
                    Ok(step) => steps.push(step),
                    Err(_) => adrift.push(id.clone()),
                }
            }
            Err(error) => return Err(error),
        }
        if !moves.assets.contains(&id) {
            moves.assets.push(id);
        }
        moves.wanted.push(wanted);
    }
    Ok(moves)
}

/// What the movements of a step lack if nothing is given with it: fields from which a detail that must
/// be said is computed.
pub fn missing(desk: &Desk, rules: &Rules, ticket: &Ticket, state: &State, intent: Intent, now: Moment) -> Vec<Unmet> {
    let (actor, opens, moves) = Default::default();
    let request =
        Request { intent, actor, on_behalf: None, at: now, now, set: Values::new(), note: None, opens, moves };
    let moves = rehearse(desk, rules, &ticket.folio, state, &request, &[]);
    let unmet = moves.map(|moves| moves.unmet).unwrap_or_default();
    unmet.into_iter().filter(|item| item.kind == Kind::Field && rules.procedure.field(&item.key).is_some()).collect()
}

/// Plans the movements of a step whose event has that identifier.
///
/// # Errors
/// Whatever stands in the way.
pub fn plan(desk: &Desk, moves: &Moves, event: &str, before: &[AssetStep]) -> Result<Vec<AssetStep>, CliError> {
    let mut steps = before.to_vec();
    for wanted in &moves.wanted {
        let mut wanted = wanted.clone();
        wanted.request.because = Some(event.to_owned());
        steps.push(asset_change::plan_one(desk, &wanted, &steps)?);
    }
    Ok(steps.split_off(before.len()))
}

/// The ticket's plan with its movements, or what stands in the way of either.
///
/// # Errors
/// Everything that stands in the way.
pub fn settled(
    plan: Result<Plan, Refusal>,
    moves: Result<Moves, CliError>,
    request: &Request,
) -> Result<(Plan, Moves), CliError> {
    match (plan, moves) {
        (Ok(plan), Ok(moves)) if moves.unmet.is_empty() => Ok((plan, moves)),
        (Ok(_), Ok(moves)) => Err(Refusal { unmet: moves.unmet }.into()),
        (Err(refusal), Ok(moves)) => Err(joined(refusal, moves, request).into()),
        (Err(refusal), Err(_)) => Err(refusal.into()),
        (Ok(_), Err(error)) => Err(error),
    }
}

/// What the ticket is refused for, with what its assets are refused for: everything at once, unless
/// it is not its turn at all.
fn joined(mut refusal: Refusal, moves: Moves, request: &Request) -> Refusal {
    let closed = |item: &Unmet| match (&request.intent, item.kind) {
        (_, Kind::Position) => true,
        (Intent::Outcome(outcome), Kind::Condition | Kind::Unknown) => item.key == *outcome,
        _ => false,
    };
    if refusal.unmet.iter().any(closed) {
        return refusal;
    }
    let timely = !refusal.unmet.iter().any(|item| item.kind == Kind::Time);
    for item in moves.unmet {
        // A field that the ticket lacks is missed once.
        let known = refusal.unmet.iter().any(|other| other.key == item.key);
        if !known && (timely || item.kind != Kind::Time) {
            refusal.unmet.push(item);
        }
    }
    refusal
}

fn asset_request(desk: &Desk, folio: &Folio, movement: &AssetMove, request: &Request) -> AssetRequest {
    let mut details = Values::new();
    for (key, value) in &movement.details {
        let Some(mut value) = request::detail_of_ticket(key, value, desk.zone()) else { continue };
        if matches!(key.as_str(), "instead_of" | "replaced_by")
            && let Some(other) = value.as_str().and_then(|typed| desk.asset(typed))
        {
            value = Value::String(other.id);
        }
        details.insert(key.clone(), value);
    }
    AssetRequest {
        deed: movement.deed,
        details,
        set: Values::new(),
        ticket: Some(folio.clone()),
        because: Some(NOT_YET.to_owned()),
        actor: request.actor.clone(),
        on_behalf: None,
        at: movement.at,
        now: request.now,
        note: None,
    }
}

/// Whether an asset in that state is already where the movement leads.
fn is_there(desk: &Desk, state: &AssetState, request: &AssetRequest) -> bool {
    let status = state.status();
    let to = text_in(&request.details, "to");
    let to = to.map(|named| desk.asset_rules().person(named).unwrap_or_else(|| named.to_owned()));
    let held = || to.is_some() && to == state.custodian;
    let same_place = || text_in(&request.details, "place").is_some_and(|place| Some(place) == state.place.as_deref());
    // Whoever wrote down that it came back must have read the same number at the door.
    let same_serial = || {
        let read = text_in(&request.details, "serial");
        read.zip(state.text("serial")).is_none_or(|(read, known)| is_same_serial(read, known))
    };
    // Whoever let it out by hand, and said because of which ticket, need not do it again.
    let pass = state.open_pass().filter(|pass| pass.ticket == request.ticket);
    match request.deed {
        Deed::Returned => status == AssetStatus::InStock,
        // Lost, or outside while retained, it is not there: the asset's own rules say so.
        Deed::GivenBack => matches!(status, AssetStatus::InStock | AssetStatus::InUse | AssetStatus::Lent),
        Deed::Assigned | Deed::Transferred => status == AssetStatus::InUse && held(),
        Deed::Lent => status == AssetStatus::Lent && held(),
        Deed::Moved => same_place(),
        Deed::Retained => status == AssetStatus::Retained,
        Deed::Authorised => pass.is_some(),
        Deed::Left => pass.is_some_and(|pass| pass.left.is_some()),
        Deed::CameBack => {
            !matches!(status, AssetStatus::Outside | AssetStatus::Lost | AssetStatus::Retired) && same_serial()
        }
        Deed::Withdrawn => state.open_pass().is_none_or(|pass| pass.left.is_some()),
        Deed::Lost => status == AssetStatus::Lost,
        Deed::Found => status != AssetStatus::Lost,
        Deed::Retired => status == AssetStatus::Retired,
        _ => false,
    }
}

/// The same with everything said that must be.
fn supposed(wanted: &Wanted) -> Wanted {
    let mut wanted = wanted.clone();
    for key in wanted.request.deed.required() {
        wanted.request.details.entry(*key).or_insert_with(|| Value::from(MISSING));
    }
    wanted
}

/// What an asset is refused for, told to whoever records the ticket's step: with the field that the
/// detail comes from, and the command that gives it.
fn of_asset(rules: &Rules, folio: &Folio, request: &Request, movement: &AssetMove, id: &str, item: Unmet) -> Unmet {
    let mut told = Unmet { message: asset_change::of_asset(id, item.message), ..item };
    let field = movement.source(&told.key).and_then(|field| rules.procedure.field(field));
    let Some(field) = field else {
        // It was not typed wrongly here: the asset's rules do not allow it.
        told.kind = if told.kind.is_usage() { Kind::Condition } else { told.kind };
        return told;
    };
    if told.kind == Kind::Field {
        let detail = Message::new(detail_name(&told.key));
        let message = message!("moves-refused-missing", label = &field.label, detail = detail);
        told.message = message!("refused-of-ticket", folio = id, problem = message);
    } else if told.kind.is_usage() {
        told.kind = Kind::Condition;
    }
    told.key.clone_from(&field.id);
    told.label.clone_from(&field.label);
    told.field_type = Some(field.kind);
    told.choices = rules.choices(field);
    let command = match &request.intent {
        Intent::Outcome(outcome) => format!("folio do {folio} {outcome}"),
        _ => format!("folio resume {folio}"),
    };
    let mut set = request.set.clone();
    set.shift_remove(&field.id);
    let given = Given { set: &set, ..Given::of(request) };
    told.remedy = Some(format!("{} --set {}=…", given.with(command), field.id));
    told
}

/// That an asset to be moved is in no inventory: a mistyped identifier must not leave half a swap. Said
/// with the field that names it, the assets that it may have meant, and the command that corrects it.
fn unregistered(desk: &Desk, rules: &Rules, folio: &Folio, request: &Request, movement: &AssetMove) -> Unmet {
    let label = rules.procedure.field(&movement.field).map_or(&movement.field, |field| &field.label);
    let near = desk.assets_near(&movement.asset, MOST_NEAR);
    let shown = |id: &String| match desk.asset_named(id).and_then(|asset| asset.text("tag").map(str::to_owned)) {
        Some(tag) if tag != *id => format!("{id} ({tag})"),
        _ => id.clone(),
    };
    let message = message!(
        "moves-refused-unregistered",
        label = label,
        typed = &movement.asset,
        deed = Message::new(movement.deed.message_id()),
        near = near.len(),
        names = near.iter().map(shown).collect::<Vec<_>>().join(", ")
    );
    let mut set = request.set.clone();
    // What was said before this step is corrected before it.
    let typed_now = set.shift_remove(&movement.field).is_some();
    let again = |command: String| Given { set: &set, ..Given::of(request) }.with(command);
    let command = match &request.intent {
        _ if !typed_now => format!("folio note {folio}"),
        Intent::Outcome(outcome) => again(format!("folio do {folio} {outcome}")),
        _ => again(format!("folio resume {folio}")),
    };
    let meant = match &near[..] {
        [only] => only.as_str(),
        _ => "…",
    };
    // It may have been typed in an earlier step: no usage error of this one.
    let unmet = Unmet::new(Kind::Condition, &movement.field, message).labelled(label);
    unmet.remedied(format!("{command} --set {}={meant}", movement.field))
}

/// Says what became of each asset.
///
/// # Errors
/// The output cannot be written.
pub fn print(app: &App, desk: &Desk, steps: &[AssetStep]) -> Result<(), CliError> {
    for step in steps {
        app.ui.print(&app.ui.language.format(&asset_change::told(desk, step)))?;
    }
    Ok(())
}

/// Shows the events of the assets, where nothing is written.
///
/// # Errors
/// The output cannot be written.
pub fn print_events(app: &App, steps: &[AssetStep]) -> Result<(), CliError> {
    for step in steps {
        let Some(event) = step.after.asset.events.last() else { continue };
        let shown = json!({ "id": step.after.asset.id, "events": [event.to_value()] });
        app.ui.print(&crate::yaml::emit(&shown))?;
    }
    Ok(())
}

/// What became of the assets, as JSON.
pub fn json(steps: &[AssetStep], dry: bool) -> Vec<Value> {
    steps.iter().map(|step| asset_change::step_json(step, dry)).collect()
}

/// Says which assets are still outside, lent or retained because of a ticket that was given up.
pub fn tell_left_behind(app: &App, desk: &Desk, ticket: &Ticket) {
    let mut seen: Vec<&String> = Vec::new();
    for id in ticket.events.iter().flat_map(|event| &event.moves) {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let Some(asset) = desk.asset_named(id) else { continue };
        let position = &asset.position;
        let is_of_it = position.ticket.as_deref() == Some(ticket.folio.to_string().as_str());
        let is_away = matches!(position.status, AssetStatus::Outside | AssetStatus::Lent | AssetStatus::Retained);
        if is_of_it && is_away {
            let status = Message::new(position.status.message_id());
            app.ui.say_message(&message!("moves-left-behind", id = id, status = status));
        }
    }
}
