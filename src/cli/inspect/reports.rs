//! Definitions of reports: their form, and that all their words mean something on this desk.

use crate::cli::reporting;
use crate::language::{Language, Tongue};
use crate::message;
use crate::model::catalogue::ReportDefinition;
use crate::model::finding::{Finding, Place};
use crate::report::own::plan;
use crate::store::desk::Desk;

/// Checks every report of the desk; gives how many there are.
pub fn check(desk: &Desk, findings: &mut Vec<Finding>) -> usize {
    let keys = desk.own_report_keys();
    for key in &keys {
        match desk.report_text(key) {
            Some(Ok((path, text))) => findings.extend(report(desk, &path, &text)),
            Some(Err(finding)) => findings.push(finding),
            // No report has such a name, so nothing reads it.
            None => findings.push(name(key)),
        }
    }
    keys.len()
}

/// That no report has the name of such a file.
pub fn name(key: &str) -> Finding {
    let path = format!("{}/{key}.toml", crate::store::reports::FOLDER);
    Finding::new(Place::file(path), message!("finding-report-file-name", name = key))
}

/// What is wrong with a definition.
pub fn report(desk: &Desk, path: &str, text: &str) -> Vec<Finding> {
    // Which language titles are in changes nothing of what they mean.
    let language = Language::new(Tongue::Spanish, None);
    match ReportDefinition::parse(path, text) {
        Err(findings) => findings,
        Ok(definition) => reporting::with_lookup(desk, &language, |lookup| {
            let of_path = |mut findings: Vec<Finding>| {
                // What is wrong with a report that it includes is told of that one.
                findings.retain(|finding| finding.place.path == path);
                findings
            };
            plan::compile(&definition, lookup).map_or_else(of_path, |_| Vec::new())
        }),
    }
}
