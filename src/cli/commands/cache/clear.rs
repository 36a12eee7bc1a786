//! `folio cache clear`: forgets what is remembered. It comes back by itself.

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::message;

/// Arguments of `folio cache clear`.
#[derive(Debug, Args)]
pub struct ClearArgs {}

/// Forgets.
///
/// # Errors
/// No desk, or files that cannot be removed.
pub fn run(app: &mut App, _args: &ClearArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let bytes = desk.forget_kept()?;
    let size = usize::try_from(bytes.div_ceil(1024)).unwrap_or(usize::MAX);
    app.ui.say_message(&message!("cache-cleared", size = size));
    Ok(Exit::Done)
}
