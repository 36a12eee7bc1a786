//! `folio resume`: ends the waiting.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::procedure::engine::Intent;

/// Arguments of `folio resume`.
#[derive(Debug, Args)]
pub struct ResumeArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    folio: String,
    #[command(flatten)]
    set: SetArgs,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Ends the waiting.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: ResumeArgs) -> Result<Exit, CliError> {
    let (set, options) = (&args.set, &args.options);
    let intent = Intent::Resume;
    change::make(
        app,
        Change { folio: &args.folio, intent, set, note: args.note, on_behalf: None, options, quiet: false },
    )
}
