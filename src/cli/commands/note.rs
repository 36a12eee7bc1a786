//! `folio note`: leaves a remark, or corrects field values.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::procedure::engine::Intent;

/// Arguments of `folio note`.
#[derive(Debug, Args)]
pub struct NoteArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    #[command(flatten)]
    set: SetArgs,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Adds a remark or a correction.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: NoteArgs) -> Result<Exit, CliError> {
    let text = args.text.join(" ");
    let note = (!text.trim().is_empty()).then_some(text);
    let (set, options) = (&args.set, &args.options);
    change::make(
        app,
        Change { folio: &args.folio, intent: Intent::Note, set, note, on_behalf: None, options, quiet: false },
    )
}
