//! `folio cancel`: ends a ticket without walking it to its end.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::procedure::engine::Intent;

/// Arguments of `folio cancel`.
#[derive(Debug, Args)]
pub struct CancelArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    folio: String,
    #[arg(long, value_name = "REASON", add = clap_complete::ArgValueCompleter::new(complete::cancel_reasons))]
    reason: String,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Ends a ticket early.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: CancelArgs) -> Result<Exit, CliError> {
    let (set, options) = (&SetArgs::default(), &args.options);
    let intent = Intent::Cancel(args.reason);
    change::make(
        app,
        Change { folio: &args.folio, intent, set, note: args.note, on_behalf: None, options, quiet: false },
    )
}
