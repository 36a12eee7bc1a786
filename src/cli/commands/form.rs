//! `folio form`.

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio form`.
#[derive(Debug, Args)]
pub struct FormArgs {}

/// To be written.
///
/// # Errors
/// None.
pub fn run(_app: &mut App, _args: &FormArgs) -> Result<Exit, CliError> {
    Ok(Exit::Done)
}
