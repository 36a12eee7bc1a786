//! `folio asset adopt`: gives cards that were written by hand a history.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use clap::Args;
use serde_json::Value;

use crate::cli::app::App;
use crate::cli::arguments::ChangeArgs;
use crate::cli::asset_change::{self, AssetStep};
use crate::cli::error::{CliError, Exit, store_message};
use crate::cli::{complete, family};
use crate::inventory::engine::{self, AssetRequest};
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::{Asset, AssetStatus, Deed};
use crate::model::event::Values;
use crate::model::identifier;
use crate::model::message::Message;
use crate::model::time::Moment;
use crate::procedure::engine::{Kind, Refusal, Unmet};
use crate::store::assets::AssetRecord;
use crate::store::desk::Desk;
use crate::store::file;
use crate::store::git::run;

/// Arguments of `folio asset adopt`.
#[derive(Debug, Args)]
pub struct AdoptArgs {
    #[arg(value_name = "ASSET", required_unless_present = "all", add = clap_complete::ArgValueCompleter::new(complete::assets))]
    assets: Vec<String>,
    #[arg(long, conflicts_with = "assets")]
    all: bool,
    #[arg(long, value_name = "NUMBER", conflicts_with = "all")]
    letter: Option<String>,
    #[arg(long)]
    skip_bad: bool,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Under what circumstances cards are adopted.
struct Circumstances<'a> {
    letter: Option<&'a str>,
    note: Option<&'a str>,
    actor: &'a str,
    /// What was said of when it happened; else the card's own `since`, else now.
    at: Option<Moment>,
    now: Moment,
}

/// Registers what cards say, in place.
///
/// # Errors
/// What is wrong with any of the cards, unless those are to be passed over; nothing is written then.
pub fn run(app: &mut App, args: &AdoptArgs) -> Result<Exit, CliError> {
    if args.letter.is_some() && args.assets.len() > 1 {
        return Err(CliError::Usage(message!("adopt-one-letter")));
    }
    let desk = app.desk_to_change(args.options.dry_run)?;
    let now = app.now(desk.zone())?;
    let at = args.options.when.at.as_deref().map(|typed| app.at(desk.zone(), Some(typed), now)).transpose()?;
    let actor = app.actor(&desk, args.options.when.by.as_deref())?;
    let paths = match args.all {
        true => desk.asset_files(),
        false => args.assets.iter().map(|typed| desk.find_asset(typed)).collect::<Result<_, _>>()?,
    };
    let (letter, note) = (args.letter.as_deref(), args.note.as_deref());
    let on = Circumstances { letter, note, actor: &actor, at, now };
    if args.options.dry_run {
        let adopted = adopt_all(app, &desk, &paths, args, &on)?;
        return asset_change::print(app, &desk, &adopted, args.options.json, true);
    }
    let lock = app.lock(&desk, &actor, now)?;
    let on = Circumstances { now: app.now(desk.zone())?, ..on };
    let adopted = adopt_all(app, &desk, &paths, args, &on)?;
    asset_change::write(&desk, &lock, &adopted)?;
    drop(lock);
    asset_change::print(app, &desk, &adopted, args.options.json, false)
}

/// The steps of all cards that can be adopted; those with a history need none.
fn adopt_all(
    app: &App,
    desk: &Desk,
    paths: &[PathBuf],
    args: &AdoptArgs,
    on: &Circumstances,
) -> Result<Vec<AssetStep>, CliError> {
    let (mut steps, mut bad): (Vec<AssetStep>, Vec<Unmet>) = (Vec::new(), Vec::new());
    let shown: Vec<String> = paths.iter().map(|path| file::display(&desk.root, path)).collect();
    // What is in no commit is in no other clone.
    let committed = run::texts_at(&desk.root, "HEAD", &shown).unwrap_or_default();
    let committed: HashMap<&PathBuf, &String> =
        paths.iter().zip(&committed).filter_map(|(path, text)| Some((path, text.as_ref()?))).collect();
    let mut seen: HashSet<&PathBuf> = HashSet::new();
    // What was typed twice is told once.
    for path in paths.iter().filter(|path| seen.insert(path)) {
        match desk.read_asset(path) {
            Ok(record) if record.asset.has_history() => {
                if !args.all {
                    app.ui.say_message(&message!("adopt-has-history", id = &record.asset.id));
                }
            }
            Ok(record) => match adopt(desk, &record, committed.get(path).copied(), on) {
                Ok(step) => steps.push(step),
                Err(CliError::Refusal(refusal)) => {
                    bad.extend(refusal.unmet.into_iter().map(|item| of_card(&record.asset.id, item)));
                }
                Err(CliError::Store(error)) => {
                    let item = Unmet::new(Kind::Condition, "text", store_message(&error));
                    bad.push(of_card(&record.asset.id, item));
                }
                Err(error) => return Err(error),
            },
            Err(findings) => {
                let shown = file::display(&desk.root, path);
                let broken = findings.into_iter().map(|finding| Unmet::new(Kind::Condition, "text", finding.message));
                bad.extend(broken.map(|item| of_card(&shown, item)));
            }
        }
    }
    if !bad.is_empty() && !args.skip_bad {
        return Err(Refusal { unmet: bad }.into());
    }
    for item in &bad {
        app.ui.say_message(&message!("adopt-skipped", problem = item.message.clone()));
    }
    if steps.is_empty() && bad.is_empty() && args.all {
        app.ui.say_message(&message!("adopt-nothing"));
    }
    Ok(steps)
}

