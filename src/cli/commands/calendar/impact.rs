//! `folio calendar impact`: whose verdict an edit of a calendar, a contract or the targets changes.

use std::path::Path;

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::snapshot;
use crate::message;
use crate::render;
use crate::render::table::Document;
use crate::report::impact::{self, Impact};
use crate::store::desk::Desk;
use crate::store::git;

/// Arguments of `folio calendar impact`.
#[derive(Debug, Args)]
pub struct ImpactArgs {
    #[arg(long, value_name = "COMMIT", num_args = 1.., default_value = "HEAD")]
    against: Vec<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the clocks whose verdict is another than with the files of a commit, or with those given.
///
/// # Errors
/// No such commit or file, one that cannot be used, or no desk.
pub fn run(app: &mut App, args: &ImpactArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let (past, against) = past(&desk, &args.against)?;
    let snapshot = snapshot::load(&desk, now)?;
    let mut rows = Vec::new();
    for case in &snapshot.cases {
        let lineage = desk.lineage_of(&case.ticket)?;
        let before = past.clocks(&lineage, &case.ticket.events, &case.state, now)?;
        rows.extend(impact::rows(case, &before, desk.zone(), &app.ui.language));
    }
    // A ticket's clocks keep their order.
    rows.sort_by(|a, b| a.folio.cmp(&b.folio));
    let impact = Impact { against, as_of: now, tickets: snapshot.cases.len(), rows };
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    if impact.rows.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&message!("impact-nothing", count = impact.tickets));
    } else {
        let output = Output {
            schema: "folio/impact/1",
            data: &impact,
            document: &|| Document::of_table(app.ui.text("impact-title"), render::impact::table(&impact.rows, &names)),
            sheet: Some(&|| render::impact::sheet(&impact.rows, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}

/// The desk as it measured before, and what that is taken from: a commit, or files.
fn past(desk: &Desk, against: &[String]) -> Result<(Desk, Vec<String>), CliError> {
    let files: Vec<&Path> = against.iter().map(Path::new).filter(|path| path.is_file()).collect();
    if files.len() == against.len() {
        return Ok((desk.with_files(&files)?, against.to_vec()));
    }
    let [name] = against else {
        let missing = against.iter().find(|name| !Path::new(name).is_file());
        return Err(CliError::Usage(message!("impact-no-file", name = missing.cloned().unwrap_or_default())));
    };
    if !git::is_work_tree(&desk.root) {
        return Err(CliError::Environment(message!("impact-no-git")));
    }
    let unknown = || CliError::Usage(message!("impact-no-commit", name = name));
    let commit = git::commit(&desk.root, name).ok_or_else(unknown)?;
    let past = desk.at_commit(&commit)?;
    let nothing = || CliError::Usage(message!("impact-no-catalogue", name = name));
    Ok((past.ok_or_else(nothing)?, vec![commit]))
}
