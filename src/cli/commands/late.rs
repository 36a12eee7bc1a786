//! `folio late`: what is late or about to be. Says nothing and ends well where nothing is, so that
//! cron can run it.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::selection::Concern;
use crate::cli::snapshot;
use crate::message;
use crate::model::time;
use crate::render;
use crate::render::table::Document;
use crate::report::late;

/// Arguments of `folio late`.
#[derive(Debug, Args)]
pub struct LateArgs {
    #[arg(long, value_name = "DURATION")]
    within: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints what is late.
///
/// # Errors
/// Not a duration, or no desk.
pub fn run(app: &mut App, args: &LateArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let within = args.within.as_deref().map(|text| {
        time::read_minutes(text).ok_or_else(|| CliError::Usage(message!("late-not-a-duration", found = text)))
    });
    let within = within.transpose()?;
    let snapshot = snapshot::load_concerned(&desk, Concern::open(), now)?;
    let late = late::lateness(&snapshot.cases, within, now, desk.zone(), &app.ui.language);
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    // People read nothing where nothing is late; programs read that nothing is.
    if !late.rows.is_empty() || !matches!(chosen, Format::Table | Format::Md) {
        let output = Output {
            schema: "folio/late/1",
            data: &late,
            document: &|| Document::of_table(app.ui.text("late-title"), render::late::table(&late.rows, &names)),
            sheet: Some(&|| render::late::sheet(&late.rows, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(if late.rows.is_empty() { Exit::Done } else { Exit::Refused })
}
