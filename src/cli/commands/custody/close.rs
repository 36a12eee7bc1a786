//! `folio custody PERSON --close`: the exit of a person. What can be closed is, at once; of the rest
//! it is said why not.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::CustodyArgs;
use crate::cli::app::App;
use crate::cli::asset_change::{self, AssetStep, Wanted};
use crate::cli::asset_items::{self, Items};
use crate::cli::error::{CliError, Exit};
use crate::cli::{ask, inventory_view};
use crate::inventory::engine::AssetRequest;
use crate::inventory::request;
use crate::message;
use crate::model::asset::{AssetStatus, Deed};
use crate::model::event::Values;
use crate::model::message::Message;
use crate::model::time::Moment;
use crate::model::value::is_blank;
use crate::report::inventory::custody::{self, Custody, Holding};
use crate::store::desk::Desk;

/// Stands for the condition of what cannot be handed in.
const UNSEEN: &str = "…";

/// Something that a person keeps, and why.
struct Remaining {
    asset: String,
    state: Option<&'static str>,
    reason: String,
}

/// In what condition an asset is received.
#[derive(Debug, Clone)]
struct Received {
    condition: String,
    items: Items,
}

/// In what condition each asset is received; none where it is not.
type Conditions = HashMap<String, Option<Received>>;

/// Closes what can be closed.
///
/// # Errors
/// Nobody can be asked for the condition, or a file cannot be written.
pub fn run(app: &mut App, desk: &Desk, person: &str, args: &CustodyArgs, now: Moment) -> Result<Exit, CliError> {
    let at = app.at(desk.zone(), args.when.at.as_deref(), now)?;
    let actor = app.actor(desk, args.when.by.as_deref())?;
    let mut base = AssetRequest {
        deed: Deed::Noted,
        details: Values::new(),
        set: Values::new(),
        ticket: None,
        because: None,
        actor: actor.clone(),
        on_behalf: None,
        at,
        now,
        note: args.note.clone(),
    };
    let held = custody_of(desk, person, now);
    let conditions = conditions(app, desk, &held, args, now)?;
    if args.dry_run {
        let (steps, remaining) = plan(app, desk, &held, &conditions, &base);
        return tell(app, desk, &held, &steps, &remaining, args);
    }
    let lock = app.lock(desk, &actor, now)?;
    base.now = app.now(desk.zone())?;
    base.at = if args.when.at.is_some() { at } else { base.now };
    // Something may have been handed over while conditions were asked for.
    let held = custody_of(desk, person, base.now);
    let (steps, remaining) = plan(app, desk, &held, &conditions, &base);
    asset_change::write(desk, &lock, &steps)?;
    drop(lock);
    tell(app, desk, &held, &steps, &remaining, args)
}

fn custody_of(desk: &Desk, person: &str, now: Moment) -> Custody {
    custody::custody(&inventory_view::load(desk).cases, person, &inventory_view::surroundings(desk, now))
}

/// In what condition each asset is received, and its items: one condition for all, or what is answered
/// for each.
fn conditions(app: &App, desk: &Desk, held: &Custody, args: &CustodyArgs, now: Moment) -> Result<Conditions, CliError> {
    let there = || held.assets.iter().filter(|holding| may_be_returned(holding));
    let holdings: Vec<asset_items::Holding> = there().map(|one| asset_items::Holding::of(desk, &one.asset)).collect();
    let typed = args.items.join(";");
    let typed = request::read_detail("items", &typed, desk.zone(), desk.zone().day(now)).map_err(CliError::Usage)?;
    let typed = typed.as_object().cloned().unwrap_or_default();
    let mut told = asset_items::allotted(&holdings, &typed, true)?;
    let mut conditions = Conditions::new();
    for (holding, known) in there().zip(&holdings) {
        let mut items = told.remove(&holding.asset).unwrap_or_default();
        let condition = match &args.condition {
            Some(condition) => Some(condition.clone()),
            None if app.ui.interactive && !args.dry_run => {
                let condition = ask_condition(app, holding)?;
                if condition.is_some() {
                    asset_items::ask_each(app, known, Deed::Returned, condition.as_deref(), &mut items)?;
                }
                condition
            }
            None => return Err(CliError::Usage(message!("custody-close-condition"))),
        };
        let received = condition.map(|condition| Received { condition, items });
        conditions.insert(holding.asset.clone(), received);
    }
    Ok(conditions)
}

/// Whether it can be handed in as it stands: of what is lost or outside nobody can say the condition.
fn may_be_returned(holding: &Holding) -> bool {
    matches!(holding.state, AssetStatus::InUse | AssetStatus::Lent | AssetStatus::Retained)
}

