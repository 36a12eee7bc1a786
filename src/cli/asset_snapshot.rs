//! All assets of a desk, for the commands that read many. A damaged file hides no other: it is told
//! of, and `folio check` says the rest.

use std::path::PathBuf;

use super::asset_change;
use crate::model::finding::Finding;
use crate::report::asset_case::AssetCase;
use crate::store::desk::Desk;
use crate::store::parallel;

/// All assets of a desk.
pub struct AssetSnapshot {
    /// Those that can be read, in order of path.
    pub cases: Vec<AssetCase>,
    /// What is wrong with the others, and with cards that do not follow from their events.
    pub findings: Vec<Finding>,
}

/// Reads every asset of a desk.
pub fn load(desk: &Desk) -> AssetSnapshot {
    let files = desk.asset_files();
    let mut whole = AssetSnapshot { cases: Vec::with_capacity(files.len()), findings: Vec::new() };
    for part in parallel::shares(&files, |files| read_all(desk, files)) {
        whole.cases.extend(part.cases);
        whole.findings.extend(part.findings);
    }
    whole
}

fn read_all(desk: &Desk, files: &[PathBuf]) -> AssetSnapshot {
    let mut part = AssetSnapshot { cases: Vec::with_capacity(files.len()), findings: Vec::new() };
    for path in files {
        match desk.read_asset(path) {
            Ok(record) => {
                let case = AssetCase::new(record.asset.clone());
                part.findings.extend(asset_change::record_findings(desk, &record, &case.state));
                part.cases.push(case);
            }
            Err(findings) => part.findings.extend(findings),
        }
    }
    part
}
