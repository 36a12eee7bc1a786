//! `folio settle`: decides between steps that two clones took at the same time, and mends a record in
//! which git left both sides.

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio settle`.
#[derive(Debug, Args)]
pub struct SettleArgs {
    #[arg(value_name = "RECORD")]
    record: String,
}

/// Settles.
///
/// # Errors
/// None yet.
pub fn run(_app: &mut App, _args: &SettleArgs) -> Result<Exit, CliError> {
    Ok(Exit::Done)
}
