//! What a register of maintenance prints besides its tickets: the year's sheet of its procedure's programmes.

use chrono::Datelike;

use super::signed::CutOff;
use crate::cli::app::App;
use crate::cli::commands::maintenance::scene;
use crate::cli::error::CliError;
use crate::cli::{asset_snapshot, snapshot};
use crate::inventory::replay::AssetState;
use crate::procedure::definition::Procedure;
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;
use crate::report::log::Period;
use crate::report::maintenance::{self, Course, Plan};
use crate::store::desk::Desk;

/// The sheet of the year in which a period ends, of the programmes whose services are tickets of the
/// procedure; none where no programme is.
///
/// # Errors
/// A calendar that cannot be used.
pub fn of_year(
    app: &App,
    desk: &Desk,
    procedure: &Procedure,
    period: &Period,
    tickets: &[Case],
    on: CutOff,
) -> Result<Option<Plan>, CliError> {
    let programmes = desk.inventory.programmes.iter().filter(|programme| programme.procedure == procedure.code);
    let course = |programme| Ok(Course { programme, calendar: desk.calendar_of(procedure)? });
    let courses = programmes.map(course).collect::<Result<Vec<_>, CliError>>()?;
    if courses.is_empty() {
        return Ok(None);
    }
    let mut assets = asset_snapshot::load(desk);
    snapshot::warn(&app.ui, &assets.findings);
    if let Some(moment) = on.entered {
        let known = |case: AssetCase| AssetState::known_by(&case.asset, moment).map(AssetCase::new);
        assets.cases = assets.cases.into_iter().filter_map(known).collect();
    }
    let scene = scene(desk, on.at);
    let year = period.last().map_or(scene.today, |last| desk.zone().day(last)).year();
    Ok(Some(maintenance::plan(&maintenance::upkeeps(&courses, &assets.cases, tickets, &scene), year, &scene)))
}
