//! What a register of others acknowledged of assets: every change up to the one that was exported.

use serde_json::Value;

use super::{AckArgs, Answer, of_row};
use crate::cli::app::App;
use crate::cli::asset_change::{self, AssetStep, Wanted};
use crate::cli::error::{CliError, Exit};
use crate::inventory::engine::AssetRequest;
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::{Asset, Deed};
use crate::model::catalogue::External;
use crate::model::event::Values;
use crate::model::message::Message;
use crate::model::time::Moment;
use crate::procedure::engine::{Refusal, Unmet};
use crate::store::desk::Desk;

/// Whether an answer is about an asset: one of exactly that identifier, or what no ticket answers to
/// and an asset does.
pub(super) fn is_asset(desk: &Desk, typed: &str) -> bool {
    desk.asset_path(typed.trim()).is_some() || (desk.find(typed).is_err() && desk.find_asset(typed).is_ok())
}

/// Who acknowledges, and when.
struct Circumstances<'a> {
    system: &'a External,
    actor: &'a str,
    at: Moment,
    now: Moment,
    note: &'a Option<String>,
}

/// Records what the system acknowledged of these assets: all or none.
///
/// # Errors
/// Everything that stands in the way of any of them.
pub(super) fn run(
    app: &mut App,
    desk: &Desk,
    system: &External,
    args: &AckArgs,
    answers: &[Answer],
) -> Result<Exit, CliError> {
    if args.state.is_some() {
        return Err(CliError::Usage(message!("ack-asset-state")));
    }
    let options = &args.options;
    let now = app.now(desk.zone())?;
    let at = app.at(desk.zone(), options.when.at.as_deref(), now)?;
    let actor = app.actor(desk, options.when.by.as_deref())?;
    let on = Circumstances { system, actor: &actor, at, now, note: &args.note };
    if options.dry_run {
        let steps = plan(desk, args, answers, &on)?;
        return tell(app, desk, system, &steps, options.json, true);
    }
    let lock = app.lock(desk, &actor, now)?;
    let now = app.now(desk.zone())?;
    let at = if options.when.at.is_some() { at } else { now };
    let steps = plan(desk, args, answers, &Circumstances { at, now, ..on })?;
    asset_change::write(desk, &lock, &steps)?;
    drop(lock);
    tell(app, desk, system, &steps, options.json, false)
}

/// The steps of all answers that say something new; every bad one is told, not only the first.
fn plan(desk: &Desk, args: &AckArgs, answers: &[Answer], on: &Circumstances) -> Result<Vec<AssetStep>, CliError> {
    let (mut steps, mut unmet): (Vec<AssetStep>, Vec<Unmet>) = (Vec::new(), Vec::new());
    for answer in answers {
        let step = wanted(desk, answer, &steps, on).and_then(|wanted| match wanted {
            Some(wanted) => asset_change::plan_one(desk, &wanted, &steps).map(Some),
            None => Ok(None),
        });
        match step {
            Ok(step) => steps.extend(step),
            Err(error) if args.from.is_some() => unmet.extend(of_row(answer, error)?),
            Err(error) => return Err(error),
        }
    }
    if unmet.is_empty() { Ok(steps) } else { Err(Refusal { unmet }.into()) }
}

/// The request of an answer; none where everything that it says is known.
fn wanted(desk: &Desk, answer: &Answer, steps: &[AssetStep], on: &Circumstances) -> Result<Option<Wanted>, CliError> {
    let record = desk.asset_record(&answer.folio)?;
    let earlier = steps.iter().rev().find(|step| step.after.path == record.path);
    let state = match earlier {
        Some(step) => step.state.clone(),
        None => asset_change::consistent(desk, &record)?,
    };
    let key = on.system.key.as_str();
    let number = answer.number.trim();
    let covered = state.acknowledgements.iter().filter(|known| known.system == key).map(|known| known.covers).max();
    // Without a word of how far, everything up to now; a later change of the number covers nothing new.
    let last = state.pending(key).last().copied().or(covered).or_else(|| state.changes.last().copied());
    let change = match answer.change.as_deref().map(str::trim).filter(|change| !change.is_empty()) {
        Some(change) => Some(change.to_owned()),
        None => last.and_then(|last| state.id_at(last)).map(str::to_owned),
    };
    let covers = change.as_deref().and_then(|change| state.position_of(change));
    let is_known = number.is_empty() || state.number_in(key) == Some(number);
    if is_known && covers.is_some_and(|covers| covered.is_some_and(|covered| covers <= covered)) {
        return Ok(None);
    }
    let texts = [("system", Some(key.to_owned())), ("change", change), ("number", Some(number.to_owned()))];
    let details: Values = texts
        .into_iter()
        .filter_map(|(key, text)| Some((key.to_owned(), Value::from(text.filter(|text| !text.is_empty())?))))
        .collect();
    let request = AssetRequest {
        deed: Deed::Referenced,
        details,
        set: Values::new(),
        ticket: None,
        because: None,
        actor: on.actor.to_owned(),
        on_behalf: None,
        at: on.at,
        now: on.now,
        note: on.note.clone(),
    };
    Ok(Some(Wanted { asset: record.asset.id, request }))
}

fn tell(
    app: &App,
    desk: &Desk,
    system: &External,
    steps: &[AssetStep],
    as_json: bool,
    dry: bool,
) -> Result<Exit, CliError> {
    if steps.is_empty() && !as_json {
        app.ui.say_message(&message!("ack-nothing-new", system = &system.name));
        return Ok(Exit::Done);
    }
    let done = asset_change::print(app, desk, steps, as_json, dry)?;
    for (index, step) in steps.iter().enumerate() {
        let is_last = steps[index + 1..].iter().all(|later| later.after.path != step.after.path);
        if is_last && let Some(left) = still_pending(&step.state, &step.after.asset, &system.key) {
            app.ui.say_message(&left);
        }
    }
    Ok(done)
}

/// What changed since what was acknowledged.
fn still_pending(state: &AssetState, asset: &Asset, system: &str) -> Option<Message> {
    let pending = state.pending(system);
    let last = pending.last().and_then(|last| asset.events.get(*last))?;
    let (id, number, deed) = (asset.id.as_str(), pending.len(), Message::new(last.deed.message_id()));
    Some(message!("ack-still-pending", id = id, number = number, deed = deed))
}
