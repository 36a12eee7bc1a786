//! Mends a record in which git left both sides, where it merged without the driver or the driver left
//! it to a person.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::app::App;
use crate::cli::arguments::ChangeArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::merging;
use crate::merge::{Conflict, markers};
use crate::message;
use crate::model::message::Message;
use crate::model::time::Moment;
use crate::store::batch::Batch;
use crate::store::desk::Desk;
use crate::store::git::state::{Busy, Repository};
use crate::store::merging::{self as files, Finder, Place};
use crate::store::{StoreError, file};

/// The file of what was typed: a path, a folio, or an asset.
///
/// # Errors
/// There is no such record.
pub fn path_of(app: &App, desk: &Desk, typed: &str) -> Result<PathBuf, CliError> {
    let inside = |path: PathBuf| {
        let path = path.canonicalize().ok().filter(|path| path.is_file())?;
        let root = desk.root.canonicalize().ok()?;
        Some(desk.root.join(path.strip_prefix(&root).ok()?))
    };
    if typed.ends_with(".yaml")
        && let Some(path) = inside(app.directory.join(typed)).or_else(|| inside(desk.root.join(typed)))
        && (path.starts_with(desk.tickets_folder()) || path.starts_with(desk.assets_folder()))
    {
        return Ok(path);
    }
    match desk.find(typed) {
        Ok((_, path)) => Ok(path),
        Err(StoreError::UnknownFolio { .. }) => match desk.find_asset(typed) {
            Ok(path) => Ok(path),
            // What looks like a folio was meant as one.
            Err(_) => Ok(desk.find(typed)?.1),
        },
        Err(other) => Err(other.into()),
    }
}

/// Whether git left both sides in the file.
pub fn has_both_sides(desk: &Desk, path: &Path) -> bool {
    file::read_text(&desk.root, path).is_ok_and(|text| markers::first(&text).is_some())
}

/// Merges both sides as the driver does, and writes the result.
///
/// # Errors
/// They do not merge: the file stays as it is.
pub fn mend(app: &App, desk: &Desk, path: &Path, options: &ChangeArgs, now: Moment) -> Result<Exit, CliError> {
    let lock = if options.dry_run { None } else { Some(app.lock(desk, "", now)?) };
    let text = file::read_text(&desk.root, path)?;
    let shown = file::display(&desk.root, path);
    let place = Place::of(&shown).ok_or_else(|| {
        CliError::Refused(message!("settle-not-mended", path = &shown, reason = merging::reason(None)))
    })?;
    let finder = Finder::new(&desk.root, "./");
    // Before anything between the markers is believed: git merges the line of a uid that one side alone changed, and
    // what is left then looks like one record.
    if files::are_two(&finder, &desk.root, &shown, &place) {
        return Err(CliError::Refused(two_records(desk, &shown)?));
    }
    let mut failed = None;
    for texts in files::texts(&desk.root, &shown, &text) {
        match files::merge(&finder, &shown, &place, &texts) {
            Ok(merged) => {
                if let Some(lock) = &lock {
                    let mut batch = Batch::default();
                    batch.replace(path, &text, &merged.text);
                    desk.commit(lock, &batch)?;
                }
                let language = &app.ui.language;
                if options.json {
                    let notices: Vec<String> = merged.notices.iter().map(|notice| language.format(notice)).collect();
                    let data = json!({ "path": shown, "dry_run": options.dry_run, "notices": notices });
                    app.ui.print_json("folio/mended/1", &data)?;
                } else {
                    app.ui.print(&language.format(&message!("settle-mended", path = &shown)))?;
                    for notice in &merged.notices {
                        app.ui.say_message(notice);
                    }
                }
                if options.dry_run {
                    app.ui.say_message(&message!("change-dry-run"));
                } else if !options.json {
                    app.ui.say_message(&message!("settle-mended-next", path = &shown));
                }
                return Ok(Exit::Done);
            }
            Err(Conflict::OtherRecord) => return Err(CliError::Refused(two_records(desk, &shown)?)),
            Err(conflict) => failed = failed.or(Some(conflict)),
        }
    }
    let reason = merging::reason(failed.as_ref());
    Err(CliError::Refused(message!("settle-not-mended", path = &shown, reason = reason)))
}

/// Two records in one file: whichever version stayed, the other would be lost. Git has both as long as what it is in
/// the middle of is given up.
fn two_records(desk: &Desk, shown: &str) -> Result<Message, CliError> {
    let busy = Repository::of(&desk.root)?.and_then(|repository| repository.busy());
    Ok(match busy.filter(|busy| *busy != Busy::Bisect) {
        Some(busy) => message!("settle-two-records", path = shown, what = busy.word()),
        None => message!("settle-two-records-left", path = shown),
    })
}
