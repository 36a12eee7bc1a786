//! `folio procedure`: the procedures themselves, rather than the tickets that walk them.

mod check;
mod diagram;
mod diff;
mod list;
mod show;
mod source;

use clap::{Args, Subcommand};

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio procedure`.
#[derive(Debug, Args)]
pub struct ProcedureArgs {
    #[command(subcommand)]
    command: ProcedureCommand,
}

/// What can be done with procedures.
#[derive(Debug, Subcommand)]
enum ProcedureCommand {
    #[command(visible_alias = "listar")]
    List(list::ListArgs),
    #[command(visible_alias = "ver")]
    Show(show::ShowArgs),
    #[command(visible_alias = "revisar")]
    Check(check::CheckArgs),
    #[command(visible_alias = "diagrama")]
    Diagram(diagram::DiagramArgs),
    #[command(visible_alias = "comparar")]
    Diff(diff::DiffArgs),
}

/// Runs a command about procedures.
///
/// # Errors
/// Whatever the command could not do.
pub fn run(app: &mut App, args: &ProcedureArgs) -> Result<Exit, CliError> {
    match &args.command {
        ProcedureCommand::List(args) => list::run(app, args),
        ProcedureCommand::Show(args) => show::run(app, args),
        ProcedureCommand::Check(args) => check::run(app, args),
        ProcedureCommand::Diagram(args) => diagram::run(app, args),
        ProcedureCommand::Diff(args) => diff::run(app, args),
    }
}
