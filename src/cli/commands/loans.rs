//! `folio loans`: what is lent, to whom, until when.

use std::collections::HashSet;

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::asset_filter::AssetChoiceArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::sorting::SortArgs;
use crate::cli::{inventory_view, snapshot};
use crate::message;
use crate::render::inventory::loans as rendered;
use crate::report::inventory::{list, loans};

/// Arguments of `folio loans`.
#[derive(Debug, Args)]
pub struct LoansArgs {
    #[command(flatten)]
    choice: AssetChoiceArgs,
    #[arg(long)]
    late: bool,
    #[command(flatten)]
    order: SortArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints what is lent.
///
/// # Errors
/// A filter or key that means nothing here, or no desk.
pub fn run(app: &mut App, args: &LoansArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let snapshot = inventory_view::load(&desk);
    let with = inventory_view::surroundings(&desk, now);
    let query = args.choice.query(app, &desk, &snapshot.cases)?;
    let mut loans = loans::loans(&snapshot.cases, args.late, &with);
    // A loan tells of the retained asset too, which need not pass.
    let chosen: HashSet<&str> =
        list::chosen(&snapshot.cases, &query, &with).into_iter().map(|case| case.asset.id.as_str()).collect();
    loans.rows.retain(|row| chosen.contains(row.asset.as_str()));
    args.order.sort(&mut loans.rows, &loans::KEYS, &desk.people)?;
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    let nothing = loans.rows.is_empty();
    if nothing && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&match (args.choice.is_given(), args.late) {
            (true, _) => message!("assets-filtered-out"),
            (false, true) => message!("loans-none-late"),
            (false, false) => message!("loans-none"),
        });
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
