//! What a register of others acknowledged of assets: every change up to the one that was exported.

use std::collections::HashMap;
use std::path::PathBuf;

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
use crate::procedure::engine::{Kind, Refusal, Unmet};
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
    /// Whether it comes from a file: then nobody sees up to where each asset is acknowledged.
    of_file: bool,
}

/// What is planned of all answers.
#[derive(Default)]
struct Planned {
    steps: Vec<AssetStep>,
    /// The last step of each asset, by its file.
    last: HashMap<PathBuf, usize>,
    /// How far those reach that do not say it.
    reach: Vec<Message>,
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
    let of_file = args.from.is_some();
    let on = Circumstances { system, actor: &actor, at, now, note: &args.note, of_file };
    if options.dry_run {
        let planned = plan(desk, answers, &on)?;
        return tell(app, desk, system, &planned, of_file, options.json, true);
    }
    let lock = app.lock(desk, &actor, now)?;
    let now = app.now(desk.zone())?;
    let at = if options.when.at.is_some() { at } else { now };
    let planned = plan(desk, answers, &Circumstances { at, now, ..on })?;
    asset_change::write(desk, &lock, &planned.steps)?;
    drop(lock);
    tell(app, desk, system, &planned, of_file, options.json, false)
}

/// The steps of all answers that say something new; every bad one is told, not only the first.
fn plan(desk: &Desk, answers: &[Answer], on: &Circumstances) -> Result<Planned, CliError> {
    let (mut planned, mut unmet) = (Planned::default(), Vec::<Unmet>::new());
    for answer in answers {
        match planned.add(desk, answer, on) {
            Ok(()) => {}
            Err(error) if on.of_file => unmet.extend(of_row(answer, error)?),
            Err(error) => return Err(error),
        }
    }
    if unmet.is_empty() { Ok(planned) } else { Err(Refusal { unmet }.into()) }
}

impl Planned {
    /// Plans an answer, where it says something new.
    fn add(&mut self, desk: &Desk, answer: &Answer, on: &Circumstances) -> Result<(), CliError> {
        let record = desk.asset_record(&answer.folio)?;
        let earlier = self.last.get(&record.path).and_then(|index| self.steps.get(*index));
        let state = match earlier {
            Some(step) => step.state.clone(),
            None => asset_change::consistent(desk, &record)?,
        };
        let asset = earlier.map_or(&record.asset, |step| &step.after.asset);
        let Some((wanted, reach)) = wanted(desk, answer, asset, &state, on)? else { return Ok(()) };
        let step = asset_change::plan_after(desk, &wanted, earlier, &self.steps)?;
        self.reach.extend(reach);
        self.last.insert(record.path, self.steps.len());
        self.steps.push(step);
        Ok(())
    }
}

/// The request of an answer, and how far it reaches where several changes wait and it does not say up
/// to which; none where everything that it says is known.
fn wanted(
    desk: &Desk,
    answer: &Answer,
    asset: &Asset,
    state: &AssetState,
    on: &Circumstances,
) -> Result<Option<(Wanted, Option<Message>)>, CliError> {
    let key = on.system.key.as_str();
    let number = answer.number.trim();
    let covered = state.acknowledgements.iter().filter(|known| known.system == key).map(|known| known.covers).max();
    // Without a word of how far, everything up to now; a later change of the number covers nothing new.
    let last = state.pending(key).last().copied().or(covered).or_else(|| state.changes.last().copied());
    let said = answer.change.as_deref().map(str::trim).filter(|change| !change.is_empty());
    let several = Some(state.pending(key).len()).filter(|pending| said.is_none() && *pending > 1);
    if let Some(number) = several.filter(|_| on.of_file) {
        // What changed after the export was not seen by who acknowledges.
        let message = message!("ack-refused-no-change", id = &asset.id, number = number);
        let remedy = format!("folio export --system {key} --assets --format csv");
        return Err(Refusal { unmet: vec![Unmet::new(Kind::Value, "change", message).remedied(remedy)] }.into());
    }
    let change = match said {
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
    let reach = several.zip(last.and_then(|last| asset.events.get(last))).map(|(number, event)| {
        let (deed, at) = (Message::new(event.deed.message_id()), desk.zone().localize(event.at));
        let at = at.format("%Y-%m-%d %H:%M").to_string();
        message!("ack-reaches", id = &asset.id, number = number, change = &event.id, deed = deed, at = at)
    });
    Ok(Some((Wanted { asset: asset.id.clone(), request }, reach)))
}

fn tell(
    app: &App,
    desk: &Desk,
    system: &External,
    planned: &Planned,
    of_file: bool,
    as_json: bool,
    dry: bool,
) -> Result<Exit, CliError> {
    let Planned { steps, last, reach } = planned;
    if steps.is_empty() && !as_json {
        app.ui.say_message(&super::nothing_new(system, of_file));
        return Ok(Exit::Done);
    }
    let done = asset_change::print(app, desk, steps, as_json, dry)?;
    for message in reach {
        app.ui.say_message(message);
    }
    for (index, step) in steps.iter().enumerate() {
        let is_last = last.get(&step.after.path) == Some(&index);
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
