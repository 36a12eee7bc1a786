//! `folio undo`: takes back the last change, where it was not shared yet.

use clap::Args;

use crate::cli::app::App;
use crate::cli::commit;
use crate::cli::error::{CliError, Exit};
use crate::cli::undone;
use crate::message;
use crate::model::catalogue::CommitPolicy;
use crate::model::message::Message;
use crate::store::git;
use crate::store::git::advance::{self, Way};
use crate::store::git::state::Repository;
use crate::store::git::undo::{self, NotUndone, Of};

/// Arguments of `folio undo`.
#[derive(Debug, Args)]
pub struct UndoArgs {
    #[arg(long)]
    dry_run: bool,
}

/// Takes back the last change and says what it was.
///
/// # Errors
/// The last commit is no change of Folio's, others may have it, or its files were edited since.
pub fn run(app: &mut App, args: &UndoArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(args.dry_run)?;
    let now = app.now(desk.zone())?;
    // Where git does not answer that is what is said, and not that there is nothing.
    Repository::of(&desk.root)?;
    // Who died in it and asks again means that one, and not the one before too.
    let begun = advance::left_at(&desk.root).filter(|it| it.way == Way::Undo);
    let head = git::commit(&desk.root, "HEAD");
    let is_begun = begun.is_some_and(|it| head.as_ref().is_some_and(|head| [&it.from, &it.to].contains(&head)));
    if is_begun && args.dry_run {
        return Err(CliError::Refused(message!("undo-begun")));
    }
    let lock = if args.dry_run { None } else { Some(app.lock(&desk, "", now)?) };
    if is_begun && advance::left_at(&desk.root).is_none() {
        return Ok(Exit::Done);
    }
    let is_manual = commit::policy(&desk) == CommitPolicy::Manual;
    let last = undo::last(&desk.root).map_err(|reason| match reason {
        NotUndone::NotOurs(_) | NotUndone::NotOursShared(..) | NotUndone::First(_) | NotUndone::Nothing
            if is_manual =>
        {
            CliError::Refused(message!("undo-manual"))
        }
        other => refused(other),
    })?;
    if !args.dry_run {
        undo::take_back(&desk.root, &last).map_err(refused)?;
        desk.forget_numbers(&last.made);
        undone::forget_verified(&desk.root, &last.commit, &last.parent)?;
    }
    drop(lock);
    app.ui.print(&app.ui.language.format(&message!("undo-done", what = commit::one_line(&last.subject))))?;
    let files: Vec<&str> = last.paths.iter().map(String::as_str).collect();
    app.ui.say_message(&message!("undo-files", count = files.len(), paths = commit::named(&files)));
    if args.dry_run {
        app.ui.say_message(&message!("change-dry-run"));
    }
    Ok(Exit::Done)
}

fn refused(reason: NotUndone) -> CliError {
    CliError::Refused(match reason {
        NotUndone::Git(words) => return CliError::Store(crate::store::StoreError::Git(words)),
        NotUndone::Nothing => message!("undo-nothing"),
        NotUndone::Busy(busy) => message!("undo-busy", what = busy.word()),
        NotUndone::Detached => message!("undo-detached"),
        NotUndone::Sync(subject) => message!("undo-sync", what = commit::one_line(&subject)),
        NotUndone::SharedMerge(subject) => message!("undo-merge-shared", what = commit::one_line(&subject)),
        NotUndone::Merge(subject) => message!("undo-merge", what = commit::one_line(&subject)),
        NotUndone::First(subject) => message!("undo-first", what = commit::one_line(&subject)),
        NotUndone::NotOursShared(commit, subject, branch) => {
            let (what, commit) = (commit::one_line(&subject), git::short(&commit).to_owned());
            message!("undo-not-ours-shared", what = what, branch = branch, commit = commit)
        }
        NotUndone::NotOurs(subject) => message!("undo-not-ours", what = commit::one_line(&subject)),
        NotUndone::Elsewhere(subject) => message!("undo-elsewhere", what = commit::one_line(&subject)),
        NotUndone::More(paths) => {
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            message!("undo-more", count = paths.len(), paths = commit::named(&paths))
        }
        NotUndone::Shared(branch, Of::Ticket(folio)) => message!("undo-shared", branch = branch, record = folio),
        NotUndone::Shared(branch, Of::Asset(id)) => message!("undo-shared-asset", branch = branch, record = id),
        NotUndone::Shared(branch, Of::Year(year, is_sealed)) => {
            let id = if is_sealed { "undo-shared-seal" } else { "undo-shared-unseal" };
            Message::new(id).with("branch", branch).with("year", year)
        }
        NotUndone::Edited(paths) => {
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            message!("undo-edited", paths = commit::named(&paths))
        }
    })
}
