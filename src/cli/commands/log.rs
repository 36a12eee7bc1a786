//! `folio log`: the register of attended reports (bitácora), as form F02 has it.

use clap::Args;
use serde_json::json;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::selection::Concern;
use crate::cli::snapshot;
use crate::message;
use crate::model::time;
use crate::render;
use crate::report::log::{self, Period, Total};

/// Arguments of `folio log`.
#[derive(Debug, Args)]
pub struct LogArgs {
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    #[arg(long)]
    open: bool,
    #[arg(long, value_name = "T")]
    as_of: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the log; the whole of it when no period is named.
///
/// # Errors
/// A period that is none, or no desk.
pub fn run(app: &mut App, args: &LogArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let as_of = app.as_of(desk.zone(), args.as_of.as_deref(), now)?;
    let today = desk.zone().day(as_of.unwrap_or(now));
    let period = Period::read(desk.zone(), today, args.from.as_deref(), args.to.as_deref()).map_err(CliError::Usage)?;
    let snapshot = match as_of {
        Some(as_of) => snapshot::load_known(&desk, as_of)?,
        None => snapshot::load_concerned(&desk, Concern::ended(&period, args.open), now)?,
    };
    let rows = log::rows(&snapshot.cases, &period, args.open, desk.zone());
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    if rows.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        let id = if period.is_bounded() { message!("log-nothing-in-period") } else { message!("log-nothing") };
        app.ui.say_message(&id);
    } else {
        let bound = |moment: Option<time::Moment>| moment.map(|at| time::write_moment(desk.zone().localize(at)));
        let data = json!({
            "from": bound(period.from),
            "to": bound(period.last()),
            "rows": rows,
            "total": Total::of(&rows),
        });
        let output = Output {
            schema: "folio/log/1",
            data: &data,
            document: &|| render::log::document(&rows, &period, &names),
            sheet: Some(&|| render::log::sheet(&rows, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}
