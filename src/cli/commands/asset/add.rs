//! `folio asset add`: enters an asset in the inventory.

use clap::Args;
use serde_json::Value;

use crate::cli::app::App;
use crate::cli::arguments::ChangeArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::{ask, asset_change, complete, family};
use crate::inventory::card;
use crate::inventory::engine::AssetRequest;
use crate::message;
use crate::model::asset::{Asset, Deed, Position};
use crate::model::catalogue::{CardField, CardType, Kind, Label};
use crate::model::event::Values;
use crate::model::identifier;
use crate::model::time::Moment;
use crate::store::desk::Desk;

/// Arguments of `folio asset add`.
#[derive(Debug, Args)]
pub struct AddArgs {
    #[arg(long, value_name = "KIND", add = clap_complete::ArgValueCompleter::new(complete::kinds))]
    kind: Option<String>,
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    #[arg(long = "set", short = 's', value_name = "FIELD")]
    set: Vec<String>,
    #[arg(long, value_name = "WHO", add = clap_complete::ArgValueCompleter::new(complete::people))]
    to: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    letter: Option<String>,
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    #[arg(long, value_name = "TEXT")]
    area: Option<String>,
    #[arg(long, value_name = "N")]
    quantity: Option<i64>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Registers an asset and prints its identifier.
///
/// # Errors
/// Whatever stands in the way; nothing is written then.
pub fn run(app: &mut App, args: &AddArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(args.options.dry_run)?;
    let now = app.now(desk.zone())?;
    let at = app.at(desk.zone(), args.options.when.at.as_deref(), now)?;
    let actor = app.actor(&desk, args.options.when.by.as_deref())?;
    let kind = kind(app, &desk, args.kind.as_deref())?;
    let card = {
        let (id, uid, card, position, events) = (String::new(), None, Values::new(), Position::default(), Vec::new());
        let asset = Asset { id, uid, kind: kind.key.clone(), card, position, events };
        let mut set = asset_change::read_set(&desk, &desk.asset_rules(), &asset, &args.set, now)?;
        ask_card(app, &desk, kind, &mut set, args.set.is_empty(), now)?;
        set
    };
    let texts = [("to", &args.to), ("letter", &args.letter), ("place", &args.place), ("area", &args.area)].into_iter();
    let details = texts.filter_map(|(key, text)| Some((key.to_owned(), Value::from(text.as_deref()?)))).collect();
    let mut request = AssetRequest {
        deed: Deed::Registered,
        details,
        set: card,
        ticket: None,
        because: None,
        actor: actor.clone(),
        on_behalf: None,
        at,
        now,
        note: args.note.clone(),
    };
    if args.options.dry_run {
        let steps = plan(&desk, kind, args, &request)?;
        return asset_change::print(app, &desk, &steps, args.options.json, true);
    }
    let lock = app.lock(&desk, &actor, now)?;
    request.now = app.now(desk.zone())?;
    request.at = if args.options.when.at.is_some() { at } else { request.now };
    let steps = plan(&desk, kind, args, &request)?;
    asset_change::write(&desk, &lock, &steps)?;
    drop(lock);
    if app.ui.terminal || args.options.json {
        return asset_change::print(app, &desk, &steps, args.options.json, false);
    }
    // Alone, so that a script can go on with it.
    app.ui.print(&steps[0].after.asset.id)?;
    Ok(Exit::Done)
}

/// The registration, and the first count of what is counted by quantity.
fn plan(
    desk: &Desk,
    kind: &Kind,
    args: &AddArgs,
    request: &AssetRequest,
) -> Result<Vec<asset_change::AssetStep>, CliError> {
    let id = match &args.id {
        Some(id) if !identifier::is_key(id) => {
            return Err(CliError::Usage(message!("asset-id-form", found = id)));
        }
        Some(id) => id.clone(),
        None => {
            let next = desk.next_asset_ids().next(kind);
            next.ok_or_else(|| CliError::Usage(message!("asset-id-needed", kind = &kind.name)))?
        }
    };
    if desk.asset_path(&id).is_some() {
        return Err(CliError::Refused(message!("asset-id-taken", id = &id)));
    }
    if let Some(other) = desk.asset_ids().into_iter().find(|other| other.eq_ignore_ascii_case(&id)) {
        return Err(CliError::Refused(message!("asset-id-alike", id = &id, other = other)));
    }
    let first = asset_change::register(desk, id, kind.key.clone(), family::random_uid()?, request)?;
    let Some(quantity) = args.quantity else { return Ok(vec![first]) };
    let details = std::iter::once(("quantity".to_owned(), Value::from(quantity))).collect();
    let count = AssetRequest { deed: Deed::Counted, details, set: Values::new(), note: None, ..request.clone() };
    let counted = asset_change::follow(desk, &first, &count)?;
    Ok(vec![counted])
}

/// The kind that was typed, or chosen.
fn kind<'a>(app: &App, desk: &'a Desk, typed: Option<&str>) -> Result<&'a Kind, CliError> {
    let kinds = &desk.inventory.kinds;
    let known = || kinds.iter().map(|kind| kind.key.as_str()).collect::<Vec<_>>().join(", ");
    match typed {
        Some(typed) => desk
            .inventory
            .kind_named(typed)
            .ok_or_else(|| CliError::Usage(message!("asset-refused-kind", kind = typed, known = known()))),
        None if app.ui.interactive && !kinds.is_empty() => {
            let names: Vec<String> = kinds.iter().map(|kind| kind.name.clone()).collect();
            Ok(&kinds[ask::one_of(&app.ui, &app.ui.text("asset-ask-kind"), &names)?])
        }
        None => Err(CliError::Usage(message!("asset-kind-needed", known = known()))),
    }
}

