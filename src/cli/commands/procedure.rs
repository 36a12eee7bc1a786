//! `folio procedure`.

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio procedure`.
#[derive(Debug, Args)]
pub struct ProcedureArgs {}

/// To be written.
///
/// # Errors
/// None.
pub fn run(_app: &mut App, _args: &ProcedureArgs) -> Result<Exit, CliError> {
    Ok(Exit::Done)
}
