//! `folio cache`: what the desk remembers of its files, which may go at any time.

mod clear;
mod status;

use clap::{Args, Subcommand};

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio cache`.
#[derive(Debug, Args)]
pub struct CacheArgs {
    #[command(subcommand)]
    command: CacheCommand,
}

/// What can be done with it.
#[derive(Debug, Subcommand)]
enum CacheCommand {
    #[command(visible_alias = "estado")]
    Status(status::StatusArgs),
    #[command(visible_alias = "borrar")]
    Clear(clear::ClearArgs),
}

/// Runs a command about what is remembered.
///
/// # Errors
/// Whatever the command could not do.
pub fn run(app: &mut App, args: &CacheArgs) -> Result<Exit, CliError> {
    match &args.command {
        CacheCommand::Status(args) => status::run(app, args),
        CacheCommand::Clear(args) => clear::run(app, args),
    }
}
