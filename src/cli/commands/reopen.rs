//! `folio reopen`: takes up an ended ticket again.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::procedure::engine::Intent;

/// Arguments of `folio reopen`.
#[derive(Debug, Args)]
pub struct ReopenArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Takes up an ended ticket again.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: ReopenArgs) -> Result<Exit, CliError> {
    let (set, options) = (&SetArgs::default(), &args.options);
    let intent = Intent::Reopen;
    change::make(
        app,
        Change { folio: &args.folio, intent, set, note: args.note, on_behalf: None, options, quiet: false },
    )
}