fn ask_condition(app: &App, holding: &Holding) -> Result<Option<String>, CliError> {
    let letter = holding.letter.clone().unwrap_or_else(|| app.ui.text("custody-no-letter"));
    let question =
        message!("custody-close-ask", asset = &holding.asset, description = &holding.description, letter = letter);
    let answer = ask::optional_line(&app.ui, &app.ui.language.format(&question), false)?;
    Ok(Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty()))
}

/// What can be closed, planned one after the other, and what cannot.
fn plan(
    app: &App,
    desk: &Desk,
    held: &Custody,
    conditions: &Conditions,
    base: &AssetRequest,
) -> (Vec<AssetStep>, Vec<Remaining>) {
    let (mut steps, mut remaining) = (Vec::new(), Vec::new());
    let mut close = |asset: &str, state: Option<&'static str>, deed: Deed, details: &[(&str, Value)]| {
        let details = details.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
        let want = Wanted { asset: asset.to_owned(), request: AssetRequest { deed, details, ..base.clone() } };
        match asset_change::plan_one(desk, &want, &steps) {
            Ok(step) => steps.push(step),
            Err(error) => remaining.push(Remaining { asset: asset.to_owned(), state, reason: reason(app, &error) }),
        }
    };
    let mut left_out = Vec::new();
    for holding in &held.assets {
        let state = Some(holding.state.word());
        // Of what came to the person since conditions were asked for nothing was said.
        match conditions.get(&holding.asset).cloned().flatten() {
            // Its own rules say why not.
            None if !may_be_returned(holding) => {
                close(&holding.asset, state, Deed::Returned, &[("condition", Value::from(UNSEEN))]);
            }
            Some(received) => {
                let items = Value::Object(received.items);
                let details = [("condition", Value::from(received.condition)), ("items", items)];
                // No items told is no empty list of them.
                let told = if is_blank(Some(&details[1].1)) { &details[..1] } else { &details[..] };
                close(&holding.asset, state, Deed::Returned, told);
            }
            None => {
                let reason = app.ui.text("custody-close-left-out");
                left_out.push(Remaining { asset: holding.asset.clone(), state, reason });
            }
        }
    }
    for seat in &held.seats {
        close(&seat.asset, None, Deed::SeatReleased, &[("to", Value::from(held.person.id.as_str()))]);
    }
    for reserved in &held.reservations {
        close(&reserved.asset, None, Deed::Released, &[("reservation", Value::from(reserved.reservation.id.as_str()))]);
    }
    remaining.extend(left_out);
    (steps, remaining)
}

/// Why something cannot be closed, on one line.
fn reason(app: &App, error: &CliError) -> String {
    match error {
        CliError::Refusal(refusal) => {
            let told = refusal.unmet.iter().map(|item| app.ui.language.format(&item.message));
            told.collect::<Vec<_>>().join(" ")
        }
        other => other.explain(&app.ui.language).lines().next().unwrap_or_default().to_owned(),
    }
}

/// Says what was closed, and what was not.
fn tell(
    app: &App,
    desk: &Desk,
    held: &Custody,
    steps: &[AssetStep],
    remaining: &[Remaining],
    args: &CustodyArgs,
) -> Result<Exit, CliError> {
    let exit = if remaining.is_empty() { Exit::Done } else { Exit::Refused };
    if args.format.json {
        let left = |one: &Remaining| json!({ "asset": one.asset, "state": one.state, "reason": one.reason });
        let data = json!({
            "person": held.person,
            "dry_run": args.dry_run,
            "closed": steps.iter().map(|step| asset_change::step_json(step, args.dry_run)).collect::<Vec<_>>(),
            "remaining": remaining.iter().map(left).collect::<Vec<_>>(),
        });
        app.ui.print_json("folio/custody-close/1", &data)?;
        return Ok(exit);
    }
    for step in steps {
        app.ui.print(&app.ui.language.format(&asset_change::told(desk, step)))?;
    }
    for one in remaining {
        let message = message!("custody-close-remains", asset = &one.asset, reason = one.reason.as_str());
        app.ui.say_message(&message);
    }
    let id = if args.dry_run { "custody-close-would" } else { "custody-close-done" };
    let person = held.person.name.as_str();
    let sum = Message::new(id).with("person", person).with("count", steps.len()).with("remaining", remaining.len());
    app.ui.say_message(&sum);
    if args.dry_run {
        app.ui.say_message(&message!("change-dry-run"));
    }
    Ok(exit)
}
