//! Mends a file of the catalogue in which git left both sides: entries that either of them wrote are put beside each
//! other. The desk cannot be opened meanwhile.

use std::path::PathBuf;

use serde_json::json;

use crate::cli::app::App;
use crate::cli::arguments::ChangeArgs;
use crate::cli::error::{CliError, Exit};
use crate::merge::catalogue::{self, Apart};
use crate::merge::markers;
use crate::message;
use crate::store::git::state::{Busy, Repository};
use crate::store::{desk, file, lock, merging};

/// A file of the catalogue that has both sides.
pub struct Marked {
    root: PathBuf,
    path: PathBuf,
    shown: String,
    text: String,
}

impl Marked {
    /// The file of what was typed; none where it is another, or has no marks.
    pub fn of(app: &App, typed: &str) -> Option<Self> {
        if !typed.ends_with(".toml") {
            return None;
        }
        let root = desk::find(&app.directory).ok()?;
        let inside = |path: PathBuf| {
            let path = path.canonicalize().ok().filter(|path| path.is_file())?;
            Some(root.join(path.strip_prefix(&root).ok()?))
        };
        let path = inside(app.directory.join(typed)).or_else(|| inside(root.join(typed)))?;
        let shown = file::display(&root, &path);
        let text = file::read_text(&root, &path).ok()?;
        let is_marked = path.starts_with(root.join("catalog")) && markers::first(&text).is_some();
        is_marked.then_some(Self { root, path, shown, text })
    }

    /// Puts the entries of both sides beside each other, and says how to go on with git.
    ///
    /// # Errors
    /// Both changed the same entry: the file stays as it is.
    pub fn mend(&self, app: &App, options: &ChangeArgs) -> Result<Exit, CliError> {
        let shown = self.shown.as_str();
        let busy = Repository::of(&self.root)?.and_then(|repository| repository.busy());
        let go_on = match busy {
            Some(Busy::Merge) => "git commit --no-edit".to_owned(),
            Some(busy) if busy != Busy::Bisect => format!("git {} --continue", busy.word()),
            _ => "git commit".to_owned(),
        };
        let mut failed = Apart::Unreadable;
        for texts in merging::texts(&self.root, shown, &self.text) {
            match catalogue::merge(texts.base.as_deref(), &texts.ours, &texts.theirs) {
                Ok(merged) => {
                    if !options.dry_run {
                        let _lock = lock::take(&self.root, "folio settle", app.patience())?;
                        file::replace(&self.path, &merged)?;
                    }
                    if options.json {
                        let data = json!({ "path": shown, "dry_run": options.dry_run, "notices": [] });
                        app.ui.print_json("folio/mended/1", &data)?;
                        return Ok(Exit::Done);
                    }
                    app.ui.print(&app.ui.language.format(&message!("settle-catalogue-mended", path = shown)))?;
                    app.ui.say_message(&match options.dry_run {
                        true => message!("change-dry-run"),
                        false => message!("settle-catalogue-next", path = shown, command = go_on),
                    });
                    return Ok(Exit::Done);
                }
                Err(both @ Apart::Both(_)) => failed = both,
                Err(Apart::Unreadable) => {}
            }
        }
        Err(CliError::Refused(match failed {
            Apart::Both(entries) => {
                message!("settle-catalogue-both", path = shown, entries = entries.join(", "), command = go_on)
            }
            Apart::Unreadable => message!("settle-catalogue-by-hand", path = shown, command = go_on),
        }))
    }
}
