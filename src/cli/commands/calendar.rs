//! `folio calendar`: TEMP until cal is merged.

mod impact;

use clap::{Args, Subcommand};

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio calendar`.
#[derive(Debug, Args)]
pub struct CalendarArgs {
    #[command(subcommand)]
    command: CalendarCommand,
}

/// What can be done with calendars.
#[derive(Debug, Subcommand)]
enum CalendarCommand {
    #[command(visible_alias = "impacto")]
    Impact(impact::ImpactArgs),
}

/// Runs a command about calendars.
///
/// # Errors
/// Whatever the command could not do.
pub fn run(app: &mut App, args: &CalendarArgs) -> Result<Exit, CliError> {
    match &args.command {
        CalendarCommand::Impact(args) => impact::run(app, args),
    }
}
