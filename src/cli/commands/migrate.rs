//! `folio migrate`: moves open tickets to the revision of their procedure that is in force.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::procedure::engine::Intent;

/// Arguments of `folio migrate`.
#[derive(Debug, Args)]
pub struct MigrateArgs {
    #[arg(value_name = "FOLIO", required = true, add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    folios: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Moves each ticket; all or none.
///
/// # Errors
/// Why one of them cannot be moved.
pub fn run(app: &mut App, args: MigrateArgs) -> Result<Exit, CliError> {
    let (set, options) = (&SetArgs::default(), &args.options);
    let desk = app.desk()?;
    let mut changes = Vec::new();
    for folio in &args.folios {
        let from = desk.ticket(folio)?.ticket.procedure;
        let to = desk.procedure(&from.code)?.reference();
        let intent = Intent::Migrate { from, to };
        changes.push(Change { folio, intent, set, note: args.note.clone(), on_behalf: None, options, quiet: false });
    }
    change::make_all(app, changes, options)
}
