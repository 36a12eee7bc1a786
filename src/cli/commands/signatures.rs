//! `folio signatures`: the ledger of a ticket's signatures.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{complete, snapshot};
use crate::message;
use crate::render::signatures as rendered;
use crate::report::signatures;

/// Arguments of `folio signatures`.
#[derive(Debug, Args)]
pub struct SignaturesArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints who signed, what, how, and whether it is still what the ticket says.
///
/// # Errors
/// No such ticket, or a damaged one.
pub fn run(app: &mut App, args: &SignaturesArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let record = desk.ticket(&args.folio)?;
    let lineage = desk.lineage_of(&record.ticket)?;
    let mut findings = Vec::new();
    let case = snapshot::case(&desk, record, now, &mut findings)??;
    let rules = desk.rules(&case.procedure);
    let ledger = signatures::ledger_with(&case, &snapshot::assets_of(&desk, &case), &lineage, &rules, &app.ui.language);
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    if ledger.signatures.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&message!("signatures-none", folio = &ledger.folio));
    } else {
        let output = Output {
            schema: "folio/signatures/1",
            data: &ledger,
            document: &|| rendered::document(&ledger, &names),
            sheet: Some(&|| rendered::sheet(&ledger, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    snapshot::warn(&app.ui, &findings);
    Ok(Exit::Done)
}
