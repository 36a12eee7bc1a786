//! `folio merge-driver`: what git runs to merge a record. People type `folio settle`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::merging;
use crate::merge::Conflict;
use crate::message;
use crate::model::plain;
use crate::store::desk::Desk;
use crate::store::merging::{self as files, Driven, MARKER_SIZE};

/// Arguments of `folio merge-driver`: git's `%O %A %B %L %P`.
#[derive(Debug, Args)]
pub struct MergeDriverArgs {
    #[arg(value_name = "BASE")]
    base: PathBuf,
    #[arg(value_name = "OURS")]
    ours: PathBuf,
    #[arg(value_name = "THEIRS")]
    theirs: PathBuf,
    #[arg(value_name = "SIZE")]
    size: Option<usize>,
    #[arg(value_name = "PATH")]
    path: Option<String>,
}

/// Merges the record; the result is in the file `OURS`.
///
/// # Errors
/// Both sides stand in the file for a person to look at (exit 1, which git takes for a conflict), or
/// the files cannot be read or written.
pub fn run(app: &mut App, args: &MergeDriverArgs) -> Result<Exit, CliError> {
    // In the middle of a merge the catalogue may be in conflict itself.
    if let Ok((desk, _)) = Desk::open_anyway(&app.directory) {
        app.settle(&desk);
    }
    let path = args.path.clone().unwrap_or_default();
    let size = args.size.filter(|size| (1..=200).contains(size)).unwrap_or(MARKER_SIZE);
    let shown = plain::visible(&path);
    match files::drive(&args.base, &args.ours, &args.theirs, size, &path)? {
        Driven::Merged(merged) => {
            for notice in &merged.notices {
                app.ui.say_message(&message!("merge-of-file", path = &*shown, notice = notice.clone()));
            }
            Ok(Exit::Done)
        }
        Driven::Marked(Some(Conflict::OtherRecord)) => {
            Err(CliError::Refused(message!("merge-two-records", path = &*shown)))
        }
        Driven::Marked(conflict) => {
            let reason = merging::reason(conflict.as_ref());
            Err(CliError::Refused(message!("merge-conflict", path = &*shown, reason = reason)))
        }
    }
}
