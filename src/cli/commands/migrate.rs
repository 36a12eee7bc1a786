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
    let desk = app.desk_to_change(options.dry_run)?;
    let mut changes = Vec::new();
    for folio in &args.folios {
        let from = desk.ticket(folio)?.ticket.procedure;
        let to = desk.procedure(&from.code)?.reference();
        // Each by itself first: what stands in the way is told with what to look at.
        let rehearsed = Change {
            folio,
            intent: Intent::Migrate { from: from.clone(), to: to.clone() },
            set,
            note: None,
            on_behalf: None,
            options,
            quiet: false,
        };
        change::rehearse(app, vec![rehearsed], options).map_err(|error| with_remedy(error, &from.code))?;
        let intent = Intent::Migrate { from, to };
        changes.push(Change { folio, intent, set, note: args.note.clone(), on_behalf: None, options, quiet: false });
    }
    change::make_all(app, changes, options)
}

/// What has no place in the revision in force is seen by comparing it with the one kept.
fn with_remedy(error: CliError, code: &str) -> CliError {
    let CliError::Refusal(mut refusal) = error else { return error };
    let placeless = |id: &str| id.starts_with("refused-migration-") && id != "refused-migration-nowhere";
    if let Some(last) = refusal.unmet.iter_mut().rev().find(|item| placeless(item.message.id)) {
        last.remedy = Some(format!("folio procedure diff {code}"));
    }
    refusal.into()
}