fn of_card(id: &str, item: Unmet) -> Unmet {
    Unmet { message: message!("refused-of-ticket", folio = id, problem = item.message.clone()), ..item }
}

/// One card with the history that it says itself: its registration and, of what is counted or has
/// seats, the count and the seats. Two clones that adopt one card, as the last commit has it, give it one uid.
fn adopt(
    desk: &Desk,
    record: &AssetRecord,
    committed: Option<&String>,
    on: &Circumstances,
) -> Result<AssetStep, CliError> {
    let (card, rules) = (&record.asset, desk.asset_rules());
    let unmet = unknowable(card);
    let at = on.at.or(card.position.since).unwrap_or(on.now);
    let request = |deed: Deed, details: Values, set: Values| AssetRequest {
        deed,
        details,
        set,
        ticket: None,
        because: None,
        actor: on.actor.to_owned(),
        on_behalf: None,
        at,
        now: on.now,
        note: on.note.filter(|_| deed == Deed::Registered).map(str::to_owned),
    };
    let position = &card.position;
    let letter = on.letter.map(str::to_owned).or_else(|| position.letter.clone());
    let mut after = card.clone();
    if after.uid.is_none() {
        after.uid = Some(match committed {
            Some(text) => identifier::uid(format!("{} {}\n{text}", card.kind, card.id).as_bytes()),
            None => family::random_uid()?,
        });
    }
    let said = [
        ("place", position.place.clone()),
        ("to", position.custodian.clone()),
        ("area", position.area.clone()),
        ("letter", letter.filter(|_| position.custodian.is_some())),
        // Other clones may give it another one at the same time.
        ("uid", after.uid.clone()),
    ];
    let details = said.into_iter().filter_map(|(key, text)| Some((key.to_owned(), Value::from(text?)))).collect();
    let declared = |key: &String| rules.kind(card).is_some_and(|kind| kind.field(key).is_some());
    let set = card.card.iter().filter(|(key, _)| declared(key));
    let set = set.map(|(key, value)| (key.clone(), value.clone())).collect();
    let mut wanted = vec![request(Deed::Registered, details, set)];
    let detail = |key: &str, value: Value| std::iter::once((key.to_owned(), value)).collect();
    if let Some(pieces) = position.quantity {
        wanted.push(request(Deed::Counted, detail("quantity", Value::from(pieces)), Values::new()));
    }
    for user in &position.users {
        wanted.push(request(Deed::SeatAssigned, detail("to", Value::from(user.as_str())), Values::new()));
    }
    let mut state = AssetState::default();
    let mut refused = unmet;
    for request in wanted {
        let request = rules.completed(&state, request);
        match engine::plan(&rules, &after, &state, &request) {
            Ok(plan) => (after, state) = (plan.after, plan.state),
            Err(refusal) => {
                refused.extend(refusal.unmet);
                // What follows is refused for want of it.
                break;
            }
        }
    }
    if !refused.is_empty() {
        return Err(Refusal { unmet: refused }.into());
    }
    let after = desk.with_asset(record, &after)?;
    Ok(AssetStep { before: Some(record.clone()), after, state })
}

/// What a card says of its position that a registration cannot: that takes a movement with its own
/// circumstances.
fn unknowable(card: &Asset) -> Vec<Unmet> {
    let position = &card.position;
    let refused = |key: &str, message: Message| Unmet::new(Kind::Position, key, message);
    let mut unmet = Vec::new();
    let expected = match position.custodian {
        Some(_) => AssetStatus::InUse,
        None if position.users.is_empty() => AssetStatus::InStock,
        // Licences whose seats are taken are in use, whatever they say.
        None => position.status,
    };
    if position.status != expected {
        let (says, expected) = (Message::new(position.status.message_id()), expected.word());
        unmet.push(refused("state", message!("adopt-refused-state", status = says, expected = expected)));
    }
    let due = position.due.is_some().then_some("due");
    let ticket = position.ticket.is_some().then_some("ticket");
    for key in due.into_iter().chain(ticket) {
        unmet.push(refused(key, message!("adopt-refused-key", key = key)));
    }
    if position.letter.is_some() && position.custodian.is_none() {
        unmet.push(refused("letter", message!("adopt-refused-letter")));
    }
    unmet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_card_cannot_register_is_named() {
        let card = |value: Value| Asset::from_value("x/A-1.yaml", &value).expect("card");
        let keys =
            |value: Value| -> Vec<String> { unknowable(&card(value)).into_iter().map(|unmet| unmet.key).collect() };
        let none: Vec<String> = Vec::new();
        assert_eq!(keys(serde_json::json!({"id": "A-1", "kind": "x"})), none);
        assert_eq!(keys(serde_json::json!({"id": "A-1", "kind": "x", "custodian": "ana", "letter": "7"})), none);
        assert_eq!(keys(serde_json::json!({"id": "A-1", "kind": "x", "users": ["ana"], "state": "in_use"})), none);
        let odd = serde_json::json!({"id": "A-1", "kind": "x", "state": "lent", "due": "2026-01-01",
            "ticket": "CI-2026-0001", "letter": "7"});
        assert_eq!(keys(odd), ["state", "due", "ticket", "letter"]);
    }
}
