//! What is asked for, as typed: words read into values, and what is missing asked at a terminal.

use serde_json::Value;

use crate::cli::app::App;
use crate::cli::ask;
use crate::cli::error::CliError;
use crate::inventory::card;
use crate::inventory::engine::{AssetRequest, AssetRules, detail_name};
use crate::inventory::request::read_detail;
use crate::message;
use crate::model::asset::{Asset, Deed};
use crate::model::event::Values;
use crate::model::folio::Folio;
use crate::model::time::Moment;
use crate::procedure::engine::{Kind, Refusal, Unmet};
use crate::store::desk::Desk;

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

/// What is asked for, with its words read.
pub(super) fn read(
    desk: &Desk,
    change: &AssetChange,
    actor: &str,
    at: Moment,
    now: Moment,
) -> Result<Wanted, CliError> {
    let record = desk.asset_record(&change.asset)?;
    let rules = desk.asset_rules();
    let (zone, today) = (desk.zone(), desk.zone().day(now));
    let mut unmet = Vec::new();
    let mut details = change.found.clone();
    for (key, typed) in &change.details {
        match read_detail(key, typed, zone, today) {
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

/// Asks for details that are missing; whether something new was answered.
pub(super) fn ask_missing(
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
            match read_detail(&item.key, &typed, desk.zone(), desk.zone().day(now)) {
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
