//! Prints what a check found: for a person with excerpts and remedies, or as `folio/check/1`.

use serde_json::{Value, json};

use super::error::{self, CliError};
use super::ui::Ui;
use crate::message;
use crate::model::finding::Finding;

/// A finding in JSON.
pub fn row(ui: &Ui, finding: &Finding) -> Value {
    json!({
        "code": finding.code(),
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "excerpt": finding.place.excerpt,
        "message": ui.language.format(&finding.message),
        "remedy": ui.language.remedy(&finding.message),
    })
}

/// Puts findings in the order of their places, each once, and prints them: as text with a summary
/// to stderr, or as JSON. `checked` is how many files were looked at.
///
/// # Errors
/// The output cannot be written.
pub fn print(ui: &Ui, checked: usize, findings: &mut Vec<Finding>, as_json: bool) -> Result<(), CliError> {
    findings.sort_by(|a, b| (&a.place.path, a.place.line).cmp(&(&b.place.path, b.place.line)));
    findings.dedup();
    if as_json {
        let list: Vec<_> = findings.iter().map(|finding| row(ui, finding)).collect();
        return ui.print_json("folio/check/1", &json!({ "checked": checked, "findings": list }));
    }
    let blocks: Vec<String> = findings.iter().map(|finding| error::explain_finding(finding, &ui.language)).collect();
    if !blocks.is_empty() {
        ui.print(&blocks.join("\n\n"))?;
    }
    ui.say_message(&message!("check-summary", files = checked, findings = findings.len()));
    Ok(())
}
