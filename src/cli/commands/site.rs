//! `folio site`: the desk as pages that anybody with a browser reads.

use std::path::PathBuf;

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::site::{self, Wanted};
use crate::cli::{inventory_view, snapshot};
use crate::message;
use crate::store::site::Draft;

/// Arguments of `folio site`.
#[derive(Debug, Args)]
pub struct SiteArgs {
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    folder: PathBuf,
    #[arg(long)]
    redact: bool,
    #[arg(long, value_name = "KEY", requires = "redact")]
    redact_field: Vec<String>,
    #[arg(long, value_name = "NAME", requires = "redact")]
    redact_name: Vec<String>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
}

/// Writes the site.
///
/// # Errors
/// No desk, a folder that may not be replaced, or one that cannot be written.
pub fn run(app: &mut App, args: &SiteArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let from = inventory_view::date(args.from.as_deref())?.map(|day| desk.zone().start_of(day));
    let draft = Draft::begin(&desk.root, &app.directory.join(&args.folder)).map_err(site::refused)?;
    let wanted = Wanted { redact: args.redact, fields: &args.redact_field, names: &args.redact_name, from };
    let language = app.published_language(&desk);
    let written = site::write(&desk, &wanted, now, &language, &draft)?;
    let (folder, files) = draft.finish().map_err(site::refused)?;
    app.ui.print(&app.ui.language.format(&message!(
        "site-written",
        folder = folder.display().to_string(),
        tickets = written.tickets,
        assets = written.assets,
        files = files
    )))?;
    if args.redact {
        app.ui.say_message(&message!("site-redaction", count = written.hidden));
    }
    snapshot::warn(&app.ui, &written.findings);
    Ok(Exit::Done)
}
