//! All assets of a desk, for the commands that read many. A damaged file hides no other: it is told
//! of, and `folio check` says the rest.

use std::collections::HashSet;
use std::path::PathBuf;

use super::asset_change;
use super::inventory_view::is_damage;
use super::progress::Progress;
use crate::inventory::replay::AssetState;
use crate::model::finding::Finding;
use crate::model::time::Moment;
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
    let progress = Progress::reading(files.len());
    for part in parallel::shares(&files, |files| read_all(desk, files, &progress)) {
        whole.cases.extend(part.cases);
        whole.findings.extend(part.findings);
    }
    whole
}

/// All assets of a desk, as they were at several moments.
pub struct AssetHistory {
    /// Those that were registered by each moment, in order of path.
    pub cases: Vec<Vec<AssetCase>>,
    /// What is wrong with files, as they are now.
    pub findings: Vec<Finding>,
    /// Paths of the files that could not be read.
    pub unreadable: Vec<String>,
}

/// Reads every asset of a desk once, and tells what was so at each of those moments. A card that was
/// written by hand says nothing of the past: it counts as it is.
pub fn load_at(desk: &Desk, moments: &[Moment]) -> AssetHistory {
    let AssetSnapshot { cases, mut findings } = load(desk);
    findings.retain(is_damage);
    let read: HashSet<&str> = cases.iter().map(|case| case.asset.id.as_str()).collect();
    let stem = |path: &str| path.rsplit('/').next().and_then(|name| name.split('.').next()).map(str::to_owned);
    let is_read = |path: &String| stem(path).is_some_and(|id| read.contains(id.as_str()));
    let mut unreadable: Vec<String> = findings.iter().map(|finding| finding.place.path.clone()).collect();
    unreadable.retain(|path| !is_read(path));
    unreadable.dedup();
    let then = |moment: &Moment| cases.iter().filter_map(|case| at(case, *moment)).collect();
    AssetHistory { cases: moments.iter().map(then).collect(), findings, unreadable }
}

fn at(case: &AssetCase, moment: Moment) -> Option<AssetCase> {
    if case.asset.events.iter().all(|event| event.at <= moment) {
        return Some(case.clone());
    }
    let mut asset = case.asset.clone();
    let state = AssetState::replay_until(&asset.id, &asset.events, moment);
    state.registered?;
    asset.position = state.position();
    // What the events say of the card, as of then; what people wrote besides stays.
    asset.card.retain(|key, _| !case.state.card.contains_key(key));
    asset.card.extend(state.card.iter().map(|(key, value)| (key.clone(), value.clone())));
    asset.events.retain(|event| event.at <= moment);
    Some(AssetCase { asset, state })
}

fn read_all(desk: &Desk, files: &[PathBuf], progress: &Progress) -> AssetSnapshot {
    let mut part = AssetSnapshot { cases: Vec::with_capacity(files.len()), findings: Vec::new() };
    for path in files {
        progress.step();
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
