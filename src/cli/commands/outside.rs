//! `folio outside`: what is out of the building, and what may leave.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{inventory_view, snapshot};
use crate::message;
use crate::render::inventory::outside as rendered;
use crate::report::inventory::outside;

/// Arguments of `folio outside`.
#[derive(Debug, Args)]
pub struct OutsideArgs {
    #[arg(long)]
    late: bool,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints what is out.
///
/// # Errors
/// No desk.
pub fn run(app: &mut App, args: &OutsideArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let snapshot = inventory_view::load(&desk);
    let outside = outside::outside(&snapshot.cases, args.late, &inventory_view::surroundings(&desk, now));
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    let nothing = outside.outside.is_empty() && outside.authorised.is_empty();
    if nothing && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&if args.late { message!("outside-none-late") } else { message!("outside-none") });
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
