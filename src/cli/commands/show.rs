//! `folio show`.

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio show`.
#[derive(Debug, Args)]
pub struct ShowArgs {}

/// To be written.
///
/// # Errors
/// None.
pub fn run(_app: &mut App, _args: &ShowArgs) -> Result<Exit, CliError> {
    Ok(Exit::Done)
}
