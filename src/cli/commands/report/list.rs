//! `folio report list`: the reports that there are.

use clap::Args;
use serde::Serialize;
use serde_json::json;

use crate::cli::app::App;
use crate::cli::arguments::FormatArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::message;
use crate::render::table::{Cell, Column, Document, Table};

/// Arguments of `folio report list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    format: FormatArgs,
}

/// A report that there is.
#[derive(Debug, Serialize)]
struct ReportRow {
    key: String,
    title: Option<String>,
    about: Option<String>,
    /// Whether its file is one of the desk's.
    own: bool,
    /// Its usual period.
    period: Option<String>,
    /// What is wrong with its file.
    findings: usize,
}

/// Prints the reports.
///
/// # Errors
/// No desk.
pub fn run(app: &mut App, args: &ListArgs) -> Result<Exit, CliError> {
    print(app, &args.format)
}

/// Prints the reports in a format.
///
/// # Errors
/// No desk.
pub fn print(app: &mut App, format: &FormatArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let (language, own) = (&app.ui.language, desk.own_report_keys());
    let code = language.tongue().code();
    let row = |key: &String| match desk.report(key) {
        Some(Ok(report)) => ReportRow {
            key: key.clone(),
            title: Some(report.title.text(code).to_owned()),
            about: report.about.as_ref().map(|about| about.text(code).to_owned()),
            own: own.contains(key),
            period: report.period.clone(),
            findings: 0,
        },
        other => {
            let findings = other.and_then(Result::err).map_or(1, |findings| findings.len());
            ReportRow { key: key.clone(), title: None, about: None, own: own.contains(key), period: None, findings }
        }
    };
    let rows: Vec<ReportRow> = desk.report_keys().iter().map(row).collect();
    let table = || Table {
        columns: ["report-column-report", "report-column-title", "report-column-origin"]
            .map(|id| Column::new(language.text(id)))
            .to_vec(),
        rows: rows
            .iter()
            .map(|row| {
                let origin = if row.own { "report-own" } else { "report-built-in" };
                let title = row.title.clone().unwrap_or_default();
                vec![row.key.clone().into(), title.into(), Cell::from(language.text(origin)).alarm(row.findings > 0)]
            })
            .collect(),
        wraps: true,
    };
    let output = Output {
        schema: "folio/reports/1",
        data: &json!({ "reports": rows }),
        document: &|| Document::of_table(language.text("report-list-title"), table()),
        sheet: Some(&table),
    };
    format::print(&app.ui, format.chosen(), &output)?;
    for broken in rows.iter().filter(|row| row.findings > 0) {
        app.ui.say_message(&message!("report-has-findings", key = &broken.key, count = broken.findings));
    }
    Ok(Exit::Done)
}
