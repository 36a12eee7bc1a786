//! `folio check`: every law, every file.

use std::path::PathBuf;

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit, store_message};
use crate::cli::{commit, findings, inspect};
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::store::StoreError;
use crate::store::batch::JOURNAL;
use crate::store::desk::Desk;
use crate::store::git::own;
use crate::store::git::state::Repository;

/// Arguments of `folio check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints every finding; exit 1 if there is one. What a writer who died left half made is finished
/// first: half a change would be found everywhere.
///
/// # Errors
/// No desk, or findings.
pub fn run(app: &mut App, args: &CheckArgs) -> Result<Exit, CliError> {
    let (mut desk, mut findings) = Desk::open_anyway(&app.directory)?;
    app.settle(&desk);
    let unfinished = match desk.is_interrupted().then(|| app.finish(&desk)) {
        Some(Ok(())) => {
            (desk, findings) = Desk::open_anyway(&app.directory)?;
            None
        }
        Some(Err(CliError::Store(error))) => {
            let problem = store_message(&error);
            Some(Finding::new(Place::file(JOURNAL), message!("finding-change-interrupted", problem = problem)))
        }
        Some(Err(error)) => return Err(error),
        None => None,
    };
    if let Err(error @ StoreError::OthersFolder(_)) = Repository::of(&desk.root) {
        commit::tell(&app.told, store_message(&error));
    }
    for path in own::tracked(&desk.root) {
        findings.push(Finding::new(Place::file(&path), message!("finding-own-folder-tracked")));
    }
    let now = app.now(desk.zone())?;
    if let Some(path) = args.paths.iter().find(|path| !app.directory.join(path).exists()) {
        return Err(CliError::Usage(message!("error-no-such-path", path = path.display().to_string())));
    }
    let checked = inspect::desk(&desk, now, &mut findings);
    if !args.paths.is_empty() {
        let wanted: Vec<String> = args.paths.iter().map(|path| shown(&desk, app, path)).collect();
        findings.retain(|finding| wanted.iter().any(|path| is_below(&finding.place.path, path)));
    }
    // Whatever was asked about, it may be only half there.
    findings.extend(unfinished);
    super::sync::tell_shared_series(app, &desk);
    let as_json = args.format.chosen() == Format::Json;
    findings::print(&app.ui, checked, &mut findings, as_json)?;
    if findings.is_empty() { Ok(Exit::Done) } else { Err(CliError::Findings) }
}

fn shown(desk: &Desk, app: &App, path: &std::path::Path) -> String {
    let absolute = app.directory.join(path);
    let absolute = absolute.canonicalize().unwrap_or(absolute);
    crate::store::file::display(&desk.root, &absolute)
}

fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty() || path == folder || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
