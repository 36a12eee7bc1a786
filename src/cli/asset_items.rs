//! The condition of each accessory with which an asset changes hands: as typed with `--item`, or asked
//! for on a terminal.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::app::App;
use super::ask;
use super::asset_change::Wanted;
use super::error::CliError;
use crate::inventory::items::{self, Item};
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::{Deed, text_in};
use crate::model::plain;
use crate::procedure::engine::{Kind, Refusal, Unmet};
use crate::store::desk::Desk;

/// Conditions by item.
pub type Items = Map<String, Value>;

/// Something that changes hands, with the items that are known to belong to it.
#[derive(Debug)]
pub struct Holding {
    /// Identifier.
    pub id: String,
    /// Its items.
    pub known: Vec<Item>,
}

impl Holding {
    /// An asset as its file tells of it; without items where it cannot be read, which is refused elsewhere.
    pub fn of(desk: &Desk, id: &str) -> Self {
        let asset = desk.asset_named(id);
        let known = asset.map(|asset| items::known(&AssetState::replay(&asset.id, &asset.events)));
        Self { id: id.to_owned(), known: known.unwrap_or_default() }
    }
}

/// Which asset each typed item belongs to: the one that it names (`PC-0001/ratón`), else all that have
/// such an item; where `single`, it must be one.
///
/// # Errors
/// Every item that none of them has, or several.
pub fn allotted(holdings: &[Holding], typed: &Items, single: bool) -> Result<HashMap<String, Items>, CliError> {
    let mut allotted: HashMap<String, Items> = HashMap::new();
    let mut unmet = Vec::new();
    for (word, condition) in typed {
        let named = word.split_once('/').and_then(|(asset, item)| {
            let holding = holdings.iter().find(|holding| holding.id.eq_ignore_ascii_case(asset.trim()))?;
            Some((holding, item.trim()))
        });
        let (among, item): (Vec<&Holding>, &str) = match named {
            Some((holding, item)) => (vec![holding], item),
            None => (holdings.iter().collect(), word),
        };
        let names = among.iter().map(|holding| (*holding, items::recorded_name(&holding.id, &holding.known, item)));
        let (found, unknown): (Vec<_>, Vec<_>) = names.partition(|(_, name)| name.is_ok());
        if single && found.len() > 1 {
            let ids: Vec<&str> = found.iter().map(|(holding, _)| holding.id.as_str()).collect();
            let first = ids.first().copied().unwrap_or_default();
            let message = message!("items-several", typed = item, ids = ids.join(", "));
            let remedy = format!("--item \"{first}/{item}={}\"", condition.as_str().unwrap_or_default());
            unmet.push(Unmet::new(Kind::Unknown, "items", message).remedied(remedy));
            continue;
        }
        if found.is_empty() {
            let problems = unknown.into_iter().filter_map(|(_, name)| name.err());
            unmet.extend(problems.map(|problem| Unmet::new(Kind::Unknown, "items", problem)));
        }
        for (holding, name) in found {
            if let Ok(name) = name {
                allotted.entry(holding.id.clone()).or_default().insert(name, condition.clone());
            }
        }
    }
    if unmet.is_empty() { Ok(allotted) } else { Err(Refusal { unmet }.into()) }
}

/// Gives each asset of a command the items that were typed with it.
///
/// # Errors
/// Every item that none of them has.
pub fn allot(desk: &Desk, wanted: &mut [Wanted]) -> Result<(), CliError> {
    let typed = |want: &Wanted| want.request.details.get("items").and_then(Value::as_object).cloned();
    let Some(typed) = wanted.iter().find_map(typed) else { return Ok(()) };
    let holdings: Vec<Holding> = wanted.iter().map(|want| Holding::of(desk, &want.asset)).collect();
    let allotted = allotted(&holdings, &typed, false)?;
    for want in wanted {
        match allotted.get(&want.asset).cloned() {
            Some(items) => want.request.details.insert("items".to_owned(), Value::Object(items)),
            None => want.request.details.shift_remove("items"),
        };
    }
    Ok(())
}

/// Whether the items of a request are to be asked for: its condition was not typed either.
pub fn are_asked(app: &App, want: &Wanted) -> bool {
    let condition = text_in(&want.request.details, "condition");
    app.ui.interactive && condition.is_none() && items::are_told(want.request.deed)
}

/// Asks for the condition of each item of a request that was not typed.
///
/// # Errors
/// The person gave up, or the terminal went away.
pub fn ask_for(app: &App, desk: &Desk, want: &mut Wanted) -> Result<(), CliError> {
    let holding = Holding::of(desk, &want.asset);
    let condition = text_in(&want.request.details, "condition").map(str::to_owned);
    let mut told = want.request.details.get("items").and_then(Value::as_object).cloned().unwrap_or_default();
    ask_each(app, &holding, want.request.deed, condition.as_deref(), &mut told)?;
    if !told.is_empty() {
        want.request.details.insert("items".to_owned(), Value::Object(told));
    }
    Ok(())
}

/// Asks for the condition of each item that is not told yet. What is shown is what Enter records: as it
/// was when last told; else, of what is handed over, as the asset is, and of what comes back, good. Of
/// an exit only what was said to leave is on the pass, so that Enter says nothing.
///
/// # Errors
/// The person gave up, or the terminal went away.
pub fn ask_each(
    app: &App,
    holding: &Holding,
    deed: Deed,
    condition: Option<&str>,
    told: &mut Items,
) -> Result<(), CliError> {
    let asked: Vec<&Item> = holding.known.iter().filter(|item| !told.contains_key(&item.name)).collect();
    if asked.is_empty() {
        return Ok(());
    }
    let leaves = deed == Deed::Authorised;
    let header = if leaves { "items-ask-exit" } else { "items-ask" };
    app.ui.say(&app.ui.language.format(&crate::model::message::Message::new(header).with("id", holding.id.as_str())));
    let good = app.ui.text("items-good");
    for item in asked {
        let likely = match deed {
            Deed::Returned => item.condition.as_deref(),
            _ => item.condition.as_deref().or(condition),
        };
        // One that hides something is not offered.
        let likely = likely.filter(|text| plain::one_line(text) == **text).unwrap_or(&good);
        let answer = match leaves {
            true => ask::optional_line(&app.ui, &item.name, false)?,
            false => ask::line_or(&app.ui, &item.name, likely)?,
        };
        if !answer.trim().is_empty() {
            told.insert(item.name.clone(), Value::from(answer.trim()));
        }
    }
    Ok(())
}
