//! `folio calendar`: which days and hours count, and arithmetic with them.

mod add;
mod between;
mod impact;
mod list;
mod show;
mod source;

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
    #[command(visible_alias = "listar")]
    List(list::ListArgs),
    #[command(visible_alias = "mostrar", alias = "ver")]
    Show(show::ShowArgs),
    #[command(visible_alias = "sumar")]
    Add(add::AddArgs),
    #[command(visible_alias = "entre")]
    Between(between::BetweenArgs),
    #[command(visible_alias = "impacto")]
    Impact(impact::ImpactArgs),
}

/// Runs a command about calendars.
///
/// # Errors
/// Whatever the command could not do.
pub fn run(app: &mut App, args: &CalendarArgs) -> Result<Exit, CliError> {
    match &args.command {
        CalendarCommand::List(args) => list::run(app, args),
        CalendarCommand::Show(args) => show::run(app, args),
        CalendarCommand::Add(args) => add::run(app, args),
        CalendarCommand::Between(args) => between::run(app, args),
        CalendarCommand::Impact(args) => impact::run(app, args),
    }
}
