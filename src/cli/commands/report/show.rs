//! `folio report show`: the text of a report's definition, to be copied and changed.

use clap::Args;

use crate::cli::app::App;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::cli::reporting;

/// Arguments of `folio report show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    #[arg(value_name = "REPORT", add = clap_complete::ArgValueCompleter::new(complete::reports))]
    report: String,
}

/// Prints the definition.
///
/// # Errors
/// No such report, or a file that cannot be read.
pub fn run(app: &mut App, args: &ShowArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let found = desk.report_text(&args.report);
    let (_, text) = found.ok_or_else(|| reporting::unknown(&args.report, &desk.report_keys()))??;
    app.ui.print(text.trim_end())?;
    Ok(Exit::Done)
}
