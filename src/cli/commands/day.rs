//! `folio` alone: the day at the desk; outside one, how to start one.

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::{format, snapshot};
use crate::render;
use crate::render::text;
use crate::report::day;
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
    let snapshot = snapshot::load(&desk, now)?;
    // Whoever only looks need not be on the list of people.
    let actor = app.actor(&desk, None).ok();
    let day =
        day::day(&snapshot.cases, actor.as_deref().and_then(|id| desk.people.get(id)), &desk.people, now, desk.zone());
    let document = render::day::document(&day, &desk.settings.name, &format::names(&app.ui, &desk));
    app.ui.print(&text::document(&document, format::look(&app.ui)))?;
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}
