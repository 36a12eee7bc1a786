//! `folio loans`: what is lent, to whom, until when.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{inventory_view, snapshot};
use crate::message;
use crate::render::inventory::loans as rendered;
use crate::report::inventory::loans;

/// Arguments of `folio loans`.
#[derive(Debug, Args)]
pub struct LoansArgs {
    #[arg(long)]
    late: bool,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints what is lent.
///
/// # Errors
/// No desk.
pub fn run(app: &mut App, args: &LoansArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let snapshot = inventory_view::load(&desk);
    let loans = loans::loans(&snapshot.cases, args.late, &inventory_view::surroundings(&desk, now));
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    let nothing = loans.rows.is_empty();
    if nothing && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&if args.late { message!("loans-none-late") } else { message!("loans-none") });
    } else {
        let output = Output {
            schema: "folio/loans/1",
            data: &loans,
            document: &|| rendered::document(&loans, &names),
            sheet: Some(&|| rendered::sheet(&loans, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}
