//! `folio outside`: what is out of the building, and what may leave.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::asset_filter::AssetChoiceArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::sorting::SortArgs;
use crate::cli::{inventory_view, snapshot};
use crate::message;
use crate::render::inventory::outside as rendered;
use crate::report::inventory::{list, outside};

/// Arguments of `folio outside`.
#[derive(Debug, Args)]
pub struct OutsideArgs {
    #[command(flatten)]
    choice: AssetChoiceArgs,
    #[arg(long)]
    late: bool,
    #[command(flatten)]
    order: SortArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints what is out.
///
/// # Errors
/// A filter or key that means nothing here, or no desk.
pub fn run(app: &mut App, args: &OutsideArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let mut snapshot = inventory_view::load(&desk);
    let with = inventory_view::surroundings(&desk, now);
    let query = args.choice.query(app, &desk, &snapshot.cases)?;
    list::retain(&mut snapshot.cases, &query, &with);
    let mut outside = outside::outside(&snapshot.cases, args.late, &with);
    args.order.sort(&mut outside.outside, &outside::KEYS, &desk.people)?;
    args.order.sort(&mut outside.authorised, &outside::KEYS, &desk.people)?;
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    let nothing = outside.outside.is_empty() && outside.authorised.is_empty();
    if nothing && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&match (args.choice.is_given(), args.late) {
            (true, _) => message!("assets-filtered-out"),
            (false, true) => message!("outside-none-late"),
            (false, false) => message!("outside-none"),
        });
    } else {
        let output = Output {
            schema: "folio/outside/1",
            data: &outside,
            document: &|| rendered::document(&outside, &names),
            sheet: Some(&|| rendered::sheet(&outside, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}
