//! `folio list`.

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio list`.
#[derive(Debug, Args)]
pub struct ListArgs {}

/// To be written.
///
/// # Errors
/// None.
pub fn run(_app: &mut App, _args: &ListArgs) -> Result<Exit, CliError> {
    Ok(Exit::Done)
}
