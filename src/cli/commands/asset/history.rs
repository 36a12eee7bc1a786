//! `folio asset history`: all that happened to an asset, or how it stood at a moment.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::sorting::SortArgs;
use crate::cli::{asset_change, complete, inventory_view, snapshot};
use crate::message;
use crate::model::time::{self, Moment, Zone};
use crate::render::inventory::history as rendered;
use crate::report::asset_case::AssetCase;
use crate::report::inventory::history;

/// Arguments of `folio asset history`.
#[derive(Debug, Args)]
pub struct HistoryArgs {
    #[arg(value_name = "ASSET", add = clap_complete::ArgValueCompleter::new(complete::assets))]
    asset: String,
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    #[arg(long, value_name = "T")]
    as_of: Option<String>,
    #[command(flatten)]
    order: SortArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the history.
///
/// # Errors
/// No such asset, its file is damaged, or a moment or key that is none.
pub fn run(app: &mut App, args: &HistoryArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let as_of = args.as_of.as_deref().map(|typed| moment(app, desk.zone(), typed, now)).transpose()?;
    let record = desk.asset_record(&args.asset)?;
    let case = AssetCase::new(record.asset.clone());
    let mut findings = asset_change::record_findings(&desk, &record, &case.state);
    findings.retain(inventory_view::is_damage);
    let with = inventory_view::surroundings(&desk, now);
    let mut history = history::history(&case, as_of, &with, &app.ui.language);
    history.events.retain(|event| event.says(&args.words, &with));
    args.order.sort(&mut history.events, &history::KEYS, &desk.people)?;
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    let left_out = history.events.is_empty() && !args.words.is_empty() && matches!(chosen, Format::Table | Format::Md);
    if !left_out || history.as_of.is_some() {
        let output = Output {
            schema: "folio/asset-history/1",
            data: &history,
            document: &|| rendered::document(&history, &names),
            sheet: Some(&|| rendered::sheet(&history, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    if left_out {
        app.ui.say_message(&message!("history-filtered-out", id = &history.asset));
    }
    snapshot::warn(&app.ui, &findings);
    Ok(Exit::Done)
}

/// The moment that was typed; a day alone means its end: what had happened on it counts.
fn moment(app: &App, zone: Zone, typed: &str, now: Moment) -> Result<Moment, CliError> {
    match time::read_typed_date(typed) {
        Some(day) => match day.succ_opt() {
            Some(next) => Ok(zone.start_of(next) - chrono::Duration::seconds(1)),
            None => Err(CliError::Usage(message!("inventory-unknown-date", found = typed))),
        },
        None => app.at(zone, Some(typed), now),
    }
}
