//! `folio asset export`: cards in the canonical form, which `folio asset import` reads back.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::asset_filter::AssetFilterArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{inventory_view, snapshot};
use crate::render;
use crate::render::table::Document;
use crate::report::inventory::list::{self, natural};
use crate::report::inventory::sheet;

/// Arguments of `folio asset export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    #[command(flatten)]
    filters: AssetFilterArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the cards.
///
/// # Errors
/// A filter that means nothing here, or no desk.
pub fn run(app: &mut App, args: &ExportArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let snapshot = inventory_view::load(&desk);
    let query = args.filters.query(app, &desk, &snapshot.cases)?;
    let with = inventory_view::surroundings(&desk, now);
    let mut cases = list::chosen(&snapshot.cases, &query, &with);
    cases.sort_by_cached_key(|case| natural(&case.asset.id));
    let sheet = sheet::sheet(&cases, &with);
    let output = Output {
        schema: "folio/asset-export/1",
        data: &sheet.rows,
        document: &|| Document::of_table(app.ui.text("assets-title"), render::inventory::sheet::table(&sheet)),
        sheet: Some(&|| render::inventory::sheet::table(&sheet)),
    };
    let chosen = if args.format.json { Format::Json } else { args.format.format.unwrap_or(Format::Csv) };
    format::print(&app.ui, chosen, &output)?;
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}
