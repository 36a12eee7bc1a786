//! `folio day`.


use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};

/// Arguments of `folio day`.

/// To be written.
///
/// # Errors
/// None.
pub fn run(_app: &mut App) -> Result<Exit, CliError> {
    Ok(Exit::Done)
}
