//! `folio` alone: the day at the desk; outside one, how to start one.

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::selection::Concern;
use crate::cli::{format, inventory_view, snapshot};
use crate::render;
use crate::render::text;
use crate::report::day;
use crate::report::inventory::day as inventory;
use crate::store::StoreError;

/// Prints what is late, mine, waiting, nobody's, and closed today.
///
/// # Errors
/// A damaged catalogue, or a `FOLIO_NOW` that is no moment.
pub fn run(app: &mut App) -> Result<Exit, CliError> {
    let desk = match app.desk() {
        Err(CliError::Store(StoreError::NoDesk(_))) => {
            app.ui.print(&app.ui.text("day-no-desk"))?;
            return Ok(Exit::Done);
        }
        other => other?,
    };
    let now = app.now(desk.zone())?;
    let snapshot = snapshot::load_concerned(&desk, Concern::since(desk.zone().start_of(desk.zone().day(now))), now)?;
    // Whoever only looks need not be on the list of people.
    let actor = app.actor(&desk, None).ok();
    let mut day =
        day::day(&snapshot.cases, actor.as_deref().and_then(|id| desk.people.get(id)), &desk.people, now, desk.zone());
    day.total += snapshot.passed;
    let assets = inventory_view::load(&desk);
    let inventory = inventory::day(&assets.cases, &inventory_view::surroundings(&desk, now));
    let names = format::names(&app.ui, &desk);
    let document = render::day::document(&day, &inventory, &desk.settings.name, &names);
    app.ui.print(&text::document(&document, format::look(&app.ui)))?;
    let findings: Vec<_> = snapshot.findings.into_iter().chain(assets.findings).collect();
    snapshot::warn(&app.ui, &findings);
    Ok(Exit::Done)
}
