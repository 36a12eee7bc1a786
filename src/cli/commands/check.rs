//! `folio check`: every law, every file.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::cli::app::App;
use crate::cli::arguments::FormatArgs;
use crate::cli::error::{self, CliError, Exit};
use crate::cli::inspect;
use crate::message;
use crate::store::desk::Desk;

/// Arguments of `folio check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints every finding; exit 1 if there is one.
///
/// # Errors
/// No desk, or findings.
pub fn run(app: &mut App, args: &CheckArgs) -> Result<Exit, CliError> {
    let (desk, mut findings) = Desk::open_anyway(&app.directory)?;
    app.settle(&desk);
    let now = app.now(desk.zone())?;
    let checked = inspect::desk(&desk, now, &mut findings);
    if !args.paths.is_empty() {
        let wanted: Vec<String> = args.paths.iter().map(|path| shown(&desk, app, path)).collect();
        findings.retain(|finding| wanted.iter().any(|path| is_below(&finding.place.path, path)));
    }
    findings.sort_by(|a, b| (&a.place.path, a.place.line).cmp(&(&b.place.path, b.place.line)));
    findings.dedup();
    if matches!(args.format.chosen(), crate::cli::arguments::Format::Json) {
        let language = &app.ui.language;
        let list: Vec<_> = findings
            .iter()
            .map(|finding| {
                json!({
                    "code": finding.code(),
                    "path": finding.place.path,
                    "line": finding.place.line,
                    "column": finding.place.column,
                    "excerpt": finding.place.excerpt,
                    "message": language.format(&finding.message),
                    "remedy": language.remedy(&finding.message),
                })
            })
            .collect();
        app.ui.print_json("folio/check/1", &json!({ "checked": checked, "findings": list }))?;
    } else {
        let blocks: Vec<String> =
            findings.iter().map(|finding| error::explain_finding(finding, &app.ui.language)).collect();
        if !blocks.is_empty() {
            app.ui.print(&blocks.join("\n\n"))?;
        }
        app.ui.say_message(&message!("check-summary", files = checked, findings = findings.len()));
    }
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
