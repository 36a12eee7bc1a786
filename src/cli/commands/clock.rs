//! `folio clock`: the clocks of a ticket, and how their figures come about.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::FormatArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{change, complete, snapshot};
use crate::message;
use crate::procedure::replay::State;
use crate::render;
use crate::report::case::Case;
use crate::report::clock;

/// Arguments of `folio clock`.
#[derive(Debug, Args)]
pub struct ClockArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[arg(long)]
    explain: bool,
    #[arg(long, value_name = "T")]
    as_of: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the clocks.
///
/// # Errors
/// No such ticket, a damaged one, or one that was opened later.
pub fn run(app: &mut App, args: &ClockArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let as_of = app.at(desk.zone(), args.as_of.as_deref(), now)?;
    let record = desk.ticket(&args.folio)?;
    let lineage = desk.lineage_of(&record.ticket)?;
    let procedure = lineage.current().clone();
    let whole = State::replay(&lineage, &record.ticket.events);
    let findings = change::header_findings(&desk, &desk.rules(&procedure), &record, &whole);
    let state = State::replay_until(&lineage, &record.ticket.events, as_of);
    let reading = desk.clocks(&lineage, &record.ticket.events, &state, as_of)?;
    let case = Case { ticket: record.ticket, procedure, state, reading };
    let Some(sheet) = clock::sheet(&case, as_of, desk.zone(), &app.ui.language) else {
        let folio = case.ticket.folio.to_string();
        return Err(CliError::Usage(message!("clock-not-yet", folio = folio, at = as_of)));
    };
    let names = format::names(&app.ui, &desk);
    let output = Output {
        schema: "folio/clock/1",
        data: &sheet,
        document: &|| render::clock::document(&sheet, args.explain, &names),
        sheet: Some(&|| render::clock::sheet(&sheet, args.explain, &names)),
    };
    format::print(&app.ui, args.format.chosen(), &output)?;
    snapshot::warn(&app.ui, &findings);
    Ok(Exit::Done)
}
