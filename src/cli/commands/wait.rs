//! `folio wait`: begins to wait, for a reason that the procedure declares.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::cli::reasons::{self, For};
use crate::procedure::engine::Intent;

/// Arguments of `folio wait`.
#[derive(Debug, Args)]
pub struct WaitArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    folio: String,
    #[arg(long, value_name = "REASON", add = clap_complete::ArgValueCompleter::new(complete::wait_reasons))]
    reason: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Begins to wait.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: WaitArgs) -> Result<Exit, CliError> {
    let (set, options) = (&SetArgs::default(), &args.options);
    let desk = app.desk_to_change(options.dry_run)?;
    let reason = reasons::given(app, &desk, &args.folio, args.reason, For::Wait)?;
    let intent = Intent::Wait(reason);
    change::make(
        app,
        Change { folio: &args.folio, intent, set, note: args.note, on_behalf: None, options, quiet: false },
    )
}
