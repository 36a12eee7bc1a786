//! `folio attach`: keeps files with a ticket.

use std::path::PathBuf;

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::procedure::engine::Intent;
use crate::store::attachments::{self, Candidate};

/// Arguments of `folio attach`.
#[derive(Debug, Args)]
pub struct AttachArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Keeps the files beside the ticket and records them. Where the event cannot be recorded no file stays.
///
/// # Errors
/// A file that cannot be attached, or whatever stands in the way of the event.
pub fn run(app: &mut App, args: AttachArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(args.options.dry_run)?;
    let most = desk.settings.sharing.attachments_max;
    let candidates = args
        .files
        .iter()
        .map(|file| attachments::candidate(&app.directory.join(file), most).map_err(CliError::Refused))
        .collect::<Result<Vec<Candidate>, CliError>>()?;
    let record = desk.ticket(&args.folio)?;
    let files = candidates.iter().map(|candidate| candidate.attachment.clone()).collect();
    let (set, options) = (SetArgs::default(), &args.options);
    let change = || Change {
        folio: &args.folio,
        intent: Intent::Attach { files },
        set: &set,
        note: args.note.clone(),
        on_behalf: None,
        options,
        quiet: false,
    };
    if options.dry_run {
        return change::make(app, change());
    }
    // The files come first: an event never names what is not there.
    let mut kept = Vec::new();
    for candidate in &candidates {
        kept.extend(desk.keep_attachment(&record.path, candidate)?);
    }
    let made = change::make(app, change());
    if made.is_err() {
        kept.iter().for_each(|path| desk.drop_attachment(path));
    }
    made
}
