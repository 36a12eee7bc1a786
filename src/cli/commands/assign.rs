//! `folio assign`: gives a ticket to a person.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::procedure::engine::Intent;

/// Arguments of `folio assign`.
#[derive(Debug, Args)]
pub struct AssignArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    folio: String,
    #[arg(value_name = "WHO", add = clap_complete::ArgValueCompleter::new(complete::people))]
    person: String,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Gives a ticket to a person.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: AssignArgs) -> Result<Exit, CliError> {
    let (set, options) = (&SetArgs::default(), &args.options);
    let intent = Intent::Assign(args.person);
    change::make(
        app,
        Change { folio: &args.folio, intent, set, note: args.note, on_behalf: None, options, quiet: false },
    )
}
