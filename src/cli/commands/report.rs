//! `folio report`: reports that are written as data.

mod check;
mod columns;
mod list;
mod out;
mod run;
mod show;

use clap::{Args, Subcommand};

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio report`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ReportArgs {
    #[command(subcommand)]
    command: Option<ReportCommand>,
    #[command(flatten)]
    run: run::RunArgs,
}

#[derive(Debug, Subcommand)]
enum ReportCommand {
    #[command(visible_alias = "listar")]
    List(list::ListArgs),
    #[command(visible_alias = "ver")]
    Show(show::ShowArgs),
    #[command(visible_alias = "revisar")]
    Check(check::CheckArgs),
    #[command(visible_alias = "columnas")]
    Columns(columns::ColumnsArgs),
}

/// Runs a subcommand; makes the report named, or lists those there are. They speak the desk's language,
/// whatever the machine's.
///
/// # Errors
/// Whatever it could not do.
pub fn run(app: &mut App, args: &ReportArgs) -> Result<Exit, CliError> {
    app.speak_for_the_desk();
    match &args.command {
        Some(ReportCommand::List(args)) => list::run(app, args),
        Some(ReportCommand::Show(args)) => show::run(app, args),
        Some(ReportCommand::Check(args)) => check::run(app, args),
        Some(ReportCommand::Columns(args)) => columns::run(app, args),
        None => run::run(app, &args.run),
    }
}
