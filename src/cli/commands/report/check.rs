//! `folio report check`: all that is wrong with definitions of reports, at once.

use std::path::Path;

use clap::Args;

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::{findings, inspect, outside, reporting};
use crate::model::finding::Finding;

/// Arguments of `folio report check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(value_name = "REPORT_FILE")]
    reports: Vec<String>,
    #[arg(long)]
    json: bool,
}

/// Prints every finding; exit 1 if there is one.
///
/// # Errors
/// No desk, no such report or file, or findings.
pub fn run(app: &mut App, args: &CheckArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let mut found: Vec<Finding> = Vec::new();
    let keys = if args.reports.is_empty() { desk.own_report_keys() } else { args.reports.clone() };
    for word in &keys {
        if word.contains('/') || word.ends_with(".toml") {
            let text = outside::text(&app.directory.join(Path::new(word)))?;
            found.extend(inspect::report(&desk, word, &text));
            continue;
        }
        // With the file of a name that no report can have, that is what is wrong.
        if args.reports.is_empty() && desk.report_text(word).is_none() {
            found.push(inspect::report_name(word));
            continue;
        }
        match desk.report_text(word).ok_or_else(|| reporting::unknown(word, &desk.report_keys()))? {
            Ok((path, text)) => found.extend(inspect::report(&desk, &path, &text)),
            Err(finding) => found.push(finding),
        }
    }
    findings::print(&app.ui, keys.len(), &mut found, args.json)?;
    if found.is_empty() { Ok(Exit::Done) } else { Err(CliError::Findings) }
}
