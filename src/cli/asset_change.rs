//! What all commands that change assets share: read, plan, ask for what is missing, lock, read
//! again, plan again, write. Several assets are planned before any is written.

use std::collections::HashMap;
use std::path::Path;

use serde_json::{Value, json};

use super::app::App;
use super::arguments::ChangeArgs;
use super::ask;
use super::asset_items;
use super::error::{CliError, Exit};
use crate::inventory::engine::{self, AssetRequest, AssetRules, card_differences, detail_name};
use crate::inventory::replay::AssetState;
use crate::inventory::{card, request};
use crate::message;
use crate::model::asset::{Asset, AssetStatus, Deed, HEADER_KEYS, plain_number, text_in};
use crate::model::event::Values;
use crate::model::finding::Finding;
use crate::model::folio::Folio;
use crate::model::message::{Argument, Message};
use crate::model::shape::Step;
use crate::model::time::Moment;
use crate::procedure::engine::{Kind, Refusal, Unmet};
use crate::store::asset_search::NUMBER_KEYS;
use crate::store::assets::AssetRecord;
use crate::store::batch::Batch;
use crate::store::desk::Desk;
use crate::store::lock::Lock;
use crate::store::tickets::Places;
use crate::store::{StoreError, file};

/// A change of an asset to be made, as typed.
#[derive(Debug, Clone, Default)]
pub struct AssetChange {
    /// Asset.
    pub asset: String,
    /// What to do.
    pub deed: Option<Deed>,
    /// Details, by key.
    pub details: Vec<(&'static str, String)>,
    /// Details that nobody types, by key.
    pub found: Values,
    /// Card values, `KEY=VALUE`.
    pub set: Vec<String>,
    /// Ticket because of which.
    pub ticket: Option<String>,
    /// Who did it, where that person has no account.
    pub on_behalf: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

impl AssetChange {
    /// A change of an asset with nothing said of it yet.
    pub fn new(asset: &str, deed: Deed) -> Self {
        Self { asset: asset.to_owned(), deed: Some(deed), ..Self::default() }
    }

    /// The same with a detail, where one was typed.
    #[must_use]
    pub fn with(mut self, key: &'static str, typed: Option<&String>) -> Self {
        self.details.extend(typed.map(|typed| (key, typed.clone())));
        self
    }
}

/// A request on an asset that is identified.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Identifier.
    pub asset: String,
    /// What is asked for.
    pub request: AssetRequest,
}

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

/// Makes changes and says what became of each asset.
///
/// # Errors
/// Whatever stands in the way of any of them; nothing is written then.
pub fn make(app: &mut App, changes: &[AssetChange], options: &ChangeArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(options.dry_run)?;
    let now = app.now(desk.zone())?;
    let at = app.at(desk.zone(), options.when.at.as_deref(), now)?;
    let actor = app.actor(&desk, options.when.by.as_deref())?;
    let mut wanted = Vec::new();
    for change in changes {
        wanted.push(read(&desk, change, &actor, at, now)?);
    }
    asset_items::allot(&desk, &mut wanted)?;
    let items_asked: Vec<bool> = wanted.iter().map(|want| asset_items::are_asked(app, want)).collect();
    let mut rehearsal = plan_all(&desk, &wanted);
    if options.dry_run {
        return print(app, &desk, &rehearsal?, options.json, true);
    }
    // Ask before taking the lock: a person thinks longer than another writer should wait.
    while let (Err(CliError::Refusal(refusal)), true) = (&rehearsal, app.ui.interactive) {
        if !ask_missing(app, &desk, &mut wanted, refusal, now)? {
            break;
        }
        rehearsal = plan_all(&desk, &wanted);
    }
    rehearsal?;
    for (want, _) in wanted.iter_mut().zip(items_asked).filter(|(_, asked)| *asked) {
        asset_items::ask_for(app, &desk, want)?;
    }
    let lock = app.lock(&desk, &actor, now)?;
    // Asking and waiting took their time; who gave none means the moment of writing.
    let now = app.now(desk.zone())?;
    for want in &mut wanted {
        want.request.now = now;
        want.request.at = if options.when.at.is_some() { at } else { now };
    }
    let steps = plan_all(&desk, &wanted)?;
    write(&desk, &lock, &steps)?;
    drop(lock);
    print(app, &desk, &steps, options.json, false)
}

/// What is asked for, with its words read.
fn read(desk: &Desk, change: &AssetChange, actor: &str, at: Moment, now: Moment) -> Result<Wanted, CliError> {
    let record = desk.asset_record(&change.asset)?;
    let rules = desk.asset_rules();
    let (zone, today) = (desk.zone(), desk.zone().day(now));
    let mut unmet = Vec::new();
    let mut details = change.found.clone();
    for (key, typed) in &change.details {
        match request::read_detail(key, typed, zone, today) {
            Ok(value) => {
                details.insert((*key).to_owned(), value);
            }
            Err(problem) => {
                let message = message!("asset-refused-value", key = *key, problem = problem);
                unmet.push(Unmet::new(Kind::Value, key, message));
            }
        }
    }
    let set = read_set(desk, &rules, &record.asset, &change.set, now);
    match set {
        Ok(set) if unmet.is_empty() => {
            let ticket = change.ticket.as_deref().map(|typed| ticket(desk, typed)).transpose()?;
            let request = AssetRequest {
                deed: change.deed.unwrap_or(Deed::Noted),
                details,
                set,
                ticket,
                because: None,
                actor: actor.to_owned(),
                on_behalf: change.on_behalf.clone(),
                at,
                now,
                note: change.note.clone(),
            };
            Ok(Wanted { asset: record.asset.id, request })
        }
        Ok(_) => Err(Refusal { unmet }.into()),
        Err(CliError::Refusal(more)) => {
            unmet.extend(more.unmet);
            Err(Refusal { unmet }.into())
        }
        Err(error) => Err(error),
    }
}

/// The folio of the ticket that was typed.
fn ticket(desk: &Desk, typed: &str) -> Result<Folio, CliError> {
    Ok(desk.find(typed)?.0)
}

/// Reads `--set KEY=VALUE` words into values of the asset's card; a blank value removes one.
///
/// # Errors
/// Every word that is not of the form, names no key, or has a value of the wrong type.
pub fn read_set(
    desk: &Desk,
    rules: &AssetRules,
    asset: &Asset,
    words: &[String],
    now: Moment,
) -> Result<Values, CliError> {
    let mut values = Values::new();
    let mut unmet = Vec::new();
    for word in words {
        let Some((key, text)) = word.split_once('=') else {
            return Err(CliError::Usage(message!("error-set-form", found = word)));
        };
        let key = key.trim();
        let field = rules.kind(asset).and_then(|kind| kind.field(key));
        let Some(field) = field else {
            // The engine names the keys that there are.
            values.insert(key.to_owned(), Value::from(text));
            continue;
        };
        match card::read(&field, rules.suppliers, text, desk.zone(), desk.zone().day(now)) {
            Ok(value) => {
                values.insert(key.to_owned(), value);
            }
            Err(problem) => {
                let message = message!("asset-refused-value", key = key, problem = problem);
                unmet.push(Unmet::new(Kind::Value, key, message));
            }
        }
    }
    if unmet.is_empty() { Ok(values) } else { Err(Refusal { unmet }.into()) }
}

/// The message, said of which asset where it does not say so itself.
pub fn of_asset(id: &str, problem: Message) -> Message {
    let names_it = problem.arguments.iter().any(|(name, value)| *name == "id" && *value == Argument::from(id));
    if names_it { problem } else { message!("refused-of-ticket", folio = id, problem = problem) }
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

/// Writes the records of planned steps, all or none.
///
/// # Errors
/// A file changed meanwhile, or cannot be written.
pub fn write(desk: &Desk, lock: &Lock, steps: &[AssetStep]) -> Result<(), CliError> {
    let mut batch = Batch::default();
    add_to(&mut batch, steps);
    Ok(desk.commit(lock, &batch)?)
}

/// Adds the records of planned steps to what is written together, each once, with all its steps.
pub fn add_to(batch: &mut Batch, steps: &[AssetStep]) {
    // The last step of each, until it is written.
    let mut last: HashMap<&Path, &AssetStep> = steps.iter().map(|step| (step.after.path.as_path(), step)).collect();
    for step in steps {
        let path = step.after.path.as_path();
        let Some(last) = last.remove(path) else { continue };
        match &step.before {
            Some(before) => batch.replace(path, &before.text, &last.after.text),
            None => batch.create(path, &last.after.text),
        }
    }
}

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

/// Asks for details that are missing; whether something new was answered.
fn ask_missing(
    app: &App,
    desk: &Desk,
    wanted: &mut [Wanted],
    refusal: &Refusal,
    now: Moment,
) -> Result<bool, CliError> {
    let missing = |item: &&Unmet| item.kind == Kind::Field;
    if !refusal.unmet.iter().all(|item| missing(&item)) {
        return Ok(false);
    }
    let mut answered = false;
    let mut asked: Vec<&str> = Vec::new();
    for item in &refusal.unmet {
        // One answer serves all the assets of one command.
        if asked.contains(&item.key.as_str()) {
            continue;
        }
        asked.push(&item.key);
        let deed = wanted.iter().find(|want| want.request.deed.required().contains(&item.key.as_str()));
        let Some(deed) = deed.map(|want| want.request.deed) else { return Ok(false) };
        let label = app.ui.text(detail_name(&item.key));
        loop {
            let typed = ask::line(&app.ui, &capitalised(&label))?;
            match request::read_detail(&item.key, &typed, desk.zone(), desk.zone().day(now)) {
                Ok(value) => {
                    for want in wanted.iter_mut().filter(|want| want.request.deed == deed) {
                        want.request.details.insert(item.key.clone(), value.clone());
                    }
                    answered = true;
                    break;
                }
                Err(problem) => app.ui.say_message(&problem),
            }
        }
    }
    Ok(answered)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

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
