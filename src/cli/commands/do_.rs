//! `folio do`: leaves the current activity by an outcome.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::procedure::engine::Intent;

/// Arguments of `folio do`.
#[derive(Debug, Args)]
pub struct DoArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    folio: String,
    #[arg(value_name = "OUTCOME", add = clap_complete::ArgValueCompleter::new(complete::outcomes))]
    outcome: String,
    #[command(flatten)]
    set: SetArgs,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[arg(long = "for", value_name = "WHO")]
    on_behalf: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Advances a ticket.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: DoArgs) -> Result<Exit, CliError> {
    let change = Change {
        folio: &args.folio,
        intent: Intent::Outcome(args.outcome),
        set: &args.set,
        note: args.note,
        on_behalf: args.on_behalf,
        options: &args.options,
        quiet: false,
    };
    change::make(app, change)
}
