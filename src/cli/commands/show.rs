//! `folio show`: everything about one ticket.

use clap::Args;

use super::next;
use crate::cli::app::App;
use crate::cli::arguments::FormatArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{asset_of_ticket, complete, family, snapshot};
use crate::message;
use crate::model::event::Values;
use crate::procedure::engine::Rules;
use crate::render;
use crate::report::card;

/// Arguments of `folio show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the card of a ticket, and says which other one once had its number.
///
/// # Errors
/// No such ticket, or a damaged one.
pub fn run(app: &mut App, args: &ShowArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let record = desk.ticket(&args.folio)?;
    let mut findings = Vec::new();
    let case = snapshot::case(&desk, record, false, now, &mut findings)??;
    let procedure = case.procedure.clone();
    let seen = asset_of_ticket::seen(&desk, &procedure, &case.state, &Values::new(), now);
    let rules = Rules { asset: seen.as_ref(), ..desk.rules(&procedure) };
    let id = case.state.header(&procedure).asset;
    let asset = id.and_then(|id| desk.asset(&id));
    let below = next::tree(&desk, &family::descendants(&desk, &case.state), now)?;
    let card = card::card(&case, &rules, asset.as_ref(), below, &app.ui.language);
    let names = format::names(&app.ui, &desk);
    let output = Output {
        schema: "folio/show/1",
        data: &card,
        document: &|| render::card::document(&card, &names),
        sheet: None,
    };
    format::print(&app.ui, args.format.chosen(), &output)?;
    for (other, _) in desk.renumbered_from(&case.ticket.folio) {
        let folio = case.ticket.folio.to_string();
        app.ui.say_message(&message!("show-formerly", folio = folio, other = other.to_string()));
    }
    snapshot::warn(&app.ui, &findings);
    Ok(Exit::Done)
}
