//! `folio sign`: records a signature or a seal.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::procedure::engine::Intent;

/// Arguments of `folio sign`.
#[derive(Debug, Args)]
pub struct SignArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[arg(long = "as", value_name = "ROLE", add = clap_complete::ArgValueCompleter::new(complete::roles))]
    role: String,
    #[arg(long, value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Records a signature.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: SignArgs) -> Result<Exit, CliError> {
    let (set, options) = (&SetArgs::default(), &args.options);
    let intent = Intent::Sign { role: args.role, name: args.name };
    change::make(app, Change { folio: &args.folio, intent, set, note: args.note, on_behalf: None, options })
}
