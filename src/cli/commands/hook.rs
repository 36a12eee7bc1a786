//! `folio hook`: git asks Folio before it accepts, or sends, what breaks a law.

mod install;
mod receive;

use clap::{Args, Subcommand};

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio hook`.
#[derive(Debug, Args)]
pub struct HookArgs {
    #[command(subcommand)]
    command: HookCommand,
}

/// What can be done with hooks.
#[derive(Debug, Subcommand)]
enum HookCommand {
    #[command(visible_alias = "instalar")]
    Install(install::InstallArgs),
    #[command(visible_alias = "quitar")]
    Uninstall(install::InstallArgs),
    #[command(visible_alias = "ejecutar")]
    Run(receive::RunArgs),
}

/// Runs a command about hooks.
///
/// # Errors
/// Whatever the command could not do.
pub fn run(app: &mut App, args: &HookArgs) -> Result<Exit, CliError> {
    match &args.command {
        HookCommand::Install(args) => install::install(app, args),
        HookCommand::Uninstall(args) => install::uninstall(app, args),
        HookCommand::Run(args) => receive::run(app, args),
    }
}