/// Asks for what the kind obliges; then for the rest of its card too, where nothing was typed.
fn ask_card(app: &App, desk: &Desk, kind: &Kind, set: &mut Values, all: bool, now: Moment) -> Result<(), CliError> {
    if !app.ui.interactive {
        return Ok(());
    }
    let fields = kind.card().into_iter().filter(|field| !set.contains_key(&field.key));
    let (obliged, optional): (Vec<_>, Vec<_>) = fields.partition(|field| kind.required.contains(&field.key));
    for field in obliged {
        ask_field(app, desk, &field, true, set, now)?;
    }
    if all && !optional.is_empty() {
        app.ui.say(&app.ui.text("card-skip"));
        for field in optional {
            ask_field(app, desk, &field, false, set, now)?;
        }
    }
    Ok(())
}

fn ask_field(
    app: &App,
    desk: &Desk,
    field: &CardField,
    obliged: bool,
    set: &mut Values,
    now: Moment,
) -> Result<(), CliError> {
    let label = match &field.label {
        Label::Own(text) => text.clone(),
        Label::Message(id) => app.ui.text(id),
    };
    let choices: Vec<(Value, String)> = match field.kind {
        CardType::Choice => {
            field.choices.iter().map(|choice| (Value::from(choice.id.as_str()), choice.name.clone())).collect()
        }
        CardType::Bool => [(true, "yes"), (false, "no")].map(|(is, id)| (Value::Bool(is), app.ui.text(id))).into(),
        _ => Vec::new(),
    };
    if !choices.is_empty() {
        // What Enter takes must not be an answer that nobody gave.
        let skip = (!obliged).then(|| app.ui.text("card-choice-skip"));
        let first = usize::from(skip.is_some());
        let names: Vec<String> = skip.into_iter().chain(choices.iter().map(|(_, name)| name.clone())).collect();
        let pick = ask::one_of(&app.ui, &label, &names)?;
        if let Some((value, _)) = pick.checked_sub(first).and_then(|index| choices.into_iter().nth(index)) {
            set.insert(field.key.clone(), value);
        }
        return Ok(());
    }
    loop {
        let typed = ask::optional_line(&app.ui, &label, obliged)?;
        match card::read(field, &desk.suppliers, &typed, desk.zone(), desk.zone().day(now)) {
            Ok(Value::Null) => break,
            Ok(value) => {
                set.insert(field.key.clone(), value);
                break;
            }
            Err(problem) => app.ui.say_message(&problem),
        }
    }
    Ok(())
}
