//! `folio log`.

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio log`.
#[derive(Debug, Args)]
pub struct LogArgs {}

/// To be written.
///
/// # Errors
/// None.
pub fn run(_app: &mut App, _args: &LogArgs) -> Result<Exit, CliError> {
    Ok(Exit::Done)
}
