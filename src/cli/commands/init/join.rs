//! `folio init --join`: a clone of a desk that others keep, with a series of its own.

use std::path::Path;

use crate::cli::app::App;
use crate::cli::commit;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::model::catalogue::Right;
use crate::model::plain;
use crate::store::StoreError;
use crate::store::desk::{self, DESK_FILE, Desk, SERIES_KEY};
use crate::store::file;
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
    let place = Place { url, shown: &shown, series };
    place.refuse(&folder)?;
    // Git would not clone into what holds anything: only what it made is removed again.
    let begun = git::clone(&app.directory, url, &folder);
    begun.map_err(|error| match error {
        StoreError::Git(words) => {
            CliError::Environment(message!("join-unreachable", url = url, problem = git::below(&words)))
        }
        other => other.into(),
    })?;
    if let Err(error) = settle(app, place, &folder, reuse) {
        git::remove_clone(&folder, was_there);
        return Err(error);
    }
    app.ui.print(&app.ui.language.format(&message!("join-done", folder = shown.as_str(), series = series)))?;
    app.ui.say_message(&message!("join-next", folder = commit::quoted(&shown)));
    Ok(Exit::Done)
}

/// What was asked for, as it was typed.
#[derive(Clone, Copy)]
struct Place<'a> {
    url: &'a str,
    shown: &'a str,
    series: &'a str,
}

impl Place<'_> {
    /// Refuses a folder in which git would not clone, or where the clone would lie in another desk.
    fn refuse(self, folder: &Path) -> Result<(), CliError> {
        let Self { url, shown, series } = self;
        let refused = |message| Err(CliError::Refused(message));
        if folder.join(DESK_FILE).exists() {
            return refused(message!("join-already", folder = shown, series = series));
        }
        let is_full = file::is_full(folder);
        if is_full || folder.is_file() {
            return refused(message!("join-folder-full", folder = shown, url = url, series = series));
        }
        let above = folder.parent().filter(|above| above.is_dir());
        match above.and_then(|above| desk::find(above).ok()) {
            Some(desk) => {
                let desk = desk.display().to_string();
                refused(message!("join-in-desk", folder = shown, desk = desk, url = url, series = series))
            }
            None => Ok(()),
        }
    }
}

fn settle(app: &mut App, place: Place, folder: &Path, reuse: bool) -> Result<(), CliError> {
    let Place { url, shown, series } = place;
    if git::commit(folder, "HEAD").is_some()
        && let Some(shared) = own::shared_in(folder, "HEAD")?
    {
        let author = plain::one_line(&shared.author);
        return Err(CliError::Refused(message!(
            "join-own",
            folder = commit::quoted(&shared.folder),
            author = author,
            url = url
        )));
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
            free = desk.free_series(),
            url = url,
            folder = shown
        )));
    }
    if series == desk.settings.series && !reuse {
        return Err(CliError::Refused(message!(
            "join-series-of-desk",
            series = series,
            free = desk.free_series(),
            url = url,
            folder = shown
        )));
    }
    if desk.settings.rights.roles(Right::Join).is_some() && !reuse {
        let actor = app.actor(&desk, None)?;
        let roles = desk.people.get(&actor).map(|person| person.roles.as_slice()).unwrap_or_default();
        if !desk.settings.rights.allows(Right::Join, roles) {
            let rights = &desk.settings.rights;
            let able =
                desk.people.people.iter().filter(|it| it.until.is_none() && rights.allows(Right::Join, &it.roles));
            let able: Vec<&str> = able.map(|person| person.id.as_str()).collect();
            let (count, able) = (able.len(), able.join(", "));
            return Err(CliError::Refused(message!("join-not-entitled", person = actor, count = count, able = able)));
        }
    }
    if let Some(repository) = Repository::of(folder)? {
        driver::install(folder, &repository)?;
    }
    Ok(git::configure(folder, SERIES_KEY, series)?)
}
