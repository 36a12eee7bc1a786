//! `folio asset show`: one asset whole.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{asset_change, asset_tickets, complete, inventory_view, snapshot};
use crate::message;
use crate::render;
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;
use crate::report::inventory::show::{self, Extent};

/// Events that the card shows; the history shows them all.
const EVENTS: usize = 8;

/// Arguments of `folio asset show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    #[arg(value_name = "ASSET", add = clap_complete::ArgValueCompleter::new(complete::assets))]
    asset: String,
    #[arg(long, value_name = "N", default_value_t = 5)]
    tickets: u32,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the card.
///
/// # Errors
/// No such asset, or its file is damaged.
pub fn run(app: &mut App, args: &ShowArgs) -> Result<Exit, CliError> {
    if args.format.chosen() == Format::Csv {
        return Err(CliError::Usage(message!("asset-show-no-csv")));
    }
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let record = desk.asset_record(&args.asset)?;
    let case = AssetCase::new(record.asset.clone());
    let mut findings = asset_change::record_findings(&desk, &record, &case.state);
    findings.retain(inventory_view::is_damage);
    let tickets = snapshot::load_files(&desk, &asset_tickets::files_about(&desk, &case.asset), now)?;
    findings.extend(tickets.findings);
    let with = inventory_view::surroundings(&desk, now);
    let extent = Extent { tickets: args.tickets as usize, events: EVENTS };
    let about: Vec<&Case> = tickets.cases.iter().collect();
    let card = show::asset_card(&case, &about, extent, &with, &app.ui.language);
    let names = format::names(&app.ui, &desk);
    let output = Output {
        schema: "folio/asset/1",
        data: &card,
        document: &|| render::inventory::show::document(&card, &names),
        sheet: None,
    };
    format::print(&app.ui, args.format.chosen(), &output)?;
    for other in desk.assets_renumbered_from(&case.asset.id) {
        app.ui.say_message(&message!("asset-show-formerly", id = &case.asset.id, other = other));
    }
    snapshot::warn(&app.ui, &findings);
    Ok(Exit::Done)
}
