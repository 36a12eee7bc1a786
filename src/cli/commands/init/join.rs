//! `folio init --join`: a clone of a desk that others keep, with a series of its own.

use std::path::Path;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::model::catalogue::Right;
use crate::model::plain;
use crate::store::StoreError;
use crate::store::desk::{Desk, SERIES_KEY};
use crate::store::git::state::Repository;
use crate::store::git::{self, driver, own};

/// Clones the desk and gives the clone its series.
///
/// # Errors
/// Git cannot clone, what it cloned is no desk, or others use that series already. Nothing is left then.
pub fn run(app: &mut App, url: &str, folder: &Path, series: &str, reuse: bool) -> Result<Exit, CliError> {
    let shown = folder.display().to_string();
    let folder = app.directory.join(folder);
    let was_there = folder.exists();
    // Git would not clone into what holds anything: only what it made is removed again.
    let begun = git::clone(&app.directory, url, &folder);
    let done = begun.map_err(CliError::from).and_then(|()| settle(app, url, &folder, series, reuse));
    if let Err(error) = done {
        if !matches!(&error, CliError::Store(StoreError::Git(_))) {
            git::remove_clone(&folder, was_there);
        }
        return Err(error);
    }
    app.ui.print(&app.ui.language.format(&message!("join-done", folder = shown.as_str(), series = series)))?;
    app.ui.say_message(&message!("join-next", folder = shown));
    Ok(Exit::Done)
}

fn settle(app: &mut App, url: &str, folder: &Path, series: &str, reuse: bool) -> Result<(), CliError> {
    if git::commit(folder, "HEAD").is_some()
        && let Some(shared) = own::shared_in(folder, "HEAD")?
    {
        let author = plain::one_line(&shared.author);
        return Err(CliError::Refused(message!("join-own", folder = shared.folder, author = author, url = url)));
    }
    let desk = match Desk::open(folder) {
        Ok(desk) if folder.canonicalize().is_ok_and(|folder| folder == desk.root) => desk,
        Ok(_) | Err(StoreError::NoDesk(_)) => return Err(CliError::Refused(message!("join-no-desk", url = url))),
        Err(error) => return Err(error.into()),
    };
    app.settle(&desk);
    let used = desk.folios().into_iter().rfind(|folio| folio.series == series);
    if let Some(used) = used.filter(|_| !reuse) {
        return Err(CliError::Refused(message!(
            "join-series-used",
            series = series,
            folio = used.to_string(),
            free = desk.free_series()
        )));
    }
    if series == desk.settings.series && !reuse {
        return Err(CliError::Refused(message!("join-series-of-desk", series = series, free = desk.free_series())));
    }
    if desk.settings.rights.roles(Right::Join).is_some() && !reuse {
        let actor = app.actor(&desk, None)?;
        let roles = desk.people.get(&actor).map(|person| person.roles.as_slice()).unwrap_or_default();
        if !desk.settings.rights.allows(Right::Join, roles) {
            return Err(CliError::Refused(message!("join-not-entitled", person = actor)));
        }
    }
    if let Some(repository) = Repository::of(folder)? {
        driver::install(folder, &repository)?;
    }
    Ok(git::configure(folder, SERIES_KEY, series)?)
}
