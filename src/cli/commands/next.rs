//! `folio next`: where a ticket stands, and what can be done now.

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::{change, complete, family};
use crate::clock::reading;
use crate::procedure::engine::Rules;
use crate::report::next;

/// Arguments of `folio next`.
#[derive(Debug, Args)]
pub struct NextArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    folio: String,
    #[arg(long)]
    json: bool,
}

/// Prints what can be done now.
///
/// # Errors
/// No such ticket, or a damaged one.
pub fn run(app: &mut App, args: &NextArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let record = desk.ticket(&args.folio)?;
    let procedure = desk.procedure_of(&record.ticket.procedure)?;
    let rules = desk.rules(&procedure);
    let state = change::consistent_state(&desk, &rules, &record)?;
    let children = family::children(&desk, &state);
    let rules = Rules { children: &children, ..rules };
    let calendar = desk.calendar_of(&procedure)?;
    let reading = reading::read(&procedure, &calendar, &state, now);
    let view = next::standing(&rules, &record.ticket.folio, &state, &reading, now, &app.ui.language);
    if args.json {
        app.ui.print_json("folio/next/1", &view)?;
    } else {
        app.ui.print(&crate::render::next::standing(&view, &app.ui.language))?;
    }
    Ok(Exit::Done)
}
