//! The tickets about an asset, and what is said of those that are open when somebody records by hand what
//! a step of theirs may have to record.

use std::path::PathBuf;

use super::app::App;
use super::error::CliError;
use super::snapshot;
use crate::message;
use crate::model::asset::Asset;
use crate::model::time::Moment;
use crate::report::case::Case;
use crate::store::desk::Desk;
use crate::store::file;

/// Files of the tickets that may be about an asset: those that its events name, and those in whose
/// text its identifier or inventory number stands. A text is sooner searched than read.
pub fn files_about(desk: &Desk, asset: &Asset) -> Vec<PathBuf> {
    let folios: Vec<String> =
        asset.events.iter().filter_map(|event| event.ticket.as_ref()).map(ToString::to_string).collect();
    let names: Vec<String> = std::iter::once(asset.id.as_str()).chain(asset.tag()).map(str::to_lowercase).collect();
    let about = |path: &PathBuf| {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if folios.contains(&stem) {
            return true;
        }
        let Ok(text) = file::read_text(&desk.root, path) else { return false };
        let text = text.to_lowercase();
        names.iter().any(|name| text.contains(name.as_str()))
    };
    desk.ticket_files().into_iter().filter(about).collect()
}

/// Says which open tickets are about these assets, or moved them, with the activity in which each
/// stands: what was recorded by hand takes none of them further.
///
/// # Errors
/// A calendar cannot be used.
pub fn tell_open(app: &App, desk: &Desk, assets: &[String], now: Moment) -> Result<(), CliError> {
    for typed in assets {
        let Some(asset) = desk.asset(typed) else { continue };
        let files = files_about(desk, &asset);
        for case in snapshot::load_files(desk, &files, now)?.cases {
            if case.is_ended() || !concerns(&case, &asset.id) {
                continue;
            }
            let folio = case.ticket.folio.to_string();
            let message = match case.activity() {
                Some(activity) => message!(
                    "asset-ticket-open",
                    folio = folio,
                    id = &asset.id,
                    activity = &activity.id,
                    title = &activity.title
                ),
                None => continue,
            };
            app.ui.say_message(&message);
        }
    }
    Ok(())
}

/// Whether a ticket is about an asset, or moved it.
fn concerns(case: &Case, id: &str) -> bool {
    let moved = case.ticket.events.iter().any(|event| event.moves.iter().any(|other| other == id));
    moved || case.ticket.header.asset.as_deref().is_some_and(|asset| asset.eq_ignore_ascii_case(id))
}
